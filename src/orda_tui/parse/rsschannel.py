"""The elements of an RSS channel. Other formats borrow some of them."""

from __future__ import annotations

from collections.abc import Callable

from orda_tui.parse import atomlink
from orda_tui.parse.channel import Channel
from orda_tui.parse.dates import moment
from orda_tui.parse.element import Element, base_of, markup_of, text_of
from orda_tui.parse.modules import number
from orda_tui.parse.people import person
from orda_tui.parse.rssitem import RESOURCE
from orda_tui.parse.titles import title_of

ChannelReader = Callable[[Channel, Element], None]


def _title(channel: Channel, element: Element) -> None:
    channel.title = title_of(text_of(element)) or channel.title


def _second_title(channel: Channel, element: Element) -> None:
    channel.title = channel.title or title_of(text_of(element))


def _link(channel: Channel, element: Element) -> None:
    channel.offer_link(text_of(element) or element.get("href") or "", 6, base_of(element, "", channel.around))


def _description(channel: Channel, element: Element) -> None:
    channel.describe(markup_of(element))


def _second_description(channel: Channel, element: Element) -> None:
    if not channel.description:
        channel.describe(markup_of(element))


def _language(channel: Channel, element: Element) -> None:
    channel.language = text_of(element)[:35] or channel.language


def read_image(channel: Channel, element: Element) -> None:
    for child in element:
        if str(child.tag).rpartition("}")[2].lower() == "url":
            channel.offer_icon(text_of(child), 5)
    channel.offer_icon(element.get(RESOURCE) or element.get("href") or "", 3)


def _picture(channel: Channel, element: Element) -> None:
    channel.offer_icon(element.get("href") or element.get("url") or text_of(element), 2)


def _date(channel: Channel, element: Element) -> None:
    when = moment(text_of(element))
    if when is not None:
        channel.updated = max(when, channel.updated or when)


def _author(channel: Channel, element: Element) -> None:
    one = atomlink.person_of(element) if len(element) else person(text_of(element))
    if one:
        channel.authors.append(one)


def _owner(channel: Channel, element: Element) -> None:
    one = atomlink.person_of(element)
    if one and not channel.authors:
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


CHANNEL: dict[str, ChannelReader] = {
    "title": _title,
    "link": _link,
    "description": _description,
    "language": _language,
    "image": read_image,
    "lastbuilddate": _date,
    "pubdate": _date,
    "managingeditor": _author,
    "author": _author,
    "ttl": _ttl,
    "skiphours": _skip_hours,
    "skipdays": _skip_days,
    "dc:title": _second_title,
    "dc:description": _second_description,
    "dc:language": _language,
    "dc:creator": _author,
    "dc:date": _date,
    "itunes:author": _author,
    "googleplay:author": _author,
    "googleplay:description": _second_description,
    "itunes:image": _picture,
    "itunes:summary": _second_description,
    "itunes:subtitle": _second_description,
    "media:thumbnail": _picture,
    "webfeeds:icon": _picture,
    "webfeeds:logo": _picture,
    "googleplay:image": _picture,
    "sy:updateperiod": _period,
    "sy:updatefrequency": _frequency,
    "atom:link": atomlink.feed_link,
    "logo": _picture,
    "icon": _picture,
    "subtitle": _second_description,
    "tagline": _second_description,
    "itunes:title": _second_title,
    "itunes:owner": _owner,
    "atom:icon": _picture,
    "atom:logo": _picture,
    "atom:author": _author,
    "atom:updated": _date,
    "atom:subtitle": _second_description,
    "atom:tagline": _second_description,
    "atom:title": _second_title,
}

#: What is met in feeds of other formats too: everything with a prefix of its own, and a few names of RSS.
BORROWED: dict[str, ChannelReader] = {
    name: read
    for name, read in CHANNEL.items()
    if (":" in name and not name.startswith("atom:")) or name in ("description", "image", "managingeditor", "ttl")
}
