import unicodedata

import pytest

import ingest
from ingest import ReadError
from ingest.vietnamese import fold, normalise

PLAN = """ỦY BAN NHÂN DÂN
XÃ MẪU SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Mẫu Sơn, ngày 05 tháng 4 năm 2024
KẾ HOẠCH
Tổ chức Ngày hội “Đọc sách” năm 2024
Thực hiện Kế hoạch số 34/KH-UBND ngày 01/02/2024 về văn hóa đọc, Ủy ban nhân dân xã xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao nhận thức của nhân dân.
- Xây dựng thói quen đọc sách – mỗi tuần một cuốn.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu"""


def text_of(source: str | bytes) -> str:
    return ingest.read(source.encode() if isinstance(source, str) else source).text


@pytest.mark.parametrize(
    ("data", "warned"),
    [
        pytest.param(PLAN.encode(), False, id="UTF-8"),
        pytest.param(PLAN.encode("utf-8-sig"), False, id="UTF-8 with its mark"),
        pytest.param(PLAN.encode("utf-16"), False, id="UTF-16"),
        pytest.param(b"\xfe\xff" + PLAN.encode("utf-16-be"), False, id="UTF-16, other byte order"),
        pytest.param(PLAN.replace("\n", "\r\n").encode(), False, id="Windows line ends"),
        pytest.param(PLAN.replace("\n", "\n\n").encode(), False, id="empty lines"),
        pytest.param(PLAN.replace(" ", "\u00a0 ").encode(), False, id="odd blanks"),
        pytest.param(unicodedata.normalize("NFD", PLAN).encode(), False, id="decomposed"),
        pytest.param(PLAN.encode() + b"\x1a", False, id="DOS end"),
        pytest.param(PLAN.encode() + "ấ".encode()[:2], True, id="cut inside a letter"),
    ],
)
def test_canonical_text_stays_as_it_is(data, warned):
    document = ingest.read(data)
    assert document.text == PLAN
    assert (document.media_type, document.reader, document.pages) == ("text/plain", "text", None)
    assert bool(document.warnings) is warned


def windows_1258(text: str) -> bytes:
    """The code page has â, ê, ô, ă, ơ, ư as letters and the five tones as marks behind them."""
    out = []
    for letter in text:
        try:
            out.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            out.append(base.encode("cp1258") + tone.encode("cp1258"))
    return b"".join(out)


def test_windows_1258_is_read_with_a_warning():
    document = ingest.read(windows_1258(PLAN))
    assert document.text == PLAN
    assert "1258" in document.warnings[0]


def test_other_encodings_are_refused():
    with pytest.raises(ReadError) as caught:
        ingest.read("Программа развития на новый год".encode("cp1251"))
    assert caught.value.code == "unsupported_type"
    assert "UTF-8" in caught.value.message()


@pytest.mark.parametrize(
    ("legacy", "text"),
    [
        ("KÕ ho¹ch tæ chøc héi thi §äc s¸ch", "Kế hoạch tổ chức hội thi Đọc sách"),
        ("Keá hoaïch toå chöùc hoäi thi Ñoïc saùch", "Kế hoạch tổ chức hội thi Đọc sách"),
    ],
    ids=["TCVN3", "VNI"],
)
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_text_from_before_unicode_is_read_with_a_warning(legacy, text, encoding):
    document = ingest.read(legacy.encode(encoding))
    assert document.text == text
    assert document.repaired
    assert "Unicode" in document.warnings[0]


