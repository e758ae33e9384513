"""Where on the page the article is: its prose weighed bottom up, with names as hints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orda_tui.extract.hints import FRAME, Hint, hint_of
from orda_tui.extract.tree import INLINE, Element
from orda_tui.model.document import Block, Figure, Post

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNITS = frozenset(("p", "dd", "blockquote", "pre"))


@dataclass
class Survey:
    """What was measured of each element, by its place in document order.

    ``text`` and ``links``: characters of its own lines, and how many of them are link text; ``prose``: how much running
    text its whole tree holds, chrome left out; ``chrome``: elements that are no part of an article; ``over_title``:
    the title's own heading and all that is around it.
    """

    elements: list[Element]
    index: dict[Element, int]
    hints: list[Hint]
    density: float = 1.0
    parents: list[int] = field(default_factory=list)
    over_title: set[int] = field(default_factory=set)
    text: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    prose: list[float] = field(default_factory=list)
    chrome: set[Element] = field(default_factory=set)

    def prose_of(self, element: Element) -> float:
        """Running text inside the element."""
        return self.prose[self.index[element]]


def survey(body: Element, lifted: Mapping[Element, Block | None], title: Element | None, dense: bool) -> Survey:
    """Measure every element of the page once. ``title`` is the heading that prints the title; ``dense``: the language
    is written without blanks, so that a character says more."""
    elements = [element for element in body.iter() if isinstance(element.tag, str)]
    index = {element: i for i, element in enumerate(elements)}
    found = Survey(elements, index, [hint_of(element) for element in elements], 2.5 if dense else 1.0)
    for element in elements:
        parent = element.getparent()
        found.parents.append(index.get(parent, -1) if parent is not None else -1)
    if title is not None and title in index:
        i = index[title]
        while i >= 0:
            found.over_title.add(i)
            i = found.parents[i]
    raw = _weigh(found, lifted)
    _mark_chrome(found, raw, lifted)
    found.prose = _weigh(found, lifted)
    return found


def _weigh(found: Survey, lifted: Mapping[Element, Block | None]) -> list[float]:
    """Prose of each element's tree, from the last element to the first, so that children come before parents."""
    size = len(found.elements)
    found.text, found.links = text, links = [0] * size, [0] * size
    prose = [0.0] * size
    for i in range(size - 1, -1, -1):
        element = found.elements[i]
        tag = element.tag
        parent = found.parents[i]
        tail = element.tail
        if tail and parent >= 0:
            text[parent] += len(tail.strip())
        if element in lifted or tag in FRAME or element in found.chrome:
            continue
        if element.text:
            text[i] += len(element.text.strip())
        if tag in INLINE:
            if parent >= 0:
                text[parent] += text[i]
                links[parent] += text[i] if tag == "a" and _leads_away(element) else links[i]
                prose[parent] += prose[i]
            continue
        if text[i]:
            prose[i] += _worth(str(tag), text[i] * found.density, links[i] * found.density)
        if parent >= 0 and prose[i] > 0:
            prose[parent] += prose[i]
    return prose


def _leads_away(link: Element) -> bool:
    """A link to another page; anchors, and links to places on this one, are text."""
    href = link.get("href")
    return href is not None and href[:1] not in ("", "#")


def _worth(tag: str, text: float, links: float) -> float:
    """How much the lines of one element speak for an article around them; against it, where they are mostly links."""
    if tag in _HEADINGS:
        return 0.0
    density = links / text
    if density > 0.5:
        return -0.5 * text if text < 200 else 0.0
    worth = text * (1 - density)
    if text < 25:
        return 0.0
    if text < 80:
        worth *= 0.4
    if tag in ("li", "td"):
        worth *= 0.7
    elif tag == "p":
        worth *= 1.1
    return worth


# An element with this hint is chrome while it holds less than this share of all prose on the page.
_LIMITS = {Hint.CHROME: 0.6, Hint.WEAK: 0.35, Hint.REMARKS: 0.9}


