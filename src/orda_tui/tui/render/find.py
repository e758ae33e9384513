"""Find words in an article. Hits are stretches of passages, so they know nothing of rows and survive a resize."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orda_tui.text.searching import fold
from orda_tui.tui.render.lines import Stretch
from orda_tui.tui.render.passages import Passage

_EITHER = dict.fromkeys("её", "[её]") | dict.fromkeys("ЕЁ", "[ЕЁ]")
_MOST_HITS = 10_000


def find_in(passages: Sequence[Passage], words: str) -> list[Stretch]:
    """Every place of the words, in reading order; at most 10,000.

    Smart case: small letters find capitals and accents too, a capital asks for exactly that. A blank stands for any
    white space; ё is е.
    """
    pattern = _pattern(words)
    if pattern is None:
        return []
    exact = words != words.lower()
    hits: list[Stretch] = []
    for number, passage in enumerate(passages):
        for match in pattern.finditer(passage.text if exact else fold(passage.text)):
            hits.append(Stretch(number, match.start(), match.end()))
            if len(hits) >= _MOST_HITS:
                return hits
    return hits


def _pattern(words: str) -> re.Pattern[str] | None:
    exact = words != words.lower()
    parts = [_spelled(part) if exact else re.escape(fold(part)) for part in words.split()]
    return re.compile(r"\s+".join(parts)) if parts else None


def _spelled(word: str) -> str:
    return "".join(_EITHER.get(letter, re.escape(letter)) for letter in word)
