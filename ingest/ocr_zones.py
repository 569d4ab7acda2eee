"""Which parts of a page are recognised by themselves: its two-column heads and feet in their halves, the rest whole.

A recogniser that is given both columns of a head at once reads across them. Columns are seen as a white corridor
that several rows of ink share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.ocr_image import Picture

# Darker than this is ink on a page of even light.
INK = 160
_POINTS_PER_INCH = 72.0
# In points. A corridor between columns is at least so wide, and at one place at least that wide.
_CORRIDOR, _WIDE = 9.0, 24.0
# A band of ink higher than this holds several rows.
_ROWS = 26.0
# Rows closer than this belong to one band; a row with less ink than that is dirt.
_APART, _SPECK = 1.0, 1.0
_MARGIN = 4.0
# In margins: white space that does not belong to the middle of a text.
_EMPTY = 15
_DEEPEST = 2


class Zone(NamedTuple):
    """A part of a page in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int


class _Band(NamedTuple):
    """Rows of ink without a white row between them, and the stretches of ink seen from above."""

    top: int
    bottom: int
    runs: list[tuple[int, int]]

    def gaps(self) -> Iterator[tuple[int, int]]:
        """The white stretches between its stretches of ink."""
        for before, after in pairwise(self.runs):
            yield before[1], after[0]


def find_zones(grey: Picture, dpi: float) -> list[Zone]:
    """The zones of a page (or of a picture of a part of one) from top to bottom."""
    ink = grey < INK
    return list(_zones(ink, Zone(0, 0, ink.shape[1], ink.shape[0]), dpi / _POINTS_PER_INCH, 0))


def _zones(ink: NDArray[np.bool_], zone: Zone, pixels: float, depth: int) -> Iterator[Zone]:
    """Zones of a part of the page; `pixels` to a point."""
    bands = _bands(ink[zone.top : zone.bottom, zone.x0 : zone.x1], pixels)
    margin = round(_MARGIN * pixels)
    start = 0
    for first, last, corridor in _columns(bands, pixels) if depth < _DEEPEST else ():
        yield from _whole(bands, start, first, zone, margin)
        top, bottom = _reach(bands, first, last + 1, zone, margin)
        middle = zone.x0 + (corridor[0] + corridor[1]) // 2
        yield from _zones(ink, Zone(zone.x0, top, middle, bottom), pixels, depth + 1)
        yield from _zones(ink, Zone(middle, top, zone.x1, bottom), pixels, depth + 1)
        start = last + 1
    yield from _whole(bands, start, len(bands), zone, margin)


