"""What the room says of a task that gave no answer."""

from __future__ import annotations

from typing import Literal

Code = Literal["too_slow", "too_much_memory", "reader_crashed"]


class RoomError(Exception):
    """A task was ended, or its worker died. `code` is stable; `details` fill the sentence for people.

    too_slow: seconds (wall clock) or CPU seconds passed. too_much_memory: memory passed, or the system ran short of
    it. reader_crashed: the worker ended otherwise; `how` is the signal or exit status.
    """

    def __init__(self, code: Code, **details: object) -> None:
        """`code` and what its sentence names."""
        self.code: Code = code
        self.details = details
        super().__init__(code)


class TaskError(Exception):
    """A task raised what it should have told as an answer: a fault of ours. The message is the worker's traceback."""
