"""The clauses that a time at their head dates, each with its subject, and the duty that a clause states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.context import Context
from extract.fields.movements import is_generic
from extract.fields.owners import Owner, by_its_kind
from extract.fields.sending import Duty, Span, only_sends, with_sending
from extract.orders import Order, order_in, split_orders, words
from extract.paragraphs import Paragraph
from extract.parties import parties_at, subject_of

RUN_IN = re.compile(r"(?:đối với|riêng|về phía) ([^:;.\n]{2,140}):")
_HEAD = re.compile(r"(?:thời gian )?([^:;,.]{3,60}):(?= )")
_ONLY_BRACKET = re.compile(r"\([^()]*\)?")
_STOP = re.compile(r";(?= )|\. \(|:(?= [-+])")
_SECOND = re.compile(r", (?:trên cơ sở [^,]{4,60}, )?(?=các |ubnd |ủy ban nhân dân |mỗi )")
# What stands between the times of a leading run ("Định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 10/12) …").
_GLUE = re.compile(r"(?:[ ,;:()]|và |hoặc |vào |nhân |định kỳ(?= |:)|báo cáo )+")
_AT_NEED = re.compile(r"[ ,]*(?:và |hoặc )?đột xuất(?: khi (?:có yêu cầu|được yêu cầu|cần thiết))?")


class ClauseReader:
    """Reads the clauses of one sentence."""

    def __init__(self, context: Context, owners: dict[int, list[tuple[int, Owner]]]) -> None:
        """`owners`: from where on in a paragraph of the part on implementation which agency is spoken of."""
        self.context, self.low, self.owners = context, context.text.low, owners

    def _behind_comma(self, at: int, last: int) -> int:
        while at < last and self.low[at] in " ,:)":
            at += 1
        return at

    def _behind_times(self, at: int, last: int) -> int:
        """Behind the times that lead together ("Hằng năm, vào dịp …, | UBND …", "6 tháng (…), năm (…) | …")."""
        behind = at
        while at < last:
            glue = _GLUE.match(self.low, at, last)
            at = glue.end() if glue else at
            further = self.context.found.times.at(at)
            if further is None or further.end >= last:
                break
            at = behind = further.end
        at_need = _AT_NEED.match(self.low, behind, last)
        return self._behind_comma(at_need.end() if at_need else behind, last)

    def _clauses(self, paragraph: Paragraph, start: int, last: int) -> Iterator[Duty]:
        """Duties behind a leading time: the whole clause, and each further one with a subject of its own."""
        order = order_in(self.context, start, last) or self._by_its_kind(paragraph, start, last)
        task = order.task if order else start
        end = self._before_trailing_time(task, self._until(task, last))
        if (end <= start or _ONLY_BRACKET.fullmatch(self.low, start, end)) and (
            head := self._head_before(paragraph, start)
        ):
            yield Duty(actor=self._actor(paragraph, start), action=head)
            return
        if order and order.task < end:
            second = self._second_subject(order.task, end)
            if second:
                yield self._shape(paragraph, order.subject, order.task, second[0])
                yield self._shape(paragraph, second[1], second[2], end)
            else:
                yield self._shape(paragraph, order.subject, order.task, end)
            for further in self._undated(split_orders(self.context, order.task, last), last):
                until = self._until(further.task, last)
                yield self._shape(paragraph, further.subject, further.task, until, actor_known=True)
            return
        yield self._shape(paragraph, self._actor(paragraph, start), start, end)

    def _by_its_kind(self, paragraph: Paragraph, start: int, last: int) -> Order | None:
        """The agency of the heading by its type word alone ("Hằng tháng, Phòng | tổng hợp số liệu")."""
        owner = next((owner for _, owner in self.owners.get(paragraph.index, []) if owner.parties), None)
        return by_its_kind(self.context, owner, start, last) if owner else None

    def _head_before(self, paragraph: Paragraph, at: int) -> Span | None:
        """The head that a time alone stands behind ("Đợt 1: từ ngày …; đợt 2: …")."""
        head = _HEAD.match(self.low, paragraph.body, at)
        return head.span(1) if head and not is_generic(head.group(1)) else None

    def _undated(self, orders: list[Order], last: int) -> Iterator[Order]:
        """Further orders behind semicolons that the leading time still governs: those up to the next time."""
        for order in orders:
            if self.context.found.times.within(order.start, self._until(order.task, last)):
                return
            yield order

    def _before_trailing_time(self, start: int, end: int) -> int:
        """A clause ends before a second time that closes it ("Hằng tháng, … báo cáo kết quả | chậm nhất ngày 20")."""
        for time in self.context.found.times.within(start, end):
            if time.value.limit and time.start > start + 4 and not self.low[time.end : end].strip(" .;,/)"):
                end = time.start
                while end > start and self.low[end - 1] in " ,;(":
                    end -= 1
                return end
        return end

    def _until(self, start: int, last: int) -> int:
        stops = (stop.start() for stop in _STOP.finditer(self.low, start, last) if not self._goes_on(stop, last))
        end = next(stops, last)
        while end > start and self.low[end - 1] in " .;:/,":
            end -= 1
        return end

    def _goes_on(self, stop: re.Match[str], last: int) -> bool:
        """Whether the duty goes on behind a semicolon: with a verb, and without a subject or a time of its own."""
        behind = stop.end() + 1
        if (
            not stop.group().startswith(";")
            or self.low.startswith("ưu tiên ", behind)
            or not words().action.match(self.low, behind)
        ):
            return False
        further = _STOP.search(self.low, behind, last)
        until = further.start() if further else last
        return not self.context.found.times.within(behind, until) and not only_sends(self.context, behind)

    def _second_subject(self, start: int, end: int) -> tuple[int, Span, int] | None:
        """Another subject under the same time, behind a comma (", các đơn vị chủ động …")."""
        for comma in _SECOND.finditer(self.low, start, end):
            at = comma.end()
            parties, stop = parties_at(self.context, at, end)
            if not parties:
                continue
            rest = stop + 1 if self.low.startswith(" ", stop) else stop
            if words().action.match(self.low, rest) and not self.low.startswith(
                ("thực hiện", "tổ chức thực hiện"), rest
            ):
                return comma.start(), subject_of(parties), rest
        return None

    def _actor(self, paragraph: Paragraph, at: int) -> Span | None:
        """The subject from above: a run-in head, a bullet's head or the agency's heading."""
        head = RUN_IN.match(self.low, paragraph.body)
        if head and head.end() <= at + 1:
            return head.span(1)
        spoken_of = [owner for begins, owner in self.owners.get(paragraph.index, []) if begins <= at]
        return subject_of(spoken_of[-1].parties) if spoken_of and spoken_of[-1].parties else None

    def _shape(
        self, paragraph: Paragraph, actor: Span | None, start: int, end: int, *, actor_known: bool = False
    ) -> Duty:
        if not actor_known and actor is None:
            actor = self._actor(paragraph, start)
        return with_sending(self.context, actor, start, end)
