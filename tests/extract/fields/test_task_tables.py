"""Rows of task tables: what they assign and date, and what they inherit from above."""

import pytest

from extract.grids import role_of
from tests.extract.fields.test_tables import FOOT, HEAD, plan
from tests.extract.texts import told

COLUMNS = "| TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |\n"


def read(*rows, head=COLUMNS):
    """What the rows of a table assign and date."""
    found = plan(HEAD, head, *(f"{row}\n" for row in rows), FOOT)
    return (
        told(found.assignments, "agency.name", "role", "action"),
        told(found.deadlines, "text", "start", "end", "actor", "action"),
        found,
    )


def test_as_above_stands_for_the_cell_above():
    assigned, dated, found = read(
        "| 1 | Trồng cây | Phòng Y tế | Huyện đoàn | Trước ngày 15/4/2022 |",
        "| 2 | Tưới cây | Như trên | -nt- | Như trên |",
    )
    assert assigned == [
        ("Phòng Y tế", "lead", "Trồng cây"),
        ("Phòng Y tế", "lead", "Tưới cây"),
        ("Huyện đoàn", "coordinate", "Trồng cây"),
        ("Huyện đoàn", "coordinate", "Tưới cây"),
    ]
    assert dated == [
        ("Trước ngày 15/4/2022", None, "2022-04-15", "Phòng Y tế", "Trồng cây"),
        ("Như trên", None, "2022-04-15", "Phòng Y tế", "Tưới cây"),
    ]
    direct, inherited = found.deadlines
    assert inherited.confidence < direct.confidence


def test_a_row_that_names_nobody_continues_the_row_above():
    assigned, dated, _ = read(
        "| 1 | Trồng cây | Phòng Y tế | Huyện đoàn | Quý II/2022 |",
        "| 2 | Tưới cây | | | |",
        "| 3 | Cắt cỏ | Huyện đoàn | | |",
    )
    assert ("Phòng Y tế", "lead", "Tưới cây") in assigned
    assert ("Huyện đoàn", "coordinate", "Tưới cây") in assigned
    assert [one for one in assigned if one[2] == "Cắt cỏ"] == [("Huyện đoàn", "lead", "Cắt cỏ")]
    assert [one[4] for one in dated] == ["Trồng cây", "Tưới cây"]


@pytest.mark.parametrize("group", ["| II | Cây xanh | << | << | << |", "| II | Cây xanh | | | |"])
def test_nothing_is_inherited_over_the_name_of_a_group(group):
    assigned, _, _ = read("| 1 | Trồng cây | Phòng Y tế | | Quý II/2022 |", group, "| 1 | Tưới cây | | | |")
    assert assigned == [("Phòng Y tế", "lead", "Trồng cây")]


def test_as_above_in_the_first_row_stands_for_nothing():
    assert read("| 1 | Trồng cây | Như trên | | Như trên |")[:2] == ([], [])


def test_a_cell_may_name_the_roles_itself():
    assigned, _, _ = read(
        "| 1 | Trồng cây | - Chủ trì: Phòng Y tế // - Phối hợp: Huyện đoàn, Hội Nông dân huyện | Quý II/2022 |",
        head="| TT | Nhiệm vụ | Đơn vị thực hiện | Thời gian |\n",
    )
    assert assigned == [
        ("Phòng Y tế", "lead", "Trồng cây"),
        ("Huyện đoàn", "coordinate", "Trồng cây"),
        ("Hội Nông dân huyện", "coordinate", "Trồng cây"),
    ]


def test_the_action_of_a_table_in_two_steps_is_the_finer_one():
    assigned, dated, found = read(
        "| 1 | Làng sạch | Trồng cây | Đề nghị Huyện đoàn | Phòng Y tế | Quý II/2022 |",
        "| 2 | ^^ | Tưới cây | Phòng Y tế | | 2023 |",
        head="| TT | Nhiệm vụ | Hành động cụ thể | Cơ quan thực hiện | Cơ quan phối hợp | Thời hạn |\n",
    )
    assert assigned == [
        ("Huyện đoàn", "implement", "Trồng cây"),
        ("Phòng Y tế", "coordinate", "Trồng cây"),
        ("Phòng Y tế", "implement", "Tưới cây"),
    ]
    assert told(found.assignments, "directive") == ["đề nghị", "đề nghị", None]
    assert [(one[0], one[3], one[4]) for one in dated] == [
        ("Quý II/2022", "Huyện đoàn", "Trồng cây"),
        ("2023", "Phòng Y tế", "Tưới cây"),
    ]


