"""PDFs made to hurt: streams that grow, objects that contain themselves, numbers nobody can draw."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_MIB = 1 << 20
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_TEXT = b"BT /F1 12 Tf 72 700 Td (KE HOACH so 1 cua xa) Tj ET"


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R", prev: int | None = None) -> bytes:
    """A PDF of objects numbered from 1; `prev`: where it says that an older table of references stands."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer += b" /Prev %d" % (start if prev is None else prev) if prev is not None else b""
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return out + head + table + end


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def page(more: bytes = b"", resources: bytes = b"/Font << /F1 5 0 R >>", box: bytes = b"0 0 595 842") -> bytes:
    words = b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << %s >> %s >>"
    return words % (box, resources, more)


def one_page(content: bytes = stream(_TEXT), *more: bytes, **parts: bytes) -> bytes:
    return pdf(_CATALOG, _PAGES, page(**parts), content, _FONT, *more)


def bombs() -> Iterator[tuple[str, bytes]]:
    """Streams and trees that grow."""
    big = zlib.compress(b"q " * (100 * _MIB), 6)
    yield "flate-operators.pdf", one_page(stream(big, b"/Filter /FlateDecode"))
    zeros = zlib.compress(bytes(600 * _MIB), 6)
    yield "flate-zeros.pdf", one_page(stream(zeros, b"/Filter /FlateDecode"))
    twice = zlib.compress(zeros, 9)
    yield "flate-twice.pdf", one_page(stream(twice, b"/Filter [/FlateDecode /FlateDecode]"))
    yield "filters.pdf", one_page(stream(twice, b"/Filter [" + b"/FlateDecode " * 500 + b"]"))
    runs = b"\x81 " * 200_000
    yield "run-length.pdf", one_page(stream(runs, b"/Filter [/RunLengthDecode /RunLengthDecode]"))
    image = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceGray"
    draw = stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    small = zlib.compress(bytes(10 * _MIB), 9)
    for name, width in (("wide", 60_000), ("wider", 2_000_000_000)):
        picture = stream(small, image % (width, width) + b" /Filter /FlateDecode")
        yield f"image-{name}.pdf", one_page(draw, picture, resources=b"/XObject << /I 6 0 R >>")
    yield (
        "image-jbig2.pdf",
        one_page(
            draw,
            stream(b"\0" * 99, image % (40_000, 40_000) + b" /Filter /JBIG2Decode"),
            resources=b"/XObject << /I 6 0 R >>",
        ),
    )
    many = b" ".join([b"3 0 R"] * 5_000)
    yield (
        "pages-shared.pdf",
        pdf(_CATALOG, b"<< /Type /Pages /Kids [%s] /Count 5000 >>" % many, page(), stream(_TEXT), _FONT),
    )
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 3005))
    leaves = [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"] * 3_000
    yield (
        "pages-many.pdf",
        pdf(_CATALOG, b"<< /Type /Pages /Kids [%s] /Count 3000 >>" % kids, b"null", b"null", *leaves),
    )
    words = b"BT /F1 1 Tf 1 0 0 1 72 700 Tm " + b"(abcdefghij) Tj " * 300_000 + b"ET"
    yield "letters.pdf", one_page(stream(zlib.compress(words, 9), b"/Filter /FlateDecode"))
    rules = b"0 0 m 500 500 l S 10 10 300 300 re S " * 60_000
    yield "rules.pdf", one_page(stream(zlib.compress(_TEXT + rules, 9), b"/Filter /FlateDecode"))
    grid = b"".join(b"0 %d m 595 %d l S %d 0 m %d 842 l S " % (n, n, n, n) for n in range(0, 590, 2))
    yield "grid.pdf", one_page(stream(_TEXT + grid))


def loops() -> Iterator[tuple[str, bytes]]:
    """Objects that contain themselves."""
    yield "kids-self.pdf", pdf(_CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
    yield (
        "kids-each-other.pdf",
        pdf(
            _CATALOG,
            b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 99 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 99 >>",
        ),
    )
    yield "parent-self.pdf", pdf(_CATALOG, _PAGES, b"<< /Type /Page /Parent 3 0 R >>")
    yield "root-self.pdf", pdf(b"1 0 R")
    form = stream(
        b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    )
    yield (
        "form-self.pdf",
        one_page(stream(b"/X Do " + _TEXT), form, resources=b"/XObject << /X 6 0 R >> /Font << /F1 5 0 R >>"),
    )
    forms = [
        stream(
            b"/X Do " * 20, b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (number + 1)
        )
        for number in range(6, 14)
    ]
    yield "forms-tree.pdf", one_page(stream(b"/X Do"), *forms, stream(_TEXT), resources=b"/XObject << /X 6 0 R >>")
    font = b"<< /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 5 0 R >>"
    yield "font-self.pdf", pdf(_CATALOG, _PAGES, page(), stream(_TEXT), font)
    yield "contents-self.pdf", pdf(_CATALOG, _PAGES, page(), b"[4 0 R 4 0 R]", _FONT)
    yield "length-self.pdf", pdf(_CATALOG, _PAGES, page(), b"<< /Length 4 0 R >>\nstream\nx\nendstream", _FONT)
    yield "xref-loop.pdf", pdf(_CATALOG, _PAGES, page(), stream(_TEXT), _FONT, prev=0)
    yield (
        "deep-arrays.pdf",
        pdf(_CATALOG, _PAGES, page(more=b"/A " + b"[" * 50_000 + b"]" * 50_000), stream(_TEXT), _FONT),
    )
    yield "deep-dictionaries.pdf", pdf(_CATALOG, _PAGES, page(), b"<< /A " * 20_000 + b"1" + b" >>" * 20_000, _FONT)
    yield (
        "outline-self.pdf",
        pdf(
            b"<< /Pages 2 0 R /Outlines 6 0 R >>",
            _PAGES,
            page(),
            stream(_TEXT),
            _FONT,
            b"<< /First 6 0 R /Next 6 0 R >>",
        ),
    )


def strange() -> Iterator[tuple[str, bytes]]:
    """Numbers, actions and names that no reader should take at their word."""
    boxes = (
        b"0 0 1e30 1e30",
        b"0 0 0 0",
        b"-9e9 -9e9 9e9 9e9",
        b"(a) (b) (c) (d)",
        b"0 0 14400 14400",
        b"595 842 0 0",
        b"",
    )
    for number, box in enumerate(boxes):
        yield f"box-{number}.pdf", one_page(box=box)
    for number, count in enumerate((b"-1", b"2147483647", b"99999999999999999999", b"(a)")):
        yield (
            f"count-{number}.pdf",
            pdf(_CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count %s >>" % count, page(), stream(_TEXT), _FONT),
        )
    yield (
        "javascript.pdf",
        pdf(
            b"<< /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(1);) >> >>", _PAGES, page(), stream(_TEXT), _FONT
        ),
    )
    yield (
        "launch.pdf",
        pdf(b"<< /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> >>", _PAGES, page(), stream(_TEXT), _FONT),
    )
    yield "rotate.pdf", one_page(more=b"/Rotate 99999999999")
    yield "size-huge.pdf", one_page().replace(b"/Size 6", b"/Size 2147483647")
    for number, size in enumerate((b"1e38", b"0", b"-12", b"0.00001")):
        yield f"size-{number}.pdf", one_page(stream(_TEXT.replace(b"12 Tf", size + b" Tf")))
    for number, matrix in enumerate((b"1e30 0 0 1e30 0 0 cm ", b"0 0 0 0 0 0 cm ", b"1 0 0 1 1e9 -1e9 cm ")):
        yield f"matrix-{number}.pdf", one_page(stream(matrix + _TEXT))
    yield "table-of-letters.pdf", one_page(more=b"/Annots [" + b"3 0 R " * 20_000 + b"]")
    pattern = b"begincmap 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap " * 2_000
    font = _FONT.replace(b" >>", b" /ToUnicode 6 0 R >>")
    yield "cmap.pdf", pdf(_CATALOG, _PAGES, page(), stream(_TEXT), font, stream(pattern))
    yield (
        "pickled-cmap.pdf",
        pdf(
            _CATALOG,
            _PAGES,
            page(),
            stream(_TEXT),
            b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /#2e#2e#2fetc#2fpasswd /DescendantFonts [6 0 R] >>",
            b"<< /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (/tmp/a) /Ordering (b) >> >>",
        ),
    )
