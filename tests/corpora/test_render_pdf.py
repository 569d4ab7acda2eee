from __future__ import annotations

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from corpora import libreoffice
from corpora.libreoffice import ConversionError, to_pdf
from corpora.markup import parse
from corpora.mixed_fonts import mixed_fonts_pdf
from corpora.render_docx import render
from corpora.scan import GOOD, scanned_pdf
from tests.corpora.sources import DEMO, DEMO_TEXT

needs_libreoffice = pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")


def words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text))


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@needs_libreoffice
def test_pdf_holds_every_word_on_numbered_pages_and_is_the_same_every_time() -> None:
    docx = render(parse(DEMO))
    data = to_pdf(docx)
    # Beyond the text there are the footnote's mark and the number of the annex's page; the
    # first page of each document has none.
    assert words(text_of(data)) == sorted([*words(DEMO_TEXT), "1", "2"])
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 3
        assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [210, 297]
    assert to_pdf(docx) == data


@needs_libreoffice
def test_mixed_fonts_pdf_takes_vietnamese_letters_from_a_second_font() -> None:
    try:
        data = mixed_fonts_pdf(parse("Ủy ban nhân dân huyện phối hợp."))
    except ConversionError as error:
        pytest.skip(str(error))
    with pypdfium2.PdfDocument(data) as document:
        fonts = {obj.get_font().get_base_name() for obj in document[0].get_objects() if obj.type == 1}
    assert len(fonts) == 2, fonts


def test_without_libreoffice_the_message_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(ConversionError, match="Chưa cài LibreOffice"):
        to_pdf(b"")


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("exit 0", "không cho ra tệp PDF"),
        ("exit 3", "báo lỗi"),
        ("exec sleep 5", "không xong trong"),
        ('for last; do :; done; echo junk > "${last%.docx}.pdf"', "không mở được"),
    ],
)
def test_a_failing_conversion_is_noticed(
    script: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(libreoffice, "program", lambda: str(program))
    with pytest.raises(ConversionError, match=message):
        to_pdf(b"", time_limit=1)


def a_pdf() -> bytes:
    """A page of 1 by 2 inches with a black bar, drawn without LibreOffice."""
    picture = Image.new("L", (100, 200), 255)
    ImageDraw.Draw(picture).rectangle((20, 90, 80, 110), fill=0)
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=100)
    return out.getvalue()


def test_scan_is_one_noisy_picture_a_page_without_text() -> None:
    data = scanned_pdf(a_pdf())
    assert text_of(data).strip() == ""
    with pypdfium2.PdfDocument(data) as document:
        (picture,) = list(document[0].get_objects())
        assert picture.get_px_size() == (GOOD.resolution, 2 * GOOD.resolution)
        shades = picture.get_bitmap().to_pil().convert("L").getcolors(256)
    assert len(shades) > 20


def test_scan_is_the_same_for_the_same_seed() -> None:
    first, again, other = (_picture(scanned_pdf(a_pdf(), seed)) for seed in (1, 1, 2))
    assert first == again != other


def _picture(data: bytes) -> bytes:
    with pypdfium2.PdfDocument(data) as document:
        return bytes(document[0].render().to_pil().tobytes())
