"""Ruled tables of a PDF page: pdfplumber finds the cells between the lines, our own words fill them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.flow import Grid, GridCell, Item, Line
from ingest.layout import line_of
from ingest.lines import Region, TextLine
from ingest.margins import Area
from ingest.paragraphs import Stream
from ingest.pdf_rules import Edge
from ingest.vietnamese import fold_blanks

# Lines nearer than this are one; pdfplumber's own default.
_TOLERANCE = 3.0
# More crossings than this are no table; pdfplumber's search grows faster than their number.
_MOST_CROSSINGS = 4000
# Column edges of a table's parts on two pages differ by less.
_SAME_COLUMN = 4.0
_MOST_HEADER_ROWS = 4
# Letters stand above their baseline: the point that says in which cell a word is, in parts of the type size.
_MIDDLE = 0.3

Bounds = tuple[float, float, float, float]


@dataclass(slots=True)
class CellPlace:
    """A cell by its place in the grid; `lines` are its paragraphs."""

    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its words."""
        return fold_blanks(" ".join(line.text for line in self.lines))


@dataclass(slots=True)
class RuledTable:
    """A table, or the part of one that stands on a page. `columns` are the x of its vertical lines."""

    page: int
    last_page: int
    columns: list[float]
    rows: int
    cells: list[CellPlace]
    header_rows: int = 0


def find_tables(edges: Sequence[Edge], lines: list[TextLine], page: int) -> tuple[list[TextLine], list[Region]]:
    """The lines outside of ruled tables, and the tables as regions."""
    level = [edge for edge in edges if edge.is_level]
    if len(level) < 2 or len(edges) - len(level) < 2:
        return lines, []
    return fill_tables(_cells(edges), lines, page)


def fill_tables(
    tables: Sequence[Sequence[Bounds]], lines: list[TextLine], page: int
) -> tuple[list[TextLine], list[Region]]:
    """The lines outside of tables whose cells are known (x0, top, x1, bottom), and the tables as regions."""
    regions: list[Region] = []
    for cells in tables:
        filled, lines = _fill(cells, lines)
        table = _table(cells, filled, page)
        if any(cell.lines for cell in table.cells):
            top, bottom = min(cell[1] for cell in cells), max(cell[3] for cell in cells)
            regions.append(Region(top, bottom, table))
    return lines, regions


def _cells(edges: Sequence[Edge]) -> list[list[Bounds]]:
    """The cells of each table on the page as (x0, top, x1, bottom); a single frame is no table."""
    from pdfplumber import table as finder  # loaded late: most files have no ruled page

    objects: list[dict[str, Any]] = [
        edge._asdict()
        | {
            "orientation": "h" if edge.is_level else "v",
            "width": edge.x1 - edge.x0,
            "height": edge.bottom - edge.top,
        }
        for edge in edges
    ]
    merged = finder.merge_edges(objects, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    level = sum(edge["orientation"] == "h" for edge in merged)
    if level * (len(merged) - level) > _MOST_CROSSINGS * 10:
        return []
    crossings = finder.edges_to_intersections(merged, _TOLERANCE, _TOLERANCE)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    return list(finder.cells_to_tables(finder.intersections_to_cells(crossings)))


def _fill(cells: Sequence[Bounds], lines: list[TextLine]) -> tuple[list[list[TextLine]], list[TextLine]]:
    """The lines of each cell, and the lines that stand in none."""
    filled: list[list[TextLine]] = [[] for _ in cells]
    left, top, right, bottom = (side(cell[i] for cell in cells) for i, side in enumerate((min, min, max, max)))
    rest: list[TextLine] = []
    for line in lines:
        middle = line.baseline - _MIDDLE * line.size
        if not top <= middle <= bottom or line.x1 < left or line.x0 > right:
            rest.append(line)
            continue
        rest.extend(_part_line(line, cells, filled))
    return filled, rest


def _part_line(line: TextLine, cells: Sequence[Bounds], filled: list[list[TextLine]]) -> list[TextLine]:
    """Give a line's words to the cells they stand in; the words that stand in none come back."""
    outside: list[TextLine] = []
    start = 0
    places = [_place(cells, (word.x0 + word.x1) / 2, line.baseline - _MIDDLE * word.size) for word in line.words]
    for index in range(1, len(places) + 1):
        if index == len(places) or places[index] != places[start]:
            part = line.part(start, index)
            place = places[start]
            (outside if place is None else filled[place]).append(part)
            start = index
    return outside


def _place(cells: Sequence[Bounds], x: float, y: float) -> int | None:
    return next((i for i, (x0, top, x1, bottom) in enumerate(cells) if x0 <= x <= x1 and top <= y <= bottom), None)


def _table(cells: Sequence[Bounds], filled: Sequence[list[TextLine]], page: int) -> RuledTable:
    columns = _steps([edge for cell in cells for edge in (cell[0], cell[2])])
    rows = _steps([edge for cell in cells for edge in (cell[1], cell[3])])
    places: list[CellPlace] = []
    for (x0, top, x1, bottom), lines in zip(cells, filled, strict=True):
        column, row = _step(columns, x0), _step(rows, top)
        spans = max(1, _step(rows, bottom) - row), max(1, _step(columns, x1) - column)
        places.append(CellPlace(row, column, *spans, page, _paragraphs(lines, x0, x1)))
    places.sort(key=lambda cell: (cell.row, cell.column))
    return RuledTable(page, page, columns, len(rows) - 1, places)


def _steps(edges: list[float]) -> list[float]:
    """The distinct places of lines."""
    out: list[float] = []
    for edge in sorted(edges):
        if not out or edge - out[-1] > _TOLERANCE:
            out.append(edge)
    return out


def _step(steps: list[float], edge: float) -> int:
    return bisect_left(steps, edge - _TOLERANCE)


def _paragraphs(lines: list[TextLine], x0: float, x1: float) -> list[Line]:
    """A cell's lines as paragraphs; its padding is seen from what stands at its left."""
    if not lines:
        return []
    lines.sort(key=lambda line: (line.baseline, line.x0))
    padding = max(0.0, min(min(line.x0 - x0 for line in lines), min(x1 - line.x1 for line in lines), 8.0))
    area = Area(x0 + padding, x1 - padding, justified=False)
    stream = Stream(0.0)
    done = [paragraph for line in lines for paragraph in stream.add(line, area)]
    return [line_of(paragraph) for paragraph in (*done, *stream.close())]


def join_continued(items: Sequence[Line | Region]) -> list[Item]:
    """All items with tables as grids; parts of one table on consecutive pages put together."""
    out: list[Item | RuledTable] = []
    for item in items:
        if isinstance(item, Line):
            out.append(item)
            continue
        assert isinstance(item.content, RuledTable)
        last = out[-1] if out else None
        if isinstance(last, RuledTable) and _continues(last, item.content):
            _join(last, item.content)
        else:
            out.append(item.content)
    return [_grid(item) if isinstance(item, RuledTable) else item for item in out]


def _continues(table: RuledTable, part: RuledTable) -> bool:
    if part.page != table.last_page + 1 or len(part.columns) != len(table.columns):
        return False
    return all(abs(a - b) <= _SAME_COLUMN for a, b in zip(table.columns, part.columns, strict=True))


def _join(table: RuledTable, part: RuledTable) -> None:
    """Put the next page's part behind the table, without its repeated header rows."""
    repeated = _repeated_rows(table, part)
    table.header_rows = max(table.header_rows, repeated)
    cells = [replace(cell, row=cell.row - repeated) for cell in part.cells if cell.row >= repeated]
    shift = table.rows
    if _is_cut(table, cells):
        shift -= 1
        cells = _mend_row(table, cells)
    else:
        cells = _mend_merged(table, cells)
    table.cells.extend(replace(cell, row=cell.row + shift) for cell in cells)
    table.rows = shift + part.rows - repeated
    table.last_page = part.last_page


def _repeated_rows(table: RuledTable, part: RuledTable) -> int:
    """How many of the part's first rows say the same as the table's."""
    for count in range(min(_MOST_HEADER_ROWS, table.rows, part.rows - 1), 0, -1):
        first, again = _rows_as_text(table.cells, count), _rows_as_text(part.cells, count)
        if first == again and any(text for _, _, text in first):
            return count
    return 0


def _rows_as_text(cells: Sequence[CellPlace], count: int) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, cell.text) for cell in cells if cell.row < count]


