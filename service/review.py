"""What a person should look at first: the least certain items of a plan, each with its words and its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from service.findings import place
from service.messages import Messages
from service.terminal import harmless

if TYPE_CHECKING:
    from rich.console import RenderableType

    from extract import Plan
    from extract.plan import Item

SHOWN = 5
_EXCERPT = 120
# list -> the field whose words tell the item
_WORDS = {
    "legal_bases": "title",
    "movements": "title",
    "criteria": "text",
    "assignments": "action",
    "quotas": "text",
    "deadlines": "text",
    "funding": "text",
}


def review_lines(plan: Plan, say: Messages) -> Iterator[RenderableType]:
    """The first few of `needs_review` as a table without rules: what it is, then its words and its place."""
    items = {item.id: (name, item) for name in _WORDS for item in getattr(plan, name)}
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    for name, item in (items[key] for key in plan.needs_review[:SHOWN]):
        words = Text(harmless(_told(name, item)))
        words.append(harmless(f"\n{place(plan, item, say)}"), style="dim")
        rows.add_row(Text(say(f"review.{name}"), style="yellow"), words)
    yield rows
    if len(plan.needs_review) > SHOWN:
        yield Text(say("review.more", n=len(plan.needs_review) - SHOWN), style="dim")


def _told(name: str, item: Item) -> str:
    words = str(getattr(item, _WORDS[name]) or "")
    who = getattr(item, "agency", None)
    about = getattr(item, "action", None) if name == "deadlines" else None
    told = ": ".join(part for part in (who.name if who else None, words, about) if part)
    return told if len(told) <= _EXCERPT else f"{told[:_EXCERPT].rsplit(' ', 1)[0]} …"
