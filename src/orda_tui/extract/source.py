"""The outlet that a report names as its own source: « ..., Orda.kz reports », « деп хабарлайды Orda.kz »."""

from __future__ import annotations

from collections.abc import Iterable

from orda_tui.extract.patterns import lazy

# The last part of an address in small letters, so that « г.Алматы » is none.
_HOST = r"[^\W_][\w-]*(?:\.[\w-]+)*\.[a-zа-яқ]{2,10}"
_CAPITAL = "A-ZÀ-ÞА-ЯЁЄІЇҐӘҒҚҢӨҰҮҺ"
_NAMED = rf"(?:[Tt]he )?[{_CAPITAL}][\w-]+(?:[ .-][{_CAPITAL}0-9][\w-]*){{0,3}}"
_KIND_RU = r"(?:(?:ИА|МИА|РИА|информагентство|агентство|издание|портал|газета|корреспондент\w*)\s+)*"
_OUTLET = rf"{_KIND_RU}(?P<outlet>[«“\"„][^«»“”\"„]{{2,60}}[»”\"“]|{_HOST}|{_NAMED})"
_SAYS_EN = r"(?:reports?|reported|writes|wrote|informs)"
_SAYS_RU = r"(?:сообщает|сообщил[аи]?|переда[её]т|пишет|информирует)"
_SAYS_UK = r"(?:повідомля[єю]\w*|повідоми[лв]\w*|переда[єю]\w*|пише|пишуть)"
_SAYS_DE = r"(?:berichte(?:t|te|n)|melde(?:t|te|n)|schreib(?:t|en)|schrieb)"
# In German every noun has a capital: an outlet is known by what it is.
_OUTLET_DE = (
    r"(?:(?:der|die|das)\s+)?(?P<outlet>(?:[A-ZÄÖÜ][\w-]+ ){0,2}(?:[A-ZÄÖÜ][\w-]*)?(?:[Zz]eitung|[Aa]nzeiger|"
    r"[Nn]achrichten|[Rr]undschau|[Kk]urier|[Tt]age?blatt|[Mm]agazin|[Ss]piegel|[Rr]undfunk)|dpa|AFP|APA|epd|Reuters)"
)
_NAMED_ROMANCE = r"(?P<outlet>(?:Le|La|Les|El|Los)\s[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?|AFP|EFE|Reuters)"
_SAYS_KK = r"(?:хабарлайды|хабарлады|жазады|жазды|мәлімдейді)"
_PATTERNS = tuple(
    lazy(pattern)
    for pattern in (
        rf",\s+(?:as\s+)?{_OUTLET}\s+{_SAYS_EN}(?:\s+on\s+\w+)?[.,]?$",
        rf",\s+{_SAYS_EN}\s+{_OUTLET}[.,]?$",
        rf"(?:,|[Оо]б\s+этом|[Кк]ак)\s+{_SAYS_RU}\s+{_OUTLET}",
        rf"(?:,|[Пп]ро\s+це|[Яя]к)\s+{_SAYS_UK}\s+{_OUTLET}",
        rf",\s+{_SAYS_DE}\s+{_OUTLET_DE}\b",
        rf"\b[Ww]ie\s+{_OUTLET_DE}\s+{_SAYS_DE}\b",
        rf",\s+(?:rapporte|relate|informa|informó)\s+{_NAMED_ROMANCE}[.,]?$",
        rf",?\s*деп\s+{_SAYS_KK}\s+{_OUTLET}",
        rf"(?:[Бб]ұл\s+туралы|,)\s+{_OUTLET}(?:\s+тілшісі)?,?\s+(?:деп\s+)?{_SAYS_KK}",
        rf"\b(?P<outlet>{_HOST})(?:\s+тілшісі)?,?\s+(?:{_SAYS_EN}|(?:деп\s+)?{_SAYS_KK})\b",
        rf"(?:according\s+to|reports?\s+by|со\s+ссылкой\s+на|сілтеме\s+жасап)\s+(?P<outlet>{_HOST})",
    )
)


def reporting_source(paragraphs: Iterable[str]) -> str:
    """The name of the outlet, as printed, from the first of the paragraphs that names one; "" where none does."""
    for text in paragraphs:
        for pattern in _PATTERNS:
            found = pattern.search(text[:1500])
            if found:
                return found["outlet"].strip(' .,«»“”"„').removeprefix("the ").removeprefix("The ")
    return ""
