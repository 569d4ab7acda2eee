"""The markup in which sample plans are written (`source.txt`), read into a tree.

`README.md` beside this file describes the markup. The tree says what a document holds and in what
order; how it looks on paper is the business of `render_docx`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Literal

from corpora.grid import Cell, GridError, merge

Style = Literal["body", "heading", "basis", "centered"]

_STYLES: dict[str, Style] = {"!": "heading", "~": "basis", "^": "centered"}
_DIRECTIVE = re.compile(r"%([a-z]+)(?: (.*))?$")
_CELL_PARAGRAPH = " // "


class MarkupError(ValueError):
    """A line of a source that is not markup; the message names the line."""

    def __init__(self, number: int, reason: str) -> None:
        """`number` counts lines from 1."""
        super().__init__(f"dòng {number}: {reason}")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document. Empty strings and tuples for what it leaves out."""

    body: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    type: str = ""
    subject: tuple[str, ...] = ()
    party: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its label typed at its start, and the footnotes that hang on it."""

    text: str
    style: Style = "body"
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table, row by row; the first row is its header. A merged cell stands once."""

    rows: tuple[tuple[Cell, ...], ...]
    columns: int


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot: the lines of "Nơi nhận" without dashes, and the signature's lines in order."""

    recipients: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexBreak:
    """Where an annex begins on a new page."""


Part = Head | Paragraph | Table | Foot | AnnexBreak


@dataclass(frozen=True, slots=True)
class Source:
    """A whole sample: one document, or a decision and the plan that it issues."""

    parts: tuple[Part, ...]


def parse(text: str) -> Source:
    """Read markup. Raises `MarkupError` for a line that is none."""
    parser = _Parser()
    for number, line in enumerate(text.splitlines(), start=1):
        parser.take(number, _fold(line))
    return parser.finish()


def _fold(line: str) -> str:
    """NFC, white space folded to single blanks: the form of the canonical text."""
    return " ".join(unicodedata.normalize("NFC", line).split())


@dataclass
class _Parser:
    """Collects parts; a head, a foot and a table grow over several lines before they are closed."""

    parts: list[Part] = field(default_factory=list)
    head: Head | None = None
    foot: Foot | None = None
    rows: list[list[str]] = field(default_factory=list)
    rows_at: int = 0
    in_recipients: bool = False

    def take(self, number: int, line: str) -> None:
        """Read one folded line."""
        if not line.startswith("|"):
            self._close_table()
        if not line:
            return
        if line.startswith("%"):
            self._directive(number, line)
        elif self.in_recipients and self.foot is not None:
            self.foot = replace(self.foot, recipients=(*self.foot.recipients, line))
        elif line.startswith("|"):
            self._row(number, line)
        else:
            self._close()
            self.parts.append(_paragraph(line))

    def finish(self) -> Source:
        """Close what is open and give the tree."""
        self._close_table()
        self._close()
        return Source(tuple(self.parts))

    def _directive(self, number: int, line: str) -> None:
        match = _DIRECTIVE.match(line)
        name, words = (match[1], match[2] or "") if match else ("", "")
        if name in ("body", "number", "place", "type", "subject"):
            self._head_line(number, name, words)
        elif name in ("recipients", "sign"):
            self._foot_line(name, words)
        elif name == "head" and words in ("", "party"):
            self._close()
            self.head = Head(party=words == "party")
        elif name == "annex" and not words:
            self._close()
            self.parts.append(AnnexBreak())
        elif name == "footnote" and words:
            self._footnote(number, words)
        else:
            raise MarkupError(number, f"không hiểu chỉ thị “{line}”")

    def _head_line(self, number: int, name: str, words: str) -> None:
        if self.head is None:
            raise MarkupError(number, f"“%{name}” phải đứng sau “%head”")
        match name:
            case "body":
                self.head = replace(self.head, body=(*self.head.body, words))
            case "subject":
                self.head = replace(self.head, subject=(*self.head.subject, words))
            case "number":
                self.head = replace(self.head, number=words)
            case "place":
                self.head = replace(self.head, place=words)
            case _:
                self.head = replace(self.head, type=words)

    def _foot_line(self, name: str, words: str) -> None:
        if self.foot is None:
            self._close()
            self.foot = Foot()
        self.in_recipients = name == "recipients"
        if name == "sign":
            self.foot = replace(self.foot, signature=(*self.foot.signature, words))

    def _footnote(self, number: int, words: str) -> None:
        last = self.parts[-1] if self.parts and self.head is None and self.foot is None else None
        if not isinstance(last, Paragraph):
            raise MarkupError(number, "“%footnote” phải đứng ngay sau một đoạn văn")
        self.parts[-1] = replace(last, footnotes=(*last.footnotes, words))

    def _row(self, number: int, line: str) -> None:
        if not line.endswith("|") or len(line) < 2:
            raise MarkupError(number, "hàng của bảng phải kết thúc bằng “|”")
        self._close()
        self.rows_at = self.rows_at if self.rows else number
        self.rows.append([cell.strip() for cell in line[1:-1].split("|")])

    def _close_table(self) -> None:
        if not self.rows:
            return
        try:
            rows = merge([[_cell_paragraphs(cell) for cell in row] for row in self.rows])
        except GridError as error:
            raise MarkupError(self.rows_at + error.row, str(error)) from None
        self.parts.append(Table(rows, len(self.rows[0])))
        self.rows = []

    def _close(self) -> None:
        """Close an open head or foot: what comes next stands after it."""
        for part in (self.head, self.foot):
            if part is not None:
                self.parts.append(part)
        self.head = self.foot = None
        self.in_recipients = False


def _paragraph(line: str) -> Paragraph:
    mark, _, rest = line.partition(" ")
    if mark in _STYLES and rest:
        return Paragraph(rest, _STYLES[mark])
    return Paragraph(line)


def _cell_paragraphs(cell: str) -> tuple[str, ...]:
    """The paragraphs of a cell, none for an empty one."""
    return tuple(part.strip() for part in f" {cell} ".split(_CELL_PARAGRAPH) if part.strip())
