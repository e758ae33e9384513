"""Lists of key statements under their heading: "X's key statements:" and its items.

The surest of all kinds: somebody has made the choice already. The heading names the speaker, or the article's main
speaker is meant; each item loses what only introduces it ("X believes that", "According to X,").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from orda_tui.model.document import Block, Heading, Item, Paragraph
from orda_tui.model.statement import Statement, StatementKind
from orda_tui.statements.attribution import attribute
from orda_tui.statements.cues import find_cues
from orda_tui.statements.indirect import Report, reports
from orda_tui.statements.languages import LANGUAGES, Language
from orda_tui.statements.marks import Quoted, scan, trim
from orda_tui.statements.mentions import Cue, forward
from orda_tui.statements.names import name_words
from orda_tui.statements.organisations import is_organisation
from orda_tui.statements.pieces import parted
from orda_tui.statements.sentences import Sentence, Token, split, tokenise
from orda_tui.statements.speakers import Speaker, Speakers
from orda_tui.statements.subjects import first_subject, opening_subject

_BULLET = re.compile(r"\s*(?:[•▪‣◦●○■□✔✅➤►▶*]|[–—-](?=\s)|\d{1,2}[.)](?=\s))\s*")
_MARK = re.compile(r"\s*(?:[•▪‣◦●○■□✔✅➤►▶*«“\"„]|[–—-]\s|\d{1,2}[.)]\s)")
#: A heading is short.
_LONGEST_HEADING = 160
#: Ends what opens an item; characters in which it stands.
_COLON = re.compile(r":(?=[\s“„«\"‘]|$)|(?:\s[—–-]\s|\n)(?=[“„«\"]\w)")
_LONGEST_OPENING = 120
_QUOTE = re.compile(r"\s*[“„«\"]")
#: Rules of reports in which an item names its source without a verb that opens it.
_OWN = frozenset({"according", "according-after", "trailing", "as"})
#: Quoted words that make an item mixed.
_LEAST_QUOTED = 3


@dataclass(frozen=True, slots=True)
class KeyList:
    """``heading`` is the block of the heading, ``items`` those of the list; ``who``: the name in the heading."""

    heading: int
    items: tuple[int, ...]
    who: str


@cache
def _headings(code: str) -> re.Pattern[str] | None:
    pattern = LANGUAGES[code].headings
    return re.compile(rf"\s*(?:{pattern})", re.X | re.I) if pattern else None


@cache
def _beliefs(code: str) -> re.Pattern[str] | None:
    pattern = LANGUAGES[code].beliefs
    return re.compile(rf"\s*(?:{pattern})", re.X | re.I) if pattern else None


def key_lists(blocks: Sequence[Block], language: Language) -> dict[int, KeyList]:
    """The lists of key statements of an article, by the number of their heading."""
    found: dict[int, KeyList] = {}
    taken = -1
    for number, block in enumerate(blocks):
        if number <= taken or not isinstance(block, Heading | Paragraph) or not 3 < len(block.text) < _LONGEST_HEADING:
            continue
        text = block.text.strip()
        if isinstance(block, Paragraph) and not text.endswith(":"):
            continue
        who = _match(text, language)
        if who is None:
            continue
        items = _items(blocks, number + 1)
        if items:
            found[number] = KeyList(number, items, who)
            taken = items[-1]
    return found


def _match(text: str, language: Language) -> str | None:
    """The name that a heading of key statements gives, "" if it gives none; None: it is no such heading."""
    for code in dict.fromkeys((language.code, "en")):
        pattern = _headings(code)
        hit = pattern.search(text) if pattern else None
        if hit and hit.start() < 80:
            names = [name for name in hit.groupdict().values() if name]
            return names[0].strip(' :.«»“”"') if names else ""
    return None


def _items(blocks: Sequence[Block], start: int) -> tuple[int, ...]:
    """The items that follow a heading: a list, or two or more paragraphs that look like one."""
    end = start
    while end < len(blocks) and isinstance(blocks[end], Item):
        end += 1
    if end > start:
        return tuple(number for number in range(start, end) if blocks[number].text.strip())
    while end < len(blocks) and isinstance(blocks[end], Paragraph) and _MARK.match(blocks[end].text):
        end += 1
    return tuple(range(start, end)) if end - start > 1 else ()


def read_list(
    keys: KeyList, blocks: Sequence[Block], speakers: Speakers, language: Language, ats: Sequence[int]
) -> list[tuple[Statement, tuple[int, int, int]]]:
    """The statements of a list, in order, each with the place of its mention."""
    head = _head_speaker(keys, blocks[keys.heading].text, speakers)
    found = []
    for number in keys.items:
        found += _item(keys, number, blocks[number].text, head, speakers, language, ats[number])
    return found


def _head_speaker(keys: KeyList, heading: str, speakers: Speakers) -> Speaker:
    if keys.who:
        words = name_words(keys.who)
        # "Трампа на встрече с ...": the name is at the front, so try ever shorter beginnings
        for length in range(min(4, len(words)), 0, -1):
            entry = speakers.register.find(words[:length]) or speakers.register.by_office(words[:length], 1 << 60)
            if entry:
                return Speaker(entry.name, "", True, gender=entry.gender)
        name = re.match(r"(?:[^\W\d_a-zа-я][\w’'-]*\s?){1,3}", keys.who)
        if name and name.group().strip() in heading:
            return Speaker(name.group().strip(), "", True)
    if speakers.voices:
        # nobody is named: the one whom the article has let speak; where several did, each item must name its own
        last = speakers.last
        return Speaker(last.name, "", True, gender=last.gender) if speakers.voices == {last.name} else Speaker()
    main = speakers.main([])
    return Speaker(main.name, "", True, gender=main.gender) if main and main.count > 1 else Speaker()


def _item(
    keys: KeyList, number: int, text: str, head: Speaker, speakers: Speakers, language: Language, at: int
) -> list[tuple[Statement, tuple[int, int, int]]]:
    """The statement of an item: one for each stretch of it, where the author's words part a quotation."""
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    opened = _named_before_colon(keys, number, text, start, head, speakers, language, at)
    belief, speaker = None if opened else _belief(text, start, language), head
    content, cue = start, ""
    if belief:
        group = next(name for name, value in belief.groupdict().items() if value)
        named = _mention(number, text, belief.start(group), belief.end(group), head, speakers, language, at)
        if named is None:
            belief = None
        else:
            speaker, content = named, belief.end()
            cue = text[belief.end(group) if group == "b" else start : content].strip(" ,\u00a0")
    elif opened:
        speaker, content = opened
    marked = scan(text)
    quotes = parted(text, marked, language)
    spoken = _quoted(marked, quotes, content)
    kind: StatementKind = "keyitem"
    first, last = trim(text, content, len(text))
    stretches = [(first, last)]
    sentence, report = (None, None) if belief or opened else _reported(text, start, language)
    said = None
    if spoken and not (belief or opened):
        said = _said_behind(keys, number, text, quotes, spoken, head, speakers, language, at)
    if said:
        speaker, cue, spoken = said
    elif sentence and report and report.rule in _OWN:
        speaker = _attributed(number, text, sentence, report, head, speakers, at)
    elif not belief and not opened:
        report = report if language.verb_last and report and start < report.start and report.end < last else None
        speaker = _subject(number, text, start, spoken, head, speakers, language, at)
    if spoken:
        stretches = [(quoted.start, quoted.end) for quoted in spoken]
        kind = "direct" if _is_all(text, content if opened else start, spoken, said=said is not None) else "mixed"
    elif report:
        stretches = [(report.start, report.end)]
        cue = text[report.cue_start : report.cue_end]
    if not (speaker.name or speaker.mention):
        return []  # a list of nobody's words: a digest under "in short"
    told = (speaker.name, speaker.mention, speaker.inferred, speaker.role, cue, keys.heading)
    return [
        (Statement(kind, text[first:last], number, first, last, *told, rule="key-list"), speaker.place)
        for first, last in stretches
        if first < last
    ]


