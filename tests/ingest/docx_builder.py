"""Small DOCX packages from raw XML, made in memory: what a test shows is what Word would have stored."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

import ingest
from ingest import Document

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": W_NAMESPACE,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = ("styles", "numbering", "footnotes", "endnotes")


def run(text: str, look: str = "") -> str:
    """A `w:r`; a tab and a newline in the text become Word's own elements."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    pieces = []
    for index, line in enumerate(text.split("\n")):
        pieces.append("<w:br/>" if index else "")
        for place, part in enumerate(line.split("\t")):
            pieces.append("<w:tab/>" if place else "")
            pieces.append(f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "")
    return f"<w:r>{properties}{''.join(pieces)}</w:r>"


def p(content: str = "", look: str = "") -> str:
    """A `w:p` with a text, or with raw XML where the content begins with "<"."""
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"


def listed(text: str, list_id: int = 1, level: int = 0) -> str:
    """A paragraph with automatic numbering."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    """A paragraph in a style."""
    return p(text, f'<w:pStyle w:val="{style}"/>')


def tc(content: str, look: str = "") -> str:
    """A `w:tc`; lines of a text become paragraphs."""
    inner = content if content.startswith("<") else "".join(p(line) for line in content.split("\n"))
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, look: str = "") -> str:
    """A `w:tr`; cells may be given as texts."""
    inner = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{inner}</w:tr>"


RULED = "<w:tblBorders>" + "".join(
    f'<w:{edge} w:val="single"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
) + "</w:tblBorders>"  # fmt: skip


def tbl(*rows: str, look: str = "") -> str:
    """A `w:tbl`."""
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def level(
    text: str, number_format: str = "decimal", index: int = 0, start: int = 1, more: str = "", suffix: str = "tab"
) -> str:
    """A `w:lvl`."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{escape(text)}"/>{more}</w:lvl>'
    )


def abstract(*levels: str, key: int = 0, more: str = "") -> str:
    """A `w:abstractNum`."""
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def num(key: int = 1, of: int = 0, overrides: str = "") -> str:
    """A `w:num`."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def start_override(value: int, index: int = 0) -> str:
    """A `w:lvlOverride` that starts anew."""
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def style(key: str, look: str = "", kind: str = "paragraph", based_on: str | None = None, default: bool = False) -> str:
    """A `w:style`."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"{first}>{based}{look}</w:style>'


def build(body: str, **parts: str) -> bytes:
    """A DOCX package. `parts`: the content of styles, numbering, footnotes, endnotes."""
    unknown = set(parts) - set(_PARTS)
    assert not unknown, unknown
    overrides = [("document", "document.main")] + [(name, name) for name in parts]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            + "".join(
                f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in overrides
            )
            + "</Types>",
        )
        archive.writestr("_rels/.rels", _relations([("officeDocument", "word/document.xml")]))
        archive.writestr("word/_rels/document.xml.rels", _relations([(name, f"{name}.xml") for name in parts]))
        archive.writestr("word/document.xml", f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {_NAMESPACES}>{content}</w:{name}>")
    return out.getvalue()


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{count}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for count, (kind, target) in enumerate(targets)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def read(body: str, **parts: str) -> Document:
    """Build and read."""
    return ingest.read(build(body, **parts))


def lines(body: str, **parts: str) -> list[str]:
    """The canonical text's lines."""
    return read(body, **parts).text.split("\n")
