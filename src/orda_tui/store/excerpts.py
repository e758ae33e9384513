"""Why a search found an article: the words around the first place that it was found for.

The index of words holds no text, so the stored text is looked through again: a screen of articles takes a millisecond
or two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orda_tui.model.article import Excerpt
from orda_tui.store.plumbing import Database
from orda_tui.store.texts import searched_texts
from orda_tui.text.neutral import one_line
from orda_tui.text.searching import Place, Searched, searched

_TEXTS = """
    SELECT a.id, a.title, CASE a.shows_page WHEN 1 THEN p.json ELSE o.json END
    FROM articles a JOIN own_texts o ON o.article = a.id LEFT JOIN page_texts p ON p.article = a.id
    WHERE a.id IN ({marks})
"""
_STATEMENT = """
    SELECT start, "end", speaker FROM statements
    WHERE article = ? AND block = ? AND start < ? AND "end" > ? ORDER BY "end" - start LIMIT 1
"""
_AT_ONCE = 100
_BEFORE = 24
_LENGTH = 320
_LONGEST_WORD = 16
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s+|\n")
_BLANK = re.compile(r"\s+")


def excerpts(db: Database, articles: Sequence[int], words: str) -> dict[int, Excerpt | None]:
    """An excerpt of each of these articles; None where nothing but the title has the words, and of one that is gone."""
    looked_for = searched(words)
    found: dict[int, Excerpt | None] = dict.fromkeys(articles)
    for start in range(0, len(articles), _AT_ONCE):
        some = [int(number) for number in articles[start : start + _AT_ONCE]]
        for number, title, text in db.rows(_TEXTS.format(marks=", ".join("?" * len(some))), *some):
            found[number] = _excerpt(db, number, title, text, looked_for)
    return found


def _excerpt(db: Database, article: int, title: str, text: str, looked_for: Searched) -> Excerpt | None:
    texts = searched_texts(text)
    first = looked_for.first((text for _, text in texts), title)
    if first is None:
        return None
    number, place = first
    block, text = texts[number]
    said = db.row(_STATEMENT, article, block, place.end, place.start) if block >= 0 else None
    if said is None:
        return Excerpt(_around(text, place, 0, len(text)))
    start, end, speaker = said
    return Excerpt(_around(text, place, start, end), one_line(speaker, 100))


def _around(text: str, place: Place, first: int, last: int) -> str:
    """Of ``text[first:last]``, what stands from a little before a place on: from the beginning of the sentence or at
    least of a word."""
    start, sign = max(first, place.start - _BEFORE), ""
    if start > first:
        before = text[start : place.start]
        sentence = max((end.end() for end in _SENTENCE_END.finditer(before)), default=0)
        word = _BLANK.search(before)
        if sentence:
            start += sentence
        else:
            start, sign = (start + word.end() if word else max(start, place.start - _LONGEST_WORD)), "…"
    return sign + one_line(text[start : min(last, start + _LENGTH)], _LENGTH)
