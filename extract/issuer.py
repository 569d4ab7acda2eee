"""The head of a document: who issues it, its number, place and date (Nghị định 30/2020/NĐ-CP, điều 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import cast

from extract.knowledge import load, phrases
from extract.paragraphs import Paragraph
from extract.plan import Level
from extract.proper_names import proper_case, small_words, title_case
from extract.reading import UPPER, Text

_MOTTO = re.compile(r"cộng hòa xã hội|xã hội chủ nghĩa việt nam|độc lập - tự do|đảng cộng sản việt nam")
# The Youth Union sets its name where the state sets Quốc hiệu.
_UNION_MOTTO = re.compile(r"đoàn (?:tncs|thanh niên cộng sản) hồ chí minh$")
_NUMBER = re.compile(
    r"(?:số|so) ?:? ?(\d{1,5}[a-z]?)?"
    r"((?:[ .…_]|dự thảo|[^\w\s/.…-]\S{0,4}(?= ?[/-]))*)"  # blank, or a number by hand that nobody could read
    r"([/-](?:\d{4}/)?|(?=[A-ZĐ]{2,5}/)) ?(.+)",
    re.I,
)
_SYMBOL = re.compile(rf"[{UPPER}][\w.&]*(?: ?[-/] ?[{UPPER}][\w.&]*|[-/]\w[\w.&]*)*")
_PLACE = re.compile(rf"(?:([{UPPER}][^,\n]{{1,60}}?),? ?)?([Nn]gày .*|(?<=, )tháng \d.*)")
_WHOLE_DATE = re.compile(r"ngày (\d{1,2}) tháng ?(\d{1,2}) ?năm ?(\d{4})\.?$")
_FIGURE_DATE = re.compile(r"ngày (\d{1,2})[/-](\d{1,2})[/-](\d{4})\.?$")
_DECORATION = re.compile(r"[-_*–— .]+$")


@dataclass(frozen=True, slots=True)
class Head:
    """The first head of a file. Spans are offsets; a part that is not there is None."""

    body: tuple[tuple[int, int], ...]
    number_line: tuple[int, int] | None
    number: str | None
    separator: str
    symbol: str | None
    place: tuple[int, int] | None
    date: tuple[int, int] | None
    iso: str | None
    whole_date: bool  # day, month and year are all given, though the calendar may lack the day
    issuer: str | None
    level: Level | None
    unit: str | None  # "huyện Suối Mơ"-like: level word and place of the administration it belongs to
    short: str | None  # the issuer below that unit ("Văn phòng Ủy ban nhân dân"), None for the administration itself

    @property
    def code(self) -> str | None:
        """Number and symbol as one code, None where either is missing."""
        return f"{self.number}{self.separator}{self.symbol}" if self.number and self.symbol else None


@cache
def _stamp() -> re.Pattern[str]:
    """What is stamped on a head and names nobody ("DỰ THẢO", "HỎA TỐC")."""
    return re.compile(rf"\(?{phrases(load('documents')['stamps'])}[^\n]{{0,12}}$")


def read_head(text: Text, paragraphs: Sequence[Paragraph]) -> Head:
    """Read the first head; what it lacks stays None."""
    first_title = next((p.index for p in paragraphs if p.zone != "head"), len(paragraphs))
    lines = [p for p in paragraphs[:first_title] if p.zone == "head"]
    body: list[tuple[int, int]] = []
    number, place, of_party = None, None, False
    for paragraph in lines:
        low = text.low[paragraph.start : paragraph.end]
        norm = text.norm[paragraph.start : paragraph.end]
        if _MOTTO.search(low) or (body and _UNION_MOTTO.match(low)):
            of_party = of_party or "đảng cộng sản" in low
            continue
        if number is None and (found := _NUMBER.match(norm)):
            number = (paragraph, found)
        elif place is None and (found := _PLACE.match(norm)):
            place = (paragraph, found)
        elif number is None and place is None and not (_DECORATION.match(low) or _stamp().match(low)):
            body.append((paragraph.start, paragraph.end))
    date = (place[0].start + place[1].start(2), place[0].end) if place else None
    symbol = _SYMBOL.match(number[1].group(4)) if number else None
    name, level, unit, short = _issuer(text, [text.norm[s:e] for s, e in body])
    return Head(
        tuple(body),
        (number[0].start, number[0].end) if number else None,
        number[1].group(1) if number else None,
        (number[1].group(3) or number[1].group(2)) if number else "/",
        re.sub(r"\s", "", symbol.group()) if symbol else None,
        (place[0].start, place[0].start + place[1].end(1)) if place and place[1].group(1) else None,
        date,
        _iso(text.low[slice(*date)]) if date else None,
        date is not None and _is_whole(text.low[slice(*date)]),
        name,
        "party" if of_party and name else level,
        unit,
        short,
    )


def _is_whole(words: str) -> bool:
    return bool(_WHOLE_DATE.match(words) or _FIGURE_DATE.match(words))


def _iso(words: str) -> str | None:
    from extract.mentions.dates import iso_date

    found = _WHOLE_DATE.match(words) or _FIGURE_DATE.match(words)
    return iso_date(int(found.group(3)), int(found.group(2)), int(found.group(1))) if found else None


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"({phrases(load('places')['levels'])}) ([{UPPER}0-9][\w'’]*(?: [{UPPER}0-9][\w'’]*)*)")


def unit_in(name: str) -> str | None:
    """The territorial unit that a name in full ends with ("… huyện Suối Mơ" → "huyện Suối Mơ")."""
    found = list(_unit().finditer(name))
    return found[-1].group() if found else None


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    full: dict[str, str] = load("agencies")["abbreviations"]
    ordered = "|".join(re.escape(short) for short in sorted(full, key=len, reverse=True))
    return re.compile(rf"(?<![\w&])(?:{ordered})(?![\w&])"), full


_ABBREVIATED = re.compile(rf"[{UPPER}]{{2}}")
_BETWEEN_PARTS = r"(?: ?[-&/,] ?| và )"
_PARTED = re.compile(r" - |, | và ")


@cache
def _joined() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Names of several parts, the longest first: a pattern for every way to abbreviate them, and the name in full."""
    known: dict[str, str] = load("agencies")["joined"]
    longest_first = sorted(known, key=len, reverse=True)
    return tuple((_parts_pattern(short.split("-"), known[short]), known[short]) for short in longest_first)


