"""The register of names: who is printed in the article, in which longest form, with which office.

A single surname, an inflected surname, an office or a pronoun is joined with a full name only where that name is
printed; every answer is a stretch of the article's own text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from orda_tui.statements.languages.base import Language, words
from orda_tui.statements.organisations import JOINING, is_organisation
from orda_tui.statements.sentences import elision

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĬİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ"
_SHORTENED = "Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Capt|Maj|Sgt|Adm|Cmdr|Prof|Rev|Hon|St|Jr|Sr|Проф|Акад"
# Bounded, so that a run that fails is given up after a few steps wherever it starts.
_CAPITALISED = rf"(?:(?:{_SHORTENED})\.|[{_UPPER}]\.(?:[{_UPPER}]\.){{0,3}}|[{_UPPER}][\w’'‑-]{{0,40}})"
_ARTICLES = frozenset({"der", "den", "la", "le", "al"})
_SMALL = words("""
    de del della der den van von di da la le al el bin ibn ben ter of the for ван дер фон бен бин ибн аль эль де ла ле
    дю""")
_PARTICLE = rf"(?:{'|'.join(sorted(_SMALL))})"
_RUN = re.compile(rf"(?<!\w){_CAPITALISED}(?:[ \u00a0]+(?:{_PARTICLE}[ \u00a0]+){{0,2}}{_CAPITALISED})+")
_SINGLE = re.compile(rf"(?<!\w)[{_UPPER}]\w{{3,40}}")
_BORDER = re.compile(r"[^\w\s’'‑-]")
_PIECE = re.compile(r"[^\s\u00a0]+")
# No honest article names more people; a dishonest one must not take long.
_MOST, _BUCKET, _LONGEST_NAME, _MOST_WORDS = 2000, 40, 90, 4
_WORD = re.compile(r"[\w.]+(?:[-‑'’]\w+)*")
_POSSESSIVE = re.compile(r"[’'`]s?$")
_FEMALE_RU = re.compile(r"(?:ова|ева|ёва|ина|ская|цкая|ая|қызы|овна|евна|ична)$")
_SURNAME = re.compile(r"(?:[оеё]ва?|и[нв]а?|ский|ская)$")
_MALE_RU = re.compile(r"(?:ов|ев|ёв|ин|ский|цкий|ий|ұлы|ович|евич|ич)$")


@dataclass(slots=True)
class Entry:
    """Somebody printed in the article. ``at``: where first (order of the article); ``gender`` m, f or ""."""

    name: str
    words: tuple[str, ...]
    at: int
    roles: set[str] = field(default_factory=set)
    gender: str = ""
    count: int = 1
    role: str = ""

    @property
    def key(self) -> str:
        return self.words[-1]


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name in lower case, without possessive endings."""
    found = _WORD.findall(text.lower())
    if "'" in text or "’" in text or "`" in text:
        found = [_POSSESSIVE.sub("", word) for word in found]
    return tuple(found)


def same_stem(a: str, b: str) -> bool:
    """One word in two cases of its declension: a common beginning, short endings."""
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter < 4:
        return False
    common = 0
    while common < shorter and a[common] == b[common]:
        common += 1
    return common >= max(4, shorter - 2) and max(len(a), len(b)) - common <= 4


#: Endings of the cases that tell where and whence (kk, tr).
PLACED = (
    "да",
    "де",
    "та",
    "те",
    "дан",
    "ден",
    "тан",
    "тен",
    "нан",
    "нен",
    "da",
    "de",
    "ta",
    "te",
    "dan",
    "den",
    "tan",
    "ten",
)
_MEN_IN_A = words("joshua luca ezra mustafa mustapha nikola andrea sasha misha ilya nikita garcia dana costa elisha")
_PATRONYMIC = re.compile(r"(?:ович|евич|йович|ьич|овна|евна|ична|инична|івна|ївна|ұлы|улы|қызы|кызы)$")
_JOINTS = words("ле ла де фон ван дер аль бен бин ибн дю да ди")


