"""Everything the fields look at: text, paragraphs, sections and mentions of one document, read once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from extract.issuer import Head, read_head
from extract.knowledge import load, phrases
from extract.mentions.agencies import AgencyName
from extract.mentions.base import Mentions
from extract.mentions.documents import DocumentReference
from extract.mentions.names import QuotedName
from extract.mentions.quantities import Quantity
from extract.mentions.time_points import TimeExpression
from extract.outline import OutlineReader
from extract.paragraphs import Paragraph, SectionNode
from extract.plan import Evidence
from extract.reading import UPPER, Text
from extract.zones import ZoneReader
from ingest import Document

# A full stop ends a sentence before a capital, but not behind an abbreviation ("TP.", "Tr.", "Nxb.") or a number.
_SENTENCE_END = re.compile(
    rf"[.!?](?<![A-ZĐ]\..)(?<!\bTP.)(?<!\bTr.)(?<!\bThS.)(?<!\bTS.)(?:/\.)?[”\")]* (?=[{UPPER}“\"(+-])"
)


@dataclass(frozen=True)
class Found:
    """The mentions of one document by kind."""

    agencies: Mentions[AgencyName]
    documents: Mentions[DocumentReference]
    times: Mentions[TimeExpression]
    quantities: Mentions[Quantity]
    names: Mentions[QuotedName]


@dataclass
class Context:
    """One document as the fields see it."""

    document: Document
    text: Text
    found: Found
    paragraphs: Sequence[Paragraph] = field(init=False)
    sections: Sequence[SectionNode] = field(init=False)
    # What `extract.parties` has found at a place: several fields ask for the same list.
    parties: dict[tuple[int, int, bool], tuple[tuple[Any, ...], int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Read zones and outline."""
        self.sections, self.paragraphs = OutlineReader(self.text, ZoneReader(self.document, self.text).read()).read()

    @cached_property
    def head(self) -> Head:
        """The head's parts."""
        return read_head(self.text, self.paragraphs)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.document.blocks]

    def page(self, offset: int) -> int | None:
        """The page on which the block at `offset` begins."""
        index = bisect_right(self._block_starts, offset) - 1
        return self.document.blocks[index].page if index >= 0 else None

    def evidence(self, start: int, end: int) -> list[Evidence]:
        """One span as evidence."""
        return [Evidence(start=start, end=end, page=self.page(start))]

    def places(self, *spans: tuple[int, int] | None) -> list[Evidence]:
        """Several spans as evidence, each once, in the order given; a missing one is left out."""
        return [place for span in dict.fromkeys(spans) if span for place in self.evidence(*span)]

    def words(self, start: int, end: int) -> str:
        """The document's own words, white space folded."""
        return " ".join(self.text.raw[start:end].split())

    def zone(self, *zones: str) -> list[Paragraph]:
        """The paragraphs of these zones."""
        return [p for p in self.paragraphs if p.zone in zones]

    def section_id(self, index: int | None) -> str | None:
        """The id of a section by its place in the outline."""
        return None if index is None else f"s{index + 1}"

    def section_at(self, offset: int) -> int | None:
        """The innermost section that holds `offset`."""
        index = bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[index].section if index >= 0 and offset <= self.paragraphs[index].end else None

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def ancestors(self, index: int | None) -> Iterator[SectionNode]:
        """A section and those above it, innermost first."""
        while index is not None:
            yield self.sections[index]
            index = self.sections[index].parent

    def children(self, index: int) -> list[SectionNode]:
        """The sections directly below."""
        return self._children.get(index, [])

    @cached_property
    def _children(self) -> dict[int, list[SectionNode]]:
        below: dict[int, list[SectionNode]] = {}
        for section in self.sections:
            if section.parent is not None:
                below.setdefault(section.parent, []).append(section)
        return below

    def paragraphs_below(self, index: int) -> list[Paragraph]:
        """The paragraphs of a section and of all sections below it, in order."""
        end = index + 1
        while end < len(self.sections) and self.sections[end].level > self.sections[index].level:
            end += 1
        found = (p for section in range(index, end) for p in self.own_paragraphs(section) if p.zone == "body")
        return sorted(found, key=lambda paragraph: paragraph.index)

    def title(self, section: SectionNode) -> str:
        """A section's title in lower case, empty where it has none."""
        return self.text.low[slice(*section.title)] if section.title else ""

    def own_paragraphs(self, index: int) -> list[Paragraph]:
        """The paragraphs of a section itself, without those of sections below it; the labelled line first."""
        return self._by_section.get(index, [])

    @cached_property
    def _by_section(self) -> dict[int | None, list[Paragraph]]:
        groups: dict[int | None, list[Paragraph]] = {}
        for paragraph in self.paragraphs:
            if paragraph.zone in ("body", "annex"):
                groups.setdefault(paragraph.section, []).append(paragraph)
        return groups

    def content_start(self, paragraph: Paragraph) -> int:
        """Where a paragraph's running text begins: behind label, bullet and, for a section, behind its heading."""
        if paragraph.label is not None and paragraph.section is not None:
            node = self.sections[paragraph.section]
            if node.paragraph == paragraph.index:
                if node.title is None:
                    return paragraph.body
                start = node.content
                while start < paragraph.end and self.text.norm[start] == " ":
                    start += 1
                return start
        return paragraph.body

    def sentences(self, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences of a stretch, without the blanks between them."""
        found, at = [], start
        for stop in _SENTENCE_END.finditer(self.text.norm, start, end):
            if _open_quote(self.text.norm, at, stop.start()):
                continue
            found.append((at, stop.end() - 1))
            at = stop.end()
        if at < end:
            found.append((at, end))
        return found

    def is_implementation(self, index: int | None) -> bool:
        """Whether a section lies in the part on implementation, where every item is an assignment."""
        return index is not None and index in self._implementing

    @cached_property
    def _implementing(self) -> frozenset[int]:
        heading = re.compile(r"(?:công tác |về )?" + phrases(load("verbs")["sections"]["implementation"]))
        found: set[int] = set()
        for section in self.sections:  # a section stands behind its parent, so one pass inherits
            named = heading.match(self.title(section)) if section.title else None
            # Below the first level "Tổ chức thực hiện công tác …" is a task like its neighbours.
            task = named is not None and section.level > 1 and self.title(section).startswith(" công tác", named.end())
            if section.parent in found or (named and not task):
                found.add(section.index)
        return frozenset(found)


def _open_quote(text: str, start: int, end: int) -> bool:
    """Whether a quotation or bracket opened between the two places is still open."""
    return text.count("“", start, end) > text.count("”", start, end) or text.count("(", start, end) > text.count(
        ")", start, end
    )
