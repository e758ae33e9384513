"""Who a run of words means: the part of a subject that names somebody.

The grammar is a few lists of words (``languages``): a noun phrase runs from a word that may open one to a border.
"""

from __future__ import annotations

from dataclasses import dataclass

from orda_tui.statements.languages.base import Language, words
from orda_tui.statements.names import PLACED, person_start
from orda_tui.statements.organisations import is_organisation
from orda_tui.statements.sentences import Token

#: Small words inside names.
PARTICLES = words("""
    de d del della der den van von di da du la le al el bin ibn ben of y e dos das zu ter ten af
    ван дер фон де ла ле дю бен бин ибн аль эль да""")
#: Those of them that can open a mention: "de la Cruz said", "sagte von Ahlen".
_OPENING_PARTICLES = words("de van von del di da bin ibn ben")


@dataclass(slots=True)
class Mention:
    """A speaker as printed: tokens ``first``..``last`` of a sentence. ``sort``: name, pronoun, noun or document."""

    first: int
    last: int
    sort: str
    name_first: int = -1  # where the name inside it begins ("Energy Minister |Yerlan Akkenzhenov")


@dataclass(slots=True)
class Cue:
    """A verb of speech (tokens ``first``..``last``) and its subject; ``after``: the subject follows the verb."""

    first: int
    last: int
    subject: Mention | None
    after: bool = False
    weak: bool = False
    sort: str = "verb"

    @property
    def left(self) -> int:
        return min(self.first, self.subject.first) if self.subject else self.first

    @property
    def right(self) -> int:
        return max(self.last, self.subject.last) if self.subject else self.last


def forward(tokens: list[Token], index: int, limit: int, language: Language) -> Mention | None:
    """The noun phrase that starts at ``index``."""
    if index + 1 < limit and tokens[index].kind == "q" and tokens[index + 1].kind == "w":
        quoted = tokens[index].quote
        if quoted is not None and quoted.words < 5:
            # a name in marks opens the phrase: '«Даму» қорының өкілдері'
            found = forward(tokens, index + 1, limit, language)
            return Mention(index, found.last, "noun") if found and found.sort != "pronoun" else None
    if index > limit or tokens[index].kind != "w":
        return None
    low = tokens[index].low
    if low in language.pronouns and not (index < limit and language.pronouns[low] == "n" and tokens[index + 1].capital):
        return Mention(index, index, "pronoun")
    if low in language.conjunctions or (low in language.prepositions and low not in language.determiners):
        return None
    i, capital = index, False
    while i <= limit:
        token = tokens[i]
        if token.kind == "q" or token.kind == "p":
            if i > index and _named_amid(tokens, i, limit):
                i += 1
                continue
            if token.kind == "p" and token.text in "&/":
                i += 1
                continue
            break
        low = token.low
        if token.capital and low not in language.adverbs and not (i == index and low in language.determiners):
            capital = True
        elif i == index and low in language.determiners:
            pass
        elif low in language.prepositions or low in language.conjunctions or low in language.relatives:
            of_some = low in language.partitive and tokens[i - 1].low in language.determiners
            if not (low in PARTICLES or of_some) or i >= limit or tokens[i + 1].kind != "w" or i == index:
                break
        elif _closes(tokens, index, i, limit, language, capital=capital):
            break
        i += 1
    last = i - 1
    while last > index and tokens[last].low in language.prepositions and not tokens[last].capital:
        last -= 1
    if last < index:
        return None
    return with_apposition(tokens, _mention(tokens, index, last, language), limit, language)


def _closes(tokens: list[Token], index: int, at: int, limit: int, language: Language, *, capital: bool) -> bool:
    """Does the word at ``at`` close the noun phrase that starts at ``index``? ``capital``: it holds a name already."""
    low = tokens[at].low
    return (
        low in language.adverbs
        or (low in language.verbs and not (at > index and language.is_office(low)))
        or (low in language.weak and not language.is_office(low))
        or low in language.auxiliaries
        or (capital and low in language.determiners and low not in language.genitives and not _amid(tokens, at, limit))
        or (
            capital
            and not language.verb_last
            and not language.is_office(low)
            and not _amid(tokens, at, limit)
            and not _of_office(tokens, index, at, limit, language)
            and not _name_goes_on(tokens, at, limit, language)
        )
    )


