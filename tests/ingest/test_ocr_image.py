"""Pictures of pages are set level, lit evenly and freed from stamps, rules and dirt; what belongs together is found."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest import Limits, ReadError
from ingest.document import Box
from ingest.images import read_image
from ingest.ocr_dirt import find_stamps, without_specks
from ingest.ocr_image import even_light, is_black_and_white, prepare, quarter_turned, skew, without_red
from ingest.ocr_photo import flattened
from ingest.ocr_rules import find_rules
from ingest.ocr_zones import find_zones
from tests.ingest.page_pictures import DPI, SCALE, Sheet, needs_ocr

POINT = 1 / SCALE


def rows(sheet: Sheet, first: int = 100, last: int = 700) -> Sheet:
    """Lines of blocks as wide as words."""
    for top in range(first, last, 20):
        for left in range(90, 480, 44):
            sheet.block(left, top, left + 36, top + 7)
    return sheet


@pytest.mark.parametrize("angle", [-2.0, -0.3, 0.0, 0.7, 3.0])
def test_skew_is_measured(angle):
    turned = rows(Sheet()).image.rotate(-angle, fillcolor="white")
    assert skew(np.array(turned.convert("L"))) == pytest.approx(angle, abs=0.12)


def test_boxes_lead_back_to_the_page_as_it_came():
    turned = rows(Sheet()).image.rotate(-2.0, fillcolor="white")
    sheet = prepare(np.array(turned.convert("L")), DPI)
    box = sheet.box_on_page(Box(90, 100, 126, 107))
    ink = np.array(turned.convert("L"))[round(box.top * SCALE) : round(box.bottom * SCALE)]
    assert (ink[:, round(box.x0 * SCALE) : round(box.x1 * SCALE)] < 128).mean() > 0.6


def test_shadows_become_paper_and_letters_stay():
    picture = rows(Sheet()).grey().astype(float)
    shade = np.linspace(1.0, 0.3, picture.shape[1])[None, :]
    grey = even_light(np.asarray(picture * shade, np.uint8), DPI)
    assert np.median(grey[:, -100:]) > 225
    assert grey[round(103 * SCALE), round(100 * SCALE)] < 60


def test_red_ink_goes_and_black_under_it_stays():
    sheet = Sheet().ring(300, 300, 50, "#d02030").block(240, 297, 360, 303)
    grey = without_red(sheet.rgb())
    assert grey[round(300 * SCALE), round(300 * SCALE)] < 40
    assert grey[round(250 * SCALE), round(300 * SCALE)] == 255


def test_only_scans_without_greys_are_black_and_white():
    page = rows(Sheet()).grey()
    assert is_black_and_white(page)
    assert not is_black_and_white(np.asarray(page // 2 + 100, np.uint8))


def test_a_black_stamp_is_found_and_letters_are_none():
    sheet = rows(Sheet()).ring(400, 500, 51, "black")
    (stamp,) = find_stamps(sheet.grey(), POINT)
    assert (stamp.x * POINT, stamp.y * POINT) == pytest.approx((400, 500), abs=2)
    assert stamp.covers(400 * SCALE, 540 * SCALE) and not stamp.covers(400 * SCALE, 570 * SCALE)
    assert find_stamps(rows(Sheet()).grey(), POINT) == []


def test_specks_go_and_stops_stay():
    sheet = rows(Sheet(), 100, 120).block(484, 106, 485.5, 107.5).block(300, 400, 301, 401)
    clean = without_specks(sheet.grey(), POINT)
    assert clean[round(400.5 * SCALE), round(300.5 * SCALE)] > 250
    assert clean[round(106.7 * SCALE), round(484.7 * SCALE)] < 10


def table(sheet: Sheet, lean: float = 0.0) -> Sheet:
    """Three rows and three columns from (100, 200) to (460, 320); the last two cells of row 1 are one."""
    for top in (200, 240, 280, 320):
        sheet.rule(100, top, 460, top)
    for left in (100, 220, 460):
        sheet.rule(left, 200, left + lean, 320)
    return sheet.rule(340, 200, 340 + lean / 3, 240).rule(340 + 2 * lean / 3, 280, 340 + lean, 320)


@pytest.mark.parametrize("lean", [0.0, 3.0])
def test_cells_are_what_rules_enclose(lean):
    tables, clean = find_rules(table(rows(Sheet(), 400, 600), lean).grey(), POINT)
    assert [len(cells) for cells in tables] == [8]
    columns = sorted({round(cell[0]) for cell in tables[0]})
    assert columns == pytest.approx([101, 221, 341], abs=4)
    wide = [cell for cell in tables[0] if cell[2] - cell[0] > 200]
    assert len(wide) == 1 and wide[0][1] == pytest.approx(241, abs=2)
    assert (clean[round(195 * SCALE) : round(325 * SCALE)] > 128).all()


def test_a_frame_or_an_underline_is_no_table():
    sheet = rows(Sheet()).rule(200, 60, 400, 60)
    assert find_rules(sheet.grey(), POINT)[0] == []
    framed = Sheet().rule(100, 100, 300, 100).rule(100, 160, 300, 160).rule(100, 100, 100, 160).rule(300, 100, 300, 160)
    assert find_rules(framed.grey(), POINT)[0] == []


def places(sheet: Sheet) -> list[tuple[int, ...]]:
    return [tuple(round(side * POINT) for side in zone) for zone in find_zones(sheet.grey(), DPI)]


def test_two_columns_are_zones_of_their_own():
    sheet = rows(Sheet(), 200, 400)
    for top in (80, 100, 120):
        sheet.block(100, top, 240, top + 8).block(330, top + 3, 520, top + 11)
    left, right, body = places(sheet)
    assert left[2] < right[0] and left[3] < body[1] and right[3] < body[1]


def test_wide_blanks_in_running_text_are_no_columns():
    assert len(places(rows(Sheet()))) == 1


def test_a_photographed_sheet_is_laid_flat():
    paper = rows(Sheet()).image
    width, height = paper.size
    ground = Image.new("RGB", (width + 400, height + 300), (70, 60, 50))
    corners = [(150, 90), (width + 240, 130), (width + 190, height + 200), (200, height + 170)]
    ImageDraw.Draw(ground).polygon(corners, fill="white")
    found = flattened(np.array(ground))
    assert found is not None
    flat, matrix = found
    assert (flat[20:-20, 20:-20] > 200).mean() > 0.98
    there = matrix @ np.array([0.0, 0.0, 1.0])
    assert there[:2] / there[2] == pytest.approx(corners[0], abs=12)


def test_a_scan_is_no_photograph():
    page = rows(Sheet()).grey()
    assert flattened(page) is None
    shade = np.linspace(1.0, 0.3, page.shape[1])[None, :]
    assert flattened(np.asarray(page * shade, np.uint8)) is None


def test_quarter_turns_are_clockwise():
    picture = np.array([[1, 2], [3, 4]], np.uint8)
    assert quarter_turned(picture, 1).tolist() == [[3, 1], [4, 2]]


def declared_png(width: int, height: int) -> bytes:
    """A few bytes that declare a picture of this size."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def declared_tiff(*sizes: tuple[int, int]) -> bytes:
    """A few bytes that declare a page of each size."""
    out = b"II*\0" + struct.pack("<I", 8)
    for number, (width, height) in enumerate(sizes, 1):
        tags = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 8), (278, height), (279, 16)]
        entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
        following = len(out) + 6 + len(entries) if number < len(sizes) else 0
        out += struct.pack("<H", len(tags)) + entries + struct.pack("<I", following)
    return out + bytes(16)


