"""Atom 0.3 and 1.0."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable

from orda_tui.model.parsed import ParsedEntry, ParsedFeed
from orda_tui.parse import atomlink, rsschannel, rssitem
from orda_tui.parse.channel import Channel
from orda_tui.parse.dates import moment
from orda_tui.parse.element import Element, base_of, inside, lang_of, text_of
from orda_tui.parse.encoding import decode
from orda_tui.parse.entry import Draft, finish
from orda_tui.parse.modules import ENTRY, VALUE_LIMIT, Reader
from orda_tui.parse.names import Names
from orda_tui.parse.titles import line, title_of, without_controls
from orda_tui.parse.tree import ENTRY_LIMIT, Tree

_CLOSED = re.compile(r"</[a-zA-Z]|<br|<img|/>")


def _kind(element: Element) -> str:
    """text, html, xhtml or base64: what a text construct holds. Atom 0.3 says it by ``mode`` and a media type."""
    mode = (element.get("mode") or "").strip().lower()
    kind = (element.get("type") or "").strip().lower()
    if mode == "base64":
        return "base64"
    if len(element):
        return "xhtml"
    if mode == "escaped":
        return "text" if kind == "text/plain" else "html"
    if mode == "xml":
        return "text" if kind in ("", "text/plain", "text") else "html"
    if kind in ("html", "text/html", "xhtml", "application/xhtml+xml"):
        return "html"
    if kind in ("", "text", "text/plain", "plaintext"):
        return "text"
    return "html" if kind.startswith("text/") or kind.endswith(("xml", "html")) else "base64"


def _unpacked(element: Element) -> str:
    text = element.text or ""
    try:
        return without_controls(decode(base64.b64decode("".join(text.split()), validate=True)).text)
    except (binascii.Error, ValueError):
        return text


def plain(element: Element) -> str:
    """A text construct as one line of text."""
    kind = _kind(element)
    if kind == "xhtml":
        return title_of(inside(element), twice=False)
    if kind == "base64":
        return title_of(_unpacked(element), twice=False)
    if kind == "html":
        return title_of(text_of(element), twice=False)
    # A feed that declares nothing and writes tags or references means HTML.
    return title_of(text_of(element), is_html="type" not in element.attrib and "mode" not in element.attrib)


def markup(element: Element) -> str:
    """A text construct as HTML."""
    kind = _kind(element)
    if kind == "xhtml":
        return inside(element)
    if kind == "base64":
        return _unpacked(element)
    text = element.text or ""
    if kind == "text" and "<" in text and ("type" in element.attrib or not _CLOSED.search(text)):
        # References stay: where plain text holds any, somebody forgot that it is not HTML.
        return text.replace("<", "&lt;").replace(">", "&gt;")
    return text


# --- one entry -----------------------------------------------------------------------------------------------------


def _title(draft: Draft, element: Element) -> None:
    draft.title = plain(element) or draft.title


def _id(draft: Draft, element: Element) -> None:
    draft.id = text_of(element) or draft.id
    if draft.id.startswith(("http://", "https://")):
        draft.guid_link = draft.id


def _summary(draft: Draft, element: Element) -> None:
    draft.summary = markup(element)
    if not draft.content:
        draft.body_base = base_of(element, "", draft.base or draft.url)


def _content(draft: Draft, element: Element) -> None:
    source = element.get("src")
    if source:
        draft.offer_link(source, 1)
    around = draft.base or draft.url
    own = base_of(element, "", around)
    if len(element) == 1:
        own = base_of(element[0], own, own or around)
    text = markup(element)
    if len(text) > len(draft.content):
        draft.content = text
        draft.body_base = own


def _author(draft: Draft, element: Element) -> None:
    one = atomlink.person_of(element, base_of(element, draft.base, draft.base or draft.url) or draft.url)
    if one:
        draft.authors.append(one)


def _published(draft: Draft, element: Element) -> None:
    draft.offer_date(moment(text_of(element)), 4)


def _created(draft: Draft, element: Element) -> None:
    draft.offer_date(moment(text_of(element)), 1)


def _updated(draft: Draft, element: Element) -> None:
    when = moment(text_of(element))
    if when is not None:
        draft.updated = when


def _category(draft: Draft, element: Element) -> None:
    term, label = (element.get("term") or "").strip(), element.get("label")
    if label and (not term or term.isdigit() or "://" in term):
        term = label
    draft.categories.append(line(title_of(term or text_of(element)), VALUE_LIMIT))


def _source(draft: Draft, element: Element) -> None:
    for child in element:
        local = str(child.tag).rpartition("}")[2].lower()
        if local == "title":
            draft.extras.append(("source", plain(child)))
        elif local == "author":
            one = atomlink.person_of(child)
            if one:
                draft.second_authors.append(one)


def _original_link(draft: Draft, element: Element) -> None:
    draft.offer_link(text_of(element), 9)


ITEM: dict[str, Reader] = {
    **ENTRY,
    **rssitem.BORROWED,
    "title": _title,
    "id": _id,
    "link": atomlink.entry_link,
    "summary": _summary,
    "content": _content,
    "author": _author,
    "published": _published,
    "issued": _published,
    "created": _created,
    "updated": _updated,
    "modified": _updated,
    "category": _category,
    "source": _source,
    "feedburner:origlink": _original_link,
}


def _read_entry(entry: Element, names: Names, feed: Channel) -> Draft:
    draft = Draft(base_of(entry, feed.base, feed.around), feed.url)
    for child in entry:
        read = ITEM.get(names[child.tag])
        if read is not None:
            read(draft, child)
    if entry.attrib:
        draft.lang = lang_of(entry)
    return draft


# --- the feed ------------------------------------------------------------------------------------------------------


def _feed_title(feed: Channel, element: Element) -> None:
    feed.title = plain(element) or feed.title


def _feed_subtitle(feed: Channel, element: Element) -> None:
    feed.describe(markup(element), base_of(element, "", feed.around))


def _feed_icon(rank: int) -> Callable[[Channel, Element], None]:
    def read(feed: Channel, element: Element) -> None:
        address = element.get("href") or element.get("url") or text_of(element)
        feed.offer_icon(address, rank, base_of(element, "", feed.around))

    return read


def _feed_author(feed: Channel, element: Element) -> None:
    one = atomlink.person_of(element, base_of(element, feed.around, feed.around))
    if one:
        feed.authors.append(one)


def _feed_updated(feed: Channel, element: Element) -> None:
    feed.updated = moment(text_of(element))


FEED: dict[str, Callable[[Channel, Element], None]] = {
    **rsschannel.BORROWED,
    "title": _feed_title,
    "subtitle": _feed_subtitle,
    "tagline": _feed_subtitle,
    "link": atomlink.feed_link,
    "logo": _feed_icon(5),
    "icon": _feed_icon(4),
    "author": _feed_author,
    "updated": _feed_updated,
    "modified": _feed_updated,
}


def parse_atom(tree: Tree, url: str) -> ParsedFeed:
    """The feed of a ``feed`` root, or of a lone ``entry``."""
    root = tree.root
    core = root.tag[1:].partition("}")[0] if root.tag.startswith("{") else ""
    names = Names(core, "atom")
    feed = Channel(url, base_of(root, "", url))
    feed.language = lang_of(root)
    items: list[Element] = [root] if names[root.tag] == "entry" else []
    for child in root:
        name = names[child.tag]
        if name in ("entry", "item"):
            items.append(child)
        else:
            read = FEED.get(name)
            if read is not None:
                read(feed, child)
    feed.truncated = tree.truncated or len(items) > ENTRY_LIMIT
    entries: list[ParsedEntry] = []
    for item in items[:ENTRY_LIMIT]:
        draft = _read_entry(item, names, feed)
        if not any(one.name or one.email for one in draft.authors):
            draft.authors += draft.second_authors or feed.authors
        entries.append(finish(draft, feed.link))
    old = "purl.org/atom" in core or root.get("version") == "0.3"
    return feed.finish("atom 0.3" if old else "atom 1.0", entries, tree.salvaged)
