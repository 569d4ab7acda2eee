"""The outline: printed labels become a tree of sections, headings told from running paragraphs.

Nghị định 30/2020/NĐ-CP divides a text into Phần, Chương, Mục, Điều, khoản and điểm; plans use I. / 1. / 1.1. / a) and
bullets. Offices skip numbers, repeat them and mix "a." with "a)", so a label's place in the tree follows from the kinds
of label above it and never from an unbroken count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extract.headings import Heading
from extract.paragraphs import Paragraph, SectionNode, value_of
from extract.reading import Text

# Offices set capitals above roman numbers or below them, so the two share a rank.
_RANKS = {"part": 0, "chapter": 1, "capital": 2, "roman": 2, "division": 3, "article": 4}


class OutlineReader:
    """Builds the tree from the labelled paragraphs of one document."""

    def __init__(self, text: Text, paragraphs: Sequence[Paragraph]) -> None:
        """`paragraphs` are those of every zone, in order."""
        self.text, self.paragraphs = text, paragraphs
        self.sections: list[SectionNode] = []
        self.stack: list[SectionNode] = []
        self.styles_seen: list[str] = []
        self._bullets: defaultdict[int, set[str]] = defaultdict(set)
        self.part = 0

    def read(self) -> tuple[list[SectionNode], list[Paragraph]]:
        """The sections in order, and the paragraphs with their innermost section."""
        placed: list[Paragraph] = []
        zone_before = ""
        for paragraph in self.paragraphs:
            if paragraph.zone != zone_before and paragraph.zone in ("annex", "head", "title", "foot"):
                self._close(paragraph.start - 1)
                self.part += 1
                self.styles_seen = []
            zone_before = paragraph.zone
            if paragraph.label and paragraph.style and paragraph.zone in ("body", "annex"):
                self._open(paragraph)
            elif paragraph.bullet:
                self._back_to_bullets(paragraph)
            inside = self.stack[-1].index if self.stack and paragraph.zone in ("body", "annex") else None
            placed.append(replace(paragraph, section=inside))
        body_end = max((p.end for p in self.paragraphs if p.zone == "body"), default=0)
        self._close(max([body_end, *(s.start for s in self.sections)]))
        for section in self.sections:
            Heading(self.text, placed, self.sections, section).read()
        return self.sections, placed

    def _close(self, end: int) -> None:
        for section in self.stack:
            section.end = max(section.start, end)
        self.stack = []

    def _open(self, paragraph: Paragraph) -> None:
        style, label = paragraph.style or "", paragraph.label or ""
        keep = self._depth(style, label)
        for closed in self.stack[keep:]:
            closed.end = paragraph.start - 1
        del self.stack[keep:]
        parent = self.stack[-1] if self.stack else None
        section = SectionNode(
            len(self.sections),
            label,
            style,
            paragraph.index,
            paragraph.start,
            level=parent.level + 1 if parent else 1,
            parent=parent.index if parent else None,
            content=paragraph.body,
            end=paragraph.end,
            part=self.part,
        )
        self.sections.append(section)
        self.stack.append(section)
        if style not in self.styles_seen:
            self.styles_seen.append(style)

    def _back_to_bullets(self, paragraph: Paragraph) -> None:
        """A bullet of the kind that stood before a list "(1) …; (2) …" goes on behind it, outside the list."""
        open_list = self.stack[-1] if self.stack and self.stack[-1].style == "bracketed" else None
        if open_list and open_list.parent is not None and paragraph.bullet in self._bullets[open_list.parent]:
            open_list.end = paragraph.start - 1
            self.stack.pop()
        if self.stack and paragraph.bullet:
            self._bullets[self.stack[-1].index].add(paragraph.bullet)

    def _depth(self, style: str, label: str) -> int:
        """How many of the open sections stay open above a new label of this style."""
        open_styles = [section.style for section in self.stack]
        if style == "dotted":
            return self._dotted_depth(label)
        if style in open_styles:
            at = len(open_styles) - 1 - open_styles[::-1].index(style)
            restarts = value_of(style, label) == 1 and at < len(open_styles) - 1
            if (
                restarts
                and style == "number"
                and open_styles[-1] in ("letter", "dotted")
                and value_of(style, self.stack[at].label) != 0
            ):
                return len(open_styles) if open_styles[-1] == "letter" else at
            return at
        if style in _RANKS:
            rank = self._rank(style)
            return next(
                (i for i, other in enumerate(open_styles) if other not in _RANKS or self._rank(other) > rank),
                len(open_styles),
            )
        return len(open_styles)

    def _rank(self, style: str) -> tuple[int, int]:
        """How far out a style stands; of two with one rank the one that this part of the document used first."""
        seen = self.styles_seen
        return _RANKS[style], seen.index(style) if style in seen else len(seen)

    def _dotted_depth(self, label: str) -> int:
        prefix = label.rpartition(".")[0]
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at].label == prefix and self.stack[at].style in ("number", "dotted", "roman"):
                return at + 1
        same = [i for i, s in enumerate(self.stack) if s.style == "dotted" and s.label.count(".") == label.count(".")]
        if same:
            return same[-1]
        number = [i for i, s in enumerate(self.stack) if s.style == "number"]
        return number[-1] + 1 if number else len(self.stack)
