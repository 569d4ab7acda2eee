"""Macros and files inside a file: listed, not opened."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pypdfium2
import pytest

import ingest
from ingest.embedded import in_package, in_pdf, in_rtf
from tests.ingest import pdf_builder
from tests.ingest.docx_builder import build, p


def with_parts(*names: str) -> bytes:
    out = io.BytesIO(build(p("Kế hoạch")))
    with zipfile.ZipFile(out, "a") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return out.getvalue()


PAGE = pdf_builder.Page([pdf_builder.line("Kế hoạch", 80, 100)])


def pdf(*attached: str) -> bytes:
    document = pypdfium2.PdfDocument(pdf_builder.build([PAGE]))
    for name in attached:
        document.new_attachment(name).set_data(b"x")
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def scripted() -> bytes:
    """A PDF whose catalog names a script to be run when it is opened."""
    script = b"/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>"
    return pdf_builder.build([PAGE]).replace(b"<< /Type /Catalog", b"<< /Type /Catalog " + script, 1)


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


MACROS, FILES = "macros_ignored: ", "embedded_files: "


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (with_parts(), ()),
        (with_parts("word/vbaProject.bin"), (MACROS,)),
        (with_parts("word/embeddings/a.xlsx", "word/vbaProject.bin"), (MACROS, FILES)),
        (pdf(), ()),
        (pdf("dự toán.xlsx"), (FILES,)),
        (scripted(), (MACROS,)),
    ],
    ids=["DOCX", "DOCX with macros", "DOCX with both", "PDF", "PDF with a file", "PDF with a script"],
)
def test_readers_tell_and_read_on(data, codes):
    document = ingest.read(data)
    assert document.text == "Kế hoạch"
    assert [warning[: warning.index(" ") + 1] for warning in document.warnings] == list(codes)


def test_a_docx_is_read_without_pdfium():
    script = "import sys, ingest; ingest.read(sys.stdin.buffer.read()); print('pypdfium2' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], input=with_parts("word/vbaProject.bin"), capture_output=True, check=True
    )
    assert done.stdout.strip() == b"False"
