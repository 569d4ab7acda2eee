"""Photographs of pages: the sheet is found on what it lies on and laid flat."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Matrix = NDArray[np.float64]

_Corners = NDArray[np.float32]

# The sheet is looked for on a picture of about this height.
_HEIGHT = 700
# A sheet fills at least this part of the picture; where it fills that part of it, there is nothing to lay flat.
_LEAST, _ALL = 0.3, 0.985
# The paper is brighter than what it lies on by at least this.
_CONTRAST = 40
# Light is compared at this distance within and without the edge, at that many places or more; so many show the edge.
_STEP, _SEEN, _SHARP = 9.0, 17, 0.8


def flattened(picture: Picture) -> tuple[Picture, Matrix] | None:
    """The sheet seen from straight above, and the matrix from its pixels to those of the picture.

    None where no sheet stands out from its ground.
    """
    corners = _sheet(picture)
    if corners is None:
        return None
    width, height = _size(corners)
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    there = cv2.getPerspectiveTransform(corners, flat)
    straight = cv2.warpPerspective(
        picture, there, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(straight, np.uint8), np.asarray(np.linalg.inv(there), np.float64)


def _sheet(picture: Picture) -> _Corners | None:
    """The corners of the paper (upper left first, clockwise) in pixels, None where it is not seen."""
    scale = _HEIGHT / picture.shape[0]
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = small if small.ndim == 2 else cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    # Letters are closed over, so that the paper is one bright patch.
    grey = cv2.GaussianBlur(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)), (0, 0), 3)
    _, bright = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    dark = grey[bright == 0]
    if not dark.size or float(grey[bright > 0].mean() - dark.mean()) < _CONTRAST:
        return None
    outlines, _ = cv2.findContours(np.asarray(bright, np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outline = cv2.convexHull(max(outlines, key=cv2.contourArea))
    share = cv2.contourArea(outline) / (grey.shape[0] * grey.shape[1])
    corners = cv2.approxPolyDP(outline, 0.02 * cv2.arcLength(outline, True), True)
    if not _LEAST < share < _ALL or len(corners) != 4:
        return None
    if not _has_edges(np.asarray(grey, np.uint8), corners.reshape(4, 2).astype(np.float64)):
        return None
    return _clockwise(corners.reshape(4, 2).astype(np.float32)) / np.float32(scale)


def _has_edges(grey: Picture, corners: NDArray[np.float64]) -> bool:
    """Whether the light falls off at once along the sides, as at a sheet's edge; a shadow falls off slowly."""
    middle = corners.mean(axis=0)
    falls: list[bool] = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        points = start + (end - start) * np.linspace(0.1, 0.9, 17)[:, None]
        outward = points - middle
        outward /= np.linalg.norm(outward, axis=1)[:, None]
        for inside, outside in zip(points - _STEP * outward, points + _STEP * outward, strict=True):
            x, y = round(outside[0]), round(outside[1])
            if 0 <= x < grey.shape[1] and 0 <= y < grey.shape[0]:
                falls.append(int(grey[round(inside[1]), round(inside[0])]) - int(grey[y, x]) > _CONTRAST)
    return len(falls) >= _SEEN and sum(falls) >= _SHARP * len(falls)


def _clockwise(corners: _Corners) -> _Corners:
    sums, differences = corners.sum(axis=1), corners[:, 1] - corners[:, 0]
    places = [int(sums.argmin()), int(differences.argmin()), int(sums.argmax()), int(differences.argmax())]
    return corners[places]


def _size(corners: _Corners) -> tuple[int, int]:
    """Width and height of the flat sheet: its longer sides as they are seen."""
    upper_left, upper_right, lower_right, lower_left = corners

    def length(start: _Corners, end: _Corners) -> float:
        return float(np.linalg.norm(end - start))

    width = max(length(upper_left, upper_right), length(lower_left, lower_right))
    height = max(length(upper_left, lower_left), length(upper_right, lower_right))
    return round(width), round(height)
