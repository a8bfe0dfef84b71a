"""Signed PDFs of a test authority: signed once or twice, added to, broken after signing, by an expired certificate."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import signers

NAME = "UBND phường Mẫu"
EXPIRED = "Người ký hết hạn"
ROOT = "Tổ chức chứng thực thử"


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _certificate(subject: str, key: Any, issuer: str, issuer_key: Any, *, authority: bool) -> x509.Certificate:
    at, until = datetime.now(UTC), -30 if subject == EXPIRED else 400
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "crl_sign", "encipher_only", "decipher_only"), False
    )
    own = x509.KeyUsage(
        digital_signature=True, content_commitment=not authority, key_cert_sign=authority, **usage
    )  # fmt: skip
    builder = x509.CertificateBuilder(_name(issuer), _name(subject), key.public_key(), x509.random_serial_number())
    return (
        builder.not_valid_before(at - timedelta(days=400)).not_valid_after(at + timedelta(days=until))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(own, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .sign(issuer_key, hashes.SHA256())
    )  # fmt: skip


@cache
def authority(name: str) -> tuple[x509.Certificate, Any]:
    key = ec.generate_private_key(ec.SECP256R1())
    return _certificate(name, key, name, key, authority=True), key


def root_pem(name: str = ROOT) -> bytes:
    return authority(name)[0].public_bytes(serialization.Encoding.PEM)


@cache
def signer(name: str = NAME) -> signers.SimpleSigner:
    root, root_key = authority(ROOT)
    key = ec.generate_private_key(ec.SECP256R1())
    own = _certificate(name, key, ROOT, root_key, authority=False)
    kept = pkcs12.serialize_key_and_certificates(b"", key, own, [root], serialization.NoEncryption())
    found = signers.SimpleSigner.load_pkcs12_data(kept, other_certs=[])
    assert found is not None
    return found


def plain_pdf() -> bytes:
    """One page that says what it is."""
    writer = PdfFileWriter()
    text = generic.StreamObject(stream_data=b"BT /F1 12 Tf 20 100 Td (Ke hoach cai cach hanh chinh) Tj ET")
    font = generic.DictionaryObject({
        generic.pdf_name("/Type"): generic.pdf_name("/Font"), generic.pdf_name("/Subtype"): generic.pdf_name("/Type1"),
        generic.pdf_name("/BaseFont"): generic.pdf_name("/Helvetica"),
    })  # fmt: skip
    fonts = generic.DictionaryObject({generic.pdf_name("/F1"): font})
    page = PageObject(
        contents=writer.add_object(text), media_box=generic.ArrayObject(map(generic.NumberObject, (0, 0, 300, 200))),
        resources=generic.DictionaryObject({generic.pdf_name("/Font"): fonts}),
    )  # fmt: skip
    writer.insert_page(page)
    return _written(writer)


def _signed(content: bytes, name: str, field: str) -> bytes:
    out, meta = BytesIO(), signers.PdfSignatureMetadata(field_name=field)
    signers.PdfSigner(meta, signer(name)).sign_pdf(IncrementalPdfFileWriter(BytesIO(content)), output=out)
    return out.getvalue()


def signed_pdf(*names: str) -> bytes:
    """Signed by each in turn, as the Chair and then the seal of the office do."""
    content = plain_pdf()
    for n, name in enumerate(names or (NAME,)):
        content = _signed(content, name, f"Chu_ky_{n}")
    return content


def signed_form(*, filled: bool) -> bytes:
    """A form of one text field, signed twice, perhaps filled between."""
    key, of = generic.pdf_name, generic.DictionaryObject
    writer = IncrementalPdfFileWriter(BytesIO(plain_pdf()))
    field = writer.add_object(of({
        key("/FT"): key("/Tx"), key("/T"): generic.pdf_string("So_tien"), key("/V"): generic.pdf_string("1"),
        key("/Type"): key("/Annot"), key("/Subtype"): key("/Widget"), key("/F"): generic.NumberObject(4),
        key("/Rect"): generic.ArrayObject(map(generic.NumberObject, (20, 20, 90, 40))),
    }))  # fmt: skip
    writer.root["/AcroForm"] = writer.add_object(of({key("/Fields"): generic.ArrayObject([field])}))
    writer.update_root()
    writer.register_annotation(writer.find_page_for_modification(0)[0], field)
    once = _signed(_written(writer), "Nguyễn Văn Mẫu", "Chu_ky_0")
    if filled:
        later = IncrementalPdfFileWriter(BytesIO(once))
        text = later.root["/AcroForm"]["/Fields"].raw_get(0)
        text.get_object()["/V"] = generic.pdf_string("1000000")
        later.mark_update(text)
        once = _written(later)
    return _signed(once, NAME, "Chu_ky_1")


def _written(writer: Any) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def tampered(content: bytes) -> bytes:
    """One byte of the text another one."""
    assert b"(Ke hoach" in content
    return content.replace(b"(Ke hoach", b"(Ke hoaxh", 1)


def unreadable(content: bytes) -> bytes:
    """The signature itself is no longer one."""
    at = content.index(b"/Contents <") + 11
    return content[:at] + b"00" * 40 + content[at + 80 :]


def added_to(content: bytes) -> bytes:
    """Something written into the document after it was signed."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    text = generic.StreamObject(stream_data=b"BT /F1 12 Tf 20 50 Td (Them sau) Tj ET")
    writer.add_stream_to_page(0, writer.add_object(text))
    return _written(writer)
