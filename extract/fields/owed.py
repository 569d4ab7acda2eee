"""Who owes a number: the group that a demand is made of ("mỗi huyện, thành phố", "(đối với từng ngành)")."""

from __future__ import annotations

import re
from functools import cache

from extract.context import Context
from extract.knowledge import load, phrases
from extract.mentions import agencies

# "mỗi lớp 30 học viên": the number stands right behind the group, or behind "có".
_EACH_OF = re.compile(r"((?:mỗi|từng) [^\W\d]+(?: [^\W\d]+){0,2}) ")
_EACH_HAS = re.compile(r"((?:mỗi|từng) [^\W\d]+(?: [^\W\d]+){0,2}) (?:gồm|có) ")
# A stretch of time owes nothing ("mỗi năm").
_PER_OPENS = re.compile(r"(?<!\w)(?:mỗi|từng) (?!(?:năm|quý|tháng|tuần|ngày|học kỳ)(?!\w))")
_PER_BEHIND = re.compile(
    r" ?\((?:đối với |cho |tính trên )?((?:từng|mỗi) [^()]{2,60})\)"
    r"|(?:/|(?<= )(?:cho|tại|ở|đối với) | (?:tại|ở|đối với) )((?:mỗi|từng) [^,;.()]{2,50})"
)


def owed_by(context: Context, at: int, start: int, behind: int, end: int) -> tuple[int, int] | None:
    """The group that each owes it: "mỗi huyện, thành phố …", "(đối với từng ngành)"."""
    low = context.text.low
    clause = max(low.rfind(c, start, at) for c in (";", ":", ". ")) + 1
    openers = list(_PER_OPENS.finditer(low[max(start, clause) : at]))
    for opener in reversed(openers):
        begin = max(start, clause) + opener.start()
        if each := _EACH_HAS.fullmatch(low, begin, at):
            return each.span(1)
        group = agencies.scan(context.text, begin)
        if group and group.end <= at:
            return begin, _per_end(context, group.end, at)
        verb = _demand_verb().search(low, begin + 4, at)
        if verb and verb.start() - begin < 60:
            return begin, verb.start()
        if each := None if verb else _EACH_OF.fullmatch(low, begin, at):
            return each.span(1)
    found = _PER_BEHIND.match(low, behind, end) or _PER_BEHIND.search(low, at, min(end, behind + 50))
    if found:
        return found.span(1) if found.group(1) else found.span(2)
    return None


def _per_end(context: Context, end: int, at: int) -> int:
    """Where the group ends: what describes it runs on to the verb ("mỗi cán bộ chủ chốt | giúp đỡ")."""
    low = context.text.low
    if low.startswith((",", ":", " ("), end):
        return end
    verb = _demand_verb().search(low, end, at)
    comma = low.find(",", end, at)
    if verb and verb.start() - end <= 40 and not end <= comma < verb.start():
        return verb.start()
    return end


@cache
def _demand_verb() -> re.Pattern[str]:
    return re.compile(
        r" (?=" + phrases([*load("units")["demands"]["verbs"], *load("units")["demands"]["group_ends"]]) + ")"
    )
