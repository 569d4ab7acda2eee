"""The duty that a time dates: who owes it, what it is, where it goes and through whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.fields.clauses import RUN_IN
from extract.fields.heads import BARE_OPENING, COUNT, TIME_NOUN, HeadReader
from extract.fields.owners import PERSONS
from extract.fields.sending import Duty, only_sends, via_behind, with_sending
from extract.mentions.base import Mention
from extract.mentions.time_points import TimeExpression
from extract.orders import Order, order_at, order_in, order_without_subject, words
from extract.paragraphs import Paragraph
from extract.parties import Party, parties_at, party_end, subject_of

_SPLIT = re.compile(
    r"[;:] (?:và )?\((?:[ivx]+|\d{1,2}|[a-hđ])\) ?"
    r"|; (?:đồng thời,? )?|, đồng thời,? |(?<=\)), |: (?=mỗi |các )|\. "
)
_IDLE_WORD = (
    r"(?<=[ (])(?:vào lúc|vào|lúc|trong|và|theo|lồng ghép|nhân|định kỳ(?: (?:0?6 tháng|quý|năm))?|xong"
    r"|(?:phấn đấu )?hoàn thành(?: xong)?|phấn đấu|tại|là|từ|các|ngay)(?= *$)"
)
_IDLE_END = re.compile(rf"(?:[\s,;:.(]+|{_IDLE_WORD}| (?:thời gian|thời hạn)(?: hoàn thành| thực hiện)?(?=[ :]*$))+$")
_DUTY_WORDS = re.compile(r"(?:,? ?(?:cần|phải|có trách nhiệm|chịu trách nhiệm|sẽ|được|có nhiệm vụ))+ ")
_LEADS_OVER = re.compile(r"(?:đồng thời|ngoài ra|bên cạnh đó|trên cơ sở đó|sau đó|cuối cùng|hết đợt),? ")
# A stage with its time in brackets before what is done in it ("Bước 1 (trước ngày 15/4): họp dân").
_STAGE = re.compile(r"(?:giai đoạn|bước|đợt|vòng|lần) (?:\d{1,2}|[ivx]+) \(([^()]+)\): ")
_NEXT_DUTY = re.compile(r", (?=(?:đợt|lần|vòng|giai đoạn) \d)|[,;] (?:đồng thời |và |sau đó )?| và | rồi ")
# What stands between two times of one duty ("định kỳ 6 tháng trước ngày 10/6, 01 năm trước ngày 10/12").
_PAIRED = re.compile(r"[ ,]*(?:và|vào|nhân)?[ ,]*(?:(?:0?[69]|01|một) )?(?:tháng|quý|năm)?[ ,]*")
_NUMBERED = re.compile(r"(?:đợt|lần|vòng|giai đoạn) \d")
_ROLE = re.compile(r"(?:chủ trì|phối hợp)(?!\w)")
_ALIKE = re.compile(r"(?:,| và|;) báo cáo ")
_RECEIVER = re.compile(r",? (?:gửi về|gửi đến|gửi|báo cáo về|về|cho) ")


class DutyReader(HeadReader):
    """Reads the duty around a time in one sentence."""

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
        if named := self._named_part(paragraph, first, last, time):
            yield named
            return
        clause = self._clause_start(first, time)
        run = self._behind_times(clause, last)
        if clause > first and (time.start - clause <= 3 or time.end <= run):
            subject = order_in(self.context, first, clause)
            start = max(run, self._behind_comma(time.end, last))
            actor = subject.subject if subject else self._actor(paragraph, first)
            own = order_in(self.context, start, last)
            if own and own.parties[0].start == start:
                actor, start = own.subject, own.task
            end = self._before_trailing_time(start, self._until(start, last))
            yield self._shape(paragraph, actor, start, end, actor_known=True)
            return
        if led := self._led_in_brackets(first, time):
            yield led
            return
        stage = _STAGE.match(self.low, first, last)
        if stage and stage.start(1) <= time.start and time.end <= stage.end(1):
            yield from self._clauses(paragraph, stage.end(), last)
            return
        behind_actor = self._behind_actor(first, last, time)
        if behind_actor:
            yield behind_actor
            return
        opening = self._first_of_pair(time, before)
        leading = opening.start - first <= 3 or self._leads(first, opening)
        if leading or time.end <= self._behind_times(first, last):
            behind = max(self._behind_times(first, last), self._behind_times(time.end, last))
            yield from self._clauses(paragraph, behind, last)
            return
        yield self._trailing(paragraph, first, last, time, before)

    def _behind_actor(self, first: int, last: int, time: Mention[TimeExpression]) -> Duty | None:
        """The time stands between who owes the duty and the duty ("Phòng Y tế trước ngày … phải báo cáo …")."""
        directive = words().directive.match(self.low, first, time.start)
        parties, stop = parties_at(self.context, directive.end() + 1 if directive else first, time.start)
        stop = party_end(self.context, stop, time.start)
        if not parties or self.low[stop : time.start].strip(" ,") not in ("", "vào", "định kỳ"):
            return None
        start = self._behind_comma(time.end, last)
        duty_words = _DUTY_WORDS.match(self.low, start)
        start = duty_words.end() if duty_words else start
        return with_sending(self.context, subject_of(parties), start, self._until(start, last))

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

    def _leads(self, first: int, time: Mention[TimeExpression]) -> bool:
        """Whether only a connector or an agency's head stands before the time."""
        before = self.low[first : time.start]
        return (
            re.fullmatch(
                r"(?:định kỳ|riêng|trước mắt|vào|và|phấn đấu|yêu cầu|(?:trong )?(?:khoảng )?thời gian|trong"
                r"|giai đoạn \d{4} ?- ?\d{4},?|[^:;,.]{0,60}:)[ ,]*",
                before,
            )
            is not None
        )

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
        head = RUN_IN.match(self.low, paragraph.body)
        actor = None
        if head and head.end() <= time.start and paragraph.body <= first:
            start, actor = max(first, head.end()), head.span(1)
        time = self._first_of_pair(time, before)
        order = order_in(self.context, start, time.start) or self._uncued(start, time.start)
        own_person = order is not None and PERSONS.match(self.low, order.parties[0].start)
        if own_person and order and order.directive and self._actor(paragraph, first):
            actor = self._actor(paragraph, first)
        elif order and order.task < time.start:
            actor, start = order.subject, order.task
        else:
            actor = actor or self._actor(paragraph, first)
            if actor and _ROLE.match(self.low, start):
                start = order_without_subject(self.context, start, time.start, [Party(*actor, group=True)], None).task
        start = self._behind_opening(start, time.start)
        start = self._behind_adverbial(start, time.start)
        noun = TIME_NOUN.match(self.low, start)
        if noun:
            start = noun.end()
        start = self._behind_earlier(start, before)
        start = self._after_break(start, time.start)
        opened = self.context.found.times.at(start)
        start = opened.end if opened and opened.end < time.start else start
        own = order_in(self.context, start, time.start)
        if own and own.task < time.start and own.parties[0].start == start:
            actor, start = own.subject, own.task
        while start < time.start and self.low[start] in " ,:;-+":
            start += 1
        count = COUNT.match(self.low, start, time.start)
        start = count.end() if count else start
        end = self._idle(start, time.start)
        if self.low.count("(", start, end) > self.low.count(")", start, end):
            start = self.low.rfind("(", start, end) + 1  # "… 02 đợt (đợt 1 | vào tháng 6, …)"
        if BARE_OPENING.fullmatch(self.low[start : time.start].rstrip()):
            behind = self._behind_comma(time.end, last)
            if behind < last and not self.low.startswith(("và ", "; ", "đồng thời"), behind):
                start, end = behind, self._until(behind, last)
        duty = self._shape(paragraph, actor, start, end, actor_known=True)
        return duty if duty.recipient else self._sent_behind(duty, time.end, last)

    def _sent_behind(self, duty: Duty, at: int, last: int) -> Duty:
        """To whom and how, where that stands behind the time ("báo cáo hằng tuần | về Phòng Y tế (qua …)")."""
        times = self.context.found.times.within(at, last)
        if times and duty.action and self.low.startswith("báo cáo ", duty.action[0]) and _ALIKE.match(self.low, at):
            at = times[-1].end  # "báo cáo quý trước ngày … và báo cáo năm trước ngày …, gửi …"
        link = _RECEIVER.match(self.low, at, last)
        parties, _ = parties_at(self.context, link.end(), last) if link else ([], at)
        if not parties:
            return duty
        receiver = (parties[0].start, parties[0].end)
        return replace(duty, recipient=receiver, via=via_behind(self.context, parties[-1].end, last))

    def _behind_earlier(self, start: int, before: list[Mention[TimeExpression]]) -> int:
        """A duty begins behind the time of the duty before it ("lập kế hoạch trước ngày …, tổ chức trước ngày …")."""
        for earlier in reversed(before):
            if earlier.end <= start:
                break
            joint = _NEXT_DUTY.match(self.low, earlier.end)
            if joint and (_NUMBERED.match(self.low, joint.end()) or words().action.match(self.low, joint.end())):
                return joint.end()
            if earlier.start <= start:
                return earlier.end
        return start

    def _first_of_pair(
        self, time: Mention[TimeExpression], before: list[Mention[TimeExpression]]
    ) -> Mention[TimeExpression]:
        """Two times in a row date the same duty ("trước ngày 10/6 và trước ngày 05/12")."""
        for earlier in reversed(before):
            if not _PAIRED.fullmatch(self.low, earlier.end, time.start):
                break
            time = earlier
        return time

    def _uncued(self, start: int, end: int) -> Order | None:
        """An agency at the head of the sentence, before a verb that the register does not know."""
        order = order_at(self.context, start, end, bare=False)
        plain = order is not None and order.task == order.parties[-1].end + 1 and self.low[order.task].isalpha()
        return order if plain else None

    def _behind_opening(self, start: int, end: int) -> int:
        """Behind what only leads over to the duty ("Đồng thời, …", "Yêu cầu gửi …", "có trách nhiệm …")."""
        for pattern in (_LEADS_OVER, _DUTY_WORDS):
            found = pattern.match(self.low, start, end)
            start = found.end() if found else start
        directive = words().directive.match(self.low, start, end)
        told = directive and words().action.match(self.low, directive.end() + 1)
        return directive.end() + 1 if directive and told else start

    def _behind_adverbial(self, start: int, end: int) -> int:
        """What a duty rests on is no part of it ("Căn cứ Kế hoạch này, xây dựng …")."""
        if not re.match(r"(?:căn cứ|trên cơ sở|theo) ", self.low[start:end]):
            return start
        comma = self.low.find(", ", start, end)
        if comma < 0 or not words().action.match(self.low, comma + 2):
            return start
        # With a verb of its own before the comma the duty has begun ("căn cứ Kế hoạch này ra quân, hoàn thành …").
        begun = next((v for v in words().action.finditer(self.low, start + 8, comma) if self._is_duty(v.start())), None)
        return start if begun else comma + 2

    def _is_duty(self, verb: int) -> bool:
        before = self.low[max(0, verb - 24) : verb]
        return not (words().relative.search(before) or words().not_a_duty.search(before))

    def _after_break(self, start: int, end: int) -> int:
        for split in _SPLIT.finditer(self.low, start, end):
            if self.low.count("(", start, split.start()) > self.low.count(")", start, split.start()):
                continue
            if self.context.found.names.covering(split.start()):
                continue
            numbered = split.group().rstrip().endswith(")")
            long_enough = end - split.end() > 8 or self._dated_before(start, split.start())
            says_something = long_enough and not BARE_OPENING.fullmatch(self.low[split.end() : end].rstrip())
            if (numbered or says_something) and not only_sends(self.context, split.end()):
                start = split.end()
        return start

    def _dated_before(self, start: int, end: int) -> bool:
        """Whether the part before has a time of its own, so that what follows is a part too ("đợt 1: …; đợt 2: …")."""
        return bool(self.context.found.times.within(start, end))

    def _idle(self, start: int, end: int) -> int:
        idle = _IDLE_END.search(self.low, start, end)
        return idle.start() if idle and idle.start() > start else end
