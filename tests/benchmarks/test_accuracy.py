from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import accuracy
from tests.benchmarks.test_referee import GOLD


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    for name in ("mot", "hai"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
        (folder / "text.txt").write_text("Chọn 05\ntập thể.\n", encoding="utf-8")
        (folder / "plan.docx").touch()
    (tmp_path / "hai" / "plan.pdf").touch()
    return tmp_path


def perfect(file: Path) -> dict[str, Any]:
    return GOLD


def half(file: Path) -> dict[str, Any]:
    return {**GOLD, "recipients": []} if file.parent.name == "hai" else GOLD


def failing(file: Path) -> dict[str, Any]:
    if file.parent.name == "hai":
        raise ValueError("hỏng")
    return GOLD


def test_measures_only_forms_that_exist(plans: Path) -> None:
    assert [result.plan for result in accuracy.measure(plans, "plan.docx", perfect)] == ["hai", "mot"]
    assert [result.plan for result in accuracy.measure(plans, "plan.pdf", perfect)] == ["hai"]


def test_summary_of_perfect_plans(plans: Path) -> None:
    figures = accuracy.summary(accuracy.measure(plans, "plan.docx", perfect))
    assert (figures["macro_f1"], figures["whole_plans"], figures["slots_found_per_plan"]) == (1, 1, 1)
    assert (figures["reading"], figures["failed"]) == (1, 0)
    assert figures["schema_invalid"] == 2  # the stub is no whole plan
    assert figures["lists"]["recipients"] == {"precision": 1, "recall": 1, "f1": 1, "support": 4}


def test_whole_plans_counts_plans_without_a_missed_slot(plans: Path) -> None:
    figures = accuracy.summary(accuracy.measure(plans, "plan.docx", half))
    assert figures["whole_plans"] == 0.5
    assert 0.5 < figures["slots_found_per_plan"] < 1
    assert figures["lists"]["recipients"]["recall"] == 0.5


def test_a_failing_file_is_counted_and_misses_everything(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy.main([str(plans), "--variants", "plan.docx"], reader=failing) == 1
    captured = capsys.readouterr()
    assert "hai/plan.docx: không đọc được: ValueError: hỏng" in captured.err
    figures = accuracy.summary(accuracy.measure(plans, "plan.docx", failing))
    assert (figures["failed"], figures["lists"]["recipients"]["recall"]) == (1, 0.5)


def test_prints_a_table_for_each_variant_and_writes_json(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = plans / "out.json"
    assert accuracy.main([str(plans), "--json", str(out), "--show"], reader=half) == 0
    printed = capsys.readouterr().out
    for words in ("plan.docx: 2 plans", "plan.pdf: 1 plans", "recipients", "Macro F1", "Evidence exact"):
        assert words in printed
    assert "hai/plan.docx: recipients[0]: thiếu" in printed
    assert set(json.loads(out.read_text(encoding="utf-8"))) == {"plan.docx", "plan.pdf"}


def test_a_folder_without_plans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy.main([str(tmp_path)], reader=perfect) == 2
    assert "gold.json" in capsys.readouterr().err
