"""`quotas`: ranges, start values, shares behind their subject, reports, tables of targets."""

import extract
import ingest
from corpora.markup import parse
from corpora.render_docx import render
from tests.extract.texts import plan, table, told

COUNTED = {
    "a dot inside a number parts nothing": (
        "Tổng đàn gà đạt 4.500 con, trong đó gà đồi chiếm 40%.",
        [(4500, "=", "con", "4.500 con"), (40, "=", "gà đồi", "gà đồi chiếm 40%")],
    ),
    "a start value is no demand": (
        "Giảm tỷ lệ hộ thiếu nước từ 9% xuống còn 4%.",
        [(4, "=", "hộ thiếu nước", "hộ thiếu nước từ 9% xuống còn 4%")],
    ),
    "a start value with its year": (
        "Nâng tỷ lệ hộ phân loại rác từ 55% năm 2021 lên 80%.",
        [(80, "=", "hộ phân loại rác", "hộ phân loại rác từ 55% năm 2021 lên 80%")],
    ),
    "a start value before an upper limit": (
        "Tỷ lệ hộ thiếu nước giảm từ 9% xuống dưới 4%.",
        [(4, "<=", "hộ thiếu nước", "hộ thiếu nước giảm từ 9% xuống dưới 4%")],
    ),
    "a start value of another unit": (
        "Tăng số tổ tự quản từ 07 lên 15 tổ tự quản.",
        [(15, "=", "tổ tự quản", "15 tổ tự quản")],
    ),
    "a range demands its lower number": (
        "Xây dựng từ 03 đến 04 mô hình.",
        [(3, ">=", "mô hình", "từ 03 đến 04 mô hình")],
    ),
    "a range with a dash": ("80-85% chợ có thùng rác.", [(80, ">=", "chợ có thùng rác", "80-85% chợ có thùng rác")]),
    "a share a year": (
        "Tỷ lệ hộ thiếu nước giảm từ 1% đến 1,5%/năm.",
        [(1, ">=", "hộ thiếu nước", "hộ thiếu nước giảm từ 1% đến 1,5%")],
    ),
    "no comparison in the noun": (
        "Giảm 5-10% số bãi rác tự phát so với năm 2021.",
        [(5, ">=", "số bãi rác tự phát", "5-10% số bãi rác tự phát")],
    ),
    "two ranges": (
        "Lựa chọn 02-03 tập thể và 04 - 06 cá nhân.",
        [(2, ">=", "tập thể", "02-03 tập thể"), (4, ">=", "cá nhân", "04 - 06 cá nhân")],
    ),
    "a comparator between number and noun": (
        "Từ 85% trở lên chợ có thùng rác.",
        [(85, ">=", "chợ có thùng rác", "Từ 85% trở lên chợ có thùng rác")],
    ),
    "no conjunction before a cut": (
        "Trên 97% đơn thư được trả lời đúng hạn và không để kéo dài.",
        [(97, ">=", "đơn thư được trả lời đúng hạn", "Trên 97% đơn thư được trả lời đúng hạn")],
    ),
    "each share its own subject": (
        "Ngân sách xã hỗ trợ 60%, người dân đóng góp 40%.",
        [
            (60, "=", "Ngân sách xã hỗ trợ", "Ngân sách xã hỗ trợ 60%"),
            (40, "=", "người dân đóng góp", "người dân đóng góp 40%"),
        ],
    ),
}


@table(COUNTED)
def test_what_is_counted(text, expected):
    assert told(plan("I. NHIỆM VỤ", f"- {text}").quotas, "count", "comparator", "unit_text", "text") == expected


TOLD = {
    "a result": ("Năm 2021, xã đã hỗ trợ 14 mô hình.",),
    "a share reached": ("Năm 2021 đã có 85% hộ ký cam kết.",),
    "a state": ("Toàn xã hiện có 33 trang trại, trong đó 12 trang trại có hầm ủ.",),
    "the whole country": ("Cả nước có hơn 9.000 hợp tác xã.",),
    "a price": ("Kinh phí hỗ trợ 20 triệu đồng/mô hình.",),
}


@table({name: (text, []) for name, (text,) in TOLD.items()})
def test_reports_are_no_demands(text, expected):
    assert plan("I. NHIỆM VỤ", f"- {text}").quotas == expected


def test_a_state_leaves_the_demand_behind_it():
    found = plan("I. NHIỆM VỤ", "- Toàn xã hiện có 33 hộ nghèo; phấn đấu giảm 11 hộ nghèo.").quotas
    assert told(found, "count", "unit_text") == [(11, "hộ nghèo")]


OWED = {
    "each its own group": ("Mỗi thôn chọn 01 hộ, mỗi trường chọn 02 học sinh.", ["Mỗi thôn", "mỗi trường"]),
    "no function word at the end": ("Mỗi bồn hoa do ít nhất 02 hộ chăm sóc.", ["Mỗi bồn hoa"]),
}


@table(OWED)
def test_who_owes_it(text, expected):
    assert told(plan("I. NHIỆM VỤ", f"- {text}").quotas, "per") == expected


TARGETS = """\
%head
%body ỦY BAN NHÂN DÂN
%body XÃ SUỐI MƠ
%number Số: 41/KH-UBND
%place Suối Mơ, ngày 10 tháng 3 năm 2022
%type KẾ HOẠCH
%subject Giữ gìn vệ sinh môi trường năm 2022
! I. CHỈ TIÊU
Chỉ tiêu giao tại bảng dưới đây.
| TT | Chỉ tiêu | Đơn vị tính | Năm 2021 | Kế hoạch 2022 | So với kế hoạch |
| 1 | Cây xanh trồng mới | cây | 900 | 1.200 | 75 |
| 2 | Tỷ lệ hộ phân loại rác | % | 40 | >= 65 | |
| 3 | Tỷ lệ rác phải chôn lấp | % | 20 | < 12,5 | |
| 4 | Hộ ủ phân | hộ | 10 | 20-25 | |
| 5 | Rác thải nhựa | tấn | | xem sau | |
"""


def test_rows_of_targets():
    found = extract.plan(ingest.read(render(parse(TARGETS)), name="ke-hoach.docx")).quotas
    assert told(found, "count", "comparator", "unit", "unit_text", "text") == [
        (1200, "=", "other", "Cây xanh trồng mới", "1.200"),
        (65, ">=", "percent", "hộ phân loại rác", ">= 65"),
        (12.5, "<=", "percent", "rác phải chôn lấp", "< 12,5"),
        (20, ">=", "household", "Hộ ủ phân", "20-25"),
    ]
