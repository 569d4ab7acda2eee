"""Plans of any length for measuring speed: the sample plans' own parts, repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import TypeVar

from corpora.markup import AnnexBreak, Foot, Head, Paragraph, Part, Source, parse
from corpora.numbering import roman

P = TypeVar("P", Head, Foot)

PLANS = Path(__file__).parent.parent / "corpora" / "plans"
# What a rendered page of a sample plan holds on average; DOCX have no pages to count.
CHARACTERS_A_PAGE = 2650
_ROMAN_LABEL = re.compile(r"[IVXLC]+(?=\. )")


def long_plan(pages: int, scale: float = 1.0) -> Source:
    """A plan of about `pages` pages: one head, the bodies of all samples in turn, one foot.

    `scale` corrects the length where a rendering came out too short or too long.
    """
    wanted = pages * CHARACTERS_A_PAGE * scale
    samples = _samples()
    parts: list[Part] = [_first(samples[0], Head)]
    length = chapters = 0
    for part in cycle(part for sample in samples for part in _body(sample)):
        if length >= wanted:
            break
        if isinstance(part, Paragraph) and _ROMAN_LABEL.match(part.text):
            chapters += 1  # a plan does not begin again at I.
            part = replace(part, text=_ROMAN_LABEL.sub(roman(chapters), part.text, count=1))
        parts.append(part)
        length += _length(part)
    return Source((*parts, _first(samples[0], Foot)))


@cache
def _samples() -> tuple[Source, ...]:
    """All sample plans. Raises FileNotFoundError where there are none."""
    files = sorted(PLANS.glob("*/source.txt"))
    if not files:
        raise FileNotFoundError(f"{PLANS}/*/source.txt")
    return tuple(parse(file.read_text(encoding="utf-8")) for file in files)


def _body(sample: Source) -> Iterator[Part]:
    """Paragraphs and tables between a sample's last head and its foot."""
    heads = [at for at, part in enumerate(sample.parts) if isinstance(part, Head)]
    for part in sample.parts[heads[-1] + 1 :]:
        if isinstance(part, Foot | AnnexBreak):
            return
        yield part


def _first(sample: Source, kind: type[P]) -> P:
    return next(part for part in sample.parts if isinstance(part, kind))


def _length(part: Part) -> int:
    """Characters, with a line's worth for the white space around a paragraph or a row."""
    if isinstance(part, Paragraph):
        return len(part.text) + 40
    rows = getattr(part, "rows", ())
    return sum(40 + sum(len(" ".join(cell.paragraphs)) for cell in row) for row in rows)
