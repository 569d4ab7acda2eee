"""`signature`: authority, acting, position and name at the foot."""

from tests.extract.texts import FOOT, HEAD, plan, read, table

CASES = {
    "chair for the committee": (
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Thử",
        ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Trần Văn Thử"),
    ),
    "deputy for the chair": (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Thị Mẩy",
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Mẩy"),
    ),
    "authority of two lines": (
        "TM. ỦY BAN NHÂN DÂN\nHUYỆN SUỐI MƠ\nCHỦ TỊCH\nTrần Văn Thử",
        ("TM. ỦY BAN NHÂN DÂN HUYỆN SUỐI MƠ", None, "CHỦ TỊCH", "Trần Văn Thử"),
    ),
    "head of a department": ("GIÁM ĐỐC\nNông Văn Thí", (None, None, "GIÁM ĐỐC", "Nông Văn Thí")),
    "deputy of a department": (
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNông Văn Thí",
        (None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nông Văn Thí"),
    ),
    "by order": (
        "TL. CHỦ TỊCH\nTRƯỞNG PHÒNG NỘI VỤ\nHà Thị Mẫu",
        (None, "TL. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ", "Hà Thị Mẫu"),
    ),
    "a position in small letters": ("Trưởng phòng\nHà Thị Mẫu", (None, None, "Trưởng phòng", "Hà Thị Mẫu")),
    "by order in small letters": (
        "TL. Giám đốc\nChánh Văn phòng\n(Đã ký)\nHà Thị Mẫu",
        (None, "TL. Giám đốc", "Chánh Văn phòng", "Hà Thị Mẫu"),
    ),
    "unsigned": ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", None)),
    "signed note": (
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nTrần Văn Thử",
        ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Trần Văn Thử"),
    ),
    "two parts on one line": (
        "KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nLò Thị Mẩy",
        (None, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Mẩy"),
    ),
    "authority and deputy on one line": (
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Thị Mẩy",
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Mẩy"),
    ),
    "the party's way to write": (
        "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nLò Thị Mẩy",
        (None, "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lò Thị Mẩy"),
    ),
    "a rank before the name": (
        "GIÁM ĐỐC\nThiếu tướng Nông Văn Thí",
        (None, None, "GIÁM ĐỐC", "Thiếu tướng Nông Văn Thí"),
    ),
    "name in capitals": ("HIỆU TRƯỞNG\nNÔNG VĂN THÍ", (None, None, "HIỆU TRƯỞNG", "NÔNG VĂN THÍ")),
    "name of the highlands": ("CHỦ TỊCH\nH’Thử Niê", (None, None, "CHỦ TỊCH", "H’Thử Niê")),
    "rank and a comma": (
        "TRƯỞNG CÔNG AN\nThượng tá, Nông Văn Thí",
        (None, None, "TRƯỞNG CÔNG AN", "Thượng tá, Nông Văn Thí"),
    ),
    "by order and for": (
        "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nHà Thị Mẫu",
        (None, "TL. CHỦ TỊCH KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Hà Thị Mẫu"),
    ),
    "title before the name": ("GIÁM ĐỐC\nTS. Nông Văn Thí", (None, None, "GIÁM ĐỐC", "TS. Nông Văn Thí")),
}


@table(CASES)
def test_signature(text, expected):
    found = plan("I. MỤC ĐÍCH", foot=f"Nơi nhận:\n- Lưu: VT.\n{text}").signature
    assert (found.authority, found.acting, found.position, found.name) == expected


def test_none_without_a_foot():
    assert plan("I. MỤC ĐÍCH", foot="").signature is None


def test_none_where_only_recipients_stand():
    assert plan("I. MỤC ĐÍCH", foot="Nơi nhận:\n- Lưu: VT.").signature is None


def test_of_a_decision_and_its_plan_the_first():
    decision = HEAD.replace("KẾ HOẠCH\nGiữ gìn", "QUYẾT ĐỊNH\nBan hành Kế hoạch giữ gìn")
    articles = "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch giữ gìn vệ sinh."
    other = FOOT.replace("Trần Văn Thử", "Lò Thị Mẩy")
    assert read("\n".join([decision, articles, FOOT, HEAD, "I. MỤC ĐÍCH", other])).signature.name == "Trần Văn Thử"


def test_evidence_names_each_line():
    found = plan("I. MỤC ĐÍCH")
    words = [found.text[e.start : e.end] for e in found.signature.evidence]
    assert words == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Thử"]


SMALL = {
    "behind the recipients": ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nHiệu trưởng\nHà Thị Mẫu", ["Như trên", "Lưu: VT"]),
    "behind recipients without dashes": (
        "Nơi nhận:\nPhòng Y tế;\nLưu VT.\nChủ tịch\nHà Thị Mẫu",
        ["Phòng Y tế", "Lưu VT"],
    ),
    "before the recipients": ("Trưởng ban\nHà Thị Mẫu\nNơi nhận:\n- Lưu: VT.", ["Lưu: VT"]),
    "without recipients": ("KT. Hiệu trưởng\nPhó Hiệu trưởng\nHà Thị Mẫu", []),
}


@table(SMALL)
def test_a_signature_in_small_letters(text, expected):
    found = plan("I. TỔ CHỨC THỰC HIỆN", "1. Phòng Y tế báo cáo.", foot=text)
    assert (found.signature.name, [one.text for one in found.recipients]) == ("Hà Thị Mẫu", expected)
