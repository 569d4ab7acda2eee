"""Lines and tables on their way from a file's own structure to the canonical text.

A reader makes a list of `Line` and `Grid` in reading order; `assemble` writes them into one text and
gives every line its block and every ruled table its cells, with exact offsets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.document import Align, Block, BlockKind, Box, Cell, Doubt, Table


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph to be. `text` may still hold tabs and runs of blanks until it is folded.

    `doubts` are slices of the line's own text.
    """

    text: str
    align: Align | None = None
    indent: float | None = None
    bold: bool = False
    italic: bool = False
    label: str | None = None
    kind: BlockKind = "paragraph"
    page: int | None = None
    box: Box | None = None
    confidence: float | None = None
    doubts: tuple[Doubt, ...] = ()

    def with_text(self, text: str) -> Line:
        """The same line with other words; a label that they no longer open with is dropped."""
        label = self.label if self.label and text.startswith(self.label) else None
        return replace(self, text=text, label=label, doubts=() if text != self.text else self.doubts)


@dataclass(slots=True)
class GridCell:
    """A cell by its upper left place; `items` are its paragraphs and the tables nested in it."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    items: list[Item] = field(default_factory=list)
    page: int | None = None

    def lines(self) -> list[Line]:
        """The cell's paragraphs in reading order, those of nested tables among them."""
        return list(lines_of(self.items))


@dataclass(slots=True)
class Grid:
    """A table as the file has it, before it is known whether it is ruled or only lays out the page."""

    rows: int
    columns: int
    cells: list[GridCell]
    header_rows: int = 0
    bordered: bool = True
    page: int | None = None


Item = Line | Grid


def lines_of(items: Sequence[Item]) -> Iterator[Line]:
    """All lines in reading order, through nested tables."""
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            for cell in item.cells:
                yield from lines_of(cell.items)


def text_of(item: Item) -> str:
    """A line's words; a table has none of its own."""
    return item.text if isinstance(item, Line) else ""


class _Text:
    """The canonical text while it grows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.tables: list[Table] = []

    def add(self, line: Line, kind: BlockKind) -> None:
        """Append a line of its own; lines without words leave no trace."""
        if not line.text:
            return
        start = self.length + 1 if self.parts else 0
        end = start + len(line.text)
        self.parts.append(line.text)
        self.length = end
        self.blocks.append(
            Block(
                start,
                end,
                kind=kind,
                page=line.page,
                box=line.box,
                align=line.align,
                indent=line.indent,
                bold=line.bold,
                italic=line.italic,
                label=line.label,
                confidence=line.confidence,
                doubts=tuple(Doubt(start + one.start, start + one.end, one.confidence) for one in line.doubts),
            )
        )

    def add_table(self, grid: Grid) -> None:
        """Append a ruled table cell by cell; one without any words is dropped."""
        first = len(self.blocks)
        spans: list[tuple[int, int]] = []
        for cell in grid.cells:
            before = len(self.blocks)
            for line in cell.lines():
                self.add(line, "cell")
            spans.append((before, len(self.blocks)))
        if len(self.blocks) == first:
            return
        cells = tuple(self._cell(cell, first, *span) for cell, span in zip(grid.cells, spans, strict=True))
        self.tables.append(
            Table(self.blocks[first].start, self.length, grid.rows, grid.columns, cells, grid.header_rows, grid.page)
        )

    def _cell(self, cell: GridCell, first: int, begin: int, end: int) -> Cell:
        """The cell with the offsets of its blocks; an empty one stands where the cell before it ends."""
        if begin < end:
            span = self.blocks[begin].start, self.blocks[end - 1].end
        else:
            here = self.blocks[begin - 1].end if begin > first else self.blocks[first].start
            span = here, here
        return Cell(cell.row, cell.column, *span, row_span=cell.row_span, column_span=cell.column_span, page=cell.page)


def assemble(items: Sequence[Item]) -> tuple[str, tuple[Block, ...], tuple[Table, ...]]:
    """Write lines and ruled tables, in order, into the canonical text with its blocks and tables."""
    out = _Text()
    for item in items:
        if isinstance(item, Line):
            out.add(item, item.kind)
        else:
            out.add_table(item)
    return "\n".join(out.parts), tuple(out.blocks), tuple(out.tables)
