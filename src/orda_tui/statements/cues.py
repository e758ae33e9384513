"""Verbs of speech in a sentence, and who their subject is."""

from __future__ import annotations

from orda_tui.statements.clauses import before_bracket, clause_start
from orda_tui.statements.frames import according, cited, document, institution
from orda_tui.statements.languages.base import Language
from orda_tui.statements.mentions import PARTICLES, Cue, Mention, forward, pick
from orda_tui.statements.organisations import is_organisation
from orda_tui.statements.sentences import DASHES, Token
from orda_tui.statements.subjects import after_verb, finite_subject, first_subject, is_name, opening_subject


def find_cues(tokens: list[Token], language: Language) -> list[Cue]:
    """All cues of a sentence in order."""
    cues: list[Cue] = []
    openers, closers, cueing, last = language.openers, language.closers, language.cueing, language.verb_last
    told = _verbs_behind(tokens, language)
    for index, token in enumerate(tokens):
        low = token.low
        if (low not in cueing and not last and index not in told) or token.kind != "w":
            continue
        if low in openers or low in closers:
            named = according(tokens, index, language)
            if named:
                cues.append(named)
                continue
        strong = (
            low in language.verbs or index in told or (language.verb_last and _behind_that(tokens, index, language))
        )
        if low in language.participles:
            cues.append(Cue(index, index, _antecedent(tokens, index, language)))
            continue
        if not strong and low not in language.weak:
            continue
        if _is_noun(tokens, index, language):
            continue
        subject, after = _subject(tokens, index, language, cues)
        cues.append(Cue(index, index, subject, after, weak=not strong))
    return cues


#: Words of a quotation behind which any verb tells who speaks.
_SPOKEN = 4


def _verbs_behind(tokens: list[Token], language: Language) -> frozenset[int]:
    """Finite verbs right behind a quotation and the mark that parts it from them: '», — обнадёжил NAME'."""
    if not language.finite or language.verb_last:
        return frozenset()
    found = []
    for at, token in enumerate(tokens):
        if token.quote is None or token.quote.words < _SPOKEN:
            continue
        index = at + 1
        while index < len(tokens) and tokens[index].kind == "p" and index < at + 3:
            index += 1
        if index == at + 1 or (language.comma and language.genders and tokens[index - 1].text not in DASHES):
            continue
        if index < len(tokens) and _finite(tokens[index], language):
            found.append(index)
    return frozenset(found)


def _finite(token: Token, language: Language) -> bool:
    """Does a word look like a verb that tells of a third person?"""
    if token.kind != "w" or token.capital or len(token.low) < 4 or not token.low.endswith(language.finite):
        return False
    return not (
        token.low in language.light
        or token.low in language.functional
        or token.low in language.as_words
        or language.is_office(token.low)
    )


def _behind_that(tokens: list[Token], index: int, language: Language) -> bool:
    """Any finite verb right behind '», — деп' introduces the speech."""
    if index < 2 or tokens[index - 1].low not in language.that:
        return False
    before = tokens[index - 2]
    told = before.kind == "q" or before.text in DASHES
    return told and tokens[index].low.endswith(language.finite) and tokens[index].low not in language.unsaid


def _is_noun(tokens: list[Token], index: int, language: Language) -> bool:
    """A word of the verb table that stands as a noun or participle here: 'the reports', 'been called'."""
    if index == 0:
        return False
    before = tokens[index - 1].low
    if language.nouns:
        passive = index + 1 < len(tokens) and tokens[index + 1].low in language.passives
        return passive or (tokens[index].capital and tokens[index - 1].kind == "w")
    if language.romance and before in language.determiners and language.is_office(tokens[index].low):
        return True  # "demande |le juge"
    if not language.titled:
        return False
    return (
        before
        in ("the", "a", "an", "his", "her", "its", "their", "of", "these", "those", "no", "any", "been", "be", "being")
        or (
            before in language.prepositions
            and not tokens[index].low.endswith("ing")
            and before not in ("like", "until", "since", "before")
        )
        or tokens[index].text.isupper()
        or (tokens[index].capital and tokens[index - 1].capital)
        or (tokens[index].capital and index + 1 < len(tokens) and tokens[index + 1].low in language.verbs)
    )


