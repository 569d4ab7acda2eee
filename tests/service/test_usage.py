"""Help, usage errors and their language; version and schema."""

import json
from importlib.metadata import version

import pytest

from service.settings import language_of_locale, split_language
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["extract"], "Chưa cho tệp nào."),
        (["check"], "Chưa cho tệp nào."),
        (["extract", "--format", "x", "a"], "Giá trị “x” không dùng được cho --format; hãy chọn json, yaml, table."),
        (["extract", "--bogus", "a"], "Không có tùy chọn --bogus."),
        (["extract", "a", "--format"], "Tùy chọn --format cần một giá trị."),
        (["schema", "a", "b"], "Thừa tham số: a b."),
        (["schema", "command"], "Thừa tham số: command."),
        (["--version=3"], "Tùy chọn --version không nhận giá trị."),
        (["doc"], "Không có lệnh này; các lệnh là extract, check, schema."),
        (["--lang", "fr", "check", "a"], "Giá trị “fr” không dùng được cho --lang; hãy chọn vi, en."),
        (["check", "a", "--lang"], "Giá trị “” không dùng được cho --lang; hãy chọn vi, en."),
    ],
)
def test_wrong_usage(khubnd, arguments, sentence):
    outcome = khubnd(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[0] == f"khubnd: {sentence}"


def test_every_usage_error_is_told_in_english_too(khubnd):
    assert "No such command" in khubnd("--lang", "en", "doc").err
    assert "is no value of --format" in khubnd("extract", "--lang", "en", "--format", "x", "a").err


def test_without_a_command_the_help_is_shown(khubnd):
    outcome = khubnd()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == khubnd("--help").out


@pytest.mark.parametrize("command", [[], ["extract"], ["check"], ["schema"]])
def test_help_in_both_languages(khubnd, command):
    vietnamese, english = khubnd(*command, "--help"), khubnd("--lang", "en", *command, "--help")
    assert (vietnamese.code, english.code) == (0, 0)
    assert vietnamese.out.startswith("Cách dùng: khubnd")
    assert english.out.startswith("Usage: khubnd")
    for outcome in (vietnamese, english):
        assert "--lang vi|en" in outcome.out
        assert max(map(len, outcome.out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "vi"),
        ({"LANG": "C"}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LC_ALL": "POSIX"}, "vi"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "fr_FR.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_GB"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LC_ALL": "vi_VN", "LANG": "en_US.UTF-8"}, "vi"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_US", "LANG": "vi_VN"}, "en"),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "vi"),
    ],
)
def test_the_locale_chooses_the_language(environ, language):
    assert language_of_locale(environ) == language


@pytest.mark.parametrize(
    ("arguments", "chosen", "rest"),
    [
        (["extract", "a"], None, ["extract", "a"]),
        (["--lang", "en", "extract", "a"], "en", ["extract", "a"]),
        (["extract", "a", "--lang=vi"], "vi", ["extract", "a"]),
        (["extract", "--", "--lang", "en"], None, ["extract", "--", "--lang", "en"]),
        (["extract", "--lang"], "", ["extract"]),
    ],
)
def test_the_language_stands_anywhere(arguments, chosen, rest):
    assert split_language(arguments) == (chosen, rest)


def test_an_english_locale_is_followed(khubnd, monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "File not found" in khubnd("extract", "x").err
    assert "Không tìm thấy" in khubnd("extract", "x", "--lang", "vi").err


def test_version(khubnd):
    assert khubnd("--version").out == f"khubnd {version('khubnd')}\n"


def test_schema_is_the_file_of_the_package(khubnd):
    out = khubnd("schema").out
    assert out == (ROOT / "extract" / "plan.schema.json").read_text(encoding="utf-8")
    assert json.loads(out)["$id"] == "khubnd/plan/1"
