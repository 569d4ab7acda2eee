"""Who took over from dissolved bodies and units."""

import pytest

from extract.successors import Successors

DISTRICT = Successors("tỉnh Quảng Nam", "huyện Duy Xuyên", "2023-05-04")
PROVINCE = Successors("tỉnh Yên Bái", None, "2024-01-10")
LATER = Successors("tỉnh Nghệ An", None, "2026-02-02")
UNKNOWN = Successors(None, None, "2022-02-02")


@pytest.mark.parametrize(
    ("document", "canonical", "expected"),
    [
        (LATER, "Sở Tài chính tỉnh Nghệ An", None),
        (LATER, "Sở Thông tin và Truyền thông tỉnh Nghệ An", "Sở Khoa học và Công nghệ tỉnh Nghệ An"),
        (LATER, "Bộ Lao động, Thương binh và Xã hội", "Bộ Nội vụ"),
        (LATER, "Ủy ban nhân dân tỉnh Ninh Thuận", "Ủy ban nhân dân tỉnh Khánh Hòa"),
        (LATER, "Cục Thuế", None),
        (PROVINCE, "Cục Thuế tỉnh Yên Bái", "Thuế tỉnh Lào Cai"),
        (PROVINCE, "Ban Dân vận Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        (PROVINCE, "Công an tỉnh Yên Bái", "Công an tỉnh Lào Cai"),
        # A commune of before the merger; the same name later is another commune's.
        (DISTRICT, "Ủy ban nhân dân xã Duy Hòa", "Ủy ban nhân dân xã Thu Bồn"),
        (LATER, "Ủy ban nhân dân xã Duy Hòa", None),
        (DISTRICT, "Ủy ban nhân dân phường Không Có", None),
        # Many districts have a commune of this name: nobody can be named.
        (UNKNOWN, "Ủy ban nhân dân phường Quang Trung", None),
    ],
)
def test_successors(document, canonical, expected):
    assert document.of(canonical) == expected


def test_a_districts_bodies_fall_to_those_of_its_communes():
    committee = DISTRICT.of("Ủy ban nhân dân huyện Duy Xuyên")
    assert committee is not None and committee.startswith("Ủy ban nhân dân xã ")
    communes = committee.removeprefix("Ủy ban nhân dân ")
    assert len(communes.split(", ")) > 2
    assert DISTRICT.of("Huyện ủy Duy Xuyên") == f"Đảng ủy {communes}"
    assert DISTRICT.of("Phòng Nội vụ huyện Duy Xuyên") == f"Phòng Văn hóa - Xã hội {communes}"
    assert DISTRICT.of("Hội Văn thơ huyện Duy Xuyên") is None
