"""Footnotes: the small lines at the foot of a page that begin with a raised mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.lines import Page, TextLine, Word

_MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,3}|[a-z])[\])]?$")
_UNIT = re.compile(r"(?:^|\d)[dcmkh]?m$")
_SMALLER = 0.93


def take_notes(page: Page, body: float) -> list[TextLine]:
    """Take a page's footnotes out of its lines, and their marks out of the text; `body` is its type size."""
    raised = {word.text for line in page.lines for word in line.words if word.raised}
    if not raised:
        return []
    start = len(page.lines)
    first = start
    while start and page.lines[start - 1].size <= _SMALLER * body:
        start -= 1
        if _opens_note(page.lines[start], raised):
            first = start
    notes = page.lines[first:]
    marks = {line.words[0].text for line in notes if _opens_note(line, raised)}
    page.lines = [_without_marks(line, marks) for line in page.lines[:first]]
    return [_lowered(line) for line in notes]


def _opens_note(line: TextLine, raised: set[str]) -> bool:
    """Whether the line begins with a mark that stands raised in the text (or here; not every program does both)."""
    word = line.words[0]
    return len(line.words) > 1 and word.text in raised and _MARK.match(word.text) is not None


def _without_marks(line: TextLine, marks: set[str]) -> TextLine:
    if not any(word.raised for word in line.words):
        return line
    words: list[Word] = []
    for word in line.words:
        is_mark = word.raised and word.text in marks
        if not (is_mark and not _is_power(words, word)):
            words.append(word)
    return TextLine(line.page, line.baseline, words, line.open_end) if words else line


def _is_power(before: Sequence[Word], word: Word) -> bool:
    """Whether a raised figure makes a square or cubic unit ("m2", "km2", "m3/s")."""
    return word.text in "23" and bool(before) and _UNIT.search(before[-1].text) is not None


def _lowered(line: TextLine) -> TextLine:
    """A note's mark as a word of its own."""
    mark, *rest = line.words
    if not mark.raised or not rest:
        return line
    words = [mark, rest[0]._replace(glued=False), *rest[1:]]
    return TextLine(line.page, line.baseline, words, line.open_end)