def _subject(tokens: list[Token], verb: int, language: Language, cues: list[Cue]) -> tuple[Mention | None, bool]:
    expletive = verb + 1 < len(tokens) and tokens[verb + 1].low in language.expletives
    if expletive or tokens[verb].low in language.impersonal:
        told = document(tokens, verb, language)
        if told or not expletive or language.nouns:
            return told, True  # "gibt es": nobody speaks
    if tokens[verb].low in language.citing:
        quoted = cited(tokens, verb, language)
        if quoted:
            return quoted, True
    within = institution(tokens, verb, language)
    if within:
        return within, within.first > verb
    if _inverted(tokens, verb, language) or (language.verb_second and _prefield(tokens, verb, language)):
        found = after_verb(tokens, verb + 1, language)
        if found and not (language.verb_last and _object(tokens, found, language)):
            return found, True
    if language.code == "en" and tokens[verb].low.endswith("ing"):
        name = verb - 1
        while name > 0 and (tokens[name].low in language.adverbs or tokens[name].low.endswith("ly")):
            name -= 1
        if name >= 0 and tokens[name].capital and tokens[name].low not in language.functional:
            return before_verb(tokens, verb, language), False
        earlier = next((c.subject for c in reversed(cues) if c.subject), None)
        if earlier:
            return earlier, False
        return first_subject(tokens, verb, language), False
    found = before_verb(tokens, verb, language)
    if found and language.verb_last and found.sort == "noun":
        # the verb stands last, and what opens the sentence is nearer to a subject than what stands before the verb
        opened = opening_subject(tokens, verb, language)
        office = opened is not None and language.is_office(tokens[opened.last].low) and opened.last < found.first
        found = opened if opened and (opened.sort in ("name", "pronoun") or office) else found
    if found:
        return found, False
    if _coordinated(tokens, verb, language):
        earlier = next((c.subject for c in reversed(cues) if c.subject), None)
        return earlier or first_subject(tokens, verb, language), False
    if language.code != "en":
        found = after_verb(tokens, verb + 1, language)
        if found is None and language.nouns:
            return finite_subject(tokens, verb, language), False
        if found and language.verb_last and _object(tokens, found, language):
            opened = opening_subject(tokens, verb, language)
            return (opened, False) if opened and opened.sort in ("name", "pronoun") else (found, True)
        return found, True
    return None, False


def _object(tokens: list[Token], found: Mention, language: Language) -> bool:
    """A noun amid what follows the verb, where a subject would close the clause: 'sözleriyle |durumu anlattı'."""
    if found.sort != "noun" or any(language.is_office(t.low) for t in tokens[found.first : found.last + 1]):
        return False
    behind = tokens[found.last + 1] if found.last + 1 < len(tokens) else None
    return (behind is not None and behind.kind == "w" and behind.low not in language.light) or tokens[
        found.last
    ].low.endswith(language.finite or ("\n",))


def _coordinated(tokens: list[Token], verb: int, language: Language) -> bool:
    """The verb is the second one of its subject: 'She stood up and repeatedly said'."""
    i = verb - 1
    while i > 0 and (
        tokens[i].low in language.adverbs or tokens[i].low in language.auxiliaries or tokens[i].low[-2:] == "ly"
    ):
        i -= 1
    return i > 0 and tokens[i].low in language.joining


def _inverted(tokens: list[Token], verb: int, language: Language) -> bool:
    """Does the subject follow the verb?"""
    i = verb - 1
    while i >= 0 and tokens[i].low in language.light and language.code != "en":
        i -= 1
    if i > 0 and tokens[i].low in language.determiners and tokens[i - 1].low in language.as_words:
        i -= 1  # "Comme le rappelle Keller"
    if i < 0:
        return language.code != "en" or (verb + 1 < len(tokens) and tokens[verb + 1].capital)
    before = tokens[i]
    if before.kind == "q" or before.low in language.as_words:
        return True
    if before.kind == "p" and i:
        if before.text in DASHES:
            return True
        if before.text == ",":
            if tokens[i - 1].kind == "q" or _name_then_border(tokens, verb + 1, language):
                return True
            return tokens[verb].low not in language.hearing and _closes(tokens, verb + 1, language)
    return False


def _closes(tokens: list[Token], index: int, language: Language) -> bool:
    """', said deputy director Saule Kim.': nothing but the subject follows the verb."""
    found = forward(tokens, index, len(tokens) - 1, language) if index < len(tokens) else None
    if found is None or any(token.kind != "p" for token in tokens[found.last + 1 :]):
        return False
    return found.sort == "name" or tokens[index].low in language.determiners or language.is_office(tokens[index].low)


def _prefield(tokens: list[Token], verb: int, language: Language) -> bool:
    """Something other than the subject opens the clause, so that the subject follows the verb: 'In Bonn sagte er'."""
    start = clause_start(tokens, verb - 1, language)
    if start >= verb:
        return (
            bool(verb)
            and tokens[verb - 1].low in language.conjunctions
            and tokens[verb - 1].low not in language.joining
        )
    while start > 1 and tokens[start - 1].low in language.joining and tokens[start - 2].kind == "w":
        start = clause_start(tokens, start - 2, language)
    low = tokens[start].low
    before = tokens[start - 1] if start else None
    if before is not None and before.kind == "w":
        return (
            before.low not in language.joining
            and before.low not in language.as_words
            and before.low not in language.that
        )
    return low in language.prepositions or low in language.adverbs or (low.endswith("end") and not start)


