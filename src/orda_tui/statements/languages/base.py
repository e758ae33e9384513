"""What the rules need to know of a language: words, no code. All words are in lower case."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


def words(text: str) -> frozenset[str]:
    """The words of a table written as running text."""
    return frozenset(text.split())


def by_first(phrases: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by the word they open with, in order."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases parted by bars, longest first."""
    found = [tuple(part.split()) for part in text.split("|") if part.strip()]
    return tuple(sorted(found, key=len, reverse=True))


@dataclass(frozen=True)
class Language:
    """One language's cues.

    verbs         verbs of speech, in the forms that newspapers print
    weak          verbs that introduce speech only right beside a quote ("called", "asked")
    clause        verbs that take a bare clause as what was said ("he said the rate will stay")
    acts          phrases that report speech as an act, what follows being part of it ("did not rule out")
    that          words that open the reported clause; never part of it
    according     phrases before the speaker ("according to"); ``after``: phrases behind the speaker ("zufolge");
                  * in a phrase stands for whose it is ("in his words", "in Trump's view")
    personal      first words of those phrases that need a person behind them (fr "pour")
    oblique       pronouns in other cases than the subject's, as those phrases hold them ("his", "him") -> m, f, n, p
    institutions  beginnings of nouns that speak with a plural verb and a preposition (ru "в министерстве сообщили")
    genitive      the phrase of ``after`` leans on an inflected speaker ("Министрдің айтуынша")
    as_words      "as", "как", "wie" before verb and speaker
    pronouns      pronoun -> m, f, n, p (plural), 1 (speaker of the first person)
    determiners, prepositions, conjunctions, relatives, adverbs, auxiliaries: what may stand in and around a speaker
    titles        courtesy words that are no part of a name ("Mr."); ``offices``: nouns that stand for a person
    documents     nouns that speak for an office ("statement")
    agencies      nouns of news outlets, which are sources and no speakers
    names_before  nouns before a name in quote marks (ТОО, film); ``names_after``: nouns behind it
    calling       verbs that give a thing a name in quotes ("called"); so_called: words that make scare quotes
    headings      regular expression of a heading over a list of key statements; group ``who`` may name the speaker
    beliefs       openings of an item in such a list that are no part of what was said
    abbreviations words whose full stop ends no sentence
    citing        verbs of a paper that quotes somebody ("цитирует"); ``cited``: what it quotes ("слова")
    impersonal    verbs without a speaker: a document speaks ("говорится в сообщении")
    expletives    words behind a verb that make it such a one ("heißt |es im Bericht", "lit|-on dans le rapport")
    comma         a quotation that is speech is parted from the verb behind it by a comma, a dash or an end mark
    verb_last     the verb follows the quote and the speaker may stand anywhere before it (kk, tr)
    verb_second   the speaker follows the verb when anything else stands first (de, cs)
    titled        titles of works have a capital at nearly every word (English)
    genitives     determiners that go on with the noun phrase they stand in
    participles   forms of verbs of speech that lean on the noun before them (ru "заявивший")
    told_so       openings of a sentence that names the speaker of the words before it ("Das |sagte NAME")
    attributive   participles whose speaker is the noun behind them (tr "diyen aileler")
    hearing       verbs that take a hearer before "that" ("told the council that"); none given: all do
    unsaid        words before a verb after which nothing was said ("would", "if", "not")
    adverbial     endings of adverbs that open sentences
    clitics       a pronoun may hang on its verb (fr "dit-il")
    elided        words that lean on the next one with an apostrophe (fr "l", "d", "qu")
    apostrophe    case endings hang on names by an apostrophe (tr "Şen'e")
    hollow        nouns that stand where a speaker could and are none ("Angaben")
    infinitives   endings of verb forms that are never a speaker
    pointing      words behind "that" after which it opens no clause ("wrote that to")
    speaking      endings of common nouns that can speak; none given: all can
    nominal       endings of a reported clause made a noun (kk "екенін"); ``plurals``: endings of plural nouns
    nouns         every noun has a capital (German)
    naming        words between a verb of calling and the name it gives ("als")
    dropping      a verb needs no subject of its own (es "dijo", pl "powiedział")
    free          speech is reported over sentences without a verb of speech (German subjunctive)
    aside         phrases of ``according`` that count only behind a comma or quotation ("so")
    passives      words behind a participle that make it one of the passive (de "bezeichnet |wird")
    separable     parts of verbs that stand behind them (de "teilte |mit")
    finite        endings of a finite verb
    genders       the verb shows the speaker's gender (ru, uk): past forms ending in -а are feminine
    """

    code: str
    verbs: frozenset[str]
    weak: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    acts: tuple[tuple[str, ...], ...] = ()
    that: frozenset[str] = frozenset()
    according: tuple[tuple[str, ...], ...] = ()
    after: tuple[tuple[str, ...], ...] = ()
    as_words: frozenset[str] = frozenset()
    pronouns: dict[str, str] = field(default_factory=dict)
    oblique: dict[str, str] = field(default_factory=dict)
    personal: frozenset[str] = frozenset()
    institutions: tuple[str, ...] = ()
    determiners: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    names_before: frozenset[str] = frozenset()
    names_endings: tuple[str, ...] = ("\n",)
    names_after: frozenset[str] = frozenset()
    calling: frozenset[str] = frozenset()
    so_called: frozenset[str] = frozenset()
    headings: str = ""
    beliefs: str = ""
    abbreviations: frozenset[str] = frozenset()
    verb_last: bool = False
    verb_second: bool = False
    genders: bool = False
    dash_speech: bool = False
    citing: frozenset[str] = frozenset()
    cited: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    expletives: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset({"des", "der", "du", "del", "da", "do", "di"})
    told_so: tuple[tuple[str, ...], ...] = ()
    attributive: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    hearing: frozenset[str] = frozenset()
    infinitives: tuple[str, ...] = ("\n",)
    unsaid: frozenset[str] = frozenset()
    hollow: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    speaking: tuple[str, ...] = ()
    clitics: bool = False
    elided: frozenset[str] = frozenset()
    apostrophe: bool = False
    nominal: tuple[str, ...] = ()
    adverbial: tuple[str, ...] = ("\n",)
    plurals: tuple[str, ...] = ()
    comma: bool = True
    titled: bool = False
    nouns: bool = False
    naming: frozenset[str] = frozenset()
    free: bool = False
    dropping: bool = False
    aside: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    separable: frozenset[str] = frozenset()
    finite: tuple[str, ...] = ()
    joining: frozenset[str] = frozenset({"and", "but", "then", "и", "а", "но", "und", "et", "y", "e", "a"})
    partitive: frozenset[str] = frozenset({"of", "из", "von", "de", "z", "ze", "із"})
    suffixes: tuple[str, ...] = ()
    office_endings: tuple[str, ...] = ()

    @cached_property
    def light(self) -> frozenset[str]:
        """Words that may stand between a verb and its subject."""
        return self.adverbs | self.auxiliaries

    @cached_property
    def functional(self) -> frozenset[str]:
        """Words that open a sentence with a capital and are no part of a name."""
        return self.conjunctions | self.determiners | self.prepositions | self.adverbs | frozenset(self.pronouns)

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """Words that a run of capitals may open with and that are no part of the name in it."""
        return self.functional | self.openers | self.hollow | self.as_words

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words without one of which a paragraph without quotations reports nothing; of a phrase its longest word."""
        longest = {max(phrase, key=len) for phrase in (*self.acts, *self.according, *self.after)}
        return self.verbs | (self.weak & self.clause) | self.participles | longest

    @cached_property
    def cueing(self) -> frozenset[str]:
        """Words that may lead to what was said and to who said it, each by itself."""
        return self.verbs | self.weak | self.participles | self.openers | self.closers

    @cached_property
    def acts_by_first(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The acts of speech by their first word."""
        return by_first(self.acts)

    @cached_property
    def according_by_first(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The phrases before a speaker by their first word."""
        return by_first(self.according)

    @cached_property
    def openers(self) -> frozenset[str]:
        """First words of the phrases before a speaker."""
        return frozenset(phrase[0] for phrase in self.according)

    @cached_property
    def closers(self) -> frozenset[str]:
        """First words of the phrases behind a speaker."""
        return frozenset(phrase[0] for phrase in self.after)

    @cached_property
    def _stems(self) -> frozenset[str]:
        """The offices without the ending that their declension shares ("Geologe", "Geologen")."""
        return frozenset(office.removesuffix("e") for office in self.offices if len(office) > 4)

    @cached_property
    def romance(self) -> bool:
        """Nouns and names keep their form, and what an office is of follows it ("le ministre de la Justice")."""
        return not (self.titled or self.nouns or self.suffixes)

    def is_declined_office(self, word: str) -> bool:
        """Is the word an office in another case than the nominative ("министра")? Of common nouns only."""
        stems = self._declined_stems
        return any(word.endswith(ending) and word[: -len(ending)] in stems for ending in self.suffixes)

    @cached_property
    def _declined_stems(self) -> frozenset[str]:
        """The offices without the last letter that a case may take away."""
        return frozenset(office.rstrip("аяйьaeyі") for office in self.offices if len(office) > 3)

    def names_follow(self, word: str) -> bool:
        """Does a name in quote marks follow this noun (in German: in any case of it)?"""
        if word in self.names_before or word.endswith(self.names_endings):
            return True
        return self.nouns and any(
            word.endswith(ending) and word[: -len(ending)] in self.names_before
            for ending in ("s", "es", "n", "en", "e")
        )

    def gender_of(self, pronoun: str) -> str:
        """m, f, n, p, 1, 2 or r of a pronoun in any case; "" of any other word."""
        return self.pronouns.get(pronoun) or self.oblique.get(pronoun, "")

    def is_office(self, word: str) -> bool:
        """Is the word an office, alone or as the last part of a German compound?"""
        if word in self.offices or (self.nouns and word.rstrip("s").removesuffix("n").removesuffix("e") in self._stems):
            return True
        return bool(self.office_endings) and word.endswith(self.office_endings) and word not in self.pronouns