WRAPPED = """KẾ HOẠCH

Thực hiện Kế hoạch số 34/KH-UBND ngày 01/02/2024 của Ủy ban nhân dân tỉnh Mẫu
về phát triển văn hóa đọc trong cộng đồng, Ủy ban nhân dân xã xây dựng kế hoạch
tổ chức Ngày hội Đọc sách như sau:

I. MỤC ĐÍCH
1. Nâng cao nhận thức của cán bộ, nhân dân và học sinh trên địa bàn xã về vai
trò của sách đối với đời sống.
2. Vận động mỗi gia đình có một tủ sách.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
UNWRAPPED = [
    "KẾ HOẠCH",
    "Thực hiện Kế hoạch số 34/KH-UBND ngày 01/02/2024 của Ủy ban nhân dân tỉnh Mẫu về phát triển văn hóa đọc trong"
    " cộng đồng, Ủy ban nhân dân xã xây dựng kế hoạch tổ chức Ngày hội Đọc sách như sau:",
    "I. MỤC ĐÍCH",
    "1. Nâng cao nhận thức của cán bộ, nhân dân và học sinh trên địa bàn xã về vai trò của sách đối với đời sống.",
    "2. Vận động mỗi gia đình có một tủ sách.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
]


def test_lines_wrapped_by_hand_are_joined():
    wider = WRAPPED + "\nCác phòng chuyên môn, các ban của xã và các thôn căn cứ kế hoạch này để triển\nkhai.\n"
    assert text_of(wider).split("\n")[:8] == UNWRAPPED


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Một dòng ngắn", "hai", "ba"], id="short lines"),
        pytest.param(["a" * 70, "b" * 75, "c" * 72, "d" * 71], id="no empty line anywhere"),
        pytest.param(["a" * 70, "", "b b" * 25, "c", "d"], id="few lines at the edge"),
        pytest.param(["từ " * 60, "từ " * 50, "", "từ " * 58], id="longer than any wrapping"),
    ],
)
def test_other_lines_are_paragraphs(lines):
    assert text_of("\n".join(lines)).split("\n") == [line.strip() for line in lines if line]


def test_columns_of_blanks():
    text = (
        "   ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "     XÃ MẪU SƠN                    Độc lập - Tự do - Hạnh phúc\n"
        "   ----------                     ---------------\n"
        "   Số: 12/KH-UBND             Mẫu Sơn, ngày 05 tháng 4 năm 2024\n"
        "\n                   KẾ HOẠCH\n"
        "Nơi nhận:                     TM. ỦY BAN NHÂN DÂN\n- Như trên;                       CHỦ TỊCH\n- Lưu: VT.\n"
        "                               Nguyễn Văn Mẫu\n"
    )
    lines = PLAN.split("\n")
    assert text_of(text).split("\n") == [*lines[:7], *lines[-6:]]


MARKDOWN = {
    "heading": ("# KẾ HOẠCH ##", ["KẾ HOẠCH"]),
    "heading with a number": ("## I. MỤC ĐÍCH", ["I. MỤC ĐÍCH"]),
    "underlined heading": ("KẾ HOẠCH\n========", ["KẾ HOẠCH"]),
    "emphasis": ("**1. Mục đích:** *nâng cao* __nhận thức__ _chung_", ["1. Mục đích: nâng cao nhận thức chung"]),
    "both kinds at once": ("***Lưu ý*** và **_gấp_**", ["Lưu ý và gấp"]),
    "stars that are no emphasis": ("**a** 5 * 3 * 2", ["a 5 * 3 * 2"]),
    "underscores inside words": ("**a** ten_tep_tin", ["a ten_tep_tin"]),
    "quotation": ("**a**\n> Trích > dẫn", ["a", "Trích > dẫn"]),
    "lists": (
        "**a**\n- một\n* hai\n+ ba\n1. bốn\n2) năm\n- [x] sáu",
        ["a", "- một", "- hai", "+ ba", "1. bốn", "2) năm", "- sáu"],
    ),
    "escapes": (r"**a** 1\. \*b\* \# \|", ["a 1. *b* # |"]),
    "link and picture": ("**a** [b](http://c.vn) ![d](e.png) <https://g.vn>", ["a b d https://g.vn"]),
    "code": ("**a** `b`\n```\n# c\n```", ["a b", "# c"]),
    "rules": ("**a**\n\n---\n\n***\nb", ["a", "b"]),
    "HTML": ("**a**<br>b <b>c</b> &amp; d&nbsp;e <!-- f -->", ["a", "b c & d e"]),
    "less than": ("**a** 3 < 5 và 7 > 6", ["a 3 < 5 và 7 > 6"]),
    "notes": ("**a**[^1] b\n\n[^1]: chú thích\n\nc", ["a b", "c", "1. chú thích"]),
}


@pytest.mark.parametrize(("source", "expected"), MARKDOWN.values(), ids=MARKDOWN)
def test_markdown(source, expected):
    # The heading in front makes it Markdown for cases whose own marks plain text could have.
    document = ingest.read(f"# Đầu\n{source}".encode())
    assert document.text.split("\n") == ["Đầu", *expected]
    assert document.media_type == "text/markdown"


def test_markdown_table():
    document = ingest.read("| STT | Nội dung |\n|:---:|---|\n| 1 | **Việc** một<br>Việc \\| hai |\n| 2 | |\n".encode())
    assert document.text == "STT\nNội dung\n1\nViệc một\nViệc | hai\n2"
    table = document.tables[0]
    assert (table.rows, table.columns, table.header_rows) == (3, 2, 1)
    assert [document.text[cell.start : cell.end] for cell in table.cells] == [
        "STT", "Nội dung", "1", "Việc một\nViệc | hai", "2", "",
    ]  # fmt: skip


def test_markdown_signs_at_the_start_of_a_cell():
    source = "| Chỉ tiêu | Mức |\n| --- | --- |\n| Hộ dùng nước sạch | >= 95 |\n| Rác chôn lấp | > 10 |\n"
    assert text_of(source).split("\n")[3::2] == [">= 95", "> 10"]


def test_markdown_head_and_foot_in_tables():
    lines = PLAN.split("\n")
    text = (
        f"| {lines[0]}<br>{lines[1]}<br>{lines[4]} | {lines[2]}<br>{lines[3]}<br>{lines[5]} |\n|---|---|\n\n"
        f"# {lines[6]}\n\n| | |\n|---|---|\n| {'<br>'.join(lines[-6:-3])} | {'<br>'.join(lines[-3:])} |\n"
    )
    document = ingest.read(text.encode())
    assert document.text.split("\n") == [*lines[:7], *lines[-6:]]
    assert document.tables == ()


def test_markdown_emphasis_is_the_blocks():
    blocks = ingest.read(b"# a\n**b**\n*c*\n**d** e").blocks
    assert [(block.bold, block.italic) for block in blocks] == [
        (True, False),
        (True, False),
        (False, True),
        (False, False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \t b\u00a0\u2003c ", "a b c"),
        ("Kế\u200b hoạch\ufeff", "Kế hoạch"),
        ("ê\u200d\u0309", "ể"),
        ("e\u0323\u0302", "ệ"),
        ("\uf0b7 việc \uf02d", "• việc -"),
        ("12\u2011KH\u2010UBND", "12-KH-UBND"),
        ("Ðiều 5", "Điều 5"),
        ("“a” ‘b’ – c — d…", "“a” ‘b’ – c — d…"),
        ("a\x00\x07b", "ab"),
    ],
)
def test_fold(text, expected):
    assert fold(text) == expected
    assert fold(expected) == expected


def test_normalise_keeps_blanks():
    assert normalise("a \t\n b") == "a \t\n b"
