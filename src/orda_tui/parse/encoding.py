"""Bytes -> text, whatever the labels say.

Order: byte order marks and the zero bytes of UTF-16/32; valid UTF-8 with a multi-byte sequence (it wins over every
label: nothing else looks like it by chance); the XML declaration; the HTTP charset; a guess.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from orda_tui.parse.guess import guess_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A label means its superset: that is what browsers read, and so what authors have tested.
_MEANS = {
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "big5": "big5hkscs",
}
# Names that are met in feeds and that Python does not know.
_ALIASES = {
    "win-1251": "cp1251",
    "win1251": "cp1251",
    "cp-1251": "cp1251",
    "windows1251": "cp1251",
    "x-cp1251": "cp1251",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "koi8": "koi8-r",
    "koi": "koi8-r",
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "x-big5": "big5hkscs",
    "utf8mb4": "utf-8",
    "utf8mb3": "utf-8",
    "unicode": "utf-8",
    "x-user-defined": "",
}
# Codecs of Python that are no charset of text on the network, or that hide ASCII from every check.
_NO_CHARSETS = frozenset(
    (
        "utf-7",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "charmap",
        "mbcs",
        "oem",
        "palmos",
    )
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']\s{0,20}([A-Za-z0-9._:+-]{1,40})""")
_CHARSET = re.compile(r"""charset\s{0,20}=\s{0,20}["']?([A-Za-z0-9._:+-]{1,40})""", re.I)
_HEAD = 4096
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 200_000
_MOST_STRAYS = 10_000


class Decoded(NamedTuple):
    """Text and the encoding it was read as. ``mended``: some bytes made no sense and became U+FFFD."""

    text: str
    encoding: str
    mended: bool = False


def codec_of(label: str) -> str:
    """Python's name for the encoding a label means, or "" where nobody knows it."""
    name = label.strip().lower()
    name = _ALIASES.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    if info.name in _NO_CHARSETS or not getattr(info, "_is_text_encoding", True):
        return ""
    return _MEANS.get(info.name, info.name)


def declared_encoding(body: bytes) -> str:
    """The codec the XML declaration names, or ""."""
    found = _DECLARED.search(body, 0, _HEAD)
    return codec_of(found.group(1).decode("ascii")) if found else ""


def charset_of(content_type: str) -> str:
    """The codec the HTTP header names, or ""."""
    found = _CHARSET.search(content_type[:1000])
    return codec_of(found.group(1)) if found else ""


def wide_encoding(body: bytes) -> str:
    """utf-16 or utf-32 by a mark or by the zero bytes around the first ``<`` or ``{``; "" for anything else."""
    for mark, name in _BOMS[1:]:
        if body.startswith(mark):
            return name
    head = body[:4]
    if head[:1] in b"<{\n\r " and head[1:4] == b"\0\0\0":
        return "utf-32-le"
    if head[:3] == b"\0\0\0" and head[3:4] in b"<{\n\r ":
        return "utf-32-be"
    if head[:1] in b"<{\n\r " and head[1:2] == b"\0" and head[2:3] != b"\0":
        return "utf-16-le"
    if head[:1] == b"\0" and head[1:2] and head[1:2] in b"<{\n\r ":
        return "utf-16-be"
    return ""


def decode(body: bytes, content_type: str = "", encoding: str = "") -> Decoded:
    """The text of a body. ``encoding``: the reader's own choice, which beats everything but nonsense. Never raises."""
    chosen = codec_of(encoding) if encoding else ""
    if chosen:
        return _read_as(body, chosen)
    wide = wide_encoding(body)
    if wide:
        return _read_as(body, wide)
    body = body.removeprefix(codecs.BOM_UTF8)
    labels = [name for name in (declared_encoding(body), charset_of(content_type)) if name]
    # ASCII bytes under a label of two bytes a character are a lie of the template.
    labels = [name for name in labels if not name.startswith(("utf-16", "utf-32"))]
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # Seven-bit encodings (ISO-2022-JP, HZ) pass for ASCII: there the label decides.
        return (
            _read_as(body, labels[0]) if labels and labels[0].startswith(("iso2022", "hz")) else Decoded(text, "utf-8")
        )
    if _almost_utf8(body):
        return _read_mixed(body)
    for name in labels:
        if name != "utf-8":
            try:
                return Decoded(body.decode(name), name)
            except (UnicodeDecodeError, ValueError):
                continue
    single = [name for name in labels if name.startswith(("cp", "koi8", "iso8859", "mac", "kz", "ptcp"))]
    name = single[0] if single else guess_encoding(body)
    return _read_mixed(body) if name == "cp1252" and not single and _whole(body)[0] else _read_as(body, name)


def _read_as(body: bytes, name: str) -> Decoded:
    try:
        text = body.decode(name)
        mended = False
    except (UnicodeDecodeError, ValueError):
        text = body.decode(name, "replace")
        mended = True
    return Decoded(text.removeprefix("\ufeff"), name, mended)


def _read_mixed(body: bytes) -> Decoded:
    """UTF-8 into which somebody pasted letters of cp1252 (quotes, dashes, accents); other strays become U+FFFD."""
    text = body.decode("utf-8", "replace")
    if text.count("\ufffd") <= _MOST_STRAYS:
        text = body.decode("utf-8", "orda-stray-bytes")
    return Decoded(text.removeprefix("\ufeff"), "utf-8", True)


def _letter_of_stray(error: UnicodeError) -> tuple[str, int]:
    """What a byte that is no UTF-8 stands for. A lone continuation byte, or an accent between ASCII, is cp1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    body, place = error.object, error.start
    stray = body[place : place + 1]
    around = body[max(0, place - 1) : place] + body[place + 1 : place + 2]
    if stray < b"\xc0" or around.isascii():
        return stray.decode("cp1252", "replace"), place + 1
    return "\ufffd", error.end


codecs.register_error("orda-stray-bytes", _letter_of_stray)


def _almost_utf8(body: bytes) -> bool:
    """UTF-8 with broken places: at least as many of its sequences make sense as not. No other encoding reads so by
    chance, its letters would have to come in just these pairs."""
    whole, broken = _whole(body)
    return whole >= broken


def _whole(body: bytes) -> tuple[int, int]:
    """How many sequences of two bytes and more are UTF-8 and how many are not, from the first one on."""
    first = _HIGH.search(body)
    start = first.start() if first else 0
    text = body[start : start + _SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) - broken, broken
