"""The parts of a document: head, title, preamble, body, foot, annexes.

Layout after Nghị định 30/2020/NĐ-CP, phụ lục I. A file may hold two documents, a decision and the plan behind it; then
the parts repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.knowledge import load, phrases
from extract.paragraphs import Paragraph, Zone, bullet_of, label_of
from extract.reading import LOWER, UPPER, Text
from ingest import Block, Document

_MOTTO = re.compile(r"cộng hòa xã hội chủ nghĩa việt nam|đảng cộng sản việt nam")
_RECIPIENTS = re.compile(r"[*•]? ?(?:nơi (?:nhận|gửi) ?(?::|$)|kính gửi ?:?[^\n]{0,9}$)")
ANNEX_LABEL = (
    r"(?:phụ lục|phụ biểu|biểu mẫu|mẫu số|biểu số|biểu(?= \d)|danh mục kèm theo|pl(?= ?\d))"
    r"(?: ?(?:số:? )?(?:[ivx]+|\d{1,2}(?:\.\d{1,2})?[a-hđ]?|[a-hđ])(?!\w))?"
)
_ANNEX = re.compile(rf"{ANNEX_LABEL}(?:[.:]| ?[-–]|$| ?\(| kèm theo)")
_ATTACHED = re.compile(r"\(?(?:ban hành )?(?:kèm theo|đính kèm)")
_RULE = re.compile(r"[-_*–— ]+$")
_TYPE_TAIL = r"(?: (?:hành động|phối hợp|liên tịch|tổng thể|chi tiết))?"
_SIGNING = re.compile(
    r"tm\.|kt\.|tl\.|tuq\.|q\.|t/m"
    r"|chủ tịch|phó |giám đốc|chánh|trưởng|bí thư|hiệu trưởng|bộ trưởng|thứ trưởng|thủ tướng(?! chính phủ)"
)


# A person's name in the line below a position.
_PERSON = re.compile(rf"[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}’']*){{1,4}}")
_BY_AUTHORITY = re.compile(r"(?:tm|kt|tl|tuq|q)\. ?\w|t/m ")


class ZoneReader:
    """Assigns each paragraph of a document its part."""

    def __init__(self, document: Document, text: Text) -> None:
        """Table cells are left out: they belong to their tables."""
        self.text = text
        self.blocks: Sequence[Block] = [b for b in document.blocks if b.kind != "cell"]
        self.lines = [text.low[b.start : b.end] for b in self.blocks]
        known = load("documents")
        self.type_line = re.compile(rf"{phrases(known['types'])}{_TYPE_TAIL} ?:?$")
        self.relation = re.compile(rf"(?:để |nhằm )?{phrases(known['relations'])} ")
        self.opened_by_type = re.compile(rf"{phrases(known['running_types'])} ")
        self.office = re.compile(rf"{phrases(known['offices'])}[^.;:,]{{0,40}}")
        self.run_in = self._run_in_type()

    def read(self) -> list[Paragraph]:
        """The paragraphs in order, each with its zone, label and bullet."""
        return [self._paragraph(i, zone) for i, zone in enumerate(self._zones())]

    def _paragraph(self, index: int, zone: Zone) -> Paragraph:
        block = self.blocks[index]
        line = self.text.norm[block.start : block.end]
        label = label_of(line) if zone in ("body", "annex") else None
        bullet = None if label else bullet_of(line)
        skip = label[2] if label else bullet[1] if bullet else 0
        return Paragraph(
            index,
            block.start,
            block.end,
            body=block.start + skip,
            zone=zone,
            label=label[1] if label else None,
            style=label[0] if label else None,
            bullet=bullet[0] if bullet else None,
            bold=block.bold,
            italic=block.italic,
            centred=block.align == "center",
        )

    def _zones(self) -> Iterator[Zone]:
        zone: Zone = "head" if self._has_head() else "body"
        for index, block in enumerate(self.blocks):
            if block.kind == "footnote":
                yield "note"
                continue
            zone = self._next(zone, index)
            yield zone

    def _has_head(self) -> bool:
        return any(_MOTTO.search(line) for line in self.lines[:8]) or any(
            self._is_type(i) for i in range(min(14, len(self.lines)))
        )

    def _is_type(self, index: int) -> bool:
        return index == self.run_in or self._is_type_alone(index)

    def _is_type_alone(self, index: int) -> bool:
        return bool(self.type_line.fullmatch(self.lines[index])) and self._is_upper(index)

    def _run_in_type(self) -> int | None:
        """The title of a head whose type and subject share a line ("KẾ HOẠCH TUYÊN TRUYỀN …")."""
        first = range(min(16, len(self.lines)))
        if any(self._is_type_alone(i) for i in first) or not any(_MOTTO.search(self.lines[i]) for i in first):
            return None
        return next((i for i in first if self.opened_by_type.match(self.lines[i]) and self._is_upper(i)), None)

    def _is_upper(self, index: int) -> bool:
        return self.text.raw[self.blocks[index].start : self.blocks[index].end].isupper()

    def _next(self, zone: Zone, index: int) -> Zone:
        line = self.lines[index]
        if zone != "head" and self._new_head(index):
            return "head"
        if zone in ("body", "preamble") and (_RECIPIENTS.match(line) or self._signs(index)):
            return "foot"
        if zone in ("foot", "body", "annex") and self._is_annex(index, zone):
            return "annex"
        if zone == "foot" and self._is_type(index):
            return "title"  # the plan behind its decision, without a head of its own
        if zone == "head":
            return "title" if self._is_type(index) else "head" if self._still_head(index) else "preamble"
        if zone == "title" and not self._still_title(index):
            zone = "preamble"
        if zone == "preamble" and self._is_body(index):
            return "body"
        return zone

    def _still_head(self, index: int) -> bool:
        return any(self._is_type(i) for i in range(index, min(index + 12, len(self.lines)))) or index < 6

    def _new_head(self, index: int) -> bool:
        """A second head: Quốc hiệu again within the next lines, and this line opens it."""
        if index < 6 or not any(_MOTTO.search(line) for line in self.lines[index : index + 4]):
            return False
        block = self.blocks[index]
        return self.text.raw[block.start : block.end].isupper() and not _SIGNING.match(self.lines[index])

    def _signs(self, index: int) -> bool:
        """The authority line of a signature that no list of recipients stands before ("TM. ỦY BAN NHÂN DÂN")."""
        if _BY_AUTHORITY.match(self.lines[index]):
            # In small letters too, where nothing but a signature can follow.
            return self._is_upper(index) or (len(self.lines[index]) <= 60 and self._body_is_over(index))
        return self._holds_office(index)

    def _holds_office(self, index: int) -> bool:
        """A position alone with a name in the next line ("CHỦ TỊCH" / "Trần Văn Thử")."""
        following = self.blocks[index + 1 : index + 2]
        if not following or not self.office.fullmatch(self.lines[index]):
            return False
        named = _PERSON.fullmatch(self.text.norm, following[0].start, following[0].end)
        return named is not None and self._body_is_over(index)

    def _body_is_over(self, index: int) -> bool:
        """Whether no labelled line follows before the recipients, an annex or another title."""
        for later in range(index + 2, len(self.lines)):
            if _RECIPIENTS.match(self.lines[later]) or self._is_type(later) or _ANNEX.match(self.lines[later]):
                return True
            block = self.blocks[later]
            if label_of(self.text.norm[block.start : block.end]):
                return False
        return True

    def _is_annex(self, index: int, zone: Zone) -> bool:
        block = self.blocks[index]
        line = self.lines[index]
        if zone == "foot" and self._is_upper(index) and not _SIGNING.match(line):
            # An annex without a label is told by the words in brackets below its title.
            below = self.lines[index + 1 : index + 4]
            if any(_ATTACHED.match(other) and other.startswith("(") for other in below):
                return not self._is_type(index)
        if not _ANNEX.match(line) or len(line) > 160:
            return False
        upper = self.text.raw[block.start : block.end].isupper()
        stands_out = upper or block.align == "center" or block.bold
        return stands_out or (zone != "body" and (len(line) < 20 or " kèm theo" in line))

    def _still_title(self, index: int) -> bool:
        """Whether a line still belongs to the subject below the type."""
        block, line = self.blocks[index], self.lines[index]
        if self._is_type(index - 1):
            return True
        first = next(i for i in range(index - 1, -1, -1) if self._is_type(i))
        if index - first > 6 or (label_of(self.text.norm[block.start : block.end]) and block.align != "center"):
            return False
        if _ATTACHED.match(line) or _RULE.match(line) or self.lines[index - 1].endswith(","):
            return True
        if block.align is not None:
            return block.align == "center"
        return not (
            line.endswith((".", ";", ":", ",")) or self.relation.match(line) or len(line) > 180 or index - first > 4
        )

    def _is_body(self, index: int) -> bool:
        block, line = self.blocks[index], self.lines[index]
        if line.rstrip(":. ") in ("quyết định", "quyết nghị", "nay ban hành"):
            return True
        if label_of(self.text.norm[block.start : block.end]) is not None:
            return True
        heading = block.bold and block.align != "center" and not self.relation.match(line)
        return heading and any(self.relation.match(before) for before in self.lines[max(0, index - 20) : index])
