"""Text, RTF and HTML made to hurt: what makes slow rules slow, nesting without end, encodings that are none."""

from __future__ import annotations

import random
from collections.abc import Iterator

_HEAD = "UBND XÃ A\nSố: 1/KH-UBND\nA, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nLàm việc\n"


def texts() -> Iterator[tuple[str, bytes]]:
    """Plain text and Markdown."""
    long = {
        "letters": "a" * 400_000,
        "blanks": " " * 400_000 + "a",
        "lines": "\n" * 400_000 + "a",
        "dots": "1." * 50_000,
        "labels": "\n".join(f"{number}. a" for number in range(8_000)),
        "same-labels": "1. a\n" * 8_000,
        "deep-labels": "\n".join(".".join(["1"] * (1 + depth % 60)) + ". a" for depth in range(2_000)),
        "romans": "\n".join("I" * (number % 90) + ". a" for number in range(3_000)),
        "brackets": "(" * 50_000 + ")" * 50_000,
        "quotes": "“" * 50_000 + "a" + "”" * 50_000,
        "and": "và " * 60_000,
        "commas": "Sở Nội vụ, " * 10_000 + "chủ trì",
        "orders": "Giao Sở Nội vụ chủ trì, phối hợp với Sở Y tế " * 2_500,
        "dates": "từ ngày 01/01/2026 đến ngày 31/12/2026 " * 3_000,
        "numbers": "9" * 100_000 + " tập thể",
        "counts": "ít nhất 05 tập thể và 05 cá nhân " * 4_000,
        "codes": "12/KH-UBND, " * 10_000,
        "slashes": "12/" * 50_000,
        "dashes": "-" * 100_000,
        "bullets": "- a\n" * 20_000,
        "table": "| a | b |\n|---|---|\n" + "| c | d |\n" * 5_000,
        "wide-table": "|" + " a |" * 5_000 + "\n|" + "---|" * 5_000 + "\n|" + " b |" * 5_000,
        "stars": "*" * 60_000 + "a",
        "marks": "a" + "\N{COMBINING ACUTE ACCENT}" * 200_000,
        "composed": "e\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING ACUTE ACCENT}" * 60_000,
        "overrides": "\N{RIGHT-TO-LEFT OVERRIDE}" * 60_000,
        "zero-width": "\N{ZERO WIDTH SPACE}" * 100_000,
        "wide-letters": "\N{MATHEMATICAL BOLD CAPITAL A}" * 60_000,
        "recipients": "Nơi nhận:\n" + "- Như trên;\n" * 8_000,
        "bases": "Căn cứ Luật A ngày 01 tháng 01 năm 2020;\n" * 5_000,
        "every-year": "hằng năm, hàng quý, hàng tháng " * 5_000,
    }
    for name, body in long.items():
        yield f"long-{name}.txt", (_HEAD + body).encode()
    yield "long-markdown.md", ("#" * 5_000 + " a\n> " + "> " * 5_000 + "b\n").encode()
    yield "file-too-big.txt", b"a " * (26 << 20)
    yield "utf16-odd.txt", b"\xff\xfe" + _HEAD.encode("utf-16-le")[:-1]
    yield "utf16-surrogates.txt", b"\xff\xfe" + b"\x00\xd8" * 2_000
    yield "utf8-overlong.txt", b"\xc0\xaf\xe0\x80\xaf" * 500 + _HEAD.encode()
    yield "utf8-cut.txt", _HEAD.encode() + b"\xe1\xba"
    yield "latin.txt", _HEAD.encode("utf-8").decode("latin-1").encode("utf-8")
    yield "all-bytes.txt", bytes(range(32, 256)) * 40
    yield "nul.txt", b"\0" * 5_000


def rtfs() -> Iterator[tuple[str, bytes]]:
    """Rich Text Format; LibreOffice is to read it, so they are few."""
    yield "deep.rtf", b"{\\rtf1 " + b"{" * 30_000 + b"a" + b"}" * 30_000 + b"}"
    yield "open.rtf", b"{\\rtf1 " + b"{\\b " * 2_000 + b"a"
    yield "binary.rtf", b"{\\rtf1 {\\bin2147483647 abc} a}"
    yield "object.rtf", b"{\\rtf1 {\\object\\objemb{\\*\\objdata " + b"d0cf11e0a1b11ae1" * 3_000 + b"}} a}"
    yield "picture.rtf", b"{\\rtf1 {\\pict\\pngblip\\picw99999999\\pich99999999 " + b"89504e47" * 500 + b"} a}"
    yield "field.rtf", b'{\\rtf1 {\\field{\\*\\fldinst INCLUDETEXT "file:///etc/passwd"}{\\fldrslt a}} a}'
    yield "cells.rtf", b"{\\rtf1 " + b"\\trowd\\cellx1000 a\\cell\\row " * 3_000 + b"}"


def htmls() -> Iterator[tuple[str, bytes]]:
    """Word's saved HTML and what calls itself so."""
    yield "deep.html", b"<html><body>" + b"<div>" * 60_000 + b"a"
    yield "deep-tables.html", b"<html><body>" + b"<table><tr><td>" * 3_000 + b"a"
    yield "deep-lists.html", b"<html><body>" + b"<ol><li>" * 5_000 + b"a"
    yield "span.html", b'<html><body><table><tr><td colspan="999999999" rowspan="999999999">a</td></tr></table>'
    yield (
        "spans.html",
        b"<html><body><table>" + b'<tr><td colspan="1000" rowspan="1000">a</td></tr>' * 300 + b"</table>",
    )
    yield "attributes.html", b"<html><body " + b'a="b" ' * 60_000 + b">a</body>"
    yield "entities.html", b"<html><body>" + b"&amp;&#x1F600;&#99999999999;&bogus" * 20_000
    yield "script.html", b"<html><body><script>" + b"while(1);" * 1_000 + b"</script>a<iframe src=http://127.0.0.1:9/>"
    yield "style.html", b"<html><head><style>" + b"p{" * 60_000 + b"</style><body>a"
    yield "style-import.html", b"<html><style>@import url(file:///etc/passwd);</style><body><p class=MsoNormal>a"
    yield "comment.html", b"<!--" * 60_000 + b"<html><body>a"
    yield "doctype.html", b'<!DOCTYPE html [<!ENTITY a "aaaa">]><html><body>' + b"&a;" * 9_000
    yield "charset.html", b'<html><meta charset="utf-7"><body>+ADw-script+AD4-'
    yield "charset-none.html", b'<html><meta charset="none"><body>a'
    noise = random.Random(3).randbytes(40_000).replace(b"\0", b"<")
    yield "noise.html", b"<html><body>" + noise
