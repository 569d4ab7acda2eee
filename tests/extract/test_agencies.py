"""Agencies: names of single bodies and of groups, from their head word to their last one."""

from extract.mentions.agencies import find, scan
from extract.reading import Text
from tests.extract.texts import table


def agencies(text):
    """(words, is a group) of each agency found."""
    return [(text[m.start : m.end], m.value.group) for m in find(Text(text))]


SINGLE = {
    "department": ("Giao Phòng Nội vụ rà soát.", ["Phòng Nội vụ"]),
    "with its unit": ("Phòng Nội vụ huyện Suối Mơ rà soát.", ["Phòng Nội vụ huyện Suối Mơ"]),
    "with the level alone": ("Công an huyện tuần tra.", ["Công an huyện"]),
    "dash inside the name": ("Phòng Tài chính - Kế hoạch cân đối.", ["Phòng Tài chính - Kế hoạch"]),
    "and inside the name": ("Phòng Kinh tế và Hạ tầng kiểm tra.", ["Phòng Kinh tế và Hạ tầng"]),
    "comma and dash inside the name": (
        "Phòng Lao động - Thương binh và Xã hội rà soát.",
        ["Phòng Lao động - Thương binh và Xã hội"],
    ),
    "abbreviated": ("UBND huyện ban hành kế hoạch.", ["UBND huyện"]),
    "old tone placement": ("Uỷ ban nhân dân xã Đồi Cọ tổ chức ra quân.", ["Uỷ ban nhân dân xã Đồi Cọ"]),
    "committee of the party": ("Ban Tuyên giáo Huyện ủy định hướng.", ["Ban Tuyên giáo Huyện ủy"]),
    "two parted by a comma": ("Phòng Y tế, Phòng Tư pháp phối hợp.", ["Phòng Y tế", "Phòng Tư pháp"]),
    "two parted by and": ("Sở Nội vụ và Sở Tài chính thẩm định.", ["Sở Nội vụ", "Sở Tài chính"]),
    "union": ("Hội Liên hiệp Phụ nữ huyện vận động hội viên.", ["Hội Liên hiệp Phụ nữ huyện"]),
    "front": ("Ủy ban MTTQ Việt Nam huyện giám sát.", ["Ủy ban MTTQ Việt Nam huyện"]),
    "office": ("Văn phòng HĐND và UBND huyện theo dõi.", ["Văn phòng HĐND và UBND huyện"]),
    "station": ("Trạm Y tế xã tiêm bổ sung.", ["Trạm Y tế xã"]),
    "held by its chair": ("Chủ tịch UBND xã Đồi Cọ chịu trách nhiệm.", ["Chủ tịch UBND xã Đồi Cọ"]),
    "ministry": ("Bộ Tài nguyên và Môi trường hướng dẫn.", ["Bộ Tài nguyên và Môi trường"]),
    "verb behind a one-syllable name": ("Sở Y tế tổ chức tập huấn.", ["Sở Y tế"]),
    "a bracket is no part": ("Phòng Y tế (cơ quan thường trực) tổng hợp.", ["Phòng Y tế"]),
    "district unit after 2025": ("UBND đặc khu Hòn Mây báo cáo.", ["UBND đặc khu Hòn Mây"]),
    "none": ("Đường làng sạch rác, bờ suối xanh cây.", []),
}


@table(SINGLE)
def test_single_bodies(text, expected):
    assert agencies(text) == [(name, False) for name in expected]


GROUPS = {
    "one noun": ("các đơn vị báo cáo", ["các đơn vị"]),
    "several nouns": ("các cơ quan, đơn vị, đoàn thể tham gia", ["các cơ quan, đơn vị, đoàn thể"]),
    "with and": ("các xã và thị trấn ra quân", ["các xã và thị trấn"]),
    "of a level": ("các phòng, ban, ngành huyện thực hiện", ["các phòng, ban, ngành huyện"]),
    "concerned": ("các đơn vị liên quan rà soát", ["các đơn vị liên quan"]),
    "each determiner opens one": ("các sở, ngành và một số doanh nghiệp", ["các sở, ngành", "một số doanh nghiệp"]),
    "heads of bodies": ("Thủ trưởng các cơ quan, đơn vị đôn đốc", ["Thủ trưởng các cơ quan, đơn vị"]),
    "committees of communes": ("UBND các xã, thị trấn thu gom rác", ["UBND các xã, thị trấn"]),
    "on the territory": ("các doanh nghiệp trên địa bàn huyện", ["các doanh nghiệp trên địa bàn huyện"]),
}


@table(GROUPS)
def test_groups(text, expected):
    assert agencies(text) == [(name, True) for name in expected]


def test_scan_begins_exactly_where_told():
    text = Text("giao Phòng Nội vụ và cơ quan, đơn vị")
    found = scan(text, 5)
    assert text.slice(found.start, found.end) == "Phòng Nội vụ"
    assert scan(text, 6) is None


def test_scan_takes_a_group_without_determiner_only_where_told():
    text = Text("cơ quan, đơn vị báo cáo")
    assert scan(text, 0) is None
    assert text.slice(0, scan(text, 0, bare=True).end) == "cơ quan, đơn vị"
