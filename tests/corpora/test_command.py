from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from corpora import __main__ as command
from corpora.markup import parse
from tests.corpora.sources import DEMO, DEMO_TEXT


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {"dung": DEMO, "hong": "%nonsense"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "source.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(command, "SPLITS", (tmp_path,))
    return tmp_path


def test_renders_a_named_plan_into_a_folder(plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out"
    assert command.main(["dung", "--formats", "text,docx", "--output", str(output)]) == 0
    names = {file.name for file in (output / "dung").iterdir()}
    assert names == {"plan-autonumbered.docx", "plan.docx", "text.txt"}
    assert (output / "dung" / "text.txt").read_text(encoding="utf-8") == DEMO_TEXT + "\n"
    assert "dung: text.txt" in capsys.readouterr().out


def test_a_faulty_plan_does_not_stop_the_others(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--formats", "text", "--output", str(plans)]) == 1
    assert (plans / "dung" / "text.txt").exists()
    assert capsys.readouterr().err.startswith("hong: dòng 1:")


def test_missing_libreoffice_is_told(
    plans: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("corpora.libreoffice.program", lambda: None)
    assert command.main(["dung", "--formats", "pdf", "--output", str(plans)]) == 1
    assert "Chưa cài LibreOffice" in capsys.readouterr().err


@pytest.mark.parametrize("formats", ["odt", "text,", "docx,odt"])
def test_unknown_format(plans: Path, formats: str) -> None:
    with pytest.raises(SystemExit):
        command.main(["--formats", formats])


PLANS = sorted(file for split in command.SPLITS for file in split.glob("*/source.txt"))


@pytest.mark.parametrize("source", PLANS, ids=lambda file: file.parent.name)
def test_committed_renderings_are_those_of_the_source(source: Path) -> None:
    """Fails where a source or the renderer was changed and `python -m corpora` not run."""
    tree = parse(source.read_text(encoding="utf-8"))
    for one in ("text", "docx"):
        for name, make in command.RENDERERS[one].items():
            committed, rendered = (source.parent / name).read_bytes(), make(tree)
            assert unpacked(committed) == unpacked(rendered), f"chạy: python -m corpora {source.parent.name}"


def unpacked(data: bytes) -> dict[str, bytes]:
    """A DOCX's parts: how they are compressed differs between versions of zlib."""
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
