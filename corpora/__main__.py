"""Render the sample plans: `python -m corpora [NAME …] [--formats …] [--output FOLDER]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from corpora import legacy
from corpora.canonical import canonical_text
from corpora.libreoffice import ConversionError, to_pdf
from corpora.markup import MarkupError, Source, parse
from corpora.render_docx import render

# The plans that the rules were made with, and the test split, which is only ever scored.
SPLITS = (Path(__file__).parent / "plans", Path(__file__).parent / "held_out")
# The ways in which `corpora.scan` wears pages.
HARD_SCANS = ("coarse", "shadow", "stamp", "photograph", "worn")
FORMATS = ("text", "docx", "pdf", "mixedfonts", "scan", "hardscans", "office", "tcvn3", "vni")


def render_text(source: Source) -> bytes:
    """text.txt: the canonical text and a newline."""
    return f"{canonical_text(source)}\n".encode()


def render_autonumbered(source: Source) -> bytes:
    """plan-autonumbered.docx."""
    return render(source, autonumbered=True)


def render_pdf(source: Source) -> bytes:
    """plan.pdf."""
    return to_pdf(render(source))


def render_mixed_fonts(source: Source) -> bytes:
    """plan-mixedfonts.pdf."""
    from corpora.mixed_fonts import mixed_fonts_pdf

    return mixed_fonts_pdf(source)


def render_scan(source: Source) -> bytes:
    """plan-scanned.pdf. Pillow is an extra, so it is imported only here."""
    try:
        from corpora.scan import scanned_pdf
    except ImportError:
        raise ConversionError("Thiếu Pillow: pip install 'khubnd[corpora]'.") from None
    return scanned_pdf(render_pdf(source))


def render_hard_scan(source: Source, wear: str) -> bytes:
    """plan-coarse.pdf and the others of `corpora.scan.HARD`."""
    try:
        from corpora.scan import HARD, scanned_pdf
    except ImportError:
        raise ConversionError("Thiếu Pillow: pip install 'khubnd[corpora]'.") from None
    return scanned_pdf(render_pdf(source), wear=HARD[wear])


# format -> the files that it writes
RENDERERS: dict[str, dict[str, Callable[[Source], bytes]]] = {
    "text": {"text.txt": render_text},
    "docx": {"plan.docx": render, "plan-autonumbered.docx": render_autonumbered},
    "pdf": {"plan.pdf": render_pdf},
    "mixedfonts": {"plan-mixedfonts.pdf": render_mixed_fonts},
    "scan": {"plan-scanned.pdf": render_scan},
    "hardscans": {f"plan-{wear}.pdf": partial(render_hard_scan, wear=wear) for wear in HARD_SCANS},
    "office": {
        "plan.doc": partial(legacy.office, kind="doc"),
        "plan.rtf": partial(legacy.office, kind="rtf"),
        "plan.odt": partial(legacy.office, kind="odt"),
        "plan-autonumbered.odt": partial(legacy.office, kind="odt", make=render_autonumbered),
    },
    "tcvn3": {
        "plan-tcvn3.docx": legacy.tcvn3,
        "plan-tcvn3.doc": partial(legacy.office, kind="doc", make=legacy.tcvn3),
    },
    "vni": {
        "plan-vni.docx": legacy.vni,
        "plan-vni.doc": partial(legacy.office, kind="doc", make=legacy.vni),
        "plan-vni.pdf": legacy.vni_pdf,
    },
}


def render_plan(source_file: Path, folder: Path, formats: Sequence[str]) -> list[Path]:
    """Write the formats of one plan into `folder` and give the files written."""
    source = parse(source_file.read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, make in (item for one in formats for item in RENDERERS[one].items()):
        file = folder / name
        file.write_bytes(make(source))
        written.append(file)
    return written


def main(arguments: Sequence[str] | None = None) -> int:
    """Render what is asked for; 1 where a plan could not be rendered."""
    parser = argparse.ArgumentParser(prog="python -m corpora", description="Dựng các kế hoạch mẫu từ source.txt.")
    parser.add_argument("names", nargs="*", metavar="TÊN", help="tên thư mục của kế hoạch; bỏ trống là tất cả")
    parser.add_argument("--formats", default="text,docx,pdf", help=f"cách nhau bằng dấu phẩy: {', '.join(FORMATS)}")
    parser.add_argument("--output", type=Path, help="thư mục nhận kết quả (mặc định: ngay tại chỗ)")
    options = parser.parse_args(arguments)
    formats = options.formats.split(",")
    if unknown := sorted(set(formats) - set(FORMATS)):
        parser.error(f"không có dạng {', '.join(unknown)}")
    known = {file.parent.name: file.parent for split in SPLITS for file in sorted(split.glob("*/source.txt"))}
    if strange := sorted(set(options.names) - known.keys()):
        parser.error(f"không có kế hoạch {', '.join(strange)}")
    failed = [name for name in options.names or known if not _render_named(known[name], options.output, formats)]
    return 1 if failed else 0


def _render_named(folder: Path, output: Path | None, formats: Sequence[str]) -> bool:
    """Render one plan, in place where there is no `output`, and say so; False with a message where it failed."""
    try:
        files = render_plan(folder / "source.txt", output / folder.name if output else folder, formats)
    except (MarkupError, ConversionError, OSError) as error:
        print(f"{folder.name}: {error}", file=sys.stderr)
        return False
    print(f"{folder.name}: {', '.join(file.name for file in files)}")
    return True


if __name__ == "__main__":
    sys.exit(main())
