"""The pool: many threads give tasks, each is done by one worker, at most `Bounds.workers` at a time."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self

from service.room import template, wire
from service.room.bounds import Bounds
from service.room.errors import RoomError, TaskError
from service.room.isolation import resident
from service.room.template import Warm

# How often the memory of a task and its children is looked at, in seconds.
_LOOK_EVERY = 0.25
# How long a template may take to load its libraries, and to clear up when the pool closes, in seconds.
_LOADED_WITHIN, _CLOSED_WITHIN = 120.0, 10.0
# A worker that broke down with so much of its memory in use most likely ran into that bound.
_MOST = 0.5
_LONGEST_ANSWER = 512 * 1024 * 1024
_STANDARD_STREAMS = 3
_START = "from service.room.template import main; main()"


@dataclass(slots=True)
class _Worker:
    """One worker as the pool sees it; `watch` becomes readable when it dies (a pidfd), None where there are none."""

    process: int
    stream: socket.socket
    watch: int | None
    base: int  # bytes of resident memory that the libraries hold
    served: int = 0

    def close(self) -> None:
        self.stream.close()
        if self.watch is not None:
            os.close(self.watch)


class Pool:
    """Runs tasks in workers. Safe to use from several threads; a context manager that ends everything it started.

    `template` is the number of the process under which all workers live.
    """

    def __init__(self, bounds: Bounds, warm: Warm | None = None, *, fork: bool = False, quiet: bool = True) -> None:
        """Start the template; it loads while this goes on.

        `warm` is called once in the template and loads what tasks need; it must be a function of a module. `fork`
        starts the template as a fork, which is quicker and keeps what this process has set up, and is only for a
        process without threads; otherwise it is a fresh interpreter. `quiet` throws away what libraries print on
        stderr.
        """
        self.bounds = bounds
        self._warm = warm
        self._quiet = quiet
        self._slots = threading.Semaphore(bounds.workers)
        self._lock = threading.Lock()  # over the template and its socket
        self._idle: list[_Worker] = []
        self._closed = False
        self._served = False  # whether there ever was a worker
        self._control, self.template = self._forked() if fork else self._fresh()

    def __enter__(self) -> Self:
        """The pool itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def run(self, task: Callable[..., object], *arguments: object) -> Any:  # noqa: ANN401  (whatever the task gives)
        """Call a function of a module with picklable arguments in a worker; its answer, as JSON would carry it.

        Waits for a free worker first, which the bounds do not count. Raises RoomError for a task that was ended,
        TaskError for one that raised anything, RuntimeError after `close`.
        """
        message = pickle.dumps((task, arguments))
        with self._slots:
            worker = self._worker()
            try:
                answer = self._ask(worker, message)
            except BaseException:
                self._end(worker)
                raise
            self._put_back(worker, spent="value" not in answer)
        if "value" in answer:
            return answer["value"]
        if "raised" in answer:
            raise TaskError(answer["raised"])
        raise self._passed("too_much_memory", "memory_bytes")

    def close(self) -> None:
        """End all workers, also busy ones, and the template."""
        self._closed = True
        if not self._served:
            os.kill(self.template, signal.SIGKILL)  # it may still be loading, with nothing to clear up
        self._hang_up()
        while self._idle:
            self._idle.pop().close()
        self._await_template()

    def _put_back(self, worker: _Worker, *, spent: bool) -> None:
        worker.served += 1
        if spent or self._closed or worker.served >= self.bounds.files_each:
            self._end(worker)
        else:
            self._idle.append(worker)

    def _ask(self, worker: _Worker, message: bytes) -> dict[str, Any]:
        until = time.monotonic() + self.bounds.seconds
        try:
            wire.send(worker.stream, message, until)
            self._await_answer(worker, until)
            answer = json.loads(wire.receive(worker.stream, until, _LONGEST_ANSWER))
        except wire.Late as error:
            raise self._passed("too_slow", "seconds") from error
        except (wire.Closed, ValueError, RecursionError) as error:
            raise self._death(worker) from error
        if not isinstance(answer, dict):
            raise self._death(worker)
        return answer

    def _await_answer(self, worker: _Worker, until: float) -> None:
        """Return when there is something to receive or the worker is dead. Raises Late, or RoomError for memory."""
        waiting = select.poll()
        for watched in (worker.stream.fileno(), worker.watch):
            if watched is not None:
                waiting.register(watched, select.POLLIN)
        while True:
            left = until - time.monotonic()
            if left <= 0:
                raise wire.Late
            if waiting.poll(1000 * min(left, _LOOK_EVERY)):
                break
            if resident(worker.process) > worker.base + self.bounds.memory_bytes:
                raise self._passed("too_much_memory", "memory_bytes")
        # Dead, and nothing said: a child that lives on may hold the stream open.
        if not _readable(worker.stream):
            raise wire.Closed

    def _death(self, worker: _Worker) -> RoomError:
        """Why a worker is dead, by what the kernel says of its end."""
        status, peak = self._end(worker)
        ended_by = os.WTERMSIG(status) if status >= 0 and os.WIFSIGNALED(status) else 0
        if ended_by == signal.SIGXCPU:
            return self._passed("too_slow", "cpu_seconds")
        # SIGKILL is the kernel's, for want of memory, or ours, for a worker that broke off its stream.
        if ended_by == signal.SIGKILL or peak * 1024 - worker.base > _MOST * self.bounds.memory_bytes:
            return self._passed("too_much_memory", "memory_bytes")
        how = signal.Signals(ended_by).name if ended_by else f"exit {status >> 8}"
        return RoomError("reader_crashed", how=how)

    def _passed(self, code: Literal["too_slow", "too_much_memory"], field: str) -> RoomError:
        return RoomError(code, allowed=getattr(self.bounds, field), field=field)

    def _worker(self) -> _Worker:
        """An idle worker that lives, or a new one."""
        while self._idle:
            with contextlib.suppress(IndexError):  # another thread was quicker
                worker = self._idle.pop()
                if not _readable(worker.stream):
                    return worker
                self._end(worker)
        return self._new_worker()

    def _new_worker(self) -> _Worker:
        ours, theirs = _pair()
        with theirs:
            try:
                process, base = self._order(template.REQUEST.pack(template.FORK, 0), theirs)
            except BaseException:
                ours.close()
                raise
        return _Worker(process, ours, _watch(process), base * 1024)

    def _end(self, worker: _Worker) -> tuple[int, int]:
        """Have the template end a worker and what it started; its wait status (-1 unknown) and peak memory in KiB."""
        if worker.stream.fileno() < 0:
            return template.GONE, 0
        worker.close()
        if self._closed:
            return template.GONE, 0
        return self._order(template.REQUEST.pack(template.END, worker.process))

    def _order(self, request: bytes, stream: socket.socket | None = None) -> tuple[int, int]:
        """Ask the template; one that has died is started anew, once."""
        with self._lock:
            for again in (True, False):
                if self._closed:
                    raise RuntimeError("the pool is closed")
                try:
                    return self._ask_template(request, stream)
                except (OSError, wire.Closed) as error:
                    if self._closed or not again:
                        raise RuntimeError("no worker can be started") from error
                    self._hang_up()
                    self._await_template()
                    self._control, self.template = self._fresh()
        raise AssertionError

    def _ask_template(self, request: bytes, stream: socket.socket | None) -> tuple[int, int]:
        self._control.settimeout(_LOADED_WITHIN)
        socket.send_fds(self._control, [request], [stream.fileno()] if stream else [])
        answer = b""
        while len(answer) < template.ANSWER.size:
            piece = self._control.recv(template.ANSWER.size - len(answer))
            if not piece:
                raise wire.Closed
            answer += piece
        self._served = True
        first, second = template.ANSWER.unpack(answer)
        return first, second

    def _forked(self) -> tuple[socket.socket, int]:
        ours, theirs = _pair()
        with theirs:
            return ours, template.fork(theirs, ours, self.bounds, self._warm, quiet=self._quiet)

    def _fresh(self) -> tuple[socket.socket, int]:
        ours, theirs = _pair()
        warm = (self._warm.__module__, self._warm.__qualname__) if self._warm else None
        with theirs:
            # -P: nothing is imported from the folder that the service happens to stand in.
            command = [sys.executable, "-P", "-c", _START, str(theirs.fileno())]
            environ = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
            started = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()], env=environ)
        started.returncode = 0  # we wait for it ourselves
        wire.send(ours, pickle.dumps((self.bounds, warm, self._quiet)))
        return ours, started.pid

    def _hang_up(self) -> None:
        # Closing alone would not be felt by a thread that waits on the socket, nor by the template.
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._control.close()

    def _await_template(self) -> None:
        until = time.monotonic() + _CLOSED_WITHIN
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(self.template, os.WNOHANG)[0] == 0:
                if time.monotonic() > until:
                    os.kill(self.template, signal.SIGKILL)
                time.sleep(0.002)


def _pair() -> tuple[socket.socket, socket.socket]:
    """Two ends, neither with the number of a standard stream that is closed (`>&-`)."""
    low: list[int] = []
    while not low or low[-1] < _STANDARD_STREAMS:
        low.append(os.open(os.devnull, os.O_RDWR))
    pair = socket.socketpair()
    for descriptor in low:
        os.close(descriptor)
    return pair


def _readable(stream: socket.socket) -> bool:
    """Whether there is something to receive, be it the end."""
    waiting = select.poll()
    waiting.register(stream, select.POLLIN)
    return bool(waiting.poll(0))


def _watch(process: int) -> int | None:
    if not hasattr(os, "pidfd_open"):
        return None
    try:
        return os.pidfd_open(process)
    except OSError:
        return None
