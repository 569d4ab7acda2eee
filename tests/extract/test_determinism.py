"""Same bytes in, same plan out: in one process, in two, and whichever way labels were numbered."""

import hashlib
import os
import subprocess
import sys

import pytest

import extract
import ingest
from tests.conftest import ROOT
from tests.extract.samples import FOLDERS, LISTS, files, name_of, plan_in

TEXTS = files("text.txt")
REFERENCES = {"section", "parent", "movement", "annex", "needs_review"}
DIGESTS = """
import hashlib, sys
import extract, ingest
for file in sys.argv[1:]:
    print(hashlib.sha256(extract.plan(ingest.read(file)).model_dump_json().encode()).hexdigest())
"""


@pytest.mark.parametrize("file", files("plan.docx"), ids=name_of)
def test_two_runs_give_the_same_json(file):
    again = extract.plan(ingest.read(file))
    assert again.model_dump_json() == plan_in(file).model_dump_json()


def test_another_process_gives_the_same_json():
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", DIGESTS, *map(str, TEXTS)]
    other = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()
    assert other == [hashlib.sha256(plan_in(file).model_dump_json().encode()).hexdigest() for file in TEXTS]


def bare(plan):
    """A plan without source, ids and evidence; a reference is the place in its list of what it leads to."""
    places = {item.id: f"{name}[{index}]" for name in LISTS for index, item in enumerate(getattr(plan, name))}

    def strip(value, key=""):
        if isinstance(value, dict):
            return {k: strip(v, k) for k, v in value.items() if k not in ("id", "evidence")}
        if isinstance(value, list):
            return [strip(one, key) for one in value]
        return places[value] if key in REFERENCES and isinstance(value, str) else value

    return strip(plan.model_dump(mode="json", exclude={"source"}))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_typed_and_automatic_numbers_give_the_same_plan(folder):
    typed, automatic = plan_in(folder / "plan.docx"), plan_in(folder / "plan-autonumbered.docx")
    assert bare(automatic) == bare(typed)


def test_the_name_of_the_file_changes_nothing_but_the_source():
    data = TEXTS[0].read_bytes()
    one, other = (extract.plan(ingest.read(data, name=name)) for name in ("a.txt", "b.md"))
    assert one.model_dump(exclude={"source"}) == other.model_dump(exclude={"source"})
    assert (one.source.name, other.source.name) == ("a.txt", "b.md")
    assert one.source.sha256 == other.source.sha256 == hashlib.sha256(data).hexdigest()


def test_reading_other_plans_in_between_changes_nothing():
    before = extract.plan(ingest.read(TEXTS[0])).model_dump_json()
    for file in TEXTS[1:3]:
        extract.plan(ingest.read(file))
    assert extract.plan(ingest.read(TEXTS[0])).model_dump_json() == before
