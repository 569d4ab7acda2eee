"""Markdown: its marks taken away, its pipe tables as ruled tables (CommonMark, GitHub tables)."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from ingest.flow import Grid, GridCell, Item, Line
from ingest.vietnamese import normalise

# Marks that plain text has no reason to hold: a heading, a table's rule, a fence, words in **.
_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6} +\S|^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$|^ {0,3}(?:```|~~~)|\*\*[^\s*][^*\n]*\*\*", re.M
)
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_RULE = re.compile(r"\s{0,3}(?:=+|-{2,}|(?:[-*_][ \t]*){3,})$")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_HEADING_END = re.compile(r"\s+#+\s*$")
_STAR_BULLET = re.compile(r"(\s*)\*\s+(?:\[[ xX]\]\s+)?")
_TASK = re.compile(r"(\s*[-+])\s+\[[ xX]\]\s+")
_NOTE = re.compile(r"\s{0,3}\[\^([^\]\s]+)\]:\s*")
_BARS = re.compile(r"(?<!\\)\|")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.I)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = re.compile(r"[\ue021-\ue07e]")
# In this order: what a picture, link or mark leaves of its text.
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--.*?-->"), ""),
    (re.compile(r"\[\^[^\]\s]+\]"), ""),
    (re.compile(r"!\[([^\]]*)\]\([^()\s]*\)"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]+|[\w.+-]+@[\w.-]+)>"), r"\1"),
    (re.compile(r"</?(?:b|i|u|s|em|strong|sup|sub|span|font|center|div|p|small|mark)(?:\s[^<>]*)?>", re.I), ""),
    (re.compile(r"(`+)([^`\n]+)\1"), r"\2"),
    (re.compile(r"(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_\n]*[^\s_])\1(?!\w)"), r"\2"),
    (re.compile(r"~~([^~\n]+)~~"), r"\1"),
)
_EMPHASIS_DEPTH = 2
# No paragraph that a person wrote is longer; marks in what is are not worth the time to look for pairs.
_LONGEST = 20_000


def is_markdown(text: str) -> bool:
    """Whether the text holds marks that only Markdown has."""
    return _MARKDOWN.search(text) is not None


def markdown_items(lines: Sequence[str]) -> list[Item]:
    """Paragraphs and tables without their marks; notes come last."""
    out: list[Item] = []
    notes: list[Item] = []
    fenced = False
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            out.append(Line(line))
        elif "|" in line and index < len(lines) and _is_table_rule(lines[index]):
            end = _table_end(lines, index)
            out.append(_table([line, *lines[index + 1 : end]]))
            index = end
        elif note := _NOTE.match(line):
            label = f"{note[1]}."
            notes.append(Line(f"{label} {_plain(line[note.end() :])}", label=label, kind="footnote"))
        elif line.strip() and not _RULE.match(line):
            out.extend(_paragraph(line))
    return [*out, *notes]


def _is_table_rule(line: str) -> bool:
    return "|" in line and _TABLE_RULE.match(line.strip()) is not None


def _table_end(lines: Sequence[str], start: int) -> int:
    end = start
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return end


def _table(rows: Sequence[str]) -> Grid:
    """A pipe table; a header row without words only serves the syntax and is left out."""
    split = [_BARS.split(row.strip().removeprefix("|").removesuffix("|")) for row in rows]
    titled = any(cell.strip() for cell in split[0])
    split = split if titled else split[1:]
    cells = [
        GridCell(row, column, items=list(_words(cell)))
        for row, line in enumerate(split)
        for column, cell in enumerate(line)
    ]
    columns = max((len(line) for line in split), default=0)
    return Grid(len(split), columns, cells, header_rows=1 if titled and len(split) > 1 else 0)


def _paragraph(line: str) -> list[Line]:
    """The lines of one line: `<br>` parts them."""
    while quote := _QUOTE.match(line):
        line = line[quote.end() :]
    heading = _HEADING.match(line)
    if heading:
        line = _HEADING_END.sub("", line[heading.end() :])
    line = _STAR_BULLET.sub(r"\1- ", line, count=1) if _STAR_BULLET.match(line) else _TASK.sub(r"\1 ", line, count=1)
    return _words(line, heading=heading is not None)


def _words(line: str, *, heading: bool = False) -> list[Line]:
    """Words with their emphasis; in a cell a sign at the start is a word ("> 90"), no mark of a block."""
    bold, italic = _is_all(line, "**"), _is_all(line.replace("**", ""), "*")
    return [Line(_plain(part), bold=bold or heading, italic=italic) for part in _LINE_BREAK.split(line)]


def _is_all(line: str, mark: str) -> bool:
    """Whether one pair of marks holds the whole line."""
    line = line.strip()
    return len(line) > 2 * len(mark) and line.startswith(mark) and line.endswith(mark) and line.count(mark) == 2


def _plain(text: str) -> str:
    """The words of a line without inline marks; escaped characters stand for themselves."""
    if len(text) > _LONGEST:
        return text
    text = _ESCAPED.sub(lambda found: chr(0xE000 + ord(found[1])), text.rstrip("\\"))
    for _ in range(_EMPHASIS_DEPTH):
        for pattern, kept in _INLINE:
            text = pattern.sub(kept, text)
    return _KEPT.sub(lambda found: chr(ord(found[0]) - 0xE000), normalise(html.unescape(text)))
