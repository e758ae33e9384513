"""Reported speech without quote marks: 'NAME said that S', 'According to NAME, S', 'S, NAME said.'"""

from __future__ import annotations

from dataclasses import dataclass

from orda_tui.statements.cues import Cue, before_verb
from orda_tui.statements.languages.base import Language
from orda_tui.statements.marks import trim
from orda_tui.statements.mentions import Mention
from orda_tui.statements.sentences import DASHES, Sentence, Token


@dataclass(slots=True)
class Report:
    """What was reported (``start``..``end`` of the paragraph), by whom, and the words that say so."""

    start: int
    end: int
    mention: Mention
    cue: Cue
    cue_start: int
    cue_end: int
    rule: str


#: Words that a reported clause has at least.
_LEAST = 3
#: Words between a verb and the "that" of its clause: hearer, day, place.
_HEARER = 7
#: Words before the verb, subject included: what goes on longer is told by the author.
_OPENING = 14


def reports(sentence: Sentence, cues: list[Cue], text: str, language: Language) -> Report | None:
    """The reported statement of a sentence, or None: at most one, from its first fitting cue."""
    tokens = sentence.tokens
    act = _act(tokens, text, language)
    if act:
        return act
    for cue in cues:
        subject = cue.subject
        if subject is None or not _speaks(tokens, subject, language):
            continue
        if cue.sort == "according":
            found = _according(tokens, cue, text, language)
        elif language.verb_last:
            found = _verb_last(tokens, cue, text, language)
        else:
            found = (
                _that_clause(tokens, cue, text, language)
                or _trailing(tokens, cue, text, language)
                or _bare_clause(tokens, cue, text, language)
            )
        if found:
            return found
    return None


def _speaks(tokens: list[Token], subject: Mention, language: Language) -> bool:
    """Can this subject speak? Not the author ('we'), not a relative word, not 'it' or 'this'."""
    if subject.sort == "pronoun":
        return language.pronouns.get(tokens[subject.first].low) in ("m", "f", "p")
    return subject.last - subject.first < 12


def _report(
    tokens: list[Token], first: int, last: int, cue: Cue, text: str, rule: str, cue_last: int | None = None
) -> Report | None:
    """The report of the words ``first``..``last``, if they are enough."""
    if first > last or sum(1 for token in tokens[first : last + 1] if token.kind != "p") < _LEAST:
        return None
    start, end = trim(text, tokens[first].start, tokens[last].end)
    assert cue.subject is not None
    if cue.sort == "according":
        cue_first, cue_end = min(cue.left, cue.first), max(cue.right, cue.last)
    else:
        cue_first, cue_end = cue.first, cue.last if cue_last is None else cue_last
    return Report(start, end, cue.subject, cue, tokens[cue_first].start, tokens[cue_end].end, rule)


def _according(tokens: list[Token], cue: Cue, text: str, language: Language) -> Report | None:
    left, right = cue.left, cue.right
    last = len(tokens) - 1
    opening = all(token.kind == "w" and token.low in language.functional for token in tokens[:left])
    if opening:
        border = right + 1
        if border <= last and tokens[border].text == "(":
            border = next((i + 1 for i in range(border, last) if tokens[i].text == ")"), border)
        if border <= last and tokens[border].text == ",":
            return _report(tokens, border + 1, last, cue, text, "according")
        if language.verb_second and border <= last:
            return _report(tokens, border, last, cue, text, "according")
        return None
    if tokens[left - 1].text in (",", *DASHES) and all(token.kind != "w" for token in tokens[right + 1 :]):
        return _report(tokens, 0, left - 2, cue, text, "according-after")
    return None


def _that_clause(tokens: list[Token], cue: Cue, text: str, language: Language) -> Report | None:
    """'NAME told reporters that S', 'NAME заявил, что S'."""
    if _hypothetical(tokens, cue, language) or min(cue.left, cue.first) > _OPENING:
        return None
    limit = min(len(tokens), max(cue.first, cue.right if cue.after else cue.first) + _HEARER + 1)
    for index in range(cue.first + 1, limit):
        token = tokens[index]
        if token.kind == "q" or (token.kind == "p" and token.text not in ",()"):
            return None
        if token.low in language.that:
            return _report(tokens, index + 1, len(tokens) - 1, cue, text, "that", index)
        if token.text == "," and not (index + 1 < len(tokens) and tokens[index + 1].low in language.that):
            return None
    return None


def _hypothetical(tokens: list[Token], cue: Cue, language: Language) -> bool:
    """'would say that', 'did not say that', 'if he says that': nothing was said."""
    before = tokens[max(0, cue.first - 3) : cue.first]
    return any(token.low in language.unsaid for token in before) or (
        cue.left > 0 and tokens[cue.left - 1].low in language.unsaid
    )


