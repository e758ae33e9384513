"""Where the subject of a clause stands: behind its verb, at the sentence's start, next to a word."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language
from orda_tui.statements.mentions import Mention, forward, pick, with_apposition
from orda_tui.statements.names import PLACED
from orda_tui.statements.organisations import is_organisation
from orda_tui.statements.sentences import Token


def first_subject(tokens: list[Token], limit: int, language: Language) -> Mention | None:
    """The first words before ``limit`` that can be a subject: name, pronoun or noun at a clause's start."""
    start = 0
    while start < limit:
        end = start
        while end < limit and tokens[end].kind == "w":
            end += 1
        if end > start:
            head = start
            while head < end and (
                tokens[head].low in language.conjunctions
                or tokens[head].low in language.adverbs
                or (not head and tokens[head].low.endswith(language.adverbial))
            ):
                head += 1
            if head < end and tokens[head].low not in language.prepositions and not tokens[head].low.endswith("ing"):
                found = forward(tokens, head, end - 1, language)
                if found:
                    return with_apposition(tokens, found, limit - 1, language)
        start = end + 1
    return None


def finite_subject(tokens: list[Token], limit: int, language: Language) -> Mention | None:
    """The subject of a clause whose verb stands second, whatever the verb is: what follows the first small word that
    can be one, or what opens the clause."""
    first = tokens[0].low
    if first not in language.prepositions and first not in language.light and first not in language.conjunctions:
        return first_subject(tokens, limit, language)
    for index in range(1, limit - 1):
        token, before, following = tokens[index], tokens[index - 1], tokens[index + 1]
        small = token.kind == "w" and token.text.islower() and token.low not in language.functional
        if small and before.low not in language.determiners and before.low not in language.prepositions:
            found = forward(tokens, index + 1, limit - 1, language)
            if found and (following.capital or following.low in language.determiners or found.sort == "pronoun"):
                return found
    return None


def before_word(tokens: list[Token], end: int, language: Language) -> Mention | None:
    """The noun phrase that ends at ``end``, back to its determiner: 'dem Bericht |zufolge'."""
    start = end
    while start > 0 and tokens[start - 1].kind == "w" and end - start < 5:
        if tokens[start].low in language.determiners:
            break
        start -= 1
    if tokens[start].low not in language.determiners:
        start = end
        while start > 0 and tokens[start - 1].capital:
            start -= 1
    return pick(tokens, start, end, language)


def opening_subject(tokens: list[Token], limit: int, language: Language) -> Mention | None:
    """The name, pronoun, office or plural noun that opens the sentence."""
    first = _behind_setting(tokens, limit, language)
    if tokens[first].kind != "w":
        return None
    if tokens[first].low in language.pronouns:
        return Mention(first, first, "pronoun")
    end = _name_end(tokens, first, limit, language)
    if end > first:
        name = end - 1
        if not tokens[name].capital or language.is_office(tokens[name].low):
            return Mention(first, end - 1, "noun")
        while name > first and tokens[name - 1].capital and not language.is_office(tokens[name - 1].low):
            name -= 1
        return Mention(first, end - 1, "name", name)
    described = _office_and_name(tokens, first, limit, language)
    if described:
        return described
    return Mention(first, first, "noun") if tokens[first].low.endswith(language.plurals or ("\n",)) else None


def _office_and_name(tokens: list[Token], first: int, limit: int, language: Language) -> Mention | None:
    """'Облыстық басқарма басшысы |Ерлан Омаров': a description of a few words that ends in an office, and a name."""
    for index in range(first, min(first + _SETTING, limit - 1)):
        if tokens[index].kind != "w" or tokens[index].low in language.verbs:
            return None
        if language.is_office(tokens[index].low) and tokens[index + 1].capital:
            end = index + 1
            while end < limit and tokens[end].capital and end - index < 4:
                end += 1
            while end > index + 1 and _declined(tokens[end - 1], language):
                end -= 1
            return Mention(first, end - 1, "name", index + 1) if end > index + 1 else None
    return None


#: Endings of adjectives (kk): with a capital at the sentence's start they name nobody.
_BELONGING = ("ғы", "гі", "лық", "лік", "дық", "дік", "тық", "тік")
#: Words in which a setting may end.
_SETTING = 4


def _behind_setting(tokens: list[Token], limit: int, language: Language) -> int:
    """Where the sentence goes on behind the time and place it opens with: 'Кездесу барысында |Омаров ...'."""
    first = 0
    while first < limit and tokens[first].low in language.light:
        first += 1
    behind = first
    for index in range(first, min(first + _SETTING, limit)):
        if tokens[index].kind != "w":
            break
        if tokens[index].low in language.prepositions:
            behind = index + 1
    if behind == first:
        while behind < limit and len(tokens[behind].low) > 5 and tokens[behind].low.endswith(PLACED):
            behind += 1
    while behind < limit and (tokens[behind].low in language.light or tokens[behind].text == ","):
        behind += 1
    return behind if behind < limit else first


def _name_end(tokens: list[Token], first: int, limit: int, language: Language) -> int:
    """Behind the subject that opens at ``first``: name, office, or office and name ('АҚШ президенті Дональд Трамп').
    A name in another case than the nominative belongs to what comes next."""
    end = first
    if tokens[first].low in language.functional or tokens[first].low.endswith(_BELONGING):
        return first
    while end < limit and tokens[end].capital and not language.is_office(tokens[end].low) and end - first < 3:
        end += 1
    names = end
    while end < limit and (language.is_office(tokens[end].low) or is_organisation((tokens[end].low,))):
        end += 1
    if end == names:
        while names > first and _declined(tokens[names - 1], language):
            names -= 1
        return names
    office = end
    while end < limit and tokens[end].capital and end - office < 3:
        end += 1
    if end > office and _declined(tokens[end - 1], language):
        # "Трамп Ресей президенті Путинмен ...": the office is that of somebody else
        return first + 1 if names - first > 1 else first
    return end


