"""From tables that lay out a page to paragraphs in reading order.

Offices set the head (issuing body beside Quốc hiệu) and the foot ("Nơi nhận" beside the signature) in
two columns: as a table without rules, or with tabs or blanks on one line (`columns.py`). A reader must
not see "Nơi nhận: TM. ỦY BAN NHÂN DÂN"; here the columns come one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.flow import Grid, GridCell, Item, Line, lines_of, text_of
from ingest.head import is_head, is_head_line, is_ornament, order_head
from ingest.tabbed import opens_recipients, order_feet, order_heads
from ingest.vietnamese import fold_blanks

_SIGNATURE = re.compile(r"\s*(?:TM|KT|TL|TUQ|Q)\.\s*[A-ZĐÀ-Ỹ]")
# A head or foot fills a few rows and columns (a narrow empty one often parts the two); bigger tables hold data.
_LAYOUT_ROWS, _LAYOUT_COLUMNS = 8, 4
_ORNAMENT_LENGTH = 3


def arrange(items: Sequence[Item]) -> list[Item]:
    """Dissolve layout tables, put heads and feet into order, fold white space, drop drawn rules."""
    flat: list[Item] = []
    for item in items:
        flat.extend([item] if isinstance(item, Line) else _dissolve(item))
    return [_folded(item) for item in order_feet(order_heads(flat)) if not _is_drawn(item)]


def _dissolve(grid: Grid) -> list[Item]:
    """The grid itself if it is a ruled table, else its content in reading order."""
    head, foot = _holds_head(grid), _holds_foot(grid)
    if grid.bordered and len(grid.cells) > 1 and not head and not foot:
        return [grid]
    if head:
        return _dissolve_head(grid)
    if foot or _holds_signatures(grid):
        return _by_columns(grid)
    return [item for cell in grid.cells for item in _content(cell)]


def _content(cell: GridCell) -> list[Item]:
    out: list[Item] = []
    for item in cell.items:
        out.extend([item] if isinstance(item, Line) else _dissolve(item))
    return out


def _is_small(grid: Grid) -> bool:
    return grid.rows <= _LAYOUT_ROWS and grid.columns <= _LAYOUT_COLUMNS


def _holds_head(grid: Grid) -> bool:
    # A frame of one column around a whole page is no head, though the page begins with one.
    return (
        _is_small(grid)
        and grid.columns > 1
        and any(is_head([line.text for line in cell.lines()]) for cell in grid.cells if cell.row < 2)
    )


def _holds_foot(grid: Grid) -> bool:
    return _is_small(grid) and grid.columns > 1 and any(opens_recipients(_opening(cell)) for cell in grid.cells)


def _holds_signatures(grid: Grid) -> bool:
    return _is_small(grid) and any(_SIGNATURE.match(_opening(cell)) for cell in grid.cells)


def _opening(cell: GridCell) -> str:
    """The first words of a cell."""
    return next((line.text for line in cell.lines() if line.text.strip()), "")


def _dissolve_head(grid: Grid) -> list[Item]:
    """The head's rows by columns, what stands below it (the title, a whole page) row by row."""
    last = max(cell.row for cell in grid.cells if any(is_head_line(line.text) for line in cell.lines()))
    above = [cell for cell in grid.cells if cell.row <= last]
    right = min(cell.column for cell in above if is_head([line.text for line in cell.lines()]))
    if right == 0:
        # Quốc hiệu on the left: order_head turns the columns.
        right = min((cell.column for cell in above if cell.column > 0 and cell.lines()), default=1)
    left_items = [item for cell in above if cell.column < right for item in _content(cell)]
    right_items = [item for cell in above if cell.column >= right for item in _content(cell)]
    below = [item for cell in grid.cells if cell.row > last for item in _content(cell)]
    # Folded at once: gaps inside a cell's line are no columns of their own.
    return [*map(_folded, order_head(left_items, right_items, text_of)), *below]


def _by_columns(grid: Grid) -> list[Item]:
    """The columns one after the other, that of the recipients first."""
    columns = sorted({cell.column for cell in grid.cells})
    first = {cell.column for cell in grid.cells if opens_recipients(_opening(cell))}
    columns.sort(key=lambda column: column not in first)
    cells = [cell for column in columns for cell in grid.cells if cell.column == column]
    return [_folded(item) for cell in cells for item in _content(cell)]


def _is_drawn(item: Item) -> bool:
    """Rules drawn with dashes below a head or a title."""
    if not isinstance(item, Line):
        return False
    text = item.text.strip()
    return not text or (len(text) >= _ORNAMENT_LENGTH and is_ornament(text))


def _folded(item: Item) -> Item:
    """White space folded in a line, or in all lines of a ruled table."""
    if isinstance(item, Line):
        text = fold_blanks(item.text)
        return item if text == item.text else replace(item, text=text)
    for cell in item.cells:
        cell.items = [_folded(line) for line in lines_of(cell.items)]
    return item
