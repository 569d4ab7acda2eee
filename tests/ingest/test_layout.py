import pytest

from ingest.flow import Line
from ingest.layout import arrange_pages
from ingest.lines import Page, Region, TextLine, Word, join_lines
from tests.ingest.page_drawing import draw

FILLER = """
      Để thực hiện nhiệm vụ được giao, Ủy ban nhân dân ở bản xây dựng kế
hoạch với những nội dung sau đây, làm căn cứ để các bộ phận tổ chức thực
hiện và báo cáo kết quả về Văn phòng trước ngày cuối cùng của mỗi tháng.
"""
FILLED = " ".join(FILLER.split())


def lines(*pages: str) -> list[Line]:
    drawn = [draw(page, number) for number, page in enumerate(pages, start=1)]
    return [item for item in arrange_pages(drawn) if isinstance(item, Line)]


def texts(*pages: str) -> list[str]:
    return [line.text for line in lines(*pages)]


CASES = {
    "wrapped lines with a first-line indent": (FILLER, [FILLED]),
    "a dash that a wrap brings to the line's start opens nothing": (
        """
      Thực hiện chương trình mục tiêu quốc gia xây dựng nông thôn mới 2021
- 2025 trên địa bàn xã, các thôn đăng ký nội dung thi đua với Ủy ban nhân
dân xã trước ngày 15 tháng 3.
      - Các thôn báo cáo kết quả.
""",
        [
            "Thực hiện chương trình mục tiêu quốc gia xây dựng nông thôn mới 2021 - 2025 trên địa bàn xã, "
            "các thôn đăng ký nội dung thi đua với Ủy ban nhân dân xã trước ngày 15 tháng 3.",
            "- Các thôn báo cáo kết quả.",
        ],
    ),
    "a full last line before an indented one": (
        """
      Các thôn tổ chức học tập kế hoạch này đến từng hộ gia đình ở địa bàn
dân cư, giao Văn phòng theo dõi và tổng hợp kết quả để báo cáo định kỳ, vv
      Công chức văn hóa phối hợp với các đoàn thể vận động nhân dân tham
gia.
""",
        [
            "Các thôn tổ chức học tập kế hoạch này đến từng hộ gia đình ở địa bàn dân cư, giao Văn phòng theo dõi "
            "và tổng hợp kết quả để báo cáo định kỳ, vv",
            "Công chức văn hóa phối hợp với các đoàn thể vận động nhân dân tham gia.",
        ],
    ),
    "paragraphs without indent, parted by short lines and labels": (
        """
a) Các thôn tổ chức học tập kế hoạch này đến từng hộ gia đình ở địa bàn dân
cư trong tháng.
b) Văn phòng theo dõi, đôn đốc các bộ phận, tổng hợp kết quả, báo cáo nêu rõ;
c) Công chức văn hóa phối hợp với các đoàn thể vận động nhân dân tham gia.
""",
        [
            "a) Các thôn tổ chức học tập kế hoạch này đến từng hộ gia đình ở địa bàn dân cư trong tháng.",
            "b) Văn phòng theo dõi, đôn đốc các bộ phận, tổng hợp kết quả, báo cáo nêu rõ;",
            "c) Công chức văn hóa phối hợp với các đoàn thể vận động nhân dân tham gia.",
        ],
    ),
    "items that hang under their words": (
        """
   - Các thôn tổ chức học tập kế hoạch này đến từng hộ gia đình ở địa bàn
     dân cư, giao Văn phòng theo dõi và tổng hợp kết quả để báo cáo định kỳ
     hằng tháng.
   - Công chức văn hóa phối hợp với các đoàn thể vận động nhân dân tham dự,
     đúng hạn.
""",
        [
            "- Các thôn tổ chức học tập kế hoạch này đến từng hộ gia đình ở địa bàn dân cư, giao Văn phòng theo dõi "
            "và tổng hợp kết quả để báo cáo định kỳ hằng tháng.",
            "- Công chức văn hóa phối hợp với các đoàn thể vận động nhân dân tham dự, đúng hạn.",
        ],
    ),
    "centred lines broken by hand stay, those broken by the width are joined": (
        """
!                                KẾ HOẠCH
!                  Tuyên truyền pháp luật về đất đai
!                            trên địa bàn xã
"""
        + FILLER
        + """
!                                PHỤ LỤC
!Danh mục nhiệm vụ của các bộ phận chuyên môn và các thôn được giao trong
!                         kế hoạch tuyên truyền
""",
        [
            "KẾ HOẠCH",
            "Tuyên truyền pháp luật về đất đai",
            "trên địa bàn xã",
            FILLED,
            "PHỤ LỤC",
            "Danh mục nhiệm vụ của các bộ phận chuyên môn và các thôn được giao trong kế hoạch tuyên truyền",
        ],
    ),
    "rules drawn with characters are left out": ("Tên\n________\n" + FILLER, ["Tên", FILLED]),
}


@pytest.mark.parametrize(("page", "expected"), CASES.values(), ids=CASES)
def test_paragraphs(page, expected):
    assert texts(page) == expected


