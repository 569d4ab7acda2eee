"""The picture of a page made ready for recognition: turned, evenly lit, straight, without stamps.

All pictures are numpy arrays of bytes: (height, width) in grey, 0 black and 255 white, or (height, width, 3) in
red, green, blue. What is done to a picture is kept as a matrix, so that places can be found on the page as it came.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.document import Box
from ingest.ocr_photo import flattened

Picture = NDArray[np.uint8]
Matrix = NDArray[np.float64]

# Light changes slowly over a page: it is measured on a picture smaller by this.
_LIGHT_STEP = 8
# Letters are narrower than this many points, so that the light beside them is seen (at 1/8 of the resolution).
_LIGHT_REACH = 16
# Darkness that is still black; the share of pixels between black and white that a page of only these may have (some
# come of drawing it), and the share of white ones that it has.
_WHITE = 0.8
_BLACK, _BETWEEN = 32, 0.06
# Light below which grain is seen, and how far it is blurred, in inches.
_DARK, _GRAIN = 150, 0.005
# Below this resolution (dots an inch) a picture is enlarged.
_COARSE, _FINER = 170.0, 1.6
# How far black and white edges are blurred, in inches.
_SOFT = 0.006
# Straight within this many degrees is straight enough; pages lie askew by at most that many.
_STRAIGHT, _ASKEW = 0.03, 6.0
# Angles are tried on a picture of about this width.
_ANGLE_WIDTH = 700
# Red ink: red stands out from green and blue by at least this much.
_RED = 36
# Through a red glass, red ink in good light is at least so bright; letters under it are darker.
_PAPER = 150
# Colours further apart than this are no grey.
_COLOURED = 24
_POINTS_PER_INCH = 72.0
# Inches. What a photographed sheet is taken for.
_A4_HEIGHT = 11.69


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page ready for recognition: `grey` at `dpi`; `matrix` (3 x 3) leads from its pixels to those of the original.

    `original_dpi` is the original's resolution.
    """

    grey: Picture
    dpi: float
    matrix: Matrix
    original_dpi: float

    @property
    def point(self) -> float:
        """A pixel's size in points."""
        return _POINTS_PER_INCH / self.dpi

    def box_on_page(self, box: Box) -> Box:
        """A box of this sheet (points) where it stands on the page as it came (points)."""
        corners = np.array([[(box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom)]])
        there = cv2.perspectiveTransform(corners / self.point, self.matrix)[0] * (_POINTS_PER_INCH / self.original_dpi)
        low, high = there.min(axis=0), there.max(axis=0)
        return Box(*(round(max(0.0, float(value)), 1) for value in (*low, *high)))


def prepare(picture: Picture, dpi: float) -> Sheet:
    """Lay a photographed sheet flat, take red stamps out, even the light, and set the lines level."""
    original_dpi = dpi
    photographed = flattened(picture)
    way_back: Matrix = np.eye(3)
    if photographed is not None:
        picture, way_back = photographed
        dpi = max(picture.shape[:2]) / _A4_HEIGHT
    grey = without_red(picture)
    grey = softened(grey, dpi) if is_black_and_white(grey) else even_light(grey, dpi)
    if dpi < _COARSE:
        finer = cv2.resize(grey, None, fx=_FINER, fy=_FINER, interpolation=cv2.INTER_CUBIC)
        grey = np.asarray(finer, np.uint8)
        way_back = way_back @ np.diag([1 / _FINER, 1 / _FINER, 1.0])
        dpi *= _FINER
    angle = skew(grey)
    if abs(angle) > _STRAIGHT:
        grey, turned_back = _turned(grey, angle)
        way_back = way_back @ turned_back
    return Sheet(grey, dpi, way_back, original_dpi)


def plain(picture: Picture) -> Picture:
    """An RGB picture, or its grey where it has no colours."""
    some = picture[::4, ::4].astype(np.int16)
    if int((some.max(axis=2) - some.min(axis=2)).max()) > _COLOURED:
        return picture
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def quarter_turned(picture: Picture, turns: int) -> Picture:
    """The picture turned clockwise by so many quarters."""
    return np.ascontiguousarray(np.rot90(picture, -turns))


