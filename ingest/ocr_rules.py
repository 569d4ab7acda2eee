"""Ruled lines on the picture of a page: the page without them, and the cells of tables between them.

Rules on a scan are broken, slanted and stepped; what they enclose is seen all the same: a cell is a white patch that
the rules of its table part from the rest of the page.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ingest.ocr_image import Picture

Bounds = tuple[float, float, float, float]

# Fainter than letters: a hairline is grey after scanning.
_INK = 190
# In points. Strokes of letters are shorter than rules; rules are thinner than filled shapes.
_LEVEL, _UPRIGHT, _THICK = 26.0, 16.0, 4.0
# Rules that should meet miss each other by less than twice this.
_REACH = 1.5
# A table is at least so wide and high, and so is a cell.
_TABLE_WIDTH, _TABLE_HEIGHT, _CELL = 60.0, 18.0, 7.0
# Sides of cells closer than this are on one rule.
_SAME_SIDE = 6.0
# A cell fills its bounds; what is left between a slanted rule and the frame does not.
_FILLED = 0.6
_MOST_CELLS = 2000


def find_rules(grey: Picture, point: float) -> tuple[list[list[Bounds]], Picture]:
    """The tables of a level page, and the page with white in the place of all rules; `point` is a pixel's size.

    A table is a list of cells (x0, top, x1, bottom) in points; a single frame is none.
    """
    ink = np.asarray(grey < _INK, np.uint8)
    mask = _rules(ink, point, True) | _rules(ink, point, False)
    if not mask.any():
        return [], grey
    clean = grey.copy()
    clean[cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0] = 255
    return _tables(mask, point), clean


def _rules(ink: Picture, point: float, is_level: bool) -> Picture:
    """Where rules of one direction are, one pixel thicker than they are."""
    length = round((_LEVEL if is_level else _UPRIGHT) / point)
    # A rule that is not quite straight steps from one row of pixels to the next.
    thick = cv2.dilate(ink, np.ones((3, 1) if is_level else (1, 3), np.uint8))
    found = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length) if is_level else (length, 1), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    extent = stats[:, cv2.CC_STAT_WIDTH if is_level else cv2.CC_STAT_HEIGHT]
    keep = stats[:, cv2.CC_STAT_AREA] * point < (_THICK + 2 * point) * extent
    keep[0] = False
    return np.asarray(keep.astype(np.uint8)[labels], np.uint8)


def _tables(mask: Picture, point: float) -> list[list[Bounds]]:
    """The cells of each group of rules that hang together."""
    reach = 2 * round(_REACH / point) + 1
    joined = np.asarray(cv2.dilate(mask, np.ones((reach, reach), np.uint8)), np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    tables: list[list[Bounds]] = []
    for x, y, width, height, _area in stats[1:count].tolist():
        if width * point < _TABLE_WIDTH or height * point < _TABLE_HEIGHT:
            continue
        part = joined[y : y + height, x : x + width]
        cells = _snapped([(x0 + x, top + y, x1 + x, bottom + y) for x0, top, x1, bottom in _cells(part, point)], point)
        if 1 < len(cells) <= _MOST_CELLS:
            tables.append(cells)
    return sorted(tables, key=lambda cells: cells[0][1])


def _cells(rules: Picture, point: float) -> list[tuple[int, int, int, int]]:
    """The white patches between rules in pixels; the outer frame of a table need not be drawn."""
    framed = rules.copy()
    cv2.rectangle(framed, (0, 0), (framed.shape[1] - 1, framed.shape[0] - 1), 1, 2)
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(framed == 0, np.uint8), connectivity=4)
    least = _CELL / point
    return [
        (x, y, x + width, y + height)
        for x, y, width, height, area in stats[1:].tolist()
        if width >= least and height >= least and area > _FILLED * width * height
    ]


def _snapped(cells: Sequence[tuple[int, int, int, int]], point: float) -> list[Bounds]:
    """The cells in points with sides that are the same for all cells along a rule."""
    across = _Sides([side * point for cell in cells for side in (cell[0], cell[2])])
    down = _Sides([side * point for cell in cells for side in (cell[1], cell[3])])
    out = [
        (across(x0 * point), down(top * point), across(x1 * point), down(bottom * point))
        for x0, top, x1, bottom in cells
    ]
    return sorted(
        (cell for cell in out if cell[0] < cell[2] and cell[1] < cell[3]), key=lambda cell: (cell[1], cell[0])
    )


class _Sides:
    """Places of rules, from the sides of the cells beside them."""

    def __init__(self, sides: list[float]) -> None:
        groups: list[list[float]] = []
        for side in sorted(sides):
            if groups and side - groups[-1][-1] <= _SAME_SIDE:
                groups[-1].append(side)
            else:
                groups.append([side])
        self._place = {side: sum(group) / len(group) for group in groups for side in group}

    def __call__(self, side: float) -> float:
        """The place of the rule that a cell's side stands at."""
        return self._place[side]
