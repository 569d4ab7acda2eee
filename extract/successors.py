"""Who took over from a dissolved body or unit (the reform of 1 March 2025, the merger of units of 1 July 2025).

A plan keeps the names of its time; beside the full name stands the body that one would write to today, as far as
the knowledge leaves one reading. What it does not settle gets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.issuer import unit_in
from extract.knowledge import compiled, load
from extract.reading import canonical_form

MERGED_ON = "2025-07-01"  # the day from which districts are no more and communes are others

_DISTRICT_COMMITTEE = {"huyện ủy": "huyện", "thị ủy": "thị xã", "quận ủy": "quận", "thành ủy": "thành phố"}
# "Kinh tế và Hạ tầng" and "Kinh tế - Hạ tầng" are one office.
_PART_SIGN = re.compile(r" - | và |, | & ")


@dataclass(frozen=True)
class Successors:
    """Successors of the agencies of one document.

    `province` is its province as far as known ("tỉnh Nghệ An"), `district` its own district, and `issued_on` its
    ISO date: a commune's name lives on elsewhere, so that names of communes and districts are those of old units
    only in a document of before 1 July 2025.
    """

    province: str | None
    district: str | None
    issued_on: str | None

    def of(self, canonical: str) -> str | None:
        """The successor of an agency by its full name; None where it exists or nobody can be named."""
        found = self._commune(canonical) or self._district(canonical) if self._before_merger else None
        if found is None:
            body = _with_new_body(canonical)
            found = _with_new_province(body)
        return found if canonical_form(found) != canonical_form(canonical) else None

    @property
    def _before_merger(self) -> bool:
        return self.issued_on is not None and self.issued_on < MERGED_ON

    def _commune(self, name: str) -> str | None:
        unit = unit_in(name)
        if unit is None or not name.endswith(unit):
            return None
        places = [
            taken
            for district, communes in self._districts()
            if self.district is None or district == canonical_form(self.district)
            if (taken := communes.get(canonical_form(unit)))
        ]
        if len(places) != 1:
            return None
        return name[: -len(unit)] + ", ".join(places[0])

    def _district(self, name: str) -> str | None:
        parts = _body_and_district(name)
        if parts is None:
            return None
        body, unit = parts
        grounds = [communes for district, communes in self._districts() if district == canonical_form(unit)]
        heir = _heirs().get(_key(body))
        if len(grounds) != 1 or heir is None:
            return None
        return f"{heir} {', '.join(dict.fromkeys(one for taken in grounds[0].values() for one in taken))}"

    def _districts(self) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
        """The old districts of the province; of the whole country where it is not known."""
        known = _communes()
        own = None if self.province is None else known.get(canonical_form(self.province))
        for districts in [own] if own is not None else known.values():
            yield from districts.items()


def _key(body: str) -> str:
    return _PART_SIGN.sub(" & ", canonical_form(body))


def _body_and_district(name: str) -> tuple[str, str] | None:
    """ "Phòng Nội vụ huyện X" and "Huyện ủy X" parted."""
    low = canonical_form(name)
    committee = next((word for word in _DISTRICT_COMMITTEE if low.startswith(f"{word} ")), None)
    if committee:
        return name[: len(committee)], f"{_DISTRICT_COMMITTEE[committee]} {name[len(committee) + 1 :]}"
    unit = unit_in(name)
    return (name[: -len(unit)].strip(), unit) if unit and name.endswith(unit) else None


@cache
def _communes() -> dict[str, dict[str, dict[str, tuple[str, ...]]]]:
    """Old province -> old district -> old commune -> the new ones on its ground."""
    return {
        canonical_form(province): {
            canonical_form(district): {
                canonical_form(old): (new,) if isinstance(new, str) else tuple(new) for old, new in communes.items()
            }
            for district, communes in districts.items()
        }
        for province, districts in load("communes").items()
    }


@cache
def _heirs() -> dict[str, str]:
    known = load("successors")
    return {_key(old): new for old, new in {**known["rooms"], **known["committees"]}.items()}


@cache
def _bodies() -> tuple[re.Pattern[str], dict[str, str]]:
    """The keys of dissolved bodies' names, the longest first, and the successor of each."""
    heirs = {_key(old): new for old, new in load("successors")["bodies"].items()}
    return compiled(heirs), heirs


def _with_new_body(name: str) -> str:
    key = _key(name)
    known = _bodies()
    found = known[0].match(key)
    if found is None:
        return name
    rest = len(key.split()) - len(found.group().split())
    return " ".join([known[1][found.group()], *name.split()[len(name.split()) - rest :]])


def _with_new_province(name: str) -> str:
    pattern, heirs = _provinces()
    return pattern.sub(lambda found: heirs[found.group()], name)


@cache
def _provinces() -> tuple[re.Pattern[str], dict[str, str]]:
    heirs: dict[str, str] = load("successors")["provinces"]
    return compiled(heirs), heirs
