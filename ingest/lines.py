"""Printed lines: what a page shows before anybody knows its paragraphs.

A reader that has only positions (PDF, later OCR) makes a `Page` of `TextLine`s, each a row of `Word`s
on one baseline; `layout` makes paragraphs of them. All measures are points from the upper left corner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.document import Box, Doubt

# A letter's reach above and below the baseline, in parts of the type size.
_ASCENT, _DESCENT = 0.8, 0.22
BLANK = 0.25
# Below this a word is doubtful: it finds two thirds of the wrong words and flags few right ones.
_SURE = 0.85
# After these, set tight at a line's end, the next line goes on without a blank ("KH-" + "UBND").
_TIGHT_ENDS = ("-", "–", "/")


class Word(NamedTuple):
    """Letters without a blank between them. `glued`: the gap before it is no blank in the text.

    `gap` is the empty width before the word that no printed blank fills; columns and tabs leave one.
    `raised` marks a superscript. `confidence` is how sure a recogniser is of the letters, in [0, 1].
    """

    text: str
    x0: float
    x1: float
    size: float
    bold: bool = False
    italic: bool = False
    gap: float = 0.0
    glued: bool = False
    raised: bool = False
    confidence: float = 1.0


@dataclass(slots=True)
class TextLine:
    """Words on one baseline, from left to right. `open_end`: a printed blank follows the last word.

    `size` is the type size of most letters.
    """

    page: int
    baseline: float
    words: Sequence[Word]
    open_end: bool = False
    x0: float = field(init=False)
    x1: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        """What every later step asks for."""
        self.x0, self.x1 = self.words[0].x0, self.words[-1].x1
        self.size = self.words[0].size
        if any(word.size != self.size for word in self.words):
            self.size = prevailing((word.size, len(word.text)) for word in self.words)

    @property
    def center(self) -> float:
        """The middle between both edges."""
        return (self.x0 + self.x1) / 2

    @property
    def text(self) -> str:
        """The words with their blanks."""
        return join_words(self.words)

    @property
    def bold(self) -> bool:
        """Whether all words with letters or digits are bold."""
        return has_all(self.words, lambda word: word.bold)

    @property
    def italic(self) -> bool:
        """Whether all words with letters or digits are italic."""
        return has_all(self.words, lambda word: word.italic)

    @property
    def top(self) -> float:
        """The upper edge of its letters."""
        return self.baseline - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of its letters."""
        return self.baseline + _DESCENT * self.size

    def part(self, start: int, end: int | None = None) -> TextLine:
        """The line of some of its words."""
        words = self.words[start:end]
        open_end = self.open_end if end is None or end >= len(self.words) else True
        return TextLine(self.page, self.baseline, [words[0]._replace(glued=False), *words[1:]], open_end)


# Lines that make one paragraph.
Group = list[TextLine]


@dataclass(slots=True)
class Page:
    """A page's lines from top to bottom, and its size. `regions` are places that the lines keep clear of."""

    number: int
    width: float
    height: float
    lines: list[TextLine]
    regions: list[Region] = field(default_factory=list)


@dataclass(slots=True)
class Region:
    """A stretch of a page that is read apart (a ruled table); `content` is put at its place."""

    top: float
    bottom: float
    content: object


def prevailing(weighted: Iterable[tuple[float, int]]) -> float:
    """The value of most weight; 0 if there is none."""
    count: Counter[float] = Counter()
    for value, weight in weighted:
        count[value] += weight
    return max(count, key=lambda value: count[value], default=0.0)


def join_words(words: Sequence[Word]) -> str:
    """The text of words with blanks where they are not glued."""
    return "".join(word.text if index == 0 or word.glued else " " + word.text for index, word in enumerate(words))


def join_lines(lines: Sequence[TextLine]) -> str:
    """The text of lines that run on; tight hyphens and slashes take the next line without a blank."""
    out = ""
    open_end = True
    for line in lines:
        out = _run_on(out, line.text, open_end) if out else line.text
        open_end = line.open_end
    return out


def group_lines(lines: Sequence[TextLine], goes_on: Callable[[Group, TextLine], bool]) -> list[Group]:
    """Part lines into groups: a line joins the group before it where that goes on with it."""
    groups: list[Group] = []
    for line in lines:
        if groups and goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def box_of(lines: Sequence[TextLine]) -> Box:
    """The rectangle around lines of one page."""
    return Box(
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )


def certainty(words: Sequence[Word]) -> float | None:
    """The mean confidence of a recogniser over the words' letters; None where none was needed."""
    if all(word.confidence == 1 for word in words):
        return None
    letters = sum(len(word.text) for word in words)
    return round(sum(word.confidence * len(word.text) for word in words) / letters, 3)


def doubts(text: str, words: Sequence[Word]) -> Iterator[Doubt]:
    """The words of which a recogniser was not sure, where they stand in the text made of the words."""
    at = 0
    for word in words:
        start = text.find(word.text, at)
        if start < 0:
            continue
        at = start + len(word.text)
        if word.confidence < _SURE:
            yield Doubt(start, at, round(word.confidence, 3))


def _run_on(text: str, following: str, open_end: bool) -> str:
    tight = not open_end and text.endswith(_TIGHT_ENDS) and len(text) > 1 and not text[-2].isspace()
    return text + following if tight else f"{text} {following}"


def has_all(words: Sequence[Word], has: Callable[[Word], bool]) -> bool:
    """Whether all words with letters or digits are so; False if there are none."""
    written = [word for word in words if any(letter.isalnum() for letter in word.text)]
    return bool(written) and all(has(word) for word in written)
