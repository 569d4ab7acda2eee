"""Soft line breaks: where one is a new line and where it is only a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# What opens an item of a list: a dash or bullet, "1.", "1.2", "a)", "IV.".
OPENS_ITEM = re.compile(r"\s*(?:[-–—+*•▪➢◦]\s|(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|[a-zđA-Z])[.)/]\s)")
_ENDS = (".", ";", ":", "!", "?", "./.")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text in one look; it may hold line breaks."""

    text: str
    bold: bool
    italic: bool


def split_lines(stretches: Sequence[Stretch], *, justified: bool, stacked: bool) -> Iterator[tuple[str, bool, bool]]:
    """The lines of one paragraph with whether all their letters are bold and italic.

    Where lines are set one below the other (`stacked`: cells, signatures; or not `justified`: centred
    titles) authors break them by hand, and each is a line of its own. In running text a break is a
    blank, unless what follows opens an item of a list or an empty line stands between.
    """
    lines: list[list[Stretch]] = [[]]
    for stretch in stretches:
        first, *rest = stretch.text.split("\n")
        lines[-1].append(Stretch(first, stretch.bold, stretch.italic))
        lines.extend([Stretch(text, stretch.bold, stretch.italic)] for text in rest)
    for line in lines if stacked or not justified else _join(lines):
        text = "".join(stretch.text for stretch in line)
        if text.strip():
            yield text, *_emphasis(line)


def _join(lines: list[list[Stretch]]) -> list[list[Stretch]]:
    """Join the lines of running text that only a soft break parts."""
    out: list[list[Stretch]] = []
    open_line = False
    for line in lines:
        text = "".join(stretch.text for stretch in line)
        if open_line and text.strip() and not OPENS_ITEM.match(text):
            out[-1].extend([Stretch(" ", False, False), *line])
        else:
            out.append(list(line))
        open_line = bool(text.strip())
    return out


def _emphasis(line: Sequence[Stretch]) -> tuple[bool, bool]:
    written = [stretch for stretch in line if any(letter.isalnum() for letter in stretch.text)]
    if not written:
        return False, False
    return all(stretch.bold for stretch in written), all(stretch.italic for stretch in written)
