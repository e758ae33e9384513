"""Which cue a quotation belongs to: the verb after it, before it, or a colon; and which quotations are none."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from orda_tui.statements.clauses import clause_start
from orda_tui.statements.languages.base import Language, words
from orda_tui.statements.marks import Quoted
from orda_tui.statements.mentions import Cue, Mention, forward, pick
from orda_tui.statements.names import PLACED
from orda_tui.statements.sentences import DASHES, Sentence, Token
from orda_tui.statements.subjects import finite_subject, first_subject, opening_subject

#: Words between "деп" behind a quotation and its verb.
_BEHIND_THAT = 6


#: Articles grown together with a preposition (fr, es, it, pt).
_CONTRACTED = words("du au del al dal nel sul do da no na ao pelo pela dello della")


@dataclass(slots=True)
class Attribution:
    """What was found out about one quotation of a sentence. ``rule`` names how; ``mixed``: only part of a clause."""

    token: int
    cue: Cue | None
    mention: Mention | None
    rule: str
    mixed: bool = False
    drop: bool = False


def attribute(sentence: Sentence, cues: list[Cue], text: str, language: Language) -> list[Attribution]:
    """An attribution for each quotation of the sentence, in order."""
    tokens = sentence.tokens
    result: list[Attribution] = []
    for index in sentence.quotes:
        if names_something(tokens, index, text, language):
            result.append(Attribution(index, None, None, "name", drop=True))
            continue
        result.append(_attribute(tokens, index, cues, text, language))
    # a clause between two pieces serves both
    for before, following in itertools.pairwise(result):
        if following.cue is None and following.mention is None and before.cue is not None and not following.drop:
            following.cue, following.mention, following.rule = before.cue, before.mention, "between"
            following.mixed = following.mixed and before.mixed
        elif following.cue is before.cue and before.rule == "after" and tokens[following.token - 1].kind == "p":
            following.mixed = before.mixed  # what follows the clause goes on with a small letter
    return result


def _attribute(tokens: list[Token], index: int, cues: list[Cue], text: str, language: Language) -> Attribution:
    fragment = is_fragment(tokens, index, text, language)
    after = _after(tokens, index, cues, language)
    before, near = _before(tokens, index, cues, language)
    colon = _colon(tokens, index, language)
    if index > 1 and tokens[index - 1].text == ":" and tokens[index - 2].low in language.cited:
        # "... mit den Worten: „...“": the noun before the colon is no speaker
        colon = finite_subject(tokens, index, language) if language.verb_second else None
    if after and not _leads_on(tokens, index, text, after, language):
        after = None
    if (
        after
        and after.subject is None
        and fragment
        and not language.verb_last
        and index
        and tokens[index - 1].kind == "w"
    ):
        after = None  # "... under “a huge strain”, urged the public": the words belong to the clause before them
    led = near and before is not None and before.subject is not None
    if led and before and _comma_follows(tokens, index, text) and not _led_by_colon(tokens, index, before):
        led = False
    if after and after.subject and not led:
        return Attribution(index, after, after.subject, "after", fragment)
    if before and near and (before.subject or not colon):
        if after and before.subject is None:
            return Attribution(index, after, after.subject, "after", fragment)
        amid = before.weak and tokens[index - 1].kind == "w"
        return Attribution(index, before, before.subject, "before", fragment or amid)
    if colon:
        whole = colon.last == index - 2 and (not colon.first or tokens[colon.first - 1].kind != "w")
        return Attribution(index, after, colon, "colon" if whole else "colon-clause", fragment)
    if after:
        return Attribution(index, after, _whose(tokens, index, language), "after", fragment)
    if before:
        return Attribution(index, before, before.subject, "clause", True)
    behind = _dash_name(tokens, index, language)
    if behind:
        return Attribution(index, None, behind, "signed", fragment)
    later = next((c for c in cues if c.first > index and c.subject), None)
    if later and fragment:
        return Attribution(index, later, later.subject, "clause", True)
    return Attribution(index, None, None, "", fragment)


def _led_by_colon(tokens: list[Token], index: int, before: Cue) -> bool:
    """'X сказал: «...», однако ...': a verb and a colon lead to the quotation, and no dash leads on from it."""
    following = tokens[index + 2] if index + 2 < len(tokens) else None
    dashed = following is not None and (tokens[index + 1].text in DASHES or following.text in DASHES)
    return tokens[index - 1].text == ":" and before.right == index - 2 and not before.weak and not dashed


def _dash_name(tokens: list[Token], index: int, language: Language) -> Mention | None:
    """'“...” — Anna Lindqvist': a dash and a name, nothing else."""
    if index + 2 >= len(tokens) or tokens[index + 1].text not in DASHES:
        return None
    found = forward(tokens, index + 2, len(tokens) - 1, language)
    if not found or found.sort != "name":
        return None
    rest = tokens[found.last + 1 :]
    return found if not rest or rest[0].text in ",.;(" else None


def _whose(tokens: list[Token], index: int, language: Language) -> Mention | None:
    """The subject of a verb that stands behind the quote without one: it opened the sentence (kk, tr)."""
    if not language.verb_last:
        return None
    if index > 2 and tokens[index - 1].text == ",":
        close = pick(tokens, clause_start(tokens, index - 2, language), index - 2, language)
        if close and close.sort == "name" and close.last == index - 2 and close.last > close.name_first:
            return close  # "Sabah gelen |Serhat Pan, “...” dedi"
    found = opening_subject(tokens, index, language)
    if found:
        return found
    found = first_subject(tokens, index, language)
    if found and (
        found.sort in ("pronoun", "document") or found.last + 1 == index or tokens[found.last + 1].text == ","
    ):
        return found
    return found if found and found.sort == "name" and found.last > found.name_first else None


def names_something(tokens: list[Token], index: int, text: str, language: Language) -> bool:
    """The marks stand around a name (a firm, a film, a programme) or a scare quote, not around speech."""
    quoted = tokens[index].quote
    assert quoted is not None
    if quoted.dashed:
        return False
    before = tokens[index - 1] if index else None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and before.text == "(" and following is not None and following.text == ")":
        return True
    if before is not None and before.text == ":" and index > 1 and tokens[index - 2].low in language.names_before:
        return quoted.words < 4
    if before is not None and before.kind == "w":
        if before.low in language.so_called:
            return True
        capital = text[quoted.start : quoted.start + 1].isupper()
        if language.free and capital and quoted.words < 9 and before.low in language.determiners:
            return not any(token.low in language.calling for token in tokens[:index])
        if language.romance and capital and quoted.words < 4 and before.low in language.determiners | _CONTRACTED:
            return not any(token.low in language.calling for token in tokens[:index])
        known = language.names_follow(before.low)
        described = not capital and any(token.low in language.calling for token in tokens[:index])
        if known and quoted.words < 12 and not described:
            return True
        goes_on = following is not None and following.kind == "w"
        if (
            before.low in language.that
            and goes_on
            and quoted.words < 4
            and text[quoted.start : quoted.start + 1].isupper()
        ):
            return True
        if before.low in language.verbs and quoted.words < 4 and text[quoted.start : quoted.start + 1].isupper():
            return True  # an outlet that reports: 'сообщает «...»'

    if following is not None and following.kind == "w":
        nearby = [token.low for token in tokens[index + 1 : index + 4]]
        if any(low in language.names_after for low in nearby) and quoted.words < 9:
            return True
        if language.verb_last and not _speech_follows(tokens, index, language):
            return True
    elif following is not None and following.text == "-" and following.start == quoted.close:
        return True
    alone = (before is None or before.text == ":") and following is None
    return (
        language.titled
        and not alone
        and text[quoted.close - 2] not in "!?…"
        and title_case(text[quoted.start : quoted.end])
    )


def _speech_follows(tokens: list[Token], index: int, language: Language) -> bool:
    return any(
        token.low in language.verbs or token.low in language.that or token.low in language.weak
        for token in tokens[index + 1 : index + 3]
    )


def title_case(words: str) -> bool:
    """Nearly every word with a capital, fewer than nine of them: a title in English."""
    parts = [word for word in words.replace("-", " ").split() if word[0].isalpha() or word[0].isdigit()]
    if not 1 < len(parts) < 9 or not parts[0][0].isupper():
        return False
    capitals = sum(1 for word in parts if not word[0].islower())
    long_small = any(word[0].islower() and len(word) > 4 for word in parts)
    return capitals >= 0.6 * len(parts) and not long_small and capitals > 1


def is_fragment(tokens: list[Token], index: int, text: str, language: Language) -> bool:
    """Words go on behind the mark, or a small letter begins it: part of a clause, no sentence of its own."""
    quoted = tokens[index].quote
    assert quoted is not None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    inside_end = _last_inside(text, quoted) if quoted.closed else "."
    if text[quoted.start : quoted.start + 1].islower():
        return True
    return (
        following is not None
        and following.kind == "w"
        and inside_end not in ",.!?…"
        and following.low == following.text
        and not (not language.comma and (following.low in language.verbs or following.low in language.that))
    )


def _leads_on(tokens: list[Token], index: int, text: str, cue: Cue, language: Language) -> bool:
    """Is the quotation parted from the verb behind it as speech is, or is it a name amid the clause?"""
    quoted = tokens[index].quote
    assert quoted is not None
    if _comma_follows(tokens, index, text) or _last_inside(text, quoted) in ".!?…":
        return True
    return not language.comma or (quoted.words > 3 and not (cue.subject and cue.subject.first < cue.first))


def _last_inside(text: str, quoted: Quoted) -> str:
    """The last character inside the marks, inner marks apart; a blank where there is none."""
    return text[max(quoted.start, quoted.close - 5) : quoted.close].rstrip("»”“\"'’‘ \u00a0")[-1:] or " "


def _comma_follows(tokens: list[Token], index: int, text: str) -> bool:
    """A comma or dash, inside the closing mark or behind it, leads on to the verb."""
    quoted = tokens[index].quote
    assert quoted is not None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return _last_inside(text, quoted) == "," or (
        following is not None and (following.text == "," or following.text in DASHES)
    )


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
        if language.verb_last and len(words) < _BEHIND_THAT and any(token.low in language.that for token in words):
            return cue  # "», — деп ... айтты"
        light = language.light | language.that | language.determiners | language.as_words
        if len(words) <= 3 and all(token.low in light for token in words):
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
        framed = _framed(tokens, cue, cues, language) if cue.weak and len(between) > 1 else None
        if framed:
            return framed, False
        last = between[-1] if between else None
        near = last is None or last.text in ",:—–" or last.low in language.that or len(between) <= 1
        if cue.weak and not near and len(between) > 12:
            return None, False
        return cue, near
    return None, False


def _framed(tokens: list[Token], cue: Cue, cues: list[Cue], language: Language) -> Cue | None:
    """'Wie NAME erklärte, sieht die Regierung darin „...“': the frame tells whose words they are."""
    for other in cues:
        earlier = other.first < cue.first and not other.weak and other.subject is not None
        if earlier and other.left and tokens[other.left - 1].low in language.as_words:
            return other
    return None


def _colon_last(tokens: list[Token], start: int, index: int, language: Language) -> Mention | None:
    """The speaker before a colon where verbs stand last: 'NAME, ауыл әкімі: «...»', 'NAME şunları söyledi: “...”'."""
    found = pick(tokens, start, index - 2, language)
    if found is None or (found.sort == "name" and found.last == index - 2):
        return found
    opened = opening_subject(tokens, index - 1, language)
    if opened and (opened.sort in ("name", "pronoun") or opened.first > found.first):
        return opened
    last = tokens[index - 2].low
    said = last in language.verbs or last in language.prepositions or (len(last) > 5 and last.endswith(PLACED))
    return opened if said else found


def _colon(tokens: list[Token], index: int, language: Language) -> Mention | None:
    """'NAME: «...»', or the subject of the clause that ends with the colon."""
    if not index or tokens[index - 1].text != ":":
        return None
    start = index - 1
    while start and tokens[start - 1].kind == "w":
        start -= 1
    if start and tokens[start - 1].text == ")":
        return first_subject(tokens, index - 1, language)
    if language.verb_last:
        return _colon_last(tokens, start, index, language)
    if start and tokens[start - 1].text == ",":
        named = first_subject(tokens, index - 1, language)
        if named and named.sort == "name" and not named.first and named.last > named.name_first:
            return named  # "NAME, captain of the ship:"
    if (
        language.free
        and not tokens[start].capital
        and tokens[start].low not in language.determiners | language.pronouns.keys()
    ):
        return None
    whole = forward(tokens, start, index - 2, language)
    if whole and whole.sort == "noun" and tokens[whole.first].low in language.hollow:
        return None
    if whole and whole.last == index - 2:
        return whole
    last = index - 2
    if last >= start and tokens[last].capital and last > start:
        found = pick(tokens, start, last, language)
        if found and found.sort == "name" and found.last == last and tokens[start].low in language.prepositions:
            return found
    return whole or first_subject(tokens, index - 1, language)
