"""Tending the sources on the screen: whatever becomes of them, all panes follow and the cursors stay."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from orda_tui.store import Store
from orda_tui.tui.app import OrdaApp
from tests.tui.house import NOW, FakeWorker, Journey, article, journey
from tests.tui.test_journeys import NEWEST_FIRST

WITHOUT_WIRE = ["Bridge opens", "A new comet", "Ferry stops", "A long report", "Old bones"]


def elsewhere(folder: Path, name: str) -> int:
    """Another process removes a source; its id."""
    with Store.open(folder) as store:
        feed = store.feeds.find(name).id
        store.feeds.remove(feed, NOW)
    return feed


def sources(reader: Journey) -> list[int]:
    return [row.feed for row in reader.main.sources.every if row.feed is not None]


async def test_a_removal_made_elsewhere_is_followed_and_taken_back_here(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("G", "k")
        wire = elsewhere(folder, "Wire")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)
        assert wire not in sources(reader)
        assert reader.main.headlines.current == reader.main.headlines.ids[3]
        await reader.press("u")
        await reader.until(lambda: reader.titles == NEWEST_FIRST)
        assert reader.message == "Taken back: removed Wire."
        assert wire in sources(reader)
        assert reader.main.headlines.cursor == 5, "on the same article"
        assert reader.main.status.news == "", "what comes back is no news"
        await reader.press("ctrl+r")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)
        assert reader.main.list_title.detail == "5"


async def test_all_sources_leave_and_come_back_elsewhere(folder: Path) -> None:
    async with journey(folder) as reader:
        for name in ("Herald", "Wire", "Science"):
            elsewhere(folder, name)
        await reader.until(lambda: reader.titles == [])
        with Store.open(folder) as store, store.transaction():
            for _ in range(3):
                store.journal.undo()
        await reader.until(lambda: reader.titles == NEWEST_FIRST)


async def test_what_was_read_stays_listed_when_a_source_comes_back(folder: Path) -> None:
    elsewhere(folder, "Wire")
    async with journey(folder) as reader:
        await reader.press("3", "enter", "q")
        await reader.press("u", "u")
        await reader.until(lambda: reader.titles == NEWEST_FIRST)
        await reader.press("enter", "q")
        elsewhere(folder, "Wire")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)
        await reader.press("u")
        await reader.until(lambda: len(reader.titles) == 7)
        assert reader.titles == NEWEST_FIRST
        assert reader.main.selection.view == "unread"


async def test_an_adding_is_taken_back_and_done_again_where_its_source_is_read(folder: Path) -> None:
    with Store.open(folder) as store:
        wire = store.feeds.find("Wire").id
        store.feeds.added([wire], NOW)
    async with journey(folder) as reader:
        reader.main.show_source(wire)
        await reader.press("enter")
        assert reader.title == "Grain prices fall"
        await reader.press("u", "u")
        await reader.until(lambda: reader.message == "Taken back: added Wire.")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)
        assert reader.main.front == "list"
        assert reader.main.list_title.text == "All"
        await reader.press("ctrl+r")
        await reader.until(lambda: reader.titles == NEWEST_FIRST)
        assert reader.main.selection.feed is None
        await reader.press("U")
        await reader.until(lambda: len(reader.app.screen_stack) == 2)
        screen = reader.app.screen
        await reader.until(lambda: screen.query_one("#listing").rows)  # type: ignore[attr-defined]
        rows = screen.query_one("#listing").rows  # type: ignore[attr-defined]
        assert "added Wire" in [part[0] for row in rows for part in row.lines[0]]
        await reader.press("j", "enter", "q")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)


async def test_the_address_of_a_source_that_was_removed_elsewhere_is_not_there(folder: Path) -> None:
    async with journey(folder) as reader:
        wire = reader.store.feeds.find("Wire").id
        reader.main.bring_forward("sources")
        reader.main.sources.select(lambda row: row.feed == wire)
        elsewhere(folder, "Wire")
        reader.main.action_copy_address()
        assert "no source" in reader.message.lower()


# -- folders ----------------------------------------------------------------------------------------------------------


def folders(reader: Journey) -> dict[str, str]:
    return {feed.shown: feed.folder for feed in reader.store.feeds.all()}


async def test_a_folder_is_renamed_with_the_folders_in_it_while_it_is_read(folder: Path) -> None:
    async with journey(folder) as reader:
        reader.main.sources.select(lambda row: row.folder == "News/Far")
        reader.main.sources.action_open()
        await reader.settle()
        reader.main.bring_forward("sources")
        reader.main.sources.select(lambda row: row.folder == "News")
        await reader.press("e")
        await reader.type("World / Papers")
        await reader.press("enter")
        assert reader.message == "Renamed the folder News to World/Papers. u takes it back."
        assert folders(reader) == {"Herald": "", "Wire": "World/Papers", "Science": "World/Papers/Far"}
        assert reader.main.list_title.text == "World/Papers/Far"
        assert reader.titles == ["A new comet", "Old bones"]
        assert reader.main.sources.current and reader.main.sources.current.folder == "World/Papers"
        await reader.press("u")
        await reader.until(lambda: folders(reader)["Science"] == "News/Far")
        await reader.until(lambda: reader.main.list_title.text == "All")
        reader.main.sources.select(lambda row: row.folder == "News")
        await reader.press("f", "backspace", "enter")
        assert reader.message == "Dissolved the folder News. u takes it back."
        assert folders(reader) == {"Herald": "", "Wire": "", "Science": "Far"}


async def test_a_folder_may_be_called_like_an_action_or_like_none(folder: Path) -> None:
    async with journey(folder) as reader:
        reader.main.bring_forward("sources")
        for name in ("{app.nothing}", "{app.star}"):
            reader.main.sources.select(lambda row: row.folder in ("News", "{app.nothing}"))
            reader.main.sources.action_rename(name)
            await reader.settle()
            assert reader.message.endswith(f" to {name}. u takes it back.")


async def test_a_folder_is_removed_with_its_sources_and_brought_back(folder: Path) -> None:
    async with journey(folder) as reader:
        reader.main.bring_forward("sources")
        reader.main.sources.select(lambda row: row.folder == "News")
        await reader.press("d")
        assert reader.message == "Removed News with 2 sources. u brings it back."
        await reader.until(lambda: reader.titles == ["Bridge opens", "Ferry stops", "A long report"])
        await reader.press("u")
        await reader.until(lambda: reader.titles == NEWEST_FIRST)
        assert reader.main.sources.current and reader.main.sources.current.folder == "News"
        await reader.press("i")
        assert reader.message == "This tells of one source, and here is a folder."
        await reader.press("g", "d")
        assert reader.message == "Choose a source or a folder: this is a view or a tag."


async def test_what_came_waits_until_it_is_wanted_also_where_a_source_goes(folder: Path) -> None:
    async with journey(folder) as reader:
        with Store.open(folder) as other:
            feed = other.feeds.find("Herald")
            other.articles.insert(feed.id, [article("n", "Fresh bread", hours=0)], NOW)
        await reader.until(lambda: reader.main.status.news == "1 new, press .")
        reader.main.bring_forward("sources")
        reader.main.sources.select(lambda row: row.label == "Wire")
        await reader.press("e")
        await reader.type("Telegraph")
        await reader.press("enter", "d")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)
        assert reader.main.status.news == "1 new, press ."
        await reader.press("full_stop")
        assert reader.titles == ["Fresh bread", *WITHOUT_WIRE]


async def test_the_title_of_a_source_is_no_name_of_its_own(folder: Path) -> None:
    async with journey(folder) as reader:
        reader.main.bring_forward("sources")
        reader.main.sources.select(lambda row: row.feed == reader.store.feeds.find("Wire").id)
        await reader.press("e", "enter")
        assert reader.store.feeds.find("Wire").name == ""
        assert reader.store.journal.entries() == []


# -- adding -----------------------------------------------------------------------------------------------------------


REFUSED = {"event": "failed", "sentence": "10.0.0.7 is on your own network.", "kind": "OwnNetwork"}


async def test_an_address_that_was_refused_is_offered_again_to_be_mended(folder: Path) -> None:
    worker = FakeWorker()
    worker.answers["add"] = [{"event": "failed", "sentence": "exmple.org has no address.", "kind": "FetchError"}]
    async with journey(folder, worker=worker) as reader:
        await reader.press("a")
        await reader.type("exmple.org")
        await reader.press("enter")
        await reader.until(lambda: reader.message == "exmple.org has no address.")
        worker.answers["add"] = [{"event": "finished", "feed": 1, "name": "Herald", "new": 2}]
        await reader.press("a", "home", "right", "right")
        await reader.type("a")
        await reader.press("enter")
        await reader.until(lambda: reader.message == "Added Herald: 2 articles.")
        assert [details["what"] for _, details in worker.asked] == ["exmple.org", "example.org"]
        worker.answers["add"] = [{"event": "failed", "sentence": "No.", "kind": "FetchError"}]
        await reader.press("a")
        await reader.type("other.org")
        await reader.press("enter")
        await reader.until(lambda: reader.message == "No.")
        await reader.press("a")
        await reader.type("third.org")
        await reader.press("enter")
        await reader.until(lambda: len(worker.asked) == 4)
        assert worker.asked[-1][1]["what"] == "third.org", "what is typed takes its place"


async def test_the_own_network_is_asked_about_once(folder: Path) -> None:
    worker = FakeWorker()
    worker.answers["add"] = [REFUSED]
    async with journey(folder, worker=worker) as reader:
        reader.main.action_add_source("10.0.0.7")
        await reader.until(lambda: len(reader.app.screen_stack) == 2)
        worker.answers["add"] = [{"event": "finished", "candidates": [{"address": "http://10.0.0.7/feed"}] * 2}]
        await reader.press("j", "enter")
        await reader.until(lambda: len(worker.asked) == 2 and len(reader.app.screen_stack) == 2)
        worker.answers["add"] = [REFUSED]
        await reader.press("enter")
        await reader.until(lambda: len(worker.asked) == 3)
        await reader.until(lambda: worker.left.count("add") == 3)
        assert [details["allow_private"] for _, details in worker.asked] == [False, True, True]
        assert reader.app.screen is reader.main


async def test_a_misspelt_address_is_no_question_of_the_network(folder: Path) -> None:
    worker = FakeWorker()
    wrong = {"event": "failed", "sentence": "-x- is no valid host name.", "kind": "AddressRefused"}
    worker.answers["add"] = [wrong]
    async with journey(folder, worker=worker) as reader:
        reader.main.action_add_source("http://-x-/")
        await reader.until(lambda: worker.left == ["add"])
        await reader.settle()
        assert reader.message == "-x- is no valid host name."
        assert reader.app.screen is reader.main


async def test_a_list_that_cannot_be_read_is_offered_again(folder: Path) -> None:
    worker = FakeWorker()
    worker.answers["import"] = [{"event": "failed", "sentence": "It is not there."}]
    async with journey(folder, worker=worker) as reader:
        await reader.press("I")
        await reader.type("fees.opml")
        await reader.press("enter")
        await reader.until(lambda: reader.message == "It is not there.")
        await reader.press("I", "end", "enter")
        await reader.until(lambda: len(worker.asked) == 2)
        assert worker.asked[1][1]["source"] == "fees.opml"


# -- all sources as one text ------------------------------------------------------------------------------------------


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that stands for the reader's editor; the screen is lent to it."""
    script = tmp_path / "editor"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(OrdaApp, "suspend", lambda app: contextlib.nullcontext())
    return script


