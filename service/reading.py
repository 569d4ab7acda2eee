"""What a worker of the room does with a file: read its plan and write it out. Nothing here runs in the service itself.

Answers are JSON objects: {"written", "errors"} or {"code", "sentence", "trace"}.
"""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from service.failures import Failure, internal_failure, printable_name
from service.messages import Messages
from service.outputs import Style

if TYPE_CHECKING:
    from extract import Plan
    from ingest import Limits

# Libraries that tell want of memory by an error of their own and its code: OpenCV's StsNoMem, libxml2's
# XML_ERR_NO_MEMORY.
_NO_MEMORY = frozenset({("cv2", -4), ("lxml", 2)})


def read_and_write(
    source: str | bytes, file: str, limits: Limits, style: Style, debug: bool, roots: Sequence[bytes] = ()
) -> dict[str, Any]:
    """Read the plan in `source` (a path, or the bytes of the file that is called `file`) and write it in a style.

    `roots` are the certificates (DER) that digital signatures are trusted by.
    """
    from service.findings import has_errors

    say = Messages(style.language)
    try:
        plan = read_plan(source, file, limits, say, roots)
        return {"written": style.written(file, plan), "errors": has_errors(plan)}
    except Failure as failure:
        return _told(failure, debug=debug)
    except MemoryError:
        raise
    except Exception as error:
        return _told(internal_failure(error, say), debug=debug)


def read_plan(source: str | bytes, file: str, limits: Limits, say: Messages, roots: Sequence[bytes] = ()) -> Plan:
    """Read one file. Raises Failure, or MemoryError where the worker's memory did not do, and nothing else."""
    from extract import plan
    from ingest import ReadError, read

    try:
        return plan(read(source, name=printable_name(file), limits=limits, trust_roots=roots))
    except MemoryError:
        raise
    except ReadError as error:
        if _ran_out(error):
            raise MemoryError from error
        raise Failure(error.code, error.message(say.language)) from error
    except Exception as error:
        if _ran_out(error):
            raise MemoryError from error
        raise internal_failure(error, say) from error


def _ran_out(error: BaseException) -> bool:
    """Whether want of memory stands at the beginning: a reader takes whatever its library raises for a broken file."""
    cause: BaseException | None = error
    while cause is not None:
        told = (type(cause).__module__.partition(".")[0], getattr(cause, "code", None))
        if isinstance(cause, MemoryError) or told in _NO_MEMORY:
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _told(failure: Failure, *, debug: bool) -> dict[str, Any]:
    trace = "".join(traceback.format_exception(failure)) if debug else None
    return {"code": failure.code, "sentence": failure.sentence, "trace": trace}
