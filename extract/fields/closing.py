"""Closing sentences and articles that ask everybody to carry the plan out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.confidence import CUED
from extract.context import Context
from extract.fields.assignments import Draft, trim
from extract.knowledge import load
from extract.orders import Party, order_at, order_in, words
from extract.paragraphs import Paragraph

_DOCUMENT = r"(?:quyết định|kế hoạch|chỉ thị|chương trình|phương án)"
_CARRIED_OUT = rf"thi hành(?: {_DOCUMENT} này)?[ ./;]*$"
_ENFORCES = re.compile(
    rf"chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện) {_DOCUMENT} này"
    rf"|(?:chịu trách nhiệm|căn cứ {_DOCUMENT}(?: này)?|tổ chức) {_CARRIED_OUT}"
)
_ENFORCED_ALONE = re.compile(_CARRIED_OUT)


def closing_paragraphs(context: Context) -> set[int]:
    """The unlabelled paragraphs at the very end of the text that ask everybody to carry the plan out."""
    body = context.zone("body")
    opener = re.compile("|".join(re.escape(words_) for words_ in load("verbs")["sections"]["closing"]))
    found: list[int] = []
    for paragraph in reversed(body):
        if paragraph.label or paragraph.bullet:
            break
        found.append(paragraph.index)
    result: set[int] = set()
    for index in reversed(found):
        paragraph = context.paragraphs[index]
        order = order_at(context, paragraph.body, paragraph.end)
        if (
            result
            or _ENFORCES.search(context.text.low, paragraph.body, paragraph.end)
            or opener.match(context.text.low, paragraph.body)
            or (order and order.directive and order.parties[0].group)
        ):
            result.add(index)
    return result | {p.index for p in body if _is_enforcement(context, p)}


def _is_enforcement(context: Context, paragraph: Paragraph) -> bool:
    """An article on who carries the document out; a numbered item is one where nothing else follows that."""
    low = context.text.low
    if not _ENFORCES.search(low, paragraph.body, paragraph.end):
        return False
    return paragraph.style == "article" or _ENFORCED_ALONE.search(low, paragraph.body, paragraph.end) is not None


def closing_drafts(context: Context, paragraph: Paragraph) -> Iterator[Draft]:
    """Closing sentences ask everybody: one entry with the whole list as its name."""
    outermost = [node.index for node in context.ancestors(paragraph.section)]
    section = outermost[-1] if outermost else None
    for start, end in _clauses(context, paragraph.body, paragraph.end):
        if named := _named_whole(context, start, end):
            first, last, directive = named
            task = _behind_duty(context, last, end)
            action = trim(context.text.low, task, end)
            yield Draft(Party(first, last, True), "implement", directive, action, section, start, CUED)
            continue
        order = order_in(context, start, end)
        if order is None or order.task >= end:
            continue
        order.task = _behind_duty(context, order.task, end)
        first, last = order.subject
        party = order.parties[0] if len(order.parties) == 1 else Party(first, last, True)
        yield Draft(party, "implement", order.directive, trim(context.text.low, order.task, end), section, start, CUED)


def _named_whole(context: Context, start: int, end: int) -> tuple[int, int, str | None] | None:
    """All who carry a decision out, however long their list: (where it begins and ends, the directive before it)."""
    low = context.text.low
    enforces = _ENFORCES.search(low, start, end)
    if enforces is None or low.startswith(("căn cứ ", "trên đây"), start):
        return None
    directive = words().directive.match(low, start)
    first = directive.end() + 1 if directive else start
    address = words().address.match(low, first, end)
    first = address.end() if address else first
    last = first + len(low[first : enforces.start()].rstrip(" ,"))
    order = order_at(context, first, end)
    listed = directive is not None or ", " in low[first:last] or "; " in low[first:last]
    several = listed if order is None else order.subject[1] != last or len(order.parties) > 1
    return (first, last, directive.group() if directive else None) if several else None


def _behind_duty(context: Context, task: int, end: int) -> int:
    """Where the duty begins behind a connector ("chịu trách nhiệm | thi hành …")."""
    connector = words().connector.match(context.text.low, task, end)
    return connector.end() + 1 if connector else task


def _clauses(context: Context, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences; one that opens with what the document is ("Trên đây là …, UBND đề nghị …") from its order on."""
    found = []
    for first, last in context.sentences(start, end):
        at = first
        if context.text.low.startswith("trên đây là", first):
            for separator in re.finditer(r"[;,.] ", context.text.low[first:last]):
                candidate = order_at(context, first + separator.end(), last)
                if candidate and (candidate.directive or words().action.match(context.text.low, candidate.task)):
                    at = first + separator.end()
                    break
        elif (
            inner := re.search(r"(?:nếu|trường hợp)[^,.;]*? (?=đề nghị|yêu cầu)", context.text.low[first:last])
        ) is not None:
            at = first + inner.end()
        found.append((at, last))
    return found
