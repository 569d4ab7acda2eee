"""From the name of a file to its plan, or to a failure with a stable code."""

from __future__ import annotations

import hashlib
import os
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from service.messages import Messages
from service.terminal import error_line, note

if TYPE_CHECKING:
    from extract import Plan
    from ingest import Limits


class Failure(Exception):
    """A file that gave no result. `code` is for machines, `sentence` for people."""

    def __init__(self, code: str, sentence: str) -> None:
        """Both parts."""
        self.code = code
        self.sentence = sentence
        super().__init__(code, sentence)


def read_plan(file: str, limits: Limits, say: Messages) -> Plan:
    """Read one file. Raises Failure and nothing else; its libraries are loaded on the first call."""
    from extract import plan
    from ingest import ReadError, read

    try:
        return plan(read(file, name=printable_name(file), limits=limits))
    except ReadError as error:
        raise Failure(error.code, error.message(say.language)) from error
    except Exception as error:
        raise internal_failure(error, say) from error


def unwritable(error: OSError, say: Messages, target: Path | None = None) -> Failure:
    """A result that cannot be written; `target` is the file or folder, None for stdout."""
    from ingest import reason_of

    why = say.of(reason_of(error))
    return Failure("unwritable", say("error.unwritable", reason=f"{target}: {why}" if target else why))


def printable_name(file: str) -> str:
    """A path's own name as text; a name that is no UTF-8 cannot stand in JSON as it is."""
    return os.fsencode(Path(file).name).decode("utf-8", "replace")


def internal_failure(error: BaseException, say: Messages) -> Failure:
    """What is told of an error nobody foresaw: its type and a mark that is the same for the same fault."""
    frames = traceback.extract_tb(error.__traceback__)
    where = "|".join(f"{Path(frame.filename).name}:{frame.name}:{frame.lineno}" for frame in frames[-3:])
    mark = hashlib.sha256(where.encode("utf-8", "replace")).hexdigest()[:8]
    failure = Failure("internal_error", say("error.internal_error", hint=f"{type(error).__name__} {mark}"))
    failure.__cause__ = error
    return failure


class Batch:
    """Goes over many files; one that fails is reported and does not stop the others."""

    def __init__(self, limits: Limits, say: Messages, *, debug: bool = False) -> None:
        """`debug` shows the traceback of every failure."""
        self.limits = limits
        self.say = say
        self.debug = debug
        self.failures = 0

    def each(self, files: Sequence[str], use: Callable[[int, Plan], None]) -> None:
        """Call `use` with the place and the plan of each file that can be read, in order."""
        from service.progress import progress

        with progress(files, self.say) as begin:
            for place, file in enumerate(files):
                begin(place)
                self._one(place, file, use)

    def _one(self, place: int, file: str, use: Callable[[int, Plan], None]) -> None:
        try:
            use(place, read_plan(file, self.limits, self.say))
        except Failure as failure:
            self._report(file, failure)
        except OSError:
            raise  # stdout is full or closed: no other file will fare better
        except Exception as error:
            self._report(file, internal_failure(error, self.say))

    def _report(self, file: str, failure: Failure) -> None:
        self.failures += 1
        if self.debug:
            note("".join(traceback.format_exception(failure)))
        error_line(file, failure.sentence, failure.code)
