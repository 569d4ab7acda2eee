"""Repair of what recognition gets wrong: never an invention, and every repair is told.

A word is changed only where the picture or the rules of Vietnamese leave one reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ingest.ocr_lines import Draft, Drafts
from ingest.ocr_marks import numeral
from ingest.ocr_words import Token, mend

# How sure one can be of a repaired word.
REPAIRED = 0.7
# So many kinds of repairs are told one by one.
_MOST_TOLD = 40


class Repair(NamedTuple):
    """What was read on a page and what it was taken for."""

    page: int
    read: str
    right: str


def repair(numbered: Sequence[tuple[int, Drafts]]) -> list[Repair]:
    """Repair the lines of measured pages in place; give what was changed."""
    done: list[Repair] = []
    for number, page in numbered:
        for draft in page.drafts:
            done += _numerals(draft, number)
        done += _words(page, number)
    return done


def _numerals(draft: Draft, number: int) -> list[Repair]:
    right = numeral(draft.words, draft.size, draft.bold[0])
    if right is None:
        return []
    return [change(draft, 0, right, number)]


def _words(page: Drafts, number: int) -> list[Repair]:
    """Words of one wrong mark, in the order in which the page was recognised."""
    places = [(draft, place) for draft in page.drafts for place in range(len(draft.words))]
    tokens = [Token(draft.words[place].text, draft.words[place].confidence) for draft, place in places]
    return [change(*places[at], right, number) for at, right in mend(tokens)]


def change(draft: Draft, place: int, right: str, number: int) -> Repair:
    """Put another text for a word, of which one is then less sure."""
    word = draft.words[place]
    draft.words[place] = word._replace(text=right, confidence=min(word.confidence, REPAIRED))
    return Repair(number, word.text, right)


def told(repairs: Sequence[Repair]) -> tuple[str, ...]:
    """The repairs as warnings, equal ones together."""
    pages: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for one in repairs:
        pages[one.read, one.right].append(one.page)
    lines = [
        f"Trang {', '.join(map(str, sorted(set(numbers))))}: “{read}” được sửa thành “{right}”."
        for (read, right), numbers in pages.items()
    ]
    if len(lines) > _MOST_TOLD:
        lines[_MOST_TOLD:] = [f"Còn {len(lines) - _MOST_TOLD} chỗ sửa chữ nhận dạng khác."]
    return tuple(lines)
