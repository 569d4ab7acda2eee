"""The face of this room: any office file in, a `Document` or a `ReadError` out."""

from __future__ import annotations

import errno
import importlib
import logging
import os
import select
import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, cast

from ingest.collector import collector_paused
from ingest.detect import Kind, detect
from ingest.document import Document
from ingest.errors import ReadError, reason_of
from ingest.limits import Limits, check_pages, check_size, check_text
from ingest.signatures import read_signatures

_log = logging.getLogger(__name__)
# A pipe that nobody opens for writing in this time counts as empty; one that is open is read to its end.
_WRITER_WITHIN_MS = 2000


class Reader(Protocol):
    """What reads one kind of file whose bytes `detect` has recognised."""

    def __call__(self, data: bytes, name: str | None, limits: Limits) -> Document:
        """Give the document, or raise ReadError."""
        ...


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a reader lives; its libraries are loaded when a file of its kind first comes."""

    module: str
    function: str

    def load(self) -> Reader:
        return cast(Reader, getattr(importlib.import_module(self.module), self.function))


_READERS: dict[Kind, _Place] = {
    "docx": _Place("ingest.docx", "read_docx"),
    "pdf": _Place("ingest.pdf", "read_pdf"),
    "image": _Place("ingest.images", "read_image"),
    "doc": _Place("ingest.office", "read_doc"),
    "odt": _Place("ingest.office", "read_odt"),
    "rtf": _Place("ingest.office", "read_rtf"),
    "html": _Place("ingest.html", "read_html"),
    "text": _Place("ingest.text", "read_text"),
}


def read(
    source: str | Path | bytes,
    name: str | None = None,
    limits: Limits | None = None,
    trust_roots: Sequence[bytes] = (),
) -> Document:
    """Read a file, or its bytes, whatever its name says it is.

    `name` is only carried along (a path's own name if None). `trust_roots` are the certificates (DER, see
    `read_certificates`) that a digital signature is trusted by. Raises ReadError and nothing else.
    """
    limits = limits or Limits()
    if not isinstance(source, bytes):
        name = Path(source).name if name is None else name
        source = _load(source, limits)
    check_size(len(source), limits)
    kind = detect(source, limits)
    with collector_paused():
        document = _read_as(kind, source, name, limits)
        if kind == "pdf":
            document = _with_signatures(document, source, trust_roots)
    if document.pages is not None:
        check_pages(document.pages, limits)
    check_text(len(document.text), limits)
    return document


def _load(path: str | Path, limits: Limits) -> bytes:
    try:
        status = os.stat(path)  # noqa: PTH116  (a Path makes "" the current folder)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(status.st_mode):
            return _stream(path, limits.file_bytes + 1)
        if status.st_size:  # 0 says little: /proc gives it for files that have content
            check_size(status.st_size, limits)
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise ReadError("not_found", name=path) from error
    except (OSError, ValueError) as error:
        raise ReadError("unreadable", name=path, reason=reason_of(error)) from error


def _stream(path: str | Path, most: int) -> bytes:
    """At most so many bytes of a pipe or device, whose size nothing tells before it is read."""
    # Opened without waiting: a FIFO that nobody writes to would hold the program for ever.
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as pipe:
        waiting = select.poll()
        waiting.register(pipe, select.POLLIN)
        waiting.poll(_WRITER_WITHIN_MS)
        os.set_blocking(pipe.fileno(), True)
        return pipe.read(most)


def _with_signatures(document: Document, data: bytes, roots: Sequence[bytes]) -> Document:
    signatures, warnings = read_signatures(data, roots)
    return replace(document, signatures=signatures, warnings=(*document.warnings, *warnings))


def _read_as(kind: Kind, data: bytes, name: str | None, limits: Limits) -> Document:
    """Read with the kind's reader. What its libraries raise over a broken file has no common base class."""
    reader = _READERS[kind].load()
    try:
        return reader(data, name, limits)
    except ReadError:
        raise
    except Exception as error:
        _log.debug("%s could not be read as %s", name, kind, exc_info=True)
        raise ReadError("corrupt_file", found=kind.upper()) from error
