"""What lowers the confidence of a duty, a quota or a deadline once it is whole: running text, signs of a misreading.

The finders know which rule fired. Here the finished item is looked at as a reader would: an action that opens with no
verb, or still holds a role word, a time or half a bracket, was cut in the wrong place, whatever rule cut it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from extract.confidence import FALLBACK, RUNNING
from extract.context import Context
from extract.order_words import words
from extract.plan import Assignment, Deadline, Item, Quota

Checked = TypeVar("Checked", bound=Item)

_ROLE = re.compile(r"chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm")
_DIRECTIVE = re.compile(r"(?:^|[.;] )(?:đề nghị|giao|yêu cầu|phân công) ")
_SENTENCES = re.compile(r"\w[.] \w")
_SHORT, _LONG, _LONGEST = 3, 25, 40  # words


def assignments(context: Context, items: Sequence[Assignment]) -> list[Assignment]:
    """The assignments, less certain where they were read from running text or look misread."""
    return [_lowered(context, item, lambda one: _odd_assignment(context, one)) for item in items]


def deadlines(context: Context, items: Sequence[Deadline]) -> list[Deadline]:
    """The deadlines, in the same way."""
    return [_lowered(context, item, lambda one: _odd_deadline(context, one)) for item in items]


def quotas(context: Context, items: Sequence[Quota]) -> list[Quota]:
    """The quotas, in the same way; in them nothing looks misread by itself."""
    return [_lowered(context, item, lambda _: False) for item in items]


def _lowered(context: Context, item: Checked, odd: Callable[[Checked], bool]) -> Checked:
    if _in_table(context, item):
        return item
    confidence = min(item.confidence, FALLBACK if odd(item) else RUNNING)
    return item if confidence == item.confidence else item.model_copy(update={"confidence": confidence})


def _in_table(context: Context, item: Item) -> bool:
    """Whether the item stands in a ruled table, where cells say which words belong together."""
    at = item.evidence[0].start
    return any(table.start <= at < table.end for table in context.document.tables)


def _odd_assignment(context: Context, item: Assignment) -> bool:
    low = item.action.lower()
    if len(low.split()) <= _SHORT or "(" in low[: low.find(" ", _LONG)]:
        return True
    opens_with_time = context.found.times.at(item.evidence[0].start) is not None
    if _ROLE.match(low) or _DIRECTIVE.search(low) or not (opens_with_time or words().action.match(low)):
        return True
    return len(low.split()) > _LONGEST and _SENTENCES.search(item.action) is not None


def _odd_deadline(context: Context, item: Deadline) -> bool:
    if item.action is None:
        return item.kind == "due" and item.actor is None
    low = item.action.lower()
    if any(mark in low for mark in "();") or _ROLE.search(low) or len(low.split()) > _LONG:
        return True
    if item.actor is None and (item.kind == "due" or not words().action.match(low)):
        return True  # somebody owes what is due
    spans = [(e.start, e.end) for e in item.evidence if context.words(e.start, e.end) == item.action]
    return any(context.found.times.within(*span) or context.found.agencies.at(span[0]) for span in spans)
