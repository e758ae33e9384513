"""Find words in an article. Hits are stretches of passages, so they know nothing of rows and survive a resize."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orda_tui.tui.render.lines import Stretch
from orda_tui.tui.render.passages import Passage

_WORD = re.compile(r"\w+")
_OPERATORS = frozenset(("AND", "OR", "NOT", "NEAR"))
_MOST_HITS = 10_000


def find_in(passages: Sequence[Passage], words: str) -> list[Stretch]:
    """Every place of the words, in reading order; at most 10,000.

    Smart case: small letters find capitals too, a capital asks for exactly that case. A blank stands for any white
    space; ``е`` finds ``ё``.
    """
    pattern = _pattern(words)
    if pattern is None:
        return []
    hits: list[Stretch] = []
    for number, passage in enumerate(passages):
        for match in pattern.finditer(passage.text):
            hits.append(Stretch(number, match.start(), match.end()))
            if len(hits) >= _MOST_HITS:
                return hits
    return hits


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = [_spelled(part) for part in words.split()]
    if not parts:
        return None
    return re.compile(r"\s+".join(parts), 0 if words != words.lower() else re.IGNORECASE)


def _spelled(word: str) -> str:
    return "".join({"е": "[её]", "Е": "[ЕЁ]"}.get(letter, re.escape(letter)) for letter in word)


def searched_words(query: str) -> re.Pattern[str] | None:
    """The pattern of what a library search looked for: each of its words, at the beginning of a word of the text."""
    words = {word.casefold() for word in _WORD.findall(query) if word not in _OPERATORS}
    if not words:
        return None
    spelled = "|".join(_spelled(word.replace("ё", "е")) for word in sorted(words))
    return re.compile(rf"\b(?:{spelled})\w*", re.IGNORECASE)
