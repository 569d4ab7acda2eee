"""A sample as DOCX, in the layout of Nghị định 30/2020/NĐ-CP, Appendix I."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from corpora import canonical, package
from corpora import wordml as w
from corpora.grid import Cell
from corpora.markup import AnnexBreak, Foot, Head, Paragraph, Part, Source, Style, Table
from corpora.numbering import Numbering
from corpora.widths import column_widths

WIDTH = 9071  # twips between the margins: 210 mm - 30 mm - 20 mm
_LEFT, _RIGHT = 3600, WIDTH - 3600
_INDENT = 720  # 1.27 cm
_SIGNATURE_GAP = 1300  # room for the signature and the stamp

_BODY = w.Look(first_line=_INDENT, after=120)
_LOOKS: dict[Style, w.Look] = {
    "body": _BODY,
    "heading": replace(_BODY, bold=True, keep_next=True),
    "basis": replace(_BODY, italic=True),
    "centered": w.Look(align="center", bold=True, after=120, keep_next=True),
}
_HEAD = w.Look(align="center", size=13)
_FOOTNOTE = w.Look(size=10)
_CELL = w.Look(align="left", size=12)
_CELL_HEAD = replace(_CELL, bold=True, align="center")


def render(source: Source, autonumbered: bool = False, font: str = package.DEFAULT_FONT) -> bytes:
    """The DOCX as bytes, the same for the same source.

    `autonumbered` leaves labels to Word's automatic numbering; else they stand typed in the text.
    """
    writer = _Writer(Numbering() if autonumbered else None)
    for part in source.parts:
        writer.add(part)
    numbering = (writer.numbering or Numbering()).xml()
    return package.build(writer.body(), numbering, "".join(writer.footnotes), _title(source), font)


def _title(source: Source) -> str:
    """What the file's properties call the document: type and subject of its first head."""
    head = next((part for part in source.parts if isinstance(part, Head)), Head())
    return " ".join([head.type, *head.subject]).strip()


@dataclass
class _Writer:
    """Writes part after part; `numbering` is None where labels stand typed."""

    numbering: Numbering | None
    out: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    starts_annex: bool = False

    def add(self, part: Part) -> None:
        """Write one part of the document."""
        match part:
            case Head():
                self._new_document()
                self._head(part)
            case Paragraph():
                self._paragraph(part)
            case Table():
                self._break_before_table()
                self.out.append(_ruled(part))
                self.out.append(w.spacer(before=120))
            case Foot():
                self.out.append(self._foot(part))
            case AnnexBreak():
                self.starts_annex = True

    def body(self) -> str:
        """The content of w:body. Word wants a paragraph behind a closing table."""
        return "".join(self.out) + w.spacer() + package.section(restart=True)

    def _new_document(self) -> None:
        """The plan behind a decision begins on a page of its own, numbered from 1."""
        if self.out:
            self.out.append(w.spacer(package.section(restart=True)))
        self.starts_annex = False

    def _head(self, head: Head) -> None:
        rows = [w.row([w.cell(_body_cell(head), _LEFT), w.cell(_country_cell(head), _RIGHT)])]
        if head.number or head.place:
            number = w.paragraph(_stamped(head.number), replace(_HEAD, before=60))
            place = w.paragraph(_stamped(head.place), replace(_HEAD, before=60, italic=True))
            rows.append(w.row([w.cell(number, _LEFT), w.cell(place, _RIGHT)]))
        self.out.append(w.table(rows, [_LEFT, _RIGHT], ruled=False))
        lines = [line for line in (head.type, *head.subject) if line]
        for at, line in enumerate(lines):
            before, after = 360 if at == 0 else 0, 240 if at == len(lines) - 1 else 0
            self.out.append(w.paragraph(line, w.Look(align="center", bold=True, before=before, after=after)))

    def _paragraph(self, part: Paragraph) -> None:
        look = _LOOKS[part.style]
        if self.starts_annex:
            look = replace(look, page_break=True)
            self.starts_annex = False
        label, text = self.numbering.take(part.text) if self.numbering else (None, part.text)
        notes = []
        for note in part.footnotes:
            notes.append(len(self.footnotes) + 1)
            self.footnotes.append(w.footnote(notes[-1], note, _FOOTNOTE))
        self.out.append(w.paragraph(text, look, label, notes))

    def _break_before_table(self) -> None:
        if self.starts_annex:
            self.out.append(w.spacer(page_break=True))
            self.starts_annex = False

    def _foot(self, foot: Foot) -> str:
        left = self._recipients(foot) if foot.recipients else "<w:p/>"
        right = "".join(_signature(foot.signature)) or "<w:p/>"
        half = WIDTH // 2
        cells = [w.cell(left, half), w.cell(right, WIDTH - half)]
        return w.spacer(before=120) + w.table([w.row(cells)], [half, WIDTH - half], ruled=False)

    def _recipients(self, foot: Foot) -> str:
        look = w.Look(align="left", size=11)
        out = [w.paragraph(canonical.RECIPIENTS, replace(look, size=12, bold=True, italic=True))]
        for line in canonical.recipient_lines(foot):
            label, text = self.numbering.take(line) if self.numbering else (None, line)
            out.append(w.paragraph(text, look, label))
        return "".join(out)


