"""`tables`: every ruled table, and what its rows assign, set and date."""

import extract
import ingest
from corpora.markup import parse
from corpora.render_docx import render
from tests.extract.texts import told

HEAD = """\
%head
%body ỦY BAN NHÂN DÂN
%body HUYỆN SUỐI MƠ
%number Số: 41/KH-UBND
%place Suối Mơ, ngày 10 tháng 3 năm 2022
%type KẾ HOẠCH
%subject Giữ gìn vệ sinh môi trường giai đoạn 2022 - 2025
! I. NHIỆM VỤ
Nhiệm vụ của từng cơ quan nêu tại bảng dưới đây.
"""
FOOT = """\
%recipients
UBND tỉnh;
Lưu: VT.
%sign CHỦ TỊCH
%sign Trần Văn Thử
"""
TASKS = """\
| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm |
| 1 | Đặt thùng ở chợ | Phòng Kinh tế và Hạ tầng | Phòng Y tế; Huyện đoàn | Trước ngày 15/4/2022 | Ít nhất 40 thùng |
| 2 | Phun thuốc diệt muỗi | Phòng Y tế | | Quý II/2022 | Báo cáo |
"""


def plan(*parts):
    """The plan of a Word file made from these parts of markup."""
    return extract.plan(ingest.read(render(parse("".join(parts))), name="ke-hoach.docx"))


BODY = plan(HEAD, TASKS, FOOT)


def test_header_and_rows():
    (found,) = BODY.tables
    assert found.header == [
        "TT",
        "Nhiệm vụ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời gian",
        "Sản phẩm",
    ]
    assert found.rows[1] == ["2", "Phun thuốc diệt muỗi", "Phòng Y tế", "", "Quý II/2022", "Báo cáo"]
    assert len(found.rows) == 2


def test_a_table_of_the_body_stands_in_its_section():
    (found,) = BODY.tables
    assert (found.annex, found.section) == (None, BODY.sections[0].id)


def test_a_table_of_an_annex_stands_in_it():
    found = plan(HEAD, FOOT, "%annex\n^ PHỤ LỤC\n^ DANH MỤC NHIỆM VỤ\n", TASKS)
    assert told(found.tables, "annex", "section") == [(found.annexes[0].id, None)]


def test_what_rows_assign():
    assert told(BODY.assignments, "agency.name", "role", "directive", "action") == [
        ("Phòng Kinh tế và Hạ tầng", "lead", None, "Đặt thùng ở chợ"),
        ("Phòng Y tế", "coordinate", None, "Đặt thùng ở chợ"),
        ("Huyện đoàn", "coordinate", None, "Đặt thùng ở chợ"),
        ("Phòng Y tế", "lead", None, "Phun thuốc diệt muỗi"),
    ]


def test_what_rows_date():
    assert told(BODY.deadlines, "kind", "text", "end", "actor", "action") == [
        ("due", "Trước ngày 15/4/2022", "2022-04-15", "Phòng Kinh tế và Hạ tầng", "Đặt thùng ở chợ"),
        ("milestone", "Quý II/2022", "2022-06-30", "Phòng Y tế", "Phun thuốc diệt muỗi"),
    ]


def test_what_rows_set():
    assert told(BODY.quotas, "count", "comparator", "unit", "unit_text", "text") == [
        (40, ">=", "other", "thùng", "Ít nhất 40 thùng")
    ]


def test_evidence_lies_in_the_cells():
    (table,) = BODY.tables
    place = table.evidence[0]
    inside = [*BODY.assignments, *BODY.deadlines, *BODY.quotas]
    assert all(place.start <= e.start < e.end <= place.end for item in inside for e in item.evidence)


def test_a_cell_merged_away_is_empty_and_its_words_hold_below():
    found = plan(
        HEAD,
        "| TT | Nhiệm vụ | Cơ quan chủ trì |\n| 1 | Dọn rác ở chợ | Phòng Y tế |\n| 2 | Phun thuốc diệt muỗi | ^^ |\n",
        FOOT,
    )
    assert found.tables[0].rows == [["1", "Dọn rác ở chợ", "Phòng Y tế"], ["2", "Phun thuốc diệt muỗi", ""]]
    assert told(found.assignments, "agency.name", "action") == [
        ("Phòng Y tế", "Dọn rác ở chợ"),
        ("Phòng Y tế", "Phun thuốc diệt muỗi"),
    ]


def test_a_column_of_numbers_counts_what_its_head_names():
    found = plan(HEAD, "| TT | Đơn vị | Tập thể | Cá nhân |\n| 1 | Xã Đồi Cọ | 2 | 4 |\n", FOOT)
    assert told(found.quotas, "count", "comparator", "unit") == [(2, "=", "collective"), (4, "=", "individual")]


def test_a_plan_without_a_table():
    found = plan(HEAD, FOOT)
    assert found.tables == []


def test_two_tables():
    found = plan(HEAD, TASKS, "Biểu theo dõi:\n", "| TT | Nội dung |\n| 1 | Rác khô |\n", FOOT)
    assert [len(one.header) for one in found.tables] == [6, 2]
    assert len({one.id for one in found.tables}) == 2
