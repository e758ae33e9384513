"""Headlines, marks, the journal and search: what a selection holds, and taking things back exactly."""

from __future__ import annotations

import uuid
from array import array
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orda_tui.errors import NotFound
from orda_tui.model.article import Excerpt, NewArticle, Status
from orda_tui.model.document import Document, Table
from orda_tui.model.selection import Order, Selection, View
from orda_tui.store import Store
from orda_tui.store.search import folded, query
from orda_tui.text.searching import Searched, terms_of
from tests.store.made import NOW, article, feed, fill, said, today


@pytest.fixture
def three(store: Store) -> list[int]:
    """Three articles of one source in a folder, one of another; lengths and languages differ."""
    ids = fill(store, 3)
    store.feeds.change(1, folder="City/East", name="b source")
    other = feed(store, "times", folder="Cityscape", name="A source")
    long = article("t", "Ёлка уже Стоит", "слово " * 50, published=NOW - 1800, lang="ru")
    return [*ids, *store.articles.insert(other, [long], NOW)]


def ids(store: Store, **fields: object) -> list[int]:
    selection = Selection(**fields)  # type: ignore[arg-type]
    found = list(store.headlines.ids(selection))
    assert store.headlines.count(selection) == len(found)
    assert list(store.headlines.ids(selection, limit=2)) == found[:2]
    return found


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [1, 4, 2, 3]),
        ({"order": "oldest"}, [3, 2, 4, 1]),
        ({"order": "source"}, [4, 1, 2, 3]),
        ({"order": "longest"}, [4, 1, 2, 3]),
        ({"order": "shortest"}, [1, 2, 3, 4]),
        ({"feed": 1}, [1, 2, 3]),
        ({"folder": "City"}, [1, 2, 3]),
        ({"folder": "City/East"}, [1, 2, 3]),
        ({"folder": "East"}, []),
        ({"folder": ""}, []),
        ({"lang": "ru"}, [4]),
        ({"lang": "ru", "view": "unread"}, [4]),
        ({"since": NOW - 3600}, [1, 4, 2]),
        ({"until": NOW - 3600}, [3]),
        ({"since": NOW - 3600, "until": NOW - 10, "view": "unread"}, [4, 2]),
        ({"words": "елка"}, [4]),
        ({"words": "УЖЕ сто"}, [4]),
        ({"words": "bridge", "view": "unread", "order": "oldest"}, [3, 2, 1]),
        ({"words": "nowhere"}, []),
        ({"words": "“”"}, []),
        ({"view": "starred"}, []),
        ({"view": "later"}, []),
        ({"view": "kept"}, []),
        ({"tag": "x"}, []),
        ({"speaker": "nobody"}, []),
    ],
)
def test_a_selection_holds(store: Store, three: list[int], fields: dict[str, object], expected: list[int]) -> None:
    assert ids(store, **fields) == expected


def test_marks_tags_kept_and_speakers_select(store: Store, three: list[int]) -> None:
    store.statuses.mark([1], read=True, now=NOW)
    store.statuses.mark([2], starred=True, later=True, now=NOW)
    store.statuses.tag([3], {"budget": True}, NOW)
    store.articles.set_statements(3, [said()], 1)
    store.kept.keep(3, said(), NOW)
    assert ids(store, view="unread") == [4, 2, 3]
    assert ids(store, view="starred") == ids(store, view="later") == [2]
    assert ids(store, tag="budget") == ids(store, view="kept") == ids(store, speaker="ASEL  nurlanova") == [3]
    assert ids(store, hide_read=True, feed=1) == [2, 3]
    assert ids(store, hide_read=True, view="starred", order="longest") == [2]


@pytest.mark.parametrize("view", get_args(View))
@pytest.mark.parametrize("order", get_args(Order))
def test_every_view_goes_with_every_order_and_narrowing(
    store: Store, three: list[int], view: View, order: Order
) -> None:
    store.feeds.remove(2, NOW)
    everything = Selection(
        view=view,
        order=order,
        feed=1,
        words="story",
        tag="t",
        speaker="s",
        lang="en",
        since=0,
        until=2**70,
        hide_read=True,
    )
    assert list(store.headlines.ids(everything)) == []
    plain = list(store.headlines.ids(Selection(view=view, order=order)))
    assert sorted(plain) == ([1, 2, 3] if view in ("all", "today", "unread") else [])


