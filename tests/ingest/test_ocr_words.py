"""Recognised words: what is measured in them, what is set right, and what stays as it was read."""

import pytest

from ingest.ocr_engine import Seen
from ingest.ocr_marks import numeral, set_right
from ingest.ocr_metrics import type_size, type_width
from ingest.ocr_words import Token, mend
from ingest.syllables import is_syllable, reads_as_vietnamese

SIZE = 36.0


def seen(text: str, width: float | None = None, x0: int = 0) -> Seen:
    """A word as wide as Times New Roman makes it, or `width` times its type size."""
    return Seen(text, x0, 0, x0 + round((width or type_width(text)) * SIZE), 30, 0.9)


@pytest.mark.parametrize(
    "text", ["Ủy", "ban", "nghiêm", "quyết", "giữ", "gìn", "khuyến", "TIẾN", "ĐIỂN", "yêu", "oanh"]
)
def test_syllables(text):
    assert is_syllable(text)


@pytest.mark.parametrize("text", ["UBND", "Tr­êng", "ho¹ch", "facebook", "tiếến", "ngg"])
def test_no_syllables(text):
    assert not is_syllable(text)


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("Ủy ban nhân dân huyện ban hành kế hoạch triển khai thực hiện", True),
        ("UBND, HĐND, MTTQ: KH số 12", True),
        ("The committee has published its annual report on rural development", True),
        ("Uû ban nh©n d©n huyÖn ban hµnh kÕ ho¹ch triÓn khai thùc hiÖn", False),
        ("y b n nh n d n hu n b n h nh k ho ch tri n khai th c hi n", False),
        ("!\"# $%& '() *+, -./ 012", True),
    ],
)
def test_readable_text_layers(text, readable):
    assert reads_as_vietnamese(text) is readable


def test_type_size_comes_from_widths():
    assert type_size([seen("nhân"), seen("dân,")]) == pytest.approx(SIZE, rel=0.02)


@pytest.mark.parametrize(
    ("read", "width", "right"),
    [("—", 0.29, "-"), ("-", 0.5, "–"), ("—-", 0.5, "–"), ("—", 0.95, "—"), ("~", 0.3, "-")],
)
def test_dashes_by_their_width(read, width, right):
    assert set_right([seen("a"), seen(read, width)], SIZE)[1].text == right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (["Sơn,ngày"], ["Sơn,", "ngày"]),
        (["I.MỤC"], ["I.", "MỤC"]),
        (["1,5"], ["1,5"]),
        (["12/KH-UBND,"], ["12/KH-UBND,"]),
        (["a", "I.MỤC"], ["a", "I.MỤC"]),
        (["ngày12tháng", "4"], ["ngày", "12", "tháng", "4"]),
        (["QUYẾTĐỊNH"], ["QUYẾT", "ĐỊNH"]),
        (["UBMTTQVN"], ["UBMTTQVN"]),
    ],
)
def test_lost_blanks(read, right):
    words = set_right([seen(text) for text in read], SIZE)
    assert [word.text for word in words] == right
    assert all(word.x0 < word.x1 for word in words)


@pytest.mark.parametrize(
    ("read", "meant", "right"),
    [
        ("HI.", "III.", "III."),
        ("H.", "II.", "II."),
        ("II.", "III.", "III."),
        ("II", "II.", "II."),
        ("L", "I.", "I."),
        ("IV.", "IV.", None),
        ("II.", "II.", None),
        ("TM.", "TM.", None),
        ("1.", "1.", None),
    ],
)
def test_numerals_of_headings_by_their_width(read, meant, right):
    words = [seen(read, type_width(meant)), seen("NỘI"), seen("DUNG")]
    assert numeral(words, SIZE, False) == right


def test_numerals_before_running_text_stay():
    assert numeral([seen("HI.", type_width("III.")), seen("Nội"), seen("dung")], SIZE, False) is None


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("nêu cao tỉnh thần trách nhiệm", "nêu cao tinh thần trách nhiệm"),
        ("các điến hình tiên tiến", "các điển hình tiên tiến"),
        ("NHÂN RỘNG ĐIẾN HÌNH TIÊN TIẾN", "NHÂN RỘNG ĐIỂN HÌNH TIÊN TIẾN"),
        ("giữ vững an nỉnh, trật tự", "giữ vững an ninh, trật tự"),
        ("ông Nguyễn Tỉnh Thần ký", "ông Nguyễn Tỉnh Thần ký"),
        ("số 34-CT/IW ngày 07/4/2014", "số 34-CT/IW ngày 07/4/2014"),
        ("hàng năm báo cáo kết quả", "hàng năm báo cáo kết quả"),
    ],
)
def test_one_wrong_mark_is_mended_where_one_reading_is_left(read, right):
    words = read.split()
    for place, word in mend([Token(word, 0.8) for word in words]):
        words[place] = word
    assert " ".join(words) == right


def test_words_that_were_read_surely_stay():
    assert list(mend([Token("tỉnh", 0.96), Token("thần", 0.96)])) == []


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (["lj", "QUYẾT", "ĐỊNH", "|"], ["QUYẾT", "ĐỊNH"]),
        (["-", "TIÊU", "CHUẨN"], ["-", "TIÊU", "CHUẨN"]),
        (["a)", "MỤC", "TIÊU"], ["a)", "MỤC", "TIÊU"]),
        (["lj", "Quyết", "định"], ["lj", "Quyết", "định"]),
        (["ở", "HÀ", "TĨNH"], ["ở", "HÀ", "TĨNH"]),
    ],
)
def test_specks_beside_a_line_in_capitals(read, right):
    assert [word.text for word in set_right([seen(text) for text in read], SIZE)] == right
