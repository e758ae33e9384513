"""Verbs of speech in a sentence, and who their subject is.

The grammar is a few lists of words (``languages``): a subject is a run of words between a verb and the next clause
border; the part of it that names somebody is the mention.
"""

from __future__ import annotations

from dataclasses import dataclass

from orda_tui.statements.languages.base import Language, words
from orda_tui.statements.sentences import DASHES, Token


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


_PARTICLES = words("de del della der den van von di da du la le al el bin ibn ben of y e dos das zu ter ten af")


def find_cues(tokens: list[Token], language: Language) -> list[Cue]:
    """All cues of a sentence in order."""
    cues: list[Cue] = []
    for index, token in enumerate(tokens):
        if token.kind != "w":
            continue
        low = token.low
        strong = low in language.verbs
        if not strong and low not in language.weak:
            continue
        if _is_noun(tokens, index, language):
            continue
        subject, after = _subject(tokens, index, language, cues)
        cues.append(Cue(index, index, subject, after, weak=not strong))
    return cues


def _is_noun(tokens: list[Token], index: int, language: Language) -> bool:
    """A word of the verb table that stands as a noun or participle here: 'the reports', 'been called'."""
    if index == 0:
        return False
    before = tokens[index - 1].low
    if language.code != "en":
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
        or (tokens[index].capital and index > 0 and tokens[index - 1].capital)
    )


def _subject(tokens: list[Token], verb: int, language: Language, cues: list[Cue]) -> tuple[Mention | None, bool]:
    if _inverted(tokens, verb, language):
        found = after_verb(tokens, verb + 1, language)
        if found:
            return found, True
    if language.code == "en" and tokens[verb].low.endswith("ing"):
        earlier = next((c.subject for c in reversed(cues) if c.subject), None)
        if earlier:
            return earlier, False
        return first_subject(tokens, verb, language), False
    found = before_verb(tokens, verb, language)
    if found:
        return found, False
    if language.code != "en":
        return after_verb(tokens, verb + 1, language), True
    if verb and tokens[verb - 1].low in ("and", "but", "then"):
        return next((c.subject for c in reversed(cues) if c.subject), None) or first_subject(
            tokens, verb, language
        ), False
    return None, False


def _inverted(tokens: list[Token], verb: int, language: Language) -> bool:
    """Does the subject follow the verb?"""
    i = verb - 1
    while i >= 0 and tokens[i].low in language.adverbs | language.auxiliaries and language.code != "en":
        i -= 1
    if i < 0:
        return language.code != "en" or (verb + 1 < len(tokens) and tokens[verb + 1].capital)
    before = tokens[i]
    if before.kind == "q" or before.low in language.as_words:
        return True
    if before.kind == "p" and i:
        if before.text in DASHES:
            return True
        if before.text == ",":
            return tokens[i - 1].kind == "q"
    return False


def before_verb(tokens: list[Token], verb: int, language: Language) -> Mention | None:
    """The subject that stands before the verb in its clause."""
    i = verb - 1
    while (
        i >= 0
        and tokens[i].kind == "w"
        and (
            tokens[i].low in language.auxiliaries
            or ((tokens[i].low in language.adverbs or tokens[i].low.endswith("ly")) and not tokens[i].capital)
        )
    ):
        i -= 1
    if i < 0 or tokens[i].kind == "q":
        return None
    if tokens[i].kind == "p":
        if tokens[i].text in "),—–":
            return _before_apposition(tokens, i, language)
        return None
    start = _clause_start(tokens, i, language)
    return pick(tokens, start, i, language)


def _clause_start(tokens: list[Token], index: int, language: Language) -> int:
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
        i -= 1
    return i + 1


def _joins_names(tokens: list[Token], index: int) -> bool:
    return 0 < index < len(tokens) - 1 and tokens[index - 1].capital and tokens[index + 1].capital


def _before_apposition(tokens: list[Token], index: int, language: Language) -> Mention | None:
    """The subject before a bracketed part: 'Trump, the nominee, said', 'Kori Schulman (44) said'."""
    closing = tokens[index].text
    opening = "(" if closing == ")" else closing
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
        end = border - 1
        if end < 0 or tokens[end].kind != "w":
            continue
        start = _clause_start(tokens, end, language)
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


def _sentence_head(tokens: list[Token], start: int) -> bool:
    return start == 0 or tokens[start - 1].kind == "q" or tokens[start - 1].text in ":;—"


def first_subject(tokens: list[Token], limit: int, language: Language) -> Mention | None:
    """The first words before ``limit`` that can be a subject: name, pronoun or noun at a clause's start."""
    start = 0
    while start < limit:
        end = start
        while end < limit and tokens[end].kind == "w":
            end += 1
        if end > start:
            head = start
            while head < end and (tokens[head].low in language.conjunctions or tokens[head].low in language.adverbs):
                head += 1
            if head < end and tokens[head].low not in language.prepositions and not tokens[head].low.endswith("ing"):
                found = forward(tokens, head, end - 1, language)
                if found:
                    return found
        start = end + 1
    return None


