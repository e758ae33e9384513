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


def edit_sources(store: Store, editor: Sequence[str] = ()) -> tuple[Difference, list[int]]:
    """Have the sources edited by ``editor`` ($VISUAL or $EDITOR where it is empty): what was changed, and the ids of
    those that were added. An error says what is wrong and where the text is kept; nothing is changed then."""
    argv = _words_of(editor)
    shown = store.feeds.all()
    before = to_text(shown)
    path = _scratch(before)
    try:
        _run(argv, path)
        after = path.read_text(encoding="utf-8")
        done = _apply(store, from_text(after, (feed.address for feed in shown)), {feed.address for feed in shown})
    except (OrdaError, OSError, UnicodeDecodeError) as error:
        why = str(error)
        if not isinstance(error, OrdaError):
            why = "Your text is gone." if isinstance(error, OSError) else "Your text is not in UTF-8."
        raise UsageError(f"{why} Nothing was changed{_kept(path, before)}.") from error
    path.unlink(missing_ok=True)
    return done


def _apply(store: Store, lines: list[Line], shown: set[str]) -> tuple[Difference, list[int]]:
    """Apply the text to the sources it showed; one that was added or removed meanwhile, elsewhere, is none of its
    business."""
    there = [feed for feed in store.feeds.all() if feed.address in shown]
    gone = shown - {feed.address for feed in there}
    what = difference(there, [line for line in lines if line.address not in gone])
    add = [
        (_kind_of(line.address), line.address, {"name": line.name, "folder": line.folder, "position": place})
        for place, line in what.add
    ]
    change = {n: {"name": line.name, "folder": line.folder, "position": at} for n, at, line in what.change}
    sentence = f"edited the sources: {what.sentence.rstrip('.')}"
    added = store.feeds.edit(int(time.time()), sentence, add=add, change=change, remove=what.remove)
    return what, added


def _kind_of(address: str) -> SourceKind:
    if address == "edition:":
        return "edition"
    return "path" if address.startswith("/") else "feed"


def _scratch(text: str) -> Path:
    handle, name = tempfile.mkstemp(prefix="orda-sources-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)


def _kept(path: Path, before: str) -> str:
    """Where the text is kept, in words; one that nobody touched is not."""
    try:
        touched = path.read_bytes() != before.encode()
    except OSError:
        return ""
    if not touched:
        path.unlink(missing_ok=True)
    return f"; your text is kept in {path}" if touched else ""


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
