"""`identity`: what the head says (Nghị định 30/2020/NĐ-CP, điều 8)."""

from __future__ import annotations

import re
from functools import cache

from extract.confidence import CUED, EXACT, FALLBACK
from extract.context import Context
from extract.knowledge import load, openings, phrases
from extract.mentions.dates import read_date
from extract.paragraphs import Paragraph
from extract.plan import Evidence, Identity, Issuer, Period

_YEARS = re.compile(
    r"(?:giai đoạn|thời kỳ|nhiệm kỳ|niên khóa|năm học|từ năm|các năm|năm)(?: [ivx\d]{1,3}:)? "
    r"(\d{4}) ?(?:-|đến năm|đến) ?(\d{4})"
)
_LISTED_YEARS = re.compile(r"năm (\d{4})(?:, \d{4})*(?:,| và) (?:năm )?(\d{4})(?! ?-)")
_YEAR = re.compile(r"(?:(?:trong )?năm |tháng \d{1,2}/|(?<=[a-zđà-ỹ] )(?<!số )(?=\d{4}$))(\d{4})(?! ?-)")
_DAY = r"(\d{1,2}[/-]\d{1,2}[/-]\d{4})"
_DAYS = re.compile(rf"từ (?:ngày )?{_DAY} (?:đến|tới)(?: hết)? (?:ngày )?{_DAY}")
_OUTLOOK = re.compile(r"(?:định hướng|tầm nhìn|mục tiêu|đến|tới|sau)[ ,]*(?:đến )?(?:các )?$")
_OPEN_END = re.compile(r" và (?:những|các) năm (?:tiếp theo|sau)")
_ATTACHED = re.compile(r"\(?(?:ban hành )?(?:kèm theo|đính kèm)|[-_*– ]+$")


Span = tuple[int, int]


@cache
def _running_type() -> re.Pattern[str]:
    return re.compile(phrases(load("documents")["running_types"]))


@cache
def _deciding_body() -> re.Pattern[str]:
    return re.compile("(?:chủ tịch )?" + openings(load("agencies")["deciding"]))


def find(context: Context) -> Identity:
    """The identity of the (first) document of the file."""
    head = context.head
    kind_span, subject = _title_lines(context)
    words = " ".join(context.words(*span) for span in subject) or None
    evidence: dict[str, list[Evidence]] = {}
    spans = {
        "number": head.number_line,
        "symbol": head.number_line,
        "code": head.number_line if head.code else None,
        "place": head.place,
        "issued_on": head.date,
        "kind": kind_span,
    }
    for name, span in spans.items():
        if span:
            evidence[name] = context.evidence(*span)
    evidence["issuer"] = [e for span in head.body for e in context.evidence(*span)]
    evidence["title"] = context.places(*subject)
    kind = context.text.low[slice(*kind_span)].strip(" :") if kind_span else None
    return Identity(
        kind=_bare(kind),
        number=head.number,
        symbol=head.symbol,
        code=head.code,
        place=context.words(*head.place) if head.place else None,
        issued_on=head.iso,
        issued_text=context.words(*head.date) if head.date and not head.iso else None,
        issuer=Issuer(name=head.issuer, level=head.level),
        title=words,
        period=period_of(" ".join(context.text.low[slice(*span)] for span in subject)),
        status="issued" if head.number and head.whole_date else "draft",
        evidence={name: found for name, found in evidence.items() if found},
        confidence=EXACT if head.code and head.iso and words else CUED if words and head.issuer else FALLBACK,
    )


def _bare(kind: str | None) -> str | None:
    return re.sub(r" (?:hành động|phối hợp|liên tịch|tổng thể|chi tiết)$", "", kind) if kind else None


def _title_lines(context: Context) -> tuple[Span | None, list[Span]]:
    """The type and the lines of the subject, of the first title in the file."""
    lines: list[Paragraph] = []
    for paragraph in context.paragraphs:
        if paragraph.zone == "title":
            lines.append(paragraph)
        elif lines:
            break
    if not lines:
        return None, []
    kind, run_in = _type_and_rest(context, lines[0])
    subject = [
        p for p in lines[1:] if not _ATTACHED.match(context.text.low[p.start : p.end]) and not _is_body_line(context, p)
    ]
    return kind, [*run_in, *((p.start, p.end) for p in subject)]


def _type_and_rest(context: Context, line: Paragraph) -> tuple[Span, list[Span]]:
    """A type that fills its line, or one with the beginning of the subject behind it ("KẾ HOẠCH TUYÊN TRUYỀN …")."""
    opened = _running_type().match(context.text.low, line.start, line.end)
    rest = context.text.low[opened.end() : line.end].strip(" :") if opened else ""
    if not opened or not rest or _bare(f"kế hoạch {rest}") == "kế hoạch":
        return (line.start, line.end), []
    return opened.span(), [(opened.end() + 1, line.end)]


def _is_body_line(context: Context, paragraph: Paragraph) -> bool:
    """A decision repeats its issuing body below the subject ("ỦY BAN NHÂN DÂN TỈNH …")."""
    words = context.text.raw[paragraph.start : paragraph.end]
    low = context.text.low[paragraph.start : paragraph.end]
    return words.isupper() and _deciding_body().match(low) is not None and paragraph.index > 0


def period_of(title: str) -> Period | None:
    """The plan's own period as its title gives it last; an outlook ("định hướng đến năm 2030") is no part of it."""
    days = _DAYS.search(title)
    if days:
        first, last = read_date(title, days.start(1)), read_date(title, days.start(2))
        return Period(start=first.iso, end=last.iso) if first and last and first.iso and last.iso else None
    found = [*_YEARS.finditer(title), *_LISTED_YEARS.finditer(title), *_YEAR.finditer(title)]
    own = [m for m in found if not _OUTLOOK.search(title, 0, m.start()) and not _OPEN_END.match(title, m.end())]
    if not own:
        return None
    last_year = max(own, key=lambda m: (m.end(), -m.start()))
    return Period(start=last_year.group(1), end=last_year.group(last_year.lastindex or 1))
