"""Who is told to do what: the grammar of an order in the register of administration.

[căn cứ …,] [the issuer] [giao | đề nghị | yêu cầu …] AGENCIES [có trách nhiệm] [chủ trì] [phối hợp với PARTNERS] TASK
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from extract.context import Context
from extract.knowledge import compiled, load, openings, phrases
from extract.mentions import agencies

Role = Literal["lead", "coordinate", "implement"]


@dataclass(frozen=True, slots=True)
class Party:
    """An agency in an order, by its span."""

    start: int
    end: int
    group: bool


@dataclass(slots=True)
class Order:
    """One order. `task` is where the words begin that say what to do; `start` where the order itself begins."""

    start: int
    parties: list[Party]
    role: Role
    directive: str | None
    task: int
    partners: list[Party] = field(default_factory=list)
    cued: bool = True

    @property
    def subject(self) -> tuple[int, int]:
        """The whole subject as written."""
        return self.parties[0].start, self.parties[-1].end


@dataclass(frozen=True)
class _Words:
    directive: re.Pattern[str]
    lead: re.Pattern[str]
    connector: re.Pattern[str]
    task_connector: re.Pattern[str]
    link: re.Pattern[str]
    companion: re.Pattern[str]
    action: re.Pattern[str]
    relative: re.Pattern[str]
    not_a_duty: re.Pattern[str]
    adverbial: re.Pattern[str]
    ends_group: re.Pattern[str]
    address: re.Pattern[str]


@cache
def words() -> _Words:
    """The verbs of the register, compiled once."""
    known = load("verbs")
    return _Words(
        directive=re.compile(phrases(known["directives"]) + "(?= )"),
        lead=re.compile(r"(?:là (?:cơ quan|đơn vị) )?" + phrases(known["lead"])),
        connector=re.compile(r"(?:,? ?" + phrases(known["connectors"]) + r")+"),
        task_connector=re.compile(r",? ?" + phrases(known["task_connectors"]) + " "),
        link=re.compile(r"(?:[,;]? ?(?:và |đồng thời )?)" + phrases(known["coordination_links"]) + " "),
        companion=re.compile(r",? ?" + phrases(known["companions"]) + " "),
        action=compiled(known["actions"]),
        relative=re.compile(openings(known["relative"]) + " $"),
        not_a_duty=re.compile(r"(?<!\w)" + phrases(known["not_a_duty"]) + " $"),
        adverbial=re.compile(phrases(known["adverbials"])),
        ends_group=re.compile(rf", (?!{openings(load('agencies')['group_continuations'])})"),
        address=re.compile(phrases(load("agencies")["addresses"]) + "(?: |: ?)"),
    )


_SEPARATOR = re.compile(r"(?:,|;| và|, và| cùng| -) ?(?:cùng |với )?")
_BRACKET = re.compile(r" ?\([^()\n]*\)")
# "Các đơn vị chủ trì tại Mục III chủ động …": here "chủ trì" says which units, not who leads.
_ATTRIBUTE = re.compile(
    r" (?:chủ trì|phối hợp|được giao chủ trì)"
    r"(?= (?!phối hợp|và phối|cùng|với|thực hiện|tham mưu|xây dựng|tổ chức)[^\W\d])"
)


_COORDINATES = re.compile(r" phối hợp(?: (?!với|cùng|chặt chẽ)|(?=[.;/]|$))")
# Here answering for a thing is the duty itself; before a verb it is a mere connector.
_ANSWERS_FOR = re.compile(r"[, ]*chịu trách nhiệm (?:chung|chính|toàn diện|trước|về|đối với)")


def _party_end(context: Context, end: int, limit: int) -> int:
    """Skip a bracket behind an agency's name."""
    bracket = _BRACKET.match(context.text.low, end, limit)
    return bracket.end() if bracket else end


def parties_at(context: Context, at: int, limit: int, *, bare: bool = True) -> tuple[list[Party], int]:
    """The agencies listed from `at` on, and where the list ends (0 agencies: `at`)."""
    found: list[Party] = []
    end = at
    while True:
        mention = agencies.scan(context.text, at, bare=bare if not found else False)
        if mention is None or mention.end > limit:
            return found, end
        found.append(Party(mention.start, mention.end, mention.value.group))
        end = _party_end(context, mention.end, limit)
        separator = _SEPARATOR.match(context.text.low, end, limit)
        if not separator:
            return found, end
        at = separator.end()


