"""`legal_bases`: the authorities that the preamble rests on, one a line or run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.confidence import CUED, EXACT
from extract.context import Context
from extract.fields.unnumbered import unnumbered
from extract.knowledge import load, phrases
from extract.mentions import agencies
from extract.mentions.base import Mention
from extract.mentions.document_names import name_goes_on
from extract.mentions.documents import DocumentReference
from extract.paragraphs import Paragraph
from extract.plan import Evidence, LegalBasis

_TRIM = re.compile(r"[\s.;:,/]+$")
_CLAUSES = re.compile(r"(?:(?:điểm|khoản|điều|mục|chương) (?:\w{1,4}(?:, | và )?)+(?: của)? ?)+$")
_CARRIES_OUT = re.compile(r"(?:thực hiện|triển khai|thi hành|hưởng ứng)")
# Where an authority may begin inside a paragraph, and what stands between it and the one before.
_SEGMENT = re.compile(r"(?:^|[;.,] |; và | và )([^;.]*)$")
_AFTER_STOP = re.compile(r"[;.] (?:và )?$")
_IN_LIST = re.compile(r"(?:, | và |, và |; và )$")
_LINK = re.compile(r",? (?:và )?")
# What follows a subject without belonging to it: short forms, later changes, what the plan is for.
_ASIDE = re.compile(
    r",? \(?(?:đã )?được (?:sửa đổi|bổ sung|thay thế|điều chỉnh)"
    r"| \((?:sau đây|gọi tắt|gọi chung|viết tắt|sửa đổi|bổ sung|kèm theo|ban hành)"
    r"|, (?:nhằm|để|cụ thể|với các|gồm|như sau) "
)
_ISSUES = re.compile(
    r"[^;:]{0,60}? (?:xây dựng|ban hành|triển khai|lập|tổ chức|bổ sung|yêu cầu|đề nghị|hướng dẫn|thông báo|báo cáo) "
    r"(?:[^;:]{0,25}(?:kế hoạch|chương trình)|[^;]*(?:sau|sau đây|cụ thể) ?:)"
)
# An authority that is no document may come with one: "Bộ tiêu chí … ban hành kèm theo Quyết định số …".
_CAME_WITH = re.compile(r" (?:ban hành )?(?:kèm theo|theo|tại) $")
_CONNECTOR = re.compile(r"(?:[;,.]? và|[;,.])(?: (?:căn cứ|thực hiện|theo|triển khai))? ?$")
# Type and body said once for a list: "các Thông tư của Bộ A: Thông tư số …".
_LIST_HEAD = re.compile(r"(?:các )?(?:[^\W\d_]+ ){1,4}của [^:;.]{2,80}: $|luật: $")
# A section may take the preamble's place: "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH".
_BASES_HEAD = re.compile(r"(?:các |những )?(?:căn cứ|cơ sở pháp lý)(?: [^,;:]*)?$")


@dataclass(frozen=True)
class _Grammar:
    relation: re.Pattern[str]
    proposal: re.Pattern[str]
    proposal_opens: re.Pattern[str]
    filler: re.Pattern[str]
    alone: re.Pattern[str]
    carried: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    known = load("documents")
    return _Grammar(
        re.compile(rf"(?:để |nhằm )?(?:tiếp tục )?({phrases(known['relations'])})(?: (?:vào|quy định))? "),
        re.compile(rf", (?:và )?({phrases(known['relations'])}) {phrases(known['proposals'])} [^;.]{{0,130}}$"),
        re.compile(rf"(?:{phrases([*known['proposals'], 'của'])}) "),
        re.compile(rf"(?:{phrases(known['relation_fillers'])} )+"),
        re.compile(rf"({phrases(known['relations'])})(?: (?:vào )?các (?:văn bản|nội dung|căn cứ)[^:]{{0,30}})? ?:$"),
        re.compile(
            rf" (?:xây dựng|ban hành|lập) {phrases(known['running_types'])}(?: hành động)?"
            r" (triển khai thực hiện|tổ chức thực hiện|thực hiện|triển khai) "
        ),
    )


@dataclass(frozen=True)
class _Basis:
    mention: Mention[DocumentReference]
    relation: str
    end: int


def find(context: Context) -> list[LegalBasis]:
    """One item for each authority, in order."""
    found: list[LegalBasis] = []
    for paragraph, relation in [*_in_preamble(context), *_in_sections(context)]:
        for basis in _in_paragraph(context, paragraph, relation):
            found.append(_item(context, basis, len(found)))
    codes = {basis.code for basis in found}
    for basis in _in_opening(context):
        if basis.mention.value.code not in codes:
            found.append(_item(context, basis, len(found)))
    return found


def _in_preamble(context: Context) -> Iterator[tuple[Paragraph, str]]:
    """The paragraphs that open with a verb of resting on, and the bullets below such a verb ("Căn cứ:")."""
    above = None
    for paragraph in context.zone("preamble"):
        relation = _grammar().relation.match(context.text.low, paragraph.body)
        alone = _grammar().alone.match(context.text.low, paragraph.body, paragraph.end)
        if alone:
            above = alone.group(1)
        elif relation:
            yield paragraph, relation.group(1)
        elif above and paragraph.bullet and context.found.documents.at(paragraph.body):
            yield paragraph, above


def _in_opening(context: Context) -> Iterator[_Basis]:
    """What the sentence of issuing says that the plan carries out ("ban hành Kế hoạch thực hiện Kế hoạch số …")."""
    for paragraph in context.zone("preamble"):
        if _grammar().relation.match(context.text.low, paragraph.body):
            continue
        for carried in _grammar().carried.finditer(context.text.low, paragraph.body, paragraph.end):
            reference = context.found.documents.at(carried.end())
            if reference and reference.value.code:
                end = _segment_end(context, reference, paragraph.end, last=True)
                yield _Basis(reference, carried.group(1), end)


def _in_sections(context: Context) -> Iterator[tuple[Paragraph, str]]:
    """The paragraphs under a heading of bases that open with an authority, each with the heading's own verb."""
    heads = {
        section.index
        for section in context.sections
        if section.title and _BASES_HEAD.match(context.text.low[slice(*section.title)])
    }
    for paragraph in context.zone("body") if heads else ():
        above = {section.index for section in context.ancestors(paragraph.section)}
        opens = paragraph.label is not None or paragraph.bullet is not None
        if above & heads and (
            _grammar().relation.match(context.text.low, paragraph.body)
            or (opens and context.found.documents.at(paragraph.body))
        ):
            yield paragraph, "căn cứ"