def _trailing(tokens: list[Token], cue: Cue, text: str, language: Language) -> Report | None:
    """'S, NAME said on Monday.'"""
    left = min(cue.left, cue.first)
    if left < 2 or tokens[left - 1].text != "," or cue.weak:
        return None
    right = max(cue.right, cue.first)
    rest = tokens[right + 1 :]
    if sum(1 for token in rest if token.kind != "p") > _HEARER or any(token.kind == "q" for token in rest):
        return None
    if any(token.text == "," for token in rest) and not cue.after:
        return None
    if tokens[left].low in language.relatives or tokens[0].low in language.openers:
        return None
    return _report(tokens, 0, left - 2, cue, text, "trailing")


def _bare_clause(tokens: list[Token], cue: Cue, text: str, language: Language) -> Report | None:
    """'NAME said S', 'NAME sagte, S': a clause follows without a word that opens it."""
    verb = cue.first
    if tokens[verb].low not in language.clause or _hypothetical(tokens, cue, language) or cue.after:
        return None
    if min(cue.left, cue.first) > _OPENING:
        return None
    index = verb + 1
    if language.verb_second:
        if index >= len(tokens) or tokens[index].text != ",":
            return None
        index += 1
    while index < len(tokens) and tokens[index].low in language.light:
        index += 1
    if index >= len(tokens) - _LEAST or tokens[index].kind == "p":
        return None
    low = tokens[index].low
    opens = low in language.pronouns or low in language.determiners or tokens[index].capital or low == "there"
    if low in language.prepositions or low in language.conjunctions or not opens:
        return None
    return _report(tokens, index, len(tokens) - 1, cue, text, "clause")


def _verb_last(tokens: list[Token], cue: Cue, text: str, language: Language) -> Report | None:
    """'NAME S деп мәлімдеді', 'NAME S екенін айтты': the subject opens the sentence, the verb closes it."""
    verb = cue.first
    if any(token.kind == "w" for token in tokens[verb + 1 :]) or verb < 3:
        return None
    last = verb - 1
    while last > 0 and tokens[last].low in language.light and tokens[last].low not in language.that:
        last -= 1
    thought = tokens[last].low in language.that
    if thought:
        last -= 1
    elif not tokens[last].low.endswith(language.nominal or ("\n",)):
        return None
    subject = _opening_subject(tokens, last, language)
    if subject is None:
        return None
    cue = Cue(cue.first, cue.last, subject)
    first = subject.last + 1
    if tokens[first].text == ",":
        first += 1
    return _report(tokens, first, last, cue, text, "verb-last")


def _opening_subject(tokens: list[Token], limit: int, language: Language) -> Mention | None:
    """The name, pronoun, office or plural noun that opens the sentence."""
    first = 0
    while first < limit and tokens[first].low in language.light:
        first += 1
    if tokens[first].kind != "w":
        return None
    if tokens[first].low in language.pronouns:
        return Mention(first, first, "pronoun")
    end = first
    while (
        end < limit
        and tokens[end].kind == "w"
        and (
            (tokens[end].capital and not tokens[end].low.endswith(language.suffixes))
            or language.is_office(tokens[end].low)
        )
    ):
        end += 1
    if end > first:
        name = next((i for i in range(first, end) if tokens[i].capital and not language.is_office(tokens[i].low)), -1)
        for i in range(end - 1, first, -1):
            if tokens[i].capital and language.is_office(tokens[i - 1].low):
                name = i
                break
        sort = "name" if name >= 0 and (name > first or end - first > 1 or tokens[first].capital) else "noun"
        return Mention(first, end - 1, sort, name if name >= 0 else first)
    return Mention(first, first, "noun") if tokens[first].low.endswith(language.plurals or ("\n",)) else None


def _act(tokens: list[Token], text: str, language: Language) -> Report | None:
    """'He did not rule out S': the report of an act of speech, the act being part of it."""
    if not language.acts:
        return None
    for index, token in enumerate(tokens[: _OPENING * 2]):
        if token.low not in language.actors:
            continue
        for phrase in language.acts:
            last = index + len(phrase) - 1
            if last >= len(tokens) or any(tokens[index + k].low != word for k, word in enumerate(phrase)):
                continue
            subject = before_verb(tokens, index, language)
            if subject is None or not _speaks(tokens, subject, language) or subject.first > _OPENING:
                return None
            cue = Cue(index, index, subject)
            found = _report(tokens, index, len(tokens) - 1, cue, text, "act")
            if found:
                found.cue_end = found.cue_start
            return found
    return None
