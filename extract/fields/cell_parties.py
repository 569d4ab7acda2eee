"""The agencies of a cell in a column that says who: there also a name that no rule knows is one."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extract.context import Context
from extract.knowledge import load, phrases
from extract.mentions import agencies
from extract.order_words import words
from extract.parties import Party, parties_at
from extract.reading import UPPER

_PARTED = re.compile(r" ?[,;\n/]| ?\.(?= |$)| và (?=\S)")
_BULLET = re.compile(r"[\s\-–+*•.]*")
_BRACKET = re.compile(r" ?\([^()\n]*\)")
_MOST_WORDS = 8  # of a name that no rule knows
_FEW_WORDS = 2  # a task is longer than the last words of a name ("Tổ Khoa học | tự nhiên")


def cell_parties(context: Context, start: int, end: int) -> list[Party]:
    """All agencies between the two places, however they are parted."""
    parties: list[Party] = []
    at = _behind_bullet(context, start, end)
    while at < end:
        found, stop = parties_at(context, at, end)
        if not found and (strange := _unknown(context, at, end)):
            found, stop = [strange], strange.end
        elif found and agencies.scan(context.text, stop + 1) is not None:
            stop += 1  # the next name stands on the next printed line, without a sign between
            parties += [part for party in found for part in _unglued(context, party)]
            at = stop
            continue
        elif found:
            stop = _rest_of_name(context, stop, end)
            found[-1] = replace(found[-1], end=max(found[-1].end, _without_bracket(context, found[-1].end, stop)))
        parties += [part for party in found for part in _unglued(context, party)]
        parted = _PARTED.search(context.text.low, max(stop, at), end)
        if parted is None:
            break
        at = _behind_bullet(context, parted.end(), end)
    return parties


def _unglued(context: Context, party: Party) -> list[Party]:
    """The bodies of a name that stand below each other ("Sở Tài chính Sở Y tế"); none of them holds another."""
    norm = context.text.norm
    if party.group or not _body().match(norm, party.start):
        return [party]
    starts = [party.start, *(one.start() for one in _body().finditer(norm, party.start + 1, party.end))]
    ends = [*(at - 1 for at in starts[1:]), party.end]
    return [replace(party, start=first, end=last) for first, last in zip(starts, ends, strict=True)]


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){phrases(load('agencies')['standing'])}(?= [{UPPER}])")


def _behind_bullet(context: Context, at: int, end: int) -> int:
    bullet = _BULLET.match(context.text.low, at, end)
    return bullet.end() if bullet else at


def _rest_of_name(context: Context, stop: int, end: int) -> int:
    """Where the words behind a known beginning end ("Cán bộ | thư viện"): in a cell nothing else follows a name."""
    parted = _PARTED.search(context.text.low, stop, end)
    until = parted.start() if parted else end
    rest = context.text.low[stop:until]
    short = len(rest.split()) <= _FEW_WORDS
    is_name = rest.startswith(" ") and (short or not words().action.match(rest, 1)) and len(rest.split()) < _MOST_WORDS
    return until if is_name and ":" not in rest else stop


def _without_bracket(context: Context, name_end: int, stop: int) -> int:
    """A name stands without the bracket behind it."""
    bracket = _BRACKET.match(context.text.low, name_end, stop)
    return name_end if bracket else stop


def _unknown(context: Context, at: int, end: int) -> Party | None:
    """A name that no rule knows ("Hiệu trưởng", "Văn thư"); its body is not known, so it gets no full name."""
    parted = _PARTED.search(context.text.low, at, end)
    until = parted.start() if parted else end
    name = context.text.low[at:until]
    syllables = name.split()
    if not syllables or len(syllables) > _MOST_WORDS or not syllables[0][0].isalpha() or len(name) < 2:
        return None
    return None if words().action.match(name) or ":" in name else Party(at, until, group=True)
