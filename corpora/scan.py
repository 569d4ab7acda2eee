"""A PDF as a scanner would give it: pictures of pages, a little skewed, grey, noisy, in JPEG."""

from __future__ import annotations

import io
import random
from statistics import NormalDist

import pypdfium2
from PIL import Image, ImageChops

RESOLUTION = 200  # dots an inch
_SKEW = 0.3  # degrees
_NOISE = 6.0  # standard deviation, in grey levels
_QUALITY = 70
_MIDDLE = 128
# Turns evenly spread bytes into normally spread ones around the middle grey.
_SPREAD = [round(NormalDist(_MIDDLE, _NOISE).inv_cdf((byte + 0.5) / 256)) for byte in range(256)]


def scanned_pdf(pdf: bytes, seed: int = 30) -> bytes:
    """One picture a page and no text layer; the same `seed` gives the same noise."""
    chance = random.Random(seed)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [_scanned(page, chance) for page in document]
    out = io.BytesIO()
    first, *rest = pages
    first.save(out, "PDF", resolution=RESOLUTION, save_all=True, append_images=rest, quality=_QUALITY)
    return out.getvalue()


def _scanned(page: pypdfium2.PdfPage, chance: random.Random) -> Image.Image:
    picture: Image.Image = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil().convert("L")
    angle = chance.choice((-_SKEW, _SKEW))
    picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    noise = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height)).point(_SPREAD)
    return ImageChops.add(picture, noise, offset=-_MIDDLE)
