"""Deadlines in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.messages import Messages
from service.wording import day

if TYPE_CHECKING:
    from extract.plan import Deadline


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the timeline: the day in figures, the document's own words, what, who."""

    when: str
    words: str
    action: str
    actor: str


def timeline(deadlines: Iterable[Deadline], titles: Mapping[str, str | None], say: Messages) -> list[list[Entry]]:
    """Dated ones by day, then recurring ones, then those tied to an event; groups without any are left out.

    `titles` of sections by id: a heading that is a time has no action of its own.
    """
    items = list(deadlines)
    recurring = [item for item in items if item.kind == "recurring"]
    dated = [item for item in items if item.kind != "recurring" and (item.start or item.end)]
    undated = [item for item in items if item.kind != "recurring" and not (item.start or item.end)]
    dated.sort(key=lambda item: (item.start or item.end or "", item.end or ""))
    recurring.sort(key=lambda item: item.start or "9999")
    return [[_entry(item, titles, say) for item in group] for group in (dated, recurring, undated) if group]


def _entry(item: Deadline, titles: Mapping[str, str | None], say: Messages) -> Entry:
    action = item.action or titles.get(item.section or "") or ""
    return Entry(_when(item, say), item.text, action, item.actor or "")


def _when(item: Deadline, say: Messages) -> str:
    if item.kind == "recurring":
        return say("deadline.recurring")
    if item.kind == "due" and item.end:
        return say("deadline.before" if item.inclusive is False else "deadline.to", day=day(item.end))
    if item.start and item.end and item.start != item.end:
        return f"{day(item.start)} –\n{day(item.end)}"
    return day(item.start or item.end) or say("deadline.undated")
