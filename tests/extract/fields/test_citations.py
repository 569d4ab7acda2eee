"""`citations`: every other document named anywhere in the text."""

from tests.extract.texts import plan, table, told

BASIS = "Thực hiện Chỉ thị số 09/CT-UBND ngày 04/01/2022 của UBND tỉnh về thu gom rác;"
ONE = {
    "in full": (
        "Hỗ trợ theo Nghị quyết số 05/2021/NQ-HĐND ngày 14/7/2021 của HĐND tỉnh về hỗ trợ thùng rác.",
        ("nghị quyết", "05/2021/NQ-HĐND", "2021-07-14", "HĐND tỉnh", "hỗ trợ thùng rác"),
    ),
    "type and code": ("Phân loại rác theo Hướng dẫn số 15/HD-STNMT.", ("hướng dẫn", "15/HD-STNMT", None, None, None)),
    "party": (
        "Gắn với việc học tập Chỉ thị số 05-CT/TW của Bộ Chính trị.",
        ("chỉ thị", "05-CT/TW", None, "Bộ Chính trị", None),
    ),
}


@table(ONE)
def test_by_code(text, expected):
    found = plan("I. NỘI DUNG", text).citations
    assert told(found, "kind", "code", "date", "issuer", "title") == [expected]


def test_by_name():
    found = plan("I. NỘI DUNG", "Tuyên truyền Luật Bảo vệ môi trường.").citations
    assert told(found, "kind", "code", "title") == [("luật", None, "Luật Bảo vệ môi trường")]


CODES = {
    "a basis is none": (f"{BASIS}\nI. NỘI DUNG\nBáo cáo theo Chỉ thị số 09/CT-UBND.", []),
    "a basis in another spelling is none": (f"{BASIS}\nI. NỘI DUNG\nBáo cáo theo Chỉ thị số 09/CT.UBND.", []),
    "in a basis's title": (
        "Căn cứ Thông tư số 02/2022/TT-BTNMT ngày 10/01/2022 của Bộ Tài nguyên và Môi trường quy định chi tiết thi"
        " hành Nghị định số 08/2022/NĐ-CP;\nI. NỘI DUNG",
        ["08/2022/NĐ-CP"],
    ),
    "one for each code": (
        "I. NỘI DUNG\nThu gom theo Hướng dẫn số 15/HD-STNMT.\nXử lý theo Hướng dẫn số 15/HD-STNMT và số 16/HD-STNMT.",
        ["15/HD-STNMT", "16/HD-STNMT"],
    ),
    "the plan itself is none": ("I. NỘI DUNG\nThực hiện Kế hoạch số 41/KH-UBND này.", []),
    "in the order of the text": (
        "I. NỘI DUNG\n1. Theo Công văn số 31/STNMT-MT.\n2. Theo Kế hoạch số 7/KH-UBND.",
        ["31/STNMT-MT", "7/KH-UBND"],
    ),
}


@table(CODES)
def test_which_documents(text, expected):
    assert told(plan(*text.split("\n")).citations, "code") == expected


def test_two_without_a_code_are_told_apart_by_name():
    found = plan(
        "I. NỘI DUNG",
        "1. Tuyên truyền Luật Bảo vệ môi trường.",
        "2. Tuyên truyền Luật Tài nguyên nước.",
        "3. Xử phạt theo Luật Bảo vệ môi trường.",
    ).citations
    assert told(found, "title") == ["Luật Bảo vệ môi trường", "Luật Tài nguyên nước"]


def test_each_part_as_the_first_mention_gives_it_that_has_it():
    found = plan(
        "I. NỘI DUNG",
        "1. Thu gom theo Hướng dẫn số 15/HD-STNMT.",
        "2. Hướng dẫn số 15/HD-STNMT ngày 03/02/2022 của Sở Tài nguyên và Môi trường về phân loại rác.",
    ).citations
    assert told(found, "date", "issuer", "title") == [("2022-02-03", "Sở Tài nguyên và Môi trường", "phân loại rác")]


SAME = {
    "a name cut short": ("1. Theo Quy chế quản lý rừng cộng đồng xã.", "2. Sửa Quy chế quản lý rừng cộng đồng."),
    "a scheme known by its number": ("1. Đẩy mạnh Đề án 17.", "2. Báo cáo việc thực hiện Đề án 17/CP."),
    "an abbreviation": ("1. Theo Luật MTTQ Việt Nam.", "2. Theo Luật Mặt trận Tổ quốc Việt Nam."),
}


@table(SAME)
def test_one_document_in_two_spellings(text, expected):
    assert len(plan("I. NỘI DUNG", text, expected).citations) == 1


def test_a_subject_holds_the_document_that_it_names():
    found = plan(
        "I. NỘI DUNG",
        "- Kết luận số 8-KL/TW của Ban Bí thư về tiếp tục thực hiện Chỉ thị số 3-CT/TW về bảo vệ nguồn nước.",
        "- Kế hoạch số 7/KH-UBND của UBND tỉnh về xử lý rác, Kế hoạch số 9/KH-UBND của UBND tỉnh về nước sạch.",
    ).citations
    assert told(found, "title") == [
        "tiếp tục thực hiện Chỉ thị số 3-CT/TW về bảo vệ nguồn nước",
        "bảo vệ nguồn nước",
        "xử lý rác",
        "nước sạch",
    ]


