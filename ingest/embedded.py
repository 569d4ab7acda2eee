"""What hides in a file beside its text: macros, scripts and other files. Listed, never opened, never run.

Each function gives warnings for `Document.warnings`, "code: sentence" in Vietnamese as all words on a document.
"""

from __future__ import annotations

import ctypes
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

# Names told of a file; one may hold thousands.
_SHOWN = 5
_LONGEST_NAME = 60
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# Parts of a package (lower case): OOXML keeps objects in word/embeddings and macros in vbaProject.bin.
_MACRO_PARTS = re.compile(r"(?:^|/)(?:vbaproject\.bin|vbadata\.xml)$|^basic/|^scripts/")
_FILE_PARTS = re.compile(
    r"(?:^|/)(?:embeddings|activex|package)/[^/]+$|\.(?:exe|dll|js|vbs|jar|zip|docx|docm|xlsx|xlsm|ole)$"
)
# RTF: an object's data; \objdata may be written in pieces, so only the word is counted.
_RTF_OBJECT = re.compile(rb"\\objdata\b")


def in_package(data: bytes) -> tuple[str, ...]:
    """Of a DOCX or ODT package that `limits.check_zip` has passed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
    macros = any(_MACRO_PARTS.search(name.lower()) for name in names)
    files = [name for name in names if _FILE_PARTS.search(name.lower())]
    return tuple(_warnings(macros=macros, files=[name.rpartition("/")[2] for name in files]))


def in_rtf(data: bytes) -> tuple[str, ...]:
    """Of an RTF file; its objects have no names that could be read without opening them."""
    return tuple(_warnings(macros=False, files=["OLE"] * len(_RTF_OBJECT.findall(data))))


def in_doc(entries: Iterable[list[str]]) -> tuple[str, ...]:
    """Of a .doc by the paths in its OLE directory ([MS-DOC] 2.1): macros and the pool of objects."""
    paths = [[name.casefold() for name in entry] for entry in entries]
    objects = {path[1] for path in paths if path[0] == "objectpool" and len(path) > 1}
    return tuple(_warnings(macros=any(path[0] == "macros" for path in paths), files=["OLE"] * len(objects)))


def in_pdf(document: Any) -> tuple[str, ...]:  # noqa: ANN401  (pdfium's handles have no type that mypy knows)
    """Of an opened PDF (pdfium's handle); the caller sees to it that no other thread uses pdfium."""
    import pypdfium2.raw as pdfium

    count = max(0, pdfium.FPDFDoc_GetAttachmentCount(document))
    shown = [_pdf_name(document, index) for index in range(min(count, _SHOWN))]
    scripts = pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0
    return tuple(_warnings(macros=scripts, files=shown + [""] * (count - len(shown))))


def _pdf_name(document: Any, index: int) -> str:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    attachment = pdfium.FPDFDoc_GetAttachment(document, index)
    length = pdfium.FPDFAttachment_GetName(attachment, None, 0) if attachment else 0
    buffer = ctypes.create_string_buffer(length)
    if length:
        pdfium.FPDFAttachment_GetName(attachment, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _warnings(*, macros: bool, files: list[str]) -> Iterator[str]:
    if macros:
        yield "macros_ignored: tệp có macro hoặc mã lệnh; không lệnh nào được chạy"
    if files:
        yield f"embedded_files: tệp mang theo {len(files)} tệp khác, không được mở ({_listed(files)})"


def _listed(files: Iterable[str]) -> str:
    names = [_CONTROL.sub("", name)[:_LONGEST_NAME] for name in files]
    shown = [name for name in names[:_SHOWN] if name]
    return ", ".join([*shown, "…"] if len(names) > len(shown) else shown)
