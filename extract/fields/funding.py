"""`funding`: the paragraphs that say where the money comes from."""

from __future__ import annotations

import re

from extract.confidence import CUED, FALLBACK
from extract.context import Context
from extract.paragraphs import Paragraph
from extract.plan import Funding

_OPENS = re.compile(
    r"(?:nguồn )?(?:kinh phí|ngân sách)"
    r"(?: (?:để |tổ chức |thực hiện|bảo đảm|đảm bảo|triển khai|cho )| được| do| từ| của kế hoạch|[:,])"
)
_AMOUNT = re.compile(r"\d (?:(?:triệu|tỷ|nghìn) )?đồng")
_OPENS_WITH_MONEY = re.compile(r"(?:nguồn )?(?:kinh phí|lực tài chính|vốn|ngân sách)|tài chính|dự toán")


def find(context: Context) -> list[Funding]:
    """Paragraphs under a heading on money; without such a heading, paragraphs that open with it."""
    under = [p for p in context.zone("body") if _under_heading(context, p)]
    chosen = under or [
        p
        for p in context.zone("body")
        if _OPENS.match(context.text.low, context.content_start(p)) and not context.is_implementation(p.section)
    ]
    items: list[Funding] = []
    for paragraph in chosen:
        start = _start(context, paragraph)
        words = context.text.low[start : paragraph.end].rstrip()
        if len(words) < 12 or (words.endswith(":") and not _AMOUNT.search(words)):
            continue
        items.append(
            Funding(
                id=f"f{len(items) + 1}",
                confidence=CUED if under else FALLBACK,
                evidence=context.evidence(start, paragraph.end),
                text=context.text.raw[start : paragraph.end],
                section=context.section_id(paragraph.section),
            )
        )
    return items


def _start(context: Context, paragraph: Paragraph) -> int:
    """A heading above is no part of it, a run-in head is."""
    if paragraph.label and paragraph.section is not None:
        node = context.sections[paragraph.section]
        if node.paragraph == paragraph.index and node.title and not node.run_in:
            return paragraph.end
        alone = node.parent is None or not _names_money(context, node.parent)
        if node.paragraph == paragraph.index and _names_money(context, paragraph.section) and alone:
            return context.content_start(paragraph)
    return paragraph.body


def _names_money(context: Context, index: int) -> bool:
    title = context.title(context.sections[index])
    return "kinh phí" in title or _OPENS_WITH_MONEY.match(title) is not None


def _under_heading(context: Context, paragraph: Paragraph) -> bool:
    """Whether the nearest titled section is about money; one on several things leaves it to the sections below."""
    for node in context.ancestors(paragraph.section):
        if node.title is None:
            continue
        if not _names_money(context, node.index):
            continue
        if _OPENS_WITH_MONEY.match(context.title(node)):
            return not context.is_implementation(node.parent)
        return not any(child.title for child in context.children(node.index))
    return False
