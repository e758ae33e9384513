"""Sources: added, found, changed, removed and brought back."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from orda_tui.errors import NotFound, UsageError
from orda_tui.model.feed import FetchRecord
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.text.neutral import one_line
from tests.store.made import NOW, article, feed, fill


def test_a_source_comes_back_as_it_was_added(store: Store) -> None:
    added = store.feeds.add(
        "feed", "https://a.example/x", now=NOW, title="A \x1b[31mTitle", name="Mine", folder="News/City",
        full_text="always", selector="article", interval=60, allow_private=True,
    )  # fmt: skip
    assert store.feeds.get(added.id) == added
    assert (added.title, added.shown, added.added) == ("A Title", "Mine", NOW)
    assert (added.full_text, added.interval, added.allow_private) == ("always", 60, True)
    assert store.feeds.by_address("https://a.example/x") == added
    assert store.feeds.by_address("https://b.example/x") is None


def test_adding_twice_is_one_source(store: Store) -> None:
    assert feed(store) == feed(store)
    assert len(store.feeds.all()) == 1


def test_sources_stand_by_folder_then_position(store: Store) -> None:
    later = feed(store, "a", folder="Z")
    first = feed(store, "b")
    second = feed(store, "c", folder="Z")
    assert [one.id for one in store.feeds.all()] == [first, later, second]
    store.feeds.change(later, position=99)
    assert [one.id for one in store.feeds.all()] == [first, second, later]


@pytest.mark.parametrize("text", ["2", "https://times.example/rss", "The Times", "the TIMES", "Tim", "times.ex"])
def test_a_source_is_found_by_number_address_name_and_part(store: Store, text: str) -> None:
    feed(store, "gazette")
    feed(store, "times", name="The Times")
    assert store.feeds.find(text).id == 2


@pytest.mark.parametrize(
    ("text", "part"), [("nothing", "No source fits"), ("example", "More than one"), ("", "No source")]
)
def test_what_fits_no_one_source_is_said(store: Store, text: str, part: str) -> None:
    feed(store, "gazette")
    feed(store, "times")
    with pytest.raises(NotFound, match=part):
        store.feeds.find(text)


def test_an_address_belongs_to_one_source(store: Store) -> None:
    feed(store, "gazette")
    other = feed(store, "times")
    with pytest.raises(UsageError, match="already has"):
        store.feeds.change(other, address="https://gazette.example/rss")
    assert store.feeds.get(other).address == "https://times.example/rss"


def test_an_unknown_field_is_a_mistake_of_the_program(store: Store) -> None:
    with pytest.raises(TypeError, match="colour"):
        store.feeds.change(feed(store), colour="red")


def test_removing_hides_and_adding_again_brings_all_back(store: Store) -> None:
    ids = fill(store)
    store.statuses.mark([ids[0]], starred=True, now=NOW)
    store.feeds.remove(1, NOW)
    assert store.feeds.all() == []
    assert list(store.headlines.ids(Selection())) == []
    assert store.headlines.count(Selection(view="starred")) == 0
    assert store.feeds.counts() == {}
    with pytest.raises(NotFound):
        store.feeds.get(1)
    assert [one.id for one in store.feeds.removed()] == [1]
    assert feed(store) == 1
    assert list(store.headlines.ids(Selection())) == ids
    assert store.statuses.get(ids[0]).starred


def test_a_removal_is_taken_back_and_done_again(store: Store) -> None:
    fill(store)
    entry = store.feeds.remove(1, NOW)
    undone = store.journal.undo()
    assert undone is not None
    assert (undone.id, undone.sentence, undone.undone) == (entry, "removed Gazette", True)
    assert store.headlines.count(Selection()) == 3
    store.journal.redo()
    assert store.headlines.count(Selection()) == 0


def test_an_adding_is_taken_back_and_done_again_and_nothing_is_deleted(store: Store) -> None:
    ids = fill(store)
    store.feeds.added([1], NOW)
    undone = store.journal.undo()
    assert undone is not None
    assert (undone.kind, undone.sentence) == ("add", "added Gazette")
    assert store.feeds.all() == []
    assert store.headlines.count(Selection()) == 0
    assert store.feeds.purge(int(time.time()) - 86_400) == 0, "hidden now, however long ago it was added"
    store.journal.redo()
    assert list(store.headlines.ids(Selection())) == ids


def test_addings_that_belong_together_are_one_entry_while_it_stands(store: Store) -> None:
    one, two, three = (feed(store, name) for name in ("one", "two", "three"))
    entry = store.feeds.added([one], NOW)
    entry = store.feeds.added([two], NOW, entry=entry)
    assert [told.sentence for told in store.journal.entries()] == ["added 2 sources"]
    store.journal.undo()
    assert [source.id for source in store.feeds.all()] == [three]
    store.feeds.added([three], NOW, entry=entry, source="list.opml")
    assert [told.sentence for told in store.journal.entries()] == ["added Three from list.opml"]


def test_adding_many_as_one_act_leaves_what_was_done_before(store: Store) -> None:
    times = feed(store, "times")
    store.feeds.rearrange({times: {"name": "Mine"}}, NOW)
    entry = 0
    for number in range(1100):
        entry = store.feeds.added([feed(store, f"n{number}")], NOW, entry=entry)
    assert [one.sentence for one in store.journal.entries()] == ["added 1,100 sources", "changed Mine"]


def test_a_source_that_is_added_again_after_its_adding_was_taken_back_is_the_same(store: Store) -> None:
    ids = fill(store)
    store.feeds.added([1], NOW)
    store.journal.undo()
    assert feed(store) == 1
    store.feeds.added([1], NOW)
    assert store.journal.redo() is None
    assert [told.sentence for told in store.journal.entries()] == ["added Gazette"]
    assert list(store.headlines.ids(Selection())) == ids


def test_an_edit_of_many_sources_is_one_entry(store: Store) -> None:
    one, two, three = (feed(store, name) for name in ("one", "two", "three"))
    came = store.feeds.edit(
        NOW,
        "edited the sources",
        add=[("feed", "https://four.example/rss", {"folder": "New", "position": 1})],
        change={two: {"name": "Second"}, three: {"folder": "Old", "position": 0}},
        remove=[one],
    )
    after = store.feeds.all()
    assert [(source.id, source.folder, source.name) for source in after] == [
        (two, "", "Second"),
        (*came, "New", ""),
        (three, "Old", ""),
    ]
    assert [(told.sentence, told.count) for told in store.journal.entries()] == [("edited the sources", 4)]
    store.journal.undo()
    assert [(source.id, source.folder, source.name) for source in store.feeds.all()] == [
        (one, "", ""),
        (two, "", ""),
        (three, "", ""),
    ]
    store.journal.redo()
    assert store.feeds.all() == after


def test_an_edit_that_changes_nothing_is_no_entry(store: Store) -> None:
    number = feed(store, "one", name="One")
    assert store.feeds.edit(NOW, "edited the sources", change={number: {"name": "One"}}) == []
    assert store.journal.entries() == []


def test_what_cannot_be_brought_back_is_said_once_and_is_not_in_the_way(store: Store) -> None:
    one, two = feed(store, "one"), feed(store, "two")
    store.feeds.rearrange({two: {"name": "Second"}}, NOW)
    store.feeds.edit(NOW, "edited the sources", change={two: {"folder": "News"}}, remove=[one])
    store.feeds.change(two, address="https://one.example/rss")
    with pytest.raises(UsageError, match="meanwhile"):
        store.journal.undo()
    assert store.feeds.get(two).folder == "", "the rest of it is taken back"
    undone = store.journal.undo()
    assert undone is not None
    assert undone.sentence == "changed Second"
    assert store.feeds.get(two).name == ""


def test_a_removed_source_stays_away_where_its_address_is_taken(store: Store) -> None:
    number = feed(store)
    store.feeds.change(number, address="https://new.example/rss")
    store.feeds.remove(number, NOW)
    other = feed(store, "other")
    store.feeds.change(other, address="https://new.example/rss")
    with pytest.raises(UsageError, match="meanwhile"):
        store.journal.undo()
    assert [one.id for one in store.feeds.all()] == [other]


def test_purging_lets_go_what_was_removed_long_ago_but_no_star(store: Store) -> None:
    fill(store, host="plain")
    starred = fill(store, host="dear")
    store.statuses.mark(starred[:1], starred=True, now=NOW)
    store.feeds.remove(1, NOW)
    store.feeds.remove(2, NOW)
    assert store.feeds.purge(NOW) == 0
    assert store.feeds.purge(NOW + 1) == 1
    assert [one.title for one in store.feeds.removed()] == ["Dear"]
    assert store.articles.get(starred[0]).title == "Story 0"
    assert store.check() == []


def test_discarding_leaves_nothing(store: Store) -> None:
    ids = fill(store)
    store.feeds.discard(1)
    assert store.journal.entries() == []
    assert store.headlines.rows(ids) == [None, None, None]
    assert store.headlines.count(Selection(words="bridge")) == 0
    assert store.feeds.add("feed", "https://gazette.example/rss", now=NOW).id != 1


def test_a_number_is_an_id_or_a_whole_name_and_no_part_of_an_address(store: Store) -> None:
    number = feed(store, "n2024.xml")
    assert store.feeds.find("n2024").id == number
    with pytest.raises(NotFound, match="No source fits “24”"):
        store.feeds.find("24")
    store.feeds.change(number, name="24")
    assert store.feeds.find("24").id == number


def test_counts_are_unread_and_all(store: Store) -> None:
    ids = fill(store, 4)
    feed(store, "empty")
    store.statuses.mark(ids[:3], read=True, now=NOW)
    assert store.feeds.counts() == {1: (1, 4)}


def test_a_record_comes_back_and_one_never_visited_is_blank(store: Store) -> None:
    number = feed(store)
    assert store.records.get(number) == FetchRecord(number)
    record = FetchRecord(
        number, etag='"x"', last_tried=5, last_good=4, status=200, outcome="3 new", failing=True, failures=2,
        next_due=9, due_why="the server says so", moved_to="https://b.example/", moved_times=1, entries=3,
        ttl=60, gone=True,
    )  # fmt: skip
    store.records.save(record)
    assert store.records.get(number) == record
    assert store.records.all() == {number: record}


def test_the_ailing_sources_are_those_that_failed_last_and_those_that_are_gone(store: Store) -> None:
    well, failing, gone = (feed(store, name) for name in ("well", "failing", "gone"))
    for record in (FetchRecord(well, status=200), FetchRecord(failing, failing=True), FetchRecord(gone, gone=True)):
        store.records.save(record)
    assert {number: (record.failing, record.gone) for number, record in store.records.ailing().items()} == {
        failing: (True, False),
        gone: (False, True),
    }


def test_the_record_of_a_source_that_is_gone_is_dropped(store: Store) -> None:
    store.records.save(FetchRecord(77, outcome="too late"))
    assert store.records.all() == {}


def test_articles_of_a_source_that_is_gone_are_refused(store: Store) -> None:
    with pytest.raises(NotFound, match="no source 5"):
        store.articles.insert(5, [article()], NOW)


def test_what_the_reader_changes_of_sources_can_be_taken_back(store: Store) -> None:
    one = store.feeds.add("feed", "https://one.example/feed", now=1, title="One")
    two = store.feeds.add("feed", "https://two.example/feed", now=1, title="Two", folder="Old")
    assert store.feeds.rearrange({one.id: {"name": "One"}}, 2) != 0
    assert store.feeds.rearrange({one.id: {"name": "One"}}, 2) == 0, "nothing is different"
    entry = store.feeds.rearrange({one.id: {"name": "First", "folder": "News"}, two.id: {"folder": "News"}}, 3)
    assert store.journal.entries()[0].sentence == "changed 2 sources"
    store.feeds.change(two.id, folder="Elsewhere")
    assert store.journal.undo(entry) is not None
    assert (store.feeds.get(one.id).name, store.feeds.get(one.id).folder) == ("One", "")
    assert store.feeds.get(two.id).folder == "Elsewhere", "what was changed since stays"
    store.journal.redo()
    assert store.feeds.get(one.id).folder == "News"


def test_what_a_record_tells_is_neutralised_and_fits_its_columns(store: Store) -> None:
    number = feed(store)
    told = "said \x1b]52;c;x\x07[31mno\u202e\ud800\nmore"
    store.records.save(FetchRecord(number, etag=told, outcome=told, due_why=told, moved_to=told, entries=2**80))
    record = store.records.get(number)
    for text in (record.etag, record.outcome, record.due_why, record.moved_to):
        assert text == one_line(told)
    assert 0 < record.entries < 2**63


def test_the_sources_are_as_they_are_now_whoever_changed_them(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store, Store.open(tmp_path) as other:
        feed = store.feeds.add("feed", "http://a.test/1", now=NOW, title="One")
        assert [one.shown for one in store.feeds.all()] == ["One"]
        store.feeds.all().clear()
        store.feeds.change(feed.id, name="First")
        assert [one.shown for one in store.feeds.all()] == ["First"]
        other.feeds.change(feed.id, name="Second")
        assert [one.shown for one in store.feeds.all()] == ["Second"]
        with pytest.raises(ZeroDivisionError), store.transaction():
            store.feeds.change(feed.id, name="Third")
            assert [one.shown for one in store.feeds.all()] == ["Third"]
            raise ZeroDivisionError
        assert [one.shown for one in store.feeds.all()] == ["Second"]
