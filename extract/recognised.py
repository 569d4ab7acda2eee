"""What recognition was not sure of, carried into the plan.

A reader of pictures marks the words that it doubts (`Block.doubts`) and says how sure it was of each line
(`Block.confidence`). An item that rests on such words is less certain than its rule makes it, and the words that no
repair settled are told to a person. A document of which nothing was recognised comes through untouched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import TypeVar, get_origin

from extract.confidence import FALLBACK, REPAIRED
from extract.plan import Diagnostic, Evidence, Item, Plan
from ingest import Block, Document, Doubt

Lowered = TypeVar("Lowered", bound=Item)

# The certainty of a word that the reader repaired; the repair stands in `source.warnings`. Of the items that hold a
# word of this certainty or less too few are right for 0.9, of those that hold only surer words enough.
REPAIRED_WORD = 0.7
# In a block that was recognised with less certainty than this no word is to be trusted.
_WEAK_BLOCK = 0.85
_MOST_TOLD = 200

_LISTS = tuple(
    name
    for name, field in Plan.model_fields.items()
    if get_origin(field.annotation) is list and name not in ("needs_review", "diagnostics")
)


def carried(document: Document, result: Plan) -> Plan:
    """The plan, less certain where recognition was, and with `ocr_suspect` for the words that are still doubtful.

    What a wholly repaired document gives (`Document.repaired`) is less certain already, and not lowered again.
    """
    if document.reader != "ocr":
        return result
    found = [*result.diagnostics, *_suspects(document, len(result.diagnostics))]
    result = result.model_copy(update={"diagnostics": found})
    return result if document.repaired else _less_certain(result, _Weak(document))


class _Weak:
    """The places of a document that recognition was not sure of; they do not overlap each other."""

    def __init__(self, document: Document) -> None:
        spans = sorted(span for block in document.blocks for span in _weak(document.text, block))
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def lowered(self, confidence: float, evidence: Iterable[Evidence]) -> float:
        """The confidence of what was built on this evidence."""
        weak = any(self._touches(place.start, place.end) for place in evidence)
        return round(confidence * REPAIRED, 4) if weak else confidence

    def _touches(self, start: int, end: int) -> bool:
        first = bisect_right(self._ends, start)  # the first place that ends behind `start`
        return first < len(self._ends) and self._starts[first] < end


def _weak(text: str, block: Block) -> list[tuple[int, int]]:
    if block.confidence is not None and block.confidence < _WEAK_BLOCK:
        return [(block.start, block.end)]
    return [(one.start, one.end) for one in _written(text, block) if one.confidence <= REPAIRED_WORD]


def _written(text: str, block: Block) -> list[Doubt]:
    """The doubts of a block that concern letters or digits: no value hangs on a dash."""
    return [one for one in block.doubts if any(sign.isalnum() for sign in text[one.start : one.end])]


def _less_certain(result: Plan, weak: _Weak) -> Plan:
    head = [place for places in result.identity.evidence.values() for place in places]
    confidence = weak.lowered(result.identity.confidence, head)
    changed: dict[str, object] = {name: [_lowered(item, weak) for item in getattr(result, name)] for name in _LISTS}
    changed["identity"] = result.identity.model_copy(update={"confidence": confidence})
    changed["signature"] = result.signature and _lowered(result.signature, weak)
    return result.model_copy(update=changed)


def _lowered(item: Lowered, weak: _Weak) -> Lowered:
    return item.model_copy(update={"confidence": weak.lowered(item.confidence, item.evidence)})


def _suspects(document: Document, before: int) -> Iterator[Diagnostic]:
    """A diagnostic for each doubtful place, in reading order; of too many the least certain. `before` stand already."""
    places = [(block.page, place) for block in document.blocks for place in _unsettled(document.text, block)]
    worst = nsmallest(_MOST_TOLD, places, key=lambda one: min(doubt.confidence for doubt in one[1]))
    worst.sort(key=lambda one: one[1][0].start)
    for number, (page, place) in enumerate(worst, before + 1):
        start, end = place[0].start, place[-1].end
        yield Diagnostic(
            id=f"g{number}",
            confidence=FALLBACK,
            evidence=[Evidence(start=start, end=end, page=page)],
            code="ocr_suspect",
            severity="info",
            message=f"Nhận dạng không chắc chắn, cần đối chiếu với bản gốc: “{document.text[start:end]}”.",
        )


def _unsettled(text: str, block: Block) -> list[Sequence[Doubt]]:
    """The doubts of a block that no repair settled, those of neighbouring words together."""
    places: list[list[Doubt]] = []
    for doubt in _written(text, block):
        if doubt.confidence == REPAIRED_WORD:
            continue
        if places and not text[places[-1][-1].end : doubt.start].strip():
            places[-1].append(doubt)
        else:
            places.append([doubt])
    return [*places]
