"""The outline: printed labels become a tree of sections, headings told from running paragraphs.

Nghị định 30/2020/NĐ-CP divides a text into Phần, Chương, Mục, Điều, khoản and điểm; plans use I. / 1. / 1.1. / a) and
bullets. Offices skip numbers, repeat them and mix "a." with "a)", so a label's place in the tree follows from the kinds
of label above it and never from an unbroken count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.knowledge import load, phrases
from extract.mentions import agencies
from extract.reading import UPPER, Text

Zone = str  # "head" | "title" | "preamble" | "body" | "foot" | "annex" | "note"

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(r"(Phần (?:thứ )?(?:[IVX]+|nhất|hai|ba|tư|năm|sáu|[1-9]))(?: ?[.:]|(?= -)|$)? ?", re.I)),
    ("chapter", re.compile(r"(Chương (?:[IVX]+|\d+))(?:[.:]|$)? ?", re.I)),
    ("article", re.compile(r"(Điều \d{1,3})[.:]? ?")),
    ("roman", re.compile(r"([IVX]{1,6})(?:[.)/:]| ?[-–]) ?(?=\S)")),
    ("capital", re.compile(r"([A-HĐ])[.)] (?=\S)")),
    ("dotted", re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})[.):]? (?=\D)")),
    ("number", re.compile(r"(\d{1,2})(?:[.)/:] ?(?=[^\d\s])|[.)] (?=\d))")),
    ("letter", re.compile(r"([a-zđ])[.)] ?(?=\S)")),
    ("letter_number", re.compile(r"([a-zđ]\d{1,2})[.)] ?(?=\S)")),
)
_BULLET = re.compile(r"([-+*•–—▪■□●○◦◆❖★✦✓✔➢➤⇒→·]) ?(?=\S)")
_RANKS = ("part", "chapter", "capital", "roman", "article")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text outside tables: its label or bullet, and where its own words begin (`body`)."""

    index: int
    start: int
    end: int
    body: int
    zone: Zone
    label: str | None = None
    style: str | None = None
    bullet: str | None = None
    bold: bool = False
    centred: bool = False
    section: int | None = None


@dataclass(slots=True)
class SectionNode:
    """A section while and after it is read. `title` spans its heading; `content` is where running text begins."""

    index: int
    label: str
    style: str
    paragraph: int
    start: int
    level: int
    parent: int | None
    title: tuple[int, int] | None = None
    run_in: bool = False
    content: int = 0
    end: int = 0
    part: int = 0


def label_of(line: str) -> tuple[str, str, int] | None:
    """(style, label without trailing punctuation, length with blank) of a line that opens with a section label."""
    for style, pattern in _LABELS:
        found = pattern.match(line)
        if found and not (style == "roman" and not _is_roman(found.group(1))):
            return style, found.group(1), found.end()
    return None


def bullet_of(line: str) -> tuple[str, int] | None:
    """(bullet, length with blank) of a line that opens with a bullet."""
    found = _BULLET.match(line)
    return (found.group(1), found.end()) if found else None


def _is_roman(word: str) -> bool:
    return re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", word) is not None


def value_of(style: str, label: str) -> int | None:
    """The number that a label counts ("IV" → 4, "đ" → 5, "2.3" → 3), None where it has none."""
    if style == "roman":
        total = 0
        for letter, following in zip(label, [*label[1:], ""], strict=True):
            value = _ROMAN_VALUES[letter]
            total += -value if following and _ROMAN_VALUES[following] > value else value
        return total
    if style == "letter":
        return _LETTERS.find(label) + 1 or None
    if style == "capital":
        return "ABCDĐEGH".find(label) + 1 or None
    digits = re.search(r"(\d+)$", label)
    return int(digits.group(1)) if digits else None


