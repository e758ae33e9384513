"""Harmed stores, odd folders, disks without room: each command works or says in one sentence why not; nothing goes."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from torture import damage
from torture.commands import Said, environment, fault, orda
from torture.kills import whole

import orda_tui.log  # noqa: F401 - the sealed child cannot read the library, so what it needs is loaded before
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from tests.factories import PAGE
from tests.test_program import Terminal

READING = ("list", "show 1", "statements", "sources", "speakers", "kept", "catalogue", "export FOLDER/l.opml", "doctor")
WRITING = ("mark star 1", "edition", "add FOLDER/page.html", "import --yes FOLDER/list.txt", "remove 1", "undo")


@pytest.mark.parametrize(
    ("harm", "seed"), [*((harm, 0) for harm in damage.HARMS), ("cut", 1), ("overwritten", 1), ("overwritten", 2)]
)
def test_a_harmed_store_is_said_kept_and_repaired(tmp_path: Path, harm: str, seed: int) -> None:
    assert damage.trial(tmp_path, harm, seed) == []


@pytest.mark.parametrize("harm", ["garbage", "newer"])
def test_the_worker_and_the_reader_say_it_as_well(tmp_path: Path, harm: str) -> None:
    damage.fill(tmp_path / "data")
    damage.HARMS[harm](tmp_path / "data" / "orda.db", random.Random(1))
    said = orda(tmp_path, "edition")
    assert (said.code, fault(said), said.err.count("\n")) == (3, "", 1)
    assert ("Upgrade orda" if harm == "newer" else "doctor --repair") in said.err
    terminal = Terminal(tmp_path, ORDA_DATA_DIR=str(tmp_path / "data"))
    try:
        assert terminal.end() == 3
        while terminal.read(0.1):
            pass
        assert ("Upgrade orda" if harm == "newer" else "--repair") in terminal.text.replace("\n", "")
    finally:
        terminal.close()


# -- no room ----------------------------------------------------------------------------------------------------------


def no_room(size: int) -> Callable[[], None]:
    """No file may grow beyond this."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    damage.fill(tmp_path / "data")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "list.txt").write_text("".join(f"https://h{n}.example/\n" for n in range(900)), encoding="utf-8")
    return tmp_path


def words(command: str, folder: Path) -> list[str]:
    return command.replace("FOLDER", str(folder)).split()


@pytest.mark.parametrize("command", [*WRITING[:4], "backup FOLDER/copy.db", "export FOLDER/list.opml"])
def test_without_room_a_command_says_so_and_loses_nothing(folder: Path, command: str) -> None:
    (folder / "list.opml").write_text("<opml>the one from before</opml>", encoding="utf-8")
    said = orda(folder, *words(command, folder), before=no_room(100))
    assert said.code != 0
    assert fault(said) == ""
    assert 1 <= said.err.count("\n") <= 2
    assert whole(folder / "data") == []
    with Store.open(folder / "data") as store:
        assert store.headlines.count(Selection()) == damage.ARTICLES
        assert store.headlines.count(Selection(view="starred")) == damage.STARS
    assert not (folder / "copy.db").exists()
    assert "from before" in (folder / "list.opml").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [100, 60_000, 200_000, 350_000])
def test_a_repair_without_room_leaves_the_damaged_store_where_it_is(folder: Path, size: int) -> None:
    path = folder / "data" / "orda.db"
    damage.HARMS["overwritten"](path, random.Random(3))
    before = path.read_bytes()
    said = orda(folder, "doctor", "--repair", before=no_room(size))
    assert said.code == 3, said
    assert fault(said) == ""
    assert said.err.count("\n") == 1
    assert path.read_bytes() == before
    said = orda(folder, "doctor", "--repair")
    assert said.code == 0, said
    with Store.open(folder / "data") as store:
        assert store.check() == []
        assert len(store.kept.all()) == 1


def test_what_takes_the_place_of_a_file_is_on_the_disk_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a power cut either the old file is there or the new one, never an empty one: fsync first, then rename."""
    targets = [folder / "list.opml", folder / "data" / "side.json", folder / "copy.db"]
    for target in targets:
        target.write_bytes(b"old")
    synced: dict[Path, bool] = {}
    sync = os.fsync

    def noting(handle: int) -> None:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if path.name.endswith(".part"):
            target = path.with_name(path.name.removesuffix(".part"))
            synced.setdefault(target, target.read_bytes() == b"old" and path.stat().st_size > 10)
        sync(handle)

    monkeypatch.setattr(os, "fsync", noting)
    here(folder, "export", "--replace", str(targets[0]))
    here(folder, "backup", "--replace", str(targets[2]))
    here(folder, "mark", "star", "30")
    assert synced == dict.fromkeys(targets, True)
    assert all(target.read_bytes() != b"old" for target in targets)


# -- folders ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def sealed() -> Iterator[Path]:
    """A library in a home in which nothing can be written."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        damage.fill(home / "data")
        (home / "page.html").write_text(PAGE, encoding="utf-8")
        (home / "list.txt").write_text("https://h.example/\n", encoding="utf-8")
        for path in (*home.rglob("*"), home):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield home
        for path in (home, *home.rglob("*")):
            path.chmod(0o755)


def test_in_a_sealed_home_everything_can_be_read_and_nothing_fails_without_a_word(sealed: Path) -> None:
    for command in ("list", "show 1", "statements", "doctor"):
        said = damage.here_as_nobody(sealed, *words(command, sealed))
        assert (said.code, fault(said)) == (0, ""), said.err
    for command in ("mark star 9", "undo", "export FOLDER/l.opml", "backup FOLDER/b.db"):
        said = damage.here_as_nobody(sealed, *words(command, sealed))
        assert said.code != 0, command
        assert fault(said) == "", command
        assert said.err.count("\n") == 1, said.err


