"""The numbers that bound a worker, and how a process is held to them."""

from __future__ import annotations

import contextlib
import math
import os
import resource
from dataclasses import dataclass
from pathlib import Path

_MIB = 1024 * 1024
_SELF = Path("/proc/self")


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of one reading. The service fills them from its settings; see docs/settings.md.

    `seconds` is wall clock and holds for a task with all that it starts; `cpu_seconds`, `open_files` and
    `file_bytes` (a file written) hold for each process of it. `memory_bytes` is what a task may take beyond what the
    loaded libraries hold: each process in address space, all together in resident memory. `workers` serve at a time;
    each is replaced after `files_each` tasks.
    """

    seconds: float = 300.0
    cpu_seconds: int = 900
    # Pages of a scan are read by as many threads as there are processors, each with an engine of its own.
    memory_bytes: int = 2048 * _MIB + max(0, cores() - 4) * 256 * _MIB
    open_files: int = 256
    file_bytes: int = 1024 * _MIB
    workers: int = cores()
    files_each: int = 50


def hold(bounds: Bounds) -> None:
    """Hold this process, and all that it will start, to the bounds that do not change from file to file."""
    _lower(resource.RLIMIT_AS, address_space() + bounds.memory_bytes)
    _lower(resource.RLIMIT_NOFILE, bounds.open_files)
    _lower(resource.RLIMIT_FSIZE, bounds.file_bytes)
    _lower(resource.RLIMIT_CORE, 0)
    # Where the machine runs short of memory, the kernel shall end us and not the service.
    with contextlib.suppress(OSError):
        (_SELF / "oom_score_adj").write_text("1000")


def allow_cpu(seconds: int) -> None:
    """Allow so many seconds of processor time from now on. The kernel ends who passes them, by SIGXCPU."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    # Only the soft limit moves: an ordinary user can never raise a hard one again.
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = math.ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def address_space() -> int:
    """Bytes of address space that this process has; 0 where the system does not tell."""
    try:
        pages = int((_SELF / "statm").read_text().split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def _lower(which: int, value: int) -> None:
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    # macOS knows some of these limits and refuses to set them.
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(which, (value, value))
