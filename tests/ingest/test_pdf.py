import threading
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from ingest.document import Document
from ingest.errors import ReadError
from ingest.limits import Limits
from ingest.pdf import read_pdf
from tests.ingest.pdf_builder import LETTER, Page, Text, build, grid, line

ROOT = Path(__file__).parents[2]
# Plans of our own, and beside the project real ones where somebody has them.
PLANS = sorted((ROOT / "corpora" / "plans").glob("*/plan*.pdf")) + sorted(
    (ROOT.parent / "shared" / "plans").glob("*/plan*.pdf")
)
KEYS = f"/O <{'5a' * 32}> /U <{'c3' * 32}>"
ENCRYPTED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {KEYS} >> /ID [<{'00' * 16}> <{'00' * 16}>]"


def read(*pages: Page, limits: Limits | None = None) -> Document:
    return read_pdf(build(list(pages)), "tệp.pdf", limits or Limits())


def read_lines(*texts: Text) -> list[str]:
    return read(Page(list(texts))).text.split("\n")


def spread(words: list[str], x: float, y: float, gap: float, size: float = 12, font: str = "F1") -> list[Text]:
    """Words without printed blanks, parted by gaps (in parts of the size)."""
    out = []
    for word in words:
        out.append(Text(x, y, word, size, font))
        x += (len(word) * LETTER + gap) * size
    return out


def reading(path: Path) -> float:
    truth = (path.parent / "text.txt").read_text(encoding="utf-8")
    found = read_pdf(path.read_bytes(), path.name, Limits()).text
    return Levenshtein.normalized_similarity(" ".join(truth.split()), " ".join(found.split()))


@pytest.mark.parametrize("path", [p for p in PLANS if "scan" not in p.name], ids=lambda p: f"{p.parent.name}/{p.name}")
def test_plans_are_read_as_they_were_written(path):
    assert reading(path) >= 0.995


def test_letters_of_a_second_font_come_to_their_place():
    regular = [Text(100, 100, "H", 12), Text(106, 100, "U", 12), Text(124, 100, "N CAO", 12)]
    second = [Text(112, 100, "YỆ", 12, "F2")]
    assert read_lines(*regular, *second) == ["HUYỆN CAO"]


@pytest.mark.parametrize(("gap", "text"), [(0.0, "haiba"), (0.05, "haiba"), (0.22, "hai ba"), (0.5, "hai ba")])
def test_blanks_are_seen_from_gaps(gap, text):
    assert read_lines(*spread(["hai", "ba"], 100, 100, gap)) == [text]


def test_a_heading_set_wide_keeps_its_words():
    letters = spread(list("KEHOACH"), 100, 100, 0.2)
    assert read_lines(*letters, Text(100 + 7 * 0.7 * 12 + 6, 100, "A")) == ["KEHOACH A"]


def test_letters_printed_twice_are_read_once():
    document = read(Page([Text(100, 100, "Phòng", 12), Text(100.4, 100, "Phòng", 12)]))
    assert document.text == "Phòng"


