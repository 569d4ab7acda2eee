"""`diagnostics`: what is wrong with the document itself. Nothing is mended; a person is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from extract.confidence import CUED, EXACT, INHERITED
from extract.context import Context
from extract.fields.citations import code_key
from extract.fields.identity import period_of
from extract.fields.movements import MovementSpan
from extract.knowledge import load
from extract.paragraphs import SectionNode, value_of
from extract.plan import Assignment, Deadline, Diagnostic, DiagnosticCode, Identity, Severity
from extract.reading import canonical_form
from extract.words import differing_words, same_name

_SEVERITY: dict[str, Severity] = {
    "period_reversed": "error",
    "date_impossible": "error",
    "deadline_past_period": "error",
    "deadline_before_issue": "error",
    "citation_variant": "info",
    "ocr_suspect": "info",
}
_PERIOD = re.compile(r"(?<!\w)giai đoạn (?:từ )?(?:năm )?(\d{4}) ?(?:-|đến năm|đến) ?(\d{4})(?!\d)")
_STYLE_NAMES = {
    "roman": "mục",
    "number": "tiểu mục",
    "dotted": "tiểu mục",
    "letter": "điểm",
    "capital": "phần",
    "part": "",
    "chapter": "",
    "article": "",
}


def _diagnostic(
    context: Context, code: DiagnosticCode, message: str, start: int, end: int, confidence: float = CUED
) -> Diagnostic:
    return Diagnostic(
        id="",
        confidence=confidence,
        evidence=context.evidence(start, end),
        code=code,
        severity=_SEVERITY.get(code, "warning"),
        message=message,
    )


def find(
    context: Context,
    identity: Identity,
    spans: list[MovementSpan],
    assignments: list[Assignment],
    deadlines: list[Deadline],
) -> list[Diagnostic]:
    """All findings in a fixed order: head, outline, periods, codes, names, days."""
    found = [
        *_head(context, identity),
        *_outline(context),
        *_periods(context),
        *_own_period(context, identity),
        *_codes(context),
        *_names(context, spans, assignments),
        *_days(context),
        *_deadlines(context, identity, deadlines),
    ]
    return [item.model_copy(update={"id": f"g{number + 1}"}) for number, item in enumerate(found)]


def _head(context: Context, identity: Identity) -> Iterator[Diagnostic]:
    head = context.head
    if head.number_line and not identity.number:
        yield _diagnostic(
            context,
            "number_missing",
            f"Số văn bản còn để trống: “{context.words(*head.number_line)}”.",
            *head.number_line,
            EXACT,
        )
    if head.date and not head.whole_date:
        words = context.words(*head.date)
        yield _diagnostic(
            context, "date_missing", f"Ngày, tháng ban hành còn để trống hoặc không đủ: “{words}”.", *head.date, EXACT
        )


def _outline(context: Context) -> Iterator[Diagnostic]:
    families: dict[tuple[int | None, str, int], list[SectionNode]] = {}
    for node in context.sections:
        families.setdefault((node.parent, node.style, node.part), []).append(node)
    for siblings in families.values():
        for before, node in pairwise(siblings):
            first, second = value_of(before.style, before.label), value_of(node.style, node.label)
            if first is None or second is None:
                continue
            name = _STYLE_NAMES.get(node.style, "mục")
            span = (node.start, context.paragraphs[node.paragraph].end)
            if second == first:
                message = (
                    f"Hai {name} cùng mang số {node.label}: “{_short(context, before)}” và “{_short(context, node)}”."
                )
                yield _diagnostic(context, "section_duplicate", message, *span)
            elif second > first + 1:
                missing = f"{first + 1}" if second == first + 2 else f"từ {first + 1} đến {second - 1}"
                yield _diagnostic(
                    context,
                    "section_gap",
                    f"Đánh số không liên tục: sau {name} {before.label} là {name} {node.label} (thiếu số {missing}).",
                    *span,
                )


def _short(context: Context, node: SectionNode) -> str:
    words = (
        context.words(*node.title)
        if node.title
        else context.words(node.content, context.paragraphs[node.paragraph].end)
    )
    return words if len(words) <= 80 else words[:77] + "…"


def _periods(context: Context) -> Iterator[Diagnostic]:
    for match in _PERIOD.finditer(context.text.low):
        if int(match.group(2)) < int(match.group(1)):
            message = f"“{context.words(*match.span())}” có năm cuối trước năm đầu."
            yield _diagnostic(context, "period_reversed", message, *match.span(), EXACT)


_ISSUES_PLAN = re.compile(r"(?:ban hành|xây dựng|triển khai) kế hoạch ([^:;\n]{5,300})")
_IS_PLAN = re.compile(r"trên đây là kế hoạch ([^,;.\n]{5,300}(?:, (?:giai đoạn|năm)[^,;.\n]{3,40})?)")


def _own_period(context: Context, identity: Identity) -> Iterator[Diagnostic]:
    """The plan names itself again where it is issued and where it closes; its period must be that of the title."""
    own = identity.period
    if own is None:
        return
    for pattern, zone in ((_ISSUES_PLAN, "preamble"), (_IS_PLAN, "body")):
        for paragraph in context.zone(zone):
            named = pattern.search(context.text.low, paragraph.start, paragraph.end)
            period = period_of(named.group(1)) if named else None
            if named is None or period is None or period == own:
                continue
            written = f"{own.start} - {own.end}" if own.start != own.end else own.start
            message = f"Tên Kế hoạch ghi {written}, nhưng ở đây ghi “{context.words(*named.span())}”."
            yield _diagnostic(context, "period_inconsistent", message, *named.span(1), INHERITED)


def _codes(context: Context) -> Iterator[Diagnostic]:
    """Two spellings of one code, or a party code against the Party's convention."""
    bodies = set(load("documents")["party"]["bodies"])
    first: dict[str, str] = {}
    told: set[str] = set()
    for mention in context.found.documents:
        code = mention.value.code
        own = context.head.number_line
        if not code or (own and own[0] <= mention.start <= own[1]):
            continue
        key = code_key(code)
        wrong = re.fullmatch(r"(\d+)/([^\W\d]+)-([^\W\d]+)", code)
        if key in first and first[key] != code and key not in told:
            told.add(key)
            message = f"Cùng một văn bản viết hai cách: “{first[key]}” và “{code}”."
            yield _diagnostic(context, "citation_variant", message, mention.start, mention.end, EXACT)
        elif wrong and wrong.group(3) in bodies and key not in told:
            told.add(key)
            number, kind, body = wrong.groups()
            message = f"Ký hiệu văn bản của Đảng viết “{code}”; theo thể thức phải là “{number}-{kind}/{body}”."
            yield _diagnostic(context, "citation_variant", message, mention.start, mention.end, EXACT)
        first.setdefault(key, code)