def _name_then_border(tokens: list[Token], index: int, language: Language) -> bool:
    """', отметил Чистов:': behind the verb stands a name or pronoun and no more than one word."""
    if language.code == "en" or index >= len(tokens):
        return False
    start = index
    while index < len(tokens) and (
        tokens[index].capital or (index == start and tokens[index].low in language.pronouns)
    ):
        index += 1
    if language.verb_second and index > start and tokens[start].low in language.pronouns:
        return True
    if index > start and index + 1 < len(tokens) and tokens[index + 1].kind != "w":
        return True
    return index > start and (index == len(tokens) or tokens[index].kind != "w")


def before_verb(tokens: list[Token], verb: int, language: Language) -> Mention | None:
    """The subject that stands before the verb in its clause."""
    i = verb - 1
    while (
        i >= 0
        and tokens[i].kind == "w"
        and (
            tokens[i].low in language.adverbs
            or (
                (tokens[i].low in language.auxiliaries or tokens[i].low.endswith(language.adverbial))
                and not tokens[i].capital
            )
        )
    ):
        i -= 1
    if i > 0 and tokens[i].kind == "q" and is_name(tokens, i):
        i -= 1  # '... one of the rectors "off the record" said'
    if i < 0 or tokens[i].kind == "q":
        return None
    if tokens[i].kind == "p":
        if tokens[i].text in "),—–-":
            return _before_apposition(tokens, i, language)
        return None
    start = clause_start(tokens, i, language)
    if language.verb_last and any(token.low in language.that for token in tokens[start : i + 1]):
        return None  # "деп өте орынды ой айтты": what stands behind "деп" is not the subject
    found = pick(tokens, start, i, language)
    if found and found.sort == "pronoun" and tokens[found.first].low in language.relatives:
        return _antecedent(tokens, found.first, language) or found
    if found and start > 2 and tokens[start - 1].text == "," and language.is_office(tokens[found.first].low):
        named = pick(tokens, clause_start(tokens, start - 2, language), start - 2, language)
        if named and named.sort == "name" and named.last == start - 2 and named.last > named.name_first:
            return named  # "Anna Lindqvist, spokeswoman of the union said": the second comma is missing
    return found


def _antecedent(tokens: list[Token], relative: int, language: Language) -> Mention | None:
    """Whom 'who' stands for: the words right before it, a comma apart or not."""
    end = relative - 1
    if end >= 0 and tokens[end].text == ",":
        end -= 1
    end = before_bracket(tokens, end)
    if end < 0 or tokens[end].kind != "w":
        return None
    start = clause_start(tokens, end, language)
    found = pick(tokens, start, end, language)
    return found if found and found.last == end else None


def _before_apposition(tokens: list[Token], index: int, language: Language) -> Mention | None:
    """The subject before a bracketed part: 'Trump, the nominee, said', 'Kori Schulman (44) said'."""
    closing = tokens[index].text
    opening = "(" if closing == ")" else closing
    named = _named_apposition(tokens, index, language)
    if named:
        return named
    borders: list[int] = []
    i = index - 1
    while i >= 0 and tokens[i].kind != "q" and len(borders) < 6:
        if tokens[i].text == opening or (closing == "," and tokens[i].text in ":;"):
            borders.append(i)
            if tokens[i].text in ":;(":
                break
        i -= 1
    for border in borders:
        if tokens[border].text in ":;":
            return None
        end = before_bracket(tokens, border - 1)
        if end < 0 or tokens[end].kind != "w":
            continue
        start = clause_start(tokens, end, language)
        if start > end:
            continue
        first = tokens[start].low
        if first in language.relatives or tokens[start].text[0].isdigit() or first in ("former", "including"):
            continue
        found = pick(tokens, start, end, language)
        if found is None:
            continue
        inner = border > borders[-1]
        if found.sort == "noun" and inner and not _sentence_head(tokens, start):
            continue
        return found
    return None


def _named_apposition(tokens: list[Token], index: int, language: Language) -> Mention | None:
    """'the head of the union, Anna Lindqvist (53), said': the name is the apposition."""
    end = before_bracket(tokens, index - 1) if tokens[index].text != ")" else before_bracket(tokens, index)
    start = end
    while start >= 0 and (tokens[start].capital or tokens[start].low in PARTICLES):
        start -= 1
    if end - start < 2 or start <= 0 or tokens[start].text != "," or tokens[start + 1].low in language.determiners:
        return None
    before = pick(tokens, clause_start(tokens, start - 1, language), start - 1, language)
    if before is None or (before.sort == "name" and language.code not in ("de",)):
        return None
    if before.sort == "pronoun" or is_organisation(tuple(tokens[i].low for i in range(start + 1, end + 1))):
        return None
    return Mention(before.first, end, "name", start + 1)


def _sentence_head(tokens: list[Token], start: int) -> bool:
    return start == 0 or tokens[start - 1].kind == "q" or tokens[start - 1].text in ":;—"
