"""The parts of a document: head, title, preamble, body, foot, annexes."""

from extract.reading import Text
from extract.zones import ZoneReader
from tests.extract.texts import FOOT, HEAD, document, table


def zones(*lines):
    """The zones in order, each with the number of its paragraphs."""
    found = document("\n".join(lines))
    runs = []
    for paragraph in ZoneReader(found, Text(found.text)).read():
        if not runs or runs[-1][0] != paragraph.zone:
            runs.append((paragraph.zone, 0))
        runs[-1] = (paragraph.zone, runs[-1][1] + 1)
    return runs


BASES = "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;\nThực hiện Chỉ thị số 09/CT-UBND ngày 04/01/2022."
OPENING = "Ủy ban nhân dân huyện ban hành Kế hoạch như sau:"
BODY = "I. MỤC ĐÍCH\nGiữ sạch đường làng."


def test_a_whole_plan():
    assert zones(HEAD, BASES, OPENING, BODY, FOOT) == [
        ("head", 6),
        ("title", 2),
        ("preamble", 3),
        ("body", 2),
        ("foot", 6),
    ]


def test_a_subject_of_two_lines():
    head = HEAD.replace(" giai đoạn", "\ntrên địa bàn huyện giai đoạn")
    assert zones(head, BASES, BODY, FOOT)[1] == ("title", 3)


def test_a_plan_without_legal_bases():
    assert zones(HEAD, BODY, FOOT) == [("head", 6), ("title", 2), ("body", 2), ("foot", 6)]


def test_a_plan_without_a_foot():
    assert zones(HEAD, BASES, BODY) == [("head", 6), ("title", 2), ("preamble", 2), ("body", 2)]


def test_a_text_without_a_head():
    assert zones(BODY) == [("body", 2)]


def test_an_annex_behind_the_foot():
    annex = "PHỤ LỤC I\nDANH MỤC TUYẾN ĐƯỜNG TỰ QUẢN\n1. Đường bờ suối."
    assert zones(HEAD, BODY, FOOT, annex)[-2:] == [("foot", 6), ("annex", 3)]


def test_annexes_one_behind_the_other_are_one_part():
    annexes = "PHỤ LỤC I\nDANH MỤC TUYẾN ĐƯỜNG\n1. Đường bờ suối.\nPHỤ LỤC II\nBIỂU THEO DÕI\n1. Rác khô."
    assert zones(HEAD, BODY, FOOT, annexes)[-1] == ("annex", 6)


def test_an_annex_named_in_a_sentence_opens_none():
    assert zones(HEAD, BODY, "Phụ lục kèm theo Kế hoạch này nêu các tuyến đường mà từng xã tự quản.", FOOT) == [
        ("head", 6),
        ("title", 2),
        ("body", 3),
        ("foot", 6),
    ]


def test_a_plan_behind_the_decision_that_issues_it():
    decision = HEAD.replace("KẾ HOẠCH\nGiữ gìn", "QUYẾT ĐỊNH\nBan hành Kế hoạch giữ gìn").replace("KH-UBND", "QĐ-UBND")
    articles = "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch giữ gìn vệ sinh."
    assert zones(decision, BASES, articles, FOOT, HEAD, BODY, FOOT) == [
        ("head", 6),
        ("title", 2),
        ("preamble", 2),
        ("body", 2),
        ("foot", 6),
        ("head", 6),
        ("title", 2),
        ("body", 2),
        ("foot", 6),
    ]


def test_labels_and_bullets_of_the_body():
    found = document("\n".join([HEAD, "I. MỤC ĐÍCH", "- Sạch nhà.", "1. Sạch ngõ.", FOOT]))
    paragraphs = ZoneReader(found, Text(found.text)).read()
    assert [(p.label, p.bullet, found.text[p.body : p.end]) for p in paragraphs if p.zone == "body"] == [
        ("I", None, "MỤC ĐÍCH"),
        (None, "-", "Sạch nhà."),
        ("1", None, "Sạch ngõ."),
    ]


def test_what_looks_like_a_label_in_the_foot_is_none():
    found = document("\n".join([HEAD, BODY, "Nơi nhận:", "1. UBND tỉnh;", "2. Lưu: VT."]))
    paragraphs = ZoneReader(found, Text(found.text)).read()
    assert [p.label for p in paragraphs if p.zone == "foot"] == [None, None, None]


def test_a_plan_behind_its_decision_without_a_head_of_its_own():
    decision = HEAD.replace("KẾ HOẠCH\nGiữ gìn", "QUYẾT ĐỊNH\nBan hành Kế hoạch giữ gìn")
    articles = "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch giữ gìn vệ sinh."
    behind = "KẾ HOẠCH\nGiữ gìn vệ sinh môi trường\n(Ban hành kèm theo Quyết định số 41/QĐ-UBND)"
    assert [zone for zone, _ in zones(decision, BASES, articles, FOOT, behind, OPENING, BODY)] == [
        *("head", "title", "preamble", "body", "foot"),
        *("title", "preamble", "body"),
    ]


SIGNED = "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Thử"
ANNEXES = {
    "short label": "PL 1\nDANH MỤC ĐƯỜNG",
    "number and letter": "Phụ lục 1A\nDANH MỤC ĐƯỜNG",
    "number of two parts": "Phụ lục 2.1\nDANH MỤC ĐƯỜNG",
    "form": "Biểu 01\nDANH MỤC ĐƯỜNG",
    "attached": "Phụ lục kèm theo Kế hoạch số 41/KH-UBND\nDANH MỤC ĐƯỜNG",
    "no label": "DANH MỤC ĐƯỜNG\n(Kèm theo Kế hoạch số 41/KH-UBND)",
}


@table({name: (text, [("foot", 4), ("annex", 2)]) for name, text in ANNEXES.items()})
def test_how_an_annex_opens(text, expected):
    assert zones(HEAD, BODY, SIGNED, text)[-2:] == expected


FEET = {
    "first recipient behind the head": "Nơi nhận: - UBND tỉnh;\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Thử",
    "star before it": "* Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Thử",
    "another word": "Nơi gửi:\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Thử",
    "signature before the recipients": "CHỦ TỊCH\nTrần Văn Thử\nNơi nhận:\n- Lưu: VT.",
    "signature alone": "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\nTrần Văn Thử\n(Đã ký)",
}


@table({name: (text, ("foot", 4)) for name, text in FEET.items()})
def test_how_a_foot_opens(text, expected):
    assert zones(HEAD, BODY, text)[-1] == expected


def test_a_position_and_a_name_within_the_body_are_no_foot():
    members = "II. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nTrần Văn Thử\nIII. KINH PHÍ"
    assert zones(HEAD, BODY, members, FOOT)[-2:] == [("body", 6), ("foot", 6)]


def test_the_head_of_the_plan_begins_behind_the_name_of_who_signed_the_decision():
    minister = "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn Thử"
    second = HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN SUỐI MƠ", "THỦ TƯỚNG CHÍNH PHỦ")
    assert zones(HEAD, BODY, minister, second, BODY)[-4:] == [("foot", 3), ("head", 5), ("title", 2), ("body", 2)]
