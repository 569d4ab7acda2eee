"""`recipients`: the lines of "Nơi nhận"."""

from __future__ import annotations

import re

from extract.confidence import CUED, EXACT
from extract.context import Context
from extract.plan import Recipient

_OPENING = re.compile(r"(?:nơi nhận|kính gửi) ?:? ?")
_DASH = re.compile(r"[-–—+*•] ?")


def find(context: Context) -> list[Recipient]:
    """One item a line, without dash and final punctuation, up to the signature."""
    items: list[Recipient] = []
    open_list = False
    for paragraph in context.zone("foot"):
        low = context.text.low[paragraph.start : paragraph.end]
        opening = _OPENING.match(low)
        dash = _DASH.match(low)
        if opening and low.startswith("nơi nhận"):
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


def _looks_signed(line: str) -> bool:
    """The signature block opens in capitals ("TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC")."""
    return line.upper() == line
