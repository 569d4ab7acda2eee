"""An agency's full name: unabbreviated and with the unit that it belongs to, as far as the document tells."""

from __future__ import annotations

import re
from functools import cache

from extract.context import Context
from extract.issuer import expand, unit_in
from extract.knowledge import load, openings, phrases
from extract.plan import Level
from extract.reading import UPPER, canonical_form

_PROVINCE = re.compile(
    r"(?:(tỉnh|thành phố) |(?:Tỉnh|Thành) (?:ủy|đoàn) |Đảng bộ (?:tỉnh|thành phố) )"
    rf"([{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}})"
)
_COMMITTEE = re.compile(r"(?:tỉnh|huyện|thành|thị|quận) (?:ủy|đoàn)$|(?:huyện|tỉnh|thành|thị|quận)đoàn$")
_UNNAMED = re.compile(r"(?<! cơ) (?:sở|ban|phòng|chi cục|cục|trường|bệnh viện|trung tâm|cơ quan)$", re.I)


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


def _has_own_parts(short: str | None, level: Level | None) -> bool:
    """Whether rooms and boards named without a unit are the issuer's own."""
    associations = tuple(load("agencies")["associations"])
    return short is not None and (level in ("department", "office", "unit") or short.lower().startswith(associations))


# "Kinh tế và Hạ tầng" and "Kinh tế - Hạ tầng" are one office.
_PART_SIGNS = re.compile(r" (?:-|và|&) |, ")
_REGIONAL = re.compile(rf" khu vực [{UPPER}]")


class FullNames:
    """Writes names in full for one document; two spellings of one agency get one full name."""

    def __init__(self, context: Context) -> None:
        """The document's head and preamble say which unit and which province."""
        self.context = context
        self.unit = context.head.unit
        self.issuer = context.head.issuer
        self.internal = _has_own_parts(context.head.short, context.head.level)
        self.province = self._province()
        self._known: dict[str, str] = {}

    def of(self, name: str, *, group: bool) -> str | None:
        """The full name, None for a group and for a kind of body."""
        written = expand(" ".join(name.split()))
        if group or self._is_kind(written.lower()):
            return None
        full = self._full(written)
        full = full[:1].upper() + full[1:]
        return self._known.setdefault(_PART_SIGNS.sub(" & ", canonical_form(full)), full)

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
        for found in _PROVINCE.finditer(self.context.text.norm):
            word = found.group(1) or ("thành phố" if "hành" in found.group()[:6] else "tỉnh")
            if word == "tỉnh" or found.group(2) in load("places")["central_cities"]:
                return f"{word} {found.group(2)}"
        return None

    def _full(self, name: str) -> str:
        low = name.lower()
        if self.issuer and self.issuer.lower().startswith(f"{low} ủy ban"):
            return self.issuer
        if _central().match(low) or unit_in(name) or _REGIONAL.search(name):
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
        if self.internal and self.issuer and low.startswith(_internal()):
            return f"{_UNNAMED.sub('', name.rstrip()) if _UNNAMED.search(low) else name} {self.issuer}"
        if low.startswith("sở "):
            return f"{name} {self.province}" if self.province else name
        return f"{name} {self.unit}" if self.unit else name
