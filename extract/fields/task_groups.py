"""Task and target groups: what a lead or a quota stands under where the plan names no movement."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from extract.context import Context
from extract.fields.movements import (
    MovementPlaces,
    MovementSpan,
    is_aspect,
    is_criteria,
    is_generic,
    section_movement,
    steps,
)
from extract.knowledge import compiled, load, phrases
from extract.paragraphs import SectionNode

_PHASE = re.compile(r"giai đoạn(?!\w)|đợt (?:\d|[ivx]+(?!\w)|thứ )")


def groups_with(
    context: Context, places: Iterable[tuple[int, int | None]], known: list[MovementSpan]
) -> list[MovementSpan]:
    """Task and target groups: the nearest heading above each lead or quota, where no movement holds it already."""
    chosen: dict[int, MovementSpan] = {}
    held = MovementPlaces(known)
    for at, section in places:
        if held.at(at) is not None or context.is_implementation(section):
            continue
        node = _group_above(context, section)
        if node is not None and node.index not in chosen:
            chosen[node.index] = replace(section_movement(context, node), criteria=())
    return list(chosen.values())


def _is_step(title: str) -> bool:
    """A heading on how the plan is carried out; one that names the contents too holds groups."""
    return steps().match(title) is not None and not _contents().search(title)


@cache
def _contents() -> re.Pattern[str]:
    return compiled(load("verbs")["sections"]["contents"])


def _group_above(context: Context, section: int | None) -> SectionNode | None:
    above = list(context.ancestors(section))
    if any(_is_step(context.title(node)) for node in above if node.title) or any(
        context.text.low.startswith("điều ", node.start) for node in above
    ):
        return None
    node = next((n for n in above if n.title and not is_aspect(context, n)), None)
    if (
        node is None
        or _names_agency(context, node)
        or is_generic(context.title(node))
        or context.title(node).startswith("số lượng ")
        or _is_time(context, node)
        or _amends_part().match(context.title(node))
        or is_criteria(context, node)
    ):
        return None
    return node if node.level > 1 or not context.children(node.index) else None


def _names_agency(context: Context, node: SectionNode) -> bool:
    """A heading that is an agency's name says who, not what."""
    assert node.title is not None
    agency = context.found.agencies.at(node.title[0])
    return agency is not None and agency.end >= node.title[1]


@cache
def _amends_part() -> re.Pattern[str]:
    """A heading that says which part of an earlier document is put otherwise ("Sửa đổi mục III (…)")."""
    part = r"(?:tiểu mục|mục|điểm|khoản|điều|phần|chương|phụ lục|đoạn)"
    return re.compile(rf"{phrases(load('documents')['effects'])} (?:(?:nội dung|tên|một số|các) )*{part} ")


def _is_time(context: Context, node: SectionNode) -> bool:
    assert node.title is not None
    time = context.found.times.at(node.title[0])
    return time is not None or _PHASE.match(context.title(node)) is not None
