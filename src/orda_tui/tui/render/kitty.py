"""Pictures the kitty way: sent to the terminal once, then shown by placeholder characters, which are text like others.

A placeholder cell is U+10EEEE with two combining marks that say which row and column of the picture it stands for; its
colour is the picture's number. So pictures scroll, are clipped and are covered like text. kitty and Ghostty know this;
other terminals that answer to the protocol (WezTerm, Konsole) do not know placeholders.

Where the program sends only 256 colours, a number must be one of these: as a colour of 24 bits it would be rounded.
"""

from __future__ import annotations

import base64
import io
import random
import re
from collections.abc import Mapping
from itertools import count

from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style

from orda_tui.tui.render.pictures import decoded

_PLACEHOLDER = "\U0010eeee"
# The protocol's marks for 0, 1, 2, ... as ranges of code points, first and last.
_MARK_RANGES = (
    "0305 030D-030E 0310 0312 033D-033F 0346 034A-034C 0350-0352 0357 035B 0363-036F 0483-0487 0592-0595 0597-0599 "
    "059C-05A1 05A8-05A9 05AB-05AC 05AF 05C4 0610-0617 0657-065B 065D-065E 06D6-06DC 06DF-06E2 06E4 06E7-06E8 "
    "06EB-06EC 0730 0732-0733 0735-0736 073A 073D 073F-0741 0743 0745 0747 0749-074A 07EB-07F1 07F3 0816-0819 "
    "081B-0823 0825-0827 0829-082D"
)
_CHUNK = 4096  # characters of base64 in one sequence: the protocol's limit
_CELL = (10, 20)  # pixels a cell is taken to have; the terminal scales what it gets
_COLOURS = 256


def _marks() -> tuple[str, ...]:
    found: list[str] = []
    for part in _MARK_RANGES.split():
        first, _, last = part.partition("-")
        found += [chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)]
    return tuple(found)


_MARKS = _marks()
#: Rows and columns a picture may have at most.
MOST_CELLS = len(_MARKS)


def knows_placeholders(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is one that knows placeholders; it must also have answered that it shows pictures. Not where
    no colours are wanted: a placeholder is nothing without its colour."""
    if environment.get("TMUX") or environment.get("NO_COLOR"):
        return False
    return (
        environment.get("TERM") in ("xterm-kitty", "xterm-ghostty")
        or "KITTY_WINDOW_ID" in environment
        or environment.get("TERM_PROGRAM") == "ghostty"
    )


_counted = count(random.randrange(1, 1 << 23))
_PALETTE = tuple(
    number
    for number in range(16, 256)  # those below may look any way, and so have no 24 bits to be found again by
    if Color.from_triplet(Color.from_ansi(number).get_truecolor()).downgrade(ColorSystem.EIGHT_BIT).number == number
)


def new_number(*, few_colours: bool = False) -> int:
    """A number for a picture; ``few_colours``: the program sends no more than 256."""
    number = next(_counted)
    return _PALETTE[number % len(_PALETTE)] if few_colours else 256 + number % ((1 << 24) - 256)


def transmission(data: bytes, columns: int, rows: int, number: int) -> str:
    """The sequences that hand the picture over to the terminal as ``number`` (1 to 2^24 - 1), for so many cells.

    Slow: call it in a thread. Raises BadPicture.
    """
    image = decoded(data, columns * _CELL[0], rows * _CELL[1])
    out = io.BytesIO()
    image.quantize(_COLOURS).save(out, "PNG")
    text = base64.standard_b64encode(out.getvalue()).decode("ascii")
    chunks = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
    head = f"a=T,U=1,f=100,q=2,i={number},c={columns},r={rows},"
    sequences = []
    for at, chunk in enumerate(chunks):
        more = int(at < len(chunks) - 1)
        sequences.append(f"\x1b_G{head if at == 0 else 'q=2,'}m={more};{chunk}\x1b\\")
    return "".join(sequences)


def removal(number: int) -> str:
    """The sequence that makes the terminal forget a picture."""
    return f"\x1b_Ga=d,d=I,q=2,i={number}\x1b\\"


def placeholders(columns: int, rows: int, number: int) -> list[list[Segment]]:
    """``rows`` rows of ``columns`` cells that stand for the picture; at most ``MOST_CELLS`` each way."""
    colour = Color.from_rgb(number >> 16 & 255, number >> 8 & 255, number & 255)
    style = Style(color=Color.from_ansi(number) if number < 256 else colour)
    return [
        [Segment("".join(_PLACEHOLDER + _MARKS[row] + _MARKS[column] for column in range(columns)), style)]
        for row in range(rows)
    ]


_CELLS_OF_PICTURES = re.compile(_PLACEHOLDER + "[" + "".join(_MARKS) + "]*")


def without_pictures(frame: str) -> str:
    """A frame with blanks where it shows pictures: it may be painted again when no terminal knows them any more."""
    return _CELLS_OF_PICTURES.sub(" ", frame) if _PLACEHOLDER in frame else frame