@pytest.mark.parametrize(
    "data",
    [declared_png(60_000, 60_000), declared_png(2_000_000_000, 1), declared_tiff((100_000, 100_000))],
    ids=["PNG", "a line", "TIFF"],
)
@pytest.mark.parametrize("pixels", [1_000, 100_000_000, 1_000_000_000])
def test_too_many_pixels_whatever_pillow_allows(data, pixels):
    bound = Image.MAX_IMAGE_PIXELS
    with pytest.raises(ReadError) as caught:
        read_image(data, None, Limits(image_pixels=pixels))
    assert caught.value.code == "too_large"
    assert f"{pixels} (KHUBND_LIMIT_IMAGE_PIXELS)" in caught.value.message("en")
    assert bound == Image.MAX_IMAGE_PIXELS


@needs_ocr
def test_too_many_pixels_on_a_later_page():
    with pytest.raises(ReadError) as caught:
        read_image(declared_tiff((4, 4), (100_000, 100_000)), None, Limits())
    assert caught.value.code == "too_large"


@needs_ocr
def test_the_setting_may_allow_more_than_pillow(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    for kind in ("PNG", "TIFF"):
        out = io.BytesIO()
        Image.new("L", (60, 60), "white").save(out, kind)
        with pytest.raises(ReadError) as caught:
            read_image(out.getvalue(), None, Limits())
        assert caught.value.code == "no_text"
