"""Character sets: what is valid UTF-8 is believed, then a byte order mark, then what is declared."""

from __future__ import annotations

import codecs

import pytest

from orda_tui.extract.decode import decode_page, known_charset

TEXT = "Мост через Талую, қаңтар"


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (TEXT.encode(), "text/html; charset=windows-1251", TEXT),  # valid UTF-8 wins over a false header
        (codecs.BOM_UTF8 + TEXT.encode(), "", TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "", TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "text/html; charset=utf-8", TEXT),
        (("<p>" * 100 + "plain").encode("utf-16-le"), "", "<p>" * 100 + "plain"),
        (("<p>" * 100 + "plain").encode("utf-16-be"), "", "<p>" * 100 + "plain"),
        ("<meta charset=windows-1251>мост".encode("cp1251"), "", "<meta charset=windows-1251>мост"),
        ("мост".encode("koi8-r"), "text/html; charset=koi8-r", "мост"),
        ("<meta charset='iso-8859-1'>“café”".encode("cp1252"), "", "<meta charset='iso-8859-1'>“café”"),
        ("мост через реку стоит давно".encode("cp1251"), "", "мост через реку стоит давно"),
        ("naïve café".encode("cp1252"), "", "naïve café"),
        ("мост через реку".encode()[:-1], "", "мост через рек\ufffd"),  # cut in the middle of a letter
        (b"<meta charset=hex>caf\xe9", "text/html; charset=nonsense", "<meta charset=hex>café"),
    ],
)
def test_bytes(body: bytes, content_type: str, expected: str) -> None:
    assert decode_page(body, content_type) == expected


def test_nul_and_lone_surrogates_go() -> None:
    assert decode_page("a\0b\ud800c") == "ab\ufffdc"


@pytest.mark.parametrize(("label", "expected"), [("UTF8", "utf-8"), ("latin1", "cp1252"), ("rot13", ""), ("zip", "")])
def test_labels(label: str, expected: str) -> None:
    assert known_charset(label) == expected
