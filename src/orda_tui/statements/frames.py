"""Frames that name a speaker without a verb of speech of his own: according to somebody, a document, an outlet."""

from __future__ import annotations

from orda_tui.statements.clauses import clause_start
from orda_tui.statements.languages.base import Language
from orda_tui.statements.mentions import Cue, Mention, forward, pick
from orda_tui.statements.sentences import Token
from orda_tui.statements.subjects import before_word


def according(tokens: list[Token], index: int, language: Language) -> Cue | None:
    """'according to NAME' or 'NAME zufolge', 'NAME-ның айтуынша'."""
    low = tokens[index].low
    if low in language.openers:
        for phrase in language.according_by_first[low]:
            last = index + len(phrase) - 1
            own = _fits(tokens, index, phrase, language)
            if own is None and language.genders and len(phrase) == 2 and _described(tokens, index, phrase[1]):
                own, last = -1, last + 1
            if own is None:
                continue
            if index == 1 and len(phrase) == 1 and tokens[0].low in language.oblique:
                return Cue(index, index, Mention(0, 0, "pronoun"), sort="according")  # pl "Jego zdaniem"
            if low in language.aside and not (
                index and (tokens[index - 1].kind == "q" or tokens[index - 1].text == ",")
            ):
                return None
            if own >= 0:
                name = tokens[own].low not in language.oblique
                subject: Mention | None = Mention(own, own, "name" if name else "pronoun", own if name else -1)
            else:
                subject = _oblique(tokens, last + 1, language) or forward(tokens, last + 1, len(tokens) - 1, language)
            if subject and subject.sort not in ("name", "pronoun") and low in language.personal:
                described = tokens[subject.first : subject.last + 1]
                subject = subject if any(language.is_office(token.low) for token in described) else None
            return Cue(index, last, subject, after=True, sort="according") if subject else None
    if low in language.closers and index:
        for phrase in language.after:
            last = index + len(phrase) - 1
            if last >= len(tokens) or any(tokens[index + k].low != word for k, word in enumerate(phrase)):
                continue
            if tokens[index - 1].low in language.oblique:
                subject = Mention(index - 1, index - 1, "pronoun")
            elif index > 1 and tokens[index - 1].low in language.hollow and tokens[index - 2].low in language.oblique:
                subject = Mention(index - 2, index - 2, "pronoun")
            elif language.verb_second:
                subject = before_word(tokens, index - 1, language)
            else:
                subject = pick(tokens, clause_start(tokens, index - 1, language), index - 1, language)
            return Cue(index, last, subject, sort="according") if subject else None
    return None


def _described(tokens: list[Token], index: int, noun: str) -> bool:
    """'по |предварительным| данным': an adjective between."""
    if index + 2 >= len(tokens) or tokens[index + 2].low != noun:
        return False
    return tokens[index + 1].low.endswith(("ым", "им", "ой", "ей", "ими"))


def _fits(tokens: list[Token], index: int, phrase: tuple[str, ...], language: Language) -> int | None:
    """Does the phrase stand at ``index``? The token that is its *, -1 where it has none; None: it does not fit."""
    if index + len(phrase) > len(tokens):
        return None
    own = -1
    for at in range(1, len(phrase)):
        word, token = phrase[at], tokens[index + at]
        if word == "*" and (token.low in language.oblique or (token.capital and token.low[-2:] in ("'s", "’s"))):
            own = index + at
        elif token.low != word:
            return None
    return own


def _oblique(tokens: list[Token], index: int, language: Language) -> Mention | None:
    """'according to him', and not 'according to her lawyer'."""
    if index >= len(tokens) or tokens[index].low not in language.oblique:
        return None
    owns = tokens[index].low in language.determiners and index + 1 < len(tokens) and tokens[index + 1].kind == "w"
    return None if owns else Mention(index, index, "pronoun")