@pytest.mark.parametrize("marks", ["\u0302\u0301", "\u0301\u0302"], ids=["shape first", "tone first"])
def test_marks_of_their_own_are_composed(marks):
    # The marks are listed after the line, each over the letter at x = 112.
    texts = [Text(100, 100, "hue Ninh"), *(Text(112, 100, mark) for mark in marks)]
    assert read_lines(*texts) == ["huế Ninh"]


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        (("kinh tế -", "xã hội"), "kinh tế - xã hội"),
        (("kế hoạch KH-", "UBND"), "kế hoạch KH-UBND"),
        (("kinh tế \u00ad", "xã hội"), "kinh tế - xã hội"),
        (("số KH\u00ad", "UBND"), "số KH-UBND"),
    ],
)
def test_hyphens_at_line_ends(ends, text):
    first, second = ends
    x = 500 - len(first) * 6
    full = [Text(80, 100, "a" * 70), Text(80, 116, "a" * ((x - 80) // 6 - 1)), Text(x, 116, first)]
    lines = read_lines(*full, Text(80, 132, second))
    assert lines[-1].endswith(text)


def test_bold_and_italic_are_of_all_letters():
    blocks = read(
        Page([line("DAM", 100, 100, font="B1"), line("nghieng", 100, 140, font="I1"), line("thuong", 100, 180)])
    ).blocks
    assert [(block.bold, block.italic) for block in blocks] == [(True, False), (False, True), (False, False)]


def test_blocks_say_where_they_stand():
    document = read(Page([line("mot", 100, 100)]), Page([line("hai", 90, 700)]))
    first, second = document.blocks
    assert (first.page, second.page) == (1, 2)
    assert second.box is not None
    assert second.box.x0 == pytest.approx(90)
    assert second.box.x1 == pytest.approx(108)
    assert second.box.top < 700 < second.box.bottom
    assert document.pages == 2
    assert [document.text[b.start : b.end] for b in document.blocks] == ["mot", "hai"]


def test_a_turned_page_is_read_as_it_is_shown():
    # Shown clockwise by a quarter: x on the screen grows with y in the file.
    up = (0, 1, -1, 0)
    page = Page([Text(100, 742, "dong mot", 12, matrix=up), Text(130, 742, "dong hai", 12, matrix=up)], rotate=90)
    document = read(page)
    assert document.text.split() == ["dong", "mot", "dong", "hai"]
    assert document.blocks[0].box is not None
    assert document.blocks[0].box.x0 == pytest.approx(100)


def test_slanted_writing_is_no_text():
    slanted = (0.7, 0.7, -0.7, 0.7)
    assert read_lines(Text(100, 100, "chinh van"), Text(110, 200, "BAN NHAP", 40, matrix=slanted)) == ["chinh van"]


def test_a_number_stamped_into_the_page_is_read():
    texts = [line("So:", 100, 100), line("/KH-UBND", 160, 100)]
    document = read(Page(texts, stamps=[line("104", 130, 103)]))
    assert document.text == "So: 104 /KH-UBND"


def test_a_ruled_table_stands_at_its_place():
    cells = [line("TT", 85, 165), line("Viec", 125, 165), line("1", 85, 185), line("Lap ke hoach", 125, 185)]
    page = Page(
        [line("Truoc bang.", 80, 120), *cells, line("Sau bang.", 80, 240)], grid([80, 120, 300], [150, 170, 190])
    )
    document = read(page)
    assert document.text.split("\n") == ["Truoc bang.", "TT", "Viec", "1", "Lap ke hoach", "Sau bang."]
    (table,) = document.tables
    assert (table.rows, table.columns, table.page) == (2, 2, 1)
    assert [document.text[c.start : c.end] for c in table.cells] == ["TT", "Viec", "1", "Lap ke hoach"]
    assert [block.kind for block in document.blocks] == ["paragraph", "cell", "cell", "cell", "cell", "paragraph"]


def test_merged_cells_stand_once_with_their_spans():
    rules = [(80, 150, 300, 150), (120, 170, 300, 170), (80, 190, 300, 190)]
    rules += [(80, 150, 80, 190), (120, 150, 120, 190), (300, 150, 300, 190)]
    page = Page([line("Chung", 85, 172), line("tren", 125, 165), line("duoi", 125, 185)], rules)
    (table,) = read(page).tables
    assert [(c.row, c.column, c.row_span, c.column_span) for c in table.cells] == [
        (0, 0, 2, 1),
        (0, 1, 1, 1),
        (1, 1, 1, 1),
    ]


def test_an_underline_is_no_table():
    assert read(Page([line("Doc lap", 100, 100)], [(100, 105, 160, 105), (100, 300, 400, 300)])).tables == ()


def row(y: float, *cells: str) -> list[Text]:
    return [line(cell, x, y) for cell, x in zip(cells, (85, 125), strict=True) if cell]


def test_a_table_over_two_pages_is_one_with_its_header_once():
    rules = grid([80, 120, 300], [50, 70, 90])
    first = Page([*row(65, "TT", "Viec"), *row(85, "1", "Hop")], rules)
    second = Page([*row(65, "TT", "Viec"), *row(85, "2", "Lap ke hoach")], rules)
    document = read(first, second)
    (table,) = document.tables
    assert (table.rows, table.header_rows) == (3, 1)
    assert [(c.row, document.text[c.start : c.end], c.page) for c in table.cells] == [
        (0, "TT", 1),
        (0, "Viec", 1),
        (1, "1", 1),
        (1, "Hop", 1),
        (2, "2", 2),
        (2, "Lap ke hoach", 2),
    ]


def test_a_row_cut_by_the_page_break_is_joined():
    rules = grid([80, 120, 300], [50, 70, 90])
    first = Page([*row(65, "1", "Hop giao ban"), *row(85, "2", "Lap ke hoach")], rules)
    second = Page([*row(65, "", "nam sau"), *row(85, "3", "Bao cao")], rules)
    document = read(first, second)
    (table,) = document.tables
    assert table.rows == 3
    assert document.text.split("\n") == ["1", "Hop giao ban", "2", "Lap ke hoach nam sau", "3", "Bao cao"]


def test_a_merged_cell_cut_by_the_page_break_goes_on_and_the_row_beside_it_is_new():
    def cells(y: float, *words: str) -> list[Text]:
        return [line(word, x, y) for word, x in zip(words, (85, 165, 265), strict=True) if word]

    rules = grid([80, 160, 260, 400], [50, 70, 90])
    first = Page([*cells(65, "Viec", "Buoc", "Han"), *cells(85, "Ve sinh", "Quet", "Thang 3")], rules)
    second = Page([*cells(65, "duong lang", "Thu gom", "Thang 4"), *cells(85, "Bao cao", "Lap", "Thang 5")], rules)
    document = read(first, second)
    (table,) = document.tables
    merged = next(cell for cell in table.cells if cell.row == 1 and cell.column == 0)
    assert (table.rows, merged.row_span) == (4, 2)
    assert document.text.split("\n")[3:] == [
        "Ve sinh duong lang", "Quet", "Thang 3", "Thu gom", "Thang 4", "Bao cao", "Lap", "Thang 5",
    ]  # fmt: skip


def test_page_numbers_and_running_heads_are_dropped():
    def page(number: int, text: str) -> Page:
        return Page([line("Mat so 7", 250, 30, 9), line(text, 80, 100), line(f"Trang {number}/3", 280, 810, 10)])

    assert read(page(1, "mot"), page(2, "hai"), page(3, "ba")).text.split("\n") == ["mot", "hai", "ba"]


def test_signature_stamps_stay_out_of_paragraphs():
    stamp = [line("Nguoi ky: UBND huyen", 400, 20, 7), line("Email: a@b.vn", 400, 28, 7)]
    stamp = [Text(t.x, t.y, t.text.replace("Nguoi ky", "Người ký"), t.size) for t in stamp]
    assert read_lines(*stamp, line("Chinh van", 80, 100)) == ["Chinh van"]


@pytest.mark.parametrize(
    ("below", "size", "goes_on"),
    [(15, 6, True), (15, 14, False), (30, 7, False)],
    ids=["a line missed", "large type", "far below"],
)
def test_a_stamp_goes_on_over_a_line_that_was_missed(below, size, goes_on):
    stamp = [
        Text(180, 10, "Người ký: UBND", 7),
        Text(180, 10 + below, "Cơ quan: UBND", size),
        Text(180, 10 + below + size * 1.2, "Thời gian ký: 01.02.2026 10:00:00 +07:00", size),
    ]
    kept = [] if goes_on else [text.text for text in stamp[1:]]
    assert read_lines(*stamp, line("Chinh van", 80, 100)) == [*kept, "Chinh van"]


def test_pages_that_are_pictures_are_told():
    document = read(Page([line("mot", 80, 100)]), Page(picture=True), Page(), Page([line("bon", 80, 100)]))
    assert document.text == "mot\nbon"
    assert [warning[:7] for warning in document.warnings] == ["Trang 2"]


def test_a_scan_with_a_signature_stamp_has_no_text():
    with pytest.raises(ReadError) as caught:
        read(Page([line("Ký bởi: UBND huyen", 400, 20, 7)], picture=True))
    assert caught.value.code in ("no_text", "ocr_missing")


GOOD = build([Page([line("chu", 80, 100)])])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7\nkhong phai PDF", "corrupt_file"),
        (b"\x00\xff" * 500, "corrupt_file"),
        (GOOD[:200], "corrupt_file"),
        (build([]), "no_pages"),
        (build([Page([line("chu", 80, 100)])], ENCRYPTED), "encrypted"),
        (build([Page(), Page()]), "no_text"),
        (build([Page(rules=grid([80, 120, 300], [50, 70, 90]))]), "no_text"),
    ],
    ids=["empty", "text", "garbage", "truncated", "no pages", "encrypted", "blank pages", "rules only"],
)
def test_files_that_cannot_be_read(data, code, capfd):
    with pytest.raises(ReadError) as caught:
        read_pdf(data, "tệp.pdf", Limits())
    assert caught.value.code == code
    assert capfd.readouterr() == ("", "")


def test_too_many_pages_are_refused():
    with pytest.raises(ReadError) as caught:
        read(Page([line("a", 80, 100)]), Page([line("b", 80, 100)]), limits=Limits(pages=1))
    assert caught.value.code == "too_large"


def test_a_cut_file_gives_what_is_whole_or_a_typed_error():
    for end in range(0, len(GOOD), 97):
        try:
            read_pdf(GOOD[:end], None, Limits())
        except ReadError:
            continue


def test_a_drawing_of_many_lines_is_no_table():
    rules = [(i % 50 * 10, i // 50 * 10, i % 50 * 10 + 8, i // 50 * 10) for i in range(3500)]
    assert read(Page([line("chu", 80, 100)], rules)).tables == ()


def test_threads_may_read_at_once():
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(read_pdf(GOOD, None, Limits()).text)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["chu"] * 8


def test_the_same_bytes_give_the_same_document():
    assert read_pdf(GOOD, "a", Limits()) == read_pdf(GOOD, "a", Limits())
