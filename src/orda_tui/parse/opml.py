"""OPML, in and out: folders, titles and order. An outline anywhere counts; nothing in it has power but its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from orda_tui.errors import BrokenFeed, NotAFeed
from orda_tui.model.subscription import Skipped, Subscription, Subscriptions
from orda_tui.parse.lists import MOST_ITEMS, address_of, changed, skip, text_of_list
from orda_tui.parse.repair import find_root, mend_document
from orda_tui.parse.salvage import markup, parser
from orda_tui.parse.titles import line, title_of

SETTINGS = "urn:orda:settings"
"""Namespace of what only this program knows of a source."""
SETTING_NAMES = ("full_text", "selector", "encoding", "interval")
"""Settings that travel in a list. Permissions do not: a list from elsewhere must not open one's own network."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DEEPEST = 20  # folders inside folders that are kept apart; deeper ones join the last
_MARKUP = 1_000_000
_DOCTYPE = re.compile(r"<!doctype[^<>\[\]]{0,1000}(?:\[[^\[\]]{0,100000}\])?[^<>\[\]]{0,100}>", re.I)
_SEVERAL = re.compile(r"</opml\s{0,10}>[^<]{0,1000}(?:<\?xml[^>]{0,300}>)?[^<]{0,1000}<opml[^>]{0,2000}>", re.I)


def read_opml(body: bytes) -> Subscriptions:
    """The sources of an OPML file, in its order. Raises NotAFeed for a file that is no OPML or too large, BrokenFeed
    for one that cannot be read."""
    tree, above = _tree(text_of_list(body))
    title = ""
    items: list[Subscription] = []
    skipped: list[Skipped] = []
    partly: list[Skipped] = []
    for element in tree.iter():
        if _local(element) == "title" and not title and _local(element.getparent()) == "head":
            title = title_of("".join(str(text) for text in element.itertext()))
    for outline, folder in _outlines(tree):
        attributes = _attributes(outline)
        wanted = attributes.get("xmlurl") or attributes.get("url") or ""
        shown = attributes.get("title") or attributes.get("text") or wanted
        number = above + int(getattr(outline, "sourceline", 0) or 0)
        kind = attributes.get("type", "").strip().lower()
        if not wanted.strip():
            if len(outline) == 0 and kind != "folder":
                skipped.append(skip(number, shown, "has no address"))
            continue
        if kind == "include":
            skipped.append(skip(number, wanted, "includes another list, which is not fetched"))
            continue
        address, why = address_of(wanted)
        if why or len(items) >= MOST_ITEMS:
            skipped.append(skip(number, wanted, why or f"stands after the first {MOST_ITEMS:,}"))
            continue
        items.append(_subscription(attributes, address, folder, number))
        partly += [skip(number, address, why) for why in changed(wanted, address)]
    return Subscriptions(title, tuple(items), tuple(skipped), tuple(partly))


def _subscription(attributes: dict[str, str], address: str, folder: str, number: int) -> Subscription:
    # Writers put the address where they have no name (text is required); it is no name for all that.
    text, title = (
        "" if (shown := title_of(attributes.get(name, ""))) == address else shown for name in ("text", "title")
    )
    tags = tuple(
        dict.fromkeys(
            tag for tag in (line(part.strip("/ "), 100) for part in attributes.get("category", "").split(",")) if tag
        )
    )
    site, _ = address_of(attributes.get("htmlurl", ""))
    told = {name: line(attributes.get(f"{{{SETTINGS}}}{name}", ""), 500) for name in SETTING_NAMES}
    settings = tuple((name, value) for name, value in told.items() if value)
    return Subscription(
        address,
        title=title or text,
        name=text if title and text != title else "",
        folder=folder,
        tags=tags,
        line=number,
        site=site,
        settings=settings,
    )


