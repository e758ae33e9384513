"""Answers of servers that misbehave, and the words with which each exchange must end."""

from __future__ import annotations

from tests import loopback
from tests.loopback import Personality

CRUMBS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 300_000
HINTS = b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000


def head(*rows: bytes) -> bytes:
    """The head of an answer with these rows."""
    return b"\r\n".join([b"HTTP/1.1 200 OK", *rows, b"", b""])


HOSTILE: dict[str, tuple[Personality, str]] = {
    "drip": (loopback.drip(), "a few bytes at a time"),
    "drip-head": (loopback.drip_head(), "a few bytes at a time"),
    "endless": (loopback.endless, "more than 20 MB"),
    "silent": (loopback.silent, r"did not answer within"),
    "rude": (loopback.rude, "closed the connection in the middle"),
    "gzip-bomb": (loopback.bomb("gzip"), "more than 20 MB"),
    "deflate-bomb": (loopback.bomb("deflate"), "more than 20 MB"),
    "nested-bomb": (loopback.nested_bomb(), "more than 20 MB"),
    "brotli-bomb": (loopback.bomb("br"), "as br, which it was not asked for"),
    "zstd-bomb": (loopback.bomb("zstd"), "as zstd, which it was not asked for"),
    "cut": (loopback.cut_short(), "in the middle of its answer"),
    "cut-chunk": (loopback.raw(head(b"Transfer-Encoding: chunked") + b"ff\r\nx"), "in the middle"),
    "cut-gzip": (loopback.raw(head(b"Content-Encoding: gzip") + b"\x1f\x8b\x08"), "in the middle"),
    "cut-head": (loopback.raw(b"HTTP/1.1 200"), "in the middle"),
    "crumbs": (loopback.raw(CRUMBS), "not by the rules"),
    "large-head": (loopback.many_headers(), "far too many headers"),
    "many-headers": (loopback.raw(head(*[b"X: y"] * 2000) + b"x"), "far too many headers"),
    "one-header": (loopback.raw(b"HTTP/1.1 200 OK\r\n" + b"X" * 400_000), "far too many headers"),
    "claims-much": (loopback.raw(head(b"Content-Length: 99999999999")), "more than 20 MB"),
    "two-lengths": (loopback.raw(head(b"Content-Length: 5", b"Content-Length: 6") + b"abcdef"), "rules"),
    "negative-length": (loopback.raw(head(b"Content-Length: -1") + b"x"), "not by the rules"),
    "odd-transfer": (loopback.raw(head(b"Transfer-Encoding: odd") + b"x"), "not by the rules"),
    "bad-chunk": (loopback.raw(head(b"Transfer-Encoding: chunked") + b"zz\r\n"), "not by the rules"),
    "no-http": (loopback.raw(b"SSH-2.0-OpenSSH\r\n\r\n"), "not by the rules"),
    "tls-alert": (loopback.raw(b"\x15\x03\x01\x00\x02\x02\x50\r\n\r\n"), "not by the rules"),
    "bad-status": (loopback.raw(b"HTTP/1.1 99999 x\r\n\r\n"), "not by the rules"),
    "redirect-loop": (loopback.redirect("/redirect-loop"), "redirects in circles"),
    "endless-hints": (loopback.raw(HINTS), "far too many headers"),
}
"""By name: the personality (redirects lead to the path of that name), and a pattern of what must be said."""
