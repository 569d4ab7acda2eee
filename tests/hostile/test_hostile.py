"""Hundreds of malformed and hostile files through one pool: each gives a plan or a typed error, in time and memory.

`python -m tests.hostile.make FOLDER` writes the files, to look at the one that an error names.
"""

from __future__ import annotations

import json
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import ingest
from ingest import Limits
from service.outputs import Style
from service.reading import read_and_write
from service.room import Bounds, Pool, RoomError
from service.room.isolation import resident
from service.warming import warm
from tests.conftest import PLANS, ROOT
from tests.hostile.make import write_all

# Small, so that bombs go off soon; a page of a scan and LibreOffice still fit in.
BOUNDS = Bounds(seconds=6.0, cpu_seconds=12, memory_bytes=768 << 20, workers=2)
# What ending a worker and all it started may take, on a busy machine.
GRACE = 3.0
SOUND = PLANS / "tinh-thi-dua" / "plan.docx"
ROOM_CODES = {"too_slow", "too_much_memory", "reader_crashed"}
LONGEST_CHECKED = 300_000


@dataclass(frozen=True)
class Answer:
    file: Path
    answer: dict[str, Any]
    seconds: float

    @property
    def code(self) -> str:
        return self.answer.get("code", "plan")


@dataclass(frozen=True)
class Run:
    answers: list[Answer]
    before: dict[str, Any]
    after: dict[str, Any]
    idle: int  # bytes that the room holds before the first file
    peak: int


def ask(room: Pool, file: Path) -> Answer:
    started = time.monotonic()
    try:
        answer = room.run(read_and_write, str(file), file.name, Limits(), Style("json", "en"), True)
    except RoomError as error:
        answer = {"code": error.code}
    return Answer(file, answer, time.monotonic() - started)


class Watch(threading.Thread):
    """Looks at the memory of the room's processes again and again."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.peak, self.over = process, 0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.1):
            self.peak = max(self.peak, resident(self.process))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder = tmp_path_factory.mktemp("hostile")
    places = tmp_path_factory.mktemp("temporary")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(places))
        patch.setattr(tempfile, "tempdir", str(places))
        files = write_all(folder)
        with Pool(BOUNDS, warm) as room, ThreadPoolExecutor(BOUNDS.workers) as threads:
            before = ask(room, SOUND).answer
            watch = Watch(room.template)
            idle = resident(room.template)
            watch.start()
            answers = list(threads.map(lambda file: ask(room, file), files))
            watch.over.set()
            after = ask(room, SOUND).answer
        yield Run(answers, before, after, idle, watch.peak)
        assert not list(places.glob("khubnd-room-*")), "the room leaves no files behind"


def test_there_are_at_least_300(run):
    assert len(run.answers) >= 300
    assert len({answer.file.name for answer in run.answers}) == len(run.answers)


def test_every_answer_is_a_plan_or_a_typed_error(run):
    known = {"plan", *ingest.MESSAGES, *ROOM_CODES}
    wrong = [f"{one.file.name}: {one.answer.get('trace')}" for one in run.answers if one.code not in known]
    assert not wrong, "\n".join(wrong)


def test_every_plan_keeps_the_contract(run):
    schema = json.loads((ROOT / "extract" / "plan.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for one in run.answers:
        if one.code == "plan" and len(one.answer["written"]) < LONGEST_CHECKED:
            assert validator.is_valid(json.loads(one.answer["written"])), one.file.name


def test_nothing_takes_longer_than_it_may(run):
    slow = {one.file.name: one.seconds for one in run.answers if one.seconds > BOUNDS.seconds + GRACE}
    assert slow == {}


def test_nothing_takes_more_memory_than_it_may(run):
    """Two look at their memory at a time, four times a second, and what they reserve is bounded by the kernel."""
    assert run.peak < run.idle + BOUNDS.workers * (BOUNDS.memory_bytes + (64 << 20))


def test_a_bomb_is_refused_by_what_it_says_of_itself_where_it_says_it(run):
    codes = {one.file.name: one.code for one in run.answers}
    for name in ("bomb-part.docx", "bomb-media.docx", "bomb-entries.docx", "file-too-big.txt", "pages-shared.pdf"):
        assert codes[name] == "too_large", name
    for name in ("bomb-laughs.docx", "entity-file.docx", "entity-utf16.docx", "evil-path.docx"):
        assert codes[name] == "suspicious_file", name


def test_the_pool_serves_afterwards_as_before(run):
    assert "written" in run.before
    assert run.after == run.before
