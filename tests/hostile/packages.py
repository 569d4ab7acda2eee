"""ZIP packages made to hurt: bombs, lies in the directory, XML that a parser should not follow."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Iterator

from tests.hostile.mutations import mutants
from tests.ingest.docx_builder import build, p, tc

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MIB = 1 << 20


def rezipped(data: bytes, **parts: bytes) -> bytes:
    """The package with other parts in it; "/" and "." of their names written as "__" and "_"."""
    given = {
        name.replace("__", "/").replace("_xml", ".xml").replace("_rels", ".rels"): body for name, body in parts.items()
    }
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, given.pop(name, None) or old.read(name))
        for name, body in given.items():
            new.writestr(name, body)
    return out.getvalue()


def zipped(entries: dict[str, bytes], level: int = 9) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, body in entries.items():
            archive.writestr(name, body)
    return out.getvalue()


def broken_parts(docx: bytes) -> Iterator[tuple[str, bytes]]:
    """Sound packages around broken XML, which a broken package would hide."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    for name, body in parts.items():
        key = name.replace("/", "__").replace(".xml", "_xml").replace(".rels", "_rels")
        for number, broken in enumerate(mutants(body, 3, name)):
            yield f"part-{name.replace('/', '-')}-{number}.docx", rezipped(docx, **{key: broken})


def bombs(docx: bytes) -> Iterator[tuple[str, bytes]]:
    """Small files that grow."""
    yield "bomb-part.docx", rezipped(docx, word__document_xml=b"<a>" + b" " * (80 * _MIB) + b"</a>")
    yield "bomb-media.docx", rezipped(docx, **{"word__media__a.bin": bytes(200 * _MIB)})
    yield "bomb-text.docx", build("".join(p("a b " * 250) for _ in range(6_000)))
    inner = zipped({"a": bytes(10 * _MIB)})
    for _ in range(5):
        inner = zipped({f"{number}.zip": inner for number in range(16)})
    yield "bomb-nested.zip", inner
    yield "bomb-nested.docx", rezipped(docx, **{"word__embeddings__a.zip": inner})
    yield "bomb-entries.docx", zipped({f"word/{number}.xml": b"" for number in range(30_000)}, 0)
    yield "bomb-overlapped.docx", _overlapped()
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    yield "bomb-laughs.docx", rezipped(docx, word__document_xml=f"<!DOCTYPE a [{laughs}]><a>&a8;</a>".encode())
    file = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    yield "entity-file.docx", rezipped(docx, word__document_xml=file)
    yield "entity-utf16.docx", rezipped(docx, word__document_xml=file.decode().encode("utf-16"))


def _overlapped() -> bytes:
    """Many directory entries over one body: more comes out than the sizes of the file allow."""
    body = zipped({"word/a.xml": bytes(4 * _MIB)})
    start = struct.unpack("<I", body[-6:-2])[0]
    entry = body[start:-22]
    entries = b"".join(entry.replace(b"word/a.xml", b"w%04d/a.xml" % number) for number in range(1_000))
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1_000, 1_000, len(entries), start, 0)
    return body[:start] + entries + end


def strange(docx: bytes) -> Iterator[tuple[str, bytes]]:
    """XML that is well formed and asks for too much."""
    yield "deep-controls.docx", build("<w:sdt><w:sdtContent>" * 3_000 + p("a") + "</w:sdtContent></w:sdt>" * 3_000)
    cell = "<w:tbl><w:tr><w:tc>" * 400 + p("a") + "</w:tc></w:tr></w:tbl>" * 400
    yield "deep-tables.docx", build(cell)
    for number, look in enumerate(
        ('<w:gridSpan w:val="999999999"/>', '<w:gridSpan w:val="-5"/>', '<w:gridSpan w:val="x"/>')
    ):
        yield f"span-{number}.docx", build(f"<w:tbl><w:tr>{tc(p('a'), look)}</w:tr></w:tbl>")
    yield "many-cells.docx", build("<w:tbl>" + ("<w:tr>" + tc(p("a")) * 60 + "</w:tr>") * 300 + "</w:tbl>")
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 3}"/></w:style>' for n in range(3)
    )
    yield "style-loop.docx", build(p("a", '<w:pStyle w:val="s0"/>'), styles=styles)
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(5_000)
    )
    yield "style-chain.docx", build(p("a", '<w:pStyle w:val="s0"/>'), styles=chain)
    for number, value in enumerate(("-1", "99999999999999999999", "x", "")):
        level = f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr>'
        yield f"number-{number}.docx", build(p("a", level) * 3)
    attributes = " ".join(f'w:a{number}="1"' for number in range(20_000))
    yield "attributes.docx", build(f"<w:p {attributes}/>")
    yield "long-attribute.docx", build(f'<w:p w:rsidR="{"a" * 5_000_000}"/>')
    relation = f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="{{}}"/>'
    outside = f'<Relationships xmlns="{_RELATIONS}">{relation}</Relationships>'
    for number, target in enumerate(
        ("file:///etc/passwd", "../../../etc/passwd", "http://127.0.0.1:9/a", "word/none.xml", "")
    ):
        yield f"target-{number}.docx", rezipped(docx, _rels___rels=outside.format(target).encode())
    yield "evil-path.docx", rezipped(docx, **{"..__..__evil.sh": b"x"})
    yield "macro.docx", rezipped(docx, **{"word__vbaProject.bin": random.Random(1).randbytes(5_000)})
    yield "embedded.docx", rezipped(docx, **{"word__embeddings__a.exe": b"MZ" + bytes(900)})
    yield "controls.docx", build(p("\N{RIGHT-TO-LEFT OVERRIDE}a" * 2_000))


def lies(docx: bytes) -> Iterator[tuple[str, bytes]]:
    """A directory that does not tell the truth."""
    start = docx.rindex(b"PK\5\6")
    for number, (offset, value) in enumerate(((8, b"\xff\xff"), (10, b"\xff\xff"), (12, b"\xff" * 4), (16, bytes(4)))):
        at = start + offset
        yield f"directory-{number}.docx", docx[:at] + value + docx[at + len(value) :]
    first = docx.index(b"PK\1\2")
    for number, (offset, value) in enumerate(
        ((8, b"\x01\x00"), (10, b"\x63\x00"), (20, b"\1\0\0\0"), (24, b"\1\0\0\0"))
    ):
        at = first + offset
        yield f"entry-{number}.docx", docx[:at] + value + docx[at + len(value) :]
