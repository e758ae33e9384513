"""Broken beyond mending as a whole: cut at the entries and read each alone, so that one bad entry costs one entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from orda_tui.parse.repair import Root

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
_TOKEN = re.compile(r"<!\[CDATA\[|<!--|<(/?)(?:([A-Za-z_][\w.-]{0,60}):)?(?:item|entry)(?=[\s>/])", re.I)
#: Markup (elements and attributes) one entry may hold; a tree of them costs about 200 bytes each.
ENTRY_MARKUP = 100_000


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


def salvage(text: str, root: Root, limit: int) -> tuple[etree._Element | None, int, bool]:
    """(tree, entries lost, whether ``limit`` cut it short). ``text`` is mended and starts with the root's tag. The tree
    holds the channel and every entry that could be read; None where not even a channel could."""
    pieces = list(cut(text, root, limit + 1))
    chunks = [piece for is_entry, piece in pieces if is_entry]
    rest = "".join(piece for is_entry, piece in pieces if not is_entry)
    head = _read(rest, recover=True) if markup(rest) <= ENTRY_MARKUP else _read(root.tag(), recover=True)
    if head is None:
        head = _read(f"{root.tag()}</{root.name}>", recover=True)
    if head is None:
        return None, len(chunks), False
    home = head
    if root.local == "rss":
        home = next((child for child in head if str(child.tag).lower().endswith("channel")), head)
    lost = 0
    for chunk in chunks[:limit]:
        entry = read_entry(chunk, root)
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
        elif not root.is_entry(found[2] or ""):
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


def read_entry(chunk: str, root: Root) -> etree._Element | None:
    """One entry read alone: strictly, then with its text fields wrapped, then however libxml2 can; None if not at all
    or if it is more than an entry may be."""
    if markup(chunk) > ENTRY_MARKUP:
        return None
    before, after = root.tag(), f"</{root.name}>"
    tree = _read(f"{before}{chunk}{after}")
    if tree is None:
        wrapped = f"{before}{wrap_fields(chunk)}{after}"
        tree = _read(wrapped)
        if tree is None:
            tree = _read(wrapped, recover=True)
    return tree[0] if tree is not None and len(tree) else None


def wrap_fields(chunk: str) -> str:
    """The entry with the inside of each known text field as CDATA: what stands there is HTML somebody forgot to
    escape. A field without an end tag is left alone."""
    done: list[str] = []
    place = 0
    while found := _FIELD.search(chunk, place):
        name, attributes = found.groups()
        end = chunk.find(f"</{name}", found.end())
        if end < 0 or attributes.endswith("/"):
            done.append(chunk[place : found.end()])
            place = found.end()
            continue
        inside = chunk[found.end() : end].replace("<![CDATA[", "").replace("]]>", "")
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
