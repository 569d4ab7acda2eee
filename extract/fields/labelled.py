"""Labelled lines below a task: "Cơ quan chủ trì: …", "Đơn vị phối hợp: …", "Thời gian thực hiện: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extract.context import Context
from extract.orders import Party, parties_at
from extract.paragraphs import Paragraph, SectionNode

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
LabelRole = Literal["lead", "coordinate", "implement", "time"]


@dataclass(frozen=True)
class Labelled:
    """One labelled part. `action` is the heading of the item that the line belongs to."""

    paragraph: int
    role: LabelRole
    start: int
    value: tuple[int, int]
    parties: tuple[Party, ...]
    action: tuple[int, int] | None
    section: int | None


def labelled_lines(context: Context) -> list[Labelled]:
    """All labelled parts of the body in the order of the text."""
    found: list[Labelled] = []
    for paragraph in context.zone("body"):
        labels = list(_LABEL.finditer(context.text.low[paragraph.body : paragraph.end]))
        if not labels or labels[0].start() > 0:
            continue
        section, action = _heading(context, paragraph)
        for number, label in enumerate(labels):
            start = paragraph.body + label.start()
            first = paragraph.body + label.end()
            last = paragraph.body + labels[number + 1].start() if number + 1 < len(labels) else paragraph.end
            role = _role(label)
            parties = _parties(context, first, last) if role != "time" else ()
            if role == "time" or parties:
                found.append(Labelled(paragraph.index, role, start, (first, last), parties, action, section))
    return found


def _role(label: re.Match[str]) -> LabelRole:
    roles: tuple[LabelRole, ...] = ("lead", "coordinate", "implement", "time")
    return next(role for role in roles if label.group(role))


def _parties(context: Context, start: int, end: int) -> tuple[Party, ...]:
    parties: list[Party] = []
    at = start
    while at < end:
        found, stop = parties_at(context, at, end)
        following = re.compile(r"[,;.] | và |\.$").search(context.text.low, max(stop, at), end)
        until = following.start() if following else end
        if found and found[-1].group and 0 < until - stop <= 40:
            found[-1] = Party(found[-1].start, len(context.text.low[:until].rstrip(" .;,")), True)
        parties += found
        if not following:
            break
        at = following.end()
    return tuple(parties)


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
