"""Whatever comes in, nothing that acts comes out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.text.neutral import _HARMLESS, _SUSPECT, clean_folder, neutralise, one_line

ESC = "\x1b"
ACTING = (ESC, ESC + "\\", "\x9b", "\x9d", "\x90", "\x9c", "\x07", "\x00", "\x7f", "\t", "\r", "\n")
PARTS = (" ", "[", "]", "P", "^", "_", "X", "c", "(B", "52;c;", "31m", "a", "ә", "й", "x\u0300", "\u0301" * 9)
UNSEEN = ("\u202e", "\u200b", "\u200d", "\u2028", "\ufe0f", "\U0001f468", "\U0001f3fd", "\U000e0041", "\ud800")
PALETTE = st.lists(st.sampled_from((*ACTING, *PARTS, *UNSEEN)), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        (f"a{ESC}]52;c;ZXZpbA==\x07b", "ab"),
        (f"a{ESC}]0;title{ESC}\\b", "ab"),
        ("a\x9d0;title\x9cb", "ab"),
        (f"a{ESC}[31mred{ESC}[0m", "ared"),
        ("a\x9b31mred", "ared"),
        (f"a{ESC}Pq#0;2{ESC}\\b", "ab"),
        (f"a{ESC}cb", "ab"),
        (f"a{ESC}(Bb", "ab"),
        (f"cut short {ESC}]52;c;ZXZ", "cut short "),
        (f"{ESC}]0;first line\nsecond", "\nsecond"),
        ("nul\x00bell\x07back\x08del\x7f", "nulbellbackdel"),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("tab\there", "tab here"),
        ("dos\r\nmac\rend", "dos\nmac\nend"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("tag\U000e0041s", "tags"),
        ("zalgo" + "\u0301" * 20, "zalgó\u0301\u0301\u0301"),
        ("family \U0001f468\u200d\U0001f469\u200d\U0001f467 here", "family \U0001f468 here"),
        ("thumb \U0001f44d\U0001f3fd", "thumb \U0001f44d"),
        ("Астана қаласы — “ok”", "Астана қаласы — “ok”"),
    ],
)
def test_sequences_and_controls_go_and_text_stays(hostile: str, harmless: str) -> None:
    assert neutralise(hostile) == unicodedata.normalize("NFC", harmless)


def test_letters_that_pass_by_the_short_way_are_those_that_the_long_way_would_keep() -> None:
    short = [chr(code) for code in range(0x11000) if _HARMLESS.fullmatch(chr(code))]
    assert {"a", "я", "қ", "“", "—", "€", "\n"} <= set(short)
    for letter in short:
        assert not _SUSPECT.search(letter), hex(ord(letter))
        assert unicodedata.normalize("NFC", letter) == letter, hex(ord(letter))
        assert unicodedata.combining(letter) == 0, hex(ord(letter))


@given(PALETTE | st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    clean = neutralise(text)
    for character in clean:
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs"), hex(ord(character))
        assert not 0x202A <= ord(character) <= 0x202E
        assert not 0x2066 <= ord(character) <= 0x2069
    clean.encode("utf-8")


@given(PALETTE | st.text())
def test_twice_is_the_same_as_once(text: str) -> None:
    once = neutralise(text)
    assert neutralise(once) == once


@given(PALETTE | st.text(), st.integers(min_value=1, max_value=20))
def test_one_line_is_one_line_and_short(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert "\n" not in line
    assert len(line) <= limit


@pytest.mark.parametrize(("typed", "folder"), [(" News / Far ", "News/Far"), ("//", ""), ("", ""), ("A\n/B", "A/B")])
def test_folders_are_written_one_way(typed: str, folder: str) -> None:
    assert clean_folder(typed) == folder
