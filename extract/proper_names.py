"""Names that a head prints in capitals, written as running text writes them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from extract.knowledge import load, phrases
from extract.reading import VOWELS_UPPER, Text

_VOWEL = re.compile(rf"[AEIOUY{VOWELS_UPPER}]", re.I)
_PLACE_LENGTH = 3  # syllables of a place behind what a body deals with ("Sở Y tế Lam Giang")


def proper_case(text: Text, upper: str, expanded: str) -> str:
    """A name in capitals as the running text writes it, or by the rules of names where it is never written.

    `expanded` is the same name with its abbreviations written out.
    """
    words = re.sub(r"\s+", " ", upper.strip(" .-*"))
    spellings = Counter(
        text.norm[m.start() : m.end()]
        for m in re.finditer(rf"(?<!\w){re.escape(words.lower())}(?!\w)", text.low)
        if not text.norm[m.start() : m.end()].isupper()
    )
    if spellings:
        best = max(spellings.items(), key=lambda item: (sum(c.isupper() for c in item[0]), item[1]))[0]
        return best[0].upper() + best[1:]
    return by_rule(expanded)


def title_case(name: str) -> str:
    """Each syllable in capitals, as names of places and people are written."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


@cache
def _cased() -> tuple[re.Pattern[str], dict[str, str]]:
    """Phrases that names are made of, in lower case, each with its own spelling."""
    known = load("agencies")
    spelt = [word for word in (*known["proper"], *known["heads"], *known["whole"]) if not word[1:].isupper()]
    named = [*known["joined"].values(), *known["abbreviations"].values(), *load("places")["committees"]]
    full: dict[str, str] = {}
    for word in [*spelt, *(word[:1].upper() + word[1:] for word in (*named, *known["domains"]))]:
        full.setdefault(word.lower(), word)
    return re.compile(phrases(full)), full


@cache
def _level() -> re.Pattern[str]:
    """A word of level; "xã hội" is none."""
    return re.compile(phrases(load("places")["levels"]) + "(?! hội)")


def small_words(line: str) -> str:
    """A line in capitals in small letters, but for its abbreviations."""
    known = load("agencies")
    short = {*known["abbreviations"], *(part for name in known["joined"] for part in name.split("-"))}
    return " ".join(word if _is_short(word, short) else word.lower() for word in line.split())


def _is_short(word: str, short: set[str]) -> bool:
    parts = [part for part in re.split(r"\W+", word) if part]
    return bool(parts) and all(part in short or not _VOWEL.search(part) for part in parts)


def by_rule(words: str) -> str:
    """The rules of names: what a body deals with opens in capitals, the rest is small, a place is in capitals."""
    pattern, full = _cased()
    low = words.lower()
    parts: list[str] = []
    unknown: list[str] = []
    known = named = False
    at = 0
    while at < len(low):
        found, level = pattern.match(low, at), _level().match(low, at)
        if level and not (found and found.end() > level.end()):
            _settle(parts, unknown, known=known, named=named, last=False)
            return " ".join([*parts, level.group(), title_case(low[level.end() :])]).strip()
        end = found.end() if found else low.find(" ", at) if " " in low[at:] else len(low)
        if found:
            _settle(parts, unknown, known=known, named=named, last=False)
            known = bool(parts)
            named = found.group() not in load("agencies")["named_by_subject"] and (
                named or found.group().startswith(tuple(load("agencies")["named_after"]))
            )
            parts.append(full[found.group()])
        else:
            unknown.append(words[at:end])
        # Signs between words belong to the word before them ("Văn hóa, Thể thao").
        sign = re.compile(r"(?: ?[-/&,.]+)? ?").match(low, end)
        stop = sign.end() if sign else end
        if (marks := low[end:stop].rstrip()) and (parts or unknown):
            target = unknown or parts
            target[-1] += marks
        at = max(stop, at + 1)
    _settle(parts, unknown, known=known, named=named, last=True)
    name = " ".join(parts)
    return name[:1].upper() + name[1:]


def _settle(parts: list[str], unknown: list[str], *, known: bool, named: bool, last: bool) -> None:
    """Write the syllables that no phrase of ours holds, and forget them."""
    cased = [w if not _VOWEL.search(w) else w.lower() for w in unknown]
    small = all(word.islower() and word.isalpha() for word in cased) and len(cased) <= _PLACE_LENGTH
    place = last and known and small and not parts[0].startswith(tuple(load("agencies")["without_place"]))
    if cased and (named or (place and not _joins(cased[0]))):
        cased = [word[:1].upper() + word[1:] for word in cased]
    elif cased and parts and not known and not _joins(cased[0]):
        cased[0] = cased[0][:1].upper() + cased[0][1:]
    parts += cased
    unknown.clear()


def _joins(word: str) -> bool:
    return word in ("và", "các", "thực", "về", "của")
