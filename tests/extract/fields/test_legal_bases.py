"""`legal_bases`: the authorities that the preamble rests on, in order."""

from tests.extract.texts import plan, table, told


def bases(*lines):
    return plan(*lines, "I. MỤC ĐÍCH").legal_bases


ONE = {
    "decree": (
        "Căn cứ Nghị định số 08/2022/NĐ-CP ngày 10/01/2022 của Chính phủ quy định chi tiết một số điều của Luật"
        " Bảo vệ môi trường;",
        (
            "nghị định",
            "08/2022/NĐ-CP",
            "2022-01-10",
            "Chính phủ",
            "quy định chi tiết một số điều của Luật Bảo vệ môi trường",
            "căn cứ",
        ),
    ),
    "about": (
        "Thực hiện Chỉ thị số 09/CT-UBND ngày 04 tháng 01 năm 2022 của UBND tỉnh Lam Giang về việc thu gom rác thải.",
        ("chỉ thị", "09/CT-UBND", "2022-01-04", "UBND tỉnh Lam Giang", "thu gom rác thải", "thực hiện"),
    ),
    "of the party": (
        "Căn cứ Chỉ thị số 27-CT/TW ngày 7-5-2020 của Ban Bí thư về bảo vệ nguồn nước;",
        ("chỉ thị", "27-CT/TW", "2020-05-07", "Ban Bí thư", "bảo vệ nguồn nước", "căn cứ"),
    ),
    "without date and issuer": (
        "Theo Hướng dẫn số 15/HD-STNMT về phân loại rác tại nguồn.",
        ("hướng dẫn", "15/HD-STNMT", None, None, "phân loại rác tại nguồn", "theo"),
    ),
    "carried out": (
        "Triển khai thực hiện Nghị quyết số 06-NQ/HU ngày 15/02/2022 của Huyện ủy Suối Mơ về giữ gìn môi trường;",
        (
            "nghị quyết",
            "06-NQ/HU",
            "2022-02-15",
            "Huyện ủy Suối Mơ",
            "giữ gìn môi trường",
            "triển khai thực hiện",
        ),
    ),
    "programme of action": (
        "Thực hiện Chương trình hành động số 05-CTr/HU ngày 20/01/2022 của Huyện ủy Suối Mơ về làng xanh.",
        ("chương trình", "05-CTr/HU", "2022-01-20", "Huyện ủy Suối Mơ", "làng xanh", "thực hiện"),
    ),
    "law with its number": (
        "Căn cứ Luật Bảo vệ môi trường số 72/2020/QH14 ngày 17/11/2020;",
        ("luật", "72/2020/QH14", "2020-11-17", None, "Bảo vệ môi trường", "căn cứ"),
    ),
}


@table(ONE)
def test_one_authority(text, expected):
    assert told(bases(text), "kind", "code", "date", "issuer", "title", "relation") == [expected]


CODES = {
    "one a line": (
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2022 của UBND tỉnh Lam Giang về thu gom rác;\n"
        "Căn cứ Quyết định số 13/QĐ-UBND ngày 06/01/2022 của UBND tỉnh Lam Giang về xử lý rác;",
        ["12/QĐ-UBND", "13/QĐ-UBND"],
    ),
    "run together with semicolons": (
        "Thực hiện Chỉ thị số 09/CT-UBND ngày 04/01/2022 của UBND tỉnh về thu gom rác; Kế hoạch số 7/KH-UBND ngày"
        " 08/01/2022 của UBND tỉnh về xử lý rác; Công văn số 31/STNMT-MT ngày 10/01/2022 của Sở Tài nguyên và Môi"
        " trường về phân loại rác.",
        ["09/CT-UBND", "7/KH-UBND", "31/STNMT-MT"],
    ),
    "named in another one's title": (
        "Căn cứ Thông tư số 02/2022/TT-BTNMT ngày 10/01/2022 của Bộ Tài nguyên và Môi trường quy định chi tiết thi"
        " hành Nghị định số 08/2022/NĐ-CP;",
        ["02/2022/TT-BTNMT"],
    ),
    "none in the opening sentence": ("Ủy ban nhân dân huyện ban hành Kế hoạch như sau:", []),
}


