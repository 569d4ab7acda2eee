"""Footnotes: the small lines at the foot of a page that begin with a raised mark."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.lines import Page, TextLine, Word

_MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,3}|[a-z])[\])]?$")
_SMALLER = 0.93


def take_notes(page: Page, body: float) -> list[TextLine]:
    """Take a page's footnotes out of its lines, and their marks out of the text; `body` is its type size."""
    start = len(page.lines)
    first = start
    while start and page.lines[start - 1].size <= _SMALLER * body:
        start -= 1
        if _opens_note(page.lines[start]):
            first = start
    notes = page.lines[first:]
    if not notes:
        return []
    marks = {line.words[0].text for line in notes if _opens_note(line)}
    page.lines = [_without_marks(line, marks) for line in page.lines[:first]]
    return [_lowered(line) for line in notes]


def _opens_note(line: TextLine) -> bool:
    word = line.words[0]
    return word.raised and len(line.words) > 1 and _MARK.match(word.text) is not None


def _without_marks(line: TextLine, marks: set[str]) -> TextLine:
    if not any(word.raised for word in line.words):
        return line
    words: list[Word] = []
    for word in line.words:
        if word.raised and word.text in marks:
            continue
        # What follows a mark without a blank goes on with the word before it.
        words.append(word)
    return TextLine(line.page, line.baseline, words, line.open_end) if words else line


def _lowered(line: TextLine) -> TextLine:
    """A note's mark as a word of its own."""
    if not _opens_note(line):
        return line
    mark, following, *rest = line.words
    words = [mark, replace(following, glued=False), *rest]
    return TextLine(line.page, line.baseline, words, line.open_end)
