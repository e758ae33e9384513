"""The topics an article's page prints ("Tags: ..."): links to pages of a topic, beside the article's text."""

from __future__ import annotations

import re
from typing import NamedTuple

from orda_tui.extract.patterns import lazy
from orda_tui.extract.tree import Element, text_of
from orda_tui.text.neutral import one_line

#: Most topics a page is believed to have; a longer list is an index of the site.
MOST = 25
_LEVELS = 3  # how far around the text's container topics are looked for
_LONGEST = 60  # characters; what is longer is a headline
_MOST_WORDS = 6
_WORD = (
    r"tags?|topics?|keywords?|schlagw(?:ort|orte|oerter)|etiquetas?|etiketter|mots?-?cles?|emner?|tegs?|tegi|"
    r"themen|themenseiten?|themepages?"
)
_NAMED = lazy(rf"(?:^|[\s_-])(?:{_WORD}|(?:article|post|story|entry|news)_?tags?)(?:$|[\s_-])")
_PLACED = lazy(rf"^(?!mailto:|javascript:)[^?#]*/(?:{_WORD}|thema|temas?|themes?|sujets?|temy|konular?)/[^/?#]")
_LABEL = lazy(rf"(?:{_WORD}|thema|temas?|themes?|sujets?|теги|тэги|темы?|тақырып(?:тар)?)\W*", re.I)


class TopicLink(NamedTuple):
    """The words of a link to a topic, and the elements around it, the nearest first. ``declared``: by ``rel="tag"``."""

    words: str
    around: tuple[Element, ...]
    declared: bool


def topic_links(body: Element) -> list[TopicLink]:
    """Links that say they lead to a topic: by ``rel="tag"``, by their address, or by the names of what holds them. To
    be called while the page is whole: the lists stand in elements that hold no article."""
    found = []
    for link in body.iter("a"):
        relation = (link.get("rel") or "").lower().split()
        if (link.get("href") or "#")[0] == "#" or not _is_topic(link, relation):
            continue
        if _in_running_text(link):
            continue
        words = one_line(text_of(link)).lstrip("#").strip(" ,;|/·•")
        short = 1 < len(words) <= _LONGEST and words.count(" ") < _MOST_WORDS
        if short and any(map(str.isalpha, words)) and not _LABEL.fullmatch(words):
            found.append(TopicLink(words, tuple(link.iterancestors()), "tag" in relation))
    return found


def _is_topic(link: Element, relation: list[str]) -> bool:
    if "tag" in relation:
        return True
    if "bookmark" in relation or "author" in relation:
        return False
    if _PLACED.search((link.get("href") or "").lower()):
        return True
    holder: Element | None = link
    for _ in range(3):
        if holder is None:
            return False
        names = f"{holder.get('class') or ''} {holder.get('id') or ''}"
        if names != " " and _NAMED.search(names.lower()):
            return True
        holder = holder.getparent()
    return False


def _in_running_text(link: Element) -> bool:
    """In a sentence, not in a line of topics."""
    paragraph = next(link.iterancestors("p"), None)
    if paragraph is None:
        return False
    linked = sum(len(text_of(each)) for each in paragraph.iter("a"))
    return len(text_of(paragraph)) > 2 * linked + 40


def topics_near(links: list[TopicLink], container: Element) -> tuple[str, ...]:
    """The topics printed with the article that ``container`` holds, each once, in their order. Where there are too many
    to be one article's, only the declared ones count, if they are not too many, too."""
    if not links:
        return ()
    above = [element for element in container.iterancestors() if element.tag not in ("html", "body")]
    near = [container, *above[:_LEVELS]]
    mine = {container, *above}
    beside = [link for link in links if any(each in link.around for each in near) and not _foreign(link, mine)]
    for chosen in (beside, [link for link in beside if link.declared]):
        words = distinct(*(link.words for link in chosen))
        if len(words) <= MOST:
            return words
    return ()


def distinct(*words: str) -> tuple[str, ...]:
    """Each once, whatever its capitals, as it stands first."""
    found: dict[str, str] = {}
    for each in words:
        found.setdefault(each.casefold(), each)
    return tuple(found.values())


def _foreign(link: TopicLink, mine: set[Element]) -> bool:
    """Printed beside something else: in another story's card, in a side column, in the site's own head or menu."""
    for element in link.around:
        if element in mine:
            return False
        if element.tag in ("aside", "article", "header", "figure", "h1", "h2", "h3"):
            return True
    return True
