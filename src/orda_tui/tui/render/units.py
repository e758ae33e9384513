"""Words, sentences and paragraphs: what a selection made by keyboard is counted in."""

from __future__ import annotations

import re
from typing import Literal

Unit = Literal["word", "sentence", "paragraph", "article"]

#: A selection grows from each to the next.
GROWTH: tuple[Unit, ...] = ("word", "sentence", "paragraph", "article")

_WORD = re.compile(r"\S+")
# A sentence ends with its mark and what closes after it, before a blank and a beginning; CJK marks need no blank.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[—–-]?\s?[^\W_a-zа-яёәғқңөұүһі])|[。！？][」』）”]*|\n")
_ABBREVIATED = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|St|No|vs|Gen|Sen|Rep|Gov|г|гг|ул|им|тг|тыс|млн|млрд))\.$")


def pieces(text: str, unit: Unit) -> list[tuple[int, int]]:
    """The stretches of the text that are units of that kind; every text has at least one."""
    if unit == "word":
        found = [match.span() for match in _WORD.finditer(text)]
    elif unit == "sentence":
        found = _sentences(text)
    else:
        found = [(0, len(text))]
    return found or [(0, len(text))]


def piece_at(text: str, unit: Unit, offset: int) -> tuple[int, int]:
    """The unit that holds the offset, or the last before it."""
    here = pieces(text, unit)[0]
    for start, end in pieces(text, unit):
        if start > offset:
            break
        here = (start, end)
    return here


def _sentences(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATED.search(text, start, match.end()) and not match.group().endswith("\n"):
            continue
        _append(text, start, match.end(), found)
        start = match.end()
    _append(text, start, len(text), found)
    return found


def _append(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    part = text[start:end]
    if part.strip():
        found.append((start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())))
