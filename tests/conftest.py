"""What all tests share: the command line to call, and the contract held against every plan that any test makes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest

import extract
import extract.assemble
from extract import Plan
from ingest import Document

ROOT = Path(__file__).parents[1]
PLANS = ROOT / "corpora" / "plans"
_SCHEMA = json.loads((ROOT / "extract" / "plan.schema.json").read_text(encoding="utf-8"))
_VALIDATOR = jsonschema.Draft202012Validator(_SCHEMA)


def _checked(plan: Callable[[Document], Plan]) -> Callable[[Document], Plan]:
    def checked(document: Document) -> Plan:
        result = plan(document)
        _VALIDATOR.validate(result.model_dump(mode="json", by_alias=True))
        return result

    return checked


# Before any test module takes the function from its room.
extract.plan = extract.assemble.plan = _checked(extract.assemble.plan)


@dataclass(frozen=True)
class Outcome:
    """What one call of the command line left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def khubnd(capsys, monkeypatch) -> Callable[..., Outcome]:
    """Call the command line in this process, without any locale or setting of the machine."""
    from service.cli import run

    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "KHUBND_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def sample(tmp_path) -> Path:
    """A small plan of our own as plain text, in a folder where a test may do what it wants."""
    file = tmp_path / "ke-hoach.txt"
    file.write_bytes((PLANS / "phuong-phong-chay-draft" / "text.txt").read_bytes())
    return file
