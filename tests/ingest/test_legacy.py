"""Encodings from before Unicode: by font, by text, in DOCX and PDF."""

import pytest

import ingest
from corpora.legacy import encode_tcvn3, encode_vni
from ingest.legacy import Font, Run, encoding_of, font_of, repair, repair_lines, repair_text
from ingest.legacy_tables import decode
from ingest.syllables import is_syllable
from tests.ingest.docx_builder import abstract, build, level, listed, num, p
from tests.ingest.pdf_builder import FONTS, Page, line
from tests.ingest.pdf_builder import build as build_pdf

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
PLAN = "KẾ HOẠCH\nCăn cứ Luật Trẻ em, Ủy ban nhân dân xã Mẫu Sơn tổ chức hội thi Đọc sách như sau:\nSố hộ: 12"


@pytest.mark.parametrize(
    ("legacy", "encoding", "text"),
    [
        ("QuyÕt ®Þnh sè 34/Q§-UBND", "tcvn3", "Quyết định số 34/QĐ-UBND"),
        ("th\u00ad ngá, n\u2212íc, h·ng", "tcvn3", "thư ngỏ, nước, hãng"),
        ("tõ 2020 \u2212 2025, gi¶m 3\u22124%", "tcvn3", "từ 2020 - 2025, giảm 3-4%"),
        ("Quyeát ñònh soá 34/QÑ-UBND", "vni", "Quyết định số 34/QĐ-UBND"),
        (
            "thaúng thaén, taäp kyû, yù kieán, Ñaø Naüng, lyù do, vì, phía",
            "vni",
            "thẳng thắn, tập kỷ, ý kiến, Đà Nẵng, lý do, vì, phía",
        ),
        ("UÛY BAN NHAÂN DAÂN, Aên, kyõ, giöõ, bò, só, cuûa, Î", "vni", "ỦY BAN NHÂN DÂN, Ăn, kỹ, giữ, bị, sĩ, của, Ỵ"),
        ("Quyªt ð¸nh s¯ 34/QÐ-UBND", "viscii", "Quyết định số 34/QĐ-UBND"),
        ("“Ngß¶i t¯t” – vi®c t¯t", "viscii", "“Người tốt” – việc tốt"),
    ],
)
def test_decode(legacy, encoding, text):
    assert decode(legacy, encoding) == text


def test_every_letter_comes_back():
    assert decode(encode_tcvn3(LETTERS), "tcvn3") == LETTERS
    assert decode(encode_vni(LETTERS), "vni") == LETTERS
    assert decode(encode_vni(LETTERS.upper()), "vni") == LETTERS.upper()


@pytest.mark.parametrize(
    ("name", "font"),
    [
        (".VnTime", Font("tcvn3")),
        (".VnTimeH", Font("tcvn3", capitals=True)),
        (".vntimeh", Font("tcvn3", capitals=True)),
        (".VnTimeH-Bold", Font("tcvn3", capitals=True)),
        (".VnArial NarrowH,BoldItalic", Font("tcvn3", capitals=True)),
        (".VnArial Narrow", Font("tcvn3")),
        ("VNI-Times", Font("vni")),
        ("VNI-Helve-Bold", Font("vni")),
        ("VNSTCVN3", Font("tcvn3")),
        ("VI Times", Font("viscii")),
        ("Times New Roman", None),
        ("Vivaldi", None),
        ("Vnunikey", None),
        ("", None),
        (None, None),
    ],
)
def test_fonts(name, font):
    assert font_of(name) == font


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("QuyÕt ®Þnh", "tcvn3"),
        ("§iÒu 2. HiÖu lùc thi hµnh", "tcvn3"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "tcvn3"),
        ("Quyeát ñònh", "vni"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "vni"),
        ("Quyªt ð¸nh v« vi®c", "viscii"),
        ("Quyết định", None),
        ("Quyê\u0301t đi\u0323nh “ban hành”", None),
        ("à, là, và, thì", None),
        ("KE HOACH NAM 2026", None),
        ("Ban quản lý dự án “Microsoft®” 20°C, 5 m²", None),
        ("El niño pequeño mañana por la mañana está aquí", None),
        ("Die Übergröße der Straße müßte größer sein", None),
        ("Les élèves français où l’été dernier", None),
    ],
)
def test_encoding_by_text(text, encoding):
    assert encoding_of(text) == encoding


@pytest.mark.parametrize(
    ("runs", "texts"),
    [
        pytest.param([("NghÞ ", ".VnTime"), ("quyÕt", ".VnTime")], ["Nghị ", "quyết"], id="one font"),
        pytest.param([("KÕ ho¹ch", ".VnTimeH")], ["KẾ HOẠCH"], id="a font of capitals"),
        pytest.param([("ñ", ".VnTimeH"), ("y ban", ".VnTime")], ["Ủ", "y ban"], id="one capital in its own font"),
        pytest.param([("KÕ HO¹CH n¨m", ".VnTime")], ["KẾ HOẠCH năm"], id="capitals with small accents"),
        pytest.param([("Sè: 12/KH-UBND", ".VnTime")], ["Số: 12/KH-UBND"], id="one capital is no capitals"),
        pytest.param([("tha", "VNI-Times"), ("ùng ña", "VNI-Times")], ["thá", "ng đa"], id="a mark in the next run"),
        pytest.param([("Nghị quyết", ".VnTime")], ["Nghị quyết"], id="Unicode that names an old font"),
        pytest.param([("có", ".VnTime"), (" Nghị quyết", ".VnTime")], ["có", " Nghị quyết"], id="its neighbour tells"),
        pytest.param(
            [("QuyÕt", ".VnTime"), (" có ", "Arial"), ("®Þnh", ".VnTime")], ["Quyết", " có ", "định"], id="two fonts"
        ),
        pytest.param([("UBND", ".VnTimeH"), ("ubnd", ".VnTimeH")], ["UBND", "UBND"], id="plain letters in capitals"),
        pytest.param([("Quyết định", "Arial")], ["Quyết định"], id="Unicode"),
    ],
)
def test_runs_of_a_paragraph(runs, texts):
    assert repair([Run(text, font) for text, font in runs]) == texts


