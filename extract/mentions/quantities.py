"""Numbers with what they count: "ít nhất 05 tập thể", "trên 90% hồ sơ …", "từ 02 mô hình trở lên"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from extract.knowledge import load, openings, phrases
from extract.mentions.base import Mention
from extract.reading import Text

Unit = Literal["collective", "individual", "household", "model", "percent", "other"]
Comparator = Literal[">=", "=", "<="]

# A slash behind a bare number is a code's, behind a share it says how often ("1,5%/năm").
_FIGURES = r"(\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:,(\d+))?(?: ?\([^()\n]{2,30}\))?(?:( ?%)(?!\d)|(?![\d/:]|\.\d))"
_NUMBER = re.compile(r"(?<![\w/.,%-])" + _FIGURES)
_UPPER = re.compile(r"(?: ?[-–] ?| đến )" + _FIGURES)
# Behind a start value: a year at most, then which way it goes ("từ 8% năm 2023 xuống còn 3%").
_TO_TARGET = re.compile(
    r"(?: \w+){0,2}?(?: ?\(?năm \d{4}\)?)?,? (?:tăng |giảm |nâng )?(?:lên|xuống|còn)(?!\w)(?: \w+){0,2}? (?=\d)"
)

# "3,2 triệu lượt khách"; of money the word of number belongs to the unit ("3,2 triệu đồng").
_MANY = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}
_TIMES = re.compile(r"(nghìn|ngàn|triệu|tỷ) (?!đồng|tỷ|usd|đô la|triệu)(?=[^\W\d])")
_EXPRESS = ("ít nhất", "tối thiểu", "không quá", "tối đa", "không dưới", "không ít hơn")
_WORD = re.compile(r"[^\W\d]+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the plan writes it.

    `noun` is where the counted words begin (behind the number, or behind "%"); `word_end` ends the bare unit
    word there. `compared` says whether a comparator stands beside the number; the mention's own span holds
    comparator, number and unit word. A range ("từ 02 đến 03 mô hình") demands at least its lower number; `number`
    spans both. `risen_from` is where the start value begins in "từ 8% xuống còn 3%", of which only the end counts.
    """

    count: int | float
    comparator: Comparator
    unit: Unit
    noun: int | None
    word_end: int
    compared: bool
    number: tuple[int, int]
    risen_from: int | None = None


@cache
def unit_words() -> tuple[re.Pattern[str], dict[str, Unit]]:
    """The words that plans count in, and the unit of each."""
    known = load("units")
    kinds: dict[str, Unit] = {}
    for unit in ("other", "model", "household", "individual", "collective"):
        kinds.update(dict.fromkeys(known[unit], unit))
    kinds.update(
        dict.fromkeys((f"{sex} {word}" for word in known["individual"] for sex in ("nam", "nữ")), "individual")
    )
    return re.compile(phrases(kinds)), kinds


@cache
def _comparators() -> tuple[re.Pattern[str], dict[str, Comparator]]:
    signs: dict[str, Comparator] = {
        word: sign for sign, words in load("units")["comparators"].items() for word in words
    }
    before = re.compile(r"(?<!\w)(" + phrases(signs) + r")(?: (?:là|khoảng|đạt|mức))? ?$")
    return before, signs


@cache
def _not_units() -> re.Pattern[str]:
    return re.compile(phrases(load("units")["demands"]["not_units"]))


def _is_none(low: str, at: int, word: re.Match[str] | None) -> bool:
    """Whether the word behind a number counts nothing ("05 ngày"), unless it opens a longer one ("05 ngày công")."""
    none = _not_units().match(low, at)
    return none is not None and not (word and word.end() > none.end())


@cache
def _ordered() -> re.Pattern[str]:
    """A verb of demand just before a number; the weak ones ("có", "đạt") order nothing by themselves."""
    known = load("units")["demands"]
    verbs = [verb for verb in known["verbs"] if verb not in known["weak"]]
    return re.compile(r"(?<!\w)" + phrases(verbs) + r"(?: (?:được|mới|thêm|xong|an toàn|từ|tại|đủ))* ?$")


_LISTED = re.compile(r"(?: [^\W\d]+){0,3}(?:, | và |; )$")


def _counts_anything(low: str, number: int, at: int, compared: re.Match[str] | None, listed_from: int | None) -> bool:
    """Any noun is a unit behind an express minimum or maximum, a verb of demand, or in a list after such a number."""
    if _WORD.match(low, at) is None:
        return False
    if compared is not None and compared.group(1) in _EXPRESS:
        return True
    if listed_from is not None and number - listed_from < 40 and _LISTED.fullmatch(low[listed_from:number]):
        return True
    return _ordered().search(low, max(0, number - 34), number) is not None


@cache
def _places() -> frozenset[str]:
    return frozenset(load("units")["places"])