CODES |= {
    "the first not recognised": (
        "Thực hiện nhiệm vụ trọng tâm của huyện; Kế hoạch số 7/KH-UBND ngày 08/01/2022 của UBND tỉnh về xử lý rác;",
        ["7/KH-UBND"],
    ),
    "an instruction behind a semicolon": (
        "Thực hiện Kế hoạch số 7/KH-UBND của UBND tỉnh về xử lý rác; chỉ đạo của Huyện ủy tại Công văn số 3-CV/HU;",
        ["7/KH-UBND", "3-CV/HU"],
    ),
    "a proposal behind a comma": (
        "Căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh về thu gom rác, theo đề xuất của Phòng Kinh tế tại Tờ trình số"
        " 5/TTr-KT,",
        ["12/QĐ-UBND", "5/TTr-KT"],
    ),
    "two in the subject of another": (
        "Căn cứ Thông tư số 2/2022/TT-BTC của Bộ Tài chính hướng dẫn thực hiện Nghị định số 8/2022/NĐ-CP và Nghị định"
        " số 9/2022/NĐ-CP;",
        ["2/2022/TT-BTC"],
    ),
    "those that amended it": (
        "Căn cứ Luật Thú y số 79/2015/QH13 đã được sửa đổi, bổ sung bởi Luật số 35/2018/QH14 và Luật số 10/2022/QH15;",
        ["79/2015/QH13"],
    ),
    "a clause of it": ("Căn cứ điểm b khoản 2 Điều 15 Nghị định số 8/2022/NĐ-CP của Chính phủ;", ["8/2022/NĐ-CP"]),
    "consent": ("Được sự đồng ý của UBND huyện tại Công văn số 18/UBND-TH ngày 03/02/2022;", ["18/UBND-TH"]),
}


@table(CODES)
def test_which_authorities(text, expected):
    assert told(bases(*text.split("\n")), "code") == expected


def test_the_verb_holds_until_the_next_one():
    found = bases(
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2022 của UBND tỉnh về thu gom rác;"
        " thực hiện Kế hoạch số 7/KH-UBND ngày 08/01/2022 của UBND tỉnh về xử lý rác."
    )
    assert told(found, "relation") == ["căn cứ", "thực hiện"]


def test_a_law_without_a_number():
    found = bases("Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;")
    assert told(found, "kind", "code", "date", "title") == [("luật", None, "2020-11-17", "Bảo vệ môi trường")]


def test_a_law_and_the_law_that_amends_it():
    found = bases(
        "Căn cứ Luật Tài nguyên nước ngày 21/6/2012 và Luật sửa đổi, bổ sung một số điều của Luật Tài nguyên nước"
        " ngày 20/11/2018;"
    )
    assert told(found, "date", "title") == [
        ("2012-06-21", "Tài nguyên nước"),
        ("2018-11-20", "sửa đổi, bổ sung một số điều của Luật Tài nguyên nước"),
    ]


def test_a_congress_resolution():
    found = bases("Thực hiện Nghị quyết Đại hội đại biểu Đảng bộ huyện Suối Mơ lần thứ XI, nhiệm kỳ 2020 - 2025;")
    assert told(found, "kind", "code", "issuer", "title") == [
        (
            "nghị quyết",
            None,
            "Đại hội đại biểu Đảng bộ huyện Suối Mơ lần thứ XI, nhiệm kỳ 2020 - 2025",
            None,
        )
    ]


def test_an_instruction_told_in_a_notice():
    found = bases(
        "Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Thông báo số 22/TB-UBND ngày 03/02/2022 về làm sạch suối;"
    )
    assert told(found, "kind", "code", "issuer", "title", "relation") == [
        ("thông báo", "22/TB-UBND", "Chủ tịch UBND tỉnh", "làm sạch suối", "thực hiện")
    ]


def test_a_proposal_and_its_letter():
    found = bases("Theo đề nghị của Phòng Nội vụ tại Tờ trình số 06/TTr-NV ngày 02/3/2022.")
    assert told(found, "kind", "code", "date", "issuer", "relation") == [
        ("tờ trình", "06/TTr-NV", "2022-03-02", "Phòng Nội vụ", "theo")
    ]


