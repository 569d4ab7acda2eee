"""How much of the sample plans is read right: `python -m benchmarks.accuracy [FOLDER]`.

FOLDER holds one folder a plan with gold.json, text.txt and the document in several forms (plan.docx, plan.pdf …).
For each form two tables: precision, recall, F1 and support of each list, and how far `confidence` can be trusted.
Without FOLDER both splits of `corpora/` are measured apart: the plans that the rules were made with, and the test
split, which nobody looks at while rules are written.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table as RichTable

from benchmarks import referee, reliability
from benchmarks.referee import NAMES, Plan, Score, Tally, macro_f1

ROOT = Path(__file__).parent.parent
SPLITS = {"development": ROOT / "corpora" / "plans", "test": ROOT / "corpora" / "held_out"}
SCHEMA = ROOT / "extract" / "plan.schema.json"
VARIANTS = ("plan.docx", "plan-autonumbered.docx", "plan.pdf", "plan-mixedfonts.pdf")

_SHOWN_SCHEMA_ERRORS = 5  # a file; the first ones tell what is wrong

Reader = Callable[[Path], Plan]


@dataclass
class Result:
    """One file read and measured. `error` is set where the reader failed; then everything is missed."""

    plan: str
    score: Score
    seconds: float = 0.0
    reading: float | None = None
    evidence: Tally = field(default_factory=Tally)
    schema_errors: list[str] = field(default_factory=list)
    error: str | None = None


def read_plan(file: Path) -> Plan:
    """The project's own reader, in this process."""
    import extract
    import ingest

    plan: dict[str, Any] = extract.plan(ingest.read(file)).model_dump(mode="json", by_alias=True)
    return plan


def measure(folder: Path, variant: str, reader: Reader = read_plan) -> list[Result]:
    """Read one form of every plan under `folder` that has it, and measure each."""
    files = sorted(path.parent / variant for path in folder.glob("*/gold.json"))
    return [_measure_file(file, reader) for file in files if file.is_file()]


def _measure_file(file: Path, reader: Reader) -> Result:
    gold = json.loads((file.parent / "gold.json").read_text(encoding="utf-8"))
    begin = time.perf_counter()
    try:
        found = reader(file)
    except Exception as error:  # one bad file must not hide what the others give
        return Result(file.parent.name, referee.score(gold, {}), error=f"{type(error).__name__}: {error}")
    seconds = time.perf_counter() - begin
    score = referee.score(gold, found)
    evidence, faults = referee.evidence(found)
    score.faults.extend(faults)
    errors = [error.message[:160] for error in _validator().iter_errors(found)]
    return Result(file.parent.name, score, seconds, _reading(file, found), evidence, errors)


def _reading(file: Path, found: Plan) -> float | None:
    """Likeness of the text read and the true text, 0 to 1, white space folded."""
    truth = file.parent / "text.txt"
    if not truth.is_file():
        return None
    texts = [" ".join(text.split()) for text in (truth.read_text(encoding="utf-8"), found.get("text") or "")]
    return Levenshtein.normalized_similarity(*texts)


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def summary(results: Sequence[Result]) -> dict[str, Any]:
    """The figures of one variant, as the table shows them."""
    totals = {name: Tally() for name in NAMES}
    evidence = Tally()
    for result in results:
        evidence += result.evidence
        for name, tally in result.score.tallies.items():
            totals[name] += tally
    recalls = [result.score.recall for result in results]
    seconds = [result.seconds for result in results if result.error is None]
    readings = [result.reading for result in results if result.reading is not None]
    return {
        "plans": len(results),
        "lists": {
            name: {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1, "support": tally.support}
            for name, tally in totals.items()
            if tally.occurs
        },
        "macro_f1": macro_f1(totals.values()),
        "whole_plans": sum(recall == 1 for recall in recalls) / len(recalls),
        "slots_found_per_plan": statistics.fmean(recalls),
        "evidence": evidence.recall,
        "reading": statistics.fmean(readings) if readings else None,
        "schema_invalid": sum(bool(result.schema_errors) for result in results),
        "failed": sum(result.error is not None for result in results),
        "seconds_per_plan": statistics.median(seconds) if seconds else None,
        "reliability": reliability.reliability([item for result in results for item in result.score.judged]),
    }


