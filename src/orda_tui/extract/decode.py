"""Bytes of a page -> text: which character set, and nothing that a parser could stumble over."""

from __future__ import annotations

import codecs
import re

from orda_tui.extract.patterns import lazy

#: Longest page that is read, in code points; what lies behind it is no article.
LONGEST = 6_000_000


_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.I)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What browsers read under these labels, because pages mean it that way.
_WEB = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-11": "cp874", "tis-620": "cp874", "utf-16": "utf-16-le",
}  # fmt: skip
_SURROGATE = lazy("[\ud800-\udfff]")
_RUN = re.compile(rb"[\xa8\xb8\xc0-\xff]{3,}")


def decode_page(body: bytes | str, content_type: str = "") -> str:
    """The page as text without NUL and lone surrogates. Valid UTF-8 is believed first, then a byte order mark, then
    what the page or ``content_type`` declares; bytes that fit nothing become U+FFFD. Never raises."""
    if not isinstance(body, str):
        return _decode(body, content_type)[:LONGEST].replace("\0", "")
    text = body[:LONGEST].replace("\0", "")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _decode(body: bytes, content_type: str) -> str:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    zeros = body[:400].count(0)
    if zeros > 100:  # UTF-16 without a mark: every other byte of Latin text is zero
        return body.decode("utf-16-le" if body[1:400:2].count(0) * 2 > zeros else "utf-16-be", "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for source in (body[:4096], content_type.encode("ascii", "replace")):
        found = _DECLARED.search(source)
        name = known_charset(found[1].decode("ascii")) if found else ""
        if name:
            return body.decode(name, "replace")
    return _guess(body)


def known_charset(label: str) -> str:
    """The codec for a declared label, as browsers understand it, or "" where there is none for text."""
    try:
        info = codecs.lookup(label.strip().lower())
        "".encode(info.name)  # codecs such as "hex" or "rot13" are no character sets
    except (LookupError, UnicodeError, TypeError, ValueError):
        return ""
    return _WEB.get(info.name, info.name)


def _guess(body: bytes) -> str:
    """Undeclared and no UTF-8: Cyrillic where the letters read so, broken UTF-8 where most of it is whole, or Latin."""
    text = body.decode("utf-8", "replace")
    high = sum(byte >= 0x80 for byte in body)
    if text.count("\ufffd") * 10 < high:
        return text
    # Letters beyond ASCII come in runs where the script is Cyrillic, one by one where it is Latin.
    in_runs = sum(len(run) for run in _RUN.findall(body))
    return body.decode("cp1251" if in_runs * 2 > high else "cp1252", "replace")