def _body_cell(head: Head) -> str:
    """The issuing body under its superior: the last line bold, a short line beneath."""
    last = len(head.body) - 1
    lines = [w.paragraph(line, replace(_HEAD, bold=at == last)) for at, line in enumerate(head.body)]
    return "".join(lines) + w.ornament(_LEFT, _LEFT // 3)


def _country_cell(head: Head) -> str:
    """Quốc hiệu over tiêu ngữ, or the party's name, with a line as long as the lowest of them."""
    looks = [replace(_HEAD, bold=True, size=12), replace(_HEAD, bold=True)]
    lines = [w.paragraph(line, look) for line, look in zip(canonical.country_lines(head), looks, strict=False)]
    return "".join(lines) + w.ornament(_RIGHT, 3200)


def _stamped(line: str) -> str:
    """Leave room where the number or the day is filled in by hand, as offices do."""
    line = re.sub(r"(?<=Số)(:?) (?=[/-])", r"\1          ", line)
    return re.sub(r"(ngày|tháng) (?=tháng|năm)", r"\1      ", line)


def _signature(lines: tuple[str, ...]) -> list[str]:
    """Authority and position in capitals, then room to sign, then the name."""
    out = []
    for at, line in enumerate(lines):
        is_name = at == len(lines) - 1 and not line.isupper()
        before = _SIGNATURE_GAP if is_name else 0
        out.append(w.paragraph(line, w.Look(align="center", bold=True, before=before)))
    return out


def _ruled(table: Table) -> str:
    """A ruled table; a merged cell in the first row makes the rows beside it header rows as well."""
    widths = column_widths(table, WIDTH)
    headers = max(cell.row_span for cell in table.rows[0])
    rows = []
    for number in range(len(table.rows)):
        covering = _covering(table, number)
        cells = [
            _ruled_cell(
                cell, number, sum(widths[at : at + cell.column_span]), _CELL_HEAD if number < headers else _CELL
            )
            for at, cell in covering
        ]
        rows.append(w.row(cells, header=number < headers))
    return w.table(rows, widths, ruled=True)


def _covering(table: Table, number: int) -> list[tuple[int, Cell]]:
    """The cells that a row shows, from left to right: its own and those that reach down into it."""
    cells = [cell for row in table.rows[: number + 1] for cell in row if number < cell.row + cell.row_span]
    return sorted(((cell.column, cell) for cell in cells), key=lambda pair: pair[0])


def _ruled_cell(cell: Cell, number: int, width: int, look: w.Look) -> str:
    vertical = "" if cell.row_span == 1 else "restart" if number == cell.row else "continue"
    shown = cell.paragraphs if number == cell.row else ()
    content = "".join(w.paragraph(text, look) for text in shown) or "<w:p/>"
    return w.cell(content, width, cell.column_span, vertical)
