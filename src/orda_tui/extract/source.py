"""The outlet that a report names as its own source: « ..., Orda.kz reports », « деп хабарлайды Orda.kz »."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HOST = (
    r"[A-Za-zА-Яа-яЁё0-9][\wА-Яа-я-]*(?:\.[\w-]+)*\."
    r"(?:kz|ru|com|org|net|uz|kg|info|media|news|tv|az|am|ge|by|ua|eu|de|fr|uk|us|tj|tm|mn|io|co|press|today|live"
    r"|қаз|рф)"
)
_NAME = (
    r"(?:(?:ИА|МИА|РИА|информагентство|агентство|издание|портал|газета|корреспондент)\s+)?[«“\"]?(?P<{0}>"
    + _HOST
    + r"|[A-ZА-ЯЁӘҒҚҢӨҰҮІ][\w-]+(?:[ .-][A-ZА-ЯЁӘҒҚҢӨҰҮІ0-9][\w-]*){{0,3}})[»”\"]?"
)
_SAYS_EN = r"(?:reports?|reported|writes|wrote|informs)"
_SAYS_RU = r"(?:сообщает|сообщил[аи]?|переда[её]т|пишет|информирует|рассказывает|отмечает)"
_SAYS_KK = r"(?:деп\s+)?(?:хабарлайды|хабарлады|жазады|жазды|мәлімдейді|деп\s+хабарлады)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r",\s+(?:as\s+)?" + _NAME.format("a") + rf"\s+{_SAYS_EN}(?:\s+\w+)?(?:\.|,|$)",
        rf",\s+{_SAYS_EN}\s+" + _NAME.format("a") + r"(?:\.|,|$)",
        rf",?\s+(?:как\s+)?{_SAYS_RU}\s+(?:корреспондент\s+)?" + _NAME.format("a"),
        rf",?\s+{_SAYS_KK}\s+" + _NAME.format("a") + r"(?:\s+тілшісі)?",
        _NAME.format("a") + rf"(?:\s+тілшісі)?,?\s+{_SAYS_KK}",
        r"\b(?P<a>" + _HOST + rf")\s+{_SAYS_EN}\b",
        r"(?:according\s+to|reports?\s+by|со\s+ссылкой\s+на)\s+(?P<a>" + _HOST + r")",
    )
)


def reporting_source(paragraphs: Iterable[str]) -> str:
    """The name of the outlet, as printed, from the first of the paragraphs that names one; "" where none does."""
    for text in paragraphs:
        for pattern in _PATTERNS:
            found = pattern.search(text[:1500])
            if found:
                return found["a"].strip(" .,")
    return ""
