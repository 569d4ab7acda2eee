"""`sections`: the outline as items."""

from __future__ import annotations

from extract.confidence import CUED, EXACT
from extract.context import Context
from extract.paragraphs import SectionNode
from extract.plan import Section


def find(context: Context) -> list[Section]:
    """Every numbered part in order; the outline itself is read by `extract.outline`."""
    return [
        Section(
            id=f"s{node.index + 1}",
            confidence=EXACT if node.title is None or node.style in ("roman", "part", "chapter", "article") else CUED,
            evidence=context.places(node.title, _label(context, node)),
            label=node.label,
            title=context.words(*node.title) if node.title else None,
            level=node.level,
            parent=context.section_id(node.parent),
            start=node.start,
            end=max(node.end, node.content),
        )
        for node in context.sections
    ]


def _label(context: Context, node: SectionNode) -> tuple[int, int]:
    """The printed label; the whole head of the part where its own writing differs."""
    at = context.text.raw.find(node.label, node.start, max(node.start + len(node.label), node.content))
    return (at, at + len(node.label)) if at >= 0 else (node.start, node.content)
