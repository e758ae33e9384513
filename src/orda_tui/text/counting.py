"""Numbers with their nouns and as they are typed, and how long a text is."""

from __future__ import annotations

from orda_tui.model.article import Article
from orda_tui.model.document import Document

LONG_WORDS = 320
"""Words from which on a text is an article and no teaser, whatever else its source gives."""
_MOST_DIGITS = 30
"""Of a number that is typed: nobody means one with more."""
_DENSE = 15  # characters a word, in the middle, that no writing with blanks between its words has


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 file", "12,000 files", "2 entries" (where ``many`` is given)."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def number_in(text: str) -> int | None:
    """The whole number that was typed, in figures and nothing else; None where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def is_long(document: Document, words: int = 0) -> bool:
    """Is this so long that nobody would call it a teaser? ``words``: its words, where they are counted already."""
    words = words or document.words()
    if words >= LONG_WORDS:
        return True
    characters = sum(len(block.text) for block in document.blocks)
    return characters >= 2 * LONG_WORDS and characters > _DENSE * words  # written without blanks, as Chinese is


def is_part(article: Article) -> bool:
    """May there be more of an article than what is stored? A file is all there is of it, however short."""
    if article.access == "stub":
        return article.origin != "file" and not is_long(article.document, article.words)
    return article.access not in ("whole", "empty")


def can_fetch(article: Article) -> bool:
    """Has the article a page that is not stored yet?"""
    return not article.has_page and article.origin == "feed" and article.url.startswith(("http://", "https://"))
