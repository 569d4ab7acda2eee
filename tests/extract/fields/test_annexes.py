"""`annexes`: label, title, and where each begins and ends."""

from tests.extract.texts import FOOT, plan, table, told

CASES = {
    "one": ("PHỤ LỤC\nDANH MỤC TUYẾN ĐƯỜNG TỰ QUẢN\n1. Đường bờ suối.", [("PHỤ LỤC", "DANH MỤC TUYẾN ĐƯỜNG TỰ QUẢN")]),
    "numbered": (
        "PHỤ LỤC I\nDANH MỤC TUYẾN ĐƯỜNG\n1. Đường bờ suối.\nPHỤ LỤC II\nBIỂU THEO DÕI\n1. Rác khô.",
        [("PHỤ LỤC I", "DANH MỤC TUYẾN ĐƯỜNG"), ("PHỤ LỤC II", "BIỂU THEO DÕI")],
    ),
    "title behind the label": (
        "PHỤ LỤC 1: DANH MỤC TUYẾN ĐƯỜNG\n1. Đường bờ suối.",
        [("PHỤ LỤC 1", "DANH MỤC TUYẾN ĐƯỜNG")],
    ),
    "title of two lines": (
        "PHỤ LỤC\nDANH MỤC TUYẾN ĐƯỜNG\nTỰ QUẢN NĂM 2022\n1. Đường bờ suối.",
        [("PHỤ LỤC", "DANH MỤC TUYẾN ĐƯỜNG TỰ QUẢN NĂM 2022")],
    ),
    "what it is attached to is no title": (
        "PHỤ LỤC\nDANH MỤC TUYẾN ĐƯỜNG\n(Kèm theo Kế hoạch số 41/KH-UBND ngày 10/3/2022)\n1. Đường bờ suối.",
        [("PHỤ LỤC", "DANH MỤC TUYẾN ĐƯỜNG")],
    ),
    "without a title": (
        "PHỤ LỤC\n(Kèm theo Kế hoạch số 41/KH-UBND ngày 10/3/2022)\n1. Đường bờ suối.",
        [("PHỤ LỤC", None)],
    ),
}


@table(CASES)
def test_annexes(text, expected):
    assert told(plan("I. MỤC ĐÍCH", foot=f"{FOOT}\n{text}").annexes, "label", "title") == expected


def test_an_annex_ends_where_the_next_begins():
    annexes = "PHỤ LỤC I\nTUYẾN ĐƯỜNG\n1. Đường bờ suối.\nPHỤ LỤC II\nBIỂU THEO DÕI\n1. Rác khô."
    found = plan("I. MỤC ĐÍCH", foot=f"{FOOT}\n{annexes}")
    assert [found.text[one.start : one.end].strip() for one in found.annexes] == [
        "PHỤ LỤC I\nTUYẾN ĐƯỜNG\n1. Đường bờ suối.",
        "PHỤ LỤC II\nBIỂU THEO DÕI\n1. Rác khô.",
    ]


def test_none_without_one():
    assert plan("I. MỤC ĐÍCH", "Phụ lục kèm theo Kế hoạch này nêu các tuyến đường mà từng xã tự quản lý.").annexes == []
