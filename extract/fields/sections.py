"""`sections`: the outline as items."""

from __future__ import annotations

from extract.confidence import CUED, EXACT
from extract.context import Context
from extract.plan import Section


def find(context: Context) -> list[Section]:
    """Every numbered part in order; the outline itself is read by `extract.outline`."""
    return [
        Section(
            id=f"s{node.index + 1}",
            confidence=EXACT if node.title is None or node.style in ("roman", "part", "chapter", "article") else CUED,
            evidence=context.evidence(*(node.title or (node.start, node.content))),
            label=node.label,
            title=context.words(*node.title) if node.title else None,
            level=node.level,
            parent=context.section_id(node.parent),
            start=node.start,
            end=max(node.end, node.content),
        )
        for node in context.sections
    ]
