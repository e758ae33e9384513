"""What a page is made of: running text weighed bottom up, and which elements are no part of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orda_tui.extract.hints import FRAME, Hint, hint_of
from orda_tui.extract.topics import TopicLink
from orda_tui.extract.tree import INLINE, Element, drop, names_of
from orda_tui.model.document import Block, Figure, Post

#: Elements that hold one paragraph.
UNITS = frozenset(("p", "dd", "blockquote", "pre"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NEVER = ("nav", "select", "textarea", "menu", "template", "canvas", "label", "datalist")


@dataclass
class Survey:
    """What was measured of each element, by its place in document order.

    ``text`` and ``links``: characters of its own lines, and how many of them are link text; ``prose``: how much running
    text its whole tree holds, chrome left out; ``chrome``: elements that are no part of an article; ``over_title``:
    the title's own heading and all that is around it; ``topics``: links to topics, found while the page was whole.
    """

    elements: list[Element]
    index: dict[Element, int]
    hints: list[Hint]
    parents: list[int]
    text: list[int]
    links: list[int]
    own: list[float]
    prose: list[float] = field(default_factory=list)
    over_title: set[int] = field(default_factory=set)
    chrome: set[Element] = field(default_factory=set)
    topics: list[TopicLink] = field(default_factory=list)

    def prose_of(self, element: Element) -> float:
        """Running text inside the element."""
        return self.prose[self.index[element]]


def strip_frame(body: Element) -> None:
    """Take out of the tree what never holds an article; footers of quotations and pictures stay, they name sources."""
    for element in list(body.iter(*_NEVER, "footer")):
        if element.tag == "footer":
            above = element.getparent()
            if above is not None and above.tag in ("blockquote", "figure"):
                continue
        drop(element)


def survey(body: Element, lifted: Mapping[Element, Block | None], title: Element | None, dense: bool) -> Survey:
    """Measure every element of the page once. ``title`` is the heading that prints the title; ``dense``: the language
    is written without blanks, so that a character says more."""
    elements = [element for element in body.iter() if isinstance(element.tag, str)]
    index = dict(zip(elements, range(len(elements)), strict=True))
    parents = [-1]
    for element in elements[1:]:
        parents.append(index.get(element.getparent(), -1))  # type: ignore[arg-type]
    size = len(elements)
    found = Survey(elements, index, list(map(hint_of, elements)), parents, [0] * size, [0] * size, [0.0] * size)
    _measure(found, lifted, 2.5 if dense else 1.0)
    if title is not None and title in index:
        i = index[title]
        while i >= 0:
            found.over_title.add(i)
            i = parents[i]
    _mark_chrome(found, sums(found), lifted)
    found.prose = sums(found)
    return found


def _measure(found: Survey, lifted: Mapping[Element, Block | None], density: float) -> None:
    """Lines of each element, from the last to the first, so that inline children come before their parents."""
    text, links, parents, own = found.text, found.links, found.parents, found.own
    for i in range(len(found.elements) - 1, -1, -1):
        element = found.elements[i]
        tag = element.tag
        parent = parents[i]
        words = element.tail
        if words and parent >= 0:
            text[parent] += len(words.strip())
        if element in lifted or tag in FRAME:
            text[i] = links[i] = 0
            continue
        words = element.text
        if words:
            text[i] += len(words.strip())
        if not text[i]:
            continue
        if tag in INLINE:
            if parent >= 0:
                text[parent] += text[i]
                links[parent] += text[i] if tag == "a" and leads_away(element) else links[i]
        else:
            own[i] = _worth(str(tag), text[i] * density, links[i] * density)


def sums(found: Survey) -> list[float]:
    """Prose of each element's tree. Chrome adds nothing to what is around it, and links take nothing away."""
    prose = list(found.own)
    chrome = {found.index[element] for element in found.chrome}
    parents = found.parents
    for i in range(len(prose) - 1, 0, -1):
        if prose[i] > 0 and i not in chrome and parents[i] >= 0:
            prose[parents[i]] += prose[i]
    return prose


def leads_away(link: Element) -> bool:
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
    if text < 25:
        return 0.0
    worth = text * (1 - density)
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
    index = found.index
    posts = _holders(found, [index.get(e, -1) for e, block in lifted.items() if isinstance(block, Post)])
    captioned = [e for e, block in lifted.items() if isinstance(block, Figure) and len(block.text) > 15]
    pictures = _holders(found, [index.get(e, -1) for e in captioned])
    bodies = [i for i, hint in enumerate(found.hints) if hint is Hint.BODY and raw[i] > 300]
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
            # A teaser without a link leads nowhere: it is the article's own opening.
            kept = kept or (raw[i] > 80 and "teaser" in names_of(element) and _is_bare(element))
        kept = kept or (tag in UNITS and found.text[i] > 120 and found.links[i] < 0.3 * found.text[i])
        if hint is Hint.CHROME and found.over_title:
            limit = 0.8
        if not kept and raw[i] / max(raw[0], 1.0) < limit:
            found.chrome.add(element)


def _is_bare(element: Element) -> bool:
    return next(element.iter("a", "h2", "h3", "h4"), None) is None


def _is_wrapper(element: Element) -> bool:
    """Holds no headings that are links: it wraps text, not a list of stories."""
    return not any(next(heading.iter("a"), None) is not None for heading in element.iter("h2", "h3", "h4"))


def _holders(found: Survey, places: list[int]) -> set[int]:
    """Places of all elements that hold one of these, themselves included."""
    holders: set[int] = set()
    parents = found.parents
    for i in places:
        while i >= 0 and i not in holders:
            holders.add(i)
            i = parents[i]
    return holders
