"""Letters of a PDF's page that are codes of an encoding from before Unicode, by their fonts or by the page's text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from ingest.glyphs import Glyph
from ingest.legacy import Font, Run, even_capitals, readings
from ingest.legacy_tables import Encoding, decode, is_vni_mark
from ingest.syllables import is_syllable

FontOf = Callable[[int], str | None]


def repair_glyphs(by_baseline: dict[float, list[Glyph]], font_of: FontOf, page: Encoding | None) -> None:
    """Put Unicode letters in place, line by line.

    `font_of` gives the font's name for a glyph's `order`, `page` what the page's text is written in where
    no font tells.
    """
    for baseline, glyphs in by_baseline.items():
        by_baseline[baseline] = _repaired(glyphs, font_of, page)


def _repaired(glyphs: list[Glyph], font_of: FontOf, page: Encoding | None) -> list[Glyph]:
    runs = [(font, list(own)) for font, own in groupby(sorted(glyphs, key=_order), lambda glyph: font_of(glyph.order))]
    fonts = readings([Run("".join(glyph.letter for glyph in own), font) for font, own in runs], page)
    if not any(fonts):
        return glyphs
    out: list[Glyph] = []
    for font, (_, own) in zip(fonts, runs, strict=True):
        out += _decoded(own, font) if font else own
    if any(font and font.encoding == "tcvn3" for font in fonts):
        letters = even_capitals([glyph.letter for glyph in out])
        return [glyph._replace(letter=letter) for glyph, letter in zip(out, letters, strict=True)]
    return out


def _order(glyph: Glyph) -> int:
    return glyph.order


def _decoded(glyphs: list[Glyph], font: Font) -> list[Glyph]:
    if font.encoding == "vni":
        glyphs = _with_marks(glyphs)
        letters = [decode(glyph.letter, "vni") for glyph in glyphs]
    else:
        letters = list(decode("".join(glyph.letter for glyph in glyphs), font.encoding))
        if len(letters) != len(glyphs):
            return glyphs
        if font.encoding == "tcvn3":
            _restore_last(letters)
    return [
        glyph._replace(letter=letter.upper() if font.capitals else letter)
        for glyph, letter in zip(glyphs, letters, strict=True)
    ]


def _with_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """Letters with the marks that stand behind them as one glyph each."""
    out: list[Glyph] = []
    for glyph in glyphs:
        before = out[-1] if out else None
        if before is not None and before.letter.isalpha() and is_vni_mark(glyph.letter) and len(before.letter) == 1:
            pair = before.letter + glyph.letter
            if len(decode(pair, "vni")) == 1:
                out[-1] = before._replace(letter=pair, x1=max(before.x1, glyph.x1))
                continue
        out.append(glyph)
    return out


def _restore_last(letters: list[str]) -> None:
    """pdfium gives a soft hyphen at a line's end as a hyphen; in TCVN3 its code is the letter ư."""
    end = len(letters)
    while end and letters[end - 1].isspace():
        end -= 1
    start = end - 1
    while start > 0 and letters[start - 1].isalpha():
        start -= 1
    word = "".join(letters[max(start, 0) : end - 1])
    if end and letters[end - 1] == "-" and word.islower() and is_syllable(f"{word}ư"):
        letters[end - 1] = "ư"
