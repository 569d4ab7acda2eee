"""`signature`: authority, acting, position and name at the foot."""

from __future__ import annotations

import re

from extract.confidence import CUED, EXACT
from extract.context import Context
from extract.paragraphs import Paragraph
from extract.plan import Evidence, Signature
from extract.reading import LOWER, UPPER

_AUTHORITY = re.compile(r"(?:tm[.,]|t/m) ?")
_ACTING = re.compile(r"(?:kt|tl|tuq|q)[.,] ?")
_NAME = re.compile(
    rf"(?:(?:[A-Z][\w]{{0,4}}\.|GS|PGS|TS|ThS|BS|CN|KS)[. ]*)*[{UPPER}][{LOWER}]*(?: [{UPPER}][{LOWER}]*){{1,5}}$"
)
_SIGNED_BY = re.compile(r"(?:đã ký|ký bởi|người ký|\(ký)")


def find(context: Context) -> Signature | None:
    """The first signature of the file; None where nothing in the foot looks like one."""
    lines = [p for p in _first_foot(context) if not context.text.norm[p.start : p.end].startswith(("-", "+", "•"))]
    lines = [p for p in lines if not context.text.low[p.start : p.end].startswith(("nơi nhận", "kính gửi"))]
    if not lines:
        return None
    authority, acting, position, name = _parts(context, lines)
    if not (position or name or acting):
        return None
    chosen = [p for group in (authority, acting, position, name) for p in group]
    evidence: list[Evidence] = [e for p in chosen for e in context.evidence(p.start, p.end)]
    words = [
        " ".join(context.words(p.start, p.end) for p in group) or None for group in (authority, acting, position, name)
    ]
    return Signature(
        id="n1",
        confidence=EXACT if position and name else CUED,
        evidence=evidence,
        authority=words[0],
        acting=words[1],
        position=words[2],
        name=words[3],
    )


def _first_foot(context: Context) -> list[Paragraph]:
    foot: list[Paragraph] = []
    for paragraph in context.paragraphs:
        if paragraph.zone == "foot":
            foot.append(paragraph)
        elif foot and paragraph.zone != "note":
            break
    return foot


def _parts(
    context: Context, lines: list[Paragraph]
) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph], list[Paragraph]]:
    authority: list[Paragraph] = []
    acting: list[Paragraph] = []
    position: list[Paragraph] = []
    name: list[Paragraph] = []
    for paragraph in lines:
        raw, low = context.text.raw[paragraph.start : paragraph.end], context.text.low[paragraph.start : paragraph.end]
        if _SIGNED_BY.match(low):
            continue
        if _AUTHORITY.match(low) and not authority:
            authority.append(paragraph)
        elif _ACTING.match(low) and not acting:
            acting.append(paragraph)
        elif raw.upper() == raw and any(c.isalpha() for c in raw):
            group = authority if authority and not acting and not position and _goes_on(low) else position
            group.append(paragraph)
        elif (
            _NAME.match(context.text.norm[paragraph.start : paragraph.end])
            and (position or acting or authority)
            and not name
        ):
            name.append(paragraph)
    return authority, acting, position, name


def _goes_on(low: str) -> bool:
    """A second line of the authority: "TM. ỦY BAN NHÂN DÂN" / "TỈNH …"."""
    return low.startswith(("huyện", "tỉnh", "thành phố", "xã", "phường", "thị xã", "quận", "và ", "ban thường vụ"))
