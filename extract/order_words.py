"""The verbs of the register that give orders, as patterns compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.knowledge import compiled, load, openings, phrases


@dataclass(frozen=True)
class Words:
    """What opens, leads over to and ends the parts of an order."""

    directive: re.Pattern[str]
    lead: re.Pattern[str]
    connector: re.Pattern[str]
    task_connector: re.Pattern[str]
    link: re.Pattern[str]
    companion: re.Pattern[str]
    action: re.Pattern[str]
    relative: re.Pattern[str]
    not_a_duty: re.Pattern[str]
    adverbial: re.Pattern[str]
    ends_group: re.Pattern[str]
    address: re.Pattern[str]


@cache
def words() -> Words:
    """The verbs of the register, compiled once."""
    known = load("verbs")
    return Words(
        directive=re.compile(phrases(known["directives"]) + "(?= )"),
        lead=re.compile(r"(?:là (?:cơ quan|đơn vị) )?" + phrases(known["lead"])),
        connector=re.compile(r"(?:,? ?" + phrases(known["connectors"]) + r")+"),
        task_connector=re.compile(r",? ?" + phrases(known["task_connectors"]) + " "),
        link=re.compile(r"(?:[,;]? ?(?:và |đồng thời )?)" + phrases(known["coordination_links"]) + " "),
        companion=re.compile(r",? ?" + phrases(known["companions"]) + " "),
        action=compiled(known["actions"]),
        relative=re.compile(openings(known["relative"]) + " $"),
        not_a_duty=re.compile(r"(?<!\w)" + phrases(known["not_a_duty"]) + " $"),
        adverbial=re.compile(phrases(known["adverbials"])),
        ends_group=re.compile(rf", (?!{openings(load('agencies')['group_continuations'])})"),
        address=re.compile(phrases(load("agencies")["addresses"]) + "(?: |: ?)"),
    )
