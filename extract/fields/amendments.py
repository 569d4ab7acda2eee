"""`amendments`: what this document says it does to earlier ones ("Kế hoạch này thay thế Kế hoạch số …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.confidence import CUED, INHERITED
from extract.context import Context
from extract.fields.citations import code_key
from extract.knowledge import compiled, load
from extract.mentions.base import Mention
from extract.mentions.documents import DocumentReference
from extract.plan import Amendment, Citation, Effect, LegalBasis

_THIS = re.compile(r"(?<!\w)(?:kế hoạch|quyết định|chương trình|đề án|văn bản|quy chế|nghị quyết|hướng dẫn) này(?!\w)")
_ENDED = re.compile(r"[^.;\n]{0,160}?(?:hết hiệu lực|không còn hiệu lực|chấm dứt hiệu lực|được bãi bỏ|bị bãi bỏ)")
_CLAUSE = re.compile(r"[.;:\n](?=\s)|^")
_JOINED = re.compile(r"(?:,| và| và các)(?: nội dung tại)? $")
# To repeal or replace a part of a document is to amend it.
_PART = re.compile(r"(?<!\w)(?:điểm|khoản|mục|phần|phụ lục|nội dung|một số|một phần|chỉ tiêu|nhiệm vụ)(?!\w)")
_FARTHEST = 600
_LABEL = re.compile(r"(?:điều \d+\.? ?|[\divx]+[.)] ?|[a-zđ]\) ?|[-+*] ?)?$")


@dataclass(frozen=True)
class _Found:
    effect: Effect
    mention: Mention[DocumentReference]
    verb: tuple[int, int]
    sure: bool


def find(context: Context, bases: Sequence[LegalBasis], citations: Sequence[Citation]) -> list[Amendment]:
    """One item for each document and effect. Day and issuer come from any place in the text that tells them."""
    named: list[Citation | LegalBasis] = [*citations, *bases]
    told = {code_key(one.code): one for one in named if one.code}
    items: dict[tuple[str, str], Amendment] = {}
    for found in _effects(context):
        value = found.mention.value
        key = (code_key(value.code or ""), found.effect)
        if key in items:
            continue
        other = told.get(key[0])
        issuer = context.words(*value.issuer) if value.issuer else other.issuer if other else None
        items[key] = Amendment(
            id=f"e{len(items) + 1}",
            confidence=CUED if found.sure else INHERITED,
            evidence=context.places(found.verb, (found.mention.start, found.mention.end), value.issuer),
            effect=found.effect,
            kind=value.kind or (other.kind if other else None),
            code=value.code,
            date=value.date or (other.date if other else None),
            issuer=issuer,
            section=context.section_id(context.section_at(found.mention.start)),
        )
    return list(items.values())


def _effects(context: Context) -> Iterator[_Found]:
    announced = any(_verb().search(context.text.low, p.start, p.end) for p in context.zone("title"))
    before: _Found | None = None
    for mention in context.found.documents:
        if mention.value.code is None:
            continue
        before = _effect(context, mention, before, announced=announced)
        if before is not None:
            yield before


def _effect(
    context: Context, mention: Mention[DocumentReference], before: _Found | None, *, announced: bool
) -> _Found | None:
    low = context.text.low
    start = _clause_start(low, mention.start)
    ended = _ENDED.match(low, mention.end)
    if ended and _THIS.search(low, _line_start(low, start), ended.end()):
        return _Found("repeals", mention, (mention.start, ended.end()), sure=True)
    verbs = list(_verb().finditer(low, start, mention.start))
    if not verbs:
        return None
    verb = verbs[-1]
    between = context.found.documents.within(verb.end(), mention.start)
    if between:
        follows = before is not None and before.mention is between[-1] and _JOINED.search(low, start, mention.start)
        return _Found(before.effect, mention, before.verb, sure=False) if follows and before else None
    if not _this_document_does(context, verb, start, announced=announced):
        return None
    effects: dict[str, Effect] = load("documents")["effects"]
    partial = _PART.search(low, verb.end(), mention.start) is not None
    effect = "amends" if partial else effects[verb.group()]
    return _Found(effect, mention, (verb.start(), verb.end()), sure=True)


def _this_document_does(context: Context, verb: re.Match[str], start: int, *, announced: bool) -> bool:
    """Whether it is this document that acts: its subject says so, it is named before the verb, or it is a decision
    or an announced change whose clause opens with the verb. Any other "sửa đổi …" is a duty of somebody."""
    low = context.text.low
    line = _line_start(low, verb.start())
    sentence = max(line, low.rfind(". ", line, verb.start()) + 1)
    if any(p.start <= verb.start() < p.end for p in context.zone("title")):
        return True
    if _THIS.search(low, sentence, verb.start()):
        return True
    opens = _LABEL.fullmatch(low[start : verb.start()].strip(" .;:\n")) is not None
    return opens and (announced or low.startswith("điều ", line))


def _clause_start(low: str, at: int) -> int:
    line = _line_start(low, at)
    marks = [found.end() for found in _CLAUSE.finditer(low, line, at)]
    return max([line, *marks])


def _line_start(low: str, at: int) -> int:
    """Where the line begins; in one without end no sentence reaches further back than this."""
    far = max(0, at - _FARTHEST)
    return max(far, low.rfind("\n", far, at) + 1)


@cache
def _verb() -> re.Pattern[str]:
    return compiled(load("documents")["effects"])
