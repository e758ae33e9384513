"""Reported speech without quote marks: 'NAME said that S', 'According to NAME, S', 'S, NAME said.'"""

from __future__ import annotations

from dataclasses import dataclass

from orda_tui.statements.cues import before_verb
from orda_tui.statements.languages.base import Language
from orda_tui.statements.marks import trim
from orda_tui.statements.mentions import Cue, Mention
from orda_tui.statements.organisations import is_organisation
from orda_tui.statements.sentences import DASHES, Sentence, Token
from orda_tui.statements.subjects import opening_subject


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
_LEAST = 2
#: Words that a quotation has which is no name.
_NAMED = 4
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
                _as_clause(tokens, cue, text, language)
                or _that_clause(tokens, cue, text, language)
                or _trailing(tokens, cue, text, language)
                or _bare_clause(tokens, cue, text, language)
            )
        if found:
            return found
    return None


def _speaks(tokens: list[Token], subject: Mention, language: Language) -> bool:
    """Can this subject speak? Not the author ('we'), not a relative word, not 'it' or 'this'."""
    if subject.sort == "pronoun":
        return language.gender_of(tokens[subject.first].low) in ("m", "f", "p")
    if subject.last - subject.first > 12 or tokens[subject.first].low in language.relatives:
        return False
    if subject.sort != "noun" or not language.speaking:
        return True
    described = [tokens[i].low for i in range(subject.first, subject.last + 1)]
    border = next((i for i, low in enumerate(described) if i and low in language.prepositions), len(described))
    head = described[border - 1]
    return head.endswith(language.speaking) or language.is_office(head) or is_organisation((head,))


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
        if (language.verb_second or language.verb_last) and border <= last:
            return _report(tokens, border, last, cue, text, "according")
        return None
    if tokens[left - 1].text in (",", *DASHES) and not _has_words(tokens, right + 1):
        return _report(tokens, 0, left - 2, cue, text, "according-after")
    return None


def _that_clause(tokens: list[Token], cue: Cue, text: str, language: Language) -> Report | None:
    """'NAME told reporters that S', 'NAME заявил, что S'."""
    if _hypothetical(tokens, cue, language) or min(cue.left, cue.first) > _OPENING:
        return None
    if cue.weak and tokens[cue.first].low not in language.clause:
        return None
    hearer = _HEARER if language.titled else 2 * _HEARER  # elsewhere a comma or an unmistakable word opens the clause
    limit = min(len(tokens), max(cue.first, cue.right if cue.after else cue.first) + hearer + 1)
    following = tokens[cue.first + 1].low if cue.first + 1 < len(tokens) else ""
    if (
        language.hearing
        and tokens[cue.first].low not in language.hearing
        and not (following in language.that or following in language.light or following in language.prepositions)
    ):
        return None  # "posted profits that ...": the clause belongs to the noun
    for index in range(cue.first + 1, limit):
        token = tokens[index]
        if token.quote is not None and token.quote.words < _NAMED:
            continue  # 'рассказала «Маяку», что S'
        if token.kind == "q" or (token.kind == "p" and token.text not in ",()"):
            return None
        if token.low in language.that:
            if index + 1 < len(tokens) and tokens[index + 1].low in language.pointing:
                return None
            return _report(tokens, index + 1, len(tokens) - 1, cue, text, "that", index)
        if token.text == "," and not (index + 1 < len(tokens) and tokens[index + 1].low in language.that):
            return None
    return None


def _as_clause(tokens: list[Token], cue: Cue, text: str, language: Language) -> Report | None:
    """'As NAME said, S', 'Как отметил NAME, S', 'Wie NAME mitteilte, S'."""
    left, right = min(cue.left, cue.first), max(cue.right, cue.last)
    opening = next((i for i in range(min(left, 3)) if tokens[i].low in language.as_words), None)
    if (
        opening is None
        or cue.weak
        or any(tokens[i].low not in language.functional | language.as_words for i in range(left))
    ):
        return None
    for index in range(right + 1, min(len(tokens), right + _HEARER + 1)):
        if tokens[index].text == ",":
            if index + 1 < len(tokens) and tokens[index + 1].low in language.that:
                return None
            return _report(tokens, index + 1, len(tokens) - 1, cue, text, "as")
        if tokens[index].kind != "w":
            return None
    return None


