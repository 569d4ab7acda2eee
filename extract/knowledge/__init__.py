"""What the field knows, as data: one TOML file for each kind of knowledge, loaded once.

A new office's wording is a line in one of these files, never a line of code; a user's own files go over ours.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from extract.knowledge.overlay import KnowledgeError, merged

__all__ = ["KnowledgeError", "compiled", "load", "names", "openings", "phrases", "use"]

_users: dict[str, dict[str, Any]] = {}


@cache
def load(name: str) -> dict[str, Any]:
    """The knowledge `name`: ours, with what `use` has put over it."""
    return _users.get(name) or _ours(name)


def _ours(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def names() -> list[str]:
    """The kinds of knowledge that there are."""
    return sorted(file.name.removesuffix(".toml") for file in files(__package__).iterdir() if ".toml" in file.name)


def use(texts: Mapping[str, str]) -> None:
    """Put a user's own files over ours, for this process: kind of knowledge -> the text of its TOML file.

    Raises KnowledgeError for a file that cannot be used, before any of them is in force. The patterns of the rules
    are made from the knowledge once, so this must come before the first plan is read; later it is a RuntimeError.
    """
    if load.cache_info().currsize:
        raise RuntimeError("knowledge must be set before the first plan is read")
    if unknown := sorted(texts.keys() - set(names())):
        known = ", ".join(f"{name}.toml" for name in names())
        reason = (f"không có tệp tri thức này; các tệp là {known}", f"no such knowledge; the files are {known}")
        raise KnowledgeError(f"{unknown[0]}.toml", 1, reason)
    _users.update({name: merged(name, _ours(name), text) for name, text in texts.items()})


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
