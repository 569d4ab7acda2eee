"""Hundreds of malformed and hostile files of every format: `python -m tests.hostile.make FOLDER` writes them.

The same each time, so that a file that broke something can be named. .doc, .odt and .rtf are made by LibreOffice;
without it those mutations are left out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import PLANS
from tests.hostile import packages, pdfs, pictures, texts
from tests.hostile.mutations import mutants
from tests.ingest.docx_builder import build, p
from tests.ingest.pdf_builder import Page, Text
from tests.ingest.pdf_builder import build as build_pdf

_SAMPLE = PLANS / "xa-tiem-chung"
# Suffix -> mutants. LibreOffice takes a second for each file of its own, recognition half a second for a picture.
_MUTANTS = {"docx": 45, "pdf": 54, "html": 27, "txt": 9, "rtf": 2, "doc": 7, "odt": 5, "png": 9, "jpg": 5, "tiff": 5}
_OTHER_SUFFIXES = {
    "docx": "pdf",
    "pdf": "docx",
    "html": "doc",
    "txt": "pdf",
    "rtf": "docx",
    "doc": "txt",
    "odt": "docx",
}
_OTHER_SUFFIXES |= {"png": "pdf", "jpg": "png", "tiff": "docx"}


def files() -> Iterator[tuple[str, bytes]]:
    """Names and bytes; no name comes twice."""
    sound = dict(bases())
    for suffix, data in sound.items():
        for number, broken in enumerate(mutants(data, _MUTANTS[suffix], suffix)):
            yield f"mutant-{number:02}.{suffix}", broken
    for suffix, other in _OTHER_SUFFIXES.items():
        if suffix in sound:
            yield f"wrong-{suffix}.{other}", sound[suffix]
    docx = sound["docx"]
    for part in (packages.broken_parts(docx), packages.bombs(docx), packages.strange(docx), packages.lies(docx)):
        yield from part
    for part in (pdfs.bombs(), pdfs.loops(), pdfs.strange(), pictures.bombs(), texts.texts(), texts.htmls()):
        yield from part
    if shutil.which("soffice"):
        yield from texts.rtfs()
    yield from _beginnings()


def bases() -> Iterator[tuple[str, bytes]]:
    """Suffix and bytes of a sound file of each format."""
    text = (_SAMPLE / "text.txt").read_text(encoding="utf-8")
    docx = build("".join(p(line) for line in text.splitlines()))
    yield "docx", docx
    yield "pdf", build_pdf([Page([Text(72, 60 + 20 * at, line) for at, line in enumerate(text.splitlines()[:12])])])
    yield "txt", text.encode()
    paragraphs = "".join(f"<p class=MsoNormal>{line}</p>" for line in text.splitlines())
    yield "html", f"<html><head><meta charset=utf-8></head><body>{paragraphs}</body></html>".encode()
    picture = pictures.small()
    for suffix, form in (("png", "PNG"), ("jpg", "JPEG"), ("tiff", "TIFF")):
        yield suffix, pictures.saved(picture, form)
    if shutil.which("soffice"):
        yield from _converted(docx)


def _converted(docx: bytes) -> Iterator[tuple[str, bytes]]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.docx")
        source.write_bytes(docx)
        for suffix in ("doc", "odt", "rtf"):
            call = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", suffix]
            subprocess.run([*call, "--outdir", folder, str(source)], check=True, capture_output=True, timeout=60)
            yield suffix, source.with_suffix(f".{suffix}").read_bytes()


def _beginnings() -> Iterator[tuple[str, bytes]]:
    """Nothing but the mark of a type, with and without noise behind it."""
    marks = {
        "zip": b"PK\3\4",
        "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "pdf": b"%PDF-1.7",
        "rtf": b"{\\rtf1",
        "jpeg": b"\xff\xd8\xff\xe0",
        "tiff": b"MM\0*",
        "webp": b"RIFF\xff\xff\xff\xffWEBPVP8 ",
        "gzip": b"\x1f\x8b\x08",
        "elf": b"\x7fELF",
        "rar": b"Rar!\x1a\x07",
    }
    for name, mark in marks.items():
        yield f"mark-{name}", mark
        yield f"mark-{name}-zeros", mark + bytes(3_000)
        yield f"mark-{name}-noise", mark + b"".join(mutants(bytes(range(256)) * 8, 2, name))
    yield "empty.docx", b""
    yield "one-byte.pdf", b"%"


def write_all(folder: Path) -> list[Path]:
    """Write all of them; their paths."""
    written = []
    for name, data in files():
        path = folder / name
        path.write_bytes(data)
        written.append(path)
    return written


if __name__ == "__main__":
    print(len(write_all(Path(sys.argv[1]))), "files")