def _word_end(low: str, at: int) -> int:
    word = _WORD.match(low, at)
    return word.end() if word else at


def _value(whole: str, fraction: str | None) -> int | float:
    number = float(whole.replace(".", "") + (f".{fraction}" if fraction else ""))
    return int(number) if number.is_integer() else number


@dataclass(frozen=True, slots=True)
class Bare:
    """A number that stands alone, as in the cell of a table."""

    count: int | float
    comparator: Comparator
    percent: bool


def bare_value(words: str) -> Bare | None:
    """The number of a cell in lower case ("12.500", ">= 5", "< 2,5", "từ 90% trở lên"), None where it holds more."""
    known = load("units")
    signs: dict[str, Comparator] = {
        w: s for s, ws in [*known["signs"].items(), *known["comparators"].items()] for w in ws
    }
    behind: dict[str, Comparator] = {w: s for s, ws in known["behind"].items() for w in ws}
    match = _bare().fullmatch(words.strip(" .;"))
    if match is None:
        return None
    before, whole, fraction, upper, percent, after = match.groups()
    sign = behind[after] if after else signs[before] if before else ">=" if upper else "="
    return Bare(_value(whole, fraction), sign, percent is not None)


@cache
def _bare() -> re.Pattern[str]:
    known = load("units")
    before = openings([w for group in ("signs", "comparators") for ws in known[group].values() for w in ws])
    after = openings([w for ws in known["behind"].values() for w in ws])
    number = r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?"
    return re.compile(rf"(?:({before}) ?)?{number}(?: ?%?(?: ?[-–] ?| đến )(\d+(?:,\d+)?))?( ?%)?(?: ({after}))?")


@cache
def subject_opening() -> re.Pattern[str]:
    """What stands before the subject of a share and is no part of it ("Giảm tỷ lệ …")."""
    return re.compile(rf"(?:{phrases(load('units')['demands']['subject_openers'])} ?)+")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number, or a range of two of which the lower counts."""

    start: int
    end: int
    whole: str
    fraction: str | None
    percent: bool
    is_range: bool = False
    risen_from: int | None = None


def _numbers(low: str) -> Iterator[_Number]:
    """The numbers of a text; the two of a range are one, and a start value is left out for the end value."""
    until, risen_from = 0, None
    for match in _NUMBER.finditer(low):
        if match.start() < until:
            continue
        number = _Number(*match.span(), match.group(1), match.group(2), match.group(3) is not None)
        upper = _UPPER.match(low, number.end)
        if upper and _is_range(match, upper):
            number = replace(number, end=upper.end(), percent=upper.group(3) is not None, is_range=True)
        elif re.match(r"-\d", low[number.end : number.end + 2]):
            continue
        until = number.end
        target = _TO_TARGET.match(low, number.end) if low.endswith("từ ", 0, number.start) else None
        if target:
            until, risen_from = target.end(), number.start - len("từ ")
            continue
        yield replace(number, risen_from=risen_from)
        risen_from = None


def _is_range(lower: re.Match[str], upper: re.Match[str]) -> bool:
    """Two numbers of one unit, the first the smaller; two years are a period."""
    first, second = _value(*lower.group(1, 2)), _value(*upper.group(1, 2))
    if lower.group(3) and not upper.group(3):
        return False
    return first < second and not (1900 < first < 2100 and 1900 < second < 2100)


def find(text: Text) -> Iterator[Mention[Quantity]]:
    """All numbers of a text that count something, percentages included."""
    low = text.low
    units, kinds = unit_words()
    before, signs = _comparators()
    listed_from: int | None = None
    for number in _numbers(low):
        at = number.end + (1 if low.startswith(" ", number.end) else 0)
        times = _TIMES.match(low, at) if not number.percent and number.end < at else None
        at = times.end() if times else at
        word = units.match(low, at)
        if not number.percent and (at == number.end or _is_none(low, at, word)):
            continue
        compared = before.search(low, max(0, number.start - 24), number.start)
        if not number.percent and not word and not _counts_anything(low, number.start, at, compared, listed_from):
            continue
        if compared and compared.group(1) in ("trên", "từ") and word and word.group() in _places():
            compared = None
        sign: Comparator = signs[compared.group(1)] if compared else "="
        if number.is_range and sign == "=":
            sign = ">="
        unit: Unit = "percent" if number.percent else kinds[word.group()] if word else "other"
        start = compared.start(1) if compared else number.start
        end = number.end if number.percent else word.end() if word else _word_end(low, at)
        count = _value(number.whole, number.fraction)
        value = Quantity(
            round(count * _MANY[times.group(1)]) if times else count,
            sign,
            unit,
            at,
            end,
            sign != "=",
            (number.start, number.end),
            number.risen_from,
        )
        listed_from = end
        yield Mention("quantity", start, end, value)
