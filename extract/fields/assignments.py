"""`assignments`: who does what, and in which role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.canonical import FullNames
from extract.confidence import CUED
from extract.context import Context
from extract.grids import Grid
from extract.orders import Party, Role, parties_at
from extract.plan import Agency, Assignment

_FINAL = re.compile(r"[\s.;,:/]+$")


@dataclass(frozen=True)
class Draft:
    """An assignment before it is linked to a movement. Spans are offsets; `tabled` marks one from a task table."""

    party: Party
    role: Role
    directive: str | None
    action: tuple[int, int]
    section: int | None
    at: int
    confidence: float
    tabled: bool = False


def from_tables(context: Context, grids: list[Grid]) -> Iterator[Draft]:
    """What the rows of a task table assign, with the cell of the agency as its place."""
    for grid in grids:
        task_column = grid.column("task")
        if task_column is None:
            continue
        before = [p for p in context.paragraphs if p.end <= grid.table.start]
        section = before[-1].section if before and before[-1].zone == "body" else None
        for row in grid.rows:
            task = row.cells[task_column]
            if row.is_group or task is None or task.end <= task.start:
                continue
            for column, role in enumerate(grid.roles):
                cell = row.cells[column]
                if role not in ("lead", "coordinate", "implement") or cell is None:
                    continue
                for party in cell_parties(context, cell.start, cell.end):
                    yield Draft(party, role, None, (task.start, task.end), section, cell.start, CUED, tabled=True)


def cell_parties(context: Context, start: int, end: int) -> list[Party]:
    """The agencies of a cell or a labelled line, however they are parted."""
    parties: list[Party] = []
    at = start
    while at < end:
        found, stop = parties_at(context, at, end)
        parties += found
        following = re.compile(r"[,;\n]|(?<=\w)\.(?= )| và ").search(context.text.low, max(stop, at), end)
        if not following:
            break
        at = following.end()
        while at < end and context.text.low[at] in " -+\n":
            at += 1
    return parties


def to_items(
    context: Context, drafts: list[Draft], movement_at: dict[int, str | None], names: FullNames
) -> list[Assignment]:
    """Drafts in the order of the text as items. `movement_at` gives the movement of each draft's place."""
    items: list[Assignment] = []
    seen: set[tuple[str, str, int, int]] = set()
    for draft in sorted(drafts, key=lambda d: d.at):
        name = context.words(draft.party.start, draft.party.end)
        key = (name, draft.role, draft.action[0], draft.at)
        if key in seen or not name:
            continue
        seen.add(key)
        items.append(
            Assignment(
                id=f"a{len(items) + 1}",
                confidence=draft.confidence,
                evidence=context.evidence(*draft.action) + context.evidence(draft.party.start, draft.party.end),
                agency=Agency(name=name, canonical=names.of(name, group=draft.party.group)),
                role=draft.role,
                directive=draft.directive,
                movement=movement_at.get(draft.at),
                action=context.text.raw[slice(*draft.action)],
                section=context.section_id(draft.section),
            )
        )
    return items


def trim(low: str, start: int, end: int) -> tuple[int, int]:
    """An action without its final punctuation."""
    found = _FINAL.search(low, start, end)
    return (start, found.start()) if found and found.end() == end else (start, end)
