"""Speech without marks of its own, and the author's words inside marks.

Two habits of Russian, Kazakh, Ukrainian, Polish, Spanish and other papers: a paragraph of speech opens with a dash, and
a verb of speech stands between dashes, even inside the quote marks: «A, — said X. — B».
"""

from __future__ import annotations

import re

from orda_tui.statements.languages.base import Language
from orda_tui.statements.marks import Quoted, trim
from orda_tui.statements.mentions import forward
from orda_tui.statements.sentences import tokenise

_OPENING = re.compile(r"\s*[—–―-][ \u00a0\u202f]*(?=[\w«„“\"¿¡(])")
# Between speech and author: an end of a phrase, blanks, a dash, a blank (in Spanish the blank stands on one side only).
_BORDER = re.compile(
    r"(?<=[,.!?…»”\"])[ \u00a0]*[—–―-](?:[ \u00a0]+|(?=\w))"
    r"|(?<=\w)[ \u00a0]+[—–―](?=\w)|(?<=\w)[ \u00a0]+[—–][ \u00a0]+"
)
_BACK = re.compile(r"(?<=[,.:;!?…\w])[ \u00a0]*[—–―-](?:[ \u00a0]+|(?=[,.]))|(?<=[,.:;])[ \u00a0]+[—–―](?=\w)")
_WORD = re.compile(r"[\w’'-]+")


#: French: a comma or end mark and the author's words, "« A, explique X, B »".
_COMMA = re.compile(r"[,?!…][ \u00a0\u202f]*[ \u00a0\u202f](?=\w)")
#: Characters of the author's words amid speech, and of words that may follow their subject ("dit-il en riant").
_LONGEST_INCISE = 120
_REST = re.compile(r"(?:[ \u00a0][a-zà-ÿ’'-]+){0,6}[ \u00a0]*(?=[,.;!?…]|$)")


def pieces(text: str, quotes: list[Quoted], language: Language) -> list[Quoted]:
    """The quotations of a paragraph with dashes taken into account."""
    if not language.dash_speech:
        return quotes
    opening = _OPENING.match(text)
    if opening and not (quotes and quotes[0].open < opening.end() + 2):
        spoken = _stretches(text, opening.end(), len(text), language)
        if len(spoken) > 1 or (spoken and spoken[0][1] < len(text.rstrip())):
            return [_piece(text, start, end, "—") for start, end in spoken]
    return parted(text, quotes, language)


def parted(text: str, quotes: list[Quoted], language: Language) -> list[Quoted]:
    """The quotations without the author's words that stand inside their marks."""
    if not language.dash_speech:
        return quotes
    found: list[Quoted] = []
    for quoted in quotes:
        parts = _stretches(text, quoted.start, quoted.end, language)
        if len(parts) < 2 and (not parts or parts[0][1] >= quoted.end):
            found.append(quoted)
            continue
        found.extend(_piece(text, start, end, quoted.mark) for start, end in parts)
        found[-1].closed = quoted.closed
        if found[-1].end == quoted.end:
            found[-1].close = quoted.close
        first = next(piece for piece in found if piece.start == parts[0][0] or piece.open == parts[0][0])
        first.open = quoted.open
    return found


def _piece(text: str, start: int, end: int, mark: str) -> Quoted:
    inner_start, inner_end = trim(text, start, end)
    words = len(text[inner_start:inner_end].split())
    return Quoted(start, end, inner_start, inner_end, mark, dashed=mark == "—", words=words)


def _stretches(text: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    spoken = _divide(text, start, end, language)
    if language.clitics and len(spoken) == 1 and spoken[0][1] == end:
        return _incises(text, start, end, language)
    return spoken


def _divide(text: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """The spoken stretches of ``text[start:end]``; what lies between them are the author's words."""
    spoken: list[tuple[int, int]] = []
    at = search = start
    while at < end:
        border = _BORDER.search(text, search, end)
        if border is None:
            spoken.append((at, end))
            break
        if not _author_speaks(text, border.end(), end, language):
            search = border.end()
            continue
        spoken.append((at, border.start()))
        back = _BACK.search(text, border.end(), end)
        while back and not _resumes(text, back):
            back = _BACK.search(text, back.end(), end)
        if back is None:
            break
        at = search = back.end()
        while at < end and text[at] in ",. ":
            at += 1
    return [(a, b) for a, b in spoken if text[a:b].strip(" ,.—–-")]


def _resumes(text: str, back: re.Match[str]) -> bool:
    """Speech goes on behind this dash: a comma or full stop goes before it, or one follows it."""
    before = text[back.start() - 1 : back.start()]
    glued = text[back.start()] in "—–" and back.end() > back.start() + 1  # "—explicó Ruiz— es de 1950"
    return glued or before in ",.:;!?…" or text[back.end() : back.end() + 1] in (",", ".")


def _incises(text: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """The spoken stretches of ``text[start:end]`` where commas alone part the author's words from them."""
    spoken: list[tuple[int, int]] = []
    at = start
    for comma in _COMMA.finditer(text, start, end):
        if comma.start() < at:
            continue
        behind = _incise_end(text, comma.end(), end, language)
        if behind < 0:
            continue
        spoken.append((at, comma.start() + (text[comma.start()] != ",")))
        at = behind
        while at < end and text[at] in ",. \u00a0\u202f":
            at += 1
    spoken.append((at, end))
    return [(a, b) for a, b in spoken if text[a:b].strip(" ,.—–-\u00a0\u202f")]


def _incise_end(text: str, start: int, end: int, language: Language) -> int:
    """Where the author's words end that begin at ``start`` with a verb of speech and its subject; -1: they are none."""
    limit = min(end, start + _LONGEST_INCISE)
    tokens = tokenise(text, start, limit, language)
    index = 0
    while index < len(tokens) and tokens[index].low in language.light:
        index += 1
    turned = index < len(tokens) and tokens[index].text.startswith("-")
    index += turned
    if index + (not turned) >= len(tokens) or tokens[index].low not in language.verbs or tokens[index].capital:
        return -1
    if turned:
        last = tokens[index]
    elif tokens[index + 1].text.startswith("-"):
        last = tokens[index + 1]
    else:
        subject = forward(tokens, index + 1, len(tokens) - 1, language)
        if subject is None or subject.sort not in ("name", "noun"):
            return -1
        if subject.sort == "noun" and not any(
            language.is_office(token.low) for token in tokens[index + 1 : subject.last + 1]
        ):
            return -1
        last = tokens[subject.last]
    rest = _REST.match(text, last.end, end)
    return rest.end() if rest else -1


def _author_speaks(text: str, start: int, end: int, language: Language) -> bool:
    """The author's words open with a verb of speech, at most two words before it."""
    words = []
    for hit in _WORD.finditer(text, start, min(end, start + 80)):
        words.append(hit.group())
        if len(words) == 3:
            break
    for order, word in enumerate(words):
        low = word.lower()
        stem = low.split("-")[0]
        if low in language.verbs or stem in language.verbs or (low in language.that and language.verb_last):
            return True
        if not (
            low in language.adverbs
            or low in language.auxiliaries
            or low in language.pronouns
            or low in language.as_words
            or (word[0].isupper() and order)
        ):
            return False
    return False
