"""The safe room: what a task may not do, what is told of it, and that the next one is served all the same."""

import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from service.room import Bounds, Pool, RoomError, isolation
from service.room.errors import TaskError

MIB = 1 << 20
BOUNDS = Bounds(
    seconds=2.5, cpu_seconds=20, memory_bytes=200 * MIB, open_files=64, file_bytes=5 * MIB, workers=2, files_each=999
)
SOON = 10.0


def known() -> None:
    """Called in the template, which by that has loaded this module for all workers."""


# Tasks, called in the worker.


def echo(*values: object) -> object:
    return [*values, os.getpid()]


def spin() -> None:
    while True:
        pass


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "slept"


def eat() -> None:
    eaten = []
    while True:
        eaten.append(bytearray(MIB))


def eat_in_children() -> None:
    for _ in range(10):  # each well below the bound, together above it
        if not os.fork():
            eaten = bytearray(30 * MIB)
            eaten[::4096] = b"a" * len(eaten[::4096])
            time.sleep(60)
    time.sleep(60)


def exit_with(status: int) -> None:
    os._exit(status)


def kill_with(number: int) -> None:
    os.kill(os.getpid(), number)
    time.sleep(60)


def fail() -> None:
    raise ZeroDivisionError("bí mật")


def answer_with_no_json() -> object:
    return object()


def start_a_program(session: bool, file: str) -> None:
    program = subprocess.Popen(["sleep", "61"], start_new_session=session)
    Path(file).write_text(str(program.pid))
    time.sleep(60)


def connect(host: str, port: int) -> str:
    try:
        socket.create_connection((host, port), 1).close()
    except OSError as error:
        return type(error).__name__
    return "connected"


def limits() -> list[int]:
    kinds = (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)
    return [resource.getrlimit(kind)[0] for kind in kinds]


def write_much() -> str:
    with tempfile.NamedTemporaryFile() as file:
        try:
            file.write(bytes(6 * MIB))
            file.flush()
        except OSError as error:
            return os.strerror(error.errno or 0)
    return "written"


def leave_a_file() -> list[str]:
    before = [file.name for file in Path(tempfile.gettempdir()).iterdir()]
    Path(tempfile.mkdtemp(), "a").write_text("a")
    return before


def say_something() -> None:
    print("noise", flush=True)
    os.write(1, b"noise")
    os.write(2, b"noise")


def loaded() -> list[str]:
    return sorted({"spacy", "docx", "pypdfium2", "pdfplumber"} & set(sys.modules))


@pytest.fixture(scope="module", params=["fork", "fresh"])
def room(request: pytest.FixtureRequest) -> Iterator[Pool]:
    with Pool(BOUNDS, known, fork=request.param == "fork") as pool:
        pool.run(echo)
        yield pool


@pytest.fixture(autouse=True)
def _served_afterwards(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "room" in request.fixturenames:
        assert request.getfixturevalue("room").run(echo, 1)[0] == 1


def code_of(room: Pool, task: Callable[..., object], *arguments: object) -> tuple[str, dict[str, object]]:
    started = time.monotonic()
    with pytest.raises(RoomError) as caught:
        room.run(task, *arguments)
    assert time.monotonic() - started < SOON
    return caught.value.code, caught.value.details


def test_an_answer(room):
    assert room.run(echo, 1, "hai", b"ba".decode(), None)[:-1] == [1, "hai", "ba", None]


def test_a_worker_serves_again(room):
    assert room.run(echo) == room.run(echo)


@pytest.mark.parametrize(("task", "arguments"), [(spin, ()), (sleep, (60,))])
def test_too_slow(room, task, arguments):
    assert code_of(room, task, *arguments) == ("too_slow", {"allowed": 2.5, "field": "seconds"})


def test_too_much_processor_time():
    with Pool(Bounds(seconds=30, cpu_seconds=1, workers=1), fork=True) as room:
        assert code_of(room, spin) == ("too_slow", {"allowed": 1, "field": "cpu_seconds"})
        assert room.run(echo, 1)[0] == 1


@pytest.mark.parametrize("fork", [True, False], ids=["fork", "fresh"])
@pytest.mark.parametrize("task", [eat, eat_in_children])
def test_too_much_memory(task, fork):
    """In a room that waits longer: on a busy machine filling the memory takes its time."""
    if task is eat_in_children and not Path("/proc/self/smaps_rollup").exists():
        pytest.skip("this system does not tell the memory of processes")
    with Pool(replace(BOUNDS, seconds=60), known, fork=fork) as room:
        with pytest.raises(RoomError) as caught:
            room.run(task)
        assert (caught.value.code, caught.value.details) == (
            "too_much_memory",
            {"allowed": 200 * MIB, "field": "memory_bytes"},
        )
        assert room.run(echo, 1)[0] == 1


@pytest.mark.parametrize(
    ("task", "argument", "how"),
    [(exit_with, 3, "exit 3"), (kill_with, signal.SIGSEGV, "SIGSEGV"), (kill_with, signal.SIGABRT, "SIGABRT")],
)
def test_a_crash(room, task, argument, how):
    assert code_of(room, task, argument) == ("reader_crashed", {"how": how})


@pytest.mark.parametrize(("task", "told"), [(fail, "ZeroDivisionError: bí mật"), (answer_with_no_json, "TypeError")])
def test_a_task_that_raises(room, task, told):
    with pytest.raises(TaskError, match=told):
        room.run(task)


@pytest.mark.parametrize("session", [False, True])
def test_what_a_task_started_ends_with_it(room, tmp_path, session):
    """LibreOffice is started in a session of its own, which no signal to the worker's group reaches."""
    file = tmp_path / "process"
    assert code_of(room, start_a_program, session, str(file))[0] == "too_slow"
    assert gone(int(file.read_text()))


def gone(process: int) -> bool:
    """Whether a process is dead; the remains that its parent has not looked at count as dead."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"


def test_no_network(room):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert connect("127.0.0.1", port) == "connected"
        assert room.run(connect, "127.0.0.1", port) != "connected"


HOOK = """
import socket
from service.room import isolation
isolation._unshare = lambda flags: False
assert isolation.cut_network() == "hook"
for attempt in (lambda: socket.create_connection(("127.0.0.1", 9)), lambda: socket.getaddrinfo("a.example", 80),
                lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"a", ("127.0.0.1", 9))):
    try:
        attempt()
    except PermissionError as error:
        print(error)
