"""The article view as the main screen uses it: it also says when the reader wants pictures that may not be stored."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from orda_tui.tui.widgets.article_view import ArticleView


class ReaderPane(ArticleView):
    """An article view whose pictures can be sent for."""

    say: Callable[[str], None] = staticmethod(lambda words: None)
    """Puts a sentence where the application speaks."""

    class PicturesWanted(Message):
        """Pictures are shown from now on; those of this article may have to be fetched."""

        def __init__(self, wanted: str) -> None:
            super().__init__()
            self.wanted = wanted

    def action_pictures(self) -> None:
        super().action_pictures()
        if self.shown != "none":
            self.post_message(self.PicturesWanted(self.shown))
        else:
            self.say("Pictures are hidden.")  # in place of what was said of them while they were shown
