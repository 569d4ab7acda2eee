"""How a page's elements look: what its style sheets and attributes say, as far as it matters for reading.

Selectors are taken as Word and other office programs write them (an element, a class, both); others are
left aside. Sizes are points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import tinycss2
from lxml.etree import _Element

from ingest.document import Align

_ALIGN: dict[str, Align] = {
    "left": "left", "start": "left", "center": "center", "middle": "center", "right": "right", "end": "right",
    "justify": "justify",
}  # fmt: skip
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0}
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(pt|px|in|cm|mm|pc)?\b", re.I)
_SELECTOR = re.compile(r"([A-Za-z][\w]*)?(?:\.([\w-]+))?$")
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_HIDING = {("display", "none"), ("visibility", "hidden"), ("mso-hide", "all")}
_NO_RULE = re.compile(r"\b(?:none|hidden|0(?:pt|px)?)\b")
_WITH_RULE = re.compile(r"\b(?:solid|double|dashed|dotted|ridge|groove|inset|outset)\b")
# Characters of a style sheet and of one element's style; Word writes some 60,000 and 500.
_LONGEST_SHEET, _LONGEST_STYLE = 500_000, 10_000
# Elements whose look HTML itself gives.
_BY_TAG = {
    "b": {"font-weight": "bold"}, "strong": {"font-weight": "bold"},
    "th": {"font-weight": "bold", "text-align": "center"},
    "i": {"font-style": "italic"}, "em": {"font-style": "italic"}, "cite": {"font-style": "italic"},
    "center": {"text-align": "center"}, "pre": {"white-space": "pre"},
    **{f"h{level}": {"font-weight": "bold"} for level in range(1, 7)},
}  # fmt: skip

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """What an element's text inherits. `left` is its left edge, `first` what its first line adds to that."""

    align: Align | None = None
    bold: bool = False
    italic: bool = False
    font: str | None = None
    hidden: bool = False
    preformatted: bool = False
    left: float = 0.0
    first: float = 0.0

    @property
    def indent(self) -> float | None:
        """The left edge of the paragraph, a hanging first line counted; None where nothing is said."""
        edge = self.left + min(0.0, self.first)
        return edge or None


class Styles:
    """The rules of a page's style sheets, by element and class."""

    def __init__(self, sheets: Iterator[str]) -> None:
        """`sheets` are the texts of the page's style elements."""
        self._rules: dict[tuple[str, str], Declarations] = {}
        for sheet in sheets:
            self._read(sheet)

    def of(self, element: _Element) -> Declarations:
        """What counts for the element itself, its own style last."""
        tag = str(element.tag).lower()
        out = dict(_BY_TAG.get(tag, {}))
        out |= self._rules.get((tag, ""), {})
        for name in (element.get("class") or "").split():
            out |= self._rules.get(("", name), {})
            out |= self._rules.get((tag, name), {})
        if (align := element.get("align")) and tag not in ("table", "img"):
            out["text-align"] = align.lower()
        if tag == "font" and (face := element.get("face")):
            out["font-family"] = face
        return out | declarations(element.get("style") or "")

    def look(self, own: Declarations, below: Look) -> Look:
        """The look of an element's text; `below` is that of the element around it."""
        weight, slope = own.get("font-weight", ""), own.get("font-style", "")
        return replace(
            below,
            align=_ALIGN.get(own.get("text-align", ""), below.align),
            bold=weight in _BOLD if weight else below.bold,
            italic=slope in ("italic", "oblique") if slope else below.italic,
            font=_family(own.get("font-family", "")) or below.font,
            hidden=below.hidden or any(own.get(name) == value for name, value in _HIDING),
            preformatted=own["white-space"].startswith("pre") if "white-space" in own else below.preformatted,
            left=below.left + points(own.get("margin-left", "")),
            first=points(own["text-indent"]) if "text-indent" in own else below.first,
        )

    def _read(self, sheet: str) -> None:
        for rule in tinycss2.parse_stylesheet(sheet[:_LONGEST_SHEET], skip_comments=True, skip_whitespace=True):
            if rule.type != "qualified-rule":
                continue
            found = declarations(tinycss2.serialize(rule.content))
            for selector in tinycss2.serialize(rule.prelude).split(","):
                match = _SELECTOR.match(selector.strip())
                if match and (match[1] or match[2]):
                    key = (match[1] or "").lower(), match[2] or ""
                    self._rules[key] = self._rules.get(key, {}) | found


def declarations(style: str) -> Declarations:
    """A style attribute or the inside of a rule; values in lower case, but for names of fonts."""
    if ":" not in style:
        return {}
    out: Declarations = {}
    for item in tinycss2.parse_blocks_contents(style[:_LONGEST_STYLE], skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            value = tinycss2.serialize(item.value).strip()
            out[item.lower_name] = value if item.lower_name == "font-family" else value.lower()
    if "margin" in out and "margin-left" not in out:
        sides = out["margin"].split()
        out["margin-left"] = sides[3 if len(sides) == 4 else 1 if len(sides) > 1 else 0] if sides else ""
    return out


def points(length: str) -> float:
    """A length in points; without a unit it is pixels, and what is relative is none."""
    match = _LENGTH.match(length.strip())
    return float(match[1]) * _POINTS[(match[2] or "px").lower()] if match else 0.0


def shows_rules(own: Declarations) -> bool | None:
    """Whether an element's borders are drawn; None where nothing is said."""
    sides = [value for name, value in own.items() if re.fullmatch(r"border(?:-(?:top|right|bottom|left|style))?", name)]
    if not sides:
        return None
    return any(_WITH_RULE.search(value) and not _NO_RULE.fullmatch(value) for value in sides)


def _family(value: str) -> str | None:
    """The first name of a font-family."""
    first = value.split(",")[0].strip().strip("\"'")
    return first if first and first.lower() not in ("inherit", "initial") else None
