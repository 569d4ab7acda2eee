"""Finds the numbers that are demands, in running text and in the cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.confidence import CUED, FALLBACK
from extract.context import Context
from extract.fields.counted import NounReader, own_sign, sign_behind, signs_behind
from extract.fields.movements import is_count_head, run_in_head
from extract.fields.owed import owed_by
from extract.fields.quotas import Demand
from extract.fields.target_tables import counted, targets
from extract.grids import Grid, Row, section_of
from extract.knowledge import load, phrases
from extract.mentions.base import Mention
from extract.mentions.quantities import Comparator, Quantity
from extract.order_words import words
from extract.paragraphs import Paragraph

_AIMS = ("mục tiêu", "chỉ tiêu", "các chỉ tiêu", "các mục tiêu")
# Money for each of something is a rate; an income a head or a year is a target.
_EACH = re.compile(r"/(?!người|năm|tháng|ha(?!\w))")
# Money below such a heading is what the plan has to spend.
_FUNDS = re.compile(r"^(?:nguồn |dự toán )?kinh phí|^dự toán|^nguồn lực")
_LISTED = re.compile(r"(?: [^\W\d]+){0,3}(?:, | và |; | hoặc )")
# A demand that is joined to another keeps its verb however long the first one's noun is.
_JOINED = re.compile(r"(?: [^\W\d]+){0,9}(?:, | và )")


@cache
def _demand() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)"
        + phrases(load("units")["demands"]["verbs"])
        + r"(?: (?:được|mới|thêm|xong|từ|các|an toàn|đủ|tại|vào khai thác|vào sử dụng|vào hoạt động))* ?$"
    )


@cache
def _told() -> re.Pattern[str]:
    """Words before a number that make it a report: "đã" with its verb, "hiện có", "cả nước có"."""
    known = load("units")
    signs = phrases(word for words in known["comparators"].values() for word in words)
    verb = rf"(?: {phrases(known['demands']['verbs'])})*(?: (?:được|mới|thêm|xong))?"
    return re.compile(rf"(?<!\w){phrases(known['demands']['reports'])}{verb}(?: {signs})? ?$")


@cache
def _costs() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!thu ){phrases(load('units')['demands']['costs'])}")


@cache
def _descriptive() -> tuple[str, ...]:
    return tuple(load("verbs")["sections"]["descriptive"])


class DemandReader:
    """Reads the demands in running text and in cells."""

    def __init__(self, context: Context, criteria: list[tuple[int, int]]) -> None:
        """`criteria` are spans in which numbers are conditions of eligibility, not demands."""
        self.context, self.low, self.criteria = context, context.text.low, criteria
        self.nouns = NounReader(context)

    def read(self) -> list[Demand]:
        """The demands of the body in the order of the text."""
        found: list[Demand] = []
        for paragraph in self.context.zone("body"):
            if self._is_purpose(paragraph.section):
                continue
            start = self.context.content_start(paragraph)
            if paragraph.label and self._title_demands(paragraph.section, start, paragraph.end):
                start = paragraph.body
            demanded = self._is_counted(paragraph) or (
                self.low[start : start + 1].isdigit() and self._is_aim(paragraph)
            )
            found += self._stretch(start, paragraph.end, paragraph.section, demanded=demanded)
        return found

    def _is_counted(self, paragraph: Paragraph) -> bool:
        """Whether its head says that its numbers are demands ("b) Số lượng: 03 tập thể")."""
        head = run_in_head(self.context, paragraph)
        if head:
            return is_count_head(self.low[slice(*head)])
        return paragraph.section is not None and is_count_head(
            self.context.title(self.context.sections[paragraph.section])
        )

    def _is_aim(self, paragraph: Paragraph) -> bool:
        """Whether it stands below a heading of aims, where a line may open with its number ("- 02 thôn đạt chuẩn")."""
        titles = (self.context.title(node) for node in self.context.ancestors(paragraph.section))
        return any(title.startswith(_AIMS) for title in titles)

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
        if self._reported(mention, before, start, section) or self._condition(mention, start, end):
            return None
        noun = self.nouns.after(value.noun, mention, following, end)
        behind = own_sign(self.low, value.number[1], min(end, (noun[1] if noun else value.number[1]) + 12))
        comparator, text_end = value.comparator, noun[1] if noun else mention.end
        compared = value.compared
        if behind and not re.search(r"[;.]", self.low[value.number[1] : behind.start()]):
            comparator, compared = signs_behind()[behind.group(1)], True
            text_end = max(text_end, behind.end())
        chained = self._chain(mention, before)
        if chained:
            comparator, compared = chained, True
        share = value.unit == "percent"
        if share and not noun and behind and behind.start() - value.number[1] <= 2:
            noun = self.nouns.after(behind.end() + 1, mention, following, end)
            text_end = max(text_end, noun[1] if noun else 0)
        if share and (not noun or value.risen_from is not None):
            subject = self.nouns.before(mention, before, start)
            if subject:
                shown = (subject[0], max(mention.end, behind.end()) if behind and not noun else mention.end)
                per = owed_by(self.context, mention.start, start, shown[1], end)
                return Demand(mention, comparator, "percent", subject, shown, per, section, CUED)
            if subject is None and behind is None and (earlier := self._subject_of(before, start)):
                per = owed_by(self.context, mention.start, start, mention.end, end)
                return Demand(mention, comparator, "percent", earlier, (mention.start, mention.end), per, section, CUED)
            if behind and not noun:
                noun = self.nouns.after(behind.end() + 1, mention, following, end)
                text_end = max(text_end, noun[1] if noun else 0)
        if noun is None or not (
            share
            or compared
            or demanded
            or value.risen_from is not None
            or self._listed_after(mention, before, start)
            or self._demanded(mention, start)
        ):
            return None
        per = owed_by(self.context, mention.start, start, noun[1], end)
        sure = CUED if compared or share else FALLBACK
        # "đạt" before an exact number compares nothing.
        first = mention.start if value.compared else value.number[0]
        return Demand(mention, comparator, value.unit, noun, (first, text_end), per, section, sure)

    def _condition(self, mention: Mention[Quantity], start: int, end: int) -> bool:
        """A number that says who is meant ("doanh nghiệp dùng từ 50 lao động trở lên | báo cáo …")."""
        number = mention.value.number
        behind = sign_behind().search(self.low, number[1], min(end, mention.end + 40))
        if behind is None or mention.value.unit == "percent":
            return False
        told = words().action.match(self.low, behind.end() + 1) or self.low.startswith(" được ", behind.end())
        scored = self.low[mention.value.noun or number[1] : mention.value.word_end] == "điểm"
        return bool(told) and (scored or not _demand().search(self.low, max(start, number[0] - 34), mention.start))

    def _subject_of(self, before: list[Mention[Quantity]], start: int) -> tuple[int, int] | None:
        """What the share before counts, for one that only goes on from it ("… và xuống còn 20% vào năm …")."""
        shares = [m for m in before if m.value.unit == "percent"]
        return self.nouns.before(shares[-1], before[: before.index(shares[-1])], start) if shares else None

    def _reported(
        self, mention: Mention[Quantity], before: list[Mention[Quantity]], start: int, section: int | None
    ) -> bool:
        """A number that the plan tells and does not ask for ("huyện đã hỗ trợ 35 mô hình", "cả nước có …")."""
        number = mention.value.number[0]
        if _told().search(self.low[max(start, number - 60) : number]):
            return True
        if mention.value.unit == "other" and not mention.value.compared and self._is_rate(mention, start, section):
            return True
        listed = before and _LISTED.fullmatch(self.low[before[-1].value.word_end : number])
        return bool(listed) and self._reported(before[-1], before[:-1], start, section)

    def _is_rate(self, mention: Mention[Quantity], start: int, section: int | None) -> bool:
        """Money that says what something costs ("kinh phí hỗ trợ 50 triệu đồng/mô hình")."""
        if not self.low.endswith("đồng", 0, mention.value.word_end):
            return False
        if _EACH.match(self.low, mention.value.word_end):
            return True
        if any(_FUNDS.search(self.context.title(node)) for node in self.context.ancestors(section)):
            return True
        clause = max(start, *(self.low.rfind(c, start, mention.start) + 1 for c in ";:"))
        return _costs().search(self.low, max(clause, mention.start - 60), mention.start) is not None

    def _chain(self, mention: Mention[Quantity], before: list[Mention[Quantity]]) -> Comparator | None:
        """A comparator before the first number of a list holds for the others."""
        if not before or mention.value.compared:
            return None
        previous = before[-1]
        gap = self.low[previous.value.word_end : mention.value.number[0]]
        alike = (previous.value.unit == "percent") == (mention.value.unit == "percent")
        if not alike or not _LISTED.fullmatch(gap):
            return None
        return previous.value.comparator if previous.value.compared else self._chain(previous, before[:-1])

    def _listed_after(self, mention: Mention[Quantity], before: list[Mention[Quantity]], start: int) -> bool:
        """The second number of "06 tập thể, 10 cá nhân" is demanded where the first is."""
        if not before:
            return False
        gap = self.low[before[-1].value.word_end : mention.value.number[0]]
        if not (_LISTED.fullmatch(gap) or _JOINED.fullmatch(gap)):
            return False
        return (
            before[-1].value.compared
            or self._demanded(before[-1], start)
            or self._listed_after(before[-1], before[:-1], start)
        )

    def _demanded(self, mention: Mention[Quantity], start: int) -> bool:
        grouped = "." in self.low[slice(*mention.value.number)]  # a year is not written so
        if mention.value.unit == "other" and 1900 < mention.value.count < 2100 and not grouped:
            return False
        # "đạt" is a verb of demand as well as a comparator that belongs to the mention.
        window = self.low[max(start, mention.start - 34) : mention.value.number[0]]
        return (
            _demand().search(window) is not None
            or owed_by(self.context, mention.start, start, mention.end, mention.end) is not None
        )

    def cells(self, grids: list[Grid]) -> Iterator[Demand]:
        """What the cells of a task table demand."""
        for grid in grids:
            section = section_of(self.context, grid)
            for row, set_there in targets(self.context, grid):
                for demand in () if row.is_group else set_there or self._row(grid, row):
                    yield replace(demand, section=section)

    def _row(self, grid: Grid, row: Row) -> Iterator[Demand]:
        for column, role in enumerate(grid.roles):
            cell = row.own[column]
            if cell and role == "count":
                yield from counted(self.context, grid, row, column)
            if cell and role in ("task", "product"):
                demanded = role == "product" and self.low[cell.start].isdigit()
                yield from self._stretch(cell.start, cell.end, None, demanded=demanded)
