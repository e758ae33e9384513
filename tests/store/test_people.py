"""Statements across the library, speakers joined and split, kept statements, pictures, small values."""

from __future__ import annotations

import pytest

from orda_tui.errors import NotFound, UsageError
from orda_tui.model.selection import Selection
from orda_tui.model.statement import Statement
from orda_tui.store import Store
from tests.store.made import NOW, TEXT, article, feed, fill, said, today

WEEK = 7 * 86400


@pytest.fixture
def library(store: Store) -> list[int]:
    """Three articles a week apart; Токаев in two of them, Tokayev in one, Asel in all."""
    made = [article(str(n), f"Story {n}", published=NOW - n * WEEK, url=f"https://g.example/{n}") for n in range(3)]
    ids = store.articles.insert(feed(store), made, NOW)
    for number, name in zip(ids, ("Токаев", "Tokayev", "ТОКАЕВ"), strict=True):
        second = Statement("indirect", TEXT[27:31], 1, 27, 31, speaker=name)
        store.articles.set_statements(number, [said(), second], 1)
    return ids


def names(store: Store) -> list[tuple[str, int]]:
    return [(speaker.name, speaker.statements) for speaker in store.speakers.all()]


def test_statements_are_found_with_their_article(store: Store, library: list[int]) -> None:
    found = store.statements.search("bri", speaker="asel nurlanova", since=NOW - WEEK, until=NOW)
    assert [(one.statement, one.article, one.title, one.source, one.url, one.when, one.feed) for one in found] == [
        (said(), library[1], "Story 1", "Gazette", "https://g.example/1", NOW - WEEK, 1)
    ]
    assert [one.article for one in store.statements.search(feed=1, limit=2)] == [1, 1]
    assert store.statements.search(feed=2) == store.statements.search("nothing") == store.statements.search("«»") == []
    assert len(store.statements.search()) == 6


def test_a_removed_source_says_nothing(store: Store, library: list[int]) -> None:
    store.feeds.remove(1, NOW)
    assert store.statements.search() == []
    assert store.speakers.all() == []


def test_speakers_are_counted_with_bars_that_compare(store: Store, library: list[int]) -> None:
    first, second, third = store.speakers.all()
    assert (first.name, first.statements, first.articles, first.last) == ("Asel Nurlanova", 3, 3, NOW)
    assert first.activity == (0,) * 9 + (1, 1, 1)
    assert (second.statements, second.last, second.activity) == (2, NOW, (0,) * 9 + (1, 0, 1))
    assert (third.name, third.activity) == ("Tokayev", (0,) * 10 + (1, 0))
    assert [speaker.name for speaker in store.speakers.all("tok")] == ["Tokayev"]
    assert len(store.speakers.all(limit=1)) == 1


def test_names_are_joined_split_and_taken_back(store: Store, library: list[int]) -> None:
    apart = names(store)
    store.speakers.join(["Tokayev"], "Токаев", NOW)
    joined = names(store)
    assert joined == [("Asel Nurlanova", 3), ("Токаев", 3)]
    assert "Tokayev" in store.speakers.all("tokay")[0].names
    for name in ("tokayev", "ТОКАЕВ"):
        assert {one.article for one in store.statements.search(speaker=name)} == set(library)
        assert store.headlines.count(Selection(speaker=name)) == 3
    assert {one.speaker for one in store.statements.search(speaker="Tokayev")} == {"Токаев"}
    assert {one.statement.speaker for one in store.statements.search(speaker="Tokayev")} == {
        "Токаев",
        "Tokayev",
        "ТОКАЕВ",
    }
    store.journal.undo()
    assert names(store) == apart
    store.journal.redo()
    assert names(store) == joined
    store.speakers.split("tokayev", NOW)
    assert names(store) == apart
    store.journal.undo()
    store.speakers.split("Токаев", NOW)
    assert names(store) == apart
    assert [entry.kind for entry in store.journal.entries()] == ["split", "join"]


def test_joins_of_joins_are_one_person(store: Store, library: list[int]) -> None:
    store.speakers.join(["Tokayev"], "Токаев", NOW)
    store.speakers.join(["Токаев"], "Asel Nurlanova", NOW)
    assert names(store) == [("Asel Nurlanova", 6)]
    store.journal.undo()
    assert names(store) == [("Asel Nurlanova", 3), ("Токаев", 3)]


@pytest.mark.parametrize(("names_", "into"), [([], "A"), (["a"], "A"), ([" "], "A"), (["A"], " ")])
def test_there_must_be_something_to_join(store: Store, names_: list[str], into: str) -> None:
    with pytest.raises(UsageError):
        store.speakers.join(names_, into, NOW)
    with pytest.raises(UsageError, match="not joined"):
        store.speakers.split("A", NOW)


def test_a_kept_statement_outlives_its_article(store: Store, library: list[int]) -> None:
    kept = store.kept.keep(library[0], said(), NOW)
    assert store.kept.keep(library[0], said(), NOW) == kept == store.kept.is_kept(library[0], said())
    assert store.kept.is_kept(library[1], said()) is None
    store.feeds.discard(1)
    (one,) = store.kept.all("BRIDGE nurl gazette")
    assert (one.id, one.statement, one.article, one.title, one.source) == (kept, said(), None, "Story 0", "Gazette")
    assert (one.url, one.when, one.kept_at, one.lang) == ("https://g.example/0", NOW, NOW, "en")
    assert store.kept.all("nothing") == []


