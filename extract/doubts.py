"""What lowers the confidence of a duty, a quota or a deadline as it becomes an item: running text, signs of misreading.

The finders know which rule fired. Here the whole item is looked at as a reader would: an action that opens with no
verb, or still holds a role word, a time or half a bracket, was cut in the wrong place, whatever rule cut it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.confidence import FALLBACK, RUNNING
from extract.context import Context
from extract.order_words import words

Span = tuple[int, int]

_ROLE = re.compile(r"chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm")
_DIRECTIVE = re.compile(r"(?:^|[.;] )(?:đề nghị|giao|yêu cầu|phân công) ")
_MARKS = re.compile(r"[();]")
_SENTENCES = re.compile(r"\w[.] \w")
_SHORT, _LONG, _LONGEST = 3, 25, 40  # words


def of_assignment(context: Context, confidence: float, action: Span) -> float:
    """The confidence of an assignment with this action: less where it was read from running text or looks misread."""
    return _lowered(context, confidence, action[0], lambda: _odd_assignment(context, action))


def of_deadline(
    context: Context, confidence: float, at: int, kind: str, actor: Span | None, action: Span | None
) -> float:
    """The confidence of a deadline whose time stands at `at`, in the same way."""
    return _lowered(context, confidence, at, lambda: _odd_deadline(context, kind, actor, action))


def of_quota(context: Context, confidence: float, at: int) -> float:
    """The confidence of a quota that stands at `at`, in the same way; in it nothing looks misread by itself."""
    return _lowered(context, confidence, at, lambda: False)


def _lowered(context: Context, confidence: float, at: int, odd: Callable[[], bool]) -> float:
    """In a ruled table cells say which words belong together; elsewhere grammar alone does."""
    if any(table.start <= at < table.end for table in context.document.tables):
        return confidence
    return min(confidence, FALLBACK if odd() else RUNNING)


def _odd_assignment(context: Context, action: Span) -> bool:
    raw = context.text.raw[slice(*action)]
    low = raw.lower()
    length = len(low.split())
    if length <= _SHORT or "(" in low[: low.find(" ", _LONG)]:
        return True
    opens_with_time = context.found.times.at(action[0]) is not None
    if _ROLE.match(low) or _DIRECTIVE.search(low) or not (opens_with_time or words().action.match(low)):
        return True
    return length > _LONGEST and _SENTENCES.search(raw) is not None


def _odd_deadline(context: Context, kind: str, actor: Span | None, action: Span | None) -> bool:
    if action is None:
        return kind == "due" and actor is None
    low = context.words(*action).lower()
    if _MARKS.search(low) or _ROLE.search(low) or len(low.split()) > _LONG:
        return True
    if actor is None and (kind == "due" or not words().action.match(low)):
        return True  # somebody owes what is due
    return bool(context.found.times.within(*action)) or context.found.agencies.at(action[0]) is not None