def _named_amid(tokens: list[Token], index: int, limit: int) -> bool:
    """A name in marks amid a description: 'депутат от партии |«Берег» Вадим Орлов'."""
    quoted = tokens[index].quote
    if quoted is None or quoted.words > 4 or index >= limit:
        return False
    return tokens[index - 1].kind == "w" and not tokens[index - 1].capital and tokens[index + 1].capital


def _amid(tokens: list[Token], index: int, limit: int) -> bool:
    """The second of two particles of a name: 'Ruiz de |la Peña'."""
    following = index < limit and tokens[index + 1].capital
    return following and tokens[index].low in PARTICLES and tokens[index - 1].low in PARTICLES


def _of_office(tokens: list[Token], first: int, index: int, limit: int, language: Language) -> bool:
    """'der Leiter |der Feuerwehr', but not 'der Minister |der Zeitung', who is the hearer."""
    return (
        language.nouns
        and index < limit
        and tokens[index].low in language.genitives
        and tokens[first].low in language.determiners
        and language.is_office(tokens[index - 1].low)
        and tokens[index + 1].capital
        and not tokens[index + 1].low.endswith(tuple(language.agencies))
    )


def with_apposition(tokens: list[Token], found: Mention | None, limit: int, language: Language) -> Mention | None:
    """'said the head of the union, Anna Lindqvist': the name behind the comma is the mention."""
    if found is None or found.sort == "pronoun" or (found.sort == "name" and language.code != "de"):
        return found
    at = found.last + 1
    if at >= limit or tokens[at].text != ",":
        return found
    while at < limit - 1 and (language.is_office(tokens[at + 1].low) or tokens[at + 1].low in language.titles):
        at += 1  # "..., полковник Ерлан Омаров", "..., Me Luc Moreau"
    end = at
    while end < limit and (tokens[end + 1].capital or (tokens[end + 1].low in PARTICLES and end > at)):
        end += 1
    if end - at < 2 or tokens[at + 1].low in language.determiners:
        return found
    return Mention(found.first, end, "name", at + 1)


def _name_goes_on(tokens: list[Token], index: int, limit: int, language: Language) -> bool:
    """Small words amid a title: 'MSNBC host Chris Matthews', 'Trump campaign spokesman Jason Miller'."""
    for i in range(index, min(index + (2 if language.nouns else 3), limit + 1)):
        token = tokens[i]
        if (
            token.kind != "w"
            or token.low in language.prepositions
            or token.low in language.conjunctions
            or (token.low in language.adverbs or token.low in language.verbs or token.low in language.determiners)
        ):
            return False
        if token.capital:
            return True
    return False


def pick(tokens: list[Token], start: int, end: int, language: Language) -> Mention | None:
    """The subject in a run of words that ends right before its verb."""
    if end < start:
        return None
    last = tokens[end]
    if last.low in language.pronouns:
        return Mention(end, end, "pronoun")
    while (
        start < end
        and (tokens[start].low in language.adverbs or tokens[start].low in language.conjunctions)
        and not ((language.titled or language.nouns) and tokens[start].capital and tokens[start + 1].capital)
    ):
        start += 1
    if tokens[start].low in language.relatives and language.pronouns.get(tokens[start].low) == "r":
        return Mention(start, start, "pronoun")
    if tokens[start].low in language.prepositions:
        # "In Moscow on Friday the minister": the last determiner or name after it
        return _after_preposition(tokens, start, end, language)
    return _mention(tokens, start, end, language)


