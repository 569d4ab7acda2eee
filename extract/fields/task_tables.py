"""Rows of task tables as duties: who leads, helps or carries out, by when, with what is inherited from above.

A cell that says "Như trên" stands for the one above it. A blank one takes what is above where its row names nobody in
charge and so continues the row above; otherwise a blank is a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.confidence import CUED, EXACT, INHERITED
from extract.context import Context
from extract.fields.assignments import Draft
from extract.fields.cell_parties import cell_parties
from extract.fields.cell_times import cell_times
from extract.fields.dating import Dated
from extract.fields.sending import Duty
from extract.grids import ColumnRole, Grid, Row, role_of, section_of
from extract.knowledge import load
from extract.mentions.base import Mention
from extract.order_words import words
from extract.orders import Role
from ingest import Cell

_WHO: tuple[Role, ...] = ("lead", "coordinate", "implement")
_GROUP_LABEL = re.compile(r"(?:[A-ZĐ]|[IVX]+)\.?$")
_LABEL = re.compile(r"(?:^|(?<=[\n;.]))[ \-+*]*([^\n:;.]{4,40}?) ?: ?")


@dataclass(frozen=True)
class _Held:
    """What stands for a column in a row: the cell that says it, and the cell of the row itself where it refers up."""

    cell: Cell
    inherited: bool = False
    reference: Cell | None = None


@dataclass(frozen=True)
class _TaskRow:
    task: Cell
    held: dict[int, _Held]  # column -> what stands there; a column without anything has no entry
    section: int | None


def assigned(context: Context, grids: list[Grid]) -> Iterator[Draft]:
    """What the rows of all task tables assign, with the cell of the agency as its place."""
    for grid in grids:
        for row in _task_rows(context, grid):
            directive = next(filter(None, (_directive(context, held.cell) for held in row.held.values())), None)
            for column, held in row.held.items():
                yield from _orders(context, row, held, grid.roles[column], directive)


def dated(context: Context, grids: list[Grid]) -> Iterator[Dated]:
    """The times of all task tables: the task is the action, the cell of who leads the actor."""
    for grid in grids:
        for row in _task_rows(context, grid):
            held = _of_role(grid, row, "time")
            if held is None:
                continue
            owner = _of_role(grid, row, "lead") or _of_role(grid, row, "implement")
            actor = None if owner is None else _owner(context, owner.cell)
            duty = Duty(actor=actor, action=(row.task.start, row.task.end))
            for time in cell_times(context, held.cell, _head(grid, "time")):
                if held.reference is not None:
                    time = Mention("time", held.reference.start, held.reference.end, time.value)
                yield Dated(time, duty, row.section, INHERITED if held.inherited else EXACT)


def _owner(context: Context, cell: Cell) -> tuple[int, int] | None:
    """Who a cell names, as one span, without the word that asks them; None where it names nobody."""
    asked = words().directive.match(context.text.low, cell.start, cell.end)
    parties = cell_parties(context, asked.end() + 1 if asked else cell.start, cell.end)
    return (parties[0].start, parties[-1].end) if parties else None


def _of_role(grid: Grid, row: _TaskRow, role: ColumnRole) -> _Held | None:
    """What stands in the first column of a role."""
    column = grid.column(role)
    return None if column is None else row.held.get(column)


def _head(grid: Grid, role: ColumnRole) -> str:
    column = grid.column(role)
    return "" if column is None else grid.header[column]


def _task_rows(context: Context, grid: Grid) -> Iterator[_TaskRow]:
    subject = grid.subject
    if subject is None:
        return
    section = section_of(context, grid)
    columns = [at for at, role in enumerate(grid.roles) if role in (*_WHO, "time")]
    above: dict[int, Cell] = {}
    continued = False
    for row in grid.rows:
        task = row.cells[subject]
        if task is None or task.end <= task.start or row.is_group or _is_bare_group(context, grid, row, subject):
            continued = False  # what stands above a group's name belongs to another group
            continue
        held = _held(context, grid, row, columns, above, continued=continued)
        above |= {column: one.cell for column, one in held.items()}
        continued = True
        yield _TaskRow(task, held, section)


def _held(
    context: Context, grid: Grid, row: Row, columns: list[int], above: dict[int, Cell], *, continued: bool
) -> dict[int, _Held]:
    own = {at: cell for at in columns if (cell := row.cells[at]) is not None and cell.end > cell.start}
    in_charge = any(grid.roles[at] in ("lead", "implement") for at in own)
    held: dict[int, _Held] = {}
    for at in columns:
        cell = own.get(at)
        if cell is None:
            if continued and not in_charge and at in above:
                held[at] = _Held(above[at], inherited=True)
        elif not _as_above().fullmatch(context.text.low, cell.start, cell.end):
            held[at] = _Held(cell)
        elif at in above:
            held[at] = _Held(above[at], inherited=True, reference=cell)
    return held


def _is_bare_group(context: Context, grid: Grid, row: Row, subject: int) -> bool:
    """A row that only names a group without merged cells: a roman number or a capital letter, a name, nothing more."""
    filled = [at for at, cell in enumerate(row.own) if cell is not None and cell.end > cell.start]
    if any(at != subject and grid.roles[at] != "number" for at in filled):
        return False
    label = next((row.own[at] for at in filled if at != subject), None)
    return label is not None and bool(_GROUP_LABEL.match(context.text.norm, label.start, label.end))


def _directive(context: Context, cell: Cell) -> str | None:
    """What a cell asks its agency with ("Đề nghị Tòa án …"); its row's partners are asked in the same way."""
    found = words().directive.match(context.text.low, cell.start)
    return found.group() if found and found.end() < cell.end else None


def _orders(context: Context, row: _TaskRow, held: _Held, role: ColumnRole, directive: str | None) -> Iterator[Draft]:
    if role == "time":
        return
    confidence = INHERITED if held.inherited else CUED
    action = (row.task.start, row.task.end)
    for who, start, end in _parts(context, held.cell, role):
        asked = words().directive.match(context.text.low, start, end)
        for party in cell_parties(context, asked.end() + 1 if asked else start, end):
            yield Draft(party, who, directive, action, row.section, held.cell.start, confidence, tabled=True)


def _parts(context: Context, cell: Cell, role: ColumnRole) -> Iterator[tuple[Role, int, int]]:
    """A cell by the roles that it names itself ("Chủ trì: Sở Y tế; phối hợp: …"), else all of it in its column's."""
    found = [
        (label, named)
        for label in _LABEL.finditer(context.text.low, cell.start, cell.end)
        if (named := role_of(label.group(1))) in _WHO
    ]
    first = found[0][0].start() if found else cell.end
    for who in _WHO:
        if role == who and first > cell.start:
            yield who, cell.start, first
    for number, (label, named) in enumerate(found):
        end = found[number + 1][0].start() if number + 1 < len(found) else cell.end
        yield next(who for who in _WHO if who == named), label.end(), end


@cache
def _as_above() -> re.Pattern[str]:
    """A cell that points to the one above it."""
    words = "|".join(map(re.escape, load("columns")["above"]))
    return re.compile(rf"[\s\-–.“”\"']*(?:{words})[\s\-–.“”\"']*|[“”\"']+")
