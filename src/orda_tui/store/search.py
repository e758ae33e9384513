"""Words a reader types -> a query that FTS5 always understands.

Typed words are never query syntax: each becomes a quoted string. "Quoted words" stay together; the last word, while
it is being typed, stands for every word that begins so. Texts and queries are folded alike: ё is е.
"""

from __future__ import annotations

import re

from orda_tui.text.neutral import one_line

_PIECES = re.compile(r'[“”«»„‟"]([^“”«»„‟"]*)(?:[“”«»„‟"]|$)|([^\s“”«»„‟"]+)')
_QUOTES = '"“”«»„‟'
_MOST = 24


def indexed(text: str) -> str:
    """A text as the index of words takes it (the tokenizer folds case and diacritics by itself)."""
    return text.replace("ё", "е").replace("Ё", "Е")


def folded(text: str) -> str:
    """A name as it is compared: case, ё and runs of white space do not matter."""
    return " ".join(indexed(text).casefold().split())


def query(words: str) -> str:
    """An FTS5 query for what was typed, or "" where it holds nothing to look for. Every string is safe."""
    finished = not words or words[-1].isspace() or words[-1] in _QUOTES
    words = one_line(indexed(words), 400)
    parts: list[str] = []
    for quoted, bare in _PIECES.findall(words):
        text = quoted or bare
        if any(letter.isalnum() for letter in text):
            parts.append(f'"{text}"')
    parts = parts[:_MOST]
    if parts and not finished and len(parts[-1]) > 3:
        # A single letter as a prefix would be half the library; as a word of its own it still means something.
        parts[-1] += "*"
    return " ".join(parts)
