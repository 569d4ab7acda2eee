"""Demands in the cells of tables: rows of targets with their unit, and columns of bare counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.confidence import CUED
from extract.context import Context
from extract.fields.quotas import Demand, Span
from extract.grids import Grid, Row
from extract.knowledge import compiled, load, openings, phrases
from extract.mentions.base import Mention
from extract.mentions.quantities import Bare, Comparator, Quantity, Unit, bare_value, subject_opening, unit_words
from ingest import Cell

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def targets(context: Context, grid: Grid) -> Iterator[tuple[Row, list[Demand]]]:
    """Each row with what it sets, in a table of targets ("Chỉ tiêu | Đơn vị tính | Kế hoạch 2024").

    Without a column of units a share is a target by its sign, and a bare number where the row counts ("Số lớp …").
    """
    unit_column = grid.column("unit")
    name_column = grid.subject
    columns: list[int] = []
    if name_column is not None:
        columns = _target_columns(context, grid, name_column if unit_column is None else unit_column)
    for row in grid.rows:
        name = None if name_column is None else row.cells[name_column]
        unit = None if unit_column is None else row.cells[unit_column]
        found: list[Demand] = []
        if name is not None and name is not unit and (unit is not None or unit_column is None):
            for column in columns:
                found += _target(context, row, column, name, unit)
        yield row, found


def _target_columns(context: Context, grid: Grid, behind: int) -> list[int]:
    """The columns of what is planned, `behind` that of the units or names; an earlier year tells results."""
    issued = int(context.head.iso[:4]) if context.head.iso else None
    found: dict[str, list[int]] = {"target": [], "product": []}
    for column in range(behind + 1, len(grid.roles)):
        head, role = grid.header[column].lower(), grid.roles[column]
        years = [int(year) for year in _YEAR.findall(head)]
        if (years and issued and max(years) < issued) or _compares().match(head):
            continue
        if issued and re.fullmatch(r"(?:năm )?20\d\d", head):
            role = "target"
        if role in found:
            found[role].append(column)
    return found["target"] or found["product"]


@cache
def _compares() -> re.Pattern[str]:
    """The head of a column that sets a result against the plan ("So với kế hoạch (%)")."""
    return re.compile(openings(load("columns")["comparing"]))


def _target(context: Context, row: Row, column: int, name: Cell, unit: Cell | None) -> Iterator[Demand]:
    cell = row.own[column]
    value = bare_value(context.text.low[cell.start : cell.end]) if cell else None
    words = context.text.low[unit.start : unit.end].strip() if unit else ""
    noun = _noun(context, name)
    counts = unit is None and context.text.low.startswith("số ", name.start)
    if cell is None or value is None or not (words or value.percent or counts) or noun is None:
        return
    words = words or context.text.low[slice(*noun)]
    yield _demand(value, "percent" if value.percent or "%" in words else _unit_of(words), noun, (cell.start, cell.end))


def _noun(context: Context, name: Cell) -> Span | None:
    """The row's name without bullet and "tỷ lệ"."""
    low = context.text.low
    bullet = re.compile(r"[-+* ]*").match(low, name.start, name.end)
    start = bullet.end() if bullet else name.start
    opening = subject_opening().match(low, start, name.end)
    start = opening.end() if opening else start
    end = start + len(low[start : name.end].rstrip(" .;:"))
    return (start, end) if end > start and "\n" not in low[start:end] else None


def _unit_of(words: str) -> Unit:
    pattern, kinds = unit_words()
    word = pattern.match(words)
    return kinds[word.group()] if word else "other"


def _demand(value: Bare, unit: Unit, noun: Span, span: Span, per: Span | None = None) -> Demand:
    quantity = Quantity(value.count, value.comparator, unit, noun[0], span[1], value.comparator != "=", span)
    return Demand(Mention("quantity", *span, quantity), value.comparator, unit, noun, span, per, None, CUED)


def counted(context: Context, grid: Grid, row: Row, column: int) -> Iterator[Demand]:
    """A bare number under a head that names what is counted; the row names the group that owes it."""
    low = context.text.low
    cell, head = row.own[column], grid.heads[column]
    owner = None if grid.subject is None else row.cells[grid.subject]
    number = re.fullmatch(r"\d{1,4}", low[cell.start : cell.end]) if cell else None
    if cell is None or number is None or head is None or (owner and _total().match(low, owner.start)):
        return
    pattern, kinds = unit_words()
    word = pattern.search(low, head.start, head.end)
    value = Bare(int(number.group()), _announced(context, grid), percent=False)
    per = (owner.start, owner.end) if owner and low[owner.start : owner.end].strip(" 0123456789.") else None
    unit = kinds[word.group()] if word else "other"
    yield _demand(value, unit, (head.start, head.end), (cell.start, cell.end), per)


def _announced(context: Context, grid: Grid) -> Comparator:
    """What the paragraph before a table says of all its numbers ("số lượng tối thiểu … như sau:")."""
    before = [p for p in context.paragraphs if p.end <= grid.table.start]
    said = context.text.low[before[-1].start : before[-1].end] if before else ""
    known: dict[Comparator, list[str]] = load("columns")["announcing"]
    return next((sign for sign, words in known.items() if compiled(words).search(said)), "=")


@cache
def _total() -> re.Pattern[str]:
    return re.compile(phrases(load("columns")["totals"]))
