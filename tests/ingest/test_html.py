"""Saved web pages: encodings, Word's own marks, lists, tables, looks."""

import quopri
from pathlib import Path

import pytest

import ingest
from ingest import Document, ReadError

REAL = Path(__file__).parents[3] / "shared" / "real"
PLAN = "Kế hoạch số 12, Ủy ban nhân dân xã Mẫu Sơn"


def read(body: str, head: str = "") -> Document:
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return ingest.read(page.encode())


def lines(body: str, head: str = "") -> list[str]:
    return read(body, head).text.split("\n")


def page(meta: str, text: str = PLAN) -> str:
    return f"<html><head>{meta}</head><body><p>{text}</p></body></html>"


def references(text: str) -> str:
    return "".join(letter if letter.isascii() else f"&#{ord(letter)};" for letter in text)


@pytest.mark.parametrize(
    "data",
    [
        page("<meta charset='utf-8'>").encode(),
        page("").encode(),
        page("").encode("utf-16"),
        page("").encode("utf-8-sig"),
        page("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>", references(PLAN)).encode(),
        page("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>").encode(),
        page("<meta charset=rác>").encode(),
        b"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html>" + page("").encode(),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\nContent-Type: text/html; "
        b"charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(page("").encode())
        + b"\r\n--X--\r\n",
    ],
    ids=["declared", "UTF-8", "UTF-16", "mark", "references", "recoded", "unknown name", "XHTML", "MHTML"],
)
def test_encodings(data):
    document = ingest.read(data, name="trang.htm")
    assert document.text == PLAN
    assert (document.reader, document.media_type, document.name) == ("html", "text/html", "trang.htm")
    assert document.pages is None


def test_windows_1252_as_declared():
    data = page(
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
        "“đại hội”".replace("đ", "&#273;").replace("ạ", "&#7841;").replace("ộ", "&#7897;"),
    )
    assert ingest.read(data.encode("cp1252")).text == "“đại hội”"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("<p>Một\n  hai</p><p>ba</p>", ["Một hai", "ba"], id="white space"),
        pytest.param("<div>Một<p>hai</p>ba</div>", ["Một", "hai", "ba"], id="text beside paragraphs"),
        pytest.param("<p>Một<br>hai</p>", ["Một hai"], id="a break in running text"),
        pytest.param("<p align=center>MỘT<br>HAI</p>", ["MỘT", "HAI"], id="a break in a centred title"),
        pytest.param("<p>Một<br>- hai<br>- ba</p>", ["Một", "- hai", "- ba"], id="items parted by breaks"),
        pytest.param(
            "<p>a<script>x()</script><style>p{}</style><del>b</del><ins>c</ins></p>", ["ac"], id="what is no text"
        ),
        pytest.param(
            "<p>a<span style='display:none'>b</span><span style='mso-hide:all'>c</span></p>", ["a"], id="hidden"
        ),
        pytest.param(
            "<p>a<!--[if gte vml 1]><v:shape>b</v:shape><![endif]--><![if !vml]>c<![endif]></p>", ["ac"], id="VML"
        ),
        pytest.param("<p>Kê\u0301 hoa\u0323ch&shy;</p>", ["Kế hoạch"], id="decomposed"),
        pytest.param("Chữ trần", ["Chữ trần"], id="no paragraph"),
        pytest.param("<p>Chưa đóng<p>thẻ <b>nào", ["Chưa đóng", "thẻ nào"], id="nothing closed"),
        pytest.param("<pre>một\nhai</pre>", ["một hai"], id="preformatted"),
    ],
)
def test_paragraphs(body, text):
    assert lines(body) == text


@pytest.mark.parametrize(
    ("body", "text", "labels"),
    [
        (
            "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;"
            "</span></span><![endif]>Mục đích</p>",
            ["1. Mục đích"],
            ["1."],
        ),
        (
            "<p><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7pt Times'>&nbsp; "
            "</span></span></span>Việc</p>",
            ["• Việc"],
            ["•"],
        ),
        ("<ol><li>Một</li><li>hai</li></ol>", ["1. Một", "2. hai"], ["1.", "2."]),
        (
            "<ol type=I start=3><li>Một<ol type=a><li>hai</li></ol></li><li>ba</li></ol>",
            ["III. Một", "a. hai", "IV. ba"],
            ["III.", "a.", "IV."],
        ),
        ("<ol><li value=5>Một</li><li><p>hai</p></li></ol>", ["5. Một", "6. hai"], ["5.", "6."]),
        ("<ul><li>Một</li></ul><ul style='list-style-type:none'><li>hai</li></ul>", ["• Một", "hai"], ["•", None]),
    ],
    ids=["Word's number", "Word's bullet", "numbers", "nested", "own value", "bullets"],
)
def test_lists(body, text, labels):
    document = read(body)
    assert document.text.split("\n") == text
    assert [block.label for block in document.blocks] == labels


