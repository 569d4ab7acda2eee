"""Where a thing goes: the clause of sending is cut off the action ("…, gửi UBND thị xã (qua Phòng Nội vụ)")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extract.context import Context
from extract.knowledge import load, openings, phrases
from extract.orders import parties_at
from extract.reading import UPPER

Span = tuple[int, int]
_VIA = re.compile(r",? ?\(?(?:thông )?qua (?:địa chỉ |hòm thư )?")
# Verbs that name the thing before its receiver, and the word between the two.
_SENT_TO = re.compile(r" (?:về|đến|cho|tới) ")
_CARRIES = {"gửi": _SENT_TO, "nộp": _SENT_TO, "báo cáo": re.compile(" về "), "đăng ký": re.compile(r" (?:với|về|tại) ")}
# Sendings that are duties by themselves: only the word before the receiver is cut off.
_PASSIVE = re.compile(r"(?: (?:phải|cần|được|sẽ|và))+ ?$")
# A system or a box is a way too ("qua Hệ thống thông tin báo cáo").
_SYSTEM = re.compile(rf"([{UPPER}][^,;.()]{{3,70}}?)(?= (?:trước|chậm nhất|để)(?!\w)|[,;.()]|$)")
_OWN_DUTIES = ("đăng ký với", "báo cáo với", "báo cáo kết quả về")
_NEEDS_THING = ("đăng ký", "nộp")


@dataclass(frozen=True)
class Duty:
    """Spans; None where the document does not say."""

    actor: Span | None = None
    action: Span | None = None
    recipient: Span | None = None
    via: Span | None = None


@cache
def _sending() -> re.Pattern[str]:
    return re.compile(r"(?:,? và|,| rồi| để)? ?(?<!\w)(" + phrases(load("verbs")["sending"]) + ") ")


@cache
def _asked_of_receiver() -> re.Pattern[str]:
    return re.compile(openings(load("verbs")["asked_of_receiver"]))


def only_sends(context: Context, at: int) -> bool:
    """A sending right before its receiver is no duty of its own; with a thing sent it is one."""
    sending = _sending().match(context.text.low, at)
    if sending and sending.group(1) in ("báo cáo", "trình") and context.text.low.startswith("; ", at - 2):
        return False
    return context.text.low.startswith("(qua", at) or (
        sending is not None and context.found.agencies.at(sending.end()) is not None
    )


def with_sending(context: Context, actor: Span | None, start: int, end: int) -> Duty:
    """The duty in `start`:`end`, its clause of sending cut off and read as receiver and way."""
    duty = Duty(actor=actor, action=(start, end) if end > start else None)
    for sending in _sending().finditer(context.text.low, start, end):
        receivers, stop = parties_at(context, sending.end(), end)
        if receivers and sending.group(1) not in _NEEDS_THING:
            through = via_behind(context, receivers[-1].end, end)
            receiver = (receivers[0].start, receivers[0].end)
            follows = context.text.low[stop:end].strip(" ,.;")
            if sending.group(1) in ("báo cáo", "trình") and _asked_of_receiver().match(follows):
                return replace(duty, recipient=(receivers[0].start, receivers[-1].end), via=through)
            return replace(duty, action=_cut(context, start, end, sending), recipient=receiver, via=through)
        if carried := _sent_thing(context, duty, sending, end):
            return carried
    return duty


def _cut(context: Context, start: int, end: int, sending: re.Match[str]) -> Span:
    """The action without the sending; a duty that is nothing but the sending keeps it."""
    verb, link = sending.group(1).rsplit(" ", 1) if " " in sending.group(1) else ("", "")
    own_duty = f"{verb} {link}" in _OWN_DUTIES
    cut = sending.end(1) - len(link) - 1 if own_duty else sending.start()
    if cut - start < 4:
        return start, end
    passive = _PASSIVE.search(context.text.low, start, cut)
    cut = passive.start() if passive else cut
    while cut > start and context.text.low[cut - 1] in " ,":
        cut -= 1
    return start, cut


def _sent_thing(context: Context, duty: Duty, sending: re.Match[str], end: int) -> Duty | None:
    """The thing sent between the verb and the receiver ("gửi báo cáo tổng kết về Sở Nội vụ")."""
    verb, start, begin = sending.group(1), sending.end(), sending.start()
    for link in _CARRIES[verb].finditer(context.text.low, start, end) if verb in _CARRIES else ():
        receivers, _stop = parties_at(context, link.end(), end)
        if not receivers or (verb != "gửi" and receivers[0].group):
            continue
        if verb != "gửi" and _sent_inside(context, start, link.end()):
            return None
        first = duty.action[0] if duty.action else start
        action = (first, begin if begin - first >= 4 else link.start())
        receiver = (receivers[0].start, receivers[0].end)
        return replace(duty, action=action, recipient=receiver, via=via_behind(context, receivers[-1].end, end))
    return None


def _sent_inside(context: Context, start: int, end: int) -> bool:
    """Whether the thing is sent by another verb, right before its receiver ("nộp hồ sơ, gửi Sở Nội vụ …")."""
    low = context.text.low
    return any(s.group(1) != "đăng ký" for s in _sending().finditer(low, start, end))


def via_behind(context: Context, at: int, end: int) -> Span | None:
    """Through whom, behind the receiver: an agency, or whatever the brackets hold."""
    way = _VIA.match(context.text.low, at)
    if way is None:
        return None
    parties, _ = parties_at(context, way.end(), end + 1)
    close = context.text.low.find(")", way.end(), end + 2)
    if close >= 0 and (not parties or close - way.end() < 80):
        return way.end(), close
    if parties:
        return parties[0].start, parties[-1].end
    named = _SYSTEM.match(context.text.norm, way.end(), end)
    return named.span(1) if named else None
