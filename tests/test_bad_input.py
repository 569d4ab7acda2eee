"""Files that no plan can be read from: the command line gives a stable code and exit 1, no traceback, in seconds."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

import extract
from ingest import ReadError
from service.room.isolation import children
from tests.conftest import PLANS, ROOT
from tests.ingest.docx_builder import build, p

SECONDS = 5.0
DOCX = (PLANS / "tinh-thi-dua" / "plan.docx").read_bytes()
PDF = (PLANS / "tinh-thi-dua" / "plan.pdf").read_bytes()
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + bytes(range(256)) * 8 + b"\xff\xd9"


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of hand-written objects, numbered from 1."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + head + table + end


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
NO_PAGES = pdf(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>")
ONE_PAGE = (
    CATALOG,
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
)
NO_TEXT = pdf(*ONE_PAGE)
# Standard security handler, revision 3, with keys that no empty password opens.
ENCRYPTED_PDF = pdf(
    *ONE_PAGE,
    b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <%s> /U <%s> >>" % (b"5a" * 32, b"a5" * 32),
    trailer=b"/Root 1 0 R /Encrypt 4 0 R /ID [<%s> <%s>]" % (b"01" * 16, b"01" * 16),
)
# Word stores a document with a password as a compound file with this stream in its directory.
ENCRYPTED_DOCX = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(992)


def zipped(**files: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def nested(depth: int) -> bytes:
    return build("<w:sdt><w:sdtContent>" * depth + p("a") + "</w:sdtContent></w:sdt>" * depth)


BAD = [
    pytest.param("empty.docx", b"", "empty_file", id="empty"),
    pytest.param("none.pdf", NO_PAGES, "no_pages", id="PDF without pages"),
    pytest.param("scan.pdf", NO_TEXT, "no_text", id="PDF without text"),
    pytest.param("anh.docx", JPEG, "corrupt_file", id="broken JPEG named docx"),
    pytest.param("zip.docx", zipped(a="b"), "unsupported_type", id="zip that is no DOCX"),
    pytest.param("half.docx", DOCX[: len(DOCX) // 2], "corrupt_file", id="truncated DOCX"),
    pytest.param("half.pdf", PDF[: len(PDF) // 2], "corrupt_file", id="truncated PDF"),
    pytest.param("khoa.pdf", ENCRYPTED_PDF, "encrypted", id="encrypted PDF"),
    pytest.param("khoa.docx", ENCRYPTED_DOCX, "encrypted", id="encrypted DOCX"),
    pytest.param("nested.docx", nested(9000), "corrupt_file", id="nested too deeply"),
    pytest.param("binary.bin", bytes(range(256)) * 64, "unsupported_type", id="binary"),
]


@pytest.mark.parametrize(("name", "data", "code"), BAD)
@pytest.mark.parametrize("command", ["extract", "check"])
def test_a_typed_error(khubnd, tmp_path, command, name, data, code):
    file = tmp_path / name
    file.write_bytes(data)
    assert_refused(khubnd, command, file, code)


def test_a_file_that_is_not_there(khubnd, tmp_path):
    assert_refused(khubnd, "extract", tmp_path / "khong-co.docx", "not_found")


def test_a_folder(khubnd, tmp_path):
    assert_refused(khubnd, "extract", tmp_path, "unreadable")


def test_a_file_without_permission(khubnd, tmp_path, monkeypatch):
    file = tmp_path / "cam.docx"
    file.write_bytes(DOCX)
    file.chmod(0)
    if os.access(file, os.R_OK):  # root may read everything

        def refuse(path: Path) -> bytes:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(Path, "read_bytes", refuse)
    assert_refused(khubnd, "extract", file, "unreadable")


def test_a_pipe_without_end_is_not_waited_for(khubnd, tmp_path):
    pipe = tmp_path / "ong.docx"
    os.mkfifo(pipe)
    assert_refused(khubnd, "extract", pipe, "empty_file")


def assert_refused(khubnd: Callable, command: str, file: Path, code: str) -> None:
    started = time.perf_counter()
    outcome = khubnd(command, file)
    assert time.perf_counter() - started < SECONDS
    assert outcome.code == 1
    assert outcome.out == ""
    assert outcome.err.startswith(f"khubnd: {file}: ")
    assert outcome.err.endswith(f" [{code}]\n")
    assert "Traceback" not in outcome.err
    assert "$" not in outcome.err


def hang(document: object) -> None:
    time.sleep(60)


def devour(document: object) -> None:
    eaten = []
    while True:
        eaten.append(bytearray(1 << 20))


def devour_as_a_library_would(document: object) -> None:
    try:
        devour(document)
    except MemoryError as error:
        raise ReadError("corrupt_file", found="DOCX") from error


def abort(document: object) -> None:
    os.abort()


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (hang, "cho phép 0.5 giây (KHUBND_ROOM_SECONDS). [too_slow]"),
        (devour, "cho phép 100000000 byte (KHUBND_ROOM_MEMORY_BYTES). [too_much_memory]"),
        (devour_as_a_library_would, "cho phép 100000000 byte (KHUBND_ROOM_MEMORY_BYTES). [too_much_memory]"),
        (abort, "(SIGABRT); tệp có thể bị hỏng, hãy mở bằng phần mềm gốc và lưu lại. [reader_crashed]"),
    ],
)
@pytest.mark.parametrize("count", [1, 3])
def test_a_file_that_breaks_the_reader_costs_its_own_result_alone(
    khubnd, sample, monkeypatch, tmp_path, broken, told, count
):
    """The reader breaks over one text, as a library would over a file."""
    evil = tmp_path / "xau.txt"
    evil.write_text("UBND xã\nKẾ HOẠCH xấu\n", encoding="utf-8")
    sound = extract.plan
    monkeypatch.setattr(
        extract, "plan", lambda document: broken(document) if "xấu" in document.text else sound(document)
    )
    monkeypatch.setenv("KHUBND_ROOM_SECONDS", "0.5" if broken is hang else "30")
    monkeypatch.setenv("KHUBND_ROOM_MEMORY_BYTES", "100000000")
    files = [evil] if count == 1 else [sample, evil, sample]
    outcome = khubnd("extract", *files)
    assert outcome.code == 1
    assert len(outcome.out.splitlines()) == count - 1
    assert outcome.err.splitlines()[-1 if count == 1 else -2].endswith(told)


def test_an_interrupted_run_leaves_nothing_running(tmp_path):
    """The file is a pipe that says nothing, so that the worker waits when the user gives up."""
    pipe = tmp_path / "ong.docx"
    os.mkfifo(pipe)
    call = [sys.executable, "-c", "from service.cli import main; main()", "extract", str(pipe)]
    command = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    with pipe.open("wb"):  # waits for the worker to open it
        descendants = below(command.pid)
        assert descendants
        command.send_signal(signal.SIGINT)
        assert command.communicate(timeout=SECONDS) == (b"", b"")
    assert command.returncode == 130
    assert [one for one in descendants if called(one)] == []


def below(process: int) -> list[int]:
    found = children(process)
    return found + [one for child in found for one in below(child)]


def called(process: int) -> bytes:
    """What a process is called with; nothing for a dead one."""
    file = Path(f"/proc/{process}/cmdline")
    return file.read_bytes() if file.exists() else b""


LETTER = """UBND XÃ AN PHÚ
VĂN PHÒNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/VP-HC
An Phú, ngày 03 tháng 02 năm 2026
Kính gửi: Nhà văn hóa xã.
Văn phòng đã nhận được thư của quý đơn vị và xin cảm ơn sự quan tâm.
Trân trọng./.
"""


@pytest.mark.parametrize("name", ["thu.txt", "thu.docx"])
def test_a_letter_gives_a_plan_with_empty_lists_and_a_warning(khubnd, tmp_path, name):
    file = tmp_path / name
    data = LETTER.encode() if name.endswith("txt") else build("".join(p(line) for line in LETTER.splitlines()))
    file.write_bytes(data)
    outcome = khubnd("extract", file)
    plan = json.loads(outcome.out)
    assert outcome.code == 0
    assert [warning.split(":")[0] for warning in plan["source"]["warnings"]] == ["no_plan_found"]
    lists = ("legal_bases", "sections", "movements", "criteria", "assignments", "quotas", "deadlines", "tables")
    assert {name: plan[name] for name in lists} == {name: [] for name in lists}
    assert khubnd("check", file).out.count("no_plan_found") == 1


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\n \n", id="blank"),
        pytest.param("Xin chào.".encode(), id="a word"),
        pytest.param(b"a" * 200_000, id="one long word"),
    ],
)
def test_texts_with_nothing_in_them_do_not_break(khubnd, tmp_path, data):
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    started = time.perf_counter()
    assert khubnd("extract", file).code in (0, 1)
    assert khubnd("extract", "--format", "table", file).code in (0, 1)
    assert time.perf_counter() - started < SECONDS
