"""RSS-in-JSON: the elements of RSS 2.0 as JSON objects, attributes under ``#name`` or plain names."""

from __future__ import annotations

from orda_tui.model.parsed import Enclosure, ParsedFeed
from orda_tui.parse.channel import Channel
from orda_tui.parse.dates import moment
from orda_tui.parse.entry import Draft, finish
from orda_tui.parse.jsonfeed import Value, list_at, text_at
from orda_tui.parse.modules import VALUE_LIMIT, number
from orda_tui.parse.people import person
from orda_tui.parse.titles import line, title_of
from orda_tui.parse.tree import ENTRY_LIMIT


def channel_of(value: Value) -> Value:
    """The channel of an RSS-in-JSON document, or None."""
    rss = value.get("rss") if isinstance(value, dict) else None
    channel = rss.get("channel") if isinstance(rss, dict) else None
    return channel if isinstance(channel, dict) else None


def parse_rss_json(channel: Value, url: str) -> ParsedFeed:
    """The feed of a channel as ``channel_of`` gives it."""
    feed = Channel(url)
    feed.title = title_of(text_at(channel, "title"))
    feed.offer_link(text_at(channel, "link"), 1)
    feed.describe(text_at(channel, "description"))
    feed.language = text_at(channel, "language")
    feed.ttl = number(text_at(channel, "ttl")) * 60 or None
    feed.offer_icon(text_at(channel.get("image"), "url"), 1)
    feed.updated = moment(text_at(channel, "lastBuildDate", "pubDate"))
    items = [item for item in list_at(channel, "item") if isinstance(item, dict)]
    feed.truncated = len(items) > ENTRY_LIMIT
    return feed.finish("rss in json", [finish(_read_item(item, url), feed.link) for item in items[:ENTRY_LIMIT]])


def _read_item(item: Value, url: str) -> Draft:
    draft = Draft("", url)
    guid = item.get("guid")
    draft.id = text_at(guid, "#value", "value", "text") if isinstance(guid, dict) else text_at(item, "guid")
    permanent = text_at(guid, "isPermaLink", "#isPermaLink") if isinstance(guid, dict) else ""
    if draft.id.startswith(("http://", "https://")) and permanent.lower() != "false":
        draft.guid_link = draft.id
    draft.title = title_of(text_at(item, "title"))
    draft.offer_link(text_at(item, "link"), 1)
    draft.summary = text_at(item, "description")
    draft.content = text_at(item, "content:encoded", "content")
    draft.published = moment(text_at(item, "pubDate"))
    draft.comments = text_at(item, "comments")
    author = person(text_at(item, "author", "dc:creator"))
    draft.authors = [author] if author else []
    for word in list_at(item, "category"):
        text = text_at(word, "#value", "value", "text") if isinstance(word, dict) else str(word)
        draft.categories.append(line(title_of(text), VALUE_LIMIT))
    for file in list_at(item, "enclosure"):
        address = text_at(file, "url", "#url")
        if address:
            kind = text_at(file, "type", "#type")[:100]
            draft.enclosures.append(Enclosure(address, kind, number(text_at(file, "length", "#length"))))
    return draft
