"""Reading without a screen: ``orda --plain``. Lines only, nothing is ever painted over, so that screen readers, pipes
and the plainest terminals follow. A number opens an article, a letter does the rest.

What is printed is read out in full, so nothing is printed twice unasked: an article is followed by a question and not
by the list, and no rule of signs is drawn.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from typing import Any

from orda_tui.cli.library import open_store
from orda_tui.cli.output import ago, ask, say
from orda_tui.errors import NotFound, OrdaError
from orda_tui.model.article import Headline
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.text.counting import counted, number_in
from orda_tui.text.plain import article_text, excerpt_line
from orda_tui.worker.client import run

PAGE = 20
HELP = """A number reads that article.
Enter goes on: down the list, or to the next unread article.
n reads the next unread article, l lists again from here.
/ with words searches, / alone lists all.
s stars the article read last, or takes the star away.
u takes the last change back.
r visits all sources, q leaves."""
_LIST, _END, _ARTICLE = (
    "Number, Enter for more, or ? for help:",
    "Number, or ? for help:",
    "Enter for the next unread, l for the list, or ? for help:",
)
_RULE = "=-+* "
"""Signs of which rules are made."""


def plain() -> int:
    """``orda --plain``: a dialogue in lines; without a person to answer, the headlines and no more."""
    _first_time()
    dialogue = Dialogue()
    if not _is_somebody_there():
        dialogue.list_all()
        return 0
    dialogue.list_from(0)
    while dialogue.answer(ask(dialogue.question, at_end="q")):
        pass
    return 0


def _is_somebody_there() -> bool:
    """Is there a person who reads and answers, or does the output go to a program?"""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _first_time() -> None:
    """A library without any source gets the bundled edition, as it does on the screen."""
    with open_store() as store:
        empty = not store.feeds.all() and not store.meta.get("edition.offered")
        if empty and not store.read_only:
            store.meta.set("edition.offered", "1")
    if empty:
        run("edition")


class Dialogue:
    """A list, a place in it, and the article that was read last. The store is open only while it is asked."""

    def __init__(self) -> None:
        self.words = ""
        self.question = _LIST
        self._ids: list[int] = []
        self._next = 0
        """The row that the next page begins with."""
        self._page = 0
        """The row that the last one began with."""
        self._read = 0
        """The article read last; 0: none."""

    def answer(self, text: str) -> bool:
        """Do what was typed; False: the reader leaves."""
        text = text.strip()
        if text in ("q", "Q"):
            return False
        try:
            self._do(text)
        except OrdaError as error:
            say(str(error))
        return True

    def _do(self, text: str) -> None:
        letters: dict[str, Callable[[], None]] = {
            "": self.go_on,
            "n": self.next_unread,
            "l": lambda: self.list_from(self._page),
            "s": self.star,
            "u": self.undo,
            "r": self.refresh,
            "?": lambda: say(HELP),
            "h": lambda: say(HELP),
        }
        if text.startswith("/"):
            self.words = text[1:].strip()
            self.list_from(0)
        elif (number := number_in(text)) is not None:
            self.read(number)
        elif text in letters:
            letters[text]()
        else:
            say("That is none of them; ? tells what there is.")

    # -- the list -----------------------------------------------------------------------------------------------------

    def list_from(self, row: int) -> None:
        """How many articles there are, and a page of them."""
        with open_store() as store:
            self._heading(store)
        self._show_page(row)

    def list_all(self) -> None:
        """All of them."""
        with open_store() as store:
            self._heading(store)
            _rows(store, self._ids, self.words)

    def _heading(self, store: Store) -> None:
        self._ids = list(store.headlines.ids(Selection(words=self.words)))
        if self.words and not self._ids:
            say(f"Nothing found for {self.words}. / alone lists all.")
        else:
            say(counted(len(self._ids), "article") + (f" with {self.words}" if self.words else ""))

    def _show_page(self, row: int) -> None:
        with open_store() as store:
            _rows(store, self._ids[row : row + PAGE], self.words)
        self._page, self._next = row, min(row + PAGE, len(self._ids))
        self.question = _LIST if self._next < len(self._ids) else _END

    def go_on(self) -> None:
        """The next page, or after an article the next unread one."""
        if self.question == _ARTICLE:
            self.next_unread()
        elif self._next < len(self._ids):
            self._show_page(self._next)
        else:
            say("That was the last one.")

    # -- articles -----------------------------------------------------------------------------------------------------

    def read(self, number: int) -> None:
        """Print an article and mark it read."""
        with open_store() as store:
            try:
                article = store.articles.get(number)
            except NotFound:
                say(f"There is no article {number}.")
                return
            say()
            for line in article_text(article, min(80, shutil.get_terminal_size((80, 24)).columns)):
                if not line or line.strip(_RULE):
                    say(line)
            say()
            if not store.read_only:
                store.statuses.mark([number], read=True, now=int(time.time()))
        self._read, self.question = number, _ARTICLE

    def next_unread(self) -> None:
        """The next unread article of the list below the one read last, else the first."""
        with open_store() as store:
            unread = set(store.headlines.ids(Selection(words=self.words, hide_read=True)))
        after = self._ids.index(self._read) + 1 if self._read in self._ids else 0
        found = next((one for one in [*self._ids[after:], *self._ids[:after]] if one in unread), 0)
        if found:
            self.read(found)
        else:
            say("You are caught up." if not self.words else "Nothing here is unread; / alone lists all.")

    def star(self) -> None:
        """Star the article read last, or take the star away."""
        if not self._read:
            say("Read an article first.")
            return
        with open_store() as store:
            starred = not store.statuses.get(self._read).starred
            store.statuses.mark([self._read], starred=starred, now=int(time.time()))
        say("Starred." if starred else "No longer starred.")

    def undo(self) -> None:
        """Take the last change back."""
        with open_store() as store:
            entry = store.journal.undo()
        say(f"Taken back: {entry.sentence}." if entry else "Nothing to take back.")

    def refresh(self) -> None:
        """Visit all sources, and list what there is then."""
        failed: list[str] = []

        def on_event(event: dict[str, Any]) -> None:
            if event["event"] == "feed_failed":
                failed.append(f"{event['name']}: {event['sentence']}")

        say("Visiting the sources.")
        result = run("refresh", on_event)
        for sentence in failed:
            say(sentence)
        new = int(result.get("new", 0))
        say(f"{counted(new, 'new article')}." if new else "Nothing new.")
        if new:
            self.list_from(0)


def _rows(store: Store, ids: list[int], words: str) -> None:
    now = time.time()
    for start in range(0, len(ids), PAGE):
        some = ids[start : start + PAGE]
        why = store.headlines.excerpts(some, words) if words else {}
        for row in store.headlines.rows(some):
            if row is None:
                continue
            say(f"{row.id}: {row.title} ({_about(row, now)})")
            excerpt = why.get(row.id)
            if excerpt is not None:
                say(f"    {excerpt_line(excerpt)}")


def _about(row: Headline, now: float) -> str:
    """State, source, age and statements in words: a letter for a unit is read out as a letter."""
    parts = [] if row.read else ["unread"]
    parts += [row.source, ago(row.when, now)]
    if row.statements:
        parts.append(counted(row.statements, "statement"))
    return ", ".join(part for part in parts if part)