def _declined(token: Token, language: Language) -> bool:
    return len(token.low) > 5 and token.low.endswith(language.suffixes)


def after_verb(tokens: list[Token], index: int, language: Language) -> Mention | None:
    """The subject that follows a verb."""
    found = _next_subject(tokens, index, language)
    if found is None or language.titled:
        return found
    if language.verb_last and found.sort == "noun":
        return _office_and_name(tokens, found.first, found.last + 1, language) or _attributed(
            tokens, index, found, language
        )
    if language.romance and found.sort == "noun" and not _stands_alone(tokens[found.first], language):
        return None  # "se dit |content"
    if (language.genders or language.verb_second) and not language.nouns:
        return _behind_hearer(tokens, found, language) or _behind_place(tokens, found, language) or found
    return found


def _attributed(tokens: list[Token], index: int, found: Mention, language: Language) -> Mention:
    """'diyen |aileler salonda toplandı': the noun that the participle goes with."""
    if tokens[index - 1].low in language.attributive and tokens[found.first].low.endswith(language.plurals):
        return Mention(found.first, found.first, "noun")  # "diyen |aileler salonda toplandı"
    return found


def _stands_alone(first: Token, language: Language) -> bool:
    """Can a noun phrase that is a subject open with this word, where nouns take an article?"""
    plural = first.low.endswith("s")
    return (
        first.kind == "q"
        or first.capital
        or plural
        or first.low in language.determiners
        or language.is_office(first.low)
    )


def _behind_hearer(tokens: list[Token], found: Mention, language: Language) -> Mention | None:
    """'řekl České televizi ředitel přístavu |Emanuel Kříž': a hearer's name goes before office and name."""
    if found.sort != "name" or found.last > found.first or found.last + 1 >= len(tokens):
        return None
    office = False
    for index in range(found.last + 1, min(found.last + 9, len(tokens) - 1)):
        token = tokens[index]
        if token.kind != "w" or token.low in language.verbs or token.low in language.conjunctions:
            return None
        office = office or language.is_office(token.low)
        if office and token.capital and tokens[index + 1].capital:
            return forward(tokens, index, len(tokens) - 1, language)
    return None


def _behind_place(tokens: list[Token], found: Mention, language: Language) -> Mention | None:
    """A name behind what the office is of, or behind an object: 'депутат от партии «Берег» |Вадим Орлов',
    'прокомментировал положение на заводе |Вадим Орлов'."""
    behind = found.last + 1
    if behind >= len(tokens) or (found.sort != "noun" and found.last > found.name_first):
        return None
    office = any(language.is_office(token.low) for token in tokens[found.first : behind])
    if found.sort == "pronoun" or (found.sort == "name" and not office):
        return None
    if tokens[behind].low not in language.prepositions and not (found.sort == "noun" and tokens[behind].capital):
        return None
    for index in range(behind, min(behind + 8, len(tokens) - 1)):
        token = tokens[index]
        if token.kind == "p" or token.low in language.verbs or token.low in language.conjunctions:
            return None
        if token.capital and tokens[index + 1].capital:
            governed = tokens[index - 1].low in language.prepositions
            if governed and index + 2 < len(tokens) and tokens[index + 2].capital:
                continue  # "na Moravě |Jan Horák"
            name = forward(tokens, index, len(tokens) - 1, language)
            ended = name is None or name.last + 1 >= len(tokens) or tokens[name.last + 1].kind == "p"
            first = found.first if office else index
            return Mention(first, name.last, "name", name.name_first) if name and ended else None
    return None


def _next_subject(tokens: list[Token], index: int, language: Language) -> Mention | None:
    limit = len(tokens)
    while (
        index < limit
        and tokens[index].kind == "w"
        and not tokens[index].capital
        and (tokens[index].low in language.adverbs or tokens[index].low in language.auxiliaries)
    ):
        index += 1
    index = _aside(tokens, index, language)
    if index < limit and tokens[index].kind == "q" and is_name(tokens, index):
        index += 1  # 'заявил «Известиям» Илья ...'
    skipped = 0
    while index < limit and tokens[index].low in language.prepositions and not language.titled:
        # "сказал в интервью РБК старший директор ...": the phrase between has no border; give up at a capital
        index += 2 if tokens[index + 1 : index + 2] and tokens[index + 1].low not in language.determiners else 3
        while index < limit and tokens[index].low in language.agencies:
            index += 1  # "a la agencia EFE |Juan ..."
        skipped += 1
        if skipped > 2:
            return None
    return forward(tokens, index, limit - 1, language)


def _aside(tokens: list[Token], index: int, language: Language) -> int:
    """Behind an aside between verb and subject: ', de son côté, |Paul Keller'."""
    if index >= len(tokens) or tokens[index].text != ",":
        return index
    for end in range(index + 2, min(index + 7, len(tokens) - 1)):
        if tokens[end].text == ",":
            return end + 1 if tokens[end + 1].capital else index
        if tokens[end].kind != "w" or tokens[end].capital:
            return index
    return index


def is_name(tokens: list[Token], index: int) -> bool:
    """A short quotation amid a clause, no speech: a nickname, a phrase."""
    quoted = tokens[index].quote
    return (
        quoted is not None
        and quoted.words <= 4
        and 0 < index < len(tokens) - 1
        and (tokens[index - 1].kind == "w" and tokens[index + 1].kind == "w")
    )
