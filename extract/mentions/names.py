"""Names in quotation marks: “Dạy tốt - Học tốt”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.mentions.base import Mention
from extract.reading import Text

_QUOTED = re.compile(r"“([^“”\n]{1,300})”|\"([^\"\n]{1,300})\"|«([^«»\n]{1,300})»")


@dataclass(frozen=True, slots=True)
class QuotedName:
    """The span of the words between the marks."""

    inner: tuple[int, int]


def find(text: Text) -> Iterator[Mention[QuotedName]]:
    """All quotations of a text that stay within one line."""
    for match in _QUOTED.finditer(text.norm):
        group = next(i for i in (1, 2, 3) if match.group(i) is not None)
        yield Mention("name", match.start(), match.end(), QuotedName(match.span(group)))