def test_the_document_decides_where_a_line_says_nothing():
    assert repair_text("Sè: 12/KH-UBND", None) == "Sè: 12/KH-UBND"
    assert repair_text("Sè: 12/KH-UBND", None, "tcvn3") == "Số: 12/KH-UBND"
    assert repair_text("Điện thoại: 12", None, "tcvn3") == "Điện thoại: 12"


@pytest.mark.parametrize("encode", [encode_tcvn3, encode_vni])
def test_a_whole_text(encode):
    text, _ = repair_lines(encode(PLAN))
    assert text.casefold() == PLAN.casefold()
    assert repair_lines(PLAN) == (PLAN, None)


@pytest.mark.parametrize(
    "word",
    ["nghiêng", "QUYẾT", "quỳnh", "quýt", "kỹ", "giữ", "gì", "quốc", "hoà", "hòa", "thuở", "khuya", "đ\u01a1\u0300i"],
)
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["plan", "quyat", "ngiên", "các̀", "đđa", "b", "tết̀", "càp", "strong", "ø", ""])
def test_no_syllables(word):
    assert not is_syllable(word)


def run(text: str, font: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>{text}</w:r>'


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            run(t("Th«ng t"), ".VnTime") + run("<w:softHyphen/>" + t(" n") + "<w:softHyphen/>" + t("íc"), ".VnTime"),
            "Thông tư nước",
        ),
        (run(t("Th«ng t"), ".VnTime") + run(t("\u00ad n\u00adíc"), ".VnTime"), "Thông tư nước"),
        (run(t("Keá hoaï"), "VNI-Times") + run(t("ch"), "VNI-Times"), "Kế hoạch"),
        (run(t("n\u00adớc"), "Arial"), "nớc"),
    ],
    ids=["soft hyphens of Word", "soft hyphens", "VNI", "Unicode"],
)
def test_docx_by_font(body, text):
    document = ingest.read(build(f"<w:p>{body}</w:p>"))
    assert document.text == text
    assert document.warnings == ()
    assert not document.repaired


def test_docx_by_text():
    document = ingest.read(build(p("KÕ ho¹ch tæ chøc héi thi") + p("Sè: 12")))
    assert document.text == "Kế hoạch tổ chức hội thi\nSố: 12"
    assert document.repaired
    assert "TCVN3" in document.warnings[0]


def test_docx_by_the_font_of_letters_beyond_ascii():
    fonts = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi=".VnTime"/></w:rPr>'
    assert ingest.read(build(f"<w:p><w:r>{fonts}{t('Sè: 12')}</w:r></w:p>")).text == "Số: 12"


@pytest.mark.parametrize(
    ("label_font", "style_font"), [(".VnTime", "Arial"), ("", ".VnTime")], ids=["its own font", "its paragraph's font"]
)
def test_automatic_labels(label_font, style_font):
    look = f'<w:rPr><w:rFonts w:ascii="{label_font}" w:hAnsi="{label_font}"/></w:rPr>' if label_font else ""
    numbering = abstract(level("§iÒu %1.", more=look)) + num()
    styles = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{style_font}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    document = ingest.read(build(listed("(UBND)"), numbering=numbering, styles=styles))
    assert document.text == "Điều 1. (UBND)"
    assert document.blocks[0].label == "Điều 1."


def test_docx_by_its_default_font():
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr>'
        "</w:rPrDefault></w:docDefaults>"
    )
    assert ingest.read(build(p("KÕ ho¹ch"), styles=styles)).text == "KẾ HOẠCH"


@pytest.fixture
def fonts(monkeypatch):
    """Name the fonts of the PDFs that a test builds."""
    return lambda **names: [monkeypatch.setitem(FONTS, key, name) for key, name in names.items()]


def pdf_text(*lines):
    document = ingest.read(build_pdf([Page(list(lines))]))
    return document.text


def test_pdf_by_font(fonts):
    fonts(F1="ABCDEF+.VnTime", F2="ABCDEF+.VnTimeH", B1="VNI-Times")
    tcvn3 = line("Th«ng t\u00ad n\u00adíc", 80, 100)
    heading = line("KÕ ho¹ch", 80, 60, font="F2")
    vni = line("Keá hoaïch toå chöùc", 80, 140, font="B1")
    assert pdf_text(heading, tcvn3, vni).splitlines() == ["KẾ HOẠCH", "Thông tư nước", "Kế hoạch tổ chức"]


def test_pdf_by_text():
    assert pdf_text(line("KÕ ho¹ch tæ chøc héi thi", 80, 100)) == "Kế hoạch tổ chức hội thi"
    assert pdf_text(line("Keá hoaïch toå chöùc hoäi thi", 80, 100)) == "Kế hoạch tổ chức hội thi"


def test_pdf_of_unicode_in_an_old_font(fonts):
    fonts(F1=".VnTime")
    assert pdf_text(line("Kế hoạch có số", 80, 100)) == "Kế hoạch có số"
