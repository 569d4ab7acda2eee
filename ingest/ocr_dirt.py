"""What lies on a page beside its text: specks, and the round black print that a stamp leaves on a scan without colours.

A picture is a level page of even light; what is taken away becomes white.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from ingest.ocr_image import Picture

_INK = 160
# In points. Dots of letters are smaller than a speck may be; letters reach this far to their stops (those behind a
# quotation mark, three dots) and marks.
_SPECK, _LETTER, _REACH_ACROSS, _REACH_DOWN = 2.6, 3.6, 20.0, 6.0
# Stamps are looked for on a picture of pixels of so many points; their radius in points, and how far their rim reaches.
_STAMP_POINT, _RADIUS, _RIM = 1.44, (42.0, 62.0), 1.06
# A print is nowhere quite black on the small picture; it may be faint on part of its way round.
_RING_INK, _ROUND = 200, 0.7


def without_specks(grey: Picture, point: float) -> Picture:
    """The page without dots that belong to no letter; `point` is a pixel's size in points."""
    ink = np.asarray(grey < _INK, np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    extent = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) * point
    small = extent < _SPECK
    if not small[1:].any():
        return grey
    letters = np.asarray((extent >= _LETTER), np.uint8)
    letters[0] = 0
    reach = 2 * round(_REACH_DOWN / point) + 1, 2 * round(_REACH_ACROSS / point) + 1
    near = cv2.dilate(letters[labels], np.ones(reach, np.uint8))
    # A speck is near a letter if any of its pixels is.
    touched = np.zeros(count, np.bool_)
    touched[np.unique(labels[(near > 0) & (ink > 0)])] = True
    gone = small & ~touched
    gone[0] = False
    if not gone.any():
        return grey
    mask = cv2.dilate(np.asarray(gone, np.uint8)[labels], np.ones((3, 3), np.uint8))
    clean = grey.copy()
    clean[mask > 0] = 255
    return clean


class Stamp(NamedTuple):
    """The round print of a stamp: its middle and its radius in pixels."""

    x: float
    y: float
    radius: float

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies under the stamp or touches its rim."""
        return (x - self.x) ** 2 + (y - self.y) ** 2 <= (self.radius * _RIM) ** 2


def find_stamps(grey: Picture, point: float) -> list[Stamp]:
    """Black rings of the size that stamps have (Nghị định 99/2016/NĐ-CP: 30 to 42 mm across)."""
    scale = point / _STAMP_POINT
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    least, most = round(_RADIUS[0] / _STAMP_POINT), round(_RADIUS[1] / _STAMP_POINT)
    found = cv2.HoughCircles(small, cv2.HOUGH_GRADIENT, 1, most, param1=120, param2=30, minRadius=least, maxRadius=most)
    rings = [] if found is None else found[0].tolist()
    ink = np.asarray(cv2.dilate(np.asarray(small < _RING_INK, np.uint8), np.ones((3, 3), np.uint8)), np.uint8)
    return [Stamp(x / scale, y / scale, radius / scale) for x, y, radius in rings if _is_ring(ink, x, y, radius)]


def _is_ring(ink: Picture, x: float, y: float, radius: float) -> bool:
    """Whether ink goes nearly all round."""
    angles = np.linspace(0, 2 * np.pi, 144, endpoint=False)
    columns = np.round(x + radius * np.cos(angles)).astype(np.int64)
    rows = np.round(y + radius * np.sin(angles)).astype(np.int64)
    inside = (columns >= 0) & (columns < ink.shape[1]) & (rows >= 0) & (rows < ink.shape[0])
    return int(ink[rows[inside], columns[inside]].sum()) >= _ROUND * len(angles)


def without_stamps(grey: Picture, stamps: Sequence[Stamp]) -> Picture:
    """The page with white in the stamps' place."""
    if not stamps:
        return grey
    clean = grey.copy()
    for stamp in stamps:
        cv2.circle(clean, (round(stamp.x), round(stamp.y)), round(stamp.radius * _RIM), 255, cv2.FILLED)
    return clean
