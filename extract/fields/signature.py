"""`signature`: authority, acting, position and name at the foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.confidence import CUED, EXACT
from extract.context import Context
from extract.knowledge import load, phrases
from extract.paragraphs import Paragraph
from extract.plan import Evidence, Signature
from extract.reading import UPPER, fold_tones

_AUTHORITY = re.compile(r"(?:t\.?m[.,:/ ]|t/m) ?")
_ACTING = re.compile(r"(?:(?:kt|tl|tuq|q)[.,:/]|k/t|t/l|t/uq) ?")
# Where two parts share a line: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH".
_NEXT_PART = re.compile(r" (?=(?:kt|tl|tuq)[.,] ?|k/t )|(?<=\w) (?=phó )")
# A syllable of a name; those of the highlands hold apostrophes ("H’Lan").
_SYLLABLE = rf"[{UPPER}][\w]*(?:['’][\w]+)?"
_NAME = re.compile(rf"{_SYLLABLE}(?: {_SYLLABLE}){{1,6}}$")
_DEGREES = re.compile(r"(?:(?:[A-Z]\w{0,6}\.|GS|PGS|TS|ThS|BS|CN|KS)[. ]*)*")
_SIGNED_BY = re.compile(r"\(?(?:đã ký|ký bởi|người ký|(?<=\()ký)")


Span = tuple[int, int]


def find(context: Context) -> Signature | None:
    """The first signature of the file; None where nothing in the foot looks like one."""
    lines = [span for paragraph in _first_foot(context) for span in _lines(context, paragraph)]
    authority, acting, position, name = _parts(context, lines)
    if not (position or name or acting):
        return None
    parts = (authority, acting, position, name)
    words = [" ".join(context.words(*span) for span in part) or None for part in parts]
    evidence: list[Evidence] = context.places(*(span for part in parts for span in part))
    return Signature(
        id="n1",
        confidence=EXACT if position and name else CUED,
        evidence=evidence,
        authority=words[0],
        acting=words[1],
        position=words[2],
        name=words[3],
    )


def opens_signature(lines: Sequence[str]) -> bool:
    """Whether a signature begins with these lines of a foot: in capitals, with "TM. …", with a position over a name."""
    first = lines[0]
    if first.upper() == first or _AUTHORITY.match(first.lower()) or _ACTING.match(first.lower()):
        return True
    if not _is_position(first):
        return False
    below = next((line for line in lines[1:] if not (_is_position(line) or _SIGNED_BY.match(line.lower()))), None)
    return below is not None and _is_name(below, capitals=False)


def _is_position(line: str) -> bool:
    """A position in small letters ("Trưởng phòng"), as long as a position may be."""
    return len(line) <= 60 and not re.search(r"[;:,.\d]", line) and _before_name()[1].match(line.lower()) is not None


def _lines(context: Context, paragraph: Paragraph) -> list[Span]:
    """A line of the foot, parted where it holds two parts of a signature; none for what is no part of one."""
    start, end = paragraph.start, paragraph.end
    low = context.text.low
    if context.text.norm.startswith(("-", "+", "•"), start) or low.startswith(
        ("nơi nhận", "nơi gửi", "kính gửi"), start
    ):
        return []
    if not (_AUTHORITY.match(low, start) or _ACTING.match(low, start)):
        return [(start, end)]
    cuts = [found.start() for found in _NEXT_PART.finditer(low, start, end)]
    return [
        (first if first == start else first + 1, last) for first, last in zip([start, *cuts], [*cuts, end], strict=True)
    ]


def _first_foot(context: Context) -> list[Paragraph]:
    foot: list[Paragraph] = []
    for paragraph in context.paragraphs:
        if paragraph.zone == "foot":
            foot.append(paragraph)
        elif foot and paragraph.zone != "note":
            break
    return foot


def _parts(context: Context, lines: list[Span]) -> tuple[list[Span], list[Span], list[Span], list[Span]]:
    authority: list[Span] = []
    acting: list[Span] = []
    position: list[Span] = []
    name: list[Span] = []
    written = [context.text.raw[slice(*span)] for span in lines]
    for at, span in enumerate(lines):
        raw, low = context.text.raw[slice(*span)], context.text.low[slice(*span)]
        if _SIGNED_BY.match(low):
            continue
        if _AUTHORITY.match(low) and not authority:
            authority.append(span)
        elif _ACTING.match(low) and not position:
            acting.append(span)
        elif raw.upper() == raw and any(c.isalpha() for c in raw):
            signed = position and not name and span is lines[-1] and _is_name(raw, capitals=True)
            group = authority if authority and not acting and not position and _goes_on(low) else position
            (name if signed else group).append(span)
        elif not name and _is_position(raw) and opens_signature(written[at : at + 4]):
            position.append(span)
        elif (position or acting or authority) and not name and _is_name(raw, capitals=False):
            name.append(span)
    return authority, acting, position, name


@cache
def _before_name() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A rank before the name ("Đại tá …"), and how a position opens, as a surname never does."""
    known = load("documents")
    return re.compile(rf"{phrases(known['ranks'])}[,.]? "), re.compile(phrases(known["offices"]))


def _is_name(line: str, *, capitals: bool) -> bool:
    """A person's name, with rank and degrees; one in capitals is told from a position."""
    ranks, offices = _before_name()
    rank = ranks.match(fold_tones(line).lower())
    degrees = _DEGREES.match(line, rank.end() if rank else 0)
    rest = line[degrees.end() :] if degrees else line
    if not _NAME.match(rest):
        return False
    return offices.match(fold_tones(rest).lower()) is None if capitals else not rest.isupper()


def _goes_on(low: str) -> bool:
    """A second line of the authority: "TM. ỦY BAN NHÂN DÂN" / "TỈNH …"."""
    return low.startswith(("huyện", "tỉnh", "thành phố", "xã", "phường", "thị xã", "quận", "và ", "ban thường vụ"))
