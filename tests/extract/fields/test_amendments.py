"""`amendments`: what a document says it does to earlier ones."""

from tests.extract.texts import HEAD, plan, read, table, told

OLD = "Kế hoạch số 12/KH-UBND ngày 05/02/2021 của UBND huyện Suối Mơ"
OLDER = "Kế hoạch số 7/KH-UBND ngày 04/3/2019 của UBND huyện Suối Mơ"
CASES = {
    "replaces": (f"Kế hoạch này thay thế {OLD}.", [("replaces", "kế hoạch", "12/KH-UBND", "2021-02-05")]),
    "in force and replaces": (
        f"Kế hoạch này có hiệu lực kể từ ngày ký và thay thế cho {OLD}.",
        [("replaces", "kế hoạch", "12/KH-UBND", "2021-02-05")],
    ),
    "two at once": (
        f"Kế hoạch này thay thế {OLD} về trồng rừng và {OLDER}.",
        [
            ("replaces", "kế hoạch", "12/KH-UBND", "2021-02-05"),
            ("replaces", "kế hoạch", "7/KH-UBND", "2019-03-04"),
        ],
    ),
    "amends": (
        f"Kế hoạch này sửa đổi, bổ sung một số nội dung của {OLD}.",
        [("amends", "kế hoạch", "12/KH-UBND", "2021-02-05")],
    ),
    "ends": (
        f"Kể từ ngày Kế hoạch này có hiệu lực, {OLD} hết hiệu lực.",
        [("repeals", "kế hoạch", "12/KH-UBND", "2021-02-05")],
    ),
    "a part is amended": (
        f"Kế hoạch này bãi bỏ mục 2 phần III {OLD}.",
        [("amends", "kế hoạch", "12/KH-UBND", "2021-02-05")],
    ),
    "a duty is no effect": (f"Phòng Nội vụ tham mưu sửa đổi, bổ sung {OLD}.", []),
    "a task is no effect": (f"- Sửa đổi, bổ sung {OLD}.", []),
    "what carries out is not replaced": (
        f"Kế hoạch này thay thế {OLD} thực hiện Chương trình số 9-CTr/HU ngày 02/01/2020 của Huyện ủy.",
        [("replaces", "kế hoạch", "12/KH-UBND", "2021-02-05")],
    ),
    "one document amends another": (
        "Theo Nghị định số 5/2020/NĐ-CP ngày 02/01/2020 sửa đổi, bổ sung Nghị định số 3/2015/NĐ-CP ngày 05/01/2015.",
        [],
    ),
}


@table(CASES)
def test_amendments(text, expected):
    found = plan(f"I. TỔ CHỨC THỰC HIỆN\n{text}")
    assert told(found.amendments, "effect", "kind", "code", "date") == expected


def test_a_title_that_amends_and_a_clause_that_repeals():
    head = HEAD.rstrip("\n").rsplit("\n", 1)[0]
    found = read(
        f"{head}\nSửa đổi, bổ sung Kế hoạch số 12/KH-UBND ngày 05/02/2021\n"
        f"I. NỘI DUNG\nBổ sung 02 lớp tập huấn.\nII. BÃI BỎ\nBãi bỏ {OLDER}.\n"
    )
    assert told(found.amendments, "effect", "code", "section") == [
        ("amends", "12/KH-UBND", None),
        ("repeals", "7/KH-UBND", "s2"),
    ]
    assert [item.id for item in found.amendments] == ["e1", "e2"]
    assert all(found.text[e.start : e.end] for item in found.amendments for e in item.evidence)


def test_day_and_issuer_come_from_where_they_are_told():
    found = plan(f"I. MỤC ĐÍCH\nTiếp nối {OLD}.\nII. TỔ CHỨC THỰC HIỆN\nKế hoạch này thay thế Kế hoạch số 12/KH-UBND.")
    assert told(found.amendments, "effect", "date", "issuer") == [("replaces", "2021-02-05", "UBND huyện Suối Mơ")]
