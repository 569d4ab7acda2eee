"""The head of a document: who issues it, its number, place and date (Nghị định 30/2020/NĐ-CP, điều 8)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import cast

from extract.knowledge import load, phrases
from extract.paragraphs import Paragraph
from extract.plan import Level
from extract.reading import UPPER, Text

_MOTTO = re.compile(r"cộng hòa xã hội|độc lập - tự do|đảng cộng sản việt nam")
_NUMBER = re.compile(r"(?:số|so) ?:? ?(\d{1,5}[a-z]?)?[ .…_]*([/-](?:\d{4}/)?) ?(.+)", re.I)
_SYMBOL = re.compile(rf"[{UPPER}][\w.&]*(?: ?[-/] ?[{UPPER}][\w.&]*)*")
_PLACE = re.compile(rf"([{UPPER}][^,\n]{{1,60}}?),? ?(ngày .*)")
_WHOLE_DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\.?$")
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


def read_head(text: Text, paragraphs: Sequence[Paragraph]) -> Head:
    """Read the first head; what it lacks stays None."""
    first_title = next((p.index for p in paragraphs if p.zone != "head"), len(paragraphs))
    lines = [p for p in paragraphs[:first_title] if p.zone == "head"]
    body, number, place = [], None, None
    for paragraph in lines:
        low = text.low[paragraph.start : paragraph.end]
        norm = text.norm[paragraph.start : paragraph.end]
        if _MOTTO.search(low):
            continue
        if number is None and (found := _NUMBER.match(norm)):
            number = (paragraph, found)
        elif place is None and "ngày" in low and (found := _PLACE.match(norm)):
            place = (paragraph, found)
        elif number is None and place is None and not _DECORATION.match(low):
            body.append((paragraph.start, paragraph.end))
    date = (place[0].start + place[1].start(2), place[0].end) if place else None
    symbol = _SYMBOL.match(number[1].group(3)) if number else None
    name, level, unit, short = _issuer(text, [text.norm[s:e] for s, e in body])
    return Head(
        tuple(body),
        (number[0].start, number[0].end) if number else None,
        number[1].group(1) if number else None,
        number[1].group(2) if number else "/",
        re.sub(r"\s", "", symbol.group()) if symbol else None,
        (place[0].start, place[0].start + place[1].end(1)) if place else None,
        date,
        _iso(text.low[slice(*date)]) if date else None,
        date is not None and _is_whole(text.low[slice(*date)]),
        name,
        level,
        unit,
        short,
    )


def _is_whole(words: str) -> bool:
    return bool(_WHOLE_DATE.match(words) or _FIGURE_DATE.match(words))


def _iso(words: str) -> str | None:
    from extract.mentions.dates import iso_date

    found = _WHOLE_DATE.match(words) or _FIGURE_DATE.match(words)
    return iso_date(int(found.group(3)), int(found.group(2)), int(found.group(1))) if found else None


def proper_case(text: Text, upper: str) -> str:
    """A name in capitals as the running text writes it, or by the rules of names where it is never written."""
    words = re.sub(r"\s+", " ", upper.strip(" .-*"))
    spellings = Counter(
        text.norm[m.start() : m.end()]
        for m in re.finditer(re.escape(words.lower()), text.low)
        if not text.norm[m.start() : m.end()].isupper()
    )
    if spellings:
        best = max(spellings.items(), key=lambda item: (sum(c.isupper() for c in item[0]), item[1]))[0]
        return best[0].upper() + best[1:]
    return _by_rule(words)


def _by_rule(words: str) -> str:
    low = words.lower()
    known = load("agencies")
    heads = [h for h in (*known["heads"], *known["whole"]) if low.startswith(h.lower() + " ") or low == h.lower()]
    result, rest = "", low
    if heads:
        head = max(heads, key=len)
        result, rest = head, low[len(head) :].strip()
    level = re.match(phrases(load("places")["levels"]) + " ?", rest)
    if level:
        return f"{result} {level.group().strip()} {_title(rest[level.end() :])}".strip()
    if result.lower() in load("places")["committees"]:
        return f"{result} {_title(rest)}".strip()
    domains = re.compile(phrases(known["domains"]))
    parts, at = [], 0
    while at < len(rest):
        level = re.match(phrases(load("places")["levels"]) + " ", rest[at:])
        if level and (at == 0 or rest[at - 1] == " "):
            parts.append(level.group() + _title(rest[at + level.end() :]))
            at = len(rest)
            break
        domain = domains.match(rest, at) if at == 0 or not rest[at - 1].isalnum() else None
        if domain:
            parts.append(domain.group()[0].upper() + domain.group()[1:])
            at = domain.end()
        else:
            parts.append(rest[at])
            at += 1
    name = "".join(parts)
    return f"{result} {name}".strip() if result else (name[:1].upper() + name[1:])


def _title(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


_UNIT = re.compile(rf"({phrases(load('places')['levels'])}) ([{UPPER}0-9][\w'’]*(?: [{UPPER}0-9][\w'’]*)*)")


def unit_in(name: str) -> str | None:
    """The territorial unit that a name in full ends with ("… huyện Suối Mơ" → "huyện Suối Mơ")."""
    found = list(_UNIT.finditer(name))
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


def expand(name: str) -> str:
    """Abbreviations of the register written out: "UBND tỉnh" → "Ủy ban nhân dân tỉnh", "NN&PTNT", "NN và PTNT"."""
    words = re.sub(r"(?<!\w)UB (?=MTTQ)", "Ủy ban ", name)
    for parts, whole in _joined():
        words = parts.sub(partial(_in_full, whole), words)
    pattern, full = _abbreviations()
    return pattern.sub(lambda short: full[short.group()], words)


# Standing bodies of a committee write themselves below it: "ỦY BAN MTTQ VIỆT NAM XÃ …" / "BAN THƯỜNG TRỰC".
_STANDING = ("ban thường trực", "ban thường vụ", "ban chấp hành", "thường trực")


def _issuer(text: Text, lines: Sequence[str]) -> tuple[str | None, Level | None, str | None, str | None]:
    """(name in full, level, its territorial unit, the part of the name below the administration)."""
    lines = [re.sub(r"\s+", " ", line).strip(" *-_") for line in lines if line.strip(" *-_")]
    if not lines:
        return None, None, None, None
    joined = _join_lines(lines)
    names = [expand(proper_case(text, line)) for line in joined]
    names = [_unit_case(name) for name in names]
    own = names[-1]
    superior = names[-2] if len(names) > 1 else None
    unit = _committee_unit(own) or unit_in(own) or (unit_in(superior) if superior else None)
    if superior and own.lower().startswith(_STANDING):
        full = f"{own} {superior}"
    elif superior and not unit_in(own) and not _committee_unit(own):
        full = _below(own, superior)
    else:
        full = own
    administration = full.lower().startswith("ủy ban nhân dân")
    return full, level_of(full), unit, None if administration else own


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
    """Lines that are one name: "ỦY BAN NHÂN DÂN" + "HUYỆN X"."""
    joined: list[str] = []
    level, committee = re.compile(phrases(load("places")["levels"])), re.compile(phrases(load("places")["committees"]))
    for line in lines:
        # "ĐẢNG BỘ TỈNH …" / "HUYỆN ỦY …": the second line names a body of its own.
        starts_with_level = level.match(line.lower()) and not committee.match(line.lower())
        if joined and (starts_with_level or line.lower().startswith(("và ", "việt nam"))):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _unit_case(name: str) -> str:
    """The case of the unit mended ("Ủy ban nhân dân Huyện suối mơ" → "… huyện Suối Mơ")."""
    pattern = re.compile(rf"(?<= )({phrases(load('places')['levels'])}) ([\w’' ]+)$", re.I)
    return pattern.sub(lambda m: f"{m.group(1).lower()} {_title(m.group(2).lower())}", name)


def _below(own: str, superior: str) -> str:
    if own.lower() == "văn phòng" or _committee_unit(superior):
        return f"{own} {superior}"
    unit = unit_in(superior)
    return f"{own} {unit}" if unit else own


def level_of(name: str) -> Level:
    """The level of an issuer by its name (contract: "Levels")."""
    low = name.lower()
    committees: dict[str, Level] = load("places")["committees"]
    if re.match(
        r"(?:ban thường vụ |ban chấp hành |văn phòng |ban (?:tuyên giáo|dân vận|tổ chức)(?: và dân vận)? )?"
        + phrases(c for c in committees if c.endswith("ủy")),
        low,
    ):
        return "party"
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
