"""The real program where nothing can be written: on a read-only mount, and without the power to pass permissions.

The first is tried in a mount namespace of its own. The second matters to root, whom permissions do not stop: root is
started without that power. Where this machine allows neither, the test is skipped and says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from torture import damage
from torture.commands import Said, environment, fault, orda

from orda_tui.store import Store
from tests.test_program import Terminal

_MOUNT = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


@dataclass(frozen=True)
class Home:
    """A home, and what starts the program so that it cannot write there."""

    folder: Path
    under: Sequence[str]
    open_doors: bool = False

    def say(self, *argv: object) -> Said:
        return orda(self.folder, *argv, under=self.under)

    def terminal(self) -> Terminal:
        return Terminal(self.folder, 90, 30, under=self.under, **environment(self.folder))


def sealed_by(way: str, folder: Path, sealed: Path) -> Home:
    """A home in which ``sealed`` cannot be written; skips where that cannot be had."""
    if way == "mount":
        shell = ["sh", "-c", _MOUNT, str(sealed)]
        tries = [["unshare", "-m", *shell], ["unshare", "-rm", *shell]]
    else:
        for path in (*sealed.rglob("*"), sealed):
            path.chmod(0o555 if path.is_dir() else 0o444)
        tries = [[]] if os.getuid() else [["setpriv", "--bounding-set=-dac_override,-dac_read_search"]]
    for under in tries:
        if under and shutil.which(under[0]) is None:
            continue
        words = [*under, sys.executable, "-c", "import sys; open(sys.argv[1], 'w')", str(sealed / "try")]
        done = subprocess.run(words, capture_output=True, text=True, timeout=60)
        if "Read-only file system" in done.stderr or "PermissionError" in done.stderr:
            return Home(folder, under)
    pytest.skip(f"nothing can be sealed by a {way} here: this machine grants neither a namespace nor less power")


@pytest.fixture(params=["mount", "permission"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """A library whose last mark is still in the -wal file, in a home that cannot be written."""
    folder = tmp_path / "home"
    damage.fill(folder / "data")
    (folder / "list.txt").write_text("https://h.example/\n", encoding="utf-8")
    star = "import os, sys; from pathlib import Path; from orda_tui.store import Store\n"
    star += "Store.open(Path(sys.argv[1])).statuses.mark([50], starred=True, now=1); os._exit(0)"
    subprocess.run([sys.executable, "-c", star, str(folder / "data")], check=True, timeout=60)
    assert (folder / "data" / "orda.db-wal").stat().st_size
    yield sealed_by(request.param, folder, folder)
    open_again(folder)


def open_again(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755)


def test_everything_can_be_read_and_what_cannot_be_done_is_said(home: Home) -> None:
    for words in ("list", "show 50", "doctor", "log"):
        said = home.say(*words.split())
        assert (said.code, fault(said)) == (0, ""), said
    assert "Story 49" in home.say("list", "--view", "starred").out, "the newest mark is seen"
    there = home.folder
    refused = (
        "mark star 9", "refresh", f"import --yes {there / 'list.txt'}", f"export {there / 'l.opml'}", "doctor --repair",
    )  # fmt: skip
    for words in refused:
        said = home.say(*words.split())
        assert said.code != 0 or "nothing had to be repaired" in said.out, words
        assert fault(said) == "", (words, said)
        assert said.err.count("\n") <= 1, said.err
    assert "b.db cannot be written" in home.say("backup", there / "b.db").err


def test_the_reader_opens_and_says_that_a_mark_cannot_be_kept(home: Home) -> None:
    terminal = home.terminal()
    try:
        terminal.until(lambda text: "Story 0" in text and "1/60" in text)
        terminal.press("js")
        terminal.until(lambda text: "can only be read" in text)
        terminal.press("\r")
        terminal.until(lambda text: "We lost two cranes" in text)
        terminal.press("\x11")
        assert terminal.end() == 0
    finally:
        terminal.close()


@pytest.mark.parametrize("way", ["mount", "permission"])
def test_a_store_that_cannot_be_written_in_a_home_that_can(tmp_path: Path, way: str) -> None:
    damage.fill(tmp_path / "data")
    home = sealed_by(way, tmp_path, tmp_path / "data")
    assert home.say("list").code == 0
    said = home.say("mark", "star", 9)
    assert said.code == 3
    assert "can only be read" in said.err
    open_again(tmp_path)
    with Store.open(tmp_path / "data") as store:
        assert not store.statuses.get(9).starred
        assert store.check() == []


@pytest.mark.parametrize("way", ["mount", "permission"])
def test_an_empty_home_that_cannot_be_written_is_one_sentence(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    home = sealed_by(way, folder, folder)
    for words in ("edition", "mark star 1", "list"):
        said = home.say(*words.split())
        assert fault(said) == "", said
        assert said.err.count("\n") <= 1, said
    terminal = home.terminal()
    try:
        assert terminal.end() == 3
        assert "cannot be made" in " ".join(terminal.text.split())
        assert "Traceback" not in terminal.text
    finally:
        terminal.close()
    open_again(folder)


@pytest.mark.parametrize("kind", ["missing", "a link to nowhere", "a link in a circle", "a file"])
def test_the_reader_with_an_odd_folder_starts_or_says_so(tmp_path: Path, kind: str) -> None:
    data = tmp_path / "data"
    if kind == "a link to nowhere":
        data.symlink_to(tmp_path / "nowhere" / "at all")
    elif kind == "a link in a circle":
        data.symlink_to(data)
    elif kind == "a file":
        data.write_text("x", encoding="utf-8")
    terminal = Terminal(tmp_path, 90, 30, **environment(tmp_path))
    try:
        if kind == "missing":
            terminal.until(lambda text: "Good Morning" in text)
            terminal.press("\x11")
            assert terminal.end() == 0
        else:
            assert terminal.end() in (2, 3)
            assert "data" in terminal.text
            assert "Traceback" not in terminal.text
    finally:
        terminal.close()
