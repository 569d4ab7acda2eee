"""`--format table`: the summary for people."""

import unicodedata

import pytest

import extract
import ingest
from extract.plan import Deadline, Quota
from service.messages import Messages
from service.terminal import plain
from service.timeline import timeline
from service.wording import day, quota_words
from tests.conftest import PLANS

SAMPLES = sorted(PLANS.glob("*/text.txt"))
VI = Messages("vi")


def quota(**values) -> Quota:
    usual = dict.fromkeys(Quota.model_fields) | {"id": "q1", "confidence": 1, "evidence": []}
    usual |= {"count": 5, "comparator": "=", "unit": "collective", "unit_text": "tập thể"}
    return Quota(**usual | values)


def deadline(**values) -> Deadline:
    usual = dict.fromkeys(Deadline.model_fields) | {"id": "d1", "confidence": 1, "evidence": []}
    usual |= {"kind": "milestone", "text": "t", "precision": "day"}
    return Deadline(**usual | values)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "5 tập thể"),
        ({"comparator": ">="}, "≥5 tập thể"),
        ({"comparator": "<=", "count": 8.5, "unit": "percent", "unit_text": "hộ nghèo"}, "≤8,5% hộ nghèo"),
        ({"count": 12500, "unit": "other", "unit_text": "cây"}, "12500 cây"),
        ({"per": "mỗi xã"}, "mỗi xã: 5 tập thể"),
    ],
)
def test_quotas(values, words):
    assert quota_words(quota(**values)) == words


def test_days():
    assert (day("2026-01-28"), day(None)) == ("28/01/2026", "")


def test_deadlines_stand_in_the_order_of_time():
    items = [
        deadline(text="tháng 12", start="2026-12-01", end="2026-12-31"),
        deadline(text="hằng tháng", kind="recurring", rrule="FREQ=MONTHLY"),
        deadline(text="dịp tổng kết", precision="event"),
        deadline(text="trước 15/4", kind="due", end="2026-04-15", inclusive=False),
        deadline(text="ngày 20 hằng tháng", kind="recurring", start="2026-02-20", end="2026-02-20"),
        deadline(text="chậm nhất 01/3", kind="due", end="2026-03-01", inclusive=True),
        deadline(text="ngày 10/4", start="2026-04-10", end="2026-04-10"),
        deadline(text="năm 2026", kind="window", start="2026-01-01", end="2026-12-31"),
    ]
    assert [[(entry.when, entry.words) for entry in group] for group in timeline(items, {}, VI)] == [
        [
            ("01/01/2026 –\n31/12/2026", "năm 2026"),
            ("đến 01/03/2026", "chậm nhất 01/3"),
            ("10/04/2026", "ngày 10/4"),
            ("trước 15/04/2026", "trước 15/4"),
            ("01/12/2026 –\n31/12/2026", "tháng 12"),
        ],
        [("định kỳ", "ngày 20 hằng tháng"), ("định kỳ", "hằng tháng")],
        [("không rõ ngày", "dịp tổng kết")],
    ]


def test_a_heading_that_is_a_time_names_itself():
    heading = deadline(kind="window", text="tháng 9/2026", start="2026-09-01", end="2026-09-30", section="s2")
    assert timeline([heading], {"s2": "Giai đoạn 1 (tháng 9/2026)"}, VI)[0][0].action == "Giai đoạn 1 (tháng 9/2026)"


def columns(line: str) -> int:
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in line)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_lost(file, width):
    from service.summary import summary

    plan = extract.plan(ingest.read(file))
    written = plain(summary(plan, VI), columns=width)
    assert max(columns(line) for line in written.splitlines()) <= width
    assert "…" not in written.split(VI("title.diagnostics"))[0].split(VI("title.review"))[0]
    together = "".join(written.split())
    for movement in plan.movements:
        assert movement.title.split()[0] in together
    assert f"{VI('title.deadlines')} ({len(plan.deadlines)})" in written


def test_what_the_table_shows(khubnd):
    out = khubnd("extract", "--format", "table", PLANS / "tinh-thi-dua" / "text.txt").out
    assert out.startswith("KẾ HOẠCH 27/KH-UBND\n")
    for words in ("Lâm Đồng, 19/01/2026", "Ủy ban nhân dân tỉnh Lâm Đồng (cấp tỉnh)", "≥8 tập thể", "39 việc"):
        assert words in out
    assert not any(line.endswith(" ") for line in out.splitlines())


def test_a_draft_without_number(khubnd, sample):
    out = khubnd("extract", "--format", "table", sample).out
    assert out.startswith("KẾ HOẠCH (chưa có số) KH-UBND\n")
    assert "dự thảo" in out


def test_in_english(khubnd, sample):
    out = khubnd("extract", "--format", "table", "--lang", "en", sample).out
    assert "Issued by" in out
    assert "draft" in out


def test_an_empty_plan(khubnd, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("Xin chào.\n", encoding="utf-8")
    out = khubnd("extract", "--format", "table", file).out
    assert out.count("Không tìm thấy.") == 3
    assert "trong văn bản này. [no_plan_found]\n" in out


def test_a_very_narrow_terminal_leaves_words_whole(khubnd, sample, monkeypatch):
    monkeypatch.setenv("COLUMNS", "12")
    out = khubnd("extract", "--format", "table", sample).out
    assert max(columns(line) for line in out.splitlines()) <= 40
    assert "\nNơi và ngày" in out
    assert "(cấp xã)" in out


def test_what_the_plan_replaces_and_what_to_look_at_first(khubnd, tmp_path):
    file = tmp_path / "a.txt"
    lines = [f"- Trường học ở thôn {n} (khu {n}) đẹp trước ngày 0{n}/5/2026." for n in range(1, 8)]
    file.write_text(
        "ỦY BAN NHÂN DÂN\nXÃ SUỐI MƠ\nSố: 5/KH-UBND\nSuối Mơ, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nTrồng cây\n"
        "I. NHIỆM VỤ\n" + "\n".join(lines) + "\nII. HIỆU LỰC\nKế hoạch này thay thế Kế hoạch số 3/KH-UBND "
        "ngày 01/02/2021 của UBND xã Suối Mơ.\n",
        encoding="utf-8",
    )
    out = khubnd("extract", "--format", "table", file).out
    assert "Thay thế, sửa đổi (1)\n - thay thế kế hoạch 3/KH-UBND (01/02/2021)\n" in out
    assert "Nên xem lại trước (7)\nThời hạn  trước ngày 01/5/2026" in out
    assert "\n          mục I\n" in out
    assert out.endswith("và 2 mục nữa (needs_review)\n")


def test_a_plan_without_doubts_asks_for_no_review(khubnd, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("KẾ HOẠCH\nTrồng cây\nI. KINH PHÍ\nNgân sách xã bảo đảm.\n", encoding="utf-8")
    assert "Nên xem lại trước" not in khubnd("extract", "--format", "table", file).out
