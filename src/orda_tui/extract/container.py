"""Where on the page the article is: prose weighed bottom up, class names as hints."""

from __future__ import annotations

import re
from collections.abc import Container

from orda_tui.extract.tree import INLINE, Element, tag_of

_DEAD_NAMES = """
    nav footer form button select input textarea dialog menu script style noscript template aside header iframe svg
    object canvas audio video label
"""
_DEAD = frozenset(_DEAD_NAMES.split())
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav|navi|navigation|menu|sidebar|footer|breadcrumbs?|comments?|disqus|share|sharing|social|related|recommend\w*|"
    r"newsletter|subscri\w*|promo|advert\w*|ads?|banner|cookies?|consent|popup|modal|tags?|taglist|teasers?|outbrain|taboola|"
    r"trending|popular|most-?read|pagination|pager|toolbar|widget|login|signup|search|skip|print|byline|meta)(?:$|[\s_-])"
)


def choose_container(root: Element, lifted: Container[Element]) -> tuple[Element, set[Element]]:
    """The element that holds the article, and the elements inside it that are no part of it."""
    body = root.find("body")
    body = root if body is None else body
    elements = [e for e in body.iter() if isinstance(e.tag, str)]
    index = {e: i for i, e in enumerate(elements)}
    size = len(elements)
    text, links, prose = [0.0] * size, [0.0] * size, [0.0] * size
    chrome: set[Element] = set()
    for i in range(size - 1, -1, -1):
        e = elements[i]
        tag = tag_of(e)
        parent = e.getparent()
        p = index.get(parent, -1) if parent is not None else -1
        if e.tail and p >= 0:
            text[p] += len(e.tail.strip())
        if tag in _DEAD or e in lifted:
            if tag in _DEAD and e not in lifted:
                chrome.add(e)
            continue
        if e.text:
            text[i] += len(e.text.strip())
        if tag in INLINE:
            if p >= 0:
                text[p] += text[i]
                links[p] += text[i] if tag == "a" else links[i]
                prose[p] += prose[i]
            continue
        if text[i]:
            density = links[i] / text[i]
            worth = text[i] * (1 - 2 * density)
            prose[i] += worth if text[i] > 60 or density > 0.3 else worth * 0.2
        names = f"{e.get('class') or ''} {e.get('id') or ''}"
        if names != " " and e is not body and _CHROME.search(names.lower()):
            chrome.add(e)
            if prose[i] < 1500:
                prose[i] = 0.0
                continue
        if p >= 0:
            prose[p] += prose[i]
    best = body
    while True:
        children = [child for child in best if child in index]
        if not children:
            break
        top = max(children, key=lambda child: prose[index[child]])
        if prose[index[top]] < 0.75 * prose[index[best]] or prose[index[top]] <= 0 or tag_of(top) in ("p", "span"):
            break
        best = top
    chrome = {e for e in chrome if prose[index[e]] < 0.4 * max(1.0, prose[index[best]])}
    return best, chrome
