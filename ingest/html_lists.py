"""The numbers and bullets of HTML's lists, which browsers print and the text does not hold."""

from __future__ import annotations

import re

from lxml.etree import _Element

from ingest.numbering import letters, roman

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
_TYPES = {
    "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal",
    "lower-latin": "lower-alpha", "upper-latin": "upper-alpha",
}  # fmt: skip
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}


class Counter:
    """Where a list has got to."""

    def __init__(self, element: _Element) -> None:
        """`element` is an ol or ul."""
        self._kind = _kind(element) or ("decimal" if element.tag == "ol" else "disc")
        self._next = _number(element.get("start"), 1)

    def label(self, item: _Element) -> str:
        """What stands before the next item."""
        value = self._next = _number(item.get("value"), self._next)
        self._next += 1
        kind = _kind(item) or self._kind
        if kind == "none":
            return ""
        if kind in _BULLETS:
            return _BULLETS[kind]
        if kind.endswith(("alpha", "roman")):
            text = letters(value) if kind.endswith("alpha") else roman(value)
            return f"{text.upper() if kind.startswith('upper') else text}."
        return f"{value:02d}." if kind == "decimal-leading-zero" else f"{value}."


def item_label(element: _Element, counter: Counter | None) -> str:
    """The label of an li; one outside any list, or with Word's own number in it, has none."""
    if counter is None or "mso-list" in (element.get("style") or ""):
        return ""
    return counter.label(element)


def _kind(element: _Element) -> str:
    found = _STYLE.search(element.get("style") or "")
    kind = found[1].lower() if found else element.get("type") or ""
    return _TYPES.get(kind, kind)


def _number(value: str | None, default: int) -> int:
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,6}", value.strip()) else default
