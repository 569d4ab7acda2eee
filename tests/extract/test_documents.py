"""References to other documents, by code and by name."""

from extract.mentions.documents import find, kind_of_symbol
from extract.reading import Text
from tests.extract.texts import table


def references(text):
    """(kind, code, date, issuer) of each reference."""
    found = []
    for mention in find(Text(text)):
        value = mention.value
        found.append((value.kind, value.code, value.date, text[slice(*value.issuer)] if value.issuer else None))
    return found


CODED = {
    "in full": (
        "Chỉ thị số 09/CT-UBND ngày 04/01/2022 của UBND tỉnh Lam Giang về thu gom rác",
        ("chỉ thị", "09/CT-UBND", "2022-01-04", "UBND tỉnh Lam Giang"),
    ),
    "normative": (
        "Nghị định số 08/2022/NĐ-CP ngày 10 tháng 01 năm 2022 của Chính phủ",
        ("nghị định", "08/2022/NĐ-CP", "2022-01-10", "Chính phủ"),
    ),
    "of the party": (
        "Chỉ thị số 27-CT/TW ngày 7-5-2020 của Ban Bí thư",
        ("chỉ thị", "27-CT/TW", "2020-05-07", "Ban Bí thư"),
    ),
    "against the party's convention": ("Kết luận số 41/KL-TU", ("kết luận", "41/KL-TU", None, None)),
    "type and code alone": ("theo Kế hoạch 12/KH-UBND", ("kế hoạch", "12/KH-UBND", None, None)),
    "code alone": ("(xem 12/KH-UBND)", ("kế hoạch", "12/KH-UBND", None, None)),
    "blank before the number": ("Quyết định số: 45/QĐ-UBND", ("quyết định", "45/QĐ-UBND", None, None)),
    "blanks before the year": ("Nghị định số 08 / 2022/NĐ - CP", ("nghị định", "08/2022/NĐ-CP", None, None)),
    "blanks inside the code": ("Công văn số 77 / UBND - TNMT", ("công văn", "77/UBND-TNMT", None, None)),
    "date in brackets": (
        "Công văn số 18/SNV-CCHC (ngày 03/02/2022)",
        ("công văn", "18/SNV-CCHC", "2022-02-03", None),
    ),
    "long type": ("Chương trình hành động số 05-CTr/HU", ("chương trình", "05-CTr/HU", None, None)),
    "impossible day": ("Báo cáo số 9/BC-UBND ngày 31/4/2021", ("báo cáo", "9/BC-UBND", None, None)),
    "issuer before": (
        "theo đề nghị của Phòng Nội vụ tại Tờ trình số 06/TTr-NV ngày 02/3/2022",
        ("tờ trình", "06/TTr-NV", "2022-03-02", "Phòng Nội vụ"),
    ),
    "blank behind a sign": ("Thông tư số 21/2022/TT- BTNMT", ("thông tư", "21/2022/TT-BTNMT", None, None)),
    "blank for the sign": ("Kế hoạch số 14 KH/HĐTN", ("kế hoạch", "14 KH/HĐTN", None, None)),
    "blank behind a colon": ("Kế hoạch số: 14 - KH/HU", ("kế hoạch", "14-KH/HU", None, None)),
    "number and day alone": (
        "Công điện số 9 ngày 05/02/2022 của Chủ tịch UBND tỉnh",
        ("công điện", "9", "2022-02-05", "Chủ tịch UBND tỉnh"),
    ),
    "short type": ("TT số 21/2022/TT-BTNMT", ("thông tư", "21/2022/TT-BTNMT", None, None)),
    "notice of a conclusion": ("Thông báo kết luận số 31-TB/HU", ("thông báo", "31-TB/HU", None, None)),
    "sort behind the type": ("Báo cáo thẩm tra số 8/BC-HĐND", ("báo cáo", "8/BC-HĐND", None, None)),
    "issuer before the number": (
        "Chương trình hành động của Huyện ủy Suối Mơ số 05-CTr/HU",
        ("chương trình", "05-CTr/HU", None, "Huyện ủy Suối Mơ"),
    ),
    "issuer of several": (
        "Thông tư liên tịch số 3/2022/TTLT-BTC-BYT của liên Bộ Tài chính, Bộ Y tế hướng dẫn chi",
        ("thông tư", "3/2022/TTLT-BTC-BYT", None, "Bộ Tài chính, Bộ Y tế"),
    ),
    "agreed between two": (
        "Chương trình phối hợp số 6/CTrPH-STP-HND giữa Sở Tư pháp và Hội Nông dân tỉnh về trợ giúp",
        ("chương trình", "6/CTrPH-STP-HND", None, "Sở Tư pháp và Hội Nông dân tỉnh"),
    ),
    "part of a body": (
        "Tờ trình số 12/TTr-BPC của Ban Pháp chế của Hội đồng nhân dân huyện về mức chi",
        ("tờ trình", "12/TTr-BPC", None, "Ban Pháp chế của Hội đồng nhân dân huyện"),
    ),
    "issuer by its level": ("Kế hoạch số 7/KH-UBND của huyện về rác", ("kế hoạch", "7/KH-UBND", None, "huyện")),
    "a proposer of unknown office": (
        "theo đề nghị của Hạt phó Hạt Kiểm lâm Suối Mơ tại Tờ trình số 6/TTr-HKL",
        ("tờ trình", "6/TTr-HKL", None, "Hạt phó Hạt Kiểm lâm Suối Mơ"),
    ),
    "broken in a title": (
        "Kế hoạch số 7/KH-UBND ngày 08/01/2022\ncủa UBND tỉnh",
        ("kế hoạch", "7/KH-UBND", "2022-01-08", "UBND tỉnh"),
    ),
    "law about law": ("Luật Phổ cập pháp luật số 14/2022/QH15", ("luật", "14/2022/QH15", None, None)),
    "law with a number": (
        "Luật Bảo vệ môi trường số 72/2020/QH14",
        ("luật", "72/2020/QH14", None, None),
    ),
}


