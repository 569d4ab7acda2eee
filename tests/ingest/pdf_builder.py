"""Tiny PDFs written by hand: text in fonts that are not embedded, rules, annotations, page turns.

A font's codes stand for whatever letters the test uses; the ToUnicode table says which, so that
Vietnamese letters need no font file. All letters are half as wide as their size.
"""

from __future__ import annotations

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
LETTER = 0.5


@dataclass
class Text:
    """A run of letters from x on the baseline y (from the page's top). `font`: F1, F2 regular, B1 bold."""

    x: float
    y: float
    text: str
    size: float = 12
    font: str = "F1"
    matrix: tuple[float, float, float, float] = (1, 0, 0, 1)


@dataclass
class Page:
    texts: list[Text] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    stamps: list[Text] = field(default_factory=list)
    rotate: int = 0
    picture: bool = False


# A grey pixel over the whole page.
PICTURE = b" q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
FONTS = {"F1": "Times-Roman", "F2": "Helvetica", "B1": "Times-Bold", "I1": "Times-Italic"}


def line(text: str, x: float, y: float, size: float = 12, font: str = "F1") -> Text:
    return Text(x, y, text, size, font)


def grid(columns: list[float], rows: list[float]) -> list[tuple[float, float, float, float]]:
    """The rules of a table with these vertical and horizontal lines."""
    upright = [(x, rows[0], x, rows[-1]) for x in columns]
    return upright + [(columns[0], y, columns[-1], y) for y in rows]


def build(pages: list[Page], trailer: str = "") -> bytes:
    """The file; `trailer` is added to the trailer dictionary."""
    codes = _codes(pages)
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = {}
    for name, base in FONTS.items():
        objects.append(_stream(_to_unicode(codes)))
        widths = " ".join(["500"] * 256)
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /FirstChar 0 /LastChar 255 /Widths [{widths}]"
            f" /ToUnicode {len(objects)} 0 R /FontDescriptor << /Type /FontDescriptor /FontName /{base} /Flags 32"
            " /Ascent 750 /Descent -250 /CapHeight 700 /StemV 80 /ItalicAngle 0"
            " /FontBBox [0 -250 600 750] >> >>".encode()
        )
        fonts[name] = len(objects)
    resources = "/Resources << /Font << " + " ".join(f"/{n} {o} 0 R" for n, o in fonts.items()) + " >> >>"
    kids = []
    for page in pages:
        picture = PICTURE if page.picture else b""
        objects.append(_stream(_content(page.texts, page.rules, codes) + picture))
        content = len(objects)
        notes = []
        for stamp in page.stamps:
            notes.append(_stamp(objects, stamp, resources, codes))
        annotations = f"/Annots [{' '.join(notes)}]" if notes else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {page.rotate}"
            f" {resources} /Contents {content} 0 R {annotations} >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects, trailer)


def _codes(pages: list[Page]) -> dict[str, int]:
    letters = {letter for page in pages for text in (*page.texts, *page.stamps) for letter in text.text}
    others = sorted(letter for letter in letters if letter != " ")
    # Code 32 stays the blank, control codes stay unused.
    free = [code for code in range(33, 256) if code not in (40, 41, 92)]
    return {" ": 32} | dict(zip(others, free, strict=False))


def _to_unicode(codes: dict[str, int]) -> bytes:
    pairs = "\n".join(f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap end end"
    ).encode()


def _content(texts: list[Text], rules: list[tuple[float, float, float, float]], codes: dict[str, int]) -> bytes:
    parts = []
    for text in texts:
        shown = bytes(codes[letter] for letter in text.text).hex()
        a, b, c, d = text.matrix
        parts.append(f"BT /{text.font} {text.size} Tf {a} {b} {c} {d} {text.x} {HEIGHT - text.y} Tm <{shown}> Tj ET")
    for x0, y0, x1, y1 in rules:
        parts.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
    return "\n".join(parts).encode()


def _stamp(objects: list[bytes], stamp: Text, resources: str, codes: dict[str, int]) -> str:
    """A FreeText annotation with its appearance; gives the reference to it."""
    width, height = len(stamp.text) * stamp.size * LETTER, stamp.size
    shown = bytes(codes[letter] for letter in stamp.text).hex()
    body = f"BT /{stamp.font} {stamp.size} Tf 0 0 Td <{shown}> Tj ET".encode()
    head = f"/Type /XObject /Subtype /Form /BBox [0 -{height} {width} {height}] {resources} "
    objects.append(_stream(body, head))
    bottom = HEIGHT - stamp.y
    place = f"{stamp.x} {bottom - height} {stamp.x + width} {bottom + height}"
    objects.append(
        f"<< /Type /Annot /Subtype /FreeText /F 4 /Rect [{place}] /AP << /N {len(objects)} 0 R >> >>".encode()
    )
    return f"{len(objects)} 0 R"


def _stream(data: bytes, head: str = "") -> bytes:
    return f"<< {head}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes], trailer: str) -> bytes:
    out = b"%PDF-1.5\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out
