"""Stores that are cut, overwritten, filled with garbage, in folders that are not there: what each command then does.

Every command must do its work or say in one sentence why not; the bytes that were there must still be there, under
their own name or another; and ``orda doctor --repair`` must leave a library that opens.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import apsw

from orda_tui.cli.main import run as run_command
from orda_tui.model.article import NewArticle
from orda_tui.model.document import Document, Paragraph
from orda_tui.model.selection import Selection
from orda_tui.model.statement import Statement
from orda_tui.store import Store
from torture.commands import Said, environment, fault

NOW = 1_790_000_000
ARTICLES = 60
STARS = 5
_TEXT = "“We lost two cranes,” said Ilse Brandt of the harbour. " * 30

COMMANDS = (
    "list", "list --json", "list cranes", "show 1", "sources --verbose", "statements", "speakers", "kept", "catalogue",
    "mark star 1", "undo", "remove 1", "export FOLDER/list.opml", "backup FOLDER/copy.db", "doctor",
)  # fmt: skip


@contextlib.contextmanager
def surroundings(variables: Mapping[str, str]) -> Iterator[None]:
    """These variables of the environment and no others; the log that a command opens is closed after it."""
    before = dict(os.environ)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    os.environ.clear()
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        for handler in root.handlers[:]:
            if handler not in handlers:
                root.removeHandler(handler)
                handler.close()
        root.setLevel(level)


def here(folder: Path, *argv: str, variables: Mapping[str, str] | None = None) -> Said:
    """Run one command in this process. What it raises comes out as a traceback would."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with (
        surroundings(environment(folder) if variables is None else variables),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            code = run_command(argv)
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            code = 1
            err.write(f"Traceback: {type(error).__name__}: {error}\n")
    texts = []
    for stream in (out, err):
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        texts.append(buffer.getvalue().decode("utf-8", "replace"))
    return Said(code, *texts)


def here_as_nobody(folder: Path, *argv: str) -> Said:
    """``here``, in a forked process that has given up the power to write everywhere."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            os.write(write, json.dumps(asdict(here(folder, *argv))).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        said = Said(**json.loads(answer.read() or b'{"code": -1, "out": "", "err": "no answer"}'))
    os.waitpid(child, 0)
    return said


def fill(data: Path) -> None:
    """A library with articles, stars and a kept statement, closed in good order."""
    data.mkdir(parents=True, exist_ok=True)
    with Store.open(data) as store:
        feed = store.feeds.add("feed", "https://a.example/rss", now=NOW, title="Harbour").id
        new = [NewArticle(f"k{n}", f"Story {n}", Document((Paragraph(_TEXT),), "en")) for n in range(ARTICLES)]
        ids = store.articles.insert(feed, new, NOW)
        said = Statement("direct", _TEXT[:21], 0, 0, 21, "Ilse Brandt", "Ilse Brandt", key=True)
        for number in ids:
            store.articles.set_statements(number, [said], 1)
        store.statuses.mark(ids[:STARS], starred=True, now=NOW)
        store.kept.keep(ids[0], said, NOW)


# -- the harms: each takes the file of the store and a die ------------------------------------------------------------


def _write(content: bytes) -> Callable[[Path, random.Random], None]:
    def harm(path: Path, dice: random.Random) -> None:
        path.write_bytes(content)

    return harm


def _cut(path: Path, dice: random.Random) -> None:
    os.truncate(path, dice.randrange(1, path.stat().st_size))


def _overwrite(path: Path, dice: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(0, len(content) - 4096)
        content[at : at + dice.randrange(1, 4096)] = dice.randbytes(dice.randrange(1, 4096))
    path.write_bytes(content)


def _cut_wal(path: Path, dice: random.Random) -> None:
    """A store whose last writes are in a -wal file that lost its end."""
    copy = path.with_name("copying")
    with Store.open(path.parent) as store:
        for number in range(1, 30):
            store.statuses.mark([number], read=True, now=NOW)
        for end in ("", "-wal"):
            shutil.copyfile(path.with_name(path.name + end), copy.with_name(copy.name + end))
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    copy.replace(path)
    wal = copy.with_name("copying-wal")
    os.truncate(wal, dice.randrange(1, wal.stat().st_size))
    wal.replace(path.with_name(path.name + "-wal"))


def _newer(path: Path, dice: random.Random) -> None:
    connection = apsw.Connection(str(path))
    connection.execute(f"PRAGMA user_version = {dice.randrange(90, 9000)}").fetchall()
    connection.close()


def _foreign(path: Path, dice: random.Random) -> None:
    path.unlink()
    connection = apsw.Connection(str(path))
    connection.execute(
        f"PRAGMA user_version = {dice.randrange(3)}; CREATE TABLE music (title); INSERT INTO music VALUES ('x')"
    ).fetchall()
    connection.close()


def _folder(path: Path, dice: random.Random) -> None:
    path.unlink()
    path.mkdir()


HARMS: dict[str, Callable[[Path, random.Random], None]] = {
    "zero bytes": _write(b""),
    "one byte": _write(b"x"),
    "garbage": _write(b"garbage " * 5000),
    "a header and garbage": _write(b"SQLite format 3\0" + b"\xff" * 9000),
    "cut": _cut,
    "overwritten": _overwrite,
    "cut wal": _cut_wal,
    "newer": _newer,
    "another program's": _foreign,
    "a folder": _folder,
}
#: Of which no command may change a byte. Of the others a part can still be read, and written.
#: NOT_DAMAGED: what ``--repair`` is not for: it must say so and touch nothing.
UNTOUCHED = ("one byte", "garbage", "a header and garbage", "newer", "another program's")
NOT_DAMAGED = ("newer", "another program's", "a folder")


def trial(folder: Path, harm: str, seed: int) -> list[str]:
    """One harmed store, every command, a repair, and the look at what is left; what went wrong, in sentences."""
    data = folder / "data"
    fill(data)
    path = data / "orda.db"
    HARMS[harm](path, random.Random(seed))
    before = path.read_bytes() if path.is_file() else None
    wrong = []
    for words in COMMANDS:
        said = here(folder, *words.replace("FOLDER", str(folder)).split())
        if fault(said):
            wrong.append(f"{harm} {seed}: orda {words}: {fault(said)}")
        if harm in UNTOUCHED and before is not None and not _still_there(data, before):
            wrong.append(f"{harm} {seed}: orda {words}: the bytes of the store are gone")
            before = None
    said = here(folder, "doctor", "--repair")
    if fault(said):
        wrong.append(f"{harm} {seed}: repair: {fault(said)}")
    if harm in NOT_DAMAGED:
        return wrong
    with Store.open(data) as store:
        wrong += [f"{harm} {seed}: after the repair: {what}" for what in store.check()]
        feeds, stars, kept = len(store.feeds.all()), store.headlines.count(Selection(view="starred")), store.kept.all()
        articles = store.headlines.count(Selection())
    # ``remove 1`` and ``undo`` were among the commands; where they worked the source is hidden, not lost.
    if articles == ARTICLES and stars < STARS and feeds:
        wrong.append(f"{harm} {seed}: {STARS - stars} stars are lost")
    if not kept:
        wrong.append(f"{harm} {seed}: the kept statement is lost")
    return wrong


def _still_there(data: Path, content: bytes) -> bool:
    return any(path.is_file() and path.read_bytes() == content for path in data.iterdir())
