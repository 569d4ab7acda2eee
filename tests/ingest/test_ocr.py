"""Scans and pictures of pages, from their bytes to paragraphs."""

import io
from difflib import SequenceMatcher

import numpy as np
import pytest
from PIL import Image

from ingest import Limits, ReadError, read
from ingest import ocr_engine as engine
from ingest.ocr import recognise
from ingest.scanned import Scan
from tests.ingest.page_pictures import DPI, Sheet, lines_of_words, needs_ocr

RUNNING = [
    "Các cơ quan, đơn vị chủ động xây dựng kế hoạch, phân công cán bộ, báo cáo",
    "kết quả về Ủy ban nhân dân xã trước ngày 15 tháng 12 hằng năm; nhân dân",
    "tích cực tham gia, giám sát.",
]
JOINED = " ".join(RUNNING)


def page() -> Sheet:
    sheet = Sheet()
    for x, baseline, text, bold in (
        (105, 70, "ỦY BAN NHÂN DÂN", False),
        (118, 88, "XÃ MẪU SƠN", True),
        (302, 74, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        (340, 92, "Độc lập - Tự do - Hạnh phúc", True),
        (110, 120, "Số: 15/KH-UBND", False),
        (330, 120, "Mẫu Sơn, ngày 05 tháng 4 năm 2026", False),
    ):
        sheet.words(x, baseline, text, 12, bold)
    sheet = lines_of_words(sheet.words(250, 160, "KẾ HOẠCH", 14, True), 200, RUNNING)
    return lines_of_words(sheet, 270, RUNNING)


def as_file(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@needs_ocr
@pytest.mark.parametrize(
    ("kind", "options"),
    [("PNG", {}), ("JPEG", {"quality": 60, "dpi": (DPI, DPI)}), ("TIFF", {}), ("PDF", {"resolution": DPI})],
)
def test_a_page_of_every_format(kind, options):
    document = read(as_file(page().image, kind, **options))
    assert document.reader == "ocr" and document.pages == 1
    assert document.text.split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "XÃ MẪU SƠN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 15/KH-UBND",
        "Mẫu Sơn, ngày 05 tháng 4 năm 2026",
        "KẾ HOẠCH",
        JOINED,
        JOINED,
    ]
    assert document.ocr_confidence is not None and document.ocr_confidence > 0.9
    body = document.blocks[-2]
    assert body.confidence is not None and 0.8 < body.confidence <= 1
    assert body.box is not None and body.box.x0 == pytest.approx(85, abs=4)
    assert body.box.top == pytest.approx(189, abs=4)
    assert [block.bold for block in document.blocks][1:4] == [True, True, True]


@needs_ocr
def test_pages_of_a_tiff_in_order():
    pages = [lines_of_words(Sheet(), 100, [f"{word} kế hoạch"]).image for word in ("Ban hành", "Thực hiện", "Báo cáo")]
    document = read(as_file(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert document.pages == 3
    assert [(block.page, document.text[block.start : block.end]) for block in document.blocks] == [
        (1, "Ban hành kế hoạch"),
        (2, "Thực hiện kế hoạch"),
        (3, "Báo cáo kế hoạch"),
    ]


@needs_ocr
@pytest.mark.parametrize("turns", [1, 2, 3])
def test_pages_on_their_side_are_turned(turns):
    scan = Scan(1, np.ascontiguousarray(np.rot90(lines_of_words(Sheet(), 120, RUNNING).grey(), turns)), DPI)
    found = recognise([scan])
    assert " ".join(line.text for line in found.pages[0].lines) == JOINED


@needs_ocr
def test_ruled_tables_are_read_cell_by_cell():
    sheet = lines_of_words(Sheet(), 100, RUNNING)
    for top in (180, 220, 260):
        sheet.rule(85, top, 505, top)
    for left in (85, 125, 345, 505):
        sheet.rule(left, 180, left, 260)
    sheet.words(95, 203, "TT").words(135, 203, "Nội dung công việc").words(355, 203, "Đơn vị chủ trì")
    sheet.words(99, 243, "1").words(135, 243, "Xây dựng kế hoạch").words(355, 243, "Văn phòng")
    document = read(as_file(sheet.image, "PNG"))
    (table,) = document.tables
    cells = [document.text[cell.start : cell.end] for cell in table.cells]
    assert cells == ["TT", "Nội dung công việc", "Đơn vị chủ trì", "1", "Xây dựng kế hoạch", "Văn phòng"]
    assert document.text.startswith(JOINED)


@needs_ocr
def test_recipients_and_signature_are_columns():
    sheet = lines_of_words(Sheet(), 100, RUNNING)
    sheet.words(85, 190, "Nơi nhận:", 12).words(330, 190, "TM. ỦY BAN NHÂN DÂN", 13, True)
    sheet.words(85, 206, "- Thường trực Đảng ủy;", 11).words(372, 209, "CHỦ TỊCH", 13, True)
    sheet.words(85, 222, "- Các ban, ngành, đoàn thể;", 11).words(85, 238, "- Lưu: VT.", 11)
    sheet.words(355, 270, "Nguyễn Văn An", 13, True)
    assert read(as_file(sheet.image, "PNG")).text.split("\n")[1:] == [
        "Nơi nhận:",
        "- Thường trực Đảng ủy;",
        "- Các ban, ngành, đoàn thể;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn An",
    ]


@needs_ocr
def test_a_red_stamp_over_words():
    sheet = lines_of_words(Sheet(), 100, RUNNING).ring(200, 118, 51, "#cc2030")
    text = read(as_file(sheet.image, "JPEG", quality=70)).text
    assert SequenceMatcher(None, text, JOINED, autojunk=False).ratio() > 0.97


@needs_ocr
def test_workers_give_the_same():
    scans = [Scan(number, lines_of_words(Sheet(), 100, RUNNING[:number]).grey(), DPI) for number in (1, 2, 3)]
    one, two = recognise(scans, workers=1), recognise(scans, workers=2)
    assert [[line.text for line in page.lines] for page in one.pages] == [
        [line.text for line in page.lines] for page in two.pages
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (as_file(Sheet().image, "PNG")[:3000], "corrupt_file"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "corrupt_file"),
        (b"II*\0" + bytes(60), "corrupt_file"),
    ],
)
def test_broken_pictures(data, code):
    with pytest.raises(ReadError) as caught:
        read(data)
    assert caught.value.code in (code, "ocr_missing")


def test_too_many_pixels():
    with pytest.raises(ReadError) as caught:
        read(as_file(Sheet().image, "PNG"), limits=Limits(image_pixels=1000))
    assert caught.value.code in ("too_large", "ocr_missing")


@needs_ocr
def test_an_empty_picture_has_no_text():
    with pytest.raises(ReadError) as caught:
        read(as_file(Sheet().image, "PNG"))
    assert caught.value.code == "no_text"


def test_what_is_missing_is_named(monkeypatch):
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr(engine, "_DATA_FOLDERS", ())
    for kind in ("PNG", "PDF"):
        with pytest.raises(ReadError) as caught:
            read(as_file(Sheet().block(90, 100, 300, 110).image, kind))
        assert caught.value.code == "ocr_missing"
        assert "tesseract-ocr-vie" in caught.value.message("en")
