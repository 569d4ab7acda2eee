"""Characters of symbol fonts (Wingdings, Symbol), as the Unicode characters that they show.

Word stores them as code points U+F000 to U+F0FF or as the plain code with the font's name beside it.
"""

from __future__ import annotations

import re

_WINGDINGS = {
    0x46: "☞", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x74: "◆", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x9E: "•", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB2: "✦", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE8: "→", 0xEF: "⇐", 0xF0: "⇒", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {
    0x2D: "-", 0x2B: "+", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xAA: "♠", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xDE: "⇒",
}  # fmt: skip
_SYMBOL |= dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_SYMBOL |= dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_PRIVATE_FIRST, _PRIVATE_LAST = 0xF000, 0xF0FF
_PRIVATE = re.compile(r"[\uf000-\uf0ff]")


def is_private(character: str) -> bool:
    """Whether the character is a symbol font's, without a meaning of its own."""
    return _PRIVATE_FIRST <= ord(character) <= _PRIVATE_LAST


def is_symbol_font(font: str | None) -> bool:
    """Whether letters set in this font show pictures."""
    return font is not None and font.casefold().startswith(("wingdings", "symbol", "webdings"))


def symbol(code: int, font: str | None, unknown: str = "") -> str:
    """The Unicode character that a symbol font shows for `code`, else `unknown`."""
    code &= 0xFF if _PRIVATE_FIRST <= code <= _PRIVATE_LAST else 0xFFFF
    name = (font or "").casefold()
    if name.startswith("symbol"):
        found = _SYMBOL.get(code) or (chr(code) if 0x20 <= code < 0x40 else None)
    elif name.startswith("wingdings"):
        found = _WINGDINGS.get(code)
    else:
        found = "•" if code == 0xB7 else _WINGDINGS.get(code) or _SYMBOL.get(code)
    return found or (chr(code) if 0x20 <= code < 0x7F and not is_symbol_font(font) else unknown)


def unprivate(text: str, font: str | None = None) -> str:
    """Replace a symbol font's characters in a run of text; plain text comes back as it is."""
    if is_symbol_font(font):
        return "".join(symbol(ord(c), font) if is_private(c) or "!" <= c <= "\u00ff" else c for c in text)
    return _PRIVATE.sub(lambda found: symbol(ord(found[0]), font), text)
