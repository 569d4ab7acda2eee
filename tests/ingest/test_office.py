"""Old Word, RTF and OpenDocument through LibreOffice; what happens without it, and where it fails."""

import io
import os
import shutil
import time
import zipfile
from pathlib import Path

import pytest

import ingest
from corpora import __main__ as corpora
from corpora.libreoffice import convert
from corpora.markup import parse
from ingest import Limits, ReadError, office
from tests.conftest import PLANS
from tests.ingest.docx_builder import build, p, tbl, tc, tr

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed (libreoffice-writer-nogui)"
)
REAL = Path(__file__).parents[3] / "shared" / "real"
TARGETS = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}
TYPES = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
}
BORDERS = "".join(
    f'<w:{edge} w:val="single" w:sz="4"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
DOCX = build(
    p("KẾ HOẠCH")
    + p("Nghỉ lễ, thưởng Tết")
    + tbl(
        tr(tc(p("Việc")), tc(p("Ai"))),
        tr(tc(p("Dọn vườn")), tc(p("Tổ 1"))),
        look=f"<w:tblBorders>{BORDERS}</w:tblBorders>",
    )
    + p("Hết.")
)
TEXT = "KẾ HOẠCH\nNghỉ lễ, thưởng Tết\nViệc\nAi\nDọn vườn\nTổ 1\nHết."
RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}{\f1 .VnTime;}{\f2 VNI-Times;}}"


def refusal(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        ingest.read(data)
    return caught.value


@pytest.fixture(scope="session")
def made() -> dict[str, bytes]:
    return {kind: convert(DOCX, target) for kind, target in TARGETS.items()}


@needs_libreoffice
@pytest.mark.parametrize("kind", list(TARGETS))
def test_each_kind_gives_the_same_document(made, kind):
    document = ingest.read(made[kind], name="cu.bin")
    assert document.text == TEXT
    assert (document.reader, document.media_type, document.name) == (kind, TYPES[kind], "cu.bin")
    assert [(table.rows, table.columns) for table in document.tables] == [(2, 2)]
    assert document.sha256 != ingest.read(DOCX).sha256


@needs_libreoffice
@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"\f0 K\u7871? ho\u7841?ch\par}", "Kế hoạch"),
        (rb"\f1 Th\'abng t\'ad n\'ad\'edc\par}", "Thông tư nước"),
        (rb"\f2 Ke\'e1 hoa\'efch\par}", "Kế hoạch"),
    ],
    ids=["Unicode", "TCVN3", "VNI"],
)
def test_rtf_as_it_is_typed(body, text):
    assert ingest.read(RTF + body).text == text


@needs_libreoffice
def test_what_hides_in_a_file_is_told():
    document = ingest.read(RTF + rb"\f0 Xem{\object\objemb{\*\objdata 0105}} sau\par}")
    assert document.warnings[0].startswith("embedded_files:")
    assert "Xem" in document.text


@needs_libreoffice
@pytest.mark.parametrize("variant", ["plan-tcvn3.doc", "plan-vni.doc", "plan-autonumbered.odt"])
def test_a_plan_of_ours_reads_as_its_text(variant):
    folder = PLANS / "phuong-phong-chay-draft"
    makers = {name: make for files in corpora.RENDERERS.values() for name, make in files.items()}
    data = makers[variant](parse((folder / "source.txt").read_text(encoding="utf-8")))
    assert ingest.read(data).text == (folder / "text.txt").read_text(encoding="utf-8").rstrip("\n")


