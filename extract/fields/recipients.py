"""`recipients`: the lines of "Nơi nhận"."""

from __future__ import annotations

import re

from extract.confidence import CUED, EXACT
from extract.context import Context
from extract.fields.signature import opens_signature
from extract.paragraphs import Paragraph
from extract.plan import Recipient

_OPENING = re.compile(r"[*•]? ?(nơi nhận|nơi gửi|kính gửi) ?:? ?[-–+]? ?")
_DASH = re.compile(r"[-–—+*•] ?")
# A brace over several lines leaves its mark, and what it says in brackets, behind one of them.
_FINAL = " .;,:/}"
_BRACKET = re.compile(r"\([^()]*\)[ .;,]*")
_CLOSING = re.compile(r"( ?[;,.}]+) (\([^()]*\))[ .;,]*$")


def find(context: Context) -> list[Recipient]:
    """One item a line, without dash and final punctuation, up to the signature."""
    items: list[Recipient] = []
    open_list = False
    foot = list(context.zone("foot"))
    for at, paragraph in enumerate(foot):
        low = context.text.low[paragraph.start : paragraph.end]
        opening = _OPENING.match(low)
        dash = _DASH.match(low)
        if opening and opening.group(1) != "kính gửi":
            if items:
                break
            open_list = True
            start = paragraph.start + opening.end()
        elif open_list and dash:
            start = paragraph.start + dash.end()
        elif open_list and not opens_signature([context.text.raw[p.start : p.end] for p in foot[at : at + 4]]):
            start = paragraph.start
        else:
            open_list = open_list and not items
            continue
        if items and not dash and (_BRACKET.fullmatch(low) or _is_cut(items[-1], context.text.raw)):
            items[-1] = _continued(items[-1], context, paragraph)
            continue
        if places := _places(context, start, paragraph.end):
            items.append(
                Recipient(
                    id=f"r{len(items) + 1}",
                    confidence=EXACT if dash else CUED,
                    evidence=context.places(*places),
                    text=" ".join(context.text.raw[slice(*place)] for place in places),
                )
            )
    return items


def _places(context: Context, start: int, end: int) -> list[tuple[int, int]]:
    """A line without final marks, also without those before a closing bracket ("Đảng ủy xã; (để báo cáo)")."""
    bracket = _CLOSING.search(context.text.raw, start, end)
    cuts = [(start, bracket.start(1)), bracket.span(2)] if bracket else [(start, end)]
    kept = [(first, first + len(context.text.raw[first:last].rstrip(_FINAL))) for first, last in cuts]
    return [(first, last) for first, last in kept if last > first]


def _is_cut(item: Recipient, raw: str) -> bool:
    """Whether an item had a dash and no final mark but a comma: a line without a dash below it goes on with it."""
    end = item.evidence[-1].end
    return item.confidence == EXACT and raw[end : end + 1] not in (";", ".", ":", "/")


def _continued(item: Recipient, context: Context, paragraph: Paragraph) -> Recipient:
    words = context.text.raw[paragraph.start : paragraph.end].rstrip(_FINAL)
    last = item.evidence[-1]
    comma = "," if context.text.raw.startswith(",", last.end) else ""
    places = [
        *item.evidence[:-1],
        last.model_copy(update={"end": last.end + len(comma)}),
        *context.evidence(paragraph.start, paragraph.start + len(words)),
    ]
    return item.model_copy(update={"text": f"{item.text}{comma} {words}", "evidence": places})