TITLES = {
    "without its short form": (
        "Thực hiện Kế hoạch số 7/KH-UBND của UBND tỉnh về xử lý rác (sau đây viết tắt là Kế hoạch số 7);",
        ["xử lý rác"],
    ),
    "without what amended it": (
        "Căn cứ Thông tư số 2/2022/TT-BTC của Bộ Tài chính quy định mức chi, được sửa đổi bởi Thông tư số 3/TT-BTC;",
        ["quy định mức chi"],
    ),
    "without what the plan is for": (
        "Thực hiện Kế hoạch số 7/KH-UBND của UBND tỉnh về xử lý rác, nhằm làm sạch suối, UBND huyện ban hành Kế hoạch"
        " như sau:",
        ["xử lý rác"],
    ),
    "before the next proposal": (
        "Thực hiện Kế hoạch số 7/KH-UBND của UBND tỉnh về xử lý rác. Trên cơ sở đề nghị của Phòng Kinh tế tại Tờ trình"
        " số 5/TTr-KT,",
        ["xử lý rác", None],
    ),
    "a work programme without a number": (
        "Thực hiện Chương trình công tác năm 2022 của UBND tỉnh;",
        ["Chương trình công tác năm 2022"],
    ),
    "a council's resolution without a number": (
        "Thực hiện Nghị quyết Hội đồng nhân dân huyện khóa XI, kỳ họp thứ 4 về nhiệm vụ năm 2022;",
        ["nhiệm vụ năm 2022"],
    ),
    "a charter before another authority": (
        "Căn cứ Điều lệ Hội Nông dân Việt Nam và Kế hoạch số 7 KH/HNDT của Hội Nông dân tỉnh về nhà sạch;",
        ["Điều lệ Hội Nông dân Việt Nam", "nhà sạch"],
    ),
}


@table(TITLES)
def test_title(text, expected):
    assert told(bases(text), "title") == expected


TITLES_BEFORE_THE_CLAUSE = {
    "of issuing": "Thực hiện Kế hoạch số 7/KH-UBND của UBND tỉnh về xử lý rác, UBND huyện ban hành Kế hoạch như sau:",
    "of something else": "Theo Kế hoạch số 7/KH-UBND của UBND tỉnh về xử lý rác, Phòng Kinh tế bổ sung như sau:",
}


@table({name: (text, ["xử lý rác"]) for name, text in TITLES_BEFORE_THE_CLAUSE.items()})
def test_a_title_ends_before_the_clause(text, expected):
    assert told(bases(text), "title") == expected


OTHER_PLACES = {
    "bullets below the verb": (
        "Căn cứ:\n- Luật Thú y ngày 19/6/2015;\n- Nghị định số 8/2022/NĐ-CP của Chính phủ;",
        [(None, "căn cứ"), ("8/2022/NĐ-CP", "căn cứ")],
    ),
    "bullets below a lead-in": (
        "Thực hiện các văn bản chỉ đạo sau:\n- Chỉ thị số 09/CT-UBND của UBND tỉnh về thu gom rác;",
        [("09/CT-UBND", "thực hiện")],
    ),
    "the sentence of issuing": (
        "UBND huyện ban hành Kế hoạch triển khai thực hiện Kế hoạch số 7/KH-UBND của UBND tỉnh về rác, cụ thể như sau:",
        [("7/KH-UBND", "triển khai thực hiện")],
    ),
    "once, though issued to carry it out": (
        "Thực hiện Kế hoạch số 7/KH-UBND của UBND tỉnh;\nUBND huyện ban hành Kế hoạch thực hiện Kế hoạch số 7/KH-UBND:",
        [("7/KH-UBND", "thực hiện")],
    ),
    "what an authority came with": (
        "Căn cứ Bộ tiêu chí làng xanh ban hành kèm theo Quyết định số 90/QĐ-UBND của UBND tỉnh;",
        [("90/QĐ-UBND", "căn cứ")],
    ),
}


@table(OTHER_PLACES)
def test_where_authorities_stand(text, expected):
    assert told(bases(*text.split("\n")), "code", "relation") == expected


