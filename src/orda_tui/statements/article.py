"""Reading an article from top to bottom: what is known so far, and the statements found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orda_tui.model.document import Document
from orda_tui.model.statement import Statement, StatementKind
from orda_tui.statements.attribution import Attribution, attribute
from orda_tui.statements.cues import Cue, find_cues
from orda_tui.statements.languages.base import Language
from orda_tui.statements.marks import scan
from orda_tui.statements.mentions import Mention, first_subject
from orda_tui.statements.names import Register, name_words
from orda_tui.statements.pieces import pieces
from orda_tui.statements.sentences import Sentence, split


@dataclass(slots=True)
class Speaker:
    """A resolved speaker. ``place``: where the mention is printed (block, start, end); (-1, 0, 0) where it is not."""

    name: str = ""
    mention: str = ""
    inferred: bool = False
    role: str = ""
    place: tuple[int, int, int] = (-1, 0, 0)
    gender: str = ""


class Reading:
    """State of one pass over an article."""

    def __init__(
        self, document: Document, language: Language, *, title: str, source: str, authors: tuple[str, ...]
    ) -> None:
        self.language = language
        self.title = title
        self.source = source
        self.register = Register(language)
        self.found: list[Statement] = []
        self.places: list[tuple[int, int, int]] = []
        self.last = Speaker()
        self.open_quote = False
        self.pending: list[int] = []
        self._at = 0
        self._text = ""
        self.lead = Speaker()
        at = 0
        for block in document.blocks:
            self.register.read(block.text, at)
            at += len(block.text) + 1

    def paragraph(self, number: int, text: str) -> None:
        """Reads one paragraph."""
        self._text = text
        quotes = pieces(text, scan(text), self.language)
        sentences = split(text, quotes, self.language)
        speaker_here = False
        before = len(self.found)
        for order, sentence in enumerate(sentences):
            cues = find_cues(sentence.tokens, self.language)
            if not sentence.quotes:
                self._follow(number, text, sentence, cues)
                continue
            for attribution in attribute(sentence, cues, text, self.language):
                speaker_here |= self._quote(number, text, sentence, attribution, sentences, order, speaker_here)
        if len(self.found) > before:
            self._hand_back(before)
        elif sentences:
            self.pending = []
        self.open_quote = bool(quotes) and not quotes[-1].closed
        self.lead = self._lead_in(number, text, sentences)
        self._at += len(text) + 1

    def _quote(
        self,
        number: int,
        text: str,
        sentence: Sentence,
        attribution: Attribution,
        sentences: list[Sentence],
        order: int,
        speaker_here: bool,
    ) -> bool:
        quoted = sentence.tokens[attribution.token].quote
        assert quoted is not None
        if attribution.drop:
            return False
        words = len(text[quoted.start : quoted.end].split())
        if not words:
            return False
        if not self._worth(sentence, attribution, words, speaker_here):
            return False
        speaker = self._speaker(number, text, sentence, attribution, sentences, order)
        kind: StatementKind = "mixed" if attribution.mixed else "direct"
        cue = attribution.cue
        self.found.append(
            Statement(
                kind,
                text[quoted.start : quoted.end],
                number,
                quoted.start,
                quoted.end,
                speaker=speaker.name,
                mention=speaker.mention,
                inferred=speaker.inferred,
                role=speaker.role,
                cue=text[sentence.tokens[cue.first].start : sentence.tokens[cue.last].end] if cue else "",
                rule=attribution.rule or "same-speaker",
            )
        )
        self.places.append(speaker.place)
        if not speaker.mention and not speaker.name and (sentence.bare or not quoted.closed):
            self.pending.append(len(self.found) - 1)
        if speaker.mention or speaker.name:
            self.last = speaker
            return True
        return False

    def _follow(self, number: int, text: str, sentence: Sentence, cues: list[Cue]) -> None:
        """Keeps track of who speaks in a sentence without quotations."""
        spoken = next((cue for cue in cues if cue.subject and not cue.weak), None)
        if spoken and spoken.subject:
            speaker = self.resolve(number, text, sentence, spoken.subject)
            if speaker.name or speaker.mention:
                self.last = speaker

    def _lead_in(self, number: int, text: str, sentences: list[Sentence]) -> Speaker:
        """Who speaks in the next paragraph, where this one ends with a colon: 'He said:'."""
        if not sentences or sentences[-1].tokens[-1].text != ":":
            return Speaker()
        sentence = sentences[-1]
        cues = [cue for cue in find_cues(sentence.tokens, self.language) if cue.subject]
        mention = cues[-1].subject if cues else first_subject(sentence.tokens, len(sentence.tokens) - 1, self.language)
        return self.resolve(number, text, sentence, mention) if mention else Speaker()

    def _worth(self, sentence: Sentence, attribution: Attribution, words: int, speaker_here: bool) -> bool:
        """Is the quotation speech, or at least part of it, rather than words in marks?"""
        tokens, index = sentence.tokens, attribution.token
        quoted, cue = tokens[index].quote, attribution.cue
        assert quoted is not None
        if attribution.rule in ("after", "colon", "colon-clause", "signed", "between"):
            return words > 1 or not attribution.mixed
        calling = cue is not None and tokens[cue.first].low in self.language.calling
        if attribution.rule == "before":
            bare = tokens[index - 1].kind == "w" and tokens[index - 1].low not in self.language.that
            enough = words > 1 or self.language.free
            return (calling and enough) or words > 3 or not bare or self._text[quoted.end - 1] in "!?"
        if attribution.rule == "clause":
            return (
                words > 3
                or (calling and words > 1)
                or (words > 1 and self.language.free and self._text[quoted.start].islower())
            )
        if sentence.bare:
            strict = self.language.verb_last and not self.last.mention
            return not strict and (words > 3 or speaker_here or self.open_quote)
        if self.language.free and attribution.mixed and words > 1 and self._text[quoted.start].islower():
            return bool(self.last.mention)
        if words < (5 if attribution.mixed else 4):
            return False
        return self.language.titled or (not attribution.mixed and self._text[quoted.close - 2] in ".!?…")

    def _speaker(
        self,
        number: int,
        text: str,
        sentence: Sentence,
        attribution: Attribution,
        sentences: list[Sentence],
        order: int,
    ) -> Speaker:
        if attribution.mention is not None:
            speaker = self.resolve(number, text, sentence, attribution.mention)
            reported = self.language.free and attribution.rule == "colon-clause" and self.last.name
            if not (reported and attribution.mention.sort != "pronoun" and not self._known(speaker)):
                return speaker
            return replace(self.last, inferred=True)
        waits = order or self.open_quote or not self.language.verb_last
        if attribution.cue is None and sentence.bare and self.lead.mention and not order:
            return self.lead
        if attribution.cue is None and sentence.bare and waits:
            return replace(self.last, inferred=True) if self.last.name else self.last
        if self.language.free and attribution.mixed and attribution.cue is None:
            return replace(self.last, inferred=True)
        return Speaker()

    def _known(self, speaker: Speaker) -> bool:
        """Is the speaker printed with a full name?"""
        return self.register.find(name_words(speaker.name)) is not None

    def resolve(self, number: int, text: str, sentence: Sentence, mention: Mention) -> Speaker:
        """The speaker that a mention means."""
        tokens = sentence.tokens
        start, end = tokens[mention.first].start, tokens[mention.last].end
        at = self._at + end
        printed = text[start:end]
        place = (number, start, end)
        if mention.sort == "pronoun":
            gender = self.language.pronouns.get(tokens[mention.first].low, "")
            known = self.last
            if known.name and gender in ("m", "f") and (not known.gender or known.gender == gender):
                return Speaker(known.name, printed, True, known.role, place, gender)
            return Speaker("", printed, False, "", place, gender)
        if mention.sort == "name":
            name_start = tokens[mention.name_first].start
            name = text[name_start:end]
            role = text[start:name_start].strip()
            if name[-2:] in ("'s", "’s"):
                name, end = name[:-2], end - 2
            entry = self.register.find(name_words(name), at)
            if entry and len(entry.words) >= len(name_words(name)):
                return Speaker(entry.name, name, False, role, (number, name_start, end), entry.gender)
            return Speaker(name, name, False, role, (number, name_start, end))
        if mention.sort == "outlet":
            return Speaker("", printed, False, "", place)
        entry = self.register.by_office(name_words(printed), at)
        if entry:
            return Speaker(entry.name, printed, True, "", place, entry.gender)
        return Speaker(printed, printed, False, "", place)

    def _hand_back(self, before: int) -> None:
        """Quotes that waited for their speaker get the one named after them."""
        first = next(
            (i for i in range(before, len(self.found)) if self.found[i].speaker or self.found[i].mention), None
        )
        if first is None:
            return
        source = self.found[first]
        for index in self.pending:
            if index < first:
                self.found[index] = replace(
                    self.found[index], speaker=source.speaker, mention="", inferred=True, role=source.role
                )
                self.places[index] = self.places[first]
        self.pending = []

    def finish(self) -> list[Statement]:
        return self.found
