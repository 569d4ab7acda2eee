"""The words of one Word paragraph: what python-docx's `Paragraph.text` leaves out, and what nobody should see.

Tracked changes are read as accepted, fields by their result, hidden text not at all; content controls,
links and other wrappers are looked through; symbol fonts become characters; note marks and text boxes
are set aside, because they belong elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from ingest.legacy import Run, font_of, repair
from ingest.legacy_tables import Encoding
from ingest.symbols import symbol, unprivate
from ingest.wordstyles import ParagraphLook, RunLook, Styles, read_paragraph_look, read_run_look
from ingest.wordxml import MC, M, W, attribute, switched_on

_TEXT, _RUN, _PROPERTIES = W + "t", W + "r", W + "pPr"
_CHARACTERS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
# A soft hyphen shows nothing, but in TCVN3 its code is the letter ư.
_CHARACTERS |= {W + "softHyphen": "\u00ad"}
_DRAWINGS = frozenset({W + "drawing", W + "pict", W + "object"})
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_ALTERNATE = MC + "AlternateContent"
# Looked through: what they wrap is part of the accepted text.
_WRAPPERS = frozenset(
    W + name
    for name in (
        "ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent",
        "fldSimple", "dir", "bdo", "ruby", "rubyBase",
    )
)  # fmt: skip
_MATH = frozenset({M + "oMath", M + "oMathPara"})
BLOCK_WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "customXml", "sdt", "sdtContent", "smartTag"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one look. `font` is the name that the file gives."""

    text: str
    bold: bool
    italic: bool
    font: str | None = None


@dataclass(slots=True)
class Words:
    """What one paragraph says. `joins_next`: its own end is deleted or hidden, the next one continues it.

    `ends_section`: a section's properties hang on it; without words it is only their carrier. `guessed`: no
    font told the encoding from before Unicode that it was in.
    """

    look: ParagraphLook
    style: str | None = None
    joins_next: bool = False
    ends_section: bool = False
    guessed: bool = False
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def read_words(paragraph: _Element, styles: Styles, encoding: Encoding | None = None) -> Words:
    """Read a `w:p`. `encoding` is what the document's text is written in where no font tells."""
    properties = paragraph.find(_PROPERTIES)
    if properties is None:
        words = Words(styles.paragraph(None))
    else:
        named = properties.find(W + "pStyle")
        style = None if named is None else attribute(named, "val")
        own = read_paragraph_look(properties)
        if own.list_id is not None and own.list_level is None:
            own.list_level = 0
        words = Words(own.over(styles.paragraph(style)), style)
        words.joins_next = _mark_is_gone(properties)
        words.ends_section = properties.find(W + "sectPr") is not None
    _ParagraphReader(words, styles).read(paragraph)
    if words.pieces:
        texts = repair([Run(piece.text, piece.font) for piece in words.pieces], encoding)
        changed = [text != piece.text for piece, text in zip(words.pieces, texts, strict=True)]
        if any(changed):
            words.guessed = encoding is not None and any(
                font_of(piece.font) is None for piece, new in zip(words.pieces, changed, strict=True) if new
            )
            words.pieces = [replace(piece, text=text) for piece, text in zip(words.pieces, texts, strict=True) if text]
    return words


def _mark_is_gone(properties: _Element) -> bool:
    mark = properties.find(W + "rPr")
    if mark is None:
        return False
    if mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None:
        return True
    vanish = mark.find(W + "vanish")
    return vanish is not None and switched_on(vanish)


def shown_branches(alternate: _Element) -> Iterator[_Element]:
    """The branches of `mc:AlternateContent`, the best first: a reader takes the first that gives something."""
    yield from alternate.iterchildren(MC + "Choice")
    yield from alternate.iterchildren(MC + "Fallback")


def text_boxes(element: _Element) -> Iterator[_Element]:
    """The contents of the text boxes in a drawing, each once though files hold them in two forms."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == _ALTERNATE:
            for branch in shown_branches(child):
                found = list(text_boxes(branch))
                if found:
                    yield from found
                    break
        elif isinstance(child.tag, str):
            yield from text_boxes(child)


class _ParagraphReader:
    """One pass over a paragraph's inline content."""

    def __init__(self, words: Words, styles: Styles) -> None:
        self._words = words
        self._styles = styles
        self._base = words.look.run
        # One entry for each open field: where its code began, None once its result goes by. The code's
        # text is dropped at its end and not before: a field that never ends must not swallow the rest.
        self._fields: list[int | None] = []

    def read(self, element: _Element) -> None:
        """Read what stands in a paragraph or one of its wrappers."""
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag in _WRAPPERS:
                self.read(child)
            elif tag == _ALTERNATE:
                self._alternate(child)
            elif tag in _MATH:
                text = "".join(str(part.text or "") for part in child.iter(M + "t"))
                self._add(text, self._base)

    def _alternate(self, element: _Element) -> None:
        words = self._words
        for branch in shown_branches(element):
            before = len(words.pieces) + len(words.boxes)
            self.read(branch)
            self._content(branch, self._base)
            if len(words.pieces) + len(words.boxes) > before:
                return

    def _run(self, run: _Element) -> None:
        look = self._base
        properties = run.find(W + "rPr")
        if properties is not None:
            look = read_run_look(properties)
            look = look.over(self._styles.run(look.style)) if look.style else look
            look = look.over(self._base)
        if not look.hidden:
            self._content(run, look)

    def _content(self, run: _Element, look: RunLook) -> None:
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self._add(unprivate(child.text or "", look.font), look)
            elif tag in _CHARACTERS:
                self._add(_CHARACTERS[tag], look)
            elif tag == W + "sym":
                self._add(_symbol(child), look)
            elif tag == W + "fldChar":
                self._field(attribute(child, "fldCharType"))
            elif tag in _NOTES:
                self._words.notes.append((_NOTES[tag], attribute(child, "id") or ""))
                if attribute(child, "customMarkFollows") in ("1", "true", "on"):
                    return
            elif tag in _DRAWINGS:
                self._words.boxes.extend(text_boxes(child))
            elif tag == _ALTERNATE:
                self._alternate(child)
            elif tag == W + "ruby":
                self.read(child)

    def _add(self, text: str, look: RunLook) -> None:
        if text:
            self._words.pieces.append(Piece(text, bool(look.bold), bool(look.italic), look.font))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(len(self._words.pieces))
        elif kind in ("separate", "end") and self._fields:
            code = self._fields.pop()
            if code is not None:
                del self._words.pieces[code:]
            if kind == "separate":
                self._fields.append(None)


def _symbol(element: _Element) -> str:
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    return symbol(code, attribute(element, "font"))
