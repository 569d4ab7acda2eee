import pytest

from ingest.head import is_country_line, is_number_line, is_ornament, is_place_date_line, order_head

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
BODY = ["UBND TỈNH MẪU SƠN", "SỞ NỘI VỤ"]
NUMBER = "Số: 12/KH-SNV"
DATE = "Mẫu Sơn, ngày 05 tháng 4 năm 2024"
CANONICAL = [*BODY, COUNTRY, MOTTO, NUMBER, DATE]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param([*BODY, NUMBER], [COUNTRY, MOTTO, DATE], CANONICAL, id="one row"),
        pytest.param(
            [*BODY, "-------", NUMBER], [COUNTRY, MOTTO, "_________", DATE], CANONICAL, id="rules drawn below"
        ),
        pytest.param([COUNTRY, MOTTO, DATE], [*BODY, NUMBER], CANONICAL, id="columns turned"),
        pytest.param([*BODY], [COUNTRY, MOTTO, NUMBER, DATE], CANONICAL, id="number on the right"),
        pytest.param([*BODY, NUMBER, DATE], [COUNTRY, MOTTO], CANONICAL, id="date below the number"),
        pytest.param(
            ["ỦY BAN NHÂN DÂN", "Số:        /KH-UBND"],
            [COUNTRY, MOTTO, "Mẫu Sơn, ngày     tháng     năm 2024"],
            ["ỦY BAN NHÂN DÂN", COUNTRY, MOTTO, "Số:        /KH-UBND", "Mẫu Sơn, ngày     tháng     năm 2024"],
            id="number and day left blank",
        ),
        pytest.param(
            [*BODY, NUMBER, "V/v triển khai kế hoạch", "năm 2024"],
            [COUNTRY, MOTTO, DATE, "Kính gửi: Các phòng"],
            [*CANONICAL, "V/v triển khai kế hoạch", "năm 2024", "Kính gửi: Các phòng"],
            id="subject below the number",
        ),
        pytest.param([*BODY, NUMBER, "HỎA TỐC"], [COUNTRY, MOTTO, DATE], [*CANONICAL, "HỎA TỐC"], id="urgent"),
        pytest.param(
            ["TỈNH ỦY MẪU SƠN", "*", "Số 34-KH/TU"],
            [PARTY, DATE],
            ["TỈNH ỦY MẪU SƠN", PARTY, "Số 34-KH/TU", DATE],
            id="party",
        ),
        pytest.param([*BODY], [COUNTRY, MOTTO], [*BODY, COUNTRY, MOTTO], id="first of two tables"),
        pytest.param([], [], [], id="nothing"),
    ],
)
def test_order_head(left, right, expected):
    assert order_head(left, right, str) == expected


def test_order_head_takes_any_kind_of_line():
    left, right = [(1, "SỞ Y TẾ"), (2, NUMBER)], [(3, COUNTRY), (4, DATE)]
    assert [key for key, _ in order_head(left, right, lambda line: line[1])] == [1, 3, 2, 4]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (NUMBER, True),
        ("Số:173    /KH-UBND", True),
        ("Số 34-KH/TU", True),
        ("Số: /KH-UBND", True),
        ("Số: ……/KH-UBND", True),
        ("12/KH-UBND", True),
        ("/KH-UBND", True),
        ("SỞ NỘI VỤ", False),
        ("Số lượng: 12", False),
        ("HĐND-UBND", False),
        ("- Lưu: VT", False),
    ],
)
def test_is_number_line(line, expected):
    assert is_number_line(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (DATE, True),
        ("Mẫu Sơn, ngày 5/4/2024", True),
        ("Mẫu Sơn, ngày … tháng … năm 2024", True),
        ("Mẫu Sơn, ngày tháng năm 2024", True),
        ("Mẫu Sơn, tháng 4 năm 2024", True),
        ("ngày 28     tháng 4 năm 2024", True),
        ("Căn cứ Luật số 12/2020/QH14 ngày 22 tháng 6 năm 2020 của Quốc hội;", False),
        ("Họp vào ngày 20 hằng tháng", False),
    ],
)
def test_is_place_date_line(line, expected):
    assert is_place_date_line(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [(COUNTRY, True), ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), (PARTY, True), ("Lịch sử Đảng", False)],
)
def test_is_country_line(line, expected):
    assert is_country_line(line) is expected
    assert not is_ornament(line)
