"""WordprocessingML as strings: runs, paragraphs, table cells. Lengths are twips (1/20 point)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from corpora.numbering import Label

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_THIN_LINE = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/>'


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks. `size` in points, the rest in twips."""

    align: Literal["left", "center", "both"] = "both"
    bold: bool = False
    italic: bool = False
    size: float = 14
    first_line: int = 0
    before: int = 0
    after: int = 0
    keep_next: bool = False
    page_break: bool = False


def run_properties(look: Look) -> str:
    """The w:rPr of a look."""
    emphasis = ("<w:b/>" if look.bold else "") + ("<w:i/>" if look.italic else "")
    size = round(look.size * 2)
    return f'<w:rPr>{emphasis}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def run(text: str, look: Look) -> str:
    """One run of text."""
    return f'<w:r>{run_properties(look)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, look: Look, label: Label | None = None, notes: Iterable[int] = ()) -> str:
    """A paragraph of one run, with an automatic label and the marks of its footnotes."""
    marks = "".join(_footnote_mark(note) for note in notes)
    return f"<w:p>{_paragraph_properties(look, label)}{run(text, look)}{marks}</w:p>"


def spacer(section: str = "", before: int = 0, page_break: bool = False) -> str:
    """An empty paragraph of one point's height; `section` is the w:sectPr of the section it ends."""
    broken = "<w:pageBreakBefore/>" if page_break else ""
    spacing = f'<w:spacing w:before="{before}" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{broken}{spacing}{section}</w:pPr></w:p>"


def ornament(width: int, line: int) -> str:
    """The short line under the issuing body and under tiêu ngữ: `line` twips in a column of `width`."""
    margin = (width - line) // 2
    spacing = '<w:spacing w:before="0" w:after="60" w:line="20" w:lineRule="exact"/>'
    indent = f'<w:ind w:left="{margin}" w:right="{margin}"/>'
    return f"<w:p><w:pPr><w:pBdr>{_THIN_LINE}</w:pBdr>{spacing}{indent}</w:pPr></w:p>"


def cell(content: str, width: int, column_span: int = 1, vertical: str = "") -> str:
    """A w:tc; `vertical` is "restart" or "continue" for a cell merged over rows."""
    span = f'<w:gridSpan w:val="{column_span}"/>' if column_span > 1 else ""
    merge = f'<w:vMerge w:val="{vertical}"/>' if vertical else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>{content}</w:tc>'


def row(cells: Iterable[str], header: bool = False) -> str:
    """A w:tr that no page break cuts; a header row repeats on every page."""
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Sequence[int], ruled: bool) -> str:
    """A w:tbl with fixed columns."""
    kind = "single" if ruled else "nil"
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{edge} w:val="{kind}" w:sz="4" w:space="0" w:color="000000"/>' for edge in edges)
    padding = 80 if ruled else 0
    margins = f'<w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _paragraph_properties(look: Look, label: Label | None) -> str:
    keep = "<w:keepNext/>" if look.keep_next else ""
    broken = "<w:pageBreakBefore/>" if look.page_break else ""
    number = ""
    if label is not None:
        number = f'<w:numPr><w:ilvl w:val="{label.level}"/><w:numId w:val="{label.num_id}"/></w:numPr>'
    return (
        f'<w:pPr>{keep}{broken}{number}<w:spacing w:before="{look.before}" w:after="{look.after}"/>'
        f'<w:ind w:left="0" w:firstLine="{look.first_line}"/><w:jc w:val="{look.align}"/>{run_properties(look)}</w:pPr>'
    )


def _footnote_mark(note: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{note}"/></w:r>'


def footnote(note: int, text: str, look: Look) -> str:
    """A w:footnote with its mark before the text."""
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    content = f"<w:p>{_paragraph_properties(look, None)}{mark}{run(' ' + text, look)}</w:p>"
    return f'<w:footnote w:id="{note}">{content}</w:footnote>'
