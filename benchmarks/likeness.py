"""When two values of a plan count as equal, and how like two items are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

Item = Mapping[str, Any]
Equality = Callable[[object, object], bool]
Likeness = Callable[[Item, Item], float]

_QUOTES = re.compile(r"[“”\"'‘’«»*]")
_DASHES = re.compile(r"\s*[-–—]\s*")
_SPACES = re.compile(r"\s+")
# Old and new tone placement: "hoà" and "hòa", in decomposed letters.
_TONE = re.compile("([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?![a-z])")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Case, spacing, dashes, quotes and tone placement do not count, nor punctuation at either end."""
    text = unicodedata.normalize("NFC", text).casefold()
    text = _DASHES.sub("-", _QUOTES.sub("", text))
    text = _TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", text))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip(" .;:,/")


def same(gold: object, found: object) -> bool:
    """Equal once folded."""
    return fold(str(gold)) == fold(str(found))


def same_rule(gold: object, found: object) -> bool:
    """Equal recurrence rules, whatever the order of their parts."""
    return sorted(str(gold).upper().split(";")) == sorted(str(found).upper().split(";"))


def similar(gold: object, found: object) -> float:
    """0 to 1: how alike two texts are once folded."""
    return fuzz.ratio(fold(str(gold)), fold(str(found))) / 100


def inside(gold: object, found: object) -> float:
    """0 to 1: how well the shorter text fits into the longer."""
    return fuzz.partial_ratio(fold(str(gold)), fold(str(found))) / 100


def at_least(limit: float) -> Equality:
    """Texts at least this similar count as equal."""
    return lambda gold, found: similar(gold, found) >= limit


def text_likeness(key: str, limit: float) -> Likeness:
    """Items are as like as their texts under `key`, unlike below `limit`."""

    def likeness(gold: Item, found: Item) -> float:
        value = similar(gold.get(key) or "", found.get(key) or "")
        return value if value >= limit else 0

    return likeness


def document_likeness(gold: Item, found: Item) -> float:
    """Cited documents: by code where both have one, else by type, body and title."""
    codes = [item.get("code") for item in (gold, found)]
    if all(codes):
        return 2.0 if same(*codes) else 0
    if any(codes):
        return 0
    names = [" ".join(filter(None, map(item.get, ("kind", "issuer", "title")))) for item in (gold, found)]
    value = similar(*names)
    return value if value >= 0.7 else 0


def section_likeness(gold: Item, found: Item) -> float:
    """Sections with the same label and much the same title, those in the same place first."""
    title = similar(gold.get("title") or "", found.get("title") or "")
    if title <= 0.6 or not same(gold["label"], found["label"]):
        return 0
    return 1.0 + title + (gold.get("path") == found.get("path"))


def assignment_likeness(gold: Item, found: Item) -> float:
    """The same agency in the same role, with much the same action or for the same movement."""
    agency = similar(gold["agency.name"] or "", found["agency.name"] or "")
    if gold.get("agency.canonical") and same(gold["agency.canonical"], found.get("agency.canonical") or ""):
        agency = max(agency, 0.9)
    if agency < 0.85 or gold["role"] != found["role"]:
        return 0
    actions = (gold.get("action") or "", found.get("action") or "")
    action = max(similar(*actions), inside(*actions) * 0.9)
    link = 0.5 if gold.get("movement") and gold.get("movement") == found.get("movement") else 0
    return agency + action + link if action >= 0.6 or link else 0


def deadline_likeness(gold: Item, found: Item) -> float:
    """Much the same time expression; action and end decide between several."""
    time = max(similar(gold["text"], found["text"]), inside(gold["text"], found["text"]) * 0.95)
    if time < 0.8:
        return 0
    action = similar(gold.get("action") or "", found.get("action") or "")
    return time + 0.5 * action + 0.3 * (gold.get("end") == found.get("end"))


def quota_likeness(gold: Item, found: Item) -> float:
    """The same number of the same unit; movement and counted noun decide between several."""
    if gold["count"] != found["count"] or gold["unit"] != found["unit"]:
        return 0
    noun = similar(gold.get("unit_text") or "", found.get("unit_text") or "")
    return 1 + 0.6 * (gold.get("movement") == found.get("movement")) + 0.3 * noun


def annex_likeness(gold: Item, found: Item) -> float:
    """Annexes by label and title; any two may be a pair."""
    names = [(item.get("label") or "") + (item.get("title") or "") for item in (gold, found)]
    return 0.1 + similar(*names)


def table_likeness(gold: Item, found: Item) -> float:
    """Tables by their header; any two may be a pair."""
    return 0.1 + similar(" ".join(gold["header"]), " ".join(found["header"]))


def code_likeness(gold: Item, found: Item) -> float:
    """Diagnostics by code."""
    return 1.0 if gold["code"] == found["code"] else 0
