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


def test_a_text_that_nobody_sorted_changes_only_what_was_renamed() -> None:
    feeds = [Feed(n, "feed", f"https://e.example/{n}", position=7 * n) for n in range(1, 5)]
    what = difference(feeds, from_text(to_text(feeds).replace("/2", "/2  Second")))
    assert what.change == ((2, 14, Line("https://e.example/2", "Second", "")),)
    assert (what.renamed, what.moved, what.sentence) == (1, 0, "1 renamed.")


def test_the_title_of_a_source_is_shown_and_is_no_name_of_the_readers() -> None:
    feeds = [
        Feed(1, "feed", "https://one.example/feed", title="One", name="Mine", position=1),
        Feed(2, "feed", "https://two.example/f", title="Two", position=2),
    ]
    text = to_text(feeds)
    assert text.endswith("https://one.example/feed  Mine\nhttps://two.example/f     Two\n")
    assert difference(feeds, from_text(text)).empty
    assert difference(feeds, from_text(text.replace("Two", ""))).empty, "an empty name is its title, too"
    what = difference(feeds, from_text(text.replace("Mine", "One").replace("Two", "Second")))
    assert [(number, line.name) for number, _, line in what.change] == [(1, ""), (2, "Second")]
    assert what.sentence == "2 renamed."


def test_only_what_the_reader_did_is_counted() -> None:
    feeds = [Feed(n, "feed", f"https://e.example/{n}", position=n + 20) for n in range(6)]
    rows = [f"https://e.example/{n}" for n in range(6)]
    for text, sentence in {
        "\n".join(rows[1:]): "1 removed.",
        "\n".join([rows[5], *rows[:5]]): "1 moved.",
        "\n".join(["https://new.example/", *rows[1:], "[A]", f"{rows[0]}  Zero"]): "1 added, 1 renamed, 1 moved.",
        "\n".join(["[]", *rows]): "Nothing was changed.",
    }.items():
        assert difference(feeds, from_text(text)).sentence == sentence


@given(st.permutations(range(5)), st.lists(st.integers(0, 9), min_size=5, max_size=5))
def test_any_order_is_the_one_that_is_stored(order: list[int], positions: list[int]) -> None:
    feeds = [Feed(n, "feed", f"https://e.example/{n}", position=at) for n, at in enumerate(positions)]
    what = difference(feeds, from_text("\n".join(f"https://e.example/{n}" for n in order)))
    places = {feed.id: feed.position for feed in feeds} | {number: at for number, at, _ in what.change}
    assert sorted(places, key=lambda number: (places[number], number)) == order


def test_folders_in_another_order_are_no_change() -> None:
    feeds = [Feed(n, "feed", f"https://e.example/{n}", folder="AB"[n % 2], position=n) for n in range(4)]
    text = "[B]\nhttps://e.example/1\nhttps://e.example/3\n[A]\nhttps://e.example/0\nhttps://e.example/2\n"
    assert difference(feeds, from_text(text)).empty


def test_a_path_with_two_blanks_and_a_folder_with_odd_slashes_are_no_change() -> None:
    feeds = [
        Feed(1, "path", "/home/ann/two  blanks", position=1),
        Feed(2, "path", "/home/ann/ends ", name="Ends", position=2),
        Feed(3, "feed", "https://one.example/feed", folder="News / Far", position=3),
    ]
    text = to_text(feeds)
    assert difference(feeds, from_text(text, [feed.address for feed in feeds])).empty
    what = difference(feeds, from_text(text.replace("blanks", "blanks  Mine"), [feed.address for feed in feeds]))
    assert (what.sentence, what.change) == ("1 renamed.", ((1, 1, Line("/home/ann/two  blanks", "Mine", "")),))


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
