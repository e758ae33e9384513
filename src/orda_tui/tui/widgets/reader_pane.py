"""The article view as the main screen uses it: it also says when the reader wants pictures that may not be stored."""

from __future__ import annotations

from textual.message import Message

from orda_tui.tui.widgets.article_view import ArticleView


class ReaderPane(ArticleView):
    """An article view whose pictures can be sent for."""

    class PicturesSwitched(Message):
        """Other pictures are shown from now on, or none; those of this article may have to be fetched."""

        def __init__(self, shown: str) -> None:
            super().__init__()
            self.shown = shown

    def action_pictures(self) -> None:
        super().action_pictures()
        self.post_message(self.PicturesSwitched(self.shown))
