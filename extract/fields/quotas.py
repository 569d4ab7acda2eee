"""`quotas`: what the plan demands in numbers."""

from __future__ import annotations

from extract.context import Context
from extract.fields.demands import Demand
from extract.plan import Quota


def to_items(context: Context, drafts: list[Demand], movement_at: dict[int, str | None]) -> list[Quota]:
    """Demands in the order of the text as items."""
    return [
        Quota(
            id=f"q{number + 1}",
            confidence=draft.confidence,
            evidence=context.evidence(*draft.text),
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
