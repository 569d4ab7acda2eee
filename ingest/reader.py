"""The face of this room: any office file in, a `Document` or a `ReadError` out."""

from __future__ import annotations

import importlib
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from ingest.detect import Kind, detect
from ingest.document import Document
from ingest.errors import ReadError
from ingest.limits import Limits, check_pages, check_size, check_text

_log = logging.getLogger(__name__)


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
    "text": _Place("ingest.text", "read_text"),
}


def read(source: str | Path | bytes, name: str | None = None, limits: Limits | None = None) -> Document:
    """Read a file, or its bytes, whatever its name says it is.

    `name` is only carried along (a path's own name if None). Raises ReadError and nothing else.
    """
    limits = limits or Limits()
    if not isinstance(source, bytes):
        path = Path(source)
        name = path.name if name is None else name
        source = _load(path, limits)
    check_size(len(source), limits)
    kind = detect(source, limits)
    document = _read_as(kind, source, name, limits)
    if document.pages is not None:
        check_pages(document.pages, limits)
    check_text(len(document.text), limits)
    return document


def _load(path: Path, limits: Limits) -> bytes:
    try:
        check_size(path.stat().st_size, limits)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("not_found", name=path) from error
    except (OSError, ValueError) as error:
        raise ReadError("unreadable", name=path) from error


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
