"""An agency's full name: unabbreviated and with the unit that it belongs to, as far as the document tells."""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import chain

from extract.context import Context
from extract.issuer import expand, unit_in
from extract.knowledge import load, openings, phrases
from extract.plan import Level
from extract.reading import LOWER, UPPER, canonical_form

_PROVINCE = re.compile(
    r"(?:(tỉnh|thành phố) |(?:Tỉnh|Thành) (?:ủy|đoàn) |Đảng bộ (?:tỉnh|thành phố) )"
    rf"([{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}})"
)
_COMMITTEE = re.compile(r"(?:tỉnh|huyện|thành|thị|quận) (?:ủy|đoàn)$|(?:huyện|tỉnh|thành|thị|quận)đoàn$")
_UNNAMED = re.compile(r"(?<! cơ)(?<!văn) (?:sở|ban|phòng|chi cục|cục|trường|bệnh viện|trung tâm|cơ quan)$", re.I)


@cache
def _level_at_end() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(" + phrases(load("places")["levels"]) + r")$")


@cache
def _central() -> re.Pattern[str]:
    known = load("agencies")
    return re.compile(rf"bộ (?!{openings(known['not_ministries'])})|{openings(known['central'])}")


@cache
def _internal() -> tuple[str, ...]:
    return tuple(load("agencies")["internal"])


@cache
def _level_at_start() -> re.Pattern[str]:
    return re.compile(phrases(load("places")["levels"]) + " ")


# A board or office of a party committee; the committee's own bureau is none.
_PARTY_BOARD = re.compile(r"(?:ban (?!thường vụ|chấp hành)|văn phòng |ủy ban kiểm tra )")
_ROOMS = ("phòng", "văn phòng", "chi bộ", "công đoàn")


def _own_parts(short: str | None, level: Level | None) -> tuple[str, ...]:
    """How parts open that are the issuer's own where no unit stands with them; a party board has rooms only."""
    if short is None:
        return ()
    if level == "party" and _PARTY_BOARD.match(short.lower()):
        return _ROOMS
    associations = tuple(load("agencies")["associations"])
    own = level in ("department", "office", "unit") or short.lower().startswith(associations)
    return _internal() if own else ()


# "Kinh tế và Hạ tầng" and "Kinh tế - Hạ tầng" are one office.
_PART_SIGNS = re.compile(r" (?:-|và|&) |, ")
# A college with a name of its own is told from one that only says what it teaches.
_NAMED_COLLEGE = re.compile(rf"Trường (?:Cao đẳng|Đại học)(?: [{LOWER}]+)* [{UPPER}][{LOWER}]+ [{UPPER}][{LOWER}]+$")
_INITIALS = re.compile(rf"(?<!\w)[{UPPER}]{{3,8}}(?!\w)")
_EXPLAINED = re.compile(
    rf"(?<!\w)((?:[{LOWER}{UPPER}]+ ){{3,8}})\((?:(?:sau đây )?(?:gọi|viết) (?:tắt )?là:? )?([{UPPER}]{{3,8}})\)"
)
_REGIONAL = re.compile(rf" khu vực [{UPPER}]")


