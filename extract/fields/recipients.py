"""`recipients`: the lines of "Nơi nhận"."""

from __future__ import annotations

import re

from extract.confidence import CUED, EXACT
from extract.context import Context
from extract.paragraphs import Paragraph
from extract.plan import Recipient

_OPENING = re.compile(r"[*•]? ?(nơi nhận|nơi gửi|kính gửi) ?:? ?[-–+]? ?")
_DASH = re.compile(r"[-–—+*•] ?")


def find(context: Context) -> list[Recipient]:
    """One item a line, without dash and final punctuation, up to the signature."""
    items: list[Recipient] = []
    open_list = False
    for paragraph in context.zone("foot"):
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
        elif open_list and not _looks_signed(context.text.raw[paragraph.start : paragraph.end]):
            start = paragraph.start
        else:
            open_list = open_list and not items
            continue
        if items and not dash and _is_cut(items[-1], context.text.raw):
            items[-1] = _continued(items[-1], context, paragraph)
            continue
        end = paragraph.end
        while end > start and context.text.raw[end - 1] in " .;,:/":
            end -= 1
        if end > start:
            items.append(
                Recipient(
                    id=f"r{len(items) + 1}",
                    confidence=EXACT if dash else CUED,
                    evidence=context.evidence(start, end),
                    text=context.text.raw[start:end],
                )
            )
    return items


def _is_cut(item: Recipient, raw: str) -> bool:
    """Whether an item had a dash and no final mark: a line without a dash below it goes on with it."""
    end = item.evidence[-1].end
    return item.confidence == EXACT and raw[end : end + 1] not in (";", ".", ",", ":", "/")


def _continued(item: Recipient, context: Context, paragraph: Paragraph) -> Recipient:
    words = context.text.raw[paragraph.start : paragraph.end].rstrip(" .;,:/")
    places = [*item.evidence, *context.evidence(paragraph.start, paragraph.start + len(words))]
    return item.model_copy(update={"text": f"{item.text} {words}", "evidence": places})


def _looks_signed(line: str) -> bool:
    """The signature block opens in capitals ("TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC")."""
    return line.upper() == line
