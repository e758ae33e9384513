"""Frames that name a speaker without a verb of speech of his own: according to somebody, a document, an outlet."""

from __future__ import annotations

from orda_tui.statements.languages.base import Language
from orda_tui.statements.mentions import Cue, Mention, before_word, clause_start, forward, pick
from orda_tui.statements.sentences import Token


def according(tokens: list[Token], index: int, language: Language) -> Cue | None:
    """'according to NAME' or 'NAME zufolge', 'NAME-ның айтуынша'."""
    low = tokens[index].low
    if low in language.openers:
        for phrase in language.according:
            last = index + len(phrase) - 1
            if (
                low != phrase[0]
                or last >= len(tokens)
                or any(tokens[index + k].low != word for k, word in enumerate(phrase))
            ):
                continue
            if low in language.aside and not (
                index and (tokens[index - 1].kind == "q" or tokens[index - 1].text == ",")
            ):
                return None
            subject = forward(tokens, last + 1, len(tokens) - 1, language)
            return Cue(index, last, subject, after=True, sort="according") if subject else None
    if low in language.closers and index:
        for phrase in language.after:
            last = index + len(phrase) - 1
            if last >= len(tokens) or any(tokens[index + k].low != word for k, word in enumerate(phrase)):
                continue
            if language.verb_second:
                subject = before_word(tokens, index - 1, language)
            else:
                subject = pick(tokens, clause_start(tokens, index - 1, language), index - 1, language)
            return Cue(index, last, subject, sort="according") if subject else None
    return None


def document(tokens: list[Token], verb: int, language: Language) -> Mention | None:
    """What speaks: 'говорится в сообщении ведомства', 'делінген хабарламада'."""
    index = verb + 1
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
