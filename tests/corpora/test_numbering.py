from __future__ import annotations

import pytest

from corpora.numbering import Numbering, roman


def taken(labels: str) -> list[tuple[int, int] | str]:
    """For each label its list instance and level, or the label itself where it stays typed."""
    numbering = Numbering()
    out: list[tuple[int, int] | str] = []
    for typed in labels.split(" | "):
        label, rest = numbering.take(f"{typed} Lời")
        assert rest == ("Lời" if label else f"{typed} Lời")
        out.append((label.num_id, label.level) if label else typed)
    return out


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("I. | II. | III.", [(1, 0)] * 3),
        ("I. | 1. | 2. | II. | 1.", [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]),
        ("1. | 1.1. | 1.2. | 2. | 2.1.", [(1, 1), (1, 2), (1, 2), (1, 1), (1, 2)]),
        ("a) | b) | c) | d) | đ) | e)", [(1, 3)] * 4 + ["đ)", (1, 3)]),
        ("Điều 1. | 1. | Điều 2.", [(2, 0), (1, 1), (2, 0)]),
        ("- | + | -", [(3, 0), (4, 0), (3, 0)]),
        pytest.param("1. | 3. | 4.", [(1, 1), (5, 1), (5, 1)], id="a gap starts a new instance"),
        pytest.param("I. | I.", [(1, 0), (5, 0)], id="so does a repeat"),
        pytest.param("e) | g) | h)", [(5, 3), (6, 3), (6, 3)], id="no f in the Vietnamese alphabet"),
        pytest.param("1. | 1.1. | 1.3.", [(1, 1), (1, 2), "1.3."], id="a gap below stays typed"),
        pytest.param("1. | 2.1.", [(1, 1), "2.1."], id="so does a number of another section"),
        pytest.param(
            "I. | 1. | 3. | II. | 1.", [(1, 0), (1, 1), (5, 1), (1, 0), (1, 1)], id="back to the plain instance"
        ),
        pytest.param("a) | 1. | I.", [(1, 3), (5, 1), (6, 0)], id="a level passed over gets a start of its own"),
        pytest.param("IIX. | A. | Phần 1. | 2026. | 1) | –", ["IIX.", "A.", "Phần 1.", "2026.", "1)", "–"], id="typed"),
    ],
)
def test_labels(labels: str, expected: list[tuple[int, int] | str]) -> None:
    assert taken(labels) == expected


def test_a_new_instance_overrides_the_start_of_its_level() -> None:
    numbering = Numbering()
    for text in ("1. Một", "4. Bốn"):
        numbering.take(text)
    override = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride>'
    assert f'<w:num w:numId="5"><w:abstractNumId w:val="0"/>{override}</w:num>' in numbering.xml()


@pytest.mark.parametrize(
    ("value", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (44, "XLIV"), (99, "XCIX"), (140, "CXL")]
)
def test_roman(value: int, numeral: str) -> None:
    assert roman(value) == numeral