def _mark_chrome(found: Survey, raw: list[float], lifted: Mapping[Element, Block | None]) -> None:
    """Chrome by name, unless what the element holds says otherwise."""
    posts = _holders(found, [e for e, block in lifted.items() if isinstance(block, Post)])
    pictures = _holders(found, [e for e, block in lifted.items() if isinstance(block, Figure) and len(block.text) > 15])
    bodies = [found.elements[i] for i, hint in enumerate(found.hints) if hint is Hint.BODY and raw[i] > 300]
    wrappers = _holders(found, bodies)
    for i, hint in enumerate(found.hints):
        limit = _LIMITS.get(hint)
        element = found.elements[i]
        if limit is None or not i or element in lifted:
            continue
        tag = str(element.tag)
        if tag in FRAME:
            if not (tag in ("aside", "form", "fieldset") and i in found.over_title):
                found.chrome.add(element)
            continue
        kept = tag in ("body", "main", "article") or i in found.over_title or (i in posts and raw[i] < 400)
        if hint is not Hint.REMARKS:
            kept = kept or (i in wrappers and _is_wrapper(element)) or (i in pictures and _is_bare(element))
        kept = kept or (tag in _UNITS and found.text[i] > 120 and found.links[i] < 0.3 * found.text[i])
        if hint is Hint.CHROME and found.over_title:
            limit = 0.8
        if not kept and raw[i] / max(raw[0], 1.0) < limit:
            found.chrome.add(element)


def _is_bare(element: Element) -> bool:
    return next(element.iter("a", "h2", "h3", "h4"), None) is None


def _is_wrapper(element: Element) -> bool:
    """Holds no headings that are links: it wraps text, not a list of stories."""
    return not any(next(heading.iter("a"), None) is not None for heading in element.iter("h2", "h3", "h4"))


def _holders(found: Survey, elements: list[Element]) -> set[int]:
    """Places of all elements that hold one of these."""
    holders: set[int] = set()
    for element in elements:
        i = found.index.get(element, -1)
        while i >= 0 and i not in holders:
            holders.add(i)
            i = found.parents[i]
    return holders


def choose_container(found: Survey) -> Element:
    """The smallest element with nearly all of the page's prose; one that also holds the title needs less of it."""
    best = 0
    while True:
        element = found.elements[best]
        children = [found.index[child] for child in element if child in found.index and child not in found.chrome]
        if not children:
            break
        top = max(children, key=lambda i: found.prose[i] * _favour(found, i))
        share = found.prose[top] / found.prose[best] if found.prose[best] > 0 else 0.0
        if share < _needed(found, best, top) or found.elements[top].tag in _UNITS:
            break
        best = top
    return found.elements[best]


def _needed(found: Survey, best: int, top: int) -> float:
    """The share of an element's prose that one child must hold for the search to go on inside it."""
    if _is_titled_article(found, top):
        return 0.2
    if _has_own_paragraphs(found, best):
        return 1.0
    needed = 0.9 if _is_body(found, best) else 0.75
    if _is_body(found, top):
        needed -= 0.1
    if top in found.over_title:
        needed -= 0.3
    return needed


def prune_cards(found: Survey, container: Element) -> None:
    """Mark the cards of other stories inside the container as chrome: a heading that is all link, and what is by it."""
    inside = found.prose_of(container)
    if inside < 600:
        return
    top = found.index[container]
    for heading in container.iter("h2", "h3", "h4", "h5"):
        i = found.index[heading]
        if i in found.over_title or heading in found.chrome:
            continue
        parent = found.elements[found.parents[i]] if found.parents[i] >= 0 else None
        linked = found.text[i] and found.links[i] >= 0.9 * found.text[i]
        if not linked and (parent is None or parent.tag != "a" or not _leads_away(parent)):
            continue
        card = i
        while found.parents[card] > top and found.prose[found.parents[card]] < min(400.0, inside * 0.2):
            if found.parents[card] in found.over_title or found.elements[found.parents[card]].tag in _UNITS:
                break
            card = found.parents[card]
        found.chrome.add(found.elements[card])


def _has_own_paragraphs(found: Survey, i: int) -> bool:
    """At least two paragraphs of running text stand right in the element."""
    element = found.elements[i]
    return sum(found.prose_of(child) > 80 for child in element.iterchildren("p") if child in found.index) > 1


def _is_titled_article(found: Survey, i: int) -> bool:
    return i in found.over_title and found.elements[i].tag == "article" and found.prose[i] > 400


def _favour(found: Survey, i: int) -> float:
    if _is_titled_article(found, i):
        return 5.0
    return (1.3 if _is_body(found, i) else 1.0) * (2.0 if i in found.over_title else 1.0)


def _is_body(found: Survey, i: int) -> bool:
    return found.hints[i] is Hint.BODY or found.elements[i].tag in ("article", "main")
