"""What is refused before anything is parsed, and the numbers that decide it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass

from ingest.errors import Both, ReadError

# Small packages may pack very well (an empty form); a bomb is small only while it is packed.
_RATIO_MATTERS_FROM = 1024 * 1024
_ENCRYPTED_FLAG = 0x1
_DIRECTORY_END = b"PK\x05\x06"
_DIRECTORY_END_REACH = 22 + 0xFFFF
_DIRECTORY_ENTRY_BYTES = 1024
_XML_NAMES = (".xml", ".rels")
# A part's declaration and DOCTYPE stand before its first element. Word writes some 60 bytes there.
_PROLOG_BYTES = 4096
_ENCODING = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"ascii"})
_COMMENT = re.compile(rb"<!--.*?-->", re.S)
_BYTES = ("byte", "bytes")
_XML_BYTES = ("byte XML", "bytes of XML")
_ROOT = re.compile(rb"<[A-Za-z_:]")


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one reading. The service fills them from its settings; see docs/settings.md."""

    file_bytes: int = 50 * 1024 * 1024
    pages: int = 500
    image_pixels: int = 100_000_000
    text_characters: int = 5_000_000
    zip_entries: int = 2_000
    zip_unpacked_bytes: int = 300 * 1024 * 1024
    zip_ratio: float = 200.0
    xml_part_bytes: int = 30 * 1024 * 1024
    xml_bytes: int = 60 * 1024 * 1024


def check_size(size: int, limits: Limits) -> None:
    """Refuse a file (bytes) that is empty or too big, from its size alone."""
    if size == 0:
        raise ReadError("empty_file")
    _at_most(size, limits.file_bytes, "file_bytes", _BYTES)


def check_pages(pages: int, limits: Limits) -> None:
    """Refuse a document with too many pages."""
    _at_most(pages, limits.pages, "pages", ("trang", "pages"))


def check_pixels(width: int, height: int, limits: Limits) -> None:
    """Refuse a picture with too many pixels, by the size that its head declares and before it is unpacked.

    A kilobyte of PNG can hold a picture of gigabytes. An A3 page at 600 dpi has 70 million pixels.
    """
    _at_most(width * height, limits.image_pixels, "image_pixels", ("điểm ảnh", "pixels"))


def check_text(characters: int, limits: Limits) -> None:
    """Refuse a document whose canonical text is too long (code points)."""
    _at_most(characters, limits.text_characters, "text_characters", ("ký tự", "characters"))


def check_zip_directory(data: bytes, limits: Limits) -> None:
    """Refuse a package whose directory is too long to be read for a look at it (46 bytes an entry and its name)."""
    end = data.rfind(_DIRECTORY_END, max(0, len(data) - _DIRECTORY_END_REACH))
    if 0 <= end <= len(data) - 22:
        size = int.from_bytes(data[end + 12 : end + 16], "little")
        if size > limits.zip_entries * _DIRECTORY_ENTRY_BYTES:
            raise _suspicious(f"mục lục gói ZIP dài {size} byte", f"a ZIP directory of {size} bytes")


def check_zip(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Refuse zip bombs, encryption, entries that reach outside, and XML with a DOCTYPE.

    The sizes are those the directory declares; zipfile never unpacks more than that.
    """
    entries = archive.infolist()
    _at_most(len(entries), limits.zip_entries, "zip_entries", ("mục", "entries"))
    # Where bytes are lost from a package, zipfile counts back to a place before its beginning.
    if any(entry.header_offset < 0 for entry in entries):
        raise ReadError("corrupt_file", found=("gói ZIP", "ZIP package"))
    _check_names(entries)
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise ReadError("encrypted")
    _at_most(sum(entry.file_size for entry in entries), limits.zip_unpacked_bytes, "zip_unpacked_bytes", _BYTES)
    # The parser keeps every XML part in memory, at many times its size.
    _at_most(sum(entry.file_size for entry in entries if _is_xml(entry)), limits.xml_bytes, "xml_bytes", _XML_BYTES)
    for entry in entries:
        _check_entry(archive, entry, limits)


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.casefold().endswith(_XML_NAMES)


def _at_most(value: int, allowed: int, field: str, unit: Both) -> None:
    if value > allowed:
        setting = f"KHUBND_LIMIT_{field.upper()}"
        raise ReadError(
            "too_large", found=(f"{value} {unit[0]}", f"{value} {unit[1]}"), allowed=allowed, setting=setting
        )


def _suspicious(vietnamese: str, english: str, name: str = "") -> ReadError:
    """`name` of the entry in which it was found; it may be as long as its author liked."""
    where = f": {name[:80]}" if name else ""
    return ReadError("suspicious_file", found=(vietnamese + where, english + where))


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
            raise _suspicious("đường dẫn trong gói", "a path in the package", name)
        # Names of parts do not differ by case (ECMA-376 Part 2, 6.2.2.3).
        key = name.casefold()
        if key in seen:
            raise _suspicious("mục trùng tên trong gói", "two entries of one name", name)
        seen.add(key)


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> None:
    if entry.file_size > _RATIO_MATTERS_FROM and entry.file_size > limits.zip_ratio * max(1, entry.compress_size):
        ratio = f"{entry.file_size // max(1, entry.compress_size)}:1"
        found = (f"nén {ratio}", f"packed {ratio}")
        raise ReadError("too_large", found=found, allowed=f"{limits.zip_ratio:g}:1", setting="KHUBND_LIMIT_ZIP_RATIO")
    if _is_xml(entry):
        _at_most(entry.file_size, limits.xml_part_bytes, "xml_part_bytes", _XML_BYTES)
        with archive.open(entry) as part:
            check_prolog(part.read(_PROLOG_BYTES), entry.filename)


def check_prolog(beginning: bytes, name: str) -> None:
    """Refuse an XML part that declares a DOCTYPE, or that hides its beginning from this check."""
    plain = beginning.replace(b"\0", b"") if beginning[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<") else beginning
    if b"<!DOCTYPE" in plain:
        raise _suspicious("DOCTYPE", "DOCTYPE", name)
    declared = _ENCODING.search(plain)
    if declared is not None and declared[1].lower() not in _ENCODINGS:
        raise _suspicious("bảng mã XML lạ", "a strange encoding of XML", name)
    if len(beginning) == _PROLOG_BYTES and _ROOT.search(_COMMENT.sub(b"", plain)) is None:
        raise _suspicious("phần đầu XML quá dài", "an overlong beginning of XML", name)
