"""Labelled lines below a task: "Cơ quan chủ trì: …", "Đơn vị phối hợp: …", "Thời gian thực hiện: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from extract.context import Context
from extract.orders import Party, parties_at
from extract.paragraphs import Paragraph, SectionNode
from extract.parties import in_charge

_WHO = r"(?:(?:các )?(?:cơ quan|đơn vị|bộ phận|phòng|cá nhân|người)(?:, (?:đơn vị|bộ phận))? )?"
_ROLE = (
    r"(?:(?P<lead>chủ trì|đầu mối|phụ trách)(?: thực hiện| tham mưu)?"
    r"|(?P<coordinate>phối hợp)(?: thực hiện)?"
    r"|(?P<implement>(?:tổ chức )?thực hiện|tham mưu))"
)
_TIME = (
    r"(?P<time>thời (?:gian|hạn)(?:,? (?:và )?địa điểm)?(?: thực hiện| hoàn thành| tổ chức| triển khai| báo cáo)?"
    r"|tiến độ(?: thực hiện)?|hoàn thành)"
)
_LABEL = re.compile(rf"(?:^|(?<=[.;,] )|(?<=[-+*] )|(?<=\())({_WHO}{_ROLE}|{_TIME})\s?: ?")
_OPENED = re.compile(rf"\((?=(?:{_WHO}(?:chủ trì|thực hiện|phối hợp|đầu mối)|thời (?:gian|hạn)[^:()]{{0,20}}) ?:)")
_LEADS = re.compile(r",? \(?chủ trì\)?(?:[,;]? (?:và )?(?:phối hợp(?: với| cùng)? )?|$)")
_NEXT = re.compile(r"[,;.] | và | \(?phối hợp\)?|\.$")
_COMRADES = re.compile(r"(?:các|một số|toàn thể) (?:đồng chí|đ/c) ")
_DETERMINED = re.compile(r"(?:các|một số|mỗi|toàn thể|đồng chí|đ/c) ")
LabelRole = Literal["lead", "coordinate", "implement", "time"]


@dataclass(frozen=True)
class Labelled:
    """One labelled part. `action` is the heading of the item that the line belongs to, or what stands before a bracket.

    `bracket` marks a part of a bracket that closes a paragraph ("… tại chợ. (Cơ quan chủ trì: …; thời gian: …)").
    """

    paragraph: int
    role: LabelRole
    start: int
    value: tuple[int, int]
    parties: tuple[Party, ...]
    action: tuple[int, int] | None
    section: int | None
    bracket: bool = False


def labelled_lines(context: Context) -> list[Labelled]:
    """All labelled parts of the body in the order of the text."""
    found: list[Labelled] = []
    for paragraph in context.zone("body"):
        opened = _bracket(context, paragraph)
        begin, end = opened or (paragraph.body, paragraph.end)
        labels = list(_LABEL.finditer(context.text.low[begin:end]))
        if not labels or labels[0].start() > 0:
            continue
        section, action = _heading(context, paragraph)
        if opened and paragraph.bullet and (before := trimmed(context, paragraph.body, begin - 1)):
            action = before
        for number, label in enumerate(labels):
            last = begin + labels[number + 1].start() if number + 1 < len(labels) else end
            part = (begin + label.end(), last)
            for role, parties in _roles(context, _role(label), *part):
                found.append(
                    Labelled(
                        paragraph.index, role, begin + label.start(), part, parties, action, section, opened is not None
                    )
                )
    return found


def bracketed(lines: list[Labelled]) -> dict[int, list[tuple[int, int]]]:
    """The parts in brackets, label and value, by their paragraph."""
    found: dict[int, list[tuple[int, int]]] = {}
    for line in lines:
        if line.bracket:
            found.setdefault(line.paragraph, []).append((line.start, line.value[1]))
    return found


def trimmed(context: Context, start: int, end: int) -> tuple[int, int] | None:
    """A stretch without its final punctuation, None where nothing is left."""
    end = start + len(context.text.low[start:end].rstrip(" .;:,"))
    return (start, end) if end > start else None


def _bracket(context: Context, paragraph: Paragraph) -> tuple[int, int] | None:
    """What stands in the bracket of labelled parts that closes a paragraph."""
    end = paragraph.body + len(context.text.low[paragraph.body : paragraph.end].rstrip(" .;,/"))
    if not context.text.low.endswith(")", paragraph.body, end):
        return None
    opened = list(_OPENED.finditer(context.text.low, paragraph.body, end))
    return (opened[-1].end(), end - 1) if opened else None


def _roles(context: Context, role: LabelRole, start: int, end: int) -> Iterator[tuple[LabelRole, tuple[Party, ...]]]:
    """The roles of one part: its label's, or those that its own words tell ("A chủ trì, B và C phối hợp")."""
    if role == "time":
        yield role, ()
        return
    leads = _LEADS.search(context.text.low, start, end)
    joined: list[tuple[LabelRole, int, int]] = [(role, start, end)]
    if leads:
        joined = [("lead", start, leads.start()), ("coordinate", leads.end(), end)]
    for said, first, last in joined:
        if parties := _parties(context, first, last):
            yield said, parties