def _parts_pattern(short: list[str], full: str) -> re.Pattern[str]:
    """Each part short or in full; between two short ones the sign may be missing ("LĐTB&XH")."""
    either = [rf"(?:{a}|(?i:{f}))" for a, f in zip(short, _PARTED.split(full), strict=True)]
    inner = [
        rf"(?:{this}{_BETWEEN_PARTS}?(?={following})|{both}{_BETWEEN_PARTS})"
        for this, following, both in zip(short, short[1:], either, strict=False)
    ]
    return re.compile(rf"(?<![\w&]){''.join(inner)}{either[-1]}(?![\w&])")


def _in_full(whole: str, written: re.Match[str]) -> str:
    """`whole` for what is abbreviated; what is in full already keeps its own signs between the parts."""
    return whole if _ABBREVIATED.search(written.group()) else written.group()


_TWO_CAPITALS = re.compile(rf"[{UPPER}][{UPPER}&]|TP\.|Tp")


def expand(name: str) -> str:
    """Abbreviations of the register written out: "UBND tỉnh" → "Ủy ban nhân dân tỉnh", "NN&PTNT", "NN và PTNT"."""
    if _TWO_CAPITALS.search(name) is None:
        return name
    words = re.sub(r"(?<!\w)UB (?=MTTQ)", "Ủy ban ", name)
    for parts, whole in _joined():
        words = parts.sub(partial(_in_full, whole), words)
    pattern, full = _abbreviations()
    return pattern.sub(lambda short: full[short.group()], words)


_UNIONS = "(?:ĐOÀN|HỘI|ĐẢNG|CÔNG ĐOÀN|TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|XÃ|PHƯỜNG|TRUNG ƯƠNG)"
# Standing bodies of a committee write themselves below it: "ỦY BAN MTTQ VIỆT NAM XÃ …" / "BAN THƯỜNG TRỰC".
_STANDING = ("ban thường trực", "ban thường vụ", "ban chấp hành", "thường trực")


def _issuer(text: Text, lines: Sequence[str]) -> tuple[str | None, Level | None, str | None, str | None]:
    """(name in full, level, its territorial unit, the part of the name below the administration)."""
    lines = [re.sub(r"\s+", " ", line).strip(" *-_") for line in lines if line.strip(" *-_")]
    if not lines:
        return None, None, None, None
    names = [_unit_case(expand(proper_case(text, line, expand(_in_words(line))))) for line in _join_lines(lines)]
    own = names[-1]
    superior = names[-2] if len(names) > 1 else None
    unit = _committee_unit(own) or unit_in(own) or (unit_in(superior) if superior else None)
    full = _below(own, superior) if superior else own
    administration = full.lower().startswith("ủy ban nhân dân")
    return full, level_of(full), unit, None if administration else own


