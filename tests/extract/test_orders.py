"""The grammar of an order: directive, agencies, role, partners, task."""

from extract.context import Context
from extract.orders import order_at, order_in, parties_at, partners_inside
from extract.pipeline import read_mentions
from tests.extract.texts import document, table


def context_of(line):
    found = document(line)
    text, mentions = read_mentions(found.text)
    return Context(found, text, mentions)


def told(context, order):
    """(agencies, role, directive, partners, task) of an order."""
    if order is None:
        return None
    words = context.text.raw
    return (
        [words[p.start : p.end] for p in order.parties],
        order.role,
        order.directive,
        [words[p.start : p.end] for p in order.partners],
        words[order.task :].rstrip("."),
    )


ORDERS = {
    "lead": (
        "Giao Phòng Y tế chủ trì thẩm định hồ sơ.",
        (["Phòng Y tế"], "lead", "giao", [], "thẩm định hồ sơ"),
    ),
    "lead with partners": (
        "Giao Phòng Y tế chủ trì, phối hợp với Công an huyện, Huyện đoàn và các đơn vị liên quan thẩm định hồ sơ.",
        (
            ["Phòng Y tế"],
            "lead",
            "giao",
            ["Công an huyện", "Huyện đoàn", "các đơn vị liên quan"],
            "thẩm định hồ sơ",
        ),
    ),
    "two lead": (
        "Phòng Y tế, Công an huyện chủ trì thẩm định hồ sơ.",
        (["Phòng Y tế", "Công an huyện"], "lead", None, [], "thẩm định hồ sơ"),
    ),
    "partner without a lead": (
        "Phòng Y tế phối hợp với Công an huyện tuần tra.",
        (["Phòng Y tế"], "implement", None, ["Công an huyện"], "tuần tra"),
    ),
    "behind a colon": (
        "Phòng Y tế: Phối hợp với Công an huyện tuần tra.",
        (["Phòng Y tế"], "implement", None, ["Công an huyện"], "tuần tra"),
    ),
    "both coordinate": (
        "Đề nghị Phòng Y tế, Công an huyện phối hợp chỉ đạo tuần tra.",
        (["Phòng Y tế", "Công an huyện"], "coordinate", "đề nghị", [], "chỉ đạo tuần tra"),
    ),
    "responsible": (
        "Phòng Y tế có trách nhiệm thẩm định hồ sơ.",
        (["Phòng Y tế"], "implement", None, [], "thẩm định hồ sơ"),
    ),
    "a connector before the task": (
        "Phòng Y tế chủ trì, phối hợp với Công an huyện trong việc thẩm định hồ sơ.",
        (["Phòng Y tế"], "lead", None, ["Công an huyện"], "thẩm định hồ sơ"),
    ),
    "a bracket behind the agency": (
        "Yêu cầu Phòng Y tế (cơ quan thường trực) tổng hợp kết quả.",
        (["Phòng Y tế"], "implement", "yêu cầu", [], "tổng hợp kết quả"),
    ),
    "a group": (
        "Các cơ quan, đơn vị tổ chức ra quân.",
        (["Các cơ quan, đơn vị"], "implement", None, [], "tổ chức ra quân"),
    ),
    "a described group": (
        "Đề nghị các doanh nghiệp có bãi chứa rác tổ chức phân loại.",
        (["các doanh nghiệp có bãi chứa rác"], "implement", "đề nghị", [], "tổ chức phân loại"),
    ),
    "no agency": ("Tổ chức ra quân dọn rác.", None),
}


@table(ORDERS)
def test_order_at(text, expected):
    context = context_of(text)
    assert told(context, order_at(context, 0, len(text))) == expected


INSIDE = {
    "behind an adverbial": ("Căn cứ Kế hoạch này, Phòng Y tế tổ chức ra quân.", ["Phòng Y tế"]),
    "behind a time": ("Hằng quý, các xã, thị trấn báo cáo kết quả.", ["các xã, thị trấn"]),
    "an agency that is told nothing": ("Phòng Y tế của huyện ở gần chợ.", None),
    "no order": ("Rác được thu gom về bãi.", None),
}


@table(INSIDE)
def test_order_in_a_sentence(text, expected):
    context = context_of(text)
    found = told(context, order_in(context, 0, len(text)))
    assert (found and found[0]) == expected


PARTIES = {
    "commas and a last and": (
        "Phòng Y tế, Huyện đoàn và Công an huyện rà soát",
        ["Phòng Y tế", "Huyện đoàn", "Công an huyện"],
    ),
    "semicolon": ("Phòng Y tế; Huyện đoàn rà soát", ["Phòng Y tế", "Huyện đoàn"]),
    "bracket between": ("Phòng Y tế (đầu mối), Huyện đoàn rà soát", ["Phòng Y tế", "Huyện đoàn"]),
    "single bodies and a group": ("Huyện đoàn và các trường học rà soát", ["Huyện đoàn", "các trường học"]),
    "none": ("rà soát đường làng", []),
}


@table(PARTIES)
def test_parties_at(text, expected):
    context = context_of(text)
    found, _ = parties_at(context, 0, len(text))
    assert [text[p.start : p.end] for p in found] == expected


def test_partners_in_the_middle_of_a_sentence():
    line = "Rà soát hộ khó khăn, phối hợp với Huyện đoàn giúp đỡ ngày công."
    context = context_of(line)
    ((partners, task),) = partners_inside(context, 0, len(line))
    assert [line[p.start : p.end] for p in partners] == ["Huyện đoàn"]
    assert line[task:] == "giúp đỡ ngày công."
