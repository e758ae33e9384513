"""New, updated, unchanged: decided by identity first, by link second, and never twice."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from orda_tui.decide import decide, digest, same_page
from orda_tui.model.changes import Known
from orda_tui.model.parsed import ParsedEntry, ParsedFeed

ENTRY = ParsedEntry(key="a", title="Bridge opens", link="https://example.org/bridge", content="<p>Text</p>")


def feed(*entries: ParsedEntry) -> ParsedFeed:
    return ParsedFeed("rss 2.0", entries=entries)


def known(entry: ParsedEntry, number: int = 1) -> Known:
    return Known(number, entry.key, entry.link, digest(entry))


def test_an_unknown_entry_is_new() -> None:
    changes = decide([], feed(ENTRY))
    assert [entry for entry, _ in changes.new] == [ENTRY]
    assert not changes.updates


def test_a_known_entry_that_says_the_same_is_unchanged() -> None:
    changes = decide([known(ENTRY)], feed(ENTRY))
    assert (changes.new, changes.updates, changes.unchanged) == ((), (), 1)


def test_a_known_entry_that_says_something_else_is_an_update() -> None:
    changes = decide([known(ENTRY)], feed(replace(ENTRY, title="Bridge closes")))
    assert [(update.article, update.key) for update in changes.updates] == [(1, "a")]


def test_a_new_guid_with_a_known_link_is_the_same_article() -> None:
    moved = replace(ENTRY, key="new-guid", link="https://www.example.org/bridge/?utm_source=feed")
    changes = decide([known(ENTRY)], feed(moved))
    assert not changes.new
    assert [(update.article, update.key) for update in changes.updates] == [(1, "new-guid")]


def test_two_entries_with_one_link_stay_two() -> None:
    live = [replace(ENTRY, key=f"post-{n}", title=f"Post {n}") for n in range(3)]
    changes = decide([known(ENTRY)], feed(*live))
    assert len(changes.new) == 3


def test_a_known_article_still_in_the_document_keeps_its_link() -> None:
    other = replace(ENTRY, key="b", link="https://example.org/bridge#second")
    changes = decide([known(ENTRY)], feed(ENTRY, other))
    assert [entry.key for entry, _ in changes.new] == ["b"]


def test_missing_from_the_document_changes_nothing() -> None:
    changes = decide([known(ENTRY)], feed())
    assert (changes.new, changes.updates, changes.unchanged) == ((), (), 0)


def test_a_key_that_occurs_twice_is_stored_once() -> None:
    changes = decide([], feed(ENTRY, replace(ENTRY, title="Again")))
    assert len(changes.new) == 1


KEYS = st.sampled_from("abcd")
ENTRIES = st.lists(
    st.builds(
        ParsedEntry,
        key=KEYS,
        title=st.sampled_from(["x", "y"]),
        link=st.sampled_from(["", "https://e.org/1", "https://e.org/2", "https://e.org/3"]),
    ),
    max_size=6,
)


@given(ENTRIES, ENTRIES)
def test_deciding_twice_finds_nothing_more(before: list[ParsedEntry], after: list[ParsedEntry]) -> None:
    store: dict[int, Known] = {}
    for document in (before, after, after):
        changes = decide(store.values(), feed(*document))
        assert len(changes.new) + len(changes.updates) + changes.unchanged == len(document)
        for update in changes.updates:
            store[update.article] = Known(update.article, update.key, update.entry.link, update.digest)
        for entry, mark in changes.new:
            number = len(store) + 1
            store[number] = Known(number, entry.key, entry.link, mark)
        assert len({article.key for article in store.values()}) == len(store)
    assert not changes.new


def test_spellings_of_one_page_are_equal() -> None:
    spellings = ["https://example.org/a", "http://www.Example.org/a/", "https://example.org/a?utm_medium=x#top"]
    assert {same_page(link) for link in spellings} == {"example.org/a"}
