"""The command that opens all subscriptions in an editor and applies what was changed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from orda_tui import config, paths
from orda_tui.cli.library import open_store
from orda_tui.cli.output import say
from orda_tui.errors import UsageError
from orda_tui.model.feed import SourceKind
from orda_tui.sourcelist import Line, difference, from_text, to_text
from orda_tui.store import Store
from orda_tui.text.counting import counted


def edit_sources() -> int:
    """``orda sources edit``: what cannot be understood changes nothing, and the text is kept."""
    with open_store() as store:
        shown = store.feeds.all()
    before = to_text(shown)
    path = _scratch(before)
    _run_editor(path)
    after = path.read_text(encoding="utf-8", errors="replace")
    try:
        lines = from_text(after)
        with open_store() as store:
            say(_apply(store, lines, {feed.address for feed in shown}) if after != before else "Nothing was changed.")
    except UsageError as error:
        raise UsageError(f"{error} Nothing was changed; your text is kept in {path}.") from error
    path.unlink()
    return 0


def _apply(store: Store, lines: list[Line], shown: set[str]) -> str:
    """Apply the text to the sources it showed; one that was added meanwhile, elsewhere, is none of its business."""
    now = int(time.time())
    what = difference([feed for feed in store.feeds.all() if feed.address in shown], lines)
    if what.empty:
        return "Nothing was changed."
    with store.transaction():
        for number in what.remove:
            store.feeds.remove(number, now)
        for place, line in what.add:
            kind: SourceKind = "path" if line.address.startswith("/") else "feed"
            kind = "edition" if line.address == "edition:" else kind
            feed = store.feeds.add(kind, line.address, now=now, name=line.name, folder=line.folder)
            store.feeds.change(feed.id, position=place)
        places = {n: {"name": line.name, "folder": line.folder, "position": at} for n, at, line in what.change}
        store.feeds.rearrange(places, now)
    store.save_side_file()
    added = f"{counted(len(what.add), 'source')} added"
    removed = f"{len(what.remove)} removed (`orda undo` brings them back)" if what.remove else "none removed"
    return f"{added}, {removed}, {len(what.change)} moved or renamed."


def _scratch(text: str) -> Path:
    handle, name = tempfile.mkstemp(prefix="orda-sources-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)


def _run_editor(path: Path) -> None:
    """Run the reader's editor on a file until it is closed."""
    chosen = config.load(paths.config_dir() / "config.toml").commands.editor
    argv = list(chosen) or shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    if shutil.which(argv[0]) is None:
        raise UsageError(f"There is no editor {argv[0]}. Set EDITOR, or commands.editor in config.toml.")
    code = subprocess.run([*argv, str(path)], check=False).returncode
    if code:
        raise UsageError(f"The editor ended with {code}, so nothing was changed; your text is kept in {path}.")
