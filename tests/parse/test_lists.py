"""Lists of subscriptions: OPML, newsboat's urls, plain addresses. Nothing is run, everything left out is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orda_tui.errors import NotAFeed, SourceError
from orda_tui.model.subscription import Subscription
from orda_tui.parse.addresses import read_list
from orda_tui.parse.lists import LIST_LIMIT
from orda_tui.parse.newsboat import is_urls, read_urls, split_words
from orda_tui.parse.opml import SETTINGS, read_opml, write_opml


def opml(outlines: str, head: str = "<head><title>Мои ленты</title></head>") -> bytes:
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n{head}<body>\n'
    return f"{start}{outlines}\n</body></opml>".encode()


def test_folders_titles_and_order() -> None:
    found = read_opml(
        opml(
            '<outline text="Город"><outline text="Мосты" title="Все мосты" type="rss" xmlUrl="https://a.example/f"'
            ' htmlUrl="https://a.example/" category="/новости/город,мосты"/>\n'
            '<outline title="Районы"><outline text="Юг" XMLURL="http://b.example/f"/></outline></outline>\n'
            '<outline url="https://c.example/f"/>'
        )
    )
    assert found.title == "Мои ленты"
    assert found.items == (
        Subscription(
            "https://a.example/f", "Все мосты", "Мосты", "Город", ("новости/город", "мосты"), 4, "https://a.example/"
        ),
        Subscription("http://b.example/f", "Юг", "", "Город/Районы", (), 5),
        Subscription("https://c.example/f", "", "", "", (), 6),
    )
    assert found.skipped == ()


@pytest.mark.parametrize(
    ("outline", "why"),
    [
        ('<outline text="x" xmlUrl="|rm -rf ~"/>', "never run"),
        ('<outline text="x" xmlUrl="exec:~/x.sh"/>', "never run"),
        ('<outline text="x" xmlUrl="filter:a:https://a.example/f"/>', "never run"),
        ('<outline text="x" xmlUrl="file:///etc/passwd"/>', "http"),
        ('<outline text="x" xmlUrl="javascript:alert(1)"/>', "http"),
        ('<outline text="x" xmlUrl="ftp://a.example/f"/>', "http"),
        ('<outline text="x" type="include" url="https://a.example/list.opml"/>', "includes another list"),
        ('<outline text="note" type="text"/>', "has no address"),
    ],
)
def test_what_is_skipped_is_told(outline: str, why: str) -> None:
    found = read_opml(opml(f'{outline}<outline xmlUrl="https://ok.example/f"/>'))
    assert [item.address for item in found.items] == ["https://ok.example/f"]
    assert len(found.skipped) == 1
    assert why in found.skipped[0].why
    assert found.skipped[0].line == 4


def test_no_attribute_has_power() -> None:
    found = read_opml(opml('<outline xmlUrl="https://a.example/f" allow_private="1" selector="body" onclick="x()"/>'))
    assert found.items == (Subscription("https://a.example/f", line=4),)
    foreign = f'<outline xmlns:o="{SETTINGS}" xmlUrl="https://a.example/f" o:allow_private="1" o:encoding="cp1251"/>'
    assert read_opml(opml(foreign)).items[0].settings == (("encoding", "cp1251"),)


@pytest.mark.parametrize(
    "body",
    [
        opml('<outline text="A & B &nbsp;" xmlUrl="https://a.example/f?x=1&y=2"/>'),
        opml('<outline text="A" xmlUrl="https://a.example/f?x=1&amp;y=2"/>').replace(b"</body></opml>", b""),
        opml('<outline text="A" xmlUrl="https://a.example/f?x=1&amp;y=2"/></body><outline text="B"/>'),
        b"\n\n" + opml('<outline text="A" xmlUrl="https://a.example/f?x=1&amp;y=2"/>'),
        opml('<outline text="A" xmlUrl="feed:https://a.example/f?x=1&amp;y=2"/>'),
        opml('<outline text="A" xmlUrl="https://user:secret@a.example/f?x=1&amp;y=2"/>'),
        b"<!DOCTYPE opml [<!ENTITY x 'y'>]>"
        + opml('<outline text="&x;" xmlUrl="https://a.example/f?x=1&amp;y=2"/>')[39:],
    ],
)
def test_lists_as_they_are_met(body: bytes) -> None:
    assert [item.address for item in read_opml(body).items] == ["https://a.example/f?x=1&y=2"]


def test_joined_lists_and_a_folder_that_is_a_feed() -> None:
    one = opml(
        '<outline text="A" xmlUrl="https://a.example/f"><outline text="B" xmlUrl="https://b.example/f"/></outline>'
    )
    two = opml('<outline text="C" xmlUrl="https://c.example/f"/>', "")
    found = read_opml(one + b"\n" + two)
    assert [(item.address, item.folder) for item in found.items] == [
        ("https://a.example/f", ""),
        ("https://b.example/f", "A"),
        ("https://c.example/f", ""),
    ]


def test_cp1251_list() -> None:
    body = opml('<outline text="Мосты" xmlUrl="https://a.example/f"/>').decode().replace("UTF-8", "windows-1251")
    assert read_opml(body.encode("cp1251")).items[0].title == "Мосты"


@pytest.mark.parametrize("body", [b"", b"<rss/>", b"<html></html>", b"https://a.example/f"])
def test_no_opml(body: bytes) -> None:
    with pytest.raises(NotAFeed):
        read_opml(body)


def test_a_list_of_more_outlines_than_anybody_has_is_refused() -> None:
    with pytest.raises(NotAFeed, match="more outlines"):
        read_opml(b"<opml><body>" + b"<o/>" * 1_000_001 + b"</body></opml>")


def test_a_list_that_is_too_large_is_refused() -> None:
    for read in (read_opml, read_urls, read_list):
        with pytest.raises(NotAFeed):
            read(b" " * (LIST_LIMIT + 1))


def test_a_list_in_utf_16_is_read_and_bytes_that_are_no_text_are_refused() -> None:
    assert [item.address for item in read_list("https://a.example/f\n".encode("utf-16")).items] == [
        "https://a.example/f"
    ]
    with pytest.raises(NotAFeed, match="holds no text"):
        read_list(b"\x7fELF\x02\x01\x01\x00\x00\x00 a.example\n" * 40)


def test_deep_folders_join_the_last_one() -> None:
    depth = 200
    body = opml('<outline text="x">' * depth + '<outline xmlUrl="https://a.example/f"/>' + "</outline>" * depth)
    assert read_opml(body).items[0].folder.count("/") == 19


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["https://a.example/f", "http://b.example/?x=1&y=%22", "https://c.example/%3C"]),
            TEXTS,
            st.sampled_from(["", "Город", "Город/Мосты & дороги", 'Юг "x"', "a/b/c"]),
            st.lists(st.sampled_from(["новости", "a & b"]), unique=True, max_size=2),
            st.sampled_from([(), (("full_text", "always"), ("selector", "article > p"))]),
        ),
        max_size=8,
    ),
    TEXTS,
)
@settings(max_examples=120, deadline=None)
def test_what_is_written_is_read_again(
    rows: list[tuple[str, str, str, list[str], tuple[tuple[str, str], ...]]], title: str
) -> None:
    items = [
        Subscription(address, title=name, folder=folder, tags=tuple(tags), settings=kept)
        for address, name, folder, tags, kept in rows
    ]
    once = read_opml(write_opml(items, title=title, created=datetime(2025, 10, 6, tzinfo=UTC)))
    again = read_opml(write_opml(once.items, title=once.title))
    strip = lambda item: (item.address, item.title, item.name, item.folder, item.tags, item.settings)  # noqa: E731
    assert sorted(map(strip, once.items)) == sorted(map(strip, again.items))
    assert sorted((i.address, i.folder, i.tags, i.settings) for i in items) == sorted(
        (i.address, i.folder, i.tags, i.settings) for i in once.items
    )
    assert once.skipped == ()


def test_export_looks_like_opml() -> None:
    written = write_opml(
        [
            Subscription(
                "https://a.example/f", title="Мосты", name="Мои мосты\n2", folder="Город", site="https://a.example/"
            ),
            Subscription("https://b.example/f", title="\x1b[31mЮг", folder="Город"),
        ],
        title="Мои ленты",
        created=datetime(2025, 10, 6, 14, 30, tzinfo=UTC),
    ).decode()
    assert '<opml xmlns:orda="urn:orda:settings" version="2.0">' in written
    assert "<dateCreated>Mon, 06 Oct 2025 14:30:00 +0000</dateCreated>" in written
    assert 'text="Мои мосты 2" title="Мосты" xmlUrl="https://a.example/f" htmlUrl="https://a.example/"' in written
    assert written.count('<outline text="Город"') == 1
    assert "\x1b" not in written


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes(body: bytes) -> None:
    for read in (read_opml, read_urls, read_list):
        for document in (body, b"<opml><body>" + body + b"<outline xmlUrl='https://a.example/'/>"):
            try:
                found = read(document)
            except SourceError as error:
                assert str(error).endswith(".")
            else:
                assert all(item.address.startswith(("http://", "https://")) for item in found.items)


def test_urls_of_newsboat() -> None:
    found = read_urls(
        "# мои ленты\n"
        'https://a.example/f город "длинная метка" "~Моё имя # 1" !скрыта # хвост\n'
        '"exec:~/bin/feed.sh" город\n'
        "filter:~/bin/f.py:https://b.example/f\n"
        '"query:Непрочитанное:unread = \\"yes\\""\n'
        "\n"
        "https://c.example/f#часть\n"
        "file:///home/x/f.xml\n".encode()
    )
    assert found.items == (
        Subscription("https://a.example/f", "", "Моё имя # 1", "город", ("город", "длинная метка"), 2),
        Subscription("https://c.example/f#часть", line=7),
    )
    assert [(row.line, row.why.split()[0]) for row in found.skipped] == [
        (3, "runs"),
        (4, "runs"),
        (5, "runs"),
        (8, "is"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('a "b c" d', ["a", "b c", "d"]),
        ('a "b \\" c"', ["a", 'b " c']),
        ("a#b #c", ["a#b"]),
        ('"open', ["open"]),
        ('"\\', []),
        ("", []),
    ],
)
def test_words_of_a_line(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_plain_list() -> None:
    found = read_list(
        "# сайты\nhttps://a.example/f\n\ngorod.example/rss  Городская лента # по утрам\n"
        "feed://b.example/f\t# без имени\nпросто слова\njavascript:alert(1)\n".encode("utf-8-sig")
    )
    assert [(item.address, item.name, item.line) for item in found.items] == [
        ("https://a.example/f", "", 2),
        ("https://gorod.example/rss", "Городская лента", 4),
        ("https://b.example/f", "", 5),
    ]
    assert [(row.line, row.text) for row in found.skipped] == [(6, "просто слова"), (7, "javascript:alert(1)")]


@pytest.mark.parametrize(
    ("body", "known"),
    [
        (b'https://a.example/feed "~A" news\n', True),
        (b'# mine\nhttps://a.example/feed news "two words"\n', True),
        (b'"query:Unread:unread = \\"yes\\""\n', True),
        (b"exec:~/bin/feed\n", True),
        (b"https://a.example/feed\nhttps://b.example/feed  B news\n", False),
        (b'A list "of mine"\n', False),
        (b"", False),
    ],
)
def test_a_urls_file_is_known_by_what_only_it_has(body: bytes, known: bool) -> None:
    assert is_urls(body) is known


def test_what_is_not_taken_as_it_stands_is_told_with_its_line() -> None:
    urls = b"""\
https://a.example/f tech daily "~A"
https://b.example/f ! "a wire"
b.example/g
http://ann:secret@c.example/f?mail=x@y
127.0.0.1/f
"""
    found = read_urls(urls)
    assert [(item.address, item.folder) for item in found.items][:2] == [
        ("https://a.example/f", "tech"),
        ("https://b.example/f", "a wire"),
    ]
    assert [(told.line, told.why.partition(":")[0].partition(",")[0]) for told in found.partly] == [
        (1, "its first tag is its folder; not taken"),
        (2, "! hides it in newsboat; here it is listed like all others"),
        (3, "has no scheme"),
        (4, "the name and password in it are left out (`orda secret` keeps them)"),
    ]
    assert found.partly[0].why.endswith(": daily")
    assert "secret" not in repr(found.partly[3].text)
    plain = read_list(b"feed:a.example/f\nlocalhost/f\na.example/g  My name\nhttps://user@a.example/h\n")
    assert [item.address for item in plain.items][:2] == ["https://a.example/f", "http://localhost/f"]
    assert [told.line for told in plain.partly] == [3, 4]
    assert [told.line for told in read_opml(opml('<outline xmlUrl="a.example/f"/>')).partly] == [4]
