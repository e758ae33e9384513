"""Finding feeds: what people paste, what a page says of its feeds, and where feeds usually are. Pure; nothing is
fetched here, so every address that comes out is only a candidate."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from html import unescape as html_text
from itertools import islice
from urllib.parse import unquote, urljoin, urlsplit

from orda_tui.model.subscription import Candidate
from orda_tui.parse.encoding import decode
from orda_tui.parse.sites import site_rules, telegram_channel, youtube_feeds
from orda_tui.parse.titles import title_of
from orda_tui.text.links import safe_link
from orda_tui.text.neutral import one_line

__all__ = [
    "candidates",
    "news_sitemaps",
    "normalise_address",
    "robots_sitemaps",
    "site_rules",
    "telegram_channel",
    "well_known",
]

_PAGE_LIMIT = 3 << 20
_MOST_CANDIDATES = 50
_MOST_ANCHORS = 20
_MOST_SITEMAPS = 100

_FEED_SCHEMES = ("view-source:", "feed://", "feed:", "rss://", "itpc://", "pcast://", "podcast://", "webcal://")
_WRAPPED = re.compile(r"^[\s<\"'«“‘(]+|[\s>\"'»”’),;]+$")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]{0,20}:", re.I)
_PORT = re.compile(r"^[\w.-]+:\d{1,5}(?:/|$)")
_HANDLE = re.compile(r"^@([\w.-]{1,100})@([\w-]+(?:\.[\w-]+)+)$")

_TYPES = {
    "application/rss+xml": 0,
    "application/atom+xml": 0,
    "application/rdf+xml": 0,
    "application/feed+json": 3,
    "application/json": 3,
    "application/xml": -5,
    "text/xml": -5,
    "text/rss+xml": 0,
    "application/x.atom+xml": 0,
    "application/x-rss+xml": 0,
}
_UNWANTED = re.compile(r"comment|podcast|/comments/|комментар|пікір", re.I)
_LIKELY = re.compile(r"rss|/feed/?$|/index\.xml$", re.I)
_SAYS_FEED = re.compile(r"(?:^|[^a-zа-яё])(?:rss2?|atom|feeds?|xml|jsonfeed)(?:[^a-zа-яё]|$)", re.I)
_NO_FEED = re.compile(r"sitemap|\.(?:png|jpe?g|gif|svg|pdf|zip|mp3|mp4|css|js)(?:[?#]|$)", re.I)
_READER = re.compile(r"^https?://(?:www\.)?(?:feedly\.com|inoreader\.com|newsblur\.com|theoldreader\.com)/", re.I)
_INSIDE = re.compile(r"https?(?:://|%3A%2F%2F).{4,2000}$", re.I)
_CHANNEL = re.compile(
    r"""(?:"(?:externalId|channelId|browseId)"\s{0,3}:\s{0,3}"|(?:channelId|identifier)"\s{1,3}content=")(UC[\w-]{22})"""
)

_TAG = re.compile(r"<(link|base|area|a)\b([^<>]{0,4000})>", re.I)
_ATTRIBUTE = re.compile(
    r"""(?<![a-z-])([a-z-]{1,30})\s{0,10}=\s{0,10}(?:"([^"]{0,3000})"|'([^']{0,3000})'|([^\s"'>]{1,3000}))""", re.I
)
_ANY_TAG = re.compile(r"<[^<>]{0,1000}>")
_MOST_TAGS = 5_000
_WELL_KNOWN = (
    "feed/", "rss/", "rss.xml", "feed.xml", "atom.xml", "index.xml", "index.rss", "feed.atom", "rss/feed.xml",
    "feed.json", "rss", "feed", "?feed=rss2", "feeds/posts/default",
)  # fmt: skip
_NEWS_SITEMAPS = (
    "sitemap-news.xml", "news-sitemap.xml", "sitemap_news.xml", "news_sitemap.xml", "sitemap/news.xml",
    "sitemaps/news.xml", "googlenews.xml", "sitemap-news.xml.gz",
)  # fmt: skip


def normalise_address(pasted: str) -> str:
    """The http(s) address that was meant by what somebody pasted, or "": without a scheme it is https (http for bare
    IP addresses and ``localhost``), feed: and the like are taken off, ``@name@host`` is a page of Mastodon."""
    text = _WRAPPED.sub("", one_line(pasted, 4_000))
    lower = text.lower()
    for scheme in _FEED_SCHEMES:
        if lower.startswith(scheme):
            text = text[len(scheme) :]
            break
    handle = _HANDLE.match(text)
    if handle:
        return safe_link(f"https://{handle[2]}/@{handle[1]}")
    if text.startswith("//"):
        text = "https:" + text
    elif not _SCHEME.match(text) or _PORT.match(text):
        host = re.split(r"[/?#]", text, maxsplit=1)[0]
        if not host or " " in host or not ("." in host or _is_local(host)):
            return ""
        text = ("http://" if _is_local(host) else "https://") + text
    address = safe_link(text.replace(" ", "%20"))
    return "" if address.startswith("mailto:") else address


def _is_local(host: str) -> bool:
    name = host.rpartition(":")[0] if re.search(r":\d{1,5}$", host) else host
    if name.lower() == "localhost":
        return True
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def candidates(html: bytes, base: str) -> list[Candidate]:
    """The feeds a page names, the likeliest first: in its head, then in its links, each address once. ``base``: where
    the page stands. Never raises."""
    text = _without_comments(decode(html[:_PAGE_LIMIT]).text)
    found: dict[str, Candidate] = {}
    for number, address in enumerate(_channel_feeds(text, base)):
        found[address] = Candidate(address, "", 55 - number, "site")
    for tag in _tags(text, "base"):
        base = _joined(base, tag.get("href", "")) or base
        break
    _from_head(text, base, found)
    _from_anchors(text, base, found)
    return sorted(found.values(), key=lambda one: -one.score)[:_MOST_CANDIDATES]


