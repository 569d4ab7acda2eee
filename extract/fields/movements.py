"""`movements`: what exemplars are chosen in.

In a plan on another subject: task and target groups with a lead or a quota of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract.confidence import CUED, INHERITED
from extract.context import Context
from extract.knowledge import load, openings, phrases
from extract.paragraphs import Paragraph, SectionNode
from extract.plan import Movement
from extract.reading import canonical_form

MovementKind = Literal["movement", "campaign", "field"]
_SPECIFIC = re.compile(r"cụ thể|từng lĩnh vực|trên các lĩnh vực|một số lĩnh vực|riêng")
_GENERAL = re.compile(r"chung(?!\w)")
_COLON = re.compile(r":(?= |$)")
_TITLE_FRAME = re.compile(
    r"(?:(?:mô hình|gương|điển hình|tiên tiến|trong|về|phong trào|thi đua|thực hiện|lĩnh vực|cuộc vận động"
    r"|,|công tác|nhiệm vụ) ?)+"
)


@cache
def _group_head() -> re.Pattern[str]:
    group = phrases(word for words in load("groups").values() for word in words)
    return re.compile(
        r"(?:(?:tiêu chí|tiêu chuẩn) )?(?:đối với |về |của )?(?:các )?"
        rf"{group}(?:(?:, | và |/){group})*(?: điển hình(?: tiên tiến)?)?$"
    )


@cache
def steps() -> re.Pattern[str]:
    """Headings on how the plan is carried out."""
    return re.compile(openings(load("verbs")["sections"]["steps"]))


@cache
def _generic() -> re.Pattern[str]:
    known = load("verbs")["sections"]
    part, tail = phrases(known["generic"]), openings(known["generic_tails"])
    year = r"(?:đến )?năm \d{4}"
    return re.compile(rf"(?:các |một số |những )?{part}(?:(?:,| và)? (?:{part}|{tail}|{year}))*[ .:]*$")


@dataclass(frozen=True)
class MovementSpan:
    """A movement with the stretch of text that belongs to it and its criteria paragraphs."""

    title: tuple[int, int]
    start: int
    end: int
    section: int | None
    criteria: tuple[Paragraph, ...]
    node: int | None


def is_group_head(words: str) -> bool:
    """A head that names whom criteria address, not a movement ("Tập thể", "Đối với cá nhân")."""
    return _group_head().match(words.strip(" :.")) is not None


def is_count_head(words: str) -> bool:
    """A head below which numbers are demands ("Số lượng", "Chỉ tiêu")."""
    return _count_head().match(words.strip(" :.")) is not None


@cache
def _count_head() -> re.Pattern[str]:
    known = load("units")["demands"]
    return re.compile(rf"(?:các |về )?{phrases(known['count_heads'])}(?: {phrases(known['count_tails'])})*$")


def is_aspect(context: Context, node: SectionNode) -> bool:
    """A part that says whom or how many its movement chooses, and is no movement itself."""
    title = context.title(node)
    return is_group_head(title) or is_count_head(title)


def find(context: Context) -> list[MovementSpan]:
    """The movements for which the plan sets criteria."""
    spans: list[MovementSpan] = []
    for node in context.sections:
        if node.title is None or is_group_head(context.title(node)):
            continue
        if is_criteria(context, node) and not _nested(context, node):
            spans += _of_criteria(context, node)
        elif not is_criteria(context, node):
            spans += _of_exemplars(context, node)
    return sorted({span.start: span for span in reversed(spans)}.values(), key=lambda span: span.start)


_EXEMPLAR = re.compile(
    r"(?:(?:mô hình|gương|điển hình)(?: tiên tiến)?(?:,| trong| ở| về| thuộc| (?=[“\"]))"
    r"|phong trào|cuộc vận động|(?:trong )?lĩnh vực)(?!\w)"
)


def _of_exemplars(context: Context, node: SectionNode) -> Iterator[MovementSpan]:
    """Exemplars set out without the word criteria: bullets under a heading, or a heading with group blocks."""
    if context.is_implementation(node.index) or steps().match(context.title(node)):
        return
    bullets = [b for b in _bullet_movements(context, node) if _EXEMPLAR.match(context.text.low, b.title[0])]
    if len(bullets) > 1:
        yield from bullets
    elif (
        _sets_criteria_by_group(context, node)
        or (
            _EXEMPLAR.match(context.title(node))
            and (_has_group_blocks(context, node) or _below_criteria(context, node))
        )
        or (context.title(node).startswith("mô hình ") and _below_criteria(context, node))
    ):
        yield section_movement(context, node)


def _sets_criteria_by_group(context: Context, node: SectionNode) -> bool:
    """A heading of its own whose parts are "Tiêu chuẩn tập thể", "Tiêu chuẩn cá nhân"."""
    return not is_generic(context.title(node)) and any(
        is_group_head(context.title(child)) and is_criteria(context, child) for child in context.children(node.index)
    )


def _has_group_blocks(context: Context, node: SectionNode) -> bool:
    heads = [run_in_head(context, paragraph) for paragraph in context.own_paragraphs(node.index)]
    return any(head and is_group_head(context.text.low[slice(*head)]) for head in heads) or any(
        is_group_head(context.title(child)) for child in context.children(node.index)
    )


def _below_criteria(context: Context, node: SectionNode) -> bool:
    """A field without parts of its own under a heading on criteria."""
    above = [a for a in context.ancestors(node.parent) if a.title]
    return not context.children(node.index) and any(is_criteria(context, a) for a in above)


def is_criteria(context: Context, node: SectionNode) -> bool:
    """Whether a heading speaks of criteria."""
    title = context.title(node)
    return any(word in title for word in load("verbs")["sections"]["criteria"])


def _nested(context: Context, node: SectionNode) -> bool:
    """A heading on criteria whose parts are headings on criteria themselves leaves the work to them."""
    return any(child.title and is_criteria(context, child) for child in context.children(node.index))


def is_general(context: Context, node: SectionNode) -> bool:
    """Whether a criteria section holds the general criteria."""
    title = context.title(node)
    return _GENERAL.search(title) is not None and not _SPECIFIC.search(title)


def _of_criteria(context: Context, node: SectionNode) -> Iterator[MovementSpan]:
    if is_general(context, node):
        return
    parent = context.sections[node.parent] if node.parent is not None else None
    children = [child for child in context.children(node.index) if child.title and not is_aspect(context, child)]
    if children:
        yield from (section_movement(context, child) for child in children)
        return
    bullets = list(_bullet_movements(context, node))
    if bullets and (_SPECIFIC.search(context.title(node)) or not parent or len(bullets) > 1 or node.level == 1):
        yield from bullets
    elif (
        parent
        and parent.title
        and not is_criteria(context, parent)
        and not _SPECIFIC.search(context.title(node))
        and not is_generic(context.title(parent))
    ):
        yield section_movement(context, parent, criteria_of=node)


def section_movement(context: Context, node: SectionNode, criteria_of: SectionNode | None = None) -> MovementSpan:
    """A section as a movement, with the criteria of its own or of the part `criteria_of`."""
    source = criteria_of or node
    paragraphs = tuple(context.paragraphs_below(source.index))
    assert node.title is not None
    return MovementSpan(node.title, node.start, max(node.end, node.content), node.index, paragraphs, node.index)


def _bullet_movements(context: Context, node: SectionNode) -> Iterator[MovementSpan]:
    """Bullets with a run-in head: "- Điển hình trong phong trào thi đua “…”: Tập thể …"."""
    own = [p for p in context.own_paragraphs(node.index) if p.index != node.paragraph]
    marks = [p.bullet for p in own if p.bullet]
    if not marks:
        return
    opens = [
        i
        for i, p in enumerate(own)
        if p.bullet == marks[0]
        and (head := run_in_head(context, p))
        and not is_group_head(context.text.low[slice(*head)])
    ]
    for number, first in enumerate(opens):
        until = opens[number + 1] if number + 1 < len(opens) else len(own)
        block = own[first:until]
        following = [p for p in block[1:] if p.bullet != marks[0]]
        head = run_in_head(context, block[0])
        assert head is not None
        closing = next(
            (i for i, p in enumerate(following) if context.text.low.startswith("ngoài ", p.body)), len(following)
        )
        lines = (block[0], *following[:closing])
        yield MovementSpan(head, block[0].start, lines[-1].end, node.index, lines, None)


def run_in_head(context: Context, paragraph: Paragraph) -> tuple[int, int] | None:
    """The head before the first colon outside quotations and brackets, if it is short enough to be one."""
    for colon in _COLON.finditer(context.text.norm, paragraph.body, paragraph.end):
        inside = context.found.names.covering(colon.start())
        opened = context.text.norm.count("(", paragraph.body, colon.start()) > context.text.norm.count(
            ")", paragraph.body, colon.start()
        )
        if inside or opened:
            continue
        end = colon.start()
        while end > paragraph.body and context.text.norm[end - 1] == " ":
            end -= 1
        words = context.text.norm[paragraph.body : end]
        return (paragraph.body, end) if 0 < len(words) <= 330 and not re.search(r"\. [A-ZĐ]", words) else None
    return None


def is_generic(title: str) -> bool:
    """A heading that names no group of its own ("Mục tiêu cụ thể", "Nhiệm vụ và giải pháp")."""
    return _generic().match(title) is not None


def to_items(context: Context, spans: list[MovementSpan], counted: set[int]) -> list[Movement]:
    """The movements in the order of the text."""
    items = []
    for number, span in enumerate(spans):
        words = context.text.raw[slice(*span.title)]
        items.append(
            Movement(
                id=f"m{number + 1}",
                confidence=INHERITED if span.node in counted else CUED,
                evidence=context.evidence(*span.title),
                title=words,
                names=[context.words(*m.value.inner) for m in context.found.names.within(*span.title)],
                kind=_kind(context.text.low[slice(*span.title)]),
                section=context.section_id(span.section),
            )
        )
    return items


def _kind(title: str) -> MovementKind:
    campaign, movement = title.find("cuộc vận động"), title.find("phong trào")
    if campaign >= 0 and (movement < 0 or campaign < movement):
        return "campaign"
    return "movement" if movement >= 0 else "field"


def named_in(context: Context, spans: list[MovementSpan], action: tuple[int, int]) -> MovementSpan | None:
    """The movement that an order elsewhere in the plan names ("… chủ trì lựa chọn điển hình trong lĩnh vực y tế")."""
    words = canonical_form(context.words(*action))
    found = [(len(key), span) for span in spans for key in _keys(context, span) if len(key) >= 10 and key in words]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _keys(context: Context, span: MovementSpan) -> list[str]:
    title = canonical_form(context.words(*span.title))
    frame = _TITLE_FRAME.match(title)
    names = [canonical_form(context.words(*m.value.inner)) for m in context.found.names.within(*span.title)]
    return [title[frame.end() :] if frame else title, *names]


class MovementPlaces:
    """Looks up which movement holds a place."""

    def __init__(self, spans: list[MovementSpan]) -> None:
        """`spans` in the order of the text."""
        self.spans = spans
        self._starts = [span.start for span in spans]

    def at(self, place: int) -> str | None:
        """The id of the innermost movement that holds `place`; movements hardly nest, so few are tried."""
        last = bisect_right(self._starts, place)
        for number in range(last - 1, max(-1, last - 6), -1):
            if self.spans[number].start <= place < self.spans[number].end:
                return f"m{number + 1}"
        return None
