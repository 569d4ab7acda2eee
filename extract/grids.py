"""Ruled tables as rows of cells with the meaning of their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from extract.context import Context
from extract.knowledge import compiled, load
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

    @cached_property
    def subject(self) -> int | None:
        """The column that says what each row is about: the task, or in a table of targets what is to be reached.

        Of several the last whose left neighbour groups it, by cells that reach over several rows ("Nhiệm vụ" beside
        "Hành động cụ thể").
        """
        tasks = [at for at, role in enumerate(self.roles) if role == "task"]
        if tasks:
            at = tasks[0]
            while at + 1 in tasks and self._groups(at):
                at += 1
            return at
        unit = self.column("unit")
        before = self.roles[: unit if unit is not None else 2]
        return next((at for at, role in enumerate(before) if role in ("product", "other")), None)

    def _groups(self, column: int) -> bool:
        """Whether cells of a column reach over several rows."""
        cells = [row.own[column] for row in self.rows]
        return any(cell is not None and cell.row_span > 1 for cell in cells)


@cache
def _columns() -> tuple[re.Pattern[str], dict[str, ColumnRole]]:
    """The words of heads, the longest first, and the role that each names."""
    roles: dict[str, ColumnRole] = {
        word: role for role, words in reversed(load("columns")["columns"].items()) for word in words
    }
    return compiled(roles), roles


def role_of(head: str) -> ColumnRole:
    """The meaning of a column by the first words of its head that have one ("Kinh phí thực hiện" is of money).

    "Cá nhân, đơn vị chủ trì" counts nobody: where a head names who acts, it counts nothing.
    """
    low = " ".join(head.lower().split())
    pattern, known = _columns()
    named = [known[found.group()] for found in pattern.finditer(low)]
    who = next((role for role in named if role in ("lead", "coordinate", "implement")), None)
    first = named[0] if named else "other"
    if first == "number":  # "STT" is a column of numbers, "STT và nội dung" is not
        return "number" if len(low.split()) <= 3 else next((role for role in named if role != "number"), "other")
    if "lead" in named and first == "implement":  # "Cơ quan tham mưu, chủ trì"
        return "lead"
    return who if first == "count" and who else first


def read_grids(context: Context) -> list[Grid]:
    """All ruled tables of the document."""
    return [_grid(context, table) for table in context.document.tables if table.rows and table.columns]


def section_of(context: Context, grid: Grid) -> int | None:
    """The section in whose text a table of the body stands; None for one in an annex or behind the foot."""
    before = [p for p in context.paragraphs if p.end <= grid.table.start]
    return before[-1].section if before and before[-1].zone == "body" else None


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
