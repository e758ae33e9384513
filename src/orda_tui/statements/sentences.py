"""Sentences of a paragraph as short token lists, each quotation one token.

Text inside quote marks is not split: what a quote says is its own affair. A sentence therefore runs from what stands
before a quote to what is said about it after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orda_tui.statements.languages.base import Language
from orda_tui.statements.marks import Quoted

#: A word (group 1), a line's end or a mark.
_TOKEN = re.compile(r"((?:[^\W\d_]\.){2,}|\w++(?:(?:\.[a-z]{2,6}\b)+|(?:[-'’ʼ‑]\w++)*))|\n|[^\w\s]")
#: French: the subject behind its verb, 'dit-il', 'affirme-t-elle'.
_CLITIC = re.compile(r"(\w+)(-(?:t-)?(?:ils?|elles?|on|je|nous|vous))$")
_ENDS = frozenset(".!?…")
#: Tokens after which a sentence is cut: what is longer is no sentence, and every rule's work stays small.
_LONGEST = 250
DASHES = frozenset("—–-―‒−")


class Token:
    """A word ("w"), a mark ("p") or a quotation ("q") at ``start``..``end`` of the paragraph."""

    __slots__ = ("end", "kind", "low", "quote", "start", "text")

    def __init__(self, start: int, end: int, text: str, kind: str, quote: Quoted | None = None) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.low = text.lower() if kind == "w" else text
        self.kind = kind
        self.quote = quote

    @property
    def capital(self) -> bool:
        return self.kind == "w" and self.text[0].isupper()


class Sentence:
    """Tokens of one sentence; ``first``: it opens its paragraph."""

    __slots__ = ("first", "tokens")

    def __init__(self, tokens: list[Token], first: bool) -> None:
        self.tokens = tokens
        self.first = first

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def quotes(self) -> list[int]:
        """Indices of the quotation tokens."""
        return [i for i, token in enumerate(self.tokens) if token.kind == "q"]

    @property
    def bare(self) -> bool:
        """Nothing but quotations and marks."""
        return all(token.kind != "w" for token in self.tokens)


def tokenise(text: str, start: int, end: int, language: Language) -> list[Token]:
    """Words and marks of ``text[start:end]``; the point of an abbreviation or initial belongs to its word."""
    tokens: list[Token] = []
    add = tokens.append
    leaning = bool(language.elided) or language.clitics
    for hit in _TOKEN.finditer(text, start, end):
        at, after = hit.span()
        piece = hit.group()
        if hit.lastindex:
            if leaning:
                tokens.extend(_parted(at, after, piece, language))
            else:
                add(Token(at, after, piece, "w"))
        elif piece == "\n":
            add(Token(at, after, piece, "n"))
        elif piece == "." and tokens and tokens[-1].end == at and _abbreviated(tokens[-1], language):
            last = tokens[-1]
            last.end, last.text, last.low = after, last.text + ".", last.low + "."
        else:
            add(Token(at, after, piece, "p"))
    return tokens


def _parted(at: int, after: int, piece: str, language: Language) -> list[Token]:
    """A word without what leans on it: 'l’|État', 'dit|-il'."""
    tokens = []
    leaning = elision(piece, language.elided)
    if leaning:
        tokens.append(Token(at, at + leaning, piece[: leaning - 1], "w"))
        at, piece = at + leaning, piece[leaning:]
    clitic = _CLITIC.match(piece) if language.clitics and "-" in piece else None
    if clitic:
        middle = at + clitic.end(1)
        tokens.append(Token(at, middle, clitic.group(1), "w"))
        tokens.append(Token(middle, after, clitic.group(2), "w"))
    else:
        tokens.append(Token(at, after, piece, "w"))
    return tokens


def elision(word: str, elided: frozenset[str]) -> int:
    """The length of what leans on a word with its apostrophe ("l’" of "l’État"), 0 where nothing does ("D'Alema")."""
    if "'" not in word and "’" not in word:
        return 0
    for mark in "'’":
        leaning, found, rest = word.partition(mark)
        if found and rest and leaning.lower() in elided and not (word[0].isupper() and rest[0].isupper()):
            return len(leaning) + 1
    return 0


def _abbreviated(token: Token, language: Language) -> bool:
    if token.kind != "w" or token.low in language.abbreviations:
        return token.kind == "w"
    return len(token.text) == 1 and token.text.isalpha() and token.text.isupper()


def split(text: str, quotes: Sequence[Quoted], language: Language) -> list[Sentence]:
    """The sentences of a paragraph, in order."""
    tokens: list[Token] = []
    at = 0
    for quoted in quotes:
        tokens.extend(tokenise(text, at, quoted.open, language))
        tokens.append(Token(quoted.open, quoted.close, "", "q", quoted))
        at = quoted.close
    tokens.extend(tokenise(text, at, len(text), language))
    sentences: list[Sentence] = []
    current: list[Token] = []
    for index, token in enumerate(tokens):
        if token.kind != "n":
            current.append(token)
        plain = token.kind == "w" and token.text[-1] != "."
        if current and (len(current) >= _LONGEST or (not plain and _ends(text, tokens, index, language))):
            sentences.append(Sentence(current, not sentences))
            current = []
    if current:
        sentences.append(Sentence(current, not sentences))
    return sentences


def _ends(text: str, tokens: list[Token], index: int, language: Language) -> bool:
    """Does a sentence end after this token?"""
    token = tokens[index]
    if token.kind == "n":
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return True
    if token.kind == "q":
        return _quote_ends(text, tokens, index, following, language)
    if token.kind == "p":
        if token.text not in _ENDS or following.text in _ENDS:
            return False
        if following.kind == "w":
            return not following.text[0].islower() and following.start > token.end
        return following.kind == "q" or following.text in DASHES or following.text in "([*•" or following.kind == "n"
    if token.text.endswith(".") and following.capital:
        # "... in the U.S. He went on": a word that names nothing opens a sentence
        low = following.low
        return (
            token.low not in language.titles
            and (low in language.pronouns or low in language.determiners or low in language.conjunctions)
            and len(token.text) > 2
        )
    return False


def _quote_ends(text: str, tokens: list[Token], index: int, following: Token, language: Language) -> bool:
    quoted = tokens[index].quote
    assert quoted is not None
    inside = text[quoted.start : quoted.close].rstrip("»”“\"'’‘ \u00a0")
    last = inside[-1:]
    if not quoted.closed:
        return True
    if last not in _ENDS and not (following.kind == "w" and following.capital and following.start - quoted.close > 1):
        return following.kind == "n"
    if following.kind == "q":
        return last in _ENDS
    if following.kind == "n":
        return True
    if following.kind == "p":
        return False
    if not following.capital or last not in _ENDS:
        return False
    return not (last in "?!…" or text[quoted.close - 1] in ".") or not _said_next(tokens, index + 1, language)


def _said_next(tokens: list[Token], index: int, language: Language) -> bool:
    """A name and a verb of speech follow: '“Why?” Trump asked.'"""
    for token in tokens[index : index + 5]:
        if token.kind != "w":
            return False
        if token.low in language.verbs or token.low in language.weak:
            return True
        if not token.capital:
            return False
    return False