@table(CODED)
def test_by_code(text, expected):
    assert references(text) == [expected]


NAMED = {
    "law": ("Căn cứ Luật Bảo vệ môi trường;", "Luật Bảo vệ môi trường"),
    "law with a comma in its name": ("theo Luật Phòng, chống thiên tai.", "Luật Phòng, chống thiên tai"),
    "ordinance": ("thực hiện Pháp lệnh Dân số.", "Pháp lệnh Dân số"),
    "law of a year": ("theo Luật Đất đai năm 2013;", "Luật Đất đai"),
    "law before who is bound": ("Theo Điều 3 Luật Thú y, chủ hộ phải khai báo.", "Luật Thú y"),
    "law before a body": ("Theo Luật Thú y, Phòng Kinh tế hướng dẫn.", "Luật Thú y"),
    "what a law says": ("Luật Thú y cấm giấu dịch.", "Luật Thú y"),
    "what a law with a comma says": ("Luật Phòng, chống thiên tai quy định.", "Luật Phòng, chống thiên tai"),
    "a duty by a law with a comma": ("làm theo Luật Phòng, chống thiên tai phải gọn.", "Luật Phòng, chống thiên tai"),
    "law and something else": ("Căn cứ Luật Trồng trọt và yêu cầu của xã.", "Luật Trồng trọt"),
    "constitution": ("theo Hiến pháp năm 2013.", "Hiến pháp"),
    "constitution of the state": (
        "theo Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013.",
        "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    ),
    "congress by its term": (
        "thực hiện Nghị quyết Đại hội Đảng bộ xã Suối Mơ nhiệm kỳ 2020 - 2025.",
        "Nghị quyết Đại hội Đảng bộ xã Suối Mơ nhiệm kỳ 2020 - 2025",
    ),
    "congress": (
        "thực hiện Nghị quyết Đại hội đại biểu Đảng bộ huyện Suối Mơ lần thứ XI, nhiệm kỳ 2020 - 2025.",
        "Nghị quyết Đại hội đại biểu Đảng bộ huyện Suối Mơ lần thứ XI, nhiệm kỳ 2020 - 2025",
    ),
    "law in small letters": ("Căn cứ luật Trồng trọt ngày 19/11/2018;", "luật Trồng trọt"),
    "conference": (
        "thực hiện Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Đảng bộ huyện khóa XI.",
        "Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Đảng bộ huyện khóa XI",
    ),
    "session": (
        "theo Nghị quyết Phiên họp thường kỳ tháng 2 năm 2022.",
        "Nghị quyết Phiên họp thường kỳ tháng 2 năm 2022",
    ),
    "scheme in quotation marks": ("triển khai Đề án “Làng xanh, suối sạch”.", "Đề án “Làng xanh, suối sạch”"),
    "charter": ("theo Quy chế quản lý rừng cộng đồng.", "Quy chế quản lý rừng cộng đồng"),
}


@table(NAMED)
def test_by_name(text, expected):
    (mention,) = find(Text(text))
    assert mention.value.named and mention.value.code is None
    assert text[mention.start : mention.end].startswith(expected)
    assert text[slice(*mention.value.name)] == expected


def test_the_issuer_of_a_congress_resolution_is_the_body_with_its_term():
    text = "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Lam Giang lần thứ XIX, nhiệm kỳ 2020 - 2025"
    assert references(text) == [
        ("nghị quyết", None, None, "Đại hội đại biểu Đảng bộ tỉnh Lam Giang lần thứ XIX, nhiệm kỳ 2020 - 2025")
    ]


def test_two_in_one_sentence():
    text = "Kế hoạch số 3/KH-UBND ngày 05/01/2022 và Công văn số 14/SNV-TH"
    assert references(text) == [
        ("kế hoạch", "3/KH-UBND", "2022-01-05", None),
        ("công văn", "14/SNV-TH", None, None),
    ]


def test_one_type_and_body_for_a_list_of_codes():
    text = "các Nghị quyết của HĐND huyện: số 12/NQ-HĐND ngày 05/01/2022 và số 13/NQ-HĐND"
    assert references(text) == [
        ("nghị quyết", "12/NQ-HĐND", "2022-01-05", "HĐND huyện"),
        ("nghị quyết", "13/NQ-HĐND", None, "HĐND huyện"),
    ]


def test_one_body_for_a_list_of_full_references():
    text = "các Thông tư của Bộ Y tế: Thông tư số 5/2022/TT-BYT quy định tiêm; Thông tư số 6/2022/TT-BYT quy định khám"
    assert references(text) == [
        ("thông tư", "5/2022/TT-BYT", None, "Bộ Y tế"),
        ("thông tư", "6/2022/TT-BYT", None, "Bộ Y tế"),
    ]


def test_what_is_said_once_for_two():
    text = "Công văn số 31/STNMT-MT ngày 05/01/2022 và số 32/STNMT-MT ngày 06/01/2022 của Sở Tài nguyên và Môi trường"
    body = "Sở Tài nguyên và Môi trường"
    assert references(text) == [
        ("công văn", "31/STNMT-MT", "2022-01-05", body),
        ("công văn", "32/STNMT-MT", "2022-01-06", body),
    ]


def test_the_type_of_a_list_is_not_the_name_of_its_second():
    text = "các Nghị quyết số 5/NQ-HĐND, số 6/NQ-HĐND ngày 05/7/2022 của HĐND huyện về mức chi"
    assert references(text) == [
        ("nghị quyết", "5/NQ-HĐND", None, "HĐND huyện"),
        ("nghị quyết", "6/NQ-HĐND", "2022-07-05", "HĐND huyện"),
    ]


def test_an_issuer_ends_before_the_next_document():
    text = "Kết luận số 6-KL/HU của BTV huyện ủy và kế hoạch số 7/KH-UBND của UBND huyện"
    assert references(text) == [
        ("kết luận", "6-KL/HU", None, "BTV huyện ủy"),
        ("kế hoạch", "7/KH-UBND", None, "UBND huyện"),
    ]


def test_laws_that_share_one_word():
    text = "Căn cứ các Luật: Thú y ngày 19/6/2015; Thủy sản ngày 21/11/2017;"
    assert references(text) == [("luật", None, "2015-06-19", None), ("luật", None, "2017-11-21", None)]


def test_a_laws_name_may_end_with_the_word_law():
    text = "Luật Phổ cập pháp luật số 14/2022/QH15"
    (mention,) = find(Text(text))
    assert text[slice(*mention.value.name)] == "Phổ cập pháp luật"


def test_where_the_subject_begins():
    text = "Quyết định số 45/QĐ-UBND của UBND tỉnh về việc phân loại rác"
    (mention,) = find(Text(text))
    assert text[mention.value.about :] == "phân loại rác"


NONE = {
    "a date": "trước ngày 15/4/2022 và ngày 20-5-2022",
    "a period": "giai đoạn 2022 - 2025",
    "a fraction": "đạt 3/4 số hộ",
    "a phone number": "điện thoại 0205.3871.234",
    "a road": "sửa đường tỉnh 830/ĐT",
    "this plan": "theo Kế hoạch này",
    "an address": "nhà số 5/C, tổ số 3/KP2",
    "a scheme in general": "các Đề án được duyệt, Quy chế trình cấp trên",
    "lawyers": "Luật sư tư vấn; Hội Luật gia huyện",
    "a ratio of words": "nam/nữ, cán bộ/công chức",
}


@table({name: (text, []) for name, text in NONE.items()})
def test_what_is_no_reference(text, expected):
    assert references(text) == expected


SYMBOLS = {
    "plan": ("12/KH-UBND", "kế hoạch"),
    "decree": ("30/2020/NĐ-CP", "nghị định"),
    "party": ("27-CT/TW", "chỉ thị"),
    "official letter": ("14/SNV-TH", None),
}


@table(SYMBOLS)
def test_kind_of_symbol(text, expected):
    assert kind_of_symbol(text) == expected