def person_start(pieces: Sequence[str], language: Language) -> int:
    """Where the person begins in a run of capitalised words. In Russian, Ukrainian and Kazakh the run before it is
    mostly a genitive: 'пресс-секретарь Путина Дмитрий Песков'."""
    if language.code not in ("ru", "uk", "kk") or len(pieces) < 3:
        return 0
    last = len(pieces) - 1
    if _PATRONYMIC.search(pieces[-2].lower()):
        return max(0, last - 2)
    joined = last - 1
    while joined > 0 and pieces[joined].lower() in _JOINTS:
        joined -= 1
    if joined < last - 1:
        return joined
    if len(pieces[-2]) < 4 and len(pieces[-1]) < 6:
        return max(0, last - 2)
    return last - 1


class Register:
    """All names of an article in order of print."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.entries: list[Entry] = []
        self._by_key: dict[str, list[Entry]] = {}
        self._by_first: dict[str, list[Entry]] = {}
        self._by_middle: dict[str, list[Entry]] = {}
        self._singles: set[str] = set()
        self._seen: dict[str, Entry] = {}

    def read(self, text: str, at: int) -> None:
        """Takes the names from a paragraph; ``at`` is its place in the article."""
        if self.language.suffixes and len(self._singles) < _MOST * 10:
            self._singles.update(_SINGLE.findall(text))
        for hit in _RUN.finditer(text):
            if len(self.entries) >= _MOST:
                return
            if hit.end() - hit.start() > _LONGEST_NAME:
                continue  # a headline in capitals, not a name
            run = hit.group()
            known = self._seen.get(run)
            if known:
                known.count += 1
                continue
            entry: Entry | None = None
            for spans in _parts(text, hit, self.language):
                entry = self._take(spans, at, text)
            if entry:
                self._seen[run] = entry

    def _take(self, spans: list[tuple[int, int]], at: int, text: str) -> Entry | None:
        language = self.language
        if language.verb_last and len(spans) > 2:
            spans = self._without_place(spans, text)
        begin, finish = spans[0][0], spans[-1][1]
        plain = [text[a:b].lower().strip("’'") for a, b in spans]
        first = 0
        while first < len(plain) and plain[first] in language.unnamed:
            first += 1
        words = name_words(text[spans[first][0] : finish]) if first < len(plain) else ()
        if not words or (len(words) > 2 and text[spans[first][0] : finish].isupper()):
            return None  # nothing left, or a headline in capitals
        while len(plain) - first > 2 and plain[first] in language.agencies:
            first += 1
        role, offices = first, list[int]()
        if not is_organisation(words):
            offices = [i for i in range(first, len(plain) - 1) if language.is_office(plain[i])]
            first = offices[-1] + 1 if offices else first
        roles = set(plain[role:first])
        gender = "f" if plain[first].rstrip(".") in ("mrs", "ms", "miss") else ""
        while first < len(plain) and plain[first] in language.titles:
            first += 1
        if first >= len(plain):
            return None
        first += person_start([text[a:b] for a, b in spans[first:]], language)
        if sum(word not in _SMALL for word in plain[first:]) > _MOST_WORDS and not is_organisation(words):
            return None  # a headline with a capital at every word
        if language.verb_last:
            first += self._setting(plain[first:])
            if self._surname_and_place(words, first):
                return None
        if language.suffixes and not language.genders and len(plain) - first > 2 and not offices:
            first += text[max(0, begin - 8) : begin].rpartition(" ")[0].rpartition(" ")[2] in language.prepositions
        lead = self._lead(text, begin)
        office = name_words(text[lead:begin])
        roles.update(office)
        if (language.romance or language.nouns) and len(office) > 1 and len(plain) - first > 2:
            first += 1  # "le ministre de l’|Intérieur Hugues Arnaud", "der Chef des |Verwaltungsrats Ulrich Müller"
        name = text[spans[first][0] : finish]
        if len(plain) - first < 2:
            known = self.find(name_words(name)) if roles or gender else None
            if known:
                known.roles |= roles
                known.gender = known.gender or gender
            return None
        if not name.endswith(("Jr.", "Sr.")):
            name = _POSSESSIVE.sub("", name).rstrip(".,")
        opening = spans[role][0] if offices or lead == begin else lead
        printed = text[opening : spans[first][0]].strip(" ,") if opening < spans[first][0] else ""
        return self._enter(name, name_words(name), at + begin, roles, gender, printed)

    def _without_place(self, spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
        """'Ерлан Омаров |Астанада': no name ends in the case that tells where, nor goes on behind its surname."""
        plain = [text[a:b].lower() for a, b in spans]
        for index in range(2, len(plain)):
            word = plain[index]
            placed = len(word) > 5 and word.endswith(PLACED)
            if placed or (_SURNAME.search(plain[index - 1]) and word.endswith(self.language.suffixes)):
                return spans[:index]
        return spans

    def _surname_and_place(self, words: tuple[str, ...], first: int) -> bool:
        """kk 'Тоқаев Ташкентке ...': a surname, and a name in another case that goes with the verb."""
        if first or len(words) != 2 or words[0].endswith(("ұлы", "қызы")):
            return False
        if len(words[0]) > 5 and words[0].endswith(PLACED) and self.find(words[1:]):
            return True  # tr "Görüşmede Erdem"
        return bool(_SURNAME.search(words[0])) and len(words[1]) > 4 and words[1].endswith(self.language.suffixes)

    def _setting(self, plain: Sequence[str]) -> int:
        """How many words of a run tell where or whence and name nobody: tr 'Köylülerden |Emine Kaya'."""
        return int(len(plain) > 2 and len(plain[0]) > 5 and plain[0].endswith(PLACED))

    def _lead(self, text: str, begin: int) -> int:
        """Where the office printed right before ``begin`` starts ("министр |..."); ``begin`` if there is none."""
        if text[begin - 2 : begin] == ", ":
            return self._described(text, begin)
        window = text[max(0, begin - 60) : begin]
        start = begin - len(_BORDER.split(window)[-1])
        if begin - start < 2:
            return begin
        before = [(m.start(), m.group().lower()) for m in _WORD.finditer(text, start, begin)]
        return next((at for at, word in before[-3:] if self.language.is_office(word)), begin)

    def _described(self, text: str, begin: int) -> int:
        """Where an office with what it is of starts before a comma: 'the |head of the port, Karl Nyberg'."""
        window = max(0, begin - 62)
        start = max((m.end() for m in _BORDER.finditer(text, window, begin - 2)), default=window)
        for m in _WORD.finditer(text, start, begin - 2):
            if self.language.is_office(m.group().lower()):
                return m.start()
        return begin

    def _enter(
        self, name: str, words: tuple[str, ...], at: int, roles: set[str], gender: str, role: str
    ) -> Entry | None:
        if not words:
            return None
        bucket = self._by_key.setdefault(words[-1][:4], [])
        for entry in bucket:
            if entry.words == words or (
                len(entry.words) == len(words) and all(same_stem(a, b) for a, b in zip(entry.words, words, strict=True))
            ):
                entry.count += 1
                entry.roles |= roles
                entry.gender = entry.gender or gender
                entry.role = entry.role or role
                if len(name) < len(entry.name) and self.language.suffixes and not is_organisation(words):
                    self._rename(entry, name, words)
                return entry
        if len(bucket) < _BUCKET:
            entry = Entry(name, words, at, set(roles), gender or guess_gender(words, self.language), role=role)
            self.entries.append(entry)
            bucket.append(entry)
            self._by_first.setdefault(words[0][:4], []).append(entry)
            if not is_organisation(words):
                for word in words[1:-1]:
                    if len(word) > 3:
                        self._by_middle.setdefault(word, []).append(entry)
            return entry
        return None

    def _rename(self, entry: Entry, name: str, words: tuple[str, ...]) -> None:
        """The shortest form of an inflected name is nearest to its nominative."""
        if _MALE_RU.search(words[-1]) and _FEMALE_RU.search(entry.words[-1]) and entry.gender == "f":
            return
        entry.name, entry.words = name, words

    def find(self, words: tuple[str, ...], at: int = 1 << 60) -> Entry | None:
        """Whom these words of a mention mean: the full name printed with the same surname (before ``at``, if any)."""
        if not words:
            return None
        key = words[-1]
        found = [
            entry
            for entry in self._by_key.get(key[:4], ())
            if same_stem(entry.words[-1], key)
            and (
                len(words) == 1
                or len(words) > len(entry.words)
                or _agree(words, entry.words)
                or entry.words[-len(words) :] == words
            )
        ]
        if not found and self.language.suffixes:
            found = self._mobile(key)
        if not found and len(words) == 1:
            given = [e for e in self._by_first.get(key[:4], ()) if e.words[0] == key and not is_organisation(e.words)]
            found = given if len(given) == 1 else list(self._by_middle.get(key, ()))
        if not found:
            return None
        exact = [entry for entry in found if entry.words[-1] == key]
        found = exact or found
        if len(words) > 1:
            whole = [entry for entry in found if entry.words[-len(words) :] == words]
            if whole:
                return max(whole, key=lambda entry: len(entry.words))
        before = [entry for entry in found if entry.at <= at]
        if not before:
            return found[0]
        if len({entry.words[0] for entry in before}) == 1:
            return max(before, key=lambda entry: len(entry.words))
        return (
            before[-1]
            if len(words) == 1
            else max(before, key=lambda entry: (len(set(entry.words) & set(words)), entry.at))
        )

    def _mobile(self, key: str) -> list[Entry]:
        """Entries whose surname loses a vowel in declension: "Pavla", "Pavel"."""
        for ending in self.language.suffixes:
            stem = key[: -len(ending)]
            if key.endswith(ending) and len(stem) > 2:
                nominative = f"{stem[:-1]}e{stem[-1]}"
                entries = [e for e in self._by_key.get(nominative[:4], ()) if e.words[-1] == nominative]
                if entries:
                    return entries
        return []

    def bare(self, name: str) -> str:
        """The name without an ending of declension, where the article prints it so; else the name itself."""
        for ending in self.language.suffixes:
            if name.endswith(ending) and name[: -len(ending)] in self._singles:
                return name[: -len(ending)]
        return name

    def _same_office(self, word: str, role: str) -> bool:
        """One office in two cases, or German "Ministerin" for "Verkehrsministerin"."""
        return same_stem(word, role) or (self.language.nouns and len(word) > 4 and role.endswith(word))

    def by_office(self, words: tuple[str, ...], at: int) -> Entry | None:
        """The person introduced with this office before ``at``."""
        content = {w for w in words if w not in self.language.determiners}
        if not any(self.language.is_office(w) or self.language.is_declined_office(w) for w in content):
            return None
        best: Entry | None = None
        best_score = 0.0
        for entry in self.entries:
            if entry.at > at or is_organisation(entry.words):
                continue
            shared = sum(1 for w in content if any(self._same_office(w, role) for role in entry.roles))
            head = any(self._same_office(words[-1], role) for role in entry.roles) or (
                bool(self.language.suffixes) and any(same_stem(words[0], role) for role in entry.roles)
            )
            score = shared + entry.count / 100 if head and shared else 0.0
            if score > best_score:
                best, best_score = entry, score
        return best


def _agree(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return same_stem(words[0], other[0]) or (words[0][:1] == other[0][:1] and (len(words[0].rstrip(".")) == 1))


def _parts(text: str, run: re.Match[str], language: Language) -> list[list[tuple[int, int]]]:
    """The words of a run: "Anna Lindqvist of the Port Authority" are two names, "Ministry of Transport" is one."""
    parts: list[list[tuple[int, int]]] = [[]]
    before = ""
    for piece in _PIECE.finditer(text, run.start(), run.end()):
        word = piece.group()
        leaning = elision(word, language.elided) if language.elided else 0
        if leaning and language.is_office(word[leaning:].lower()):
            parts[-1].append((piece.start() + leaning, piece.end()))  # "L’économiste |Anne Lenoir"
            continue
        if leaning or (language.nouns and word in _ARTICLES):
            parts.append([])
            before = ""
            continue
        joined = word in JOINING and before and before not in JOINING and not is_organisation(name_words(before))
        if joined or before.endswith(("'s", "’s", "s’", "s'")):
            parts.append([])
        parts[-1].append(piece.span())
        before = word
    return [part for part in parts if part]


def guess_gender(words: tuple[str, ...], language: Language) -> str:
    """m, f or "" by the endings of Russian and Kazakh surnames, and of given names in -a elsewhere."""
    if language.code not in ("ru", "kk", "uk"):
        given = words[0]
        return "f" if len(given) > 3 and given.endswith("a") and given not in _MEN_IN_A else ""
    for word in reversed(words):
        if _FEMALE_RU.search(word):
            return "f"
        if _MALE_RU.search(word):
            return "m"
    return ""
