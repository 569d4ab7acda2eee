import pytest

from ingest.numbering import letters, ordinal, printed, roman
from tests.ingest.docx_builder import abstract, level, lines, listed, num, p, read, start_override, style, styled

LIST = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'


def one_list(*levels: str, **more: str) -> str:
    return abstract(*levels, **more) + num()


@pytest.mark.parametrize(
    ("number_format", "text", "expected"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimal", "Điều %1.", ["Điều 1.", "Điều 2.", "Điều 3."]),
        ("decimal", "%1. ", ["1.", "2.", "3."]),
        ("decimalZero", "%1)", ["01)", "02)", "03)"]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("ordinal", "%1", ["1st", "2nd", "3rd"]),
        ("bullet", "-", ["-", "-", "-"]),
        ("bullet", "+", ["+", "+", "+"]),
        ("none", "Ghi chú:", ["Ghi chú:", "Ghi chú:", "Ghi chú:"]),
        ("russianLower", "%1.", ["1.", "2.", "3."]),
    ],
)
def test_formats(number_format, text, expected):
    document = read("".join(listed("việc") for _ in range(3)), numbering=one_list(level(text, number_format)))
    assert document.text.split("\n") == [f"{label} việc" for label in expected]
    assert [block.label for block in document.blocks] == expected


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0d8", "Wingdings", "➢"),
        ("\uf0fc", "Wingdings", "✓"),
        ("\uf02d", "Symbol", "-"),
        ("\uf02b", "Symbol", "+"),
        ("§", "Wingdings", "▪"),
        ("·", "Symbol", "•"),
        ("\uf001", "Wingdings", "•"),
        ("\uf0b7", None, "•"),
        ("o", "Courier New", "◦"),
        ("-", "Times New Roman", "-"),
        ("–", "Calibri", "–"),
    ],
)
def test_bullets_of_symbol_fonts(text, font, expected):
    look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    assert lines(listed("việc"), numbering=one_list(level(text, "bullet", more=look))) == [f"{expected} việc"]


@pytest.mark.parametrize(("suffix", "expected"), [("tab", "1. a"), ("space", "1. a"), ("nothing", "1.a")])
def test_suffix(suffix, expected):
    assert lines(listed("a"), numbering=one_list(level("%1.", suffix=suffix))) == [expected]


THREE = (
    level("%1.", "upperRoman"),
    level("%2.", "decimal", 1),
    level("%2.%3.", "decimal", 2),
)


@pytest.mark.parametrize(
    ("levels", "order", "expected"),
    [
        pytest.param(THREE, [0, 1, 1, 0, 1], ["I.", "1.", "2.", "II.", "1."], id="deeper levels begin anew"),
        pytest.param(THREE, [0, 1, 2, 2, 1, 2], ["I.", "1.", "1.1.", "1.2.", "2.", "2.1."], id="number of two levels"),
        pytest.param(THREE, [2, 0, 1], ["1.1.", "II.", "1."], id="upper levels left out count as begun"),
        pytest.param((level("%1."), "<!-- x -->"), [1, 0], ["", "1."], id="a level that is not defined"),
        pytest.param(
            (level("%1.", start=4), level("%1.%2.", index=1)), [0, 1], ["4.", "4.1."], id="start other than 1"
        ),
        pytest.param(
            (level("%1.", "upperRoman"), level("%1.%2.", index=1, more="<w:isLgl/>")),
            [0, 0, 1],
            ["I.", "II.", "2.1."],
            id="legal: all Arabic",
        ),
        pytest.param(
            (level("%1."), level("%2)", index=1, more='<w:lvlRestart w:val="0"/>')),
            [0, 1, 0, 1],
            ["1.", "1)", "2.", "2)"],
            id="never restarts",
        ),
        pytest.param(
            (level("%1."), level("%2.", index=1), level("%3)", "lowerLetter", 2, more='<w:lvlRestart w:val="1"/>')),
            [0, 1, 2, 1, 2, 0, 2],
            ["1.", "1.", "a)", "2.", "b)", "2.", "a)"],
            id="restarts only below the first level",
        ),
    ],
)
def test_levels(levels, order, expected):
    body = "".join(listed("x", level=index) for index in order)
    assert lines(body, numbering=one_list(*levels)) == [f"{label} x".strip() for label in expected]


@pytest.mark.parametrize(
    ("nums", "order", "expected"),
    [
        pytest.param(num(1) + num(2), [1, 1, 2, 1], ["1.", "2.", "3.", "4."], id="two names of one list count on"),
        pytest.param(
            num(1) + num(2, overrides=start_override(1)),
            [1, 1, 2, 2],
            ["1.", "2.", "1.", "2."],
            id="an override restarts once",
        ),
        pytest.param(num(1, overrides=start_override(5)), [1, 1], ["5.", "6."], id="an override of the first number"),
        pytest.param(
            num(1, overrides=f'<w:lvlOverride w:ilvl="0">{level("%1)", "lowerLetter")}</w:lvlOverride>'),
            [1, 1],
            ["a)", "b)"],
            id="a level defined anew",
        ),
        pytest.param(num(1), [1, 0, 1], ["1.", "", "2."], id="0 switches numbering off"),
        pytest.param(num(1), [1, 9, 1], ["1.", "", "2."], id="a list that nothing defines"),
    ],
)
def test_lists(nums, order, expected):
    body = "".join(listed("x", key) for key in order)
    assert lines(body, numbering=abstract(level("%1.")) + nums) == [f"{label} x".strip() for label in expected]


