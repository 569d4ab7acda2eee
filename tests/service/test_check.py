"""`khubnd check`: findings with their place, and the exit code."""

from typing import get_args

import pytest

from extract.plan import DiagnosticCode
from service.messages import Messages
from service.remarks import MEANINGS, reading_remark
from tests.conftest import PLANS, ROOT

DRAFT = PLANS / "phuong-phong-chay-draft" / "text.txt"
PDF = PLANS / "tinh-thi-dua" / "plan.pdf"
CLEAN = PLANS / "so-cai-cach-hanh-chinh" / "text.txt"


def test_errors_come_first_with_their_place(khubnd):
    outcome = khubnd("check", DRAFT)
    lines = outcome.out.splitlines()
    assert outcome.code == 3
    assert lines[0] == str(DRAFT)
    assert lines[1].startswith("LỖI")
    assert "[date_impossible]" in lines[1]
    assert lines[2].strip().startswith("mục III › 3 › a: … ")
    assert "phần đầu văn bản: Số: /KH-UBND" in outcome.out
    assert lines[-1] == "1 lỗi, 2 cảnh báo, 1 lưu ý"


def test_warnings_alone_are_no_failure(khubnd):
    outcome = khubnd("check", PDF)
    assert outcome.code == 0
    assert "CẢNH BÁO" in outcome.out
    assert ", trang 4: " in outcome.out


def test_nothing_found(khubnd):
    outcome = khubnd("check", CLEAN)
    assert (outcome.code, outcome.out) == (0, f"{CLEAN}\nKhông phát hiện sai sót.\n")


def test_a_file_that_cannot_be_read_outweighs_findings(khubnd, tmp_path):
    outcome = khubnd("check", DRAFT, tmp_path / "x")
    assert outcome.code == 1
    assert "LỖI" in outcome.out
    assert "[not_found]" in outcome.err


def test_warnings_of_the_reading_are_listed(khubnd, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("Xin chào [bold]các bạn[/bold].\n", encoding="utf-8")
    out = khubnd("check", file).out
    assert "Không tìm thấy nội dung của một kế hoạch trong văn bản này. [no_plan_found]\n" in out
    assert "khi đọc tệp" in out
    assert "WARNING  Nothing that makes a plan was found in this text. " in khubnd("check", "--lang=en", file).out


def test_in_english(khubnd):
    out = khubnd("check", "--lang=en", DRAFT).out
    assert "ERROR" in out
    assert "ERROR    A day that no calendar has. “" in out
    assert "section III › 3 › a: " in out
    assert out.endswith("errors: 1, warnings: 2, notes: 1\n")


def test_every_diagnostic_has_the_meaning_that_the_readme_tells():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(get_args(DiagnosticCode)) <= set(MEANINGS)
    for code in get_args(DiagnosticCode):
        assert any(line.startswith(f"| `{code}` ") and f" {MEANINGS[code]} " in line for line in readme.splitlines())
    assert "`no_plan_found`" in readme


@pytest.mark.parametrize(
    ("warning", "shown"),
    [
        ("Trang 2 không có lớp chữ.", "Trang 2 không có lớp chữ."),
        ("Tệp có: hai phần", "Tệp có: hai phần"),
        ("no_plan_found: không thấy kế hoạch", "Không thấy kế hoạch. [no_plan_found]"),
        ("new_code: có dấu chấm.", "Có dấu chấm. [new_code]"),
    ],
)
def test_a_warning_with_a_code_ends_with_it(warning, shown):
    assert reading_remark(warning, Messages("vi")) == shown
