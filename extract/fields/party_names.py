"""The full names of parties, also of what the document writes short: behind a shared type word, by it, or by a code."""

from __future__ import annotations

import re

from extract.canonical import FullNames
from extract.context import Context
from extract.issuer import expand
from extract.parties import Party
from extract.reading import UPPER

# Behind a name: "(PC02)", "(sau đây viết tắt là BQL)".
_SHORT = re.compile(rf" \((?:(?:sau đây )?(?:gọi|viết) tắt là )?([{UPPER}][{UPPER}\d]{{2,7}})\)")
_WITH_MINISTRY = re.compile(rf"^(?:Cục|Vụ|Tổng cục) .*, Bộ [{UPPER}]")


class PartyNames:
    """Full names of one document's parties."""

    def __init__(self, context: Context, names: FullNames) -> None:
        """`names` writes out what is no party's own short form."""
        self.context, self.names = context, names
        found = ((_SHORT.match(context.text.norm, m.end), m) for m in context.found.agencies if not m.value.group)
        self.defined = {short.group(1): (m.start, m.end) for short, m in found if short}

    def of(self, party: Party) -> str | None:
        """The full name, None for a group."""
        name = self.context.words(*(party.stands_for or (party.start, party.end)))
        if party.kind:
            return self.names.of(f"{party.kind} {name}", group=party.group)
        if _WITH_MINISTRY.search(name):
            return expand(name)
        *before, last = name.split(" ")
        if len(before) <= 1 and not party.group and (meant := self.defined.get(last)):
            name = self.context.words(*meant)
        return self.names.of(name, group=party.group)
