"""HTML text -> a tree, once, with whatever depth a page may have."""

from __future__ import annotations

import html
import re

from lxml import etree

from orda_tui.errors import UsageError
from orda_tui.extract.patterns import lazy
from orda_tui.text.neutral import one_line

Element = etree._Element

#: Elements that flow inside a line; everything else starts a new one.
_INLINE = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rp rt ruby s samp
    small span strike strong sub sup time tt u var wbr br img picture source svg math
"""
INLINE = frozenset(_INLINE.split())
_OPENING = lazy(r"<(?:(!--)|(script|style|svg|template)\b([^>]{0,2000}))", re.I)
_WORTH_KEEPING = lazy(r"ld\+json|data-telegram-post", re.I)
_TAG = lazy(r"<[^<>]*>?")
# The parser compares each attribute of a tag with all before it. One step is a value, a name, white space or a sign.
_STEP = r"(?>=\s*+(?:\"[^\"]*+\"|'[^']*+')|[^\s>\"'=/]++|\s++|[\"'=/])"
_CROWDED = lazy(rf"(<[a-z]{_STEP}{{400}}){_STEP}*+", re.I)
_BLOCK_TAG = lazy(r"</?(?:p|div|br|li|h[1-6]|tr|ul|ol|table|section|article|blockquote)\b[^<>]*>", re.I)


def parse_html(text: str) -> Element | None:
    """The root element, or None where the text holds no element. Comments are dropped; scripts too, but those that say
    something (linked data, embedded posts). Text nested deeper than the parser goes comes flat; of a tag with hundreds
    of attributes, only the first are read."""
    if "<" not in text:
        return _flat(text) if text.strip() else None
    slim = _CROWDED.sub(r"\1", _without_scripts(text))
    root, too_deep = _parse(slim)
    if too_deep:
        return _flat(_TAG.sub(" ", _BLOCK_TAG.sub("\n", slim)))
    return root


def _without_scripts(text: str) -> str:
    """The text without elements that hold no words; one pass, whatever is left open."""
    pieces: list[str] = []
    absent: set[str] = set()
    at = kept_until = 0
    for found in _OPENING.finditer(text):
        if found.start() < max(at, kept_until):
            continue
        end = _closing(text, found[1] or found[2], found.end(), absent)
        if end < 0:
            continue
        if _WORTH_KEEPING.search(found[3] or ""):
            kept_until = end
        else:
            pieces.append(text[at : found.start()])
            at = text.find(">", end) + 1 or len(text)
    return "".join([*pieces, text[at:]])


def _closing(text: str, name: str, start: int, absent: set[str]) -> int:
    """Where the element ends that began before ``start``, -1 where it does not. ``absent``: marks that do not come any
    more; nobody looks for them twice."""
    marks = (
        ("-->",) if name == "!--" else tuple(f"</{form}" for form in dict.fromkeys((name, name.lower(), name.upper())))
    )
    for mark in marks:
        if mark not in absent:
            end = text.find(mark, start)
            if end >= 0:
                return end
            absent.add(mark)
    return -1


def _parse(text: str) -> tuple[Element | None, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, recover=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None, True
    return root, any("depth" in error.message for error in parser.error_log.filter_from_fatals())


def _flat(text: str) -> Element:
    body = etree.Element("body")
    for line in html.unescape(text).split("\n"):
        if line.strip():
            etree.SubElement(body, "p").text = _xml_safe(line)
    root = etree.Element("html")
    root.append(body)
    return root


def _xml_safe(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text)


def tag_of(element: Element) -> str:
    """Lower-case tag name; "" for comments and processing instructions."""
    tag = element.tag
    return tag if isinstance(tag, str) else ""


def text_of(element: Element) -> str:
    """All words inside, runs of white space as one blank."""
    return " ".join("".join(pieces_of(element)).split())


def pieces_of(element: Element) -> list[str]:
    """The pieces of text inside, as they stand in the source."""
    return [piece for piece in element.itertext() if isinstance(piece, str)]


def names_of(element: Element) -> str:
    """Class and id, lower case, as one string to search in."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def drop(element: Element) -> None:
    """Take the element out and leave the text that follows it where it was."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is None:
            parent.text = _xml_safe((parent.text or "") + tail)
        else:
            before.tail = _xml_safe((before.tail or "") + tail)
    parent.remove(element)


def xpath_of(selector: str) -> str:
    """What a CSS selector is as a path. UsageError where it is none."""
    from cssselect import HTMLTranslator, SelectorError  # needed only where a reader gave a selector

    try:
        return HTMLTranslator().css_to_xpath(selector)
    except (SelectorError, ValueError, RecursionError) as error:
        raise UsageError(f"{one_line(selector, 80)} is no CSS selector: {error}.") from error


def select(body: Element, selector: str) -> list[Element]:
    """The elements that a CSS selector matches, outermost only, in order; none where it matches nothing or is no
    selector."""
    if not selector.strip():
        return []
    try:
        found = body.xpath(xpath_of(selector))
    except (UsageError, etree.XPathError, ValueError, RecursionError):
        return []
    elements = [element for element in found if isinstance(element, etree._Element)] if isinstance(found, list) else []
    inside: set[Element] = set()
    chosen = []
    for element in elements:
        if element not in inside:
            chosen.append(element)
            inside.update(element.iterdescendants())
    return chosen
