"""Which language a text is in, from its letters and its commonest words. Enough to choose rules by; no more."""

from __future__ import annotations

from orda_tui.extract.patterns import lazy

_WORD = lazy(r"[^\W\d_]+")
_COMMON = {
    "en": "the of and to in that is was for on with as by at from has had his her it said are be not this but they who",
    "de": "der die das und den von zu mit ist im des auf für dem nicht ein eine sich auch als es an wird hat sind",
    "fr": "le la les des et du en une est que qui dans pour sur par pas au plus ce il elle sont avec ne se aux cette",
    "es": "el la los las de que en y del se por con una para su es al lo como más pero sus le ha este fue no un",
    "it": "il di che la e un per del non una con sono della le dei nel alla da ha anche gli più si al come i lo",
    "pt": "o a os as de que e do da em um para com não uma no na por mais se dos foi ao das como é seu sua são",
    "nl": "de het een van en in is dat op te met voor niet zijn aan er die ook als bij naar om heeft wordt uit",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi ise sonra kadar olduğu dedi ne en ancak ya her",
    "cs": "a se v na je že s z do i o to k ve pro za jako by po jsou také ale podle který však od u byl už",
    "pl": "w i na z się że do nie to jest o jak po od za przez są dla co ale czy oraz tym ze być który",
    "sv": "och att det i en som är på av för med den till inte har ett om de var från så men kan vid",
    "da": "og at det i en er på af for med den til ikke har de som et om var fra så men kan der",
    "no": "og at det i en er på av for med den til ikke har de som et om var fra så men kan ble",
    "ru": "и в на не что с по как это из для его от он к за о при но было также до был были все их она будет году",
    "uk": "і в на не що з та до як це від за про його у він але було для є після також які під або й ще",
    "kk": "және мен да де бұл үшін деп бен туралы бойынша сол бар болып бір екен осы пен ол деді дейін кейін жылы еді",
    "bg": "и на в да се за от не с че по това са е като при до ще но или му беше към как",
}
_LANGUAGES = tuple(_COMMON)
_LANGUAGES_OF: dict[str, tuple[int, ...]] = {}
for _number, _words in enumerate(_COMMON.values()):
    for _word in frozenset(_words.split()):
        _LANGUAGES_OF[_word] = (*_LANGUAGES_OF.get(_word, ()), _number)
_BEGINNING, _LONGEST = 400, 2000  # code points: enough for a clear case, enough for any
_FEWEST = 30  # words of a beginning that decides
_KAZAKH = lazy("[әғқңөұүһ]")
_UKRAINIAN = lazy("[їєґ]")
_CYRILLIC = lazy("[а-яё]+")
_LANG = lazy(r"([a-z]{2,3})(?:[-_].*)?$")


def primary(tag: str) -> str:
    """The primary subtag of a language tag ("ru-RU", "en_US"), lower case, or ""."""
    found = _LANG.match(tag.strip().lower())
    return found[1] if found else ""


def guess_language(text: str) -> str:
    """The language of the text, or "" where neither letters nor words decide."""
    words = _WORD.findall(text[:_BEGINNING].lower())
    best, sure = _tally(words)
    if len(text) > _BEGINNING and not (sure and len(words) >= _FEWEST):
        best, _ = _tally(_WORD.findall(text[:_LONGEST].lower()))
    return best


def _tally(words: list[str]) -> tuple[str, bool]:
    """The language that letters and words speak for, and whether it leads by as much as it needs to count at all."""
    total = len(words)
    if total < 4:
        return "", False
    letters = "".join(set(words))
    cyrillic = 2 * len(_CYRILLIC.sub("", letters)) < len(letters)
    if cyrillic:
        if len(_KAZAKH.findall(letters)) * 40 > len(letters):
            return "kk", True
        if len(_UKRAINIAN.findall(letters)) * 60 > len(letters):
            return "uk", True
    score = [0] * len(_LANGUAGES)
    for word in filter(_LANGUAGES_OF.__contains__, words):
        for number in _LANGUAGES_OF[word]:
            score[number] += 1
    *_, second, first = sorted(score)
    if first * 12 < total:
        return "ru" if cyrillic else "", False
    return _LANGUAGES[score.index(first)], (first - second) * 12 >= total
