from __future__ import annotations

import io
import re
from itertools import pairwise

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Mm
from docx.text.paragraph import Paragraph

import ingest
from corpora.markup import parse
from corpora.render_docx import render
from tests.corpora.sources import DEMO, DEMO_TEXT

SOURCE = parse(DEMO)
TYPED, AUTONUMBERED = render(SOURCE), render(SOURCE, autonumbered=True)


def texts(data: bytes) -> list[str]:
    """Paragraphs and cells in reading order as python-docx gives them, white space folded."""
    document = docx.Document(io.BytesIO(data))
    found: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            found.append(block.text)
            continue
        cells = [cell for row in block.rows for cell in row.cells]
        seen = [cell for at, cell in enumerate(cells) if cell._tc not in [other._tc for other in cells[:at]]]
        found += [paragraph.text for cell in seen for paragraph in cell.paragraphs]
    return [" ".join(text.split()) for text in found if text.strip()]


def test_typed_docx_holds_every_line() -> None:
    assert texts(TYPED) == DEMO_TEXT.split("\n")[:-1]  # python-docx gives no footnotes


def test_autonumbered_docx_leaves_labels_out_of_the_text() -> None:
    label = re.compile(r"^(?:[IVX]+\.|\d+\.|\d\.\d\.|[a-e]\)|Điều 1\.|[-+]) ")
    in_cells = "- ý phụ"
    expected = [line if line == in_cells else label.sub("", line) for line in DEMO_TEXT.split("\n")[:-1]]
    assert texts(AUTONUMBERED) == expected


@pytest.mark.parametrize("data", [TYPED, AUTONUMBERED], ids=["typed", "autonumbered"])
def test_a_reader_of_word_gives_the_canonical_text(data: bytes) -> None:
    assert ingest.read(data, "plan.docx").text == DEMO_TEXT


def test_same_source_same_bytes() -> None:
    assert render(parse(DEMO)) == TYPED
    assert render(parse(DEMO), autonumbered=True) == AUTONUMBERED


def test_page_layout() -> None:
    document = docx.Document(io.BytesIO(TYPED))
    assert len(document.sections) == 2  # the plan behind the decision counts its pages anew
    for section in document.sections:
        assert (section.page_width, section.page_height) == pytest.approx((Mm(210), Mm(297)), abs=Mm(0.1))
        assert section.left_margin == pytest.approx(Cm(3), abs=Mm(0.1))
        assert {round(side.mm) for side in (section.right_margin, section.top_margin, section.bottom_margin)} == {20}
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header.paragraphs[0]._p.xml
        assert section.header.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert "PAGE" not in section.first_page_header.paragraphs[0]._p.xml


@pytest.mark.parametrize(
    ("text", "bold", "italic", "align"),
    [
        ("KẾ HOẠCH", True, None, WD_ALIGN_PARAGRAPH.CENTER),
        ("giai đoạn 2026 - 2030", True, None, WD_ALIGN_PARAGRAPH.CENTER),
        ("Căn cứ Luật Mẫu ngày 01 tháng 02 năm 2020;", None, True, WD_ALIGN_PARAGRAPH.JUSTIFY),
        ("I. MỤC ĐÍCH", True, None, WD_ALIGN_PARAGRAPH.JUSTIFY),
        ("Đoạn mở đầu.", None, None, WD_ALIGN_PARAGRAPH.JUSTIFY),
        ("PHỤ LỤC I", True, None, WD_ALIGN_PARAGRAPH.CENTER),
    ],
)
def test_looks(text: str, bold: bool | None, italic: bool | None, align: WD_ALIGN_PARAGRAPH) -> None:
    paragraph = next(one for one in docx.Document(io.BytesIO(TYPED)).paragraphs if one.text == text)
    assert (paragraph.runs[0].bold, paragraph.runs[0].italic, paragraph.alignment) == (bold, italic, align)


def test_annex_begins_on_a_new_page() -> None:
    paragraph = next(one for one in docx.Document(io.BytesIO(TYPED)).paragraphs if one.text == "PHỤ LỤC I")
    assert paragraph.paragraph_format.page_break_before


def test_blank_number_and_day_leave_room_to_write() -> None:
    tables = docx.Document(io.BytesIO(TYPED)).tables
    number, place = tables[2].rows[1].cells
    assert re.search(r"Số: {5,}/KH", number.text)
    assert re.search(r"ngày {3,}tháng {3,}năm", place.text)


def test_ruled_table_keeps_merges_and_header_rows() -> None:
    table = docx.Document(io.BytesIO(TYPED)).tables[3]
    grid = [[cell._tc for cell in row.cells] for row in table.rows]
    assert grid[0][0] is grid[1][0] and grid[0][2] is grid[0][3] and grid[2][1] is grid[3][1]
    assert ["w:tblHeader" in row._tr.xml for row in table.rows] == [True, True, False, False]
    assert all(run.bold for paragraph in table.rows[1].cells[2].paragraphs for run in paragraph.runs)


def test_no_table_touches_another() -> None:
    # Word joins two tables that no paragraph parts.
    for data in (TYPED, render(parse("| A |\n\n| B |\n%sign C"))):
        body = list(docx.Document(io.BytesIO(data)).element.body)
        assert not any(one.tag == other.tag and one.tag.endswith("}tbl") for one, other in pairwise(body))
