"""`khubnd extract`: forms, many files, folders, failures."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import extract
from tests.conftest import PLANS, ROOT

DOCX = PLANS / "tinh-thi-dua" / "plan.docx"
MAIN = [sys.executable, "-c", "from service.cli import main; main()"]
TEXT = PLANS / "xa-tiem-chung" / "text.txt"


def test_one_file_is_one_json_object(khubnd):
    outcome = khubnd("extract", DOCX)
    plan = json.loads(outcome.out)
    assert outcome.code == 0
    assert outcome.err == ""
    assert plan["schema"] == "khubnd/plan/1"
    assert plan["source"]["name"] == "plan.docx"
    assert plan["identity"]["code"] == "27/KH-UBND"
    assert "Ủy ban" in outcome.out


def test_many_files_are_json_lines(khubnd, sample):
    outcome = khubnd("extract", DOCX, TEXT, sample)
    assert [json.loads(line)["source"]["name"] for line in outcome.out.splitlines()] == [
        "plan.docx",
        "text.txt",
        "ke-hoach.txt",
    ]
    assert outcome.err.splitlines() == [f"[1/3] {DOCX}", f"[2/3] {TEXT}", f"[3/3] {sample}"]


def test_yaml_says_the_same_as_json(khubnd, sample):
    written = khubnd("extract", "--format", "yaml", sample).out
    assert yaml.safe_load(written) == json.loads(khubnd("extract", sample).out)
    assert written.startswith("schema: khubnd/plan/1\n")
    assert "\ntext: |" in written


def test_many_yaml_documents(khubnd, sample):
    written = khubnd("extract", "--format=yaml", sample, TEXT).out
    assert [plan["source"]["name"] for plan in yaml.safe_load_all(written)] == ["ke-hoach.txt", "text.txt"]


def test_pure_python_yaml_says_the_same(khubnd, sample, monkeypatch):
    with_libyaml = khubnd("extract", "--format", "yaml", sample).out
    monkeypatch.delattr(yaml, "CSafeDumper", raising=False)
    assert yaml.safe_load(khubnd("extract", "--format", "yaml", sample).out) == yaml.safe_load(with_libyaml)


@pytest.mark.parametrize("form", ["json", "yaml", "table"])
def test_the_same_bytes_give_the_same_bytes(khubnd, form):
    assert khubnd("extract", "--format", form, DOCX).out == khubnd("extract", "--format", form, DOCX).out


def test_a_failing_file_does_not_stop_the_others(khubnd, sample, tmp_path):
    empty = tmp_path / "rong.docx"
    empty.touch()
    outcome = khubnd("extract", sample, empty, tmp_path / "x.pdf", TEXT)
    assert outcome.code == 1
    assert [json.loads(line)["source"]["name"] for line in outcome.out.splitlines()] == ["ke-hoach.txt", "text.txt"]
    assert [line for line in outcome.err.splitlines() if line.startswith("khubnd:")] == [
        f"khubnd: {empty}: Tệp rỗng, không có nội dung. [empty_file]",
        f"khubnd: {tmp_path / 'x.pdf'}: Không tìm thấy tệp. [not_found]",
    ]


def test_output_writes_a_file_for_each(khubnd, sample, tmp_path):
    folder = tmp_path / "moi" / "ket-qua"
    outcome = khubnd("extract", sample, TEXT, "--output", folder)
    assert outcome.code == 0
    assert outcome.out == ""
    assert sorted(file.name for file in folder.iterdir()) == ["ke-hoach.txt.json", "text.txt.json"]
    assert json.loads((folder / "ke-hoach.txt.json").read_text("utf-8"))["source"]["name"] == "ke-hoach.txt"
    assert f"đã ghi {folder / 'text.txt.json'}" in outcome.err


@pytest.mark.parametrize(("form", "suffix"), [("json", "json"), ("yaml", "yaml"), ("table", "txt")])
def test_two_inputs_of_one_name_get_two_files(khubnd, tmp_path, form, suffix):
    files = sorted(PLANS.glob("*/text.txt"))[:3]
    khubnd("extract", *files, "--format", form, "--output", tmp_path)
    names = [f"text.txt.{suffix}", f"text.txt-2.{suffix}", f"text.txt-3.{suffix}"]
    assert {file.name for file in tmp_path.iterdir()} == set(names)
    assert len({(tmp_path / name).read_bytes() for name in names}) == 3


def test_a_second_run_writes_to_the_same_files(khubnd, sample, tmp_path):
    folder = tmp_path / "ra"
    for _ in range(2):
        khubnd("extract", sample, TEXT, "--output", folder)
    assert len(list(folder.iterdir())) == 2


def test_an_input_is_never_overwritten(khubnd, sample):
    report = sample.with_name("ke-hoach.txt.txt")
    report.write_text("UBND xã\nKẾ HOẠCH\n", encoding="utf-8")
    khubnd("extract", "--format", "table", sample, report, "--output", sample.parent)
    assert report.read_text(encoding="utf-8") == "UBND xã\nKẾ HOẠCH\n"
    assert sample.with_name("ke-hoach.txt-2.txt").is_file()


@pytest.mark.parametrize("below", ["", "moi"])
def test_an_output_folder_that_cannot_be_made_is_unwritable(khubnd, sample, below):
    folder = sample / below
    outcome = khubnd("extract", sample, "--output", folder)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == f"khubnd: Không ghi được: {folder}: ở chỗ cần một thư mục lại là một tệp. [unwritable]\n"


def test_the_name_of_a_file_stands_once_in_its_error(khubnd, tmp_path):
    for file in (tmp_path, tmp_path / "x.docx"):
        for language in ("vi", "en"):
            assert khubnd("extract", file, "--lang", language).err.count(str(file)) == 1


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (".", "khubnd: .: Không mở được tệp: đây là thư mục, không phải tệp. [unreadable]\n"),
        ("", "khubnd: '': Không tìm thấy tệp. [not_found]\n"),
    ],
)
def test_what_is_no_file(khubnd, name, line):
    outcome = khubnd("extract", name)
    assert (outcome.code, outcome.out, outcome.err) == (1, "", line)


def test_an_output_that_cannot_be_written_is_an_error_of_its_file(khubnd, sample, tmp_path):
    (tmp_path / "ra" / "ke-hoach.txt.json").mkdir(parents=True)
    outcome = khubnd("extract", sample, TEXT, "--output", tmp_path / "ra")
    assert outcome.code == 1
    assert "[unwritable]" in outcome.err
    assert (tmp_path / "ra" / "text.txt.json").is_file()


def test_an_error_nobody_foresaw_shows_no_traceback(khubnd, sample, monkeypatch):
    def broken(document):
        raise ZeroDivisionError("bí mật")

    monkeypatch.setattr(extract, "plan", broken)
    first, second = khubnd("extract", sample), khubnd("extract", sample)
    assert first.code == 1
    assert first.err == second.err
    assert first.err.endswith("[internal_error]\n")
    assert "ZeroDivisionError" in first.err
    assert "Traceback" not in first.err
    assert "bí mật" not in first.err


def test_debug_shows_it(khubnd, sample, monkeypatch):
    def broken(document):
        raise ZeroDivisionError("bí mật")

    monkeypatch.setattr(extract, "plan", broken)
    monkeypatch.setenv("KHUBND_DEBUG", "1")
    err = khubnd("extract", sample).err
    assert "Traceback" in err
    assert "bí mật" in err


def test_terminal_codes_in_names_and_texts_are_not_obeyed(khubnd, sample):
    evil = sample.with_name("a\x1b[31m\u202eb.txt")
    evil.write_bytes(sample.read_bytes().replace("Ngọc Trà".encode(), "Ngọc\x1b]0;x\x07 Trà".encode()))
    outcome = khubnd("extract", "--format", "table", evil, sample.with_name("\x1b[2J"))
    assert "\x1b" not in outcome.out + outcome.err
    assert "\u202e" not in outcome.out + outcome.err


def test_a_name_that_is_no_utf8(khubnd, sample):
    strange = sample.parent / os.fsdecode(b"k\xe9.txt")
    try:
        strange.write_bytes(sample.read_bytes())
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert json.loads(khubnd("extract", strange).out)["source"]["name"] == "k\N{REPLACEMENT CHARACTER}.txt"


def command(*arguments: object, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*MAIN, *map(str, arguments)], cwd=ROOT, env={**os.environ, **environ}, capture_output=True)


def test_output_is_utf8_in_the_c_locale():
    done = command("extract", TEXT, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert "Ủy ban" in json.loads(done.stdout.decode("utf-8"))["text"]
    assert "Không tìm thấy" in command("extract", "x", LC_ALL="C", PYTHONUTF8="0").stderr.decode("utf-8")


def test_a_closed_pipe_is_quiet():
    reading, writing = os.pipe()
    os.close(reading)
    call = [*MAIN, "extract", str(TEXT), str(TEXT)]
    done = subprocess.run(call, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert done.returncode == 141
    assert done.stderr == f"[1/2] {TEXT}\n"


def with_closed(stream: str, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    """The command line as a shell starts it with `>&-` or `2>&-`."""
    shell = ["sh", "-c", f'exec "$@" {stream}&-', "sh"]
    return subprocess.run([*shell, *MAIN, *map(str, arguments)], cwd=ROOT, capture_output=True)


@pytest.mark.parametrize("arguments", [["extract", TEXT], ["extract", "--format=table", TEXT], ["check", TEXT]])
def test_results_for_a_closed_stdout(arguments):
    done = with_closed(">", *arguments)
    assert done.returncode == 1
    assert done.stderr.decode() == "khubnd: Không ghi được: đầu ra đã đóng. [unwritable]\n"


@pytest.mark.parametrize("argument", ["--help", "--version", "schema"])
def test_every_other_output_for_a_closed_stdout(argument):
    done = with_closed(">", argument)
    assert (done.returncode, done.stderr.decode().split()[-1]) == (1, "[unwritable]")


def test_a_folder_needs_no_stdout(tmp_path):
    assert with_closed(">", "extract", TEXT, "--output", tmp_path).returncode == 0
    assert [file.name for file in tmp_path.iterdir()] == ["text.txt.json"]


def test_errors_for_a_closed_stderr_do_not_stand_among_the_results():
    done = with_closed("2>", "extract", "x")
    assert (done.returncode, done.stdout) == (1, b"")


def test_a_plan_from_a_pipe():
    done = subprocess.run(
        [*MAIN, "extract", "/dev/stdin"], cwd=ROOT, input=DOCX.read_bytes(), capture_output=True, check=True
    )
    assert json.loads(done.stdout)["identity"]["code"] == "27/KH-UBND"


def test_a_full_disk_is_told_in_the_language_of_the_user():
    for language, reason in (("vi", "Không ghi được: hết chỗ trên đĩa."), ("en", "Cannot write: no space left.")):
        with Path("/dev/full").open("wb") as full:
            call = [*MAIN, "schema", "--lang", language]
            done = subprocess.run(call, cwd=ROOT, stdout=full, stderr=subprocess.PIPE)
        assert (done.returncode, done.stderr.decode()) == (1, f"khubnd: {reason} [unwritable]\n")
