"""kill -9: at random moments in short, and at the moments that matter."""

from __future__ import annotations

import sys
from pathlib import Path

import apsw
import pytest
from torture import kills, windows
from torture.commands import environment

from orda_tui.model.selection import Selection
from orda_tui.model.statement import RULES_VERSION
from orda_tui.store import Store
from orda_tui.worker.client import Worker
from tests.factories import QUOTED, rss
from tests.loopback import Loopback
from tests.store.made import NOW, fill, said

#: A worker that dies the first time it comes to a certain moment.
DYING = """
import os, signal, sys
from pathlib import Path
from orda_tui.store.articles import Articles
from orda_tui.store.records import Records
from orda_tui.store.sidefile import SideFile
from orda_tui.worker import server

noun, name, when, flag = sys.argv[1:5]
kind = {"articles": Articles, "records": Records, "side": SideFile}[noun]
act = getattr(kind, name)

def die(*rest, **more):
    result = act(*rest, **more) if when == "after" else None
    if not Path(flag).exists():
        Path(flag).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return result if when == "after" else act(*rest, **more)

setattr(kind, name, die)
sys.exit(server.main())
"""
MOMENTS = [
    ("articles", "insert", "before"),
    ("articles", "insert", "after"),
    ("records", "save", "before"),
    ("articles", "set_all_statements", "after"),
    ("side", "_write", "before"),
]


def test_killed_at_random_nothing_is_lost(tmp_path: Path) -> None:
    outcome = kills.run(tmp_path / "ground", len(kills.ACTS), seed=7)
    assert outcome.losses == []
    assert outcome.articles > 0
    assert outcome.confirmed > 0


def test_a_window_that_is_killed_loses_nothing_that_it_had_shown(tmp_path: Path) -> None:
    names = ("mark all", "keep", "refresh", "import", "migrate")
    acts = {f"window: {name}": windows.ACTS[f"window: {name}"] for name in names}
    outcome = kills.run(tmp_path / "ground", len(acts), 7, acts)
    assert outcome.losses == []
    assert outcome.confirmed >= len(acts) - 1


def test_a_mark_that_is_gone_is_seen(tmp_path: Path) -> None:
    def take_away(ground: kills.Ground) -> None:
        with Store.open(ground.data) as store:
            number = store.headlines.ids(Selection())[0]
            ground.confirm(number, "starred", True)
            ground.confirm(number, "later", False)
            store.statuses.mark([number], later=True, now=NOW)

    outcome = kills.run(tmp_path / "ground", 1, 7, {"take away": take_away})
    assert len(outcome.losses) == 2, outcome.losses


@pytest.mark.parametrize("moment", MOMENTS, ids=" ".join)
async def test_killed_between_two_steps_the_next_refresh_makes_up_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: tuple[str, str, str]
) -> None:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    data, flag = tmp_path / "data", tmp_path / "flag"
    data.mkdir()
    with Loopback() as server:
        with Store.open(data) as store:
            for number in range(2):
                body = rss(*((f"News {number} {n}", QUOTED) for n in range(4)))
                store.feeds.add("feed", server.add(f"/{number}", body), now=1, allow_private=True)
        async with Worker(data, (sys.executable, "-c", DYING, *moment, str(flag))) as worker:
            first = [event async for event in worker.request("refresh")]
            assert "worker_died" in [event["event"] for event in first]
            assert kills.whole(data) == []
            assert (await worker.ask("refresh"))["event"] == "finished"
    assert kills.whole(data) == []
    with Store.open(data) as store:
        numbers = list(store.headlines.ids(Selection()))
        assert len(numbers) == 8
        assert all(store.articles.get(number).statements for number in numbers)
        assert store.articles.outdated(RULES_VERSION, 9) == []


@pytest.mark.parametrize("moment", MOMENTS, ids=" ".join)
async def test_killed_while_the_edition_is_put_in_it_is_put_in_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: tuple[str, str, str]
) -> None:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    async with Worker(tmp_path / "data", (sys.executable, "-c", DYING, *moment, str(tmp_path / "flag"))) as worker:
        assert (await worker.ask("edition"))["event"] == "finished"
    assert (tmp_path / "flag").exists()
    assert whole_edition(tmp_path / "data")


def whole_edition(data: Path) -> bool:
    assert kills.whole(data) == []
    with Store.open(data) as store:
        return store.headlines.count(Selection()) == 20 and store.articles.outdated(RULES_VERSION, 9) == []


def test_the_look_at_a_store_sees_what_is_wrong(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ids = fill(store)
        store.articles.set_statements(ids[0], [said()], 1)
        store.statuses.mark(ids, read=True, now=NOW)
    assert kills.whole(tmp_path) == []
    for harm in (
        "DELETE FROM article_words WHERE rowid = 1",
        "DELETE FROM statement_words",
        "UPDATE statements SET start = start + 1",
        "DELETE FROM statuses WHERE article = 2",
        'UPDATE own_texts SET json = \'{"document":{"blocks":[],"lang":""},"key":"k","title":"t"}\'',
    ):
        connection = apsw.Connection(str(tmp_path / "orda.db"))
        connection.execute("BEGIN")
        connection.execute(harm)
        connection.execute("COMMIT")
        connection.close()
        assert kills.whole(tmp_path) != [], harm
