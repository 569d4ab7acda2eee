"""Whose duties stand below a heading or a lead-in ("3. Giao Phòng Nội vụ:", "Sở Y tế chủ trì, phối hợp với …:")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.context import Context
from extract.order_words import words
from extract.orders import Order, Role, order_at, order_without_subject
from extract.paragraphs import Paragraph
from extract.parties import Party, duty_verb, in_charge, parties_at

_AGENCY_HEAD = re.compile(r"(?:trách nhiệm của|đối với|về phía|nhiệm vụ của) ")
_ANSWERS = r" (?:có trách nhiệm|có nhiệm vụ)"
_CONNECTS = r" (?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì)"
_IS_BODY = re.compile(r" là (?:cơ quan|đơn vị|đầu mối|thường trực)(?!\w)")
# What a lead-in says of its bullets, and no task of its own.
_LEADS_IN = re.compile(
    r"(?:(?:tổ chức |triển khai )?thực hiện (?:tốt )?)?"
    r"(?:(?:các|một số|những) (?:nhiệm vụ|nội dung|công việc|giải pháp)(?: cụ thể| chủ yếu| trọng tâm)?)?"
    r"(?:,? (?:sau đây|sau|như sau|cụ thể|cụ thể như sau))?"
)
# The persons of its own to whom an agency gives work: the work is still its own.
PERSONS = re.compile(
    r"(?:(?:các|một số|từng|mỗi) )?(?:thành viên|cán bộ|công chức|viên chức|đảng viên|đoàn viên|đồng chí)"
)


@dataclass(frozen=True)
class Owner:
    """The agency named above, whose bullets are its actions; with "chủ trì" it leads in each, and others join it."""

    parties: tuple[Party, ...]
    directive: str | None
    role: Role = "implement"
    partners: tuple[Party, ...] = ()

    def told(self, context: Context, first: int, last: int) -> Order:
        """The order of a bullet below: the subject, and unless the bullet says otherwise the role, come from above."""
        order = order_without_subject(context, first, last, list(self.parties), self.directive)
        if order.role == "implement" and self.role != "implement" and not order.partners:
            order.role, order.partners = self.role, list(self.partners)
        return order


def named_by(context: Context, start: int, end: int) -> Owner | None:
    """The agency that a heading or a lead-in names, where it says nothing more."""
    low = context.text.low
    led = order_at(context, start, end)
    if led and led.role != "implement" and _LEADS_IN.fullmatch(low[led.task : end].strip(" :.,")):
        return Owner(tuple(led.parties), led.directive, led.role, tuple(led.partners))
    opening = _AGENCY_HEAD.match(low, start)
    directive = words().directive.match(low, opening.end() if opening else start)
    at = directive.end() + 1 if directive else opening.end() if opening else start
    parties, stop = parties_at(context, at, end)
    if not parties:
        return None
    if (held := in_charge(context, (parties[-1].start, stop), end, alone=True)) > stop:
        parties, stop = [*parties[:-1], replace(parties[-1], end=held)], held
    rest = low[stop:end]
    if re.search(rf"{_ANSWERS}[ :]*$", rest):
        return Owner(tuple(parties), directive.group() if directive else None)
    if parties[-1].group and rest and not re.match(_CONNECTS, rest):
        if duty_verb(context, stop, end) is not None:
            return None
        parties = [*parties[:-1], replace(parties[-1], end=end)]
        rest = ""
    said = re.sub(rf" ?\([^()]*\)|{_CONNECTS}| :", "", rest).strip(" :.,")
    if said and not _LEADS_IN.fullmatch(said):
        return None
    return Owner(tuple(parties), directive.group() if directive else None)


def owns_below(context: Context, start: int, end: int) -> Owner | None:
    """The agency that a heading names, also where the heading says what it is for ("Sở Y tế là cơ quan chủ trì …")."""
    owner = named_by(context, start, end)
    if owner is None and (order := order_at(context, start, end)) and order.start == order.parties[0].start:
        described = _IS_BODY.match(context.text.low, order.parties[-1].end, end)
        return Owner(tuple(order.parties), order.directive) if described else None
    return owner


def lead_in(context: Context, paragraph: Paragraph) -> Owner | None:
    """A bullet or a line that only names an agency and ends in a colon, above bullets of another mark."""
    words_ = context.text.low[paragraph.body : paragraph.end].rstrip(" ")
    end = paragraph.body + len(words_.rstrip(" :"))
    return named_by(context, paragraph.body, end) if words_.endswith(":") and end > paragraph.body else None


def spoken_of(leads: Sequence[tuple[int, Party, str | None]]) -> list[tuple[int, Owner]]:
    """From where on in a paragraph which agency is spoken of."""
    return [
        (place, Owner(tuple(p for at, p, _ in leads if at == place), next(d for at, _, d in leads if at == place)))
        for place in sorted({at for at, _, _ in leads})
    ]


def by_its_kind(context: Context, owner: Owner, first: int, last: int) -> Order | None:
    """An order to the owner by the first word of its name alone ("Định kỳ …, Phòng | tổng hợp số liệu")."""
    name = owner.parties[0]
    word = context.text.norm[name.start : name.end].split(" ")[0]
    for found in re.finditer(rf"(?:^|, ){word} ", context.text.norm[first:last]):
        at = first + found.end() - len(word) - 1
        if words().action.match(context.text.low, at + len(word) + 1):
            party = Party(at, at + len(word), False, stands_for=(name.start, name.end))
            order = order_without_subject(context, at + len(word), last, [party], owner.directive)
            order.start = at
            return order
    return None
