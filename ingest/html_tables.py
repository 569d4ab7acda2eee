"""The grid of an HTML table (HTML Living Standard, 4.9.12): spans, header rows, whether it shows rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml.etree import _Element

from ingest.flow import Grid, GridCell, Item
from ingest.html_styles import Declarations, Look, shows_rules

# Wider or longer spans come from broken files.
_WIDEST, _LONGEST = 500, 5_000
# Places of one table; spans that would take more are not believed.
_MOST = 200_000
_PARTS = frozenset({"thead", "tbody", "tfoot"})

StyledBy = Callable[[_Element, Look], tuple[Declarations, Look]]


def read_table(table: _Element, styled: StyledBy, read_cell: Callable[[_Element], list[Item]]) -> Grid:
    """Read a table; `styled` gives what counts for an element, `read_cell` the content of a td or th."""
    rows = list(_rows(table))
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    ruled = 0
    for index, row in enumerate(rows):
        column = 0
        for cell in _cells(row):
            while (index, column) in taken:
                column += 1
            wide = _span(cell.get("colspan"), _WIDEST)
            long = min(_span(cell.get("rowspan"), _LONGEST), len(rows) - index)
            if len(taken) + wide * long > _MOST:
                wide = long = 1
            taken |= {(index + down, column + right) for down in range(long) for right in range(wide)}
            cells.append(GridCell(index, column, long, wide, read_cell(cell)))
            ruled += _is_ruled(cell, styled)
            column += wide
    columns = max((cell.column + cell.column_span for cell in cells), default=0)
    around = (table.get("border") or "0").strip() not in ("0", "0px", "none")
    return Grid(len(rows), columns, cells, _header_rows(rows), around or ruled * 2 > len(cells))


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _PARTS:
            yield from child.iterchildren("tr")


def _cells(row: _Element) -> Iterator[_Element]:
    yield from row.iterchildren("td", "th")


def _is_ruled(cell: _Element, styled: StyledBy) -> bool:
    return shows_rules(styled(cell, Look())[0]) is True


def _header_rows(rows: list[_Element]) -> int:
    """The rows at the top that stand in a thead or hold nothing but th."""
    count = 0
    for row in rows:
        parent = row.getparent()
        cells = list(_cells(row))
        in_head = parent is not None and parent.tag == "thead"
        if not in_head and not (cells and all(cell.tag == "th" for cell in cells)):
            break
        count += 1
    return count if count < len(rows) else 0


def _span(value: str | None, most: int) -> int:
    match = re.match(r"\s*(\d{1,6})", value or "")
    return min(most, max(1, int(match[1]))) if match else 1