def _extended(
    context: Context, parties: list[Party], end: int, limit: int, *, ordered: bool = False
) -> tuple[list[Party], int]:
    """A group's description runs on to the verb ("các đơn vị thuộc khối thi đua của huyện | căn cứ …")."""
    low = context.text.low
    attribute = _ATTRIBUTE.match(low, end)
    if attribute and parties[-1].group:
        parties = [*parties[:-1], Party(parties[-1].start, attribute.end(), group=True)]
        end = attribute.end()
    if (not parties[-1].group and not low.startswith((" thuộc ", " tại ", " trên "), end)) or _opens_task(context, end):
        return parties, end
    stop = _verb(context, end, limit)
    colon = low.find(":", end, limit)
    if stop is None or 0 <= colon < stop:
        stop = colon if 0 <= colon - end <= 140 else stop
    if (
        stop is None
        or stop - end > 170
        or re.search(r"[.;\n]", low[end:stop])
        or (not ordered and words().ends_group.search(low[end:stop]))
    ):
        return parties, end
    last = parties[-1]
    trimmed = stop
    while trimmed > last.end and low[trimmed - 1] in " ,:":
        trimmed -= 1
    return [*parties[:-1], Party(last.start, max(last.end, trimmed), last.group)], trimmed


def _opens_task(context: Context, end: int) -> bool:
    rest = end + 1 if context.text.low.startswith(" ", end) else end
    low = context.text.low
    return bool(
        low.startswith((":", ","), end)
        or words().action.match(low, rest)
        or words().lead.match(low, rest)
        or words().connector.match(low, end)
        or words().task_connector.match(low, end)
    )


def _verb(context: Context, at: int, limit: int) -> int | None:
    """Where the first verb of duty begins behind `at`, verbs inside a description left out."""
    low, skipped = context.text.low, -1
    for match in words().action.finditer(low, at, limit):
        before = low[max(at, match.start() - 24) : match.start()]
        if words().relative.search(before) or words().not_a_duty.search(before) or match.start() - 1 == skipped:
            skipped = match.end()
            continue
        return match.start()
    return None


def order_at(context: Context, at: int, limit: int, *, bare: bool = True) -> Order | None:
    """The order that begins exactly at `at`, if there is one with a subject."""
    low, start = context.text.low, at
    directive = words().directive.match(low, at)
    if directive is None:
        speaker = agencies.scan(context.text, at, bare=bare)
        if speaker and low.startswith(" ", speaker.end) and (told := words().directive.match(low, speaker.end + 1)):
            followed, _ = parties_at(context, told.end() + 1, limit)
            directive = told if followed else None
    position = directive.end() + 1 if directive else at
    address = words().address.match(low, position, limit)
    position = address.end() if address else position
    parties, end = parties_at(context, position, limit, bare=bare or directive is not None)
    if not parties:
        return None
    parties, end = _extended(context, parties, end, limit, ordered=directive is not None)
    order = Order(start, parties, "implement", directive.group() if directive else None, end)
    _read_role(context, order, end, limit)
    return order


def order_without_subject(context: Context, at: int, limit: int, parties: list[Party], directive: str | None) -> Order:
    """The order that begins with its role or its task; the subject comes from above."""
    order = Order(at, parties, "implement", directive, at, cued=False)
    _read_role(context, order, at, limit)
    return order


