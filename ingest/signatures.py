"""Digital signatures of a PDF: who signed, when, whether what was signed is unchanged, and who vouches for the signer.

Only what every call needs is imported here; pyHanko loads when the bytes hold a signature.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from ingest.document import Signature

# Every signature dictionary has this entry, outside compressed objects (ISO 32000-2, 12.8.1).
_MARK = b"/ByteRange"
_UNREADABLE = "signature_unreadable: tệp có chữ ký số nhưng không đọc được"
_log = logging.getLogger(__name__)

Signatures = tuple[tuple[Signature, ...], tuple[str, ...]]


def read_signatures(data: bytes, roots: Sequence[bytes] = ()) -> Signatures:
    """The signatures of a PDF in the order of signing, and warnings ("code: sentence") on them.

    `roots` are certificates (DER) that are trusted; without any no signature is. Nothing is fetched, so that a
    revoked certificate is known only by what the file itself carries. Raises nothing but MemoryError: what cannot be
    read gives a warning. Times are those that the signers' programs state.
    """
    if _MARK not in data:
        return (), ()
    try:
        from ingest.signature_check import check

        # pyHanko runs an event loop, which a thread has one of at most: the caller's may have its own.
        with ThreadPoolExecutor(1, "signatures") as apart:
            return apart.submit(check, data, roots).result()
    except MemoryError:
        raise
    except Exception:
        _log.debug("signatures could not be read", exc_info=True)
        return (), (_UNREADABLE,)


def read_certificates(data: bytes) -> list[bytes]:
    """The certificates in a PEM or DER file, each as DER. Raises ValueError where there is none or one is broken."""
    from pyhanko.keys import load_certs_from_pemder_data

    certificates = list(load_certs_from_pemder_data(data))
    if not certificates:
        raise ValueError("no certificate")
    for certificate in certificates:
        _ = certificate.subject.native, certificate.public_key.native  # asn1crypto parses when asked
    return [certificate.dump() for certificate in certificates]
