"""All subscriptions in the reader's editor, and what was changed there applied: for both faces."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from orda_tui.errors import OrdaError, UsageError
from orda_tui.model.feed import SourceKind
from orda_tui.sourcelist import Difference, Line, difference, from_text, to_text
from orda_tui.store import Store


class SourcesText:
    """All sources as a text in a file that the reader edits; what cannot be understood can be edited again."""

    def __init__(self, store: Store) -> None:
        shown = store.feeds.all()
        self._store = store
        self._shown = {feed.address for feed in shown}
        self._before = to_text(shown)
        handle, name = tempfile.mkstemp(prefix="orda-sources-", suffix=".txt")
        self._path = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(self._before)

    @property
    def is_kept(self) -> bool:
        """Is there a text that was written and not applied?"""
        try:
            return self._path.read_bytes() != self._before.encode()
        except OSError:
            return False

    def edit(self, editor: Sequence[str] = ()) -> tuple[Difference, list[int]]:
        """Run ``editor`` ($VISUAL or $EDITOR where it is empty) and apply what was changed: that, and the ids of the
        sources that were added. UsageError in a sentence that says where the text is kept; nothing is changed then."""
        try:
            _run(_words_of(editor), self._path)
            done = self._apply(from_text(self._path.read_text(encoding="utf-8"), self._shown))
        except (OrdaError, OSError, UnicodeDecodeError) as error:
            why = str(error)
            if not isinstance(error, OrdaError):
                why = "Your text is gone." if isinstance(error, OSError) else "Your text is not in UTF-8."
            if self.is_kept:
                raise UsageError(f"{why} Nothing was changed; your text is kept in {self._path}.") from error
            self._path.unlink(missing_ok=True)
            raise UsageError(f"{why} Nothing was changed.") from error
        self._path.unlink(missing_ok=True)
        return done

    def _apply(self, lines: list[Line]) -> tuple[Difference, list[int]]:
        """Apply the text to the sources it showed; one that was added or removed meanwhile, elsewhere, is none of its
        business."""
        there = [feed for feed in self._store.feeds.all() if feed.address in self._shown]
        gone = self._shown - {feed.address for feed in there}
        what = difference(there, [line for line in lines if line.address not in gone])
        add = [
            (_kind_of(line.address), line.address, {"name": line.name, "folder": line.folder, "position": place})
            for place, line in what.add
        ]
        change = {n: {"name": line.name, "folder": line.folder, "position": at} for n, at, line in what.change}
        sentence = f"edited the sources: {what.sentence.rstrip('.')}"
        added = self._store.feeds.edit(int(time.time()), sentence, add=add, change=change, remove=what.remove)
        return what, added


def _kind_of(address: str) -> SourceKind:
    if address == "edition:":
        return "edition"
    return "path" if address.startswith("/") else "feed"


def _words_of(editor: Sequence[str]) -> list[str]:
    """The editor and its words. UsageError where there is none."""
    try:
        argv = list(editor) or shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "") or ["vi"]
    except ValueError as error:
        raise UsageError("What VISUAL or EDITOR say is no command: a quotation mark is open in it.") from error
    if shutil.which(argv[0]) is None:
        raise UsageError(f"There is no editor {argv[0]}. Set EDITOR, or commands.editor in config.toml.")
    return argv


def _run(argv: list[str], path: Path) -> None:
    """Run the editor on a file until it is closed. ^C meanwhile is the editor's and nobody else's."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # not SIG_IGN, which the editor would inherit
    try:
        code = subprocess.run([*argv, str(path)], check=False).returncode
    except OSError as error:
        raise UsageError(f"The editor {argv[0]} cannot be run: {error.strerror or error}.") from error
    finally:
        signal.signal(signal.SIGINT, before)
    if code:
        raise UsageError(f"The editor ended with {code}.")
