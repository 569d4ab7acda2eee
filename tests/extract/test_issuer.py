"""The issuer: its name in full from the lines of the head, and its level."""

import pytest

from extract.issuer import expand, level_of, unit_in
from tests.extract.texts import HEAD, plan, table

ISSUERS = {
    "district": ("ỦY BAN NHÂN DÂN\nHUYỆN SUỐI MƠ", ("Ủy ban nhân dân huyện Suối Mơ", "district")),
    "one line": ("ỦY BAN NHÂN DÂN HUYỆN SUỐI MƠ", ("Ủy ban nhân dân huyện Suối Mơ", "district")),
    "abbreviated": ("UBND HUYỆN SUỐI MƠ", ("Ủy ban nhân dân huyện Suối Mơ", "district")),
    "province": ("ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG", ("Ủy ban nhân dân tỉnh Lam Giang", "province")),
    "central city": ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", ("Ủy ban nhân dân thành phố Hải Phòng", "province")),
    "city of a province": ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ LAM KHÊ", ("Ủy ban nhân dân thành phố Lam Khê", "district")),
    "town": ("ỦY BAN NHÂN DÂN\nTHỊ XÃ BẾN SIM", ("Ủy ban nhân dân thị xã Bến Sim", "district")),
    "ward": ("ỦY BAN NHÂN DÂN\nPHƯỜNG CẦU MÂY", ("Ủy ban nhân dân phường Cầu Mây", "commune")),
    "special zone": ("ỦY BAN NHÂN DÂN\nĐẶC KHU HÒN MÂY", ("Ủy ban nhân dân đặc khu Hòn Mây", "commune")),
    "department of a province": (
        "UBND TỈNH LAM GIANG\nSỞ NỘI VỤ",
        ("Sở Nội vụ tỉnh Lam Giang", "department"),
    ),
    "department of a district": (
        "UBND HUYỆN SUỐI MƠ\nPHÒNG TÀI CHÍNH - KẾ HOẠCH",
        ("Phòng Tài chính - Kế hoạch huyện Suối Mơ", "department"),
    ),
    "office": ("UBND TỈNH LAM GIANG\nVĂN PHÒNG", ("Văn phòng Ủy ban nhân dân tỉnh Lam Giang", "office")),
    "party": ("HUYỆN ỦY SUỐI MƠ", ("Huyện ủy Suối Mơ", "party")),
    "board of the party": ("ĐẢNG BỘ TỈNH LAM GIANG\nBAN THƯỜNG VỤ", ("Ban Thường vụ Đảng bộ tỉnh Lam Giang", "party")),
    "commission of the party": (
        "TỈNH ỦY LAM GIANG\nỦY BAN KIỂM TRA",
        ("Ủy ban Kiểm tra Tỉnh ủy Lam Giang", "party"),
    ),
    "name with xã hội": (
        "UBND QUẬN 7\nPHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        ("Phòng Lao động - Thương binh và Xã hội quận 7", "department"),
    ),
    "city written short": ("ỦY BAN NHÂN DÂN TP. HẢI PHÒNG", ("Ủy ban nhân dân thành phố Hải Phòng", "province")),
    "school named after a person": (
        "UBND XÃ ĐỒI CỌ\nTRƯỜNG THCS TRẦN VĂN THỬ",
        ("Trường Trung học cơ sở Trần Văn Thử xã Đồi Cọ", "unit"),
    ),
    "department of a place": (
        "SỞ XÂY DỰNG LAM GIANG\nTHANH TRA SỞ",
        ("Thanh tra Sở Xây dựng Lam Giang", "department"),
    ),
    "inspectorate": ("UBND TỈNH LAM GIANG\nTHANH TRA TỈNH", ("Thanh tra tỉnh Lam Giang", "department")),
    "front": (
        "ỦY BAN MTTQ VIỆT NAM\nXÃ ĐỒI CỌ",
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Đồi Cọ", "commune"),
    ),
    "board of a union": (
        "HỘI LHPN VIỆT NAM\nBAN CHẤP HÀNH TỈNH LAM GIANG",
        ("Ban Chấp hành Hội Liên hiệp Phụ nữ Việt Nam tỉnh Lam Giang", "province"),
    ),
    "youth union": ("TỈNH ĐOÀN LAM GIANG\nBAN CHẤP HÀNH", ("Ban Chấp hành Tỉnh đoàn Lam Giang", "province")),
    "name over two lines": (
        "BAN CHỈ ĐẠO\nCHUYỂN ĐỔI SỐ TỈNH LAM GIANG",
        ("Ban Chỉ đạo Chuyển đổi số tỉnh Lam Giang", "department"),
    ),
    "group of the council": (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH LAM GIANG\nĐOÀN GIÁM SÁT",
        ("Đoàn Giám sát tỉnh Lam Giang", "province"),
    ),
}


