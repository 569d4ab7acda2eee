"""`sections`: labels and titles as printed; headings told from running paragraphs."""

from dataclasses import replace

import pytest

import extract
from tests.extract.texts import FOOT, HEAD, document, plan, table, told

TITLES = {
    "capitals": ("I. MỤC ĐÍCH, YÊU CẦU\nGiữ sạch làng.", [("I", "MỤC ĐÍCH, YÊU CẦU")]),
    "final colon": ("I. NỘI DUNG THỰC HIỆN:\nGiữ sạch làng.", [("I", "NỘI DUNG THỰC HIỆN")]),
    "a heading above bullets": ("1. Yêu cầu chung\n- Sạch nhà.\n- Sạch ngõ.", [("1", "Yêu cầu chung")]),
    "running paragraph": (
        "1. Các thôn tự giữ sạch đường làng, ngõ xóm và cùng nhau trồng hoa hai bên đường.\n"
        "2. Các chợ bố trí thùng rác có nắp đậy và thu gom rác hai lần trong một buổi chợ.",
        [("1", None), ("2", None)],
    ),
    "run-in head": (
        "a) Tập thể: Là các thôn có đường hoa.\nb) Cá nhân: Là người trồng hoa.",
        [("a", "Tập thể"), ("b", "Cá nhân")],
    ),
    "run-in head that names an agency": (
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ: Theo dõi, đôn đốc các đơn vị.",
        [("I", "TỔ CHỨC THỰC HIỆN"), ("1", "Phòng Nội vụ")],
    ),
    "a sum and its parts": (
        "1. Tổng kinh phí 40 triệu đồng, trong đó: huyện 30 triệu đồng, xã 10 triệu đồng.",
        [("1", None)],
    ),
    "head of several bodies": (
        "1. Các phòng, ban huyện; UBND các xã, thị trấn\n- Dọn rác.\n2. Phòng Y tế; Trạm Y tế xã: Theo dõi.\n"
        "3. Phòng Tài chính cấp kinh phí; UBND các xã chi trả.",
        [("1", "Các phòng, ban huyện; UBND các xã, thị trấn"), ("2", "Phòng Y tế; Trạm Y tế xã"), ("3", None)],
    ),
    "head that gives an order": (
        "I. TỔ CHỨC THỰC HIỆN\n1. Giao Phòng Nội vụ:\n- Theo dõi, đôn đốc.\n- Tổng hợp, báo cáo.",
        [("I", "TỔ CHỨC THỰC HIỆN"), ("1", "Giao Phòng Nội vụ")],
    ),
    "order in a running paragraph": (
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ chủ trì hướng dẫn các xã, thị trấn.\n2. Huyện đoàn tổ chức ra quân.",
        [("I", "TỔ CHỨC THỰC HIỆN"), ("1", None), ("2", None)],
    ),
    "a colon in brackets or quotation marks": (
        "1. Phong trào “Sạch: nhà, ngõ” (đợt 1: vùng cao)\n- Dọn rác.",
        [("1", "Phong trào “Sạch: nhà, ngõ” (đợt 1: vùng cao)")],
    ),
    "dates in a head": (
        "1. Giai đoạn 1 (từ tháng 4/2022 đến tháng 6/2022)\n- Phát động.",
        [("1", "Giai đoạn 1 (từ tháng 4/2022 đến tháng 6/2022)")],
    ),
    "a part with its title below": (
        "Phần thứ nhất\nTÌNH HÌNH CHUNG\nI. THUẬN LỢI",
        [("Phần thứ nhất", "TÌNH HÌNH CHUNG"), ("I", "THUẬN LỢI")],
    ),
    "numbers in brackets": (
        "I. NỘI DUNG\n(1) Đợt đầu: Trước ngày 15/4/2022.\n(2). Các thôn quét dọn đường làng.",
        [("I", "NỘI DUNG"), ("(1)", "Đợt đầu"), ("(2)", None)],
    ),
    "article": ("Điều 1. Các thôn tự giữ sạch đường làng.", [("Điều 1", None)]),
    "an article with a heading": (
        "Điều 1. Nguyên tắc phối hợp\n1. Tự nguyện.\nĐiều 2. Các thôn tự giữ sạch làng.",
        [("Điều 1", "Nguyên tắc phối hợp"), ("1", None), ("Điều 2", None)],
    ),
    "wrong number, as printed": (
        "I. MỤC ĐÍCH\nIII. NỘI DUNG\nIII. KINH PHÍ",
        [("I", "MỤC ĐÍCH"), ("III", "NỘI DUNG"), ("III", "KINH PHÍ")],
    ),
    "own spelling": ("I. Uỷ thác – hoà giải:\n- Sạch làng.", [("I", "Uỷ thác – hoà giải")]),
}


