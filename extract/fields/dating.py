"""Finds which expressions of time date a duty, in headings, running text, labelled lines and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.confidence import CUED, FALLBACK, INHERITED
from extract.context import Context
from extract.fields.counted_days import resolved
from extract.fields.duties import DutyReader
from extract.fields.heads import COUNT
from extract.fields.labelled import Labelled, bracketed
from extract.fields.movements import is_generic
from extract.fields.owners import Owner
from extract.fields.sending import Duty
from extract.knowledge import load, openings, phrases
from extract.mentions.base import Mention
from extract.mentions.time_points import TimeExpression
from extract.order_words import words
from extract.paragraphs import Paragraph, SectionNode

_TIED = re.compile(
    r"(?:gắn với|trong quá trình|sau khi|so với) (?:[^,;.:]{0,60})?$"
    r"|(?:kể từ năm|ban hành|của|giai đoạn|nhiệm kỳ|năm học|báo cáo) $"
)
# What a report or a count refers to is no date for a duty, whatever limit stands with it.
_REFERENCE = re.compile(r"(?:tính|số liệu|đạt được|lũy kế)(?: từ)? $")
# What is looked back on in a stated year ("sơ kết vào năm …, tổng kết vào năm …").
_REVIEW = re.compile(r"(?:sơ kết|tổng kết) (?:[^,;.]{0,60} )?vào $")
_STAGE = re.compile(r"giai đoạn|(?:đợt|bước|vòng|lần) (?:\d{1,2}|[ivx]+) \(")
_PAST = re.compile(r"(?<!\w)đã (?:[^,;.:]{0,60})?$")
_BACK_REFERENCE = re.compile(
    r"(?:đúng |theo đúng |theo )?"
    r"(?:thời hạn|thời gian|tiến độ|mốc thời gian) (?:nêu trên|đã nêu|trên đây|quy định nêu trên)"
    r"|đúng thời hạn nêu trên"
)


@cache
def _undated() -> re.Pattern[str]:
    return re.compile(openings(load("verbs")["sections"]["undated"]))


@cache
def _carrying_out() -> re.Pattern[str]:
    """A heading on how the plan is carried out names no task."""
    return re.compile(phrases(load("verbs")["sections"]["implementation"]))


@cache
def _described() -> re.Pattern[str]:
    return re.compile(openings(load("times")["described"]) + " $")


@dataclass(frozen=True)
class Dated:
    """A deadline before it becomes an item."""

    time: Mention[TimeExpression]
    duty: Duty
    section: int | None
    confidence: float
    recurring: bool = False
    heading: bool = False


def _yearly(time: Mention[TimeExpression]) -> Mention[TimeExpression]:
    """An event on a fixed day ("(11/6)") under a "hằng năm" that governs its sentence."""
    value = time.value
    if value.day is None or not value.months:
        return time
    rule = f"FREQ=YEARLY;BYMONTH={value.months[0]};BYMONTHDAY={value.day}"
    return Mention("time", time.start, time.end, replace(value, rule=rule, precision="day"))


class DeadlineReader:
    """Reads what is dated in headings, running text, labelled lines and tables."""

    def __init__(
        self,
        context: Context,
        owners: dict[int, list[tuple[int, Owner]]],
        criteria: list[tuple[int, int]],
        labelled: list[Labelled],
    ) -> None:
        """`owners`: the agency of each paragraph in the part on implementation; days in `criteria` date nothing."""
        self.context, self.low = context, context.text.low
        self.criteria, self.labelled = criteria, labelled
        # Who leads an item set out in labelled lines owes what its other lines date.
        self.leads = {
            line.section: (line.parties[0].start, line.parties[-1].end)
            for line in reversed(labelled)
            if line.role == "lead" and not line.bracket and line.section is not None
        }
        self.duties = DutyReader(context, owners)

    def read(self) -> list[Dated]:
        """All dated duties of the body in the order of the text."""
        found: list[Dated] = []
        labelled = {line.paragraph: line for line in self.labelled if line.role == "time"}
        brackets = bracketed(self.labelled)
        for node in self.context.sections:
            found += self._heading(node)
        for paragraph in self.context.zone("body"):
            line = labelled.get(paragraph.index)
            found += self._labelled(line) if line else ()
            if line is None or line.bracket:
                inside = brackets.get(paragraph.index, [])
                read = self._paragraph(paragraph)
                found += [one for one in read if not any(a <= one.time.start < b for a, b in inside)]
        return sorted(found, key=lambda d: d.time.start)

    def _heading(self, node: SectionNode) -> Iterator[Dated]:
        """A heading that is a time, or that carries one in brackets."""
        if node.title is None:
            return
        start, end = node.title
        title = self.low[start:end]
        for time in self.context.found.times.within(start, end):
            if self._in_document(time):
                continue
            value = time.value
            bracketed = self.low[time.start - 1 : time.start] == "("
            opens = time.start == start
            phase = bracketed and _STAGE.match(title) is not None
            if opens and node.run_in:
                duties = self.duties.behind_head(
                    self.context.paragraphs[node.paragraph],
                    self.context.content_start(self.context.paragraphs[node.paragraph]),
                )
                for duty in duties:
                    yield Dated(time, duty, node.index, CUED)
            elif (opens and time.end >= end - 1) or phase or (opens and bracketed):
                yield Dated(time, Duty(), node.index, CUED, heading=True)
            elif bracketed and value.precision != "year":
                until = time.start - 1
                while until > start and self.low[until - 1] in " .:":
                    until -= 1
                yield Dated(time, Duty(action=(start, until)), node.index, CUED)

    def _labelled(self, line: Labelled) -> Iterator[Dated]:
        """Read "Thời gian thực hiện: …": the item's heading is the action, its lead the actor."""
        owes = [other for other in self.labelled if other.role in ("lead", "implement") and other.action == line.action]
        leads = [other for other in owes if other.role == "lead"] or owes
        actor = (leads[0].parties[0].start, leads[0].parties[-1].end) if leads else None
        heading = self.low[slice(*line.action)] if line.action else ""
        action = None if is_generic(heading) or _carrying_out().fullmatch(heading) else line.action
        for time in self.context.found.times.within(*line.value):
            yield Dated(time, Duty(actor=actor, action=action), line.section, CUED)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Dated]:
        start = self.context.content_start(paragraph)
        alone = self.context.found.times.at(paragraph.body)
        plain = not paragraph.bullet and not paragraph.label
        if alone and plain and not self.low[alone.end : paragraph.end].strip(" :."):
            yield Dated(alone, Duty(), paragraph.section, CUED, heading=True)
            return
        governed = self._governing_recurrence(paragraph, start)
        for first, last in self.context.sentences(start, paragraph.end):
            times = [
                t for t in self.context.found.times.within(first, last) if self._dates_a_duty(t, paragraph, first, last)
            ]
            for index, found in enumerate(times):
                time = resolved(self.context, paragraph, found)
                for duty in self.duties.of(paragraph, first, last, time, times[:index]):
                    if self._limited_later(time, times[index + 1 :]):
                        duty = replace(duty, recipient=None, via=None)
                    if duty.actor is None and COUNT.match(self.low, paragraph.start):
                        duty = replace(duty, actor=self._lead_of_item(paragraph))
                    recurring = governed and time.value.precision == "event"
                    dated = _yearly(time) if recurring else time
                    confidence = CUED if time.value.limit else INHERITED
                    yield Dated(dated, duty, paragraph.section, confidence, recurring=recurring)
            yield from self._back_reference(paragraph, first, last)

    def _lead_of_item(self, paragraph: Paragraph) -> tuple[int, int] | None:
        """Who leads the item whose numbered parts a paragraph dates ("(1) Họp lần thứ nhất: chậm nhất ngày …")."""
        above = (node.index for node in self.context.ancestors(paragraph.section))
        return next((self.leads[index] for index in above if index in self.leads), None)

    def _limited_later(self, time: Mention[TimeExpression], later: list[Mention[TimeExpression]]) -> bool:
        """Whether a limit later in the clause holds for the sending ("Hằng quý, … gửi Sở Y tế trước ngày 05")."""
        limited = (t for t in later if t.value.limit and "; " not in self.low[time.end : t.start])
        return not time.value.limit and next(limited, None) is not None

    def _governing_recurrence(self, paragraph: Paragraph, start: int) -> bool:
        first = self.context.found.times.at(paragraph.body) or self.context.found.times.at(start)
        return first is not None and first.value.rule is not None

    def _in_document(self, time: Mention[TimeExpression]) -> bool:
        document = self.context.found.documents.covering(time.start)
        if time.value.precision == "day" and time.value.limit in ("before", "latest"):
            return False  # no document is dated so: its name has run on into the sentence
        return document is not None and document.end >= time.end

    def _dates_a_duty(self, time: Mention[TimeExpression], paragraph: Paragraph, first: int, last: int) -> bool:
        value, before = time.value, self.low[max(first, time.start - 70) : time.start]
        if self._in_document(time) or self.context.found.names.covering(time.start):
            return False
        if any(start <= time.start < end for start, end in self.criteria):
            return False
        if re.search(r"(?:không xét|không tổ chức triển khai)", self.low[first:last]):
            return False
        if _REFERENCE.search(before) or (_PAST.search(before) and self._is_past(value)):
            return False
        opens = time.start == first or before.endswith((", ", "; ", ": ", "( ", "và "))
        if value.precision == "event":
            return not self._purpose(paragraph)
        if value.rule and value.day is None and not value.months and not value.weekdays and not value.limit:
            return self._recurrence_counts(time, paragraph, opens, before)
        if (value.precision == "year" and not value.span) or (len(value.months) == 6 and not value.rule):
            return self._year_counts(time, opens, before) and not (self._purpose(paragraph) and not value.limit)
        if self._purpose(paragraph) and value.limit in ("", "from"):
            return False
        if _TIED.search(before) and not value.limit and not opens:
            return False
        return not (value.start and value.end and not value.rule and self._historic(value.end))

    def _purpose(self, paragraph: Paragraph) -> bool:
        return any(
            _undated().match(self.context.title(node)) and "nội dung" not in self.context.title(node)
            for node in self.context.ancestors(paragraph.section)
        )

    def _is_past(self, value: TimeExpression) -> bool:
        issued = self.context.head.iso
        return value.end is not None and issued is not None and value.end < issued

    def _historic(self, end: str) -> bool:
        """A window that ended before the year of issue is looked back on."""
        issued = self.context.head.iso
        year = issued[:4] if issued else None
        if year is None and self.context.head.date:
            found = re.search(r"\d{4}", self.low[slice(*self.context.head.date)])
            year = found.group() if found else None
        return year is not None and int(end[:4]) < int(year)

    def _recurrence_counts(self, time: Mention[TimeExpression], paragraph: Paragraph, opens: bool, before: str) -> bool:
        if self._purpose(paragraph):
            return opens and time.start == paragraph.body
        if opens or self._before_duty(time):
            return True
        closes = self.low[time.end : time.end + 1] in (".", ";") and self.context.is_implementation(paragraph.section)
        if not closes and _described().search(before) and not before.endswith("kết quả thực hiện "):
            return before.rstrip().endswith(("kế hoạch này", "thực hiện kế hoạch"))
        return self._recurrence_inside(time, paragraph, before)

    def _before_duty(self, time: Mention[TimeExpression]) -> bool:
        """Whether it stands between who owes the duty and the duty ("Yêu cầu Công an xã | hằng tuần | tuần tra")."""
        who = self.context.found.agencies.covering(time.start - 2)
        bracketed = self.low.endswith(") ", 0, time.start)
        return (who is not None or bracketed) and words().action.match(self.low, time.end + 1) is not None

    def _recurrence_inside(self, time: Mention[TimeExpression], paragraph: Paragraph, before: str) -> bool:
        """A bare recurrence in the middle or at the end of a sentence counts where the sentence is a duty."""
        if self._inside_brackets(time):
            return False
        return (
            self.context.is_implementation(paragraph.section)
            or re.search(r"(?:định kỳ|báo cáo|tổ chức|thực hiện|kiểm tra) $", before) is not None
        )

    def _inside_brackets(self, time: Mention[TimeExpression]) -> bool:
        line = self.low.rfind("\n", 0, time.start) + 1
        return self.low.count("(", line, time.start) > self.low.count(")", line, time.start)

    def _year_counts(self, time: Mention[TimeExpression], opens: bool, before: str) -> bool:
        limit, issued = time.value.limit, self.context.head.iso
        if _REVIEW.search(before):
            return not self._is_past(time.value)
        if issued and time.value.end and time.value.end < issued:
            return False
        if limit in ("until", "within", "latest", "before"):
            return not (limit == "within" and re.search(r"(?:thi đua|kết quả|nhiệm vụ) $", before))
        dates = self.low.startswith((",", ":"), time.end) or words().action.match(self.low, time.end + 1)
        return (limit == "by" and opens) or (limit == "" and opens and bool(dates))

    def _back_reference(self, paragraph: Paragraph, first: int, last: int) -> Iterator[Dated]:
        """A phrase like "đúng thời hạn nêu trên" takes the last day set before it in the plan."""
        found = _BACK_REFERENCE.search(self.low, first, last)
        if not found:
            return
        before = [
            t
            for t in self.context.found.times
            if t.end <= first
            and t.value.limit in ("before", "latest", "until")
            and t.value.end
            and not self._in_document(t)
        ]
        if not before:
            return
        text = found.group()
        start = found.start() + (5 if text.startswith("theo ") else 0)
        meant = before[-1].value
        value = TimeExpression(meant.limit, meant.start, meant.end, meant.precision)
        time: Mention[TimeExpression] = Mention("time", start, found.end(), value)
        for duty in self.duties.of(paragraph, first, last, time, []):
            yield Dated(time, duty, paragraph.section, FALLBACK)
