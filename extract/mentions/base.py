"""What a mention is: a typed span of the text with the value read from it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Kind = Literal["agency", "document", "time", "quantity", "name"]
Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Mention(Generic[Value]):
    """A typed span. `start` and `end` are offsets in code points into the document's text."""

    kind: Kind
    start: int
    end: int
    value: Value


class Mentions(Generic[Value]):
    """The mentions of one kind in the order of the text, with look-up by place."""

    def __init__(self, found: Iterable[Mention[Value]]) -> None:
        """`found` may come in any order; of two that begin together the longer is first."""
        self.items: Sequence[Mention[Value]] = tuple(sorted(found, key=lambda m: (m.start, -m.end)))
        self._starts = [m.start for m in self.items]
        self._by_start = {m.start: m for m in reversed(self.items)}

    def __iter__(self) -> Iterator[Mention[Value]]:
        """In the order of the text."""
        return iter(self.items)

    def within(self, start: int, end: int) -> Sequence[Mention[Value]]:
        """Those that lie wholly inside `start`:`end`."""
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [m for m in self.items[first:last] if m.end <= end]

    def at(self, start: int) -> Mention[Value] | None:
        """The (longest) one that begins exactly at `start`."""
        return self._by_start.get(start)

    def covering(self, position: int) -> Mention[Value] | None:
        """One whose span holds `position`, if any; mentions of one kind hardly overlap."""
        index = bisect_right(self._starts, position) - 1
        for candidate in reversed(self.items[max(0, index - 2) : index + 1]):
            if candidate.start <= position < candidate.end:
                return candidate
        return None
