"""The loose reader of dates: takes the time and the zone out of a text, then finds day, month and year in the rest."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from datetime import timezone as fixed

from orda_tui.parse.datewords import AFTERNOON, MORNING, in_region, in_zone, is_zone, month_of

_BRACKETS = re.compile(r"\(([^()]{0,100})\)")
_HALF = r"(?:\s{0,3}(am|pm|a\.\s?m|p\.\s?m|μμ|πμ)\b\.?)"
_CLOCK = re.compile(
    rf"(오전|오후|上午|下午|午前|午後)?\s{{0,3}}(?<!\d)(\d{{1,2}})\s?(?::|h|ч\.?|час[а-я]{{0,2}}|시|時|时|点)\s?(\d{{1,2}})(?:\s?(?::|분|分)\s?(\d{{1,2}})(?:[.,]\d{{1,9}})?)?"
    rf"(?:초|秒|분|分)?{_HALF}?"
)
_HOUR_ONLY = re.compile(rf"(?<![\d.:/-])(\d{{1,2}}){_HALF}")
_DOTTED_CLOCK = re.compile(r"(?<=[\s,t])([01]?\d|2[0-4])[.](\d{2})(?:[.](\d{2}))?(?![\d.])(?!\s?(?:г|ж))")
_COMPACT = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})t?\s?(\d{2})(\d{2})(\d{2})?(?:[.,]\d{1,9})?(?!\d)")
_OFFSET = re.compile(r"(?:gmt|utc|ut|z|мск|msk)?\s{0,3}([+\-−–])\s?(\d{1,2})(?::?(\d{1,2}))?(?!\d)")
_REGION = re.compile(
    r"\b(?:africa|america|antarctica|asia|atlantic|australia|europe|indian|pacific)/[a-z_/+-]{2,40}", re.I
)
_WORD = re.compile(r"[^\W\d_]{1,40}")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?!\d)")
_YEAR_MONTH = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?![\d-])|^-?(\d{2})-?(\d{2})$")
_ORDINAL_DAY = re.compile(r"(?<!\d)(\d{4}|\d{2})-?(\d{3})(?!\d)")
_SHORT_DATE = re.compile(r"^(\d{2})(\d{2})(\d{2})$")
_NUMBER = re.compile(r"(?<!\d)(\d{1,4})(?!\d)")


def read_loosely(text: str) -> datetime | None:
    """The moment a text means, naive where it names no zone; None or ValueError for what is no date. The text is at
    most as long as ``dates.DATE_LIMIT``."""
    region = _REGION.search(text)
    rest = text.lower().replace("\xa0", " ").replace("\u202f", " ")
    if region:
        rest = rest[: region.start()] + " " + rest[region.end() :]
    rest = _BRACKETS.sub(lambda found: found[1] if is_zone(found[1]) or _OFFSET.fullmatch(found[1]) else " ", rest)
    compact = _COMPACT.search(rest)
    if compact:
        year, month, day, hour, minute, second = (int(part or 0) for part in compact.groups())
        clock: tuple[int, int, int] | None = (hour, minute, second)
        halved, tail = False, rest[compact.end() :]
        found: tuple[int, int, int] | None = (year, month, day)
    else:
        clock, halved, rest, after = _take_clock(rest)
        found = _find_day(rest if after is None else rest + " " + _without_zone(after), halved)
        tail = rest if after is None else after
        if clock is None and found:
            clock = _dotted_clock(rest)
    if found is None:
        return None
    hour, minute, second = clock or (0, 0, 0)
    if hour > 24 or minute > 59 or second > 61:
        return None
    naive = datetime(*found) + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    if region:
        return in_region(naive, _as_written(region.group())) or naive
    return _zoned(naive, tail) if clock else naive


def _as_written(name: str) -> str:
    return "/".join("_".join(part.capitalize() for part in piece.split("_")) for piece in name.split("/"))


def _take_clock(text: str) -> tuple[tuple[int, int, int] | None, bool, str, str | None]:
    """(time of day, whether it says AM or PM, the text before it, what stands after it or None if there is no time)."""
    found = _CLOCK.search(text)
    if found:
        before, hour, minute, second, after = found.groups()
        half = (before or after or "").replace(" ", "")
        clock = (_hour(int(hour), half), int(minute), int(second or 0))
        return clock, bool(after), text[: found.start()], text[found.end() :]
    found = _HOUR_ONLY.search(text)
    if found:
        return (_hour(int(found[1]), found[2].replace(" ", "")), 0, 0), True, text[: found.start()], text[found.end() :]
    return None, False, text, None


def _hour(hour: int, half: str) -> int:
    if half in AFTERNOON:
        return hour + 12 if hour < 12 else hour
    return 0 if half in MORNING and hour == 12 else hour


def _dotted_clock(text: str) -> tuple[int, int, int] | None:
    clocks = _DOTTED_CLOCK.findall(text)
    if not clocks:
        return None
    hour, minute, second = clocks[-1]
    return int(hour), int(minute), int(second or 0)


def _without_zone(tail: str) -> str:
    return " ".join(word for word in _OFFSET.sub(" ", tail, count=1).split() if not is_zone(word.strip(".,")))


def _zoned(naive: datetime, tail: str) -> datetime:
    found = _OFFSET.search(tail)
    if found:
        hours, minutes = int(found[2]), int(found[3] or 0)
        if found[3] is not None and len(found[2]) == 1 and ":" not in found.group():
            minutes = int(found[3])
        if hours <= 14 and minutes < 60:
            east = hours * 60 + minutes
            return naive.replace(tzinfo=fixed(timedelta(minutes=east if found[1] == "+" else -east)))
    for word in _WORD.findall(tail):
        if is_zone(word):
            return in_zone(naive, word)
    return naive


def _find_day(text: str, halved: bool) -> tuple[int, int, int] | None:
    """(year, month, day). Day before month with dots, slashes and dashes, unless that makes no sense or an AM or PM
    stands beside slashes or dashes."""
    if found := _YEAR_FIRST.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    by_name = _by_month_name(text)
    if by_name:
        return by_name
    if found := _DAY_FIRST.search(text):
        first, mark, second, last = int(found[1]), found[2], int(found[3]), found[4]
        if mark == "-" and len(last) == 2 and 1 <= second <= 12 and 1 <= int(last) <= 31:
            return _year(found[1]), second, int(last)
        day, month = (second, first) if second > 12 or (halved and mark in "/-" and first <= 12) else (first, second)
        return _year(last), month, day
    text = text.strip(" ,.;tz")
    if text.isdigit() and text[:2] in ("19", "20") and len(text) in (4, 8):
        return int(text[:4]), int(text[4:6] or 1), int(text[6:] or 1)
    if found := _YEAR_MONTH.search(text):
        return (int(found[1]), int(found[2]), 1) if found[1] else (_year(found[3]), int(found[4]), 1)
    if found := _SHORT_DATE.search(text):
        return _year(found[1]), int(found[2]), int(found[3])
    if found := _ORDINAL_DAY.search(text):
        return _day_of_year(found[1], int(found[2]))
    return None


def _day_of_year(year: str, number: int) -> tuple[int, int, int] | None:
    if not 1 <= number <= 366:
        return None
    day = datetime(_year(year), 1, 1) + timedelta(days=number - 1)
    return day.year, day.month, day.day


def _by_month_name(text: str) -> tuple[int, int, int] | None:
    month = 0
    place = 0
    for found in _WORD.finditer(text):
        named = month_of(found.group())
        if named:
            month, place = named, found.start()
    if not month:
        return None
    numbers = [(found.start(), found[1]) for found in _NUMBER.finditer(text)]
    years = [item for item in numbers if len(item[1]) == 4]
    rest = [item for item in numbers if len(item[1]) <= 2]
    if not years and len(rest) >= 2:  # 12 Apr 26: the number before the month is the day, the other the year
        before = [item for item in rest if item[0] < place]
        day = before[-1] if before else rest[0]
        years = [item for item in rest if item is not day and item[0] > day[0]] or [
            item for item in rest if item is not day
        ]
        rest = [day]
    if not years:
        return None
    year = _year(years[0][1])
    near = sorted(rest, key=lambda item: abs(item[0] - place))
    return year, month, int(near[0][1]) if near else 1


def _year(digits: str) -> int:
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number < 70 else 1900)
