"""Broken beyond mending as a whole: cut at the entries and read each alone, so that one bad entry costs one entry."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree

from orda_tui.parse.repair import Root, declare_prefixes, mend, outside_cdata

_FIELDS = (
    "title",
    "description",
    "summary",
    "content",
    "content:encoded",
    "encoded",
    "subtitle",
    "tagline",
    "dc:title",
    "dc:description",
    "dc:creator",
    "author",
    "category",
    "itunes:summary",
    "itunes:subtitle",
    "media:title",
    "media:description",
    "comments",
    "link",
    "guid",
)
_FIELD = re.compile(rf"<({'|'.join(_FIELDS)})((?:\s[^<>]{{0,2000}})?)>", re.I)
_TOKEN = re.compile(r"<!\[CDATA\[|<!--|<(/?)(?:([A-Za-z_][\w.-]{0,60}):)?(item|entry|url)(?=[\s>/])", re.I)
#: Markup (elements and attributes) one entry may hold; a tree of them costs about 200 bytes each.
ENTRY_MARKUP = 100_000
#: Characters of broken entries that are mended; what is left of a larger document counts as lost.
MENDED = 8_000_000


def parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser that reads nothing but the bytes it is given: no entities, no DTD, no network, bounded depth."""
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )


def markup(text: str | bytes) -> int:
    """How many elements and attributes a text could have at most."""
    if isinstance(text, bytes):
        return text.count(b"<") + text.count(b"=")
    return text.count("<") + text.count("=")


def salvage(body: str, root: Root, limit: int) -> tuple[etree._Element | None, int, bool]:
    """(tree, entries lost, whether ``limit`` cut it short). ``body``: what follows the root's start tag. The tree holds
    the channel and every entry that could be read; None where not even a channel could."""
    last = body.rfind("<")
    if last >= 0 and ">" not in body[last:]:  # a tag that was cut off
        body = body[:last]
    declare_prefixes(root, body)
    chunks: list[str] = []
    around: list[str] = []
    for is_entry, piece in cut(body, root, limit + 1):
        (chunks if is_entry else around).append(piece)
    rest = "".join(around)
    empty = f"{root.tag()}</{root.name}>"
    head = _read(root.tag() + mend(rest), recover=True) if markup(rest) <= ENTRY_MARKUP else None
    if head is None:
        head = _read(empty, recover=True)
    if head is None:
        return None, len(chunks), False
    home = head
    if root.local == "rss":
        home = next((child for child in head if str(child.tag).lower().endswith("channel")), head)
    lost = 0
    budget = MENDED
    for chunk in chunks[:limit]:
        entry = _read(f"{root.tag()}{chunk}</{root.name}>") if markup(chunk) <= ENTRY_MARKUP else None
        if entry is not None and len(entry):
            home.append(entry[0])
            continue
        budget -= len(chunk)
        entry = read_broken(chunk, root) if budget >= 0 else None
        if entry is None:
            lost += 1
        else:
            home.append(entry)
    return head, lost, len(chunks) > limit


def cut(text: str, root: Root, limit: int) -> Iterator[tuple[bool, str]]:
    """The text in pieces: (is an entry, piece). An entry ends at its end tag, at the next entry, or at the end."""
    place = 0  # where the current piece began
    inside = False
    no_comment_end = no_cdata_end = False
    position = count = 0
    while found := _TOKEN.search(text, position):
        position = found.end()
        token = found.group()
        if token == "<!--":
            end = -1 if no_comment_end else text.find("-->", position)
            no_comment_end = end < 0
            position = end + 3 if end >= 0 else position
        elif token[:2] == "<!":
            end = -1 if no_cdata_end else text.find("]]>", position)
            no_cdata_end = end < 0
            position = end + 3 if end >= 0 else position
        elif not root.is_entry(found[2] or "", found[3].lower()):
            continue
        elif found[1]:
            if inside:
                end = text.find(">", position) + 1 or len(text)
                yield True, text[place:end]
                place, inside = end, False
        else:
            if count >= limit:
                return
            yield inside, text[place : found.start()]
            place, inside = found.start(), True
            count += 1
    yield inside, text[place:]


def read_broken(chunk: str, root: Root) -> etree._Element | None:
    """One entry that is no XML as it stands: mended, then with its text fields wrapped, then however libxml2 can; None
    if not at all or if it is more than an entry may be."""
    if markup(chunk) > ENTRY_MARKUP:
        return None
    before, after = root.tag(), f"</{root.name}>"
    tree = _read(f"{before}{mend(chunk)}{after}")
    if tree is None or not len(tree):
        wrapped = f"{before}{mend(wrap_fields(chunk))}{after}"
        tree = _read(wrapped)
        if tree is None:
            tree = _read(wrapped, recover=True)
    return tree[0] if tree is not None and len(tree) else None


def wrap_fields(chunk: str) -> str:
    """The entry with the inside of each known text field as CDATA: what stands there is HTML somebody forgot to
    escape. A field without an end tag is left alone."""
    done: list[str] = []
    never_ends: set[str] = set()
    place = 0
    while found := _FIELD.search(chunk, place):
        name, attributes = found.groups()
        end = -1 if name in never_ends else chunk.find(f"</{name}", found.end())
        if end < 0:
            never_ends.add(name)
        if end < 0 or attributes.endswith("/"):
            done.append(chunk[place : found.end()])
            place = found.end()
            continue
        pieces = outside_cdata(chunk[found.end() : end])
        inside = "".join(piece[9:-3] if cdata else html.unescape(piece) for cdata, piece in pieces)
        inside = inside.replace("<![CDATA[", "").replace("]]>", "")
        kind = ' type="html"' if name.lower() in ("title", "summary", "content", "subtitle", "tagline") else attributes
        done.append(f"{chunk[place : found.start()]}<{name}{kind}><![CDATA[{inside}]]>")
        place = end
    done.append(chunk[place:])
    return "".join(done)


def _read(text: str, *, recover: bool = False) -> etree._Element | None:
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser(recover=recover))
    except (etree.XMLSyntaxError, ValueError):
        return None
