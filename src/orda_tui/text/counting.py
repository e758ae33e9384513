"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 file", "12,000 files", "2 entries" (where ``many`` is given)."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