def _belief(text: str, start: int, language: Language) -> re.Match[str] | None:
    """What only introduces an item: "X believes that"."""
    for code in dict.fromkeys((language.code, "en")):
        pattern = _beliefs(code)
        belief = pattern.match(text, start) if pattern else None
        if belief:
            return belief
    return None


def _named_before_colon(
    keys: KeyList, number: int, text: str, start: int, head: Speaker, speakers: Speakers, language: Language, at: int
) -> tuple[Speaker, int] | None:
    """The speaker whose name is printed before the item's colon, and where the words begin: 'Mayor Anna Holm: ...'."""
    colon = _COLON.search(text, start, start + _LONGEST_OPENING)
    tokens = tokenise(text, start, colon.end(), language) if colon else []
    if colon is None or len(tokens) < 2 or (colon.group() != ":" and not text[colon.end() + 1].isupper()):
        return None  # "NAME — “...”" is one's words, "NAME — “our friend”" says what somebody is
    subject = opening_subject if language.verb_last else first_subject
    mention = subject(tokens, len(tokens) - 1, language)
    if mention is None or mention.first or mention.sort not in ("name", "noun"):
        return None
    rest = tokens[mention.last + 1 : -1]
    quoted = _QUOTE.match(text, colon.end()) is not None
    of = bool(rest) and not keys.who and quoted and rest[0].low in language.prepositions
    if rest and not (of or _described(rest, language) or any(cue.subject for cue in find_cues(tokens, language))):
        return None
    speaker = speakers.resolve(number, text, Sentence(tokens, True), mention, at)
    named = name_words(speaker.name)
    if mention.sort == "noun":
        # "The mayor": an office that the article gives to somebody; "A spokesman": nobody whom it names
        offices = [language.is_office(token.low) for token in tokens[: mention.last + 1]]
        office = not keys.who and (offices[-1] or (quoted and any(offices)))
        sure = speaker.inferred or office or is_organisation(named)
    elif keys.who:
        # "Black Sea: ..." is what the heading's speaker talks of; another speaker's office is told
        sure = speaker.name == head.name or bool(speaker.role)
    else:
        sure = len(named) > 1 or bool(speaker.role) or is_organisation(named)
    return (speaker, colon.end()) if speaker.name and sure else None


