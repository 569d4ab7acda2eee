"""PDF: pdfium's characters, our own lines, paragraphs and order; pages without readable text are recognised."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium

from ingest.document import Document
from ingest.embedded import in_pdf
from ingest.errors import ReadError
from ingest.flow import assemble
from ingest.layout import arrange_pages
from ingest.limits import Limits, check_pages
from ingest.lines import Page
from ingest.pdf_chars import Frame, Handle, read_lines
from ingest.pdf_pictures import is_picture
from ingest.pdf_rules import read_edges
from ingest.pdf_tables import find_tables, join_continued
from ingest.scanned import Scan, Scanned, recognise

MEDIA_TYPE = "application/pdf"
# pdfium keeps state of its own for the whole process: one thread at a time, whatever the document.
_PDFIUM = threading.Lock()
# Annotations that show words of the document: stamped numbers and dates, filled fields, signatures.
_SHOWN = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP})


def read_pdf(data: bytes, name: str | None, limits: Limits) -> Document:
    """Read a PDF; pages that are pictures, or whose text layer cannot be read, are recognised.

    Raises ReadError: empty_file, encrypted, corrupt_file, no_pages, too_large, ocr_missing, no_text.
    """
    if not data:
        raise ReadError("empty_file")
    with _opened(data) as document:
        with _PDFIUM:
            hidden = in_pdf(document)
        pages, pictures = _pages(document, limits)
        scanned = _recognised(document, pages, pictures, limits) if pictures else Scanned()
    text, blocks, tables = assemble(join_continued(arrange_pages(pages)))
    # A scan that a signing program has printed its stamp on has no text but that, which is left out.
    if not text:
        raise scanned.missing or ReadError("no_text")
    return Document(
        name=name,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        reader="ocr" if scanned.pages else "pdf",
        text=text,
        blocks=scanned.placed(blocks),
        tables=tables,
        pages=len(pages),
        ocr_confidence=scanned.confidence,
        warnings=(*hidden, *scanned.warnings),
        repaired=scanned.repaired,
    )


def _pages(document: Handle, limits: Limits) -> tuple[list[Page], list[int]]:
    """The printed lines of all pages, one page in memory at a time, and the numbers of pages to be recognised."""
    with _PDFIUM:
        count = pdfium.FPDF_GetPageCount(document)
    if count == 0:
        raise ReadError("no_pages")
    check_pages(count, limits)
    pages: list[Page] = []
    pictures: list[int] = []
    for index in range(count):
        with _PDFIUM:
            page, to_recognise = _page(document, index)
        pages.append(page)
        pictures += [page.number] if to_recognise else []
    return pages, pictures


def _recognised(document: Handle, pages: list[Page], numbers: list[int], limits: Limits) -> Scanned:
    """Put what is recognised on the pages of these numbers in the place of what their text layers say."""
    try:
        found = recognise(_scan(document, number, limits) for number in numbers)
    except ReadError as error:
        if error.code != "ocr_missing":
            raise
        return Scanned.without(numbers, error)
    for page in found.pages:
        pages[page.number - 1] = page
    return found


def _scan(document: Handle, number: int, limits: Limits) -> Scan:
    from ingest.pdf_drawing import draw  # loaded late: most files have no scanned page

    with _PDFIUM, _loaded(document, number - 1) as page:
        return Scan(number, *draw(page, Frame(page), limits))


@contextmanager
def _opened(data: bytes) -> Iterator[Handle]:
    with _PDFIUM:
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise _refused(pdfium.FPDF_GetLastError())
    try:
        yield document
    finally:
        with _PDFIUM:
            pdfium.FPDF_CloseDocument(document)


def _refused(code: int) -> ReadError:
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return ReadError("encrypted")
    return ReadError("corrupt_file", found="PDF")


def _page(document: Handle, index: int) -> tuple[Page, bool]:
    """One page, and whether it is to be recognised; one that cannot be loaded is empty, as viewers show it."""
    number = index + 1
    with _loaded(document, index) as page:
        if page is None:
            return Page(number, 0.0, 0.0, []), False
        frame = Frame(page)
        printed = read_lines(page, number, frame)
        to_recognise = is_picture(page, frame, printed)
        lines, tables = find_tables(read_edges(page, frame), printed, number)
        return Page(number, frame.width, frame.height, lines, tables), to_recognise


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
