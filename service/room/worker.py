"""What a worker does: wait for a task, do it within the bounds, answer, until the other end closes.

Tasks come as pickles, for they come from the service. Answers go as JSON: a hostile file that took a worker over must
not be able to have code run by whoever unpacks its answer.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import socket
import tempfile
import traceback
from pathlib import Path
from typing import Any

from service.room import wire
from service.room.bounds import Bounds, allow_cpu, hold
from service.room.isolation import die_with_parent, gather_orphans


def serve(stream: socket.socket, bounds: Bounds, folder: str) -> None:
    """Serve until the stream closes. `folder` is this worker's own place for temporary files."""
    os.setsid()
    die_with_parent()
    gather_orphans()
    hold(bounds)
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    while True:
        try:
            message = wire.receive(stream)
        except wire.Closed:
            return
        allow_cpu(bounds.cpu_seconds)
        answer = _answer(message)
        del message
        _empty(Path(folder))
        wire.send(stream, answer)


def _answer(message: bytes) -> bytes:
    try:
        task, arguments = pickle.loads(message)
        return json.dumps({"value": task(*arguments)}).encode("ascii")
    except MemoryError:
        return b'{"short": true}'
    except BaseException as error:
        trace = "".join(traceback.format_exception(error))
        told: dict[str, Any] = {"raised": trace.encode("utf-8", "replace").decode()}
        return json.dumps(told).encode("ascii")


def _empty(folder: Path) -> None:
    """What a task left behind is gone before the next one."""
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
