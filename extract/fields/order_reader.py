"""Walks the paragraphs of a plan and reads the orders in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.confidence import CUED, INHERITED
from extract.context import Context
from extract.fields.assignments import Draft, trim
from extract.fields.closing import closing_drafts, closing_paragraphs
from extract.fields.labelled import Labelled, bracketed, labelled_lines
from extract.fields.owners import PERSONS, Owner, by_its_kind, lead_in, owns_below, spoken_of
from extract.knowledge import load
from extract.orders import (
    SHARES,
    Order,
    opens_duty,
    order_at,
    order_in,
    order_without_subject,
    parties_at,
    partners_inside,
    split_orders,
    words,
)
from extract.paragraphs import Paragraph

_ROLE_OPENS = re.compile(r"(?:chủ trì|phối hợp)(?!\w)")
# Orders that an agency passes on to another.
_PASSES_ON = re.compile(r"(?:phân công|giao|yêu cầu|riêng) ")
# Persons by their office do what their body's part says as much as any body.
_OFFICE = re.compile(r"(?:(?:các|một số) )?(?:đồng chí|đ/c) (?:phó |ủy viên|chủ tịch|bí thư|trưởng|giám đốc|chánh)")
_DONE = re.compile(r"(?:(?:hoàn thành|xong|thời gian|trong|vào)[ :,]*)*")
_ALSO_LEADS = re.compile(r"; (?:đồng thời,? |và )?(?=chủ trì )")
_ORDER_INSIDE = re.compile(r"(?<=\()|(?<=; )|(?<=, )")


class OrderReader:
    """Walks the paragraphs and reads the orders in them."""

    def __init__(self, context: Context) -> None:
        """One document."""
        self.context = context
        self.low = context.text.low
        self.sanctions = tuple(load("verbs")["sanctions"])
        self.closing = closing_paragraphs(context)
        self.owners: dict[int, list[tuple[int, Owner]]] = {}
        self.labelled: list[Labelled] = labelled_lines(context)
        self.brackets = bracketed(self.labelled)

    def read(self) -> list[Draft]:
        """All drafts in the order of the text."""
        drafts: list[Draft] = []
        lines = {line.paragraph for line in self.labelled if not line.bracket}
        last: Owner | None = None
        last_section: int | None = None
        bullet_owner: tuple[str, Owner] | None = None
        for paragraph in self.context.zone("body"):
            if paragraph.section != last_section:
                last, bullet_owner, last_section = None, None, paragraph.section
            if paragraph.index in lines or self._is_sanction(paragraph):
                continue
            if paragraph.index in self.closing:
                drafts += closing_drafts(self.context, paragraph)
                continue
            implementing = self.context.is_implementation(paragraph.section)
            if not implementing:
                drafts += self._elsewhere(paragraph)
                continue
            listed = self._listed_departments(paragraph)
            owner = None if listed is not None else self._owner(paragraph)
            if paragraph.bullet and bullet_owner and bullet_owner[0] != paragraph.bullet:
                owner = bullet_owner[1]
            if not paragraph.bullet:
                bullet_owner = None
            named = lead_in(self.context, paragraph)
            if named:
                bullet_owner = (paragraph.bullet or "", named)
                self.owners[paragraph.index] = [(paragraph.start, named)]
                continue
            subject = owner or (last if self._goes_on(paragraph) else None)
            found = list(self._part(paragraph, subject, listed))
            drafts += found
            leads = [d for d in found if d.role != "coordinate"]
            if leads and not owner:
                last = Owner(tuple(d.party for d in leads if d.action == leads[0].action), leads[0].directive)
            told = spoken_of([(d.at, d.party, d.directive) for d in leads])
            inside = [one for one in told if not owner or one[1].parties != owner.parties]
            self.owners[paragraph.index] = [(paragraph.start, owner), *inside] if owner else told
        return drafts + [d for line in self.labelled for d in self._labelled(line)]

    def _goes_on(self, paragraph: Paragraph) -> bool:
        """A plain line goes on with the order above it, unless it opens with an order of its own."""
        if paragraph.bullet or paragraph.label:
            return False
        own = order_in(self.context, paragraph.body, paragraph.end)
        return own is None or own.parties[0].start != paragraph.body

    def _is_sanction(self, paragraph: Paragraph) -> bool:
        words_ = self.low[paragraph.body : paragraph.end]
        return any(words_.startswith(s) or f" {s} " in words_ for s in self.sanctions)

    def _owner(self, paragraph: Paragraph) -> Owner | None:
        """The agency that the nearest titled heading names."""
        for node in self.context.ancestors(paragraph.section):
            owner = owns_below(self.context, *node.title) if node.title else None
            if owner:
                return owner
        return None

    def _elsewhere(self, paragraph: Paragraph) -> Iterator[Draft]:
        """Outside the part on implementation only an express order counts."""
        start = self.context.content_start(paragraph)
        for first, last in self.context.sentences(start, paragraph.end):
            places = [first, *(first + m.start() for m in _ORDER_INSIDE.finditer(self.low[first:last]))]
            until = first
            for at in places:
                if at < until:
                    continue
                order = order_in(self.context, at, last) if at == first else order_at(self.context, at, last)
                if order is None or not self._express(order, at == first or self.low[at - 1] == "("):
                    # A list of agencies is read once; only its last one may give an order of its own.
                    until = order.parties[-1].start if order else until
                    continue
                end = self._bracket_end(at, last)
                yield from self._drafts(order, end, end, paragraph)
                until = end

    def _express(self, order: Order, opens: bool) -> bool:
        return order.directive is not None or (order.role == "lead" and opens)

    def _bracket_end(self, at: int, end: int) -> int:
        if self.low[at - 1 : at] != "(":
            return end
        close = self.low.find(")", at, end)
        return close if close >= 0 else end

    def _listed_departments(self, paragraph: Paragraph) -> int | None:
        """Where an item begins whose colon opens a list of departments and parts no head off ("1. Các sở: Y tế, …")."""
        parties, _ = parties_at(self.context, self._behind_directive(paragraph.body), paragraph.end)
        return paragraph.body if parties and parties[0].kind and paragraph.label else None

    def _behind_directive(self, at: int) -> int:
        directive = words().directive.match(self.low, at)
        return directive.end() + 1 if directive else at

    def _part(self, paragraph: Paragraph, owner: Owner | None, start: int | None = None) -> Iterator[Draft]:
        """An item of the part on implementation: its orders, each running to where the next begins."""
        start = self.context.content_start(paragraph) if start is None else start
        if start >= paragraph.end and paragraph.label and self._leads_by_heading(paragraph):
            start = paragraph.body
        sentences = self.context.sentences(start, paragraph.end)
        orders: list[tuple[Order, int]] = []
        for first, last in sentences:
            order = self._order_of_sentence(first, last, owner, orders)
            if order:
                orders.append((order, last))
                further = [*split_orders(self.context, order.task, last), *self._also_leads(order, last)]
                orders += [(one, last) for one in sorted(further, key=lambda one: one.start)]
        for number, (order, last) in enumerate(orders):
            end = orders[number + 1][0].start if number + 1 < len(orders) else paragraph.end
            yield from self._drafts(order, end, last, paragraph)

    def _leads_by_heading(self, paragraph: Paragraph) -> bool:
        """Whether a heading says what its agency leads in ("Sở Y tế là cơ quan chủ trì, đôn đốc các đơn vị …")."""
        order = order_at(self.context, paragraph.body, paragraph.end)
        leads = order is not None and order.role == "lead" and order.task < paragraph.end
        told = owns_below(self.context, paragraph.body, paragraph.end)
        return leads and (told is None or told.role == "implement")

    def _also_leads(self, order: Order, last: int) -> Iterator[Order]:
        """What the same agency leads besides ("Rà soát …; chủ trì đề xuất …")."""
        found = _ALSO_LEADS.search(self.low, order.task, last) if order.role != "lead" else None
        if found and self.low.count("(", order.task, found.end()) == self.low.count(")", order.task, found.end()):
            parties = list(order.parties)
            yield order_without_subject(self.context, found.end(), last, parties, order.directive)

    def _order_of_sentence(
        self, first: int, last: int, owner: Owner | None, orders: list[tuple[Order, int]]
    ) -> Order | None:
        subject = owner or (Owner(tuple(orders[0][0].parties), orders[0][0].directive) if orders else None)
        if _ROLE_OPENS.match(self.low, first) and subject and subject.parties:
            told = order_without_subject(self.context, first, last, list(subject.parties), subject.directive)
            return told if told.role == "lead" or not orders else None
        if owner and owner.parties:
            if own := self._own_subject(first, last, owner):
                return own
            if orders:
                return None
            return by_its_kind(self.context, owner, first, last) or owner.told(self.context, first, last)
        order = order_in(self.context, first, last)
        if order is None and not orders:
            order = self._uncued(first, last)
        if order and (not orders or order.directive or order.role == "lead"):
            return order
        if order and orders and order.parties[0].start == first:
            return order
        return None

    def _own_subject(self, first: int, last: int, owner: Owner) -> Order | None:
        """Under another's heading: an item that names who it speaks to ("- Công an xã: …", "Phân công Phòng …")."""
        order = None if self.low.startswith(SHARES, first) else order_at(self.context, first, last, bare=False)
        if order is None or order.task >= last:
            return None
        person = order.parties[0].start
        if PERSONS.match(self.low, person) and not _OFFICE.match(self.low, person):
            return None
        named = order.directive is None and opens_duty(self.context, order, last)
        spoken_to = {self.low[party.start : party.end] for party in owner.parties}
        again = self.low[order.parties[0].start : order.parties[0].end] in spoken_to
        return order if named or again or _PASSES_ON.match(self.low, first) else None

    def _uncued(self, first: int, last: int) -> Order | None:
        """An agency at the head of an item, before a verb that the register does not know."""
        order = order_at(self.context, first, last)
        if order is None or order.task >= last or not self.low[order.task].isalpha():
            return None
        order.cued = False
        return order

    def _drafts(self, order: Order, end: int, sentence_end: int, paragraph: Paragraph) -> Iterator[Draft]:
        if any(first <= order.start < last for first, last in self.brackets.get(paragraph.index, ())):
            return
        action = trim(self.low, order.task, end)
        if self.low[order.start - 1] == "(" and self._only_dates(*action):
            action = (action[0], action[0])
        confidence = CUED if order.cued else INHERITED
        if action[1] <= action[0]:
            above = self._task_above(order, paragraph)
            if above is None:
                return
            action, confidence = above, INHERITED
            order.task, end, sentence_end = *action, action[1]
        for party in order.parties:
            yield Draft(party, order.role, order.directive, action, paragraph.section, order.start, confidence)
        partner_action = trim(self.low, order.task, min(end, sentence_end))
        for partner in order.partners:
            yield Draft(
                partner, "coordinate", order.directive, partner_action, paragraph.section, order.start, confidence
            )
        for first, last in self.context.sentences(order.task, end):
            for partners, task in partners_inside(self.context, first, last):
                for partner in partners:
                    yield Draft(
                        partner,
                        "coordinate",
                        order.directive,
                        trim(self.low, task, last),
                        paragraph.section,
                        order.start,
                        INHERITED,
                    )

    def _only_dates(self, start: int, end: int) -> bool:
        """Whether nothing but when it is done stands there ("(Phòng Y tế chủ trì, | hoàn thành trước ngày …)")."""
        times = self.context.found.times.within(start, end)
        return bool(times) and _DONE.fullmatch(self.low, start, times[0].start) is not None and times[-1].end >= end - 1

    def _task_above(self, order: Order, paragraph: Paragraph) -> tuple[int, int] | None:
        """What a lead without words of its own leads ("Huyện đoàn chủ trì."): the words before it, or its heading."""
        if order.role != "lead" or self.low[order.start : paragraph.end].rstrip().endswith(":"):
            return None
        before = trim(
            self.low, self.context.content_start(paragraph), self._sentence_or_bracket(order.start, paragraph)
        )
        if before[1] > before[0]:
            return before
        for node in self.context.ancestors(paragraph.section):
            if node.title:
                heads_part = self.context.is_implementation(node.index) and not self.context.is_implementation(
                    node.parent
                )
                return None if heads_part else node.title
            opening = self.context.paragraphs[node.paragraph]
            if opening.index + 1 == paragraph.index:
                return trim(self.low, opening.body, opening.end)
        return None

    def _sentence_or_bracket(self, at: int, paragraph: Paragraph) -> int:
        """Where the sentence or the bracket begins that an order at `at` stands in."""
        if self.low[at - 1] == "(":
            return at - 1
        starts = [first for first, _ in self.context.sentences(self.context.content_start(paragraph), paragraph.end)]
        return max((first for first in starts if first <= at), default=at)

    def _labelled(self, line: Labelled) -> Iterator[Draft]:
        if line.role == "time" or line.action is None:
            return
        for party in line.parties:
            yield Draft(party, line.role, None, line.action, line.section, line.start, CUED)
