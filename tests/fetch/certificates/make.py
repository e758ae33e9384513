"""Makes the certificates beside it anew: ``python make.py`` (needs the ``cryptography`` package).

They are for tests on 127.0.0.1 only; their keys are public and worth nothing.
"""

# mypy: ignore-errors

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HERE = Path(__file__).parent
EARLY, LATE = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)


def name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def sign(
    subject: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    start: datetime = EARLY,
    end: datetime = LATE,
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "good.example"),
    authority: bool = False,
) -> bytes:
    builder = (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if authority:
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        builder = builder.add_extension(usage, critical=True)
    else:
        names = [
            x509.IPAddress(ipaddress.ip_address(host)) if host[0].isdigit() else x509.DNSName(host) for host in hosts
        ]
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return builder.sign(issuer_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def main() -> None:
    authority, stranger, leaf = (ec.generate_private_key(ec.SECP256R1()) for _ in range(3))
    key = leaf.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (HERE / "authority.pem").write_bytes(sign("authority", authority, "authority", authority, authority=True))
    files = {
        "good": sign("good", leaf, "authority", authority),
        "expired": sign("expired", leaf, "authority", authority, end=datetime(2021, 1, 1, tzinfo=UTC)),
        "future": sign("future", leaf, "authority", authority, start=datetime(2119, 1, 1, tzinfo=UTC)),
        "wrong_name": sign("wrong", leaf, "authority", authority, hosts=("elsewhere.example", "10.9.8.7")),
        "self_signed": sign("self", leaf, "self", leaf),
        "unknown_authority": sign("stranger", leaf, "stranger", stranger),
    }
    for file, certificate in files.items():
        (HERE / f"{file}.pem").write_bytes(certificate + key)


if __name__ == "__main__":
    main()
