"""`diagnostics`: what is wrong with the document itself."""

import pytest

from tests.extract.texts import HEAD, plan, table, told

BODY = "I. MỤC ĐÍCH\nGiữ sạch đường làng."


def diagnostics(*lines, head=HEAD):
    """(code, severity, words of the evidence) of each finding."""
    found = plan(*lines, head=head)
    return [(d.code, d.severity, found.text[d.evidence[0].start : d.evidence[0].end]) for d in found.diagnostics]


def test_a_sound_plan_has_none():
    assert diagnostics(BODY, "II. KINH PHÍ", "Ngân sách huyện bảo đảm.") == []


HEADS = {
    "no number": (("Số: 41/", "Số:    /"), ("number_missing", "warning", "Số: /KH-UBND")),
    "no day": (("ngày 10 tháng 3", "ngày    tháng   "), ("date_missing", "warning", "ngày tháng năm 2022")),
}


@table(HEADS)
def test_the_head(text, expected):
    assert diagnostics(BODY, head=HEAD.replace(*text)) == [expected]


OUTLINES = {
    "a gap": ("I. MỤC ĐÍCH\nII. NỘI DUNG\nIV. KINH PHÍ", [("section_gap", "warning", "IV. KINH PHÍ")]),
    "a repeat": ("I. MỤC ĐÍCH\nII. NỘI DUNG\nII. KINH PHÍ", [("section_duplicate", "warning", "II. KINH PHÍ")]),
    "a gap among numbers": ("I. NỘI DUNG\n1. Dọn nhà.\n3. Dọn ngõ.", [("section_gap", "warning", "3. Dọn ngõ.")]),
    "a gap among letters": ("I. NỘI DUNG\nd) Dọn nhà.\ne) Dọn ngõ.", [("section_gap", "warning", "e) Dọn ngõ.")]),
    "đ stands between d and e": ("I. NỘI DUNG\nd) Dọn nhà.\nđ) Dọn ngõ.\ne) Dọn chợ.", []),
    "numbers begin anew in each section": ("I. MỤC ĐÍCH\n1. Sạch.\n2. Đẹp.\nII. NỘI DUNG\n1. Dọn.\n2. Trồng.", []),
    "a list that ends": ("I. MỤC ĐÍCH\nII. NỘI DUNG\nIII. KINH PHÍ", []),
}


@table(OUTLINES)
def test_the_outline(text, expected):
    found = [one for one in diagnostics(*text.split("\n")) if one[0].startswith("section")]
    assert found == expected


def test_a_reversed_period():
    found = diagnostics("I. MỤC ĐÍCH", "Thực hiện nhiệm vụ giai đoạn 2025 - 2021.")
    assert found == [("period_reversed", "error", "giai đoạn 2025 - 2021")]


VARIANTS = {
    "two spellings of one code": (
        "Theo Công văn số 31/STNMT-MT.\nBáo cáo theo Công văn số 31/STNMT.MT.",
        [("citation_variant", "info")],
    ),
    "a party document against the convention": ("Học tập Chỉ thị số 05/CT-TW.", [("citation_variant", "info")]),
    "a party document by the convention": ("Học tập Chỉ thị số 05-CT/TW.", []),
    "one spelling twice": ("Theo Công văn số 31/STNMT-MT.\nBáo cáo theo Công văn số 31/STNMT-MT.", []),
}


@table(VARIANTS)
def test_codes(text, expected):
    found = diagnostics("I. NỘI DUNG", *text.split("\n"))
    assert [one[:2] for one in found] == expected


@pytest.mark.parametrize("day", ["31/4/2022", "30/02/2023"])
def test_an_impossible_day(day):
    found = diagnostics("I. TỔ CHỨC THỰC HIỆN", f"1. Phòng Y tế lập danh sách trước ngày {day}.")
    assert found == [("date_impossible", "error", f"trước ngày {day}")]


LIMITS = {
    "before the issue": ("trước ngày 01/3/2022", [("deadline_before_issue", "error", "trước ngày 01/3/2022")]),
    "past the period": ("trước ngày 15/02/2026", [("deadline_past_period", "error", "trước ngày 15/02/2026")]),
    "in time": ("trước ngày 15/02/2024", []),
}


@table(LIMITS)
def test_deadlines(text, expected):
    assert diagnostics("I. TỔ CHỨC THỰC HIỆN", f"1. Phòng Y tế lập danh sách {text}.") == expected


CRITERIA = "I. TIÊU CHÍ\n1. Tiêu chí cụ thể\n1.1. Phong trào “Sạch nhà đẹp ngõ”\n- Đối với tập thể: Giữ được ngõ sạch."
NAMES = {
    "another name": (
        "trong phong trào “Đường làng nở hoa”",
        [("movement_name_mismatch", "warning", "“Đường làng nở hoa”")],
    ),
    "the same name": ("trong phong trào “Sạch nhà đẹp ngõ”", []),
    "no name": ("cho phong trào này", []),
}


@table(NAMES)
def test_names_of_movements(text, expected):
    assert diagnostics(*CRITERIA.split("\n"), f"Giao Huyện đoàn chủ trì lựa chọn gương tốt {text}.") == expected


def test_messages_are_sentences_with_the_document_s_words():
    found = plan("I. MỤC ĐÍCH", "III. NỘI DUNG").diagnostics
    ((message, identifier),) = told(found, "message", "id")
    assert message.endswith(".") and "III" in message
    assert identifier
