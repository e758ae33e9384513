"""Articles: what goes in comes out; updates and pages never cost marks or a wrong span."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orda_tui.errors import NotFound
from orda_tui.model.article import NewArticle
from orda_tui.model.changes import Known
from orda_tui.model.document import Code, Document, Figure, Item, Mark, Paragraph, Post, Quote, Rule, Table
from orda_tui.model.parsed import Enclosure
from orda_tui.model.selection import Selection
from orda_tui.model.statement import Statement
from orda_tui.store import Store
from orda_tui.store.clean import exact
from orda_tui.store.texts import from_text, to_text
from orda_tui.text.neutral import neutralise, one_line
from tests.store.made import NOW, TEXT, article, feed, fill, said

RICH = Document(
    (
        Paragraph("Before the link after", (Mark("link", 11, 15, "https://a.example/"), Mark("strong", 0, 6))),
        Item("first", depth=1, number=3),
        Quote("Words", cite="Somebody"),
        Table((("a", "b"), ("1", "2")), header=1, text="Figures"),
        Figure(src="https://a.example/p.png", text="Pier", credit="I. Brandt", lead=True, width=640, height=480),
        Code("if x:\n    y", language="python"),
        Post("x", text="Hello", author="A", handle="@a", date="2026-01-02", url="https://x.example/1"),
        Rule(),
    ),
    "en",
)


def test_an_article_comes_back_whole(store: Store) -> None:
    new = NewArticle(
        "k", "Title", RICH, url="https://a.example/1", short_title="T", dek="Below the title", authors=("A", "B"),
        source="Gazette", published=NOW - 5, updated=NOW - 4, date_only=True, lang="en", origin="file", access="stub",
        image="https://a.example/i.png", section="City", categories=("x", "y"), comments="https://a.example/c",
        enclosures=(Enclosure("https://a.example/e.mp3", "audio/mpeg", 7, "E", 60),),
        headlines=("Other news",), digest="d",
    )  # fmt: skip
    number = store.articles.insert(feed(store), [new], NOW)[0]
    got = store.articles.get(number)
    for name in NewArticle.__dataclass_fields__:
        if name != "digest":
            assert getattr(got, name) == getattr(new, name), name
    assert (got.when, got.first_seen, got.feed_name, got.words) == (NOW - 5, NOW, "Gazette", RICH.words())
    assert store.articles.known(1) == [Known(number, "k", new.url, "d")]


def test_there_is_no_such_article(store: Store) -> None:
    for number in (0, 7, -1, 2**80):
        with pytest.raises(NotFound):
            store.articles.get(number)
        with pytest.raises(NotFound):
            store.statuses.get(number)


def test_ids_follow_the_document_and_a_known_key_keeps_its_id(store: Store) -> None:
    number = feed(store)
    first = store.articles.insert(number, [article("a"), article("b"), article("a", "again")], NOW)
    assert first == [1, 2, 1]
    assert store.articles.insert(number, [article("c"), article("b", "again")], NOW) == [3, 2]
    assert store.articles.get(2).title == "The bridge"


def test_the_first_of_a_document_is_the_newest_where_times_are_equal(store: Store) -> None:
    ids = store.articles.insert(feed(store), [article(str(n)) for n in range(5)], NOW)
    assert list(store.headlines.ids(Selection())) == ids
    assert list(store.headlines.ids(Selection(order="oldest"))) == ids[::-1]


@pytest.mark.parametrize(
    ("published", "updated", "when"),
    [
        (NOW - 9, None, NOW - 9),
        (NOW + 999, None, NOW),
        (None, None, NOW),
        (None, NOW - 7, NOW - 7),
        (None, NOW + 7, NOW),
    ],
)
def test_the_order_is_by_date_but_never_later_than_first_seen(
    store: Store, published: int | None, updated: int | None, when: int
) -> None:
    number = store.articles.insert(feed(store), [article(published=published, updated=updated)], NOW)[0]
    assert store.articles.get(number).when == when
    store.articles.update(number, article(published=published, updated=updated), NOW + 5000)
    assert store.articles.get(number).when == when


def test_an_update_keeps_the_marks_and_moves_the_search(store: Store) -> None:
    number = fill(store, 1)[0]
    store.statuses.mark([number], read=True, starred=True, now=NOW)
    store.articles.update(number, article("new key", "Ferry", "Quite other words", published=NOW - 50), NOW)
    got, status = store.articles.get(number), store.statuses.get(number)
    assert (got.title, got.key, got.when) == ("Ferry", "new key", NOW - 50)
    assert (status.read, status.starred) == (True, True)
    assert store.headlines.count(Selection(words="bridge")) == 0
    assert store.headlines.count(Selection(words="other ferry")) == 1


def test_an_update_cannot_take_the_key_of_another(store: Store) -> None:
    ids = fill(store, 2)
    store.articles.update(ids[0], article("key 1", "Changed"), NOW)
    assert [known.key for known in store.articles.known(1)] == ["key 0", "key 1"]
    assert store.articles.get(ids[0]).title == "Changed"


def test_statements_stay_while_the_text_does(store: Store) -> None:
    number = fill(store, 1)[0]
    store.articles.set_statements(number, [said()], 3)
    store.articles.update(number, article("key 0", "Another title"), NOW)
    assert store.articles.get(number).statements == (said(),)
    assert store.articles.get(number).rules_version == 3
    store.articles.update(number, article("key 0", "Another title", "Other text"), NOW)
    got = store.articles.get(number)
    assert (got.statements, got.rules_version) == ((), 0)
    assert store.statements.search("bridge") == []


def test_a_page_text_is_shown_and_an_update_of_the_feed_leaves_it(store: Store) -> None:
    number = fill(store, 1)[0]
    page = article("x", "Title of the page", "The whole story", authors=("Reporter",), origin="page")
    store.articles.set_page(number, page, "")
    got = store.articles.get(number)
    assert (got.title, got.document, got.origin, got.has_page) == ("Story 0", page.document, "page", True)
    assert (got.key, got.authors) == ("key 0", ("Reporter",))
    assert store.headlines.count(Selection(words="whole story")) == 1
    store.articles.update(number, article("key 0", "New title", "Feed text"), NOW)
    got = store.articles.get(number)
    assert (got.title, got.document) == ("New title", page.document)
    store.articles.use_feed_text(number)
    assert store.articles.get(number).document.plain() == "News\nFeed text"
    assert store.headlines.count(Selection(words="whole")) == 0
    store.articles.use_page_text(number)
    assert store.articles.get(number).document == page.document


def test_an_update_may_bring_statements_but_not_onto_a_page(store: Store) -> None:
    number = fill(store, 1)[0]
    store.articles.update(number, article("key 0", statements=(said(),)), NOW, rules_version=4)
    assert (store.articles.get(number).statements, store.articles.get(number).rules_version) == ((said(),), 4)
    store.articles.set_page(number, article("x", "y", TEXT + " And more.", statements=(said(),)), rules_version=5)
    store.articles.update(number, article("key 0", "z", "Else"), NOW)
    assert (store.articles.get(number).statements, store.articles.get(number).rules_version) == ((said(),), 5)


def test_a_page_gives_the_date_its_feed_did_not(store: Store) -> None:
    ids = store.articles.insert(feed(store), [article("a"), article("b")], NOW)
    store.articles.set_page(ids[0], article("a", published=NOW - 9999, date_only=True))
    got = store.articles.get(ids[0])
    assert (got.published, got.when, got.date_only) == (NOW - 9999, NOW - 9999, True)
    assert list(store.headlines.ids(Selection(view="unread"))) == [ids[1], ids[0]]


def test_a_note_alone_changes_nothing_else_and_counts_as_tried(store: Store) -> None:
    ids = store.articles.insert(feed(store), [article(str(n), url=f"https://a.example/{n}") for n in range(3)], NOW)
    before = store.articles.get(ids[0])
    store.articles.set_page(ids[0], None, note="404 Not Found")
    assert store.articles.get(ids[0]) == replace(before, page_note="404 Not Found")
    assert store.articles.stubs(1, 10) == ids[1:]
    assert store.articles.stubs(1, 1) == ids[1:2]
    with pytest.raises(NotFound):
        store.articles.set_page(99, None, note="gone")


def test_new_articles_are_outdated_until_rules_read_them(store: Store) -> None:
    ids = fill(store, 3)
    assert store.articles.outdated(2, 10) == ids
    store.articles.set_statements(ids[0], [said()], 2)
    store.articles.set_statements(ids[1], [], 1)
    assert store.articles.outdated(2, 10) == [ids[2], ids[1]]
    assert store.articles.outdated(2, 10, feed=99) == []


def test_statements_that_do_not_stand_in_the_text_are_not_stored(store: Store) -> None:
    number = fill(store, 1)[0]
    wrong = [said(start=1), said(block=9), said(end=3), said(text="Words never said"), said(start=-5)]
    store.articles.set_statements(number, [*wrong, said()], 1)
    assert store.articles.get(number).statements == (said(),)
    row = store.headlines.rows([number])[0]
    assert row is not None
    assert (row.statements, row.strongest, row.speaker) == (1, "“The bridge opens in May,”", "Asel Nurlanova")
    store.articles.set_statements(404, [said()], 1)


def test_the_strongest_is_the_key_statement_with_the_highest_score(store: Store) -> None:
    number = fill(store, 1)[0]
    weak, key = said(score=0.9), Statement("indirect", TEXT[:10], 1, 0, 10, speaker="B", score=0.4, key=True)
    store.articles.set_statements(number, [weak, key], 1)
    row = store.headlines.rows([number])[0]
    assert row is not None
    assert (row.strongest, row.speaker) == (TEXT[:10], "B")


HOSTILE = "a\x1b]52;c;eA==\x07b\u202e\ud800\u200bc"


def test_hostile_text_is_neutralised_on_its_way_in(store: Store) -> None:
    document = Document((
        Paragraph(HOSTILE, (Mark("strong", 0, 3),)), Quote("q", cite=HOSTILE), Table(((HOSTILE,),)),
        Figure(text=HOSTILE, credit=HOSTILE, alt=HOSTILE), Post("x", author=HOSTILE, handle=HOSTILE),
        Code("c", language=HOSTILE), Item("i", number=2**70),
    ))  # fmt: skip
    new = NewArticle(
        HOSTILE, HOSTILE + "\nsecond", document, url="https://a.example/" + HOSTILE, dek=HOSTILE, authors=(HOSTILE,),
        source=HOSTILE, published=2**80, updated=-(2**80), digest=HOSTILE, headlines=(HOSTILE,),
        enclosures=(Enclosure(HOSTILE, length=2**90),), statements=(Statement("direct", HOSTILE, 0, 0, len(HOSTILE)),),
    )  # fmt: skip
    number = store.articles.insert(feed(store, name=HOSTILE), [new], NOW)[0]
    got = store.articles.get(number)
    text = repr(got)
    assert not any(bad in text for bad in ("\\x1b", "\\x07", "\\u202e", "\\ud800", "\\u200b", "52;c"))
    assert got.title == "ab\ufffdc second"
    assert got.document.blocks[0] == Paragraph("ab\ufffdc")
    assert got.statements == ()
    assert store.articles.insert(1, [new], NOW) == [number]


def test_opening_reads_no_html_and_no_statement_is_looked_for(store: Store) -> None:
    assert from_text(to_text(article())) == article()


def test_articles_without_a_key_stay_apart(store: Store) -> None:
    made = [article("", "One"), article("\x00", "Two"), article("", "One")]
    assert store.articles.insert(feed(store), made, NOW) == [1, 2, 1]


def test_a_key_and_a_path_stay_letter_for_letter(store: Store) -> None:
    name = "two  blanks and e\u0301"
    number = store.feeds.add("path", f"/{name}", now=NOW).id
    assert store.feeds.by_address(f"/{name}") == store.feeds.find(f"/{name}") == store.feeds.get(number)
    store.articles.insert(number, [article(name)], NOW)
    assert [known.key for known in store.articles.known(number)] == [name]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("https://user:secret@a.example/x", "https://a.example/x"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("--flag", ""),
    ],
)
def test_only_addresses_that_may_be_opened_are_stored(store: Store, told: str, kept: str) -> None:
    marked = Document(
        (Paragraph("link here", (Mark("link", 0, 4, told), Mark("strong", 5, 9), Mark("link", 5, 9, "#n"))),)
    )
    new = article(url=told, image=told, comments=told, enclosures=(Enclosure(told),), document=marked)
    got = store.articles.get(store.articles.insert(feed(store), [new], NOW)[0])
    assert (got.url, got.image, got.comments, got.enclosures[0].url) == (kept,) * 4
    links = [mark.href for mark in got.document.blocks[0].marks]
    assert links == ([told, "", "#n"] if told == kept else ["", "#n"])


TEXTS = st.text(st.characters(codec=None), max_size=30) | st.sampled_from([HOSTILE, "\x00", "\x9b31m", "🏳️‍🌈", "ё" * 5])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS, st.none() | st.integers(-(2**70), 2**70)), max_size=4),
    st.integers(0, 2**70),
)
def test_whatever_comes_is_stored_and_read_back_neutral(
    store: Store, told: list[tuple[str, str, str, int | None]], now: int
) -> None:
    number = feed(store)
    new = [
        NewArticle(
            key, title, Document((Paragraph(body), Quote(title, cite=body))), dek=body, published=date, digest=title
        )
        for key, title, body, date in told
    ]
    ids = store.articles.insert(number, new, now)
    assert len(ids) == len(new)
    for article_id, original in zip(ids, new, strict=True):
        got = store.articles.get(article_id)
        for text in (got.title, got.dek, got.document.plain()):
            assert neutralise(text) == text
        assert one_line(got.title) == got.title
        assert got.key == exact(original.key) or got.key.startswith("told:")
        store.articles.update(article_id, original, now)
    rows = store.headlines.rows(ids)
    assert None not in rows
