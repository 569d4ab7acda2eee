"""Labels become a tree, whatever their numbers say."""

import pytest

from extract.paragraphs import bullet_of, label_of, value_of
from tests.extract.texts import plan, table

LABELS = {
    "roman": ("IV. KINH PHÍ", ("roman", "IV")),
    "roman with a dash": ("II - Nhiệm vụ", ("roman", "II")),
    "roman with a bracket": ("III) Giải pháp", ("roman", "III")),
    "number": ("3. Phòng Nội vụ", ("number", "3")),
    "number with a bracket": ("12) Trạm y tế", ("number", "12")),
    "number without a blank": ("1.Mục đích", ("number", "1")),
    "dotted": ("1.2. Yêu cầu", ("dotted", "1.2")),
    "dotted thrice": ("2.1.3. Đường làng", ("dotted", "2.1.3")),
    "letter": ("a) Tập thể", ("letter", "a")),
    "letter with a stop": ("b. Cá nhân", ("letter", "b")),
    "vietnamese letter": ("đ) Hộ gia đình", ("letter", "đ")),
    "capital letter": ("A. ĐẶC ĐIỂM", ("capital", "A")),
    "article": ("Điều 2. Hiệu lực", ("article", "Điều 2")),
    "part": ("Phần thứ hai", ("part", "Phần thứ hai")),
    "chapter": ("Chương I", ("chapter", "Chương I")),
    "number with a dash": ("2- Yêu cầu", ("number", "2")),
    "dotted with a dash": ("3.1- Đại biểu mời", ("dotted", "3.1")),
    "letter and number": ("a.2. Mẫu giáo", ("letter_number", "a.2")),
    "a number in brackets": ("(1) Trồng hoa ven đường", ("bracketed", "(1)")),
    "a number in brackets with a stop": ("(2). Trồng hoa ven đường", ("bracketed", "(2)")),
    "a letter in brackets": ("(b) Trồng hoa ven đường", ("bracketed", "(b)")),
    "a bracket in running text is none": ("(kèm theo danh sách)", None),
    "a year in brackets is none": ("(2022) trồng hoa", None),
    "division": ("Mục 2. Phát triển đường làng", ("division", "Mục 2")),
    "a division in running text is none": ("Mục 2 Chương I quy định", None),
    "a range is no label": ("10 - 15 hộ tham gia", None),
    "a year is no label": ("2022. Đó là năm đầu", None),
    "a date is no label": ("15/4/2023: nộp báo cáo", None),
    "a decimal number is no label": ("1,5 triệu đồng", None),
    "a word is no label": ("Vi. phạm", None),
    "no roman number": ("IIX. Sai", None),
    "running text": ("Các xã, thị trấn", None),
}


@table(LABELS)
def test_labels(text, expected):
    found = label_of(text)
    assert (found and found[:2]) == expected


@pytest.mark.parametrize("bullet", ["-", "+", "*", "•", "–"])
def test_bullets(bullet):
    assert bullet_of(f"{bullet} Phát quang bụi rậm") == (bullet, 2)


def test_a_dash_alone_is_no_bullet():
    assert bullet_of("-") is None


VALUES = {
    "roman": (("roman", "XIV"), 14),
    "letter đ": (("letter", "đ"), 5),
    "letter e": (("letter", "e"), 6),
    "letter g follows e": (("letter", "g"), 7),
    "capital": (("capital", "C"), 3),
    "dotted": (("dotted", "2.13"), 13),
    "bracketed": (("bracketed", "(4)"), 4),
    "article": (("article", "Điều 10"), 10),
}


@table(VALUES)
def test_what_a_label_counts(text, expected):
    assert value_of(*text) == expected


def tree(*lines):
    """(label, level, label of the section above) of each section."""
    sections = plan(*lines).sections
    labels = {one.id: one.label for one in sections}
    return [(one.label, one.level, labels.get(one.parent)) for one in sections]


