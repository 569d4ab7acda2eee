"""Render the sample plans: `python -m corpora [NAME …] [--formats …] [--output FOLDER]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from corpora.canonical import canonical_text
from corpora.libreoffice import ConversionError, to_pdf
from corpora.markup import MarkupError, Source, parse
from corpora.render_docx import render

PLANS = Path(__file__).parent / "plans"
FORMATS = ("text", "docx", "pdf", "mixedfonts", "scan")


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


# format -> the files that it writes
RENDERERS: dict[str, dict[str, Callable[[Source], bytes]]] = {
    "text": {"text.txt": render_text},
    "docx": {"plan.docx": render, "plan-autonumbered.docx": render_autonumbered},
    "pdf": {"plan.pdf": render_pdf},
    "mixedfonts": {"plan-mixedfonts.pdf": render_mixed_fonts},
    "scan": {"plan-scanned.pdf": render_scan},
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
    parser.add_argument("names", nargs="*", metavar="TÊN", help="tên thư mục trong corpora/plans; bỏ trống là tất cả")
    parser.add_argument("--formats", default="text,docx,pdf", help=f"cách nhau bằng dấu phẩy: {', '.join(FORMATS)}")
    parser.add_argument("--output", type=Path, default=PLANS, help="thư mục nhận kết quả (mặc định: corpora/plans)")
    options = parser.parse_args(arguments)
    formats = options.formats.split(",")
    if unknown := sorted(set(formats) - set(FORMATS)):
        parser.error(f"không có dạng {', '.join(unknown)}")
    names = options.names or sorted(file.parent.name for file in PLANS.glob("*/source.txt"))
    failed = [name for name in names if not _render_named(name, options.output, formats)]
    return 1 if failed else 0


def _render_named(name: str, output: Path, formats: Sequence[str]) -> bool:
    """Render one plan and say so; False with a message where it failed."""
    try:
        files = render_plan(PLANS / name / "source.txt", output / name, formats)
    except (MarkupError, ConversionError, OSError) as error:
        print(f"{name}: {error}", file=sys.stderr)
        return False
    print(f"{name}: {', '.join(file.name for file in files)}")
    return True


if __name__ == "__main__":
    sys.exit(main())
