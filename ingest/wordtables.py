"""The grid of a Word table: spans, merged cells, header rows, and whether it shows any rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from ingest.flow import Grid, GridCell, Item
from ingest.wordprocessing import BLOCK_WRAPPERS
from ingest.wordstyles import Styles
from ingest.wordxml import W, attribute, number, switched_on

_INVISIBLE = frozenset({"nil", "none", ""})
# A merged cell wider than any sheet of paper holds comes from a broken file.
_WIDEST = 500


@dataclass(slots=True)
class _Slot:
    """A `w:tc` with its place on the table's grid."""

    element: _Element
    start: int
    end: int
    merge: str | None


def read_grid(table: _Element, styles: Styles, read_cell: Callable[[_Element], list[Item]]) -> Grid:
    """Read a `w:tbl`; `read_cell` reads the content of a `w:tc`."""
    rows = [row for row in _wrapped(table, W + "tr") if not _row_is_gone(row)]
    slots = [_slots(row) for row in rows]
    starts = sorted({slot.start for row in slots for slot in row})
    column = {start: index for index, start in enumerate(starts)}
    cells: list[GridCell] = []
    open_merges: dict[int, GridCell] = {}
    for index, row in enumerate(slots):
        for slot in row:
            above = open_merges.get(slot.start) if slot.merge == "continue" else None
            if above is not None and above.row + above.row_span == index:
                above.row_span += 1
                continue
            span = sum(1 for start in starts if slot.start <= start < slot.end)
            cell = GridCell(index, column[slot.start], 1, max(1, span), read_cell(slot.element))
            cells.append(cell)
            if slot.merge is None:
                open_merges.pop(slot.start, None)
            else:
                open_merges[slot.start] = cell
    return Grid(len(rows), len(starts), cells, _header_rows(rows), _has_rules(table, rows, slots, styles))


def _wrapped(element: _Element, tag: str) -> Iterator[_Element]:
    """Children of this name, also where content controls or tracked insertions wrap them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in BLOCK_WRAPPERS:
            yield from _wrapped(child, tag)


def _row_is_gone(row: _Element) -> bool:
    properties = row.find(W + "trPr")
    if properties is None:
        return False
    hidden = properties.find(W + "hidden")
    return properties.find(W + "del") is not None or (hidden is not None and switched_on(hidden))


def _slots(row: _Element) -> list[_Slot]:
    properties = row.find(W + "trPr")
    before = None if properties is None else properties.find(W + "gridBefore")
    place = 0 if before is None else min(_WIDEST, max(0, number(attribute(before, "val"), 0)))
    out: list[_Slot] = []
    for element in _wrapped(row, W + "tc"):
        look = element.find(W + "tcPr")
        span, merge = 1, None
        if look is not None:
            if look.find(W + "cellDel") is not None:
                continue
            spans, merges, joined = look.find(W + "gridSpan"), look.find(W + "vMerge"), look.find(W + "hMerge")
            span = 1 if spans is None else min(_WIDEST, max(1, number(attribute(spans, "val"), 1)))
            merge = None if merges is None else attribute(merges, "val") or "continue"
            if joined is not None and (attribute(joined, "val") or "continue") == "continue" and out:
                # Old files merge sideways with one cell for each column instead of a span.
                place += span
                out[-1].end = place
                continue
        out.append(_Slot(element, place, place + span, merge))
        place += span
    return out


def _header_rows(rows: list[_Element]) -> int:
    count = 0
    for row in rows:
        header = row.find(f"{W}trPr/{W}tblHeader")
        if header is None or not switched_on(header):
            break
        count += 1
    return count if count < len(rows) else 0


def _has_rules(table: _Element, rows: list[_Element], slots: list[list[_Slot]], styles: Styles) -> bool:
    """Whether most of the table's cells show a rule on some side."""
    around = _table_rules(table, styles) or any(
        _edges(row.find(f"{W}tblPrEx/{W}tblBorders")).count(True) > 1 for row in rows
    )
    shown = total = 0
    for row in slots:
        for slot in row:
            total += 1
            edges = _edges(slot.element.find(f"{W}tcPr/{W}tcBorders"))
            # A single rule is an underline below a name; four that are switched off hide the table's own.
            shown += edges.count(True) > 1 or (around and edges.count(False) < 4)
    return shown * 2 > total


def _table_rules(table: _Element, styles: Styles) -> bool:
    """Whether the table, or the style that it names, draws rules; what the table says itself goes first."""
    properties = table.find(W + "tblPr")
    if properties is None:
        return False
    own = _named_edges(properties.find(W + "tblBorders"))
    style = properties.find(W + "tblStyle")
    if style is not None:
        for element in styles.chain(attribute(style, "val")):
            for name, visible in _named_edges(element.find(f"{W}tblPr/{W}tblBorders")).items():
                own.setdefault(name, visible)
            for borders in element.iterfind(f"{W}tblStylePr/{W}tcPr/{W}tcBorders"):
                for name, visible in _named_edges(borders).items():
                    if visible:
                        own.setdefault(name, visible)
    return sum(own.values()) > 1


def _named_edges(borders: _Element | None) -> dict[str, bool]:
    if borders is None:
        return {}
    return {
        str(edge.tag): (attribute(edge, "val") or "") not in _INVISIBLE for edge in borders if isinstance(edge.tag, str)
    }


def _edges(borders: _Element | None) -> list[bool]:
    """For each side that is stated: whether a rule is visible there."""
    return list(_named_edges(borders).values())
