"""What the places of recognised words say about their type: its size from their widths, bold from their strokes.

Recognition gives neither. Administrative documents are set in Times New Roman (Nghị định 30/2020/NĐ-CP, Appendix I),
so that the width of a word tells the size; in another font all sizes are off by one factor, which does no harm.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np

from ingest.ocr_engine import Seen
from ingest.ocr_image import Picture

# Advance widths of Times New Roman in thousandths of the type size; capitals and letters not named have the last.
_WIDTHS = {
    180: "'’‘",
    250: ".,",
    278: "ijlt;:/",
    333: "Ifr-()!",
    389: "Js",
    408: '"',
    444: "aceqz“”?",
    500: "bdghknopuvxy0123456789đ–*",
    556: "FPS+",
    611: "ELTZ",
    667: "BCR",
    722: "w",
    778: "m&",
    889: "M",
    944: "W",
}
_USUAL_WIDTH = 722
_OF = {letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters}
# What a word's first and last letter leave blank beside their ink, in parts of the type size.
_BEARINGS = 0.05


@lru_cache(maxsize=20_000)
def type_width(text: str) -> float:
    """How wide a word's ink is, in parts of the type size."""
    letters = [letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)]
    return max(0.15, sum(_OF.get(letter, _USUAL_WIDTH / 1000) for letter in letters) - _BEARINGS)


def type_size(words: Sequence[Seen]) -> float:
    """The type size of words, in pixels."""
    return sum(word.x1 - word.x0 for word in words) / sum(type_width(word.text) for word in words)


class Strokes:
    """How thick the strokes of words are: their ink divided by the length of its outline."""

    def __init__(self, grey: Picture) -> None:
        """`grey` is a page of even light."""
        ink = 1 - grey.astype(np.float32) / 255
        across = cv2.absdiff(ink[:, 1:], ink[:, :-1])
        along = cv2.absdiff(ink[1:], ink[:-1])
        outline = np.zeros_like(ink)
        outline[:, 1:] += across
        outline[1:] += along
        self._ink, self._outline = cv2.integral(ink), cv2.integral(outline)

    def thickness(self, word: Seen) -> float:
        """In pixels; 0 for a word without ink."""
        outline = _inside(self._outline, word)
        return 2 * _inside(self._ink, word) / outline if outline > 0 else 0.0


def _inside(sums: cv2.typing.MatLike, word: Seen) -> float:
    x0, top, x1, bottom = word.x0, word.top, word.x1, word.bottom
    return float(sums[bottom, x1] - sums[top, x1] - sums[bottom, x0] + sums[top, x0])
