"""Which encoding bytes without a believable label are in: by the letters that would come out."""

from __future__ import annotations

import re

_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
_HIGH = re.compile(rb"[\x80-\xff]+")
_SAMPLE = 60_000
# Weights of letters in Russian, Ukrainian and Kazakh text: the frequent vowels tell an encoding fastest.
_WEIGHT = dict.fromkeys("оеаи", 3.0) | dict.fromkeys("нтсрвл", 2.0)
_WEIGHT |= dict.fromkeys("бгдёжзйкмпуфхцчшщъыьэюяіїєґ", 1.0)
_CAPITALS = frozenset("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐ")


def guess_encoding(body: bytes) -> str:
    """The most likely codec of eight-bit text. Latin accents stand alone between ASCII letters, Cyrillic comes in
    whole words: fewer than 45 % of high bytes beside another one means a Latin text."""
    runs = _HIGH.findall(body[: _SAMPLE * 4])
    total = sum(map(len, runs))
    if not total:
        return "utf-8"
    paired = sum(len(run) - 1 for run in runs)
    if paired < 0.45 * total:
        return "cp1252"
    sample = b" ".join(runs)[:_SAMPLE]
    return max(_CYRILLIC, key=lambda name: _score(sample.decode(name, "replace")))


def _score(text: str) -> float:
    score = 0.0
    before = " "
    for letter in text:
        if letter == " ":
            pass
        elif letter in _CAPITALS:
            # A capital inside a word is how koi8-r reads as cp1251 and the reverse.
            score += 0.3 if before == " " or before in _CAPITALS else -2.0
        else:
            score += _WEIGHT.get(letter, -1.5)
        before = letter
    return score