def _in_words(line: str) -> str:
    """A line in small letters; "TP." is a city here, "BCH" of a union its board."""
    line = re.sub(r"(?<!\w)TP\.? ?(?=\w)", "THÀNH PHỐ ", line)
    return small_words(re.sub(rf"^BCH (?={_UNIONS})", "BAN CHẤP HÀNH ", line))


def _committee_unit(name: str) -> str | None:
    """The unit that a party committee or youth union leads ("Huyện ủy Suối Mơ" → "huyện Suối Mơ")."""
    known = load("places")
    for committee in known["committees"]:
        place = name[len(committee) + 1 :]
        level = next((w for w in known["levels"] if committee.split()[0] == w.split()[0]), None)
        if level and place[:1].isupper() and name.lower().startswith(f"{committee} "):
            return f"{level} {place}"
    return None


def _join_lines(lines: Sequence[str]) -> list[str]:
    """Lines that are one name: "ỦY BAN NHÂN DÂN" + "HUYỆN X", "BAN CHỈ ĐẠO" + "CHUYỂN ĐỔI SỐ TỈNH X"."""
    joined: list[str] = []
    for line in lines:
        if joined and _goes_on(joined[-1].lower(), line.lower()):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _goes_on(before: str, line: str) -> bool:
    known, places = load("agencies"), load("places")
    # "ĐẢNG BỘ TỈNH …" / "HUYỆN ỦY …": the second line names a body of its own.
    if re.match(phrases(places["committees"]), line):
        return False
    if re.match(rf"{phrases(places['levels'])}|và |việt nam", line):
        return True
    bodies = [word.lower() for word in (*known["heads"], *known["whole"], *known["abbreviations"])]
    complete = re.search(rf"(?<!\w){phrases(places['levels'])} (?!hội)\w", before) or _committee_unit(before)
    return not complete and re.match(rf"{phrases(bodies)}|bch ", line) is None


def _unit_case(name: str) -> str:
    """The case of the unit mended ("Ủy ban nhân dân Huyện suối mơ" → "… huyện Suối Mơ")."""
    pattern = re.compile(rf"(?<= )(?<!tác )({phrases(load('places')['levels'])}) (?!hội)([\w’' ]+)$", re.I)
    return pattern.sub(lambda m: f"{m.group(1).lower()} {title_case(m.group(2).lower())}", name)


def _below(own: str, superior: str) -> str:
    """A body's name with what it belongs to: the body above it, or only the unit of that."""
    low, unit = own.lower(), unit_in(superior)
    standing = re.match(rf"({phrases(_STANDING)})(| {phrases(load('places')['levels'])} .+)$", low)
    if standing:
        return f"{own[: standing.end(1)]} {superior}{own[standing.end(1) :]}"
    if unit_in(own) or _committee_unit(own):
        return own
    if low == "văn phòng" or _committee_unit(superior) or superior.lower().startswith("đảng ủy"):
        return f"{own} {superior}"
    of_level = re.search(rf" (?:{phrases(load('places')['levels'])}|sở|bộ)$", low)
    own = own[: of_level.start()] if of_level else own
    if of_level and of_level.group() in (" sở", " bộ"):
        return f"{own} {superior}"
    return f"{own} {unit}" if unit else own


def level_of(name: str) -> Level:
    """The level of an issuer by its name (contract: "Levels")."""
    low = re.sub(rf"^{phrases(_STANDING)} ", "", name.lower())
    committees: dict[str, Level] = load("places")["committees"]
    if re.search(rf"(?<!\w)(?:đảng bộ|{phrases(c for c in committees if c.endswith('ủy'))})", low):
        return "party"
    if union := re.match(phrases(committees), low):
        return committees[union.group()]
    kind: str = next((kind for kind in load("agencies")["openings"] if _opens_as(kind, low)), "other")
    return _territorial(name) if kind == "territorial" else cast(Level, kind)


def _opens_as(kind: str, low: str) -> bool:
    known = load("agencies")
    return low.startswith(tuple(known["openings"][kind])) and not low.startswith(
        tuple(known["exceptions"].get(kind, ()))
    )


def _territorial(name: str) -> Level:
    unit = unit_in(name)
    if unit is None:
        return "other"
    word = next(w for w in sorted(load("places")["levels"], key=len, reverse=True) if unit.startswith(w))
    if word == "thành phố" and unit[len(word) + 1 :] in load("places")["central_cities"]:
        return "province"
    levels: dict[str, Level] = load("places")["levels"]
    return levels[word]
