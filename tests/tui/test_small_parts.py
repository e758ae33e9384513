"""Ages, cells, the terminal's answers, the browser, merged lists: small and pure."""

from __future__ import annotations

import os
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from orda_tui.model.feed import Feed, FetchRecord
from orda_tui.text.searching import searched
from orda_tui.tui import browser
from orda_tui.tui.actions import ACTIONS, BY_ID, Keymap
from orda_tui.tui.ages import age
from orda_tui.tui.capabilities import Capabilities, understood, without_answers
from orda_tui.tui.library import merged
from orda_tui.tui.screens.help import help_rows
from orda_tui.tui.screens.source_record import visits
from orda_tui.tui.screens.speakers import activity_bar
from orda_tui.tui.widgets.cells import cut, fit, lit, wrapped
from orda_tui.tui.widgets.sources_pane import source_rows
from tests.tui.house import NOW

DAY = 86_400


@pytest.mark.parametrize(
    ("passed", "shown"),
    [
        (-60, "now"),
        (5, "now"),
        (300, "5m"),
        (7200, "2h"),
        (3 * DAY, "3d"),
        (20 * DAY, "1 Sep"),
        (400 * DAY, "17 Aug 2025"),
    ],
)
def test_ages(passed: int, shown: str) -> None:
    assert age(NOW - passed, NOW) == shown


def test_the_record_of_a_source_says_what_happened_and_what_comes() -> None:
    record = FetchRecord(
        1,
        last_tried=NOW - 600,
        last_good=NOW - 3 * DAY,
        status=404,
        outcome="404 Not Found",
        failing=True,
        failures=4,
        next_due=NOW + 7200,
        due_why="backing off after 4 failures",
    )
    assert visits(record, NOW) == [
        ("Last visit", "10 min ago"),
        ("Last good one", "3 days ago"),
        ("It answered", "404 Not Found"),
        ("In a row", "4 failed"),
        ("Next visit", "in 2 h, backing off after 4 failures"),
    ]
    assert visits(FetchRecord(1), NOW) == [("Last visit", "never"), ("Last good one", "never")]
    assert visits(FetchRecord(1, gone=True), NOW)[-1] == ("Next visit", "none: its server says it is gone for good")


def test_help_begins_with_what_may_be_done_here() -> None:
    rows = help_rows("", Keymap(), here=[one for one in ACTIONS if one.scope in ("list", "rows", "app")])
    assert rows[1].key is BY_ID["list.open"]
    keys = [row.key for row in rows]
    assert keys.index(BY_ID["app.full_text"]) < keys.index(BY_ID["reader.link_hints"])


@pytest.mark.parametrize(
    ("width", "right"),
    [(120, "article · link_hints"), (100, "article"), (80, "article")],
    ids=["wide", "middle", "narrow"],
)
def test_help_leaves_out_what_there_is_no_room_for(width: int, right: str) -> None:
    assert [row.right for row in help_rows("letters links", Keymap(), width=width) if row.key] == [right]


@pytest.mark.parametrize("words", ["русская", "cyrillic search", "қазақ"])
def test_help_says_which_keys_a_cyrillic_layout_has(words: str) -> None:
    rows = help_rows(words, Keymap())
    assert ["  \\", "Searches: the key of / gives a full stop in the Russian one."] in [
        [piece[0] for piece in row.lines[0]] for row in rows
    ]


def test_a_day_without_an_hour_is_never_hours_old() -> None:
    midnight = NOW - NOW % DAY
    assert age(midnight, NOW, date_only=True) == "today"
    assert age(midnight - DAY, NOW, date_only=True) == "1d"


@given(st.text(), st.integers(0, 60))
def test_fit_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    clean = "".join(letter for letter in text if letter.isprintable() and cell_len(letter) in (1, 2))
    assert cell_len(fit(clean, width)) == width
    assert cell_len(cut(clean, width)) <= width


@given(st.text(alphabet="abc де 中文", max_size=80), st.integers(2, 20))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_searched_words_are_lit_where_they_stand() -> None:
    plain, light = Style(), Style(bold=True)
    pieces = [(piece.text, piece.style is light) for piece in lit("Ёлки и елка, полка", searched("елк"), plain, light)]
    assert pieces == [("Ёлки", True), (" и ", False), ("елка", True), (", полка", False)]


