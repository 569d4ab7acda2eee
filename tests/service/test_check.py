"""`khubnd check`: findings with their place, and the exit code."""

from tests.conftest import PLANS

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
    assert "no_plan_found" in out
    assert "khi đọc tệp" in out


def test_in_english(khubnd):
    out = khubnd("check", "--lang=en", DRAFT).out
    assert "ERROR" in out
    assert "section III › 3 › a: " in out
    assert out.endswith("errors: 1, warnings: 2, notes: 1\n")
