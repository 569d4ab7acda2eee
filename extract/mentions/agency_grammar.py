"""The words that agencies' names are made of, as patterns built once from the knowledge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.knowledge import load, phrases
from extract.reading import UPPER

_SEPARATOR = r"(?: ?, ?| và | hoặc | ?[-/] ?)"
# One-syllable group nouns that also open single names ("các hội" but "Hội Nông dân", "Hội đồng").
_SHORT_NOUNS = (
    r"(?:hội(?! (?:đồng|nghị|viên|liên|nông|cựu|chữ|thi|thảo|phụ|người|khuyến|luật|nhà|đặc|làm|doanh))"
    r"|ban(?! (?:chỉ|quản|tuyên|dân|tổ|thường|chấp|hành|công|bí|giám|biên|điều|đại|vận|thanh|văn|pháp))"
    r"|bộ(?! (?:chỉ|đội|phận|tiêu|tài|máy|hồ|thủ|luật|chính|trưởng)))(?!\w)"
)


# Departments of the police go by a code ("PC06").
_CODE = r"P[ACHKVX]\d{2}(?!\w)"


@dataclass(frozen=True)
class Grammar:
    """How names open, go on and end; `department` is what stands behind a type word, `more` a further one in a list."""

    start: re.Pattern[str]
    head: re.Pattern[str]
    whole: re.Pattern[str]
    position: re.Pattern[str]
    group: re.Pattern[str]
    bare_group: re.Pattern[str]
    group_part: re.Pattern[str]
    level: re.Pattern[str]
    domain: re.Pattern[str]
    inner: re.Pattern[str]
    stop: re.Pattern[str]
    ending: re.Pattern[str]
    after_syllable: re.Pattern[str]
    board: re.Pattern[str]
    subordinate: re.Pattern[str]
    kind: re.Pattern[str]
    department: re.Pattern[str]
    more: re.Pattern[str]
    colon: re.Pattern[str]


def _known() -> dict[str, list[str]]:
    """What is known of single agencies and of bodies in lists, as one."""
    agencies, bodies = load("agencies"), load("bodies")
    both = [key for key in bodies if key in agencies]
    return {**bodies, **agencies, **{key: [*agencies[key], *bodies[key]] for key in both}}


@cache
def grammar() -> Grammar:
    """The patterns, compiled once."""
    known, verbs = _known(), load("verbs")
    noun = rf"(?:{phrases(known['nouns'])}|{_SHORT_NOUNS})"
    modifier = rf"(?:{phrases(known['modifiers'])}|{_SHORT_NOUNS})"
    part = rf"{noun}(?: {modifier}){{0,4}}"
    nouns = rf"{part}(?:{_SEPARATOR}{part}){{0,14}}"
    determiner = phrases(known["determiners"])
    openers = [*known["heads"], *known["whole"], *known["positions"]]
    department = phrases(known["departments"])
    capital_determiners = [word.capitalize() for word in known["determiners"]]
    return Grammar(
        start=re.compile(
            rf"(?<![\w-])(?:(?=[{UPPER}]){phrases(openers + capital_determiners)}|{_CODE}|{determiner}"
            rf"|thủ trưởng|chủ tịch|chủ(?= các )|lãnh đạo|(?<!quốc )phòng(?= [{UPPER}]))(?!\w)"
        ),
        head=re.compile(phrases(known["heads"])),
        whole=re.compile(rf"{phrases(known['whole'])}|{_CODE}"),
        position=re.compile(phrases(known["positions"])),
        group=re.compile(rf"{determiner} {nouns}"),
        bare_group=re.compile(nouns),
        group_part=re.compile(rf" (?:các|một số) {nouns}"),
        level=re.compile(phrases(known["levels"])),
        domain=re.compile(phrases(known["domains"])),
        inner=re.compile(phrases(known["inner"])),
        stop=re.compile(phrases([*known["stops"], *(kind.capitalize() for kind in load("documents")["types"])])),
        ending=re.compile(phrases([*verbs["actions"], *known["function_words"]])),
        # One-syllable verbs are also second syllables of names ("Sở Xây dựng"): they end no word.
        after_syllable=re.compile(phrases([*(v for v in verbs["actions"] if " " in v), *known["function_words"]])),
        board=re.compile(phrases(known["boards"])),
        subordinate=re.compile(phrases(known["subordinate"]) + " "),
        kind=re.compile(rf"^{phrases(known['shared'])}(?= )|(?<!\w){phrases(known['shared'])}$"),
        department=re.compile(department),
        more=re.compile(rf"(?:, | và |; )(?={department})"),
        colon=re.compile(rf":? (?={department})"),
    )
