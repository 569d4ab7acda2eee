from __future__ import annotations

import pytest

from corpora.canonical import canonical_text
from corpora.grid import Cell
from corpora.markup import AnnexBreak, Foot, Head, MarkupError, Paragraph, Part, Table, parse
from tests.corpora.sources import DEMO, DEMO_TEXT

HEAD = "%head\n%body ỦY BAN NHÂN DÂN\n%number Số: /KH-UBND\n%type KẾ HOẠCH\n%subject Một\n%subject Hai\n"


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        pytest.param("Một  đoạn\tvăn.", [Paragraph("Một đoạn văn.")], id="white space is folded"),
        pytest.param("Ho\u0300a", [Paragraph("Hòa")], id="letters are composed"),
        pytest.param("! I. MỤC ĐÍCH", [Paragraph("I. MỤC ĐÍCH", "heading")], id="heading"),
        pytest.param("~ Căn cứ Luật;", [Paragraph("Căn cứ Luật;", "basis")], id="legal basis"),
        pytest.param("^ PHỤ LỤC", [Paragraph("PHỤ LỤC", "centered")], id="centred line"),
        pytest.param("!Không phải", [Paragraph("!Không phải")], id="a mark wants a blank"),
        pytest.param("- Gạch\n\n+ Cộng", [Paragraph("- Gạch"), Paragraph("+ Cộng")], id="bullets stay typed"),
        pytest.param("A.\n%footnote b", [Paragraph("A.", footnotes=("b",))], id="footnote"),
        pytest.param(
            HEAD + "A.",
            [Head(("ỦY BAN NHÂN DÂN",), "Số: /KH-UBND", "", "KẾ HOẠCH", ("Một", "Hai")), Paragraph("A.")],
            id="head",
        ),
        pytest.param("%head party\n%body ĐẢNG BỘ", [Head(("ĐẢNG BỘ",), party=True)], id="party head"),
        pytest.param(
            "%recipients\nNhư trên;\n\nLưu: VT.\n%sign CHỦ TỊCH\n%sign An\n%annex\nB.",
            [Foot(("Như trên;", "Lưu: VT."), ("CHỦ TỊCH", "An")), AnnexBreak(), Paragraph("B.")],
            id="foot and annex",
        ),
        pytest.param(
            "%recipients\nA;\n%sign B\n%head\n%type C", [Foot(("A;",), ("B",)), Head(type="C")], id="head after foot"
        ),
        pytest.param(
            "| A | B |\n| c // d | |",
            [Table(((Cell(0, 0, ("A",)), Cell(0, 1, ("B",))), (Cell(1, 0, ("c", "d")), Cell(1, 1, ()))), 2)],
            id="table",
        ),
        pytest.param(
            "| A | << |\n| ^^ | ^^ |\n| c | d |",
            [Table(((Cell(0, 0, ("A",), 2, 2),), (), (Cell(2, 0, ("c",)), Cell(2, 1, ("d",)))), 2)],
            id="merged over rows and columns",
        ),
        pytest.param(
            "| A |\n\n| B |",
            [Table(((Cell(0, 0, ("A",)),),), 1), Table(((Cell(0, 0, ("B",)),),), 1)],
            id="an empty line parts two tables",
        ),
    ],
)
def test_parse(source: str, parts: list[Part]) -> None:
    assert list(parse(source).parts) == parts


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("A.\n%nonsense", 2),
        ("%head other", 1),
        ("%body ỦY BAN", 1),
        ("%footnote a", 1),
        ("| A |\n%footnote a", 2),
        ("A.\n| B | C", 2),
        ("A.\n| B | C |\n| d |", 3),
        ("| << | A |", 1),
        ("| ^^ |", 1),
        ("| A | << |\n| ^^ | b |", 1),
    ],
)
def test_faulty_source_names_the_line(source: str, line: int) -> None:
    with pytest.raises(MarkupError, match=f"^dòng {line}:"):
        parse(source)


def test_canonical_text_has_the_order_of_the_contract() -> None:
    assert canonical_text(parse(DEMO)) == DEMO_TEXT


def test_party_head_has_no_motto() -> None:
    source = "%head party\n%body TỈNH ỦY\n%number Số 01-KH/TU\n%place Mẫu Sơn, ngày 01 tháng 3 năm 2026\n%type KẾ HOẠCH"
    assert canonical_text(parse(source)).split("\n") == [
        "TỈNH ỦY",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 01-KH/TU",
        "Mẫu Sơn, ngày 01 tháng 3 năm 2026",
        "KẾ HOẠCH",
    ]
