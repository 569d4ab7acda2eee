"""The scale of `confidence`, as `extract.confidence` documents it."""

import re
from dataclasses import replace

import pytest

import extract
from extract import confidence
from extract.confidence import CUED, EXACT, FALLBACK, INHERITED, REPAIRED, REVIEW_BELOW, RUNNING
from tests.extract.samples import files, items, name_of, plan_in
from tests.extract.texts import FOOT, HEAD, document, plan, table, told

SCALE = (EXACT, CUED, RUNNING, INHERITED, FALLBACK)


def test_the_documentation_says_the_values_of_the_scale():
    documented = [float(value) for value in re.findall(r"^\| (0\.\d+) \|", confidence.__doc__, re.M)]
    assert documented == list(SCALE)


def test_the_scale_goes_down_and_parts_what_needs_review():
    assert list(SCALE) == sorted(SCALE, reverse=True)
    assert INHERITED > REVIEW_BELOW > FALLBACK
    assert 0 < REPAIRED < 1


@pytest.mark.parametrize("file", files("plan.docx"), ids=name_of)
def test_every_item_is_on_the_scale(file):
    found = plan_in(file)
    off = [(name, item.id, item.confidence) for name, item in items(found) if item.confidence not in SCALE]
    assert off == []
    assert found.identity.confidence in SCALE


HEADS = {
    "whole": (HEAD, EXACT),
    "no number": (HEAD.replace("Số: 41", "Số:   "), CUED),
    "no day": (HEAD.replace("ngày 10", "ngày   "), CUED),
    "none": ("", FALLBACK),
}


@table(HEADS)
def test_identity(text, expected):
    assert plan("I. MỤC ĐÍCH", head=text, foot=FOOT if text else "").identity.confidence == expected


TASK = "I. TỔ CHỨC THỰC HIỆN"
STEPS = {
    "a basis with code and date over one without": (
        "legal_bases",
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2022 của UBND tỉnh về thu gom rác;\nI. MỤC ĐÍCH",
        "Căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh về thu gom rác;\nI. MỤC ĐÍCH",
    ),
    "a citation with a code over one by name": (
        "citations",
        "I. NỘI DUNG\nThu gom theo Hướng dẫn số 15/HD-STNMT.",
        "I. NỘI DUNG\nTuyên truyền Luật Bảo vệ môi trường.",
    ),
    "an order with its agency over one under a heading": (
        "assignments",
        f"{TASK}\n1. Giao Phòng Y tế chủ trì phun thuốc diệt muỗi.",
        f"{TASK}\n1. Phòng Y tế\n- Phun thuốc diệt muỗi.",
    ),
    "a limit over a bare day": (
        "deadlines",
        f"{TASK}\n1. Phòng Y tế phun thuốc trước ngày 15/4/2022.",
        f"{TASK}\n1. Phòng Y tế phun thuốc ngày 15/4/2022.",
    ),
    "money under its heading over money elsewhere": (
        "funding",
        "I. KINH PHÍ\nKinh phí thực hiện do ngân sách huyện bảo đảm.",
        "I. NỘI DUNG\nKinh phí thực hiện do ngân sách huyện bảo đảm.",
    ),
    "a movement with criteria over a task with a lead": (
        "movements",
        "I. TIÊU CHÍ CỤ THỂ\n1. Phong trào “Đường hoa”\n- Đối với tập thể: Giữ được đường hoa.",
        "I. NHIỆM VỤ\n1. Thu gom rác ở chợ\n- Giao Phòng Y tế chủ trì đặt thùng rác.",
    ),
}


@pytest.mark.parametrize(("name", "sure", "unsure"), STEPS.values(), ids=STEPS.keys())
def test_a_cue_counts_more_than_a_fallback(name, sure, unsure):
    (first,), (second,) = (getattr(plan(*text.split("\n")), name) for text in (sure, unsure))
    assert first.confidence > second.confidence


def test_what_needs_review_is_the_doubtful_the_least_certain_first():
    found = plan("I. NỘI DUNG", "Kinh phí thực hiện do ngân sách huyện bảo đảm.", "Trồng ít nhất 30 cây.")
    (funding,), (quota,) = found.funding, found.quotas
    assert funding.confidence < REVIEW_BELOW < quota.confidence
    assert found.needs_review == [funding.id]


def test_a_sure_plan_needs_no_review():
    assert plan("I. KINH PHÍ", "Ngân sách huyện bảo đảm.").needs_review == []


def test_a_repaired_text_makes_everything_less_certain():
    sound = document("\n".join([HEAD, TASK, "1. Phòng Y tế", "- Phun thuốc trước ngày 15/4/2022.", FOOT]))
    before, after = extract.plan(sound), extract.plan(replace(sound, repaired=True))
    for name in ("sections", "assignments", "deadlines", "recipients"):
        expected = [round(value * REPAIRED, 4) for value in told(getattr(before, name), "confidence")]
        assert told(getattr(after, name), "confidence") == expected != []
    assert after.identity.confidence == round(before.identity.confidence * REPAIRED, 4)