# what stands under the lists of each table: key of the summary -> (what it is called, its format)
_FIGURES = {
    "macro_f1": ("Macro F1", ".3f"),
    "whole_plans": ("Plans without a missed slot", ".0%"),
    "slots_found_per_plan": ("Slots found a plan, mean", ".1%"),
    "evidence": ("Evidence exact", ".2%"),
    "reading": ("Reading (text alike)", ".2%"),
    "schema_invalid": ("Schema-invalid plans", "d"),
    "failed": ("Failed files", "d"),
    "seconds_per_plan": ("Seconds a plan, median", ".3f"),
}


def table(title: str, figures: dict[str, Any]) -> RichTable:
    """The table of one variant."""
    out = RichTable("", "precision", "recall", "F1", "support", title=f"{title}: {figures['plans']} plans")
    for column in out.columns[1:]:
        column.justify = "right"
    for name, values in figures["lists"].items():
        shares = (f"{values[key]:.3f}" for key in ("precision", "recall", "f1"))
        out.add_row(name, *shares, str(values["support"]))
    out.add_section()
    for key, (label, form) in _FIGURES.items():
        if figures[key] is not None:
            out.add_row(label, "", "", format(figures[key], form), "")
    return out


def main(arguments: Sequence[str] | None = None, reader: Reader = read_plan) -> int:
    """Measure, print, and tell by the exit code whether every file could be read."""
    options = _options(arguments)
    if options.folder:
        report = measure_split(options.folder, options.variants, reader, show=options.show)
    else:
        splits = {
            name: measure_split(folder, options.variants, reader, name=name, show=options.show and name != "test")
            for name, folder in SPLITS.items()
        }
        report = {f"{name} {variant}": figures for name, split in splits.items() for variant, figures in split.items()}
    if not report:
        print(f"Không có gold.json nào đi cùng {', '.join(options.variants)} trong {options.folder}", file=sys.stderr)
        return 2
    if options.json:
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if any(figures["failed"] for figures in report.values()) else 0


def measure_split(
    folder: Path, variants: Sequence[str], reader: Reader, *, name: str = "", show: bool = False
) -> dict[str, Any]:
    """Measure each variant of the plans under `folder` and print its tables; the figures by variant."""
    console = Console(width=100, highlight=False)
    report: dict[str, Any] = {}
    for variant in variants:
        results = measure(folder, variant, reader)
        if not results:
            continue
        figures = report[variant] = summary(results)
        for result in results:
            _print_faults(result, variant, show)
        title = f"{name}, {variant}" if name else variant
        console.print(table(title, figures))
        console.print(reliability.table(figures["reliability"], title))
    return report


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="default: both splits of corpora/")
    parser.add_argument("--variants", nargs="+", default=VARIANTS, metavar="FILE", help="forms of the document to read")
    shown = "print every slot that is missed or spurious; those of the test split only where FOLDER names it"
    parser.add_argument("--show", action="store_true", help=shown)
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures as JSON too")
    return parser.parse_args(arguments)


def _print_faults(result: Result, variant: str, show: bool) -> None:
    where = f"{result.plan}/{variant}"
    if result.error is not None:
        print(f"{where}: không đọc được: {result.error}", file=sys.stderr)
    for error in result.schema_errors[:_SHOWN_SCHEMA_ERRORS]:
        print(f"{where}: sai lược đồ: {error}", file=sys.stderr)
    for fault in result.score.faults if show and result.error is None else ():
        print(f"{where}: {fault}")


if __name__ == "__main__":
    sys.exit(main())
