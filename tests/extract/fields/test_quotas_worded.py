"""`quotas` in the words of published plans: signs in a row, subjects that go on, brackets, groups that owe."""

from tests.extract.texts import plan, table, told

COUNTED = {
    "two signs in a row": (
        "Mỗi chợ có ít nhất từ 02 đến 03 thùng rác.",
        [(2, ">=", "thùng rác", "ít nhất từ 02 đến 03 thùng rác")],
    ),
    "a colon before the number": (
        "Tỷ lệ rác được phân loại: tối thiểu 80%.",
        [(80, ">=", "rác được phân loại", "rác được phân loại: tối thiểu 80%")],
    ),
    "the subject goes on": (
        "Giảm tỷ lệ hộ thiếu nước xuống dưới 9% vào năm 2023 và còn 4% vào năm 2025.",
        [(9, "<=", "hộ thiếu nước", "hộ thiếu nước xuống dưới 9%"), (4, "=", "hộ thiếu nước", "còn 4%")],
    ),
    "a joining word is no part of the subject": (
        "Tỷ lệ rác được thu gom đạt 90%, rác được phân loại đạt 60% và rác được tái chế đạt 30%.",
        [
            (90, "=", "rác được thu gom", "rác được thu gom đạt 90%"),
            (60, "=", "rác được phân loại", "rác được phân loại đạt 60%"),
            (30, "=", "rác được tái chế", "rác được tái chế đạt 30%"),
        ],
    ),
    "the sign between number and noun, behind another share": (
        "Vận động 100% hộ thu gom rác, 90% trở lên hộ phân loại rác.",
        [
            (100, "=", "hộ thu gom rác", "100% hộ thu gom rác"),
            (90, ">=", "hộ phân loại rác", "90% trở lên hộ phân loại rác"),
        ],
    ),
    "tỷ lệ behind the number": (
        "Giảm ít nhất 2% tỷ lệ hộ thiếu nước.",
        [(2, ">=", "hộ thiếu nước", "ít nhất 2% tỷ lệ hộ thiếu nước")],
    ),
    "a bracket ends the noun": ("Cử 02 đại biểu (01 lãnh đạo).", [(2, "=", "đại biểu", "02 đại biểu")]),
    "a predicate behind a bracket": (
        "100% chợ (trừ chợ tạm) được quét dọn.",
        [(100, "=", "chợ (trừ chợ tạm) được quét dọn", "100% chợ (trừ chợ tạm) được quét dọn")],
    ),
    "không để belongs to the noun": (
        "100% hộ ký cam kết không để rác tồn đọng.",
        [(100, "=", "hộ ký cam kết không để rác tồn đọng", "100% hộ ký cam kết không để rác tồn đọng")],
    ),
    "a day's pay": ("Vận động đóng góp ít nhất 01 ngày lương.", [(1, ">=", "ngày lương", "ít nhất 01 ngày lương")]),
    "a list with long nouns": (
        "Tổ chức 01 cuộc thi tìm hiểu vệ sinh môi trường cấp huyện và 12 cuộc thi cấp xã.",
        [
            (
                1,
                "=",
                "cuộc thi tìm hiểu vệ sinh môi trường cấp huyện",
                "01 cuộc thi tìm hiểu vệ sinh môi trường cấp huyện",
            ),
            (12, "=", "cuộc thi cấp xã", "12 cuộc thi cấp xã"),
        ],
    ),
    "a subject of its own behind a comma": (
        "Trồng mới 50 ha rừng, độ che phủ rừng đạt 45%.",
        [(50, "=", "ha rừng", "50 ha rừng"), (45, "=", "độ che phủ rừng", "độ che phủ rừng đạt 45%")],
    ),
    "a rise of what is counted before": (
        "Tổng lượng rác thu gom đạt 12 tấn, tăng 10%.",
        [
            (12, "=", "tấn", "12 tấn"),
            (10, "=", "Tổng lượng rác thu gom", "Tổng lượng rác thu gom đạt 12 tấn, tăng 10%"),
        ],
    ),
    "a sign holds for no share behind a number": (
        "Mỗi xã chọn ít nhất 02 chợ mẫu; 100% chợ có thùng rác.",
        [(2, ">=", "chợ mẫu", "ít nhất 02 chợ mẫu"), (100, "=", "chợ có thùng rác", "100% chợ có thùng rác")],
    ),
    "money for each is a rate": ("Hỗ trợ 500.000 đồng/hộ làm hố rác.", []),
    "an old target is told": (
        "Tỷ lệ rác được thu gom đạt 95% (chỉ tiêu cũ là 90%).",
        [(95, "=", "rác được thu gom", "rác được thu gom đạt 95%")],
    ),
}


@table(COUNTED)
def test_numbers(text, expected):
    assert told(plan("I. CHỈ TIÊU", text).quotas, "count", "comparator", "unit_text", "text") == expected


OWED = {
    "behind the number": ("Tổ chức tối thiểu 02 buổi dọn rác tại mỗi thôn.", ["mỗi thôn"]),
    "a stretch of time owes nothing": ("Mỗi năm giảm 2% hộ thiếu nước.", [None]),
    "each member": ("Vận động mỗi đoàn viên trồng ít nhất 03 cây xanh.", ["mỗi đoàn viên"]),
    "right before the number": ("Thành lập các tổ tự quản, mỗi tổ 05 người.", ["mỗi tổ"]),
    "each body in an order": ("Đề nghị mỗi xã, thị trấn giới thiệu 01 tập thể.", ["mỗi xã, thị trấn"]),
}


@table(OWED)
def test_who_owes_it(text, expected):
    assert told(plan("I. CHỈ TIÊU", text).quotas, "per") == expected


def test_a_line_of_aims_may_open_with_its_number():
    found = plan("I. MỤC TIÊU", "- 02 thôn đạt chuẩn xanh, sạch, đẹp.").quotas
    assert told(found, "count", "unit_text") == [(2, "thôn đạt chuẩn xanh, sạch, đẹp")]
    assert plan("I. TÌNH HÌNH", "- 02 thôn đạt chuẩn xanh, sạch, đẹp.").quotas == []


MANY = {
    "millions": ("Đón trên 1,5 triệu lượt khách.", [(1_500_000, ">=", "lượt khách")]),
    "a number grouped like a year": ("Phát hành 2.000 cuốn sổ tay.", [(2000, "=", "cuốn sổ tay")]),
    "into use": ("Đưa vào sử dụng 03 bể ủ rác.", [(3, "=", "bể ủ rác")]),
    "around the clock": ("Huy động 100% quân số trong 24/24 giờ.", [(100, "=", "quân số")]),
    "a threshold inside the noun": (
        "Trên 90% thuyền dài từ 15 mét trở lên có thùng rác.",
        [(90, ">=", "thuyền dài từ 15 mét trở lên có thùng rác")],
    ),
    "out of a place": ("Di dời 03 lò đốt ra khỏi khu dân cư.", [(3, "=", "lò đốt")]),
    "who is meant": ("Cơ sở có từ 50 lao động trở lên báo cáo lượng rác.", [(50, ">=", "lao động")]),
}


@table(MANY)
def test_numbers_and_where_the_noun_ends(text, expected):
    assert told(plan("I. MỤC TIÊU", f"- {text}").quotas, "count", "comparator", "unit_text") == expected


def test_money_that_is_there_to_be_spent_is_no_quota():
    lines = ("- Ngân sách xã bố trí 86.500.000 đồng từ nguồn sự nghiệp môi trường.",)
    assert plan("I. KINH PHÍ THỰC HIỆN", *lines).quotas == []
