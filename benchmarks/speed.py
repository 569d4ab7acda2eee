"""How fast plans are read, as ratios within one run: `python -m benchmarks.speed`.

Seconds depend on the machine, ratios hardly do, so each figure is held against a base measured in
turn with it: plain reading of the same file by the libraries underneath, or our own short document.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import pdfplumber
import pypdfium2
from rich.console import Console
from rich.table import Table as RichTable

from benchmarks import peak_memory
from benchmarks.accuracy import read_plan
from benchmarks.long_plans import long_plan
from corpora.libreoffice import ConversionError, to_pdf
from corpora.render_docx import render

SHORT, LONG = 10, 200  # pages
RUNS = 7

DOCX_LIMIT = 10.0  # times python-docx
PDF_LIMIT = 0.6  # times pdfplumber
COLD_LIMIT = 2.5  # times importing spaCy and python-docx
GROWTH_LIMIT = 1.3  # times a page of the short document
MEMORY_LIMIT = 400.0  # MB


@dataclass(frozen=True, slots=True)
class Sample:
    """A generated document of a known length."""

    file: Path
    pages: int


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: a value against its base. The limit bounds their ratio, or the value without a base."""

    measure: str
    value: float
    limit: float
    unit: str = "s"
    base: float | None = None

    @property
    def ratio(self) -> float | None:
        """Value by base, where there is one."""
        return None if self.base is None else self.value / self.base

    @property
    def ok(self) -> bool:
        """Whether the limit holds."""
        ratio = self.ratio
        return (self.value if ratio is None else ratio) <= self.limit


def medians(first: Callable[[], object], second: Callable[[], object], runs: int) -> tuple[float, float]:
    """Median seconds of both, run by turns so that a busy machine slows both alike; one warm-up each."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(runs + 1):
        for action, measured in zip((first, second), times, strict=True):
            begin = time.perf_counter()
            action()
            if turn:
                measured.append(time.perf_counter() - begin)
    return statistics.median(times[0]), statistics.median(times[1])


def read_with_python_docx(file: Path) -> list[str]:
    """The base for DOCX: every paragraph and every cell, nothing more."""
    document = docx.Document(str(file))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return texts


def read_with_pdfplumber(file: Path) -> list[str]:
    """The base for PDF: the text of every page."""
    with pdfplumber.open(file) as document:
        return [page.extract_text() for page in document.pages]


def make_docx(folder: Path, pages: int) -> Sample:
    """A DOCX of about `pages` pages."""
    file = folder / f"plan-{pages}.docx"
    file.write_bytes(render(long_plan(pages)))
    return Sample(file, pages)


def make_pdf(folder: Path, pages: int) -> Sample:
    """A PDF of `pages` pages, as near as a second rendering comes."""
    data = to_pdf(render(long_plan(pages)))
    data = to_pdf(render(long_plan(pages, scale=pages / _count(data))))
    file = folder / f"plan-{pages}.pdf"
    file.write_bytes(data)
    return Sample(file, _count(data))


def _count(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def measure_docx(folder: Path, runs: int) -> Iterator[Row]:
    """The measures on DOCX, and the cold start, which is measured on a DOCX."""
    short, long = make_docx(folder, SHORT), make_docx(folder, LONG)
    value, base = medians(lambda: read_plan(short.file), lambda: read_with_python_docx(short.file), runs)
    yield Row(f"DOCX, {short.pages} pages, warm / python-docx", value, DOCX_LIMIT, base=base)
    yield _cold(short, runs)
    yield from _growth("DOCX", short, long, runs)


def measure_pdf(folder: Path, runs: int) -> Iterator[Row]:
    """The measures on PDF. Raises `ConversionError` without LibreOffice."""
    short, long = make_pdf(folder, SHORT), make_pdf(folder, LONG)
    value, base = medians(lambda: read_plan(short.file), lambda: read_with_pdfplumber(short.file), runs)
    yield Row(f"PDF, {short.pages} pages, warm / pdfplumber", value, PDF_LIMIT, base=base)
    yield from _growth("PDF", short, long, runs)


def _cold(sample: Sample, runs: int) -> Row:
    """The command in a fresh process against a fresh process that only imports."""
    command = [str(Path(sys.executable).parent / "khubnd"), "extract", str(sample.file)]
    imports = [sys.executable, "-c", "import spacy, docx"]
    value, base = medians(lambda: _run(command), lambda: _run(imports), runs)
    return Row("khubnd extract, cold / import spacy, docx", value, COLD_LIMIT, base=base)


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _growth(kind: str, short: Sample, long: Sample, runs: int) -> Iterator[Row]:
    value, base = medians(lambda: read_plan(long.file), lambda: read_plan(short.file), runs)
    pages = f"{long.pages} / {short.pages}"
    yield Row(f"{kind}, a page at {pages} pages", value / long.pages, GROWTH_LIMIT, base=base / short.pages)
    memory = peak_memory.of_reading(long.file)
    yield Row(f"{kind}, peak memory at {long.pages} pages", memory, MEMORY_LIMIT, unit="MB")


def table(rows: Sequence[Row]) -> RichTable:
    """The measures as a table."""
    out = RichTable("measure", "value", "base", "ratio", "limit", "ok")
    for column in out.columns[1:]:
        column.justify = "right"
    for row in rows:
        base = "" if row.base is None else _shown(row.base, row.unit)
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        limit = f"{row.limit:g} {row.unit}" if row.ratio is None else f"{row.limit:g}"
        out.add_row(row.measure, _shown(row.value, row.unit), base, ratio, limit, "yes" if row.ok else "NO")
    return out


def _shown(value: float, unit: str) -> str:
    return f"{value * 1000:.2f} ms" if unit == "s" and value < 1 else f"{value:.2f} {unit}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a limit is missed or a part could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs of each measure (default {RUNS})")
    parser.add_argument("--docx-only", action="store_true", help="leave out PDF, which needs LibreOffice to be made")
    options = parser.parse_args(arguments)
    complete = True
    with tempfile.TemporaryDirectory(prefix="khubnd-speed-") as name:
        folder = Path(name)
        rows = list(measure_docx(folder, options.runs))
        if not options.docx_only:
            try:
                rows += measure_pdf(folder, options.runs)
            except ConversionError as error:
                print(f"Bỏ qua phần PDF: {error}", file=sys.stderr)
                complete = False
    Console(width=100, highlight=False).print(table(rows))
    return 0 if complete and all(row.ok for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