def _names(context: Context, spans: list[MovementSpan], assignments: list[Assignment]) -> Iterator[Diagnostic]:
    """A movement's name in quotation marks that the heading lacks, in the order that gives it a lead."""
    for number, span in enumerate(spans):
        heading = [context.words(*m.value.inner) for m in context.found.names.within(*span.title)]
        if not heading:
            continue
        known = {canonical_form(name) for name in heading}
        told: set[str] = set()
        for item in assignments:
            if item.movement != f"m{number + 1}":
                continue
            place = item.evidence[0]
            for mention in context.found.names.within(place.start, place.end):
                name = context.words(*mention.value.inner)
                key = canonical_form(name)
                named = re.search(
                    r"(?:phong trào|vận động|thi đua|mô hình)(?: thi đua)? $",
                    context.text.low[max(0, mention.start - 24) : mention.start],
                )
                if key in known or key in told or not named or any(same_name(name, other) for other in heading):
                    continue
                told.add(key)
                differing = ", ".join(f"“{words}”" for words in differing_words(heading[0], name))
                message = f"Đầu mục ghi “{heading[0]}”, phần giao nhiệm vụ ghi “{name}” (khác ở {differing})."
                yield _diagnostic(context, "movement_name_mismatch", message, mention.start, mention.end)


def _days(context: Context) -> Iterator[Diagnostic]:
    for mention in context.found.times:
        first, last = mention.value.start, mention.value.end
        if mention.value.span and first and last and last < first:
            message = f"“{context.words(mention.start, mention.end)}” kết thúc trước khi bắt đầu."
            yield _diagnostic(context, "period_reversed", message, mention.start, mention.end, EXACT)
        if mention.value.impossible:
            message = f"“{context.words(mention.start, mention.end)}” không có trong lịch."
            yield _diagnostic(context, "date_impossible", message, mention.start, mention.end, EXACT)


def _bound(year_or_date: str, *, last: bool) -> date:
    if len(year_or_date) == 4:
        return date(int(year_or_date), 12, 31) if last else date(int(year_or_date), 1, 1)
    return date.fromisoformat(year_or_date)


def _deadlines(context: Context, identity: Identity, deadlines: list[Deadline]) -> Iterator[Diagnostic]:
    end = _bound(identity.period.end, last=True) if identity.period else None
    issued = date.fromisoformat(identity.issued_on) if identity.issued_on else None
    for item in deadlines:
        if item.end is None or item.kind == "recurring":
            continue
        day, place = date.fromisoformat(item.end), item.evidence[0]
        if issued and day < issued and item.kind == "due":
            message = f"Thời hạn “{item.text}” trước ngày ban hành {issued:%d/%m/%Y}."
            yield _diagnostic(context, "deadline_before_issue", message, place.start, place.end, INHERITED)
        elif end and item.kind == "due" and day > end:
            message = f"Thời hạn “{item.text}” sau khi kỳ kế hoạch kết thúc ({end:%d/%m/%Y})."
            yield _diagnostic(context, "deadline_past_period", message, place.start, place.end, INHERITED)