HEADS = {
    "two columns": (
        """
  ỦY BAN NHÂN DÂN         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
!    XÃ BẮC SƠN                Độc lập - Tự do - Hạnh phúc
   ----------                    ------------------
  Số: 12/KH-UBND         Bắc Sơn, ngày 05 tháng 02 năm 2026
""",
        [
            "ỦY BAN NHÂN DÂN",
            "XÃ BẮC SƠN",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 12/KH-UBND",
            "Bắc Sơn, ngày 05 tháng 02 năm 2026",
        ],
    ),
    "Quốc hiệu, tiêu ngữ and date broken by a narrow column": (
        """
  UBND TỈNH SƠN HẢI         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT
!      SỞ NỘI VỤ                         NAM
                               Độc lập - Tự do - Hạnh
                                        phúc
  Số: 7/KH-SNV              Sơn Hải, ngày 15 tháng 01 năm
                                        2026
""",
        [
            "UBND TỈNH SƠN HẢI",
            "SỞ NỘI VỤ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 7/KH-SNV",
            "Sơn Hải, ngày 15 tháng 01 năm 2026",
        ],
    ),
    "number and day left blank": (
        """
  ỦY BAN NHÂN DÂN         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    PHƯỜNG AN BÌNH             Độc lập - Tự do - Hạnh phúc

  Số:       /KH-UBND     An Bình, ngày       tháng      năm 2026
""",
        [
            "ỦY BAN NHÂN DÂN",
            "PHƯỜNG AN BÌNH",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: /KH-UBND",
            "An Bình, ngày tháng năm 2026",
        ],
    ),
    "columns so near that only Quốc hiệu tells them apart": (
        "ỦY BAN NHÂN DÂN TỈNH SƠN HẢI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "                               Độc lập - Tự do - Hạnh phúc\n",
        [
            "ỦY BAN NHÂN DÂN TỈNH SƠN HẢI",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
        ],
    ),
}


@pytest.mark.parametrize(("head", "expected"), HEADS.values(), ids=HEADS)
def test_heads(head, expected):
    title = "\n!                               KẾ HOẠCH\n\n"
    assert texts(head + title + FILLER) == [*expected, "KẾ HOẠCH", FILLED]


def test_a_plan_behind_its_decision_has_a_head_of_its_own():
    head, ordered = HEADS["two columns"]
    first = head + "\n!                              QUYẾT ĐỊNH\n\n" + FILLER
    second = head + "\n!                               KẾ HOẠCH\n\n" + FILLER
    assert texts(first, second) == [*ordered, "QUYẾT ĐỊNH", FILLED, *ordered, "KẾ HOẠCH", FILLED]


def test_the_country_named_in_a_sentence_opens_no_head():
    page = """
      Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013, xét
đề nghị của công chức tư pháp và ý kiến của các thôn, bản về Hiến pháp nước
Cộng hòa xã hội chủ nghĩa Việt Nam
      trên địa bàn.
"""
    assert len(texts(page)) == 2


def test_recipients_named_in_a_sentence_open_no_foot():
    page = """
      Nơi nhận hồ sơ đăng ký là Bộ phận một cửa, trong giờ hành chính các
ngày làm việc.
      Nơi trả kết quả là Bộ phận một cửa.
"""
    assert texts(page)[1] == "Nơi trả kết quả là Bộ phận một cửa."


FEET = {
    "recipients left, signature right": (
        """
!Nơi nhận:                                TM. ỦY BAN NHÂN DÂN
.- Thường trực Đảng ủy;
                                               CHỦ TỊCH
.- Các đoàn thể xã;
.- Lưu: VT.
                                              Lê Văn An
""",
        [
            "Nơi nhận:",
            "- Thường trực Đảng ủy;",
            "- Các đoàn thể xã;",
            "- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            "Lê Văn An",
        ],
    ),
    "wrapped recipients and a wrapped authority": (
        """
Nơi nhận:                                 TM. ỦY BAN NHÂN DÂN
- Các tổ chức chính trị                       XÃ BẮC SƠN
- xã hội trên địa bàn;                       KT. CHỦ TỊCH
- Các thôn thuộc                             PHÓ CHỦ TỊCH
địa bàn xã;
- Lưu: VT.                                    Lê Văn An
""",
        [
            "Nơi nhận:",
            "- Các tổ chức chính trị - xã hội trên địa bàn;",
            "- Các thôn thuộc địa bàn xã;",
            "- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN XÃ BẮC SƠN",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
            "Lê Văn An",
        ],
    ),
    "a note beside the recipients' brace": (
        """
Nơi nhận:                                      CHỦ TỊCH
- Đảng ủy;     (để b/c)
- Lưu: VT.                                    Lê Văn An
""",
        ["Nơi nhận:", "- Đảng ủy; (để b/c)", "- Lưu: VT.", "CHỦ TỊCH", "Lê Văn An"],
    ),
}


@pytest.mark.parametrize(("foot", "expected"), FEET.values(), ids=FEET)
def test_feet(foot, expected):
    assert texts(FILLER + foot) == [FILLED, *expected]


