"""Labels by Word's automatic numbering: which label a list can print by itself, and the list's XML.

Offices number with one outline list ("I.", "1.", "1.1.", "a)"), a list for "Điều 1." and bullets.
A label is taken out of the text only where Word would print the very same one; where a plan's own
numbering jumps or repeats, a new list instance with a start override prints it, and what no list
can print ("đ)", "1.3." after "1.1.") stays typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how a typed label looks, and what Word needs to print it."""

    pattern: re.Pattern[str]
    format: str
    text: str


# The abstract lists, by abstractNumId. In the outline, ilvl 2 shows the number of ilvl 1 before its own.
_ABSTRACTS: tuple[tuple[_Level, ...], ...] = (
    (
        _Level(re.compile(r"(?P<value>[IVXLC]+)\. "), "upperRoman", "%1."),
        _Level(re.compile(r"(?P<value>[1-9]\d?)\. "), "decimal", "%2."),
        _Level(re.compile(r"(?P<above>[1-9]\d?)\.(?P<value>[1-9]\d?)\. "), "decimal", "%2.%3."),
        _Level(re.compile(r"(?P<value>[a-z])\) "), "lowerLetter", "%4)"),
    ),
    (_Level(re.compile(r"Điều (?P<value>[1-9]\d?)\. "), "decimal", "Điều %1."),),
    (_Level(re.compile(r"(?P<value>)- "), "bullet", "-"),),
    (_Level(re.compile(r"(?P<value>)\+ "), "bullet", "+"),),
)
_SUB = 2


@dataclass(frozen=True, slots=True)
class Label:
    """Where Word prints a paragraph's label: the list instance and its level."""

    num_id: int
    level: int


@dataclass(slots=True)
class _Instance:
    """A w:num: the abstract list and the level that it starts anew, if it does."""

    abstract: int
    level: int = 0
    start: int | None = None


@dataclass
class _Counters:
    """Word's state of one abstract list. None: not used since a higher level last moved.

    `skipped` marks a level that a deeper one has passed over ("a)" right under "I."): programs
    differ on what it prints next, so its next label is given a start of its own.
    """

    values: list[int | None]
    instances: list[int]  # the instance each level last used
    skipped: list[bool]


@dataclass
class Numbering:
    """Takes labels off paragraphs in document order and remembers the lists that they need."""

    instances: list[_Instance] = field(default_factory=list)
    counters: list[_Counters] = field(default_factory=list)

    def __post_init__(self) -> None:
        """One plain instance for each abstract list, numId = abstractNumId + 1."""
        for abstract, levels in enumerate(_ABSTRACTS):
            self.instances.append(_Instance(abstract))
            size = len(levels)
            self.counters.append(_Counters([None] * size, [abstract + 1] * size, [False] * size))

    def take(self, text: str) -> tuple[Label | None, str]:
        """The paragraph's automatic label and its text without it, or None and the text as it is."""
        for abstract, levels in enumerate(_ABSTRACTS):
            for level, form in enumerate(levels):
                match = form.pattern.match(text)
                if match is None:
                    continue
                value = _value(match["value"], form.format)
                label = self._label(abstract, level, value, match) if value is not None else None
                return (label, text[match.end() :]) if label else (None, text)
        return None, text

    def _label(self, abstract: int, level: int, value: int, match: re.Match[str]) -> Label | None:
        counters = self.counters[abstract]
        is_sub = abstract == 0 and level == _SUB
        if is_sub and counters.values[level - 1] != int(match["above"]):
            return None
        expected = (counters.values[level] or 0) + 1
        is_bullet = _ABSTRACTS[abstract][level].format == "bullet"
        if is_bullet or (value == expected and not counters.skipped[level]):
            num_id = self._running(counters, level)
        elif is_sub:  # a new instance would lose the number of the level above
            return None
        else:
            self.instances.append(_Instance(abstract, level, value))
            num_id = len(self.instances)
        _move(counters, level, value, num_id)
        return Label(num_id, level)

    def _running(self, counters: _Counters, level: int) -> int:
        """The instance that goes on: the level's own, or for a level that starts anew the one above it.

        An instance with a start override would restart at that number again, so it is never used
        for a level that begins anew under a heading.
        """
        if counters.values[level] is not None:
            return counters.instances[level]
        above = [higher for higher in range(level) if counters.values[higher] is not None]
        return counters.instances[above[-1]] if above else counters.instances[level]

    def xml(self) -> str:
        """The content of w:numbering: abstract lists first, then their instances."""
        abstracts = "".join(_abstract_xml(number, levels) for number, levels in enumerate(_ABSTRACTS))
        return abstracts + "".join(_num_xml(number, one) for number, one in enumerate(self.instances, start=1))


def _move(counters: _Counters, level: int, value: int, num_id: int) -> None:
    """Set a level's counter; deeper levels begin anew."""
    counters.values[level] = value
    counters.instances[level] = num_id
    counters.skipped[level:] = [False] * len(counters.skipped[level:])
    for deeper in range(level + 1, len(counters.values)):
        counters.values[deeper] = None
    for higher in range(level):
        counters.skipped[higher] |= counters.values[higher] is None


def _value(label: str, number_format: str) -> int | None:
    """The number that a label stands for; None for a label that is no number ("IIX")."""
    if number_format == "upperRoman":
        return _roman_value(label)
    if number_format == "lowerLetter":
        return ord(label) - ord("a") + 1
    return int(label) if label else 0


def _roman_value(label: str) -> int | None:
    digits = [_ROMAN[letter] for letter in label]
    value = sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
    return value if roman(value) == label else None


def roman(value: int) -> str:
    """1 to 399 in Roman numerals."""
    return "C" * (value // 100) + _TENS[value // 10 % 10] + _ONES[value % 10]


def _abstract_xml(number: int, levels: tuple[_Level, ...]) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
        for at, level in enumerate(levels)
    )
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{inner}</w:abstractNum>'


def _num_xml(num_id: int, instance: _Instance) -> str:
    override = ""
    if instance.start is not None:
        start = f'<w:startOverride w:val="{instance.start}"/>'
        override = f'<w:lvlOverride w:ilvl="{instance.level}">{start}</w:lvlOverride>'
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{instance.abstract}"/>{override}</w:num>'
