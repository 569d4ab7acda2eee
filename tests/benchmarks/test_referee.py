from __future__ import annotations

from typing import Any

import pytest

from benchmarks import likeness, referee
from benchmarks.referee import Tally

GOLD: dict[str, Any] = {
    "text": "Chọn 05 tập thể.",
    "identity": {
        "kind": "kế hoạch",
        "number": "15",
        "issuer": {"name": "Ủy ban nhân dân xã Mẫu Sơn", "level": "commune"},
    },
    "sections": [
        {"id": "s1", "label": "I", "title": "MỤC ĐÍCH", "level": 1, "parent": None},
        {"id": "s2", "label": "1", "title": "Mục tiêu", "level": 2, "parent": "s1"},
    ],
    "movements": [{"id": "m1", "title": "Phong trào “Xanh”", "names": ["Xanh"], "section": "s2", "kind": "movement"}],
    "quotas": [{"id": "q1", "count": 5, "comparator": ">=", "unit": "collective", "movement": "m1", "section": "s2"}],
    "recipients": [{"text": "Như trên"}, {"text": "Lưu: VT"}],
    "citations": [{"kind": "luật", "code": None, "date": None, "title": "Luật Mẫu"}],
    "diagnostics": [{"code": "section_gap"}, {"code": "ocr_suspect"}],
    "signature": {"authority": "TM. ỦY BAN NHÂN DÂN", "acting": None, "position": "CHỦ TỊCH", "name": "Trần Thị Thử"},
}


def with_change(name: str, change: object) -> dict[str, Any]:
    return {**GOLD, name: change}


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.found, tally.spurious, tally.missed


def test_gold_against_itself_is_perfect() -> None:
    score = referee.score(GOLD, GOLD)
    assert score.faults == []
    assert score.recall == 1
    assert referee.macro_f1(score.tallies.values()) == 1
    assert {name for name, tally in score.tallies.items() if tally.occurs} == {
        "identity", "sections", "movements", "quotas", "recipients", "diagnostics", "signature"
    }  # fmt: skip


def test_ids_need_not_agree() -> None:
    text = repr(GOLD)
    for old, new in {"'s1'": "'x'", "'s2'": "'y'", "'m1'": "'z'"}.items():
        text = text.replace(old, new)
    assert referee.score(GOLD, eval(text)).faults == []


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("recipients", [{"text": "Lưu: VT"}], (1, 0, 1)),
        ("recipients", [{"text": "Lưu VT;"}, {"text": "như  trên."}], (2, 0, 0)),
        ("recipients", [*GOLD["recipients"], {"text": "Sở Nội vụ"}], (2, 1, 0)),
        ("signature", {**GOLD["signature"], "name": "Lê Văn Khác"}, (2, 1, 1)),
        ("signature", {**GOLD["signature"], "acting": "KT. CHỦ TỊCH"}, (3, 1, 0)),
        ("signature", None, (0, 0, 3)),
        ("quotas", [{**GOLD["quotas"][0], "movement": None}], (4, 0, 1)),
        ("quotas", [{**GOLD["quotas"][0], "count": 6}], (0, 5, 5)),
        ("sections", GOLD["sections"][:1], (4, 0, 4)),
        ("identity", {**GOLD["identity"], "number": "16"}, (3, 1, 1)),
        ("identity", {"kind": "kế hoạch"}, (1, 0, 3)),
        ("diagnostics", [], (0, 0, 1)),
        ("citations", [{"kind": "luật", "code": "1/2020/QH14"}], (0, 2, 0)),
    ],
)
def test_slots(name: str, change: object, expected: tuple[int, int, int]) -> None:
    assert counts(referee.score(GOLD, with_change(name, change)).tallies[name]) == expected


def test_an_empty_plan_misses_everything() -> None:
    score = referee.score(GOLD, {})
    assert score.recall == 0
    assert all(tally.found == tally.spurious == 0 for tally in score.tallies.values())


@pytest.mark.parametrize(
    ("found", "missed", "spurious", "figures"),
    [
        (3, 1, 0, (1.0, 0.75, 6 / 7)),
        (0, 0, 0, (1.0, 1.0, 1.0)),
        (0, 2, 2, (0.0, 0.0, 0.0)),
        (1, 0, 1, (0.5, 1.0, 2 / 3)),
    ],
)
def test_tally(found: int, missed: int, spurious: int, figures: tuple[float, float, float]) -> None:
    tally = Tally(found, spurious, missed)
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx(figures)


@pytest.mark.parametrize(
    ("spans", "exact"),
    [([(5, 16)], True), ([(5, 7), (8, 16)], True), ([(0, 16)], False), ([], False)],
)
def test_evidence(spans: list[tuple[int, int]], exact: bool) -> None:
    item = {"text": "05 tập thể.", "evidence": [{"start": start, "end": end} for start, end in spans]}
    tally, faults = referee.evidence({"text": GOLD["text"], "criteria": [item]})
    assert counts(tally) == ((1, 0, 0) if exact else (0, 0, 1))
    assert bool(faults) is not exact


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("Hoà Bình", "hòa  bình", True),
        ("2021 – 2025", "2021-2025", True),
        ("“Xanh”.", "xanh", True),
        ("KH-UBND", "KH-UBMT", False),
        ("khoán", "khoan", False),
    ],
)
def test_same(one: str, other: str, equal: bool) -> None:
    assert likeness.same(one, other) is equal


def test_recurrence_rules_are_equal_in_any_order() -> None:
    assert likeness.same_rule("FREQ=MONTHLY;INTERVAL=3", "interval=3;freq=monthly")
