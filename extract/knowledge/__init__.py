"""What the field knows, as data: one TOML file for each kind of knowledge, loaded once.

A new office's wording is a line in one of these files, never a line of code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The knowledge file `name`.toml of this folder."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _trie(words: list[str]) -> str:
    """A pattern for `words` that tests each letter once: thousands of alternatives cost what one does."""
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    optional = branches.pop("", None) is not None
    parts = [re.escape(letter) + _trie(rest) for letter, rest in sorted(branches.items()) if rest]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not optional else "(?:" + "|".join(parts) + ")"
    return body + ("?" if optional else "")


def openings(words: Iterable[str]) -> str:
    """A pattern part that matches any of `words`, the longest that fits, whatever follows it."""
    return _any_of(frozenset(words))


def phrases(words: Iterable[str]) -> str:
    """A pattern part that matches any of `words`, the longest that fits, up to a word border."""
    return _any_of(frozenset(words)) + r"(?!\w)"


@cache
def _any_of(words: frozenset[str]) -> str:
    return "(?:" + _trie(sorted(words)) + ")"


def compiled(words: Iterable[str], prefix: str = r"(?<!\w)") -> re.Pattern[str]:
    """`phrases` as a compiled pattern that begins at a word border."""
    return re.compile(prefix + phrases(words))
