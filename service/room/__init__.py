"""The safe room: what is done to an uploaded file is done in a process that can be lost.

`Pool.run(task, *arguments)` calls a function in a worker process that has limits (`Bounds`) and no network, and gives
its answer or raises `RoomError`. A worker that passes a limit or dies is ended with everything it started, and the
next file gets another. The room knows nothing of files or plans.
"""

from service.room.bounds import Bounds
from service.room.errors import RoomError
from service.room.pool import Pool

__all__ = ["Bounds", "Pool", "RoomError"]
