"""The labels that Word prints by automatic numbering (ECMA-376 Part 1, 17.9).

They stand nowhere in a document's text: a paragraph names a list (`numId`) and a level (`ilvl`), and
the printed label follows from the list's definition and from the paragraphs before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml.etree import _Element

from ingest.legacy import repair_text
from ingest.symbols import is_private, is_symbol_font, symbol, unprivate
from ingest.vietnamese import fold
from ingest.wordxml import MC, W, attribute, number, switched_on

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as numbering.xml defines it."""

    text: str = ""
    format: str = "decimal"
    start: int = 1
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"
    font: str | None = None
    style: str | None = None
    hidden: bool = False
    indent: float | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph; `glue` is what parts it from the text."""

    text: str
    glue: str = " "
    indent: float | None = None


@dataclass(slots=True)
class _List:
    """A `w:num`: the abstract list that counts for it and what it overrides."""

    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


def roman(value: int) -> str:
    """Lower-case Roman numerals ("iv"); values below 1 stay Arabic, as Word prints them."""
    if value < 1:
        return str(value)
    letters = []
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        letters.append(sign * count)
    return "".join(letters)


def letters(value: int) -> str:
    """Word's letters: a … z, aa, bb … zz, aaa: the English alphabet also in Vietnamese documents."""
    if value < 1:
        return str(value)
    turns, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def ordinal(value: int) -> str:
    """Word's English ordinals ("1st"), which it prints for Vietnamese as well."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02d}",
    "upperRoman": lambda value: roman(value).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda value: letters(value).upper(),
    "lowerLetter": letters,
    "ordinal": ordinal,
    "numberInDash": lambda value: f"- {value} -",
    "decimalEnclosedParen": lambda value: f"({value})",
    "decimalEnclosedFullstop": lambda value: f"{value}.",
    "none": lambda value: "",
    "bullet": lambda value: "",
}


def printed(value: int, number_format: str) -> str:
    """A counter's value in a number format (`w:numFmt`); formats without a rule here stay Arabic.

    A custom format is its own first items: "001, 002, 003, ..." pads to three digits.
    """
    rule = _FORMATS.get(number_format)
    if rule is not None:
        return rule(value)
    first = number_format.split(",")[0].strip()
    return str(value).zfill(len(first)) if first.isdigit() else str(value)


class Numbering:
    """All lists of a document and where each of them has got to.

    Paragraphs must be asked for in document order and each of them once.
    """

    def __init__(self, root: _Element | None, style_lists: dict[str, str] | None = None) -> None:
        """`root` is numbering.xml, `style_lists` gives the `numId` that each numbering style names."""
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._single: set[str] = set()
        self._counters: dict[str, list[int | None]] = {}
        self._overridden: set[str] = set()
        if root is not None:
            self._read(root, style_lists or {})

    def label(self, list_id: str, level: int) -> Label | None:
        """Count a paragraph of this list and level and give the label that Word prints before it."""
        found = self._lists.get(list_id)
        if found is None or not 0 <= level < LEVELS:
            return None
        level = 0 if found.abstract in self._single else level
        here = self._level(found, level)
        if here is None:
            return None
        counters = self._counters.setdefault(found.abstract, [None] * LEVELS)
        self._count(list_id, found, level, counters)
        text = "" if here.hidden else self._text(found, here, counters)
        glue = " " if here.suffix != "nothing" or text.endswith(" ") else ""
        return Label(fold(text), glue, here.indent)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that a paragraph style is linked to in this list, 0 if to none."""
        found = self._lists.get(list_id)
        if found is not None:
            for index in range(LEVELS):
                level = self._level(found, index)
                if level is not None and level.style == style:
                    return index
        return 0

    def _level(self, found: _List, index: int) -> Level | None:
        return found.levels.get(index) or self._abstract.get(found.abstract, {}).get(index)

    def _start(self, found: _List, index: int) -> int:
        level = self._level(found, index)
        return found.starts.get(index, level.start if level else 1)

    def _count(self, list_id: str, found: _List, index: int, counters: list[int | None]) -> None:
        """Move this level on and let the deeper ones begin anew; upper ones that were left out count as begun."""
        for upper in range(index):
            if counters[upper] is None:
                counters[upper] = self._start(found, upper)
        value = counters[index]
        # A list that overrides where it starts restarts once, at the first level where it says so.
        override = index in found.starts and list_id not in self._overridden
        counters[index] = self._start(found, index) if value is None or override else value + 1
        if override:
            self._overridden.add(list_id)
        for deeper in range(index + 1, LEVELS):
            level = self._level(found, deeper)
            # lvlRestart counts levels from 1 and names the one above which nothing restarts; 0 is never.
            if level is None or level.restart is None or index < level.restart:
                counters[deeper] = None

    def _text(self, found: _List, here: Level, counters: list[int | None]) -> str:
        if here.format == "bullet":
            return _bullet(here.text, here.font)

        def value(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            level = self._level(found, index)
            count = counters[index]
            if level is None or count is None:
                return ""
            return printed(count, "decimal" if here.legal and level.format != "none" else level.format)

        return _PLACE.sub(value, repair_text(unprivate(here.text, here.font), here.font))

    def _read(self, root: _Element, style_lists: dict[str, str]) -> None:
        links: dict[str, str] = {}
        for element in root.iterchildren(W + "abstractNum"):
            key = attribute(element, "abstractNumId") or ""
            self._abstract[key] = dict(_levels(element.iterchildren(W + "lvl")))
            kind = element.find(W + "multiLevelType")
            if kind is not None and attribute(kind, "val") == "singleLevel":
                self._single.add(key)
            link = element.find(W + "numStyleLink")
            if link is not None:
                links[key] = attribute(link, "val") or ""
        for element in root.iterchildren(W + "num"):
            self._lists[attribute(element, "numId") or ""] = _list(element)
        for one in self._lists.values():
            # A list may borrow its levels from a numbering style, which names another list.
            target = self._lists.get(style_lists.get(links.get(one.abstract, ""), ""))
            if target is not None:
                one.abstract = target.abstract


def _list(element: _Element) -> _List:
    reference = element.find(W + "abstractNumId")
    out = _List("" if reference is None else attribute(reference, "val") or "")
    for override in element.iterchildren(W + "lvlOverride"):
        index = number(attribute(override, "ilvl"), 0)
        start = override.find(W + "startOverride")
        if start is not None:
            out.starts[index] = number(attribute(start, "val"), 1)
        for _, level in _levels(override.iterchildren(W + "lvl")):
            out.levels[index] = level
    return out


def _levels(elements: Iterable[_Element]) -> Iterable[tuple[int, Level]]:
    for element in elements:
        yield number(attribute(element, "ilvl"), 0), _read_level(element)


def _read_level(element: _Element) -> Level:
    values: dict[str, str] = {}
    for child in element:
        if isinstance(child.tag, str):
            values[child.tag] = attribute(child, "val") or ""
    fonts = element.find(f"{W}rPr/{W}rFonts")
    vanish = element.find(f"{W}rPr/{W}vanish")
    restart = values.get(W + "lvlRestart")
    legal = element.find(W + "isLgl")
    return Level(
        text=values.get(W + "lvlText", ""),
        format=values.get(W + "numFmt") or _alternate_format(element),
        start=number(values.get(W + "start"), 0),
        restart=None if restart is None else number(restart, 0),
        legal=legal is not None and switched_on(legal),
        suffix=values.get(W + "suff", "tab"),
        font=None if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
        style=values.get(W + "pStyle"),
        hidden=vanish is not None and switched_on(vanish),
        indent=_indent(element),
    )


def _indent(element: _Element) -> float | None:
    ind = element.find(f"{W}pPr/{W}ind")
    return None if ind is None else left_edge(ind)


def left_edge(ind: _Element) -> float | None:
    """The left edge of a `w:ind` in points: a hanging first line stands out to the left, others do not count."""
    left = attribute(ind, "left") or attribute(ind, "start")
    hanging = attribute(ind, "hanging")
    if left is None and hanging is None:
        return None
    return (number(left, 0) - max(0, number(hanging, 0))) / 20


def _alternate_format(element: _Element) -> str:
    """The number format that newer Words write twice: as a custom picture and, for others, a plain one."""
    for branch in ("Choice", "Fallback"):
        for found in element.iterfind(f"{MC}AlternateContent/{MC}{branch}/{W}numFmt"):
            value = attribute(found, "format") or attribute(found, "val")
            if value:
                return value
    return "decimal"


def _bullet(text: str, font: str | None) -> str:
    """A bullet as people type it: pictures of symbol fonts become the Unicode character they show."""
    text = text.strip()
    if text == "o" and font and font.casefold().startswith("courier"):
        return "◦"
    if len(text) == 1 and (is_private(text) or is_symbol_font(font)):
        return symbol(ord(text), font, unknown="•")
    return unprivate(text, font)
