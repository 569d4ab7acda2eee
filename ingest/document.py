"""What a reader gives: one canonical text with exact offsets, and the layout that belongs to it.

The text is Unicode NFC, one paragraph a line (joined by a single newline), white space inside a
paragraph folded to single blanks, no empty lines, no running page numbers; paragraphs that a page
break cut are joined again. Table cells stand in reading order, one line for each paragraph of a cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right", "justify"]
BlockKind = Literal["paragraph", "cell", "footnote"]
Reader = Literal["docx", "pdf", "ocr", "doc", "odt", "rtf", "html", "text"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the page's upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that a recogniser was not sure of, as a slice of `Document.text`; `confidence` in [0, 1]."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the canonical text: a paragraph, a paragraph of a table cell, or a footnote.

    `start` and `end` are offsets in code points into `Document.text`, without the newline. `page`
    counts from 1 and is None where the format has no pages; `box` is the block's place on that page
    (where it begins, for a block that runs over a page break). `indent` is the left edge in points
    measured from the text margin. `label` is what automatic numbering printed, as it stands at the
    start of the block's text ("I.", "a)", "-"), else None. `bold` and `italic` are true where all the
    block's letters are. `confidence` is how sure a recogniser was of the block's letters, the mean in
    [0, 1], None where nothing was recognised; `doubts` are the words that it was not sure of.
    """

    start: int
    end: int
    kind: BlockKind = "paragraph"
    page: int | None = None
    box: Box | None = None
    align: Align | None = None
    indent: float | None = None
    bold: bool = False
    italic: bool = False
    label: str | None = None
    confidence: float | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a ruled table. `start`:`end` slices `Document.text` (paragraphs parted by newlines).

    A cell merged over several rows or columns stands once, in its upper left place, with its spans;
    an empty cell has `start == end`.
    """

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. Tables that only lay out a page (head, signature) are no tables but paragraphs.

    `header_rows` counts the rows at the top that repeat or that name the columns, as far as the
    format says so (0 where it does not). A table that a page break cut is one table, its repeated
    header rows given once.
    """

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature in a file. `signer` and `organisation` are those that the certificate names.

    `signed_at` is ISO 8601, as the signer's program states it. `intact`: the bytes that the signature covers are as
    they were signed. `trusted`: also, the certificate leads to a root that the caller trusts and was valid at that
    time; without roots nothing is trusted. `covers_whole_document`: no byte of the file stands outside, so that
    nothing was added since; of several signatures at most the last one covers the whole.
    """

    signer: str | None
    organisation: str | None
    signed_at: str | None
    intact: bool
    trusted: bool
    covers_whole_document: bool


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that later rooms may know of a file.

    `repaired` is true where the text itself rests on a guess (an encoding that the file does not name).
    """

    name: str | None
    media_type: str
    sha256: str
    reader: Reader
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    pages: int | None = None
    ocr_confidence: float | None = None
    warnings: tuple[str, ...] = field(default_factory=tuple)
    repaired: bool = False
    signatures: tuple[Signature, ...] = ()
