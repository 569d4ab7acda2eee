"""The sample plans of `corpora/`, each file read once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import extract
import ingest
from extract import Plan
from extract.plan import Item
from tests.conftest import PLANS

FOLDERS = sorted(folder for folder in PLANS.iterdir() if folder.is_dir())
LISTS = (
    "legal_bases",
    "citations",
    "sections",
    "movements",
    "criteria",
    "assignments",
    "quotas",
    "deadlines",
    "funding",
    "recipients",
    "annexes",
    "tables",
    "diagnostics",
)


def files(*names: str) -> list[Path]:
    """These files of every sample plan that has them."""
    return [folder / name for folder in FOLDERS for name in names if (folder / name).exists()]


@cache
def plan_in(file: Path) -> Plan:
    """The plan in a file."""
    return extract.plan(ingest.read(file))


def items(plan: Plan) -> Iterator[tuple[str, Item]]:
    """Every item of a plan with the list that it stands in."""
    for name in LISTS:
        for item in getattr(plan, name):
            yield name, item
    if plan.signature:
        yield "signature", plan.signature


def name_of(file: Path) -> str:
    """A short name for a test's id."""
    return f"{file.parent.name}/{file.name}"
