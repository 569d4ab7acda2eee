"""Authorities without a number ("Chương trình công tác năm 2026 của UBND tỉnh"), as a preamble names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.context import Context
from extract.knowledge import load, phrases
from extract.mentions import agencies
from extract.mentions.base import Mention
from extract.mentions.dates import read_date_of
from extract.mentions.document_names import name_goes_on
from extract.mentions.documents import DocumentReference
from extract.paragraphs import Paragraph

_ABOUT = re.compile(r",? (?:v/v|về việc|về) ")
# A council's resolution is told by its term and session: "khóa X, kỳ họp thứ 8".
_TERM = re.compile(r"((?: khóa [ivxlc\d]+)?)(?:,? kỳ họp thứ \w+)?")


@cache
def _name_end() -> re.Pattern[str]:
    """Where a name ends; a comma before small letters stands inside it, unless another clause begins there."""
    return re.compile(rf" (?:của|do) |,? (?:về việc|về|v/v) |,? \(|,? ngày |[;.:\n]|,(?!{name_goes_on()})|$")


@cache
def _opening() -> re.Pattern[str]:
    """The type in capitals, behind the verb that the preamble rests on it with or behind a semicolon."""
    known = load("documents")
    capital = phrases(word.capitalize() for word in known["unnumbered_types"])
    verbs = phrases([*known["relations"], *(word.capitalize() for word in known["relations"])])
    return re.compile(rf"(?:{verbs} |; )({capital})(?! này)")


def unnumbered(
    context: Context, paragraph: Paragraph, references: Sequence[Mention[DocumentReference]]
) -> Iterator[Mention[DocumentReference]]:
    """The authorities of a paragraph that have no number, told from the known `references`."""
    for opening in _opening().finditer(context.text.norm, paragraph.body, paragraph.end):
        start = opening.start(1)
        name_end = _name_end().search(context.text.norm, opening.end(1), paragraph.end)
        end = name_end.start() if name_end else paragraph.end
        if not any(r.start < end + 1 and start < r.end for r in references):
            yield _authority(context, start, opening.end(1), end)


def _authority(context: Context, start: int, kind_end: int, name_end: int) -> Mention[DocumentReference]:
    """With its issuer, day and subject, where these follow; a type alone is no name."""
    low = context.text.low
    link = re.compile(r" (?:của|do) ").match(low, name_end)
    direct = agencies.scan(context.text, kind_end + 1)
    agency = direct or (agencies.scan(context.text, link.end()) if link else None)
    term = _TERM.match(low, agency.end) if agency else None
    issuer = (agency.start, term.end(1) if term else agency.end) if agency else None
    end, date = read_date_of(low, term.end() if term else agency.end if agency else name_end)
    about = _ABOUT.match(low, end)
    name = None if direct or name_end == kind_end else (start, name_end)
    return Mention(
        "document",
        start,
        end,
        DocumentReference(
            low[start:kind_end],
            None,
            date,
            issuer,
            name,
            about.end() if about else None,
            True,
        ),
    )
