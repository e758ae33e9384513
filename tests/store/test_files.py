"""The file itself: made, migrated, shared, read-only, full, damaged, set aside, and saved."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from orda_tui.errors import StoreBusy, StoreDamaged, StoreError, StoreTooNew
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.store.plumbing import Database
from orda_tui.store.schema import VERSIONS
from tests.store.made import NOW, article, feed, fill, said

FIXTURES = Path(__file__).parent / "fixtures"


def child(code: str, *arguments: object, **options: object) -> subprocess.Popen[str]:
    """A Python process of its own."""
    words = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload,no-any-return]


def versioned(path: Path, number: int) -> None:
    """Write a schema version into a file."""
    connection = apsw.Connection(str(path))
    connection.execute(f"PRAGMA user_version = {number}")
    connection.close()


# -- opening ----------------------------------------------------------------------------------------------------------


def test_a_new_store_is_in_wal_and_of_the_newest_schema(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert not store.read_only
        assert store.notices == []
    connection = apsw.Connection(str(tmp_path / "orda.db"))
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("user_version") == len(VERSIONS)
    assert connection.pragma("auto_vacuum") == 2
    connection.close()


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        fill(store)
    versioned(tmp_path / "orda.db", 99)
    before = (tmp_path / "orda.db").read_bytes()
    for read_only in (False, True):
        with pytest.raises(StoreTooNew, match="Upgrade orda"):
            Store.open(tmp_path, read_only=read_only)
    assert (tmp_path / "orda.db").read_bytes() == before


def test_a_store_that_is_open_twice_here_is_not_taken_for_closed_elsewhere(tmp_path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from orda_tui.store.aside import require_alone
        require_alone(Path(sys.argv[1]))
    """

    def complaint() -> str:
        return child(code, tmp_path / "orda.db", stderr=subprocess.PIPE).communicate(timeout=30)[1]

    with Store.open(tmp_path):
        assert "StoreBusy" in complaint()
        with Store.open(tmp_path):
            assert "StoreBusy" in complaint()
        assert "StoreBusy" in complaint()
    assert complaint() == ""


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    connection = apsw.Connection(str(tmp_path / "orda.db"))
    connection.execute("PRAGMA application_id = 77; CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(StoreDamaged, match="another program"):
        Store.open(tmp_path)


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"SQLite format 3\0" + b"\xff" * 5000, b"x"])
def test_garbage_is_called_damaged_and_stays(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "orda.db").write_bytes(content)
    with pytest.raises(StoreDamaged, match="doctor --repair"):
        Store.open(tmp_path)
    assert (tmp_path / "orda.db").read_bytes() == content
    lines = Store.repair(tmp_path)
    assert (tmp_path / "orda.damaged.db").read_bytes() == content
    assert "nothing could be read" in lines[-1]
    with Store.open(tmp_path) as store:
        assert store.check() == []


def test_an_empty_file_is_a_store_not_yet_begun(tmp_path: Path) -> None:
    (tmp_path / "orda.db").touch()
    with Store.open(tmp_path) as store:
        fill(store)
        assert store.check() == []


@pytest.mark.parametrize("wrong", ["missing/folder", "file"])
def test_a_folder_that_cannot_hold_a_store_is_said(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreError, match="data-dir") as caught:
        Store.open(tmp_path / wrong)
    assert "\n" not in str(caught.value)


