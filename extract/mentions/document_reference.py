"""What a reference to another document is, and how a type is read from a code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.knowledge import load


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """What a reference says. Spans are offsets; `code` and `date` are None where it gives none.

    `named` is true for a document cited by its name alone; `name` spans that name. `about` is where the
    words begin that say what the document is about (behind "về", "về việc"), None where there are none.
    """

    kind: str | None
    code: str | None
    date: str | None
    issuer: tuple[int, int] | None
    name: tuple[int, int] | None
    about: int | None
    named: bool


def kind_of_symbol(code: str) -> str | None:
    """The type that a code's own abbreviation names ("12/KH-UBND": "kế hoạch"), if any."""
    symbols: dict[str, str] = load("documents")["symbols"]
    for part in re.split(r"[-/\d ]+", code):
        if part in symbols:
            return symbols[part]
    return None
