"""The documents for users name everything that there is, and nothing that is gone."""

import os
import re
from dataclasses import fields
from typing import get_args

import pytest
from typer.main import get_command

import ingest
from extract import confidence
from extract.knowledge import names
from extract.plan import DiagnosticCode
from ingest import Limits
from service import cli
from service.messages import MESSAGES
from service.room import Bounds
from service.settings import KNOWLEDGE, LIMIT_PREFIX, ROOM_PREFIX, TRUST_ROOTS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
COMMANDS = get_command(cli.app).commands
OWN_CODES = [key.removeprefix("error.") for key in MESSAGES if key.startswith("error.")]


def first_cells(text: str, heading: str) -> list[str]:
    """The first column of the table under a heading, without its head."""
    part = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1].strip() for line in part.splitlines() if line.startswith("|")]
    return [row.strip("`") for row in rows[2:]]


def test_error_codes():
    assert sorted(first_cells(README, "Error codes")) == sorted([*ingest.MESSAGES, *OWN_CODES])


def test_diagnostics():
    assert sorted(first_cells(README, "Diagnostics")) == sorted(get_args(DiagnosticCode))


def test_exit_codes():
    assert first_cells(README, "Exit codes") == ["0", "1", "2", "3", "130", "141"]
    assert (cli.OK, cli.FAILED, cli.USAGE, cli.FINDINGS) == (0, 1, 2, 3)


def test_scale_of_confidence():
    scale = [confidence.EXACT, confidence.CUED, confidence.RUNNING, confidence.INHERITED, confidence.FALLBACK]
    assert first_cells(README, "Confidence") == [f"{value:.2f}" for value in scale]
    assert f"{confidence.REPAIRED:.2f}" in README
    assert f"{confidence.REVIEW_BELOW:.2f}" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_and_their_options(name):
    assert f"khubnd {name}" in README
    for parameter in COMMANDS[name].params:
        if parameter.param_type_name == "option":
            assert f"`{parameter.opts[0]}" in README


@pytest.mark.parametrize("option", ["--version", "--lang", "--help"])
def test_common_options(option):
    assert f"`{option}" in README


@pytest.mark.parametrize("field", fields(Limits), ids=lambda field: field.name)
def test_every_limit_is_a_documented_setting(field):
    assert f"| `{field.name}` |" in SETTINGS
    assert f"`KHUBND_LIMIT_{field.name.upper()}`" in SETTINGS


@pytest.mark.parametrize("field", fields(Bounds), ids=lambda field: field.name)
def test_every_bound_of_the_room_is_a_documented_setting(field):
    assert f"| `{field.name}` |" in SETTINGS
    assert f"`{ROOM_PREFIX}{field.name.upper()}`" in SETTINGS


def test_every_documented_variable_exists():
    known = {f"{LIMIT_PREFIX}{field.name.upper()}" for field in fields(Limits)}
    known |= {f"{ROOM_PREFIX}{field.name.upper()}" for field in fields(Bounds)}
    known |= {"KHUBND_DEBUG", LIMIT_PREFIX, ROOM_PREFIX, "KHUBND_", KNOWLEDGE, TRUST_ROOTS}
    assert set(re.findall(r"KHUBND_[A-Z_]+", README + SETTINGS)) <= known


@pytest.mark.parametrize("document", ["README.md", "docs/settings.md", "corpora/README.md", "benchmarks/README.md"])
def test_links_lead_somewhere(document):
    file = ROOT / document
    for target in re.findall(r"\]\(([^)#]+)\)", file.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (file.parent / target).exists(), target


def test_the_excerpt_is_what_comes_out(khubnd, monkeypatch):
    """Where this fails after a change of the reader, copy the lines anew from scripts/try at 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    out = khubnd("extract", "--format", "table", ROOT / "corpora" / "plans" / "tinh-thi-dua" / "plan.docx").out
    excerpt = README.split("\n## What comes out\n")[1].split("```")[1]
    for part in re.split(r"\n…\n|\n\n", excerpt):
        assert part.strip("\n") in out


def test_the_two_commands_of_the_first_screen():
    first_screen = "\n".join(README.splitlines()[:40])
    for script in ("scripts/try", "scripts/test"):
        assert script in first_screen
        assert os.access(ROOT / script, os.X_OK)


@pytest.mark.parametrize("name", names())
def test_every_file_of_knowledge_is_documented(name):
    assert f"`{name}.toml`" in SETTINGS