def test_rows_come_in_the_order_asked_for_with_gaps(store: Store, three: list[int]) -> None:
    rows = store.headlines.rows([3, 99, 1, 3])
    assert [row and row.title for row in rows] == ["Story 2", None, "Story 0", "Story 2"]
    first = rows[0]
    assert first is not None
    assert (first.source, first.when, first.read, first.feed, first.words) == ("b source", NOW - 7200, False, 1, 9)
    assert store.headlines.rows([]) == []
    assert len(store.headlines.rows([1] * 1200)) == 1200


def test_a_local_source_is_named_by_what_the_article_says(store: Store) -> None:
    number = store.feeds.add("path", "/news", now=NOW, title="Folder").id
    made = [article("a", source="Gazette"), article("b")]
    rows = store.headlines.rows(store.articles.insert(number, made, NOW))
    assert [row and row.source for row in rows] == ["Gazette", "Folder"]


def test_a_list_runs_over_indexes_alone(store: Store) -> None:
    for view in ("all", "unread", "starred", "later"):
        for narrowed in ({}, {"feed": 1}, {"since": 5}):
            query_of = store.headlines.plan(Selection(view=view, **narrowed))  # type: ignore[arg-type]
            assert all("COVERING INDEX" in step for step in query_of), query_of


# -- marks and the journal ----------------------------------------------------------------------------------------


def test_only_what_changes_is_marked(store: Store, three: list[int]) -> None:
    assert store.statuses.mark([1, 2], read=True, now=NOW) > 0
    assert store.statuses.mark([1, 2, 99], read=True, now=NOW) == 0
    assert store.statuses.mark([], read=True, now=NOW) == 0
    assert store.statuses.mark([1], now=NOW) == 0
    store.statuses.mark([2, 3], read=True, now=NOW)
    store.journal.undo()
    assert [store.statuses.get(number).read for number in (1, 2, 3)] == [True, True, False]


def test_taking_back_leaves_what_was_changed_since(store: Store, three: list[int]) -> None:
    entry, changed = store.statuses.mark_all(Selection(feed=1), now=NOW)
    assert changed == 3
    store.statuses.mark([2], read=False, now=NOW)
    store.statuses.mark([2], starred=True, now=NOW)
    assert store.journal.undo(entry) is not None
    assert [store.statuses.get(number).read for number in (1, 2, 3)] == [False, False, False]
    assert store.journal.undo(entry) is None
    store.journal.redo()
    assert [store.statuses.get(number).read for number in (1, 2, 3)] == [True, True, True]


def test_several_marks_at_once_are_one_entry(store: Store, three: list[int]) -> None:
    store.statuses.mark([1], starred=True, now=NOW)
    store.statuses.mark([1, 2], read=True, starred=True, later=True, now=NOW)
    store.journal.undo()
    assert store.statuses.get(1) == Status(1, starred=True)
    assert store.statuses.get(2) == Status(2)
    store.journal.redo()
    assert store.statuses.get(2) == Status(2, read=True, starred=True, later=True)


def test_entries_say_what_was_done(store: Store, three: list[int]) -> None:
    store.statuses.mark_all(Selection(feed=1), now=NOW)
    store.statuses.mark_all(Selection(), read=False, now=NOW)
    store.statuses.mark_all(Selection(folder="City"), now=NOW)
    store.statuses.mark_all(Selection(words="ёлка"), now=NOW)
    store.statuses.mark([1], starred=True, now=NOW)
    store.statuses.mark([1, 2], later=True, now=NOW)
    store.statuses.tag([1], {"x": True}, NOW)
    store.statuses.tag([1], {"x": False}, NOW)
    assert [entry.sentence for entry in reversed(store.journal.entries())] == [
        "marked 3 read in b source",
        "marked 3 unread everywhere",
        "marked 3 read in City",
        "marked 1 read in the search for ёлка",
        "marked “Story 0” starred",
        "marked 2 articles for later",
        "tagged “Story 0” with x",
        "took the tag x off “Story 0”",
    ]
    assert [entry.count for entry in store.journal.entries(3)] == [1, 1, 2]


