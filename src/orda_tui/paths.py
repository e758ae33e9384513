"""Where things live. ``ORDA_DATA_DIR`` and ``ORDA_CONFIG_DIR`` move them; else the system's own places do.

data    the store, kept pictures, backups        (Linux: ~/.local/share/orda)
config  config.toml, secrets                     (~/.config/orda)
state   the log, the last painted frame          (~/.local/state/orda; beside the data where that was moved)
"""

from __future__ import annotations

import os
from pathlib import Path

from orda_tui.errors import StoreError

_APP = "orda"


def _named(variable: str) -> Path | None:
    value = os.environ.get(variable, "")
    return Path(value).expanduser().absolute() if value else None


def data_dir() -> Path:
    """The folder of the store."""
    named = _named("ORDA_DATA_DIR")
    if named:
        return named
    import platformdirs

    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def config_dir() -> Path:
    """The folder of the settings."""
    named = _named("ORDA_CONFIG_DIR")
    if named:
        return named
    import platformdirs

    return Path(platformdirs.user_config_dir(_APP, appauthor=False))


def state_dir() -> Path:
    """The folder of what may be lost without harm: log and last frame."""
    named = _named("ORDA_STATE_DIR")
    if named:
        return named
    data = _named("ORDA_DATA_DIR")
    if data:
        return data / "state"
    import platformdirs

    return Path(platformdirs.user_state_dir(_APP, appauthor=False))


def make_private(folder: Path) -> Path:
    """Make the folder, readable by its owner only. StoreError in one sentence where that cannot be done."""
    try:
        # One by one: mkdir(parents=True) would give the parents the permissions everybody may have.
        for part in [*reversed(folder.parents), folder]:
            if not part.is_dir():
                part.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise StoreError(
            f"The folder {folder} cannot be made ({why}). Name another one with --data-dir or ORDA_DATA_DIR."
        ) from error
    return folder
