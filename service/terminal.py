"""What reaches the terminal: always UTF-8, never a control character from a document or a file name."""

from __future__ import annotations

import io
import os
import shutil
import sys
import unicodedata

WIDTH_ELSEWHERE = 100
_WIDEST = 120


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says; half a character of a file name becomes an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def width() -> int:
    """Columns to fill: the terminal's (or COLUMNS), lines longer than 120 are hard to read; 100 in a file or pipe."""
    return min(_WIDEST, shutil.get_terminal_size((WIDTH_ELSEWHERE, 24)).columns)


def harmless(text: str) -> str:
    """The text without characters that a terminal would obey instead of show (ESC, BEL, bidirectional overrides)."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _obeyed(c) else c for c in text)


def _obeyed(character: str) -> bool:
    return character != "\n" and unicodedata.category(character) in ("Cc", "Cf") and character not in "\u200b\u200c\u200d\u00ad"


def note(text: str) -> None:
    """A line on stderr."""
    print(text, file=sys.stderr, flush=True)


def error_line(name: str | None, sentence: str, code: str | None = None) -> None:
    """The one form of an error: "khubnd: name: sentence [code]"."""
    parts = ["khubnd", *([harmless(name).replace("\n", " ")] if name else []), harmless(sentence)]
    note(": ".join(parts) + (f" [{code}]" if code else ""))


def forget_stdout() -> None:
    """Nobody reads on: let what is still in the buffer go nowhere, so that the end of the program is quiet."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = io.StringIO()
