"""What is wrong with a document, as a readable list with the place of each finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from service.messages import Messages
from service.remarks import reading_remark, remark
from service.signed import signature_lines
from service.terminal import harmless

if TYPE_CHECKING:
    from rich.console import RenderableType

    from extract import Plan
    from extract.plan import Diagnostic, Item

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_ORDER = {"error": 0, "warning": 1, "info": 2}
_EXCERPT = 100


def report(file: str, plan: Plan, say: Messages) -> Iterator[RenderableType]:
    """The findings of one document under its name, its digital signatures, and how many findings there are."""
    from rich.text import Text

    counts = Counter[str](item.severity for item in plan.diagnostics)
    counts["warning"] += len(plan.source.warnings)
    yield Text(harmless(file), style="bold")
    yield from finding_lines(plan, say, warnings=True)
    if plan.source.signatures:
        yield Text(say("check.signatures", n=len(plan.source.signatures)))
        yield from signature_lines(plan, say)
    yield Text(_total(counts, say))


def has_errors(plan: Plan) -> bool:
    """Whether a finding is an error."""
    return any(item.severity == "error" for item in plan.diagnostics)


def _total(counts: Counter[str], say: Messages) -> str:
    if not counts.total():
        return say("check.none")
    return say("check.counts", errors=counts["error"], warnings=counts["warning"], infos=counts["info"])


def finding_lines(plan: Plan, say: Messages, *, warnings: bool) -> Iterator[RenderableType]:
    """A table without rules: severity, then message, place and excerpt. `warnings`: those of the reading as well."""
    from rich.table import Table
    from rich.text import Text

    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    for item in sorted(plan.diagnostics, key=lambda item: _ORDER[item.severity]):
        rows.add_row(*_finding(plan, item, say))
    for warning in plan.source.warnings if warnings else []:
        words = Text(harmless(reading_remark(warning, say))).append(f"\n{say('check.reading')}", style="dim")
        rows.add_row(_mark("warning", say), words)
    if rows.row_count:
        yield rows


def _finding(plan: Plan, item: Diagnostic, say: Messages) -> tuple[RenderableType, RenderableType]:
    from rich.text import Text

    words = Text(harmless(remark(item.code, item.message, say)))
    if item.evidence:
        words.append(harmless(f"\n{place(plan, item, say)}: {_excerpt(plan.text, item)}"), style="dim")
    return _mark(item.severity, say), words


def _mark(severity: str, say: Messages) -> RenderableType:
    from rich.text import Text

    return Text(say(f"severity.{severity}"), style=_STYLES[severity])


def place(plan: Plan, item: Item, say: Messages) -> str:
    """Where a finding or an item stands: "mục III.2, trang 3"."""
    at, page = item.evidence[0].start, item.evidence[0].page
    around = [section.label for section in plan.sections if section.start <= at < section.end]
    if around:
        where = say("check.section", labels=" › ".join(around))
    else:
        before = any(section.end <= at for section in plan.sections)
        where = say("check.foot" if before else "check.head")
    return where + (f", {say('check.page', page=page)}" if page else "")


def _excerpt(text: str, item: Diagnostic) -> str:
    """The line in which the finding stands; of a long one the part around it."""
    at = item.evidence[0].start
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if end < 0 else end
    line = text[start:end]
    if len(line) <= _EXCERPT:
        return line
    first = max(0, min(at - start - _EXCERPT // 4, len(line) - _EXCERPT))
    last = first + _EXCERPT
    # Cut between words: the first and the last, if cut, give way.
    words = line[first:last].split(" ")[1 if first else 0 : None if last >= len(line) else -1]
    return ("… " if first else "") + " ".join(words) + (" …" if last < len(line) else "")
