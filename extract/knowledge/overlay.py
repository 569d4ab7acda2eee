"""A user's own knowledge over ours: what a file adds or replaces, and what is wrong with it, by its line.

A file of the same name as one of ours is in force beside it: lists grow, tables take further keys, a single value
gives way. With `replace = true` at its top it stands instead of ours and must then have every key.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from typing import Any

# Tables that map words to one of a few meanings: a meaning that no rule knows would silently do nothing.
_MEANINGS = {
    ("places", "levels"),
    ("places", "committees"),
    ("times", "limits"),
    ("documents", "symbols"),
    ("documents", "effects"),
}
# Tables whose keys are words and not names of lists: here a new key is new knowledge.
_OPEN = _MEANINGS | {("agencies", "abbreviations"), ("agencies", "joined"), ("successors",), ("communes",)}

_AT = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w-]+)\s*=""")
_TABLE = re.compile(r"\s*\[[^\[].*\]\s*(?:#.*)?$")

Path = tuple[str, ...]


class KnowledgeError(ValueError):
    """A file of knowledge that cannot be used. `reason` is (Vietnamese, English); `line` counts from 1."""

    def __init__(self, file: str, line: int, reason: tuple[str, str]) -> None:
        """All three parts."""
        self.file = file
        self.line = line
        self.reason = reason
        super().__init__(f"{file}:{line}: {reason[1]}")


def merged(name: str, ours: dict[str, Any], written: str) -> dict[str, Any]:
    """Our knowledge `name` with what a user's file says. Raises KnowledgeError."""
    text = unicodedata.normalize("NFC", written)
    file = f"{name}.toml"
    try:
        theirs = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(file, text, error) from None
    replaces = theirs.pop("replace", False)
    fault = next(_faults((name,), ours, theirs), None)
    if fault is None and not isinstance(replaces, bool):
        fault = ((name, "replace"), ("replace phải là true hoặc false", "replace must be true or false"))
    if fault is None and replaces and (missing := sorted(ours.keys() - theirs.keys())):
        keys = ", ".join(missing)
        fault = ((name, "replace"), (f"tệp thay thế còn thiếu {keys}", f"the file replaces ours and lacks {keys}"))
    if fault:
        raise KnowledgeError(file, _line_of(text, fault[0][1:]), fault[1])
    return theirs if replaces else _joined(ours, theirs)


def _not_toml(file: str, text: str, error: tomllib.TOMLDecodeError) -> KnowledgeError:
    at = _AT.search(str(error))
    line = int(at.group(1)) if at and at.group(1) else text.count("\n") + 1
    detail = _AT.sub("", str(error)).strip()
    return KnowledgeError(file, line, (f"không đúng cú pháp TOML: {detail}", f"no valid TOML: {detail}"))


def _faults(path: Path, ours: Any, theirs: Any) -> Iterator[tuple[Path, tuple[str, str]]]:  # noqa: ANN401
    """What in `theirs` has no place or another shape than ours, in the order of the file."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        model = next(iter(ours.values()), None)
        for key, value in theirs.items():
            known = key in ours
            if not known and not _takes_new_keys(path):
                yield (*path, key), (f"không có mục “{key}”", f"there is no “{key}”")
            elif path in _MEANINGS and isinstance(value, str) and value not in ours.values():
                choices = ", ".join(dict.fromkeys(ours.values()))
                yield (*path, key), (f"“{value}” phải là một trong: {choices}", f"“{value}” must be one of: {choices}")
            else:
                yield from _faults((*path, key), ours[key] if known else model, value)
    elif isinstance(theirs, list) and any(not isinstance(word, str) or not word.strip() for word in theirs):
        yield path, ("danh sách phải gồm các chuỗi không rỗng", "a list holds strings that are not empty")
    elif not isinstance(theirs, _shapes(path, ours)):
        yield path, (f"cần {_NAMES[type(ours)][0]}", f"{_NAMES[type(ours)][1]} is needed")


_NAMES: dict[type, tuple[str, str]] = {
    list: ("một danh sách", "a list"),
    str: ("một chuỗi", "a string"),
    dict: ("một bảng", "a table"),
}


def _takes_new_keys(path: Path) -> bool:
    return any(path[: len(one)] == one for one in _OPEN)


def _shapes(path: Path, ours: Any) -> tuple[type, ...]:  # noqa: ANN401
    """One unit may have one successor or several."""
    return (str, list) if path[0] == "communes" and len(path) > 3 else (type(ours),)


def _joined(ours: Any, theirs: Any) -> Any:  # noqa: ANN401
    if isinstance(ours, dict) and isinstance(theirs, dict):
        added = {key: _joined(ours[key], value) if key in ours else value for key, value in theirs.items()}
        return {**ours, **added}
    return list(dict.fromkeys([*ours, *theirs])) if isinstance(ours, list) and isinstance(theirs, list) else theirs


def _line_of(text: str, path: Path) -> int:
    """Where the key at `path` stands; the nearest one above it where it is written in another way."""
    found = 1
    table: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        here: Path | None = None
        if _TABLE.match(line) and (keys := _table_keys(line)) is not None:
            table = here = keys
        elif key := _KEY.match(line):
            here = (*table, key.group(1).strip("\"'"))
        if here == path:
            return number
        if here and path[: len(here)] == here:
            found = number
    return found


def _table_keys(line: str) -> Path | None:
    """The keys of a table's head; None for a line inside a list that only looks like one."""
    try:
        inner: Any = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return None
    keys: list[str] = []
    while isinstance(inner, dict) and inner:
        key, inner = next(iter(inner.items()))
        keys.append(key)
    return tuple(keys)
