"""Merged cells: from a grid with "^^" and "<<" to cells with spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_ABOVE, _LEFT = ("^^",), ("<<",)

Paragraphs = tuple[str, ...]
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in its upper left place, with its paragraphs (none for an empty cell)."""

    row: int
    column: int
    paragraphs: Paragraphs
    row_span: int = 1
    column_span: int = 1


class GridError(ValueError):
    """A grid that is no table; `row` counts from 0."""

    def __init__(self, row: int, reason: str) -> None:
        """`reason` is a sentence for the plan's author."""
        super().__init__(reason)
        self.row = row


def merge(grid: Sequence[Sequence[Paragraphs]]) -> tuple[tuple[Cell, ...], ...]:
    """The cells of each row. Raises `GridError` where rows differ in length or a merge is no rectangle."""
    owners = _owners(grid)
    rows: list[tuple[Cell, ...]] = []
    for row, cells in enumerate(grid):
        own = [column for column in range(len(cells)) if owners[row, column] == (row, column)]
        rows.append(tuple(_cell((row, column), cells[column], owners) for column in own))
    return tuple(rows)


def _owners(grid: Sequence[Sequence[Paragraphs]]) -> dict[_Place, _Place]:
    """For each place the place of the cell that covers it."""
    owners: dict[_Place, _Place] = {}
    for row, cells in enumerate(grid):
        if len(cells) != len(grid[0]):
            raise GridError(row, f"hàng có {len(cells)} ô, hàng đầu có {len(grid[0])} ô")
        for column, paragraphs in enumerate(cells):
            place = (row, column)
            if paragraphs == _ABOVE:
                place = (row - 1, column)
            elif paragraphs == _LEFT:
                place = (row, column - 1)
            if min(place) < 0:
                raise GridError(row, "ô gộp không có ô nào ở phía trên hoặc bên trái")
            owners[row, column] = owners.get(place, place)
    return owners


def _cell(place: _Place, paragraphs: Paragraphs, owners: dict[_Place, _Place]) -> Cell:
    """The cell that owns `place`, with its spans."""
    covered = [other for other, owner in owners.items() if owner == place]
    row_span = max(row for row, _ in covered) - place[0] + 1
    column_span = max(column for _, column in covered) - place[1] + 1
    if row_span * column_span != len(covered):
        raise GridError(place[0], "các ô gộp không thành hình chữ nhật")
    return Cell(*place, paragraphs, row_span, column_span)
