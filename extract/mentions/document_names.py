"""Documents cited by their name alone: laws, the constitution, resolutions of congresses, programmes and charters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.knowledge import load, openings, phrases
from extract.mentions import agencies
from extract.mentions.base import Mention
from extract.mentions.dates import read_date_of
from extract.mentions.document_reference import DocumentReference
from extract.reading import LOWER, UPPER, Text

_CONGRESS = re.compile(
    r"Nghị quyết (?:số [^ ]+ )?(Đại hội (?:(?:đại biểu|toàn quốc|Đảng bộ|Đảng|toàn thể|các cấp) ?)*[^,;.:()“”\n]{0,60}?"
    r"(?:lần thứ [IVXLC\d]+(?: của Đảng| Đảng Cộng sản Việt Nam)?(?:,? \(?nhiệm kỳ \d{4} ?- ?\d{4}\)?)?"
    r"|\(?nhiệm kỳ \d{4} ?- ?\d{4}\)?))"
)
# A conference or session is told by its number, its term or its year.
_TERM_OF_OFFICE = r"(?:,? \(?nhiệm kỳ \d{4} ?- ?\d{4}\)?)?"
_CONFERENCE = re.compile(
    r"(Nghị quyết|Kết luận) ((?:[Hh]ội nghị|[Kk]ỳ họp|[Pp]hiên họp) [^;.:()“”\n]{0,100}?"
    rf"(?:,? \(?[Kk]hóa [IVXLC\d]+\)?{_TERM_OF_OFFICE}|(?:năm học|năm) \d{{4}}(?: ?- ?\d{{4}})?))(?!\w)"
)
# "luật" in small letters is a law's name only where it opens the authority.
_LAW = re.compile(
    rf"(?<!\w)(?:(?:Bộ luật|Luật|Pháp lệnh) (?!sư|gia)(?=[{UPPER}\w])"
    rf"|(?:(?<=[Cc]ăn cứ )|(?<=[Tt]heo )|(?<=; ))(?:bộ luật|luật|pháp lệnh) (?=[{UPPER}]))"
)
_LAW_LIST = re.compile(r"(?<=[Cc]ác )(Luật|Bộ luật|Pháp lệnh): ")
_LISTED_LAW = re.compile(rf"(?:(?<=: )|(?<=; ))([{UPPER}][^;.:()\n]{{2,80}}?)(?= (?:số|ngày|năm) \d)")
_CONSTITUTION = re.compile(r"(?<!\w)Hiến pháp(?: nước [^,;.:()“”\n]{0,40}?Việt Nam)?(?!\w)")
_YEAR = re.compile(r" năm \d{4}(?!\d)")
_LAW_END = re.compile(
    r" (?:số \d|năm \d|ngày \d|(?:đã )?được |của (?!Luật|Bộ luật|Pháp lệnh)|do "
    r"|và (?:các|những|văn bản|Luật|Bộ luật|Pháp lệnh|Hiến pháp|Nghị|Thông tư|Quyết định|Chỉ thị|Kế hoạch)"
    r"|theo |về |trong |tại |đã |cho |nhằm )|[;.:()“”\n]"
    r"|, (?:các|Luật|Nghị|Bộ luật|Thông tư|Quyết|Chỉ|Kế|nhằm|ngày|số|góp|bảo đảm)|$"
)
# A law that amends others names them: "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B".
_AMENDMENT_END = re.compile(r" (?:số \d|năm \d|ngày \d|được |do )|[;.:()“”\n]|$")

# Words of a name; only the pair "phòng, chống" has its comma wherever it stands.
_WORDS = r"[^,;.:()“”\"\n]|(?<=[Pp]hòng),(?= chống)"
# Names of programmes go on behind a comma: up to their years, or where one word is no name ("Quy chế quản lý").
_UP_TO_YEAR = re.compile(
    rf"(?:(?:, [{LOWER}]+(?: [{LOWER}]+){{0,2}})*, [{LOWER}][^,;.:()“”\"\n]{{2,80}}? (?:giai đoạn|đến năm|năm học)"
    r"|, (?:định hướng|tầm nhìn)(?: năm)?) \d{4}(?: ?- ?\d{4})?"
)
_LONE_WORD = re.compile(rf"[{UPPER}][{LOWER}]+ [{LOWER}]+ [{LOWER}]+(?: [{LOWER}]+)?")
_LISTED_BODY = re.compile(rf", [{UPPER}][^,;.:()“”\"\n]{{1,80}}")


@dataclass(frozen=True)
class _Grammar:
    opens_sentence: re.Pattern[str]
    law_says: re.Pattern[str]
    law_binds: re.Pattern[str]
    named: re.Pattern[str]
    approved: re.Pattern[str]
    beside: re.Pattern[str]
    name_part: re.Pattern[str]
    name_end: re.Pattern[str]


@cache
def name_goes_on() -> str:
    """A pattern part for what follows a comma inside a name: small letters that open no clause of their own."""
    known = load("documents")
    others = phrases([*known["no_names"], *known["no_name_parts"], *known["types"], *known["relations"]])
    return rf"(?= [{LOWER}])(?! {others})"


@cache
def _grammar() -> _Grammar:
    known = load("documents")
    name = (
        rf"(?!{phrases(known['no_names'])})"
        rf"(?:[“\"][^“”\"\n]{{3,300}}[”\"]|(?![/,;.])(?:{_WORDS}){{2,160}})"
    )
    approves = phrases([*known["parent_openers"], *(verb.capitalize() for verb in known["parent_openers"])])
    return _Grammar(
        opens_sentence=re.compile(
            rf"(?<!\w){phrases(word.capitalize() for word in known['relations'])}[^,;.:\n]{{0,120}}$"
        ),
        law_says=re.compile(rf" {phrases(known['law_says'])}"),
        law_binds=re.compile(rf" {phrases(known['law_binds'])}"),
        named=re.compile(rf"{openings(known['named'])} {name}"),
        # A programme is known by the decision that approved it: "Quyết định số … phê duyệt Chương trình …".
        approved=re.compile(rf"/[{UPPER}][^;.\n]{{0,160}}? {approves} [“\"]?({openings(known['approved'])} {name})"),
        # So is one beside another whose subject has told its years: "… giai đoạn 2022 - 2026 và Kế hoạch …".
        beside=re.compile(
            r"(?:giai đoạn \d{4} ?- ?\d{4}|đến năm \d{4}|”) và "
            rf"({phrases(word.capitalize() for word in known['unnumbered_types'])} {name})"
        ),
        name_part=re.compile(rf",{name_goes_on()}[^,;.:()“”\"\n]{{3,120}}"),
        name_end=re.compile(
            rf" (?:{phrases(known['name_ends'])}|\(\d(?!\w)"
            rf"|và (?={phrases(word.capitalize() for word in known['types'])}))"
        ),
    )


class NamedFinder:
    """References by name alone in one text."""

    def __init__(self, text: Text) -> None:
        """`text` is the whole document's."""
        self.text, self.norm, self.low = text, text.norm, text.low

    def find(self) -> Iterator[Mention[DocumentReference]]:
        """In no order; they may overlap."""
        for congress in _CONGRESS.finditer(self.norm):
            yield self._named("nghị quyết", congress.start(), congress.end(), congress.span(1))
        for conference in _CONFERENCE.finditer(self.norm):
            yield self._named(conference.group(1).lower(), conference.start(), conference.end(), conference.span(2))
        for constitution in _CONSTITUTION.finditer(self.norm):
            yield self._named("hiến pháp", *constitution.span(), None)
        for law in _LAW.finditer(self.norm):
            stop = self._law_end(law.start(), law.end() - 1)
            if self.norm[law.end() : stop].strip() and not re.match(r" số \d", self.norm[stop : stop + 6]):
                yield self._named(self.low[law.start() : law.end()].strip(), law.start(), stop, None)
        yield from self._law_lists()
        for name in _grammar().named.finditer(self.norm):
            yield self._by_name(*name.span())
        for pattern in (_grammar().approved, _grammar().beside):
            for name in pattern.finditer(self.norm):
                yield self._by_name(*name.span(1))

    def _by_name(self, start: int, end: int) -> Mention[DocumentReference]:
        """A document whose name begins with its type, up to where the name ends."""
        quoted = self.norm.endswith(("”", '"'), start, end)
        stop = end if quoted else self._over_commas(start, end)
        cut = None if quoted else _grammar().name_end.search(self.norm, start + 6, stop)
        types = sorted(load("documents")["types"], key=len, reverse=True)
        kind = next(kind for kind in types if self.low.startswith(kind, start))
        return self._named(kind, start, cut.start() if cut else stop, None)

    def _over_commas(self, start: int, end: int) -> int:
        """Where a name ends that commas stand in: "Đề án đào tạo, bồi dưỡng …", "Quy chế phối hợp giữa A, B"."""
        if _LONE_WORD.fullmatch(self.norm, start, end) and (part := _grammar().name_part.match(self.norm, end)):
            end = part.end()
        while " giữa " in self.norm[start:end] and (body := _LISTED_BODY.match(self.norm, end)):
            end = body.end()
        years = _UP_TO_YEAR.match(self.norm, end)
        return years.end() if years else end

    def _law_lists(self) -> Iterator[Mention[DocumentReference]]:
        """Laws that share the word before a colon ("các Luật: Đầu tư công ngày …; Giáo dục ngày …")."""
        for head in _LAW_LIST.finditer(self.norm):
            for law in _LISTED_LAW.finditer(self.norm, head.end(), self._line_end(head.end())):
                yield self._named(head.group(1).lower(), law.start(1), law.end(1), None)

    def _line_end(self, start: int) -> int:
        end = self.norm.find("\n", start)
        return end if end >= 0 else len(self.norm)

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
        stop, date = read_date_of(self.low, end)
        year = _YEAR.match(self.norm, end)
        return Mention(
            "document",
            start,
            year.end() if year else stop,
            DocumentReference(kind, None, date, issuer, (start, end), None, True),
        )
