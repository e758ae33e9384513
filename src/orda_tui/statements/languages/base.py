"""What the rules need to know of a language: words, no code. All words are in lower case."""

from __future__ import annotations

from dataclasses import dataclass, field


def words(text: str) -> frozenset[str]:
    """The words of a table written as running text."""
    return frozenset(text.split())


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
    according     phrases before the speaker ("according to"); ``after``: phrases behind the speaker ("zufolge")
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
    verb_last     the verb follows the quote and the speaker may stand anywhere before it (kk, tr)
    verb_second   the speaker follows the verb when anything else stands first (de, cs)
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
    suffixes: tuple[str, ...] = ()
    office_endings: tuple[str, ...] = ()
