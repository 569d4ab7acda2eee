"""Orders to persons by their office, in labelled parts, below headings and lead-ins, and to all at the end."""

from tests.extract.texts import plan, table, told

CARRIED_OUT = "I. TỔ CHỨC THỰC HIỆN"


def assignments(*lines, head=CARRIED_OUT):
    """(agency, role, action) of each assignment."""
    return told(plan(head, *lines).assignments, "agency.name", "role", "action")


HEADS = {
    "a person in charge of a field": (
        "1. Cán bộ phụ trách lĩnh vực môi trường và rác thải",
        ["Cán bộ phụ trách lĩnh vực môi trường và rác thải"],
    ),
    "a field that sounds like a duty": (
        "1. Chuyên viên phụ trách công tác giám sát và kiểm tra chợ",
        ["Chuyên viên phụ trách công tác giám sát và kiểm tra chợ"],
    ),
    "several in charge of several fields": (
        "1. Các Phó Chủ tịch phụ trách lĩnh vực Kinh tế, Đô thị và các hội",
        ["Các Phó Chủ tịch phụ trách lĩnh vực Kinh tế, Đô thị và các hội"],
    ),
    "a name of several parts beside a group": (
        "1. Phòng Kiểm lâm và phòng cháy, chữa cháy và các đơn vị thuộc huyện:",
        ["Phòng Kiểm lâm và phòng cháy, chữa cháy", "các đơn vị thuộc huyện"],
    ),
    "a group as an annex lists it": (
        "1. Các phòng, ban được phân công tại Phụ lục:",
        ["Các phòng, ban được phân công tại Phụ lục"],
    ),
    "a body described": ("1. Phòng Y tế là cơ quan thường trực", ["Phòng Y tế"]),
}


@table(HEADS)
def test_heads(text, expected):
    assert assignments(text, "- Quét dọn nhà văn hóa.") == [
        (name, "implement", "Quét dọn nhà văn hóa") for name in expected
    ]


def test_companies_of_a_lead_in():
    found = assignments(
        "Công ty TNHH MTV Môi trường Suối Mơ; Công ty cổ phần Cây xanh và thương mại 27;"
        " Công ty cổ phần đầu tư phát triển đô thị Hoa Ban theo địa bàn quản lý có trách nhiệm:",
        "- Thu gom rác.",
    )
    assert found == [
        ("Công ty TNHH MTV Môi trường Suối Mơ", "implement", "Thu gom rác"),
        ("Công ty cổ phần Cây xanh và thương mại 27", "implement", "Thu gom rác"),
        ("Công ty cổ phần đầu tư phát triển đô thị Hoa Ban", "implement", "Thu gom rác"),
    ]


SUBJECTS = {
    "a person of two offices": (
        "- Đồng chí Phó Bí thư Đảng ủy, Chủ tịch UBND xã chỉ đạo chung việc trồng cây.",
        [("Đồng chí Phó Bí thư Đảng ủy, Chủ tịch UBND xã", "implement", "chỉ đạo chung việc trồng cây")],
    ),
    "persons by their fields": (
        "- Các đồng chí Phó Chủ tịch theo lĩnh vực phụ trách chỉ đạo trồng cây; các Chuyên viên theo dõi tiến độ.",
        [
            ("Các đồng chí Phó Chủ tịch theo lĩnh vực phụ trách", "implement", "chỉ đạo trồng cây"),
            ("các Chuyên viên", "implement", "theo dõi tiến độ"),
        ],
    ),
    "its own persons do its own work": (
        "- Phân công cán bộ theo dõi từng thôn.",
        [("Ban Quản lý chợ huyện", "implement", "Phân công cán bộ theo dõi từng thôn")],
    ),
    "joins in without a partner": (
        "- Phối hợp hướng dẫn các hộ phân loại rác.",
        [("Ban Quản lý chợ huyện", "coordinate", "hướng dẫn các hộ phân loại rác")],
    ),
    "leads besides": (
        "- Rà soát các điểm rác; chủ trì đề xuất việc di dời.",
        [
            ("Ban Quản lý chợ huyện", "implement", "Rà soát các điểm rác"),
            ("Ban Quản lý chợ huyện", "lead", "đề xuất việc di dời"),
        ],
    ),
    "two bodies that join a third behind a comma": (
        "- Các phòng, ban huyện, UBND các xã, phối hợp với Phòng Y tế tổ chức phun thuốc.",
        [
            ("Các phòng, ban huyện", "implement", "tổ chức phun thuốc"),
            ("UBND các xã", "implement", "tổ chức phun thuốc"),
            ("Phòng Y tế", "coordinate", "tổ chức phun thuốc"),
        ],
    ),
}


@table(SUBJECTS)
def test_own_subjects_below_a_heading(text, expected):
    assert assignments("1. Ban Quản lý chợ huyện", text) == expected


