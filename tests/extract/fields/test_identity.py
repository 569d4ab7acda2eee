"""`identity`: what the head says."""

import pytest

from tests.extract.texts import FOOT, HEAD, plan, read, table

BODY = "I. MỤC ĐÍCH"


def identity(old="", new="", *lines):
    """The identity of a plan whose head has `new` for `old`."""
    assert old in HEAD
    return plan(*(lines or [BODY]), head=HEAD.replace(old, new) if old else HEAD).identity


def test_a_whole_head():
    found = identity()
    assert (found.kind, found.number, found.symbol, found.code) == ("kế hoạch", "41", "KH-UBND", "41/KH-UBND")
    assert (found.place, found.issued_on, found.issued_text) == ("Suối Mơ", "2022-03-10", None)
    assert (found.issuer.name, found.issuer.level) == ("Ủy ban nhân dân huyện Suối Mơ", "district")
    assert found.title == "Giữ gìn vệ sinh môi trường giai đoạn 2022 - 2025"
    assert (found.period.start, found.period.end) == ("2022", "2025")
    assert found.status == "issued"


NUMBERS = {
    "leading zero": ("Số: 04/KH-UBND", ("04", "KH-UBND", "04/KH-UBND")),
    "letter behind the number": ("Số: 41a/KH-UBND", ("41a", "KH-UBND", "41a/KH-UBND")),
    "blanks before the symbol": ("Số:173    /KH-UBND", ("173", "KH-UBND", "173/KH-UBND")),
    "blank number": ("Số:     /KH-UBND", (None, "KH-UBND", None)),
    "dots for the number": ("Số: ......./KH-UBND", (None, "KH-UBND", None)),
    "with its year": ("Số: 41/2022/QĐ-UBND", ("41", "QĐ-UBND", "41/2022/QĐ-UBND")),
    "of the party": ("Số 12-KH/HU", ("12", "KH/HU", "12-KH/HU")),
    "of a department": ("Số: 15/KH-PNV", ("15", "KH-PNV", "15/KH-PNV")),
}


@table(NUMBERS)
def test_number_line(text, expected):
    found = identity("Số: 41/KH-UBND", text)
    assert (found.number, found.symbol, found.code) == expected


DATES = {
    "zero before the day": ("ngày 05 tháng 01 năm 2022", ("2022-01-05", None)),
    "in figures": ("ngày 10/3/2022", ("2022-03-10", None)),
    "blanks between": ("ngày 28     tháng 4 năm 2022", ("2022-04-28", None)),
    "blank day": ("ngày     tháng 3 năm 2022", (None, "ngày tháng 3 năm 2022")),
    "dots for day and month": ("ngày ... tháng ... năm 2022", (None, "ngày ... tháng ... năm 2022")),
    "impossible day": ("ngày 31 tháng 4 năm 2022", (None, "ngày 31 tháng 4 năm 2022")),
}


@table(DATES)
def test_place_and_date(text, expected):
    found = identity("ngày 10 tháng 3 năm 2022", text)
    assert (found.place, found.issued_on, found.issued_text) == ("Suối Mơ", *expected)


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("Số: 41/", "Số:    /", "draft"),
        ("ngày 10 tháng 3", "ngày    tháng 3", "draft"),
        ("Số: 41/", "Số: 42/", "issued"),
    ],
    ids=["no number", "no day", "both"],
)
def test_status(old, new, status):
    assert identity(old, new).status == status


KINDS = {
    "directive": ("CHỈ THỊ", "chỉ thị"),
    "programme": ("CHƯƠNG TRÌNH", "chương trình"),
    "programme of action": ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "chương trình"),
    "scheme": ("ĐỀ ÁN", "đề án"),
}


@table(KINDS)
def test_kind_is_the_bare_type(text, expected):
    assert identity("KẾ HOẠCH", text).kind == expected


RUN_ON = {
    "plan": "KẾ HOẠCH GIỮ GÌN VỆ SINH\nMÔI TRƯỜNG NĂM 2022",
    "broken elsewhere": "KẾ HOẠCH GIỮ GÌN\nVỆ SINH MÔI TRƯỜNG NĂM 2022",
}


@table({name: (text, "GIỮ GÌN VỆ SINH MÔI TRƯỜNG NĂM 2022") for name, text in RUN_ON.items()})
def test_type_and_subject_in_one_line(text, expected):
    found = identity("KẾ HOẠCH\nGiữ gìn vệ sinh môi trường giai đoạn 2022 - 2025", text)
    assert (found.kind, found.title, found.period.start) == ("kế hoạch", expected, "2022")


def test_a_subject_goes_on_behind_a_comma():
    found = identity(" giai đoạn 2022 - 2025", " năm 2021,\ntriển khai nhiệm vụ năm 2022")
    assert found.title == "Giữ gìn vệ sinh môi trường năm 2021, triển khai nhiệm vụ năm 2022"


NUMBER_LINES = {
    "blank before the sign": ("Số : 41 /KH - UBND", ("41", "KH-UBND", "41/KH-UBND")),
    "no sign": ("Số: 41 KH/HU", ("41", "KH/HU", "41 KH/HU")),
    "nothing between": ("Số: 41KH/HU", ("41", "KH/HU", "41KH/HU")),
    "draft for the number": ("Số: DỰ THẢO/KH-UBND", (None, "KH-UBND", None)),
    "small letters in the symbol": ("Số: 41/KH-c2SM", ("41", "KH-c2SM", "41/KH-c2SM")),
}


@table(NUMBER_LINES)
def test_number_line_as_offices_type_it(text, expected):
    found = identity("Số: 41/KH-UBND", text)
    assert (found.number, found.symbol, found.code) == expected


