"""Sources on this machine: a folder or a file -> what there is to read in it. Reads the disk, decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from orda_tui.errors import NothingReadable

FileKind = Literal["feed", "page", "markdown", "text"]

KINDS: dict[str, FileKind] = {
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".json": "feed",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
MOST_FILES = 5_000
MOST_BYTES = 20 * 1024 * 1024
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A readable file. ``name`` is its path inside the source, with "/" ; ``stamp`` changes when the file changes."""

    path: Path
    name: str
    kind: FileKind
    stamp: str
    modified: int

    def read(self) -> bytes:
        """Its bytes, at most MOST_BYTES. NothingReadable in one sentence where it cannot be read."""
        try:
            with self.path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise NothingReadable(f"{self.path} cannot be read: {error.strerror or error}.") from error
        if len(data) > MOST_BYTES:
            raise NothingReadable(f"{self.path} is larger than {MOST_BYTES >> 20} MB and was left out.")
        return data


def scan(source: Path) -> list[LocalFile]:
    """The readable files of a folder (its sub-folders too, hidden ones left out), or the one file, in order of name.

    NothingReadable where the path does not exist, cannot be read, or holds nothing of a known kind.
    """
    kinds = ", ".join(sorted(KINDS))
    try:
        if source.is_dir():
            found = [file for path in _walk(source, 0) if (file := _local_file(path, source)) is not None]
            found = sorted(found, key=lambda file: file.name)[:MOST_FILES]
            if not found:
                raise NothingReadable(f"There is nothing to read in {source}: it holds no file of {kinds}.")
            return found
        if not source.exists():
            raise NothingReadable(f"There is no file or folder {source}. Check the path, or give a web address.")
        one = _local_file(source, source.parent, unknown="text")
    except OSError as error:
        raise NothingReadable(f"{source} cannot be read: {error.strerror or error}.") from error
    if one is None:
        raise NothingReadable(f"{source} is neither a file nor a folder, so there is nothing to read in it.")
    return [one]


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    """Files below the folder. Links to folders are not followed, so a loop of links ends."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if depth < DEEPEST and not path.is_symlink():
                yield from _walk(path, depth + 1)
        else:
            yield path


def _local_file(path: Path, base: Path, unknown: FileKind | None = None) -> LocalFile | None:
    kind = KINDS.get(path.suffix.lower(), unknown)
    if kind is None or not path.is_file():
        return None
    state = path.stat()
    stamp = f"{state.st_mtime_ns}:{state.st_size}:{state.st_ino}"
    return LocalFile(path, path.relative_to(base).as_posix(), kind, stamp, int(state.st_mtime))
