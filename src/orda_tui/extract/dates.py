"""Dates as pages write them: in mark-up (ISO 8601) and in words (English, Russian, Kazakh and their neighbours)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from orda_tui.extract.patterns import lazy

_ISO = lazy(
    r"(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.I,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan январ янв қаңтар januar jänner janv enero ocak січн led gennaio janeiro stycz",
            "february feb феврал фев ақпан februar févr fév febrero şubat лют únor febbraio fevereiro lut",
            "march mar март мар наурыз märz mars marzo mart берез březn março marca",
            "april apr апрел апр сәуір avril abril nisan квіт dubn aprile kwiet",
            "may май мая мамыр mai mayo mayıs трав květ maggio maio maja",
            "june jun июн маусым juni juin junio haziran черв červn giugno junho czerw",
            "july jul июл шілде juli juil julio temmuz лип červen luglio julho lip",
            "august aug август авг тамыз août agosto ağustos серп srpn sierp",
            "september sep sept сентябр сен қыркүйек septem eylül верес září settembre setembro wrze",
            "october oct октябр окт қазан oktober okt octobre octubre ekim жовт říj ottobre outubro paźdz",
            "november nov ноябр ноя қараша novem noviembre kasım листоп listop novembro",
            "december dec декабр дек желтоқсан dezember dez décem diciembre aralık груд prosin dicembre dezembro grud",
        ),
        1,
    )
    for name in names.split()
}
_LONGEST_FIRST = sorted(_MONTHS, key=len, reverse=True)
_MONTH = r"(?P<month>" + "|".join(map(re.escape, _LONGEST_FIRST)) + r")[^\W\d]{0,8}\.?"
_WRITTEN = (
    lazy(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.I),
    lazy(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|-?го)?[.,]?\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:de\s+|del\s+)?"
        r"(?P<year>(?:19|20)\d\d)\b",
        re.I,
    ),
    lazy(rf"\b(?P<year>(?:19|20)\d\d)\s*(?:ж\.?|жылы|жылғы|жыл)?,?\s+(?P<day>\d{{1,2}})\s*-?\s*{_MONTH}", re.I),
    lazy(r"\b(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)\b(?!\.?\d)"),
    lazy(r"\b(?P<year>(?:19|20)\d\d)[/.](?P<number>\d{1,2})[/.](?P<day>\d{1,2})\b"),
    lazy(r"\b(?P<day>\d{1,2})/(?P<number>\d{1,2})/(?P<year>(?:19|20)\d\d)\b"),
)
_YEAR = lazy(r"(?:19|20)\d\d")
_EARLIEST, _LATEST = 1970, 2099


def iso_moment(text: str) -> tuple[int, bool] | None:
    """Seconds since 1970 and whether only the day was given, from ISO 8601 as pages write it. A time without a zone
    is taken for UTC."""
    found = _ISO.search(text[:60])
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    try:
        if found[4] is None:
            return _at(datetime(year, month, day, tzinfo=UTC)), True
        moment = datetime(year, month, day, int(found[4]), int(found[5]), min(int(found[6] or 0), 59), tzinfo=UTC)
    except ValueError:
        return None
    if not _EARLIEST <= year <= _LATEST:
        return None
    return _at(moment.replace(tzinfo=_zone(found[7] or ""))), False


def iso_day(text: str) -> str:
    """``YYYY-MM-DD`` exactly as the mark-up prints it, in its own zone, or ""."""
    found = _ISO.search(text[:60])
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else ""


def written_day(text: str) -> str:
    """``YYYY-MM-DD`` of the first date written out in the text, or "". Day before month where only figures stand."""
    best: tuple[int, str] | None = None
    text = text[:2000]
    if not _YEAR.search(text):
        return ""
    for pattern in _WRITTEN:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            month = _MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["number"])
            number = int(parts["day"])
            day = _day(int(parts["year"]), month, number) or _day(int(parts["year"]), number, month)
            if day and (best is None or found.start() < best[0]):
                best = (found.start(), day)
                break
    return best[1] if best else ""


def written_moment(text: str) -> tuple[int, bool] | None:
    """Seconds since 1970 and whether only the day is known, from a date written out (with a time of day, if any)."""
    day = written_day(text)
    if not day:
        return None
    moment = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
    return _at(moment), True


def _zone(text: str) -> timezone:
    if text[:1] not in ("+", "-"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    if hours > 14 or minutes > 59:
        return UTC
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(offset if text[0] == "+" else -offset)


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if _EARLIEST <= year <= _LATEST else ""
    except ValueError:
        return ""


def _at(moment: datetime) -> int:
    return int(moment.timestamp())
