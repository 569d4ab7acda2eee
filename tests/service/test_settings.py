"""Limits from the environment."""

from dataclasses import fields

import pytest

from ingest import Limits
from service.messages import Messages
from service.settings import LIMIT_PREFIX, SettingError, read_limits
from tests.conftest import PLANS

VI = Messages("vi")


def test_nothing_set_means_the_defaults():
    assert read_limits({"PATH": "/bin"}, VI) == Limits()


@pytest.mark.parametrize("field", fields(Limits), ids=lambda field: field.name)
def test_every_limit_can_be_set(field):
    limits = read_limits({LIMIT_PREFIX + field.name.upper(): "7"}, VI)
    assert getattr(limits, field.name) == 7
    assert type(getattr(limits, field.name)) is type(field.default)


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
