"""The store: everything that was fetched, and what the reader did with it, in one SQLite file."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from orda_tui.errors import StoreDamaged, StoreError
from orda_tui.store.articles import Articles
from orda_tui.store.aside import copy_file, finish_cut_short, put_in_place, require_alone
from orda_tui.store.attempts import Attempts
from orda_tui.store.counting import counted
from orda_tui.store.feeds import Feeds
from orda_tui.store.headlines import Headlines
from orda_tui.store.journal import Journal
from orda_tui.store.kept import KeptStatements
from orda_tui.store.meta import Meta
from orda_tui.store.pictures import Pictures
from orda_tui.store.plumbing import Database
from orda_tui.store.records import Records
from orda_tui.store.schema import VERSIONS
from orda_tui.store.sidefile import SideFile
from orda_tui.store.speakers import Speakers
from orda_tui.store.statements import Statements
from orda_tui.store.statuses import Statuses

if TYPE_CHECKING:
    from orda_tui.store.retention import Retention

FILE = "orda.db"
PICTURES = "pictures.db"
SIDE_FILE = "side.json"
_REPAIRED = "orda.repaired.db"


class Store:
    """The nouns are attributes. One Store belongs to one thread; other threads and processes open their own. What only
    upkeep and repair need is imported when they are asked for.

    ``read_only`` says that nothing can be changed: asked for, or the folder cannot be written. StoreError and its kinds
    say in one sentence what is wrong and what to do.
    """

    def __init__(self, db: Database, folder: Path) -> None:
        self._db = db
        self.folder = folder
        self.journal = Journal(db)
        self.meta = Meta(db)
        self.feeds = Feeds(db, self.journal)
        self.records = Records(db)
        self.statements = Statements(db)
        self.articles = Articles(db, self.statements)
        self.attempts = Attempts(db)
        self.headlines = Headlines(db, self.statements)
        self.statuses = Statuses(db, self.statements, self.journal)
        self.speakers = Speakers(db, self.journal)
        self.kept = KeptStatements(db, self.journal)
        self.pictures = Pictures(folder / PICTURES, read_only=db.read_only)
        self.notices: list[str] = []
        self._closed = False
        self._side = SideFile(db, folder / SIDE_FILE, self.feeds, self.kept)

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, wait: float = 10.0) -> Store:
        """Open the store of a folder, made where there is none yet, and brought to this version's schema. Where
        there was none but a side file is there, what that holds is brought back; ``notices`` tells it. ``wait``:
        seconds after which a store that somebody else is writing to is StoreBusy."""
        path = folder / FILE
        if not read_only:
            finish_cut_short(folder / _REPAIRED, path)
        store = cls(Database(path, VERSIONS, read_only=read_only, wait=wait), folder)
        if store.read_only and not read_only:
            store.notices.append(f"The store {path} can only be read: its folder or the file cannot be written.")
        if store._db.created and not read_only and (folder / SIDE_FILE).exists():
            try:
                feeds, marks, kept = store.restore_side_file(int(time.time()))
                store.notices.append(
                    f"There was no store in {folder}, but the copy beside it gave back {counted(feeds, 'source')}, "
                    f"{counted(marks, 'mark')} and {counted(kept, 'kept statement')}."
                )
            except StoreError as error:
                store.notices.append(str(error))
        return store

    @classmethod
    def repair(cls, folder: Path) -> list[str]:
        """Check the store of a folder; a damaged one is set aside by name, and what can be read of it is saved into a
        new one. What was found and done, in sentences. StoreBusy while another program has it open."""
        from orda_tui.store.repair import replace_store, salvage

        path = folder / FILE
        if not path.exists():
            return [f"There is no store in {folder}; there is nothing to repair."]
        require_alone(path)
        problems = _problems(path)
        if not problems:
            return [f"The store {path} is whole; nothing had to be repaired."]
        now = int(time.time())
        unfinished = folder / "orda.salvage.db"
        db, counts = salvage(path, unfinished, lambda db: cls(db, folder)._side.restore_feeds(now, lenient=True))
        with cls(db, folder) as store:
            store._side.restore(now, lenient=True)
            counts["source"] = len(store.feeds.all())
            db.checkpoint()
        put_in_place(unfinished, folder / _REPAIRED)
        away = replace_store(folder / _REPAIRED, path, "damaged")
        saved = ", ".join(counted(count, name) for name, count in counts.items() if count)
        return [
            f"The store {path} was damaged: {problems[0]}",
            f"It is kept as {away}; nothing of it was deleted.",
            f"Saved into a new store: {saved or 'nothing could be read'}.",
        ]

    @classmethod
    def restore(cls, folder: Path, backup: Path) -> Path | None:
        """Put a backup in the place of the store of a folder; the name under which what was there now is, or None.
        StoreError where the backup is no whole store that this version can read."""
        from orda_tui.store.repair import check_backup, replace_store

        check_backup(backup)
        path = folder / FILE
        require_alone(path)
        part = folder / "orda.restored.db"
        copy_file(backup, part)
        return replace_store(part, path, "replaced")

    @cached_property
    def retention(self) -> Retention:
        """What is let go of, and when."""
        from orda_tui.store.retention import Retention

        return Retention(self._db)

    @property
    def path(self) -> Path:
        """The file."""
        return self._db.path

    @property
    def read_only(self) -> bool:
        """Nothing can be changed."""
        return self._db.read_only

    def transaction(self) -> AbstractContextManager[None]:
        """Everything written inside is stored together, or not at all."""
        return self._db.transaction()

    def data_version(self) -> int:
        """A number that changes when another connection wrote."""
        return self._db.data_version()

    def give_up_reading(self) -> None:
        """Called from another thread: what this store reads is wanted no more; what it writes it finishes."""
        self._db.give_up_reading()

    def save_side_file(self) -> bool:
        """Write subscriptions, stars and kept statements into the small file beside the store; False, and hardly any
        work, where it is up to date."""
        return self._side.save()

    def restore_side_file(self, now: int) -> tuple[int, int, int]:
        """Bring back what that file holds and the store does not: sources, marks and kept statements, counted."""
        return self._side.restore(now)

    def backup(self, path: Path) -> None:
        """Copy the whole store into one file that is complete alone (pictures, a cache, are left out)."""
        self._db.backup(path)

    def settle(self) -> None:
        """Do what closing would have to do after much was written. Takes a tenth of a second then; nobody waits for it,
        and it waits for nobody."""
        self._db.settle()

    def check(self) -> list[str]:
        """What is wrong with the file, in sentences; empty when all is well."""
        return self._db.problems()

    def describe(self) -> list[str]:
        """Where the store is, how large, and what it holds, in sentences."""
        from orda_tui.store.upkeep import describe

        return describe(self, self._db)

    def maintain(
        self, now: int, *, seconds: float = 1.0, days: int = 0, articles: int = 0, megabytes: int = 0
    ) -> list[str]:
        """Carry out the limits of retention (0: none) and tidy up, in short steps for about ``seconds``; what was done,
        in sentences."""
        from orda_tui.store.upkeep import maintain

        return maintain(self, self._db, now, seconds=seconds, days=days, articles=articles, megabytes=megabytes)

    def close(self, *, side_file: bool = True) -> None:
        """Bring the side file up to date and close the store. Safe to call twice. StoreError where that file cannot be
        written; the store is closed all the same. ``side_file``: False where another Store of the same folder is still
        open and will see to that file when it is closed."""
        try:
            if not self._closed:
                self._closed = True
                if side_file:
                    self.save_side_file()
        finally:
            self.pictures.close()
            self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _problems(path: Path) -> list[str]:
    try:
        db = Database(path, VERSIONS)
    except StoreDamaged as error:
        return [str(error)]
    try:
        return db.problems()
    finally:
        db.close()
