"""References to other documents: "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị", "Luật Thi đua, khen thưởng".

Codes follow Nghị định 30/2020/NĐ-CP (number/TYPE-BODY, number/YEAR/TYPE-BODY) and the Party's Hướng dẫn
(NN-TYPE/BODY); a code keeps the document's spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.knowledge import load, openings, phrases
from extract.mentions import agencies
from extract.mentions.base import Mention
from extract.mentions.dates import read_date
from extract.reading import UPPER, Text


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """What a reference says. Spans are offsets; `code` and `date` are None where it gives none.

    `named` is true for a document cited by its name alone; `name` spans that name. `about` is where the
    words begin that say what the document is about (behind "về", "về việc"), None where there are none.
    """

    kind: str | None
    code: str | None
    date: str | None
    issuer: tuple[int, int] | None
    name: tuple[int, int] | None
    about: int | None
    named: bool


_BODY = rf"[{UPPER}](?:[\w&]|\.(?=\w))*"
_CODE = re.compile(rf"(?<![\w/.,-])(?<!/ )\d{{1,5}}[a-z]?(?:/\d{{4}})?[-/]{_BODY}(?:[-/]{_BODY})*")
_SPACED_CODE = re.compile(rf"(?<=số )\d{{1,5}} ?(?:/ ?\d{{4}} ?)?[-/] ?{_BODY}(?: ?[-/] ?{_BODY})*")
_DATE_LINK = re.compile(r",? ?\(?(?:ban hành |ký |được .{0,40}?thông qua )?(?=ngày )")
_OF = re.compile(r",? (?:của|do) ")
_ABOUT = re.compile(r",? (?:v/v|về việc|về) ")
_TERM = re.compile(r" khóa [IVXLC\d]+(?!\w)")
_AT = re.compile(r" (?:tại|theo|trong) $")
_CONGRESS = re.compile(
    r"Nghị quyết (?:số [^ ]+ )?(Đại hội (?:(?:đại biểu|toàn quốc|Đảng bộ|Đảng|toàn thể|các cấp) ?)*[^,;.:()“”\n]{0,60}?"
    r"(?:lần thứ [IVXLC\d]+(?: của Đảng| Đảng Cộng sản Việt Nam)?(?:,? \(?nhiệm kỳ \d{4} ?- ?\d{4}\)?)?"
    r"|\(?nhiệm kỳ \d{4} ?- ?\d{4}\)?))"
)
_LAW = re.compile(rf"(?<!\w)(?:Bộ luật|Luật|Pháp lệnh) (?=[{UPPER}\w])")
_CONSTITUTION = re.compile(r"(?<!\w)Hiến pháp(?: nước [^,;.:()“”\n]{0,40}?Việt Nam)?(?!\w)")
_YEAR = re.compile(r" năm \d{4}(?!\d)")
# A symbol of several parts reads as a document's without a type or "số" before it; "830/ĐT" may be a road.
_PARTS = re.compile(rf"[{UPPER}] ?[-/] ?[{UPPER}]")
_LAW_END = re.compile(
    r" (?:số \d|năm \d|ngày \d|được |của (?!Luật|Bộ luật|Pháp lệnh)|do "
    r"|và (?:các|những|văn bản|Luật|Bộ luật|Pháp lệnh|Hiến pháp|Nghị|Thông tư|Quyết định|Chỉ thị|Kế hoạch)"
    r"|theo |về |trong |tại |đã |cho |nhằm )|[;.:()“”\n]"
    r"|, (?:các|Luật|Nghị|Bộ luật|Thông tư|Quyết|Chỉ|Kế|nhằm|ngày|số|góp|bảo đảm)|$"
)
# A law that amends others names them: "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B".
_AMENDMENT_END = re.compile(r" (?:số \d|năm \d|ngày \d|được |do )|[;.:()“”\n]|$")


@dataclass(frozen=True)
class _Grammar:
    type_before: re.Pattern[str]
    self_about: re.Pattern[str]
    issuer_end: re.Pattern[str]
    list_head: re.Pattern[str]
    opens_sentence: re.Pattern[str]
    law_says: re.Pattern[str]
    law_binds: re.Pattern[str]
    named: re.Pattern[str]
    name_end: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    known = load("documents")
    tail = rf"(?: {phrases(known['type_tails'])})?"
    return _Grammar(
        type_before=re.compile(rf"(?<!\w)({phrases(known['types'])})({tail})(| [^;.:\n“”]{{1,140}}?)(?: số:?)? ?$"),
        self_about=re.compile(rf",? (?={phrases(known['about_openers'])})"),
        issuer_end=re.compile(rf" {phrases(known['issuer_ends'])}|[,;:.()]|\n|$"),
        list_head=re.compile(rf"(?<!\w)({phrases(known['types'])}) của "),
        opens_sentence=re.compile(
            rf"(?<!\w){phrases(word.capitalize() for word in known['relations'])}[^,;.:\n]{{0,120}}$"
        ),
        law_says=re.compile(rf" {phrases(known['law_says'])}"),
        law_binds=re.compile(rf" {phrases(known['law_binds'])}"),
        named=re.compile(rf"{openings(known['named'])} (?!này|số |của |và )[^,;.:()“”\n]{{3,160}}"),
        name_end=re.compile(rf" (?:{phrases(known['name_ends'])}|\(\d(?!\w))"),
    )


def kind_of_symbol(code: str) -> str | None:
    """The type that a code's own abbreviation names ("12/KH-UBND": "kế hoạch"), if any."""
    symbols: dict[str, str] = load("documents")["symbols"]
    for part in re.split(r"[-/\d ]+", code):
        if part in symbols:
            return symbols[part]
    return None


