"""Names and small values of WordprocessingML (ECMA-376 Part 1)."""

from __future__ import annotations

from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_OFF = frozenset({"0", "false", "off", "none"})


def attribute(element: _Element, name: str) -> str | None:
    """A `w:` attribute's value."""
    value = element.get(W + name)
    return None if value is None else str(value)


def number(value: str | None, default: int) -> int:
    """A whole number; files hold fractions and rubbish where the standard wants an integer."""
    if value is None:
        return default
    try:
        return int(value)
    except ValueError:
        try:
            return int(float(value))
        except (ValueError, OverflowError):
            return default


def switched_on(element: _Element) -> bool:
    """The value of an on/off element: present means on, unless it says otherwise."""
    value = element.get(W + "val")
    return value is None or value not in _OFF
