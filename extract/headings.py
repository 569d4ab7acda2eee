"""Headings told from running paragraphs: the title of a section, if it has one (contract: "Sections")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.knowledge import compiled, load, phrases
from extract.mentions import agencies
from extract.paragraphs import Paragraph, SectionNode
from extract.reading import UPPER, Text

_LEAD_IN = re.compile(r"(?:sau|sau đây|dưới đây|như|gồm|bao gồm|cụ thể|trong đó|là|yêu cầu|đề nghị): ?$")
# A clause before a colon that only opens the parts of what it says ("…, trong đó: …").
_PARTS_FOLLOW = re.compile(r", (?:trong đó|gồm|bao gồm|cụ thể(?: là)?|như sau|như) ?$")
_SENTENCE = re.compile(rf"[.;] [{UPPER}]")
_QUOTED = re.compile(r"[“\"][^”\"\n]*[”\"]|\([^()\n]*\)")


class Heading:
    """Tells a section's title from the running text behind its label (contract: "Sections")."""

    def __init__(
        self, text: Text, paragraphs: Sequence[Paragraph], sections: Sequence[SectionNode], section: SectionNode
    ) -> None:
        """`paragraphs` and `sections` are those of the whole document, `section` is one of them."""
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
        if len(head) > 160 or self.section.style == "article" or _PARTS_FOLLOW.search(head.lower()):
            return None
        if (_SENTENCE.search(head) or ";" in head) and not self._lists_bodies(self.start + colon):
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

    def _lists_bodies(self, end: int) -> bool:
        """Whether the line up to `end` is nothing but bodies with semicolons between them."""
        at = self.start
        for part in self.text.norm[at:end].rstrip(" .").split("; "):
            body = agencies.scan(self.text, at, bare=True)
            if body is None or body.end != at + len(part):
                return False
            at += len(part) + len("; ")
        return True

    def _is_heading(self) -> bool:
        line = self.line.rstrip()
        if not line:
            return False
        if self.section.style == "article":
            # An article orders, and is a heading only where it stands without a stop above its own text.
            return line[-1].isalnum() and not _SENTENCE.search(line) and not self._orders() and self._has_content()
        if (self.paragraph.bold and len(line) <= 300) or self._stands_out(len(line)):
            return True
        upper = self.text.raw[self.start : self.end]
        if upper.isupper():
            return True
        masked = self._masked().rstrip()
        if masked.endswith(":"):
            return self._is_list_head(masked)
        if masked.endswith((";", ",")) or (_SENTENCE.search(masked) and not self._lists_bodies(self.start + len(line))):
            return False
        has_content = self._has_content()
        if masked.endswith("."):
            return has_content and len(line) <= 150 and not self._orders() and not self._after_sentences()
        return (has_content or (not self._orders() and len(line) <= 90 and not self._siblings_are_sentences())) and len(
            line
        ) <= 300

    def _stands_out(self, length: int) -> bool:
        """Whether the whole line is bold or italic over text of the section that is neither."""
        if length > 600 or not (self.paragraph.bold or self.paragraph.italic):
            return False
        for at in range(self.section.paragraph + 1, len(self.paragraphs)):
            below = self.paragraphs[at]
            if below.start >= self.section.end:
                break
            if not (below.bold or below.italic):
                return True
        return False

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
        return following[0].section is not None and self.sections[following[0].section].level > self.section.level

    def _after_sentences(self) -> bool:
        """Whether a part of the same kind before it is a running paragraph: then this one is too."""
        own = self.section
        for at in range(own.index - 1, -1, -1):
            before = self.sections[at]
            if before.index == own.parent:
                return False
            if before.title is None and before.parent == own.parent and before.style == own.style:
                return True
        return False

    def _siblings_are_sentences(self) -> bool:
        before = self.paragraphs[self.section.paragraph - 1] if self.section.paragraph else None
        return before is not None and before.style == self.section.style and self.text.norm[before.end - 1] in ".;"


@cache
def _directive() -> re.Pattern[str]:
    return re.compile(phrases(load("verbs")["directives"]) + " ")


@cache
def _duty() -> re.Pattern[str]:
    """A verb of duty; "chủ trì" and "có trách nhiệm" alone close a head as well as they open a duty."""
    closing = {"chủ trì", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "phối hợp", "là"}
    return compiled(verb for verb in load("verbs")["actions"] if verb not in closing)
