"""`criteria`: the conditions that exemplars must meet, one entry for each block as the document sets it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.confidence import CUED, INHERITED
from extract.context import Context
from extract.fields.movements import MovementSpan, is_count_head, is_general, is_group_head, run_in_head
from extract.knowledge import load, phrases
from extract.orders import parties_at, words
from extract.paragraphs import Paragraph
from extract.plan import Criterion, Group

_KINDS: tuple[Group, ...] = ("collective", "household", "individual")
_ANOTHER_GROUP = r"(?:,| và|/| hoặc)? ?(?:tập thể|cá nhân|hộ|gia đình)"
_SUBJECT_IN_CLAUSE = r", (?:cá nhân|tập thể|hộ gia đình)(?= (?:có|là|tích cực|tiêu biểu|gương mẫu))"
_SUBJECT_OF_SENTENCE = (
    r"(?:^|[.;] )(?:là (?:các |những )?)?(?:các |những )?"
    r"(tập thể|cá nhân|hộ gia đình|học sinh|đảng viên|người|gia đình|cơ quan|đơn vị)"
)
_OTHER_SUBJECT = re.compile(rf"(?:{_SUBJECT_IN_CLAUSE}|{_SUBJECT_OF_SENTENCE})(?!\w)")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*\.?\s*$")
_LEAD_IN = re.compile(r"(?:sau|sau đây|như|dưới đây|bao gồm|gồm)?: ?$")


def find(context: Context, spans: list[MovementSpan]) -> list[Criterion]:
    """General criteria, then those of each movement, in the order of the text."""
    found = [*_general(context), *_specific(context, spans)]
    return [
        item.model_copy(update={"id": f"k{number + 1}"})
        for number, item in enumerate(sorted(found, key=lambda c: c.evidence[0].start))
    ]


def _general(context: Context) -> Iterator[Criterion]:
    for node in context.sections:
        if node.title is None or not any(word in context.title(node) for word in load("verbs")["sections"]["criteria"]):
            continue
        if not is_general(context, node):
            continue
        for paragraph in context.paragraphs_below(node.index):
            start = context.content_start(paragraph)
            if paragraph.end - start < 8 or context.text.low[start : paragraph.end].rstrip().endswith(":"):
                continue
            yield _item(context, (start, paragraph.end), None, [], CUED)


def _specific(context: Context, spans: list[MovementSpan]) -> Iterator[Criterion]:
    for number, span in enumerate(spans):
        for paragraph in span.criteria:
            item = _of_paragraph(context, paragraph, span, f"m{number + 1}")
            if item:
                yield item


def _of_paragraph(context: Context, paragraph: Paragraph, span: MovementSpan, movement: str) -> Criterion | None:
    start = context.content_start(paragraph)
    groups: list[Group] = []
    head = run_in_head(context, paragraph)
    if head and head == span.title:
        start = _behind_colon(context, head[1], paragraph.end)
    elif head and is_group_head(context.text.low[slice(*head)]):
        groups = _groups_in(context.text.low[slice(*head)])
        start = _behind_colon(context, head[1], paragraph.end)
    elif (
        paragraph.label
        and paragraph.section is not None
        and (title := context.sections[paragraph.section].title)
        and is_group_head(context.text.low[slice(*title)])
    ):
        groups = _groups_in(context.text.low[slice(*title)])
    end = _conditions_end(context, start, paragraph.end)
    low = context.text.low[start:end]
    if end - start < 12 or _LEAD_IN.search(low) or low.startswith("ngoài ") or _is_aside(context, paragraph, head):
        return None
    if not groups and paragraph.section is not None and (above := _group_above(context, paragraph)):
        groups = above
    return _item(context, (start, end), movement, groups or _group_of_subject(low), CUED if groups else INHERITED)


def _group_above(context: Context, paragraph: Paragraph) -> list[Group]:
    assert paragraph.section is not None
    title = context.sections[paragraph.section].title
    words_ = context.text.low[slice(*title)] if title else ""
    return _groups_in(words_) if words_ and is_group_head(words_) else []


def _behind_colon(context: Context, at: int, end: int) -> int:
    colon = context.text.norm.find(":", at, end)
    at = colon + 1 if colon >= 0 else at
    while at < end and context.text.norm[at] == " ":
        at += 1
    return at


def _groups_in(head: str) -> list[Group]:
    found = [kind for kind in _KINDS if re.search(rf"(?<!\w){phrases(load('groups')[kind])}", head)]
    return found if len(found) == 1 else []


@cache
def _opens_group() -> re.Pattern[str]:
    """A block whose subject is one group: "Cá nhân có …", "Là hội viên …"."""
    group = phrases(word for kind in _KINDS for word in load("groups")[kind])
    return re.compile(rf"(?:là )?(?:các |những |một )?(?:nam |nữ )?({group})(?!{_ANOTHER_GROUP})")


def _group_of_subject(low: str) -> list[Group]:
    """The group that the subject of the block singles out; none where another subject follows."""
    opening = _opens_group().match(low)
    if not opening:
        return []
    others = {m.group(1) for m in _OTHER_SUBJECT.finditer(low)} - {opening.group(1)}
    if others or (_OTHER_SUBJECT.search(low, opening.end()) and opening.group(1) == "tập thể"):
        return []
    return _groups_in(opening.group(1))


def _is_aside(context: Context, paragraph: Paragraph, head: tuple[int, int] | None) -> bool:
    """A line of the block that says how many are chosen or who leads ("Số lượng: …", "Cơ quan chủ trì: …")."""
    if head:
        words_ = context.text.low[slice(*head)]
    elif paragraph.bullet or paragraph.section is None:
        return False
    else:
        words_ = context.title(context.sections[paragraph.section])
    return is_count_head(words_) or words().lead.search(words_) is not None


def _conditions_end(context: Context, start: int, end: int) -> int:
    """Where the conditions of a block end: closing sentences that order or choose are none."""
    for first, last in reversed(context.sentences(start, _before_bracket(context, start, end))):
        if not (_is_order(context, first, last) or _chooses(context, first, last)):
            return last
    return start


def _before_bracket(context: Context, start: int, end: int) -> int:
    """Where a block ends without the agency assigned in brackets behind it."""
    bracket = _BRACKET.search(context.text.low, start, end)
    assigned = bracket and re.search(r"\((?:giao|đề nghị|phân công|yêu cầu|do )", bracket.group())
    return bracket.start() if bracket and assigned else end


def _is_order(context: Context, start: int, end: int) -> bool:
    """A sentence that opens with an order ("Giao Phòng …") or with an agency that leads."""
    low = context.text.low
    directive = words().directive.match(low, start)
    if directive is not None and context.found.agencies.at(directive.end() + 1) is not None:
        return True
    parties, stop = parties_at(context, start, end)
    rest = stop + 1 if low.startswith(" ", stop) else stop
    return bool(parties) and words().lead.match(low, rest, end) is not None


def _chooses(context: Context, start: int, end: int) -> bool:
    """A sentence that says how many are chosen ("Mỗi xã chọn 02 hộ gia đình")."""
    return any(
        quantity.value.unit not in ("percent", "other")
        and _choosing().search(context.text.low[max(start, quantity.start - 30) : quantity.start])
        for quantity in context.found.quantities.within(start, end)
    )


@cache
def _choosing() -> re.Pattern[str]:
    """A verb of choosing just before a number."""
    return re.compile(rf"(?<!\w){phrases(load('units')['demands']['choosing'])}(?: được)? ?$")


def _item(
    context: Context, block: tuple[int, int], movement: str | None, groups: list[Group], confidence: float
) -> Criterion:
    start, end = block
    end = _before_bracket(context, start, end)
    return Criterion(
        id="k0",
        confidence=confidence,
        evidence=context.evidence(start, end),
        scope="specific" if movement else "general",
        movement=movement,
        applies_to=groups,
        text=context.text.raw[start:end],
    )
