"""What reaches the terminal: always UTF-8, never a control character from a document or a file name."""

from __future__ import annotations

import errno
import io
import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH_ELSEWHERE = 100
_WIDEST = 120
# On fewer columns a table breaks every word; lines that the terminal breaks are easier to read.
_NARROWEST = 40
# C0 and C1 controls (newline is ours), marks and overrides of writing direction.
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INSTEAD = "\N{REPLACEMENT CHARACTER}"


class _Closed(io.TextIOBase):
    """Stands for a stdout that was closed before the program began."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def replace_closed_streams() -> None:
    """Put a stream where Python has None (">&-"): writing to stdout fails, stderr takes all and shows nothing."""
    # Typeshed has no None here, and print(file=None) would write the errors among the results.
    sys.stdout = sys.stdout or _Closed()
    sys.stderr = sys.stderr or io.StringIO()


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says; half a character of a file name becomes an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def width() -> int:
    """Columns to fill: the terminal's (or COLUMNS), lines longer than 120 are hard to read; 100 in a file or pipe."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((WIDTH_ELSEWHERE, 24)).columns))


def harmless(text: str) -> str:
    """The text without characters that a terminal would obey instead of show (ESC, BEL, bidirectional overrides)."""
    return _OBEYED.sub(_INSTEAD, text)


def coloured(*parts: RenderableType, columns: int) -> str:
    """The parts as a terminal shows them, with the colours that it has (TERM, NO_COLOR)."""
    from rich.console import Console

    out = io.StringIO()
    Console(file=out, width=columns, force_terminal=True, highlight=False).print(*parts, sep="\n")
    return out.getvalue()


def plain(*parts: RenderableType, columns: int = WIDTH_ELSEWHERE) -> str:
    """The same as plain lines without blanks at their ends."""
    from rich.console import Console

    out = io.StringIO()
    Console(file=out, width=columns, color_system=None, highlight=False).print(*parts, sep="\n")
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def note(text: str) -> None:
    """A line on stderr."""
    print(text, file=sys.stderr, flush=True)


def error_line(name: str | None, sentence: str, code: str | None = None) -> None:
    """The one form of an error: "khubnd: name: sentence [code]"."""
    named = [] if name is None else [harmless(name).replace("\n", " ") or "''"]
    parts = ["khubnd", *named, harmless(sentence)]
    note(": ".join(parts) + (f" [{code}]" if code else ""))


def forget_stdout() -> None:
    """Nobody reads on: let what is still in the buffer go nowhere, so that the end of the program is quiet."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = io.StringIO()
