"""Messages between the room's processes: a length, then so many bytes, over a stream socket."""

from __future__ import annotations

import socket
import struct
import time

_LENGTH = struct.Struct("!Q")
_PIECE = 1 << 20


class Closed(Exception):
    """The other end is gone."""


class Late(Exception):
    """The message was not there in time."""


def send(stream: socket.socket, message: bytes, until: float | None = None) -> None:
    """Send one message. `until` on the monotonic clock. Raises Closed or Late."""
    stream.settimeout(None if until is None else max(0.001, until - time.monotonic()))
    try:
        stream.sendall(_LENGTH.pack(len(message)))
        stream.sendall(message)
    except TimeoutError as error:
        raise Late from error
    except OSError as error:
        raise Closed from error


def receive(stream: socket.socket, until: float | None = None, most: int | None = None) -> bytes:
    """Receive one message; one longer than `most` bytes counts as no message. Raises Closed or Late."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size, until))
    if most is not None and length > most:
        raise Closed
    return _exactly(stream, length, until)


def _exactly(stream: socket.socket, count: int, until: float | None) -> bytes:
    found = bytearray()
    while len(found) < count:
        stream.settimeout(None if until is None else max(0.001, until - time.monotonic()))
        try:
            piece = stream.recv(min(_PIECE, count - len(found)))
        except TimeoutError as error:
            raise Late from error
        except OSError as error:
            raise Closed from error
        if not piece:
            raise Closed
        found += piece
    return bytes(found)
