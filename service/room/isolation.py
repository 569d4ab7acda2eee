"""What parts a process from the network and from the processes around it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any, Literal

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000  # <linux/sched.h>
_NO_NEW_PRIVILEGES, _SUBREAPER, _DEATH_SIGNAL = 38, 36, 1  # <linux/prctl.h>
_SELF = Path("/proc/self")
# Audit events of Python's socket module that reach another machine or ask one for a name.
_EVENTS = frozenset(
    f"socket.{name}"
    for name in ("connect", "bind", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo")
)
Barrier = Literal["namespace", "hook"]


def cut_network() -> Barrier:
    """Take the network away from this process and all that it will start. Call it before a thread is started.

    "namespace": a network namespace of its own without any interface (Linux; for an ordinary user inside a user
    namespace). It holds for everything, also LibreOffice and C libraries. "hook": where the system allows no
    namespace (some containers, other systems), Python's own sockets refuse to connect, bind or look up names in this
    process; C libraries and other programs are not held, so that the machine's own firewall has to be.
    """
    if _unshare(_NEW_NET) or _own_user():
        return "namespace"
    sys.addaudithook(_refuse)
    return "hook"


def _unshare(flags: int) -> bool:
    call = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
    return call is not None and call(flags) == 0


def _own_user() -> bool:
    """The namespace for an ordinary user: inside it we keep our number, so that files look as before."""
    user, group = os.geteuid(), os.getegid()
    if not _unshare(_NEW_USER | _NEW_NET):
        return False
    # Some systems allow the namespace and not the numbers; we are then shown as nobody and may open the same files.
    with contextlib.suppress(OSError):
        (_SELF / "uid_map").write_text(f"{user} {user} 1")
        (_SELF / "setgroups").write_text("deny")
        (_SELF / "gid_map").write_text(f"{group} {group} 1")
    return True


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _EVENTS and not (arguments and getattr(arguments[0], "family", None) == socket.AF_UNIX):
        raise PermissionError(f"no network in the safe room ({event})")


def gather_orphans() -> None:
    """Become the parent of all descendants whose own parent dies (Linux), so that none can get away."""
    _control(_SUBREAPER, 1)


def die_with_parent() -> None:
    """Be killed when the parent dies (Linux), and gain no privileges by starting another program."""
    _control(_DEATH_SIGNAL, signal.SIGKILL)
    _control(_NO_NEW_PRIVILEGES, 1)


def _control(option: int, value: int) -> None:
    call = getattr(ctypes.CDLL(None), "prctl", None)
    if call is not None:
        call(option, value, 0, 0, 0)


def children(process: int) -> list[int]:
    """The numbers of a process's children; none where the system does not tell."""
    try:
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def resident(process: int) -> int:
    """Bytes of memory that a process and all its descendants hold, shared pages in parts; 0 where nothing tells."""
    total, waiting, seen = 0, [process], set[int]()
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            total += _share(one)
            waiting += children(one)
    return total


def _share(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