def _in_paragraph(context: Context, paragraph: Paragraph, word: str) -> Iterator[_Basis]:
    """The authorities of one paragraph; `word` is the verb that it opens with."""
    opened: list[tuple[Mention[DocumentReference], str]] = []
    before: Mention[DocumentReference] | None = None
    references = [*context.found.documents.within(paragraph.body, paragraph.end)]
    references += unnumbered(context, paragraph, references)
    for reference in sorted(references, key=lambda m: m.start):
        begin = _opens(context, paragraph, reference, [mention for mention, _ in opened], before)
        before = reference
        if begin is not None:
            word = begin or word
            opened.append((reference, word))
    if not opened:
        opened = [
            (r, word) for r in references if r.value.code and _CAME_WITH.search(context.text.low, r.start - 20, r.start)
        ][:1]
    for index, (reference, relation) in enumerate(opened):
        following = opened[index + 1][0].start if index + 1 < len(opened) else paragraph.end
        end = _segment_end(context, reference, following, last=index + 1 == len(opened))
        yield _Basis(reference, relation, end)


def _opens(
    context: Context,
    paragraph: Paragraph,
    reference: Mention[DocumentReference],
    opened: list[Mention[DocumentReference]],
    before: Mention[DocumentReference] | None,
) -> str | None:
    """An empty string where the reference opens a further authority, a new relation before it, else None.

    `opened` are the authorities so far, `before` is the reference next before this one, authority or not.
    """
    low = context.text.low
    at = reference.start
    window = low[max(paragraph.body, at - 150) : at]
    lead = _SEGMENT.search(window)
    words = lead.group(1) if lead else window
    stopped = _AFTER_STOP.search(window[: lead.start(1)]) is not None if lead else False
    relation = _grammar().relation.match(words)
    if (proposal := _grammar().proposal.search(window)) and opened:
        return proposal.group(1)
    if relation and (not opened or stopped):
        rest = words[relation.end() :]
        return relation.group(1) if _only_fillers(rest) or _is_listed(context, reference) else None
    if at == paragraph.body or (stopped and (not words or _only_fillers(words))):
        return ""
    if not opened or before is None:
        return None
    gap = low[before.end : at]
    if before is not opened[-1] and before.value.kind == reference.value.kind and _LINK.fullmatch(gap):
        return None  # "về việc thực hiện Nghị quyết A và Nghị quyết B": both stand in the subject
    if _IN_LIST.search(gap):
        law_list = before.value.named and before.value.about is None and gap.strip() in (",", "và")
        return "" if reference.value.code or law_list else None
    return None