def _after_preposition(tokens: list[Token], start: int, end: int, language: Language) -> Mention | None:
    i = end
    if tokens[i].capital:
        while i > start and (
            tokens[i - 1].capital or (tokens[i - 1].low in PARTICLES and i - 1 > start and tokens[i - 2].capital)
        ):
            i -= 1
        while i - 1 > start and language.is_office(tokens[i - 1].low):
            i -= 1
        if tokens[i - 1].low in language.prepositions:
            if i - 1 == start:
                return None
            return _named_before(tokens, start, i - 2, language) or _mention(tokens, i, end, language)
        return _mention(tokens, i, end, language)
    if not language.romance and not language.titled and not language.nouns and language.is_office(tokens[end].low):
        return Mention(end, end, "noun")  # "На вопрос о сроках |министр ..."
    for j in range(end, start, -1):
        if tokens[j].low in language.determiners:
            return _mention(tokens, j, end, language)
    return None


def _named_before(tokens: list[Token], start: int, end: int, language: Language) -> Mention | None:
    """'In Tripoli |Omar Haddad at a rally in Beirut said': the full name that no preposition governs."""
    i = end
    while i > start + 1:
        if tokens[i].capital and tokens[i - 1].capital:
            last = i
            while i - 1 > start and (tokens[i - 1].capital or language.is_office(tokens[i - 1].low)):
                i -= 1
            if tokens[i - 1].low not in language.prepositions:
                return _mention(tokens, i, last, language)
        i -= 1
    return None


def _mention(tokens: list[Token], first: int, last: int, language: Language) -> Mention | None:
    """Cuts a run of words to the mention and finds the name in it."""
    while first <= last and tokens[first].low in language.conjunctions:
        first += 1
    if first > last or not any(tokens[i].low not in language.determiners for i in range(first, last + 1)):
        if first == last and tokens[first].low in language.pronouns:
            return Mention(first, last, "pronoun")
        return None
    if tokens[first].text[0].isdigit() and last - first < 2:
        return None
    if not any(len(tokens[i].text) > 1 and not tokens[i].text[0].isdigit() for i in range(first, last + 1)):
        return None
    if first == last and tokens[first].low in language.that:
        return None
    if first == last and is_address(tokens[first].text):
        return Mention(first, last, "outlet")
    if last - first > 1 and all(tokens[i].text.isupper() for i in range(first, last + 1)):
        return None  # a headline
    if first + 1 >= last and tokens[last].low in language.hollow:
        return None
    if first == last and not tokens[first].capital and tokens[first].low.endswith(language.infinitives):
        return None
    name = _name_in(tokens, first, last, language)
    if name is None:
        if any(tokens[i].low in language.auxiliaries for i in range(first + 1, last + 1)):
            return None  # a whole clause
        sort = "document" if any(tokens[i].low in language.documents for i in range(first, last + 1)) else "noun"
        return Mention(first, last, sort)
    return Mention(first, name[1], "name", name[0])