def without_red(picture: Picture) -> Picture:
    """The grey of a page on which red ink is as light as it looks through a red glass; black letters under it stay."""
    if picture.ndim == 2:
        return picture
    red, green, blue = cv2.split(picture)
    others = cv2.max(green, blue)
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    stands_out = cv2.subtract(red, others) > _RED
    if not stands_out.any():
        return np.asarray(grey, np.uint8)
    # JPEG washes colours out at the edges of a stroke: the pixels beside red ones are taken from the red part too.
    near = cv2.dilate(stands_out.astype(np.uint8), np.ones((9, 9), np.uint8))
    seen_red = np.where(red > _PAPER, np.uint8(255), red)
    return np.asarray(np.where(near > 0, seen_red, grey), np.uint8)


def is_black_and_white(grey: Picture) -> bool:
    """Whether a scanner has left nothing between black and white."""
    some = grey[::3, ::3]
    return float((some == 255).mean()) > _WHITE and float(((some > _BLACK) & (some < 255 - _BLACK)).mean()) < _BETWEEN


def softened(grey: Picture, dpi: float) -> Picture:
    """Letters with soft edges, as the recogniser has learnt them: stepped edges hide the marks above vowels."""
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), _SOFT * dpi), np.uint8)


def even_light(grey: Picture, dpi: float) -> Picture:
    """The page divided by the light that falls on it: paper becomes white, shadows and yellowing go."""
    height, width = grey.shape
    size = max(1, width // _LIGHT_STEP), max(1, height // _LIGHT_STEP)
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    reach = max(3, round(_LIGHT_REACH / _POINTS_PER_INCH * dpi / _LIGHT_STEP) | 1)
    light = cv2.dilate(small, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    light = cv2.GaussianBlur(cv2.medianBlur(light, 5), (0, 0), reach)
    light = np.maximum(cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR), 16)
    evened = cv2.divide(grey, light, scale=255)
    dark = light < _DARK
    if dark.any():
        # The grain of a dark part is stretched with its light.
        evened = np.where(dark, cv2.GaussianBlur(evened, (0, 0), _GRAIN * dpi), evened)
    return np.asarray(evened, np.uint8)


def skew(grey: Picture) -> float:
    """By how many degrees the lines fall to the right (negative: rise)."""
    small = _ink_small(grey)
    if not small.any():
        return 0.0
    best = _sharpest(small, np.arange(-_ASKEW, _ASKEW + 0.1, 0.5))
    best = _sharpest(small, best + np.arange(-0.4, 0.41, 0.1))
    return _sharpest(small, best + np.arange(-0.08, 0.081, 0.02))


def _ink_small(grey: Picture) -> NDArray[np.float32]:
    scale = min(1.0, _ANGLE_WIDTH / grey.shape[1])
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.where(small < 170, 255 - small, 0).astype(np.float32)


def _sharpest(ink: NDArray[np.float32], angles: NDArray[np.float64]) -> float:
    """The angle at which rows of ink and white rows are told apart best."""
    rows, columns = np.nonzero(ink)
    weights = ink[rows, columns]
    if len(rows) > 60_000:
        keep = slice(None, None, len(rows) // 60_000 + 1)
        rows, columns, weights = rows[keep], columns[keep], weights[keep]
    scores = [_sharpness(rows, columns, weights, float(angle)) for angle in angles]
    return float(angles[int(np.argmax(scores))])


def _sharpness(rows: NDArray[np.int64], columns: NDArray[np.int64], ink: NDArray[np.float32], angle: float) -> float:
    level = rows - columns * np.tan(np.radians(angle))
    profile = np.bincount((level - level.min()).astype(np.int64), ink)
    return float(np.square(np.diff(profile)).sum())


def _turned(grey: Picture, angle: float) -> tuple[Picture, Matrix]:
    """The picture turned so that lines that fall by `angle` are level, and the way back."""
    height, width = grey.shape
    there = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(grey, there, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    back = np.vstack([cv2.invertAffineTransform(there), [0.0, 0.0, 1.0]])
    return np.asarray(turned, np.uint8), np.asarray(back, np.float64)
