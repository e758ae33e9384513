"""Reading an article from top to bottom: what is known so far, and the statements found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orda_tui.model.document import Document
from orda_tui.model.statement import Statement, StatementKind
from orda_tui.statements.attribution import Attribution, attribute
from orda_tui.statements.cues import Mention
from orda_tui.statements.languages.base import Language
from orda_tui.statements.marks import scan
from orda_tui.statements.names import Register, name_words
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
        at = 0
        for block in document.blocks:
            self.register.read(block.text, at)
            at += len(block.text) + 1

    def paragraph(self, number: int, text: str) -> None:
        """Reads one paragraph."""
        quotes = scan(text)
        sentences = split(text, quotes, self.language)
        speaker_here = False
        before = len(self.found)
        for order, sentence in enumerate(sentences):
            if not sentence.quotes:
                continue
            for attribution in attribute(sentence, text, self.language):
                speaker_here |= self._quote(number, text, sentence, attribution, sentences, order, speaker_here)
        if len(self.found) > before:
            self._hand_back(before)
        elif sentences:
            self.pending = []
        self.open_quote = bool(quotes) and not quotes[-1].closed
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
        words = len(text[quoted.start : quoted.end].split())
        if not words:
            return False
        adjacent = attribution.rule in ("after", "before", "colon")
        if words < 4 and not adjacent and not (sentence.bare and (speaker_here or self.open_quote)):
            return False
        if attribution.mention is None and attribution.cue is None and attribution.mixed and words < 5:
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
            return self.resolve(number, text, sentence, attribution.mention)
        waits = order or self.open_quote or not self.language.verb_last
        if attribution.cue is None and sentence.bare and waits:
            return replace(self.last, inferred=True) if self.last.name else self.last
        return Speaker()

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