first, second = socket.socketpair()
first.sendall(b"a")
"""


def test_where_no_namespace_is_allowed_pythons_sockets_refuse():
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", HOOK], capture_output=True, text=True, check=True)
    assert done.stdout.count("no network in the safe room") == 3


def test_limits_of_the_process(room):
    assert room.run(limits) == [64, 5 * MIB, 0]


def test_a_file_written_has_a_limit(room):
    assert room.run(write_much) == "File too large"


def test_temporary_files_do_not_outlive_their_task(room):
    assert room.run(leave_a_file) == []
    assert room.run(leave_a_file) == []


def test_what_a_library_prints_goes_nowhere(room, capfd):
    room.run(say_something)
    assert capfd.readouterr() == ("", "")


def test_many_threads_share_the_workers(room):
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda number: room.run(echo, number), range(40)))
    assert [number for number, _ in answers] == list(range(40))
    assert len({process for _, process in answers}) <= BOUNDS.workers


def test_workers_serve_at_the_same_time(room):
    started = time.monotonic()
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(lambda _: room.run(sleep, 1.0), range(2))) == ["slept"] * 2
    assert time.monotonic() - started < 1.9


def test_a_loss_does_not_touch_the_others(room):
    with ThreadPoolExecutor(2) as threads:
        slept = threads.submit(room.run, sleep, 1.0)
        assert code_of(room, kill_with, signal.SIGSEGV)[0] == "reader_crashed"
        assert slept.result() == "slept"


def test_a_worker_is_replaced_after_its_share():
    with Pool(Bounds(workers=1, files_each=2), fork=True) as room:
        served = [room.run(echo)[0] for _ in range(6)]
    assert len(set(served)) == 3
    assert served[0] == served[1] != served[2]


def test_an_idle_worker_that_died_is_not_used():
    with Pool(Bounds(workers=1), fork=True) as room:
        process = room.run(echo)[0]
        os.kill(process, signal.SIGKILL)
        while not gone(process):
            time.sleep(0.01)
        assert room.run(echo)[0] != process


def test_a_template_that_died_is_started_anew():
    with Pool(Bounds(workers=1, files_each=1)) as room:
        room.run(echo)
        os.kill(room.template, signal.SIGKILL)
        assert room.run(echo, 1)[0] == 1


def test_what_is_warm_is_warm_in_every_worker():
    from service.warming import warm

    with Pool(Bounds(workers=1, files_each=1), warm) as room:
        for _ in range(2):
            assert {"docx", "pypdfium2", "spacy"} <= set(room.run(loaded))


def test_closing_ends_busy_workers(tmp_path):
    file = tmp_path / "process"
    with Pool(Bounds(workers=1), fork=True) as room:
        thread = threading.Thread(target=_quietly, args=(room, start_a_program, True, str(file)))
        thread.start()
        while not file.exists() or not file.read_text():
            time.sleep(0.01)
    thread.join(SOON)
    assert not thread.is_alive()
    assert gone(int(file.read_text()))
    with pytest.raises(RuntimeError):
        room.run(echo)


def _quietly(room: Pool, *call: object) -> None:
    with contextlib.suppress(RoomError, RuntimeError):
        room.run(*call)


OWNER = """
import sys, threading, time
from service.room import Bounds, Pool
from tests.service.test_room import start_a_program
room = Pool(Bounds(workers=1), fork=sys.argv[1] == "fork")
room.run(start_a_program, True, sys.argv[2])
"""


@pytest.mark.parametrize("start", ["fork", "fresh"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_service_that_is_killed_leaves_nothing_running(tmp_path, start, number):
    file = tmp_path / "process"
    owner = subprocess.Popen([sys.executable, "-c", OWNER, start, str(file)])
    until = time.monotonic() + 30
    while (not file.exists() or not file.read_text()) and time.monotonic() < until:
        time.sleep(0.02)
    owner.send_signal(number)
    owner.wait()
    started = int(file.read_text())
    while not gone(started) and time.monotonic() < until:
        time.sleep(0.02)
    assert gone(started)


def test_memory_is_counted_with_the_children():
    assert isolation.resident(os.getpid()) > 10 * MIB