def test_the_document_that_an_unnumbered_basis_came_with():
    found = plan(
        "Căn cứ Chiến lược cấp nước nông thôn ban hành kèm theo Quyết định số 90/QĐ-UBND ngày 18/01/2022;",
        "I. NỘI DUNG",
    )
    assert told(found.legal_bases, "title") == ["Chiến lược cấp nước nông thôn"]
    assert told(found.citations, "code") == ["90/QĐ-UBND"]


def test_the_section_in_which_it_stands():
    found = plan("I. MỤC ĐÍCH", "Sạch làng.", "II. NỘI DUNG", "1. Thu gom theo Hướng dẫn số 15/HD-STNMT.")
    (citation,) = found.citations
    assert citation.section == found.sections[2].id


def test_in_an_annex():
    annex = "PHỤ LỤC\nDANH MỤC TUYẾN ĐƯỜNG\nĐặt tên theo Nghị quyết số 30/NQ-HĐND."
    found = plan("I. NỘI DUNG", foot=f"Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Thử\n{annex}")
    assert told(found.citations, "code") == ["30/NQ-HĐND"]


def test_a_recipient_is_none():
    found = plan("I. NỘI DUNG", foot="Nơi nhận:\n- Như Công văn số 31/STNMT-MT;\n- Lưu: VT.")
    assert found.citations == []


NAMES = {
    "one word is no name": (
        "- Theo Quy chế quản lý, khai thác chợ của huyện, các xã thu phí.",
        ["Quy chế quản lý, khai thác chợ của huyện"],
    ),
    "a list up to its years": (
        "- Triển khai Đề án trồng cam, chanh, bưởi giai đoạn 2022 - 2025, các xã đăng ký.",
        ["Đề án trồng cam, chanh, bưởi giai đoạn 2022 - 2025"],
    ),
    "bodies that work together": (
        "- Theo Quy chế phối hợp giữa Công an, Quân sự, Kiểm lâm; báo cáo huyện.",
        ["Quy chế phối hợp giữa Công an, Quân sự, Kiểm lâm"],
    ),
    "another clause": ("- Xây dựng Quy chế phối hợp, các xã báo cáo kết quả.", ["Quy chế phối hợp"]),
    "a pair that keeps its comma": (
        "- Theo Chiến lược phòng, chống cháy rừng, sạt lở đến năm 2030, các xã báo cáo.",
        ["Chiến lược phòng, chống cháy rừng, sạt lở đến năm 2030"],
    ),
    "an outlook": (
        "- Triển khai Đề án cấp nước đến năm 2025, tầm nhìn 2035, các xã đăng ký.",
        ["Đề án cấp nước đến năm 2025, tầm nhìn 2035"],
    ),
    "cut short before a bracket": (
        "- Theo Chiến lược phòng, chống lũ (PCL).\n- Chiến lược phòng, chống lũ, hạn đến năm 2030.",
        ["Chiến lược phòng, chống lũ"],
    ),
    "a number": ("- Thực hiện Đề án 17, đẩy mạnh thu gom.", ["Đề án 17"]),
}


@table(NAMES)
def test_names_with_commas_inside(text, expected):
    assert told(plan("I. NỘI DUNG", text).citations, "title") == expected


def test_a_subject_ends_before_a_document_beside_its_own():
    text = "- Theo Kế hoạch số 7/KH-UBND của UBND tỉnh về nước sạch đến năm 2025 và Kế hoạch phát triển của huyện."
    titles = told(plan("I. NỘI DUNG", text).citations, "title")
    assert titles == ["nước sạch đến năm 2025", "Kế hoạch phát triển của huyện"]


def test_a_code_of_many_parts():
    text = "- Theo văn bản số 07/DB3T-02/15h30/KTTV-DB ngày 09/3/2022 của Sở Y tế về nắng nóng."
    found = plan("I. NỘI DUNG", text).citations
    assert told(found, "kind", "code", "date") == [("văn bản", "07/DB3T-02/15h30/KTTV-DB", "2022-03-09")]


def test_an_issuer_that_goes_on_in_small_letters():
    text = "- Theo Nghị quyết số 6/NQ-HĐTV ngày 09/3/2022 của Hội đồng tuyển chọn giống về trồng rừng."
    assert told(plan("I. NỘI DUNG", text).citations, "issuer", "title") == [("Hội đồng tuyển chọn giống", "trồng rừng")]


def test_a_programme_that_a_basis_approves():
    basis = (
        "Thực hiện Quyết định số 9/QĐ-UBND ngày 04/01/2022 của UBND tỉnh Phê duyệt Chương trình cấp nước đến năm 2025;"
    )
    found = plan(basis, "I. NỘI DUNG")
    assert told(found.legal_bases, "issuer", "title", "parent") == [
        ("UBND tỉnh", "Phê duyệt Chương trình cấp nước đến năm 2025", True)
    ]
    assert told(found.citations, "kind", "title") == [("chương trình", "Chương trình cấp nước đến năm 2025")]
