"""Macros and files inside a file: listed, not opened."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
import pytest

from ingest.embedded import in_package, in_pdf, in_rtf
from tests.ingest.docx_builder import build, p


def with_parts(*names: str) -> bytes:
    out = io.BytesIO(build(p("Kế hoạch")))
    with zipfile.ZipFile(out, "a") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("names", "warnings"),
    [
        ((), ()),
        (("word/media/image1.png",), ()),
        (("word/vbaProject.bin",), ("macros_ignored: tệp có macro hoặc mã lệnh; không lệnh nào được chạy",)),
        (("Basic/Standard/Module1.xml",), ("macros_ignored: tệp có macro hoặc mã lệnh; không lệnh nào được chạy",)),
        (
            ("word/embeddings/a.xlsx", "word/embeddings/oleObject1.bin"),
            ("embedded_files: tệp mang theo 2 tệp khác, không được mở (a.xlsx, oleObject1.bin)",),
        ),
        (
            tuple(f"word/embeddings/{n}.bin" for n in range(7)),
            ("embedded_files: tệp mang theo 7 tệp khác, không được mở (0.bin, 1.bin, 2.bin, 3.bin, 4.bin, …)",),
        ),
    ],
)
def test_packages(names, warnings):
    assert in_package(with_parts(*names)) == warnings


def test_rtf():
    assert in_rtf(rb"{\rtf1 a {\object{\*\objdata 0105}}}") == (
        "embedded_files: tệp mang theo 1 tệp khác, không được mở (OLE)",
    )
    assert in_rtf(rb"{\rtf1 a}") == ()


def test_pdf():
    document = pypdfium2.PdfDocument.new()
    document.new_page(100, 100)
    assert in_pdf(document.raw) == ()
    document.new_attachment("dự toán.xlsx").set_data(b"x")
    assert in_pdf(document.raw) == ("embedded_files: tệp mang theo 1 tệp khác, không được mở (dự toán.xlsx)",)
    document.close()
