"""What a page says about itself: linked data first, then OpenGraph and other ``meta``, then ``time``, then bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from orda_tui.extract.byline import names_in, printed_authors
from orda_tui.extract.dates import iso_moment, written_moment
from orda_tui.extract.finish import squash
from orda_tui.extract.language import primary
from orda_tui.extract.linked_data import Node, article_nodes, linked_data, references, string, strings
from orda_tui.extract.patterns import lazy
from orda_tui.extract.tree import Element, names_of, text_of
from orda_tui.text.links import safe_link, without_tracking
from orda_tui.text.neutral import one_line

_AUTHOR_NAMES = (
    "author", "article:author", "og:article:author", "dc.creator", "parsely-author", "sailthru.author", "byl",
    "citation_author",
)  # fmt: skip
_SEPARATOR = lazy(r"\s+(?:[|–—·»•/:]|-{1,2}|::)\s+|\s*[|]\s*")
_DATE_NAMES = """
    article:published_time og:article:published_time datepublished date dc.date dc.date.issued dcterms.date
    dcterms.created pubdate publishdate publish_date publish-date parsely-pub-date sailthru.date
    cxenseparse:recs:publishtime article.published published_time citation_publication_date bt:pubdate
"""
_DATES = tuple(_DATE_NAMES.split())
_DATE_NAME = lazy(r"(?:publi|date|created|issued|posted|datum)(?!.*(?:modif|expire|update|last))", re.I)
_DATE_CLASS = lazy(r"date|time(?!line|r)|datum|publish|posted|pubdat|tarih|fecha|дата|created")
_IN_ADDRESS = lazy(r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_NEAR_HEADING = 30
_HOME = lazy(r"(?:https?://[^/]+)?/?(?:index\.\w+)?$", re.I)
_LAST_MARK = lazy(r"\s*(?:[|–—·»•/:]|-{1,2}|::)\s*$")
_LATER = ("last-modified", "og:updated_time", "article:modified_time")


@dataclass
class Metadata:
    """Facts about one page; whatever is not known is empty. ``base``: what its relative addresses are relative to."""

    title: str = ""
    short_title: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    published: int | None = None
    date_only: bool = False
    updated: int | None = None
    url: str = ""
    base: str = ""
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
    _dates(meta, root, articles, named, url)
    _rest(meta, root, articles, nodes, named, url)
    meta.authors = _authors(root, articles, nodes, named, meta.source)
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
    headline = next((one_line(string(node.get("headline"))) for node in articles if node.get("headline")), "")
    named_title = _first(named, "og:title", "twitter:title", "dc.title", "parsely-title")
    window = next((one_line(text_of(t)) for t in root.iter("title") if t.text), "")
    site = _first(named, "og:site_name")
    names = _site_names(root, site, window)
    heads = [text for text in (one_line(text_of(h)) for h in root.iter("h1")) if text and squash(text) not in names]
    outside = [text for text in (headline, _without_site(named_title, site), _without_site(window, site)) if text]
    outside = [text for text in outside if squash(text) not in names] or outside
    # Where linked data does not say, what the page prints above its text is its title, if its own head agrees.
    printed = next((h for h in heads if any(_same(h, other) for other in [named_title, window])), "")
    if headline and squash(headline) not in names:
        meta.title = headline
    elif named_title and squash(named_title) not in names:
        named_title = _without_site(named_title, site)
        meta.title = printed if _same(printed, named_title) else named_title
    else:
        meta.title = printed or (heads[0] if len(heads) == 1 else "") or (outside[0] if outside else "")
    known = [meta.title, headline, printed, named_title, window, *outside]
    meta.titles = list(dict.fromkeys(text for text in known if text and squash(text) not in names))


def _site_names(root: Element, site: str, window: str) -> set[str]:
    """What the site calls itself: such a heading is no title."""
    names = {squash(site)}
    parts = _SEPARATOR.split(window)
    for heading in root.iter("h1"):
        link = next((a for a in heading.iter("a")), None)
        if link is None:
            parent = heading.getparent()
            link = parent if parent is not None and parent.tag == "a" else None
        text = squash(text_of(heading))
        if link is not None:
            named = any(squash(part) == text for part in parts[1:])
            if named or _HOME.match(link.get("href") or ""):
                names.add(text)
    return names - {""}


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
        return _LAST_MARK.sub("", title[:cut].rstrip()) or title
    return title


def _dates(meta: Metadata, root: Element, articles: list[Node], named: dict[str, list[str]], url: str) -> None:
    for text in _date_texts(root, articles, named, url):
        moment = iso_moment(text) or written_moment(text)
        if moment:
            meta.published, meta.date_only = moment
            break
    changed = [string(node.get("dateModified")) for node in articles]
    for text in [*changed, _first(named, "article:modified_time", "og:updated_time")]:
        moment = iso_moment(text)
        if moment:
            meta.updated = moment[0]
            break


def _date_texts(root: Element, articles: list[Node], named: dict[str, list[str]], url: str) -> Iterator[str]:
    """Texts that may hold the date of publication, the surest first."""
    yield from (string(node.get("datePublished")) for node in articles)
    yield from (text for name in _DATES for text in named.get(name, ())[:1])
    for element in root.iter("time", "span", "div", "p", "abbr"):
        if (element.get("itemprop") or "").lower() == "datepublished":
            yield element.get("datetime") or element.get("content") or text_of(element)
    yield from [element.get("datetime") or text_of(element) for element in root.iter("time")][:3]
    yield from (texts[0] for name, texts in named.items() if _DATE_NAME.search(name))
    yield from _printed_dates(root)
    yield from _short_texts(root)
    found = _IN_ADDRESS.search(url)
    yield "-".join(found.groups()) if found else ""
    yield next((text_of(title) for title in root.iter("title")), "")
    yield from (text for name in _LATER for text in named.get(name, ())[:1])


def _printed_dates(root: Element) -> Iterator[str]:
    """Short texts of elements that are named after a date; those behind the first ``h1`` come first."""
    early: list[str] = []
    behind = False
    count = 0
    for element in root.iter("h1", "span", "div", "p", "li", "td", "em", "small", "abbr", "h2", "h3", "h4"):
        if element.tag == "h1":
            behind = True
        elif _DATE_CLASS.search(names_of(element)):
            text = text_of(element)
            if 5 < len(text) < 120:
                count += 1
                if behind:
                    yield text
                else:
                    early.append(text)
        if count > 20:
            break
    yield from early


def _short_texts(root: Element) -> Iterator[str]:
    """Short pieces of text right behind the first ``h1``, where pages without names for such things print the date."""
    heading = next(root.iter("h1", "h2"), None)
    count = 0
    behind = False
    for element in root.iter():
        behind = behind or element is heading
        if not behind or element.tag in ("script", "style"):
            continue
        for text in (element.text, element.tail):
            if text and not text.isspace():
                count += 1
                if 7 < len(text) < 60:
                    yield text
        if count > _NEAR_HEADING:
            return


def _authors(
    root: Element, articles: list[Node], nodes: list[Node], named: dict[str, list[str]], site: str
) -> tuple[str, ...]:
    """From linked data, ``meta`` or the byline, in this order; the outlet itself only where nobody else is named."""
    outlets: list[str] = []
    for node in articles:
        authors = references(node.get("author") or node.get("creator"), nodes)
        found = [name for author in authors for name in names_in(string(author))]
        if any(not _is_outlet(name, site) for name in found):
            return tuple(dict.fromkeys(found))
        outlets.extend(found)
    for meta_name in _AUTHOR_NAMES:
        found = [author for text in named.get(meta_name, ()) for author in names_in(one_line(text))]
        if any(not _is_outlet(name, site) for name in found):
            return tuple(dict.fromkeys(found))
        outlets.extend(found)
    return printed_authors(root) or tuple(dict.fromkeys(outlets))


def _is_outlet(name: str, site: str) -> bool:
    a, b = squash(name), squash(site)
    return bool(a and b) and (a in b or b in a)


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
    stated = next((e.get("href") or "" for e in root.iter("base") if e.get("href")), "")
    meta.base = _absolute(stated, url) or url or meta.url
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
    meta.image = _absolute(_first(named, "og:image", "og:image:url", "twitter:image") or pictured, meta.base)
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
