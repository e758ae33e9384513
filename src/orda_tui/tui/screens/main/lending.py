"""The article, lent to a program of the reader's own: it gets the text, what it prints is shown."""

from __future__ import annotations

import asyncio
import shlex

from orda_tui.errors import UsageError
from orda_tui.tui import piping
from orda_tui.tui.render.excerpt import whole
from orda_tui.tui.screens.main.tending import Tending


class Lending(Tending):
    """The action ``pipe``."""

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
        except UsageError as error:
            self.complain(str(error))
            return
        finally:
            self.status.set_work("")
        from orda_tui.tui.screens.output import Output

        self.ask_over(Output(self.services, command, lines))