TREES = {
    "three levels": (
        "I. MỤC ĐÍCH\n1. Mục đích\na) Giữ sạch đường làng.\nb) Giữ sạch bờ suối.\n2. Yêu cầu\nII. NỘI DUNG",
        [("I", 1, None), ("1", 2, "I"), ("a", 3, "1"), ("b", 3, "1"), ("2", 2, "I"), ("II", 1, None)],
    ),
    "dotted numbers": (
        "I. NỘI DUNG\n1. Thu gom\n1.1. Ở thôn\n1.1.1. Rác khô\n1.2. Ở chợ\n2. Xử lý",
        [("I", 1, None), ("1", 2, "I"), ("1.1", 3, "1"), ("1.1.1", 4, "1.1"), ("1.2", 3, "1"), ("2", 2, "I")],
    ),
    "letters beside brackets": (
        "I. NỘI DUNG\n1. Thu gom\na. Rác khô.\nb) Rác ướt.\nc. Rác cồng kềnh.",
        [("I", 1, None), ("1", 2, "I"), ("a", 3, "1"), ("b", 3, "1"), ("c", 3, "1")],
    ),
    "a gap": ("I. MỤC ĐÍCH\nII. NỘI DUNG\nIV. KINH PHÍ", [("I", 1, None), ("II", 1, None), ("IV", 1, None)]),
    "a repeat": ("I. MỤC ĐÍCH\nII. NỘI DUNG\nII. KINH PHÍ", [("I", 1, None), ("II", 1, None), ("II", 1, None)]),
    "numbers without a section above": (
        "1. Mục đích\na) Sạch.\n2. Yêu cầu",
        [("1", 1, None), ("a", 2, "1"), ("2", 1, None)],
    ),
    "counting starts anew in each section": (
        "I. MỤC ĐÍCH\n1. Một việc.\n2. Hai việc.\nII. NỘI DUNG\n1. Ba việc.",
        [("I", 1, None), ("1", 2, "I"), ("2", 2, "I"), ("II", 1, None), ("1", 2, "II")],
    ),
    "counting goes on in the next section": (
        "I. MỤC ĐÍCH\n1. Một việc.\n2. Hai việc.\nII. NỘI DUNG\n3. Ba việc.",
        [("I", 1, None), ("1", 2, "I"), ("2", 2, "I"), ("II", 1, None), ("3", 2, "II")],
    ),
    "capitals above roman numbers": (
        "A. TÌNH HÌNH\nI. THUẬN LỢI\nII. KHÓ KHĂN\nB. NHIỆM VỤ\nI. MỤC TIÊU",
        [("A", 1, None), ("I", 2, "A"), ("II", 2, "A"), ("B", 1, None), ("I", 2, "B")],
    ),
    "parts above roman numbers": (
        "Phần thứ nhất\nTÌNH HÌNH\nI. THUẬN LỢI\nPhần thứ hai\nNHIỆM VỤ\nI. MỤC TIÊU",
        [("Phần thứ nhất", 1, None), ("I", 2, "Phần thứ nhất"), ("Phần thứ hai", 1, None), ("I", 2, "Phần thứ hai")],
    ),
    "capitals below roman numbers": (
        "I. MỤC ĐÍCH\nII. NỘI DUNG\nA. Ở THÔN\n1. Thu gom\nB. Ở CHỢ\n1. Xử lý\nIII. TỔ CHỨC THỰC HIỆN",
        [
            ("I", 1, None),
            ("II", 1, None),
            ("A", 2, "II"),
            ("1", 3, "A"),
            ("B", 2, "II"),
            ("1", 3, "B"),
            ("III", 1, None),
        ],
    ),
    "numbers in brackets below what they stand in": (
        "I. NỘI DUNG\n1. Thu gom\na) Ở thôn:\n(1) Rác khô.\n(2) Rác ướt.\nb) Ở chợ.\n2. Xử lý\n(1) Đốt.",
        [
            ("I", 1, None),
            ("1", 2, "I"),
            ("a", 3, "1"),
            ("(1)", 4, "a"),
            ("(2)", 4, "a"),
            ("b", 3, "1"),
            ("2", 2, "I"),
            ("(1)", 3, "2"),
        ],
    ),
    "bullets are no sections": ("I. MỤC ĐÍCH\n- Sạch nhà.\n+ Sạch ngõ.\n* Sạch làng.", [("I", 1, None)]),
    "no label at all": ("Đường làng sạch rác.\nBờ suối xanh cây.", []),
}


@table(TREES)
def test_the_tree(text, expected):
    assert tree(text) == expected


def test_a_section_spans_what_stands_below_it():
    found = plan("I. MỤC ĐÍCH", "1. Sạch nhà.", "- Sạch ngõ.", "II. KINH PHÍ", "Do xã bảo đảm.")
    first, inner, second = found.sections
    text = found.text
    assert text[first.start : first.end] == "I. MỤC ĐÍCH\n1. Sạch nhà.\n- Sạch ngõ."
    assert text[inner.start : inner.end] == "1. Sạch nhà.\n- Sạch ngõ."
    assert text[second.start : second.end] == "II. KINH PHÍ\nDo xã bảo đảm."


def test_bullets_go_on_behind_a_list_in_brackets():
    found = plan("I. NỘI DUNG", "1. Thu gom", "- Ở chợ.", "(1) Rác khô.", "+ Nhựa.", "(2) Rác ướt.", "- Ở thôn.")
    _, above, first, second = found.sections
    text = found.text
    assert text[first.start : first.end] == "(1) Rác khô.\n+ Nhựa."
    assert text[second.start : second.end] == "(2) Rác ướt."
    assert text[above.start : above.end].endswith("- Ở thôn.")


def test_an_annex_orders_its_labels_by_itself():
    annex = "PHỤ LỤC\nA. TUYẾN ĐƯỜNG\nI. ĐƯỜNG THÔN\nB. BỜ SUỐI"
    found = plan("I. NỘI DUNG", "A. Ở THÔN", foot=f"Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Thử\n{annex}").sections
    assert [(one.label, one.level) for one in found] == [("I", 1), ("A", 2), ("A", 1), ("I", 2), ("B", 1)]


def test_a_roman_heading_is_told_by_the_capitals_below_it():
    found = plan("I. Mục đích", "Sạch làng.", "II. Những việc phải làm trong năm.", "A. Ở thôn", "Thu gom.").sections
    assert [one.title for one in found] == ["Mục đích", "Những việc phải làm trong năm", "Ở thôn"]
