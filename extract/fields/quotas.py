"""`quotas`: what the plan demands in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from extract import doubts
from extract.context import Context
from extract.mentions.base import Mention
from extract.mentions.quantities import Comparator, Quantity, Unit
from extract.plan import Quota

Span = tuple[int, int]


@dataclass(frozen=True)
class Demand:
    """A quota before it is linked to a movement."""

    quantity: Mention[Quantity]
    comparator: Comparator
    unit: Unit
    unit_text: tuple[int, int]
    text: tuple[int, int]
    per: tuple[int, int] | None
    section: int | None
    confidence: float


def to_items(context: Context, drafts: list[Demand], movement_at: dict[int, str | None]) -> list[Quota]:
    """Demands in the order of the text as items."""
    return [
        Quota(
            id=f"q{number + 1}",
            confidence=doubts.of_quota(context, draft.confidence, draft.text[0]),
            evidence=context.places(draft.text, draft.unit_text, draft.per),
            count=draft.quantity.value.count,
            comparator=draft.comparator,
            unit=draft.unit,
            unit_text=context.words(*draft.unit_text),
            text=context.words(*draft.text),
            per=context.words(*draft.per) if draft.per else None,
            movement=movement_at.get(draft.quantity.start),
            section=context.section_id(draft.section),
        )
        for number, draft in enumerate(sorted(drafts, key=lambda d: d.quantity.start))
    ]
