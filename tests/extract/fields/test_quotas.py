"""`quotas`: what the plan demands in numbers."""

from tests.extract.texts import plan, table, told

ONE = {
    "at least": ("Trồng ít nhất 300 cây.", (300, ">=", "other", "cây", "ít nhất 300 cây")),
    "or more": ("Xây dựng 10 mô hình trở lên.", (10, ">=", "model", "mô hình", "10 mô hình trở lên")),
    "from, or more": ("Duy trì từ 02 mô hình trở lên.", (2, ">=", "model", "mô hình", "từ 02 mô hình trở lên")),
    "exactly": (
        "Tổ chức 04 lớp tập huấn phân loại rác.",
        (4, "=", "other", "lớp tập huấn phân loại rác", "04 lớp tập huấn phân loại rác"),
    ),
    "percent": (
        "100% hồ sơ được giải quyết đúng hạn.",
        (100, "=", "percent", "hồ sơ được giải quyết đúng hạn", "100% hồ sơ được giải quyết đúng hạn"),
    ),
    "percent over": (
        "Trên 90% hộ gia đình phân loại rác tại nguồn.",
        (90, ">=", "percent", "hộ gia đình phân loại rác tại nguồn", "Trên 90% hộ gia đình phân loại rác tại nguồn"),
    ),
    "fraction of a percent": (
        "Ít nhất 92,5% dân số dùng nước sạch.",
        (92.5, ">=", "percent", "dân số dùng nước sạch", "Ít nhất 92,5% dân số dùng nước sạch"),
    ),
    "at most": (
        "Không quá 5% rác thải phải chôn lấp.",
        (5, "<=", "percent", "rác thải phải chôn lấp", "Không quá 5% rác thải phải chôn lấp"),
    ),
    "minimum": (
        "Tối thiểu 12 tuyến đường có hoa.",
        (12, ">=", "other", "tuyến đường có hoa", "Tối thiểu 12 tuyến đường có hoa"),
    ),
    "not under": ("Giúp đỡ không dưới 20 hộ nghèo.", (20, ">=", "household", "hộ nghèo", "không dưới 20 hộ nghèo")),
    "share of a subject": (
        "Tỷ lệ hộ dùng nước sạch đạt trên 95%.",
        (95, ">=", "percent", "hộ dùng nước sạch", "hộ dùng nước sạch đạt trên 95%"),
    ),
    "a noun with its predicate": (
        "Tối thiểu 80% thôn được kết nối với điểm thu gom.",
        (
            80,
            ">=",
            "percent",
            "thôn được kết nối với điểm thu gom",
            "Tối thiểu 80% thôn được kết nối với điểm thu gom",
        ),
    ),
    "thousands": ("Trồng mới tối thiểu 1.500 cây.", (1500, ">=", "other", "cây", "tối thiểu 1.500 cây")),
}


@table(ONE)
def test_one_quota(text, expected):
    found = plan("I. NHIỆM VỤ", f"- {text}").quotas
    assert told(found, "count", "comparator", "unit", "unit_text", "text") == [expected]


SEVERAL = {
    "one comparator for two": (
        "Lựa chọn ít nhất 05 tập thể và 05 cá nhân.",
        [(5, ">=", "collective"), (5, ">=", "individual")],
    ),
    "one comparator for three": (
        "Lựa chọn ít nhất 02 tập thể, 03 cá nhân và 04 hộ gia đình.",
        [(2, ">=", "collective"), (3, ">=", "individual"), (4, ">=", "household")],
    ),
    "or more behind two": (
        "Lựa chọn từ 02 tập thể, 05 cá nhân trở lên.",
        [(2, ">=", "collective"), (5, ">=", "individual")],
    ),
    "each its own comparator": (
        "Lựa chọn ít nhất 02 tập thể; không quá 05 cá nhân.",
        [(2, ">=", "collective"), (5, "<=", "individual")],
    ),
    "two percentages": (
        "Trên 95% hộ dùng nước sạch; 100% chợ có thùng rác.",
        [(95, ">=", "percent"), (100, "=", "percent")],
    ),
    "a number inside another's noun is none": (
        "Tổ chức 06 lớp tập huấn cho 240 hội viên.",
        [(6, "=", "other")],
    ),
}


@table(SEVERAL)
def test_several_quotas(text, expected):
    found = plan("I. NHIỆM VỤ", f"- {text}").quotas
    assert told(found, "count", "comparator", "unit") == expected


PER = {
    "before": ("Mỗi xã, thị trấn giới thiệu ít nhất 02 tập thể.", "Mỗi xã, thị trấn"),
    "without its preposition": ("Giao cho từng ngành giới thiệu ít nhất 02 cá nhân.", "từng ngành"),
    "in brackets": ("Lựa chọn ít nhất 03 tập thể (đối với từng đơn vị).", "từng đơn vị"),
    "none": ("Lựa chọn ít nhất 03 tập thể.", None),
}


@table(PER)
def test_per(text, expected):
    assert told(plan("I. NHIỆM VỤ", f"- {text}").quotas, "per") == [expected]


NONE = {
    "age": "Vận động người từ 16 tuổi trở lên tham gia.",
    "a limit on eligibility": "Chọn người công tác liên tục từ 05 năm trở lên.",
    "a date": "Hoàn thành trước ngày 15/4/2022.",
    "a code": "Thực hiện theo Kế hoạch số 12/KH-UBND.",
    "a period": "Thực hiện trong giai đoạn 2022 - 2025.",
}


@table({name: (text, []) for name, text in NONE.items()})
def test_numbers_that_demand_nothing(text, expected):
    assert plan("I. NHIỆM VỤ", f"- {text}").quotas == expected


def test_numbers_that_describe_are_none():
    found = plan(
        "I. TÌNH HÌNH", "- Toàn huyện có 35 thôn, trên 80% hộ làm ruộng.", "II. NHIỆM VỤ", "- Trồng ít nhất 30 cây."
    )
    assert told(found.quotas, "count") == [30]


def test_a_number_in_a_criterion_is_none():
    found = plan(
        "I. TIÊU CHÍ LỰA CHỌN",
        "1. Tiêu chí chung",
        "- Có việc làm tốt kéo dài từ 12 tháng trở lên.",
        "2. Tiêu chí cụ thể",
        "2.1. Phong trào “Đường hoa”",
        "- Đối với tập thể: Giữ được ít nhất 02 tuyến đường hoa quanh năm.",
    )
    assert found.quotas == []


def test_evidence_is_the_phrase():
    found = plan("I. NHIỆM VỤ", "- Trồng ít nhất 300 cây.")
    (item,) = found.quotas
    assert item.text in [found.text[e.start : e.end] for e in item.evidence]
