"""What one entry comes to: every format fills a Draft, ``finish`` makes a ParsedEntry of it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urljoin

from orda_tui.model.parsed import Enclosure, ParsedEntry, Person
from orda_tui.parse.people import join
from orda_tui.parse.titles import line
from orda_tui.text.neutral import neutralise

LINK_LIMIT = 4_000
ID_LIMIT = 1_000
BODY_LIMIT = 2_000_000
MOST_CATEGORIES = 50
MOST_ENCLOSURES = 100
MOST_EXTRAS = 50

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_TAG = re.compile(r"<[a-zA-Z/!]")
_ESCAPED_TAG = re.compile(
    r"&lt;(/?(?:p|br|div|a|img|span|b|i|em|strong|ul|ol|li|h[1-6]|table|blockquote|font)\b)", re.I
)
_BLANK = re.compile(r"[\s\x00-\x1f]+")
_ABSOLUTE = ("http://", "https://")


class Draft:
    """An entry while its elements are read. Texts are as they stood; ``finish`` neutralises and caps them."""

    __slots__ = (
        "authors",
        "base",
        "categories",
        "comments",
        "content",
        "editors",
        "enclosures",
        "extras",
        "fallback",
        "guid_link",
        "id",
        "image",
        "lang",
        "link",
        "link_rank",
        "published",
        "published_rank",
        "second_image",
        "summary",
        "title",
        "updated",
    )

    def __init__(self) -> None:
        self.id = ""
        self.title = ""
        self.link = ""
        self.link_rank = 0
        self.guid_link = ""
        self.authors: list[Person] = []
        self.editors: list[Person] = []
        self.published: int | None = None
        self.published_rank = 0
        self.updated: int | None = None
        self.summary = ""
        self.content = ""
        self.fallback = ""
        self.base = ""
        self.lang = ""
        self.categories: list[str] = []
        self.enclosures: list[Enclosure] = []
        self.image = ""
        self.second_image = ""
        self.comments = ""
        self.extras: list[tuple[str, str]] = []

    def offer_link(self, address: str, rank: int) -> None:
        """Take the address as the entry's link if it is better than what there is."""
        if rank > self.link_rank and address.strip():
            self.link, self.link_rank = address, rank

    def offer_date(self, moment: int | None, rank: int) -> None:
        """Take the moment as the date of publication if it is better than what there is."""
        if moment is not None and rank > self.published_rank:
            self.published, self.published_rank = moment, rank


def resolve(address: str, base: str) -> str:
    """The address as a link: absolute where that can be told, without blanks and controls, at most 4,000 characters;
    "" for one that is too long or makes no sense."""
    address = address.strip()
    if not address or len(address) > LINK_LIMIT:
        return ""
    if not address.isascii() or not address.isprintable() or " " in address:
        address = neutralise(_BLANK.sub("", address) if "\n" in address or "\t" in address else address)
        address = address.replace(" ", "%20")
    if address.startswith(_ABSOLUTE) or not base:
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def body_of(text: str, *, controls: bool) -> str:
    """A body: HTML without control characters, at most two million characters, read once more if all of it was
    escaped twice."""
    text = text.strip()
    if controls:
        text = _CONTROLS.sub("", text)
    if len(text) > BODY_LIMIT:
        text = text[:BODY_LIMIT]
    if "&lt;" in text and _ESCAPED_TAG.search(text) and not _TAG.search(text):
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    return text


def distinct(entries: Iterable[ParsedEntry]) -> tuple[ParsedEntry, ...]:
    """The entries with keys that differ: where one id stands for several links, the link joins the key; where that is
    not enough, what they say does. Of entries that are the same in everything the first one stays."""
    entries = list(entries)
    if len({entry.key for entry in entries}) == len(entries):
        return tuple(entries)
    entries = _split(entries, lambda entry: entry.link)
    entries = _split(entries, lambda entry: _digest(entry))
    kept: dict[str, ParsedEntry] = {}
    for entry in entries:
        kept.setdefault(entry.key, entry)
    return tuple(kept.values())


def _split(entries: list[ParsedEntry], by: Callable[[ParsedEntry], str]) -> list[ParsedEntry]:
    counts = Counter(entry.key for entry in entries)
    parts: dict[str, set[str]] = {}
    for entry in entries:
        if counts[entry.key] > 1:
            parts.setdefault(entry.key, set()).add(by(entry))
    return [
        replace(entry, key=f"{entry.key} {by(entry)}") if len(parts.get(entry.key, ())) > 1 else entry
        for entry in entries
    ]


def _digest(entry: ParsedEntry) -> str:
    said = "\0".join((entry.title, str(entry.published), entry.content or entry.summary))
    return "sha256:" + hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def finish(draft: Draft, *, base: str, site: str, controls: bool) -> ParsedEntry:
    """The entry a draft comes to. ``base``: the address the document stands at (xml:base included), ``site``: the
    feed's own link; bodies are relative to the entry's xml:base, link, the site, the document, whichever is given."""
    link = resolve(draft.link or draft.guid_link, draft.base or base)
    content, summary = draft.content, draft.summary
    if content or summary:
        content = body_of(content, controls=controls) if content else ""
        summary = body_of(summary, controls=controls) if summary else ""
        if not content or content == summary:
            content, summary = summary or content, ""
    if not content and draft.fallback:
        content = body_of(draft.fallback, controls=controls)
    enclosures = _once(draft.enclosures, base) if draft.enclosures else ()
    if not link and enclosures:
        link = enclosures[0].url
    image = draft.image or draft.second_image
    identifier = draft.id
    if identifier:
        identifier = line(identifier, ID_LIMIT) if len(identifier) <= ID_LIMIT else _long_id(identifier)
    entry = ParsedEntry(
        "",
        identifier,
        draft.title,
        link,
        join(draft.authors or draft.editors) if draft.authors or draft.editors else (),
        draft.published,
        draft.updated,
        summary,
        content,
        draft.base or link or site or base,
        draft.lang,
        _categories(draft.categories) if draft.categories else (),
        enclosures,
        resolve(image, draft.base or base) if image else "",
        resolve(draft.comments, draft.base or base) if draft.comments else "",
        tuple(draft.extras[:MOST_EXTRAS]),
    )
    # The dataclass is frozen for everybody else; here it is not finished yet, and a copy would cost as much again.
    object.__setattr__(entry, "key", identifier or link or _digest(entry))
    return entry


def _long_id(text: str) -> str:
    """An id over the limit: its beginning and a hash of the whole, so that two of them stay two."""
    return line(text[:200], 200) + " sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _categories(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))[:MOST_CATEGORIES]


def _once(found: list[Enclosure], base: str) -> tuple[Enclosure, ...]:
    """Enclosures with one address are one; what one of them does not say, another may."""
    files: dict[str, Enclosure] = {}
    for one in found[: MOST_ENCLOSURES * 4]:
        url = resolve(one.url, base)
        if not url:
            continue
        known = files.get(url)
        if known is None:
            files[url] = replace(one, url=url) if url != one.url else one
        else:
            files[url] = Enclosure(
                url,
                known.type or one.type,
                known.length or one.length,
                known.title or one.title,
                known.duration or one.duration,
            )
    return tuple(files.values())[:MOST_ENCLOSURES]
