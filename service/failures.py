"""What went wrong with one file, as a stable code and a sentence."""

from __future__ import annotations

import hashlib
import os
import traceback
from pathlib import Path

from service.messages import Messages


class Failure(Exception):
    """A file that gave no result. `code` is for machines, `sentence` for people, `trace` for those who mend it."""

    def __init__(self, code: str, sentence: str, trace: str | None = None) -> None:
        """`trace`: the traceback of a worker, where debugging asks for it."""
        self.code = code
        self.sentence = sentence
        self.trace = trace
        super().__init__(code, sentence)


def unwritable(error: OSError, say: Messages, target: Path | None = None) -> Failure:
    """A result that cannot be written; `target` is the file or folder, None for stdout."""
    from ingest import reason_of

    why = say.of(reason_of(error))
    return Failure("unwritable", say("error.unwritable", reason=f"{target}: {why}" if target else why))


def internal_failure(error: BaseException, say: Messages) -> Failure:
    """What is told of an error nobody foresaw: its type and a mark that is the same for the same fault."""
    frames = traceback.extract_tb(error.__traceback__)
    where = "|".join(f"{Path(frame.filename).name}:{frame.name}:{frame.lineno}" for frame in frames[-3:])
    mark = hashlib.sha256(where.encode("utf-8", "replace")).hexdigest()[:8]
    failure = Failure("internal_error", say("error.internal_error", hint=f"{type(error).__name__} {mark}"))
    failure.__cause__ = error
    return failure


def printable_name(file: str) -> str:
    """A path's own name as text; a name that is no UTF-8 cannot stand in JSON as it is."""
    return os.fsencode(Path(file).name).decode("utf-8", "replace")