DATE_LINES = {
    "capital": ("Suối Mơ, Ngày 10/03/2022", ("Suối Mơ", "2022-03-10", None)),
    "no blank": ("Suối Mơ, ngày 10 tháng3 năm 2022", ("Suối Mơ", "2022-03-10", None)),
    "no place": ("ngày 10 tháng 3 năm 2022", (None, "2022-03-10", None)),
    "no day": ("Suối Mơ, tháng 3 năm 2022", ("Suối Mơ", None, "tháng 3 năm 2022")),
}


@table(DATE_LINES)
def test_line_of_place_and_date(text, expected):
    found = identity("Suối Mơ, ngày 10 tháng 3 năm 2022", text)
    assert (found.place, found.issued_on, found.issued_text) == expected


def test_a_stamp_is_no_issuer():
    found = identity("HUYỆN SUỐI MƠ", "HUYỆN SUỐI MƠ\nDỰ THẢO LẦN 2")
    assert found.issuer.name == "Ủy ban nhân dân huyện Suối Mơ"


def test_lines_of_the_title_are_joined_by_a_blank():
    found = identity(" giai đoạn", "\ntrên địa bàn huyện giai đoạn")
    assert found.title == "Giữ gìn vệ sinh môi trường trên địa bàn huyện giai đoạn 2022 - 2025"


def test_what_is_attached_is_no_title():
    found = identity("2022 - 2025", "2022 - 2025\n(Kèm theo Quyết định số 80/QĐ-UBND ngày 10/3/2022)")
    assert found.title == "Giữ gìn vệ sinh môi trường giai đoạn 2022 - 2025"


PERIODS = {
    "single year": ("năm 2022", ("2022", "2022")),
    "term": ("nhiệm kỳ 2021 - 2026", ("2021", "2026")),
    "school year": ("năm học 2022 - 2023", ("2022", "2023")),
    "to": ("giai đoạn 2022 đến năm 2025", ("2022", "2025")),
    "en dash": ("giai đoạn 2022–2025", ("2022", "2025")),
    "reversed, as printed": ("giai đoạn 2025 - 2022", ("2025", "2022")),
    "span of another name": ("thời kỳ 2021 - 2030", ("2021", "2030")),
    "numbered stage": ("giai đoạn I: 2021 - 2025", ("2021", "2025")),
    "listed years": ("các năm 2022, 2023 và 2024", ("2022", "2024")),
    "month": ("tháng 5/2022", ("2022", "2022")),
    "season": ("vụ xuân 2022", ("2022", "2022")),
    "an outlook without the word": ("năm 2022, tầm nhìn 2045", ("2022", "2022")),
    "none": ("trên địa bàn huyện", None),
}


@table(PERIODS)
def test_period(text, expected):
    period = identity("giai đoạn 2022 - 2025", text).period
    assert (period and (period.start, period.end)) == expected


def test_evidence_of_each_part():
    found = plan(BODY)
    words = {name: [found.text[e.start : e.end] for e in places] for name, places in found.identity.evidence.items()}
    assert words == {
        "kind": ["KẾ HOẠCH"],
        "number": ["Số: 41/KH-UBND"],
        "symbol": ["Số: 41/KH-UBND"],
        "code": ["Số: 41/KH-UBND"],
        "place": ["Suối Mơ"],
        "issued_on": ["ngày 10 tháng 3 năm 2022"],
        "issuer": ["ỦY BAN NHÂN DÂN", "HUYỆN SUỐI MƠ"],
        "title": ["Giữ gìn vệ sinh môi trường giai đoạn 2022 - 2025"],
    }


def test_a_decision_and_its_plan_are_known_by_the_decision():
    decision = HEAD.replace("KẾ HOẠCH\nGiữ gìn", "QUYẾT ĐỊNH\nBan hành Kế hoạch giữ gìn").replace("41/KH", "80/QĐ")
    articles = "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch giữ gìn vệ sinh."
    found = read("\n".join([decision, articles, FOOT, HEAD, BODY, FOOT])).identity
    assert (found.kind, found.code) == ("quyết định", "80/QĐ-UBND")


def test_without_a_head_everything_is_null():
    found = plan(BODY, head="", foot="").identity
    assert (found.kind, found.number, found.code, found.place, found.issued_on) == (None,) * 5
    assert (found.issuer.name, found.issuer.level, found.title, found.period) == (None,) * 4
    assert found.status == "draft" and found.evidence == {}


OWN_PERIODS = {
    "an outlook is no part of it": ("năm 2022, định hướng đến năm 2030", ("2022", "2022")),
    "a span before an outlook": ("giai đoạn 2022 - 2025, tầm nhìn đến năm 2030", ("2022", "2025")),
    "only an end": ("đến năm 2030", None),
    "no end": ("năm 2022 và những năm tiếp theo", None),
    "behind what it carries out": ("theo Đề án giai đoạn 2021 - 2030, năm 2022", ("2022", "2022")),
    "days": ("từ ngày 10/4/2022 đến ngày 15/4/2022", ("2022-04-10", "2022-04-15")),
}


@table(OWN_PERIODS)
def test_the_period_of_the_title(text, expected):
    period = identity("giai đoạn 2022 - 2025", text).period
    assert (period and (period.start, period.end)) == expected


def test_an_impossible_day_of_issue_is_issued_all_the_same():
    found = identity("ngày 10 tháng 3 năm 2022", "ngày 31 tháng 02 năm 2022")
    assert (found.status, found.issued_on) == ("issued", None)


def test_a_number_by_hand_that_nobody_could_read_is_not_found():
    found = read(HEAD.replace("Số: 41/KH-UBND", "Số: #o# /KH-UBND")).identity
    assert (found.number, found.symbol, found.code, found.status) == (None, "KH-UBND", None, "draft")