def test_reading_where_there_is_none_reads_an_empty_store_and_makes_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "none", read_only=True) as store:
        assert store.feeds.all() == []
        assert store.headlines.count(Selection()) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_store_refuses_changes_in_a_sentence(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ids = fill(store)
    with Store.open(tmp_path, read_only=True) as store:
        assert store.read_only
        assert store.articles.get(ids[0]).title == "Story 0"
        with pytest.raises(StoreError, match="can only be read"):
            store.statuses.mark(ids, read=True, now=NOW)
        assert store.save_side_file() is False
        assert any("only be read" in line for line in store.describe())


def test_a_folder_without_write_permission_opens_to_read() -> None:
    code = """
        import os, sys
        from pathlib import Path
        from orda_tui.model.selection import Selection
        from orda_tui.store import Store
        if os.getuid() == 0:
            os.setgid(65534); os.setuid(65534)
        with Store.open(Path(sys.argv[1])) as store:
            print(store.read_only, len(store.notices), len(store.headlines.ids(Selection())))
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.open(folder) as store:
            fill(store)
        (folder / "orda.db").chmod(0o444)
        folder.chmod(0o555)
        output, _ = child(code, folder).communicate(timeout=20)
        folder.chmod(0o755)
    assert output.split() == ["True", "1", "3"]


# -- migrations -------------------------------------------------------------------------------------------------------


def old_store(folder: Path, version: int) -> None:
    """A store as that version of the schema left it."""
    connection = apsw.Connection(str(folder / "orda.db"))
    connection.execute((FIXTURES / f"v{version}.sql").read_text(encoding="utf-8")).fetchall()
    connection.close()


@pytest.mark.parametrize("version", range(1, len(VERSIONS)))
def test_every_old_version_is_brought_up_with_all_its_marks(tmp_path: Path, version: int) -> None:
    old_store(tmp_path, version)
    with Store.open(tmp_path) as store:
        assert [one.shown for one in store.feeds.all()] == ["My gazette"]
        assert [one.title for one in store.feeds.removed()] == ["Left behind"]
        assert list(store.headlines.ids(Selection())) == [2, 1]
        assert list(store.headlines.ids(Selection(words="мост"))) == [2]
        first, second = store.statuses.get(1), store.statuses.get(2)
        assert (first.read, first.starred, first.position, first.tags) == (True, True, 0.5, ("budget",))
        assert (second.read, second.later) == (False, True)
        assert store.articles.get(1).statements[0].speaker == "Asel Nurlanova"
        assert [kept.statement.text for kept in store.kept.all()] == ["“It opens in May,”"]
        assert store.records.get(1).etag == '"v"'
        assert store.meta.get("edition") == "1"
        assert store.journal.undo() is not None
        assert not store.statuses.get(1).read
        assert store.check() == []
    backup = Database(tmp_path / f"orda.before-v{len(VERSIONS)}.db", VERSIONS[:version])
    assert backup.value("SELECT count(*) FROM articles") == 2
    backup.close()
    with Store.open(tmp_path) as store:
        assert store.statuses.get(1).starred


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        fill(store)
    steps = (*VERSIONS, "CREATE TABLE half (x); INSERT INTO half VALUES (1); SELECT * FROM nowhere")
    with pytest.raises(StoreError):
        Database(tmp_path / "orda.db", steps)
    with Store.open(tmp_path) as store:
        assert store.headlines.count(Selection()) == 3


def test_an_old_store_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    old_store(tmp_path, 1)
    with pytest.raises(StoreError, match="older version"):
        Store.open(tmp_path, read_only=True)


# -- sharing ----------------------------------------------------------------------------------------------------------


def test_two_connections_see_each_other(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        before = other.data_version()
        assert other.data_version() == before
        ids = fill(one)
        assert other.data_version() != before
        assert list(other.headlines.ids(Selection())) == ids
        other.statuses.mark(ids[:1], read=True, now=NOW)
        assert one.statuses.get(ids[0]).read
        one.journal.undo()
        assert not other.statuses.get(ids[0]).read


def test_waiting_too_long_is_a_sentence(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one:
        other = Database(tmp_path / "orda.db", VERSIONS, wait=0.05)
        with one.transaction(), pytest.raises(StoreBusy, match="try again"):
            other.write("DELETE FROM meta")
        assert other.value("SELECT count(*) FROM meta") == 1
        other.close()


def test_a_transaction_is_all_or_nothing_and_may_be_nested(store: Store) -> None:
    number = feed(store)
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.articles.insert(number, [article("a")], NOW)
        raise ZeroDivisionError
    with store.transaction():
        store.articles.insert(number, [article("b")], NOW)
        with pytest.raises(ZeroDivisionError), store.transaction():
            store.articles.insert(number, [article("c")], NOW)
            raise ZeroDivisionError
    assert [known.key for known in store.articles.known(number)] == ["b"]


def test_writers_in_several_processes_lose_nothing(tmp_path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from orda_tui.model.article import NewArticle
        from orda_tui.model.document import Document, Paragraph
        from orda_tui.store import Store
        folder, name = Path(sys.argv[1]), sys.argv[2]
        with Store.open(folder) as store:
            feed = store.feeds.add("feed", f"https://{name}.example/", now=1)
            for turn in range(25):
                new = NewArticle(f"{name}{turn}", "T", Document((Paragraph("words"),)))
                ids = store.articles.insert(feed.id, [new], 1)
                store.statuses.mark(ids, read=True, now=1)
    """
    running = [child(code, tmp_path, name) for name in "abc"]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    for process in running:
        process.communicate()
    with Store.open(tmp_path) as store:
        assert store.headlines.count(Selection()) == 75
        assert store.headlines.count(Selection(view="unread")) == 0
        assert store.check() == []


def test_killed_at_any_moment_the_store_is_whole(tmp_path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from orda_tui.model.article import NewArticle
        from orda_tui.model.document import Document, Paragraph
        from orda_tui.model.selection import Selection
        from orda_tui.store import Store
        store = Store.open(Path(sys.argv[1]))
        feed = store.feeds.add("feed", "https://a.example/", now=1)
        turn = len(store.articles.known(feed.id))
        while True:
            new = [NewArticle(str(turn + n), "T", Document((Paragraph("words " * 50),))) for n in range(5)]
            turn += 5
            store.articles.insert(feed.id, new, 1)
            store.statuses.mark_all(Selection(), now=1)
            store.save_side_file()
            print(turn, flush=True)
    """
    dice = random.Random(5)
    for _ in range(3):
        process = child(code, tmp_path)
        assert process.stdout is not None
        confirmed = 0
        for _ in range(dice.randint(2, 12)):
            confirmed = int(process.stdout.readline())
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with Store.open(tmp_path) as store:
            assert store.check() == []
            total = store.headlines.count(Selection())
            assert total >= confirmed
            assert total % 5 == 0
            assert store.headlines.count(Selection(words="words")) == total
            assert total - store.headlines.count(Selection(view="unread")) >= confirmed


# -- no room ----------------------------------------------------------------------------------------------------------


def test_a_full_disk_is_a_sentence_and_loses_nothing(tmp_path: Path) -> None:
    code = """
        import resource, signal, sys
        from pathlib import Path
        from orda_tui.errors import StoreError
        from orda_tui.model.article import NewArticle
        from orda_tui.model.document import Document, Paragraph
        from orda_tui.store import Store
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        store = Store.open(Path(sys.argv[1]))
        feed = store.feeds.add("feed", "https://a.example/", now=1)
        stored = 0
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
        try:
            while True:
                store.articles.insert(feed.id, [NewArticle(str(stored), "T", Document((Paragraph("w " * 9000),)))], 1)
                stored += 1
        except StoreError as error:
            print(stored, type(error).__name__, error)
    """
    process = child(code, tmp_path)
    output, _ = process.communicate(timeout=60)
    stored, kind, sentence = output.split(" ", 2)
    assert kind == "StoreError"
    assert "space" in sentence
    with Store.open(tmp_path) as store:
        assert store.headlines.count(Selection()) == int(stored) > 0
        assert store.check() == []


# -- copies, repair ---------------------------------------------------------------------------------------------------


def test_a_backup_holds_what_is_still_in_the_wal_and_can_be_restored(tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with Store.open(tmp_path) as store:
        fill(store)
        store.backup(copy)
        store.statuses.mark_all(Selection(), now=NOW)
    assert not (tmp_path / "copy.db-wal").exists()
    away = Store.restore(tmp_path, copy)
    assert away == tmp_path / "orda.replaced.db"
    with Store.open(tmp_path) as store:
        assert store.headlines.count(Selection(view="unread")) == 3
    assert Store.restore(tmp_path, copy) == tmp_path / "orda.replaced-2.db"
    assert Store.restore(tmp_path / "..", copy) is None
    (tmp_path / ".." / "orda.db").unlink()


def test_only_a_whole_store_is_restored(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        fill(store)
    for name, content in (("none", None), ("garbage", b"no store" * 200), ("empty", b"")):
        wrong = tmp_path / name
        if content is not None:
            wrong.write_bytes(content)
        with pytest.raises(StoreError):
            Store.restore(tmp_path, wrong)
    with Store.open(tmp_path) as store:
        store.backup(tmp_path / "newer.db")
    versioned(tmp_path / "newer.db", 99)
    with pytest.raises(StoreTooNew):
        Store.restore(tmp_path, tmp_path / "newer.db")
    with Store.open(tmp_path) as store:
        assert store.headlines.count(Selection()) == 3


def test_a_store_that_is_open_elsewhere_is_not_replaced(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        fill(store)
        store.backup(tmp_path / "copy.db")
        for act in (lambda: Store.repair(tmp_path), lambda: Store.restore(tmp_path, tmp_path / "copy.db")):
            with pytest.raises(StoreBusy, match="Close every other"):
                act()


def damage_page(content: bytearray, dice: random.Random) -> None:
    page = dice.randrange(1, len(content) // 4096) * 4096
    content[page : page + 4096] = dice.randbytes(4096)


def damage_bytes(content: bytearray, dice: random.Random) -> None:
    for _ in range(5):
        at = dice.randrange(100, len(content) - 3000)
        content[at : at + 2000] = dice.randbytes(2000)


def damage_length(content: bytearray, dice: random.Random) -> None:
    del content[int(len(content) * 0.8) :]


def damage_beginning(content: bytearray, dice: random.Random) -> None:
    content[:8192] = bytes(8192)


@pytest.mark.parametrize("harm", [damage_page, damage_bytes, damage_length, damage_beginning])
@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_store_is_set_aside_and_what_can_be_read_is_saved(
    tmp_path: Path, harm: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    with Store.open(tmp_path) as store:
        ids = fill(store, 120)
        store.statuses.mark(ids[:4], starred=True, now=NOW)
        store.articles.set_statements(ids[0], [said()], 1)
        store.kept.keep(ids[0], said(), NOW)
        store.save_side_file()
    path = tmp_path / "orda.db"
    content = bytearray(path.read_bytes())
    harm(content, random.Random(seed))
    path.write_bytes(content)
    lines = Store.repair(tmp_path)
    with Store.open(tmp_path) as store:
        assert store.check() == []
        assert [one.address for one in store.feeds.all()] == ["https://gazette.example/rss"]
        found = store.headlines.ids(Selection())
        for number in found:
            store.articles.get(number)
        stars = store.headlines.count(Selection(view="starred"))
        assert len(found) >= 60
        assert stars == 4 or len(found) < 120
        assert len(store.kept.all()) == 1
    if "whole" not in lines[0]:
        assert (tmp_path / "orda.damaged.db").read_bytes() == bytes(content)
    names = {file.name for file in tmp_path.iterdir()}
    assert not names & {"orda.reading.db", "orda.fresh.db", "orda.salvage.db", "orda.repaired.db"}


def test_a_whole_store_is_not_touched_by_repair(tmp_path: Path) -> None:
    assert "nothing to repair" in Store.repair(tmp_path)[0]
    with Store.open(tmp_path) as store:
        fill(store)
    assert "whole" in Store.repair(tmp_path)[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["orda.db", "side.json"]


def test_a_repair_cut_short_before_its_last_step_is_finished_at_the_next_start(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        fill(store)
    (tmp_path / "orda.db").rename(tmp_path / "orda.repaired.db")
    with Store.open(tmp_path) as store:
        assert store.headlines.count(Selection()) == 3


# -- the side file ----------------------------------------------------------------------------------------------------


def test_the_side_file_is_written_only_when_something_in_it_changed(store: Store) -> None:
    ids = fill(store)
    assert store.save_side_file() is True
    assert store.save_side_file() is False
    store.statuses.mark(ids, read=True, now=NOW)
    assert store.save_side_file() is False
    for change in (
        lambda: store.statuses.mark(ids[:1], starred=True, now=NOW),
        lambda: store.statuses.mark(ids[:1], later=True, now=NOW),
        lambda: store.kept.keep(ids[0], said(), NOW),
        lambda: store.journal.undo(),
        lambda: store.feeds.change(1, name="Mine"),
        lambda: store.feeds.remove(1, NOW),
    ):
        change()
        assert store.save_side_file() is True
    path = store.folder / "side.json"
    assert path.stat().st_mode & 0o777 == 0o600
    with Store.open(store.folder) as other:
        assert other.save_side_file() is False


def test_all_of_the_side_file_comes_back_into_an_empty_folder(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ids = fill(store)
        store.feeds.change(1, name="Mine", folder="City", full_text="always", interval=600)
        feeds = store.feeds.all()
        store.statuses.mark(ids[1:2], starred=True, now=NOW)
        store.statuses.mark(ids[2:3], later=True, now=NOW)
        store.kept.keep(ids[0], said(), NOW)
        store.save_side_file()
    (tmp_path / "orda.db").unlink()
    with Store.open(tmp_path) as store:
        assert "gave back 1 source, 2 marks and 1 kept statement." in store.notices[0]
        assert store.feeds.all() == feeds
        assert [kept.statement for kept in store.kept.all()] == [said()]
        again = store.articles.insert(1, [article(f"key {n}") for n in range(3)], NOW)
        statuses = [store.statuses.get(number) for number in again]
        assert [(one.starred, one.later) for one in statuses] == [(False, False), (True, False), (False, True)]
        assert store.restore_side_file(NOW) == (0, 0, 0)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no json",
        "[]",
        "null",
        '{"feeds": 3, "marks": [1], "kept": [{}]}',
        '{"feeds": [{"kind": "feed"}]}',
        '{"kept": [{"statement": {"kind": "direct", "text": 5, "block": "x", "start": [], "end": null}}]}',
        "[" * 100000,
    ],
)
def test_a_side_file_that_says_nothing_stops_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "side.json").write_text(content, encoding="utf-8")
    with Store.open(tmp_path) as store:
        assert store.feeds.all() == []
        assert len(store.notices) == 1
        fill(store)
        assert store.save_side_file() is True


def test_a_side_file_that_cannot_be_written_is_said(store: Store) -> None:
    feed(store)
    (store.folder / "side.json.part").mkdir()
    with pytest.raises(StoreError, match="itself is whole"):
        store.save_side_file()
    (store.folder / "side.json.part").rmdir()


def test_closing_brings_the_side_file_up_to_date(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ids = fill(store)
        store.statuses.mark(ids[:1], starred=True, now=NOW)
    assert '"starred": true' in (tmp_path / "side.json").read_text(encoding="utf-8")
