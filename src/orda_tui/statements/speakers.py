"""Who is meant: from a mention as printed to the longest form of the name that the article prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orda_tui.statements.languages.base import Language
from orda_tui.statements.mentions import Mention, is_address
from orda_tui.statements.names import Entry, Register, name_words
from orda_tui.statements.organisations import is_organisation
from orda_tui.statements.sentences import Sentence

_POSSESSIVE = re.compile(r"['’]s$")
#: A case ending behind an apostrophe: "Şen'e".
_HANGING = re.compile(r"['’][^\W\d_]{1,6}$")


@dataclass(slots=True)
class Speaker:
    """A resolved speaker. ``place``: where the mention is printed (block, start, end); block -1 where it is not."""

    name: str = ""
    mention: str = ""
    inferred: bool = False
    role: str = ""
    place: tuple[int, int, int] = (-1, 0, 0)
    gender: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.mention)


class Speakers:
    """The people of an article and the one who spoke last."""

    def __init__(self, language: Language, source: str, authors: Sequence[str] = ()) -> None:
        self.language = language
        self.register = Register(language)
        self.last = Speaker()
        self.voices: set[str] = set()
        self._subject: Entry | None = None
        self._fresh = False
        self._here = False
        self._outlets = {source.casefold(), source.casefold().partition(".")[0]} - {""}
        # "The Times of India" calls itself TOI
        initials = "".join(word[0] for word in source.casefold().split() if word != "the")
        self._outlets |= {initials} if len(initials) > 2 else set()
        # An author of one word is an agency, not a person who might be quoted.
        self._outlets |= {author.casefold() for author in authors if author and " " not in author.strip()}

    def resolve(self, number: int, text: str, sentence: Sentence, mention: Mention, at: int, verb: str = "") -> Speaker:
        """The speaker that ``mention`` of a sentence in block ``number`` means; ``at`` is the block's place in the
        article. ``verb``: the verb of speech, whose ending may show the speaker's gender."""
        tokens = sentence.tokens
        start, end = tokens[mention.first].start, tokens[mention.last].end
        printed = text[start:end]
        if mention.sort == "pronoun":
            gender = self.language.gender_of(tokens[mention.first].low)
            return self._pronoun(printed, gender, (number, start, end))
        office = mention.sort == "noun" and self.language.genders and self.language.is_office(tokens[mention.first].low)
        named = text[tokens[mention.name_first].start : end] if mention.sort == "name" else printed
        if mention.sort == "outlet" or (self.is_outlet(named) and not office):
            return Speaker("", printed, False, "", (number, start, end))
        if mention.sort == "name" and not self._describes(mention, text, sentence):
            name_start = tokens[mention.name_first].start
            return self._named(text, number, start, name_start, end, at, self._gender(verb))
        words = name_words(printed)
        entry = self.register.by_office(words, at + end) or self._body(words, at + end)
        if entry:
            return Speaker(entry.name, printed, True, entry.role, (number, start, end), entry.gender)
        return Speaker(printed, printed, False, "", (number, start, end), self._gender(verb))

    def _body(self, words: tuple[str, ...], at: int) -> Entry | None:
        """The only office or firm printed before ``at`` that "the ministry" can mean."""
        content = [word for word in words if word not in self.language.determiners]
        if len(content) != 1 or not is_organisation(content):
            return None
        named = [e for e in self.register.entries if e.at <= at and content[0] in (e.words[0], e.words[-1])]
        return named[0] if len(named) == 1 else None

    def _describes(self, mention: Mention, text: str, sentence: Sentence) -> bool:
        """An office and one more word that is nobody's printed surname: 'Президент Казахстана'."""
        tokens = sentence.tokens
        if not self.language.genders or mention.name_first == mention.first or mention.name_first != mention.last:
            return False
        office = any(self.language.is_office(tokens[i].low) for i in range(mention.first, mention.name_first))
        return office and self.register.find(name_words(tokens[mention.last].text)) is None

    def spoke(self, speaker: Speaker) -> None:
        """Remembers who spoke."""
        self.last = speaker
        self._fresh = False
        if speaker.name:
            self.voices.add(speaker.name)

    def acted(self, printed: str, at: int, *, opens: bool) -> None:
        """Remembers the subject of a sentence in which nobody speaks; ``opens``: it opens its paragraph."""
        words = name_words(printed)
        entry = self.register.find(words, at)
        if (
            entry
            and not is_organisation(entry.words)
            and (entry.roles or entry.gender or not (self.language.nouns or self.language.suffixes))
        ):
            self._subject = entry
            self._fresh = opens
            self._here = True

    def implied(self, *, spoken: bool) -> Speaker:
        """Who speaks where the verb has no subject of its own: the one who spoke last in this paragraph, or the person
        whom the paragraph has told of since."""
        if spoken and self.last.name:
            return replace(self.last, mention="", inferred=True)
        subject = self._subject
        if subject and self._here and not spoken:
            return Speaker(subject.name, "", True, subject.role, (-1, 0, 0), subject.gender)
        return Speaker()

    def paragraph(self) -> None:
        """A paragraph begins."""
        self._here = False

    def _pronoun(self, printed: str, gender: str, place: tuple[int, int, int]) -> Speaker:
        """The one who spoke last, unless a full name has opened a paragraph since; gender must not disagree."""
        subject = self._subject
        told = Speaker(subject.name, role=subject.role, gender=subject.gender) if subject else Speaker()
        for known in (told, self.last) if self._fresh else (self.last, told):
            if _person(known.name, self.language) and gender in ("m", "f") and known.gender in ("", gender):
                return Speaker(known.name, printed, True, known.role, place, gender)
        return Speaker("", printed, False, "", place, gender)

    def _named(self, text: str, number: int, start: int, name_start: int, end: int, at: int, gender: str) -> Speaker:
        name = text[name_start:end]
        hanging = _HANGING.search(name) if self.language.apostrophe else _POSSESSIVE.search(name)
        if hanging:
            name, end = name[: hanging.start()], end - len(hanging.group())
        entry = self.register.find(name_words(name), at + end)
        if entry and not entry.gender:
            entry.gender = gender
        role = text[start:name_start].strip(" ,'’")
        if self.language.genders and role.istitle() and " " not in role and not self.language.is_office(role.lower()):
            # one more capital before the name: its own given name ("Роман |Коноплев Русской службе"), or a place
            given = self.register.find(name_words(f"{role} {name.split()[0]}"), at + end)
            if given and len(given.words) > 1:
                return Speaker(given.name, name, False, given.role, (number, start, end), given.gender)
            role = ""
        if role.lower() in self.language.determiners:
            role = ""
        place = (number, name_start, end)
        if entry and len(entry.words) >= len(name_words(name)):
            return Speaker(entry.name, name, False, role or entry.role, place, entry.gender)
        full = self.register.bare(name) if " " not in name else name
        return Speaker(full, name, False, role, place, gender)

    def _gender(self, verb: str) -> str:
        """m or f by a Slavic past form, "" elsewhere."""
        if not self.language.genders:
            return ""
        if verb.endswith(("ла", "лась")):
            return "f"
        return "m" if verb.endswith(("л", "лся", "в", "вся")) else ""

    def is_outlet(self, printed: str) -> bool:
        """Is this the article's own source, or a news agency: somebody who reports and does not speak?"""
        low = printed.casefold()
        words = low.split()
        return (
            low in self._outlets
            or is_address(printed)
            or any(word in self.language.agencies or is_address(word) for word in words)
        )

    def known(self, name: str) -> Entry | None:
        """The entry of a name, if the article prints it in full."""
        return self.register.find(name_words(name))

    def main(self, names: list[str]) -> Entry | None:
        """The article's main speaker: the person named most often among ``names``, else in the article."""
        counts: dict[str, int] = {}
        for name in names:
            counts[name] = counts.get(name, 0) + 1
        if counts:
            best = max(counts, key=lambda name: counts[name])
            return self.known(best)
        people = [entry for entry in self.register.entries if not is_organisation(entry.words)]
        return max(people, key=lambda entry: entry.count, default=None)


def _person(name: str, language: Language) -> bool:
    """Can "he" mean this? Not an office or firm, not something described."""
    words = name_words(name)
    return bool(words) and name[0].isupper() and words[0] not in language.determiners and not is_organisation(words)
