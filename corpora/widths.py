"""How wide the columns of a ruled table are."""

from __future__ import annotations

from corpora.markup import Table

# A character of the 12 point table font is at most this wide, and a cell has padding, in twips.
_CHARACTER, _PADDING = 150, 180


def column_widths(table: Table, total: int) -> list[int]:
    """Widths in twips that sum up to `total`.

    No column is narrower than its longest word, as far as there is room; what is left goes to the
    columns with the most text, by its square root, so that a long column does not starve the rest.
    """
    words, texts = [1] * table.columns, [1] * table.columns
    for cell in (cell for row in table.rows for cell in row if cell.column_span == 1):
        text = " ".join(cell.paragraphs)
        words[cell.column] = max([words[cell.column], *map(len, text.split())])
        texts[cell.column] = max(texts[cell.column], len(text))
    least = [longest * _CHARACTER + _PADDING for longest in words]
    if sum(least) > total:
        return _shared(least, total)
    extra = _shared([round(length**0.5 * 100) for length in texts], total - sum(least))
    return [base + more for base, more in zip(least, extra, strict=True)]


def _shared(weights: list[int], total: int) -> list[int]:
    """`total` divided by weight, rounding errors given to the last."""
    shares = [total * weight // sum(weights) for weight in weights]
    shares[-1] += total - sum(shares)
    return shares
