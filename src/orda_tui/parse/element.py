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
_TAG = re.compile(r"<[a-zA-Z/]")
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
        return inside(element, mixed=True)
    return element.text or ""


def inside(element: Element, *, mixed: bool = False) -> str:
    """Child elements written out as HTML: no namespace prefixes, no ``<a/>`` for an empty anchor. A single ``div``
    around everything (XHTML in Atom) is left out. ``mixed``: text between the elements may be HTML itself."""
    holder = element
    if len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        tag = element[0].tag
        if isinstance(tag, str) and tag.rpartition("}")[2].lower() == "div":
            holder = element[0]
    for child in holder.iterdescendants():
        if child.get(_BASE) is not None:
            _resolve_inside(child)
    parts = [_text(holder.text, mixed)]
    for child in holder:
        written = _XMLNS.sub("", etree.tostring(child, encoding="unicode", with_tail=False))
        parts += [_EMPTY.sub(r"<\1\2></\1>", _PREFIX.sub(r"<\1\2", written)), _text(child.tail, mixed)]
    return "".join(parts)


def _text(text: str | None, mixed: bool) -> str:
    if not text:
        return ""
    return text if mixed and _TAG.search(text) else html.escape(text, False)


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


def base_of(element: Element, none: str, around: str) -> str:
    """The element's own xml:base joined to the base around it; ``none`` where it has none of its own."""
    own = element.get(_BASE)
    if not own or not own.strip():
        return none
    try:
        return urljoin(around, own.strip())
    except ValueError:
        return none


def lang_of(element: Element) -> str:
    """The element's own xml:lang, or ""."""
    return (element.get(_LANG) or "").strip()[:35]