@needs_libreoffice
@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_damaged_files_are_typed_errors(made, kind):
    data = made[kind]
    for size in (600, len(data) // 2, len(data) - 600):
        assert refusal(data[:size]).code in {"corrupt_file", "unsupported_type"}
    assert refusal(data[:512] + bytes(len(data) - 512)).code in {"corrupt_file", "unsupported_type"}


def compound(flags: int, magic: int = 0xA5EC) -> bytes:
    """The smallest OLE file with a WordDocument stream: head, allocation table, directory, stream ([MS-CFB])."""
    free, end, fat = b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff", b"\xfd\xff\xff\xff"
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(6)
    head += (0).to_bytes(4, "little") + (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(4)
    head += (4096).to_bytes(4, "little") + end + bytes(4) + end + bytes(4) + bytes(4) + free * 108
    chain = fat + end + b"".join((number + 1).to_bytes(4, "little") for number in range(2, 9)) + end
    table = chain + free * (128 - len(chain) // 4)

    def entry(name: str, kind: int, child: bytes, start: bytes, size: int) -> bytes:
        raw = name.encode("utf-16-le") + b"\0\0"
        links = free * 2 + child
        return (
            raw.ljust(64, b"\0")
            + len(raw).to_bytes(2, "little")
            + bytes([kind, 1])
            + links
            + bytes(36)
            + start
            + size.to_bytes(8, "little")
        )

    directory = entry("Root Entry", 5, (1).to_bytes(4, "little"), end, 0)
    directory += entry("WordDocument", 2, free, (2).to_bytes(4, "little"), 4096)
    stream = magic.to_bytes(2, "little") + b"\xc1\0" + bytes(6) + flags.to_bytes(2, "little")
    return head + table + directory.ljust(512, b"\0") + stream.ljust(4096, b"\0")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(compound(0x0100), "encrypted", id="a password"),
        pytest.param(compound(0, magic=0x1234), "corrupt_file", id="no Word inside"),
        pytest.param(compound(0)[:1536], "corrupt_file", id="cut off"),
    ],
)
def test_what_is_seen_before_libreoffice_runs(data, code, monkeypatch):
    monkeypatch.setattr(office, "to_docx", lambda *_: pytest.fail("LibreOffice must not be asked"))
    assert refusal(data).code == code


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """Put a script in LibreOffice's place."""

    def put(script: str) -> Path:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        return tmp_path

    return put


def test_without_libreoffice_the_error_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    error = refusal(RTF + b"}")
    assert error.code == "program_missing"
    for language in ("vi", "en"):
        assert "RTF" in error.message(language)
        assert "LibreOffice" in error.message(language)
        assert "apt-get install libreoffice-writer-nogui" in error.message(language)
    assert ingest.read(DOCX).text == TEXT


@pytest.mark.parametrize(
    "script",
    [
        "exit 0",
        "exit 1",
        'for out; do :; done; mkdir -p "$(dirname "$out")/out"; echo rac > "$(dirname "$out")/out/in.docx"',
    ],
    ids=["nothing", "failure", "rubbish"],
)
def test_what_came_out_is_looked_at(fake, script):
    fake(script)
    assert refusal(RTF + b"}").code == "corrupt_file"


def test_a_hanging_run_is_ended_with_all_it_started(fake, monkeypatch):
    folder = fake('sleep 30 & echo $! > "$(dirname "$0")/child"; wait')
    monkeypatch.setattr(office, "TIME_LIMIT", 0.5)
    begin = time.monotonic()
    error = refusal(RTF + b"}")
    assert error.code == "took_too_long"
    assert time.monotonic() - begin < 10
    child = int((folder / "child").read_text())
    for _ in range(100):
        if not _runs(child):
            return
        time.sleep(0.05)
    pytest.fail("a process of LibreOffice is still running")


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_bombs_in_odt_are_refused_before_libreoffice_sees_them():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPES["odt"])
        archive.writestr("content.xml", "<a>" + "x" * 10_000_000)
    with pytest.raises(ReadError) as caught:
        ingest.read(out.getvalue(), limits=Limits(xml_part_bytes=1_000_000))
    assert caught.value.code == "too_large"


@needs_libreoffice
@pytest.mark.skipif(not REAL.is_dir(), reason="the shared real files are not here")
def test_a_real_doc():
    for path in REAL.glob("*.doc"):
        document = ingest.read(path)
        assert document.reader == "doc"
        assert len(document.text) > 1000
        assert document.tables