def _read_role(context: Context, order: Order, at: int, limit: int) -> None:
    """Set role, partners and where the task begins, reading from `at`."""
    low = context.text.low
    at = _skip(low, at, limit)
    connector = words().connector.match(low, at, limit)
    if connector and not _ANSWERS_FOR.match(low, connector.start(), limit):
        at = _skip(low, connector.end(), limit)
    lead = words().lead.match(low, at, limit)
    if lead:
        order.role = "lead"
        at = lead.end()
    link = words().link.match(low, at if lead else _skip(low, at, limit), limit) or (
        words().companion.match(low, at, limit) if lead else None
    )
    if link:
        partners, end = parties_at(context, link.end(), limit)
        if partners:
            partners, end = _extended(context, partners, end, limit)
            order.partners = partners
            at = end
        elif not lead and order.parties and order.cued and not low[link.start() : link.end()].rstrip().endswith("với"):
            order.role = "coordinate"
            at = link.end()
    elif lead and (named := _partner_behind(context, at, limit)):
        order.partners, at = named
    order.task = _task_start(low, at, limit, connected=bool(order.partners) or lead is not None)


def _partner_behind(context: Context, at: int, limit: int) -> tuple[list[Party], int] | None:
    """Partners with the verb behind them ("Phân công A chủ trì, B phối hợp | biên soạn …", also "A chủ trì; B …")."""
    partners, end = parties_at(context, _skip(context.text.low, at, limit), limit)
    verb = _COORDINATES.match(context.text.low, end, limit) if partners else None
    return (partners, verb.end()) if verb else None


def _skip(low: str, at: int, limit: int, idle: str = " ,:;") -> int:
    while at < limit and low[at] in idle:
        at += 1
    return at


def _task_start(low: str, at: int, limit: int, *, connected: bool) -> int:
    at = _skip(low, at, limit)
    connector = words().task_connector.match(low, at, limit) if connected else None
    return _skip(low, connector.end() if connector else at, limit)


def order_in(context: Context, start: int, limit: int) -> Order | None:
    """The order of a sentence: at its beginning, or behind an adverbial and a comma."""
    order = order_at(context, start, limit)
    if order and (order.directive or order.role != "implement" or order.partners or _has_task(context, order, limit)):
        return order
    if not words().adverbial.match(context.text.low, start):
        return None
    for number, comma in enumerate(re.finditer(r"[,;:] ", context.text.low[start:limit])):
        if comma.start() > 700:
            break
        at = start + comma.end()
        if _within_list(context, start + comma.start(), at):
            continue
        if context.text.low.count("(", start, at) > context.text.low.count(")", start, at):
            continue
        order = order_at(context, at, limit, bare=number == 0 or context.found.agencies.covering(at) is not None)
        if order and (
            order.directive or order.role != "implement" or order.partners or _has_task(context, order, limit)
        ):
            return order
    return None


def _within_list(context: Context, comma: int, at: int) -> bool:
    """A comma inside a group's name parts no subject off; the last may ("của các phòng, ban, cơ quan xem xét")."""
    mention = context.found.agencies.covering(comma)
    if mention is None:
        return False
    complement = context.text.low.endswith("của ", 0, mention.start)
    return not (complement and "," not in context.text.low[at : mention.end])


def _has_task(context: Context, order: Order, limit: int) -> bool:
    """Whether a verb of duty follows the subject; an agency alone at the head of a sentence orders nothing."""
    low = context.text.low
    end = order.parties[-1].end
    if low.startswith(":", _party_end(context, end, limit)):
        return True
    return (
        words().action.match(low, order.task, limit) is not None or words().connector.match(low, end, limit) is not None
    )


def partners_inside(context: Context, start: int, end: int) -> list[tuple[list[Party], int]]:
    """Partners named in the middle of a sentence: (partners, where their task begins)."""
    found = []
    for link in words().link.finditer(context.text.low, start, end):
        partners, stop = parties_at(context, link.end(), end)
        if not partners or _told_of(context, start, link.start()):
            continue
        partners, stop = _extended(context, partners, stop, end)
        task = _task_start(context.text.low, stop, end, connected=True)
        if task < end:
            found.append((partners, task))
    return found


_MATTER = " việc "


def _told_of(context: Context, start: int, link: int) -> bool:
    """Whether somebody's working together is only the matter of the duty ("kiểm tra việc A phối hợp với B …")."""
    low = context.text.low
    matter = low.rfind(_MATTER, start, link)
    if matter < 0:
        return False
    parties, end = parties_at(context, matter + len(_MATTER), link)
    return bool(parties) and not words().lead.sub("", low[end:link]).strip(" ,")
