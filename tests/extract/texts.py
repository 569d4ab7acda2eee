"""A few lines of a plan in, its objects out, with a head and a foot of our own around the lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

import pytest

import extract
import ingest
from extract import Plan
from extract.plan import Item
from ingest import Document

HEAD = """\
ỦY BAN NHÂN DÂN
HUYỆN SUỐI MƠ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 41/KH-UBND
Suối Mơ, ngày 10 tháng 3 năm 2022
KẾ HOẠCH
Giữ gìn vệ sinh môi trường giai đoạn 2022 - 2025"""

FOOT = """\
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Thử"""


def document(text: str) -> Document:
    """Text as the reader of plain text gives it."""
    return ingest.read(text.encode(), name="ke-hoach.txt")


def read(text: str) -> Plan:
    """The plan in a whole document."""
    return extract.plan(document(text))


def plan(*lines: str, head: str = HEAD, foot: str = FOOT) -> Plan:
    """The plan whose preamble and body are these lines; an empty head or foot is left out."""
    return read("\n".join(part for part in (head, *lines, foot) if part))


def told(items: Iterable[Item], *names: str) -> list[Any]:
    """What these fields say of each item, in order: values of one field, tuples of several ("agency.name")."""
    fields = attrgetter(*names)
    return [fields(item) for item in items]


def table(cases: Mapping[str, tuple[Any, ...]]) -> pytest.MarkDecorator:
    """One test for each named case: (text, expected)."""
    return pytest.mark.parametrize(("text", "expected"), cases.values(), ids=cases.keys())
