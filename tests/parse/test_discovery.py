"""Finding feeds: from what was pasted, from known sites, from a page."""

from __future__ import annotations

import pytest

from orda_tui.parse.discovery import candidates, news_sitemaps, normalise_address, robots_sitemaps, well_known
from orda_tui.parse.feed import sitemap_parts
from orda_tui.parse.sites import site_rules, telegram_channel, youtube_feeds

CHANNEL = "UCabcdefghijklmnopqrst_0"


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        ("gorod.example", "https://gorod.example"),
        (" <https://gorod.example/a b>, ", "https://gorod.example/a%20b"),
        ("feed://gorod.example/rss", "https://gorod.example/rss"),
        ("feed:http://gorod.example/rss", "http://gorod.example/rss"),
        ("view-source:https://gorod.example/", "https://gorod.example/"),
        ("//gorod.example/rss", "https://gorod.example/rss"),
        ("«https://gorod.example/»", "https://gorod.example/"),
        ("HTTPS://Gorod.example/X", "https://Gorod.example/X"),
        ("gorod.example:8080/rss", "https://gorod.example:8080/rss"),
        ("localhost:8080/rss", "http://localhost:8080/rss"),
        ("192.0.2.7/rss", "http://192.0.2.7/rss"),
        ("[2001:db8::1]/rss", "http://[2001:db8::1]/rss"),
        ("@aigul@mastodon.example", "https://mastodon.example/@aigul"),
        ("https://me:secret@gorod.example/", "https://gorod.example/"),
        ("город.example/лента", "https://город.example/лента"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("mailto:a@b.example", ""),
        ("просто слова", ""),
        ("слово", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_pasted(pasted: str, address: str) -> None:
    assert normalise_address(pasted) == address


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        (
            f"https://www.youtube.com/channel/{CHANNEL}/videos",
            f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}",
        ),
        ("https://youtube.com/watch?v=1&list=PLx", "https://www.youtube.com/feeds/videos.xml?playlist_id=PLx"),
        ("https://github.com/aigul", "https://github.com/aigul.atom"),
        ("https://github.com/aigul/most/issues/3", "https://github.com/aigul/most/releases.atom"),
        ("https://github.com/aigul/most/commits/main", "https://github.com/aigul/most/commits.atom"),
        ("https://gitlab.com/aigul/most/-/issues", "https://gitlab.com/aigul/most/-/tags?format=atom"),
        ("https://codeberg.org/aigul/most", "https://codeberg.org/aigul/most/releases.rss"),
        ("https://old.reddit.com/r/kazakhstan/", "https://www.reddit.com/r/kazakhstan.rss"),
        ("https://www.reddit.com/u/aigul", "https://www.reddit.com/user/aigul.rss"),
        ("https://mastodon.example/@aigul/11", "https://mastodon.example/@aigul.rss"),
        ("https://lemmy.example/c/mosty", "https://lemmy.example/feeds/c/mosty.xml?sort=New"),
        ("https://bsky.app/profile/aigul.example", "https://bsky.app/profile/aigul.example/rss"),
        ("https://aigul.substack.com/p/most", "https://aigul.substack.com/feed"),
        ("https://medium.com/@aigul/most", "https://medium.com/feed/@aigul"),
        ("https://aigul.medium.com/most", "https://aigul.medium.com/feed"),
        ("https://aigul.wordpress.com/2025/", "https://aigul.wordpress.com/feed/"),
        ("https://aigul.tumblr.com/", "https://aigul.tumblr.com/rss"),
        ("https://aigul.blogspot.com/2025/10/", "https://aigul.blogspot.com/feeds/posts/default"),
    ],
)
def test_known_sites(page: str, feed: str) -> None:
    assert site_rules(page)[0] == feed


@pytest.mark.parametrize(
    "page",
    [
        *("https://gorod.example/", "https://github.com/trending", "https://github.com/", "https://t.me/s/gorod_news"),
        *("https://www.youtube.com/@gorod", "https://www.youtube.com/channel/short", "http://[", ""),
    ],
)
def test_pages_without_a_rule(page: str) -> None:
    assert site_rules(page) == []


