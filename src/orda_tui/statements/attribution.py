"""Which cue a quotation belongs to: the verb after it, before it, or a colon; and which quotations are none."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from orda_tui.statements.cues import Cue, Mention, find_cues, first_subject, forward, pick
from orda_tui.statements.languages.base import Language
from orda_tui.statements.sentences import DASHES, Sentence, Token


@dataclass(slots=True)
class Attribution:
    """What was found out about one quotation of a sentence. ``rule`` names how; ``mixed``: only part of a clause."""

    token: int
    cue: Cue | None
    mention: Mention | None
    rule: str
    mixed: bool = False
    drop: bool = False


def attribute(sentence: Sentence, text: str, language: Language) -> list[Attribution]:
    """An attribution for each quotation of the sentence, in order."""
    tokens = sentence.tokens
    cues = find_cues(tokens, language)
    result: list[Attribution] = []
    for index in sentence.quotes:
        result.append(_attribute(tokens, index, cues, text, language))
    # a clause between two pieces serves both
    for before, following in itertools.pairwise(result):
        if following.cue is None and following.mention is None and before.cue is not None and not following.drop:
            following.cue, following.mention, following.rule = before.cue, before.mention, "between"
    return result


def _attribute(tokens: list[Token], index: int, cues: list[Cue], text: str, language: Language) -> Attribution:
    fragment = is_fragment(tokens, index, text)
    after = _after(tokens, index, cues, language)
    before, near = _before(tokens, index, cues, language)
    colon = _colon(tokens, index, language)
    if after and after.subject and not (near and before and before.subject and not _comma_follows(tokens, index)):
        return Attribution(index, after, after.subject, "after", fragment)
    if before and near and (before.subject or not colon):
        if after and before.subject is None:
            return Attribution(index, after, after.subject, "after", fragment)
        return Attribution(index, before, before.subject, "before", fragment)
    if colon:
        return Attribution(index, after, colon, "colon", fragment)
    if after:
        return Attribution(index, after, _whose(tokens, index, language), "after", fragment)
    if before:
        return Attribution(index, before, before.subject, "clause", True)
    later = next((c for c in cues if c.first > index and c.subject), None)
    if later and fragment:
        return Attribution(index, later, later.subject, "clause", True)
    return Attribution(index, None, None, "", fragment)


def _whose(tokens: list[Token], index: int, language: Language) -> Mention | None:
    """The subject of a verb that stands behind the quote without one: it opened the sentence (kk, tr)."""
    return first_subject(tokens, index, language) if language.verb_last else None


def is_fragment(tokens: list[Token], index: int, text: str) -> bool:
    """Words go on behind the mark, or a small letter begins it: part of a clause, no sentence of its own."""
    quoted = tokens[index].quote
    assert quoted is not None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    inside_end = text[quoted.close - 2 : quoted.close - 1] if quoted.closed else "."
    if text[quoted.start : quoted.start + 1].islower():
        return True
    return (
        following is not None
        and following.kind == "w"
        and inside_end not in ",.!?…"
        and following.low == following.text
    )


def _comma_follows(tokens: list[Token], index: int) -> bool:
    quoted = tokens[index].quote
    assert quoted is not None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and following.text in (",", *DASHES)


def _after(tokens: list[Token], index: int, cues: list[Cue], language: Language) -> Cue | None:
    """The cue right behind the quotation: only marks (and adverbs) between."""
    for cue in cues:
        if cue.first <= index:
            continue
        left = cue.left if cue.left > index else cue.first
        between = tokens[index + 1 : left]
        if any(token.kind == "q" for token in between):
            return None
        words = [token for token in between if token.kind == "w"]
        if (
            all(
                token.low in language.adverbs
                or token.low in language.auxiliaries
                or token.low in language.that
                or token.low in language.determiners
                or token.low in language.as_words
                for token in words
            )
            and len(words) <= 3
        ):
            return cue
        return None
    return None


def _before(tokens: list[Token], index: int, cues: list[Cue], language: Language) -> tuple[Cue | None, bool]:
    """The nearest cue before the quotation, and whether nothing but its hearer and marks stand between."""
    for cue in reversed(cues):
        if cue.first >= index:
            continue
        right = cue.right if cue.right < index else cue.last
        between = tokens[right + 1 : index]
        if any(token.kind == "q" for token in between):
            return (cue, False) if cue.subject else (None, False)
        last = between[-1] if between else None
        near = last is None or last.text in ",:—–" or last.low in language.that or len(between) <= 1
        if cue.weak and not near and len(between) > 12:
            return None, False
        return cue, near
    return None, False


def _colon(tokens: list[Token], index: int, language: Language) -> Mention | None:
    """'NAME: «...»', or the subject of the clause that ends with the colon."""
    if not index or tokens[index - 1].text != ":":
        return None
    start = index - 1
    while start and tokens[start - 1].kind == "w":
        start -= 1
    whole = forward(tokens, start, index - 2, language)
    if whole and whole.last == index - 2:
        return whole
    last = index - 2
    if last >= start and tokens[last].capital and last > start:
        found = pick(tokens, start, last, language)
        if found and found.sort == "name" and found.last == last and tokens[start].low in language.prepositions:
            return found
    return whole or first_subject(tokens, index - 1, language)
