"""A plan as a summary for people: who issued it, on what, which movements, by when."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extract import Plan
from service.findings import finding_lines
from service.messages import Messages
from service.remarks import reading_remark
from service.review import review_lines
from service.signed import signature_lines
from service.terminal import harmless
from service.timeline import timeline
from service.wording import day, quota_words

_CONTENTS = ("sections", "citations", "criteria", "funding", "annexes", "tables", "recipients")


def summary(plan: Plan, say: Messages) -> RenderableType:
    """The whole summary."""
    return Group(*_View(plan, say).parts())


class _View:
    """One plan in one language."""

    def __init__(self, plan: Plan, say: Messages) -> None:
        self.plan = plan
        self.say = say

    def parts(self) -> Iterator[RenderableType]:
        """The parts in the order of reading."""
        yield from self._identity()
        yield from self._bases()
        yield from self._amendments()
        yield from self._movements()
        yield from self._quotas()
        yield from self._deadlines()
        yield from self._assignments()
        yield from self._contents()
        yield from self._signatures()
        yield from self._warnings()
        yield from self._diagnostics()
        yield from self._review()

    def _heading(self, key: str, count: int | None = None) -> Text:
        return Text(f"\n{self.say(key)}" + ("" if count is None else f" ({count})"), style="bold cyan")

    def _identity(self) -> Iterator[RenderableType]:
        head = self.plan.identity
        kind = (head.kind or self.say("identity.no_kind")).upper()
        code = head.code or " ".join(part for part in (self.say("identity.no_code"), head.symbol) if part)
        yield Text(harmless(f"{kind} {code}"), style="bold")
        if head.title:
            yield Text(harmless(head.title), style="bold")
        rows = Table.grid(padding=(0, 2))
        rows.add_column(style="dim", no_wrap=True)
        rows.add_column(overflow="fold")
        for key, value in self._identity_rows():
            rows.add_row(self.say(f"identity.{key}"), Text(harmless(value)))
        yield Padding(rows, (1, 0, 0, 0))

    def _identity_rows(self) -> Iterator[tuple[str, str]]:
        head, source, foot = self.plan.identity, self.plan.source, self.plan.signature
        if head.issuer.name:
            level = f" ({self.say(f'level.{head.issuer.level}')})" if head.issuer.level else ""
            yield "issuer", head.issuer.name + level
        issued = day(head.issued_on) if head.issued_on else head.issued_text
        if head.place or issued:
            yield "day", ", ".join(part for part in (head.place, issued) if part)
        if head.period:
            yield "period", " – ".join(dict.fromkeys((head.period.start, head.period.end)))
        yield "status", self.say(f"status.{head.status}")
        if foot:
            yield "signature", ", ".join(part for part in (foot.acting, foot.position, foot.name) if part)
        pages = f", {self.say('file.pages', pages=source.pages)}" if source.pages else ""
        yield "file", f"{source.name or '-'} ({source.reader}{pages})"

    def _bases(self) -> Iterator[RenderableType]:
        bases = self.plan.legal_bases
        yield self._heading("title.bases", len(bases))
        if not bases:
            yield self._nothing()
            return
        table = self._table("column.document", "column.day", "column.about", ratios=(3, 0, 5))
        for basis in bases:
            named = " ".join(part for part in (basis.kind or basis.relation, basis.code) if part)
            about = basis.title or basis.issuer or ""
            mark = f" {self.say('bases.parent')}" if basis.parent else ""
            table.add_row(_cell(named), _cell(day(basis.date)), _cell(about + mark))
        yield table

    def _amendments(self) -> Iterator[RenderableType]:
        """What the plan does to earlier ones."""
        items = self.plan.amendments
        if items:
            yield self._heading("title.amendments", len(items))
        for item in items:
            named = " ".join(part for part in (self.say(f"amends.{item.effect}"), item.kind, item.code) if part)
            yield _bullet(named + (f" ({day(item.date)})" if item.date else ""))

    def _movements(self) -> Iterator[RenderableType]:
        movements = self.plan.movements
        yield self._heading("title.movements", len(movements))
        if not movements:
            yield self._nothing()
            return
        table = self._table("column.movement", "column.lead", "column.quotas", ratios=(4, 3, 4), leading=1)
        for movement in movements:
            leads = [a.agency.name for a in self.plan.assignments if a.movement == movement.id and a.role == "lead"]
            numbers = [quota_words(q) for q in self.plan.quotas if q.movement == movement.id]
            table.add_row(_cell(movement.title), _cell("\n".join(dict.fromkeys(leads))), _cell("\n".join(numbers)))
        yield table

    def _quotas(self) -> Iterator[RenderableType]:
        """Those of the plan as a whole; the others stand with their movement."""
        quotas = [quota for quota in self.plan.quotas if quota.movement is None]
        if quotas:
            yield self._heading("title.quotas", len(quotas))
            yield from (_bullet(quota_words(quota)) for quota in quotas)

    def _deadlines(self) -> Iterator[RenderableType]:
        yield self._heading("title.deadlines", len(self.plan.deadlines))
        if not self.plan.deadlines:
            yield self._nothing()
            return
        table = self._table("column.day", "column.when", "column.action", "column.actor", ratios=(0, 4, 6, 4))
        titles = {section.id: section.title for section in self.plan.sections}
        for group in timeline(self.plan.deadlines, titles, self.say):
            for entry in group:
                table.add_row(*(_cell(part) for part in (entry.when, entry.words, entry.action, entry.actor)))
            table.add_section()
        yield table

    def _assignments(self) -> Iterator[RenderableType]:
        items = self.plan.assignments
        if not items:
            return
        roles = {role: sum(item.role == role for item in items) for role in ("lead", "coordinate", "implement")}
        agencies = len({item.agency.canonical or item.agency.name for item in items})
        yield self._heading("title.assignments")
        yield _bullet(self.say("assignments.counts", all=len(items), agencies=agencies, **roles))

    def _contents(self) -> Iterator[RenderableType]:
        counts = [(key, len(getattr(self.plan, key))) for key in _CONTENTS]
        words = [self.say(f"count.{key}", n=count) for key, count in counts if count]
        if words:
            yield self._heading("title.contents")
            yield _bullet("; ".join(words))

    def _signatures(self) -> Iterator[RenderableType]:
        if self.plan.source.signatures:
            yield self._heading("title.signatures", len(self.plan.source.signatures))
            yield from signature_lines(self.plan, self.say)

    def _warnings(self) -> Iterator[RenderableType]:
        if self.plan.source.warnings:
            yield self._heading("title.warnings", len(self.plan.source.warnings))
            yield from (_bullet(reading_remark(warning, self.say)) for warning in self.plan.source.warnings)

    def _diagnostics(self) -> Iterator[RenderableType]:
        if self.plan.diagnostics:
            yield self._heading("title.diagnostics", len(self.plan.diagnostics))
            yield from finding_lines(self.plan, self.say, warnings=False)

    def _review(self) -> Iterator[RenderableType]:
        if self.plan.needs_review:
            yield self._heading("title.review", len(self.plan.needs_review))
            yield from review_lines(self.plan, self.say)

    def _nothing(self) -> RenderableType:
        return _bullet(self.say("none"), mark=" ")

    def _table(self, *columns: str, ratios: tuple[int, ...], leading: int = 0) -> Table:
        """A column of ratio 0 is as wide as what stands in it."""
        table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False, padding=(0, 1, 0, 0), header_style="dim")
        table.leading = leading
        for key, ratio in zip(columns, ratios, strict=True):
            table.add_column(self.say(key), ratio=ratio or None, no_wrap=not ratio, overflow="fold")
        return table


def _cell(text: str | None) -> Text:
    return Text(harmless(text or ""))


def _bullet(text: str, mark: str = "-") -> RenderableType:
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(width=2, justify="right")
    row.add_column(overflow="fold")
    row.add_row(mark, Text(harmless(text)))
    return row
