"""Pages of a PDF drawn as pictures, as fine as the scans in them."""

from __future__ import annotations

import ctypes
import math

import cv2
import numpy as np
import pypdfium2.raw as pdfium

from ingest.limits import Limits, check_pixels
from ingest.ocr_image import Picture, plain
from ingest.pdf_chars import Frame, Handle
from ingest.pdf_pictures import area_of

# Dots an inch: what a page without a picture's own resolution is drawn at, and what is worth drawing.
USUAL_DPI, _LEAST_DPI, _MOST_DPI = 300.0, 150.0, 300.0
# A page larger than this (A3 at 300 dpi has 17 million) is drawn smaller.
_MOST_PIXELS = 40_000_000


def draw(page: Handle, frame: Frame, limits: Limits) -> tuple[Picture, float]:
    """The page as people see it and its dots an inch; grey (height, width) where it has no colours, else RGB.

    Raises ReadError too_large where a picture on it has too many pixels.
    """
    dpi = _own_dpi(page, limits)
    pixels = frame.width * frame.height * (dpi / 72) ** 2
    dpi *= min(1.0, math.sqrt(_MOST_PIXELS / max(1.0, pixels)))
    width, height = max(1, round(frame.width * dpi / 72)), max(1, round(frame.height * dpi / 72))
    bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        address = pdfium.FPDFBitmap_GetBuffer(bitmap)
        buffer = (ctypes.c_ubyte * (stride * height)).from_address(address)
        rows = np.frombuffer(buffer, np.uint8).reshape(height, stride)[:, : 4 * width].reshape(height, width, 4)
        return plain(np.asarray(cv2.cvtColor(rows, cv2.COLOR_BGRA2RGB), np.uint8)), dpi
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _own_dpi(page: Handle, limits: Limits) -> float:
    """The resolution of the page's largest picture: drawn finer or coarser, letters are recognised worse."""
    best, dpi = 0.0, USUAL_DPI
    for item in (pdfium.FPDFPage_GetObject(page, i) for i in range(pdfium.FPDFPage_CountObjects(page))):
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        facts = pdfium.FPDF_IMAGEOBJ_METADATA()
        if not pdfium.FPDFImageObj_GetImageMetadata(item, page, facts):
            continue
        check_pixels(facts.width, facts.height, limits)
        if facts.horizontal_dpi > 0 and area_of(item) > best:
            best, dpi = area_of(item), facts.horizontal_dpi
    return min(max(dpi, _LEAST_DPI), _MOST_DPI)