def test_looks():
    sheet = (
        "<style><!-- p.A, li.A {font-weight:bold; text-align:justify} .B {font-style:italic}"
        " @page X {size:1cm} --></style>"
    )
    document = read(
        "<p class=A>a</p><p class=B align=right>b</p><h2 style='margin-left:36pt;text-indent:-18pt'>c</h2>"
        "<p class=A>d<span style='font-weight:normal'>e</span></p>",
        sheet,
    )
    looks = [(block.align, block.bold, block.italic, block.indent) for block in document.blocks]
    assert looks == [
        ("justify", True, False, None),
        ("right", False, True, None),
        (None, True, False, 18.0),
        ("justify", False, False, None),
    ]


def test_a_table_with_spans():
    document = read(
        "<table border=1><thead><tr><th rowspan=2>TT<th colspan=2>Việc</tr></thead>"
        "<tr><td>a<td>b<p>c</tr><tr><td>1<td><td>d</tr></table>"
    )
    (table,) = document.tables
    cells = [(c.row, c.column, c.row_span, c.column_span, document.text[c.start : c.end]) for c in table.cells]
    assert cells == [
        (0, 0, 2, 1, "TT"),
        (0, 1, 1, 2, "Việc"),
        (1, 1, 1, 1, "a"),
        (1, 2, 1, 1, "b\nc"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, ""),
        (2, 2, 1, 1, "d"),
    ]
    assert (table.rows, table.columns, table.header_rows) == (3, 3, 1)


@pytest.mark.parametrize(
    ("look", "ruled"),
    [
        ("<table border=0><tr><td>a<td>b", 0),
        (
            "<table><tr><td style='border:solid windowtext 1.0pt'>a<td style='border-top:solid 1pt;border-left:none'>b",
            1,
        ),
        ("<table><tr><td style='border:none'>a<td style='border:none'>b", 0),
        ("<table border=1><tr><td>a<td>b", 1),
    ],
)
def test_which_tables_are_ruled(look, ruled):
    assert len(read(look).tables) == ruled


def test_the_head_and_foot_of_a_plan():
    body = (
        "<table><tr><td><p align=center>UBND XÃ MẪU SƠN</p><p align=center>Số: 12/KH-UBND</p></td>"
        "<td><p align=center>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</p>"
        "<p align=center>Mẫu Sơn, ngày 02 tháng 3 năm 2026</p></td></tr></table><p align=center><b>KẾ HOẠCH</b></p>"
        "<table><tr><td><p>Nơi nhận:</p><p>- Như trên;</p><p>- Lưu: VT.</p></td>"
        "<td><p>TM. ỦY BAN NHÂN DÂN</p><p>CHỦ TỊCH</p></td></tr></table>"
    )
    assert lines(body) == [
        "UBND XÃ MẪU SƠN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND",
        "Mẫu Sơn, ngày 02 tháng 3 năm 2026",
        "KẾ HOẠCH",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    ]


def test_footnotes_come_last_with_their_numbers():
    document = read(
        "<p>Luật Trẻ em<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>[1]</span></a> quy định</p>"
        "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p>"
        "<a style='mso-footnote-id:ftn1' href='#_ftnref1' name='_ftn1'><span>[1]</span></a> Số 102/2016/QH13.</p>"
    )
    assert document.text == "Luật Trẻ em quy định\n1. Số 102/2016/QH13."
    assert [block.kind for block in document.blocks] == ["paragraph", "footnote"]


def test_old_fonts_and_symbols():
    sheet = '<style>p.A {font-family:".VnTimeH"}</style>'
    body = (
        "<p class=A>KÕ ho¹ch</p><p style='font-family:\".VnTime\",serif'>Th«ng t\u00ad</p>"
        "<p><font face='VNI-Times'>Keá hoaï</font><font face='VNI-Times'>ch</font></p><p>Số</p>"
    )
    document = read(body, sheet)
    assert document.text.split("\n") == ["KẾ HOẠCH", "Thông tư", "Kế hoạch", "Số"]
    assert not document.repaired


def test_old_encodings_without_a_font():
    document = read("<p>QuyÕt ®Þnh vÒ viÖc tæ chøc héi thi</p><p>Sè: 12</p>")
    assert document.text == "Quyết định về việc tổ chức hội thi\nSố: 12"
    assert document.repaired
    assert "TCVN3" in document.warnings[0]


@pytest.mark.parametrize(
    "data",
    [
        b"<html></html>",
        b"<html><body><p> </p></body></html>",
        b"<html><script>",
        b"MIME-Version: 1.0\nContent-Type: text/plain\n\nKhong",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n--X",
    ],
)
def test_a_page_without_words(data):
    with pytest.raises(ReadError) as caught:
        ingest.read(data)
    assert caught.value.code == "corrupt_file"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 5000 + "x",
        "<table><tr><td>" * 300 + "x",
        "<b>" * 3000 + "x",
        "<table>" + "<td colspan=500 rowspan=5000>x" * 1000 + "<tr><td>" * 5000,
    ],
    ids=["deep", "nested tables", "deep inside a line", "wide spans"],
)
def test_hostile_nesting_ends(body):
    try:
        read("<p>Kế hoạch</p>" + body)
    except ReadError as error:
        assert error.code in ingest.MESSAGES


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared real files are not here")
def test_a_real_page_of_word():
    for path in REAL.glob("*.htm"):
        document = ingest.read(path)
        assert document.reader == "html"
        assert len(document.text) > 20_000
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in document.text.split("\n")[:6]
