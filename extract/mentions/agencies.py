"""Agencies: names of single bodies ("Phòng Nội vụ thị xã") and of groups ("các sở, ban, ngành").

A name is read from its head word to the right. Vietnamese writes only the first syllable of a word in a
proper name in capitals ("Sở Nội vụ"), so a name ends where neither a capital nor a word known inside names follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.knowledge import load, phrases
from extract.mentions.base import Mention
from extract.reading import LOWER, UPPER, Text


@dataclass(frozen=True, slots=True)
class AgencyName:
    """`group` is true for "các cơ quan, đơn vị" and the like, which have no canonical name."""

    group: bool


@dataclass(frozen=True)
class _Grammar:
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


_SEPARATOR = r"(?: ?, ?| và | hoặc | ?[-/] ?)"
# A comma without a blank stands inside joined abbreviations ("VH,TT&DL").
_CAPITAL = re.compile(rf"[{UPPER}0-9](?:[\w&]|\.(?=\w)|,(?=[{UPPER}]+&))*")
# Two capitals in a row are the name of a place or person: no lower-case syllable belongs to it.
_CAPITAL_BEFORE = re.compile(rf"(?: |^)[{UPPER}][{LOWER}]*$")
_SYLLABLE = re.compile(rf"[{LOWER}]\w*")
_RUN = re.compile(
    rf"((?: [{LOWER}]+){{1,6}}?)(?= (?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|đặc khu|khu vực)(?!\w)(?! hội))"
)
# Behind this word of level stands no place but the body itself ("Công đoàn cơ sở Công ty …").
_BASE = "cơ sở"
_CONNECTOR = re.compile(r" ?[-/&] ?|, | và ")
_LIST = re.compile(r", | và | ?- ?")
_PLACE = re.compile(rf"(?: [{UPPER}]\w*(?:['’]\w+)?| \d{{1,2}}(?![\d/.]))+")
# A region may be named by two places: "khu vực Kỳ Thạch - Sơn Nham".
_REGION = re.compile(rf"{_PLACE.pattern}(?: - (?:[{UPPER}]\w* ?)+(?<! ))?")
_TAIL = re.compile(r" (?:có liên quan|liên quan|trực thuộc|nêu trên)(?!\w)")
_AREA = re.compile(
    r" (?:trên địa bàn|trong) (?:toàn )?(?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|đặc khu)(?!\w)"
    r"| trên địa bàn(?! (?:đã|có))(?!\w)"
)
_MEMBERS = re.compile(r"(?:(?:các|những|một số|toàn thể) )?(?:thành viên|ủy viên|đại diện|lãnh đạo) (?!các )")
# One-syllable group nouns that also open single names ("các hội" but "Hội Nông dân", "Hội đồng").
_SHORT_NOUNS = (
    r"(?:hội(?! (?:đồng|nghị|viên|liên|nông|cựu|chữ|thi|thảo|phụ|người|khuyến|luật|nhà|đặc|làm|doanh))"
    r"|ban(?! (?:chỉ|quản|tuyên|dân|tổ|thường|chấp|hành|công|bí|giám|biên|điều|đại|vận|thanh|văn|pháp))"
    r"|bộ(?! (?:chỉ|đội|phận|tiêu|tài|máy|hồ|thủ|luật|chính|trưởng)))(?!\w)"
)


@cache
def _grammar() -> _Grammar:
    known, verbs = load("agencies"), load("verbs")
    noun = rf"(?:{phrases(known['nouns'])}|{_SHORT_NOUNS})"
    modifier = rf"(?:{phrases(known['modifiers'])}|{_SHORT_NOUNS})"
    part = rf"{noun}(?: {modifier}){{0,4}}"
    nouns = rf"{part}(?:{_SEPARATOR}{part}){{0,14}}"
    determiner = phrases(known["determiners"])
    openers = [*known["heads"], *known["whole"], *known["positions"]]
    capital_determiners = [word.capitalize() for word in known["determiners"]]
    return _Grammar(
        start=re.compile(
            rf"(?<![\w-])(?:(?=[{UPPER}]){phrases(openers + capital_determiners)}|{determiner}"
            rf"|thủ trưởng|chủ tịch|chủ(?= các )|lãnh đạo|(?<!quốc )phòng(?= [{UPPER}]))(?!\w)"
        ),
        head=re.compile(phrases(known["heads"])),
        whole=re.compile(phrases(known["whole"])),
        position=re.compile(phrases(known["positions"])),
        group=re.compile(rf"{determiner} {nouns}"),
        bare_group=re.compile(nouns),
        group_part=re.compile(rf" (?:các|từng|mỗi|một số) {nouns}"),
        level=re.compile(phrases(known["levels"])),
        domain=re.compile(phrases(known["domains"])),
        inner=re.compile(phrases(known["inner"])),
        stop=re.compile(phrases([*known["stops"], *(kind.capitalize() for kind in load("documents")["types"])])),
        ending=re.compile(phrases([*verbs["actions"], *known["function_words"]])),
        # One-syllable verbs are also second syllables of names ("Sở Xây dựng"): they end no word.
        after_syllable=re.compile(phrases([*(v for v in verbs["actions"] if " " in v), *known["function_words"]])),
    )


class _Scanner:
    """Reads one agency from a given place of one text."""

    def __init__(self, text: Text) -> None:
        self.norm, self.low, self.grammar = text.norm, text.low, _grammar()

    def agency(self, at: int, *, bare: bool = False, depth: int = 0) -> tuple[int, bool] | None:
        """(end, is a group) of the agency that begins at `at`; `bare` lets a group begin without a determiner."""
        if depth > 2:
            return None
        return self._held(at, depth) or self._group(at, bare) or self._single(at)

    def _held(self, at: int, depth: int) -> tuple[int, bool] | None:
        """An office and the body it belongs to: "Chủ tịch UBND tỉnh", "Thủ trưởng các cơ quan, đơn vị"."""
        position = self.grammar.position.match(self.norm, at)
        if not position:
            return None
        first_word = self.norm.find(" ", at, position.end())
        for end in (position.end(), first_word):
            if end > at and self.norm.startswith(" ", end):
                body = self.agency(end + 1, bare=True, depth=depth + 1)
                if body:
                    return body
        return None

    def _group(self, at: int, bare: bool) -> tuple[int, bool] | None:
        members = _MEMBERS.match(self.low, at)
        if members and (body := self._single(members.end())):
            return body[0], True
        found = self.grammar.group.match(self.low, at)
        if not found and bare:
            found = self.grammar.bare_group.match(self.low, at)
            if found and (self._single(at) or " " not in found.group() or found.group() == "tổ chức"):
                return None
        return (self._group_tail(found.end()), True) if found else None

    def _group_tail(self, end: int) -> int:
        place = _PLACE.match(self.norm, end)
        if place and self.grammar.level.search(self.norm, max(0, end - 12), end):
            end = place.end()
        for pattern in (_TAIL, _AREA):
            tail = pattern.match(self.low, end)
            if tail:
                end = tail.end()
                place = _PLACE.match(self.norm, end)
                if place:
                    end = place.end()
        return end

    def _single(self, at: int) -> tuple[int, bool] | None:
        opened = self._opened(at)
        if opened is None:
            return None
        end, proper, group = self._extend(*opened)
        return (end, group) if proper else None

    def _opened(self, at: int) -> tuple[int, bool] | None:
        """How a single name opens at `at`: (where its head ends, whether the head is a whole name by itself)."""
        whole = self.grammar.whole.match(self.norm, at)
        head = self.grammar.head.match(self.norm, at)
        ends = [found.end() for found in (whole, head) if found]
        return (max(ends), whole is not None and whole.end() == max(ends)) if ends else None

    def _is_single(self, at: int) -> bool:
        """Whether a single body's name begins at `at`; its first word says so, the name itself is not followed."""
        opened = self._opened(at)
        if opened is None:
            return False
        end, proper = opened
        return proper or bool(self.grammar.group_part.match(self.low, end)) or self._word(end, False, False) is not None

    def _extend(self, end: int, proper: bool) -> tuple[int, bool, bool]:
        """Follow the name from `end`: (where it ends, whether it has a proper part, whether it is a group)."""
        closed = False
        while True:
            group = self.grammar.group_part.match(self.low, end)
            if group and not closed:
                return self._group_tail(group.end()), True, True
            step = self._word(end, proper, closed) or (
                None if closed else self._joined(end, proper) or self._run(end, proper)
            )
            if step is None:
                tail = _TAIL.match(self.low, end)
                return (tail.end() if tail and proper else end), proper, False
            end, closed = step[0], closed or step[1]
            proper = True
            more = _LIST.match(self.norm, end)
            if (
                closed
                and more
                and self.norm[more.end()].islower()
                and (level := self.grammar.level.match(self.norm, more.end()))
            ):
                return self._group_tail(level.end()), True, True

    def _word(self, end: int, proper: bool, closed: bool) -> tuple[int, bool] | None:
        """One more word of the name: (its end, whether it closes the name with a level and place)."""
        if not self.norm.startswith(" ", end):
            return None
        at = end + 1
        known = self.grammar.domain.match(self.low, at)
        level = self.grammar.level.match(self.norm, at)
        if level and not (known and known.end() > level.end() and not closed):
            if level.group() == _BASE:
                return level.end(), False
            place = (_REGION if level.group() == "khu vực" else _PLACE).match(self.norm, level.end())
            return (self._cut_at_stop(level.end(), place.end()) if place else level.end()), True
        if known and not proper and not closed:
            return known.end(), False
        if closed or self.grammar.stop.match(self.norm, at):
            return None
        if known and (self.norm[at].isupper() or not proper or not self.grammar.ending.match(self.low, at)):
            return known.end(), False
        inner = self.grammar.inner.match(self.low, at)
        if inner:
            return inner.end(), False
        capital = _CAPITAL.match(self.norm, at)
        if capital and proper and _CAPITAL_BEFORE.search(self.norm, max(0, end - 12), end):
            return capital.end(), False
        return (self._word_end(capital), False) if capital else None

    def _word_end(self, capital: re.Match[str]) -> int:
        """Where a word that opens in capitals ends; an abbreviation has no second syllable ("TC-KH | lập dự toán")."""
        abbreviated = len(capital.group()) > 1 and capital.group().isupper()
        return capital.end() if abbreviated else self._second_syllable(capital.end())

    def _cut_at_stop(self, start: int, end: int) -> int:
        stop = self.grammar.stop.search(self.norm, start, end)
        return stop.start() - 1 if stop else end

    def _second_syllable(self, end: int) -> int:
        """Where a word ends whose first syllable is in capitals: it usually has one more ("Tin" + "học")."""
        if not self.norm.startswith(" ", end) or self.grammar.level.match(self.norm, end + 1):
            return end
        syllable = _SYLLABLE.match(self.norm, end + 1)
        if not syllable or self.grammar.after_syllable.match(self.low, end + 1):
            return end
        return syllable.end()

    def _run(self, end: int, proper: bool) -> tuple[int, bool] | None:
        """Words the knowledge lacks, up to the word of level that closes the name ("… công trình thủy lợi tỉnh")."""
        run = _RUN.match(self.norm, end) if proper else None
        if run is None or any(
            self.grammar.ending.match(self.low, end + m.start()) for m in _SYLLABLE.finditer(run.group(1))
        ):
            return None
        return run.end(1), False

    def _joined(self, end: int, proper: bool) -> tuple[int, bool] | None:
        """A further part behind a dash, a comma or "và" that still belongs to the same name."""
        connector = _CONNECTOR.match(self.norm, end)
        if not connector or not proper:
            return None
        at = connector.end()
        if self._opens_another(at, connector.group()):
            return None
        inner = self.grammar.inner.match(self.low, at)
        known = self.grammar.domain.match(self.low, at)
        if inner and "và" not in connector.group():
            return inner.end(), False
        if known and (
            self.norm[at].isupper() or ("và" not in connector.group() and not self.grammar.ending.match(self.low, at))
        ):
            return known.end(), False
        capital = _CAPITAL.match(self.norm, at)
        if not capital or self.grammar.stop.match(self.norm, at) or self.norm[at].isdigit():
            return None
        return self._word_end(capital), False

    def _opens_another(self, at: int, connector: str) -> bool:
        """Whether a new agency's name begins behind the connector ("Sở Nội vụ và Sở Tài chính")."""
        if (
            self.norm[at : at + 4] in ("UBND", "HĐND")
            and "và" in connector
            and self.norm[:at].endswith(("HĐND và ", "Quốc hội và "))
        ):
            return False
        if "-" in connector or "&" in connector:
            return False
        return (
            (self.grammar.start.match(self.norm, at) is not None and self._is_single(at))
            or self.grammar.group.match(self.low, at) is not None
            or self.grammar.position.match(self.norm, at) is not None
        )


def find(text: Text) -> Iterator[Mention[AgencyName]]:
    """All agencies of a text, none inside another that begins before it."""
    scanner, position = _Scanner(text), 0
    for opener in scanner.grammar.start.finditer(text.norm):
        if opener.start() < position:
            continue
        found = scanner.agency(opener.start())
        if found:
            position = found[0]
            yield Mention("agency", opener.start(), found[0], AgencyName(found[1]))


def scan(text: Text, at: int, *, bare: bool = False) -> Mention[AgencyName] | None:
    """The agency that begins exactly at `at`; `bare` also takes a group without a determiner ("cơ quan, đơn vị")."""
    found = _Scanner(text).agency(at, bare=bare)
    return Mention("agency", at, found[0], AgencyName(found[1])) if found else None
