"""DOCX to PDF and to other formats through LibreOffice, run headless on a profile of its own."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pypdfium2

TIME_LIMIT = 180.0
_PROGRAMS = ("soffice", "libreoffice")
_CREATED = re.compile(rb"/(?:CreationDate|ModDate)\(D:(\d{14})")
_IDENTITIES = re.compile(rb"/ID \[ ?<([0-9A-F]{32})>\s*<([0-9A-F]{32})>|/DocChecksum /([0-9A-F]{32})")
_FIXED_TIME = b"20260101000000"


class ConversionError(RuntimeError):
    """LibreOffice is missing, took too long, or gave no PDF; the message is for people."""


def program() -> str | None:
    """The path of LibreOffice, or None where it is not installed."""
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


def to_pdf(docx: bytes, environment: Mapping[str, str] | None = None, time_limit: float = TIME_LIMIT) -> bytes:
    """The document as PDF, the same bytes for the same document and fonts.

    `environment` adds variables for LibreOffice, `time_limit` is in seconds. Raises `ConversionError`.
    """
    return _stamped(_verified(convert(docx, "pdf", environment, time_limit)))


def convert(
    docx: bytes, target: str, environment: Mapping[str, str] | None = None, time_limit: float = TIME_LIMIT
) -> bytes:
    """The document in another format; `target` is its extension, with LibreOffice's filter after a colon if need be.

    Raises `ConversionError`.
    """
    soffice = program()
    if soffice is None:
        raise ConversionError(
            "Chưa cài LibreOffice nên không dựng được PDF (Debian: apt-get install libreoffice-writer)."
        )
    with tempfile.TemporaryDirectory(prefix="khubnd-corpora-") as folder:
        source = Path(folder, "plan.docx")
        source.write_bytes(docx)
        # Two runs on one profile disturb each other, so every run has its own.
        profile = Path(folder, "profile").as_uri()
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        command += ["--convert-to", target, "--outdir", folder, str(source)]
        _run(command, environment or {}, time_limit)
        made = source.with_suffix(f".{target.partition(':')[0]}")
        if not made.is_file():
            raise ConversionError(f"LibreOffice không cho ra tệp {made.suffix[1:].upper()}.")
        return made.read_bytes()


def _run(command: list[str], environment: Mapping[str, str], time_limit: float) -> None:
    try:
        subprocess.run(command, env={**os.environ, **environment}, timeout=time_limit, capture_output=True, check=True)
    except subprocess.TimeoutExpired:
        raise ConversionError(f"LibreOffice không xong trong {time_limit:.0f} giây.") from None
    except (OSError, subprocess.CalledProcessError) as error:
        raise ConversionError(f"LibreOffice báo lỗi: {error}") from None


def _verified(data: bytes) -> bytes:
    """The PDF's bytes. LibreOffice ends with status 0 even where it wrote nothing of use."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            has_text = any(page.get_textpage().count_chars() for page in document)
    except pypdfium2.PdfiumError as error:
        raise ConversionError(f"Tệp PDF của LibreOffice không mở được: {error}") from None
    if not has_text:
        raise ConversionError("Tệp PDF của LibreOffice không có chữ.")
    return data


def _stamped(pdf: bytes) -> bytes:
    """Put fixed values where LibreOffice writes the time and random ids; lengths and offsets stay."""
    data = bytearray(pdf)
    for match in _CREATED.finditer(pdf):
        data[slice(*match.span(1))] = _FIXED_TIME
    places = [match.span(group) for match in _IDENTITIES.finditer(pdf) for group in (1, 2, 3) if match[group]]
    for start, end in places:
        data[start:end] = b"0" * (end - start)
    identity = hashlib.md5(data, usedforsecurity=False).hexdigest().upper().encode()
    for start, end in places:
        data[start:end] = identity
    return bytes(data)
