"""What the golds say must stand in the plans they belong to: an error here is the author's, not the reader's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpora import __main__ as command
from corpora.canonical import canonical_text
from corpora.markup import parse

GOLDS = sorted(file for split in command.SPLITS for file in split.glob("*/gold.json"))

# list -> fields whose words are the document's own
VERBATIM = {
    "legal_bases": ("code", "title"),
    "citations": ("code",),
    "sections": ("title",),
    "movements": ("title", "names"),
    "criteria": ("text",),
    "assignments": ("action", "agency.name"),
    "quotas": ("text", "unit_text", "per"),
    "deadlines": ("text", "actor", "action", "recipient", "via"),
    "funding": ("text",),
    "recipients": ("text",),
    "annexes": ("label", "title"),
    "tables": ("header", "rows"),
}


def strings(value: object) -> Iterator[str]:
    """The strings in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def field(item: dict[str, Any], path: str) -> object:
    value: Any = item
    for key in path.split("."):
        value = value.get(key) if value else None
    return value


@pytest.fixture(params=GOLDS, ids=lambda file: file.parent.name)
def gold_and_text(request: pytest.FixtureRequest) -> tuple[dict[str, Any], str]:
    file: Path = request.param
    text = canonical_text(parse((file.parent / "source.txt").read_text(encoding="utf-8")))
    return json.loads(file.read_text(encoding="utf-8")), text


def test_verbatim_fields_stand_in_the_text(gold_and_text: tuple[dict[str, Any], str]) -> None:
    gold, text = gold_and_text
    text = text.replace("\n", " ")
    missing = [
        f"{name}.{path}: {words}"
        for name, paths in VERBATIM.items()
        for item in gold.get(name, [])
        for path in paths
        for words in strings(field(item, path))
        if words not in text
    ]
    assert missing == []


def test_references_lead_to_an_item(gold_and_text: tuple[dict[str, Any], str]) -> None:
    gold, _ = gold_and_text
    ids = {name: {item["id"] for item in gold[name]} for name in ("sections", "movements")}
    dangling = [
        (name, key, item[key])
        for name, items in gold.items()
        if isinstance(items, list)
        for item in items
        for key, target in (("section", "sections"), ("parent", "sections"), ("movement", "movements"))
        if isinstance(item, dict) and isinstance(item.get(key), str) and item[key] not in ids[target]
    ]
    assert dangling == []
