"""From the names of files to their results: each is read in the safe room, and reported in the order of the names."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from service.failures import Failure, internal_failure
from service.messages import Messages
from service.outputs import Sink, Style
from service.reading import read_and_write
from service.room import Bounds, Pool, RoomError
from service.settings import ROOM_PREFIX
from service.terminal import error_line, note
from service.warming import warm

if TYPE_CHECKING:
    from ingest import Limits

_Answer = dict[str, Any] | Failure
_Waits = Generator[Callable[[], _Answer], None, None]
# Results that may wait for an earlier file, for each worker.
_AHEAD = 2


class Batch:
    """Goes over many files; one that fails is reported and does not stop the others."""

    def __init__(
        self, limits: Limits, bounds: Bounds, say: Messages, *, roots: Sequence[bytes] = (), debug: bool = False
    ) -> None:
        """`roots` are trusted certificates (DER); `debug` shows the traceback of every failure."""
        self.limits = limits
        self.bounds = bounds
        self.say = say
        self.roots = tuple(roots)
        self.debug = debug
        self.failures = 0
        self.errors = False  # whether some document has errors in it

    def each(self, files: Sequence[str], sink: Sink) -> None:
        """Put the result of each file that can be read into the sink, in order."""
        from service.progress import progress

        # One file is quickest in a worker that loads only what that file needs. The room comes before the progress
        # bar, which has a thread: only a process without threads may fork.
        with Pool(self.bounds, warm if len(files) > 1 else None, fork=True, quiet=not self.debug) as room:
            ask = partial(self._ask, room, sink.style)
            with closing(_in_order(files, ask, self.bounds.workers)) as answers, progress(files, self.say) as begin:
                for place, (file, answer) in enumerate(zip(files, answers, strict=True)):
                    begin(place)
                    self._one(place, file, answer, sink)

    def _ask(self, room: Pool, style: Style, file: str) -> _Answer:
        try:
            answer: dict[str, Any] = room.run(read_and_write, file, file, self.limits, style, self.debug, self.roots)
            return answer
        except RoomError as error:
            return room_failure(error, self.say)
        except Exception as error:
            return internal_failure(error, self.say)

    def _one(self, place: int, file: str, wait: Callable[[], _Answer], sink: Sink) -> None:
        try:
            answer = wait()
            if isinstance(answer, Failure):
                raise answer
            if "code" in answer:
                raise Failure(answer["code"], answer["sentence"], answer["trace"])
            self.errors |= answer["errors"]
            sink.put(place, answer["written"])
        except Failure as failure:
            self._report(file, failure)
        except OSError:
            raise  # stdout is full or closed: no other file will fare better
        except Exception as error:
            self._report(file, internal_failure(error, self.say))

    def _report(self, file: str, failure: Failure) -> None:
        self.failures += 1
        if self.debug:
            note(failure.trace or "".join(traceback.format_exception(failure)))
        error_line(file, failure.sentence, failure.code)


def room_failure(error: RoomError, say: Messages) -> Failure:
    """What is told of a file that a worker was lost over."""
    details = dict(error.details)
    if field := details.pop("field", None):
        details["setting"] = ROOM_PREFIX + str(field).upper()
    if isinstance(allowed := details.get("allowed"), float):
        details["allowed"] = f"{allowed:g}"
    failure = Failure(error.code, say(f"error.{error.code}", **details))
    failure.__cause__ = error
    return failure


def _in_order(files: Sequence[str], ask: Callable[[str], _Answer], workers: int) -> _Waits:
    """For each file what waits for its answer; the files behind it are asked about meanwhile."""
    if len(files) < 2:
        yield from (partial(ask, file) for file in files)
        return
    from concurrent.futures import ThreadPoolExecutor

    threads = ThreadPoolExecutor(workers)
    try:
        coming = iter(files)
        asked = deque(threads.submit(ask, file) for file in islice(coming, workers * _AHEAD))
        while asked:
            yield asked.popleft().result
            asked.extend(threads.submit(ask, file) for file in islice(coming, 1))
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