def _name_in(tokens: list[Token], first: int, last: int, language: Language) -> tuple[int, int] | None:
    """The capitals that name the speaker: the last run before a preposition, none behind one ('a spokesman for')."""
    end = first
    while end <= last and (end == first or not _cuts_name(tokens, end, last, language)):
        end += 1
    end -= 1
    border = end
    while end >= first and not tokens[end].capital:
        end -= 1
    if end < first and language.genders and tokens[last].capital and tokens[last - 1].capital:
        end = border = last  # "наблюдатель от ОБСЕ Хуан Суареш": the name stands behind the whole description
    while end > first and tokens[end].low in language.agencies and tokens[end].text.isupper():
        end = border = end - 1  # "Eva Malá ČTK": the hearer is no part of the name
    if end < border and all(token.low in language.titles for token in tokens[end + 1 : border + 1]):
        border = last = end  # "Мәриям апай"
    if end < first or (end < border and tokens[end + 1].low not in language.light):
        if border < last and language.romance:
            return _behind_office(tokens, first, last, language)
        return None  # "the U.S. president", "Obama administration officials": described, not named
    start = end
    while start > first:
        before = start - 1
        while before > first and _joins(tokens[before], language):
            before -= 1
        if not tokens[before].capital:
            break
        start = before
    while start < end and tokens[start].low in language.determiners:
        start += 1
    if not is_organisation(tuple(tokens[i].low for i in range(start, end + 1))):
        offices = [i for i in range(start, end) if language.is_office(tokens[i].low)]
        start = offices[-1] + 1 if offices else start
    while start < end and tokens[start].low in language.titles:
        start += 1
    if language.verb_last and end - start > 1 and not start and _placed(tokens[start].low):
        start += 1  # "Köylülerden Emine Kaya"
    if end - start > 1:
        start += person_start([tokens[i].text for i in range(start, end + 1)], language)
        if language.nouns and start > first and end - start > 1 and tokens[start - 1].low in language.genitives:
            if tokens[start].low.rstrip("s") in language.names_before:
                return None  # "ein Reporter des Senders Meer Vier"
            start += 1  # "der Chef des Verwaltungsrats Ulrich Müller"
    elif language.nouns and end > start > first + 1 and _office_of(tokens, first, start, language):
        return None  # "der Leiter der Polizei Hamburg"
    if tokens[start].low in language.determiners or (start == end and language.is_office(tokens[start].low)):
        return None
    if not language.genders and start > first and _opens_name(tokens[first:start]):
        start = first
    lone = start == end and start > first
    if lone and tokens[first].low in language.determiners and tokens[end].low.endswith("s"):
        return None
    if lone and language.nouns and any(t.capital and not language.is_office(t.low) for t in tokens[first:start]):
        return None  # "Vertreter der Verbände": the first noun is the head
    return start, end


def _placed(low: str) -> bool:
    """Does a word stand in the case that tells where or whence (kk, tr)?"""
    return len(low) > 5 and low.endswith(PLACED)


def _office_of(tokens: list[Token], first: int, start: int, language: Language) -> bool:
    """An office and a genitive article go before ``start``."""
    genitive = tokens[start - 1].low in language.genitives
    return genitive and any(language.is_office(token.low) for token in tokens[first : start - 1])


def _behind_office(tokens: list[Token], first: int, last: int, language: Language) -> tuple[int, int] | None:
    """'le ministre de l’Intérieur |Hugues Arnaud': three capitals in a row behind an office, the first its own."""
    start = last
    while start > first and tokens[start - 1].capital:
        start -= 1
    office = any(language.is_office(token.low) for token in tokens[first:start])
    return (start + 1, last) if office and last - start > 1 and tokens[last].capital else None


def _opens_name(small: list[Token]) -> bool:
    return small[0].low in _OPENING_PARTICLES and all(token.low in PARTICLES for token in small)


def _joins(token: Token, language: Language) -> bool:
    """A small word inside a name; in German an article is none."""
    return token.low in PARTICLES and not (language.nouns and token.low in language.determiners)


def _cuts_name(tokens: list[Token], index: int, last: int, language: Language) -> bool:
    low = tokens[index].low
    if low in language.auxiliaries and not tokens[index].capital:
        return True
    if low not in language.prepositions or tokens[index].capital:
        return False
    if language.nouns and index > 1 and index < last and tokens[index + 1].low in language.determiners:
        return tokens[index - 1].capital and tokens[index - 2].capital  # "Wolf Krug |von den Linken"
    if index < last and tokens[index + 1].capital and low in PARTICLES and is_organisation((tokens[index - 1].low,)):
        return False  # "Ministry of Transport"
    following = index + 1
    while following < last and tokens[following].low in PARTICLES:
        following += 1
    return not (
        low in PARTICLES and low != "of" and tokens[index - 1].capital and index < last and tokens[following].capital
    )


def is_address(word: str) -> bool:
    """An outlet named by its address: 'NEWSru.com'."""
    stem, dot, domain = word.rpartition(".")
    return bool(dot) and len(stem) > 2 and " " not in word and domain.isascii() and domain.islower()
