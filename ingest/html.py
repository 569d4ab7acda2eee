"""HTML as Word saves it ("Web page", also in one file), and plain pages: paragraphs, lists, tables, footnotes.

Word writes automatic numbers as text, in an element marked `mso-list:Ignore`; footnotes stand in a list of
their own at the end; shapes hide in conditional comments, which no parser shows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import lxml.html
from lxml.etree import ParserError, _Element

from ingest.arrange import arrange
from ingest.breaks import Stretch, split_lines
from ingest.document import Document
from ingest.errors import ReadError
from ingest.flow import Grid, Item, Line, assemble
from ingest.html_bytes import markup
from ingest.html_lists import Counter, item_label
from ingest.html_styles import Declarations, Look, Styles
from ingest.html_tables import read_table
from ingest.legacy import WARNINGS, Run, encoding_of, font_of, repair
from ingest.limits import Limits, check_text
from ingest.symbols import unprivate
from ingest.tabbed import opens_recipients
from ingest.vietnamese import fold, normalise

MEDIA_TYPE = "text/html"
_BLOCKS = frozenset(
    """p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre center address section article main header footer
    form fieldset figure figcaption body hr nav aside details summary""".split()  # noqa: SIM905
)
_SKIPPED = frozenset(
    "head title script style template noscript iframe object embed svg math select textarea button xml del".split()  # noqa: SIM905
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_NOTE_LISTS = {"footnote-list": "footnote", "endnote-list": "endnote"}
_ASIDE = frozenset({"comment-list", "comment", "header", "footer", *_NOTE_LISTS})
_NOTE_MARK = re.compile(r"\s*\[?[\divxlc*]{1,6}\]?[.)]?\s*", re.I)
# libxml2 nests no deeper either; what is deeper comes from no office.
_DEEPEST = 200


def read_html(data: bytes, name: str | None, limits: Limits) -> Document:
    """Read a page saved as HTML or MHTML. It has no pages of its own. Raises ReadError: corrupt_file, too_large."""
    text = markup(data)
    check_text(len(text), limits)
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except ParserError as error:
        raise ReadError("corrupt_file", found="HTML") from error
    walker = _Walker(root)
    body = root.find("body")
    items = arrange(walker.items(root if body is None else body))
    canonical, blocks, tables = assemble([*items, *walker.notes()])
    if not canonical:
        raise ReadError("corrupt_file", found="HTML")
    return Document(
        name=name,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        reader="html",
        text=canonical,
        blocks=blocks,
        tables=tables,
        warnings=walker.warnings,
        repaired=walker.guessed,
    )


@dataclass(slots=True)
class _Paragraph:
    """Text that has no end yet. `label` is the automatic number that it begins with."""

    look: Look
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    label: str = ""


class _Walker:
    """One pass over a page."""

    def __init__(self, root: _Element) -> None:
        self._styles = Styles(element.text or "" for element in root.iter("style"))
        self._encoding = encoding_of("\n".join(_texts(root)))
        self._note_lists: list[tuple[str, _Element, Look]] = []
        self._in_foot = False
        self.guessed = False

    @property
    def warnings(self) -> tuple[str, ...]:
        """What had to be guessed."""
        return (WARNINGS[self._encoding],) if self.guessed and self._encoding else ()

    def items(self, element: _Element, look: Look | None = None, stacked: bool = False, depth: int = 0) -> list[Item]:
        """The paragraphs and tables of a body, cell or note; `stacked`: a line break there is a new line."""
        reader = _Content(self, stacked, depth)
        reader.read(element, look or self._styles.look(self._styles.of(element), Look()))
        reader.flush()
        return reader.out

    def notes(self) -> list[Item]:
        """The foot- and endnotes in the order of their lists."""
        out: list[Item] = []
        for kind, element, look in self._note_lists:
            for note in element:
                if not isinstance(note.tag, str) or self._styles.of(note).get("mso-element") != kind:
                    continue
                lines = [line for line in arrange(self.items(note, look)) if isinstance(line, Line)]
                out.extend(
                    Line(line.text, line.align, line.indent, line.bold, line.italic, None, "footnote") for line in lines
                )
        return out

    def styled(self, element: _Element, below: Look) -> tuple[Declarations, Look]:
        """What counts for an element, and the look of its text."""
        own = self._styles.of(element)
        return own, self._styles.look(own, below)

    def set_aside(self, element: _Element, own: Declarations, look: Look) -> bool:
        """Whether an element is no part of the running text; lists of notes are kept for later."""
        role = own.get("mso-element", "")
        if role in _NOTE_LISTS:
            self._note_lists.append((_NOTE_LISTS[role], element, look))
        return role in _ASIDE or look.hidden

    def lines(self, paragraph: _Paragraph, stacked: bool) -> Iterator[Line]:
        """A finished paragraph as lines."""
        runs = [Run(unprivate(text, look.font), look.font) for text, look in paragraph.pieces]
        texts = repair(runs, self._encoding)
        self.guessed = self.guessed or any(
            text != run.text and font_of(run.font) is None for text, run in zip(texts, runs, strict=True)
        )
        stretches = [
            Stretch(normalise(text), look.bold, look.italic)
            for text, (_, look) in zip(texts, paragraph.pieces, strict=True)
        ]
        look = paragraph.look
        stacked = stacked or (self._in_foot and look.align != "justify")
        label: str | None = fold(paragraph.label) or None
        for text, bold, italic in split_lines(
            stretches, justified=look.align in (None, "left", "justify"), stacked=stacked
        ):
            if label is not None:
                text = f"{label} {text.lstrip()}"
            yield Line(text, look.align, look.indent, bold, italic, label)
            self._in_foot = self._in_foot or opens_recipients(text)
            label = None


class _Content:
    """The paragraphs of one container, as they come."""

    def __init__(self, walker: _Walker, stacked: bool, depth: int) -> None:
        self._walker = walker
        self._stacked = stacked
        self._depth = depth
        self._open: _Paragraph | None = None
        self._label = ""
        self.out: list[Item] = []

    def flush(self) -> None:
        """End the paragraph that is open."""
        if self._open is not None:
            self.out.extend(self._walker.lines(self._open, self._stacked))
            self._open = None

    def read(self, element: _Element, look: Look) -> None:
        """What stands in an element; `look` is its own."""
        self._depth += 1
        if self._depth <= _DEEPEST:
            self._text(element.text, look)
            counter = Counter(element) if element.tag in ("ol", "ul") else None
            for child in element:
                if isinstance(child.tag, str):
                    self._child(child, look, counter)
                self._text(child.tail, look)
        self._depth -= 1

    def _child(self, element: _Element, below: Look, counter: Counter | None) -> None:
        tag = str(element.tag).lower()
        own, look = self._walker.styled(element, below)
        if tag in _SKIPPED or self._walker.set_aside(element, own, look):
            return
        if tag == "br":
            self._add("\n", look)
        elif tag == "table":
            self.flush()
            self.out.append(self._table(element, look))
        elif tag in _BLOCKS or own.get("display") in ("block", "list-item"):
            self.flush()
            self._label = item_label(element, counter) if tag == "li" else self._label
            self.read(element, look)
            self.flush()
        elif "mso-footnote-id" in own or "mso-endnote-id" in own:
            self._note_mark(element, look)
        elif own.get("mso-list") == "ignore":
            self._number(element, look)
        elif "mso-tab-count" in own:
            self._add("\t", look)
        else:
            self.read(element, look)

    def _table(self, element: _Element, look: Look) -> Grid:
        depth = self._depth

        def read_cell(cell: _Element) -> list[Item]:
            return self._walker.items(cell, self._walker.styled(cell, look)[1], stacked=True, depth=depth + 2)

        return read_table(element, self._walker.styled, read_cell)

    def _text(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if not look.preformatted:
            text = _BLANKS.sub(" ", text)
            if text == " " and (self._open is None or not self._open.pieces):
                return
        self._add(text, look)

    def _add(self, text: str, look: Look) -> None:
        if self._open is None:
            self._open = _Paragraph(look, label=self._label)
            self._label = ""
        self._open.pieces.append((text, look))

    def _number(self, element: _Element, look: Look) -> None:
        """The number or bullet that Word's list gave: text here, with blanks of another font behind it."""
        reader = _Content(self._walker, stacked=True, depth=self._depth)
        reader.read(element, look)
        reader.flush()
        self._label = " ".join(item.text for item in reader.out if isinstance(item, Line)).strip()
        self._label = "◦" if self._label == "o" else self._label
        if self._open is not None and not any(text.strip() for text, _ in self._open.pieces):
            self._open.label, self._label = self._label, ""

    def _note_mark(self, element: _Element, look: Look) -> None:
        """Nothing in the text; before a note itself its mark is the note's number."""
        text = str(element.text_content())  # type: ignore[attr-defined]
        is_own = (element.get("href") or "").startswith(("#_ftnref", "#_ednref"))
        if is_own and _NOTE_MARK.fullmatch(text):
            self._add(f"{text.strip().strip('[].)')}. ", look)


def _texts(root: _Element) -> Sequence[str]:
    """The page's texts, those of scripts and style sheets left out."""
    return [
        text
        for element in root.iter()
        for text in (element.text if element.tag not in _SKIPPED else None, element.tail)
        if isinstance(element.tag, str) and text
    ]
