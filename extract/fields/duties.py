"""The duty that a time dates: who owes it, what it is, where it goes and through whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.context import Context
from extract.fields.order_reader import Owner
from extract.fields.sending import Duty, Span, only_sends, with_sending
from extract.mentions.base import Mention
from extract.mentions.time_points import TimeExpression
from extract.orders import Order, Party, order_at, order_in, order_without_subject, parties_at, words
from extract.paragraphs import Paragraph

_SPLIT = re.compile(
    r"[;:] (?:và )?\((?:[ivx]+|\d{1,2}|[a-hđ])\) ?"
    r"|; (?:đồng thời,? )?|, đồng thời,? |(?<=\)), |: (?=mỗi |các )|\. "
)
_IDLE_WORD = (
    r"(?<= )(?:vào lúc|vào|lúc|trong|và|theo|lồng ghép|nhân|xong|(?:phấn đấu )?hoàn thành(?: xong)?|phấn đấu"
    r"|tại|là|từ|các)(?= *$)"
)
_IDLE_END = re.compile(rf"(?:[\s,;:.(]+|{_IDLE_WORD}| (?:thời gian|thời hạn)(?= *$))+$")
_RUN_IN = re.compile(r"(?:đối với|riêng|về phía) ([^:;.\n]{2,140}):")
_DUTY_WORDS = re.compile(r"(?:,? ?(?:cần|phải|có trách nhiệm|chịu trách nhiệm|sẽ|được|có nhiệm vụ))+ ")
# "Hoàn thành trong năm 2026 dự án …": what is to be done stands behind the time.
_BARE_OPENING = re.compile(r"(?:(?:phấn đấu |cơ bản )?(?:hoàn thành|hoàn tất)|phấn đấu)?(?: việc)?")
_NEXT_DUTY = re.compile(r"[,;] (?:đồng thời |và |sau đó )?| và | rồi ")
_ROLE = re.compile(r"(?:chủ trì|phối hợp)(?!\w)")
_TIME_NOUN = re.compile(r"thời gian (?:tiến hành )?|việc (?=tổ chức|sơ kết|tổng kết)")


class DutyReader:
    """Reads the duty around a time in one sentence."""

    def __init__(self, context: Context, owners: dict[int, Owner]) -> None:
        """`owners`: the agency of each paragraph in the part on implementation."""
        self.context, self.low, self.owners = context, context.text.low, owners

    def behind_head(self, paragraph: Paragraph, start: int) -> list[Duty]:
        """The duty behind a run-in head that is a time ("Trong Quý I năm 2022: các đơn vị ban hành …")."""
        first, last = (self.context.sentences(start, paragraph.end) or [(start, paragraph.end)])[0]
        return list(self._clauses(paragraph, first, last))

    def of(
        self,
        paragraph: Paragraph,
        first: int,
        last: int,
        time: Mention[TimeExpression],
        before: list[Mention[TimeExpression]],
    ) -> Iterator[Duty]:
        """The duty (or duties, one for each subject) that `time` dates in the sentence `first`:`last`."""
        part = self._part_head(paragraph, last, time)
        if part:
            yield part
            return
        clause = self._clause_start(first, time)
        if clause > first and time.start - clause <= 3:
            subject = order_in(self.context, first, clause)
            start = self._behind_comma(time.end, last)
            actor = subject.subject if subject else self._actor(paragraph, first)
            own = order_in(self.context, start, last)
            if own and own.parties[0].start == start:
                actor, start = own.subject, own.task
            yield self._shape(paragraph, actor, start, self._until(start, last), actor_known=True)
            return
        behind_actor = self._behind_actor(first, last, time)
        if behind_actor:
            yield behind_actor
            return
        opening = self._first_of_pair(time, before)
        leading = opening.start - first <= 3 or self._leads(first, opening)
        if leading:
            yield from self._clauses(paragraph, self._behind_times(time.end, last), last)
            return
        yield self._trailing(paragraph, first, last, time, before)

    def _behind_actor(self, first: int, last: int, time: Mention[TimeExpression]) -> Duty | None:
        """The time stands between who owes the duty and the duty ("Phòng Y tế trước ngày … phải báo cáo …")."""
        parties, stop = parties_at(self.context, first, time.start)
        if not parties or self.low[stop : time.start].strip(" ,") not in ("", "vào", "định kỳ"):
            return None
        start = self._behind_comma(time.end, last)
        duty_words = _DUTY_WORDS.match(self.low, start)
        start = duty_words.end() if duty_words else start
        return with_sending(self.context, (parties[0].start, parties[-1].end), start, self._until(start, last))

    def _behind_comma(self, at: int, last: int) -> int:
        while at < last and self.low[at] in " ,:":
            at += 1
        return at

    def _behind_times(self, at: int, last: int) -> int:
        """Behind a leading time and the further times that stand with it ("Hằng năm, vào dịp …, UBND …")."""
        at = self._behind_comma(at, last)
        while at < last:
            opened = at + 4 if self.low.startswith(("vào ", "nhân "), at) else at
            further = self.context.found.times.at(opened)
            if further is None or further.end >= last:
                break
            at = self._behind_comma(further.end, last)
        return at

    def _clause_start(self, first: int, time: Mention[TimeExpression]) -> int:
        """Behind the last semicolon outside brackets before the time, or at a recurrence between comma and verb."""
        at = time.start
        if time.value.rule and self.low.startswith(", ", at - 2) and words().action.match(self.low, time.end + 1):
            return at
        semicolon = self.low.rfind("; ", first, at)
        if semicolon < 0 or self.low.count("(", semicolon, at) != self.low.count(")", semicolon, at):
            return first
        start = semicolon + 2
        for connector in ("đồng thời, ", "đồng thời ", "định kỳ ", "và "):
            if self.low.startswith(connector, start):
                start += len(connector)
        return start

    def _part_head(self, paragraph: Paragraph, last: int, time: Mention[TimeExpression]) -> Duty | None:
        """A bullet below a lead-in ("- Báo cáo quý: trước ngày 10 …"): its head is the action, the rest is above."""
        colon = self.low.find(":", paragraph.body, time.start)
        if (
            not paragraph.bullet
            or colon < 0
            or self.low[colon + 1 : time.start].strip()
            or self.low[time.end : last].strip(" .;,/")
        ):
            return None
        if self.context.found.agencies.at(paragraph.body):
            return None
        lead = self._lead_in(paragraph)
        duty = Duty(action=(paragraph.body, colon))
        if lead is None:
            return duty
        order = order_in(self.context, self.context.content_start(lead), lead.end)
        start = order.task if order else self.context.content_start(lead)
        shaped = self._shape(lead, order.subject if order else None, start, lead.end)
        return replace(duty, actor=shaped.actor, recipient=shaped.recipient, via=shaped.via)

    def _lead_in(self, paragraph: Paragraph) -> Paragraph | None:
        """The paragraph before the bullets that ends in a colon."""
        for index in range(paragraph.index - 1, max(-1, paragraph.index - 12), -1):
            before = self.context.paragraphs[index]
            if before.section != paragraph.section:
                return None
            if before.bullet != paragraph.bullet:
                return before if self.low[before.start : before.end].rstrip().endswith(":") else None
        return None

    def _leads(self, first: int, time: Mention[TimeExpression]) -> bool:
        """Whether only a connector or an agency's head stands before the time."""
        before = self.low[first : time.start]
        return (
            re.fullmatch(
                r"(?:định kỳ|riêng|trước mắt|vào|và|phấn đấu|yêu cầu|thời gian|trong|[^:;,.]{0,60}:)[ ,]*", before
            )
            is not None
        )

    def _clauses(self, paragraph: Paragraph, start: int, last: int) -> Iterator[Duty]:
        """Duties behind a leading time: the whole clause, and each further one with a subject of its own."""
        order = order_in(self.context, start, last)
        end = self._until(order.task if order else start, last)
        if order and order.task < end:
            second = self._second_subject(order.task, end)
            if second:
                yield self._shape(paragraph, order.subject, order.task, second[0])
                yield self._shape(paragraph, second[1], second[2], end)
                return
            yield self._shape(paragraph, order.subject, order.task, end)
            return
        yield self._shape(paragraph, self._actor(paragraph, start), start, end)

    def _until(self, start: int, last: int) -> int:
        stop = re.search(r";(?= )|\. \(|:(?= [-+])", self.low[start:last])
        end = start + stop.start() if stop else last
        while end > start and self.low[end - 1] in " .;:/,":
            end -= 1
        return end

    def _second_subject(self, start: int, end: int) -> tuple[int, Span, int] | None:
        """Another subject under the same time, behind a comma (", các đơn vị chủ động …")."""
        for comma in re.finditer(
            r", (?:trên cơ sở [^,]{4,60}, )?(?=các |ubnd |ủy ban nhân dân |mỗi )", self.low[start:end]
        ):
            at = start + comma.end()
            parties, stop = parties_at(self.context, at, end)
            if not parties:
                continue
            rest = stop + 1 if self.low.startswith(" ", stop) else stop
            if words().action.match(self.low, rest) and not self.low.startswith(
                ("thực hiện", "tổ chức thực hiện"), rest
            ):
                return start + comma.start(), (parties[0].start, parties[-1].end), rest
        return None

    def _actor(self, paragraph: Paragraph, at: int) -> Span | None:
        """The subject from above: a run-in head, a bullet's head or the agency's heading."""
        head = _RUN_IN.match(self.low, paragraph.body)
        if head and head.end() <= at + 1:
            return head.span(1)
        owner = self.owners.get(paragraph.index)
        return (owner.parties[0].start, owner.parties[-1].end) if owner and owner.parties else None

    def _trailing(
        self,
        paragraph: Paragraph,
        first: int,
        last: int,
        time: Mention[TimeExpression],
        before: list[Mention[TimeExpression]],
    ) -> Duty:
        """The time stands behind its duty: the clause before it, back to the last break."""
        start = first
        head = _RUN_IN.match(self.low, paragraph.body)
        actor = None
        if head and head.end() <= time.start and paragraph.body <= first:
            start, actor = max(first, head.end()), head.span(1)
        time = self._first_of_pair(time, before)
        order = order_in(self.context, start, time.start) or self._uncued(start, time.start)
        if order and order.task < time.start:
            actor, start = order.subject, order.task
        else:
            actor = actor or self._actor(paragraph, first)
            if actor and _ROLE.match(self.low, start):
                start = order_without_subject(self.context, start, time.start, [Party(*actor, group=True)], None).task
        duty_words = _DUTY_WORDS.match(self.low, start)
        if duty_words:
            start = duty_words.end()
        start = self._behind_adverbial(start, time.start)
        noun = _TIME_NOUN.match(self.low, start)
        if noun:
            start = noun.end()
        start = self._behind_earlier(start, before)
        start = self._after_break(start, time.start)
        own = order_in(self.context, start, time.start)
        if own and own.task < time.start and own.parties[0].start == start:
            actor, start = own.subject, own.task
        while start < time.start and self.low[start] in " ,:;-+":
            start += 1
        end = self._idle(start, time.start)
        if _BARE_OPENING.fullmatch(self.low[start : time.start].rstrip()):
            behind = self._behind_comma(time.end, last)
            if behind < last:
                start, end = behind, self._until(behind, last)
        return self._shape(paragraph, actor, start, end, actor_known=True)

    def _behind_earlier(self, start: int, before: list[Mention[TimeExpression]]) -> int:
        """A duty begins behind the time of the duty before it ("lập kế hoạch trước ngày …, tổ chức trước ngày …")."""
        for earlier in reversed(before):
            if earlier.end <= start:
                break
            joint = _NEXT_DUTY.match(self.low, earlier.end)
            if joint and words().action.match(self.low, joint.end()):
                return joint.end()
            if earlier.start <= start:
                return earlier.end
        return start

    def _first_of_pair(
        self, time: Mention[TimeExpression], before: list[Mention[TimeExpression]]
    ) -> Mention[TimeExpression]:
        """Two times in a row date the same duty ("trước ngày 10/6 và trước ngày 05/12")."""
        for earlier in reversed(before):
            if self.low[earlier.end : time.start].strip(" ,") not in ("", "và", "vào", "nhân"):
                break
            time = earlier
        return time

    def _uncued(self, start: int, end: int) -> Order | None:
        """An agency at the head of the sentence, before a verb that the register does not know."""
        order = order_at(self.context, start, end, bare=False)
        plain = order is not None and order.task == order.parties[-1].end + 1 and self.low[order.task].isalpha()
        return order if plain else None

    def _behind_adverbial(self, start: int, end: int) -> int:
        """What a duty rests on is no part of it ("Căn cứ Kế hoạch này, xây dựng …")."""
        if not re.match(r"(?:căn cứ|trên cơ sở|theo) ", self.low[start:end]):
            return start
        comma = self.low.find(", ", start, end)
        return comma + 2 if comma >= 0 and words().action.match(self.low, comma + 2) else start

    def _after_break(self, start: int, end: int) -> int:
        for split in _SPLIT.finditer(self.low, start, end):
            if self.low.count("(", start, split.start()) > self.low.count(")", start, split.start()):
                continue
            if self.context.found.names.covering(split.start()):
                continue
            numbered = split.group().rstrip().endswith(")")
            says_something = end - split.end() > 8 and not _BARE_OPENING.fullmatch(self.low[split.end() : end].rstrip())
            if (numbered or says_something) and not only_sends(self.context, split.end()):
                start = split.end()
        return start

    def _idle(self, start: int, end: int) -> int:
        idle = _IDLE_END.search(self.low, start, end)
        return idle.start() if idle and idle.start() > start else end

    def _shape(
        self, paragraph: Paragraph, actor: Span | None, start: int, end: int, *, actor_known: bool = False
    ) -> Duty:
        if not actor_known and actor is None:
            actor = self._actor(paragraph, start)
        return with_sending(self.context, actor, start, end)