async def test_an_edit_is_told_and_leaves_the_reader_where_he_was(folder: Path, editor: Path) -> None:
    worker = FakeWorker()
    worker.answers["refresh"] = [{"event": "progress", "stage": "refresh", "done": 0, "total": 1}]
    change = "sed -i -e '/Herald/d' -e 's|127.0.0.1/Wire|&  Telegraph|' -e '1a https://new.example/feed' \"$1\""
    editor.write_text(f"#!/bin/sh\n{change}\n")
    async with journey(folder, worker=worker) as reader:
        reader.main.sources.select(lambda row: row.folder == "News")
        reader.main.sources.action_open()
        await reader.settle()
        await reader.press("j", "j", "enter")
        assert reader.title == "A new comet"
        await reader.press("E")
        assert reader.message.startswith("1 added, 1 removed, 1 renamed. u takes it back.")
        assert (reader.title, reader.main.front, reader.main.list_title.text) == ("A new comet", "reader", "News")
        assert reader.main.headlines.current == reader.main.shown.id  # type: ignore[union-attr]
        new = reader.store.feeds.find("new.example").id
        await reader.until(lambda: [details for verb, details in worker.asked if verb == "refresh"])
        assert worker.asked[-1] == ("refresh", {"due_only": False, "feeds": [new]})
        await reader.until(lambda: reader.message.endswith("takes it back. One source visited, nothing new."))
        await reader.press("u")
        await reader.until(lambda: reader.message.startswith("Taken back: edited the sources: 1 added"))
        assert sorted(feed.shown for feed in reader.store.feeds.all()) == ["Herald", "Science", "Wire"]


