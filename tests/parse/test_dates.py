"""Dates as they are written, and what is no date."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.parse.dates import DATE_LIMIT, moment, parse_date

HALF_PAST_TWO = "2025-10-06T14:30:00+00:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 06 Oct 2025 14:30:00 +0300", "2025-10-06T11:30:00+00:00"),
        ("Mon, 06 Oct 2025 14:30:00 GMT", HALF_PAST_TWO),
        ("Mon, 06 Oct 2025 14.30.00 GMT", HALF_PAST_TWO),
        ("Mon, 06 Oct 2025 24:00:00 GMT", "2025-10-07T00:00:00+00:00"),
        ("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59+00:00"),
        ("Tuesday, 06 Oct 2025 14:30 GMT", HALF_PAST_TWO),
        ("6 Oct 2025 2:30 PM", HALF_PAST_TWO),
        ("6 Oct 2025 12:30 AM", "2025-10-06T00:30:00+00:00"),
        ("2025-10-06T14:30:00Z", HALF_PAST_TWO),
        ("2025-10-06T14:30:00+05", "2025-10-06T09:30:00+00:00"),
        ("2025-10-06T14:30:00-05:00Z", "2025-10-06T19:30:00+00:00"),
        ("2025-10-06T14:30:00.000+0000", HALF_PAST_TWO),
        ("2025-10-06T14:30:00.1234567Z", HALF_PAST_TWO),
        ("20251006T143000Z", HALF_PAST_TWO),
        ("2025-10-06 14:30", HALF_PAST_TWO),
        ("06.10.2025, 14:30:00", HALF_PAST_TWO),
        ("30.10.23", "2023-10-30T00:00:00+00:00"),
        ("Fri, 26/06/2020", "2020-06-26T00:00:00+00:00"),
        ("10/06/2025 2:30 PM", HALF_PAST_TWO),
        ("10-06-2025 02:30:00 PM", HALF_PAST_TWO),
        ("Oct 6 2025 14h30", HALF_PAST_TWO),
        ("10/13/2025", "2025-10-13T00:00:00+00:00"),
        ("Oct. 6, 2025, 2:30 p.m.", HALF_PAST_TWO),
        ("16th Nov 2020", "2020-11-16T00:00:00+00:00"),
        ("1759761000", HALF_PAST_TWO),
        ("1759761000000", HALF_PAST_TWO),
        ("01 Jan 69 00:00:00 +0000", "2069-01-01T00:00:00+00:00"),
        ("01 Jan 70 00:00:00 +0000", "1970-01-01T00:00:00+00:00"),
        ("2003-335", "2003-12-01T00:00:00+00:00"),
        ("2003-12", "2003-12-01T00:00:00+00:00"),
        ("2003", "2003-01-01T00:00:00+00:00"),
        # Russian, Kazakh, Ukrainian
        ("6 октября 2025 г.", "2025-10-06T00:00:00+00:00"),
        ("понедельник, 6 октября 2025 г. 14:30", HALF_PAST_TWO),
        ("Вт, 07 окт 2025 09:05:00 МСК", "2025-10-07T06:05:00+00:00"),
        ("07 октября 2025 в 09:05 (МСК)", "2025-10-07T06:05:00+00:00"),
        ("6 октября 2025 года в 14 часов 30 минут", HALF_PAST_TWO),
        ("6 окт 2025 14:30 (UTC+3)", "2025-10-06T11:30:00+00:00"),
        ("6 мая 2025", "2025-05-06T00:00:00+00:00"),
        ("2025 жылғы 6 қазан 14:30", HALF_PAST_TWO),
        ("Дс, 06 қаз. 2025", "2025-10-06T00:00:00+00:00"),
        ("сенбі, 6 желтоқсан 2025", "2025-12-06T00:00:00+00:00"),
        ("1 қыркүйек 2025 ж.", "2025-09-01T00:00:00+00:00"),
        ("6 жовтня 2025 р. о 14:30", HALF_PAST_TWO),
        ("середа, 6 серпня 2025 14:30", "2025-08-06T14:30:00+00:00"),
        # other languages
        ("mar. 02 déc. 2025 08:00", "2025-12-02T08:00:00+00:00"),
        ("28 Februar 2010 21:03:38 GMT", "2010-02-28T21:03:38+00:00"),
        ("martes, 2 de diciembre de 2025", "2025-12-02T00:00:00+00:00"),
        ("Κυρ, 11 Ιουλ 2004 12:00:00 EST", "2004-07-11T17:00:00+00:00"),
        ("2025년 10월 06일 14:30", HALF_PAST_TWO),
        ("2025-10-06 오후 02:30:00", HALF_PAST_TWO),
        ("2025年10月6日 14:30", HALF_PAST_TWO),
        # zones
        ("Mon, 06 Oct 2025 14:30:00 GMT+5", "2025-10-06T09:30:00+00:00"),
        ("Mon, 06 Oct 2025 14:30:00 UTC+05:00", "2025-10-06T09:30:00+00:00"),
        ("Mon, 06 Oct 2025 14:30:00 Europe/Brussels", "2025-10-06T12:30:00+00:00"),
        ("Mon, 06 Oct 2025 14:30:00 EDT", "2025-10-06T18:30:00+00:00"),
        ("Mon, 06 Oct 2025 14:30:00 ET", "2025-10-06T18:30:00+00:00"),
        ("15 Jan 2024 10:00 ALMT", "2024-01-15T04:00:00+00:00"),
        ("15 Mar 2024 10:00 ALMT", "2024-03-15T05:00:00+00:00"),
        ("Sun Jan  4 16:29:06 PST 2004", "2004-01-05T00:29:06+00:00"),
        ("Thu Nov 12 2020 17:00:00 GMT+0000 (Coordinated Universal Time)", "2020-11-12T17:00:00+00:00"),
    ],
)
def test_date(text: str, expected: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.astimezone(UTC).replace(microsecond=0).isoformat() == expected


MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru, nominative": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru, short": "янв фев мар апр май июн июл авг сен окт ноя дек",
    "ru, with dots": "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "kk, short": "қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел.",
    "kk, in a case": "қаңтарда ақпанда наурызда сәуірде мамырда маусымда "
    "шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "uk, short": "січ лют бер кві тра чер лип сер вер жов лис гру",
    "uk, nominative": "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "be": "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
}
WEEKDAYS = {
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "kk": "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
    "uk": "понеділок вівторок середа четвер п’ятниця субота неділя",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
}


@pytest.mark.parametrize("language", MONTHS)
def test_every_month(language: str) -> None:
    names = MONTHS[language].split()
    assert len(names) == 12
    for month, name in enumerate(names, 1):
        for text in (f"6 {name} 2025 14:30", f"06 {name.capitalize()} 2025, 14:30", f"{name} 6, 2025, 14:30"):
            assert parse_date(text) == datetime(2025, month, 6, 14, 30, tzinfo=UTC), text


@pytest.mark.parametrize("language", WEEKDAYS)
def test_weekdays_carry_nothing(language: str) -> None:
    month = MONTHS[language].split()[1]
    for day in WEEKDAYS[language].split():
        for text in (
            f"{day}, 6 {month} 2025 14:30",
            f"{day[:3]}. 6 {month} 2025 14:30",
            f"6 {month} 2025 14:30, {day}",
        ):
            assert parse_date(text) == datetime(2025, 2, 6, 14, 30, tzinfo=UTC), text


@pytest.mark.parametrize(
    "text",
    ["", "   ", "Yesterday", "сегодня", "12:30", "1", "6 Oct", "99/99/9999", "31 Feb 2025", "0001-01-01T00:00:00Z"],
)
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["1" * 50_000, "Mon, " * 20_000, "2025-10-06T99:00:00Z", "\x00", "+" * 100_000])
def test_hostile_dates_are_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_rfc_822_and_iso_8601_agree(when: datetime, east: int) -> None:
    sign, minutes = "-" if east < 0 else "+", abs(east)
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    zone = f"{sign}{minutes // 60:02}{minutes % 60:02}"
    rfc = f"{when.day:02} {months[when.month - 1]} {when.year} {when:%H:%M:%S} {zone}"
    iso = f"{when:%Y-%m-%dT%H:%M:%S}{zone[:3]}:{zone[3:]}"
    expected = int(when.replace(microsecond=0, tzinfo=UTC).timestamp()) - east * 60
    assert moment(rfc) == moment(iso) == moment(str(expected) if expected > 10**9 else rfc) == expected


@given(st.text(alphabet=st.sampled_from("0123456789 :./,-+TZапрMayокт월일ampmGT"), max_size=DATE_LIMIT + 30))
def test_anything_is_a_date_or_none(text: str) -> None:
    found = parse_date(text)
    assert found is None or found.tzinfo is not None
