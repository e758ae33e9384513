"""Selecting text: by dragging, by double and triple click; copied as the article's text, not as rows of cells."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from orda_tui.tui.render.excerpt import excerpt, whole
from orda_tui.tui.render.lines import Spot
from orda_tui.tui.render.units import piece_at
from orda_tui.tui.widgets.article_view_messages import CopyWanted
from orda_tui.tui.widgets.article_view_page import ArticlePage
from orda_tui.tui.widgets.article_view_paint import Overlay
from orda_tui.tui.widgets.bars import KeyHint, KeysMoved


class SelectablePage(ArticlePage):
    """A page whose text can be selected. Textual keeps selections as characters of rows; they are translated to places
    in the article here, so that copying joins soft breaks and leaves bars, bullets and frames out."""

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text of the article under a selection."""
        if not self.layout_now.passages:
            return None
        start, end = self._ends(selection)
        text = excerpt(self.layout_now.passages, start, end) if start is not None and end is not None else ""
        return (text, "\n") if text else None

    def relayout(self) -> None:
        """Rows move; what is selected stays selected."""
        selection = self.text_selection if self.is_attached else None
        start = end = None
        if selection is not None and self.layout_now.lines:
            start, end = self._ends(selection)
        super().relayout()
        if selection is not None:
            self.set_selection(start, end)

    def _ends(self, selection: Selection) -> tuple[Spot | None, Spot | None]:
        last = len(self.layout_now.passages) - 1
        whole = Spot(last, len(self.layout_now.passages[last].text))
        return self._spot(selection.start, Spot(0, 0)), self._spot(selection.end, whole)

    def _spot(self, offset: Offset | None, otherwise: Spot) -> Spot | None:
        """The place at character ``offset.x`` of row ``offset.y``; a row without text counts as the text below it."""
        if offset is None:
            return otherwise
        y = min(max(0, offset.y), len(self.layout_now.lines) - 1)
        if y < 0:
            return None
        line = self.layout_now.lines[y]
        found = line.offset_at(offset.x)
        return self.layout_now.spot_at(y) if found is None else Spot(line.passage, found)

    def set_selection(self, start: Spot | None, end: Spot | None) -> None:
        """Select what stands between two places; None: nothing."""
        if not self.is_attached or not self.layout_now.lines:
            return
        others = {widget: selection for widget, selection in self.screen.selections.items() if widget is not self}
        if start is not None and end is not None and start < end:
            self.lay_out_to(end)
            others[self] = Selection(self._offset(start, 0), self._offset(Spot(end.passage, end.offset - 1), 1))
        if others != self.screen.selections:
            self.screen.selections = others

    def _offset(self, spot: Spot, edge: int) -> Offset:
        """Where the character at a place is: its left (0) or right (1) edge."""
        y = self.layout_now.row_of(spot)
        line = self.layout_now.lines[y]
        span = line.span_of(spot.offset, spot.offset + 1)
        if span is None:  # a blank at the end of a row is not shown
            return Offset(sum(len(piece.text) for piece in line.pieces), y)
        return Offset(span[edge], y)

    def selection_updated(self, selection: Selection | None) -> None:
        """Textual says that the selection changed."""
        self.repaint()
        self.post_message(KeysMoved())

    def selected(self, y: int) -> list[Overlay]:
        """What of row ``y`` is selected: text only, no decoration."""
        selection = self.text_selection
        span = selection.get_span(y) if selection is not None else None
        line = self.layout_now.lines[y]
        end = line.end()
        if span is None or end is None:
            return []
        first, last = line.offset_at(span[0]), end if span[1] < 0 else line.offset_at(span[1])
        found = line.span_of(first, last) if first is not None and last is not None else None
        return [Overlay(*found, self.sheet("selected"))] if found else []

    def action_copy_article(self) -> None:
        """Copy the whole article as text."""
        self.want_copy(whole(self.layout_now.passages), "the article")

    def want_copy(self, text: str, what: str) -> None:
        """Ask the application to copy."""
        if text:
            self.post_message(CopyWanted(text, what))

    def key_hints(self) -> tuple[KeyHint, ...]:
        """What is worth telling of keys where something is selected."""
        return ("{reader.copy_statement}", "copy"), ("Esc", "select nothing")

    def on_click(self, event: events.Click) -> None:
        """Two clicks select the word, three the paragraph. (Textual itself would select the whole widget.)"""
        if event.chain < 2:
            return
        event.prevent_default()
        event.stop()
        _, at = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        spot = self._spot(at, Spot(0, 0)) if at is not None else None
        if spot is None:
            return
        text = self.layout_now.passages[spot.passage].text
        start, end = piece_at(text, "word" if event.chain == 2 else "paragraph", spot.offset)
        self.set_selection(Spot(spot.passage, start), Spot(spot.passage, end))