def test_the_terminals_answers_are_told_from_what_was_typed() -> None:
    answer = b"j\x1b_Gi=31;OK\x1b\\\x1b[6;18;9t\x1b]11;rgb:ffff/f0f0/0000\x1b\\k\x1b[?62;4c"
    assert understood(answer) == Capabilities(kitty=True, sixel=True, cell=(9, 18), ground=(255, 240, 0), typed=b"jk")


@pytest.mark.parametrize(
    ("data", "typed", "begun"),
    [
        (b"j", b"j", b""),
        (b"\x1b", b"\x1b", b""),
        (b"\x1b[A\x1b]", b"\x1b[A\x1b]", b""),
        (b"\x1b]11;rgb:0000/0000/0000\x1b\\j", b"j", b""),
        (b"j\x1b_Gi=31;OK\x1b\\k\x1b[6;18;9t\x1b[?62;4c", b"jk", b""),
        (b"j\x1b]11;rgb:00", b"j", b"\x1b]11;rgb:00"),
        (b"\x1b]11;rgb:0/0/0\x1b", b"", b"\x1b]11;rgb:0/0/0\x1b"),
        (b"\x1b]1;" + b"x" * 300, b"\x1b]1;" + b"x" * 300, b""),
    ],
)
def test_late_answers_of_the_terminal_are_no_keys(data: bytes, typed: bytes, begun: bytes) -> None:
    assert without_answers(data) == (typed, begun)


@given(st.binary(max_size=200))
def test_any_answer_of_a_terminal_is_taken(answer: bytes) -> None:
    assert isinstance(understood(answer), Capabilities)


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True))
def test_merging_keeps_what_is_shown_and_takes_what_is_new(shown: list[int], fresh: list[int]) -> None:
    together, new = merged(array("q", shown), array("q", fresh))
    assert sorted(together) == sorted({*shown, *fresh})
    assert [number for number in together if number in fresh] == fresh
    assert new == len(set(fresh) - set(shown))


def test_a_row_that_was_read_keeps_its_place() -> None:
    together, new = merged(array("q", [9, 8, 7, 6]), array("q", [10, 9, 7]))
    assert list(together) == [10, 9, 8, 7, 6]
    assert new == 1


@pytest.mark.parametrize(
    ("href", "opened"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("http://user:word@example.org/", "http://example.org/"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("mailto:somebody@example.org", ""),
        ("--new-window", ""),
        ("-e", ""),
        ("https://", ""),
        ("\x1b]52;c;x\x07https://example.org/", "https://example.org/"),
    ],
)
def test_only_web_addresses_are_handed_to_a_browser(href: str, opened: str) -> None:
    assert browser.web_address(href) == opened


def test_the_browser_gets_the_address_as_one_word(tmp_path: Path) -> None:
    note = tmp_path / "words"
    os.mkfifo(note)  # reading it waits for the program to write
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$@" > {note}\n')
    program.chmod(0o700)
    told = browser.open_address("https://example.org/$(touch x);`y`", [str(program), "--tab"])
    assert told.startswith("Opened https://example.org/")
    assert note.read_text().splitlines()[:2] == ["2", "--tab"]


def test_a_browser_that_is_not_there_is_said() -> None:
    assert "cannot be started" in browser.open_address("https://example.org/", ["/no/such/program"])


@pytest.mark.parametrize(
    ("environment", "configured", "can"),
    [
        ({"SSH_CONNECTION": "1 2 3 4", "DISPLAY": ":0"}, (), False),
        ({}, (), False),
        ({"SSH_TTY": "/dev/pts/1"}, ("lynx",), True),
    ],
)
def test_over_ssh_or_without_a_display_no_browser_is_started(
    environment: dict[str, str], configured: tuple[str, ...], can: bool
) -> None:
    assert browser.can_open(environment, configured) is can


def test_sources_stand_in_their_folders() -> None:
    feeds = [
        Feed(1, "feed", "a", title="Alone"),
        Feed(2, "feed", "b", title="Far", folder="News/Abroad"),
        Feed(3, "feed", "c", title="Near", folder="News"),
    ]
    rows = [(row.label, row.depth, row.feeds) for row in source_rows(feeds, {2: "failing"})[6:]]
    assert rows == [
        ("Alone", 0, (1,)),
        ("News", 0, (2, 3)),
        ("Abroad", 1, (2,)),
        ("Far", 2, (2,)),
        ("Near", 1, (3,)),
    ]


def test_the_bar_of_activity_shows_the_least_too() -> None:
    assert activity_bar((0, 1, 50, 100), 100) == "·▁▄█"
    assert activity_bar((0, 0), 0) == "  "
