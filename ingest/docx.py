"""DOCX: the package through python-docx, the text by a walk of our own over its XML."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import docx as python_docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree
from lxml.etree import _Element

from ingest.arrange import arrange
from ingest.breaks import Stretch, split_lines
from ingest.document import BlockKind, Document
from ingest.embedded import in_package
from ingest.errors import ReadError
from ingest.flow import Grid, Item, Line, assemble
from ingest.legacy import WARNINGS, encoding_of, repair_text
from ingest.legacy_tables import Encoding
from ingest.limits import Limits
from ingest.numbering import Label, Numbering, roman
from ingest.tabbed import opens_recipients
from ingest.vietnamese import normalise
from ingest.wordprocessing import BLOCK_WRAPPERS, Words, read_words, shown_branches
from ingest.wordstyles import Styles
from ingest.wordtables import read_grid
from ingest.wordxml import MC, W, attribute

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EMBEDDED = "Tài liệu nhúng nội dung từ tệp khác (altChunk); phần đó chưa được đọc."
_NO_LABEL = "0"


def read_docx(data: bytes, name: str | None, limits: Limits) -> Document:
    """Read a DOCX whose package `limits.check_zip` has passed. It has no pages of its own."""
    part = python_docx.Document(io.BytesIO(data)).part
    walker = _Walker(
        Styles(_related(part, RELATIONSHIP_TYPE.STYLES)),
        _related(part, RELATIONSHIP_TYPE.NUMBERING),
    )
    body = part.element.find(W + "body")
    if body is None:
        raise ReadError("corrupt_file", found="word/document.xml")
    walker.expect_encoding(str(element.text or "") for element in body.iter(W + "t"))
    items = arrange(walker.items(body))
    items += walker.notes(
        {
            "footnote": _related(part, RELATIONSHIP_TYPE.FOOTNOTES),
            "endnote": _related(part, RELATIONSHIP_TYPE.ENDNOTES),
        }
    )
    text, blocks, tables = assemble(items)
    return Document(
        name=name,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        reader="docx",
        text=text,
        blocks=blocks,
        tables=tables,
        warnings=(*in_package(data), *walker.warnings),
        repaired=walker.guessed,
    )


def _related(part: object, kind: str) -> _Element | None:
    """The root of the XML part that the main part names for this role, None if it names none."""
    for relation in part.rels.values():  # type: ignore[attr-defined]
        if relation.reltype == kind and not relation.is_external:
            target = relation.target_part
            if hasattr(target, "element"):
                return target.element  # type: ignore[no-any-return]
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return etree.fromstring(target.blob, parser)
    return None


class _Walker:
    """One pass in document order: automatic numbers count, so nothing may be read twice."""

    def __init__(self, styles: Styles, numbering: _Element | None) -> None:
        self._styles = styles
        self._numbering = Numbering(numbering, styles.numbering_styles() if numbering is not None else {})
        self._references: list[tuple[str, str]] = []
        self._in_foot = False
        self._encoding: Encoding | None = None
        self.guessed = False
        self.warnings: list[str] = []

    def expect_encoding(self, texts: Iterable[str]) -> None:
        """Find out from the document's texts what they are written in where no font tells."""
        self._encoding = encoding_of("\n".join(texts))

    def items(self, container: Iterable[_Element], stacked: bool = False) -> list[Item]:
        """The paragraphs and tables of a body, cell or text box; `stacked`: a line break there is a new line."""
        out: list[Item] = []
        held: list[Words] = []
        for element in self._blocks(container):
            if element.tag == W + "tbl":
                out.extend(self._paragraph(held, stacked))
                held = []
                out.append(self._table(element))
                continue
            held.append(read_words(element, self._styles, self._encoding))
            if held[-1].guessed:
                self._warn_of_guess()
            if not held[-1].joins_next:
                out.extend(self._paragraph(held, stacked))
                held = []
        out.extend(self._paragraph(held, stacked))
        return out

    def _warn_of_guess(self) -> None:
        if self._encoding is not None and not self.guessed:
            self.guessed = True
            self.warnings.append(WARNINGS[self._encoding])

    def notes(self, parts: dict[str, _Element | None]) -> list[Item]:
        """The foot- and endnotes that the text refers to, in that order, as Word numbers them by default."""
        out: list[Item] = []
        references = list(dict.fromkeys(self._references))
        for kind, root in parts.items():
            notes = {attribute(note, "id"): note for note in (() if root is None else root)}
            own = [notes[key] for role, key in references if role == kind and key in notes]
            for count, note in enumerate(own, start=1):
                label = f"{count}." if kind == "footnote" else f"{roman(count)}."
                lines = [line for line in arrange(self.items(note)) if isinstance(line, Line)]
                out.extend(_note_lines(lines, label))
        return out

    def _blocks(self, container: Iterable[_Element]) -> Iterator[_Element]:
        """Paragraphs and tables, through content controls and other wrappers."""
        for child in container:
            tag = child.tag
            if tag == W + "p" or tag == W + "tbl":
                yield child
            elif tag in BLOCK_WRAPPERS:
                yield from self._blocks(child)
            elif tag == MC + "AlternateContent":
                branch = next(shown_branches(child), None)
                yield from self._blocks(() if branch is None else branch)
            elif tag == W + "altChunk" and EMBEDDED not in self.warnings:
                self.warnings.append(EMBEDDED)

    def _table(self, element: _Element) -> Grid:
        return read_grid(element, self._styles, lambda cell: self.items(cell, stacked=True))

    def _paragraph(self, held: Sequence[Words], stacked: bool) -> list[Item]:
        """The lines of one paragraph, joined from several where the ends between them are deleted."""
        if not held:
            return []
        last = held[-1]
        stretches = [
            Stretch(normalise(piece.text), piece.bold, piece.italic) for words in held for piece in words.pieces
        ]
        self._references.extend(note for words in held for note in words.notes)
        # A paragraph deleted or hidden together with its end is not counted, nor is a mere section break.
        gone = not stretches and (last.joins_next or last.ends_section)
        label = None if gone else self._label(last)
        out = self._lines(stretches, last, label, stacked or (self._in_foot and last.look.align != "justify"))
        self._in_foot = self._in_foot or any(opens_recipients(line.text) for line in out)
        boxes = [box for words in held for box in words.boxes]
        return [*out, *(item for box in boxes for item in self.items(box, stacked=True))]

    def _label(self, words: Words) -> Label | None:
        look = words.look
        if look.list_id is None or look.list_id == _NO_LABEL:
            return None
        level = look.list_level
        if level is None:
            style = look.list_style or words.style
            level = self._numbering.level_of_style(look.list_id, style) if style else 0
        label = self._numbering.label(look.list_id, level)
        if label is None or label.text.isascii():
            return label
        return replace(label, text=repair_text(label.text, look.run.font, self._encoding))

    def _lines(self, stretches: list[Stretch], words: Words, label: Label | None, stacked: bool) -> list[Line]:
        look = words.look
        indent = look.indent if look.indent is not None or label is None else label.indent
        out: list[Line] = []
        for text, bold, italic in split_lines(
            stretches, justified=look.align in (None, "left", "justify"), stacked=stacked
        ):
            printed = None
            if not out and label is not None and label.text:
                printed = label.text
                text = printed + (label.glue + text.lstrip() if label.glue else text)
            out.append(Line(text, look.align, indent, bold, italic, printed))
        return out


def _note_lines(lines: Sequence[Line], label: str) -> Iterator[Line]:
    kind: BlockKind = "footnote"
    for index, line in enumerate(lines):
        own = label if index == 0 else line.label
        text = f"{label} {line.text}" if index == 0 else line.text
        yield Line(text, line.align, line.indent, line.bold, line.italic, own, kind)