def test_something_new_forgets_what_was_taken_back(store: Store, three: list[int]) -> None:
    store.statuses.mark([1], read=True, now=NOW)
    store.journal.undo()
    store.statuses.mark([2], read=True, now=NOW)
    assert store.journal.redo() is None
    assert len(store.journal.entries()) == 1


def test_the_journal_outlives_the_program_and_stays_bounded(store: Store, three: list[int]) -> None:
    for turn in range(1030):
        store.statuses.mark([1], read=turn % 2 == 0, now=NOW)
    assert len(store.journal.entries(5000)) == 1000
    with pytest.raises(NotFound):
        store.journal.undo(1)
    store.statuses.mark([2], starred=True, now=NOW + 31 * 86400)
    today(store, NOW + 31 * 86400)
    store.maintain(NOW + 31 * 86400)
    store.close()
    with Store.open(store.folder) as again:
        assert [entry.sentence for entry in again.journal.entries()] == ["marked “Story 1” starred"]
        assert again.journal.undo() is not None
        assert again.journal.undo() is None
        assert again.statuses.get(2) == Status(2)


def test_tags_are_put_on_taken_off_and_back(store: Store, three: list[int]) -> None:
    assert store.statuses.tag([1, 2], {" to  read ": True}, NOW) > 0
    assert store.statuses.tag([1, 2], {"to read": True}, NOW) == 0
    assert store.statuses.tag([99], {"to read": True}, NOW) == store.statuses.tag([1], {" ": True}, NOW) == 0
    assert store.statuses.tags() == [("to read", 2)]
    assert store.statuses.get(1).tags == ("to read",)
    store.statuses.tag([1, 3], {"to read": False}, NOW)
    assert store.statuses.tags() == [("to read", 1)]
    store.journal.undo()
    assert store.statuses.tags() == [("to read", 2)]


def test_tags_given_at_once_are_one_act(store: Store, three: list[int]) -> None:
    store.statuses.tag([1, 3], {"old": True}, NOW)
    assert store.statuses.tag([1, 2], {"city": True, "water": True, "old": False, " ": True}, NOW)
    assert store.statuses.tags() == [("city", 2), ("old", 1), ("water", 2)]
    entry = store.journal.undo()
    assert entry is not None
    assert entry.sentence == "tagged 2 articles with city, water and took the tag old off “Story 0”"
    assert entry.count == 2
    assert store.statuses.tags() == [("old", 2)]
    store.journal.redo()
    assert [store.statuses.get(number).tags for number in three[:2]] == [("city", "water"), ("city", "water")]


def test_a_tag_that_an_older_version_noted_down_can_be_taken_back(store: Store, three: list[int]) -> None:
    store.statuses.tag([1], {"old": True}, NOW)
    store.journal.write("tag", "tagged “Story 0” with old", [1], NOW, tag="old", on=True)
    store.journal.undo()
    assert store.statuses.tags() == []


def test_the_reading_place_is_a_fraction(store: Store, three: list[int]) -> None:
    for told, kept in ((0.25, 0.25), (-3.0, 0.0), (9.0, 1.0)):
        store.statuses.set_position(1, told)
        assert store.statuses.get(1).position == kept


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["read", "starred", "later"]), st.booleans(), st.sets(st.integers(1, 4))), max_size=8
    )
)
def test_taking_everything_back_leads_to_the_start(
    store: Store, three: list[int], done: list[tuple[str, bool, set[int]]]
) -> None:
    state = [store.statuses.get(number) for number in three]
    entries = sum(bool(store.statuses.mark(ids, now=NOW, **{name: value})) for name, value, ids in done)
    after = [store.statuses.get(number) for number in three]
    for _ in range(entries):
        store.journal.undo()
    assert [store.statuses.get(number) for number in three] == state
    for _ in range(entries):
        store.journal.redo()
    assert [store.statuses.get(number) for number in three] == after
    for _ in range(entries):
        store.journal.undo()