def after_verb(tokens: list[Token], index: int, language: Language) -> Mention | None:
    """The subject that follows a verb."""
    limit = len(tokens)
    while (
        index < limit
        and tokens[index].kind == "w"
        and not tokens[index].capital
        and (tokens[index].low in language.adverbs or tokens[index].low in language.auxiliaries)
    ):
        index += 1
    skipped = 0
    while (
        index < limit and tokens[index].low in language.prepositions and language.code in ("ru", "uk", "cs", "kk", "pl")
    ):
        # "сказал в интервью РБК старший директор ...": the phrase between has no border; give up at a capital
        index += 2
        skipped += 1
        if skipped > 2:
            return None
    return forward(tokens, index, limit - 1, language)


def forward(tokens: list[Token], index: int, limit: int, language: Language) -> Mention | None:
    """The noun phrase that starts at ``index``."""
    if index > limit or tokens[index].kind != "w":
        return None
    low = tokens[index].low
    if low in language.pronouns and not (index < limit and language.pronouns[low] == "n" and tokens[index + 1].capital):
        return Mention(index, index, "pronoun")
    if low in language.prepositions or low in language.conjunctions:
        return None
    i, capital = index, False
    while i <= limit:
        token = tokens[i]
        if token.kind == "q" or token.kind == "p":
            if token.text in "&/":
                i += 1
                continue
            break
        low = token.low
        if token.capital and low not in language.adverbs:
            capital = True
        elif low in language.prepositions or low in language.conjunctions or low in language.relatives:
            if not (low in _PARTICLES and i < limit and tokens[i + 1].kind == "w" and i > index):
                break
        elif low in language.adverbs or low in language.verbs or low in language.auxiliaries:
            if i > index:
                break
        elif capital and language.code in ("en",):
            break
        i += 1
    last = i - 1
    if last < index:
        return None
    return _mention(tokens, index, last, language)


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
        and not (tokens[start].capital and tokens[start + 1].capital)
    ):
        start += 1
    if tokens[start].low in language.prepositions:
        # "In Moscow on Friday the minister": the last determiner or name after it
        return _after_preposition(tokens, start, end, language)
    return _mention(tokens, start, end, language)


def _after_preposition(tokens: list[Token], start: int, end: int, language: Language) -> Mention | None:
    i = end
    if tokens[i].capital:
        while i > start and (
            tokens[i - 1].capital or (tokens[i - 1].low in _PARTICLES and i - 1 > start and tokens[i - 2].capital)
        ):
            i -= 1
        while i - 1 > start and tokens[i - 1].low in language.offices:
            i -= 1
        if tokens[i - 1].low in language.prepositions and i - 1 == start:
            return None
        return _mention(tokens, i, end, language)
    for j in range(end, start, -1):
        if tokens[j].low in language.determiners:
            return _mention(tokens, j, end, language)
    return None


def _mention(tokens: list[Token], first: int, last: int, language: Language) -> Mention | None:
    """Cuts a run of words to the mention and finds the name in it."""
    while first <= last and tokens[first].low in language.conjunctions:
        first += 1
    if first > last or not any(tokens[i].low not in language.determiners for i in range(first, last + 1)):
        if first == last and tokens[first].low in language.pronouns:
            return Mention(first, last, "pronoun")
        return None
    if not any(len(tokens[i].text) > 1 and not tokens[i].text[0].isdigit() for i in range(first, last + 1)):
        return None
    name = _name_in(tokens, first, last, language)
    if name is None:
        sort = "document" if any(tokens[i].low in language.documents for i in range(first, last + 1)) else "noun"
        return Mention(first, last, sort)
    return Mention(first, name[1], "name", name[0])


def _name_in(tokens: list[Token], first: int, last: int, language: Language) -> tuple[int, int] | None:
    """The first capitalised run, which names the speaker; none behind a preposition ('a spokesman for')."""
    i = first
    while i <= last and not tokens[i].capital:
        if i > first and tokens[i].low in language.prepositions:
            return None
        i += 1
    if i > last:
        return None
    end = i
    while end < last and (
        tokens[end + 1].capital
        or (
            tokens[end + 1].low in _PARTICLES
            and end + 2 <= last
            and tokens[end + 2].capital
            and tokens[end + 1].low != "of"
        )
    ):
        end += 1
    start = i
    # "Attorney General of Texas Ken Paxton" is rare; a title before the name is common
    while start < end and (tokens[start].low in language.offices or tokens[start].low in language.determiners):
        start += 1
    if tokens[start].low in language.determiners or (start == end and tokens[start].low in language.offices):
        return None
    return start, end
