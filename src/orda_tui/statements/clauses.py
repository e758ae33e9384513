"""Where a clause begins, and what stands in brackets in it."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language
from orda_tui.statements.sentences import Token


def clause_start(tokens: list[Token], index: int, language: Language) -> int:
    """Leftmost token of the run of words that ends at ``index`` and holds no border of a clause."""
    i = index
    while i >= 0:
        token = tokens[i]
        if token.kind != "w" or (
            token.low in language.conjunctions
            and not (token.low in ("and", "of") and _joins_names(tokens, i))
            and not (token.capital and i and tokens[i - 1].capital)
        ):
            break
        if language.titled and i < index and token.low in language.verbs and not token.capital:
            break  # "She says Trump |accuses ..."
        i -= 1
    return i + 1


def _joins_names(tokens: list[Token], index: int) -> bool:
    return 0 < index < len(tokens) - 1 and tokens[index - 1].capital and tokens[index + 1].capital


def before_bracket(tokens: list[Token], index: int) -> int:
    """Steps over a bracket that ends at ``index``: 'Jordan (R-Ohio)'."""
    if index < 0 or tokens[index].text != ")":
        return index
    i = index
    while i >= 0 and tokens[i].text != "(" and index - i < 12:
        i -= 1
    return i - 1