# -- search ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("", ""),
        ("  ", ""),
        ("bridge", '"bridge"*'),
        ("bridge ", '"bridge"'),
        ("the bridge op", '"the" "bridge" "op"*'),
        ('"the bridge" op', '"the bridge" "op"*'),
        ('"the bridge"', '"the bridge"'),
        ('"the bri', '"the bri"*'),
        ("«Ёлка» стоит", '"Елка" "стоит"*'),
        ("a", '"a"'),
        ("AND OR NOT", '"AND" "OR" "NOT"*'),
        ("title:x -y (z^ *", '"title:x" "-y" "(z^"'),
        ('"', ""),
        ("C++ c#", '"C++" "c#"*'),
    ],
)
def test_typed_words_become_a_query(typed: str, made: str) -> None:
    if typed.endswith("*"):
        assert query(typed).startswith(made)
    else:
        assert query(typed) == made


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        st.sampled_from("aё \"«»“*-+^:(){}[]\\\x00\x1b\ud800ANDORNEAR'%_;¼²") | st.characters(codec=None), max_size=40
    )
)
def test_no_typed_words_are_a_syntax_error(store: Store, typed: str) -> None:
    fill(store, 1)
    for search in (_articles, _excerpts, _said, _kept, _speakers):
        search(store, typed)


def _articles(store: Store, typed: str) -> None:
    store.headlines.ids(Selection(words=typed, speaker=typed, tag=typed, folder=typed, lang=typed))


def _excerpts(store: Store, typed: str) -> None:
    store.headlines.excerpts([1], typed)


def _said(store: Store, typed: str) -> None:
    store.statements.search(typed, speaker=typed)


def _kept(store: Store, typed: str) -> None:
    store.kept.all(typed)


def _speakers(store: Store, typed: str) -> None:
    store.speakers.all(typed)


FOLDS: list[tuple[str, str]] = [
    ("ЁЛКА", "елк"), ("елка", "ЁЛК"), ("ТОҚАЕВ", "тоқаев"), ("Café", "cafe"), ("naïve", "NAIVE"), ("Straße", "straße"),
    ("Өзгеріс", "өзгер"), ("и й", "й"), ("O'Neil", "o'neil"), ("e-mail", "e-ma"),
]  # fmt: skip


@pytest.mark.parametrize(("stored", "typed"), FOLDS)
def test_case_diacritics_and_yo_do_not_matter(store: Store, stored: str, typed: str) -> None:
    store.articles.insert(feed(store), [article("a", stored), article("b", "Else")], NOW)
    assert ids(store, words=typed) == [1]


def test_the_short_i_is_a_letter_of_its_own(store: Store) -> None:
    store.articles.insert(feed(store), [article("a", "мои"), article("b", "мой")], NOW)
    assert ids(store, words="мой ") == [2]
    assert folded(" Ёж  ЁЖ ") == "еж еж"


def test_authors_dek_and_short_title_are_found_too(store: Store) -> None:
    made = article("a", "Title", "Body", short_title="Kurztitel", dek="Standfirst", authors=("Brandt",))
    store.articles.insert(feed(store), [made], NOW)
    for words in ("kurz", "standf", "brandt"):
        assert ids(store, words=words) == [1]


# -- excerpts -------------------------------------------------------------------------------------------------------


def excerpt(store: Store, words: str, new: NewArticle) -> Excerpt | None:
    [number] = store.articles.insert(feed(store), [new], NOW)
    assert list(store.headlines.ids(Selection(words=words))) == [number]
    return store.headlines.excerpts([number], words)[number]


