"""Statements across the library: one with its article, one the reader kept, and who says them."""

from __future__ import annotations

from dataclasses import dataclass

from orda_tui.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what is needed to cite it and to find its place. ``when``: the time its article is ordered by.
    ``source``: who published it; ``speaker``: the name the library files it under (the reader may have joined names),
    while ``statement.speaker`` is the name as this article prints it."""

    statement: Statement
    article: int
    title: str
    source: str
    url: str
    when: int
    feed: int = 0
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement the reader kept. It stays, words and citation, when its article has left: ``article`` is then None.
    ``when``: the time the article was published, 0 where nobody told; ``kept_at``: when the reader kept it; both
    seconds since 1970."""

    id: int
    statement: Statement
    article: int | None
    title: str
    source: str
    url: str
    when: int
    kept_at: int
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is reported to have said things.

    ``names``: the other printed names that count as this one; ``last``: time of the latest article, seconds since 1970.
    ``activity``: statements in equal spans of time, oldest first, the last span ending at ``last`` of the latest
    speaker asked for in the same call, so that the bars of one list can be compared.
    """

    name: str
    statements: int
    articles: int
    last: int
    names: tuple[str, ...] = ()
    activity: tuple[int, ...] = ()