def _is_cut(table: RuledTable, cells: Sequence[CellPlace]) -> bool:
    """Whether the first row of the next page goes on with the last row: it has no label, and begins mid-sentence."""
    above = {cell.column: cell for cell in table.cells if cell.row + cell.row_span == table.rows}
    first = [cell for cell in cells if cell.row == 0 and cell.text]
    label = min((cell.column for cell in above.values() if cell.text), default=None)
    if not first or label is None or min(cell.column for cell in first) <= label:
        return False
    if not all(cell.column in above and above[cell.column].text for cell in first):
        return False
    goes_on = [cell.text[0].islower() for cell in first]
    return 2 * sum(goes_on) >= len(goes_on)


def _mend_row(table: RuledTable, cells: list[CellPlace]) -> list[CellPlace]:
    """Add the words of the first row to the table's last row; give the other cells."""
    above = {cell.column: cell for cell in table.cells if cell.row + cell.row_span == table.rows}
    for cell in cells:
        if cell.row == 0 and cell.lines:
            host = above[cell.column]
            first, *rest = cell.lines
            if first.text[0].islower():
                host.lines[-1] = replace(host.lines[-1], text=f"{host.lines[-1].text} {first.text}")
            else:
                host.lines.append(first)
            host.lines.extend(rest)
    return [cell for cell in cells if cell.row > 0]


def _mend_merged(table: RuledTable, cells: list[CellPlace]) -> list[CellPlace]:
    """Of a new row the leading cells that go on mid-sentence: a cell merged over both rows was cut by the page."""
    above = {cell.column: cell for cell in table.cells if cell.row + cell.row_span == table.rows}
    merged: list[CellPlace] = []
    for cell in sorted((cell for cell in cells if cell.row == 0 and cell.text), key=lambda cell: cell.column):
        host = above.get(cell.column)
        if host is None or not host.text or not cell.text[0].islower():
            break
        first, *rest = cell.lines
        host.lines[-1] = replace(host.lines[-1], text=f"{host.lines[-1].text} {first.text}")
        host.lines.extend(rest)
        table.cells[table.cells.index(host)] = replace(host, row_span=host.row_span + cell.row_span)
        merged.append(cell)
    return [cell for cell in cells if cell not in merged]


def _grid(table: RuledTable) -> Grid:
    cells = [
        GridCell(cell.row, cell.column, cell.row_span, cell.column_span, list(cell.lines), cell.page)
        for cell in table.cells
    ]
    return Grid(table.rows, len(table.columns) - 1, cells, table.header_rows, page=table.page)
