"""Dates as mark-up and pages write them."""

from __future__ import annotations

import pytest

from orda_tui.extract.dates import iso_day, iso_moment, written_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-10-22", (1761091200, True)),
        ("2025-10-22T10:15:00+05:00", (1761110100, False)),
        ("2025-10-22T05:15:00Z", (1761110100, False)),
        ("20251022T051500Z", (1761110100, False)),
        ("2025-10-22 05:15", (1761110100, False)),
        ("2025-10-22T10:15:00.123+0500", (1761110100, False)),
        ("2025-13-40", None),
        ("2025-10-22T99:99", None),
        ("soon", None),
    ],
)
def test_iso(text: str, expected: tuple[int, bool] | None) -> None:
    assert iso_moment(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "October 22, 2025", "Oct. 22, 2025", "22 October 2025", "22nd of October 2025", "22 октября 2025 г.",
        "2025 ж. 22 қазан", "22 қазан 2025 ж.", "2025 жылғы 22 қазан", "22. Oktober 2025", "22 octobre 2025",
        "22 de octubre de 2025", "22 Ekim 2025", "22 жовтня 2025", "22. října 2025", "22.10.2025, 10:15", "2025/10/22",
        "22/10/2025", "10/22/2025", "Published on October 22, 2025 by the desk, updated November 1, 2025",
    ],
)  # fmt: skip
def test_written(text: str) -> None:
    assert written_day(text) == "2025-10-22"


@pytest.mark.parametrize("text", ["", "page 22 of 2025", "31.02.2025", "October", "version 1.2.2025.4", "2025"])
def test_no_date(text: str) -> None:
    assert written_day(text) == ""


def test_day_is_the_one_printed() -> None:
    assert iso_day("2025-10-22T00:30:00+05:00") == "2025-10-22"
