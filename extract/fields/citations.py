"""`citations`: every other document named anywhere in the text."""

from __future__ import annotations

import re

from extract.canonical import FullNames
from extract.confidence import CUED, EXACT, FALLBACK
from extract.context import Context
from extract.fields.legal_bases import evidence_of
from extract.mentions.base import Mention
from extract.mentions.documents import DocumentReference
from extract.plan import Citation, LegalBasis
from extract.reading import canonical_form


def code_key(code: str) -> str:
    """A key under which two spellings of one code are equal ("34/CT-TW", "34-CT/TW", "03/CT.UBND")."""
    return re.sub(r"[-/.\s]", "", code).lower()


def find(context: Context, bases: list[LegalBasis]) -> list[Citation]:
    """One item for each distinct document that is no legal basis and not this document itself."""
    seen = {code_key(basis.code) for basis in bases if basis.code}
    seen |= {canonical_form(basis.title) for basis in bases if basis.title and not basis.code}
    seen |= {canonical_form(f"{basis.kind} {basis.title}") for basis in bases if basis.title and basis.kind}
    spans = [(e.start, e.end) for basis in bases if not basis.code for e in basis.evidence]
    found: list[Citation] = []
    for mention in context.found.documents:
        key = _key(context, mention)
        if key in seen or _is_own(context, mention) or any(s <= mention.start < e for s, e in spans):
            continue
        seen.add(key)
        found.append(_item(context, mention, len(found)))
    return found


def _key(context: Context, mention: Mention[DocumentReference]) -> str:
    value = mention.value
    return (
        code_key(value.code)
        if value.code
        else canonical_form(context.words(*(value.name or (mention.start, mention.end))))
    )


def _is_own(context: Context, mention: Mention[DocumentReference]) -> bool:
    """The number line of a head, what stands in the foot, and this document by its code."""
    line = context.head.number_line
    if line and line[0] <= mention.start <= line[1]:
        return True
    return _names_this(context, mention.value) or any(
        p.start <= mention.start < p.end for p in context.zone("foot", "head")
    )


def _names_this(context: Context, value: DocumentReference) -> bool:
    """Whether a reference has this document's code, and neither another day nor another issuer beside it."""
    head = context.head
    if not (value.code and head.code and code_key(value.code) == code_key(head.code)):
        return False
    if value.date and head.iso and value.date != head.iso:
        return False
    name = FullNames(context).of(context.words(*value.issuer), group=False) if value.issuer else None
    return not (name and head.issuer) or canonical_form(name) == canonical_form(head.issuer)


def _item(context: Context, mention: Mention[DocumentReference], index: int) -> Citation:
    value = mention.value
    title = _title(context, mention)
    return Citation(
        id=f"c{index + 1}",
        confidence=EXACT if value.code and value.kind else CUED if value.code else FALLBACK,
        evidence=evidence_of(context, mention, title[1] if title else mention.end),
        kind=value.kind,
        code=value.code,
        date=value.date,
        issuer=context.words(*value.issuer) if value.issuer else None,
        title=context.words(*title) if title else None,
        section=context.section_id(context.section_at(mention.start)),
    )


_TITLE_END = re.compile(
    r"[;.:()](?= |$)|[,;] (?=[^,;]{0,40}(?:số|tổ chức|thực hiện|xây dựng) )| và (?=hệ thống|các|tổ chức|thực hiện)|\n"
)
_IDLE = " .;:,"


def _title(context: Context, mention: Mention[DocumentReference]) -> tuple[int, int] | None:
    value = mention.value
    if value.named or value.about is None:
        return value.name
    stop = _TITLE_END.search(context.text.low, value.about)
    end = stop.start() if stop else len(context.text.low)
    following = next((m.start for m in context.found.documents.within(value.about, end) if m.value.code), end)
    end = min(end, following) if following > value.about + 8 else end
    words = context.text.low[value.about : end].rstrip(_IDLE).removesuffix(" và").rstrip(_IDLE)
    return (value.about, value.about + len(words)) if words else None
