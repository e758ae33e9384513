"""Reading an article from top to bottom: what is known so far, and the statements found."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from orda_tui.model.statement import Statement, StatementKind
from orda_tui.statements.attribution import Attribution, attribute
from orda_tui.statements.cues import find_cues
from orda_tui.statements.indirect import reports
from orda_tui.statements.languages.base import Language
from orda_tui.statements.marks import scan
from orda_tui.statements.mentions import Cue, Mention, forward
from orda_tui.statements.pieces import pieces
from orda_tui.statements.sentences import DASHES, Sentence, split, tokenise
from orda_tui.statements.speakers import Speaker, Speakers
from orda_tui.statements.subjects import first_subject

#: Characters of a line that can be a signature.
_LONGEST_SIGNATURE = 120
#: Characters in which a paragraph's first subject stands.
_OPENING = 160
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
#: Place, then a date or an agency, and a dash: the head of a report.
_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_]{3,}(?:[ .-][^\W\d_]{2,}){0,2})\.?"
    r"(?:(?:,|\.|\s\()[^—–\n«“\"]{2,50})?\s*[—–-]{1,2}\s+(?=\S)"
)
_PART = re.compile(r"\w+")
Place = tuple[int, int, int]


@dataclass(slots=True)
class Paragraph:
    """The paragraph being read: its block, its text, its place in the article and its language."""

    number: int
    text: str
    at: int
    language: Language


class Reading:
    """State of one pass over an article. ``places`` runs parallel to ``found``: where each mention is printed."""

    def __init__(self, speakers: Speakers) -> None:
        self.speakers = speakers
        self.found: list[Statement] = []
        self.places: list[Place] = []
        self._lead = Speaker()
        self._open = False
        self._pending: list[int] = []
        self._unsigned = False
        self._spoken = False

    def add(self, statement: Statement, place: Place = (-1, 0, 0)) -> None:
        """Takes a statement found elsewhere (post, block quote, key list)."""
        self.found.append(statement)
        self.places.append(place)

    @property
    def lead(self) -> Speaker:
        """Who speaks next, where the paragraph read last ended with a colon."""
        return self._lead

    def pause(self) -> None:
        """Something that is no running text stands between: nothing leads over it."""
        self._lead, self._open, self._pending, self._unsigned = Speaker(), False, [], False

    def paragraph(self, paragraph: Paragraph, *, indirect: bool = True) -> None:
        """Reads one paragraph; ``indirect``: reported speech counts too."""
        language, text = paragraph.language, paragraph.text
        if self._signature(paragraph):
            return
        quotes = pieces(text, scan(text), language)
        if not quotes and not text.rstrip().endswith(":") and not tells(text, language):
            self._pass_by(paragraph)
            return
        sentences = split(text, quotes, language)
        _without_dateline(text, sentences)
        self.speakers.paragraph()
        before = len(self.found)
        self._spoken = False
        for order, sentence in enumerate(sentences):
            cues = find_cues(sentence.tokens, language)
            here = len(self.found)
            if sentence.quotes:
                for attribution in attribute(sentence, cues, text, language):
                    self._quote(paragraph, sentence, attribution, order)
            if len(self.found) == here:
                if indirect:
                    self._indirect(paragraph, sentence, cues)
                self._follow(paragraph, sentence, cues)
        if len(self.found) > before:
            self._hand_back(before)
        elif sentences:
            self._pending = []
        self._open = bool(quotes) and not quotes[-1].closed
        self._lead = self._lead_in(paragraph, sentences)
        self._unsigned = (
            len(self.found) > before and all(sentence.bare for sentence in sentences) and self.found[-1].mention == ""
        )

    def _pass_by(self, paragraph: Paragraph) -> None:
        """A paragraph in which nobody speaks: only the subject it opens with matters to what follows."""
        self.pause()
        opening = paragraph.text[:_OPENING]
        for sentence in split(opening, (), paragraph.language)[:1]:
            self._act(paragraph, sentence)

    def _signature(self, paragraph: Paragraph) -> bool:
        """A line '— Anna Lindqvist, mayor' under a paragraph that is a quotation: its speaker."""
        if not self._unsigned or len(paragraph.text) > _LONGEST_SIGNATURE:
            self._unsigned = False
            return False
        self._unsigned = False
        text = paragraph.text.lstrip()
        if text[:1] not in DASHES:
            return False
        tokens = tokenise(paragraph.text, 0, len(paragraph.text), paragraph.language)[1:]
        mention = forward(tokens, 0, len(tokens) - 1, paragraph.language) if tokens else None
        if (
            mention is None
            or mention.sort != "name"
            or (mention.last < len(tokens) - 1 and tokens[mention.last + 1].text not in ",.;(")
        ):
            return False
        speaker = self._resolve(paragraph, Sentence(tokens, True), mention)
        self.found[-1] = replace(
            self.found[-1],
            speaker=speaker.name,
            mention=speaker.mention,
            inferred=False,
            role=speaker.role,
            rule="signed",
        )
        self.places[-1] = speaker.place
        self.speakers.spoke(speaker)
        return True

    def _quote(self, paragraph: Paragraph, sentence: Sentence, attribution: Attribution, order: int) -> None:
        quoted, text = sentence.tokens[attribution.token].quote, paragraph.text
        if attribution.drop or quoted is None or not any(map(str.isalpha, text[quoted.start : quoted.end])):
            return
        if not self._worth(paragraph, sentence, attribution):
            return
        speaker = self._speaker(paragraph, sentence, attribution, order)
        kind: StatementKind = "mixed" if attribution.mixed else "direct"
        self.add(
            Statement(
                kind,
                text[quoted.start : quoted.end],
                paragraph.number,
                quoted.start,
                quoted.end,
                speaker=speaker.name,
                mention=speaker.mention,
                inferred=speaker.inferred,
                role=speaker.role,
                cue=_printed(text, sentence, attribution.cue),
                rule=attribution.rule or "same-speaker",
            ),
            speaker.place,
        )
        if speaker:
            self.speakers.spoke(speaker)
            self._spoken = True
        elif sentence.bare or not quoted.closed:
            self._pending.append(len(self.found) - 1)

    def _worth(self, paragraph: Paragraph, sentence: Sentence, attribution: Attribution) -> bool:
        """Is the quotation speech, or at least part of it, rather than words in marks?"""
        tokens, index, language = sentence.tokens, attribution.token, paragraph.language
        quoted, cue = tokens[index].quote, attribution.cue
        assert quoted is not None
        words = quoted.words
        if quoted.dashed and words < 2:
            return False
        small = paragraph.text[quoted.start].islower()
        if attribution.rule in ("after", "colon", "colon-clause", "signed", "between"):
            return words > (3 if language.comma and language.genders else 1) or not attribution.mixed
        named = index > 0 and tokens[index - 1].low in language.naming and cue is not None and not cue.weak
        calling = named or (cue is not None and tokens[cue.first].low in language.calling)
        if cue is not None and cue.sort == "according" and words < 4 and not small:
            return False
        if attribution.rule == "before":
            bare = tokens[index - 1].kind == "w" and tokens[index - 1].low not in language.that
            enough = words > 1 or language.free
            return (calling and enough) or words > 3 or not bare or paragraph.text[quoted.end - 1] in "!?"
        if attribution.rule == "clause":
            return words > 3 or named or (calling and words > 1) or (words > 1 and language.free and small)
        if sentence.bare:
            strict = language.verb_last and not self.speakers.last.mention and not self._lead
            return not strict and (words > 3 or self._spoken or self._open or bool(self._lead))
        if language.free and attribution.mixed and words > 1 and small:
            return bool(self.speakers.last.mention)
        if words < (5 if attribution.mixed else 4):
            return False
        return language.titled or (not attribution.mixed and paragraph.text[quoted.close - 2] in ".!?…")

    def _speaker(self, paragraph: Paragraph, sentence: Sentence, attribution: Attribution, order: int) -> Speaker:
        language, last = paragraph.language, self.speakers.last
        if attribution.mention is not None:
            verb = sentence.tokens[attribution.cue.first].low if attribution.cue else ""
            speaker = self._resolve(paragraph, sentence, attribution.mention, verb)
            reported = language.free and attribution.rule == "colon-clause" and self.speakers.known(last.name)
            if not (reported and attribution.mention.sort != "pronoun" and not self.speakers.known(speaker.name)):
                return speaker
            return replace(last, mention="", inferred=True)
        if attribution.cue is not None and language.dropping and attribution.rule == "after":
            return self.speakers.implied(spoken=self._spoken)
        if attribution.cue is None and sentence.bare:
            if self._lead.mention and not order:
                return self._lead
            if order or self._open or not language.verb_last:
                # in one paragraph the words go on in the same mouth; from another paragraph it is a conclusion
                here = self._spoken and bool(order)
                return last if here or not last.name else replace(last, inferred=True, mention="")
        if language.free and attribution.mixed and attribution.cue is None:
            return replace(last, mention="", inferred=True)
        return Speaker()

    def _resolve(self, paragraph: Paragraph, sentence: Sentence, mention: Mention, verb: str = "") -> Speaker:
        return self.speakers.resolve(paragraph.number, paragraph.text, sentence, mention, paragraph.at, verb)

    def _indirect(self, paragraph: Paragraph, sentence: Sentence, cues: list[Cue]) -> None:
        text = paragraph.text
        report = reports(sentence, cues, text, paragraph.language)
        if report is None:
            return
        verb = sentence.tokens[report.cue.first].low
        speaker = self._resolve(paragraph, sentence, report.mention, verb)
        if not speaker or (self.speakers.is_outlet(speaker.mention) and not speaker.name):
            return
        self.add(
            Statement(
                "indirect",
                text[report.start : report.end],
                paragraph.number,
                report.start,
                report.end,
                speaker=speaker.name,
                mention=speaker.mention,
                inferred=speaker.inferred,
                role=speaker.role,
                cue=text[report.cue_start : report.cue_end],
                rule=report.rule,
            ),
            speaker.place,
        )

    def _follow(self, paragraph: Paragraph, sentence: Sentence, cues: list[Cue]) -> None:
        """Keeps track of who speaks in a sentence without quotations."""
        spoken = next((cue for cue in cues if cue.subject and not cue.weak), None)
        if spoken is None:
            self._act(paragraph, sentence)
        elif spoken.subject:
            speaker = self._resolve(paragraph, sentence, spoken.subject, sentence.tokens[spoken.first].low)
            if speaker and not self.speakers.is_outlet(speaker.mention):
                self.speakers.spoke(speaker)
                self._tell_back(paragraph, sentence, speaker)

    def _tell_back(self, paragraph: Paragraph, sentence: Sentence, speaker: Speaker) -> None:
        """'„...“ Das sagte Anna Lindner.': the quotation right before gets its speaker."""
        last = self.found[-1] if self.found else None
        if last is None or last.block != paragraph.number or last.mention or last.speaker or last.kind == "indirect":
            return
        opening = tuple(token.low for token in sentence.tokens[:3])
        if any(opening[: len(phrase)] == phrase for phrase in paragraph.language.told_so):
            self.found[-1] = replace(
                last, speaker=speaker.name, mention=speaker.mention, role=speaker.role, rule="told"
            )
            self.places[-1] = speaker.place

    def _act(self, paragraph: Paragraph, sentence: Sentence) -> None:
        """Keeps track of who acts in a sentence in which nobody speaks."""
        tokens = sentence.tokens
        mention = first_subject(tokens, len(tokens), paragraph.language)
        if mention and mention.sort == "name":
            start, end = tokens[mention.name_first].start, tokens[mention.last].end
            self.speakers.acted(paragraph.text[start:end], paragraph.at + end, opens=sentence.first)

    def _lead_in(self, paragraph: Paragraph, sentences: list[Sentence]) -> Speaker:
        """Who speaks in the next paragraph, where this one ends with a colon: 'He said:'."""
        if not sentences or sentences[-1].tokens[-1].text != ":":
            return Speaker()
        sentence = sentences[-1]
        cues = [cue for cue in find_cues(sentence.tokens, paragraph.language) if cue.subject]
        mention = (
            cues[-1].subject if cues else first_subject(sentence.tokens, len(sentence.tokens) - 1, paragraph.language)
        )
        return self._resolve(paragraph, sentence, mention) if mention else Speaker()

    def _hand_back(self, before: int) -> None:
        """Quotes that waited for their speaker get the one named after them."""
        first = next(
            (i for i in range(before, len(self.found)) if self.found[i].speaker or self.found[i].mention), None
        )
        if first is None:
            return
        source = self.found[first]
        for index in self._pending:
            if index < first:
                self.found[index] = replace(
                    self.found[index], speaker=source.speaker, mention="", inferred=True, role=source.role
                )
                self.places[index] = self.places[first]
        self._pending = []


def _without_dateline(text: str, sentences: list[Sentence]) -> None:
    """Takes 'AKTAU, 24 November — ' from the first sentence: it is part of nobody's words."""
    line = _DATELINE.match(text)
    place = line.group("place") if line else ""
    if line is None or not sentences or not (place.isupper() or "(" in line.group()):
        return
    kept = [token for token in sentences[0].tokens if token.start >= line.end()]
    if kept and len(kept) < len(sentences[0].tokens):
        sentences[0].tokens = kept


def tells(text: str, language: Language) -> bool:
    """Does a paragraph hold a word that reports speech?"""
    found = (_PART if language.elided else _WORD).findall(text.lower())
    return not language.telling.isdisjoint(found)


def _printed(text: str, sentence: Sentence, cue: Cue | None) -> str:
    """The words of a cue; 'According to NAME' with the name, as it reads."""
    if cue is None:
        return ""
    last = cue.right if cue.sort == "according" else cue.last
    return text[sentence.tokens[min(cue.first, last)].start : sentence.tokens[last].end]
