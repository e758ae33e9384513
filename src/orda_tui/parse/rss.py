"""RSS 0.90, 0.91, 0.92, 1.0 (RDF), 1.1 and 2.0."""

from __future__ import annotations

from collections.abc import Callable

from orda_tui.model.parsed import Enclosure, ParsedEntry, ParsedFeed
from orda_tui.parse import atomlink
from orda_tui.parse.channel import Channel
from orda_tui.parse.dates import moment
from orda_tui.parse.element import Element, base_of, inside, lang_of, markup_of, text_of
from orda_tui.parse.entry import Draft, finish, resolve
from orda_tui.parse.modules import ENTRY, VALUE_LIMIT, Reader, number
from orda_tui.parse.names import Names
from orda_tui.parse.people import person
from orda_tui.parse.titles import line, title_of
from orda_tui.parse.tree import ENTRY_LIMIT, Tree

_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"


# --- one entry -----------------------------------------------------------------------------------------------------


def _title(draft: Draft, element: Element) -> None:
    title = title_of(text_of(element))
    if title and not draft.title:
        draft.title = title


def _link(draft: Draft, element: Element) -> None:
    address = text_of(element) or element.get("href") or element.get(_RESOURCE) or ""
    own = base_of(element, "", draft.base or draft.url)
    draft.offer_link(resolve(address, own) if own else address, 6)


def _guid(draft: Draft, element: Element) -> None:
    text = text_of(element)
    if not text:
        return
    draft.id = text
    permanent = (element.get("isPermaLink") or element.get("ispermalink") or "true").strip().lower()
    if permanent != "false" and text.startswith(("http://", "https://")):
        draft.guid_link = text


def _description(draft: Draft, element: Element) -> None:
    text = markup_of(element)
    if text.strip():
        draft.summary = text
        draft.body_base = draft.body_base or base_of(element, "", draft.base or draft.url)


def _summary(draft: Draft, element: Element) -> None:
    if not draft.summary:
        draft.summary = markup_of(element)


def _content(draft: Draft, element: Element) -> None:
    text = markup_of(element)
    if len(text) > len(draft.content) and text.strip():
        draft.content = text
        draft.body_base = base_of(element, draft.body_base, draft.base or draft.url)


def _xhtml_body(draft: Draft, element: Element) -> None:
    text = inside(element) if len(element) else markup_of(element)
    if len(text) > len(draft.content) and text.strip():
        draft.content = text
        draft.body_base = base_of(element, draft.body_base, draft.base or draft.url)


def _published(draft: Draft, element: Element) -> None:
    draft.offer_date(moment(text_of(element)), 3)


def _atom_updated(draft: Draft, element: Element) -> None:
    when = moment(text_of(element))
    if when is not None:
        draft.updated = when


def _author(draft: Draft, element: Element) -> None:
    one = atomlink.person_of(element) if len(element) else person(text_of(element))
    if one:
        draft.authors.append(one)


def _category(draft: Draft, element: Element) -> None:
    text = text_of(element) or element.get("term") or element.get("label") or ""
    draft.categories.append(line(title_of(text), VALUE_LIMIT))


def _enclosure(draft: Draft, element: Element) -> None:
    url = (element.get("url") or element.get("href") or element.get(_RESOURCE) or "").strip()
    if not url:
        return
    kind = (element.get("type") or "").strip()[:100]
    if kind.startswith("image/") and not draft.second_image:
        draft.second_image = url
    draft.enclosures.append(Enclosure(url, kind, number(element.get("length"))))


def _comments(draft: Draft, element: Element) -> None:
    draft.comments = draft.comments or text_of(element)


def _source(draft: Draft, element: Element) -> None:
    value = line(title_of(text_of(element)), VALUE_LIMIT)
    if value:
        draft.extras.append(("source", value))


def _image(draft: Draft, element: Element) -> None:
    for child in element:
        if str(child.tag).rpartition("}")[2].lower() == "url":
            draft.second_image = draft.second_image or text_of(child)
    if not len(element):
        draft.second_image = draft.second_image or element.get("href") or text_of(element)


def _original_link(draft: Draft, element: Element) -> None:
    draft.offer_link(text_of(element), 9)


def _atom_id(draft: Draft, element: Element) -> None:
    draft.id = draft.id or text_of(element)


ITEM: dict[str, Reader] = {
    **ENTRY,
    "title": _title,
    "link": _link,
    "guid": _guid,
    "id": _atom_id,
    "description": _description,
    "summary": _summary,
    "body": _xhtml_body,
    "xhtml:body": _xhtml_body,
    "xhtml:div": _xhtml_body,
    "fullitem": _xhtml_body,
    "content": _content,
    "content:encoded": _content,
    "encoded": _content,
    "yandex:full-text": _content,
    "turbo:content": _content,
    "pubdate": _published,
    "date": _published,
    "published": _published,
    "author": _author,
    "category": _category,
    "enclosure": _enclosure,
    "comments": _comments,
    "source": _source,
    "image": _image,
    "feedburner:origlink": _original_link,
    "atom:id": _atom_id,
    "atom:author": _author,
    "atom:updated": _atom_updated,
    "atom:published": _published,
    "atom:title": _title,
    "atom:category": _category,
    "atom:issued": _published,
    "atom:created": _published,
    "atom:modified": _atom_updated,
    "atom:summary": _summary,
    "atom:content": _content,
    "atom:link": atomlink.entry_link,
}


def _read_item(item: Element, names: Names, feed: Channel) -> Draft:
    draft = Draft(base_of(item, feed.base, feed.around) if item.attrib else feed.base, feed.url)
    for child in item:
        read = ITEM.get(names[child.tag])
        if read is not None:
            read(draft, child)
    if item.attrib:
        draft.offer_link(item.get(_ABOUT) or item.get("about") or "", 1)
        draft.id = draft.id or item.get(_ABOUT) or ""
        draft.lang = lang_of(item)
    return draft


