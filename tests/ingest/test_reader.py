"""Where the bytes come from: files, pipes and devices, and why some cannot be opened."""

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import ingest
from ingest import Limits, ReadError, reason_of
from tests.ingest.docx_builder import build, p

DOCX = build(p("Kế hoạch"))
TEXT = "Kế hoạch".encode()


def refusal(path: str | Path, limits: Limits | None = None) -> ReadError:
    with pytest.raises(ReadError) as caught:
        ingest.read(path, limits=limits)
    return caught.value


@pytest.fixture
def piped(tmp_path) -> Callable[[bytes], Path]:
    """Give a FIFO into which somebody writes the bytes and then closes it."""

    def write(data: bytes) -> Path:
        pipe = tmp_path / "ong.docx"
        os.mkfifo(pipe)
        threading.Thread(target=lambda: pipe.write_bytes(data), daemon=True).start()
        return pipe

    return write


@pytest.mark.parametrize("data", [DOCX, TEXT, TEXT + b" " * 300_000], ids=["docx", "text", "more than a pipe holds"])
def test_a_pipe_is_read_to_its_end(piped, data):
    pipe = piped(data)
    document = ingest.read(pipe)
    assert (document.name, document.text) == (pipe.name, "Kế hoạch")


def test_a_pipe_is_not_read_beyond_the_limit(piped):
    assert refusal(piped(b"a" * 30_000), Limits(file_bytes=20_000)).code == "too_large"


def test_a_pipe_that_has_no_name():
    reading, writing = os.pipe()
    os.write(writing, DOCX)
    os.close(writing)
    assert ingest.read(f"/dev/fd/{reading}").text == "Kế hoạch"
    os.close(reading)


def test_a_device_without_end():
    assert refusal("/dev/zero", Limits(file_bytes=1000)).code == "too_large"
    assert refusal("/dev/null").code == "empty_file"


@pytest.mark.parametrize(
    ("path", "code", "vietnamese", "english"),
    [
        pytest.param(".", "unreadable", "đây là thư mục", "it is a folder", id="folder"),
        pytest.param("x" * 300, "unreadable", "tên quá dài", "the name is too long", id="long name"),
        pytest.param("a\0b", "unreadable", "không hợp lệ", "no valid file name", id="no name for a file"),
        pytest.param(f"{__file__}/a", "unreadable", "lại là một tệp", "where a folder is needed", id="below a file"),
        pytest.param("", "not_found", "Không tìm thấy tệp.", "File not found.", id="empty name"),
    ],
)
def test_why_it_cannot_be_opened(path, code, vietnamese, english):
    error = refusal(path)
    assert error.code == code
    assert vietnamese in error.message("vi")
    assert english in error.message("en")


def test_a_reason_nobody_foresaw_is_named():
    assert reason_of(OSError(errno.EMFILE, "Too many open files")) == ("lỗi hệ thống EMFILE", "system error EMFILE")
    assert reason_of(OSError("no number")) == ("lỗi hệ thống 0", "system error 0")