def _is_listed(context: Context, reference: Mention[DocumentReference]) -> bool:
    """Whether type and body stand before a colon and the reference behind it ("các Nghị quyết của HĐND: số …")."""
    issuer = reference.value.issuer
    return issuer is not None and context.text.low[issuer[1] : reference.start].strip() == ":"


def _only_fillers(words: str) -> bool:
    rest = _grammar().filler.sub("", words, count=1)
    if not rest.strip() or _CLAUSES.match(rest) or _LIST_HEAD.match(rest):
        return True
    return bool(_grammar().proposal_opens.match(words)) and len(words) < 140 and ";" not in words


def _segment_end(context: Context, reference: Mention[DocumentReference], following: int, *, last: bool) -> int:
    """Where the authority's title ends: before the next authority, or at the end of its sentence."""
    low = context.text.low
    begin = reference.value.about or reference.end
    end = following
    if last:
        end = next((stop for first, stop in context.sentences(begin, following)), following)
        end = _before_issuing(context, begin, end)
        semicolon = low.find(";", begin, end)
        end = semicolon if semicolon >= 0 else end
    aside = _ASIDE.search(low, begin, end)
    end = aside.start() if aside else end
    for mark in re.finditer(r"[;.] ", low[begin:end]):
        at = begin + mark.end()
        if _grammar().relation.match(low, at, end) or (not last and _only_fillers(low[at:end])):
            end = begin + mark.start()
            break
    words = low[begin:end]
    connector = _CONNECTOR.search(words)
    return begin + connector.start() if connector else begin + len(words.rstrip())


def _before_issuing(context: Context, begin: int, end: int) -> int:
    """Where the clause begins that issues the plan ("…, UBND xã ban hành Kế hoạch như sau:"), else `end`."""
    for comma in re.finditer(r"[,;] ", context.text.low[begin:end]):
        at = begin + comma.end()
        body = agencies.scan(context.text, at) if context.text.norm[at : at + 1].isupper() else None
        if body and _ISSUES.match(context.text.low, body.end, end):
            return begin + comma.start()
    return end


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
    """The reference up to `end`, and its issuer where that stands before it or behind the next of a list."""
    issuer, stop = mention.value.issuer, max(mention.end, end)
    apart = issuer is not None and not mention.start <= issuer[0] < stop
    return context.places((mention.start, stop), issuer if apart else None)


def _title(context: Context, basis: _Basis) -> tuple[int, int] | None:
    value = basis.mention.value
    if value.about is not None:
        trimmed = _TRIM.search(context.text.low, value.about, basis.end)
        end = trimmed.start() if trimmed and trimmed.end() == basis.end else basis.end
        if context.text.norm[value.about : end].count("”") > context.text.norm[value.about : end].count("“"):
            end -= context.text.norm[:end].endswith("”")  # “về …” in quotation marks as a whole
        return (value.about, end) if end > value.about else None
    if value.name and value.kind in ("luật", "bộ luật", "pháp lệnh"):
        opened = context.text.low.startswith(f"{value.kind} ", value.name[0])
        return value.name[0] + (len(value.kind) + 1 if opened else 0), value.name[1]
    if value.named and value.name and (value.issuer is None or value.issuer[0] >= value.name[1]):
        return value.name[0], _over_commas(context, value.name[1], basis.end)
    return None


def _over_commas(context: Context, end: int, stop: int) -> int:
    """Where a name ends that fills its authority: "Căn cứ Đề án phát triển chợ, cửa hàng;"."""
    rest = context.text.norm[end:stop].rstrip(" .;")
    whole = all(_goes_on().match(rest, comma.start()) for comma in re.finditer(",", rest))
    return end + len(rest) if rest.startswith(",") and whole and not re.search(r"[;:(]| của ", rest) else end


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile("," + name_goes_on())


def _is_parent(kind: str | None, title: str, relation: str) -> bool:
    known = load("documents")
    if kind in known["parent_types"]:
        return True
    opener = re.match(phrases(known["parent_openers"]) + ' [“"]?' + phrases(known["parent_types"]), title)
    return opener is not None and _CARRIES_OUT.search(relation) is not None