async def test_a_text_that_could_not_be_applied_is_opened_again(folder: Path, editor: Path) -> None:
    editor.write_text('#!/bin/sh\nsed -i -e /Wire/d -e "1a nonsense" "$1"\n')
    async with journey(folder) as reader:
        await reader.press("E")
        assert reader.message.startswith("Line 2: nonsense is neither")
        assert reader.message.endswith("E opens it again.")
        with Store.open(folder) as other:
            other.feeds.add("feed", "http://127.0.0.1/meanwhile", now=NOW)
        editor.write_text('#!/bin/sh\nsed -i /nonsense/d "$1"\n')
        await reader.press("E")
        assert reader.message == "1 removed. u takes it back."
        assert "http://127.0.0.1/meanwhile" in [feed.address for feed in reader.store.feeds.all()]
        editor.write_text('#!/bin/sh\ngrep -q meanwhile "$1" || exit 1\n')
        await reader.press("E")
        assert reader.message == "Nothing was changed.", "a text of its own"
        assert not list(editor.parent.glob("orda-sources-*"))


async def test_an_edit_that_removes_the_listed_source_lists_everything(folder: Path, editor: Path) -> None:
    editor.write_text('#!/bin/sh\nsed -i /Wire/d "$1"\n')
    async with journey(folder) as reader:
        reader.main.show_source(reader.store.feeds.find("Wire").id)
        await reader.press("E")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)
        assert reader.message == "1 removed. u takes it back."
        assert reader.main.list_title.text == "All"


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo > /dev/null", "Nothing was changed."),
        ('echo nonsense >> "$1"', "nonsense is neither a web address (with https://) nor an absolute path. "),
        ("exit 3", "The editor ended with 3. Nothing was changed."),
        ('echo >> "$1"; exit 3', "The editor ended with 3. Nothing was changed; your text is kept in "),
        ('rm "$1"', "Your text is gone. Nothing was changed."),
        ('printf "\\377" > "$1"', "Your text is not in UTF-8. Nothing was changed; your text is kept in "),
    ],
)
async def test_what_an_edit_could_not_do_is_told_with_its_reason(
    folder: Path, editor: Path, script: str, told: str
) -> None:
    editor.write_text(f"#!/bin/sh\n{script}\n")
    async with journey(folder) as reader:
        await reader.press("E")
        assert told in reader.message
        kept = list(editor.parent.glob("orda-sources-*.txt"))
        assert [path for path in kept if str(path) in reader.message] == kept
        assert reader.main.status.is_error == (script != "echo > /dev/null")
        assert reader.titles == NEWEST_FIRST
        assert reader.store.journal.entries() == []
