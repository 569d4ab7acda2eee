"""Finds the numbers that are demands, in running text and in the cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.confidence import CUED, FALLBACK
from extract.context import Context
from extract.grids import Grid
from extract.knowledge import load, openings, phrases
from extract.mentions import agencies
from extract.mentions.base import Mention
from extract.mentions.quantities import Comparator, Quantity, Unit, unit_words
from ingest import Cell

_NEXT_NUMBER = re.compile(r"(?:,| và|;) (?=(?:[^\W\d]+ ){0,4}?\d)")
_SUBJECT = re.compile(
    r"(?:^|[;:.,(] ?|và )(?:tỷ lệ |tỉ lệ |số lượng |số )?([^;:.()\n]{4,160}?)"
    r"(?: (?:đạt|còn|là|được|chiếm|tăng|giảm|lên|xuống|ở mức|phấn đấu))* ?$"
)
_PER_BEHIND = re.compile(
    r" ?\((?:đối với |cho |tính trên )?((?:từng|mỗi) [^()]{2,60})\)"
    r"|(?:/|(?<= )cho )((?:mỗi|từng) [^,;.()]{2,50})"
)


@dataclass(frozen=True)
class Demand:
    """A quota before it is linked to a movement."""

    quantity: Mention[Quantity]
    comparator: Comparator
    unit: Unit
    unit_text: tuple[int, int]
    text: tuple[int, int]
    per: tuple[int, int] | None
    section: int | None
    confidence: float


_LISTED = re.compile(r"(?: [^\W\d]+){0,3}(?:, | và |; | hoặc )")


@cache
def _demand() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)"
        + phrases(load("units")["demands"]["verbs"])
        + r"(?: (?:được|mới|thêm|xong|từ|các|an toàn|đủ|tại))* ?$"
    )


@cache
def _noun_end() -> re.Pattern[str]:
    """Where the counted noun ends; a bracket or a quotation only may."""
    known = load("units")["demands"]
    return re.compile(rf"[;:.\n“”()](?!\d)|, (?={openings(known['clauses'])})| {phrases(known['noun_ends'])}")


@cache
def _signs_behind() -> dict[str, Comparator]:
    """The comparators that stand behind the number and its noun ("02 mô hình trở lên")."""
    return {word: sign for sign, words in load("units")["behind"].items() for word in words}


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf" ?({openings(_signs_behind())})")


@cache
def _descriptive() -> tuple[str, ...]:
    return tuple(load("verbs")["sections"]["descriptive"])


class DemandReader:
    """Reads the demands in running text and in cells."""

    def __init__(self, context: Context, criteria: list[tuple[int, int]]) -> None:
        """`criteria` are spans in which numbers are conditions of eligibility, not demands."""
        self.context, self.low, self.criteria = context, context.text.low, criteria
        self.times = context.found.times

    def read(self) -> list[Demand]:
        """The demands of the body in the order of the text."""
        found: list[Demand] = []
        for paragraph in self.context.zone("body"):
            if self._is_purpose(paragraph.section):
                continue
            start = self.context.content_start(paragraph)
            if paragraph.label and self._title_demands(paragraph.section, start, paragraph.end):
                start = paragraph.body
            found += self._stretch(start, paragraph.end, paragraph.section)
        return found

    def _is_purpose(self, section: int | None) -> bool:
        return any(self.context.title(node).startswith(_descriptive()) for node in self.context.ancestors(section))

    def _title_demands(self, section: int | None, start: int, end: int) -> bool:
        return (
            section is not None
            and start >= end
            and any(c.isdigit() for c in self.context.title(self.context.sections[section]))
        )

    def _stretch(self, start: int, end: int, section: int | None, *, demanded: bool = False) -> Iterator[Demand]:
        mentions = [m for m in self.context.found.quantities.within(start, end) if not self._excluded(m)]
        until = start
        for index, mention in enumerate(mentions):
            if mention.value.number[0] < until:
                continue
            draft = self._draft(
                mention, mentions[index + 1 :], mentions[:index], start, end, section, demanded=demanded
            )
            if draft:
                until = max(until, draft.unit_text[1] if draft.unit_text[0] > mention.start else mention.end)
                yield draft

    def _excluded(self, mention: Mention[Quantity]) -> bool:
        """Numbers inside dates, codes and quotations count nothing."""
        at = mention.value.number[0]
        return any(start <= at < end for start, end in self.criteria) or any(
            kind.covering(at) is not None
            for kind in (self.context.found.times, self.context.found.documents, self.context.found.names)
        )

    def _draft(
        self,
        mention: Mention[Quantity],
        following: list[Mention[Quantity]],
        before: list[Mention[Quantity]],
        start: int,
        end: int,
        section: int | None,
        *,
        demanded: bool,
    ) -> Demand | None:
        value = mention.value
        noun = self._noun(mention, following, end)
        behind = _behind().search(self.low, value.number[1], min(end, (noun[1] if noun else value.number[1]) + 12))
        comparator, text_end = value.comparator, noun[1] if noun else mention.end
        compared = value.compared
        if behind and not re.search(r"[;.]", self.low[value.number[1] : behind.start()]):
            comparator, compared = _signs_behind()[behind.group(1)], True
            text_end = max(text_end, behind.end())
        chained = self._chain(mention, before)
        if chained:
            comparator, compared = chained, True
        demanded = demanded or self._listed_after(mention, before, start)
        if value.unit == "percent" and not noun:
            noun = self._subject(mention, start)
            if noun is None:
                return None
            text = (noun[0], text_end)
            return Demand(
                mention,
                comparator,
                "percent",
                noun,
                text,
                self._per(mention.start, start, text_end, end),
                section,
                CUED,
            )
        if noun is None or not (demanded or compared or value.unit == "percent" or self._demanded(mention, start)):
            return None
        per = self._per(mention.start, start, noun[1], end)
        return Demand(
            mention,
            comparator,
            value.unit,
            noun,
            (mention.start, text_end),
            per,
            section,
            CUED if compared or value.unit == "percent" else FALLBACK,
        )

    def _noun(self, mention: Mention[Quantity], following: list[Mention[Quantity]], end: int) -> tuple[int, int] | None:
        """The counted noun with its modifiers, up to a comparator, a time or the end of the clause."""
        start = mention.value.noun
        if start is None or start >= end or not self.low[start].isalpha():
            return None
        if mention.value.unit == "percent" and re.match(
            r"(?:trở lên|trở xuống|so với|trong|vào|trước|và|theo|trên tổng|/)(?!\w)", self.low[start:]
        ):
            return None
        stop = _noun_end().search(self.low, start, end)
        while stop and stop.group().startswith(("“", "(", "”")):
            name = self.context.found.names.covering(stop.start())
            if not name:
                if stop.group().startswith("("):
                    break
                stop = _noun_end().search(self.low, stop.end(), end)
                continue
            stop = _noun_end().search(self.low, name.end, end)
        limit = stop.start() if stop else end
        behind = _behind().search(self.low, start, limit)
        if behind:
            limit = behind.start()
        for time in self.times.within(start, limit):
            limit = min(limit, self._before_idle(time.start))
            break
        other = _NEXT_NUMBER.search(self.low, start, limit)
        next_number = following[0].value.number[0] if following else limit
        joined = other and other.end() <= next_number <= limit
        if other and joined:
            gap = self.low[other.end() : next_number]
            if len(gap) < 40:
                limit = min(limit, other.start())
        if self._coordinated(mention):
            limit = mention.value.word_end
        while limit > start and self.low[limit - 1] in " ,;:.-":
            limit -= 1
        return (start, limit) if limit > start else None

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

    def _chain(self, mention: Mention[Quantity], before: list[Mention[Quantity]]) -> Comparator | None:
        """A comparator before the first number of a list holds for the others."""
        if not before or mention.value.compared:
            return None
        previous = before[-1]
        gap = self.low[previous.value.word_end : mention.value.number[0]]
        if previous.value.compared and _LISTED.fullmatch(gap):
            return previous.value.comparator
        return self._chain(previous, before[:-1]) if _LISTED.fullmatch(gap) else None

    def _listed_after(self, mention: Mention[Quantity], before: list[Mention[Quantity]], start: int) -> bool:
        """The second number of "06 tập thể, 10 cá nhân" is demanded where the first is."""
        if not before:
            return False
        gap = self.low[before[-1].value.word_end : mention.value.number[0]]
        if not _LISTED.fullmatch(gap):
            return False
        return (
            before[-1].value.compared
            or self._demanded(before[-1], start)
            or self._listed_after(before[-1], before[:-1], start)
        )

    def _demanded(self, mention: Mention[Quantity], start: int) -> bool:
        if mention.value.unit == "other" and mention.value.count > 1900 and mention.value.count < 2100:
            return False
        window = self.low[max(start, mention.start - 34) : mention.start]
        return (
            _demand().search(window) is not None
            or self._per(mention.start, start, mention.end, mention.end) is not None
        )

    def _subject(self, mention: Mention[Quantity], start: int) -> tuple[int, int] | None:
        """What is counted where it stands before the number ("Tỷ lệ hồ sơ … đạt trên 90%")."""
        found = _SUBJECT.search(self.low[max(start, mention.start - 220) : mention.start])
        if not found:
            return None
        base = max(start, mention.start - 220)
        first, last = base + found.start(1), base + found.end(1)
        time = self.context.found.times.at(first)
        if time and self.low.startswith((", ", " "), time.end):
            first = time.end + (2 if self.low.startswith(", ", time.end) else 1)
        for opener in ("phấn đấu ", "bảo đảm ", "đảm bảo ", "duy trì ", "nâng ", "tỷ lệ ", "tỉ lệ ", "có "):
            if self.low.startswith(opener, first):
                first += len(opener)
        return (first, last) if last - first > 2 and not self.low[first:last].isdigit() else None

    def _per(self, at: int, start: int, behind: int, end: int) -> tuple[int, int] | None:
        """The group that each owes it: "mỗi huyện, thành phố …", "(đối với từng ngành)"."""
        clause = max(self.low.rfind(c, start, at) for c in (";", ":", ". ")) + 1
        openers = list(re.finditer(r"(?<!\w)(?:mỗi|từng) ", self.low[max(start, clause) : at]))
        for opener in reversed(openers):
            begin = max(start, clause) + opener.start()
            group = agencies.scan(self.context.text, begin)
            if group and group.end <= at:
                return begin, self._per_end(group.end, at)
            verb = _demand_verb().search(self.low, begin + 4, at)
            if verb and verb.start() - begin < 60:
                return begin, verb.start()
        found = _PER_BEHIND.match(self.low, behind, end) or _PER_BEHIND.search(self.low, at, min(end, behind + 50))
        if found:
            return found.span(1) if found.group(1) else found.span(2)
        return None

    def _per_end(self, end: int, at: int) -> int:
        """Where the group ends: what describes it runs on to the verb ("mỗi cán bộ chủ chốt | giúp đỡ")."""
        if self.low.startswith((",", ":", " ("), end):
            return end
        verb = _demand_verb().search(self.low, end, at)
        comma = self.low.find(",", end, at)
        if verb and verb.start() - end <= 40 and not end <= comma < verb.start():
            return verb.start()
        return end

    def cells(self, grids: list[Grid]) -> Iterator[Demand]:
        """What the cells of a task table demand."""
        for grid in grids:
            for row in grid.rows:
                if row.is_group:
                    continue
                for column, role in enumerate(grid.roles):
                    cell = row.own[column]
                    if cell and role == "count":
                        yield from self._counted(cell, grid.heads[column])
                    if cell and role in ("task", "product"):
                        yield from self._stretch(
                            cell.start, cell.end, None, demanded=role == "product" and self.low[cell.start].isdigit()
                        )

    def _counted(self, cell: Cell, head: Cell | None) -> Iterator[Demand]:
        """A bare number under a head that names what is counted."""
        number = re.fullmatch(r"\d{1,4}", self.low[cell.start : cell.end])
        if number is None or head is None:
            return
        units, kinds = unit_words()
        word = units.search(self.low, head.start, head.end)
        unit: Unit = kinds[word.group()] if word else "other"
        span = (cell.start, cell.end)
        value = Quantity(int(number.group()), "=", unit, head.start, cell.end, False, span)
        mention: Mention[Quantity] = Mention("quantity", cell.start, cell.end, value)
        yield Demand(mention, "=", unit, (head.start, head.end), span, None, None, CUED)


@cache
def _demand_verb() -> re.Pattern[str]:
    return re.compile(
        r" (?="
        + phrases([*load("units")["demands"]["verbs"], "ít nhất", "tối thiểu", "không quá", "có", "từ", "phải", "được"])
        + ")"
    )