# --- the channel ---------------------------------------------------------------------------------------------------


def _channel_title(channel: Channel, element: Element) -> None:
    channel.title = title_of(text_of(element)) or channel.title


def _channel_dc_title(channel: Channel, element: Element) -> None:
    channel.title = channel.title or title_of(text_of(element))


def _channel_link(channel: Channel, element: Element) -> None:
    channel.offer_link(text_of(element) or element.get("href") or "", 6, base_of(element, "", channel.around))


def _channel_description(channel: Channel, element: Element) -> None:
    channel.describe(markup_of(element))


def _channel_second_description(channel: Channel, element: Element) -> None:
    if not channel.description:
        channel.describe(markup_of(element))


def _language(channel: Channel, element: Element) -> None:
    channel.language = text_of(element)[:35] or channel.language


def _channel_image(channel: Channel, element: Element) -> None:
    for child in element:
        if str(child.tag).rpartition("}")[2].lower() == "url":
            channel.offer_icon(text_of(child), 5)
    channel.offer_icon(element.get(_RESOURCE) or element.get("href") or "", 3)


def _channel_picture(channel: Channel, element: Element) -> None:
    channel.offer_icon(element.get("href") or element.get("url") or text_of(element), 2)


def _channel_date(channel: Channel, element: Element) -> None:
    when = moment(text_of(element))
    if when is not None:
        channel.updated = max(when, channel.updated or when)


def _channel_author(channel: Channel, element: Element) -> None:
    one = atomlink.person_of(element) if len(element) else person(text_of(element))
    if one:
        channel.authors.append(one)


def _ttl(channel: Channel, element: Element) -> None:
    channel.ttl = number(text_of(element)) * 60 or None


def _period(channel: Channel, element: Element) -> None:
    channel.period = text_of(element).lower()[:20]


def _frequency(channel: Channel, element: Element) -> None:
    channel.frequency = number(text_of(element)) or 1


def _skip_hours(channel: Channel, element: Element) -> None:
    channel.skip([text_of(child) for child in list(element)[:50]], [])


def _skip_days(channel: Channel, element: Element) -> None:
    channel.skip([], [text_of(child) for child in list(element)[:20]])


CHANNEL: dict[str, Callable[[Channel, Element], None]] = {
    "title": _channel_title,
    "link": _channel_link,
    "description": _channel_description,
    "language": _language,
    "image": _channel_image,
    "lastbuilddate": _channel_date,
    "pubdate": _channel_date,
    "managingeditor": _channel_author,
    "author": _channel_author,
    "ttl": _ttl,
    "skiphours": _skip_hours,
    "skipdays": _skip_days,
    "dc:title": _channel_dc_title,
    "dc:description": _channel_second_description,
    "dc:language": _language,
    "dc:creator": _channel_author,
    "dc:date": _channel_date,
    "itunes:author": _channel_author,
    "itunes:image": _channel_picture,
    "itunes:summary": _channel_second_description,
    "itunes:subtitle": _channel_second_description,
    "media:thumbnail": _channel_picture,
    "webfeeds:icon": _channel_picture,
    "webfeeds:logo": _channel_picture,
    "googleplay:image": _channel_picture,
    "sy:updateperiod": _period,
    "sy:updatefrequency": _frequency,
    "atom:link": atomlink.feed_link,
    "atom:icon": _channel_picture,
    "atom:logo": _channel_picture,
    "atom:author": _channel_author,
    "atom:updated": _channel_date,
    "atom:subtitle": _channel_second_description,
    "atom:tagline": _channel_second_description,
    "atom:title": _channel_dc_title,
}


def parse_rss(tree: Tree, url: str) -> ParsedFeed:
    """The feed of an ``rss``, ``RDF`` or ``channel`` root."""
    root = tree.root
    names = Names(root.tag[1:].partition("}")[0] if root.tag.startswith("{") else "")
    if names[root.tag].endswith("rdf"):
        names = Names()
    feed = Channel(url, base_of(root, "", url))
    feed.language = lang_of(root)
    home = root
    items: list[Element] = []
    for child in root:
        name = names[child.tag]
        if name == "channel":
            home = child
            feed.base = base_of(child, feed.base, feed.around)
            feed.language = lang_of(child) or feed.language
            items += _read_channel(feed, child, names)
        elif name in ("item", "entry"):
            items.append(child)
        elif name == "image":
            _channel_image(feed, child)
    if home is root:
        items += [one for one in _read_channel(feed, root, names) if one not in items]
    feed.truncated = tree.truncated or len(items) > ENTRY_LIMIT
    entries: list[ParsedEntry] = []
    for item in items[:ENTRY_LIMIT]:
        entries.append(finish(_read_item(item, names, feed), feed.link))
    return feed.finish(_format(root, names), entries, tree.salvaged)


def _read_channel(feed: Channel, channel: Element, names: Names) -> list[Element]:
    items: list[Element] = []
    for child in channel:
        name = names[child.tag]
        if name in ("item", "entry"):
            items.append(child)
        elif name in ("items", "rdf:li"):
            items += [one for one in child if names[one.tag] == "item"]
        else:
            read = CHANNEL.get(name)
            if read is not None:
                read(feed, child)
    if not feed.link:
        feed.offer_link(channel.get(_ABOUT) or channel.get("about") or "", 1)
    return items


def _format(root: Element, names: Names) -> str:
    if names[root.tag].endswith("rdf"):
        return "rss 1.0" if any("purl.org/rss/1.0" in (uri or "") for uri in root.nsmap.values()) else "rss 0.90"
    return f"rss {line(root.get('version') or '2.0', 10)}"
