"""The terms a reader types -> a query that FTS5 always understands; typed words are never query syntax."""

from __future__ import annotations

from orda_tui.text.searching import terms_of


def indexed(text: str) -> str:
    """A text as the index of words takes it (the tokenizer folds case and diacritics by itself)."""
    return text.replace("ё", "е").replace("Ё", "Е")


def folded(text: str) -> str:
    """A name as it is compared: case, ё and runs of white space do not matter."""
    return " ".join(indexed(text).casefold().split())


def query(words: str) -> str:
    """An FTS5 query for what was typed, or "" where it holds nothing to look for. Every string is safe."""
    return " ".join(f'"{indexed(term.text)}"' + "*" * term.begun for term in terms_of(words))
