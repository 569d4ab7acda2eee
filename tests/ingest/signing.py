"""Certificates and signatures of our own making, for PDFs that the tests sign."""

from __future__ import annotations

import asyncio
import hashlib
import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

TODAY = datetime.now(UTC).replace(microsecond=0)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Holder:
    """Who holds a certificate, with the key to it."""

    key: ec.EllipticCurvePrivateKey
    certificate: certificates.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def issue(name, organisation=None, issuer=None, days=(-10, 10)) -> Holder:
    """A certificate for a name, valid from and to so many days from now; a root's where there is no issuer."""
    key = ec.generate_private_key(ec.SECP256R1())
    parts = [certificates.NameAttribute(NameOID.COMMON_NAME, name)]
    if organisation:
        parts.append(certificates.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    subject = certificates.Name(parts)
    root = issuer is None
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    built = (
        certificates.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if root else issuer.certificate.subject)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(TODAY + days[0] * _DAY)
        .not_valid_after(TODAY + days[1] * _DAY)
        .add_extension(certificates.BasicConstraints(ca=root, path_length=None), critical=True)
        .add_extension(
            certificates.KeyUsage(
                digital_signature=not root, content_commitment=False, key_cert_sign=root, crl_sign=root, **usage
            ),
            critical=True,
        )
        .sign(key if root else issuer.key, hashes.SHA256())
    )
    return Holder(key, built)


def sign(data: bytes, holder: Holder, field="Signature1") -> bytes:
    """The PDF with one more signature, at its end as every program adds it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    fields.append_signature_field(writer, fields.SigFieldSpec(field))
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
    return bytes(signers.sign_pdf(writer, meta, signer_of(holder)).getbuffer())


def signer_of(holder: Holder) -> signers.SimpleSigner:
    raw = holder.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        x509.Certificate.load(holder.der), keys.PrivateKeyInfo.load(raw), SimpleCertificateStore()
    )


def sign_by_hand(data: bytes, holder: Holder, left=0, when=TODAY, algorithm="sha256") -> bytes:
    """The PDF with a signature that is right and leaves out so many bytes at the end of what was there."""
    signed = sign(data, holder)
    range_ = re.search(rb"/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+)", signed)
    shorter = str(int(range_[4]) - left).encode().ljust(len(range_[4]))
    signed = signed[: range_.start(4)] + shorter + signed[range_.end(4) :]
    first, second = int(range_[2]), int(range_[3])
    digest = hashlib.new(algorithm, signed[:first] + signed[second : second + int(shorter)]).digest()
    settings = signers.pdf_cms.PdfCMSSignedAttributes(signing_time=when)
    signing = signer_of(holder).async_sign(digest, algorithm, signed_attr_settings=settings)
    cms = asyncio.run(signing).dump().hex().encode()
    return signed[: first + 1] + cms.ljust(second - first - 2, b"0") + signed[second - 1 :]


def add_page(data: bytes) -> bytes:
    """The PDF with an empty page added behind its end, as an editor saves a change."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Page"),
            NameObject("/MediaBox"): ArrayObject(map(NumberObject, (0, 0, 9, 9))),
        }
    )
    pages = writer.root["/Pages"]
    page[NameObject("/Parent")] = writer.root.raw_get("/Pages")
    pages["/Kids"].append(writer.add_object(page))
    pages[NameObject("/Count")] = NumberObject(len(pages["/Kids"]))
    writer.update_container(pages)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
