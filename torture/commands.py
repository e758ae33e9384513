"""The program as a child process: its commands, and what a sentence to a person must look like."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60.0
_KEPT = ("PATH", "TZDIR", "PYTHONPATH")


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and its exit code (negative: the signal that ended it)."""

    code: int
    out: str
    err: str


def environment(folder: Path, **more: str) -> dict[str, str]:
    """An environment in which the program knows no folder but this one."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",  # a child without room for files would leave halves of modules to all others
        "ORDA_DATA_DIR": str(folder / "data"),
        "ORDA_CONFIG_DIR": str(folder / "config"),
        **more,
    }


def orda(
    folder: Path,
    *argv: object,
    variables: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
    given: str = "",
    under: Sequence[str] = (),
) -> Said:
    """Run one command to its end; ``before`` runs in the child (limits); ``under`` names a program that starts it."""
    done = subprocess.run(
        [*under, sys.executable, "-m", "orda_tui", *map(str, argv)],
        env=environment(folder) if variables is None else dict(variables),
        input=given.encode(), capture_output=True, timeout=PATIENCE, preexec_fn=before,
    )  # fmt: skip
    return Said(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def fault(said: Said) -> str:
    """What is wrong with how a command ended, or "": it did its work, or said in a sentence why not."""
    if "Traceback" in said.err or "Traceback" in said.out:
        return f"a traceback: {said.err[-600:]}"
    if said.code < 0:
        return f"ended by signal {-said.code}"
    if said.code and not said.err.strip() and "WRONG" not in said.out:
        return f"exit code {said.code} without a word"
    if "Something went wrong inside" in said.err:
        return f"a fault of its own: {said.err.strip()}"
    if any(len(line) > 700 for line in said.err.splitlines()):
        return "a sentence nobody reads to its end"
    return ""