def _tree(text: str) -> tuple[etree._Element, int]:
    """The tree, and how many lines of the file stand above it."""
    text = _DOCTYPE.sub(lambda found: "\n" * found.group().count("\n"), text, count=1)
    text = _SEVERAL.sub("", text)  # lists that somebody joined
    if markup(text) > _MARKUP:
        raise NotAFeed("This list holds more outlines than any reader has sources; it was not read.")
    root = find_root(text)
    if root is None or root.local != "opml":
        raise NotAFeed("This is no OPML file.")
    above = text.count("\n", 0, root.start)
    whole = text[root.start :].encode("utf-8", "replace")
    for attempt in (whole, mend_document(text, root).encode("utf-8", "replace")):
        try:
            return etree.fromstring(attempt, parser()), above
        except (etree.XMLSyntaxError, ValueError):
            continue
    try:
        tree = etree.fromstring(mend_document(text, root).encode("utf-8", "replace"), parser(recover=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenFeed("This OPML file is broken beyond reading.") from error
    if tree is None:
        raise BrokenFeed("This OPML file is broken beyond reading.")
    return tree, above


def _local(element: etree._Element | None) -> str:
    return str(element.tag).rpartition("}")[2].lower() if element is not None else ""


def _attributes(outline: etree._Element) -> dict[str, str]:
    """Names in lower case; of those with a namespace only this program's settings."""
    found: dict[str, str] = {}
    for name, value in outline.attrib.items():
        uri, _, local = str(name).rpartition("}")
        if not uri or (uri[1:] == SETTINGS and local in SETTING_NAMES):
            found.setdefault(str(name) if uri else local.lower(), str(value))
    return found


def _outlines(tree: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every outline in document order with the folder it stands in. A folder that is a feed itself holds its feeds."""
    waiting: list[tuple[etree._Element, tuple[str, ...]]] = [(tree, ())]
    while waiting:
        element, folders = waiting.pop()
        inner = folders
        if _local(element) == "outline":
            yield element, "/".join(folders)
            if len(element):
                name = title_of(element.get("title") or element.get("text") or "").replace("/", " ")
                if name and len(folders) < _DEEPEST:
                    inner = (*folders, name)
        waiting.extend((child, inner) for child in reversed(element))


def write_opml(items: Iterable[Subscription], *, title: str = "", created: datetime | None = None) -> bytes:
    """OPML 2.0 in UTF-8. Folders ("a/b") become nested outlines where they first appear, sources keep their order.
    ``created``: aware; left out if None. Settings are written under a namespace of their own."""
    opml = etree.Element("opml", {"version": "2.0"}, nsmap={"orda": SETTINGS})
    head = etree.SubElement(opml, "head")
    etree.SubElement(head, "title").text = _written(title or "Subscriptions")
    if created is not None:
        etree.SubElement(head, "dateCreated").text = format_datetime(created)
    folders: dict[str, etree._Element] = {"": etree.SubElement(opml, "body")}
    for item in items:
        own_title, address = _written(item.title), _written(item.address)
        shown = _written(item.name) or own_title or address
        attributes = {
            "type": "rss",
            "text": shown,
            "title": own_title or shown,
            "xmlUrl": address,
        }
        if item.site:
            attributes["htmlUrl"] = _written(item.site)
        if item.tags:
            attributes["category"] = _written(",".join(tag.replace(",", " ") for tag in item.tags))
        for name, value in item.settings:
            if name in SETTING_NAMES:
                attributes[f"{{{SETTINGS}}}{name}"] = _written(value)
        etree.SubElement(_folder(folders, item.folder), "outline", attributes)
    return etree.tostring(opml, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _folder(folders: dict[str, etree._Element], path: str) -> etree._Element:
    path = "/".join(part.strip() for part in path.split("/") if part.strip())
    known = folders.get(path)
    if known is None:
        above, _, name = path.rpartition("/")
        text = _written(name)
        known = etree.SubElement(_folder(folders, above), "outline", {"text": text, "title": text})
        folders[path] = known
    return known


def _written(text: str) -> str:
    """Text that XML can hold, on one line."""
    return _ILLEGAL.sub("", line(text, 4_000))