def document(tokens: list[Token], verb: int, language: Language) -> Mention | None:
    """What speaks: 'говорится в сообщении ведомства', 'делінген хабарламада', 'hieß es aus dem Ministerium'."""
    index = verb + 1
    if index < len(tokens) and tokens[index].low in language.expletives:
        index += 1
        if index >= len(tokens) or tokens[index].low not in language.prepositions:
            return _opening_document(tokens, verb, language)
    if index < len(tokens) and tokens[index].low in language.prepositions:
        index += 1
    found = forward(tokens, index, len(tokens) - 1, language)
    if (
        found
        and found.sort == "name"
        and any(tokens[i].low in language.documents for i in range(found.first, found.last + 1))
    ):
        return Mention(found.first, found.last, "document")
    return found


#: Prepositions that put speech into an institution, and endings of the plural verb that goes with them.
_INSIDE = frozenset({"в", "во", "на", "у", "із"})
_PLURAL = ("ли", "ют", "ут", "ят", "ат")


def _opening_document(tokens: list[Token], verb: int, language: Language) -> Mention | None:
    """'In dem Brief heißt es'."""
    start = clause_start(tokens, verb - 1, language) if verb else verb
    if start < verb - 1 and tokens[start].low in language.prepositions:
        found = forward(tokens, start + 1, verb - 1, language)
        if found and tokens[found.last].low not in language.hollow:
            return Mention(found.first, verb - 1, "document")
    return None


def institution(tokens: list[Token], verb: int, language: Language) -> Mention | None:
    """Who speaks without a subject, in the plural: 'В МЧС уточнили', 'сообщили в пресс-службе ведомства'."""
    if not language.institutions or not tokens[verb].low.endswith(_PLURAL):
        return None
    after = verb + 1
    while after < len(tokens) and tokens[after].low in language.light:
        after += 1
    if after + 1 < len(tokens) and tokens[after].low in _INSIDE and _speaks_within(tokens[after + 1], language):
        return _whole(forward(tokens, after + 1, len(tokens) - 1, language))
    end = verb - 1
    while end > 0 and tokens[end].low in language.light:
        end -= 1
    marked = end > 1 and tokens[end].kind == "q" and tokens[end - 1].kind == "w"
    end -= marked  # "в компании «Берег» |уточнили"
    start = clause_start(tokens, end, language) if end > 0 and tokens[end].kind == "w" else end + 1
    while start < end and tokens[start].low in language.light and tokens[start].low not in _INSIDE:
        start += 1
    if start < end and tokens[start].low in _INSIDE and _speaks_within(tokens[start + 1], language):
        found = _whole(forward(tokens, start + 1, end, language))
        return Mention(found.first, end + 1, found.sort) if found and marked and found.last == end else found
    return None


def _speaks_within(token: Token, language: Language) -> bool:
    """Is this an institution: by its noun, or an abbreviation in capitals?"""
    return token.low.startswith(language.institutions) or (len(token.text) > 1 and token.text.isupper())


def _whole(found: Mention | None) -> Mention | None:
    """The institution under its whole name."""
    return Mention(found.first, found.last, "document") if found and found.sort != "pronoun" else found


def cited(tokens: list[Token], verb: int, language: Language) -> Mention | None:
    """Whose words an outlet quotes: 'цитирует [агентство] Медведева', 'приводит слова министра [агентство]'."""
    end = verb + 1
    while end < len(tokens) and (tokens[end].kind != "p" or tokens[end].text in "()"):
        end += 1
    if language.verb_second:
        while verb + 1 < end and tokens[verb + 1].low in language.light | language.prepositions:
            verb += 1
        found = forward(tokens, verb + 1, end - 1, language)
        return found if found and found.sort == "name" and tokens[found.first].low not in language.cited else None
    words = [i for i in range(verb + 1, end) if tokens[i].low in language.cited]
    if words:
        return forward(tokens, words[0] + 1, end - 1, language)
    start = verb + 1
    while start < end and (
        tokens[start].kind == "q"
        or tokens[start].low in language.agencies
        or "." in tokens[start].text
        or tokens[start].low in language.pronouns
        or tokens[start].low in language.determiners
        or (tokens[start].text.isascii() and not tokens[verb].text.isascii())
    ):
        start += 1
    found = forward(tokens, start, end - 1, language) if start > verb + 1 else None
    return found if found and found.sort == "name" else None
