from __future__ import annotations

import io
import re
import zipfile

import pytest

from corpora import legacy
from corpora.libreoffice import program
from corpora.markup import parse
from tests.corpora.sources import DEMO


def runs(docx: bytes) -> list[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        body = archive.read("word/document.xml").decode()
    return re.findall(r'<w:rFonts w:ascii="([^"]+)"[^>]*/>.*?<w:t xml:space="preserve">([^<]*)</w:t>', body)


@pytest.mark.parametrize(
    ("text", "tcvn3", "vni"),
    [
        ("Quyết định số 34/QĐ-UBND", "QuyÕt ®Þnh sè 34/Q§-UBND", "Quyeát ñònh soá 34/QÑ-UBND"),
        ("thư ngỏ của xã", "th\u00ad ngá cña x·", "thö ngoû cuûa xaõ"),
        ("“Kỷ” – 5%", "“Kû” – 5%", "“Kyû” – 5%"),
        ("ỦY BAN", "ñY BAN", "UÛY BAN"),
    ],
)
def test_letters(text: str, tcvn3: str, vni: str) -> None:
    assert legacy.encode_tcvn3(text) == tcvn3
    assert legacy.encode_vni(text) == vni


def test_every_run_names_its_font() -> None:
    source = parse(DEMO)
    found = runs(legacy.tcvn3(source))
    assert {font for font, _ in found} == {".VnTime", ".VnTimeH"}
    assert {font for font, _ in runs(legacy.vni(source))} == {"VNI-Times"}
    assert all(ord(letter) < 0x100 or letter in "“”‘’–…" for _, text in found for letter in text)


@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed (libreoffice-writer-nogui)")
@pytest.mark.parametrize(("kind", "magic"), [("doc", b"\xd0\xcf\x11\xe0"), ("rtf", b"{\\rtf1"), ("odt", b"PK\x03\x04")])
def test_office_formats(kind: legacy.Kind, magic: bytes) -> None:
    assert legacy.office(parse(DEMO), kind).startswith(magic)
