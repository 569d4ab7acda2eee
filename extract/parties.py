"""The agencies of an order: lists of names, and how far the description of a group runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.context import Context
from extract.knowledge import load, phrases
from extract.mentions import agencies
from extract.mentions.base import Mention
from extract.order_words import words

_SEPARATOR = re.compile(r"(?:,|;| và|, và| cùng| -) ?(?:cùng |với )?")
_BRACKET = re.compile(r" ?\([^()\n]*\)")
# "Các đơn vị chủ trì tại Mục III chủ động …": here "chủ trì" says which units, not who leads.
_ATTRIBUTE = re.compile(
    r" (?:chủ trì|phối hợp|được giao chủ trì)"
    r"(?= (?!phối hợp|và |cùng|với|thực hiện|tham mưu|xây dựng|tổ chức)[^\W\d])"
)

# What a group's description does not end with: it opens a clause on the duty ("các chủ đầu tư | khi chưa …").
_LEFT_OVER = re.compile(r"(?:[ ,:]+|(?<= )(?:khi|nếu|để|mà|và|sau khi)(?= *$))+$")
# "Mỗi chi bộ có ít nhất 01 buổi …": the verb before a number that is owed.
_OWES = re.compile(r" (?:có|cần có|phải có) (?:ít nhất |tối thiểu |từ |trên |không quá )?\d")


# "các nhà thầu thi công công trình | phải …", "các đơn vị vận hành chuồng trại: | (1) …".
_BEFORE_DUTY = re.compile(
    r"(?: [^\W\d]+){1,12}?(?= (?:phải|có trách nhiệm|có nhiệm vụ) )|(?:,? [^\W\d]+){1,14}?(?=: \((?:1|i|a)\))"
)
_MATTER = re.compile(
    r" (?:việc|nội dung|nhiệm vụ|khi|nếu|để|mà|những|sẽ|cần|không|chủ trì|phối hợp)$| (?:khi|nếu|nhằm|phối hợp) "
)
# "Phó Chủ tịch, phụ trách lĩnh vực …": what a person is in charge of tells which of them it is.
_IN_CHARGE = re.compile(r",? (?:được (?:giao|phân công) )?phụ trách (?=[^\W\d])")
_CHARGE_ENDS = re.compile(r"[;:.()\n]|, (?=(?:các|một số|đồng chí|đ/c) )")
# A verb behind one of these still names the field ("lĩnh vực giám sát và phản biện").
_FIELD = re.compile(r"(?:phụ trách|lĩnh vực|công tác|mảng|khối|việc|và|về|,|-) $")


@dataclass(frozen=True, slots=True)
class Party:
    """An agency in an order, by its span.

    `kind` is the type word that it shares with the others of a list ("Sở"), `opens` where that list opens with it;
    `stands_for` is the full name above that a type word alone repeats ("Phòng").
    """

    start: int
    end: int
    group: bool
    kind: str | None = None
    opens: int | None = None
    stands_for: tuple[int, int] | None = None


def subject_of(parties: Sequence[Party]) -> tuple[int, int]:
    """The whole list as written, with the type word before its first name."""
    first = parties[0]
    return first.start if first.opens is None else first.opens, parties[-1].end


def party_end(context: Context, end: int, limit: int) -> int:
    """Skip a bracket behind an agency's name."""
    bracket = _BRACKET.match(context.text.low, end, limit)
    return bracket.end() if bracket else end


def in_charge(context: Context, party: tuple[int, int], limit: int, *, alone: bool = False) -> int:
    """Where a person's name ends with what it is in charge of; `alone` where nothing but the name stands there."""
    low, (start, end) = context.text.low, party
    charge = _IN_CHARGE.match(low, end, limit)
    if charge is None or not _person().match(low, start):
        return end
    stop = _CHARGE_ENDS.search(low, charge.end(), limit)
    until = stop.start() if stop else limit
    for verb in words().action.finditer(low, charge.end(), until):
        # A verb of one syllable may be the second of a noun ("chăn | nuôi").
        if " " in verb.group() and not _FIELD.search(low, charge.start(), verb.start()):
            return verb.start() - 1
    return until if alone or low.startswith(":", until) else end


def _second_office(context: Context, person: Party, separator: str, at: int) -> bool:
    """Whether one person holds a second office too ("Đồng chí Phó Bí thư, Chủ tịch UBND xã")."""
    low = context.text.low
    alone = low.startswith(("đồng chí ", "đ/c "), person.start)
    return (
        alone
        and separator == ", "
        and not low.startswith(("đồng chí", "đ/c"), at)
        and _person().match(low, at) is not None
    )


@cache
def _person() -> re.Pattern[str]:
    """A person by office, or a group of such."""
    return re.compile(rf"(?:(?:các|một số|toàn thể) )?(?:(?:đồng chí|đ/c) )?{phrases(load('bodies')['persons'])}")


def parties_at(context: Context, at: int, limit: int, *, bare: bool = True) -> tuple[list[Party], int]:
    """The agencies listed from `at` on, and where the list ends (0 agencies: `at`)."""
    key = (at, limit, bare)
    if key not in context.parties:
        parties, end = _parties_at(context, at, limit, bare=bare)
        context.parties[key] = tuple(parties), end
    known, end = context.parties[key]
    return list(known), end


