"""Subscriptions as a text: written, read back, and what an edit changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.errors import UsageError
from orda_tui.model.feed import Feed
from orda_tui.sourcelist import Line, difference, from_text, to_text

FEEDS = [
    Feed(1, "feed", "https://one.example/feed", name="One", position=0),
    Feed(2, "feed", "https://two.example/feed", folder="News/Far", position=1),
    Feed(3, "path", "/home/ann/clippings", folder="News/Far", position=2),
    Feed(4, "edition", "edition:", position=3),
]


def test_a_text_that_nobody_touched_changes_nothing() -> None:
    assert difference(FEEDS, from_text(to_text(FEEDS))).empty


def test_moving_renaming_removing_and_adding() -> None:
    fresh = "[Fresh]\nhttps://two.example/feed  Second\nhttps://new.example/rss\n"
    text = fresh + "[]\nhttps://one.example/feed  One\nedition:\n"
    what = difference(FEEDS, from_text(text))
    assert what.remove == (3,)
    assert [line for _, line in what.add] == [Line("https://new.example/rss", "", "Fresh")]
    assert (2, 0, Line("https://two.example/feed", "Second", "Fresh")) in what.change


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("https://a.example/\n[broken\n", 2),
        ("javascript:alert(1)\n", 1),
        ("# fine\n\nnot an address\n", 3),
        ("https://a.example/\nhttps://a.example/\n", 2),
        ("relative/path\n", 1),
    ],
)
def test_what_makes_no_sense_is_named_by_its_line(text: str, line: int) -> None:
    with pytest.raises(UsageError, match=f"Line {line}:"):
        from_text(text)


NAMES = st.text(alphabet="abc дәй#[]-", max_size=12).map(lambda text: " ".join(text.split()))


@given(st.lists(st.tuples(NAMES, NAMES), max_size=8))
def test_any_names_and_folders_come_back(rows: list[tuple[str, str]]) -> None:
    feeds = [
        Feed(n, "feed", f"https://e.example/{n}", name=name, folder=folder.strip("/"), position=n)
        for n, (name, folder) in enumerate(rows)
    ]
    assert difference(feeds, from_text(to_text(feeds))).empty
