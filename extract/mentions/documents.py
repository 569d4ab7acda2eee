"""References to other documents: "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị", "Luật Thi đua, khen thưởng".

Codes follow Nghị định 30/2020/NĐ-CP (number/TYPE-BODY, number/YEAR/TYPE-BODY) and the Party's Hướng dẫn
(NN-TYPE/BODY); a code keeps the document's spelling. Documents without a code are found in `document_names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.knowledge import load, phrases
from extract.mentions import agencies
from extract.mentions.base import Mention
from extract.mentions.dates import read_date_of
from extract.mentions.document_names import NamedFinder
from extract.mentions.document_reference import DocumentReference, kind_of_symbol
from extract.reading import LOWER, UPPER, Text

__all__ = ["DocumentReference", "find", "kind_of_symbol"]

_BODY = rf"[{UPPER}](?:[\w&]|\.(?=\w))*"
# Parts that open with a figure stand between two that do not ("07/DB3T-02/15h30/ABCD").
_CODE = re.compile(
    rf"(?<![\w/.,-])(?<!/ )\d{{1,5}}[a-z]?(?:/\d{{4}})?[-/]{_BODY}(?:(?:[-/]\d\w{{0,6}}){{0,3}}[-/]{_BODY})*"
)
# A code that a blank cuts behind its sign ("21/2022/TT- BTC") is read whole with its blanks.
_CUT = re.compile(rf"[-/] [{UPPER}]")
_BEHIND_NUMBER = r"(?:(?<=số )|(?<=số: )|(?<=số:))"
_SPACED_CODE = re.compile(
    rf"{_BEHIND_NUMBER}\d{{1,5}}[a-z]? ?(?:/ ?\d{{4}} ?)?"
    rf"(?:[-/] ?{_BODY}(?: ?[-/] ?{_BODY})*|(?<= )[A-ZĐ]{{2,5}}/{_BODY}(?:[-/]{_BODY})*)"
)
# Told by number and day alone: "Công điện số 12 ngày 05/01/2026".
_BARE_CODE = re.compile(rf"{_BEHIND_NUMBER}\d{{1,5}}(?=,? ngày \d)")
# A subject in the title may be broken between the code and its body.
_OF = re.compile(r",?[ \n](?:của|do|giữa) (?:liên (?=bộ ))?")
_JOINT = re.compile(r"(?<!\w)(?:liên|giữa) ")
_OF_BODY = re.compile(r" của ")
_ABOUT = re.compile(r",?[ \n][“\"]?(?:v/v|về việc|về) ", re.I)
_TERM = re.compile(r" khóa [ivxlc\d]+(?!\w)")
_AT = re.compile(r" (?:tại|theo|trong) $")
_NUMBER_WORD = re.compile(r"(?<!\w)số:? ?$")
# A symbol of several parts reads as a document's without a type or "số" before it; "830/ĐT" may be a road.
_PARTS = re.compile(rf"[{UPPER}] ?[-/] ?[{UPPER}]")
_AND = re.compile(r", | và | với | - ")
_LINKED = re.compile(r",? (?:và )?")
# Words between type and number that tell its sort: "Báo cáo thẩm tra số", "Kế hoạch liên ngành số".
_SORT = re.compile(rf" [{LOWER}]+(?: [{LOWER}]+){{0,2}}")
_SMALL = re.compile(rf"(?: [{LOWER}]+){{1,6}}")
_NO_SORT = re.compile(r"(?<!\w)(?:của|tại|theo|về|do|kèm|và|các|trong|này|trên|từ|đến|có|cho|được)(?!\w)")
_NAMED_TYPES = ("luật", "bộ luật", "pháp lệnh", "nghị quyết", "hiến pháp")


@dataclass(frozen=True)
class _Grammar:
    type_before: re.Pattern[str]
    short_type: re.Pattern[str]
    self_about: re.Pattern[str]
    capital_opener: re.Pattern[str]
    issuer_end: re.Pattern[str]
    level: re.Pattern[str]
    list_head: re.Pattern[str]
    proposer: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    known = load("documents")
    tail = rf"(?: {phrases(known['type_tails'])})?"
    levels = [*load("places")["levels"], *load("places")["committees"]]
    return _Grammar(
        type_before=re.compile(
            rf"(?<!\w)(?<!pháp )(?<!kỷ )({phrases(known['types'])})({tail})(| [^;.:\n“”]{{1,140}}?)(?: số:?)? ?$"
        ),
        short_type=re.compile(rf"(?<![\w/-])({phrases(known['symbols'])})(?: số:?)? ?$"),
        self_about=re.compile(rf",? (?={phrases(known['about_openers'])})"),
        capital_opener=re.compile(rf" {phrases(word.capitalize() for word in known['about_openers'])}"),
        issuer_end=re.compile(rf" {phrases(known['issuer_ends'])}| và (?={phrases(known['types'])})|[,;:.()]|\n|$"),
        level=re.compile(phrases(levels)),
        list_head=re.compile(rf"(?<!\w)({phrases(known['types'])}) của "),
        # Who proposes may hold an office whose name the knowledge lacks ("Chi cục trưởng Chi cục …").
        proposer=re.compile(rf"{phrases(known['proposals'])} của ([^;.:()]{{3,140}}?)(?: \([^()]*\))?$"),
    )


@dataclass(frozen=True)
class _Type:
    """The words before a number: where they begin, the type, the name or the issuer that stands between."""

    start: int
    kind: str | None = None
    name: tuple[int, int] | None = None
    issuer: tuple[int, int] | None = None


class _Finder:
    """References with a code in one text."""

    def __init__(self, text: Text) -> None:
        self.text, self.norm, self.low = text, text.norm, text.low

    def find(self) -> Iterator[Mention[DocumentReference]]:
        seen = set()
        for pattern in (_CODE, _SPACED_CODE, _BARE_CODE):
            for match in pattern.finditer(self.norm):
                if match.start() in seen or _CUT.match(self.norm, match.end()):
                    continue
                reference = self._reference(match)
                told = reference.value.kind or _PARTS.search(match.group())
                if told and (pattern is not _BARE_CODE or reference.value.kind):
                    seen.add(match.start())
                    yield reference

    def _reference(self, code: re.Match[str]) -> Mention[DocumentReference]:
        before = self._type(code.start())
        end, date = read_date_of(self.low, code.end())
        joint = _JOINT.search(self.low, before.start, end + len(" của liên "))
        end, issuer = self._issuer(end, joint=joint is not None)
        end = self._behind_bracket(end)
        if date is None:
            end, date = read_date_of(self.low, end)
        written = re.sub(r" ?([-/]) ?", r"\1", self.text.slice(code.start(), code.end())).rstrip(".")
        kind, issuer = before.kind, issuer or before.issuer or self._issuer_before(before.start)
        if kind is None or issuer is None:
            listed_kind, listed_issuer = self._list_head(before.start, kind)
            kind, issuer = kind or kind_of_symbol(written) or listed_kind, issuer or listed_issuer
        value = DocumentReference(kind, written, date, issuer, before.name, self._about(end), False)
        return Mention("document", before.start, end, value)

    def _list_head(self, start: int, kind: str | None) -> tuple[str | None, tuple[int, int] | None]:
        """Type and body where they stand once before several codes ("các Nghị quyết của HĐND tỉnh: số …, số …")."""
        line = self.low.rfind("\n", 0, start) + 1
        colon = self.low.rfind(": ", max(line, start - 1200), start)
        if colon < 0 or ". " in self.low[colon:start] or not (kind or self.low.startswith("số", start)):
            return None, None
        for head in _grammar().list_head.finditer(self.low, max(line, colon - 150), colon):
            agency = agencies.scan(self.text, head.end())
            if agency and agency.end == colon and kind in (None, head.group(1)):
                return head.group(1), (agency.start, agency.end)
        return None, None

    def _behind_bracket(self, end: int) -> int:
        """Skip a short form in brackets before the date or the subject: "của Bộ X (BX) ngày …"."""
        bracket = re.compile(r" \([^()\n]{1,80}\)(?=,? (?:ngày|về|phê duyệt|ban hành))").match(self.low, end)
        return bracket.end() if bracket else end

    def _type(self, code: int) -> _Type:
        """What stands before a number: its type, and a name or an issuer between the two."""
        line = self.low.rfind("\n", 0, code) + 1
        window = max(line, code - 190)
        found, taken = None, 0
        for candidate in re.finditer(r"(?<!\w)[a-zđ]", self.low[window:code]):
            at = window + candidate.start()
            # "Thông báo kết luận số": the second word of a type is none of its own.
            if at >= taken and (match := _grammar().type_before.match(self.low, at, code)):
                found, taken = match, match.end(2)
        if short := _grammar().short_type.search(self.norm, window, code):
            symbols: dict[str, str] = load("documents")["symbols"]
            return _Type(short.start(), symbols[short.group(1)])
        number = _NUMBER_WORD.search(self.low, window, code)
        plain = _Type(number.start() if number else code)
        if not found:
            return plain
        kind, name = found.group(1), found.span(3)
        if _CODE.search(self.norm, *name):
            return plain  # the type is that of another code before this one
        if not found.group(3).strip() or self._is_sort(*name):
            return _Type(found.start(1), kind)
        if _OF_BODY.match(self.low, *name) and (agency := agencies.scan(self.text, name[0] + len(" của "))):
            return _Type(found.start(1), kind, issuer=(agency.start, name[1])) if agency.end >= name[1] else plain
        return _Type(found.start(1), kind, name=(name[0] + 1, name[1])) if kind in _NAMED_TYPES else plain

    def _is_sort(self, start: int, end: int) -> bool:
        return _SORT.fullmatch(self.norm, start, end) is not None and not _NO_SORT.search(self.low, start, end)

    def _issuer(self, end: int, *, joint: bool = False) -> tuple[int, tuple[int, int] | None]:
        link = _OF.match(self.low, end)
        if not link:
            return end, None
        at = link.end()
        agency = agencies.scan(self.text, at, bare=False)
        boundary = _grammar().issuer_end.search(self.low, at, at + 100)
        if agency:
            agency_end = self._joint(agency.end) if joint else self._belonging(agency.end)
            if boundary and self.norm[at:agency_end] in load("agencies")["heads"]:
                agency_end = self._going_on(agency_end, boundary.start())
            term = _TERM.match(self.low, agency_end)
            stop = term.end() if term else agency_end
        elif boundary and (self.norm[at].isupper() or _grammar().level.fullmatch(self.low, at, boundary.start())):
            stop = boundary.start()
        else:
            return end, None
        # A subject may open in capitals behind its issuer: "của Thủ tướng Chính phủ Phê duyệt …".
        opener = _grammar().capital_opener.search(self.norm, at, stop + 30)
        stop = min(stop, opener.start()) if opener else stop
        return stop, (at, stop)

    def _going_on(self, end: int, stop: int) -> int:
        """What a head alone deals with, up to where the issuer ends: "Hội đồng <small words> về …"."""
        return stop if _SMALL.fullmatch(self.norm, end, stop) and not _NO_SORT.search(self.low, end, stop) else end

    def _joint(self, end: int) -> int:
        """A joint document names several bodies: "… của A, B và C hướng dẫn …"."""
        while (link := _AND.match(self.low, end)) and (other := agencies.scan(self.text, link.end())):
            end = other.end
        return end

    def _belonging(self, end: int) -> int:
        """A part of a body with the body behind it: "Ban Pháp chế của Hội đồng nhân dân tỉnh"."""
        link = _OF_BODY.match(self.low, end)
        body = agencies.scan(self.text, link.end()) if link else None
        return body.end if body else end

    def _issuer_before(self, start: int) -> tuple[int, int] | None:
        """The body where it stands before ("đề nghị của Sở Nội vụ tại Tờ trình số …")."""
        link = _AT.search(self.low, max(0, start - 10), start)
        if not link:
            return None
        line = self.low.rfind("\n", 0, start) + 1
        for opener in re.finditer(r"(?:của |, |; |^)", self.low[line : link.start()]):
            at = line + opener.end()
            agency = agencies.scan(self.text, at)
            if agency and agency.end == link.start():
                return agency.start, agency.end
        proposer = _grammar().proposer.search(self.low, line, link.start())
        return proposer.span(1) if proposer and self.norm[proposer.start(1)].isupper() else None

    def _about(self, end: int) -> int | None:
        link = _ABOUT.match(self.low, end) or _grammar().self_about.match(self.low, end)
        return link.end() if link else None


def _shared(text: Text, references: list[Mention[DocumentReference]]) -> list[Mention[DocumentReference]]:
    """What neighbours in a list say once for both: "Công văn số … và số … của Sở A", "các Quyết định số …, số …"."""
    pairs = [
        (this, this + 1)
        for this in range(len(references) - 1)
        if _LINKED.fullmatch(text.low, references[this].end, references[this + 1].start)
    ]
    for this, following in pairs:
        kind, second = references[this].value.kind, references[following]
        if second.value.kind is None and text.low.startswith("số", second.start):
            references[following] = replace(second, value=replace(second.value, kind=kind))
    for this, following in reversed(pairs):
        first, other = references[this], references[following].value
        if first.value.issuer is None and other.issuer and first.value.kind == other.kind:
            references[this] = replace(first, value=replace(first.value, issuer=other.issuer))
    return references


def find(text: Text) -> Iterator[Mention[DocumentReference]]:
    """All references of a text; a named one never lies inside a coded one."""
    coded = _shared(text, sorted(_Finder(text).find(), key=lambda m: m.start))
    taken = bytearray(len(text.norm))
    for mention in sorted([*coded, *NamedFinder(text).find()], key=lambda m: (m.value.named, m.start, -m.end)):
        if mention.value.named and taken.find(1, mention.start, mention.end) >= 0:
            continue
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        yield mention
