"""Centred lines: how a title is told from running text where it is as wide as the page."""

from ingest.flow import Line
from ingest.layout import arrange_pages
from tests.ingest.page_drawing import draw
from tests.ingest.test_layout import FILLER

TITLE = """
!                                KẾ HOẠCH
!Tuyên truyền cuộc vận động toàn dân giữ gìn vệ sinh môi trường ở khu dân
!cư và phòng, chống dịch bệnh ở các xã, phường trên địa bàn cả tỉnh 2026
"""


def aligned(text: str) -> list[tuple[str, str | None]]:
    return [(item.text[:5], item.align) for item in arrange_pages([draw(text, 1)]) if isinstance(item, Line)]


def test_a_bold_line_as_wide_as_the_page_below_a_centred_one_is_centred_too():
    assert aligned(TITLE + FILLER)[:2] == [("KẾ HO", "center"), ("Tuyên", "center")]


def test_running_text_below_a_title_is_not():
    title = TITLE.splitlines()[1]
    assert dict(aligned(f"\n{title}{FILLER}"))["Để th"] != "center"
