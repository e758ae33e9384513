"""The article, lent to other programs: a browser, the clipboard, a command of the reader's own."""

from __future__ import annotations

import asyncio
import os
import shlex
from pathlib import Path

from rich.cells import cell_len

from orda_tui import files
from orda_tui.errors import NotFound, UsageError
from orda_tui.model.article import Article
from orda_tui.text.neutral import neutralise, one_line
from orda_tui.text.plain import article_text
from orda_tui.tui import browser, copying, piping
from orda_tui.tui.render.excerpt import whole
from orda_tui.tui.screens.main.tending import Tending
from orda_tui.tui.widgets.article_view_messages import CopyWanted, LinkChosen
from orda_tui.tui.widgets.callouts_pane import CalloutsPane
from orda_tui.tui.widgets.cells import cut
from orda_tui.tui.widgets.text_list import TextRow

ADDRESS = "the address"
_LEAST_SHOWN = 16
"""Cells of a copied address that are worth showing behind what was done with it; else it gets a line of its own."""

_SAVED_WIDTH = 80
"""Cells of a line of a saved article."""


class Lending(Tending):
    """Addresses are opened, copied or shown; a text goes into a file or to a command, and what that prints is shown."""

    _save_folder = "~"
    """Where an article was saved last."""

    # -- links and copies ---------------------------------------------------------------------------------------------

    def action_browser(self) -> None:
        self._lend_address("open")

    def action_copy_address(self) -> None:
        self._lend_address("copy")

    def _lend_address(self, how: str) -> None:
        """Of the article in hand; in the sources pane, of the source under the cursor."""
        row = self.sources.current if self.front == "sources" else None
        number = self.article_in_hand
        try:
            if row is not None and row.feed is not None:
                feed = self.library.store.feeds.get(row.feed)
                self.open_link(feed.site or feed.address, how)
            elif number is None:
                self.say("There is no article here.")
            elif url := self.library.article(number).url:
                self.open_link(url, how)
            else:
                self.say("This article has no address on the web.")
        except NotFound as error:
            self.complain(str(error))

    def open_link(self, href: str, how: str) -> None:
        """Open an address, copy it, or show it where there is no browser to open it in."""
        configured = self.services.config.commands.browser
        if how == "open" and browser.web_address(href) and browser.can_open(os.environ, configured):
            self.say(browser.open_address(href, configured))
        elif how == "share" and cell_len(href) > self.app.size.width - 2:
            from orda_tui.tui.screens.output import Output

            self.ask_over(Output(self.services, "Address", [href]))
        elif how == "share":
            self.say(href)
        elif how == "open":
            self.copy(href, ADDRESS, before="No browser can open it here. ")
        else:
            self.copy(href, ADDRESS)

    def on_article_view_link_chosen(self, message: LinkChosen) -> None:
        self.open_link(message.href, message.how)

    def on_article_view_copy_wanted(self, message: CopyWanted) -> None:
        self.copy(message.text, message.what)

    def on_callouts_pane_copy_wanted(self, message: CalloutsPane.CopyWanted) -> None:
        self.copy(message.text, message.what)

    def action_copy_text(self) -> None:
        """Textual's own would send it to the terminal and not say so."""
        selected = self.get_selected_text()
        if selected:
            self.copy(selected, "the selection")
        else:
            self.say(self.keyed("{app.quit} leaves the program."))

    def copy(self, text: str, what: str, *, before: str = "") -> None:
        """Put a text on the clipboard and say where it went, after what is to be said ``before``."""
        self.background("copy", self._copy, text, what, before, exclusive=False)

    async def _copy(self, text: str, what: str, before: str) -> None:
        said = before + await copying.copy(self.app, text, what)
        if what == ADDRESS:
            beside = self.status.room - cell_len(said) - 1
            said = f"{said.rstrip('.')}: {cut(text, beside if beside >= _LEAST_SHOWN else self.status.room)}"
        self.say(said)

    # -- files --------------------------------------------------------------------------------------------------------

    def action_save(self, name: str = "") -> None:
        number = self.article_in_hand
        if number is None:
            self.say("There is no article here.")
            return
        if name:
            self._save(number, name)
            return
        try:
            title = self.library.article(number).title
        except NotFound as error:
            self.complain(str(error))
            return
        from orda_tui.tui.screens.prompt import Prompt

        usual = f"{self._save_folder}/{files.file_name(title, '.txt')}"
        self.ask_over(
            Prompt("Save the article as text", "The name of a file.", value=usual),
            lambda answer: self._save(number, answer.strip()) if answer and answer.strip() else None,
        )

    def _save(self, number: int, name: str) -> None:
        """Save an article, and ask first where there is something of that name."""
        try:
            path = files.target(name, replace=True)
        except UsageError as error:
            self.complain(str(error))
            return
        if not os.path.lexists(path):
            self.background("save", self._write, number, path, "x", exclusive=False)
            return
        from orda_tui.tui.screens.prompt import Choice

        rows = [TextRow((((words, "text"),),)) for words in ("Leave it as it is", "Write over it")]

        def answered(answer: int | None) -> None:
            if answer == 1:
                self.background("save", self._write, number, path, "w", exclusive=False)

        self.ask_over(Choice(f"{one_line(path.name, 60)} is there already", rows), answered)

    async def _write(self, number: int, path: Path, mode: str) -> None:
        def write(article: Article) -> None:
            text = neutralise("\n".join(article_text(article, _SAVED_WIDTH)))
            with path.open(mode, encoding="utf-8") as out:
                out.write(text + "\n")

        try:
            await asyncio.to_thread(write, self.library.article(number))
        except OSError as error:
            self.complain(f"{path} cannot be written: {error.strerror or error}.")
            return
        self._save_folder = str(path.parent)
        self.say(f"Saved as {path}.")

    # -- commands -----------------------------------------------------------------------------------------------------

    def action_pipe(self, command: str = "") -> None:
        if self.shown is None:
            self.say("Open an article first.")
            return
        command = command or shlex.join(self.services.config.commands.pipe)
        if command:
            self.background("pipe", self._pipe, command)
            return
        from orda_tui.tui.screens.prompt import Prompt

        self.ask_over(
            Prompt("Give the article to a program", "Its name and words for it; nothing goes through a shell."),
            lambda answer: self.action_pipe(answer) if answer and answer.strip() else None,
        )

    async def _pipe(self, command: str) -> None:
        article = self.shown
        if article is None:
            return
        text = whole(self.reader.layout_now.passages)
        about = {"title": article.title, "url": article.url, "source": article.source or article.feed_name}
        self.status.set_work(f"{command}…")
        try:
            lines = await asyncio.to_thread(piping.run, piping.words_of(command), text, about)
        finally:
            self.status.set_work("")
        from orda_tui.tui.screens.output import Output

        self.ask_over(Output(self.services, command, lines))
