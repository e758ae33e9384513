"""What the article view tells the application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.message import Message

if TYPE_CHECKING:
    from orda_tui.tui.widgets.picture_screen import PictureScreen

How = Literal["open", "copy", "share"]


class LinkChosen(Message, namespace="article_view"):
    """The reader chose a link and what is to be done with it."""

    def __init__(self, href: str, how: How) -> None:
        super().__init__()
        self.href = href
        self.how = how


class StatementMoved(Message, namespace="article_view"):
    """Another statement is lit; ``index`` counts in ``Article.statements``."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index


class ProgressMoved(Message, namespace="article_view"):
    """The reading place moved. ``fraction`` of the text stands above the screen, ``read`` above its lower edge."""

    def __init__(self, fraction: float, read: float, minutes_left: int) -> None:
        super().__init__()
        self.fraction = fraction
        self.read = read
        self.minutes_left = minutes_left


class CopyWanted(Message, namespace="article_view"):
    """``text`` is to be copied; ``what`` names it for the sentence that says so."""

    def __init__(self, text: str, what: str) -> None:
        super().__init__()
        self.text = text
        self.what = what


class KeepWanted(Message, namespace="article_view"):
    """The statement is to be kept, or let go if it is kept."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index


class PictureOpened(Message, namespace="article_view"):
    """A picture is looked at on a screen of its own; it may have to be fetched."""

    def __init__(self, screen: PictureScreen) -> None:
        super().__init__()
        self.screen = screen
