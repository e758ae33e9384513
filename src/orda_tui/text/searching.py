"""What a reader types to search: the terms it is made of, and where a text has them.

The library's index of words and everything that lights what was searched go by the same terms. "Quoted words" stay
together; the last word, while it is being typed, stands for every word that begins so. Texts and terms are folded
alike (case, accents of Latin letters, ё is е); a folded text is as long as the text, so places in it are the text's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from orda_tui.text.neutral import one_line

_PIECES = re.compile(r'[“”«»„‟"]([^“”«»„‟"]*)(?:[“”«»„‟"]|$)|([^\s“”«»„‟"]+)')
_QUOTES = '"“”«»„‟'
_MOST = 24
_LONGEST = 400
_NEAR = 120
"""Code points within which terms stand near each other."""

_ACCENTED = re.compile("[À-ɏḀ-ỿёς]")
_WORD = re.compile(r"[^\W_]+")
_ALIKE = {"ё": "е", "ς": "σ"}


class Term(NamedTuple):
    """A word or several that stand together. ``begun``: every word that begins so is meant."""

    text: str
    begun: bool = False


class Place(NamedTuple):
    """``text[start:end]``, which has the term of this number."""

    start: int
    end: int
    term: int


def fold(text: str) -> str:
    """The text without case and accents, as long as it is."""
    return _ACCENTED.sub(_plain, text.replace("İ", "I").lower())


def _plain(letter: re.Match[str]) -> str:
    base = unicodedata.normalize("NFD", letter[0])[0]
    return base if base.isascii() else _ALIKE.get(letter[0], letter[0])


def terms_of(words: str) -> tuple[Term, ...]:
    """The terms of what was typed; none where it holds nothing to look for."""
    finished = not words or words[-1].isspace() or words[-1] in _QUOTES
    texts = [quoted or bare for quoted, bare in _PIECES.findall(one_line(words, _LONGEST))]
    texts = [text for text in texts if any(letter.isalnum() for letter in text)][:_MOST]
    terms = [Term(text) for text in texts]
    if terms and not finished and len(texts[-1]) > 1:
        # A single letter as a beginning would be half the library; as a word of its own it still means something.
        terms[-1] = Term(texts[-1], begun=True)
    return tuple(terms)


class Searched:
    """What was searched, to be found in texts."""

    def __init__(self, terms: tuple[Term, ...] = ()) -> None:
        self.terms = terms = tuple(dict.fromkeys(terms))
        spelled = [_spelled(term) for term in terms]
        # Longer ones first: of two that begin alike, the one that says more is found.
        self._order = sorted(range(len(terms)), key=lambda number: -len(spelled[number]))
        self._pattern = re.compile("|".join(f"({spelled[number]})" for number in self._order)) if terms else None

    def __bool__(self) -> bool:
        return bool(self.terms)

    def places(self, text: str) -> list[Place]:
        """Every place of a term, in reading order; of a word that is begun, the whole of it."""
        if self._pattern is None:
            return []
        return [
            Place(found.start(), found.end(), self._order[found.lastindex - 1])
            for found in self._pattern.finditer(fold(text))
            if found.lastindex
        ]

    def first(self, texts: Iterable[str], title: str = "") -> tuple[int, Place] | None:
        """Where to look first: the number of a text and the first place in it that has the most terms near it. Those
        that the title has count least. None: no text has any."""
        told = {place.term for place in self.places(title)}
        worth = [1 if number in told else len(self.terms) + 1 for number in range(len(self.terms))]
        most, best = 0, None
        for number, text in enumerate(texts):
            places = self.places(text)
            near = [0] * len(self.terms)
            weight = end = 0
            for place in places:
                while end < len(places) and places[end].start <= place.start + _NEAR:
                    term = places[end].term
                    weight += 0 if near[term] else worth[term]
                    near[term] += 1
                    end += 1
                if weight > most:
                    most, best = weight, (number, place)
                if most == sum(worth):
                    return best
                near[place.term] -= 1
                weight -= 0 if near[place.term] else worth[place.term]
        return best


def _spelled(term: Term) -> str:
    words = r"[\W_]+".join(re.escape(word) for word in _WORD.findall(fold(term.text)))
    return rf"(?<![^\W_]){words}" + (r"[^\W_]*" if term.begun else r"(?![^\W_])")


@lru_cache(maxsize=8)
def searched(words: str) -> Searched:
    """What a search of the library for these words looks for."""
    return Searched(terms_of(words))


@lru_cache(maxsize=8)
def begun(words: tuple[str, ...]) -> Searched:
    """What a list looks for that is filtered by the beginnings of words."""
    terms = (Term(one_line(word, _LONGEST), begun=True) for word in words)
    return Searched(tuple(term for term in terms if any(letter.isalnum() for letter in term.text)))
