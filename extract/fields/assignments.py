"""`assignments`: who does what, and in which role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract import doubts
from extract.canonical import FullNames
from extract.context import Context
from extract.fields.party_names import PartyNames
from extract.orders import Party, Role
from extract.plan import Agency, Assignment

_FINAL = re.compile(r"[\s.;,:/]+$")


@dataclass(frozen=True)
class Draft:
    """An assignment before it is linked to a movement. Spans are offsets; `tabled` marks one from a task table."""

    party: Party
    role: Role
    directive: str | None
    action: tuple[int, int]
    section: int | None
    at: int
    confidence: float
    tabled: bool = False


def to_items(
    context: Context, drafts: list[Draft], movement_at: dict[int, str | None], names: FullNames
) -> list[Assignment]:
    """Drafts in the order of the text as items. `movement_at` gives the movement of each draft's place."""
    items: list[Assignment] = []
    full = PartyNames(context, names)
    seen: set[tuple[str, str, int, int]] = set()
    for draft in sorted(drafts, key=lambda d: d.at):
        name = context.words(draft.party.start, draft.party.end)
        key = (name, draft.role, draft.action[0], draft.at)
        if key in seen or not name:
            continue
        seen.add(key)
        items.append(
            Assignment(
                id=f"a{len(items) + 1}",
                confidence=doubts.of_assignment(context, draft.confidence, draft.action),
                evidence=context.evidence(*draft.action) + context.evidence(draft.party.start, draft.party.end),
                agency=Agency(name=name, canonical=full.of(draft.party)),
                role=draft.role,
                directive=draft.directive,
                movement=movement_at.get(draft.at),
                action=context.text.raw[slice(*draft.action)],
                section=context.section_id(draft.section),
            )
        )
    return items


def trim(low: str, start: int, end: int) -> tuple[int, int]:
    """An action without its final punctuation."""
    found = _FINAL.search(low, start, end)
    return (start, found.start()) if found and found.end() == end else (start, end)
