"""The pictures of an article: which are shown, how many rows they take, and the way to see one large."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import partial
from typing import Literal

from rich.segment import Segment
from textual import events

from orda_tui.model.document import Document, Figure
from orda_tui.tui.render.typeset import Options
from orda_tui.tui.widgets.article_view_find import FindablePage
from orda_tui.tui.widgets.article_view_messages import PictureOpened
from orda_tui.tui.widgets.picture_shelf import PictureShelf, Write

#: Which pictures of an article are shown.
Shown = Literal["none", "lead", "all"]


class PicturedPage(FindablePage):
    """A page whose figures may be pictures."""

    def __init__(
        self,
        *,
        measure: int,
        justify: bool,
        zone: tzinfo | None,
        pictures: Callable[[str], bytes | None] | None,
        shown: Shown,
        kitty: Write | None,
        id: str | None,
    ) -> None:
        super().__init__(measure=measure, justify=justify, zone=zone, id=id)
        self.said = ""
        self._setting: Shown = shown
        self._shown: Shown = shown
        self._pictures = pictures
        self._write = kitty
        self._shelf = PictureShelf(self, pictures, self.repaint, kitty)

    @property
    def shown(self) -> Shown:
        """Which pictures are shown now."""
        return self._shown

    @shown.setter
    def shown(self, setting: Shown) -> None:
        self._setting = self._shown = setting

    def remark(self, words: str) -> None:
        """Say something on the last row, until the next key."""
        if words != self.said:
            self.said = words
            self.refresh()

    def on_mount(self) -> None:
        """Back from the shell the terminal has a fresh screen, and no pictures of ours."""
        if self._write is not None:
            self.app.app_resume_signal.subscribe(self, lambda _: self.pictures_changed())

    def on_unmount(self) -> None:
        """The terminal need not keep the pictures."""
        self._shelf.forget()

    def forget_pictures(self) -> None:
        """Another article: ask for its pictures anew."""
        self._shelf.forget()

    def pictures_changed(self) -> None:
        """Pictures have come into the store: show them where they belong."""
        self._shelf.forget()
        self.relayout()

    def picture_row(self, y: int) -> list[Segment] | None:
        """What row ``y`` shows of a picture; None for rows of text."""
        line = self.layout_now.lines[y]
        figure = self.layout_now.passages[line.passage].part
        if line.picture < 0 or not isinstance(figure, Figure):
            return None
        return self._shelf.row(figure, self.layout_now.frame.column, line.picture)

    def options(self) -> Options:
        """Pictures take rows only where they are shown, and where the terminal has colours for them."""
        poor = self.app.current_theme.ansi and self.app.console.color_system not in ("256", "truecolor")
        if self.shown == "none" or poor:
            return super().options()
        lead = self.article.document.lead() if self.article is not None else None
        return Options(self.justified, self.hyphenated, partial(self._picture_rows, lead))

    def _picture_rows(self, lead: Figure | None, figure: Figure, column: int) -> int:
        if self.shown == "lead" and figure is not lead:
            return 0
        return self._shelf.measure(figure, column)[1]

    def action_pictures(self) -> None:
        """Show or hide the pictures of the article. The application fetches what is not stored, and says so. Where the
        settings want the lead picture only, the key shows that, then all, then none."""
        self._shown = self._shown_next()
        if self._shown == "lead":
            self.remark("Only the lead picture is shown; the same key shows all.")
        self.relayout()

    def _shown_next(self) -> Shown:
        document = self.article.document if self.article is not None else Document()
        lead = document.lead()
        if self._shown == "none":
            return "lead" if self._setting == "lead" and lead is not None else "all"
        others = any(isinstance(block, Figure) and block.src and block is not lead for block in document.blocks)
        return "all" if self._shown == "lead" and others else "none"

    def action_open_picture(self) -> None:
        """Show the picture in sight, else the first of the article, on the whole screen."""
        from orda_tui.tui.widgets.picture_screen import PictureScreen

        found = [
            (n, p.part) for n, p in enumerate(self.layout_now.passages) if isinstance(p.part, Figure) and p.part.src
        ]
        if self._pictures is None or not found:
            self.remark("There is no picture to show.")
            return
        below = [at for at, (number, _) in enumerate(found) if number >= self.place.passage]
        figures = [figure for _, figure in found]
        large = PictureScreen(figures, below[0] if below else len(found) - 1, self._pictures, self._write)
        self.app.push_screen(large)
        self.post_message(PictureOpened(large))

    def on_click(self, event: events.Click) -> None:
        """A click on a picture opens it."""
        y = event.y + self.scroll_offset.y
        if event.chain == 1 and y < len(self.layout_now.lines) and self.layout_now.lines[y].picture >= 0:
            self.action_open_picture()
