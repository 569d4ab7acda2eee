"""Pictures made to hurt: many pixels in few bytes, pages without end, sizes that nobody can hold."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, ImageDraw


def small() -> Image.Image:
    """A picture with a few words, as the base of mutations."""
    picture = Image.new("RGB", (420, 160), "white")
    drawing = ImageDraw.Draw(picture)
    for line, words in enumerate(("KE HOACH", "So: 01/KH-UBND", "Giao Van phong chu tri")):
        drawing.text((20, 20 + 40 * line), words, fill="black", font_size=22)
    return picture


def saved(picture: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, form)
    return out.getvalue()


def bombs() -> Iterator[tuple[str, bytes]]:
    """Pixels by the thousand million."""
    for name, width, height in (
        ("square", 60_000, 60_000),
        ("line", 2_000_000_000, 1),
        ("most", 0x7FFFFFFF, 0x7FFFFFFF),
    ):
        yield f"bomb-{name}.png", png(width, height)
    jpeg = saved(small(), "JPEG")
    at = jpeg.index(b"\xff\xc0") + 5
    yield "bomb.jpg", jpeg[:at] + b"\xff\xdc\xff\xdc" + jpeg[at + 4 :]
    yield "bomb.gif", b"GIF89a\xff\xff\xff\xff\x80\0\0" + b"\0" * 6 + b",\0\0\0\0\xff\xff\xff\xff\0\2\2L\1\0;"
    yield "bomb.bmp", b"BM" + struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, 60_000, 60_000, 1, 24, 0, 0, 0, 0, 0, 0)
    yield "bomb.tiff", tiff([(256, 100_000), (257, 100_000), (258, 8), (259, 32773), (273, 8), (279, 10)])
    pages = [Image.new("1", (8, 8))] * 1_200
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    yield "pages.tiff", out.getvalue()
    yield "loop.tiff", tiff([(256, 20), (257, 20), (258, 8), (273, 8), (279, 400)], following=8)
    yield "empty.png", b"\x89PNG\r\n\x1a\n"
    yield "noise.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


def png(width: int, height: int, rows: int = 60_000_000) -> bytes:
    """A PNG of one bit a pixel that declares a size; its body is zeros of `rows` bytes at most."""
    body = zlib.compress(bytes(min(rows, (width // 8 + 1) * min(height, 9_000))), 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def tiff(tags: list[tuple[int, int]], following: int = 0) -> bytes:
    """A TIFF with one directory; `following` says where the next one stands (8: itself)."""
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", following) + bytes(400)
