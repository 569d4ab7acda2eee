"""What a file is, by its content; its name says nothing that could be relied on."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Literal

from ingest.errors import Both, ReadError
from ingest.limits import Limits, check_zip, check_zip_directory

Kind = Literal["docx", "pdf", "image", "doc", "odt", "rtf", "html", "text"]

# JPEG, PNG and TIFF of both byte orders.
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")
# Beginnings that name a type which is not read (yet), with the words for it.
_SIGNATURES: tuple[tuple[bytes, str | Both], ...] = (
    (b"GIF8", ("ảnh GIF", "GIF picture")),
    (b"BM", ("ảnh BMP", "BMP picture")),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x1f\x8b", "GZIP"),
    (b"MZ", ("chương trình Windows", "Windows program")),
    (b"\x7fELF", ("chương trình Linux", "Linux program")),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Where its head names the first sector (512 bytes, counted behind the head) of its directory ([MS-CFB] 2.2).
_OLE_DIRECTORY = slice(48, 52)
# Stream names in an OLE file's directory, in the order in which they decide.
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_OLE_STREAMS = (
    ("Workbook", "XLS (Excel 97–2003)"),
    ("Book", "XLS (Excel 5)"),
    ("PowerPoint Document", "PPT (PowerPoint 97–2003)"),
    ("__properties_version1.0", "MSG (Outlook)"),
)
_MAIN_PART = b"wordprocessingml.document.main+xml"
_OTHER_MAIN_PARTS = (
    (b"wordprocessingml.template.main+xml", ("DOTX (mẫu Word)", "DOTX (Word template)")),
    (b"ms-word.document.macroEnabled.main+xml", ("DOCM (Word có macro)", "DOCM (Word with macros)")),
    (
        b"ms-word.template.macroEnabledTemplate.main+xml",
        ("DOTM (mẫu Word có macro)", "DOTM (Word template with macros)"),
    ),
    (b"spreadsheetml.sheet.main+xml", "XLSX (Excel)"),
    (b"presentationml.presentation.main+xml", "PPTX (PowerPoint)"),
)
# Everything but control characters; 0x1A ended files of DOS editors.
_TEXT_BYTES = bytes({*range(0x20, 0x100), 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A})
_STRICT = b"purl.oclc.org/ooxml/"
_ZIP_MIMETYPES = (
    (b"application/vnd.oasis.opendocument.text-", ("ODT dạng mẫu hoặc tài liệu chủ", "ODT template or master")),
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"application/epub+zip", "EPUB"),
)
_ODT = b"application/vnd.oasis.opendocument.text"
_RTF = b"{\\rtf"
# In an ODT's manifest, beside each part that a password protects.
_ODT_ENCRYPTION = b"encryption-data"
_MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|meta|style|script|div|table|p|center|font|\?xml)\b", re.I)
_COMMENT = re.compile(rb"\s*<!--.*?-->", re.S)
_MIME = re.compile(rb"\s*mime-version:", re.I)


def detect(data: bytes, limits: Limits) -> Kind:
    """Tell what the bytes are; a zip package has passed `check_zip` when this returns.

    Raises ReadError: unsupported_type with the type in words, encrypted, corrupt_file, or what the limits refuse.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _package(data, limits)
    if data.startswith(_OLE):
        return _ole(data)
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_RTF):
        return "rtf"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_IMAGES):
        return "image"
    for beginning, found in _SIGNATURES:
        if data.startswith(beginning) and not (len(beginning) == 2 and looks_like_text(data)):
            raise ReadError("unsupported_type", found=found)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise ReadError("unsupported_type", found=("ảnh WEBP", "WEBP picture"))
    if data[4:8] == b"ftyp":
        raise ReadError("unsupported_type", found=("ảnh hoặc phim", "picture or film"))
    if not looks_like_text(data):
        raise ReadError("unsupported_type", found=("tệp nhị phân", "binary file"))
    return _plain(data)


def looks_like_text(data: bytes) -> bool:
    """Whether the bytes can be text: a UTF-16 mark, or no control characters but line ends, tabs and breaks."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return len(data) % 2 == 0
    return not data.translate(None, delete=_TEXT_BYTES)


def _plain(data: bytes) -> Kind:
    head = data[:2048].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    if _MIME.match(head):
        return "html"
    if _MARKUP.match(_COMMENT.sub(b"", head)):
        if b"<?xml" in head[:200] and b"<html" not in head.lower():
            raise ReadError("unsupported_type", found="XML")
        return "html"
    return "text"


def _package(data: bytes, limits: Limits) -> Kind:
    check_zip_directory(data, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_zip(archive, limits)
            return _package_kind(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, OSError, zlib.error) as error:
        raise ReadError("corrupt_file", found=("gói ZIP", "ZIP package")) from error


def _package_kind(archive: zipfile.ZipFile) -> Kind:
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        types = archive.read("[Content_Types].xml")
        for mark, found in _OTHER_MAIN_PARTS:
            if mark in types:
                raise ReadError("unsupported_type", found=found)
        if _MAIN_PART in types:
            if "_rels/.rels" in names and _STRICT in archive.read("_rels/.rels"):
                raise ReadError("unsupported_type", found=("DOCX dạng Strict Open XML", "DOCX in Strict Open XML"))
            return "docx"
    if "mimetype" in names:
        mimetype = archive.read("mimetype").strip()
        if mimetype == _ODT:
            return _odt(archive, names)
        for mark, found in _ZIP_MIMETYPES:
            if mimetype.startswith(mark):
                raise ReadError("unsupported_type", found=found)
    raise ReadError("unsupported_type", found="ZIP")


def _odt(archive: zipfile.ZipFile, names: set[str]) -> Kind:
    manifest = "META-INF/manifest.xml"
    if manifest in names and _ODT_ENCRYPTION in archive.read(manifest):
        raise ReadError("encrypted")
    if "content.xml" not in names:
        raise ReadError("corrupt_file", found="ODT")
    return "odt"


def _ole(data: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError("encrypted")
    if _WORD_STREAM in data:
        return "doc"
    for stream, found in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            raise ReadError("unsupported_type", found=found)
    # The directory with the names of the streams often stands at the end, where a file is cut off first.
    if (int.from_bytes(data[_OLE_DIRECTORY], "little") + 2) << 9 > len(data):
        raise ReadError("corrupt_file", found=("tệp OLE", "OLE file"))
    raise ReadError("unsupported_type", found=("tệp OLE", "OLE file"))
