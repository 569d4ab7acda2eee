"""The template: a process with the libraries loaded that does nothing but fork workers and clear up after them.

A service has threads and must not fork; the template has one thread and may. A worker forked from it is there in some
ten milliseconds and shares the memory of the libraries. Whatever a dead worker leaves running becomes the template's
child (PR_SET_CHILD_SUBREAPER) and is ended by it, wherever it put itself, so that LibreOffice does not outlive its
file. The template itself ends, with all workers, when the service's end of its socket closes, however that happens.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import importlib
import os
import pickle
import shutil
import signal
import socket
import struct
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_SELF, getpagesize, getrusage
from typing import NoReturn

from service.room.bounds import Bounds
from service.room.isolation import children, cut_network, gather_orphans
from service.room.wire import receive
from service.room.worker import serve

# A request: what, which process. An answer: a new process and its resident memory in KiB; or a wait status and the
# peak of that memory.
REQUEST, ANSWER = struct.Struct("!cq"), struct.Struct("!qq")
FORK, END = b"f", b"e"
GONE = -1
Warm = Callable[[], object]


def _resident() -> int:
    """This process's resident memory in KiB; its peak, where the system tells no more.

    The peak that `getrusage` gives is kept over exec: it may be that of the large program that started us.
    """
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return getrusage(RUSAGE_SELF).ru_maxrss
    return pages * getpagesize() // 1024


class Template:
    """Forks workers on request and knows those that live: process -> its folder of temporary files."""

    def __init__(self, control: socket.socket, bounds: Bounds) -> None:
        """`control` leads to the pool."""
        self.control = control
        self.bounds = bounds
        self.workers: dict[int, str] = {}

    def run(self) -> None:
        """Answer requests until the pool closes its end, then end all workers."""
        try:
            while request := self._request():
                what, process, given = request
                answer = self._fork(given) if what == FORK else self._end(process)
                self.control.sendall(ANSWER.pack(*answer))
        except OSError:
            return  # it closed while we were at work
        finally:
            for process in list(self.workers):
                self._end(process)

    def _request(self) -> tuple[bytes, int, socket.socket | None] | None:
        data, descriptors, _, _ = socket.recv_fds(self.control, REQUEST.size, 1)
        while data and len(data) < REQUEST.size:
            more = self.control.recv(REQUEST.size - len(data))
            data = data + more if more else b""
        if not data:
            return None
        what, process = REQUEST.unpack(data)
        return what, process, socket.socket(fileno=descriptors[0]) if descriptors else None

    def _fork(self, stream: socket.socket | None) -> tuple[int, int]:
        """A new worker and the resident memory (KiB) that it begins with."""
        assert stream is not None
        folder = tempfile.mkdtemp(prefix="khubnd-room-")
        process = os.fork()
        if process == 0:
            _leave_after(lambda: self._become_worker(stream, folder))
        stream.close()
        self.workers[process] = folder
        return process, _resident()

    def _become_worker(self, stream: socket.socket, folder: str) -> None:
        self.control.close()
        serve(stream, self.bounds, folder)

    def _end(self, process: int) -> tuple[int, int]:
        """Kill a worker and everything it started, and take away its files; its status and peak memory."""
        folder = self.workers.pop(process, None)
        if folder is None:
            return GONE, 0
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(process, signal.SIGKILL)
        _, status, usage = os.wait4(process, 0)
        self._end_orphans()
        shutil.rmtree(folder, ignore_errors=True)
        return status, usage.ru_maxrss

    def _end_orphans(self) -> None:
        """End what came to us from dead workers; the end of one may bring its own children."""
        while orphans := [one for one in children(os.getpid()) if one not in self.workers]:
            for orphan in orphans:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(orphan, signal.SIGKILL)
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(orphan, 0)


def start(control: socket.socket, bounds: Bounds, warm: Warm | None, *, quiet: bool) -> None:
    """Be the template, from the first line of a fresh or forked process to its end."""
    os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    _silence(quiet=quiet)
    gather_orphans()
    cut_network()
    # Matrices are small here; a pool of threads would cost address space, and the template must have one thread.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if warm is not None:
        warm()
        gc.collect()
    # Objects that the collector never visits are not written to, and stay shared with the workers.
    gc.freeze()
    Template(control, bounds).run()


def _silence(*, quiet: bool) -> None:
    """What a library prints must not stand among the results, nor hold a closed pipe open. `quiet`: nor errors."""
    faulthandler.disable()  # it writes to a stream of its own
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2) if quiet else (1,):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def fork(control: socket.socket, other_end: socket.socket, bounds: Bounds, warm: Warm | None, *, quiet: bool) -> int:
    """Start a template as a fork of this process, which must have no other threads; its number."""
    with warnings.catch_warnings():
        # Python warns of threads that a library keeps for itself (OpenBLAS); they sleep, and it knows of forks.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        other_end.close()
        _leave_after(lambda: start(control, bounds, warm, quiet=quiet))
    return process


def _leave_after(action: Callable[[], object]) -> NoReturn:
    """A forked process must never come back into the code of its parent."""
    try:
        action()
        os._exit(0)
    except BaseException:
        os._exit(1)


def main() -> None:
    """A template in a fresh interpreter; the first argument is the descriptor of its socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    bounds, warm, quiet = pickle.loads(receive(control))
    control.settimeout(None)
    start(control, bounds, _function(warm), quiet=quiet)


def _function(place: tuple[str, str] | None) -> Warm | None:
    """The function at (module, name)."""
    if place is None:
        return None
    found: Warm = getattr(importlib.import_module(place[0]), place[1])
    return found