def test_a_table_of_targets_names_who_leads():
    assigned, _, found = read(
        "| 1 | Tỷ lệ hộ có thùng rác | % | 60 | 90 | Phòng Y tế |",
        head="| TT | Chỉ tiêu | Đơn vị tính | Năm 2023 | Năm 2025 | Cơ quan chủ trì |\n",
    )
    assert assigned == [("Phòng Y tế", "lead", "Tỷ lệ hộ có thùng rác")]
    assert told(found.quotas, "count", "unit", "unit_text") == [
        (60, "percent", "hộ có thùng rác"),
        (90, "percent", "hộ có thùng rác"),
    ]


def test_targets_without_a_column_of_units():
    _, _, found = read(
        "| 1 | Tỷ lệ hộ có thùng rác | 61,5% | ≥ 90% |",
        "| 2 | Số buổi dọn rác ở chợ | 10 | 12 |",
        "| 3 | Đường làng sạch | Chưa đạt | Đạt |",
        head="| TT | Nội dung | Kết quả năm 2021 | Phấn đấu năm 2022 |\n",
    )
    assert told(found.quotas, "count", "comparator", "unit", "unit_text") == [
        (90, ">=", "percent", "hộ có thùng rác"),
        (12, "=", "other", "buổi dọn rác ở chợ"),
    ]


def test_a_table_of_counts_says_who_owes_them_and_what_is_said_before_it_holds_for_all():
    lead_in = "Số lượng tối thiểu các cụm giới thiệu như sau:\n"
    rows = "| TT | Cụm thi đua | Tập thể | Cá nhân |\n| 1 | Cụm ven sông | 02 | 04 |\n| | Tổng cộng | 02 | 04 |\n"
    found = plan(HEAD, "! II. SỐ LƯỢNG ĐIỂN HÌNH\n", lead_in, rows, FOOT)
    assert told(found.quotas, "count", "comparator", "unit", "per", "movement") == [
        (2, ">=", "collective", "Cụm ven sông", None),
        (4, ">=", "individual", "Cụm ven sông", None),
    ]


def test_who_a_column_names_needs_no_rule_that_knows_the_name():
    assigned, _, found = read(
        "| 1 | Dọn rác ở chợ | Cán bộ thủ quỹ; Thủ kho // Phòng Y tế Hội Nông dân huyện | Tháng 5/2022 |",
        head="| TT | Nhiệm vụ | Người phụ trách | Thời gian |\n",
    )
    assert [one[0] for one in assigned] == ["Cán bộ thủ quỹ", "Thủ kho", "Phòng Y tế", "Hội Nông dân huyện"]
    assert {one[1] for one in assigned} == {"implement"}
    assert told(found.assignments, "agency.canonical")[1] is None


def test_months_of_a_school_year():
    head = HEAD.replace("giai đoạn 2022 - 2025", "năm học 2022 - 2023")
    rows = "| Tháng | Nội dung |\n| 9 | Khai giảng |\n| Tháng 02 | Trồng cây |\n| 5/2023 | Tổng kết |\n"
    assert told(plan(head, rows, FOOT).deadlines, "text", "start", "end", "action") == [
        ("9", "2022-09-01", "2022-09-30", "Khai giảng"),
        ("Tháng 02", "2023-02-01", "2023-02-28", "Trồng cây"),
        ("5/2023", "2023-05-01", "2023-05-31", "Tổng kết"),
    ]


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("2023-2025", "2023-01-01", "2025-12-31"),
        ("Năm 2023 - 2025", "2023-01-01", "2025-12-31"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("Tháng 6/2023", "2023-06-01", "2023-06-30"),
        ("Trong năm 2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_times_that_only_a_column_of_times_makes_times(cell, start, end):
    _, dated, _ = read(f"| 1 | Trồng cây | Phòng Y tế | | {cell} |")
    assert [(one[1], one[2]) for one in dated] == [(start, end)]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Đơn vị chủ trì thực hiện", "lead"),
        ("Cơ quan tham mưu, chủ trì", "lead"),
        ("Cơ quan chịu trách nhiệm chính", "implement"),
        ("Cá nhân, đơn vị đầu mối", "implement"),
        ("Đơn vị phối hợp", "coordinate"),
        ("Phân công nhiệm vụ", "implement"),
        ("Trách nhiệm", "implement"),
        ("Nội dung thực hiện", "task"),
        ("Tên đầu việc", "task"),
        ("Kinh phí thực hiện", "money"),
        ("Kết quả thực hiện", "product"),
        ("Tiến độ thực hiện", "time"),
        ("Hoàn thành trước", "time"),
        ("ĐVT", "unit"),
        ("Số TT", "number"),
        ("TT.", "number"),
        ("Căn cứ thực hiện", "other"),
        ("Ghi chú", "other"),
    ],
)
def test_what_the_head_of_a_column_says(head, role):
    assert role_of(head) == role
