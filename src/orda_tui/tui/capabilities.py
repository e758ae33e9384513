"""What the terminal can do, read out of its answers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orda_tui.tui.question import ground_of

_END = re.compile(rb"\x1b\[\?[\d;]*c")
_KITTY = re.compile(rb"\x1b_Gi=31;(.*?)\x1b\\")
_CELL = re.compile(rb"\x1b\[6;(\d+);(\d+)t")
_GROUND = re.compile(rb"\x1b\]11;rgb:[0-9a-fA-F]+/[0-9a-fA-F]+/[0-9a-fA-F]+(?:\x1b\\|\x07)")


@dataclass(frozen=True, slots=True)
class Capabilities:
    """``kitty``: pictures can be sent the way of ``render.kitty``. ``cell``: width and height in pixels, or
    None. ``ground``: the background, 0 to 255 each, or None.
    ``typed``: what the reader typed meanwhile, and an answer that has only begun."""

    kitty: bool = False
    sixel: bool = False
    cell: tuple[int, int] | None = None
    ground: tuple[int, int, int] | None = None
    typed: bytes = b""


def understood(answer: bytes) -> Capabilities:
    """What the bytes that came back from the terminal say; what is no answer was typed."""
    kitty = _KITTY.search(answer)
    cell = _CELL.search(answer)
    end = _END.search(answer)
    typed = answer
    for pattern in (_KITTY, _CELL, _GROUND, _END):
        typed = pattern.sub(b"", typed)
    return Capabilities(
        kitty=bool(kitty and kitty[1] == b"OK"),
        sixel=bool(end and b"4" in end[0][3:-1].split(b";")),
        cell=(int(cell[2]), int(cell[1])) if cell else None,
        ground=ground_of(answer),
        typed=typed,
    )


_LATE = re.compile(rb"\x1b_G[^\x1b]*\x1b\\|\x1b\][0-9]+;[^\x07\x1b]*(?:\x1b\\|\x07)|\x1b\[6;\d+;\d+t|\x1b\[\?[\d;]*c")
_BEGUN = re.compile(rb"\x1b(?:_G[^\x1b]*\x1b?|\][0-9]+;[^\x07\x1b]*\x1b?)\Z")
_LONGEST = 200


def without_answers(data: bytes) -> tuple[bytes, bytes]:
    """What was typed, without answers of the terminal that came late: nobody types ``ESC ] 11 ; rgb``, but as keys its
    letters would act. The second value is an answer that has begun: put it before what comes next."""
    data = _LATE.sub(b"", data)
    begun = _BEGUN.search(data)
    if begun is None or len(begun[0]) > _LONGEST:
        return data, b""
    return data[: begun.start()], begun[0]
