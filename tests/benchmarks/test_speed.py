from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import long_plans, speed
from benchmarks.speed import Row
from corpora.canonical import canonical_text
from corpora.libreoffice import ConversionError
from corpora.markup import Foot, Head, parse
from corpora.numbering import roman
from tests.corpora.sources import DEMO


@pytest.fixture(autouse=True)
def samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_plans, "_samples", lambda: (parse(DEMO),))


@pytest.mark.parametrize(
    ("row", "ratio", "ok"),
    [
        (Row("a", 5, 10, base=1), 5, True),
        (Row("a", 11, 10, base=1), 11, False),
        (Row("a", 400, 400, unit="MB"), None, True),
        (Row("a", 401, 400, unit="MB"), None, False),
    ],
)
def test_limits(row: Row, ratio: float | None, ok: bool) -> None:
    assert (row.ratio, row.ok) == (ratio, ok)


def test_medians_take_turns_after_a_warm_up() -> None:
    calls: list[str] = []
    speed.medians(lambda: calls.append("a"), lambda: calls.append("b"), runs=3)
    assert calls == ["a", "b"] * 4


@pytest.mark.parametrize("pages", [2, 20])
def test_a_long_plan_has_one_head_one_foot_and_running_chapters(pages: int) -> None:
    plan = long_plans.long_plan(pages)
    assert [isinstance(part, Head) for part in plan.parts].index(True) == 0
    assert sum(isinstance(part, Head | Foot) for part in plan.parts) == 2
    assert len(long_plans.long_plan(2 * pages).parts) == pytest.approx(2 * len(plan.parts), rel=0.2)
    text = canonical_text(plan)
    chapters = re.findall(r"^([IVXLC]+)\. ", text, re.M)
    assert chapters == [roman(number) for number in range(1, len(chapters) + 1)]


def test_bases_read_paragraphs_and_cells(tmp_path: Path) -> None:
    sample = speed.make_docx(tmp_path, 1)
    texts = speed.read_with_python_docx(sample.file)
    assert {"Đoạn mở đầu.", "Quý III"} <= set(texts)


@pytest.mark.parametrize(("value", "code"), [(1.0, 0), (99.0, 1)])
def test_exit_code_tells_of_a_missed_limit(
    value: float, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measured(folder: Path, runs: int) -> Iterator[Row]:
        yield Row("warm", value, 10, base=1)

    monkeypatch.setattr(speed, "measure_docx", measured)
    assert speed.main(["--docx-only"]) == code
    assert ("NO" in capsys.readouterr().out) is bool(code)


def test_without_libreoffice_pdf_is_skipped_and_the_run_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(folder: Path, runs: int) -> Iterator[Row]:
        raise ConversionError("Chưa cài LibreOffice")
        yield

    monkeypatch.setattr(speed, "measure_docx", lambda folder, runs: iter([Row("warm", 1, 10, base=1)]))
    monkeypatch.setattr(speed, "measure_pdf", missing)
    assert speed.main([]) == 1
    captured = capsys.readouterr()
    assert "Bỏ qua phần PDF: Chưa cài LibreOffice" in captured.err
    assert "warm" in captured.out
