"""Pages drawn with letters: one row of text is one printed line, one letter is 6 points wide.

A blank more is a gap; rows of which nothing is drawn are room between lines. "!" at a row's start sets
it bold, "/" italic, "." small (9 points); the mark takes no place.
"""

from __future__ import annotations

import re

from ingest.lines import Page, TextLine, Word

LETTER, SIZE, SMALL, PITCH = 6.0, 12.0, 9.0, 16.0
LEFT, TOP = 80.0, 60.0
WIDTH, HEIGHT = 595.0, 842.0
_MARKS = {"!": "bold", "/": "italic", ".": "small"}


def draw(text: str, number: int = 1, width: float = WIDTH) -> Page:
    """The page of a drawing; its first row stands at `TOP`, its first column at `LEFT`."""
    lines = []
    for index, row in enumerate(text.strip("\n").split("\n")):
        mark = _MARKS.get(row[:1], "")
        row = row[1:] if mark else row
        words = [_word(found, row, mark) for found in re.finditer(r"\S+", row)]
        if words:
            lines.append(TextLine(number, TOP + index * PITCH, words))
    return Page(number, width, HEIGHT, lines)


def _word(found: re.Match[str], row: str, mark: str) -> Word:
    size = SMALL if mark == "small" else SIZE
    step = LETTER * size / SIZE
    x0 = LEFT + found.start() * step
    before = len(row[: found.start()]) - len(row[: found.start()].rstrip())
    gap = 0.0 if before <= 1 else before * step
    raised = found[0].startswith("^")
    text = found[0].removeprefix("^")
    return Word(text, x0, x0 + len(text) * step, size, mark == "bold", mark == "italic", gap, False, raised)