def _reach(bands: Sequence[_Band], start: int, end: int, zone: Zone, margin: int) -> tuple[int, int]:
    """From where to where bands are cut out: with a margin, as far as the bands next to them leave one."""
    above = bands[start - 1].bottom if start else -zone.top
    below = bands[end].top if end < len(bands) else zone.bottom
    top = max(bands[start].top - margin, (bands[start].top + above + 1) // 2)
    bottom = min(bands[end - 1].bottom + margin, (bands[end - 1].bottom + below) // 2)
    return max(zone.top, zone.top + top), min(zone.bottom, zone.top + bottom)


def _whole(bands: Sequence[_Band], start: int, end: int, zone: Zone, margin: int) -> Iterator[Zone]:
    """Bands with a white margin; a wide white space (a table was there) parts them."""
    for index in range(start + 1, end):
        if bands[index].top - bands[index - 1].bottom > _EMPTY * margin:
            yield from _around(bands, start, index, zone, margin)
            start = index
    if start < end:
        yield from _around(bands, start, end, zone, margin)


def _around(bands: Sequence[_Band], start: int, end: int, zone: Zone, margin: int) -> Iterator[Zone]:
    """One zone around bands."""
    top, bottom = _reach(bands, start, end, zone, margin)
    left = min(band.runs[0][0] for band in bands[start:end])
    right = max(band.runs[-1][1] for band in bands[start:end])
    yield Zone(max(zone.x0, zone.x0 + left - margin), top, min(zone.x1, zone.x0 + right + margin), bottom)


def _bands(ink: NDArray[np.bool_], pixels: float) -> list[_Band]:
    rows = _runs(np.count_nonzero(ink, axis=1) > _SPECK * pixels, round(_APART * pixels))
    bands = []
    for top, bottom in rows:
        runs = _runs(np.count_nonzero(ink[top:bottom], axis=0) > 0, round(2 * pixels))
        if runs:
            bands.append(_Band(top, bottom, runs))
    return bands


def _runs(marks: NDArray[np.bool_], apart: int) -> list[tuple[int, int]]:
    """Stretches of marked places; those nearer than `apart` are one."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marks.astype(np.int8), [0]))))
    out: list[tuple[int, int]] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if out and start - out[-1][1] <= apart:
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out


def _columns(bands: Sequence[_Band], pixels: float) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Stretches of bands that stand in two columns: first and last band, and the corridor between the columns."""
    index = 0
    while index < len(bands):
        found = _columns_from(bands, index, pixels)
        if found is None:
            index += 1
            continue
        last, corridor = found
        yield index, last, corridor
        index = last + 1


def _columns_from(bands: Sequence[_Band], first: int, pixels: float) -> tuple[int, tuple[int, int]] | None:
    """The last band and the corridor of columns that begin with this band."""
    best: tuple[int, tuple[int, int]] | None = None
    for gap in bands[first].gaps():
        if gap[1] - gap[0] < _CORRIDOR * pixels:
            continue
        found = _follow(bands, first, gap, pixels)
        if found is not None and (best is None or _better(found, best)):
            best = found
    return best


def _better(found: tuple[int, tuple[int, int]], best: tuple[int, tuple[int, int]]) -> bool:
    width, other = found[1][1] - found[1][0], best[1][1] - best[1][0]
    return (found[0], width) > (best[0], other)


def _follow(
    bands: Sequence[_Band], first: int, gap: tuple[int, int], pixels: float
) -> tuple[int, tuple[int, int]] | None:
    """Go down as long as the bands leave a corridor in the gap; None where there is no more to it than a wide blank."""
    corridor, last, widest, both, tall = gap, first, 0, 0, False
    for index in range(first, len(bands)):
        band = bands[index]
        narrower = _left_free(band, corridor)
        if narrower is None or narrower[1] - narrower[0] < _CORRIDOR * pixels:
            break
        left = any(run[1] <= narrower[0] for run in band.runs)
        right = any(run[0] >= narrower[1] for run in band.runs)
        corridor = narrower
        if left and right:
            last = index
            both += 1
            widest = max(widest, _free_around(band, corridor))
            tall = tall or band.bottom - band.top > _ROWS * pixels
    if widest < _WIDE * pixels or (both < 2 and not tall):
        return None
    return last, corridor


def _left_free(band: _Band, corridor: tuple[int, int]) -> tuple[int, int] | None:
    """The widest part of a corridor that the band leaves free."""
    start, end = corridor
    free: list[tuple[int, int]] = []
    for x0, x1 in band.runs:
        if x1 <= start or x0 >= end:
            continue
        if x0 > start:
            free.append((start, x0))
        start = max(start, x1)
    if start < end:
        free.append((start, end))
    return max(free, key=lambda part: part[1] - part[0], default=None)


def _free_around(band: _Band, corridor: tuple[int, int]) -> int:
    """How wide the band is white around the corridor."""
    left = max(x1 for _, x1 in band.runs if x1 <= corridor[0])
    right = min(x0 for x0, _ in band.runs if x0 >= corridor[1])
    return right - left


def cell_zones(
    grey: Picture, cells: Sequence[tuple[float, float, float, float]], point: float
) -> tuple[list[Zone], Picture]:
    """The zones of a table's cells that have ink, and the page with white in the cells' place.

    `cells` are (x0, top, x1, bottom) in points, `point` is a pixel's size.
    """
    if not cells:
        return [], grey
    height, width = grey.shape
    outside = grey.copy()
    zones: list[Zone] = []
    for cell in cells:
        x0, top, x1, bottom = (round(side / point) for side in cell)
        place = Zone(max(0, x0), max(0, top), min(width, x1), min(height, bottom))
        outside[place.top : place.bottom, place.x0 : place.x1] = 255
        zone = _inked(grey, place, round(_MARGIN / point))
        zones += [zone] if zone is not None else []
    return zones, outside


def _inked(grey: Picture, place: Zone, margin: int) -> Zone | None:
    """The part of a cell that has ink, with a margin; None for an empty one."""
    ink = grey[place.top : place.bottom, place.x0 : place.x1] < INK
    rows, columns = np.flatnonzero(ink.sum(axis=1) > 1), np.flatnonzero(ink.sum(axis=0) > 1)
    if len(rows) < margin or not len(columns):
        return None
    return Zone(
        max(place.x0, place.x0 + int(columns[0]) - margin),
        max(place.top, place.top + int(rows[0]) - margin),
        min(place.x1, place.x0 + int(columns[-1]) + margin + 1),
        min(place.bottom, place.top + int(rows[-1]) + margin + 1),
    )
