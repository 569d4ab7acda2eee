"""A PDF whose Vietnamese letters come from a second font, as old printers and incomplete fonts make them.

Such files exist in numbers: text extractors give their letters in the wrong order ("HUY N … Ệ"). We take
the installed Liberation Serif, drop the letters that its first version lacked, and let LibreOffice
fall back to whatever else is installed for them.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from corpora.libreoffice import ConversionError, to_pdf
from corpora.markup import Source
from corpora.render_docx import render

_BASE = "Liberation Serif"
_FAMILY = "Khubnd Incomplete Serif"
_STYLES = ("Regular", "Bold", "Italic", "Bold Italic")
# Ơ ơ Ư ư, and Latin Extended Additional but for Ỳ ỳ; the combining marks too, or they would be composed again.
_MISSING = {0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x309, 0x323} | (set(range(0x1EA0, 0x1EFA)) - {0x1EF2, 0x1EF3})
_FAMILY_NAMES, _STYLE_NAMES, _FULL_NAMES = (1, 16), (2, 17), (3, 4, 6)


def mixed_fonts_pdf(source: Source) -> bytes:
    """The sample as such a PDF. Raises `ConversionError` where a font or a program is missing."""
    with tempfile.TemporaryDirectory(prefix="khubnd-fonts-") as folder:
        for style in _STYLES:
            _write_incomplete(style, Path(folder))
        configuration = Path(folder, "fonts.conf")
        configuration.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir></fontconfig>',
            encoding="utf-8",
        )
        docx = render(source, font=_FAMILY)
        return to_pdf(docx, environment={"FONTCONFIG_FILE": str(configuration)})


def _write_incomplete(style: str, folder: Path) -> None:
    """One style of the base font without the missing letters, under the other family's name."""
    try:
        from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    except ImportError:
        raise ConversionError("Thiếu fonttools: pip install 'khubnd[corpora]'.") from None
    with TTFont(_base_file(style)) as font:
        for table in font["cmap"].tables:
            for letter in _MISSING:
                table.cmap.pop(letter, None)
        for record in font["name"].names:
            record.string = _name(record.nameID, style, record.toUnicode())
        font.save(folder / f"{style}.ttf")


def _name(name_id: int, style: str, old: str) -> str:
    if name_id in _FAMILY_NAMES:
        return _FAMILY
    if name_id in _STYLE_NAMES:
        return style
    return f"{_FAMILY} {style}" if name_id in _FULL_NAMES else old


def _base_file(style: str) -> Path:
    if shutil.which("fc-match") is None:
        raise ConversionError("Thiếu fontconfig (fc-match) nên không dựng được PDF hai phông.")
    query = ["fc-match", "--format=%{family}|%{file}", f"{_BASE}:style={style}"]
    answer = subprocess.run(query, capture_output=True, text=True, timeout=30, check=True).stdout
    family, _, file = answer.partition("|")
    if _BASE not in family:
        raise ConversionError(f"Chưa cài phông {_BASE} (Debian: apt-get install fonts-liberation2).")
    return Path(file)
