"""Which headlines a list shows, and in which order: a value that the screen builds and the store answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

View = Literal["all", "today", "unread", "starred", "later", "kept"]
Order = Literal["newest", "oldest", "source", "longest", "shortest"]


@dataclass(frozen=True, slots=True)
class Selection:
    """``feed`` or ``folder`` narrow a view to one source or folder (sub-folders included); ``words`` to a full-text
    search (title, text, statements; the last word as a prefix); ``speaker`` to articles with a statement of that
    speaker. ``since``/``until``: seconds since 1970, by the time the list is ordered by. ``hide_read`` leaves read
    articles out of any view. "today" is what came since ``since``, which the caller sets.
    """

    view: View = "all"
    feed: int | None = None
    folder: str | None = None
    words: str = ""
    tag: str = ""
    speaker: str = ""
    lang: str = ""
    since: int | None = None
    until: int | None = None
    hide_read: bool = False
    order: Order = "newest"
