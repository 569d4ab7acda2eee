"""The whole way from a document to its plan, one step a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain
from typing import TypeVar, get_origin

from pydantic import BaseModel

from extract import recognised
from extract.canonical import FullNames
from extract.confidence import REPAIRED, REVIEW_BELOW
from extract.context import Context
from extract.fields import (
    amendments,
    annexes,
    assignments,
    citations,
    criteria,
    dating,
    deadlines,
    demands,
    diagnostics,
    funding,
    identity,
    legal_bases,
    movements,
    order_reader,
    quotas,
    recipients,
    sections,
    signature,
    tables,
    task_groups,
    task_tables,
)
from extract.grids import read_grids
from extract.pipeline import read_mentions
from extract.plan import Assignment, Identity, Item, Plan, Source, SourceSignature
from extract.successors import Successors
from ingest import Document, collector_paused

Scored = TypeVar("Scored", bound=BaseModel)


def plan(document: Document) -> Plan:
    """Read the plan in a document. A document without one gives empty lists and a warning in `source`."""
    with collector_paused():
        return _plan(document)


def _plan(document: Document) -> Plan:
    text, found = read_mentions(document.text)
    context = Context(document, text, found)
    grids = read_grids(context)
    named = movements.find(context)
    conditions = [(item.evidence[0].start, item.evidence[0].end) for item in criteria.find(context, named)]

    orders = order_reader.OrderReader(context)
    assigned = [*orders.read(), *task_tables.assigned(context, grids)]
    counting = demands.DemandReader(context, conditions)
    numbers = [*counting.read(), *counting.cells(grids)]
    dates = dating.DeadlineReader(context, orders.owners, conditions, orders.labelled)

    leads = [(d.at, d.section) for d in assigned if d.role == "lead"]
    counts = [(d.quantity.start, d.section) for d in numbers]
    groups = task_groups.groups_with(context, [*leads, *counts], named)
    spans = sorted([*named, *groups], key=lambda span: span.start)
    place = _places(context, spans, named, assigned, [d.quantity.start for d in numbers])

    bases = legal_bases.find(context)
    head = identity.find(context)
    names = FullNames(context)
    who = _with_successors(context, names, assignments.to_items(context, assigned, place, names))
    when = deadlines.to_items(context, [*dates.read(), *task_tables.dated(context, grids)], _years(head))
    found_annexes = annexes.find(context)
    cited = citations.find(context, bases)
    result = Plan(
        source=_source(document, is_plan=bool(context.sections or who or bases)),
        text=document.text,
        identity=head,
        legal_bases=bases,
        citations=cited,
        sections=sections.find(context),
        movements=movements.to_items(context, spans, {span.node for span in groups if span.node is not None}),
        criteria=criteria.find(context, spans),
        assignments=who,
        quotas=quotas.to_items(context, numbers, place),
        deadlines=when,
        funding=funding.find(context),
        recipients=recipients.find(context),
        annexes=found_annexes,
        tables=tables.find(context, grids, found_annexes),
        signature=signature.find(context),
        diagnostics=diagnostics.find(context, head, spans, who, when),
        amendments=amendments.find(context, bases, cited),
    )
    if document.repaired:
        result = _less_certain(result)
    result = recognised.carried(document, result)
    return result.model_copy(update={"needs_review": _doubtful(result)})


_LISTS = tuple(
    name for name, field in Plan.model_fields.items() if get_origin(field.annotation) is list and name != "needs_review"
)


def _less_certain(result: Plan) -> Plan:
    """All that was built on a repaired text is less certain, by the same share."""
    lists = {name: [_scaled(item) for item in getattr(result, name)] for name in _LISTS}
    return result.model_copy(update={**lists, "identity": _scaled(result.identity)})


def _scaled(item: Scored) -> Scored:
    """`item`, an item or the identity, with its confidence lowered."""
    confidence: float = getattr(item, "confidence")  # noqa: B009  (both kinds have it, their base has not)
    return item.model_copy(update={"confidence": round(confidence * REPAIRED, 4)})


def _years(head: Identity) -> tuple[int, int] | None:
    """The years of a plan that runs for one year, or for one school year, by its title."""
    period = head.period
    if period is None or len(period.start) != 4 or len(period.end) != 4:
        return None
    first, last = int(period.start), int(period.end)
    school = last == first + 1 and "năm học" in (head.title or "").lower()
    return (first, last) if first == last or school else None


def _with_successors(context: Context, names: FullNames, who: list[Assignment]) -> list[Assignment]:
    """Each agency with the body that took over from it, where it is dissolved."""
    district = context.head.unit if context.head.level == "district" else None
    heirs = Successors(names.province, district, context.head.iso)
    known = {agency: heirs.of(agency) for agency in {item.agency.canonical for item in who} if agency}
    return [
        item.model_copy(update={"agency": item.agency.model_copy(update={"successor": heir})})
        if (heir := known.get(item.agency.canonical or ""))
        else item
        for item in who
    ]


def _places(
    context: Context,
    spans: list[movements.MovementSpan],
    named: list[movements.MovementSpan],
    assigned: list[assignments.Draft],
    counted: list[int],
) -> dict[int, str | None]:
    """The movement of each place: the one that holds it, or for a lead given elsewhere the one that it names."""
    holder = movements.MovementPlaces(spans)
    place = {at: holder.at(at) for at in [*(d.at for d in assigned), *counted]}
    numbers = {id(span): f"m{number + 1}" for number, span in enumerate(spans)}
    for draft in assigned:
        elsewhere = draft.tabled or (draft.role == "lead" and context.is_implementation(draft.section))
        if elsewhere and place[draft.at] is None:
            span = movements.named_in(context, named, draft.action)
            place[draft.at] = numbers[id(span)] if span else None
    return place


def _source(document: Document, *, is_plan: bool) -> Source:
    warnings = list(document.warnings)
    if not is_plan:
        warnings.append("no_plan_found: không tìm thấy nội dung của một kế hoạch trong văn bản này")
    return Source(
        name=document.name,
        media_type=document.media_type,
        sha256=document.sha256,
        reader=document.reader,
        pages=document.pages,
        ocr_confidence=document.ocr_confidence,
        warnings=warnings,
        signatures=[SourceSignature(**asdict(one)) for one in document.signatures],
    )


def _doubtful(result: Plan) -> list[str]:
    """Ids of the items that a person should look at first, the least certain before the others."""
    items: Iterable[Item] = chain(
        result.legal_bases,
        result.movements,
        result.criteria,
        result.assignments,
        result.quotas,
        result.deadlines,
        result.funding,
    )
    doubtful = [item for item in items if item.confidence < REVIEW_BELOW]
    return [item.id for item in sorted(doubtful, key=lambda item: item.confidence)]
