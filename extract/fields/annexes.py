"""`annexes`: what follows the signature under a label of its own."""

from __future__ import annotations

import re

from extract.confidence import CUED
from extract.context import Context
from extract.paragraphs import Paragraph
from extract.plan import Annex
from extract.zones import ANNEX_LABEL

_LABEL = re.compile(ANNEX_LABEL)
_ATTACHED = re.compile(r"\(?(?:ban hành )?(?:kèm theo|đính kèm)|[-_*– ]+$|\(")


def find(context: Context) -> list[Annex]:
    """One item for each annex: its label line, with the title below or behind it, or its title alone."""
    lines = context.zone("annex")
    opens = [i for i, p in enumerate(lines) if _opens(context, p)]
    items: list[Annex] = []
    for number, first in enumerate(opens):
        until = opens[number + 1] if number + 1 < len(opens) else len(lines)
        start = lines[first].start
        end = _end(context, start, lines[until].start - 1 if until < len(lines) else len(context.text.raw))
        label = _LABEL.match(context.text.low, start)
        titles = _titles(context, lines[first:until], label.end() if label else start)
        items.append(
            Annex(
                id=f"x{len(items) + 1}",
                confidence=CUED,
                evidence=context.places(label.span() if label else None, *titles),
                label=context.words(*label.span()) if label else None,
                title=" ".join(context.words(*span) for span in titles) or None,
                start=start,
                end=end,
            )
        )
    return items


def _opens(context: Context, paragraph: Paragraph) -> bool:
    low = context.text.low[paragraph.start : paragraph.end]
    if context.paragraphs[paragraph.index - 1].zone in ("foot", "body"):
        return True  # what follows the signature, with a label or without one
    label = _LABEL.match(low)
    return label is not None and (
        paragraph.centred
        or paragraph.bold
        or len(low) < 30
        or context.text.raw[paragraph.start : paragraph.end].isupper()
    )


def _end(context: Context, start: int, limit: int) -> int:
    foot = next((p.start for p in context.paragraphs if p.zone in ("head", "foot", "note") and p.start > start), limit)
    return min(limit, foot)


def _titles(context: Context, lines: list[Paragraph], label_end: int) -> list[tuple[int, int]]:
    first = lines[0]
    behind = label_end
    while behind < first.end and context.text.norm[behind] in " .:-":
        behind += 1
    if behind < first.end and not _ATTACHED.match(context.text.low[behind : first.end]):
        return [(behind, first.end)]
    titles: list[tuple[int, int]] = []
    for paragraph in lines[1:5]:
        low = context.text.low[paragraph.start : paragraph.end]
        upper = context.text.raw[paragraph.start : paragraph.end].isupper()
        if _ATTACHED.match(low):
            break
        if paragraph.label or not (
            paragraph.centred
            or paragraph.bold
            or upper
            or (not titles and len(low) < 200 and not low.endswith((".", ";", ":")))
        ):
            break
        if titles and not (upper or paragraph.centred):
            break
        titles.append((paragraph.start, paragraph.end))
    return titles