def odd_folder(tmp_path: Path, kind: str) -> dict[str, str]:
    """An environment whose folder of data is odd."""
    variables = environment(tmp_path)
    data = tmp_path / "data"
    if kind == "a file":
        data.write_text("x", encoding="utf-8")
    elif kind == "a link to nowhere":
        data.symlink_to(tmp_path / "nowhere" / "at all")
    elif kind == "a link in a circle":
        data.symlink_to(data)
    elif kind == "below a file":
        (tmp_path / "file").touch()
        variables["ORDA_DATA_DIR"] = str(tmp_path / "file" / "data")
    elif kind == "a name too long":
        variables["ORDA_DATA_DIR"] = str(tmp_path / ("x" * 300))
    elif kind == "no home":
        variables = {name: value for name, value in variables.items() if name not in ("HOME", "ORDA_DATA_DIR")}
        variables["XDG_DATA_HOME"] = str(tmp_path / "xdg")
    return variables


@pytest.mark.parametrize(
    "kind",
    ["missing", "a file", "a link to nowhere", "a link in a circle", "below a file", "a name too long", "no home"],
)
def test_an_odd_folder_is_made_or_said(tmp_path: Path, kind: str) -> None:
    variables = odd_folder(tmp_path, kind)
    (tmp_path / "list.txt").write_text("https://h.example/\n", encoding="utf-8")
    for command in (*READING, "backup FOLDER/b.db", "mark star 1", "remove 1", "undo", "log"):
        said = damage.here(tmp_path, *words(command, tmp_path), variables=variables)
        assert fault(said) == "", (command, said)
        assert said.err.count("\n") <= 1, (command, said)
    if kind in ("missing", "a file", "no home"):
        said = orda(tmp_path, "edition", variables=variables)
        assert fault(said) == ""
        assert said.code == (3 if kind == "a file" else 0), said


# -- what the ways back say they do -----------------------------------------------------------------------------------


def here(folder: Path, *argv: str) -> Said:
    said = damage.here(folder, *argv)
    assert said.code == 0, said.err
    return said


def test_backup_and_restore_bring_everything_back_and_set_aside_what_was_there(folder: Path) -> None:
    here(folder, "backup", str(folder / "copy.db"))
    here(folder, "remove", "1")
    here(folder, "restore", str(folder / "copy.db"))
    with Store.open(folder / "data") as store:
        assert store.headlines.count(Selection(view="starred")) == damage.STARS
        assert len(store.kept.all()) == 1
        assert store.headlines.count(Selection(words="cranes")) == damage.ARTICLES
    assert whole(folder / "data") == []
    with tempfile.TemporaryDirectory() as name:
        aside = folder / "data" / "orda.replaced.db"
        shutil.copy(aside, Path(name) / "orda.db")
        with Store.open(Path(name)) as store:
            assert store.feeds.all() == []
            assert len(store.feeds.removed()) == 1


def test_a_backup_while_others_write_is_whole(folder: Path) -> None:
    with Store.open(folder / "data") as store:
        store.statuses.mark([30], later=True, now=1)  # still in the -wal file
        here(folder, "backup", str(folder / "data2.db"))
    copy = folder / "copy"
    copy.mkdir()
    (folder / "data2.db").rename(copy / "orda.db")
    assert whole(copy) == []
    with Store.open(copy) as store:
        assert store.statuses.get(30).later


def test_doctor_says_what_is_wrong_and_that_nothing_is(folder: Path) -> None:
    assert "Nothing is wrong." in here(folder, "doctor").out
    assert "nothing had to be repaired" in here(folder, "doctor", "--repair").out
    (folder / "data" / "orda.db").write_bytes(b"garbage" * 999)
    said = damage.here(folder, "doctor")
    assert said.code == 3
    assert "WRONG" in said.out
    assert "--repair" in said.out


def test_a_fault_of_ours_is_a_sentence_and_a_line_in_the_log(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise RuntimeError("https://ann:CANARY@a.example/ token=CANARY")

    monkeypatch.setattr("orda_tui.cli.doctor.doctor", fail)
    said = damage.here(folder, "doctor")
    assert said.code == 1
    assert said.err == "orda: Something went wrong inside the program (RuntimeError). 'orda log' says more.\n"
    log = damage.here(folder, "log")
    assert "RuntimeError" in log.out
    assert "CANARY" not in log.out


def test_a_refresh_without_room_says_so_in_a_sentence(folder: Path) -> None:
    pages = folder / "pages"
    pages.mkdir()
    (pages / "page.html").write_text(PAGE, encoding="utf-8")
    for name in ("one", "two"):
        (folder / name).mkdir()
        assert orda(folder, "add", shutil.copy(pages / "page.html", folder / name / "page.html")).code == 0
    (folder / "one" / "page.html").write_text(PAGE * 40, encoding="utf-8")
    (folder / "two" / "page.html").write_text(PAGE * 40, encoding="utf-8")
    for size in (100, 60_000):  # not even opened to write; opened, but hardly room for a word
        said = orda(folder, "refresh", "2", "3", before=no_room(size))
        assert said.code == 3, said
        assert fault(said) == ""
        assert said.err.count("\n") == 1
        assert whole(folder / "data") == []
