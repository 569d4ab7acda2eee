"""What the environment decides: the language of messages, the limits of reading, a user's own knowledge."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from service.messages import Language, Messages
from service.room.bounds import Bounds

if TYPE_CHECKING:
    from ingest import Limits

LIMIT_PREFIX = "KHUBND_LIMIT_"
ROOM_PREFIX = "KHUBND_ROOM_"
KNOWLEDGE = "KHUBND_KNOWLEDGE"
TRUST_ROOTS = "KHUBND_TRUST_ROOTS"
_CERTIFICATES = frozenset({".pem", ".crt", ".cer", ".der"})
LANGUAGES: dict[str, Language] = {"vi": "vi", "en": "en"}
_Values = TypeVar("_Values", "Limits", Bounds)
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_knowledge_in_force: set[str] = set()


class SettingError(Exception):
    """A value that cannot be used. `sentence(say)` is for people."""

    def __init__(self, key: str, **details: object) -> None:
        """`key` is one of the messages, `details` fill it."""
        self.key = key
        self.details = details
        super().__init__(key)

    @property
    def code(self) -> str | None:
        """The stable code for machines; None for wrong usage, which the exit code tells."""
        return self.key.removeprefix("error.") if self.key.startswith("error.") else None

    def sentence(self, say: Messages) -> str:
        """The message, in the language of `say`."""
        return say(self.key, **self.details)


def language_of_locale(environ: Mapping[str, str]) -> Language:
    """English where the locale is an English one; else Vietnamese, also for C, POSIX and no locale at all."""
    chosen = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), "")
    return "en" if chosen.replace("-", "_").split(".")[0].split("_")[0] == "en" else "vi"


def split_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Take `--lang X` or `--lang=X` out of the arguments, wherever it stands before "--".

    Help and usage errors need the language before any argument is parsed. Gives "" where the value is missing.
    """
    chosen: str | None = None
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument == "--lang":
            chosen = next(waiting, "")
        elif argument.startswith("--lang="):
            chosen = argument.partition("=")[2]
        else:
            rest.append(argument)
    return chosen, rest


def read_limits(environ: Mapping[str, str], say: Messages) -> Limits:
    """The limits with what `KHUBND_LIMIT_<FIELD>` says. Raises SettingError, also for a variable that names none."""
    from ingest import Limits

    return _read(Limits, LIMIT_PREFIX, environ, say)


def read_bounds(environ: Mapping[str, str], say: Messages) -> Bounds:
    """The bounds of the safe room with what `KHUBND_ROOM_<FIELD>` says. Raises SettingError as `read_limits`."""
    return _read(Bounds, ROOM_PREFIX, environ, say)


def _read(kind: type[_Values], prefix: str, environ: Mapping[str, str], say: Messages) -> _Values:
    known = {prefix + field.name.upper(): field for field in fields(kind)}
    values: dict[str, float] = {}
    for name in sorted(name for name in environ if name.startswith(prefix)):
        if name not in known:
            reason = say("setting.unknown", known=", ".join(known))
            raise SettingError("error.bad_setting", name=name, value=environ[name], reason=reason)
        whole = isinstance(known[name].default, int)
        value = _positive(environ[name], whole=whole)
        if value is None:
            reason = say("setting.positive_whole" if whole else "setting.positive")
            raise SettingError("error.bad_setting", name=name, value=environ[name], reason=reason)
        values[known[name].name] = value
    return kind(**values)  # type: ignore[arg-type]  # a whole number for each whole field, as checked above


def use_knowledge(environ: Mapping[str, str], say: Messages) -> None:
    """Put the TOML files of the folder `KHUBND_KNOWLEDGE` over the knowledge of the rules, for this process.

    Raises SettingError where the folder or one of its files cannot be used; then none of them is in force. Asked
    again in the same process, or in a fork of it, it leaves what is in force.
    """
    if not environ.get(KNOWLEDGE) or environ[KNOWLEDGE] in _knowledge_in_force:
        return
    import extract
    from ingest import reason_of

    folder = file = Path(environ[KNOWLEDGE])
    try:
        texts = {}
        for file in sorted(one for one in folder.iterdir() if one.suffix == ".toml"):
            texts[file.stem] = file.read_text(encoding="utf-8-sig")
        extract.use_knowledge(texts)
        _knowledge_in_force.add(environ[KNOWLEDGE])
    except extract.KnowledgeError as error:
        details = {"file": folder / error.file, "line": error.line, "reason": say.of(error.reason)}
        raise SettingError("error.bad_knowledge", **details) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        reason = say("setting.not_utf8")
        raise SettingError("error.bad_knowledge", file=file, line=line, reason=reason) from None
    except (OSError, ValueError) as error:
        reason = say.of(reason_of(error))
        raise SettingError("error.bad_setting", name=KNOWLEDGE, value=folder, reason=reason) from None


def read_trust_roots(environ: Mapping[str, str], say: Messages) -> list[bytes]:
    """The certificates (DER) in the file, or in the files of the folder, that `KHUBND_TRUST_ROOTS` names.

    Raises SettingError where it cannot be read, where a file is no certificate and where a folder holds none.
    """
    if not environ.get(TRUST_ROOTS):
        return []
    from ingest import read_certificates, reason_of

    named = file = Path(environ[TRUST_ROOTS])
    roots: list[bytes] = []
    try:
        files = sorted(one for one in named.iterdir() if one.suffix.lower() in _CERTIFICATES)
    except NotADirectoryError:
        files = [named]
    except (OSError, ValueError) as error:
        raise _no_roots(named, say.of(reason_of(error))) from None
    for file in files:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise _no_roots(file, say.of(reason_of(error))) from None
        try:
            roots += read_certificates(data)
        except ValueError:
            raise _no_roots(file, say("setting.no_certificate")) from None
    if not roots:
        raise _no_roots(named, say("setting.no_certificates"))
    return roots


def _no_roots(file: Path, reason: str) -> SettingError:
    return SettingError("error.bad_setting", name=TRUST_ROOTS, value=file, reason=reason)


def _positive(written: str, *, whole: bool) -> float | None:
    try:
        value = int(written) if whole else float(written)
    except ValueError:
        return None
    return value if value > 0 and math.isfinite(value) else None