class FullNames:
    """Writes names in full for one document; two spellings of one agency get one full name."""

    def __init__(self, context: Context) -> None:
        """The document's head and preamble say which unit and which province."""
        self.context = context
        self.unit = context.head.unit
        self.issuer = context.head.issuer
        self.internal = _own_parts(context.head.short, context.head.level)
        self.province = self._province()
        if self.internal == _ROOMS:
            self.unit = self.unit or self.province
        self._known: dict[str, str] = {}

    def of(self, name: str, *, group: bool) -> str | None:
        """The full name, None for a group and for a kind of body."""
        written = self._spelt_out(expand(" ".join(name.split())))
        if group or self._is_kind(written.lower()):
            return None
        full = self._full(written)
        full = full[:1].upper() + full[1:]
        return self._known.setdefault(_PART_SIGNS.sub(" & ", canonical_form(full)), full)

    def _spelt_out(self, name: str) -> str:
        """Abbreviations that the document itself explains in brackets: "an toàn thực phẩm (viết tắt là ATTP)"."""
        return _INITIALS.sub(lambda short: self._explained.get(short.group(), short.group()), name)

    @cached_property
    def _explained(self) -> dict[str, str]:
        """Each explained abbreviation with the words before it whose initials it is made of."""
        found: dict[str, str] = {}
        for bracket in _EXPLAINED.finditer(self.context.text.norm):
            words = bracket.group(1).split()[-len(bracket.group(2)) :]
            if "".join(word[0] for word in words).upper() == bracket.group(2):
                found.setdefault(bracket.group(2), " ".join(words))
        return found

    def _is_kind(self, low: str) -> bool:
        """Whether the name holds for many bodies ("Công đoàn cơ sở"; in a district's plan "Công an xã").

        Below an office or a school, the basic unit of the union is its own.
        """
        if low.endswith(" cơ sở"):
            return self.context.head.level not in ("department", "office", "unit")
        found = _level_at_end().search(low)
        if found is None or self._unit_of_level(found.group(1)):
            return False
        if low[: found.start()].endswith(" cấp "):
            return True
        order: list[Level] = ["province", "district", "commune"]
        own, named = self.context.head.level, load("places")["levels"][found.group(1)]
        return own in order and order.index(named) > order.index(own)

    def _province(self) -> str | None:
        if self.unit and self.context.head.level == "province":
            return self.unit
        if (
            self.unit
            and self.unit.startswith(("tỉnh", "thành phố"))
            and self.context.head.level in ("department", "office")
        ):
            return self.unit
        for found in chain(_PROVINCE.finditer(self.issuer or ""), _PROVINCE.finditer(self.context.text.norm)):
            word = found.group(1) or ("thành phố" if "hành" in found.group()[:6] else "tỉnh")
            if word == "tỉnh" or found.group(2) in load("places")["central_cities"]:
                return f"{word} {found.group(2)}"
        return None

    def _full(self, name: str) -> str:
        low = name.lower()
        if self.issuer and self.issuer.lower().startswith(f"{low} ủy ban"):
            return self.issuer
        if _central().match(low) or unit_in(name) or _REGIONAL.search(name) or _NAMED_COLLEGE.match(name):
            return name
        if _COMMITTEE.search(low):
            return f"{name} {self._place(self.unit_for(low))}".strip()
        level = _level_at_end().search(low)
        if level:
            unit = self._unit_of_level(level.group(1))
            return f"{name[: level.start()]}{unit}" if unit else name
        if self._names_a_place(name):
            return name
        return self._attached(name, low)

    def unit_for(self, low: str) -> str | None:
        """The unit of a party committee or youth union, by the level in its own name."""
        of_city = low.endswith(("thành ủy", "thành đoàn")) and self.context.head.level != "district"
        return self.province if of_city or low.endswith(("tỉnh ủy", "tỉnh đoàn")) else self.unit

    def _place(self, unit: str | None) -> str:
        level = _level_at_start().match(unit) if unit else None
        return unit[level.end() :].strip() if unit and level else unit or ""

    def _unit_of_level(self, word: str) -> str | None:
        for unit in (self.unit, self.province):
            if unit and unit.startswith(word + " "):
                return unit
        return None

    def _names_a_place(self, name: str) -> bool:
        place = self._place(self.unit)
        return bool(place) and place in name

    def _attached(self, name: str, low: str) -> str:
        if self.internal and self.issuer and low.startswith(self.internal):
            return f"{_UNNAMED.sub('', name.rstrip()) if _UNNAMED.search(low) else name} {self.issuer}"
        if low.startswith("sở "):
            return f"{name} {self.province}" if self.province else name
        return f"{name} {self.unit}" if self.unit else name
