"""Where on the page the article is."""

from __future__ import annotations

from orda_tui.extract.hints import Hint
from orda_tui.extract.survey import UNITS, Survey, leads_away
from orda_tui.extract.tree import Element

_LISTS = frozenset(("ul", "ol", "li"))


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
        if share < _needed(found, best, top) or _is_block(found.elements[top]):
            break
        best = top
    return found.elements[best]


def _is_block(element: Element) -> bool:
    """A paragraph or a list, unlike a list that pages are laid out with: it is part of an article, not the whole."""
    if element.tag in _LISTS:
        return next(element.iter("p", "div", "section", "article"), None) is None
    return element.tag in UNITS


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
    if inside < 300:
        return
    top = found.index[container]
    for heading in container.iter("h2", "h3", "h4", "h5"):
        i = found.index[heading]
        if i in found.over_title or heading in found.chrome:
            continue
        parent = found.elements[found.parents[i]] if found.parents[i] >= 0 else None
        linked = found.text[i] and found.links[i] >= 0.9 * found.text[i]
        if not linked and (parent is None or parent.tag != "a" or not leads_away(parent)):
            continue
        card = i
        while found.parents[card] > top and found.prose[found.parents[card]] < min(400.0, inside * 0.2):
            if found.parents[card] in found.over_title or found.elements[found.parents[card]].tag in UNITS:
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
