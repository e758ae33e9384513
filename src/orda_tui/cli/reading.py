"""Reading without a screen: ``orda --plain``. Lines only, nothing is ever painted over, so that screen readers, pipes
and the plainest terminals follow. A number opens an article, a letter does the rest."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator

from orda_tui.cli.library import open_store
from orda_tui.cli.output import age, ask, say
from orda_tui.errors import NotFound
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.text.counting import counted
from orda_tui.text.plain import article_text
from orda_tui.worker.client import run

PAGE = 20
PROMPT = "Number to read, Enter for more, /words to search, r to refresh, q to leave:"


def plain() -> int:
    """``orda --plain``: a dialogue in lines; without a person to answer, the headlines and no more."""
    _first_time()
    words = ""
    while True:
        with open_store() as store:
            answer = _headlines(store, words)
        if answer in ("q", ""):
            return 0
        if answer == "r":
            result = run("refresh")
            say(f"{counted(result['new'], 'new article')}, {result['failed']} sources failed.")
        elif answer.startswith("/"):
            words = answer[1:].strip()
        elif answer.isdigit():
            _read(int(answer))
        else:
            say("That is none of them.")


def _first_time() -> None:
    """A library without any source gets the bundled edition, as it does on the screen."""
    with open_store() as store:
        empty = not store.feeds.all() and not store.meta.get("edition.offered")
        if empty and not store.read_only:
            store.meta.set("edition.offered", "1")
    if empty:
        run("edition")


def _headlines(store: Store, words: str) -> str:
    """Print headlines page by page until something else is asked for: the answer, "" at the end of a pipe."""
    ids = store.headlines.ids(Selection(words=words))
    heading = f"{counted(len(ids), 'article')}" + (f" with {words}" if words else "")
    say(heading)
    now = time.time()
    for start in range(0, max(1, len(ids)), PAGE):
        for row in store.headlines.rows(ids[start : start + PAGE]):
            if row is not None:
                unread = "" if row.read else "unread, "
                said = f", {counted(row.statements, 'statement')}" if row.statements else ""
                say(f"{row.id}: {row.title} ({unread}{row.source}, {age(row.when, now)}{said})")
        if not sys.stdin.isatty():
            continue
        answer = ask(PROMPT)
        if answer:
            return answer
    if not sys.stdin.isatty():
        return ""
    say("That was the last one.")
    return ask(PROMPT) or "q"


def _read(number: int) -> None:
    """Print an article and mark it read."""
    try:
        with open_store() as store:
            article = store.articles.get(number)
            for line in _lines(article_text(article, min(80, shutil.get_terminal_size((80, 24)).columns))):
                say(line)
            if not store.read_only:
                store.statuses.mark([number], read=True, now=int(time.time()))
    except NotFound as error:
        say(str(error))


def _lines(lines: Iterator[str]) -> Iterator[str]:
    yield ""
    yield from lines
    yield ""
