"""Agencies: names of single bodies ("Phòng Nội vụ thị xã") and of groups ("các sở, ban, ngành").

A name is read from its head word to the right. Vietnamese writes only the first syllable of a word in a
proper name in capitals ("Sở Nội vụ"), so a name ends where neither a capital nor a word known inside names follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.mentions.agency_scanner import Scanner
from extract.mentions.base import Mention
from extract.reading import Text


@dataclass(frozen=True, slots=True)
class AgencyName:
    """`group` is true for "các cơ quan, đơn vị" and the like, which have no canonical name."""

    group: bool


def find(text: Text) -> Iterator[Mention[AgencyName]]:
    """All agencies of a text, none inside another that begins before it."""
    scanner, position = Scanner(text), 0
    for opener in scanner.grammar.start.finditer(text.norm):
        if opener.start() < position:
            continue
        found = scanner.agency(opener.start())
        if found:
            position = found[0]
            yield Mention("agency", opener.start(), found[0], AgencyName(found[1]))


def scan(text: Text, at: int, *, bare: bool = False) -> Mention[AgencyName] | None:
    """The agency that begins exactly at `at`; `bare` also takes a group without a determiner ("cơ quan, đơn vị")."""
    key = (at, bare)
    if key not in text.agencies:
        found = Scanner(text).agency(at, bare=bare)
        text.agencies[key] = Mention("agency", at, found[0], AgencyName(found[1])) if found else None
    known: Mention[AgencyName] | None = text.agencies[key]
    return known


@dataclass(frozen=True, slots=True)
class Department:
    """A department in a list: its span, and the type word that it shares with the others ("Sở")."""

    start: int
    end: int
    kind: str


def departments(text: Text, group: Mention[AgencyName]) -> list[Department]:
    """The further departments of a list: behind the first ("Sở Y tế, Nội vụ"), or all of them ("các Sở: Nội vụ, …")."""
    scanner = Scanner(text)
    kind = scanner.grammar.kind.search(text.low[group.start : group.end])
    found: list[Department] = []
    if kind is None or not (group.value.group or scanner.first_of_list(group.start) == group.end):
        return found
    at = group.end
    opening = scanner.grammar.colon if group.value.group else scanner.grammar.more
    while (joint := opening.match(text.low, at)) and (end := scanner.department(joint.end())):
        found.append(Department(joint.end(), end, kind.group().capitalize()))
        at, opening = end, scanner.grammar.more
    return found
