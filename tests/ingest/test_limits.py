import io
import time
import warnings
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest

import ingest
from ingest import Limits, ReadError
from ingest.limits import check_pages, check_pixels, check_prolog
from tests.ingest.docx_builder import build, p

DOCX = build(p("Kế hoạch"))


def repacked(data: bytes, change=None, more: dict[str, str | bytes] | None = None, stored: bool = False) -> bytes:
    """The package again, with entries added or one part's content changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(name, content) if change else content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # duplicate names are meant
            for name, content in (more or {}).items():
                new.writestr(zipfile.ZipInfo(name) if stored else name, content)
    return out.getvalue()


def in_document(prefix: bytes):
    return lambda name, content: prefix + content if name == "word/document.xml" else content


def encrypted(data: bytes) -> bytes:
    """The same with the encryption flag set in each directory entry."""
    out = bytearray(data)
    place = out.find(b"PK\x01\x02")
    while place >= 0:
        out[place + 8] |= 1
        place = out.find(b"PK\x01\x02", place + 4)
    return bytes(out)


def nested(depth: int) -> bytes:
    return build("<w:sdt><w:sdtContent>" * depth + p("a") + "</w:sdtContent></w:sdt>" * depth)


@pytest.mark.parametrize(
    ("data", "limits", "code", "found"),
    [
        pytest.param(b"", Limits(), "empty_file", "", id="empty"),
        pytest.param(DOCX, Limits(file_bytes=100), "too_large", "KHUBND_LIMIT_FILE_BYTES", id="file"),
        pytest.param(DOCX, Limits(zip_entries=3), "too_large", "KHUBND_LIMIT_ZIP_ENTRIES", id="entries"),
        pytest.param(
            DOCX, Limits(zip_unpacked_bytes=99), "too_large", "KHUBND_LIMIT_ZIP_UNPACKED_BYTES", id="unpacked size"
        ),
        pytest.param(DOCX, Limits(xml_part_bytes=99), "too_large", "KHUBND_LIMIT_XML_PART_BYTES", id="XML part"),
        pytest.param(DOCX, Limits(xml_bytes=999), "too_large", "KHUBND_LIMIT_XML_BYTES", id="all XML parts"),
        pytest.param(DOCX, Limits(text_characters=3), "too_large", "KHUBND_LIMIT_TEXT_CHARACTERS", id="text"),
        pytest.param("Kế hoạch".encode(), Limits(text_characters=3), "too_large", "TEXT_CHARACTERS", id="plain text"),
        pytest.param(
            repacked(DOCX, more={"word/media/a.bin": bytes(5_000_000)}),
            Limits(),
            "too_large",
            "KHUBND_LIMIT_ZIP_RATIO",
            id="ratio",
        ),
        pytest.param(repacked(DOCX, more={"../a": "x"}), Limits(), "suspicious_file", "../a", id="path upwards"),
        pytest.param(
            repacked(DOCX, more={"word\\..\\a": "x"}, stored=True), Limits(), "suspicious_file", "..", id="\\"
        ),
        pytest.param(repacked(DOCX, more={"/etc/a": "x"}, stored=True), Limits(), "suspicious_file", "/etc", id="root"),
        pytest.param(repacked(DOCX, more={"C:/a": "x"}, stored=True), Limits(), "suspicious_file", "C:", id="drive"),
        pytest.param(
            repacked(DOCX, more={"Word/Document.xml": "<a/>"}), Limits(), "suspicious_file", "trùng", id="two names"
        ),
        pytest.param(
            repacked(DOCX, in_document(b'<!DOCTYPE a [<!ENTITY b "c">]>')),
            Limits(),
            "suspicious_file",
            "DOCTYPE",
            id="DOCTYPE",
        ),
        pytest.param(
            repacked(DOCX, more={"customXml/item1.xml": "<?xml version='1.0'?>\n<!-- x --><!DOCTYPE a><a/>"}),
            Limits(),
            "suspicious_file",
            "customXml",
            id="DOCTYPE in any part",
        ),
        pytest.param(
            repacked(DOCX, more={"customXml/item1.xml": "<!DOCTYPE a><a/>".encode("utf-16")}),
            Limits(),
            "suspicious_file",
            "DOCTYPE",
            id="DOCTYPE in UTF-16",
        ),
        pytest.param(
            repacked(DOCX, in_document(b"<!--" + b" " * 9000 + b"--><!DOCTYPE a>")),
            Limits(),
            "suspicious_file",
            "quá dài",
            id="DOCTYPE far behind",
        ),
        pytest.param(
            repacked(DOCX, in_document(b"<?xml version='1.0' encoding='UTF-7'?>")),
            Limits(),
            "suspicious_file",
            "bảng mã",
            id="encoding that hides what is written",
        ),
        pytest.param(encrypted(DOCX), Limits(), "encrypted", "", id="encrypted entries"),
        pytest.param(nested(9000), Limits(), "corrupt_file", "", id="nested too deeply"),
    ],
)
def test_refused(data, limits, code, found):
    started = time.perf_counter()
    with pytest.raises(ReadError) as caught:
        ingest.read(data, limits=limits)
    assert caught.value.code == code
    assert found in caught.value.message()
    assert not any(letter.isalpha() and not letter.isascii() for letter in caught.value.message("en"))
    assert time.perf_counter() - started < 5


def test_a_long_directory_is_not_even_read():
    entries = {f"{count:05d}{'x' * 1200}": "" for count in range(30)}
    with pytest.raises(ReadError) as caught:
        ingest.read(repacked(DOCX, more=entries), limits=Limits(zip_entries=20))
    assert caught.value.code == "suspicious_file"


def test_many_empty_paragraphs_within_the_time():
    started = time.perf_counter()
    document = ingest.read(build("<w:p/>" * 100_000), limits=Limits(zip_ratio=1e9))
    assert document.text == ""
    assert time.perf_counter() - started < 5


def test_pages():
    check_pages(500, Limits())
    with pytest.raises(ReadError):
        check_pages(501, Limits())


def test_pixels():
    check_pixels(10_000, 10_000, Limits())
    with pytest.raises(ReadError) as caught:
        check_pixels(60_000, 60_000, Limits())
    assert caught.value.code == "too_large"
    assert "KHUBND_LIMIT_IMAGE_PIXELS" in caught.value.message()


def test_a_package_that_lost_bytes_within_is_damaged():
    """zipfile takes the lost bytes for a shift and looks for the first entry before the beginning of the file."""
    with pytest.raises(ReadError) as caught:
        ingest.read(DOCX[:100] + DOCX[180:])
    assert caught.value.code == "corrupt_file"


@pytest.mark.parametrize(
    "beginning",
    [
        b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?><w:document/>",
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<a/>',
        "<?xml version='1.0' encoding='UTF-16'?><a/>".encode("utf-16"),
        b"<!-- note --><a>encoding='x' is only text</a>",
        b"<a b='" + b"x" * 4090,
    ],
)
def test_prologs_that_pass(beginning):
    check_prolog(beginning[:4096], "a.xml")


def test_files_at_the_limit_are_read():
    limits = Limits(file_bytes=len(DOCX), text_characters=len("Kế hoạch"))
    assert ingest.read(DOCX, limits=limits).text == "Kế hoạch"


def test_every_limit_is_documented():
    text = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    for field in fields(Limits):
        row = next(line for line in text.splitlines() if line.startswith(f"| `{field.name}` "))
        assert f"`KHUBND_LIMIT_{field.name.upper()}`" in row
        assert f" {field.default:_} ".replace("_", " ") in row or f" {field.default:g} " in row