class OutlineReader:
    """Builds the tree from the labelled paragraphs of one document."""

    def __init__(self, text: Text, paragraphs: Sequence[Paragraph]) -> None:
        """`paragraphs` are those of every zone, in order."""
        self.text, self.paragraphs = text, paragraphs
        self.sections: list[SectionNode] = []
        self.stack: list[SectionNode] = []
        self.part = 0

    def read(self) -> tuple[list[SectionNode], list[Paragraph]]:
        """The sections in order, and the paragraphs with their innermost section."""
        placed: list[Paragraph] = []
        zone_before = ""
        for paragraph in self.paragraphs:
            if paragraph.zone != zone_before and paragraph.zone in ("annex", "head", "title", "foot"):
                self._close(paragraph.start - 1)
                self.part += 1
            zone_before = paragraph.zone
            if paragraph.label and paragraph.style and paragraph.zone in ("body", "annex"):
                self._open(paragraph)
            inside = self.stack[-1].index if self.stack and paragraph.zone in ("body", "annex") else None
            placed.append(_with_section(paragraph, inside))
        body_end = max((p.end for p in self.paragraphs if p.zone == "body"), default=0)
        self._close(max([body_end, *(s.start for s in self.sections)]))
        for section in self.sections:
            _Heading(self.text, placed, self.sections, section).read()
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
            len(self.sections), label, style, paragraph.index, paragraph.start,
            parent.level + 1 if parent else 1, parent.index if parent else None,
            content=paragraph.body, end=paragraph.end, part=self.part,
        )  # fmt: skip
        self.sections.append(section)
        self.stack.append(section)

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
            rank = _RANKS.index(style)
            return next(
                (i for i, other in enumerate(open_styles) if other not in _RANKS or _RANKS.index(other) > rank),
                len(open_styles),
            )
        if style == "number" and "dotted" in open_styles and not any(s in open_styles for s in ("letter",)):
            return len(open_styles)
        return len(open_styles)

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


def _with_section(paragraph: Paragraph, section: int | None) -> Paragraph:
    return Paragraph(
        paragraph.index, paragraph.start, paragraph.end, paragraph.body, paragraph.zone, paragraph.label,
        paragraph.style, paragraph.bullet, paragraph.bold, paragraph.centred, section,
    )  # fmt: skip


_LEAD_IN = re.compile(r"(?:sau|sau đây|dưới đây|như|gồm|bao gồm|cụ thể|trong đó|là|yêu cầu|đề nghị): ?$")
_SENTENCE = re.compile(rf"[.;] [{UPPER}]")
_QUOTED = re.compile(r"[“\"][^”\"\n]*[”\"]|\([^()\n]*\)")


