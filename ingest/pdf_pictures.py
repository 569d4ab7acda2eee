"""Whether a page of a PDF is a picture: a scan without a text layer, or with one that cannot be read."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from ingest.lines import TextLine
from ingest.pdf_chars import Frame, Handle
from ingest.syllables import reads_as_vietnamese

# A picture that covers this part of a page without letters is its scan, or that part with fewer letters than these
# (a number typed into it, the print of a digital signature).
_COVERS, _COVERS_TEXT, _FEW_LETTERS = 0.5, 0.85, 150
# So many drawn shapes and no letter: letters turned into outlines.
_MANY_SHAPES = 200


def is_picture(page: Handle, frame: Frame, lines: list[TextLine]) -> bool:
    """Whether the page has to be recognised: it shows what its text layer does not tell, or not in a readable way."""
    text = "\n".join(line.text for line in lines)
    letters = sum(letter.isalpha() for letter in text)
    if letters >= _FEW_LETTERS:
        return not reads_as_vietnamese(text)
    cover, shapes = _shown(page)
    covers = _COVERS_TEXT if letters else _COVERS
    return cover > covers * frame.width * frame.height or (not letters and shapes > _MANY_SHAPES)


def _shown(page: Handle) -> tuple[float, int]:
    """The area of the page's largest picture in square points, and the number of drawn shapes."""
    area, shapes = 0.0, 0
    for item in (pdfium.FPDFPage_GetObject(page, i) for i in range(pdfium.FPDFPage_CountObjects(page))):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING):
            area = max(area, area_of(item))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += 1
    return area, shapes


def area_of(item: Handle) -> float:
    """The area that an object of the page takes, in square points."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0
    return (right.value - left.value) * (top.value - bottom.value)
