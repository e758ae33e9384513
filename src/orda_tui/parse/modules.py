"""Modules that RSS and Atom share: media, itunes, dc, podcast, slash, wfw, thr, georss.

``ENTRY`` maps short names to functions that read one element into a Draft. ``dc:title`` and others that could compete
with the entry's own fields only fill what is empty.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from orda_tui.model.parsed import Enclosure
from orda_tui.parse.dates import moment
from orda_tui.parse.element import Element, markup_of, text_of
from orda_tui.parse.entry import Draft
from orda_tui.parse.people import person
from orda_tui.parse.titles import line, title_of

Reader = Callable[[Draft, Element], None]

VALUE_LIMIT = 500


def number(text: str | None) -> int:
    """A whole number of at most 15 digits ("12 345" and "1.0" too), 0 for anything else."""
    digits = (text or "").strip()[:24].replace(",", "").replace(" ", "").partition(".")[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else 0


def kind_of(element: Element) -> str:
    """The media type an element names, at most 100 characters."""
    kind = (element.get("type") or "").strip()[:100]
    return kind if kind.isascii() else line(kind, 100)


def duration(text: str) -> int:
    """Seconds of ``3600``, ``62:30`` or ``1:02:30``; 0 for anything else."""
    seconds = 0
    for part in text.strip()[:20].split(":"):
        digits = part.partition(".")[0].strip()
        if not (digits.isascii() and digits.isdigit()):
            return 0
        seconds = seconds * 60 + int(digits)
    return seconds if seconds < 10**7 else 0


def extra(name: str) -> Reader:
    """A reader that keeps the text of an element beside the entry."""

    def read(draft: Draft, element: Element) -> None:
        value = line(text_of(element), VALUE_LIMIT)
        if value:
            draft.extras.append((name, value))

    return read


def _author(draft: Draft, element: Element) -> None:
    one = person(text_of(element))
    if one:
        draft.authors.append(one)


def _second_author(draft: Draft, element: Element) -> None:
    one = person(text_of(element))
    if one:
        draft.second_authors.append(one)


def _dc_title(draft: Draft, element: Element) -> None:
    if not draft.title:
        draft.title = title_of(text_of(element))


def _dc_date(draft: Draft, element: Element) -> None:
    draft.offer_date(moment(text_of(element)), 2)


def _dc_modified(draft: Draft, element: Element) -> None:
    when = moment(text_of(element))
    if when is not None and draft.updated is None:
        draft.updated = when


def _dc_description(draft: Draft, element: Element) -> None:
    if not draft.summary:
        draft.summary = markup_of(element)


def _dc_identifier(draft: Draft, element: Element) -> None:
    if not draft.id:
        draft.id = text_of(element)


def category(draft: Draft, element: Element) -> None:
    """The text of a category."""
    draft.categories.append(line(title_of(text_of(element)), VALUE_LIMIT))


def _keywords(draft: Draft, element: Element) -> None:
    draft.words += [line(title_of(word), VALUE_LIMIT) for word in text_of(element)[:4000].split(",")]


def _itunes_category(draft: Draft, element: Element) -> None:
    for one in element.iter():
        draft.categories.append(line(title_of(one.get("text") or text_of(one)), VALUE_LIMIT))


def _media_title(draft: Draft, element: Element) -> None:
    draft.second_title = draft.second_title or title_of(text_of(element))


def _media_content(draft: Draft, element: Element) -> None:
    url = (element.get("url") or "").strip()
    kind = kind_of(element)
    medium = element.get("medium") or kind.partition("/")[0]
    title = ""
    for child in element:
        name = str(child.tag).rpartition("}")[2].lower()
        if name == "thumbnail":
            _media_thumbnail(draft, child)
        elif name == "title":
            title = title_of(text_of(child))
            draft.second_title = draft.second_title or title
        elif name in ("credit", "description", "content", "keywords", "player", "category", "peerlink"):
            ENTRY.get("media:" + name, _ignore)(draft, child)
    if not url:
        return
    if medium == "image" and not draft.second_image:
        draft.second_image = url
    length = number(element.get("fileSize") or element.get("filesize"))
    draft.enclosures.append(Enclosure(url, kind, length, title, duration(element.get("duration") or "")))


def _media_group(draft: Draft, element: Element) -> None:
    for child in element:
        name = "media:" + str(child.tag).rpartition("}")[2].lower()
        if name != "media:group":
            ENTRY.get(name, _ignore)(draft, child)


def _media_thumbnail(draft: Draft, element: Element) -> None:
    url = (element.get("url") or text_of(element)).strip()
    if url and not draft.image:
        draft.image = url


def _media_description(draft: Draft, element: Element) -> None:
    if not draft.fallback:
        draft.fallback = markup_of(element)


def _media_peer(draft: Draft, element: Element) -> None:
    url = (element.get("href") or "").strip()
    if url:
        draft.enclosures.append(Enclosure(url, kind_of(element)))


def _original_file(draft: Draft, element: Element) -> None:
    """FeedBurner moves files to addresses of its own and tells the old one beside."""
    url = text_of(element)
    if url and draft.enclosures:
        draft.enclosures[-1] = replace(draft.enclosures[-1], url=url)
    elif url:
        draft.enclosures.append(Enclosure(url))


def _itunes_link(draft: Draft, element: Element) -> None:
    if (element.get("rel") or "").lower() == "image":
        _itunes_image(draft, element)


def _media_player(draft: Draft, element: Element) -> None:
    url = (element.get("url") or "").strip()
    if url:
        draft.offer_link(url, 1)


def _itunes_image(draft: Draft, element: Element) -> None:
    url = (element.get("href") or element.get("url") or text_of(element)).strip()
    if url and not draft.image:
        draft.image = url


def _itunes_summary(draft: Draft, element: Element) -> None:
    text = markup_of(element)
    if text.strip() and len(text) > len(draft.fallback):
        draft.fallback = text


def _itunes_duration(draft: Draft, element: Element) -> None:
    seconds = duration(text_of(element))
    if seconds:
        draft.extras.append(("duration", str(seconds)))


def _itunes_title(draft: Draft, element: Element) -> None:
    draft.second_title = title_of(text_of(element)) or draft.second_title


def _addressed(name: str) -> Reader:
    def read(draft: Draft, element: Element) -> None:
        url = (element.get("url") or element.get("href") or text_of(element)).strip()
        if url:
            draft.extras.append((name, line(url, VALUE_LIMIT)))

    return read


def _reply(draft: Draft, element: Element) -> None:
    reference = line(element.get("ref") or element.get("href") or "", VALUE_LIMIT)
    if reference:
        draft.extras.append(("thr:in-reply-to", reference))


def _place(draft: Draft, element: Element) -> None:
    value = line(text_of(element), VALUE_LIMIT)
    if value and not any(name == "georss:point" for name, _ in draft.extras):
        draft.extras.append(("georss:point", value))


def _ignore(draft: Draft, element: Element) -> None:
    return None


ENTRY: dict[str, Reader] = {
    "dc:title": _dc_title,
    "dc:creator": _author,
    "dc:author": _author,
    "dc:contributor": _second_author,
    "dc:date": _dc_date,
    "dc:subject": category,
    "dc:description": _dc_description,
    "dc:identifier": _dc_identifier,
    "dcterms:creator": _author,
    "dcterms:issued": _dc_date,
    "dcterms:created": _dc_date,
    "dcterms:date": _dc_date,
    "dcterms:modified": _dc_modified,
    "dcterms:subject": category,
    "media:content": _media_content,
    "media:group": _media_group,
    "media:thumbnail": _media_thumbnail,
    "media:description": _media_description,
    "media:credit": _second_author,
    "media:keywords": _keywords,
    "media:category": category,
    "media:title": _media_title,
    "itunes:category": _itunes_category,
    "media:player": _media_player,
    "media:peerlink": _media_peer,
    "feedburner:origenclosurelink": _original_file,
    "itunes:link": _itunes_link,
    "googleplay:author": _second_author,
    "itunes:author": _second_author,
    "itunes:image": _itunes_image,
    "itunes:summary": _itunes_summary,
    "itunes:subtitle": _itunes_summary,
    "itunes:title": _itunes_title,
    "itunes:duration": _itunes_duration,
    "itunes:keywords": _keywords,
    "itunes:episode": extra("itunes:episode"),
    "itunes:season": extra("itunes:season"),
    "googleplay:image": _itunes_image,
    "googleplay:description": _itunes_summary,
    "podcast:transcript": _addressed("podcast:transcript"),
    "podcast:chapters": _addressed("podcast:chapters"),
    "podcast:person": _second_author,
    "slash:comments": extra("slash:comments"),
    "slash:section": extra("slash:section"),
    "wfw:commentrss": _addressed("wfw:commentRss"),
    "thr:total": extra("thr:total"),
    "thr:in-reply-to": _reply,
    "georss:point": _place,
}