def _role(label: re.Match[str]) -> LabelRole:
    roles: tuple[LabelRole, ...] = ("lead", "coordinate", "implement", "time")
    return next(role for role in roles if label.group(role))


def _parties(context: Context, start: int, end: int) -> tuple[Party, ...]:
    parties: list[Party] = []
    at = start
    while at < end:
        found, stop = parties_at(context, at, end)
        following = _NEXT.search(context.text.low, max(stop, at), end)
        until = following.start() if following else end
        if found and found[-1].group and 0 < until - stop <= 40:
            found[-1] = Party(found[-1].start, len(context.text.low[:until].rstrip(" .;,")), True)
        if found and (held := in_charge(context, (found[-1].start, found[-1].end), end, alone=True)) > stop:
            found[-1] = replace(found[-1], end=held)
            following = _NEXT.search(context.text.low, held, end)
        elif not found and _DETERMINED.match(context.text.low, at, end):
            found = [Party(at, until, True)]  # an office that no rule knows, among those of the list
        if parties and found and _goes_along(context, parties[-1], found[0]):
            found[0] = Party(parties.pop().start, found[0].end, True)
        parties += found
        if not following:
            break
        at = following.end()
    return tuple(parties)


def _goes_along(context: Context, before: Party, party: Party) -> bool:
    """A bare group of persons goes along with the determiner before it ("Các đ/c Phó Chủ tịch, Trưởng đoàn thể")."""
    low = context.text.low
    bare = party.group and not _DETERMINED.match(low, party.start) and low.startswith(", ", party.start - 2)
    return bare and before.end == party.start - 2 and _COMRADES.match(low, before.start) is not None


def _heading(context: Context, paragraph: Paragraph) -> tuple[int | None, tuple[int, int] | None]:
    """The item that the line belongs to: its section and its title, or the running paragraph that opens it.

    A line without bullet behind several items of a list closes the group above them, not the last item.
    """
    for node in context.ancestors(paragraph.section):
        closes_list = not paragraph.bullet and node.style in ("letter", "number") and _has_sister(context, node)
        if node.title is not None and not (node.run_in and closes_list):
            return node.index, node.title
        opening = context.paragraphs[node.paragraph]
        between = context.paragraphs[opening.index + 1 : paragraph.index]
        if not closes_list and all(_LABEL.match(context.text.low[p.body : p.end]) for p in between):
            end = opening.end
            while end > opening.body and context.text.low[end - 1] in " .;:,":
                end -= 1
            return node.index, (opening.body, end)
    return paragraph.section, None


def _has_sister(context: Context, node: SectionNode) -> bool:
    """Whether a part of the same kind stands before it under the same heading."""
    before = context.sections[node.index - 1] if node.index else None
    return before is not None and before.parent == node.parent and before.style == node.style