def _described(rest: Sequence[Token], language: Language) -> bool:
    """Is this what stands behind a name to tell who it is: ', head of the port', '(Green Party)'?"""
    if rest[0].text == "(":
        return rest[-1].text == ")"
    return rest[0].text == "," and len(rest) > 1 and (not rest[1].capital or language.is_office(rest[1].low))


def _said_behind(
    keys: KeyList,
    number: int,
    text: str,
    quotes: list[Quoted],
    spoken: list[Quoted],
    head: Speaker,
    speakers: Speakers,
    language: Language,
    at: int,
) -> tuple[Speaker, str, list[Quoted]] | None:
    """Whom an item names behind its quotation, or before it with another, and the verb: '“...,” said Peter Falk'; and
    all that is said so: '“...,” said Peter Falk, “...”'."""
    said: list[tuple[Speaker, str, list[Quoted]]] = []
    verb: Cue | None = None
    for sentence in split(text, quotes, language):
        cues, tokens = find_cues(sentence.tokens, language), sentence.tokens
        for found in attribute(sentence, cues, text, language):
            mention, quoted = found.mention, tokens[found.token].quote
            assert quoted is not None
            if said and verb and found.cue is verb and not found.mixed:
                said[-1][2].append(quoted)
            elif mention and found.rule in ("after", "signed") and not found.mixed:
                speaker = speakers.resolve(number, text, sentence, mention, at)
                if mention.sort == "pronoun" or (keys.who and mention.sort == "noun" and not speaker.inferred):
                    speaker = Speaker(head.name, speaker.mention, True, head.role, speaker.place, head.gender)
                cue = text[tokens[found.cue.first].start : tokens[found.cue.last].end] if found.cue else ""
                said.append((speaker, cue, [quoted]))
                verb = found.cue
            elif quoted in spoken and mention is None and said:
                said.append((*said[-1][:2], [quoted]))
            elif quoted in spoken:
                return None
    for speaker, cue, own in said:
        if speaker.name and any(quoted in spoken for quoted in own):
            return speaker, cue, sorted(own + [q for q in spoken if q not in own], key=lambda quoted: quoted.open)
    return None


