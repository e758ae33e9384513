"""Every version of the schema is kept as a fixture, the newest included, and no version is edited afterwards."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest
from torture.kills import FIXTURES, whole

from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.store.plumbing import Database
from orda_tui.store.schema import VERSIONS


def schema_of(path: Path) -> set[str]:
    connection = apsw.Connection(str(path))
    try:
        rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        return {" ".join(str(row[0]).split()) for row in rows}
    finally:
        connection.close()


@pytest.fixture(params=range(1, len(VERSIONS) + 1))
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def folder(tmp_path: Path, version: int) -> Path:
    connection = apsw.Connection(str(tmp_path / "orda.db"))
    connection.execute((FIXTURES / f"v{version}.sql").read_text(encoding="utf-8")).fetchall()
    assert connection.pragma("user_version") == version
    connection.close()
    return tmp_path


def test_a_version_is_what_it_was_when_stores_were_made_with_it(folder: Path, version: int) -> None:
    made = folder / "made.db"
    Database(made, VERSIONS[:version]).close()
    assert schema_of(folder / "orda.db") == schema_of(made)


def test_a_store_of_any_version_is_whole_with_all_its_marks_and_backed_up_before(folder: Path, version: int) -> None:
    old = Database(folder / "orda.db", VERSIONS[:version])
    before = old.rows("SELECT article, read, starred, later, position FROM statuses ORDER BY article")
    old.close()
    assert whole(folder) == []
    with Store.open(folder) as store:
        for article, read, starred, later, position in before:
            status = store.statuses.get(article)
            now = (status.read, status.starred, status.later, status.position)
            assert now == (bool(read), bool(starred), bool(later), position)
        assert store.statuses.tags() == [("budget", 1)]
        assert len(store.kept.all()) == 1
        assert list(store.headlines.ids(Selection(words="мост"))) == [2]
    backup = folder / f"orda.before-v{len(VERSIONS)}.db"
    assert backup.exists() == (version < len(VERSIONS))