STYLES = style("Normal", default=True)


@pytest.mark.parametrize(
    ("styles", "expected"),
    [
        pytest.param(
            style("H1", f"<w:pPr>{LIST.format(level=0, key=1)}</w:pPr>")
            + style("H2", f"<w:pPr>{LIST.format(level=1, key=1)}</w:pPr>"),
            ["I. a", "1. b", "2. b", "II. a"],
            id="named by the style",
        ),
        pytest.param(
            style("Base", f"<w:pPr>{LIST.format(level=0, key=1)}</w:pPr>")
            + style("H1", based_on="Base")
            + style("H2", '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>', based_on="Base"),
            ["I. a", "1. b", "2. b", "II. a"],
            id="through basedOn",
        ),
        pytest.param(
            style("H1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
            + style("H2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
            ["I. a", "1. b", "2. b", "II. a"],
            id="level linked to the style",
        ),
        pytest.param(
            style("Base", f"<w:pPr>{LIST.format(level=0, key=1)}</w:pPr>")
            + style("H1", based_on="Base")
            + style("H2", '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', based_on="Base"),
            ["I. a", "b", "b", "II. a"],
            id="switched off by the style",
        ),
        pytest.param(
            style("H1", f"<w:pPr>{LIST.format(level=0, key=1)}</w:pPr>", based_on="H2") + style("H2", based_on="H1"),
            ["I. a", "II. b", "III. b", "IV. a"],
            id="styles based on each other",
        ),
    ],
)
def test_numbering_from_styles(styles, expected):
    numbering = one_list(
        level("%1.", "upperRoman", more='<w:pStyle w:val="H1"/>'),
        level("%2.", index=1, more='<w:pStyle w:val="H2"/>'),
    )
    body = styled("a", "H1") + styled("b", "H2") + styled("b", "H2") + styled("a", "H1")
    assert lines(body, numbering=numbering, styles=STYLES + styles) == expected


def test_levels_borrowed_from_a_numbering_style():
    numbering = (
        abstract(key=0, more='<w:numStyleLink w:val="Muc"/>')
        + abstract(level("%1/", "upperRoman"), key=1, more='<w:styleLink w:val="Muc"/>')
        + num(1, of=0)
        + num(2, of=1)
    )
    styles = style("Muc", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    assert lines(listed("a") + listed("b"), numbering=numbering, styles=styles) == ["I/ a", "II/ b"]


def test_an_empty_numbered_paragraph_counts_but_leaves_no_line():
    assert lines(listed("a") + listed("") + listed("b"), numbering=one_list(level("%1."))) == ["1. a", "3. b"]


def test_a_deleted_numbered_paragraph_does_not_count():
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>xóa</w:delText></w:r></w:del></w:p>"
    )
    assert lines(listed("a") + gone + listed("b"), numbering=one_list(level("%1."))) == ["1. a", "2. b"]


def test_a_section_break_without_words_does_not_count():
    carrier = p("", LIST.format(level=0, key=1) + "<w:sectPr/>")
    assert lines(listed("a") + carrier + listed("b"), numbering=one_list(level("%1."))) == ["1. a", "2. b"]


def test_a_list_of_a_single_level_has_only_that():
    single = '<w:multiLevelType w:val="singleLevel"/>'
    body = listed("a") + listed("b", level=3)
    assert lines(body, numbering=one_list(level("%1."), more=single)) == ["1. a", "2. b"]


def test_a_list_of_its_own_begins_at_the_first_level():
    numbering = one_list(level("%1."), level("%2)", index=1))
    styles = style("S", f"<w:pPr>{LIST.format(level=1, key=1)}</w:pPr>")
    own = p("b", '<w:pStyle w:val="S"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    assert lines(own + styled("a", "S"), numbering=numbering, styles=styles) == ["1. b", "1) a"]


def test_a_custom_picture_of_numbers():
    more = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    plain = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{more}<w:lvlText w:val="%1."/></w:lvl>'
    assert lines(listed("a"), numbering=one_list(plain)) == ["001. a"]


def test_rubbish_in_numbering_is_not_fatal():
    body = p("a", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>') + listed("b", level=77)
    assert lines(body, numbering=one_list(level("%1.").replace('"1"', '"một"', 1))) == ["0. a", "b"]


@pytest.mark.parametrize(
    ("function", "value", "expected"),
    [
        (roman, 4, "iv"), (roman, 9, "ix"), (roman, 14, "xiv"), (roman, 1999, "mcmxcix"), (roman, 0, "0"),
        (letters, 1, "a"), (letters, 4, "d"), (letters, 5, "e"), (letters, 26, "z"), (letters, 27, "aa"),
        (letters, 28, "bb"), (letters, 53, "aaa"), (letters, 0, "0"),
        (ordinal, 11, "11th"), (ordinal, 22, "22nd"), (ordinal, 113, "113th"),
    ],
)  # fmt: skip
def test_counters(function, value, expected):
    assert function(value) == expected


def test_unknown_formats_stay_arabic():
    assert printed(7, "hebrew1") == "7"