SECTIONS = {
    "numbered": "1. Chỉ thị số 09/CT-UBND của UBND tỉnh về rác.\n2. Kế hoạch số 7/KH-UBND của UBND tỉnh về suối.",
    "dashes": "- Căn cứ Chỉ thị số 09/CT-UBND của UBND tỉnh về thu gom rác;\n- Kế hoạch số 7/KH-UBND của UBND tỉnh.",
    "each with its verb": "Căn cứ Chỉ thị số 09/CT-UBND của UBND tỉnh;\nCăn cứ Kế hoạch số 7/KH-UBND của UBND tỉnh.",
}


@table({name: (text, ["09/CT-UBND", "7/KH-UBND"]) for name, text in SECTIONS.items()})
def test_a_section_in_the_preambles_place(text, expected):
    found = bases("I. CĂN CỨ XÂY DỰNG KẾ HOẠCH", *text.split("\n"), "II. NỘI DUNG", "Theo Kế hoạch số 8/KH-UBND.")
    assert told(found, "code", "relation") == [(code, "căn cứ") for code in expected]


PARENTS = {
    "plan carried out": ("Thực hiện Kế hoạch số 7/KH-UBND ngày 08/01/2022 của UBND tỉnh về xử lý rác;", True),
    "scheme carried out": ("Triển khai Đề án số 03/ĐA-UBND ngày 08/01/2022 của UBND tỉnh về xử lý rác;", True),
    "decision that approves a scheme": (
        "Thực hiện Quyết định số 90/QĐ-UBND ngày 18/01/2022 của UBND tỉnh phê duyệt Đề án làng xanh;",
        True,
    ),
    "directive": ("Thực hiện Chỉ thị số 09/CT-UBND ngày 04/01/2022 của UBND tỉnh về thu gom rác;", False),
    "decree": ("Căn cứ Nghị định số 08/2022/NĐ-CP ngày 10/01/2022 của Chính phủ về môi trường;", False),
    "decision on something else": (
        "Căn cứ Quyết định số 91/QĐ-UBND ngày 18/01/2022 của UBND tỉnh quy định giá dịch vụ thu gom rác;",
        False,
    ),
}


@table(PARENTS)
def test_parent(text, expected):
    assert told(bases(text), "parent") == [expected]


def test_evidence_names_the_words_of_code_and_title():
    found = plan("Thực hiện Chỉ thị số 09/CT-UBND của UBND tỉnh về thu gom rác;", "I. MỤC ĐÍCH")
    (basis,) = found.legal_bases
    words = " ".join(found.text[e.start : e.end] for e in basis.evidence)
    assert "09/CT-UBND" in words and "thu gom rác" in words


def test_evidence_names_a_body_said_once_for_two():
    found = plan("Thực hiện Công văn số 31/SNV-TH và số 32/SNV-TH của Sở Nội vụ về hồ sơ;", "I. MỤC ĐÍCH")
    for basis in found.legal_bases:
        assert "Sở Nội vụ" in " ".join(found.text[e.start : e.end] for e in basis.evidence)


def test_a_document_cited_in_the_body_is_no_basis():
    assert bases("I. NỘI DUNG", "Thu gom rác theo Kế hoạch số 7/KH-UBND ngày 08/01/2022 của UBND tỉnh.") == []


def test_a_name_without_a_number_keeps_the_comma_of_a_pair():
    found = plan(
        "Căn cứ Kế hoạch Phòng, chống cháy rừng tỉnh đến năm 2025, UBND huyện ban hành Kế hoạch:", "I. NỘI DUNG"
    )
    assert told(found.legal_bases, "title") == ["Kế hoạch Phòng, chống cháy rừng tỉnh đến năm 2025"]


COMMAS = {
    "a scheme": ("Căn cứ Đề án phát triển chợ, cửa hàng;", ["Đề án phát triển chợ, cửa hàng"]),
    "a plan": ("Căn cứ Kế hoạch cấp nước, tưới tiêu của tỉnh;", ["Kế hoạch cấp nước, tưới tiêu"]),
    "another ground": ("Căn cứ Quy chế dân chủ, đề nghị của các thôn;", ["Quy chế dân chủ"]),
    "who issues": ("Thực hiện Đề án trồng rừng, các thôn xây dựng kế hoạch như sau:", ["Đề án trồng rừng"]),
}


@table(COMMAS)
def test_names_without_a_number_over_commas(text, expected):
    assert told(plan(text, "I. NỘI DUNG").legal_bases, "title") == expected