def test_a_foot_cut_by_the_page_break_is_put_together():
    foot = [row for row in FEET["recipients left, signature right"][0].split("\n") if row]
    first, second = "\n".join(foot[:2]), "\n".join(foot[2:])
    annex = "\n!                                PHỤ LỤC\n\n"
    expected = FEET["recipients left, signature right"][1]
    assert texts(FILLER + first, second + annex + FILLER) == [FILLED, *expected, "PHỤ LỤC", FILLED]


def test_a_paragraph_cut_by_the_page_break_is_joined():
    rows = FILLER.strip("\n").split("\n")
    found = lines(FILLER + rows[0], "\n".join(rows[1:]) + "\n" + FILLER)
    assert [line.text for line in found] == [FILLED, FILLED, FILLED]
    assert [line.page for line in found] == [1, 1, 2]


BODIES = ["\n\nPhần một của kế hoạch này.", "\n\nHai việc khác nhau.", "\n\nBa điều cần nhớ."]


def numbered(number: int, place: str) -> Page:
    """A page with a number in its top margin."""
    page = draw("\n" + BODIES[number - 1], number)
    words = [Word(word, 280 + 40 * i, 300 + 40 * i, 12.0) for i, word in enumerate(place.split())]
    page.lines.insert(0, TextLine(number, 40.0, words))
    return page


@pytest.mark.parametrize("form", ["{}", "- {} -", "Trang {}/3", "trang {}"])
def test_page_numbers_are_dropped(form):
    pages = [numbered(number, form.format(number)) for number in (1, 2, 3)]
    assert [item.text for item in arrange_pages(pages) if isinstance(item, Line)] == [body.strip() for body in BODIES]


def test_a_number_that_does_not_count_the_pages_is_kept():
    pages = [numbered(1, "2025"), numbered(2, "17")]
    assert [item.text for item in arrange_pages(pages) if isinstance(item, Line)] == [
        "2025",
        BODIES[0].strip(),
        "17",
        BODIES[1].strip(),
    ]


STAMPS = [
    "Ký bởi: Ủy ban nhân dân xã",
    "Người ký: Lê Văn An\n.Email: an@xa.vn\n.Thời gian ký: 05.02.2026 10:00:00 +07:00",
    "Signature Not Verified\n.Digitally signed by Le Van An\n.Date: 2026.02.05 10:00:00",
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_signature_stamps_are_no_paragraphs(stamp):
    assert texts("." + stamp + "\n" + FILLER) == [FILLED]


NOTED = """
      Kiểm tra các cơ sở trọng điểm ^1 trên địa bàn, nhất là nơi tập trung
đông người; hồ chứa 30 m ^2 trở lên được lập sổ theo dõi.


.^1 Gồm chợ trung tâm, kho bãi ven sông, các cửa hàng kinh doanh khí hóa lỏng và những điểm tập kết
.gỗ.
.^2 Theo danh mục của xã.
"""


def test_footnotes_go_to_the_end_and_their_marks_go():
    found = lines(NOTED, FILLER)
    assert [line.text for line in found] == [
        "Kiểm tra các cơ sở trọng điểm trên địa bàn, nhất là nơi tập trung đông người; "
        "hồ chứa 30 m 2 trở lên được lập sổ theo dõi.",
        FILLED,
        "1. Gồm chợ trung tâm, kho bãi ven sông, các cửa hàng kinh doanh khí hóa lỏng và những điểm tập kết gỗ.",
        "2. Theo danh mục của xã.",
    ]
    assert [(line.kind, line.page, line.label) for line in found[2:]] == [("footnote", 1, "1."), ("footnote", 1, "2.")]


def test_looks_and_places_are_told():
    title, first, second = lines("!                               KẾ HOẠCH XÃ\n\n" + FILLER + "\n/      Ghi chú")
    assert (title.align, title.bold, title.italic) == ("center", True, False)
    assert (first.align, first.bold, first.indent) == ("justify", False, 36.0)
    assert (second.italic, second.page) == (True, 1)
    assert first.box is not None
    assert (first.box.x0, round(first.box.x1)) == (80.0, 512)


def test_a_region_stands_between_the_lines_around_it():
    page = draw("Trước bảng:\n\n\n\nSau bảng.")
    page.regions.append(Region(70.0, 110.0, "bảng"))
    found = [item.text if isinstance(item, Line) else item.content for item in arrange_pages([page])]
    assert found == ["Trước bảng:", "bảng", "Sau bảng."]


@pytest.mark.parametrize(
    ("first", "second", "open_end", "joined"),
    [
        ("kế hoạch KH-", "UBND", False, "kế hoạch KH-UBND"),
        ("kinh tế -", "xã hội", False, "kinh tế - xã hội"),
        ("các thôn/", "bản", False, "các thôn/bản"),
        ("các thôn/", "bản", True, "các thôn/ bản"),
        ("hai", "ba", False, "hai ba"),
    ],
)
def test_line_ends(first, second, open_end, joined):
    def line(text: str, end: bool) -> TextLine:
        return TextLine(1, 0.0, [Word(word, 0, 1, 12.0) for word in text.split()], end)

    assert join_lines([line(first, open_end), line(second, False)]) == joined
