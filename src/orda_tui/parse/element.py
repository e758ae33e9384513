"""Reading one element: its text, its inside as HTML, its base and its language."""

from __future__ import annotations

import html
import re
from itertools import islice
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

_LONGEST = 3_000_000  # characters of a body before its tags are put right
_MOST_PARTS = 5_000
_MOST_BASES = 10

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
    written = _written(holder)
    if "xml:base=" in written:
        _resolve_inside(holder)
        written = _written(holder)
    if mixed and "&lt;" in written and len(holder) <= _MOST_PARTS:
        parts = [_text(holder.text)]
        for child in holder:
            parts += [_as_html(etree.tostring(child, encoding="unicode", with_tail=False)), _text(child.tail)]
        return "".join(parts)
    return _as_html(written)


def _written(holder: Element) -> str:
    """The inside of an element as XML, at most ``_LONGEST`` characters."""
    whole = etree.tostring(holder, encoding="unicode", with_tail=False)
    return whole[whole.find(">") + 1 : whole.rfind("</")][:_LONGEST]


def _as_html(written: str) -> str:
    return _EMPTY.sub(r"<\1\2></\1>", _PREFIX.sub(r"<\1\2", _XMLNS.sub("", written)))


def _text(text: str | None) -> str:
    if not text:
        return ""
    return text if _TAG.search(text) else html.escape(text, False)


def _resolve_inside(holder: Element) -> None:
    """Addresses under an xml:base inside a body: later nobody knows of it, so they are made absolute here."""
    bases = [one for one in holder.iterdescendants() if one.get(_BASE) is not None][:_MOST_BASES]
    for element in reversed(bases):  # inner ones first: each turns what is inside it
        base = element.get(_BASE) or ""
        for one in islice(element.iter(), _MOST_PARTS):
            for name in _ADDRESSES:
                value = one.get(name)
                if value and not value.startswith("#"):
                    try:
                        one.set(name, urljoin(base, value.strip()))
                    except ValueError:
                        continue


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
