"""Keys are answered one after the other, however fast they come."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TypeVar

from textual import events
from textual.app import App
from textual.widget import Widget

from orda_tui.tui.widgets.article_view import ArticleView
from orda_tui.tui.widgets.bars import DeadKey
from orda_tui.tui.widgets.row_list import RowList

Result = TypeVar("Result")

_PATIENCE = 1.0
"""Seconds after which the next key is looked at, whatever the last one still has under way."""


class KeysInOrder(App[Result]):
    """Answers a key typed in a list or in an article before the next one is looked at.

    Textual sends a key to the widget that has the focus and hears of it again when the widget has no use for it. Of
    keys that come at once, as they do over a slow line, the letters after a ``/`` would be sent to the list before the
    line to type them into is open, and what was typed before the ``/`` would come after it. And what a pane tells the
    screen (Enter: open this article) has arrived there before the next key asks which pane has the focus.
    """

    async def on_event(self, event: events.Event) -> None:
        pane = self.focused if isinstance(event, events.Key) and self.screen_stack else None
        if isinstance(event, events.Key) and not event.is_forwarded and isinstance(pane, RowList | ArticleView):
            await self._answer(event, pane)
        else:
            await super().on_event(event)

    async def _answer(self, event: events.Key, pane: RowList | ArticleView) -> None:
        self.app_focus = True
        if await self._check_bindings(event.key, priority=True):
            return
        if not (isinstance(pane, ArticleView) and pane.take_key(event)) and not await self._check_bindings(event.key):
            self.screen.post_message(DeadKey(event))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await _told(pane)


async def _told(pane: Widget) -> None:
    """Until what a pane has told has gone up to its screen, and has been answered there, or one of them closes."""
    nodes = [node for node in pane.ancestors_with_self if isinstance(node, Widget)]
    while any(node.message_queue_size for node in nodes):
        for node in nodes:
            arrived = asyncio.Event()
            if not node.call_later(arrived.set):
                return
            await arrived.wait()
