"""Limits from the environment."""

import json
import os
import subprocess
import sys
from dataclasses import fields

import pytest

from ingest import Limits
from service.messages import Messages
from service.room import Bounds
from service.settings import LIMIT_PREFIX, ROOM_PREFIX, SettingError, read_bounds, read_limits
from tests.conftest import PLANS

VI = Messages("vi")


def test_nothing_set_means_the_defaults():
    assert read_limits({"PATH": "/bin"}, VI) == Limits()


@pytest.mark.parametrize("field", fields(Limits), ids=lambda field: field.name)
def test_every_limit_can_be_set(field):
    limits = read_limits({LIMIT_PREFIX + field.name.upper(): "7"}, VI)
    assert getattr(limits, field.name) == 7
    assert type(getattr(limits, field.name)) is type(field.default)


@pytest.mark.parametrize("field", fields(Bounds), ids=lambda field: field.name)
def test_every_bound_of_the_room_can_be_set(field):
    bounds = read_bounds({ROOM_PREFIX + field.name.upper(): "7"}, VI)
    assert getattr(bounds, field.name) == 7
    assert type(getattr(bounds, field.name)) is type(field.default)


def test_a_misspelt_bound_is_not_passed_over(khubnd, sample, monkeypatch):
    monkeypatch.setenv("KHUBND_ROOM_SECOND", "3")
    outcome = khubnd("extract", sample)
    assert (outcome.code, outcome.out) == (2, "")
    assert "KHUBND_ROOM_SECONDS" in outcome.err
    assert outcome.err.endswith("[bad_setting]\n")


def test_a_ratio_may_have_a_fraction():
    assert read_limits({"KHUBND_LIMIT_ZIP_RATIO": "12.5"}, VI).zip_ratio == 12.5


@pytest.mark.parametrize("value", ["", "x", "0", "-1", "1.5", "1e3", "inf"])
def test_wrong_values(value):
    with pytest.raises(SettingError) as caught:
        read_limits({"KHUBND_LIMIT_PAGES": value}, VI)
    assert caught.value.sentence(VI) == (
        f"Biến môi trường KHUBND_LIMIT_PAGES={value} không hợp lệ: cần một số nguyên lớn hơn 0"
    )


@pytest.mark.parametrize("value", ["nan", "inf", "0", "x"])
def test_wrong_ratios(value):
    with pytest.raises(SettingError):
        read_limits({"KHUBND_LIMIT_ZIP_RATIO": value}, VI)


def test_a_misspelt_limit_is_not_passed_over(khubnd, sample, monkeypatch):
    monkeypatch.setenv("KHUBND_LIMIT_PAGE", "3")
    outcome = khubnd("extract", sample)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("khubnd: Biến môi trường KHUBND_LIMIT_PAGE=3 không hợp lệ: không có giới hạn này")
    assert outcome.err.endswith("[bad_setting]\n")


def test_the_limit_reaches_the_reader(khubnd, monkeypatch):
    file = PLANS / "tinh-thi-dua" / "plan.docx"
    monkeypatch.setenv("KHUBND_LIMIT_FILE_BYTES", "100")
    outcome = khubnd("check", file)
    assert outcome.code == 1
    assert "KHUBND_LIMIT_FILE_BYTES" in outcome.err
    assert outcome.err.endswith("[too_large]\n")


def with_knowledge(folder, *arguments):
    """Run the command in a process of its own, as knowledge is set once for a process."""
    environ = {**os.environ, "KHUBND_KNOWLEDGE": str(folder)}
    call = [sys.executable, "-c", "from service.cli import main; main()", *map(str, arguments)]
    return subprocess.run(call, env=environ, capture_output=True, text=True, encoding="utf-8")


def test_a_word_in_a_users_own_file_changes_what_is_read(tmp_path):
    (tmp_path / "successors.toml").write_text('[bodies]\n"Hội Thủy văn" = "Hội Nước"\n', encoding="utf-8")
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\nSố: 5/KH-UBND\nLâm Đồng, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nTrồng rừng\n"
        "I. TỔ CHỨC THỰC HIỆN\n1. Giao Hội Thủy văn chủ trì trồng rừng.\n",
        encoding="utf-8",
    )
    done = with_knowledge(tmp_path, "extract", plan)
    assert (done.returncode, done.stderr) == (0, "")
    agency = json.loads(done.stdout)["assignments"][0]["agency"]
    assert agency["successor"] == "Hội Nước tỉnh Lâm Đồng"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("verbs.toml", b"# ours\nverbz = []\n", "dòng 2: không có mục “verbz”. [bad_knowledge]"),
        ("verb.toml", b"", "dòng 1: không có tệp tri thức này; các tệp là agencies.toml"),
        ("verbs.toml", "# a\n# đ".encode("utf-16"), "dòng 1: không phải văn bản UTF-8. [bad_knowledge]"),
    ],
)
def test_a_file_of_knowledge_that_cannot_be_used_is_named_with_its_line(name, content, expected, tmp_path, sample):
    (tmp_path / name).write_bytes(content)
    done = with_knowledge(tmp_path, "extract", sample)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Tệp tri thức {tmp_path / name}, {expected}" in done.stderr


def test_a_folder_of_knowledge_that_is_not_there(tmp_path, sample):
    done = with_knowledge(tmp_path / "none", "extract", sample)
    assert done.returncode == 2
    assert done.stderr.endswith("không hợp lệ: không có tệp hay thư mục này [bad_setting]\n")
