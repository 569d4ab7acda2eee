"""Ruled tables as rows of cells with the meaning of their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract.context import Context
from extract.knowledge import load
from ingest import Cell, Table

ColumnRole = Literal[
    "number", "unit", "task", "lead", "coordinate", "implement", "time", "count", "product", "money", "target", "other"
]


@dataclass(frozen=True)
class Row:
    """A row below the head. `cells` has one entry a column; a cell merged down from above is inherited there."""

    cells: tuple[Cell | None, ...]
    own: tuple[Cell | None, ...]

    @property
    def is_group(self) -> bool:
        """A row that only names the group of the rows below it."""
        filled = [c for c in self.own if c is not None and c.end > c.start]
        return bool(filled) and len({id(c) for c in filled}) <= 2 and any(c.column_span > 1 for c in filled)


@dataclass(frozen=True)
class Grid:
    """A table with its head, its column roles and its rows."""

    table: Table
    header: tuple[str, ...]
    roles: tuple[ColumnRole, ...]
    rows: tuple[Row, ...]
    heads: tuple[Cell | None, ...]
    texts: tuple[tuple[str, ...], ...]

    def column(self, role: ColumnRole) -> int | None:
        """The first column of a role."""
        return self.roles.index(role) if role in self.roles else None


@cache
def _columns() -> list[tuple[ColumnRole, re.Pattern[str]]]:
    return [
        (c["role"], re.compile("|".join(rf"(?<!\w){re.escape(h)}(?!\w)" for h in c["heads"])))
        for c in load("columns")["column"]
    ]


def role_of(head: str) -> ColumnRole:
    """The meaning of a column by the words of its head."""
    low = " ".join(head.lower().split())
    if re.fullmatch(r"(?:s?tt|số tt|số thứ tự)\.?", low):
        return "number"
    return next((role for role, pattern in _columns() if role != "number" and pattern.search(low)), "other")


def read_grids(context: Context) -> list[Grid]:
    """All ruled tables of the document."""
    return [_grid(context, table) for table in context.document.tables if table.rows and table.columns]


def _grid(context: Context, table: Table) -> Grid:
    own: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    held: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        if cell.row < table.rows and cell.column < table.columns:
            own[cell.row][cell.column] = cell
        for row in range(cell.row, min(table.rows, cell.row + cell.row_span)):
            for column in range(cell.column, min(table.columns, cell.column + cell.column_span)):
                held[row][column] = cell
    heads = max(1, min(table.header_rows or _header_rows(table), table.rows))
    texts = tuple(tuple(_words(context, cell) for cell in row) for row in own)
    header = tuple(_head_text(context, held, column, heads) for column in range(table.columns))
    return Grid(
        table,
        header,
        roles=tuple(role_of(head) for head in header),
        rows=tuple(Row(tuple(held[i]), tuple(own[i])) for i in range(heads, table.rows)),
        heads=tuple(held[heads - 1]),
        texts=texts[heads:],
    )


def _header_rows(table: Table) -> int:
    """Where the format does not say: the first row, and those that its cells span."""
    return max((c.row_span for c in table.cells if c.row == 0), default=1)


def _words(context: Context, cell: Cell | None) -> str:
    return context.words(cell.start, cell.end) if cell else ""


def _head_text(context: Context, held: list[list[Cell | None]], column: int, heads: int) -> str:
    parts: list[str] = []
    for row in range(heads):
        words = _words(context, held[row][column])
        if words and words not in parts:
            parts.append(words)
    return " ".join(parts)
