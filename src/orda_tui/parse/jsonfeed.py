"""JSON Feed 1.0 and 1.1. Every value may have any type: what has the wrong one counts as missing."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from orda_tui.errors import BrokenFeed
from orda_tui.model.parsed import Enclosure, ParsedFeed, Person
from orda_tui.parse.channel import Channel
from orda_tui.parse.dates import moment
from orda_tui.parse.entry import Draft, finish, resolve
from orda_tui.parse.modules import VALUE_LIMIT
from orda_tui.parse.people import NAME_LIMIT
from orda_tui.parse.titles import line, title_of, without_controls
from orda_tui.parse.tree import ENTRY_LIMIT

Value = Any  # what json.loads gives

_VALUES = 2_000_000  # values and containers a document may hold; each costs about 100 bytes
_CONTAINERS = 400_000
_DIGITS = 18
_ITEMS = re.compile(r'"items"\s{0,100}:\s{0,100}\[\s{0,100}')
_BETWEEN = re.compile(r"[\s,]{0,1000}")
SALVAGED = "\0salvaged"
"""Key of a value that was read up to a break; no key of a feed looks like it."""


def load_json(text: str) -> Value:
    """The value of a JSON text: control characters in strings are let through, numbers of any length are bounded.
    Raises BrokenFeed."""
    if text.count(",") > _VALUES or text.count("{") + text.count("[") > _CONTAINERS:
        raise BrokenFeed("This JSON holds more values than any feed should; it was not read.")
    try:
        return json.loads(text, strict=False, parse_int=_whole)
    except (ValueError, RecursionError) as error:
        cut_off = salvage_json(text)
        if cut_off is not None:
            return cut_off
        raise BrokenFeed("This looks like a JSON Feed, but its JSON is broken.") from error


def salvage_json(text: str) -> Value:
    """A JSON Feed that breaks off, with the items before the break; None where there is none."""
    start = _ITEMS.search(text)
    if not start:
        return None
    decoder = json.JSONDecoder(strict=False, parse_int=_whole)
    items: list[Value] = []
    place = start.end()
    try:
        feed = decoder.decode(text[: start.start()].rstrip().rstrip(",") + "}")
        while place < len(text) and len(items) < ENTRY_LIMIT:
            item, place = decoder.raw_decode(text, place)
            items.append(item)
            place = _BETWEEN.match(text, place).end()  # type: ignore[union-attr]  # it matches nothing, too
    except (ValueError, RecursionError):
        if not items:
            return None
    return {**feed, "items": items, SALVAGED: True}


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _DIGITS else digits[:100]


def text_at(holder: Value, *names: str) -> str:
    """The first of the named values that is a text or a number, without control characters; or ""."""
    if not isinstance(holder, dict):
        return ""
    for name in names:
        value = holder.get(name)
        if isinstance(value, str) and value.strip():
            return without_controls(value).strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)[:100]
    return ""


def list_at(holder: Value, name: str) -> list[Value]:
    """The named list; a lone value counts as a list of one."""
    value = holder.get(name) if isinstance(holder, dict) else None
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def people_at(holder: Value) -> list[Person]:
    """``authors`` (1.1) or ``author`` (1.0), as objects or as names."""
    found: list[Person] = []
    for value in (list_at(holder, "authors") or list_at(holder, "author"))[:100]:
        if isinstance(value, str):
            name, url = value, ""
        else:
            name, url = text_at(value, "name"), text_at(value, "url")
        name = line(name, NAME_LIMIT)
        if name or url:
            found.append(Person(name, "", resolve(url, "")))
    return found


def parse_json_feed(value: Value, url: str) -> ParsedFeed:
    """The feed of a decoded JSON Feed."""
    feed = Channel(url)
    feed.title = title_of(text_at(value, "title"), is_html=False)
    feed.offer_link(text_at(value, "home_page_url"), 1)
    feed.describe(text_at(value, "description"))
    feed.language = text_at(value, "language")
    feed.offer_icon(text_at(value, "icon"), 2)
    feed.offer_icon(text_at(value, "favicon"), 1)
    feed.authors = people_at(value)
    feed.self_link = resolve(text_at(value, "feed_url"), url)
    feed.next_link = resolve(text_at(value, "next_url"), url)
    feed.hub = next((resolve(text_at(hub, "url"), url) for hub in list_at(value, "hubs")), "")
    items = [item for item in list_at(value, "items") if isinstance(item, dict)]
    feed.truncated = len(items) > ENTRY_LIMIT
    entries = [finish(_read_item(item, feed), feed.link) for item in items[:ENTRY_LIMIT]]
    salvaged = "its JSON breaks off" if SALVAGED in value else ""
    version = text_at(value, "version").rstrip("/").rpartition("/")[2]
    return feed.finish(f"json feed {version}" if version in ("1", "1.1") else "json feed", entries, salvaged)


def _read_item(item: Value, feed: Channel) -> Draft:
    draft = Draft("", feed.url)
    draft.id = text_at(item, "id")
    draft.title = title_of(text_at(item, "title"), is_html=False)
    draft.offer_link(text_at(item, "url", "external_url"), 1)
    if draft.id.startswith(("http://", "https://")):
        draft.guid_link = draft.id
    draft.content = text_at(item, "content_html") or _escaped(text_at(item, "content_text"))
    draft.summary = _escaped(text_at(item, "summary"))
    draft.published = moment(text_at(item, "date_published"))
    draft.updated = moment(text_at(item, "date_modified"))
    draft.authors = people_at(item) or feed.authors
    draft.lang = text_at(item, "language")[:35]
    draft.image = text_at(item, "image", "banner_image")
    draft.categories = [line(tag, VALUE_LIMIT) for tag in list_at(item, "tags") if isinstance(tag, str)]
    for file in list_at(item, "attachments"):
        address = text_at(file, "url")
        if address:
            kind = text_at(file, "mime_type")[:100]
            title = line(text_at(file, "title"), VALUE_LIMIT)
            size = _number(file.get("size_in_bytes"))
            draft.enclosures.append(Enclosure(address, kind, size, title, _number(file.get("duration_in_seconds"))))
    return draft


def _escaped(text: str) -> str:
    """Plain text as HTML that shows the same, line breaks included."""
    return html.escape(text, False).replace("\n", "<br>\n") if text else ""


def _number(value: Value) -> int:
    """A size or a duration; 0 for anything that is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return int(value) if 0 <= value < 10**15 else 0
