"""The text as rules read it: folded, and of the original's length."""

import pytest

from extract.reading import Text, canonical_form, fold_tones
from tests.extract.texts import table

TONES = {
    "open oa": ("hoà bình", "hòa bình"),
    "open oe": ("sức khoẻ", "sức khỏe"),
    "open uy": ("thuỷ lợi", "thủy lợi"),
    "capitals": ("UỶ BAN", "ỦY BAN"),
    "one capital": ("Uỷ ban", "Ủy ban"),
    "before a stop": ("văn hoá.", "văn hóa."),
    "new placement already": ("hòa thủy khỏe", "hòa thủy khỏe"),
    "qu is a consonant": ("quý quỹ Quỳ", "quý quỹ Quỳ"),
    "closed syllable": ("hoàn toàn, khoét, quyết", "hoàn toàn, khoét, quyết"),
    "other vowels": ("mùa của lửa", "mùa của lửa"),
}


@table(TONES)
def test_one_placement_of_tone_marks(text, expected):
    assert fold_tones(text) == expected


NORMS = {
    "en dash": ("2022 – 2025", "2022 - 2025"),
    "em dash": ("Lao động — Thương binh", "Lao động - Thương binh"),
    "minus and hyphens": ("1−2 3‐4 5‑6", "1-2 3-4 5-6"),
    "low quotation mark": ("„Sạch làng“", "“Sạch làng“"),
    "quotation marks stay": ('“Sạch làng” "tốt ruộng"', '“Sạch làng” "tốt ruộng"'),
    "tones too": ("UỶ BAN – THUỶ SẢN", "ỦY BAN - THỦY SẢN"),
}


@table(NORMS)
def test_norm(text, expected):
    assert Text(text).norm == expected


ODD = ["", "İSTANBUL ǅ ẞ ŉ ﬁ", "a\u0301 hoà", "𝐗 hoà 𝐘 – Uỷ", "Điều 1.\nKhoản 2\t–", "ÀÁẢÃẠ ĐƠƯ"]


@pytest.mark.parametrize("raw", ODD)
def test_every_reading_keeps_the_offsets(raw):
    text = Text(raw)
    assert text.raw == raw
    assert len(text.norm) == len(text.low) == len(raw)


def test_low_is_norm_in_lower_case():
    assert Text("UỶ BAN – Đảng").low == "ủy ban - đảng"


def test_values_are_the_documents_own_words():
    text = Text("giao Uỷ ban – Thuỷ lợi")
    at = text.low.index("ủy ban - thủy")
    assert text.slice(at, at + 13) == "Uỷ ban – Thuỷ"


SAME = {
    "case": ("Thi Đua", "thi đua"),
    "tones": ("Uỷ ban hoà giải", "Ủy ban hòa giải"),
    "dashes": ("Thi đua-Khen thưởng", "Thi đua – Khen thưởng"),
    "white space": ("Phòng  Nội\nvụ", "Phòng Nội vụ"),
    "final mark": ("Phòng Nội vụ;", "Phòng Nội vụ"),
}


@table(SAME)
def test_spellings_of_one_name_share_a_key(text, expected):
    assert canonical_form(text) == canonical_form(expected)


@pytest.mark.parametrize(("one", "other"), [("xã Mơ", "xã Mớ"), ("Phòng Y tế", "Phòng Y"), ("12", "1 2")])
def test_different_names_have_different_keys(one, other):
    assert canonical_form(one) != canonical_form(other)
