"""What a paragraph or a run inherits from its styles (ECMA-376 Part 1, 17.7)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from ingest.document import Align
from ingest.legacy import font_of
from ingest.numbering import left_edge
from ingest.wordxml import W, attribute, number, switched_on

_ALIGN: dict[str, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
# Longer chains of basedOn occur only in broken files, where they run in circles.
_DEEPEST = 12
_SWITCHES = {W + "b": "bold", W + "i": "italic", W + "vanish": "hidden"}


@dataclass(slots=True)
class RunLook:
    """What matters of `w:rPr`; None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    style: str | None = None

    def over(self, below: RunLook) -> RunLook:
        """This look, with what it leaves open taken from the one below."""
        return RunLook(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
            self.font or below.font,
            self.style,
        )


@dataclass(slots=True)
class ParagraphLook:
    """What matters of `w:pPr`; None where it says nothing. `list_id` "0" means: no numbering."""

    align: Align | None = None
    indent: float | None = None
    list_id: str | None = None
    list_level: int | None = None
    list_style: str | None = None
    run: RunLook = field(default_factory=RunLook)

    def over(self, below: ParagraphLook) -> ParagraphLook:
        """This look, with what it leaves open taken from the one below."""
        return ParagraphLook(
            self.align or below.align,
            below.indent if self.indent is None else self.indent,
            below.list_id if self.list_id is None else self.list_id,
            below.list_level if self.list_level is None and self.list_id is None else self.list_level,
            below.list_style if self.list_id is None else self.list_style,
            self.run.over(below.run),
        )


def read_run_look(element: _Element) -> RunLook:
    """The look that a `w:rPr` states itself."""
    look = RunLook()
    for child in element:
        tag = child.tag
        if tag in _SWITCHES:
            setattr(look, _SWITCHES[tag], switched_on(child))
        elif tag == W + "rFonts":
            plain, beyond = attribute(child, "ascii"), attribute(child, "hAnsi")
            # Letters beyond ASCII are shown in the second; it tells of an encoding from before Unicode.
            look.font = beyond if font_of(beyond) else plain or beyond
        elif tag == W + "rStyle":
            look.style = attribute(child, "val")
    return look


def read_paragraph_look(element: _Element) -> ParagraphLook:
    """The look that a `w:pPr` states itself (its `w:rPr` is the paragraph mark's and not read)."""
    look = ParagraphLook()
    for child in element:
        tag = child.tag
        if tag == W + "jc":
            look.align = _ALIGN.get(attribute(child, "val") or "")
        elif tag == W + "ind":
            look.indent = left_edge(child)
        elif tag == W + "numPr":
            for part in child:
                if part.tag == W + "numId":
                    look.list_id = attribute(part, "val")
                elif part.tag == W + "ilvl":
                    look.list_level = number(attribute(part, "val"), 0)
    return look


class Styles:
    """A document's styles, resolved when first asked for."""

    def __init__(self, root: _Element | None) -> None:
        """`root` is styles.xml, None where the package has none."""
        self._elements: dict[str, _Element] = {}
        self._paragraphs: dict[str | None, ParagraphLook] = {}
        self._runs: dict[str, RunLook] = {}
        self._default: str | None = None
        self._root = root
        if root is not None:
            self._index(root)

    def paragraph(self, style: str | None) -> ParagraphLook:
        """The look of a paragraph style; None is the default style."""
        found = self._paragraphs.get(style)
        if found is None:
            found = self._defaults()
            for element in reversed(self.chain(style if style in self._elements else self._default)):
                found = _style_look(element).over(found)
            self._paragraphs[style] = found
        return found

    def run(self, style: str) -> RunLook:
        """The look of a character style."""
        found = self._runs.get(style)
        if found is None:
            found = RunLook()
            for element in reversed(self.chain(style)):
                look = element.find(W + "rPr")
                found = found if look is None else read_run_look(look).over(found)
            self._runs[style] = found
        return found

    def chain(self, style: str | None) -> list[_Element]:
        """The style's element, then those that it is based on."""
        found: list[_Element] = []
        while style is not None and style in self._elements and len(found) < _DEEPEST:
            found.append(self._elements[style])
            based = found[-1].find(W + "basedOn")
            style = None if based is None else attribute(based, "val")
        return found

    def numbering_styles(self) -> dict[str, str]:
        """The list that each numbering style names."""
        out: dict[str, str] = {}
        for key, element in self._elements.items():
            if attribute(element, "type") == "numbering":
                reference = element.find(f"{W}pPr/{W}numPr/{W}numId")
                if reference is not None:
                    out[key] = attribute(reference, "val") or ""
        return out

    def _index(self, root: _Element) -> None:
        for element in root.iterchildren(W + "style"):
            key = attribute(element, "styleId")
            if key is None:
                continue
            self._elements[key] = element
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                self._default = key

    def _defaults(self) -> ParagraphLook:
        look = ParagraphLook()
        if self._root is not None:
            paragraph = self._root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
            run = self._root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            look = look if paragraph is None else read_paragraph_look(paragraph)
            look.run = RunLook() if run is None else read_run_look(run)
        # Word's own theme fonts stand here; only a font that a style or run names can be a symbol font.
        font = look.run.font if font_of(look.run.font) else None
        return replace(look, run=replace(look.run, font=font))


def _style_look(element: _Element) -> ParagraphLook:
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    look = ParagraphLook() if paragraph is None else read_paragraph_look(paragraph)
    look.run = RunLook() if run is None else read_run_look(run)
    if look.list_id is not None:
        look.list_style = attribute(element, "styleId")
    return look
