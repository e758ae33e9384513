"""RSS 0.90, 0.91, 0.92, 1.0 (RDF), 1.1 and 2.0: where the channel and its items stand."""

from __future__ import annotations

from orda_tui.model.parsed import ParsedEntry, ParsedFeed
from orda_tui.parse.channel import Channel
from orda_tui.parse.element import Element, base_of, lang_of
from orda_tui.parse.entry import Draft, finish
from orda_tui.parse.names import Names
from orda_tui.parse.rsschannel import CHANNEL, read_image
from orda_tui.parse.rssitem import ITEM
from orda_tui.parse.titles import line
from orda_tui.parse.tree import ENTRY_LIMIT, Tree

_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


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
            read_image(feed, child)
    if home is root:
        items = _read_channel(feed, root, names)
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
