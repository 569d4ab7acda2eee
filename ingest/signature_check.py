"""What pyHanko says of each signature of a PDF (ISO 32000-2, 12.8; RFC 5652; RFC 5280)."""

from __future__ import annotations

import asyncio
import io
import logging
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from ingest.document import Signature

# Each costs some milliseconds; real documents have up to ten, a hostile one has as many as it likes.
_MOST = 50
_LONGEST_NAME = 300
_RANGES = 4  # two starts and two lengths
# A date outside is no date of signing, and cannot be carried to another time zone.
_YEARS = range(1950, 9999)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
# Offices' certificates carry either or both.
_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
_log = logging.getLogger(__name__)
# They tell with tracebacks that a chain ends at an unknown root, which is an answer here and no fault.
for _noisy in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_noisy).setLevel(logging.CRITICAL)


def check(data: bytes, roots: Sequence[bytes]) -> tuple[tuple[Signature, ...], tuple[str, ...]]:
    """The signatures and warnings of `ingest.signatures.read_signatures`. Not for a thread with an event loop."""
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    if reader.encrypted:
        reader.decrypt(b"")  # any viewer opens it without a password: the document was read before
    return asyncio.run(_Check(reader, [x509.Certificate.load(root) for root in roots]).all())


class _Check:
    """The signatures of one file against one set of roots."""

    def __init__(self, reader: Any, roots: list[Any]) -> None:  # noqa: ANN401  (pyHanko's types are not for mypy)
        self.reader = reader
        self.roots = roots
        self.warnings: list[str] = []

    async def all(self) -> tuple[tuple[Signature, ...], tuple[str, ...]]:
        """All signatures, the oldest first; those that cannot be read at all come last."""
        embedded, broken = self._embedded()
        # Of the oldest one it is asked whether anything but signatures was added later: that says it for all.
        found = [await self._signature(one, first=place == 0) for place, one in enumerate(embedded)]
        if broken:
            self.warnings.append(f"signature_unreadable: có {broken} chữ ký số không đọc được")
        nothing = Signature(None, None, None, intact=False, trusted=False, covers_whole_document=False)
        return (*found, *[nothing] * broken), tuple(self.warnings)

    def _embedded(self) -> tuple[list[Any], int]:
        """The signatures in the order of signing, and how many more have nothing that could be read."""
        embedded: list[Any] = []
        broken = 0
        fields = list(islice(self._fields(), _MOST + 1))
        if len(fields) > _MOST:
            self.warnings.append(f"signatures_cut: tệp có trên {_MOST} chữ ký số; chỉ đọc {_MOST} chữ ký đầu")
        for name, field in fields[:_MOST]:
            try:
                one = EmbeddedPdfSignature(self.reader, field, name)
                # All before the signature and all after it. Thousands of ranges would be hashed one by one.
                if len(one.byte_range) != _RANGES:
                    raise ValueError("a signature over other ranges than two")
                embedded.append(one)
            except MemoryError:
                raise
            except Exception:
                _log.debug("signature %s cannot be read", name, exc_info=True)
                broken += 1
        return sorted(embedded, key=lambda one: one.signed_revision), broken

    def _fields(self) -> Iterator[tuple[str, Any]]:
        """The signed fields. A time stamp of the whole document says when it was there, and not who signed it."""
        for name, value, field in enumerate_sig_fields(self.reader, filled_status=True):
            signature = value.get_object()
            if signature.get("/Type") != "/DocTimeStamp" and signature.get("/SubFilter") != "/ETSI.RFC3161":
                yield name, field

    async def _signature(self, embedded: Any, *, first: bool) -> Signature:  # noqa: ANN401
        signer, organisation, when = _who(embedded), _organisation(embedded), _when(embedded)
        try:
            status = await async_validate_pdf_signature(
                embedded, self._context(when), key_usage_settings=_USAGE, skip_diff=not first
            )
        except MemoryError:
            raise
        except Exception:
            _log.debug("signature of %s cannot be checked", signer, exc_info=True)
            self.warnings.append(f"signature_unreadable: không kiểm tra được chữ ký số của {signer or '…'}")
            return Signature(signer, organisation, _iso(when), intact=False, trusted=False, covers_whole_document=False)
        # `intact` of pyHanko is the digest of the bytes, `valid` the signature over that digest: one without the
        # other says nothing.
        intact = bool(status.intact and status.valid)
        self._warn(signer, status, intact=intact, first=first)
        return Signature(
            signer,
            organisation,
            _iso(when),
            intact=intact,
            trusted=bool(self.roots) and intact and bool(status.trusted),
            covers_whole_document=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        )

    def _warn(self, signer: str | None, status: Any, *, intact: bool, first: bool) -> None:  # noqa: ANN401
        name = signer or "…"
        if self.roots and intact and status.trust_problem_indic == AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE:
            self.warnings.append(
                f"signature_weak: chữ ký số của {name} dùng thuật toán yếu (SHA-1) nên không được tin cậy"
            )
        if not intact:
            self.warnings.append(f"signature_broken: nội dung mà {name} ký số đã bị thay đổi sau khi ký")
        elif status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
            self.warnings.append(f"signature_partial: chữ ký số của {name} không bao trùm hết nội dung lúc ký")
        elif first and status.modification_level == ModificationLevel.OTHER:
            self.warnings.append(
                f"changed_after_signing: sau chữ ký số của {name}, tệp còn được sửa ngoài việc ký và điền ô trống"
            )

    def _context(self, when: datetime | None) -> ValidationContext:
        """Chains are judged for the day of signing: certificates of offices last a few years, archives longer."""
        moment = when if when is None or when.tzinfo else when.replace(tzinfo=UTC)
        return ValidationContext(trust_roots=self.roots, allow_fetching=False, moment=moment)


def _who(embedded: Any) -> str | None:  # noqa: ANN401
    return _named(embedded, "common_name")


def _organisation(embedded: Any) -> str | None:  # noqa: ANN401
    return _named(embedded, "organization_name")


def _named(embedded: Any, part: str) -> str | None:  # noqa: ANN401
    """A part of the name that the signer's certificate gives (RFC 5280, 4.1.2.6); None where there is none."""
    value = _or_none(lambda: embedded.signer_cert.subject.native.get(part))
    words: Iterable[Any] = value if isinstance(value, list) else [value]
    text = ", ".join(unicodedata.normalize("NFC", _CONTROL.sub(" ", str(word))).strip() for word in words if word)
    return text[:_LONGEST_NAME] or None


def _when(embedded: Any) -> datetime | None:  # noqa: ANN401
    when = _or_none(lambda: embedded.self_reported_timestamp)
    return when if isinstance(when, datetime) and when.year in _YEARS else None


def _or_none(ask: Callable[[], object]) -> Any:  # noqa: ANN401
    """What a broken certificate or date answers: nothing. asn1crypto parses them when asked, and no sooner."""
    try:
        return ask()
    except MemoryError:
        raise
    except Exception:
        return None


def _iso(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat(timespec="seconds")