def _has_words(tokens: list[Token], start: int) -> bool:
    return any(tokens[at].kind == "w" for at in range(start, len(tokens)))


def _hypothetical(tokens: list[Token], cue: Cue, language: Language) -> bool:
    """'would say that', 'did not say that', 'if he says that': nothing was said."""
    before = tokens[max(0, cue.first - 3) : cue.first]
    return any(token.low in language.unsaid for token in before) or (
        cue.left > 0 and tokens[cue.left - 1].low in language.unsaid
    )


def _trailing(tokens: list[Token], cue: Cue, text: str, language: Language) -> Report | None:
    """'S, NAME said on Monday.'"""
    left = min(cue.left, cue.first)
    while cue.after and left > 2 and tokens[left - 1].low in language.light:
        left -= 1  # "S, a indiqué la préfecture"
    if left < 2 or tokens[left - 1].text != "," or cue.weak:
        return None
    right = max(cue.right, cue.first)
    words = 0
    for at in range(right + 1, len(tokens)):  # no further than needed: a sentence may be as long as a book
        words += tokens[at].kind != "p"
        if words > _HEARER or tokens[at].kind == "q" or tokens[at].text == ",":
            return None  # "S, said X, S": the words stand on both sides
    subordinate = tokens[0].low in language.conjunctions and tokens[0].low not in language.joining
    if subordinate or tokens[left].low in language.relatives or tokens[0].low in language.openers:
        return None
    return _report(tokens, 0, left - 2, cue, text, "trailing") if left > _LEAST + 1 else None


def _bare_clause(tokens: list[Token], cue: Cue, text: str, language: Language) -> Report | None:
    """'NAME said S', 'NAME sagte, S': a clause follows without a word that opens it."""
    verb = cue.first
    if tokens[verb].low not in language.clause or _hypothetical(tokens, cue, language) or cue.after:
        return None
    if min(cue.left, cue.first) > _OPENING:
        return None
    index = verb + 1
    if language.verb_second:
        index += index < len(tokens) and tokens[index].low in language.separable  # "teilte |mit, S"
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
    if _has_words(tokens, verb + 1) or verb < 3:
        return None
    last = verb - 1
    skipped = language.light | language.verbs  # "ifade |etti"
    while last > 0 and tokens[last].low in skipped and tokens[last].low not in language.that:
        last -= 1
    thought = tokens[last].low in language.that
    if thought:
        last -= 1
    elif not tokens[last].low.endswith(language.nominal or ("\n",)):
        return None
    subject = opening_subject(tokens, last, language)
    if subject is None:
        return None
    cue = Cue(cue.first, cue.last, subject)
    first = subject.last + 1
    if tokens[first].text == ",":
        first += 1
    return _report(tokens, first, last, cue, text, "verb-last")


def _act(tokens: list[Token], text: str, language: Language) -> Report | None:
    """'He did not rule out S': the report of an act of speech, the act being part of it."""
    if not language.acts:
        return None
    acts = language.acts_by_first
    for index, token in enumerate(tokens[: _OPENING * 2]):
        if token.low not in acts:
            continue
        for phrase in acts[token.low]:
            last = index + len(phrase) - 1
            if last >= len(tokens) or any(tokens[index + k].low != word for k, word in enumerate(phrase)):
                continue
            find_subject = opening_subject if language.verb_last else before_verb
            subject = find_subject(tokens, index, language)
            if subject is None or not _speaks(tokens, subject, language) or subject.first > _OPENING:
                return None
            cue = Cue(index, index, subject)
            if phrase[-1] in language.that:
                return _report(tokens, last + 1, len(tokens) - 1, cue, text, "that", last)
            first = subject.last + 1 if language.verb_last else index  # there the act stands last, behind its object
            found = _report(tokens, first, len(tokens) - 1, cue, text, "act")
            if found:
                found.cue_end = found.cue_start
            return found
    return None
