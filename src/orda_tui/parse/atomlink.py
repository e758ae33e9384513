"""Elements of Atom that other formats use too: ``link`` with its relations, and persons."""

from __future__ import annotations

from orda_tui.model.parsed import Enclosure, Person
from orda_tui.parse.channel import Channel
from orda_tui.parse.element import Element, base_of, text_of
from orda_tui.parse.entry import Draft, resolve
from orda_tui.parse.modules import kind_of, number
from orda_tui.parse.people import NAME_LIMIT, person
from orda_tui.parse.titles import line, title_of

_PAGES = ("", "text/html", "application/xhtml+xml")
_PERSON = frozenset(("name", "email", "uri", "url", "homepage"))
_IANA = "http://www.iana.org/assignments/relation/"


def _relation(element: Element) -> str:
    return (element.get("rel") or "alternate").strip().lower().removeprefix(_IANA)


def entry_link(draft: Draft, element: Element) -> None:
    """A link of an entry: its page (HTML first), a file, comments, or a picture."""
    address = element.get("href") or text_of(element)
    own = base_of(element, "", draft.base or draft.url)
    if own:
        address = resolve(address, own)
    relation = _relation(element)
    kind = kind_of(element).lower()
    if relation == "alternate":
        rank = 5 if kind in _PAGES else 2
        if rank > draft.link_rank:  # of several pages (languages, devices) the first is the article's own
            draft.offer_link(address, rank)
    elif relation == "enclosure":
        title = line(element.get("title") or "", 500)
        draft.enclosures.append(Enclosure(address.strip(), kind, number(element.get("length")), title))
        if kind.startswith("image/") and not draft.second_image:
            draft.second_image = address
    elif relation == "replies":
        if kind in _PAGES:
            draft.comments = draft.comments or address
        count = line(element.get("{http://purl.org/syndication/thread/1.0}count") or "", 20)
        if count:
            draft.extras.append(("thr:total", count))
    elif relation in ("self", "related", "via", "canonical", "shorturl"):
        if relation == "self":
            draft.offer_link(address, 1)
        elif relation == "related" and not draft.link:
            draft.extras.append(("related", line(address, 500)))


def feed_link(channel: Channel, element: Element) -> None:
    """A link of a feed: its site, itself, its hub, or its next page."""
    address = element.get("href") or text_of(element)
    base = base_of(element, channel.around, channel.around)
    relation = _relation(element)
    kind = (element.get("type") or "").strip().lower()
    if relation == "alternate":
        channel.offer_link(address, 5 if kind in _PAGES else 2, base)
    elif relation == "self":
        channel.self_link = channel.self_link or resolve(address, base)
    elif relation == "hub":
        channel.hub = channel.hub or resolve(address, base)
    elif relation == "next":
        channel.next_link = channel.next_link or resolve(address, base)


def person_of(element: Element, base: str = "") -> Person | None:
    """A person of Atom: name, email, uri; or whatever text stands there."""
    found: dict[str, str] = {}
    for child in element:
        local = str(child.tag).rpartition("}")[2].lower()
        found.setdefault(local, text_of(child))
    if not found.keys() & _PERSON:
        return person(text_of(element))
    name = line(title_of(found.get("name", "")), NAME_LIMIT)
    email = line(found.get("email", ""), NAME_LIMIT)
    url = resolve(found.get("uri") or found.get("url") or found.get("homepage") or "", base)
    if name and "@" in name and not email:
        both = person(name)
        if both and both.name:
            return Person(both.name, both.email, url)
    return Person(name, email, url) if name or email or url else None
