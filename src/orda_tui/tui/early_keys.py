"""Keys that the last frame answers itself, while everything heavy is still being imported.

The kept frame holds, for each headline in it, how its row is painted without the cursor and with it. Going up and down
among these rows takes no program: a thread reads the terminal and paints the two rows that change. The list begins
where the cursor came to, so what is on the screen stays as it is when the program takes over. The first key that is
anything else, or that would leave the rows on the screen, ends this: it and all that follow wait for the program.

Imports nothing that costs a millisecond.
"""

from __future__ import annotations

import os

_END = b"\0"
_KEYS = b" "


def packed(down: list[bytes], up: list[bytes], rows: list[tuple[int, str, str]]) -> bytes:
    """What ``EarlyKeys`` takes: the keys, and of each row from the top its article, its plain and its lit painting."""
    parts = [_KEYS.join(down), _KEYS.join(up)]
    for article, plain, lit in rows:
        parts += [b"%d" % article, plain.encode("utf-8", "replace"), lit.encode("utf-8", "replace")]
    return _END.join(parts)


def first_of(data: bytes) -> bytes:
    """The first key, or answer of the terminal, that ``data`` begins with; empty where it has only begun."""
    if data[:1] != b"\x1b":
        lead = data[0]
        length = 1 if lead < 0xC0 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
        return data[:length] if len(data) >= length else b""
    kind = data[1:2]
    if kind == b"[":
        for at in range(2, len(data)):
            if 0x40 <= data[at] <= 0x7E:
                return data[: at + 1]
        return b""
    if kind == b"O":
        return data[:3] if len(data) > 2 else b""
    if kind and kind in b"]_P":
        ends = [data.find(end, 2) + len(end) for end in (b"\x1b\\", b"\x07") if data.find(end, 2) > 0]
        return data[: min(ends)] if ends else b""
    return data[:2] if kind else b""


def is_answer(token: bytes) -> bool:
    """Did the terminal say this, rather than the reader?"""
    return (
        token[:2] in (b"\x1b]", b"\x1b_", b"\x1bP")
        or token[:3] == b"\x1b[?"
        or (token[:2], token[-1:]) == (b"\x1b[", b"t")
    )


class EarlyKeys:
    """Takes what is read from the terminal. ValueError where ``kept`` is not as ``packed`` makes it."""

    def __init__(self, kept: bytes) -> None:
        down, up, *rest = kept.split(_END)
        if not rest or len(rest) % 3:
            raise ValueError("rows of a frame are missing")
        self._steps = dict.fromkeys(down.split(_KEYS), 1) | dict.fromkeys(up.split(_KEYS), -1)
        self._articles = [int(one) for one in rest[::3]]
        self._plain, self._lit = rest[1::3], rest[2::3]
        self._size = os.get_terminal_size(1)
        self._row = 0
        self._begun = b""
        self.are_over = False
        """Has a key come that is the program's to answer?"""

    @property
    def article(self) -> int | None:
        """The article the cursor was moved to; None: it stands where it stood."""
        return self._articles[self._row] if self._row else None

    def take(self, data: bytes) -> bytes:
        """Act on the keys that move the cursor; all others, and answers of the terminal, come back."""
        data, self._begun = self._begun + data, b""
        left = b""
        while data and not self.are_over:
            token = first_of(data)
            if not token:
                self._begun = data
                return left
            if token in self._steps and self._went(self._steps[token]):
                data = data[len(token) :]
            elif is_answer(token):
                left += token
                data = data[len(token) :]
            else:
                self.are_over = True
        return left + data

    def end(self) -> bytes:
        """No key is answered any more. What had only begun."""
        self.are_over = True
        begun, self._begun = self._begun, b""
        return begun

    def _went(self, step: int) -> bool:
        """Move the cursor and paint that; False where this is for the program to do."""
        to = max(0, self._row + step)
        try:
            if to >= len(self._articles) or os.get_terminal_size(1) != self._size:
                return False
            if to != self._row:
                os.write(2, self._plain[self._row] + self._lit[to])
        except OSError:  # the terminal is gone
            return False
        self._row = to
        return True
