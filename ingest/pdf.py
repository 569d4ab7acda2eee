"""PDF with a text layer: pdfium's characters, our own lines, paragraphs and order."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium

from ingest.document import Document
from ingest.errors import ReadError
from ingest.flow import assemble
from ingest.layout import arrange_pages
from ingest.limits import Limits, check_pages
from ingest.lines import Page
from ingest.pdf_chars import Frame, Handle, read_lines
from ingest.pdf_rules import read_edges
from ingest.pdf_tables import find_tables, join_continued

MEDIA_TYPE = "application/pdf"
# pdfium keeps state of its own for the whole process: one thread at a time, whatever the document.
_PDFIUM = threading.Lock()
_PICTURES = frozenset({pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM})
# Annotations that show words of the document: stamped numbers and dates, filled fields, signatures.
_SHOWN = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP})


def read_pdf(data: bytes, name: str | None, limits: Limits) -> Document:
    """Read a PDF. Raises ReadError: empty_file, encrypted, corrupt_file, no_pages, too_large, no_text."""
    if not data:
        raise ReadError("empty_file")
    pages, pictures = _pages(data, limits)
    text, blocks, tables = assemble(join_continued(arrange_pages(pages)))
    # A scan that a signing program has printed its stamp on has no text but that, which is left out.
    if not text:
        raise ReadError("no_text")
    return Document(
        name=name,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        reader="pdf",
        text=text,
        blocks=blocks,
        tables=tables,
        pages=len(pages),
        warnings=tuple(f"Trang {number} không có lớp chữ; trang này chưa được đọc." for number in pictures),
    )


def _pages(data: bytes, limits: Limits) -> tuple[list[Page], list[int]]:
    """The printed lines of all pages, one page in memory at a time, and the numbers of pages that are pictures."""
    with _PDFIUM, _opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count == 0:
            raise ReadError("no_pages")
        check_pages(count, limits)
        pages: list[Page] = []
        pictures: list[int] = []
        for index in range(count):
            page, is_picture = _page(document, index)
            pages.append(page)
            pictures += [page.number] if is_picture else []
        return pages, pictures


@contextmanager
def _opened(data: bytes) -> Iterator[Handle]:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refused(pdfium.FPDF_GetLastError())
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _refused(code: int) -> ReadError:
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return ReadError("encrypted")
    return ReadError("corrupt_file", found="PDF")


def _page(document: Handle, index: int) -> tuple[Page, bool]:
    """One page, and whether it is a picture without text; one that cannot be loaded is empty, as viewers show it."""
    number = index + 1
    with _loaded(document, index) as page:
        if page is None:
            return Page(number, 0.0, 0.0, []), False
        frame = Frame(page)
        lines, tables = find_tables(read_edges(page, frame), read_lines(page, number, frame), number)
        is_picture = not lines and not tables and _shows_picture(page)
        return Page(number, frame.width, frame.height, lines, tables), is_picture


def _shows_picture(page: Handle) -> bool:
    objects = (pdfium.FPDFPage_GetObject(page, i) for i in range(pdfium.FPDFPage_CountObjects(page)))
    return any(pdfium.FPDFPageObj_GetType(item) in _PICTURES for item in objects)


@contextmanager
def _loaded(document: Handle, index: int) -> Iterator[Handle]:
    page = pdfium.FPDF_LoadPage(document, index)
    try:
        if page and _shows_annotations(page) and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == 1:
            pdfium.FPDF_ClosePage(page)
            page = pdfium.FPDF_LoadPage(document, index)
        yield page or None
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def _shows_annotations(page: Handle) -> bool:
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in _SHOWN:
            return True
    return False
