"""The text margins of pages, learnt from their lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lines import Page, TextLine

# Lines at least this wide (in parts of the page) are running text, set from margin to margin.
_WIDE = 0.5
# A margin is where this many of them begin or end.
_SUPPORT = 0.1
_SAME_EDGE = 1.5
_ENOUGH = 6
# A page of short lines does not show its margins (Nghị định 30/2020/NĐ-CP: 30–35 mm of 210).
_USUAL_MARGIN = 0.14
# First lines are indented by less than this, in parts of the type size.
_DEEPEST = 6
_MOVED = 3.0
_SAME_INDENT = 1.5


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a page between its text margins.

    `justified`: most lines are set to the right margin; `indent`: where first lines usually begin,
    measured from the left margin, 0 if they are not indented.
    """

    left: float
    right: float
    justified: bool = True
    indent: float = 0.0

    @property
    def center(self) -> float:
        """The middle of the text."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """From margin to margin."""
        return self.right - self.left

    def centers(self, line: TextLine) -> bool:
        """Whether the line stands in the middle, with room on both sides; a first line may do so by chance."""
        room = min(line.x0 - self.left, self.right - line.x1)
        by_chance = self.indent > 0 and abs(line.x0 - self.left - self.indent) < _SAME_INDENT
        return room > line.size and not by_chance and self.balances(line)

    def balances(self, line: TextLine) -> bool:
        """Whether the line has the same room on both sides, or none."""
        return abs(line.center - self.center) < max(5.0, 0.012 * self.width)

    def stands_right(self, line: TextLine) -> bool:
        """Whether the line stands in the right half, where signatures are."""
        return line.center > self.center + 0.03 * self.width and line.x0 > self.left + 0.33 * self.width


def areas(pages: Sequence[Page]) -> list[Area]:
    """The text area of each page: its own where enough lines show it, else that of pages as wide as it."""
    by_width: defaultdict[int, list[TextLine]] = defaultdict(list)
    for page in pages:
        by_width[round(page.width)].extend(page.lines)
    shared = {width: _area(lines, width) for width, lines in by_width.items()}
    return [_own_area(page, shared[round(page.width)]) for page in pages]


def _own_area(page: Page, shared: Area) -> Area:
    wide = _wide(page.lines, page.width)
    if len(wide) < _ENOUGH:
        return shared
    own = _area(wide, page.width)
    # Bound books mirror their margins, a section can have others; small differences are chance.
    moved = max(abs(own.left - shared.left), abs(own.right - shared.right)) > _MOVED
    same_width = abs(own.width - shared.width) <= 2 * _MOVED
    return own if moved and (same_width or len(wide) > 3 * _ENOUGH) else shared


def _area(lines: Sequence[TextLine], width: float) -> Area:
    wide = _wide(lines, width)
    if not wide:
        left = min([_USUAL_MARGIN * width, *(line.x0 for line in lines)])
        return Area(left, max([width - left, *(line.x1 for line in lines)]))
    left = _outermost([line.x0 for line in wide])
    right = -_outermost([-line.x1 for line in wide])
    full = sum(abs(line.x1 - right) <= 2 * _SAME_EDGE for line in wide)
    return Area(left, right, full > 0.5 * len(wide), _usual_indent(lines, left))


def _usual_indent(lines: Sequence[TextLine], left: float) -> float:
    """The place from the margin where enough first lines begin."""
    indents = Counter(round(line.x0 - left) for line in lines if line.size < line.x0 - left < _DEEPEST * line.size)
    place, count = max(indents.items(), key=lambda item: item[1], default=(0, 0))
    return float(place) if count >= _ENOUGH else 0.0


def _outermost(edges: list[float]) -> float:
    """The smallest value that enough of them share."""
    edges.sort()
    need = max(2, round(_SUPPORT * len(edges)))
    for place, edge in enumerate(edges):
        reached = place + need - 1
        if reached < len(edges) and edges[reached] - edge <= _SAME_EDGE:
            return edge
    return edges[0]


def _wide(lines: Sequence[TextLine], width: float) -> list[TextLine]:
    return [line for line in lines if line.x1 - line.x0 > _WIDE * width]
