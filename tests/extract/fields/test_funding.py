"""`funding`: the paragraphs that say where the money comes from."""

from tests.extract.texts import plan, table, told

CASES = {
    "under its heading": (
        "I. KINH PHÍ THỰC HIỆN\nTừ ngân sách huyện và nguồn xã hội hóa.",
        ["Từ ngân sách huyện và nguồn xã hội hóa."],
    ),
    "one for each bullet": (
        "I. KINH PHÍ\n- Ngân sách huyện: mua thùng rác.\n- Ngân sách xã: trả công thu gom.\nII. TỔ CHỨC THỰC HIỆN",
        ["Ngân sách huyện: mua thùng rác.", "Ngân sách xã: trả công thu gom."],
    ),
    "one for each numbered paragraph": (
        "I. NGUỒN KINH PHÍ\n1. Ngân sách huyện hỗ trợ mua thùng rác.\n2. Các thôn tự đóng góp ngày công.",
        ["Ngân sách huyện hỗ trợ mua thùng rác.", "Các thôn tự đóng góp ngày công."],
    ),
    "without a heading": (
        "I. NỘI DUNG\n- Dọn rác.\n- Kinh phí thực hiện Kế hoạch do ngân sách huyện bảo đảm.",
        ["Kinh phí thực hiện Kế hoạch do ngân sách huyện bảo đảm."],
    ),
    "an introduction to bullets is none": (
        "I. KINH PHÍ\nKinh phí thực hiện từ các nguồn sau:\n- Ngân sách huyện cấp.\n- Người dân đóng góp.",
        ["Ngân sách huyện cấp.", "Người dân đóng góp."],
    ),
    "money in another sentence": ("I. NỘI DUNG\nCác xã bố trí kinh phí mua thùng rác.", []),
    "none": ("I. NỘI DUNG\nDọn rác hai bên đường.", []),
}


@table(CASES)
def test_funding(text, expected):
    assert told(plan(*text.split("\n")).funding, "text") == expected


def test_the_section_in_which_it_stands():
    found = plan("I. MỤC ĐÍCH", "Sạch làng.", "II. KINH PHÍ", "1. Ngân sách huyện bảo đảm.")
    assert told(found.funding, "section") == [found.sections[2].id]
