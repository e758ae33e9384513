"""The store: everything that was fetched, and what the reader did with it, in one SQLite file."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from orda_tui.store.articles import Articles
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

FILE = "orda.db"
PICTURES = "pictures.db"
SIDE_FILE = "side.json"


class Store:
    """The nouns are attributes. One Store belongs to one thread; other threads and processes open their own.

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
        self.headlines = Headlines(db, self.statements)
        self.statuses = Statuses(db, self.statements, self.journal)
        self.speakers = Speakers(db, self.journal)
        self.kept = KeptStatements(db, self.journal)
        self.pictures = Pictures(folder / PICTURES, read_only=db.read_only)
        self._side = SideFile(db, folder / SIDE_FILE, self.feeds, self.kept)

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> Store:
        """Open the store of a folder, made where there is none yet, and brought to this version's schema."""
        return cls(Database(folder / FILE, VERSIONS, read_only=read_only), folder)

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

    def check(self) -> list[str]:
        """What is wrong with the file, in sentences; empty when all is well."""
        return self._db.problems()

    def close(self) -> None:
        """Close it. Safe to call twice."""
        self.pictures.close()
        self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