def test_a_kept_statement_is_neutral_too(store: Store, library: list[int]) -> None:
    store.kept.keep(library[0], said("a\x1b[31mb\ud800", speaker="\u202eX\ud800"), NOW)
    (one,) = store.kept.all()
    assert (one.statement.text, one.statement.speaker) == ("ab\ufffd", "X\ufffd")
    assert store.save_side_file()


def test_keeping_and_dropping_are_taken_back(store: Store, library: list[int]) -> None:
    kept = store.kept.keep(library[0], said(), NOW)
    store.journal.undo()
    assert store.kept.all() == []
    store.journal.redo()
    store.kept.drop(kept, NOW)
    assert (store.kept.all(), store.headlines.count(Selection(view="kept"))) == ([], 0)
    store.journal.undo()
    assert [one.id for one in store.kept.all()] == [kept]
    for wrong in (99, 2**70):
        with pytest.raises(NotFound):
            store.kept.drop(wrong, NOW)
    with pytest.raises(NotFound):
        store.kept.keep(99, said(), NOW)


def test_pictures_leave_oldest_first(store: Store) -> None:
    assert store.pictures.get("https://a.example/1") is None
    assert (store.pictures.size(), store.pictures.evict(0)) == ((0, 0), 0)
    for number in range(4):
        store.pictures.put(f"https://a.example/{number}", bytes(1000), "image/png", NOW + number)
    assert store.pictures.size() == (4, 4000)
    assert store.pictures.evict(2500) == 2
    assert store.pictures.get("https://a.example/1") is None
    assert store.pictures.get("https://a.example/3") == bytes(1000)
    assert store.pictures.evict(2500) == 0


def test_small_values_are_remembered(store: Store) -> None:
    assert store.meta.get("x") == ""
    assert store.meta.get("x", "blank") == "blank"
    store.meta.set("x", "1")
    store.meta.set("x", "2\ud800")
    assert store.meta.get("x") == "2?"


def test_retention_lets_go_only_what_its_rules_say(store: Store) -> None:
    ids = fill(store, 10)
    store.statuses.mark(ids[2:], read=True, now=NOW)
    store.statuses.mark(ids[9:], starred=True, now=NOW)
    store.statuses.mark(ids[8:9], later=True, now=NOW)
    store.statuses.tag(ids[7:8], {"x": True}, NOW)
    store.articles.set_statements(ids[6], [said()], 1)
    store.kept.keep(ids[6], said(), NOW)
    day = NOW + 86400
    assert store.retention.plan(day, days=1).articles == (), "the clock alone makes nothing old"
    new = today(store, day)
    assert store.retention.plan(day).articles == ()
    assert store.retention.plan(day).sentences() == []
    old = store.retention.plan(day, days=1)
    assert (sorted(old.articles), old.old, old.unread) == (ids[2:6], 4, 0)
    over = store.retention.plan(day, articles=5)
    assert (sorted(over.articles), over.over, over.unread) == ([*ids[1:6]], 5, 1)
    assert store.retention.plan(day, megabytes=1000).articles == ()
    assert any("Starred" in line for line in over.sentences())
    store.statuses.mark(ids[2:3], starred=True, now=NOW)
    assert store.retention.apply(over, day) == 4
    assert sorted(store.headlines.ids(Selection())) == [ids[0], ids[2], *ids[6:], new]
    assert store.headlines.count(Selection(words="bridge")) == 7
    assert store.check() == []


def test_a_small_budget_lets_the_oldest_read_go(store: Store) -> None:
    ids = fill(store, 60, document=article("x", "y", "word " * 8000).document)
    store.statuses.mark(ids[:50], read=True, now=NOW)
    plan = store.retention.plan(NOW, megabytes=2)
    assert 0 < plan.large < 50
    assert set(plan.articles) == set(ids[50 - plan.large : 50])
    store.retention.apply(plan, NOW)
    store.maintain(NOW, seconds=5)
    assert store.path.stat().st_size > 0
    assert store.retention.plan(NOW, megabytes=2).large <= 2


def test_what_left_is_known_and_does_not_come_back(store: Store) -> None:
    ids = fill(store, 2)
    store.statuses.mark(ids, read=True, now=NOW)
    today(store, NOW + 99 * 86400)
    done = store.maintain(NOW + 99 * 86400, days=30)
    assert "2 articles left the store." in done
    known = store.articles.known(1)
    assert {one.key for one in known} == {"key 0", "key 1"}
    assert all(one.article < 0 for one in known)
    store.articles.update(known[0].article, article("key 0", "Changed"), NOW)
    assert store.headlines.count(Selection()) == 1


def test_figures_are_told(store: Store) -> None:
    ids = fill(store, 2)
    store.statuses.mark(ids[:1], read=True, starred=True, now=NOW)
    fill(store, 1, host="gone")
    store.feeds.remove(2, NOW)
    text = "\n".join(store.describe())
    for part in ("1 source and 2 articles", "1 removed source can", "starred", "Schema", str(store.path)):
        assert part in text