@table(TITLES)
def test_labels_and_titles(text, expected):
    assert told(plan(*text.split("\n")).sections, "label", "title") == expected


def test_ids_parents_and_levels():
    found = plan("I. MỤC ĐÍCH", "1. Sạch nhà.", "2. Sạch ngõ.", "II. KINH PHÍ").sections
    first = found[0].id
    assert told(found, "level", "parent") == [(1, None), (2, first), (2, first), (1, None)]
    assert len({one.id for one in found}) == 4


def test_evidence_names_the_title_and_the_span_begins_with_the_label():
    found = plan("I. MỤC ĐÍCH, YÊU CẦU", "a) Tập thể: Là các thôn có đường hoa.")
    places = [one.evidence[0] for one in found.sections]
    assert [found.text[e.start : e.end] for e in places] == ["MỤC ĐÍCH, YÊU CẦU", "Tập thể"]
    assert [found.text[one.start : one.end].split()[0] for one in found.sections] == ["I.", "a)"]


def test_sections_of_an_annex_stand_behind_those_of_the_body():
    annex = "PHỤ LỤC\nHƯỚNG DẪN PHÂN LOẠI\nI. RÁC KHÔ\nII. RÁC ƯỚT"
    found = plan("I. MỤC ĐÍCH", foot=f"Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Thử\n{annex}")
    assert told(found.sections, "label", "level") == [("I", 1), ("I", 1), ("II", 1)]


LONG = (
    "Các thôn phối hợp với trường học, trạm y tế và chợ " + "giữ sạch đường làng, bờ suối; " * 8 + "mỗi tuần một lần."
)
EMPHASIS = {
    "a sentence in italics": ("Phòng Y tế phối hợp với các thôn rửa giếng.", "italic", True),
    "the same in plain letters": ("Phòng Y tế phối hợp với các thôn rửa giếng.", "", False),
    "a long one in bold": (LONG, "bold", True),
    "a long one in plain letters": (LONG, "", False),
}


@pytest.mark.parametrize(("line", "emphasis", "expected"), EMPHASIS.values(), ids=EMPHASIS.keys())
def test_a_line_set_off_from_what_stands_below_is_a_heading(line, emphasis, expected):
    source = document(f"{HEAD}\nI. NỘI DUNG\n1. {line}\n- Ba thôn làm trước; năm thôn làm sau.\n2. Việc khác.\n{FOOT}")
    blocks = [
        replace(block, **{emphasis: True}) if emphasis and source.text.startswith("1. ", block.start) else block
        for block in source.blocks
    ]
    found = extract.plan(replace(source, blocks=tuple(blocks))).sections
    assert (found[1].title is not None) is expected


def test_a_document_all_in_italics_sets_nothing_off():
    source = document(f"{HEAD}\nI. NỘI DUNG\n1. Các thôn cử người quét dọn, thu gom; báo cáo xã.\n- Làm sớm.\n{FOOT}")
    found = extract.plan(replace(source, blocks=tuple(replace(block, italic=True) for block in source.blocks))).sections
    assert found[1].title is None