def _is_all(text: str, start: int, spoken: Sequence[Quoted], *, said: bool) -> bool:
    """Is an item nothing but its quotation, apart from who says it: '“...”', 'NAME: “...”', '“...,” said NAME'?"""
    before, after = text[start : spoken[0].open].rstrip(), text[spoken[-1].close :]
    return said or ((not before or before.endswith(":")) and not any(map(str.isalnum, after)))


def _quoted(marked: list[Quoted], quotes: list[Quoted], start: int) -> list[Quoted]:
    """The longest quotation of an item that is no name in marks, without the author's words in it."""
    spoken = [q for q in marked if q.open >= start and q.words >= _LEAST_QUOTED and q.closed]
    longest = max(spoken, key=lambda q: q.words, default=None)
    return [q for q in quotes if longest and longest.open <= q.start and q.end <= longest.close]


def _mention(
    number: int, text: str, start: int, end: int, head: Speaker, speakers: Speakers, language: Language, at: int
) -> Speaker | None:
    """The speaker named in the opening of an item; None: these words name nobody."""
    tokens = tokenise(text, start, end, language)
    if not tokens or len(tokens) > 8:
        return None
    if len(tokens) == 1 and tokens[0].low in language.oblique:
        return Speaker(head.name, tokens[0].text, True, head.role, (number, start, end), head.gender)
    mention = forward(tokens, 0, len(tokens) - 1, language)
    if mention is None or mention.last < len(tokens) - 2:
        return None
    if mention.sort == "pronoun":
        place = (number, tokens[0].start, tokens[0].end)
        return Speaker(head.name, text[tokens[0].start : tokens[0].end], True, head.role, place, head.gender)
    return speakers.resolve(number, text, Sentence(tokens, False), mention, at)


def _subject(
    number: int,
    text: str,
    start: int,
    spoken: Sequence[Quoted],
    head: Speaker,
    speakers: Speakers,
    language: Language,
    at: int,
) -> Speaker:
    """Who an item is told of, if that is the speaker ('The president called on both to ...'), else the list's own."""
    end = spoken[0].open if spoken else len(text)
    colon = _COLON.search(text, start, min(end, start + _LONGEST_OPENING))
    # "On the bridge: it stays closed": what stands behind a colon is said by nobody in it
    tokens = tokenise(text, start, colon.start() if colon else end, language)
    if language.verb_last:
        mention = opening_subject(tokens, len(tokens) - 1, language) if tokens else None
    else:
        mention = first_subject(tokens, len(tokens), language) if tokens else None
    if mention is None:
        return head
    if mention.sort == "pronoun":
        if language.pronouns.get(tokens[mention.first].low) not in ("m", "f"):
            return head
        place = (number, tokens[mention.first].start, tokens[mention.last].end)
        return Speaker(head.name, text[place[1] : place[2]], True, head.role, place, head.gender)
    speaker = speakers.resolve(number, text, Sentence(tokens, False), mention, at)
    if not head.name and speakers.known(speaker.name) and not is_organisation(name_words(speaker.name)):
        return speaker  # nobody else is meant, and the item is told of somebody whom the article names in full
    return speaker if speaker.name == head.name else head


def _attributed(
    number: int, text: str, sentence: Sentence, report: Report, head: Speaker, speakers: Speakers, at: int
) -> Speaker:
    """Whom an item itself names as its source: 'S, said deputy director Saule Kim'."""
    speaker = speakers.resolve(number, text, sentence, report.mention, at)
    return replace(speaker, name=head.name) if report.mention.sort == "pronoun" and head.name else speaker


def _reported(text: str, start: int, language: Language) -> tuple[Sentence, Report | None]:
    """An item as a sentence, and the report that it is as a whole: 'NAME S деп мәлімдеді', 'Laut NAME S'."""
    tokens = tokenise(text, start, len(text), language)
    sentence = Sentence([token for token in tokens if token.kind != "n"], True)
    if not sentence.tokens:
        return sentence, None
    return sentence, reports(sentence, find_cues(sentence.tokens, language), text, language)
