"""Which language a text is written in, by its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from orda_tui.statements.languages.base import words

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_KAZAKH = re.compile(r"[әғқңөұүһӘҒҚҢӨҰҮҺ]")
_UKRAINIAN = re.compile(r"[їєґіЇЄҐІ]")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
#: Letters that a language has for itself among these, and what they weigh beside its commonest words.
_LETTERS = {"tr": re.compile("[ğışİ]"), "cs": re.compile("[ěřů]"), "pl": re.compile("[łąęśż]")}
_OWN_LETTERS = 0.15
#: Characters that are looked at; the rest of an article is in the same language.
_SAMPLE = 2500
#: Words of a language among the commonest ones: share below which nothing is said.
_LEAST_SHARE = 0.08
#: Letters that are too few to speak against a claim.
_FEW = 160

_COMMON: dict[str, frozenset[str]] = {
    "en": words("""
        the of and to in that is was for it with as his on be at by had not are but from or have an they which he"""),
    "de": words("""
        der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er"""),
    "fr": words("""
        de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec à été"""),
    "es": words("""
        de la que el en y a los se del las un por con no una su para es al lo como más o fue este ha pero sus"""),
    "it": words("""
        di e il la che in un a per è una sono del non si con le da dei i nel alla più della come gli anche ha"""),
    "pt": words("""
        de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das tem à seu"""),
    "tr": words("""
        ve bir bu da de için ile olarak çok daha olan en gibi sonra kadar var ne o ise olduğu ama diye dedi"""),
    "pl": words("""
        i na z się do nie to że jest o za od po przez jak ale dla był są tym jego czy co tak może już oraz"""),
    "cs": words("""
        a v se na je že to o s z i do k ve pro za by ale si po jako podle od jsou byl jeho aby které který už"""),
}


def detect(text: str, claimed: str = "") -> str:
    """The primary subtag of the text's language, "" where its letters and words do not say. ``claimed`` is kept unless
    the text plainly says otherwise."""
    text = text[:_SAMPLE]
    found = _WORD.findall(text.lower())
    letters = sum(map(len, found))
    if letters < 12:
        return claimed
    cyrillic = len(_CYRILLIC.findall(text))
    if cyrillic > letters / 2:
        return _cyrillic(text, cyrillic, claimed)
    counts = Counter(found)
    shares = {code: sum(counts[word] for word in common) / len(found) for code, common in _COMMON.items()}
    if not text.isascii():
        for code, own in _LETTERS.items():
            if len(own.findall(text)) > letters / 100:
                shares[code] += _OWN_LETTERS
    best = max(shares, key=lambda code: shares[code])
    if claimed in shares and (letters < _FEW or shares[best] < 1.4 * shares[claimed]):
        return claimed
    return best if shares[best] >= _LEAST_SHARE else claimed


def _cyrillic(text: str, letters: int, claimed: str) -> str:
    if len(_KAZAKH.findall(text)) > letters / 50:
        return "kk"
    if letters < _FEW and claimed in ("ru", "uk", "kk"):
        return claimed
    return "uk" if len(_UKRAINIAN.findall(text)) > len(_RUSSIAN.findall(text)) else "ru"


def cyrillic(text: str) -> bool:
    """Does a text hold any Cyrillic letter?"""
    return not text.isascii() and _CYRILLIC.search(text) is not None


def script(text: str) -> str:
    """ "cyrillic", "kazakh" or "latin": what a paragraph is mostly written in, "" for neither."""
    sample = text[:300]
    if sample.isascii():
        return "latin"
    cyrillic = len(_CYRILLIC.findall(sample))
    if cyrillic > len(sample) / 3:
        return "kazakh" if len(_KAZAKH.findall(sample)) > cyrillic / 40 else "cyrillic"
    return "latin" if cyrillic < len(sample) / 10 else ""