def test_telegram_channels_need_a_bridge() -> None:
    for page in ("https://t.me/gorod_news", "https://t.me/s/gorod_news?before=7", "https://telegram.me/gorod_news/12"):
        assert telegram_channel(page) == "gorod_news"
        assert site_rules(page, bridge="https://bridge.example/") == [
            "https://bridge.example/telegram/channel/gorod_news"
        ]
    assert telegram_channel("https://t.me/+abcdef") == ""


def test_links_in_the_head() -> None:
    page = """<!doctype html><html><head><base href="/blog/">
        <!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->
        <link rel="alternate" type="application/rss+xml; charset=utf-8" title="Комментарии &amp; всё"
            href="comments/feed?a=1&amp;b=2">
        <LINK TYPE='Application/Atom+XML' REL='Alternate' HREF=/atom.xml>
        <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/7">
        <link rel="alternate" type="application/feed+json" href="feed.json">
        <link rel="alternate" hreflang="kk" href="/kk/"><link rel="stylesheet" href="rss.css">
        <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head>"""
    found = candidates(page.encode(), "https://gorod.example/x")
    assert [(one.address, one.title, one.how) for one in found] == [
        ("https://gorod.example/atom.xml", "", "head"),
        ("https://gorod.example/blog/feed.json", "", "head"),
        ("https://gorod.example/blog/comments/feed?a=1&b=2", "Комментарии & всё", "head"),
    ]
    assert found[0].score > found[1].score > found[2].score


def test_links_in_the_body() -> None:
    page = """<a href="/rss">Лента</a> <a href="/buzzfeed">buzzfeed</a> <a href="/about"><b>RSS</b></a>
        <a href="mailto:rss@gorod.example">rss</a> <a href="/rss">ещё раз</a> <a href="/img/rss.png">rss</a>
        <a href="https://feedly.com/i/subscription/feed%2Fhttps%3A%2F%2Fgorod.example%2Ffeed">Feedly</a>"""
    found = candidates(page.encode(), "https://gorod.example/")
    assert [one.address for one in found] == [
        "https://gorod.example/rss",
        "https://gorod.example/feed",
        "https://gorod.example/about",
    ]
    assert {one.how for one in found} == {"anchor"}


def test_a_page_of_youtube_names_its_channel() -> None:
    page = f'<script>{{"externalId":"{CHANNEL}","x":1}}</script>'.encode()
    assert [one.address for one in candidates(page, "https://www.youtube.com/@gorod")] == youtube_feeds(CHANNEL)
    assert candidates(page, "https://gorod.example/") == []


def test_well_known_places() -> None:
    assert well_known("https://gorod.example/news/page.html")[0] == "https://gorod.example/news/feed/"
    assert "https://gorod.example/rss.xml" in well_known("https://gorod.example/news/page.html")
    assert well_known("https://gorod.example/news")[0] == "https://gorod.example/news/feed/"
    assert len(well_known("https://gorod.example")) == len(set(well_known("https://gorod.example/")))
    assert well_known("ftp://gorod.example/") == well_known("нет") == []
    assert news_sitemaps("https://gorod.example/a/b")[0] == "https://gorod.example/sitemap-news.xml"


def test_sitemaps() -> None:
    robots = "User-agent: *\nDisallow: /x\nSitemap: https://gorod.example/s.xml # все\nSITEMAP: /news.xml\nSitemap: file:///x\n"
    assert robots_sitemaps(robots, "https://gorod.example/robots.txt") == [
        "https://gorod.example/news.xml",
        "https://gorod.example/s.xml",
    ]
    index = (
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/a.xml</loc>'
        "<lastmod>2025-10-01</lastmod></sitemap><sitemap><loc>/b.xml</loc><lastmod>2025-10-06</lastmod></sitemap>"
        "<sitemap><loc>/news-1.xml</loc></sitemap></sitemapindex>"
    )
    assert sitemap_parts(index.encode(), "https://gorod.example/") == [
        "https://gorod.example/news-1.xml",
        "https://gorod.example/b.xml",
        "https://gorod.example/a.xml",
    ]
    assert sitemap_parts(b"<rss/>", "") == []
