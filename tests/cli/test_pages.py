"""Full text from the page: fetched when asked for, ahead for stubs, helped by a selector; failures are notes."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Orda
from tests.factories import LONG, PAGE, rss
from tests.loopback import Loopback

WALL = """<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Storm",
"isAccessibleForFree": false}</script></head><body><article><h1>Storm</h1><p>The first pier was closed at noon, and then
the second.</p><p>Subscribe to read on.</p></article></body></html>"""

PRIVACY = {
    "consent": """<html><body><div class="consent"><h1>We value your privacy</h1><p>We and our partners use cookies to
measure. Accept all to go on to the site, or manage what you choose.</p><button>Accept all</button></div>
</body></html>""",
    "cookies": """<html><body><div id="cookie-notice"><h1>Cookies</h1><p>This site uses cookies, and needs them to show
you anything. Please enable cookies in your browser, then load the page again.</p></div></body></html>""",
}


def add(orda: Orda, server: Loopback, body: str, page: str, *, status: int = 200) -> int:
    """A feed of one article whose page is there, too; the article's number."""
    server.add("/storm", page.encode(), type="text/html; charset=utf-8", status=status)
    feed = rss(("Storm", body), link=server.url("/"))
    added = orda("add", "--allow-private", server.add("/feed.xml", feed))
    assert added.code == 0, added.err
    return int(json.loads(orda("list", "--json").out)[0]["id"])


def test_the_page_of_a_stub_is_fetched_ahead_and_kept(orda: Orda) -> None:
    with Loopback() as server:
        number = add(orda, server, "A short teaser.", PAGE)
    shown = json.loads(orda("show", number, "--json").out)
    assert shown["origin"] == "page"
    assert "third pier opens again" in orda("show", number).out
    assert any(one["speaker"] == "Ilse Brandt" for one in shown["statements"])


def test_a_whole_feed_is_left_alone_until_asked(orda: Orda) -> None:
    with Loopback() as server:
        number = add(orda, server, LONG * 2, PAGE)
        assert json.loads(orda("show", number, "--json").out)["origin"] == "feed"
        assert orda("source", 1, "--full-text", "always").code == 0
        read = orda("read", number)
        assert read.code == 0, read.err


def test_a_page_that_does_not_come_is_a_note_and_loses_nothing(orda: Orda) -> None:
    with Loopback() as server:
        number = add(orda, server, LONG * 2, "", status=500)
        assert orda("read", number).code == 4
    shown = json.loads(orda("show", number, "--json").out)
    assert "500" in shown["page_note"]
    assert shown["words"] > 100


def test_a_selector_is_tried_then_kept(orda: Orda) -> None:
    odd = '<html><body><div class="ad"><p>%s</p></div><div id="x"><p>%s</p></div></body></html>'
    page = odd % ("Buy a boat today. " * 60, "Only this is the article, and it is short. " * 12)
    with Loopback() as server:
        number = add(orda, server, LONG * 2, page)
        tried = orda("read", number, "--selector", "#x")
        assert "Only this is the article" in tried.out
        assert "Buy a boat" not in tried.out
        assert json.loads(orda("show", number, "--json").out)["origin"] == "feed", "nothing was stored"
        assert "#x" in orda("source", 1, "--selector", "#x").out
        orda("read", number)
    shown = json.loads(orda("show", number, "--json").out)
    assert shown["origin"] == "page", "what the reader chose counts, although it is shorter"
    assert shown["document"]["blocks"][0]["text"].startswith("Only this is the article")


def test_a_selector_that_fits_nothing_does_not_make_a_short_page_count(orda: Orda) -> None:
    with Loopback() as server:
        number = add(orda, server, LONG * 2, f"<article><h1>Storm</h1><p>{LONG[:150]}</p></article>")
        orda("source", 1, "--selector", "#gone")
        orda("read", number)
    shown = json.loads(orda("show", number, "--json").out)
    assert (shown["origin"], shown["page_note"]) == (
        "feed",
        "The page tells less than the feed does; the feed's text is shown.",
    )


def test_settings_of_a_source_are_shown_changed_and_checked(orda: Orda) -> None:
    with Loopback() as server:
        add(orda, server, LONG, PAGE)
    changed = orda("source", "Harbour Gazette", "--name", "Harbour", "--folder", "Sea", "--every", 30)
    assert changed.code == 0
    assert "every 30 minutes" in changed.out
    assert "Sea / Harbour" in orda("sources").out
    assert orda("source", "Harbour", "--encoding", "klingon-8").code == 2


def test_a_page_behind_a_wall_is_not_said_to_be_shown_where_the_feed_tells_more(orda: Orda) -> None:
    with Loopback() as server:
        number = add(orda, server, LONG * 2, WALL)
        orda("read", number)
    shown = json.loads(orda("show", number, "--json").out)
    assert (shown["origin"], shown["page_note"]) == (
        "feed",
        "The page asks for a subscription; the feed's text is shown.",
    )


def test_a_wall_is_said(orda: Orda) -> None:
    with Loopback() as server:
        number = add(orda, server, "A short teaser.", WALL)
    assert "subscription" in orda("show", number).out


@pytest.mark.parametrize("kind", ["cookies", "consent"])
def test_a_wall_does_not_take_the_place_of_what_the_feed_says(orda: Orda, kind: str) -> None:
    with Loopback() as server:
        number = add(orda, server, "A short teaser of the storm.", PRIVACY[kind])
    shown = json.loads(orda("show", number, "--json").out)
    assert kind.removesuffix("s") in shown["page_note"]
    assert (shown["origin"], shown["document"]["blocks"][0]["text"]) == ("feed", "A short teaser of the storm.")