class _Finder:
    def __init__(self, text: Text) -> None:
        self.text, self.norm, self.low = text, text.norm, text.low

    def coded(self) -> Iterator[Mention[DocumentReference]]:
        """References with a code."""
        seen = set()
        for pattern in (_CODE, _SPACED_CODE):
            for match in pattern.finditer(self.norm):
                if match.start() in seen:
                    continue
                seen.add(match.start())
                reference = self._reference(match)
                if reference.start < match.start() or reference.value.kind or _PARTS.search(match.group()):
                    yield reference

    def _reference(self, code: re.Match[str]) -> Mention[DocumentReference]:
        start, kind, name = self._type(code.start())
        end, date = self._date(code.end())
        end, issuer = self._issuer(end, joint="liên tịch" in self.low[start : code.start()])
        end = self._behind_bracket(end)
        if date is None:
            end, date = self._date(end)
        written = re.sub(r"\s+", "", self.text.slice(code.start(), code.end())).rstrip(".")
        if kind is None:
            kind, listed_issuer = self._list_head(start)
            kind, issuer = kind_of_symbol(written) or kind, issuer or listed_issuer
        if issuer is None:
            issuer = self._issuer_before(start)
        return Mention(
            "document",
            start,
            end,
            DocumentReference(kind, written, date, issuer, name, self._about(end), False),
        )

    def _list_head(self, start: int) -> tuple[str | None, tuple[int, int] | None]:
        """Type and body where they stand once before several codes ("các Nghị quyết của HĐND tỉnh: số …, số …")."""
        line = self.low.rfind("\n", 0, start) + 1
        colon = self.low.rfind(":", max(line, start - 400), start)
        if colon < 0 or ". " in self.low[colon:start] or not self.low.startswith("số", start):
            return None, None
        for head in _grammar().list_head.finditer(self.low, max(line, colon - 150), colon):
            agency = agencies.scan(self.text, head.end())
            if agency and agency.end == colon:
                return head.group(1), (agency.start, agency.end)
        return None, None

    def _behind_bracket(self, end: int) -> int:
        """Skip a short form in brackets before the date or the subject: "của Bộ X (BX) ngày …"."""
        bracket = re.compile(r" \([^()\n]{1,80}\)(?=,? (?:ngày|về|phê duyệt|ban hành))").match(self.low, end)
        return bracket.end() if bracket else end

    def _type(self, code: int) -> tuple[int, str | None, tuple[int, int] | None]:
        """Where the reference begins, its type, and the name that stands between type and number."""
        line = self.low.rfind("\n", 0, code) + 1
        window = max(line, code - 190)
        found = None
        for candidate in re.finditer(r"(?<!\w)[a-zđ]", self.low[window:code]):
            found = _grammar().type_before.match(self.low, window + candidate.start(), code) or found
        if not found:
            before = re.search(r"(?<!\w)số:? $", self.low[window:code])
            return (window + before.start() if before else code), None, None
        name = (found.start(3) + 1, found.end(3)) if found.group(3).strip() else None
        if name and found.group(1) not in ("luật", "bộ luật", "pháp lệnh", "nghị quyết", "hiến pháp"):
            before = re.search(r"(?<!\w)số:? $", self.low[window:code])
            return (window + before.start() if before else code), None, None
        return found.start(1), found.group(1), name

    def _date(self, end: int) -> tuple[int, str | None]:
        link = _DATE_LINK.match(self.low, end)
        if not link or not (date := read_date(self.low, link.end())):
            return end, None
        close = date.end + (1 if "(" in link.group() and self.low.startswith(")", date.end) else 0)
        return close, date.iso

    def _issuer(self, end: int, *, joint: bool = False) -> tuple[int, tuple[int, int] | None]:
        link = _OF.match(self.low, end)
        if not link:
            return end, None
        agency = agencies.scan(self.text, link.end(), bare=False)
        if agency:
            agency_end = self._joint(agency.end) if joint else agency.end
            term = _TERM.match(self.norm, agency_end)
            stop = term.end() if term else agency_end
        else:
            boundary = _grammar().issuer_end.search(self.low, link.end(), link.end() + 100)
            if not boundary or not self.norm[link.end()].isupper():
                return end, None
            stop = boundary.start()
        return stop, (link.end(), stop)

    def _joint(self, end: int) -> int:
        """A joint document names several bodies: "… của A, B và C hướng dẫn …"."""
        while (link := re.compile(r", | và ").match(self.low, end)) and (other := agencies.scan(self.text, link.end())):
            end = other.end
        return end

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
        return None

    def _about(self, end: int) -> int | None:
        link = _ABOUT.match(self.low, end) or _grammar().self_about.match(self.low, end)
        return link.end() if link else None

    def named(self) -> Iterator[Mention[DocumentReference]]:
        """References by name alone."""
        for congress in _CONGRESS.finditer(self.norm):
            issuer = congress.span(1)
            yield self._named("nghị quyết", congress.start(), congress.end(), issuer)
        for constitution in _CONSTITUTION.finditer(self.norm):
            yield self._named("hiến pháp", *constitution.span(), None)
        for law in _LAW.finditer(self.norm):
            stop = self._law_end(law.start(), law.end() - 1)
            if self.norm[law.end() : stop].strip() and not re.match(r" số \d", self.norm[stop : stop + 6]):
                yield self._named(self.low[law.start() : law.end()].strip(), law.start(), stop, None)
        for name in _grammar().named.finditer(self.norm):
            cut = _grammar().name_end.search(self.low, name.start() + 6, name.end())
            kind = next(
                k
                for k in sorted(load("documents")["types"], key=len, reverse=True)
                if self.low.startswith(k, name.start())
            )
            yield self._named(kind, name.start(), cut.start() if cut else name.end(), None)

    def _law_end(self, start: int, kind_end: int) -> int:
        """Where a law's name ends; commas may stand inside it ("Luật Phòng, chống thiên tai")."""
        limit = min(len(self.norm), kind_end + 220)
        if self.low.startswith(" sửa đổi", kind_end):
            end = _AMENDMENT_END.search(self.norm, kind_end, limit)
            return end.start() if end else limit
        end = _LAW_END.search(self.norm, kind_end, limit)
        stop = self._before_body(kind_end, end.start() if end else limit)
        says = _grammar().law_says.search(self.low, kind_end, stop)
        stop = says.start() if says else stop
        binds = _grammar().law_binds.search(self.low, kind_end, stop)
        if binds:
            # "Theo Luật A, chủ hộ phải …": behind an adverbial the last comma parts the law from who is bound.
            comma = self.norm.rfind(",", kind_end, binds.start())
            adverbial = _grammar().opens_sentence.search(self.norm, max(0, start - 150), start)
            stop = comma if adverbial and comma >= 0 else binds.start()
        return stop - len(" và") if self.low.endswith(" và", kind_end, stop) else stop

    def _before_body(self, start: int, stop: int) -> int:
        """The first comma behind which a body opens the main clause ("Theo Luật A, Sở B …"), else `stop`."""
        for comma in re.finditer(r", ", self.norm[start:stop]):
            at = start + comma.end()
            if self.norm[at : at + 1].isupper() and agencies.scan(self.text, at):
                return at - len(", ")
        return stop

    def _named(self, kind: str, start: int, end: int, issuer: tuple[int, int] | None) -> Mention[DocumentReference]:
        """A document by its name; the mention takes its date or year along."""
        stop, date = self._date(end)
        year = _YEAR.match(self.norm, end)
        return Mention(
            "document",
            start,
            year.end() if year else stop,
            DocumentReference(kind, None, date, issuer, (start, end), None, True),
        )


def find(text: Text) -> Iterator[Mention[DocumentReference]]:
    """All references of a text; a named one never lies inside a coded one."""
    finder = _Finder(text)
    taken: list[tuple[int, int]] = []
    for mention in sorted([*finder.coded(), *finder.named()], key=lambda m: (m.value.named, m.start, -m.end)):
        if mention.value.named and any(s < mention.end and mention.start < e for s, e in taken):
            continue
        taken.append((mention.start, mention.end))
        yield mention