_SCRAPS = [
    "a",
    "b",
    "ab",
    "Ab",
    "áb",
    "Éé",
    "ёж",
    "ЕЖ",
    "еж-ab",
    "_ab",
    "ab.",
    "«ab",
    "еж»",
    '"',
    "İi",
    "ß",
    "²",
    "Ōx",
    "қы",
]
SCRAPS = st.lists(st.sampled_from(_SCRAPS), max_size=8).map(" ".join)
LONG = "The mayor spoke at length about other matters, and then he named the price of the pier."


@pytest.mark.parametrize(
    ("words", "texts", "shown"),
    [
        ("price", ("It is cheap.", LONG), "…and then he named the price of the pier."),
        ("цен", ("Ёлка подешевела.\nЦены другие.",), "Ёлка подешевела. Цены другие."),
        ("елк", ("Ёлка подешевела.",), "Ёлка подешевела."),
        ("mayor price", (LONG, "Price and mayor."), LONG),
        ("bridge", ("Nothing of it.",), None),
        ("bridge price", ("A bridge.", "The price."), "The price."),
        ("standf", ("Body",), "The standfirst"),
        ("brandt", ("Body",), "Ada Kerr, Willy Brandt"),
        ("kurz", ("Body",), "Kurztitel"),
    ],
)
def test_an_excerpt_says_why_an_article_was_found(
    store: Store, words: str, texts: tuple[str, ...], shown: str | None
) -> None:
    new = article(
        "a", "The bridge", *texts, short_title="Kurztitel", dek="The standfirst", authors=("Ada Kerr", "Willy Brandt")
    )
    found = excerpt(store, words, new)
    assert (found and found.text) == shown
    assert found is None or found.speaker is None


def test_an_excerpt_of_a_statement_names_who_says_it(store: Store) -> None:
    texts = ("“The bridge opens in May,” said Asel Nurlanova. The ferry stays.", "Nobody else spoke.")
    new = article("a", "Plans", *texts, statements=(said(), said("Nobody", speaker="", block=2)))
    assert excerpt(store, "opens", new) == Excerpt("“The bridge opens in May,”", "Asel Nurlanova")
    assert store.headlines.excerpts([1], "ferry") == {1: Excerpt("The ferry stays.")}
    assert store.headlines.excerpts([1], "nobody") == {1: Excerpt("Nobody", "")}


def test_the_excerpt_is_of_the_text_that_is_shown(store: Store) -> None:
    assert excerpt(store, "opens", article("a", "Plans", "It opens.")) == Excerpt("It opens.")
    store.articles.set_page(1, article("a", "Plans", "At last it opens."))
    assert store.headlines.excerpts([1, 99], "opens") == {1: Excerpt("At last it opens."), 99: None}
    assert store.headlines.excerpts([1], " “ ") == {1: None}


def test_nothing_acts_in_an_excerpt(store: Store) -> None:
    cells = Table((("Pier\x1b[2J", "\u202eopens\x07"),))
    found = excerpt(store, "opens", article("a", "Plans", document=Document((cells,))))
    assert found == Excerpt("Pier opens")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SCRAPS, SCRAPS)
def test_what_the_index_finds_is_found_in_the_text(store: Store, text: str, typed: str) -> None:
    [number] = store.articles.insert(feed(store, str(uuid.uuid4())), [article("a", "", text)], NOW)
    if terms_of(typed) and number in store.headlines.ids(Selection(words=typed)):
        shown = store.articles.get(number).document.plain()
        assert all(Searched((term,)).places(shown) for term in terms_of(typed))
        assert store.headlines.excerpts([number], typed)[number] is not None


def test_what_is_still_listed_is_of_sources_that_are_there_and_in_the_place(store: Store) -> None:
    ids = array("q", [*fill(store), *fill(store, host="times")])
    everything = Selection()
    assert store.headlines.still(ids, everything) == ids
    store.feeds.change(2, folder="News")
    assert list(store.headlines.still(ids, Selection(folder="News", words="no such word"))) == list(ids[3:])
    store.feeds.remove(2, NOW)
    assert list(store.headlines.still(ids, everything)) == list(ids[:3])
    assert list(store.headlines.still(ids[3:], Selection(feed=2))) == []
    assert list(store.headlines.still(array("q"), everything)) == [], "of nothing, nothing"
