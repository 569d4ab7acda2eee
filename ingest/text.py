"""Plain text: its encoding, and paragraphs from lines that may have been wrapped by hand."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.arrange import arrange
from ingest.breaks import OPENS_ITEM
from ingest.document import Document
from ingest.errors import ReadError
from ingest.flow import Item, Line, assemble
from ingest.legacy import WARNINGS, encoding_of, repair_lines
from ingest.limits import Limits, check_text
from ingest.markdown import is_markdown, markdown_items
from ingest.vietnamese import normalise

WINDOWS_1258 = "Tệp văn bản dùng bảng mã Windows-1258, không phải UTF-8; hãy kiểm tra lại chữ có dấu."
CUT_OFF = "Tệp văn bản bị cắt ở giữa một chữ; chữ cuối đã bỏ."
_OTHER_ENCODING = (
    "văn bản không phải UTF-8, TCVN3 (ABC), VNI hay VISCII",
    "text that is neither UTF-8 nor TCVN3 (ABC), VNI or VISCII",
)
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Editors and mail programs wrap between these widths; longer lines are whole paragraphs.
_NARROWEST, _WIDEST = 60, 100
_EDGE, _LINES_AT_EDGE = 12, 4
_STOPS = (".", ";", ":", "!", "?")
# Signs beside letters that Windows-1258 text of offices holds.
_SIGNS = frozenset("“”‘’–—…•·«»°±²³½×÷©®™§¶\u00a0€₫/†‡‰")
_PLAUSIBLE = 0.98


def read_text(data: bytes, name: str | None, limits: Limits) -> Document:
    """Read TXT or Markdown. Neither has pages."""
    text, warnings = decode(data)
    check_text(len(text), limits)
    text, encoding = repair_lines(text)
    warnings += (WARNINGS[encoding],) if encoding else ()
    text = normalise(text)
    marked = is_markdown(text)
    lines = [line.expandtabs(8) if not line.strip("\t") else line for line in _LINE_ENDS.split(text)]
    items = markdown_items(list(unwrap(lines))) if marked else plain_items(lines)
    canonical, blocks, tables = assemble(arrange(items))
    return Document(
        name=name,
        media_type="text/markdown" if marked else "text/plain",
        sha256=hashlib.sha256(data).hexdigest(),
        reader="text",
        text=canonical,
        blocks=blocks,
        tables=tables,
        warnings=warnings,
        repaired=WINDOWS_1258 in warnings or encoding is not None,
    )


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and what had to be guessed. UTF-16 needs its mark; what is not UTF-8 may be Windows-1258.

    Text in an encoding from before Unicode comes as Latin-1, for `legacy.repair_lines`.
    """
    data = data.rstrip(b"\x1a")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise ReadError("corrupt_file", found="UTF-16") from error
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if error.start > 0 and error.start >= len(data) - 3 and "unexpected end" in error.reason:
            return data[: error.start].decode("utf-8-sig"), (CUT_OFF,)
    text = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    if _is_vietnamese(text):
        return text, (WINDOWS_1258,)
    text = data.decode("latin-1")
    if encoding_of(text) is None:
        raise ReadError("unsupported_type", found=_OTHER_ENCODING)
    return text, ()


def _is_vietnamese(text: str) -> bool:
    """Whether nearly all characters beyond ASCII are Vietnamese letters; other encodings give other signs."""
    beyond = [letter for letter in text if not letter.isascii()]
    good = sum(1 for letter in beyond if letter in _SIGNS or letter.lower() in _LETTERS)
    return good >= _PLAUSIBLE * len(beyond)


_LETTERS = frozenset(
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
) | {"đ"}


def plain_items(lines: Sequence[str]) -> list[Item]:
    """One paragraph a line, hard-wrapped lines joined."""
    return [Line(line) for line in unwrap(lines) if line.strip()]


def unwrap(lines: Sequence[str]) -> Iterator[str]:
    """Join lines wrapped at a fixed width into paragraphs; blank lines part paragraphs and stay.

    Only a text that shows a right edge is touched, and in it only full lines: the first word of the next
    one would not have fitted. Where a stretch also holds shorter lines, paragraphs follow each other
    without a blank line, and a full line is joined only to one that goes on with its sentence.
    """
    width = max((len(line.rstrip()) for line in lines), default=0)
    at_edge = sum(1 for line in lines if len(line.rstrip()) >= width - _EDGE)
    if not _NARROWEST <= width <= _WIDEST or at_edge < _LINES_AT_EDGE or all(line.strip() for line in lines):
        yield from lines
        return
    group: list[str] = []
    for line in lines:
        if group and (not line.strip() or OPENS_ITEM.match(line) or _is_indented(line, group[-1])):
            yield from _joined(group, width)
            group = []
        if line.strip():
            group.append(line.rstrip())
        else:
            yield ""
    yield from _joined(group, width)


def _is_indented(line: str, above: str) -> bool:
    """Whether a line begins further to the right than the one above it: a new paragraph."""
    return len(line) - len(line.lstrip()) > len(above) - len(above.lstrip())


def _joined(group: Sequence[str], width: int) -> Sequence[str]:
    full = [len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(group)]
    paragraphs = list(group[:1])
    for is_full, (line, after) in zip(full, pairwise(group), strict=True):
        if all(full) or (is_full and _goes_on(line, after)):
            paragraphs[-1] += " " + after.strip()
        else:
            paragraphs.append(after)
    return paragraphs


def _goes_on(line: str, after: str) -> bool:
    """Whether a line is the rest of the sentence above it, and neither a heading nor a column of a head."""
    if after.lstrip()[0].islower():
        return True
    return not (line.endswith(_STOPS) or line.isupper() or after.isupper() or "  " in line.strip())