def _parties_at(context: Context, at: int, limit: int, *, bare: bool) -> tuple[list[Party], int]:
    found: list[Party] = []
    end, separator = at, None
    while True:
        mention = agencies.scan(context.text, at, bare=bare if not found else False)
        mention = mention or (_bare_in_list(context, at) if found else None)
        if mention is None or mention.end > limit:
            return found, end
        if _announces(context, mention, limit):
            at = mention.end + 2
            continue
        if (held := in_charge(context, (mention.start, mention.end), limit)) > mention.end:
            mention = replace(mention, end=held)
        shared = [one for one in agencies.departments(context.text, mention) if one.end <= limit]
        if found and separator and _second_office(context, found[-1], separator.group(), mention.start):
            found[-1] = replace(found[-1], end=mention.end)
        elif not (shared and mention.value.group):
            found.append(Party(mention.start, mention.end, mention.value.group))
        found += [Party(one.start, one.end, False, one.kind, mention.start) for one in shared]
        end = party_end(context, found[-1].end, limit)
        separator = _SEPARATOR.match(context.text.low, end, limit)
        if not separator:
            return found, end
        at = separator.end()


def _bare_in_list(context: Context, at: int) -> Mention[agencies.AgencyName] | None:
    """A group without a determiner behind others, right before the duty ("Tổ chuyên môn, giáo viên | triển khai")."""
    mention = agencies.scan(context.text, at, bare=True)
    if mention is None or not mention.value.group or words().action.match(context.text.low, at):
        return None
    end = mention.end + 1
    return mention if words().action.match(context.text.low, end) or words().lead.match(context.text.low, end) else None


def _announces(context: Context, mention: Mention[agencies.AgencyName], limit: int) -> bool:
    """Whether a group only announces those named behind its colon ("và các đơn vị: VNPT, Bưu điện")."""
    if not mention.value.group or not context.text.low.startswith(": ", mention.end):
        return False
    first = agencies.scan(context.text, mention.end + 2)
    listed = first is not None and not first.value.group and first.end < limit
    return listed and context.text.low.startswith((",", " và"), first.end if first else limit)


def extended(
    context: Context, parties: list[Party], end: int, limit: int, *, ordered: bool = False
) -> tuple[list[Party], int]:
    """A group's description runs on to the verb ("các đơn vị thuộc khối thi đua của huyện | căn cứ …")."""
    low = context.text.low
    if parties[-1].group and (told := _told(low, end, limit)):
        return [*parties[:-1], replace(parties[-1], end=told)], told
    attribute = _ATTRIBUTE.match(low, end)
    if attribute and parties[-1].group and not words().action.match(low, attribute.end() + 1):
        parties = [*parties[:-1], Party(parties[-1].start, attribute.end(), group=True)]
        end = attribute.end()
    if (not parties[-1].group and not low.startswith((" thuộc ", " tại ", " trên "), end)) or _opens_task(context, end):
        return parties, end
    stop = duty_verb(context, end, limit)
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
    trimmed = _behind_connectors(low, last.end, stop)
    return [*parties[:-1], Party(last.start, max(last.end, trimmed), last.group)], trimmed


def _told(low: str, end: int, limit: int) -> int | None:
    """Where a description ends that what tells the group its duty stands behind, whatever verbs it holds."""
    told = _BEFORE_DUTY.match(low, end, limit)
    if words().action.match(low, end + 1) and not _trades().match(low, end + 1):
        return None
    return told.end() if told and not _MATTER.search(low, end, told.end()) else None


@cache
def _trades() -> re.Pattern[str]:
    """Verbs that say what a group is there for, so that they may stand in its description."""
    return re.compile(phrases(load("bodies")["trades"]))


def _behind_connectors(low: str, start: int, end: int) -> int:
    """A description ends before the connectors and signs that lead over to the verb ("… được phân công | phải")."""
    for connector in words().connector.finditer(low, start, end):
        if not low[connector.end() : end].strip(" ,:"):
            end = connector.start()
            break
    left_over = _LEFT_OVER.search(low, start, end)
    return left_over.start() if left_over else end


def _opens_task(context: Context, end: int) -> bool:
    rest = end + 1 if context.text.low.startswith(" ", end) else end
    low = context.text.low
    return bool(
        low.startswith((":", ","), end)
        or words().action.match(low, rest)
        or words().lead.match(low, rest)
        or words().connector.match(low, end)
        or words().task_connector.match(low, end)
        or _OWES.match(low, end)
    )


def duty_verb(context: Context, at: int, limit: int) -> int | None:
    """Where the first verb of duty begins behind `at`, verbs inside a description left out."""
    low, skipped = context.text.low, -1
    for match in words().action.finditer(low, at, limit):
        before = low[max(at, match.start() - 24) : match.start()]
        if words().relative.search(before) or words().not_a_duty.search(before) or match.start() - 1 == skipped:
            # "theo lĩnh vực phụ trách | chỉ đạo": the duty begins right behind what is theirs.
            skipped = -1 if match.group() == "phụ trách" else match.end()
            continue
        return match.start()
    return None
