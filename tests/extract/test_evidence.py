"""Evidence: each value can be checked against its source, in every sample plan and format."""

import json
from operator import attrgetter

import jsonschema
import pytest

from tests.conftest import ROOT
from tests.extract.samples import LISTS, files, items, name_of, plan_in

FILES = files("plan.docx", "plan.pdf")
VALIDATOR = jsonschema.Draft202012Validator(
    json.loads((ROOT / "extract" / "plan.schema.json").read_text(encoding="utf-8"))
)
# The whole value is what the evidence names: one place, or several joined by a blank.
WHOLE = {
    "sections": ["label", "title"],
    "movements": ["title"],
    "criteria": ["text"],
    "assignments": ["action", "agency.name"],
    "quotas": ["text", "per"],
    "deadlines": ["text", "actor", "action", "recipient", "via"],
    "funding": ["text"],
    "recipients": ["text"],
    "annexes": ["label", "title"],
}
# The value stands within what the evidence names, which holds the rest of the item too.
WITHIN = {
    "legal_bases": ["code", "title", "issuer"],
    "citations": ["code", "title", "issuer"],
    "quotas": ["unit_text"],
    "signature": ["authority", "acting", "position", "name"],
}
REFERENCES = {"section": "sections", "parent": "sections", "movement": "movements", "annex": "annexes"}

every_file = pytest.mark.parametrize("file", FILES, ids=name_of)


def folded(words):
    return " ".join(words.split())


def values(plan, table):
    """(list, id, field, value, the slices that the evidence names) of each value that a table lists."""
    for name, item in items(plan):
        slices = [folded(plan.text[e.start : e.end]) for e in item.evidence]
        for field in table.get(name, ()):
            value = attrgetter(field)(item)
            if value is not None:
                yield name, item.id, field, folded(value), slices


@every_file
def test_a_value_is_what_its_evidence_names(file):
    plan = plan_in(file)
    wrong = [one for one in values(plan, WHOLE) if one[3] not in one[4] and one[3] != " ".join(one[4])]
    assert wrong == []


@every_file
def test_a_value_stands_within_what_its_evidence_names(file):
    plan = plan_in(file)
    wrong = [one for one in values(plan, WITHIN) if one[3] not in " ".join(one[4])]
    assert wrong == []


@every_file
def test_cells_of_tables_stand_in_the_table(file):
    plan = plan_in(file)
    for table in plan.tables:
        words = folded(plan.text[table.evidence[0].start : table.evidence[0].end])
        cells = [*table.header, *(cell for row in table.rows for cell in row)]
        assert [cell for cell in cells if folded(cell) not in words] == []


@every_file
def test_every_item_has_evidence_inside_the_text(file):
    plan = plan_in(file)
    for name, item in items(plan):
        assert item.evidence, (name, item.id)
        for place in item.evidence:
            assert 0 <= place.start < place.end <= len(plan.text), (name, item.id)


@every_file
def test_pages_count_from_one_where_the_format_has_them(file):
    plan = plan_in(file)
    pages = {place.page for _, item in items(plan) for place in item.evidence}
    if plan.source.pages is None:
        assert pages == {None}
    else:
        assert pages <= set(range(1, plan.source.pages + 1))


@every_file
def test_ids_are_unique(file):
    found = [item.id for _, item in items(plan_in(file))]
    assert len(found) == len(set(found))


@every_file
def test_references_lead_to_an_item(file):
    plan = plan_in(file)
    ids = {name: {item.id for item in getattr(plan, name)} for name in LISTS}
    for name, item in items(plan):
        for field, target in REFERENCES.items():
            value = getattr(item, field, None)
            # `parent` of a legal basis is a boolean.
            if isinstance(value, str):
                assert value in ids[target], (name, item.id, field)
    assert set(plan.needs_review) <= {item.id for _, item in items(plan)}


@every_file
def test_sections_lie_inside_their_parents(file):
    sections = {one.id: one for one in plan_in(file).sections}
    for one in sections.values():
        above = sections.get(one.parent)
        assert one.level == (above.level + 1 if above else 1)
        if above:
            assert above.start <= one.start <= one.end <= above.end


@every_file
def test_items_come_in_the_order_of_the_text(file):
    plan = plan_in(file)
    for name in ("legal_bases", "sections", "movements", "criteria", "deadlines", "funding", "recipients", "annexes"):
        starts = [item.evidence[0].start for item in getattr(plan, name)]
        assert starts == sorted(starts), name


@every_file
def test_the_plan_is_what_the_schema_says(file):
    VALIDATOR.validate(plan_in(file).model_dump(mode="json", by_alias=True))