def _without_comments(text: str) -> str:
    kept: list[str] = []
    place = 0
    while (start := text.find("<!--", place)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        kept.append(text[place:start])
        place = end + 3
    return "".join((*kept, text[place:]))


def _tags(text: str, *names: str) -> Iterator[dict[str, str]]:
    """The attributes of the start tags with these names, in order; under "" the text that follows the tag, without
    tags. A parser for HTML would do no better here, and libxml2's takes minutes over a tag with 200,000 attributes."""
    for found in islice((tag for tag in _TAG.finditer(text) if tag[1].lower() in names), _MOST_TAGS):
        attributes: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(found[2]):
            attributes.setdefault(name.lower(), html_text(double or single or bare))
        attributes[""] = _ANY_TAG.sub(" ", re.split(r"</a\b", text[found.end() : found.end() + 500], maxsplit=1)[0])
        yield attributes


def _channel_feeds(text: str, base: str) -> list[str]:
    try:
        host = (urlsplit(base).hostname or "").lower()
    except ValueError:
        return []
    if host != "youtube.com" and not host.endswith(".youtube.com"):
        return []
    channel = _CHANNEL.search(text)
    return youtube_feeds(channel[1]) if channel else []


def _from_head(text: str, base: str, found: dict[str, Candidate]) -> None:
    position = 0
    for tag in _tags(text, "link"):
        relations = tag.get("rel", "").lower().split()
        kind = tag.get("type", "").partition(";")[0].strip().lower()
        if "feed" not in relations and not ("alternate" in relations and kind in _TYPES):
            continue
        address = _joined(base, tag.get("href", ""))
        if not address or address in found or (kind == "application/json" and "/wp-json/" in address):
            continue
        title = title_of(tag.get("title", ""))
        score = 50 - 5 * min(position, 8) + _TYPES.get(kind, 0) + _bonus(address, title)
        found[address] = Candidate(address, title, score, "head")
        position += 1


def _from_anchors(text: str, base: str, found: dict[str, Candidate]) -> None:
    count = 0
    for tag in _tags(text, "a", "area"):
        href = tag.get("href", "")
        if not href or href.startswith(("#", "mailto:", "javascript:", "tel:")) or len(href) > 2_000:
            continue
        shown = title_of(tag[""])[:100].strip() or title_of(tag.get("title", ""))[:100]
        address = _joined(base, href)
        if not address or address in found:
            continue
        if _READER.match(address):  # "follow in Feedly": the feed's address stands inside
            inside = _INSIDE.search(address[9:])
            address = safe_link(unquote(inside.group())) if inside else ""
            if not address or address in found:
                continue
        else:
            parts = urlsplit(address)
            in_address = _SAYS_FEED.search(f"{parts.path}?{parts.query}") or _SAYS_FEED.search(parts.hostname or "")
            if _NO_FEED.search(address) or not (in_address or (len(shown) < 40 and _SAYS_FEED.search(shown))):
                continue
        found[address] = Candidate(address, shown, 15 - min(count, 10) + _bonus(address, shown), "anchor")
        count += 1
        if count >= _MOST_ANCHORS:
            return


def _bonus(address: str, title: str) -> int:
    unwanted = _UNWANTED.search(address) or _UNWANTED.search(title)
    return (5 if _LIKELY.search(address) else 0) - (10 if unwanted else 0)


def _joined(base: str, address: str) -> str:
    """The address as a link without fragment, or "" for one that may not be fetched."""
    try:
        joined = safe_link(urljoin(base, address.strip()).partition("#")[0])
    except ValueError:
        return ""
    return "" if joined.startswith("mailto:") else joined


def well_known(address: str) -> list[str]:
    """Where feeds usually are: under the page's folder, then under the root of its host. Whoever tries them must not
    follow redirects: many sites send unknown paths home."""
    return _under(address, _WELL_KNOWN)


def news_sitemaps(address: str) -> list[str]:
    """Where news sitemaps usually are, under the root of the host."""
    return _under(address, _NEWS_SITEMAPS, folders=False)


def robots_sitemaps(robots: str, base: str) -> list[str]:
    """The sitemaps a ``robots.txt`` names, those of news first."""
    found = []
    for row in robots[:500_000].splitlines():
        name, colon, value = row.partition(":")
        if colon and name.strip().lower() == "sitemap":
            address = _joined(base, value.split(" #")[0])
            if address:
                found.append(address)
    found = list(dict.fromkeys(found))[:_MOST_SITEMAPS]
    return sorted(found, key=lambda sitemap: "news" not in sitemap.lower())


def _under(address: str, paths: tuple[str, ...], *, folders: bool = True) -> list[str]:
    try:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return []
    except ValueError:
        return []
    root = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/"
    folder = root + parts.path.lstrip("/").rpartition("/")[0]
    last = parts.path.rpartition("/")[2]
    if last and "." not in last:  # /news is a folder as often as a page
        folder = root + parts.path.strip("/")
    folder = folder.rstrip("/") + "/"
    places = [folder, root] if folders else [root]
    return list(dict.fromkeys(place + path for place in places for path in paths))