RUNNING = {
    "what a group is there for, before its duty": (
        "1. Các nhà thầu thi công đường thôn phải che chắn cát.",
        [("Các nhà thầu thi công đường thôn", "implement", "che chắn cát")],
    ),
    "partners described up to numbered parts": (
        "1. Phòng Y tế chủ trì, phối hợp với các đơn vị vận hành lò đốt, bãi rác: (1) tổ chức đo mùi; (2) rắc vôi.",
        [
            ("Phòng Y tế", "lead", "(1) tổ chức đo mùi; (2) rắc vôi"),
            ("các đơn vị vận hành lò đốt, bãi rác", "coordinate", "(1) tổ chức đo mùi; (2) rắc vôi"),
        ],
    ),
    "a duty before numbered parts is no description": (
        "1. Phòng Y tế chủ trì, phối hợp với các đơn vị liên quan thực hiện: (1) đo mùi; (2) rắc vôi.",
        [
            ("Phòng Y tế", "lead", "thực hiện: (1) đo mùi; (2) rắc vôi"),
            ("các đơn vị liên quan", "coordinate", "thực hiện: (1) đo mùi; (2) rắc vôi"),
        ],
    ),
    "a department with the body behind a dash": (
        "1. Phòng Cảnh sát giao thông - Công an tỉnh tuần tra.",
        [("Phòng Cảnh sát giao thông - Công an tỉnh", "implement", "tuần tra")],
    ),
    "a further order that opens with a connector": (
        "1. Đề nghị UBND các xã phối hợp chỉ đạo các trường. Đồng thời yêu cầu các trường dọn sân.",
        [("UBND các xã", "coordinate", "chỉ đạo các trường"), ("các trường", "implement", "dọn sân")],
    ),
    "a club": (
        "1. Ban Chủ nhiệm Câu lạc bộ Sống xanh huyện quét dọn công viên.",
        [("Ban Chủ nhiệm Câu lạc bộ Sống xanh huyện", "implement", "quét dọn công viên")],
    ),
    "provinces and the cities of the centre": (
        "1. Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương rà soát bãi rác.",
        [("Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "implement", "rà soát bãi rác")],
    ),
    "those who help a committee": (
        "1. Các ban, cơ quan tham mưu, giúp việc Huyện ủy rà soát bãi rác.",
        [("Các ban, cơ quan tham mưu, giúp việc Huyện ủy", "implement", "rà soát bãi rác")],
    ),
    "bodies of many units": (
        "1. Trung tâm Y tế các khu vực, trạm y tế các xã tiêm phòng.",
        [
            ("Trung tâm Y tế các khu vực", "implement", "tiêm phòng"),
            ("trạm y tế các xã", "implement", "tiêm phòng"),
        ],
    ),
    "a heading that leads": (
        "1. Phòng Y tế là cơ quan chủ trì, đôn đốc các đơn vị phun thuốc.",
        [("Phòng Y tế", "lead", "đôn đốc các đơn vị phun thuốc")],
    ),
}


@table(RUNNING)
def test_running_orders(text, expected):
    assert assignments(text) == expected


def test_the_unit_itself_orders():
    found = plan("I. NHIỆM VỤ", "1. Huyện cũng giao các chủ đầu tư liên quan tập trung làm bãi rác.").assignments
    assert told(found, "agency.name", "directive", "action") == [
        ("các chủ đầu tư liên quan", "giao", "tập trung làm bãi rác")
    ]


LABELLED = {
    "a person in charge, and comrades": (
        (
            "- Đơn vị chủ trì: Đồng chí Phó Chủ tịch Thường trực, phụ trách lĩnh vực Đô thị.",
            "- Đơn vị phối hợp: Các đ/c Phó trưởng đoàn, Trưởng đoàn thể xã, Công an xã.",
        ),
        [
            ("Đồng chí Phó Chủ tịch Thường trực, phụ trách lĩnh vực Đô thị", "lead"),
            ("Các đ/c Phó trưởng đoàn, Trưởng đoàn thể xã", "coordinate"),
            ("Công an xã", "coordinate"),
        ],
    ),
    "roles in one line": (
        ("* Đơn vị thực hiện: Trạm Y tế chủ trì, Công an xã và các trường học phối hợp.",),
        [("Trạm Y tế", "lead"), ("Công an xã", "coordinate"), ("các trường học", "coordinate")],
    ),
    "in the bracket that closes a paragraph": (
        (
            "Mỗi thôn một bể ủ. (Cơ quan chủ trì: Phòng Kinh tế; cơ quan phối hợp: Trạm Y tế, các thôn;"
            " thời gian: hoàn thành trước ngày 05/9/2022).",
        ),
        [("Phòng Kinh tế", "lead"), ("Trạm Y tế", "coordinate"), ("các thôn", "coordinate")],
    ),
}


@table(LABELLED)
def test_labelled_parts(text, expected):
    found = assignments("1. Thu gom rác tại chợ", *text, head="I. NHIỆM VỤ")
    assert found == [(name, role, "Thu gom rác tại chợ") for name, role in expected]


def test_a_bracket_dates_what_it_closes():
    found = plan(
        "I. NHIỆM VỤ",
        "1. Thu gom rác tại chợ",
        "Mỗi thôn một bể ủ. (Cơ quan chủ trì: Phòng Kinh tế; thời gian: hoàn thành trước ngày 05/9/2022).",
    ).deadlines
    assert told(found, "text", "actor", "action") == [("trước ngày 05/9/2022", "Phòng Kinh tế", "Thu gom rác tại chợ")]


ENDS = {
    "officers and groups": (
        "Chánh Văn phòng; Giám đốc, Thủ trưởng các phòng, ban; Chủ tịch UBND các xã và các cá nhân liên quan"
        " chịu trách nhiệm thi hành Quyết định này./.",
        "Chánh Văn phòng; Giám đốc, Thủ trưởng các phòng, ban; Chủ tịch UBND các xã và các cá nhân liên quan",
    ),
    "charged with it": (
        "Giao các Trưởng phòng, Chủ tịch UBND các xã và các thành viên Ban Chỉ đạo tổ chức thi hành Quyết định này.",
        "các Trưởng phòng, Chủ tịch UBND các xã và các thành viên Ban Chỉ đạo",
    ),
}


@table(ENDS)
def test_the_last_article_is_one_entry(text, expected):
    found = plan("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thu gom rác.", f"Điều 2. {text}").assignments
    assert told(found, "agency.name", "role") == [(expected, "implement")]
