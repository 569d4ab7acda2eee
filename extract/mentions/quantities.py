"""Numbers with what they count: "ít nhất 05 tập thể", "trên 90% hồ sơ …", "từ 02 mô hình trở lên"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract.knowledge import load, phrases
from extract.mentions.base import Mention
from extract.reading import Text

Unit = Literal["collective", "individual", "household", "model", "percent", "other"]
Comparator = Literal[">=", "=", "<="]

_NUMBER = re.compile(
    r"(?<![\w/.,%-])(\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:,(\d+))?(?: ?\([^()\n]{2,30}\))?( ?%)?(?![\d/:]|\.\d|-\d)"
)

_EXPRESS = ("ít nhất", "tối thiểu", "không quá", "tối đa", "không dưới", "không ít hơn")
_WORD = re.compile(r"[^\W\d]+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the plan writes it.

    `noun` is where the counted words begin (behind the number, or behind "%"); `word_end` ends the bare unit
    word there. `compared` says whether a comparator stands beside the number; the mention's own span holds
    comparator, number and unit word.
    """

    count: int | float
    comparator: Comparator
    unit: Unit
    noun: int | None
    word_end: int
    compared: bool
    number: tuple[int, int]


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


def find(text: Text) -> Iterator[Mention[Quantity]]:
    """All numbers of a text that count something, percentages included."""
    low = text.low
    units, kinds = unit_words()
    before, signs = _comparators()
    listed_from: int | None = None
    for match in _NUMBER.finditer(low):
        percent = match.group(3) is not None
        at = match.end() + (1 if low.startswith(" ", match.end()) else 0)
        word = units.match(low, at)
        if not percent and (at == match.end() or (_not_units().match(low, at) and not low.startswith("ngày công", at))):
            continue
        compared = before.search(low, max(0, match.start() - 24), match.start())
        if not percent and not word and not _counts_anything(low, match.start(), at, compared, listed_from):
            continue
        if compared and compared.group(1) in ("trên", "từ") and word and word.group() in _places():
            compared = None
        sign: Comparator = signs[compared.group(1)] if compared else "="
        unit: Unit = "percent" if percent else kinds[word.group()] if word else "other"
        start = compared.start(1) if compared else match.start()
        end = match.end() if percent else word.end() if word else _word_end(low, at)
        value = Quantity(
            _value(match.group(1), match.group(2)), sign, unit, at, end, bool(compared) and sign != "=", match.span()
        )
        listed_from = end
        yield Mention("quantity", start, end, value)
