"""Pictures of pages: JPEG, PNG and TIFF (one page or many), from scanners and from telephones."""

from __future__ import annotations

import hashlib
import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from ingest.document import Document
from ingest.errors import ReadError
from ingest.flow import assemble
from ingest.layout import arrange_pages
from ingest.limits import Limits, check_pages, check_pixels
from ingest.ocr_image import Picture, plain
from ingest.pdf_tables import join_continued
from ingest.scanned import Scan, recognise

_FORMATS = ("JPEG", "PNG", "TIFF")
# A page is between A5 and A3 high (inches); a resolution that makes it anything else is not that of the page.
_HIGHEST, _LOWEST = 17.5, 7.5
_A4_HEIGHT = 11.69
# More dots an inch than this do not make letters clearer.
_MOST_DPI = 300.0
# What Pillow and its formats raise over broken pictures.
_BROKEN = (UnidentifiedImageError, OSError, EOFError, ValueError, SyntaxError)
# Pillow's bound is one number for the whole process.
_BOUND = threading.Lock()


def read_image(data: bytes, name: str | None, limits: Limits) -> Document:
    """Recognise the page or pages of a picture.

    Raises ReadError: corrupt_file, too_large, ocr_missing, no_text.
    """
    with warnings.catch_warnings(), _opened(data) as picture:
        # Pillow warns of damaged additional data.
        warnings.simplefilter("ignore")
        count = _frames(picture)
        check_pages(count, limits)
        check_pixels(*picture.size, limits)
        media_type = Image.MIME[picture.format or "PNG"]
        found = recognise(_scans(picture, count, limits))
    text, blocks, tables = assemble(join_continued(arrange_pages(found.pages)))
    if not text:
        raise ReadError("no_text")
    return Document(
        name=name,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        reader="ocr",
        text=text,
        blocks=found.placed(blocks),
        tables=tables,
        pages=count,
        ocr_confidence=found.confidence,
        warnings=found.warnings,
        repaired=found.repaired,
    )


@contextmanager
def _by_our_limits() -> Iterator[None]:
    """Pillow judges no size in here: its bound knows nothing of our setting, and passing it is no damage.

    Nothing may be unpacked before `check_pixels`. Raises ReadError: corrupt_file.
    """
    with _BOUND:
        bound, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            yield
        except _BROKEN as error:
            raise _corrupt() from error
        finally:
            Image.MAX_IMAGE_PIXELS = bound


def _opened(data: bytes) -> Image.Image:
    with _by_our_limits():
        return Image.open(io.BytesIO(data), formats=_FORMATS)


def _frames(picture: Image.Image) -> int:
    with _by_our_limits():
        return int(getattr(picture, "n_frames", 1))


def _corrupt() -> ReadError:
    return ReadError("corrupt_file", found=("ảnh", "picture"))


def _scans(picture: Image.Image, count: int, limits: Limits) -> Iterator[Scan]:
    """The pages one after the other, as the camera held them."""
    for number in range(1, count + 1):
        with _by_our_limits():
            picture.seek(number - 1)
            check_pixels(*picture.size, limits)
            pixels = _pixels(ImageOps.exif_transpose(picture))
        yield _scaled(Scan(number, pixels, _dpi(picture, pixels)))


def _pixels(frame: Image.Image) -> Picture:
    """Grey or RGB; what is transparent is paper."""
    if frame.mode in ("1", "L", "I;16", "I", "F"):
        return np.array(frame.convert("L"), np.uint8)
    if frame.has_transparency_data:
        page = Image.new("RGBA", frame.size, "white")
        page.alpha_composite(frame.convert("RGBA"))
        frame = page
    return plain(np.array(frame.convert("RGB"), np.uint8))


def _dpi(frame: Image.Image, pixels: Picture) -> float:
    """The resolution that the file names if it makes a page; else that at which the picture is one of A4."""
    height = max(pixels.shape[:2])
    named: float = float(frame.info.get("dpi", (0, 0))[0] or 0)
    if named > 0 and _LOWEST <= height / named <= _HIGHEST:
        return named
    return float(height / _A4_HEIGHT)


def _scaled(scan: Scan) -> Scan:
    """The page at a resolution at which letters are recognised well."""
    if scan.dpi <= _MOST_DPI * 1.1:
        return scan
    import cv2

    scale = _MOST_DPI / scan.dpi
    smaller = cv2.resize(scan.picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return Scan(scan.number, np.asarray(smaller, np.uint8), _MOST_DPI)
