"""Pictures of pages for the tests of recognition: words, rules, stamps at stated places (points)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.errors import ReadError
from ingest.ocr_engine import check_ready

DPI = 200
SCALE = DPI / 72
WIDTH, HEIGHT = 595, 842
_FONTS = (
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/truetype/croscore",
    "/usr/share/fonts/liberation-serif",
)


def _font(name: str) -> Path | None:
    return next((file for folder in _FONTS for file in Path(folder).glob(name)), None)


REGULAR, BOLD = _font("*Serif-Regular.ttf"), _font("*Serif-Bold.ttf")


def _missing() -> str | None:
    try:
        check_ready()
    except ReadError as error:
        return str(error)
    return None


NO_OCR = _missing()
NO_FONT = "Liberation Serif (package fonts-liberation2) is not installed" if REGULAR is None or BOLD is None else None
# For tests that recognise words: what they need is said where it is missing.
needs_ocr = pytest.mark.skipif(bool(NO_OCR or NO_FONT), reason=str(NO_OCR or NO_FONT))


class Sheet:
    """A white page to draw on; all places in points from the upper left corner."""

    def __init__(self, colour: str = "white") -> None:
        self.image = Image.new("RGB", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), colour)
        self.draw = ImageDraw.Draw(self.image)

    def words(self, x: float, baseline: float, text: str, size: float = 13, bold: bool = False) -> Sheet:
        font = ImageFont.truetype(str(BOLD if bold else REGULAR), round(size * SCALE))
        self.draw.text((x * SCALE, baseline * SCALE), text, font=font, fill="black", anchor="ls")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: int = 2) -> Sheet:
        self.draw.line([(x0 * SCALE, y0 * SCALE), (x1 * SCALE, y1 * SCALE)], fill="black", width=width)
        return self

    def ring(self, x: float, y: float, radius: float, colour: str) -> Sheet:
        box = [(value) * SCALE for value in (x - radius, y - radius, x + radius, y + radius)]
        self.draw.ellipse(box, outline=colour, width=round(1.5 * SCALE))
        return self

    def block(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """A black rectangle, where only ink matters."""
        self.draw.rectangle([x0 * SCALE, y0 * SCALE, x1 * SCALE, y1 * SCALE], fill="black")
        return self

    def grey(self) -> np.ndarray:
        return np.array(self.image.convert("L"), np.uint8)

    def rgb(self) -> np.ndarray:
        return np.array(self.image, np.uint8)


def lines_of_words(sheet: Sheet, first: float, texts: list[str]) -> Sheet:
    """Running text, its lines but the last set from margin to margin."""
    font = ImageFont.truetype(str(REGULAR), round(13 * SCALE))
    for index, text in enumerate(texts):
        words = text.split()
        ink = [font.getlength(word) / SCALE for word in words]
        is_last = index == len(texts) - 1
        blank = 3.4 if is_last else (425 - sum(ink)) / (len(words) - 1)
        x = 85.0
        for word, width in zip(words, ink, strict=True):
            sheet.words(x, first + index * 18, word)
            x += width + blank
    return sheet
