"""What a page says about itself: linked data first, then OpenGraph and other ``meta``, then ``time``, then bylines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from orda_tui.extract.byline import names_in, printed_authors
from orda_tui.extract.dates import iso_moment, written_moment
from orda_tui.extract.finish import squash
from orda_tui.extract.language import primary
from orda_tui.extract.linked_data import Node, article_nodes, linked_data, references, string, strings
from orda_tui.extract.tree import Element, text_of
from orda_tui.text.links import safe_link, without_tracking
from orda_tui.text.neutral import one_line

_SEPARATOR = re.compile(r"\s+(?:[|–—·»•/:]|-{1,2}|::)\s+|\s*[|]\s*")
_DATE_NAMES = """
    article:published_time og:article:published_time datepublished date dc.date dc.date.issued dcterms.date
    dcterms.created pubdate publishdate publish_date publish-date parsely-pub-date sailthru.date
    cxenseparse:recs:publishtime article.published published_time citation_publication_date bt:pubdate
"""
_DATES = tuple(_DATE_NAMES.split())
_LATER = ("last-modified", "og:updated_time", "article:modified_time")


@dataclass
class Metadata:
    """Facts about one page; whatever is not known is empty."""

    title: str = ""
    short_title: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    published: int | None = None
    date_only: bool = False
    updated: int | None = None
    url: str = ""
    lang: str = ""
    image: str = ""
    section: str = ""
    keywords: tuple[str, ...] = ()
    body: str = ""
    paid: bool = False
    titles: list[str] = field(default_factory=list)


def metadata_of(root: Element, url: str) -> Metadata:
    """Everything the page tells about itself outside its text. Never raises."""
    nodes = linked_data(root)
    articles = article_nodes(nodes)
    named = _named(root)
    meta = Metadata()
    _titles(meta, root, articles, named)
    _dates(meta, root, articles, named)
    meta.authors = _authors(root, articles, nodes, named)
    _rest(meta, root, articles, nodes, named, url)
    return meta


def _named(root: Element) -> dict[str, list[str]]:
    """``meta`` elements by lower-case name, property or itemprop."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        if content:
            for key in ("property", "name", "itemprop"):
                name = element.get(key)
                if name:
                    found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(named: dict[str, list[str]], *names: str) -> str:
    return next((one_line(named[name][0], 2000) for name in names if name in named), "")


def _titles(meta: Metadata, root: Element, articles: list[Node], named: dict[str, list[str]]) -> None:
    headlines = [one_line(string(node.get("headline")) or string(node.get("name"))) for node in articles]
    og = _first(named, "og:title", "twitter:title", "dc.title", "parsely-title")
    site = _first(named, "og:site_name")
    heads = [text for text in (one_line(text_of(h)) for h in root.iter("h1")) if text]
    window = next((one_line(text_of(t)) for t in root.iter("title") if t.text), "")
    outside = [text for text in (*headlines[:1], og, window) if text]
    # What the page prints above its text is the title, if its own descriptions agree that it is one.
    printed = next((h for h in heads if any(_same(h, other) for other in outside)), "")
    meta.title = printed or next((_without_site(text, site) for text in outside), "") or (heads[0] if heads else "")
    meta.titles = [
        text for text in {*headlines[:1], og, window, printed, _without_site(window, site), meta.title} if text
    ]


def _same(title: str, other: str) -> bool:
    a, b = squash(title), squash(other)
    return bool(a) and (a == b or (len(a) > 12 and a in b))


def _without_site(title: str, site: str) -> str:
    """The title without the name of the site at its end."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    last = parts[-1]
    if (site and squash(last) == squash(site)) or (len(last) < 25 and len(title) - len(last) > 15):
        cut = title.rfind(last)
        return re.sub(r"\s*(?:[|–—·»•/:]|-{1,2}|::)\s*$", "", title[:cut].rstrip()) or title
    return title


def _dates(meta: Metadata, root: Element, articles: list[Node], named: dict[str, list[str]]) -> None:
    candidates = [string(node.get("datePublished")) for node in articles]
    candidates += [text for name in _DATES for text in named.get(name, ())[:1]]
    candidates += [
        e.get("datetime") or e.get("content") or ""
        for e in root.iter("time", "meta", "span")
        if (e.get("itemprop") or "").lower() == "datepublished"
    ]
    candidates += [e.get("datetime") or text_of(e) for e in root.iter("time")][:3]
    candidates += [text for name in _LATER for text in named.get(name, ())[:1]]
    for text in candidates:
        moment = iso_moment(text) or written_moment(text)
        if moment:
            meta.published, meta.date_only = moment
            break
    for text in [string(node.get("dateModified")) for node in articles] + [
        _first(named, "article:modified_time", "og:updated_time")
    ]:
        moment = iso_moment(text)
        if moment:
            meta.updated = moment[0]
            break


def _authors(root: Element, articles: list[Node], nodes: list[Node], named: dict[str, list[str]]) -> tuple[str, ...]:
    for node in articles:
        found: list[str] = []
        for author in references(node.get("author") or node.get("creator"), nodes):
            found.extend(names_in(string(author)))
        if found:
            return tuple(dict.fromkeys(found))
    for name in (
        "author",
        "article:author",
        "og:article:author",
        "dc.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
        "citation_author",
    ):
        found = [author for text in named.get(name, ()) for author in names_in(one_line(text))]
        if found:
            return tuple(dict.fromkeys(found))
    return printed_authors(root)


def _rest(
    meta: Metadata, root: Element, articles: list[Node], nodes: list[Node], named: dict[str, list[str]], url: str
) -> None:
    first = articles[0] if articles else {}
    meta.description = one_line(string(first.get("description"))) or _first(
        named, "og:description", "description", "twitter:description"
    )
    publisher = next((string(p) for p in references(first.get("publisher"), nodes)), "")
    meta.source = _first(named, "og:site_name") or one_line(publisher) or _first(named, "application-name")
    canonical = next(
        (e.get("href") or "" for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), ""
    )
    for address in (canonical, _first(named, "og:url"), url):
        meta.url = meta.url or _absolute(address, url)
    html_lang = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    meta.lang = (
        primary(string(first.get("inLanguage")))
        or primary(html_lang)
        or primary(_first(named, "og:locale", "language"))
    )
    images = references(first.get("image"), nodes)
    pictured = next(
        (
            part if isinstance(part, str) else string(part.get("url") or part.get("contentUrl"))
            for part in images
            if isinstance(part, str | dict)
        ),
        "",
    )
    meta.image = _absolute(_first(named, "og:image", "og:image:url", "twitter:image") or pictured, url)
    meta.section = one_line(string(first.get("articleSection"))) or _first(named, "article:section")
    words = (
        strings(first.get("keywords"))
        or named.get("article:tag", [])
        or named.get("news_keywords", [])
        or named.get("keywords", [])
    )
    if len(words) == 1:
        words = words[0].split(",")
    meta.keywords = tuple(dict.fromkeys(word for word in (one_line(w, 80) for w in words[:40]) if word))
    meta.body = next((string(node.get("articleBody")) for node in articles if string(node.get("articleBody"))), "")
    free = first.get("isAccessibleForFree")
    meta.paid = free is False or (isinstance(free, str) and free.strip().lower() in ("false", "no"))


def _absolute(address: str, base: str) -> str:
    try:
        found = without_tracking(safe_link(urljoin(base, address.strip()))) if address else ""
    except ValueError:
        return ""
    return found if urlsplit(found).scheme in ("http", "https") else ""
