"""Old Word (.doc), .rtf and .odt: LibreOffice makes a DOCX of them, which our own reader reads.

LibreOffice ends with status 0 whatever happens and takes garbage for text, so that the file's kind is
made sure of before and what came out after; two runs on one profile disturb each other, so each run has
its own, in which macros are off. LibreOffice is a program of its own (MPL-2.0), not a library of ours.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import olefile

from ingest import document
from ingest.detect import detect
from ingest.document import Document
from ingest.docx import read_docx
from ingest.embedded import in_doc, in_package, in_rtf
from ingest.errors import ReadError
from ingest.limits import Limits

# Seconds for one file; one of 200 pages takes some 5.
TIME_LIMIT = 60.0
_PROGRAMS = ("soffice", "libreoffice")
_INSTALL = "apt-get install libreoffice-writer-nogui"
_TARGET = "docx:MS Word 2007 XML"
# The settings of each run: no macro is run, nothing outside the file is looked up.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
# [MS-DOC] 2.5.1: the FIB opens the stream with its magic; flags stand at byte 10, bit 8 is fEncrypted.
_WORD_STREAM, _FIB_BYTES, _FIB_FLAGS, _FIB_ENCRYPTED = "WordDocument", 12, 10, 0x0100
_FIB_MAGICS = frozenset({0xA5EC, 0xA5DC})


@dataclass(frozen=True, slots=True)
class _Format:
    """A kind of file, with LibreOffice's name of the filter that reads it and nothing else."""

    reader: document.Reader
    media_type: str
    import_filter: str

    @property
    def name(self) -> str:
        """What people call it."""
        return self.reader.upper()


_DOC = _Format("doc", "application/msword", "MS Word 97")
_ODT = _Format("odt", "application/vnd.oasis.opendocument.text", "writer8")
_RTF = _Format("rtf", "application/rtf", "Rich Text Format")


def read_doc(data: bytes, name: str | None, limits: Limits) -> Document:
    """Read a Word 97–2003 file.

    Raises ReadError: encrypted, corrupt_file, program_missing, took_too_long, too_large, suspicious_file.
    """
    hidden = in_doc(_checked_doc(data))
    return _read(data, name, limits, _DOC, hidden)


def read_odt(data: bytes, name: str | None, limits: Limits) -> Document:
    """Read an OpenDocument text whose package `limits.check_zip` has passed. Raises as `read_doc`."""
    return _read(data, name, limits, _ODT, in_package(data))


def read_rtf(data: bytes, name: str | None, limits: Limits) -> Document:
    """Read a Rich Text Format file. Raises as `read_doc`."""
    return _read(data, name, limits, _RTF, in_rtf(data))


def _checked_doc(data: bytes) -> list[list[str]]:
    """The paths in the file's OLE directory, if it holds a Word document that is not locked."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            head = compound.openstream(_WORD_STREAM).read(_FIB_BYTES)
            entries: list[list[str]] = compound.listdir(streams=True, storages=True)
    except Exception as error:  # its author's own classes, and whatever broken sector chains give
        raise ReadError("corrupt_file", found=_DOC.name) from error
    if int.from_bytes(head[:2], "little") not in _FIB_MAGICS:
        raise ReadError("corrupt_file", found=_DOC.name)
    if int.from_bytes(head[_FIB_FLAGS:], "little") & _FIB_ENCRYPTED:
        raise ReadError("encrypted")
    return entries


def _read(data: bytes, name: str | None, limits: Limits, form: _Format, hidden: tuple[str, ...]) -> Document:
    """`hidden` are the warnings of what the file holds beside its text."""
    converted = to_docx(data, form)
    if detect(converted, limits) != "docx":
        raise ReadError("corrupt_file", found=form.name)
    found = read_docx(converted, name, limits)
    return replace(
        found,
        media_type=form.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        reader=form.reader,
        warnings=(*hidden, *found.warnings),
    )


def to_docx(data: bytes, form: _Format) -> bytes:
    """The file as DOCX. Raises ReadError."""
    program = next((path for one in _PROGRAMS if (path := shutil.which(one))), None)
    if program is None:
        raise ReadError("program_missing", found=form.name, program="LibreOffice Writer", install=_INSTALL)
    with tempfile.TemporaryDirectory(prefix="khubnd-office-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, f"in.{form.reader}"), Path(folder, "out", "in.docx")
        source.write_bytes(data)
        _run(_command(program, Path(folder), source, form), folder)
        if not target.is_file() or not target.stat().st_size:
            raise ReadError("corrupt_file", found=form.name)
        return target.read_bytes()


def _command(program: str, folder: Path, source: Path, form: _Format) -> list[str]:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    # Where our own process is killed, nobody is left to end LibreOffice but this.
    guard = shutil.which("timeout")
    command = [guard, "--signal=KILL", str(round(TIME_LIMIT) + 5)] if guard else []
    command += [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
    command += [f"--infilter={form.import_filter}", "--convert-to", _TARGET]
    return [*command, "--outdir", str(folder / "out"), str(source)]


def _run(command: list[str], folder: str) -> None:
    """Run it to its end, or end it and all that it started."""
    environment = {**os.environ, "HOME": folder, "TMPDIR": folder, "SAL_USE_VCLPLUGIN": "svp"}
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        raise ReadError("corrupt_file", found="LibreOffice") from error
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        raise ReadError("took_too_long", allowed=f"{TIME_LIMIT:g}") from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
