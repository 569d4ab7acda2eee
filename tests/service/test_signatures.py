"""Digital signatures in what the command line prints, and the roots that they are trusted by."""

import json
import re

import pytest

from service.messages import Messages
from service.settings import TRUST_ROOTS, SettingError, read_trust_roots
from tests.ingest.pdf_builder import Page, build, line
from tests.ingest.signing import add_page, issue, sign

VI = Messages("vi")
ROOT_CA = issue("Gốc tự lập")
CLERK = issue("Nguyễn Văn A", "Ủy ban nhân dân xã B", ROOT_CA)
SIGNED = sign(build([Page([line("Xin chào các bạn", 90, 100)])]), CLERK)


@pytest.fixture
def signed(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(SIGNED)
    return file


@pytest.fixture
def roots(tmp_path, monkeypatch):
    file = tmp_path / "roots.pem"
    file.write_bytes(ROOT_CA.pem)
    monkeypatch.setenv(TRUST_ROOTS, str(file))
    return file


def test_they_stand_in_the_plan(khubnd, signed):
    (one,) = json.loads(khubnd("extract", signed).out)["source"]["signatures"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", one.pop("signed_at"))
    assert one == {
        "signer": "Nguyễn Văn A",
        "organisation": "Ủy ban nhân dân xã B",
        "intact": True,
        "trusted": False,
        "covers_whole_document": True,
    }


def test_the_roots_reach_the_reader(khubnd, signed, roots):
    assert json.loads(khubnd("extract", signed).out)["source"]["signatures"][0]["trusted"] is True


def test_check_lists_them(khubnd, signed, roots):
    lines = khubnd("check", signed).out.splitlines()
    at = lines.index("Chữ ký số: 1")
    assert re.fullmatch(r" - Nguyễn Văn A, Ủy ban nhân dân xã B, \d\d:\d\d \d\d/\d\d/\d{4}", lines[at + 1])
    assert lines[at + 2] == "   nội dung đã ký còn nguyên vẹn; chứng thư được tin cậy; bao trùm cả tệp"


@pytest.mark.parametrize(
    ("data", "state", "code"),
    [
        (SIGNED.replace(b"595", b"594", 1), "NOT valid: what was signed has been changed", "signature_broken"),
        (
            add_page(SIGNED),
            "what was signed is unchanged; certificate not verified; the file has parts outside this signature",
            "changed_after_signing",
        ),
    ],
    ids=["changed", "added to"],
)
def test_what_is_wrong_in_english(khubnd, signed, data, state, code):
    signed.write_bytes(data)
    out = khubnd("check", "--lang=en", signed).out
    assert f"   {state}\n" in out
    assert f"[{code}]" in out


def test_the_summary_lists_them(khubnd, signed):
    out = khubnd("extract", "--format=table", signed).out
    assert "\nChữ ký số (1)\n - Nguyễn Văn A, " in out


@pytest.mark.parametrize(("name", "data"), [("a.pem", ROOT_CA.pem), ("a.CER", ROOT_CA.der), ("a.crt", ROOT_CA.pem)])
def test_a_folder_of_roots(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "readme.txt").write_text("x")
    assert read_trust_roots({TRUST_ROOTS: str(tmp_path)}, VI) == [ROOT_CA.der]


@pytest.mark.parametrize("environ", [{}, {TRUST_ROOTS: ""}])
def test_no_roots(environ):
    assert read_trust_roots(environ, VI) == []


@pytest.mark.parametrize(
    ("name", "named", "reason"),
    [
        ("x.pem", "x.pem", "không phải chứng thư số dạng PEM hoặc DER"),
        ("x.pem", ".", "không phải chứng thư số dạng PEM hoặc DER"),
        ("x.txt", ".", "thư mục không có tệp chứng thư số nào (.pem, .crt, .cer, .der)"),
        ("x.pem", "y.pem", "không có tệp hay thư mục này"),
    ],
)
def test_roots_that_cannot_be_used(tmp_path, name, named, reason):
    (tmp_path / name).write_text("x")
    with pytest.raises(SettingError) as caught:
        read_trust_roots({TRUST_ROOTS: str(tmp_path / named)}, VI)
    assert caught.value.code == "bad_setting"
    assert caught.value.sentence(VI).endswith(f": {reason}")


def test_wrong_roots_stop_the_command(khubnd, signed, roots):
    roots.write_text("x")
    outcome = khubnd("check", signed)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith("[bad_setting]\n")
