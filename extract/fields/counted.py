"""Reads what a number counts: the noun behind it, or the subject before a share."""

from __future__ import annotations

import re
from functools import cache

from extract.context import Context
from extract.fields.quotas import Span
from extract.knowledge import load, openings, phrases
from extract.mentions.base import Mention
from extract.mentions.quantities import Comparator, Quantity, subject_opening

_NEXT_NUMBER = re.compile(r"(?:,| và|;) (?=(?:[^\W\d]+ ){0,7}?\d)")
# A dot or comma inside a number parts nothing ("đạt 12.500 con").
_PART = r"[;:()]|[.,](?!\d)"
# A colon may stand between what is counted and the number ("Tỷ lệ hồ sơ số hóa: tối thiểu 80%").
_SUBJECT = re.compile(
    rf"(?:^|(?:{_PART}) ?|và )((?:[^;:.()\n]|\.(?=\d)){{4,160}}?)"
    r"(?: ?:)?(?: (?:đạt|còn|là|được|chiếm|tăng|giảm|lên|xuống|ở mức|phấn đấu))* ?$"
)


_RATE = re.compile(r"(?:tỷ|tỉ) lệ ")
_PREDICATE = re.compile(r" (?:được|có|đạt|do|thuộc|tham gia|thực hiện|ký|đăng ký|hoàn thành) ")
_STATES = re.compile(r"(?:[ ,]|(?<= )(?:đạt|còn|là|được|chiếm|tăng|giảm|lên|xuống)(?= *$))+$")
# What says a number again in other terms names nothing ("25 hộ (tương ứng 2,1%)").
_SAME = ("tương ứng", "tương đương", "chiếm", "bằng", "tức")
_INNER = re.compile(r" từ \d[\d.,]* ?(?:[^\W\d]+ ?){0,3}$")
_JOINT = re.compile(r"(?:và|còn|hoặc) ")
# "… xuống dưới 22% vào năm 2026 và xuống còn 20%": the second number has no subject of its own.
_ONLY_TIME = re.compile(
    r"(?:(?:vào |đến |trong |cuối |hết )*(?:năm|quý|tháng) [\divx/]+)?[ ,]*(?:và|còn)?[ ,]*(?:phấn đấu)?"
)


@cache
def _noun_end() -> re.Pattern[str]:
    """Where the counted noun ends; a bracket or a quotation only may."""
    known = load("units")["demands"]
    return re.compile(
        rf"[;:.\n“”](?!\d)|[()]|, (?={openings(known['clauses'])})|(?<!cam kết không) {phrases(known['noun_ends'])}"
    )


@cache
def signs_behind() -> dict[str, Comparator]:
    """The comparators that stand behind the number and its noun ("02 mô hình trở lên")."""
    return {word: sign for sign, words in load("units")["behind"].items() for word in words}


@cache
def sign_behind() -> re.Pattern[str]:
    """A comparator behind the number or its noun."""
    return re.compile(rf" ?({openings(signs_behind())})")


def own_sign(low: str, start: int, end: int) -> re.Match[str] | None:
    """The comparator behind the number or its noun; one of a number inside the noun is none ("từ 15 mét trở lên")."""
    signs = sign_behind().finditer(low, start, end)
    return next((sign for sign in signs if not _INNER.search(low, start, sign.start())), None)


@cache
def _part_opened() -> re.Pattern[str]:
    """What names a part of the whole before it, with a subject of its own ("trong đó bò lai chiếm 60%")."""
    return re.compile(rf"(?<!\w){phrases(load('units')['demands']['part_openers'])} ?")


@cache
def _dangling() -> re.Pattern[str]:
    """What a cut leaves over at the end of a noun ("… đúng hạn và không | để tồn đọng")."""
    return re.compile(rf"(?: {phrases(load('units')['demands']['dangling'])}|[ ,;:.-])+$")


