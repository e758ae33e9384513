"""On which line of a TOML text everything stands: what is wrong with it can be named by its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_NEW_LINE = re.compile(r"\r?\n")


def lines_of(text: str) -> list[str]:
    """The lines as TOML counts them; Python's own ``splitlines`` knows more ends of lines."""
    return _NEW_LINE.split(text)


@lru_cache(maxsize=1)
def places_in(text: str) -> dict[tuple[str, ...], int]:
    """The line on which each table and key of a good TOML text begins. Statement by statement, each read for itself."""
    import tomllib  # here, so that who has no settings starts sooner

    places: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    statement, begun = "", 0
    for number, line in enumerate(lines_of(text), 1):
        if not statement and line.lstrip()[:1] in ("", "#"):
            continue
        statement, begun = (f"{statement}\n{line}", begun) if statement else (line, number)
        try:
            tree = tomllib.loads(statement)
        except (ValueError, RecursionError):  # a value that goes on in the next line
            continue
        found = list(_paths(tree))
        if statement.lstrip().startswith("["):
            table = found[-1] if found else ()
            found = [table[:end] for end in range(1, len(table) + 1)]
        else:
            found = [table + path for path in found]
        for path in found:
            places.setdefault(path, begun)
        statement = ""
    return places


def _paths(tree: object) -> Iterator[tuple[str, ...]]:
    """Every key of a tree with those it is under, what is outside first."""
    if isinstance(tree, list) and tree:
        yield from _paths(tree[0])
    elif isinstance(tree, dict):
        for key, inner in tree.items():
            yield (key,)
            yield from ((key, *path) for path in _paths(inner))
