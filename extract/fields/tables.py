"""`tables`: every ruled table, in the body or an annex."""

from __future__ import annotations

from extract.confidence import EXACT
from extract.context import Context
from extract.grids import Grid, section_of
from extract.plan import Annex, TableItem


def find(context: Context, grids: list[Grid], annexes: list[Annex]) -> list[TableItem]:
    """One item a table; a cell merged away is an empty string."""
    return [
        TableItem(
            id=f"t{number + 1}",
            confidence=EXACT,
            evidence=context.evidence(grid.table.start, grid.table.end),
            annex=annex_at(annexes, grid.table.start),
            section=None if annex_at(annexes, grid.table.start) else context.section_id(section_of(context, grid)),
            header=list(grid.header),
            rows=[list(row) for row in grid.texts],
        )
        for number, grid in enumerate(grids)
    ]


def annex_at(annexes: list[Annex], offset: int) -> str | None:
    """The id of the annex that holds `offset`."""
    return next((annex.id for annex in annexes if annex.start <= offset < annex.end), None)
