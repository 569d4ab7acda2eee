"""Paragraphs with their printed labels and bullets, and the sections that labels open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.reading import UPPER

Zone = str  # "head" | "title" | "preamble" | "body" | "foot" | "annex" | "note"

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(r"(Phần (?:thứ )?(?:[IVX]+|nhất|hai|ba|tư|năm|sáu|[1-9]))(?: ?[.:]|(?= -)|$)? ?", re.I)),
    ("chapter", re.compile(r"(Chương (?:[IVX]+|\d+))(?:[.:]|$)? ?", re.I)),
    ("division", re.compile(r"(Mục (?:[IVX]+|\d{1,2}))[.:] ?(?=\S)", re.I)),
    ("article", re.compile(r"(Điều \d{1,3})[.:]? ?")),
    ("roman", re.compile(r"([IVX]{1,6})(?:[.)/:]| ?[-–]) ?(?=\S)")),
    ("capital", re.compile(r"([A-HĐ])[.)] (?=\S)")),
    # The Party's offices print "1- ", "3.1- "; a dash before a figure is a range.
    ("dotted", re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:[.):]? (?=\D)|[.]?- ?(?=[{UPPER}]))")),
    ("number", re.compile(rf"(\d{{1,2}})(?:[.)/:] ?(?=[^\d\s])|[.)] (?=\d)|[.]?- ?(?=[{UPPER}]))")),
    ("letter_number", re.compile(r"([a-zđ]\.?\d{1,2})[.)] ?(?=\S)")),
    ("letter", re.compile(r"([a-zđ])[.)] ?(?=\S)")),
    # The opening bracket belongs to the label, so its fellow does too: "(1)", "(2).", "(a)", "(ii)".
    ("bracketed", re.compile(r"(\((?:\d{1,2}|[a-zđ]|[ivx]{2,4})\))[.:]? ?(?=[^\W_])")),
)
_BULLET = re.compile(r"([-+*•–—▪■□●○◦◆❖★✦✓✔➢➤⇒→·]) ?(?=\S)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text outside tables: its label or bullet, and where its own words begin (`body`)."""

    index: int
    start: int
    end: int
    body: int
    zone: Zone
    label: str | None = None
    style: str | None = None
    bullet: str | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    section: int | None = None


@dataclass(slots=True)
class SectionNode:
    """A section while and after it is read. `title` spans its heading; `content` is where running text begins."""

    index: int
    label: str
    style: str
    paragraph: int
    start: int
    level: int
    parent: int | None
    title: tuple[int, int] | None = None
    run_in: bool = False
    content: int = 0
    end: int = 0
    part: int = 0


def label_of(line: str) -> tuple[str, str, int] | None:
    """(style, label without trailing punctuation, length with blank) of a line that opens with a section label."""
    for style, pattern in _LABELS:
        found = pattern.match(line)
        if found and not (style == "roman" and not _is_roman(found.group(1))):
            return style, found.group(1), found.end()
    return None


def bullet_of(line: str) -> tuple[str, int] | None:
    """(bullet, length with blank) of a line that opens with a bullet."""
    found = _BULLET.match(line)
    return (found.group(1), found.end()) if found else None


def _is_roman(word: str) -> bool:
    return re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", word) is not None


def value_of(style: str, label: str) -> int | None:
    """The number that a label counts ("IV" → 4, "đ" → 5, "2.3" → 3), None where it has none."""
    if style == "roman":
        total = 0
        for letter, following in zip(label, [*label[1:], ""], strict=True):
            value = _ROMAN_VALUES[letter]
            total += -value if following and _ROMAN_VALUES[following] > value else value
        return total
    if style == "letter":
        return _LETTERS.find(label) + 1 or None
    if style == "capital":
        return "ABCDĐEGH".find(label) + 1 or None
    digits = re.search(r"(\d+)\)?$", label)
    return int(digits.group(1)) if digits else None
