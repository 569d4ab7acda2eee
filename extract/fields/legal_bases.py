"""`legal_bases`: the authorities that the preamble rests on, one a line or run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.confidence import CUED, EXACT
from extract.context import Context
from extract.knowledge import load, openings, phrases
from extract.mentions.base import Mention
from extract.mentions.documents import DocumentReference
from extract.paragraphs import Paragraph
from extract.plan import Evidence, LegalBasis

_TRIM = re.compile(r"[\s.;:,/]+$")
_PROPOSAL = re.compile(r"(?:đề nghị|ý kiến|báo cáo|tham mưu|chỉ đạo|thống nhất)")
_CARRIES_OUT = re.compile(r"(?:thực hiện|triển khai|thi hành|hưởng ứng)")


@dataclass(frozen=True)
class _Grammar:
    relation: re.Pattern[str]
    filler: re.Pattern[str]
    issuing: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    known = load("documents")
    return _Grammar(
        re.compile(rf"(?:để |nhằm )?(?:tiếp tục )?({phrases(known['relations'])})(?: (?:vào|quy định))? "),
        re.compile(rf"(?:{phrases(known['relation_fillers'])} )+"),
        re.compile(
            rf", {openings(load('agencies')['issuing'])}[^,;]{{0,80}}"
            r" (?:xây dựng|ban hành|triển khai|lập) (?:kế hoạch|chương trình)"
        ),
    )


def find(context: Context) -> list[LegalBasis]:
    """One item for each authority, in order."""
    found: list[LegalBasis] = []
    for paragraph in context.zone("preamble"):
        for basis in _in_paragraph(context, paragraph):
            found.append(_item(context, basis, len(found)))
    return found


@dataclass(frozen=True)
class _Basis:
    mention: Mention[DocumentReference]
    relation: str
    end: int


def _in_paragraph(context: Context, paragraph: Paragraph) -> Iterator[_Basis]:
    relation = _grammar().relation.match(context.text.low, paragraph.body)
    if not relation:
        return
    word = relation.group(1)
    references = context.found.documents.within(paragraph.start, paragraph.end)
    starts: list[tuple[Mention[DocumentReference], str]] = []
    for reference in references:
        begin = _opens_segment(context, paragraph, reference, bool(starts), starts[-1][0] if starts else None)
        if begin is None:
            continue
        word = begin or word
        starts.append((reference, word))
    for index, (reference, relation_word) in enumerate(starts):
        following = starts[index + 1][0].start if index + 1 < len(starts) else paragraph.end
        yield _Basis(
            reference, relation_word, _segment_end(context, reference, following, last=index + 1 == len(starts))
        )


def _opens_segment(
    context: Context,
    paragraph: Paragraph,
    reference: Mention[DocumentReference],
    started: bool,
    before: Mention[DocumentReference] | None,
) -> str | None:
    """An empty string where the reference opens a further authority, a new relation before it, else None."""
    low = context.text.low
    at = reference.start
    window = low[max(paragraph.start, at - 150) : at]
    lead = re.search(r"(?:^|[;.,] |; và | và )([^;.]*)$", window)
    words = lead.group(1) if lead else window
    relation = _grammar().relation.match(words)
    if relation and (not started or window[: lead.start(1) if lead else 0].rstrip().endswith((";", "."))):
        rest = words[relation.end() :]
        return relation.group(1) if _only_fillers(rest) or _is_listed(context, reference) else None
    if not started:
        return None
    gap = low[before.end if before else paragraph.start : at]
    if re.search(r"(?:;|\.) (?:và )?$", gap):
        return ""
    if re.search(r"(?:, | và |, và |; và )$", gap):
        law_list = (
            before is not None and before.value.named and before.value.about is None and gap.strip() in (",", "và")
        )
        return "" if reference.value.code or law_list else None
    return None


def _is_listed(context: Context, reference: Mention[DocumentReference]) -> bool:
    """Whether type and body stand before a colon and the reference behind it ("các Nghị quyết của HĐND: số …")."""
    issuer = reference.value.issuer
    return issuer is not None and context.text.low[issuer[1] : reference.start].strip() == ":"


def _only_fillers(words: str) -> bool:
    rest = _grammar().filler.sub("", words, count=1)
    if not rest.strip():
        return True
    return bool(_PROPOSAL.match(words)) and len(words) < 140 and ";" not in words


def _segment_end(context: Context, reference: Mention[DocumentReference], following: int, *, last: bool) -> int:
    """Where the authority's title ends: before the next authority, or at the end of its sentence."""
    low = context.text.low
    begin = reference.value.about or reference.end
    end = following
    if last:
        sentence = next((last for first, last in context.sentences(begin, following)), following)
        semicolon = low.find(";", begin, sentence)
        end = semicolon if semicolon >= 0 else sentence
        clause = _grammar().issuing.search(low[begin:end])
        if clause:
            end = begin + clause.start()
    defined = low.find(" (sau đây", begin, end)
    if defined >= 0:
        end = defined
    for mark in re.finditer(r"; ", low[begin:end]):
        if _grammar().relation.match(low, begin + mark.end(), end):
            end = begin + mark.start()
            break
    words = low[begin:end]
    connector = re.search(r"(?:[;,.]? và|[;,.])(?: (?:căn cứ|thực hiện|theo|triển khai))? ?$", words)
    return begin + connector.start() if connector else begin + len(words.rstrip())


def _item(context: Context, basis: _Basis, index: int) -> LegalBasis:
    value = basis.mention.value
    title = _title(context, basis)
    words = context.text.low[slice(*title)] if title else ""
    return LegalBasis(
        id=f"b{index + 1}",
        confidence=EXACT if value.code and value.date else CUED,
        evidence=evidence_of(context, basis.mention, basis.end),
        kind=value.kind,
        code=value.code,
        date=value.date,
        issuer=context.words(*value.issuer) if value.issuer else None,
        title=context.words(*title) if title else None,
        relation=basis.relation,
        parent=_is_parent(value.kind, words, basis.relation),
    )


def evidence_of(context: Context, mention: Mention[DocumentReference], end: int) -> list[Evidence]:
    """The reference up to `end`, and its issuer where that stands before it."""
    issuer = mention.value.issuer
    before = context.evidence(*issuer) if issuer and issuer[0] < mention.start else []
    return [*context.evidence(mention.start, max(mention.end, end)), *before]


def _title(context: Context, basis: _Basis) -> tuple[int, int] | None:
    value = basis.mention.value
    if value.about is not None:
        trimmed = _TRIM.search(context.text.low, value.about, basis.end)
        end = trimmed.start() if trimmed and trimmed.end() == basis.end else basis.end
        return (value.about, end) if end > value.about else None
    if value.name and value.kind in ("luật", "bộ luật", "pháp lệnh"):
        start = value.name[0] + len(value.kind) + 1 if value.named else value.name[0]
        return start, value.name[1]
    if value.named and value.issuer is None and value.name:
        return value.name
    return None


def _is_parent(kind: str | None, title: str, relation: str) -> bool:
    known = load("documents")
    if kind in known["parent_types"]:
        return True
    opener = re.match(phrases(known["parent_openers"]) + ' [“"]?' + phrases(known["parent_types"]), title)
    return opener is not None and _CARRIES_OUT.search(relation) is not None
