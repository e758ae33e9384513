"""Keys answered on the last frame: only those that move the cursor, and no byte is lost or changes places."""

from __future__ import annotations

import itertools
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.tui.early_keys import EarlyKeys, first_of, is_answer, packed

DOWN, UP = [b"j", "о".encode(), b"\x1b[B"], [b"k", b"\x1b[A"]
ROWS = [(number, f"plain{number} ", f"lit{number} ") for number in (11, 12, 13)]
ANSWERS = [b"\x1b]11;rgb:0000/0000/0000\x1b\\", b"\x1b[?62;22c", b"\x1b_Gi=31;OK\x1b\\", b"\x1b[6;18;9t"]
OTHERS = [b"q", b"\x03", b"\x1b[5~", b"\x1b", "ъ".encode(), b"\r", b"\x1bOH"]


class Screen:
    """A terminal whose size can change, and what was painted on it."""

    def __init__(self) -> None:
        self.size = os.terminal_size((80, 24))
        self.painted: list[bytes] = []
        self.is_gone = False

    def write(self, number: int, data: bytes) -> int:
        if self.is_gone:
            raise OSError(5, "Input/output error")
        self.painted.append(data)
        return len(data)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    made = Screen()
    monkeypatch.setattr(os, "write", made.write)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: made.size)
    return made


@pytest.mark.parametrize(
    ("data", "first"),
    [
        (b"jk", b"j"),
        ("оj".encode(), "о".encode()),
        ("о".encode()[:1], b""),
        (b"\x1b", b""),
        (b"\x1b[", b""),
        (b"\x1b[Bj", b"\x1b[B"),
        (b"\x1b[1;2", b""),
        (b"\x1bOB", b"\x1bOB"),
        (b"\x1bO", b""),
        (b"\x1bjk", b"\x1bj"),
        (b"\x1b]11;rgb:0/0/0\x07j", b"\x1b]11;rgb:0/0/0\x07"),
        (b"\x1b]11;rgb:0/0/0\x1b\\\x1b]x\x07", b"\x1b]11;rgb:0/0/0\x1b\\"),
        (b"\x1b_Gi=31;OK", b""),
    ],
)
def test_what_is_typed_falls_into_keys(data: bytes, first: bytes) -> None:
    assert first_of(data) == first


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_of_the_terminal_is_no_key(answer: bytes) -> None:
    assert is_answer(answer)
    assert not any(is_answer(key) for key in (*DOWN, *UP, *OTHERS))


def test_the_cursor_moves_on_the_screen(screen: Screen) -> None:
    early = EarlyKeys(packed(DOWN, UP, ROWS))
    assert early.article is None
    assert early.take("jо".encode() + b"\x1b[A") == b""
    assert screen.painted == [b"plain11 lit12 ", b"plain12 lit13 ", b"plain13 lit12 "]
    assert early.article == 12


def test_at_the_top_it_stays(screen: Screen) -> None:
    early = EarlyKeys(packed(DOWN, UP, ROWS))
    assert early.take(b"kkj") == b""
    assert screen.painted == [b"plain11 lit12 "]


def test_what_would_leave_the_rows_waits_and_so_does_all_after_it(screen: Screen) -> None:
    early = EarlyKeys(packed(DOWN, UP, ROWS))
    assert early.take(b"jjjk") == b"jk"
    assert early.are_over
    assert early.article == 13


@pytest.mark.parametrize("other", OTHERS)
def test_another_key_waits_and_so_does_all_after_it(other: bytes, screen: Screen) -> None:
    early = EarlyKeys(packed(DOWN, UP, ROWS))
    assert early.take(b"j" + other + b"j") + early.end() == other + b"j"
    assert len(screen.painted) == 1


def test_on_a_terminal_of_another_size_nothing_is_painted(screen: Screen) -> None:
    early = EarlyKeys(packed(DOWN, UP, ROWS))
    screen.size = os.terminal_size((90, 24))
    assert early.take(b"j") == b"j"
    assert screen.painted == []


def test_a_terminal_that_is_gone_takes_nothing(screen: Screen) -> None:
    early = EarlyKeys(packed(DOWN, UP, ROWS))
    screen.is_gone = True
    assert early.take(b"j") == b"j"
    assert early.article is None


@pytest.mark.parametrize("kept", [b"", b"j", b"j\0k", b"j\0k\0", b"j\0k\0one\0plain\0lit", b"j\0k\x001\0plain"])
def test_a_damaged_file_is_no_frame_with_keys(kept: bytes, screen: Screen) -> None:
    with pytest.raises(ValueError):
        EarlyKeys(kept)


@given(
    typed=st.lists(st.sampled_from([*DOWN, *DOWN, *UP, *ANSWERS, *OTHERS]), max_size=12),
    cuts=st.lists(st.integers(0, 60), max_size=6),
)
def test_no_byte_is_lost_however_they_come(typed: list[bytes], cuts: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        screen = Screen()
        patch.setattr(os, "write", screen.write)
        patch.setattr(os, "get_terminal_size", lambda _: screen.size)
        early = EarlyKeys(packed(DOWN, UP, ROWS))
        data = b"".join(typed)
        ends = [0, *sorted(cut for cut in cuts if cut < len(data)), len(data)]
        left = b"".join(early.take(data[start:end]) for start, end in itertools.pairwise(ends)) + early.end()
    row, index = 0, 0
    answers = b""
    for index, token in enumerate(typed):  # noqa: B007 - where it stopped is what counts
        to = max(0, row + (token in DOWN) - (token in UP))
        if token in ANSWERS:
            answers += token
        elif token not in (*DOWN, *UP) or to >= len(ROWS):
            break
        else:
            row = to
    else:
        index = len(typed)
    assert left == answers + b"".join(typed[index:])
    assert early.article == (ROWS[row][0] if row else None)
