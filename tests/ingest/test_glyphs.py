import pytest

from ingest.glyphs import Glyph, Mark, Style, make_lines

PLAIN = Style(12.0)
SMALL = Style(7.0)


def glyphs(text: str, x: float = 100.0, style: Style = PLAIN, advance: float = 0.5, order: int = 0) -> list[Glyph]:
    """Letters side by side, half as wide as their size; `advance` sets them closer or wider."""
    step = advance * style.size
    return [Glyph(x + i * step, order + i, x + i * step + 0.5 * style.size, c, style) for i, c in enumerate(text)]


def texts(by_baseline: dict[float, list[Glyph]], *marks: Mark) -> list[str]:
    return [line.text for line in make_lines(1, by_baseline, list(marks))]


def test_order_is_by_place_not_by_file():
    assert texts({100.0: glyphs("cd", 112, order=0) + glyphs("ab", 100, order=2)}) == ["abcd"]


def test_nearly_equal_baselines_are_one_line():
    assert texts({100.0: glyphs("ab"), 101.5: glyphs(" cd", 112)}) == ["ab cd"]


def test_a_line_of_its_own_is_kept_apart():
    assert texts({100.0: glyphs("ab"), 112.0: glyphs("cd")}) == ["ab", "cd"]


def test_a_letter_twice_in_one_place_is_bold():
    (line,) = make_lines(1, {100.0: glyphs("ab") + glyphs("ab", 100.5, order=10)}, [])
    assert (line.text, line.bold) == ("ab", True)


def test_parts_of_a_ligature_are_kept():
    pair = [Glyph(100.0, 0, 106.0, "f", PLAIN), Glyph(100.0, 1, 106.0, "f", PLAIN)]
    assert texts({100.0: pair}) == ["ff"]


@pytest.mark.parametrize(
    ("first", "then", "text"), [("\u0302", "\u0301", "ế"), ("\u0301", "\u0302", "ế"), ("\u0323", "\u0302", "ệ")]
)
def test_marks_join_the_letter_under_them(first, then, text):
    marks = [Mark(first, 109.0, 100.0, 12.0), Mark(then, 109.0, 97.0, 12.0)]
    assert texts({100.0: glyphs("hen")}, *marks) == [f"h{text}n"]


@pytest.mark.parametrize(
    ("baseline", "x", "text", "raised"),
    [
        (95.0, 112.0, ["ab1"], True),
        (102.5, 112.0, ["ab1"], False),
        (95.0, 150.0, ["1", "ab"], False),
        (85.0, 112.0, ["1", "ab"], False),
    ],
    ids=["superscript", "subscript", "far aside", "far above"],
)
def test_small_letters_hang_on_the_letter_beside_them(baseline, x, text, raised):
    lines = make_lines(1, {baseline: glyphs("1", x, SMALL, order=5), 100.0: glyphs("ab")}, [])
    assert [line.text for line in lines] == text
    assert any(word.raised for line in lines for word in line.words) is raised


def test_squeezed_letters_keep_narrow_blanks():
    # Letters overlap by 0.04 and the blank between the words is only a gap of 0.12.
    left = glyphs("hethong", advance=0.46)
    right = glyphs("thoat", left[-1].x1 + 0.12 * 12, advance=0.46, order=10)
    assert texts({100.0: left + right}) == ["hethong thoat"]


def test_a_squeezed_blank_parts_nothing():
    assert texts({100.0: [*glyphs("ab"), Glyph(112.0, 2, 115.0, " ", PLAIN), *glyphs("cd", 112.2, order=3)]}) == [
        "abcd"
    ]


def test_words_stamped_off_the_line_fill_its_gaps():
    line = [*glyphs("So:"), *glyphs("/KH", 160, order=5)]
    assert texts({100.0: line, 104.0: glyphs("104", 130, order=9)}) == ["So: 104 /KH"]


def test_a_column_beside_the_line_is_not_drawn_in():
    assert texts({100.0: glyphs("trai"), 104.0: glyphs("phai", 300)}) == ["trai", "phai"]
