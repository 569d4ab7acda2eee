import io
import struct
import zipfile

import docx
import pytest

import ingest
from ingest import Limits, ReadError
from ingest.detect import detect
from tests.ingest.docx_builder import build, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def office(main: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="application/vnd.{main}"/></Types>')
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(build(p("a")), "docx", id="docx"),
        pytest.param(b"%PDF-1.7\n", "pdf", id="pdf"),
        pytest.param(b"\r\n\xef\xbb\xbf%PDF-1.4\n", "pdf", id="pdf behind a few bytes"),
        pytest.param("Kế hoạch".encode(), "text", id="text"),
        pytest.param("Kế hoạch".encode("utf-16"), "text", id="UTF-16"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "image", id="JPEG"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "image", id="PNG"),
        pytest.param(b"II*\x00\x08\x00", "image", id="TIFF"),
        pytest.param(b"MM\x00*\x00\x08", "image", id="TIFF of the other byte order"),
        pytest.param(b"BM. UBND: ban hanh", "text", id="text that begins like a picture"),
        pytest.param(b"{\\rtf1\\ansi}", "rtf", id="RTF"),
        pytest.param(b"\r\n {\\rtf1\\ansi}", "rtf", id="RTF behind a line end"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "doc", id="DOC"),
        pytest.param(
            zipped(**{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}), "odt", id="ODT"
        ),
        pytest.param(b"<!DOCTYPE html>\n<html></html>", "html", id="HTML"),
        pytest.param(b"\xef\xbb\xbf  <html xmlns:w='x'>", "html", id="HTML of Word"),
        pytest.param("<html>".encode("utf-16"), "html", id="HTML in UTF-16"),
        pytest.param(b"<!-- saved -->\n<HTML>", "html", id="HTML behind a comment"),
        pytest.param(b"<?xml version='1.0'?>\n<!DOCTYPE html><html/>", "html", id="XHTML"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: multipart/related", "html", id="MHTML"),
    ],
)
def test_kinds(data, kind):
    assert detect(data, Limits()) == kind


@pytest.mark.parametrize(
    ("data", "code", "found"),
    [
        (b"GIF89a\x00\x01", "unsupported_type", "GIF"),
        (b"BM\x00\x00\x01", "unsupported_type", "BMP"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "unsupported_type", "WEBP"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "unsupported_type", "XML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "corrupt_file", "MHTML"),
        (OLE + "WordDocument".encode("utf-16-le"), "corrupt_file", "DOC"),
        (OLE + "Workbook".encode("utf-16-le"), "unsupported_type", "XLS"),
        (OLE, "unsupported_type", "OLE"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", ""),
        (zipped(a="b"), "unsupported_type", "ZIP"),
        (zipped(), "unsupported_type", "ZIP"),
        (OLE[:48] + b"\x09\0\0\0" + OLE[52:], "corrupt_file", "OLE"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "corrupt_file", "ODT"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text-template"), "unsupported_type", "ODT"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "unsupported_type", "OpenDocument"),
        (
            zipped(
                mimetype="application/vnd.oasis.opendocument.text",
                **{"content.xml": ""},
                **{"META-INF__manifest.xml": "<manifest:encryption-data/>"},
            ),
            "encrypted",
            "",
        ),
        (zipped(mimetype="application/epub+zip"), "unsupported_type", "EPUB"),
        (office("openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "unsupported_type", "XLSX"),
        (office("openxmlformats-officedocument.presentationml.presentation.main+xml"), "unsupported_type", "PPTX"),
        (office("ms-word.document.macroEnabled.main+xml"), "unsupported_type", "DOCM"),
        (b"PK\x03\x04\x14\x00", "corrupt_file", "ZIP"),
        (b"MZ\x90\x00\x03\x00", "unsupported_type", "Windows"),
        (b"\x00\x01\x02\x03", "unsupported_type", "nhị phân"),
        (b"", "empty_file", ""),
    ],
)
@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", None])
def test_what_is_not_read(data, code, found, name):
    with pytest.raises(ReadError) as caught:
        ingest.read(data, name=name)
    assert caught.value.code == code
    assert found in caught.value.message("vi")
    assert not any(letter.isalpha() and not letter.isascii() for letter in caught.value.message("en"))


def test_the_name_decides_nothing(tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(build(p("Kế hoạch")))
    document = ingest.read(path)
    assert (document.reader, document.name, document.text) == ("docx", "plan.pdf", "Kế hoạch")
    assert ingest.read(str(path), name="khác").name == "khác"


def test_files_that_cannot_be_opened(tmp_path):
    for path, code in ((tmp_path / "x.docx", "not_found"), (tmp_path, "unreadable"), ("a\0b", "unreadable")):
        with pytest.raises(ReadError) as caught:
            ingest.read(path)
        assert caught.value.code == code


def made_by_word() -> bytes:
    out = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("Kế hoạch " * 200)
    made.save(out)
    return out.getvalue()


def test_every_truncation_is_a_typed_error():
    data = made_by_word()
    for size in [*range(0, len(data), 997), len(data) - 1]:
        with pytest.raises(ReadError) as caught:
            ingest.read(data[:size])
        assert caught.value.code in {"empty_file", "corrupt_file", "unsupported_type"}, size


def test_damaged_bytes_never_give_another_error():
    data = made_by_word()
    for place in range(30, len(data), 211):
        damaged = bytearray(data)
        damaged[place : place + 4] = struct.pack("<I", 0xDEADBEEF)
        try:
            ingest.read(bytes(damaged))
        except ReadError as error:
            assert error.code in ingest.MESSAGES


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/document.xml", "<w:document"),
        ("word/document.xml", ""),
        ("word/document.xml", "<a/>"),
        ("word/styles.xml", "<<<"),
        ("[Content_Types].xml", "wordprocessingml.document.main+xml <"),
        ("_rels/.rels", "<Relationships/>"),
        ("word/_rels/document.xml.rels", "rác"),
    ],
)
def test_broken_parts(part, content):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(build(p("a"), styles=""))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    with pytest.raises(ReadError) as caught:
        ingest.read(out.getvalue())
    assert caught.value.code == "corrupt_file"
