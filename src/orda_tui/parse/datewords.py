"""Words in dates: months in the languages feeds are written in, halves of the day, and zones by name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from datetime import timezone as fixed
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Beginnings of month names, three letters or more; the longest one that fits counts, so genitives come for free.
# 0: words that only look like months (weekdays).
_MONTHS: dict[int, str] = {
    1: "jan jän ene gen sty led oca янв яну січ сту қаң қан ιαν tammi",
    2: "feb fév fev feb lut úno şub фев лют ақп φεβ helmi",
    3: "mar mär mrz mrt maa már març bře nau мар бер сак нау μάρ μαρ",
    4: "apr avr abr ápr kwi dub nis апр кві кра сәу απρ huhti",
    5: "may mai maj mei mag máj kvě май мая тра мам μάι μαι μαϊ μάϊ touko",
    6: "jun juin giu jún cze červ čer haz июн юни чер чэр мау ιούν ιουν kesä",
    7: "jul juil lug júl lip červenc tem июл юли лип ліп шіл ιούλ ιουλ heinä",
    8: "aug aoû aou ago agu ağu sie srp авг сер жні там αύγ αυγ elok",
    9: "sep set szep wrz zář eyl сен сеп вер қыр σεπ syys",
    10: "oct okt out ott paź říj eki окт жов кас қаз οκτ loka",
    11: "nov noi lis kas noy ноя ное лис ліс қар νοέ νοε marras",
    12: "dec déc dez dic dic des gru pros ara дек дес гру сне жел δεκ joulu",
    0: "mard marte maand maanan серед сенб setti setmana martı",
}
_MONTH_OF = {start: month for month, starts in _MONTHS.items() for start in starts.split()}
_LONGEST = max(map(len, _MONTH_OF))

MORNING = frozenset(("am", "a.m", "오전", "上午", "午前", "πμ"))
AFTERNOON = frozenset(("pm", "p.m", "오후", "下午", "午後", "μμ"))

# Minutes east of Greenwich.
_ZONES: dict[int, str] = {
    -600: "hst",
    -540: "akst",
    -480: "pst akdt",
    -420: "mst pdt",
    -360: "cst mdt",
    -300: "est cdt cot pet",
    -240: "ast clt edt",
    -210: "nst",
    -180: "brt art clst adt",
    -150: "ndt",
    0: "z gmt utc ut wet",
    60: "west bst wat cet met mez",
    120: "cest mest mesz cat sast eet",
    180: "eest msk мск trt eat",
    240: "msd samt gst azt amt",
    300: "yekt екб aqtt qyzt orat uzt tjt tmt pkt",
    330: "ist",
    345: "npt",
    360: "omst kgt",
    420: "novt krat ict wib",
    480: "irkt hkt sgt myt pht awst wita",
    540: "yakt jst kst wit",
    570: "acst",
    600: "vlat aest",
    630: "acdt",
    660: "aedt magt sakt",
    720: "pett nzst",
    780: "nzdt",
}
_FIXED = {name: minutes for minutes, names in _ZONES.items() for name in names.split()}
# Zones whose offset depends on the day; Almaty moved from +06 to +05 on 1 March 2024.
_BY_DAY = {
    "almt": "Asia/Almaty",
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}


def month_of(word: str) -> int:
    """1 to 12 for a word in lower case that begins like a month, else 0."""
    for length in range(min(len(word), _LONGEST), 2, -1):
        month = _MONTH_OF.get(word[:length])
        if month is not None:
            return month
    return 0


def is_zone(word: str) -> bool:
    """Whether a word in lower case names a zone."""
    return word in _FIXED or word in _BY_DAY


def in_zone(naive: datetime, word: str) -> datetime:
    """The moment a clock in the zone shows ``naive``; ``word`` as accepted by ``is_zone``."""
    if word in _BY_DAY:
        return in_region(naive, _BY_DAY[word]) or naive.replace(tzinfo=UTC)
    return naive.replace(tzinfo=fixed(timedelta(minutes=_FIXED[word])))


def in_region(naive: datetime, name: str) -> datetime | None:
    """The moment a clock in a zone of the tz database shows ``naive``; None if there is no such zone."""
    try:
        return naive.replace(tzinfo=ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
