"""Where a word may be broken at the end of a row, by the rules of its language.

Most languages come from the patterns of ``pyphen`` (the dictionaries of office programs). Kazakh and Turkish have none
there and need none: their syllables follow from the letters, and a word breaks between syllables.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

LEAST_WORD = 6
"""Letters a word must have to be broken at all."""

_LEAST_PART = 2
_PREFERRED = {"en": "en_US"}  # the patterns for British English know fewer places
_LIKE_SPOKEN = {"kk": "аәеёиоөуұүыіэюя", "tr": "aeıioöuüâîû"}
_VOWELS = frozenset("aeiouyàáâäãåæèéêëěìíîïòóôöõøùúûüůýœаеёиоуыэюяіїєұүөәъıő")
# They belong to the letter before them.
_CLING = frozenset("ьъй'’")


def breaks_in(lang: str) -> Callable[[str], tuple[int, ...]] | None:
    """Of a language ("ru", "pt-BR"): what gives the offsets at which one of its words, letters only, may be broken, in
    their order; None where no rules are known. The first call for a language reads its rules (10 to 400 ms)."""
    return _breaks_in(lang.replace("_", "-").split("-")[0].lower())


@cache
def _breaks_in(lang: str) -> Callable[[str], tuple[int, ...]] | None:
    if lang in _LIKE_SPOKEN:
        vowels = frozenset(_LIKE_SPOKEN[lang])
        return lru_cache(4096)(lambda word: _fit(word, _syllables(word.lower(), vowels)))
    import pyphen

    found = _PREFERRED.get(lang) or pyphen.language_fallback(lang)
    if not lang or found is None:
        return None
    patterns = pyphen.Pyphen(lang=found)

    def breaks(word: str) -> tuple[int, ...]:
        # A place with data is one where the letters change; they are to stay as they are printed.
        return _fit(word, [int(place) for place in patterns.positions(word) if place.data is None])

    return lru_cache(4096)(breaks)


def _syllables(word: str, vowels: frozenset[str]) -> list[int]:
    """Where syllables of a word begin for certain: with the last consonant before a vowel. The Kazakh у is one after a
    vowel."""
    spoken = [
        letter in vowels and not (letter == "у" and at > 0 and word[at - 1] in vowels) for at, letter in enumerate(word)
    ]
    return [at - 1 for at in range(1, len(word)) if spoken[at] and not spoken[at - 1]]


def _fit(word: str, places: list[int]) -> tuple[int, ...]:
    """Those of the places that leave something to read on both sides."""
    if len(word) < LEAST_WORD:
        return ()
    lower = word.lower()
    return tuple(
        place
        for place in places
        if _LEAST_PART <= place <= len(word) - _LEAST_PART
        and lower[place] not in _CLING
        and not _VOWELS.isdisjoint(lower[:place])
        and not _VOWELS.isdisjoint(lower[place:])
    )
