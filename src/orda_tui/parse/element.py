"""Reading one element: its text, its inside as HTML, its base and its language."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

from lxml import etree

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_XMLNS = re.compile(r"""\sxmlns(?::[\w.-]{1,60})?="[^"]{0,4000}\"""")
_PREFIX = re.compile(r"<(/?)[A-Za-z_][\w.-]{0,60}:([A-Za-z])")
_EMPTY = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)[\s/>])([A-Za-z][\w-]*)([^<>]*)/>"
)
_ADDRESSES = ("href", "src", "poster")

Element = etree._Element


def text_of(element: Element) -> str:
    """All text inside, blanks around it gone; tags inside are ignored."""
    if len(element):
        return "".join(str(text) for text in element.itertext(with_tail=False)).strip()
    text = element.text
    return text.strip() if text else ""


def markup_of(element: Element) -> str:
    """The inside as HTML: the text as it is (RSS keeps HTML in text), or child elements written out."""
    if len(element):
        return inside(element)
    return element.text or ""


def inside(element: Element) -> str:
    """Child elements written out as HTML: no namespace prefixes, no ``<a/>`` for an empty anchor. A single ``div``
    around everything (XHTML in Atom) is left out."""
    holder = element
    if len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        tag = element[0].tag
        if isinstance(tag, str) and tag.rpartition("}")[2].lower() == "div":
            holder = element[0]
    for child in holder.iterdescendants():
        if child.get(_BASE) is not None:
            _resolve_inside(child)
    parts = [html.escape(holder.text, False) if holder.text else ""]
    parts += [etree.tostring(child, encoding="unicode") for child in holder]
    written = _XMLNS.sub("", "".join(parts))
    return _EMPTY.sub(r"<\1\2></\1>", _PREFIX.sub(r"<\1\2", written))


def _resolve_inside(element: Element) -> None:
    """Addresses under an xml:base inside a body: later nobody knows of it, so they are made absolute here."""
    base = element.get(_BASE) or ""
    for one in element.iter():
        for name in _ADDRESSES:
            value = one.get(name)
            if value and not value.startswith("#"):
                try:
                    one.set(name, urljoin(base, value.strip()))
                except ValueError:
                    continue
    del element.attrib[_BASE]


def base_of(element: Element, base: str) -> str:
    """The element's own xml:base joined to the one around it; ``base`` where it has none."""
    own = element.get(_BASE)
    if not own or not own.strip():
        return base
    try:
        return urljoin(base, own.strip())
    except ValueError:
        return base


def lang_of(element: Element) -> str:
    """The element's own xml:lang, or ""."""
    return (element.get(_LANG) or "").strip()[:35]