@table(ISSUERS)
def test_issuer(text, expected):
    head = HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN SUỐI MƠ", text)
    issuer = plan("I. MỤC ĐÍCH", head=head).identity.issuer
    assert (issuer.name, issuer.level) == expected


def test_a_name_in_capitals_takes_the_spelling_of_the_running_text():
    head = HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN SUỐI MƠ", "HUYỆN ỦY SUỐI MƠ")
    found = plan("Huyện ủy Suối Mơ ban hành Kế hoạch như sau:", "I. MỤC ĐÍCH", head=head)
    assert (found.identity.issuer.name, found.identity.issuer.level) == ("Huyện ủy Suối Mơ", "party")


def test_the_youth_unions_motto_is_no_issuer():
    head = HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN SUỐI MƠ", "HUYỆN ĐOÀN SUỐI MƠ\nBAN THƯỜNG VỤ\nĐOÀN TNCS HỒ CHÍ MINH")
    assert plan("I. MỤC ĐÍCH", head=head).identity.issuer.name == "Ban Thường vụ Huyện đoàn Suối Mơ"


def test_under_the_partys_motto_every_body_is_the_partys():
    head = HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN SUỐI MƠ", "ĐẢNG ỦY XÃ ĐỒI CỌ\nBAN CHỈ ĐẠO CẢI CÁCH TƯ PHÁP")
    head = head.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert plan("I. MỤC ĐÍCH", head=head).identity.issuer.level == "party"


EXPANDED = {
    "UBND": ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
    "HĐND": ("Văn phòng HĐND và UBND huyện", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"),
    "MTTQ": ("Ủy ban MTTQ Việt Nam xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
    "within a word": ("UBNDX", "UBNDX"),
    "nothing to expand": ("Phòng Nội vụ", "Phòng Nội vụ"),
}


@table(EXPANDED)
def test_expand(text, expected):
    assert expand(text) == expected


UNITS = {
    "district": ("Phòng Y tế huyện Suối Mơ", "huyện Suối Mơ"),
    "the last one": ("Trạm Y tế xã Đồi Cọ huyện Suối Mơ", "huyện Suối Mơ"),
    "urban ward with a number": ("Công an phường 12", "phường 12"),
    "none": ("Phòng Y tế", None),
    "level alone": ("Công an huyện", None),
}


@table(UNITS)
def test_unit_in(text, expected):
    assert unit_in(text) == expected


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Ủy ban nhân dân thành phố Huế", "province"),
        ("Ủy ban nhân dân quận Bến Lau", "district"),
        ("Ủy ban nhân dân thị trấn Chợ Sim", "commune"),
        ("Sở Y tế tỉnh Lam Giang", "department"),
        ("Văn phòng Ủy ban nhân dân tỉnh Lam Giang", "office"),
        ("Ban Thường vụ Huyện ủy Suối Mơ", "party"),
        ("Tỉnh ủy Lam Giang", "party"),
        ("Bộ Nội vụ", "central"),
    ],
)
def test_level_of(name, level):
    assert level_of(name) == level