class NounReader:
    """Finds the words that a number counts."""

    def __init__(self, context: Context) -> None:
        """`context` is the document's."""
        self.context, self.low, self.times = context, context.text.low, context.found.times

    def after(
        self, start: int | None, mention: Mention[Quantity], following: list[Mention[Quantity]], end: int
    ) -> Span | None:
        """The counted noun with its modifiers, up to a comparator, a time or the end of the clause."""
        if start is None or start >= end or not self.low[start].isalpha():
            return None
        if (rate := _RATE.match(self.low, start)) is not None:
            start = rate.end()
        if mention.value.unit == "percent" and re.match(
            r"(?:trở lên|trở xuống|so với|trong|vào|trước|và|theo|trên tổng|/)(?!\w)", self.low[start:]
        ):
            return None
        stop = _noun_end().search(self.low, start, end)
        while stop and (further := self._runs_through(stop, end)) is not None:
            stop = _noun_end().search(self.low, further, end)
        limit = stop.start() if stop else end
        behind = own_sign(self.low, start, limit)
        if behind:
            limit = behind.start()
        for time in self.times.within(start, limit):
            limit = min(limit, self._before_idle(time.start))
            break
        other = _NEXT_NUMBER.search(self.low, max(start, min(limit, mention.value.word_end)), limit)
        next_number = following[0].value.number[0] if following else limit
        joined = other and other.end() <= next_number <= limit
        if other and joined:
            gap = self.low[other.end() : next_number]
            if len(gap) < 60:
                limit = min(limit, other.start())
        if self._coordinated(mention):
            limit = mention.value.word_end
        left_over = _dangling().search(self.low, start, limit)
        limit = left_over.start() if left_over else limit
        return (start, limit) if limit > start else None

    def _runs_through(self, stop: re.Match[str], end: int) -> int | None:
        """Where the noun goes on behind a sign that may end it: a quoted name, a bracket before its verb."""
        if not stop.group().startswith(("“", "(", "”")):
            return None
        if name := self.context.found.names.covering(stop.start()):
            return name.end
        return self._predicate_behind(stop.start(), end) if stop.group().startswith("(") else stop.end()

    def _predicate_behind(self, bracket: int, end: int) -> int | None:
        """Where a bracket closes behind which the noun's predicate goes on ("văn bản (trừ …) | được ký số")."""
        close = self.low.find(")", bracket, end)
        return close + 1 if close > 0 and _PREDICATE.match(self.low, close + 1) else None

    def _before_idle(self, at: int) -> int:
        idle = re.search(
            r"(?:,? (?:vào|trong|hoàn thành|xong|và hoàn thành|xong trước|đến|thời gian))* ?$",
            self.low[max(0, at - 30) : at],
        )
        return at - (len(idle.group()) if idle else 0)

    def _coordinated(self, mention: Mention[Quantity]) -> bool:
        """In "05 tập thể và 05 cá nhân điển hình" the modifier belongs to all, so each keeps its bare noun."""
        if mention.value.unit == "percent":
            return False
        quantities = self.context.found.quantities
        around = [
            m
            for m in quantities.within(max(0, mention.start - 60), min(len(self.low), mention.end + 60))
            if m.value.unit != "percent" and m is not mention
        ]
        for other in around:
            first, second = (other, mention) if other.start < mention.start else (mention, other)
            gap = self.low[first.value.word_end : second.value.number[0]]
            if re.fullmatch(r"(?:, | và |; |,| và ít nhất | và tối thiểu |, ít nhất |, tối thiểu | hoặc )", gap):
                return True
        return False

    def before(self, mention: Mention[Quantity], before: list[Mention[Quantity]], start: int) -> Span | None:
        """What is counted where it stands before the number ("Tỷ lệ hồ sơ … đạt trên 90%")."""
        until = mention.start if mention.value.risen_from is None else mention.value.risen_from
        # What stands before another share was counted there.
        shares = (m.value.number[1] for m in before if m.value.unit == "percent")
        base = max(start, until - 220, *shares)
        opened = list(_part_opened().finditer(self.low, base, until))
        base = opened[-1].end() if opened else base
        base += len(self.low[base:until]) - len(self.low[base:until].lstrip(" ,;"))
        found = _SUBJECT.search(self.low[base:until])
        if not found or _ONLY_TIME.fullmatch(found.group(1)):
            return None
        first, last = base + found.start(1), base + found.end(1)
        first, last = self._apart(first, last)
        time = self.context.found.times.at(first)
        if time and self.low.startswith((", ", " "), time.end):
            first = time.end + (2 if self.low.startswith(", ", time.end) else 1)
        joint = _JOINT.match(self.low, first, last)
        first = joint.end() if joint else first
        opening = subject_opening().match(self.low, first, last)
        first = opening.end() if opening else first
        named = last - first > 2 and not self.low[first:last].isdigit() and self.low[first:last] not in _SAME
        return (first, last) if named else None

    def _apart(self, first: int, last: int) -> Span:
        """A subject without the number that it already has: behind its comma, or before it ("Tổng thu | đạt 12 tỷ")."""
        counted = [m.start for m in self.context.found.quantities.within(first, last)]
        if not counted:
            return first, last
        comma = self.low.rfind(", ", counted[-1], last)
        if comma >= 0 and " " in self.low[comma + 2 : last].strip():
            return comma + 2, last
        verb = _STATES.search(self.low, first, counted[0])
        return first, verb.start() if verb else counted[0]