class _Heading:
    """Tells a section's title from the running text behind its label (contract: "Sections")."""

    def __init__(
        self, text: Text, paragraphs: Sequence[Paragraph], sections: Sequence[SectionNode], section: SectionNode
    ) -> None:
        self.text, self.paragraphs, self.sections, self.section = text, paragraphs, sections, section
        self.paragraph = paragraphs[section.paragraph]
        self.start, self.end = self.paragraph.body, self.paragraph.end
        self.line = text.norm[self.start : self.end]

    def read(self) -> None:
        """Set the section's title, if it has one, and where its running text begins."""
        colon = self._run_in_colon()
        if colon is not None:
            self._set(self.start + colon, run_in=True)
        elif self.section.style in ("part", "chapter") and not self.line:
            self._title_below()
        elif self._is_heading():
            self._set(self.end)
        else:
            self.section.content = self.start

    def _set(self, end: int, *, run_in: bool = False) -> None:
        while end > self.start and self.text.norm[end - 1] in " .:;,/":
            end -= 1
        if self.text.norm[end : end + 3] == "..." or self.text.norm[end : end + 2] == "..":
            end = min(self.end, end + 3)
        self.section.title = (self.start, end) if end > self.start else None
        self.section.run_in = run_in
        after = self.text.norm.find(":", end, self.end) if run_in else self.end - 1
        self.section.content = min(self.end, after + 1) if after >= 0 else end

    def _title_below(self) -> None:
        following = self.paragraphs[self.section.paragraph + 1 : self.section.paragraph + 2]
        if (
            following
            and following[0].label is None
            and (following[0].bold or self.text.raw[following[0].start : following[0].end].isupper())
        ):
            self.section.title = (following[0].start, following[0].end)
            self.section.content = following[0].end

    def _masked(self) -> str:
        """The line with quotations and brackets blanked, so that their punctuation does not count."""
        return _QUOTED.sub(lambda m: "_" * len(m.group()), self.line)

    def _run_in_colon(self) -> int | None:
        masked = self._masked()
        colon = masked.find(":")
        if colon <= 0 or colon >= len(masked.rstrip()) - 1:
            return None
        head = masked[:colon]
        if len(head) > 160 or _SENTENCE.search(head) or ";" in head or self.section.style == "article":
            return None
        return colon if self._names_only(head) else None

    def _names_only(self, head: str) -> bool:
        """An agency, a group, a time or a short name before the colon; not a clause that goes on behind an agency."""
        low = self.text.low[self.start : self.start + len(head)]
        directive = _directive().match(low)
        at = self.start + (directive.end() if directive else 0)
        agency = agencies.scan(self.text, at, bare=True)
        if agency and agency.end <= self.start + len(head):
            return self._only_agencies(agency.end, self.start + len(head))
        return len(head) <= 120 and not directive

    def _only_agencies(self, at: int, end: int) -> bool:
        rest = self.text.low[at:end]
        rest = re.sub(r"\([^()]*\)", "", rest)
        return not _duty().search(rest)

    def _is_heading(self) -> bool:
        line = self.line.rstrip()
        if not line or self.section.style == "article":
            return False
        if self.paragraph.bold and len(line) <= 300:
            return True
        upper = self.text.raw[self.start : self.end]
        if upper.isupper():
            return True
        masked = self._masked().rstrip()
        if masked.endswith(":"):
            return self._is_list_head(masked)
        if masked.endswith((";", ",")) or _SENTENCE.search(masked):
            return False
        has_content = self._has_content()
        if masked.endswith("."):
            return has_content and len(line) <= 150 and not self._orders() and not self._after_sentences()
        return (has_content or not self._orders() and len(line) <= 90 and not self._siblings_are_sentences()) and len(
            line
        ) <= 300

    def _is_list_head(self, masked: str) -> bool:
        if _SENTENCE.search(masked):
            return False
        if _LEAD_IN.search(masked.lower()):
            return len(masked) <= 80 and not self._orders()
        return len(masked) <= 250

    def _orders(self) -> bool:
        """Whether the line tells an agency to do something."""
        low = self.text.low[self.start : self.end]
        directive = _directive().match(low)
        agency = agencies.scan(self.text, self.start + (directive.end() if directive else 0), bare=True)
        return agency is not None and _duty().search(self.text.low, agency.end, self.end) is not None

    def _has_content(self) -> bool:
        """Whether something stands under the line before the next label of its own or a higher kind."""
        following = self.paragraphs[self.section.paragraph + 1 : self.section.paragraph + 2]
        if not following or following[0].zone != self.paragraph.zone:
            return False
        if following[0].label is None:
            return True
        return (
            following[0].style != self.section.style
            and following[0].section is not None
            and _deeper(following[0], self.section)
        )

    def _after_sentences(self) -> bool:
        """Whether a part of the same kind before it is a running paragraph: then this one is too."""
        own = self.section
        for before in reversed(self.sections[: own.index]):
            if before.index == own.parent:
                return False
            if before.title is None and before.parent == own.parent and before.style == own.style:
                return True
        return False

    def _siblings_are_sentences(self) -> bool:
        before = self.paragraphs[self.section.paragraph - 1] if self.section.paragraph else None
        return before is not None and before.style == self.section.style and self.text.norm[before.end - 1] in ".;"


def _deeper(paragraph: Paragraph, section: SectionNode) -> bool:
    order = ("part", "chapter", "capital", "roman", "article", "number", "dotted", "letter", "letter_number")
    return order.index(paragraph.style or "letter") > order.index(section.style)


_patterns: dict[str, re.Pattern[str]] = {}


def _directive() -> re.Pattern[str]:
    if "directive" not in _patterns:
        _patterns["directive"] = re.compile(phrases(load("verbs")["directives"]) + " ")
    return _patterns["directive"]


def _duty() -> re.Pattern[str]:
    """A verb of duty; "chủ trì" and "có trách nhiệm" alone close a head as well as they open a duty."""
    if "duty" not in _patterns:
        closing = {"chủ trì", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "phối hợp", "là"}
        verbs = [verb for verb in load("verbs")["actions"] if verb not in closing]
        _patterns["duty"] = re.compile(r"(?<!\w)" + phrases(verbs))
    return _patterns["duty"]
