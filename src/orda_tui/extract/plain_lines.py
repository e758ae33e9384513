"""What a line of a plain text is: bullet, credit, byline, date, label, heading. One question a function."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orda_tui.extract.byline import names_in
from orda_tui.extract.dates import iso_day, written_day
from orda_tui.extract.finish import squash
from orda_tui.extract.patterns import lazy

_BULLET = lazy(
    r"^\s*([-*+•·●○▪▫■□◦‣⁃►▶➤➜→✓✔☑❖♦◆▸▹»–—―✅❗❕⚡⭐👉📌🔹🔸🔷🔶🔺🔻])\s+(?=\S)"
    r"|^\s*([•●▪■◦‣►▸✅🔹🔸🔷🔶👉📌])(?=\S)"
)
_DASHES = "–—―"
_NUMBER = lazy(r"^\s*\(?(\d{1,3})[.)]\s+(?=\S)")
_SPEECH = lazy(r"[,!?…]\s[–—―-]\s")
_END = lazy(r"[.!?…;,]['\"”»’)\]]*$")
_AUTHOR = lazy(
    r"^\W*(?:original\s+author|authors?|written\s+by|story\s+by|reported\s+by|reporting\s+by|text|text\s+by|byline"
    r"|автор(?:ы|\s+(?:оригинала|текста|статьи|материала|публикации))?|авторы\s+\w+|текст|подготовил(?:а|и)?"
    r"|корреспондент"
    r"|авторы|(?:мақала|мәтін|материал)(?:\s+авторы|ның\s+авторы)?|түпнұсқа(?:ның|сының)?\s+авторы|дайындаған"
    r"|тілші|бастапқы\s+автор\w*"
    r"|autor(?:in|en)?|verfasser|auteurs?|autores?|yazar|автори?)\s*(?:[:：]|\s[—–-]\s)\s*(?P<names>.{2,120})$",
    re.I,
)
_BY = lazy(
    r"^\W*(?:(?i:(?:(?:written|story|reported|reporting|text)\s+)?by|автор|von|par"
    r"|por))\s+(?P<names>[^\W\d_a-zа-яё][^.:!?]{2,80})$"
)
_BARE_CREDIT = lazy(r"^(?:фото|коллаж|сурет|фотосурет|photo|image|foto)\s+(?:by\s+)?([^.!?:]{3,50})$", re.I)
_CLOCK = lazy(r"^\d{1,2}:\d{2}\s+(?=\S)")
_BARE_LABEL = lazy(r"^(?:news|новости|жаңалықтар|nachrichten|actualités|noticias|haberler|новини)\W*$", re.I)
_SOURCE = lazy(
    r"^\W*(?:source|original\s+source|источник|дереккөз|дерек\s+көзі|quelle|fuente|kaynak|джерело"
    r"|zdroj)\s*[:：]\s*(?P<name>.{2,100})$",
    re.I,
)
_NOISE = lazy(
    r"^\W*(?:\d[\d\s.,]*(?:views?|просмотр\w*|қаралым\w*|рет\s+қаралды|k|тыс\.?)?|(?:views?|просмотр(?:ов|ы)"
    r"|қаралым|reading\s+time|время\s+чтения|оқу\s+уақыты)\s*:?\s*[\d\s.,]*(?:min\w*|мин\w*)?"
    r"|\d+\s*(?:min(?:ute)?s?\s+read|мин(?:ут\w*)?\s+(?:на\s+)?чтени\w)|share|поделиться|бөлісу|print|распечатать"
    r"|теги?|tags?|listen(?:\s+to\s+article)?|слушать|тыңдау|home|главная|басты\s+бет|menu|меню|мәзір"
    r"|facebook|twitter|telegram|whatsapp|vk|вконтакте|instagram|copy\s+link)\W*$",
    re.I,
)
_RIGHTS = lazy(
    r"all\s+rights\s+reserved|все\s+права\s+(?:защищены|сохранены)|барлық\s+құқық|alle\s+rechte|tous\s+droits"
    r"|todos\s+los\s+derechos",
    re.I,
)
# Parts hold no separator themselves: there is one way to match, so a line of nothing but separators costs no time. A
# separator stands free, or there are two of them; « »: » alone ends a quotation.
_CRUMBS = lazy(
    r"^[^.!?/›»«>→]{1,40}(?<=\s)[/›»>→](?=\s)[^.!?/›»«>→]{1,60}(?:[/›»>→][^.!?/›»«>→]{1,60})*$"
    r"|^[^\s.!?/›>→]{1,30}(?:[/›>→][^\s.!?/›>→]{1,40}){2,}$"
)


def bullet(line: str) -> tuple[str, str] | None:
    """(mark, text) of a bulleted line, or None."""
    found = _BULLET.match(line)
    return ((found[1] or found[2]), line[found.end() :].strip()) if found else None


def is_dash(mark: str) -> bool:
    """A long dash: it marks items, but also speech in Russian and Kazakh."""
    return mark in _DASHES


def is_speech(text: str) -> bool:
    """A line of dialogue: « ..., — said he »."""
    return bool(_SPEECH.search(text))


def numbered(line: str) -> tuple[int, str] | None:
    """(number, text) of « 3. text » and « 3) text », or None."""
    found = _NUMBER.match(line)
    return (int(found[1]), line[found.end() :].strip()) if found else None


def authors_of(line: str, *, loose: bool = False) -> list[str]:
    """Names on a line of its own such as « Original Author: X »; ``loose``: « By X » counts too."""
    found = _AUTHOR.match(line) or (_BY.match(line) if loose else None)
    return names_in(found["names"]) if found else []


def credited(line: str) -> str:
    """Who is credited in a line such as « Фото пресс-службы » or « Photo Mira Holt », which has no colon, or ""."""
    found = _BARE_CREDIT.match(line)
    return found[1].strip() if found else ""


def source_of_line(line: str) -> str:
    """« Source: X » -> X, or ""."""
    found = _SOURCE.match(line)
    return found["name"].strip(" .") if found else ""


def day_of_line(line: str) -> str:
    """The date of a line that says little else, or ""."""
    if len(line) > 70 or (_END.search(line) and not line.rstrip().endswith((".", "г.", "ж."))):
        return ""
    day = iso_day(line) if re.match(r"\W*\d{4}-\d\d-\d\d", line) else written_day(line)
    if not day:
        return ""
    letters = re.sub(r"[\W\d_]+", " ", line).split()
    return day if len(letters) <= 6 else ""


def is_noise(line: str) -> bool:
    """Counters, share buttons, breadcrumbs, rights: surroundings of an article that copying takes along."""
    return len(line) < 90 and bool(_NOISE.match(line) or _RIGHTS.search(line))


def is_crumbs(line: str) -> bool:
    """« Home / News / Politics »."""
    return len(line) < 120 and bool(_CRUMBS.match(line))


def is_titular(line: str) -> bool:
    """Reads like a headline: not too long, and does not end as a sentence does."""
    return 0 < len(line) <= 220 and not _END.search(line) and len(line.split()) <= 30


def ends_sentence(line: str) -> bool:
    """Ends with the mark of a sentence, quote marks aside."""
    return bool(re.search(r"[.!?…]['\"”»’)\]]*$", line.rstrip()))


def without_clock(line: str) -> str:
    """The line without the time of day that news lists print before a headline."""
    return _CLOCK.sub("", line)


def is_bare_label(line: str) -> bool:
    """« News » and its kin: a label only where a list stands under it."""
    return bool(_BARE_LABEL.match(line))


def choose_titles(titles: Sequence[str]) -> tuple[str, str, list[str], list[str]]:
    """(title, shorter title, lines before them, lines after them) of the lines above a text. Of two that say the same
    the longer is the title; a word or two before a real headline is the name of a section."""
    for i, one in enumerate(titles):
        for j in range(i + 1, len(titles)):
            if same_title(one, titles[j]):
                short, title = sorted((one, titles[j]), key=len)
                after = [text for k, text in enumerate(titles) if k > i and k != j]
                return title, short if squash(short) != squash(title) else "", list(titles[:i]), after
    first = 1 if len(titles) > 1 and len(titles[0].split()) <= 2 and len(titles[1].split()) >= 4 else 0
    return (titles[first] if titles else ""), "", list(titles[:first]), list(titles[first + 1 :])


def same_title(one: str, other: str) -> bool:
    """Two headlines of one story: one contains the other, or they share most of their words."""
    a, b = set(one.lower().split()), set(other.lower().split())
    shorter, longer = sorted((a, b), key=len)
    return (
        squash(one) in squash(other)
        or squash(other) in squash(one)
        or len(shorter & longer) >= max(2, 0.6 * len(shorter))
    )
