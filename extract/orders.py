"""Who is told to do what: the grammar of an order in the register of administration.

[căn cứ …,] [the issuer] [giao | đề nghị | yêu cầu …] AGENCIES [có trách nhiệm] [chủ trì] [phối hợp với PARTNERS] TASK
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from extract.context import Context
from extract.mentions import agencies
from extract.order_words import words
from extract.parties import Party, extended, parties_at, party_end, subject_of

__all__ = [
    "SHARES",
    "Order",
    "Party",
    "Role",
    "opens_duty",
    "order_at",
    "order_in",
    "order_without_subject",
    "parties_at",
    "partners_inside",
    "split_orders",
    "words",
]

Role = Literal["lead", "coordinate", "implement"]


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
        return subject_of(self.parties)


# Before an order these only lead over to it.
_LEADS_OVER = re.compile(
    r"riêng |(?:đồng thời|ngoài ra|bên cạnh đó),? (?=(?:kính |trân trọng )?(?:đề nghị|yêu cầu|giao|phân công) )"
)
# The unit itself speaks by its level alone ("Thành phố cũng giao …").
_UNIT_SPEAKS = re.compile(
    r"(?:tỉnh|thành phố|huyện|thị xã|xã|phường|ubnd|ban chỉ đạo|ban tổ chức) "
    r"(?:cũng |tiếp tục )?(?=(?:đề nghị|yêu cầu|giao|phân công) )"
)
_COORDINATES = re.compile(r" phối hợp(?: (?!với|cùng|chặt chẽ)|(?=[.;/]|$))")
# Here answering for a thing is the duty itself; before a verb it is a mere connector.
_ANSWERS_FOR = re.compile(r"[, ]*chịu trách nhiệm (?:chung|chính|toàn diện|trực tiếp|trước|về|đối với)")


def order_at(context: Context, at: int, limit: int, *, bare: bool = True) -> Order | None:
    """The order that begins exactly at `at`, if there is one with a subject."""
    low, start = context.text.low, at
    leads_over = _LEADS_OVER.match(low, at, limit)
    at = leads_over.end() if leads_over else at
    speaks = _UNIT_SPEAKS.match(low, at, limit)
    directive = words().directive.match(low, speaks.end() if speaks else at)
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
    parties, end = extended(context, parties, end, limit, ordered=directive is not None)
    order = Order(start, parties, "implement", directive.group() if directive else None, end)
    _read_role(context, order, end, limit)
    return order


def _joins_in(low: str, link: re.Match[str]) -> bool:
    """Whether the subject from above only joins in ("- Phối hợp | hướng dẫn các hộ …"): a verb, and no partner."""
    return low[link.start() : link.end()] == "phối hợp " and words().action.match(low, link.end()) is not None


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
            partners, end = extended(context, partners, end, limit)
            order.partners = partners
            at = end
        elif (
            not lead
            and order.parties
            and (order.cued or _joins_in(low, link))
            and not low[link.start() : link.end()].rstrip().endswith("với")
        ):
            order.role = "coordinate"
            at = link.end() + (len("và ") if low.startswith("và ", link.end()) else 0)
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
        return _told_behind_topic(context, start, limit)
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


# "…; mỗi xã chọn ít nhất 02 tập thể" says how much each of those named before owes.
SHARES = ("mỗi ", "từng ", "một ")


def split_orders(context: Context, task: int, limit: int) -> list[Order]:
    """The further orders of a sentence, each behind a semicolon and with a subject of its own before a verb of duty."""
    low, found = context.text.low, []
    lists = _partner_lists(context, task, limit)
    for semicolon in re.finditer(r"; (?:và |đồng thời,? |còn |riêng )?", low[task:limit]):
        at = task + semicolon.end()
        if any(first <= at <= last for first, last in lists):
            continue
        if low.count("(", task, at) > low.count(")", task, at) or context.found.names.covering(at):
            continue
        if low.startswith(SHARES, at):
            continue
        order = order_at(context, at, limit, bare=False)
        if order and order.task < limit and (order.directive or opens_duty(context, order, limit)):
            found.append(order)
    return found


def _partner_lists(context: Context, start: int, end: int) -> list[tuple[int, int]]:
    """Where partners are listed, whose semicolons part no orders ("phối hợp với Sở Y tế; Công an tỉnh và …")."""
    links = words().link.finditer(context.text.low, start, end)
    return [(link.end(), parties_at(context, link.end(), end)[1]) for link in links]


def opens_duty(context: Context, order: Order, limit: int) -> bool:
    """Whether the duty stands right behind the subject."""
    end = party_end(context, order.parties[-1].end, limit)
    rest = end + 1 if context.text.low.startswith(" ", end) else end
    return (
        order.role == "lead"
        or context.text.low.startswith(":", end)
        or words().action.match(context.text.low, rest, limit) is not None
        or words().link.match(context.text.low, end, limit) is not None
        or words().connector.match(context.text.low, end, limit) is not None
    )


def _told_behind_topic(context: Context, start: int, limit: int) -> Order | None:
    """A directive behind what it is about ("Vụ việc đột xuất, yêu cầu các đơn vị báo cáo ngay")."""
    for comma in re.finditer(r", ", context.text.low[start : min(limit, start + 120)]):
        at = start + comma.end()
        if words().directive.match(context.text.low, at) and (order := order_at(context, at, limit, bare=False)):
            order.start = start
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
    if low.startswith(":", party_end(context, end, limit)):
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
        partners, stop = extended(context, partners, stop, end)
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
