"""`criteria`: one entry for each block as the document sets it out."""

from tests.extract.texts import plan, table, told

GENERAL = "I. TIÊU CHÍ LỰA CHỌN\n1. Tiêu chí chung\n- Sống trong sạch, được dân tin yêu.\n- Làm việc có kết quả rõ rệt."
SPECIFIC = "I. TIÊU CHÍ LỰA CHỌN\n1. Tiêu chí cụ thể"


def criteria(*lines):
    return told(plan(*lines).criteria, "scope", "applies_to", "text")


def test_general_criteria_are_one_entry_for_each_bullet():
    assert criteria(*GENERAL.split("\n")) == [
        ("general", [], "Sống trong sạch, được dân tin yêu."),
        ("general", [], "Làm việc có kết quả rõ rệt."),
    ]


def test_general_criteria_in_paragraphs():
    lines = ["I. TIÊU CHÍ LỰA CHỌN", "1. Tiêu chí chung", "Sống trong sạch, được dân tin yêu.", "2. Hồ sơ"]
    assert criteria(*lines) == [("general", [], "Sống trong sạch, được dân tin yêu.")]


GROUPS = {
    "bullets with run-in heads": (
        "1.1. Phong trào “Đường hoa”\n"
        "- Đối với tập thể: Giữ được đường hoa quanh năm.\n"
        "- Đối với cá nhân: Gây giống hoa cho cả xóm.\n"
        "- Đối với hộ gia đình: Trồng hoa trước ngõ nhà mình.",
        [
            (["collective"], "Giữ được đường hoa quanh năm."),
            (["individual"], "Gây giống hoa cho cả xóm."),
            (["household"], "Trồng hoa trước ngõ nhà mình."),
        ],
    ),
    "letters with run-in heads": (
        "1.1. Phong trào “Đường hoa”\na) Tập thể: Giữ được đường hoa quanh năm.\nb) Cá nhân: Gây giống hoa cho cả xóm.",
        [(["collective"], "Giữ được đường hoa quanh năm."), (["individual"], "Gây giống hoa cho cả xóm.")],
    ),
    "one block for all": (
        "1.1. Phong trào “Đường hoa”\nTập thể, cá nhân giữ được đường hoa quanh năm.",
        [([], "Tập thể, cá nhân giữ được đường hoa quanh năm.")],
    ),
    "one group is the subject": (
        "- Điển hình trong phong trào “Đường hoa”: Cá nhân gây giống hoa cho cả xóm.\n"
        "- Điển hình trong lĩnh vực y tế: Tập thể, cá nhân tận tụy với người bệnh.",
        [(["individual"], "Cá nhân gây giống hoa cho cả xóm."), ([], "Tập thể, cá nhân tận tụy với người bệnh.")],
    ),
    "two groups in one bullet": (
        "- Điển hình trong phong trào “Đường hoa”: Tập thể giữ được đường hoa. Cá nhân gây giống hoa cho cả xóm.\n"
        "- Điển hình trong lĩnh vực y tế: Tập thể, cá nhân tận tụy với người bệnh.",
        [
            ([], "Tập thể giữ được đường hoa. Cá nhân gây giống hoa cho cả xóm."),
            ([], "Tập thể, cá nhân tận tụy với người bệnh."),
        ],
    ),
    "an assignment in brackets is no part": (
        "- Điển hình trong phong trào “Đường hoa”: Cá nhân gây giống hoa cho cả xóm. (Giao Huyện đoàn chủ trì chọn).\n"
        "- Điển hình trong lĩnh vực y tế: Tập thể, cá nhân tận tụy với người bệnh (Đề nghị Phòng Y tế lựa chọn).",
        [(["individual"], "Cá nhân gây giống hoa cho cả xóm."), ([], "Tập thể, cá nhân tận tụy với người bệnh")],
    ),
    "another bracket is": (
        "1.1. Phong trào “Đường hoa”\n- Đối với tập thể: Giữ được đường hoa quanh năm (kể cả mùa khô).",
        [(["collective"], "Giữ được đường hoa quanh năm (kể cả mùa khô).")],
    ),
    "an order is none": (
        "1.1. Phong trào “Đường hoa”\n"
        "- Đối với tập thể: Giữ được đường hoa quanh năm.\n"
        "- Giao Huyện đoàn chủ trì lựa chọn ít nhất 03 tập thể.",
        [(["collective"], "Giữ được đường hoa quanh năm.")],
    ),
}


@table(GROUPS)
def test_specific_criteria(text, expected):
    assert criteria(*SPECIFIC.split("\n"), *text.split("\n")) == [("specific", *one) for one in expected]


def test_who_may_be_chosen_is_no_criterion():
    assert criteria("I. ĐỐI TƯỢNG", "Tập thể, cá nhân, hộ gia đình sinh sống trên địa bàn huyện.") == []


def test_without_criteria():
    assert criteria("I. NỘI DUNG", "- Trồng hoa hai bên đường.") == []
