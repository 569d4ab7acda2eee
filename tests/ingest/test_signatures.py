"""Digital signatures: who, when, intact, trusted; and files in which something is wrong with them."""

import asyncio
import re
import subprocess
import sys
from datetime import datetime, timedelta

import pytest

import ingest
from ingest import Signature, read_certificates
from ingest.signatures import read_signatures
from tests.conftest import ROOT
from tests.ingest.pdf_builder import Page, build, line
from tests.ingest.signing import TODAY, add_page, issue, sign, sign_by_hand

PLAIN = build([Page([line("Xin chào các bạn", 90, 100)])])
ROOT_CA = issue("Gốc tự lập")
CLERK = issue("Nguyễn Văn A", "Ủy ban nhân dân xã B", ROOT_CA)
CHIEF = issue("Trần Thị C", "Ủy ban nhân dân xã B", ROOT_CA)
SIGNED = sign(PLAIN, CLERK)
TWICE = sign(SIGNED, CHIEF, "Signature2")
PARTLY = sign_by_hand(PLAIN, CLERK, 40)
REAL = ROOT.parent / "shared" / "real" / "ha-noi-quyet-dinh-2280-thoat-nuoc-2026.pdf"


def codes(warnings):
    return [warning.partition(":")[0] for warning in warnings]


def states(data, roots=(ROOT_CA.der,)):
    signatures, warnings = read_signatures(data, roots)
    return [(one.intact, one.trusted, one.covers_whole_document) for one in signatures], codes(warnings)


def forged(data: bytes) -> bytes:
    """A byte within what the first signature covers, changed: the page is a point narrower."""
    assert data.count(b"595") >= 1
    return data.replace(b"595", b"594", 1)


def test_who_and_when():
    (one,), warnings = read_signatures(SIGNED, [ROOT_CA.der])
    assert one == Signature("Nguyễn Văn A", "Ủy ban nhân dân xã B", one.signed_at, True, True, True)
    assert abs((datetime.fromisoformat(one.signed_at) - TODAY).total_seconds()) < 600
    assert warnings == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(PLAIN, ([], []), id="none"),
        pytest.param(TWICE, ([(True, True, False), (True, True, True)], []), id="two"),
        pytest.param(forged(SIGNED), ([(False, False, True)], ["signature_broken"]), id="changed"),
        pytest.param(
            forged(TWICE), ([(False, False, False), (False, False, True)], ["signature_broken"] * 2), id="both"
        ),
        pytest.param(add_page(SIGNED), ([(True, True, False)], ["changed_after_signing"]), id="page added"),
        pytest.param(PARTLY, ([(True, True, False)], ["signature_partial"]), id="over a part"),
        pytest.param(SIGNED + b"\n% more\n", ([(True, True, False)], []), id="bytes added"),
        pytest.param(
            sign(add_page(SIGNED), CHIEF, "Signature2"),
            ([(True, True, False), (True, True, True)], ["changed_after_signing"]),
            id="page between two",
        ),
    ],
)
def test_states(data, expected):
    assert states(data) == expected


@pytest.mark.parametrize(
    ("roots", "trusted"),
    [((), False), ((ROOT_CA.der,), True), ((issue("Gốc khác").der,), False), ((issue("Gốc tự lập").der,), False)],
    ids=["no roots", "its root", "another", "another of the same name"],
)
def test_trust(roots, trusted):
    assert states(SIGNED, roots)[0] == [(True, trusted, True)]


def test_the_chain_is_judged_for_the_day_of_signing():
    """Certificates of offices last a few years: what was signed by a valid one stays so in the archive."""
    root = issue("Gốc", days=(-9, -1))
    clerk = issue("Nguyễn Văn A", None, root, days=(-9, -5))
    old, late = (sign_by_hand(PLAIN, clerk, when=TODAY - timedelta(days=days)) for days in (7, 2))
    assert states(old, [root.der]) == ([(True, True, True)], [])
    assert states(late, [root.der]) == ([(True, False, True)], [])


def test_a_weak_algorithm_is_not_trusted():
    weak = sign_by_hand(PLAIN, CLERK, algorithm="sha1")
    assert states(weak) == ([(True, False, True)], ["signature_weak"])
    assert states(weak, ()) == ([(True, False, True)], [])


def test_an_expired_certificate_is_not_trusted():
    late = issue("Nguyễn Văn A", None, ROOT_CA, days=(-9, -5))
    assert states(sign(PLAIN, late)) == ([(True, False, True)], [])


@pytest.mark.parametrize(
    "break_it",
    [
        lambda data: re.sub(rb"/Contents ?<[0-9a-fA-F]{40}", b"/Contents <" + b"0" * 40, data),
        lambda data: data.replace(b"/ByteRange", b"/ByteRANGE") + b"% /ByteRange",
        lambda data: re.sub(rb"/SubFilter ?/adbe", b"/SubFilter /abcd", data),
        lambda data: data[: data.rindex(b"startxref")],
    ],
    ids=["contents", "no range", "another kind", "no end"],
)
def test_a_broken_signature_does_not_stop_the_reading(break_it):
    document = ingest.read(break_it(SIGNED))
    assert document.text == "Xin chào các bạn"
    assert not any(one.intact or one.trusted for one in document.signatures)
    assert codes(document.warnings) == ["signature_unreadable"]


def test_the_range_in_an_unsigned_file():
    assert read_signatures(PLAIN + b"% /ByteRange") == ((), ())


def test_the_document_carries_them():
    document = ingest.read(SIGNED, trust_roots=[ROOT_CA.der])
    assert [one.trusted for one in document.signatures] == [True]
    assert ingest.read(PLAIN).signatures == ()


def test_a_caller_with_an_event_loop():
    async def caller():
        return states(SIGNED)

    assert asyncio.run(caller()) == ([(True, True, True)], [])


def test_certificates_in_either_form():
    assert read_certificates(ROOT_CA.der) == [ROOT_CA.der]
    assert read_certificates(b"A root:\n" + ROOT_CA.pem + CLERK.pem) == [ROOT_CA.der, CLERK.der]


@pytest.mark.parametrize("data", [b"", b"hello", ROOT_CA.der[:100], b"-----BEGIN X-----\nAAAA\n-----END X-----\n"])
def test_no_certificates(data):
    with pytest.raises(ValueError, match=r"."):
        read_certificates(data)


def test_pyhanko_is_not_loaded_for_files_without_signatures(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(PLAIN)
    program = f"import ingest, sys; ingest.read({str(file)!r}); sys.exit('pyhanko' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


@pytest.mark.skipif(not REAL.exists(), reason="needs shared/real beside the project")
def test_a_real_file():
    signatures, warnings = read_signatures(REAL.read_bytes())
    assert (len(signatures), warnings) == (7, ())
    assert all(one.intact and not one.trusted and one.organisation for one in signatures)
    assert [one.covers_whole_document for one in signatures] == [False] * 6 + [True]
    assert signatures[0].signed_at == "2026-04-23T15:58:40+07:00"
