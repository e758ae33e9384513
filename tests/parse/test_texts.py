"""Short texts: encodings, titles, people, names of elements."""

from __future__ import annotations

import codecs

import pytest
from lxml import etree

from orda_tui.model.parsed import Person
from orda_tui.parse.encoding import codec_of, decode
from orda_tui.parse.guess import guess_encoding
from orda_tui.parse.names import UNDECLARED, Names, prefix_of
from orda_tui.parse.people import join, person
from orda_tui.parse.titles import TITLE_LIMIT, title_of

TEXT = "Городской совет обсудил план ремонта дорог и мостов, сообщили в администрации утром."


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"])
def test_cyrillic_is_guessed(encoding: str) -> None:
    assert guess_encoding(TEXT.encode(encoding)) == encoding
    assert decode(b"<a>" + TEXT.encode(encoding) + b"</a>").text == f"<a>{TEXT}</a>"


def test_latin_accents_stand_alone() -> None:
    assert decode("Le café à Genève".encode("latin-1")).text == "Le café à Genève"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("win-1251", "cp1251"),
        ("CP-1251", "cp1251"),
        ("x-mac-cyrillic", "mac-cyrillic"),
        ("KOI8", "koi8-r"),
        ("ISO-8859-1", "cp1252"),
        ("us-ascii", "utf-8"),
        ("GB2312", "gb18030"),
        ("shift_jis", "cp932"),
        ("euc-kr", "cp949"),
        ("KZ-1048", "kz1048"),
        ("utf8mb4", "utf-8"),
        ("utf-7", ""),
        ("rot13", ""),
        ("hex", ""),
        ("no-such-thing", ""),
        ("\0", ""),
    ],
)
def test_labels(label: str, codec: str) -> None:
    assert codec_of(label) == codec


def test_valid_utf8_beats_every_label() -> None:
    body = f'<?xml version="1.0" encoding="windows-1251"?><a>{TEXT}</a>'.encode()
    assert TEXT in decode(body, "text/xml; charset=koi8-r").text


def test_declaration_beats_the_header_and_the_header_beats_a_guess() -> None:
    declared = b'<?xml version="1.0" encoding="koi8-r"?>' + TEXT.encode("koi8-r")
    assert TEXT in decode(declared, "text/xml; charset=windows-1251").text
    short = "Да".encode("koi8-r")
    assert decode(short, "text/plain; charset=koi8-r").text == "Да"


def test_the_readers_choice_beats_all() -> None:
    body = "Мост".encode("cp866")
    assert decode(body, "text/xml; charset=utf-8", "cp866").text == "Мост"
    assert decode("Мост".encode(), "", "no-such-thing").text == "Мост"


def test_a_few_broken_bytes_are_no_other_encoding() -> None:
    found = decode(TEXT.encode() * 3 + b"\xff\xc3" + TEXT.encode())
    assert (found.encoding, found.mended) == ("utf-8", True)
    assert found.text.count(TEXT) == 4


def test_quotes_of_cp1252_pasted_into_utf8() -> None:
    pasted = "Мост — it".encode() + b"\x92s a caf\xe9, \x93yes\x94 " + "мост".encode()[:-1] + b" "
    found = decode(pasted)
    assert (found.text, found.mended) == ("Мост — it’s a café, “yes” мос\ufffd ", True)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE])
def test_marks_are_not_part_of_the_text(mark: bytes) -> None:
    names = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF32_BE: "utf-32-be"}
    assert decode(mark + "<а/>".encode(names[mark])).text == "<а/>"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("AT&amp;T", "AT&T"),
        ("a &amp;amp; b", "a & b"),
        ("<b>Мост</b>", "Мост"),
        ("Мост<br/>готов", "Мост готов"),
        ("Use &lt;br&gt; here", "Use <br> here"),
        ("if x<y and z>w", "if x<y and z>w"),
        ("Ann <ann@example.org>", "Ann <ann@example.org>"),
        ("&lt;i&gt;Мост&lt;/i&gt;", "Мост"),
        ("x<script>alert(1)</script>y", "xy"),
        ("\x1b]52;c;eA==\x07а\x1b[31mб\u202eв", "абв"),
        ("&#27;[31mа", "[31mа"),
        (" много \n\t пробелов\xa0", "много пробелов"),
        ("", ""),
    ],
)
def test_title(text: str, title: str) -> None:
    assert title_of(text) == title


def test_plain_titles_stay_as_they_are() -> None:
    assert title_of("a <b> &amp; c", is_html=False) == "a <b> &amp; c"
    assert title_of("a &amp;amp; b", twice=False) == "a &amp; b"


def test_titles_are_capped() -> None:
    assert len(title_of("слово " * 50_000)) <= TITLE_LIMIT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Айгуль Омарова", Person("Айгуль Омарова")),
        ("red@gorod.example (Айгуль Омарова)", Person("Айгуль Омарова", "red@gorod.example")),
        ("Айгуль <red@gorod.example>", Person("Айгуль", "red@gorod.example")),
        ("mailto:red@gorod.example", Person("", "red@gorod.example")),
        ("Имя @ник", Person("Имя @ник")),
        ("a@b (" * 2_000, None),
        ("  ", None),
    ],
)
def test_person(text: str, expected: Person | None) -> None:
    found = person(text)
    assert found == expected or (expected is None and found is not None and len(found.name) <= 500)


def test_who_stands_there_twice_is_one() -> None:
    people = [Person("Айгуль"), Person("АЙГУЛЬ", "a@b.example"), Person("Б")]
    assert join(people) == (Person("Айгуль", "a@b.example"), Person("Б"))


@pytest.mark.parametrize(
    ("uri", "prefix"),
    [
        ("http://purl.org/dc/elements/1.1/", "dc"),
        ("https://PURL.org/dc/elements/1.1", "dc"),
        ("http://search.yahoo.com/mrss", "media"),
        ("http://www.itunes.com/DTDs/PodCast-1.0.dtd", "itunes"),
        ("http://backend.userland.com/rss2", ""),
        (UNDECLARED + "content", "content"),
        (UNDECLARED + "rss", ""),
        (UNDECLARED + "nobody", "?"),
        ("urn:nobody", "?"),
    ],
)
def test_namespaces(uri: str, prefix: str) -> None:
    assert prefix_of(uri) == prefix


def test_elements_of_unknown_namespaces_never_count_as_ones_own() -> None:
    names = Names("http://www.w3.org/2005/Atom", "atom")
    assert names["{http://www.w3.org/2005/Atom}Title"] == "title"
    assert names["{http://purl.org/atom/ns#}title"] == "title"
    assert names["{urn:nobody}title"] == "?:title"
    assert names["title"] == "title"
    assert names[etree.Entity("a").tag] == "?"
