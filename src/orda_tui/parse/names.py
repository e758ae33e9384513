"""Names of elements: ``{namespace}local`` -> a short name such as ``dc:creator``, however the namespace is spelled.

Namespaces of the formats themselves (RSS in its dialects) have no prefix: ``title``, ``pubdate``. Local names are in
lower case. A namespace nobody knows keeps its elements apart from all others (``?:title``), so that a foreign ``link``
or ``title`` never overwrites the entry's own.
"""

from __future__ import annotations

import re
from typing import Any

_SPELLINGS = {
    "": (
        "backend.userland.com/rss",
        "backend.userland.com/rss2",
        "backend.userland.com/rss091",
        "blogs.law.harvard.edu/tech/rss",
        "cyber.law.harvard.edu/rss",
        "cyber.law.harvard.edu/rss/rss.html",
        "www.rssboard.org/rss-specification",
        "purl.org/rss/1.0",
        "purl.org/net/rss1.1",
        "purl.org/net/rss1.1#",
        "channel.netscape.com/rdf/simple/0.9",
        "my.netscape.com/rdf/simple/0.9",
        "my.netscape.com/publish/formats/rss-0.91.dtd",
        "purl.org/rss/0.9",
    ),
    "atom": (
        "www.w3.org/2005/atom",
        "purl.org/atom/ns",
        "purl.org/atom/ns#",
        "purl.org/pie",
        "purl.org/echo",
        "example.com/necho",
    ),
    "rdf": ("www.w3.org/1999/02/22-rdf-syntax-ns", "www.w3.org/1999/02/22-rdf-syntax-ns#"),
    "content": ("purl.org/rss/1.0/modules/content",),
    "dc": ("purl.org/dc/elements/1.0", "purl.org/dc/elements/1.1"),
    "dcterms": ("purl.org/dc/terms",),
    "media": (
        "search.yahoo.com/mrss",
        "tools.search.yahoo.com/mrss",
        "video.search.yahoo.com/mrss",
        "www.rssboard.org/media-rss",
    ),
    "itunes": (
        "www.itunes.com/dtds/podcast-1.0.dtd",
        "www.itunes.com/dtds/podcast-1.0",
        "example.com/dtds/podcast-1.0.dtd",
    ),
    "podcast": (
        "podcastindex.org/namespace/1.0",
        "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
    ),
    "googleplay": ("www.google.com/schemas/play-podcasts/1.0",),
    "slash": ("purl.org/rss/1.0/modules/slash",),
    "sy": ("purl.org/rss/1.0/modules/syndication",),
    "wfw": ("wellformedweb.org/commentapi",),
    "thr": ("purl.org/syndication/thread/1.0",),
    "georss": ("www.georss.org/georss", "www.georss.org/georss/10"),
    "geo": ("www.w3.org/2003/01/geo/wgs84_pos", "www.w3.org/2003/01/geo/wgs84_pos#"),
    "feedburner": ("rssnamespace.org/feedburner/ext/1.0",),
    "xhtml": ("www.w3.org/1999/xhtml",),
    "yandex": ("news.yandex.ru", "news.yandex.com"),
    "turbo": ("turbo.yandex.ru",),
    "news": ("www.google.com/schemas/sitemap-news/0.9",),
    "image": ("www.google.com/schemas/sitemap-image/1.1",),
    "sitemap": ("www.sitemaps.org/schemas/sitemap/0.9", "www.google.com/schemas/sitemap/0.84"),
    "webfeeds": ("webfeeds.org/rss/1.0",),
}
_PREFIX_OF = {uri: prefix for prefix, uris in _SPELLINGS.items() for uri in uris}
_SCHEME = re.compile(r"^https?://", re.I)
#: What an undeclared prefix is bound to when a document is repaired; the prefix itself then counts.
UNDECLARED = "urn:undeclared:"
_PREFIXES = {prefix: prefix for prefix in _SPELLINGS} | {
    "rss": "",
    "rss1": "",
    "rss2": "",
    "atom10": "atom",
    "a10": "atom",
}


def prefix_of(uri: str) -> str:
    """The prefix this program uses for a namespace, "?" for one it does not know; "" is RSS itself."""
    if uri.startswith(UNDECLARED):
        return _PREFIXES.get(uri[len(UNDECLARED) :].lower(), "?")
    plain = _SCHEME.sub("", uri.strip()).lower()
    known = _PREFIX_OF.get(plain)
    return known if known is not None else _PREFIX_OF.get(plain.rstrip("/"), "?")


class Names(dict[Any, str]):
    """Tags of one document -> short names; a dictionary that learns. ``core``: the namespace the format lives in, and
    ``core_prefix`` the prefix it would have elsewhere: their elements get no prefix here."""

    def __init__(self, core: str = "", core_prefix: str = "") -> None:
        super().__init__()
        self._core = core
        self._core_prefix = core_prefix

    def __missing__(self, tag: Any) -> str:
        if not isinstance(tag, str):  # a reference to an entity, left behind by recovery
            return "?"
        uri, _, local = tag.rpartition("}")
        uri = uri[1:]
        local = local.lower()
        prefix = "" if not uri or uri == self._core else prefix_of(uri)
        short = local if prefix in ("", self._core_prefix) else f"{prefix}:{local}"
        self[tag] = short
        return short
