"""What one entry comes to: every format fills a Draft, ``finish`` makes a ParsedEntry of it."""

from __future__ import annotations

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
_TEASER = 300  # characters; a summary of that length is rarely longer than its body by chance
MOST_CATEGORIES = 50
MOST_ENCLOSURES = 100
MOST_EXTRAS = 50

_TAG = re.compile(r"<[a-zA-Z/!]")
_ESCAPED_TAG = re.compile(
    r"&lt;(/?(?:p|br|div|a|img|span|b|i|em|strong|ul|ol|li|h[1-6]|table|blockquote|font)\b)", re.I
)
_BLANK = re.compile(r"[\s\x00-\x1f]+")
_ADDRESS = re.compile(r"""(\s(?:href|src|poster)\s{0,5}=\s{0,5})(["'])([^"'<>]{1,2000})\2""", re.I)
_ABSOLUTE = ("http://", "https://")


class Draft:
    """An entry while its elements are read. ``base`` is the xml:base around it, or "", ``url`` where the document
    stands, ``body_base`` the base a body brings along. ``second_...``, ``fallback`` and ``words`` stand in for a
    missing title, image, body and missing categories."""

    __slots__ = (
        "authors",
        "base",
        "body_base",
        "categories",
        "comments",
        "content",
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
        "second_authors",
        "second_image",
        "second_title",
        "summary",
        "title",
        "updated",
        "url",
        "words",
    )

    def __init__(self, base: str = "", url: str = "") -> None:
        self.id = ""
        self.title = ""
        self.second_title = ""
        self.link = ""
        self.link_rank = 0
        self.guid_link = ""
        self.authors: list[Person] = []
        self.second_authors: list[Person] = []
        self.published: int | None = None
        self.published_rank = 0
        self.updated: int | None = None
        self.summary = ""
        self.content = ""
        self.fallback = ""
        self.base = base
        self.url = url
        self.body_base = ""
        self.lang = ""
        self.categories: list[str] = []
        self.words: list[str] = []
        self.enclosures: list[Enclosure] = []
        self.image = ""
        self.second_image = ""
        self.comments = ""
        self.extras: list[tuple[str, str]] = []

    def offer_link(self, address: str, rank: int) -> None:
        """Take the address as the entry's link if it is as good as what there is."""
        if rank >= self.link_rank and address.strip():
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


def body_of(text: str) -> str:
    """A body: HTML of at most two million characters, read once more if all of it was escaped twice."""
    text = text.strip()
    if len(text) > BODY_LIMIT:
        text = text[:BODY_LIMIT]
    if "&lt;" in text and _ESCAPED_TAG.search(text) and not _TAG.search(text):
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    return text


def absolute(markup: str, base: str) -> str:
    """The HTML with its addresses made absolute: for short texts only, bodies keep theirs as they stand."""
    if not base or "=" not in markup:
        return markup
    return _ADDRESS.sub(lambda found: found[1] + found[2] + resolve(found[3], base) + found[2], markup)


def distinct(entries: Iterable[ParsedEntry]) -> tuple[ParsedEntry, ...]:
    """The entries with keys that differ: where one id stands for several links, the link joins the key; where that is
    not enough, what they say does. Entries that are the same in everything keep the same key."""
    entries = list(entries)
    if len({entry.key for entry in entries}) == len(entries):
        return tuple(entries)
    return tuple(_split(_split(entries, lambda entry: entry.link), _digest))


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
    return _hash("\0".join((entry.title, str(entry.published), entry.content or entry.summary)))


def _hash(text: str) -> str:
    import hashlib  # few feeds need it, and it brings the whole of OpenSSL

    return "sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def finish(draft: Draft, site: str = "") -> ParsedEntry:
    """The entry a draft comes to. ``site``: the feed's own link. Links are relative to the xml:base, the site, the
    document, whichever is given; bodies to their xml:base, the entry's link, the site, the document."""
    base = draft.base or site or draft.url
    link = resolve(draft.link or draft.guid_link, base)
    content, summary = draft.content, draft.summary
    if content or summary:
        content = body_of(content) if content else ""
        summary = body_of(summary) if summary else ""
        if not content or content == summary:
            content, summary = summary or content, ""
        elif len(summary) > max(_TEASER, 2 * len(content)):  # a body with the picture only, the text beside it
            content, summary = summary, content
    if not content and draft.fallback:
        content = body_of(draft.fallback)
    enclosures = _once(draft.enclosures, base) if draft.enclosures else ()
    if not link and enclosures:
        link = enclosures[0].url
    image = draft.image or draft.second_image
    identifier = draft.id
    if identifier:
        identifier = line(identifier, ID_LIMIT) if len(identifier) <= ID_LIMIT else _long_id(identifier)
    categories = draft.categories or draft.words
    entry = ParsedEntry(
        "",
        identifier,
        draft.title or draft.second_title,
        link,
        join(draft.authors or draft.second_authors) if draft.authors or draft.second_authors else (),
        draft.published,
        draft.updated,
        summary,
        content,
        draft.body_base or draft.base or link or base,
        draft.lang,
        _categories(categories) if categories else (),
        enclosures,
        resolve(image, base) if image else "",
        resolve(draft.comments, base) if draft.comments else "",
        tuple(draft.extras[:MOST_EXTRAS]),
    )
    # The dataclass is frozen for everybody else; here it is not finished yet, and a copy would cost as much again.
    object.__setattr__(entry, "key", identifier or link or _digest(entry))
    return entry


def _long_id(text: str) -> str:
    """An id over the limit: its beginning and a hash of the whole, so that two of them stay two."""
    return f"{line(text[:200], 200)} {_hash(text)}"


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
