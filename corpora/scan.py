"""A PDF as a scanner or a telephone would give it: pictures of pages, worn in the ways that scans are."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

_MIDDLE = 128
_TABLE = (74, 62, 50)  # what a photographed sheet lies on
_INK = (206, 44, 48)  # a stamp's
_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Wear:
    """What happened to pages on their way into a picture.

    `resolution` in dots an inch, `skew` in degrees to either side, `noise` in grey levels (standard deviation),
    `quality` of JPEG. `shadow`: a fold of the paper throws one over part of the page. `stamp`: a red seal is printed
    over the signature on the last page. `photograph`: the sheet lies on a table, seen from the side.
    """

    resolution: int = 200
    skew: float = 0.3
    noise: float = 6.0
    quality: int = 70
    shadow: bool = False
    stamp: bool = False
    photograph: bool = False


GOOD = Wear()
# The scans that readers fail on, each worn in one way, and one in several.
HARD: dict[str, Wear] = {
    "coarse": Wear(resolution=150, skew=2.0, quality=35),
    "shadow": Wear(shadow=True, skew=1.0),
    "stamp": Wear(stamp=True),
    "photograph": Wear(photograph=True, quality=60),
    "worn": Wear(resolution=150, skew=2.0, quality=35, shadow=True, stamp=True),
}


def scanned_pdf(pdf: bytes, seed: int = 30, wear: Wear = GOOD) -> bytes:
    """One picture a page and no text layer; the same `seed` gives the same noise."""
    chance = random.Random(seed)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [_scanned(page, chance, wear, index + 1 == len(document)) for index, page in enumerate(document)]
    out = io.BytesIO()
    first, *rest = pages
    first.save(out, "PDF", resolution=wear.resolution, save_all=True, append_images=rest, quality=wear.quality)
    return out.getvalue()


def _scanned(page: pypdfium2.PdfPage, chance: random.Random, wear: Wear, is_last: bool) -> Image.Image:
    scale = wear.resolution / 72
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    if wear.stamp and is_last:
        picture = _stamped(picture.convert("RGB"), _signature_place(page), scale)
    if wear.shadow:
        picture = _shadowed(picture, chance)
    angle = chance.choice((-wear.skew, wear.skew))
    picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white")
    if wear.photograph:
        picture = _photographed(picture.convert("RGB"), chance)
    return _noisy(picture, chance, wear.noise)


def _noisy(picture: Image.Image, chance: random.Random, deviation: float) -> Image.Image:
    # Turns evenly spread bytes into normally spread ones around the middle grey.
    spread = [round(NormalDist(_MIDDLE, deviation).inv_cdf((byte + 0.5) / 256)) for byte in range(256)]
    noise = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height)).point(spread)
    bands = [ImageChops.add(band, noise, offset=-_MIDDLE) for band in picture.split()]
    return Image.merge(picture.mode, bands)


def _signature_place(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """The middle of the last line in the right half of the page, in points from its upper left corner."""
    width, height = page.get_size()
    text = page.get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    right = [box for box in boxes if box[0] > width / 2 and box[1] > 40] or [(width * 0.7, height / 2, 0, 0)]
    lowest = min(box[1] for box in right)
    line = [box for box in right if box[1] < lowest + 8]
    return sum(box[0] for box in line) / len(line) - 30, height - lowest - 20


def _stamped(picture: Image.Image, place: tuple[float, float], scale: float) -> Image.Image:
    """A round red seal of 36 mm; ink and letters darken each other."""
    seal = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(seal)
    x, y = (value * scale for value in place)
    for millimetres, width in ((18.0, 0.9), (16.9, 0.4), (11.5, 0.5)):
        radius = millimetres * _MM * scale
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), outline=_INK, width=max(1, round(width * _MM * scale))
        )
    star = [
        (x + size * _MM * scale * math.sin(turn * math.pi / 5), y - size * _MM * scale * math.cos(turn * math.pi / 5))
        for turn, size in enumerate((8, 3) * 5)
    ]
    draw.polygon(star, fill=_INK)
    for turn in range(24):
        angle = turn * math.pi / 12
        middle = x + 14.2 * _MM * scale * math.cos(angle), y + 14.2 * _MM * scale * math.sin(angle)
        size = 1.1 * _MM * scale
        draw.rectangle((middle[0] - size, middle[1] - size, middle[0] + size, middle[1] + size), outline=_INK, width=2)
    return ImageChops.multiply(picture, seal)


def _shadowed(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Light that falls off to one side and down, with a dark fold."""
    fold = chance.uniform(0.25, 0.75)

    def light(x: float, y: float) -> float:
        return (1 - 0.55 * x * x - 0.15 * y) * (1 - 0.35 * math.exp(-(((x - fold) / 0.06) ** 2)))

    mask = _field(picture.size, light)
    return Image.merge(picture.mode, [ImageChops.multiply(band, mask) for band in picture.split()])


def _field(size: tuple[int, int], light: Callable[[float, float], float]) -> Image.Image:
    """A grey picture of a smooth function over [0, 1] x [0, 1], drawn small and enlarged."""
    small = Image.new("L", (64, 64))
    small.putdata([round(255 * light(x / 63, y / 63)) for y in range(64) for x in range(64)])
    return small.resize(size, Image.Resampling.BICUBIC)


def _photographed(sheet: Image.Image, chance: random.Random) -> Image.Image:
    """The sheet on a table, its far side narrower, in the light of a room."""
    width, height = sheet.size
    frame_width, frame_height = round(width * 1.14), round(height * 1.1)
    lean = [chance.uniform(0.0, 0.05) for _ in range(4)]
    x0, x1, y0, y1 = (frame_width - width) / 2, (frame_width + width) / 2, frame_height * 0.04, frame_height * 0.96
    corners = [
        (x0 + lean[0] * width, y0 + lean[1] * height * 0.4),
        (x1 - lean[1] * width, y0 + lean[2] * height * 0.4),
        (x1 - lean[2] * width * 0.3, y1),
        (x0 + lean[3] * width * 0.3, y1 - lean[0] * height * 0.4),
    ]
    here = [(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))]
    data = _perspective(corners, here)
    seen = sheet.transform((frame_width, frame_height), Image.Transform.PERSPECTIVE, data, Image.Resampling.BICUBIC)
    outline = Image.new("L", (frame_width, frame_height), 0)
    ImageDraw.Draw(outline).polygon(corners, fill=255)
    photograph = Image.composite(seen, Image.new("RGB", (frame_width, frame_height), _TABLE), outline)
    room = _field(photograph.size, lambda x, y: 0.95 - 0.25 * math.hypot(x - 0.4, y - 0.4))
    return Image.merge("RGB", [ImageChops.multiply(band, room) for band in photograph.split()])


def _perspective(there: list[tuple[float, float]], here: list[tuple[float, float]]) -> list[float]:
    """Pillow's eight numbers for the view that shows the points `here` of the source at the places `there`."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(there, here, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for column in range(8):
        pivot = max(range(column, 8), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row in range(8):
            if row != column:
                factor = rows[row][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    return [row[8] for row in rows]
