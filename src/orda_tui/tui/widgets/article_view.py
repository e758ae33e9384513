"""The article reader: statements to step through, words to find, links to choose, text to select."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType

from orda_tui.model.article import Article, Status
from orda_tui.text.citation import citation, cited
from orda_tui.tui import actions
from orda_tui.tui.render.lines import Spot, Stretch
from orda_tui.tui.widgets import article_view_messages as messages
from orda_tui.tui.widgets.article_view_modes import FindMode, HintMode, Mode, SelectMode
from orda_tui.tui.widgets.article_view_paint import Look, Overlay
from orda_tui.tui.widgets.article_view_pictures import PicturedPage, Shown
from orda_tui.tui.widgets.article_view_styles import ARTICLE_CSS, COMPONENT_CLASSES
from orda_tui.tui.widgets.bars import KeyHint, KeysMoved
from orda_tui.tui.widgets.picture_shelf import Write

_NOTHING_LIT = "No statement is lit: go to one first."


class ArticleView(PicturedPage):
    """Shows one article. Everything it needs comes in by ``show``; everything it wants goes out as a message."""

    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("reader")]
    DEFAULT_CSS = ARTICLE_CSS
    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENT_CLASSES

    LinkChosen = messages.LinkChosen
    StatementMoved = messages.StatementMoved
    ProgressMoved = messages.ProgressMoved
    CopyWanted = messages.CopyWanted
    KeepWanted = messages.KeepWanted

    def __init__(
        self,
        *,
        measure: int = 76,
        justify: bool = False,
        zone: tzinfo | None = None,
        pictures: Callable[[str], bytes | None] | None = None,
        shown: Shown = "none",
        kitty: Write | None = None,
        id: str | None = None,
    ) -> None:
        """``measure``: widest column in cells; ``zone``: of the dates shown, the machine's own if None; ``pictures``
        gives the stored bytes of a picture by its address (None: not stored), ``shown`` says which are shown;
        ``kitty`` writes to a terminal that shows pictures itself (``render.kitty``; None: half cells)."""
        super().__init__(
            measure=measure,
            justify=justify,
            zone=zone,
            pictures=pictures,
            shown=shown,
            kitty=kitty,
            id=id,
        )
        self.current = -1
        self.mode: Mode | None = None

    # What the application calls

    def show(self, article: Article, status: Status, *, words: str = "") -> None:
        """Show an article at the place where it was left; ``words``: what was searched, to light and to go to.

        Where the same text is shown already (its statements have been found since), nothing moves and nothing is lost.
        """
        known = self.words if self.article is not None and self.article.id == article.id else ""
        if self.article is not None and self.is_same_text(article):
            self._take_statements(article)
        else:
            self._forget()
            self.set_article(article, status.position)
        self.light_words(words, go=words != known)

    def _take_statements(self, article: Article) -> None:
        lit = self.article.statements[self.current] if self.article is not None and self.current >= 0 else None
        place = (lit.block, lit.start, lit.end) if lit is not None else None
        spans = [(said.block, said.start, said.end) for said in article.statements]
        self.current = spans.index(place) if place in spans else -1
        self.set_statements(article)

    def clear(self) -> None:
        """Show nothing."""
        self._forget()
        self.set_article(None)

    def goto(self, statement_index: int) -> None:
        """Light a statement and bring it into sight."""
        place = self.callouts.places[statement_index] if 0 <= statement_index < len(self.callouts.places) else None
        if place is None:
            return
        before = self.callouts.passages_of(self.current) if self.current >= 0 else set()
        self.current = statement_index
        self.repaint_passages(*before, *self.callouts.passages_of(statement_index))
        self.reach(Spot(place.passage, place.start), Spot(place.passage, max(place.start, place.end - 1)))
        self.post_message(KeysMoved())
        self.post_message(self.StatementMoved(statement_index))

    def _forget(self) -> None:
        self.current = -1
        self.mode = None
        self.said = ""
        self.forget_hits()
        self.forget_pictures()
        self.set_selection(None, None)

    # Paint

    def look_at(self, y: int) -> Look:
        """The lit statement, what was searched and found, the selection, the letters of links."""
        picture = self.picture_row(y)
        if picture is not None:
            return Look(picture=picture)
        passage = self.layout_now.lines[y].passage
        overlays: list[Overlay] = []
        lit = self.callouts.places[self.current] if self.current >= 0 else None
        if lit is not None and lit.passage == passage:
            overlays += self.overlay(y, lit.start, lit.end, "lit")
        overlays += self.found(y)
        overlays += self.selected(y)
        if isinstance(self.mode, HintMode):
            hints = self.mode.by_row.get(y, ())
            overlays += [Overlay(hint.x, hint.x + 1, self.sheet("hint"), hint.letter) for hint in hints]
        return Look(self.current, self.scroll_offset.x, overlays)

    def prompt(self) -> str:
        """What the mode says; else a remark, until the next key; else how many hits there are, where there are any."""
        if self.mode is not None:
            return self.mode.prompt()
        if self.said:
            return self.said
        return self.hits_told() if self.has_hits else ""

    def key_hints(self) -> tuple[KeyHint, ...]:
        """What is worth telling of keys just now, beside what they always do; in a mode, all that they do."""
        if self.mode is not None:
            return self.mode.key_hints()
        if self.has_hits or self.text_selection is not None:
            return super().key_hints()
        if self.current >= 0:
            return ("{reader.copy_statement}", "copy it"), ("{reader.keep_statement}", "keep it")
        return ()

    # Modes

    def take_key(self, event: events.Key) -> bool:
        """A mode takes every key; Escape leaves it, and puts out hits and selection. False: a key like any other."""
        self.remark("")
        if self.mode is not None:
            if event.key == "escape":
                self.leave_mode(cancelled=True)
            else:
                self.mode.key(event)
                self.refresh()
            return True
        if event.key == "escape" and (self.has_hits or self.text_selection is not None):
            self.forget_hits()
            self.repaint()
            self.set_selection(None, None)
            self.post_message(KeysMoved())
            return True
        return False

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text goes where typed text goes."""
        if self.mode is not None:
            event.stop()
            self.mode.paste(event.text)

    def enter_mode(self, mode: Mode) -> None:
        """Let the mode take the keys."""
        self.mode = mode
        self.repaint()
        self.post_message(KeysMoved())

    def leave_mode(self, *, cancelled: bool = False) -> None:
        """Keys mean actions again."""
        mode, self.mode = self.mode, None
        if cancelled and mode is not None:
            mode.cancel()
        self.repaint()
        self.post_message(KeysMoved())

    def on_blur(self, event: events.Blur) -> None:
        """A mode ends where its keys no longer come."""
        if self.mode is not None:
            self.leave_mode()

    # Statements

    def action_next_statement(self) -> None:
        """Light the next statement: after the one that is lit, else the first below the upper edge."""
        self._step(1)

    def action_previous_statement(self) -> None:
        """Light the statement before."""
        self._step(-1)

    def _step(self, way: int) -> None:
        order = self.callouts.in_reading_order()
        places = [place for number in order if (place := self.callouts.places[number]) is not None]
        if not order:
            self.remark("This article has no statements.")
            return
        if self.current in order and self._in_sight(places[order.index(self.current)]):
            at = order.index(self.current) + way
        else:
            below = (n for n, place in enumerate(places) if (place.passage, place.start) >= self.place)
            at = next(below, len(order)) - (way < 0)
        if 0 <= at < len(order):
            self.goto(order[at])
        else:
            self.remark("That was the last statement." if way > 0 else "That was the first statement.")

    def _in_sight(self, place: Stretch) -> bool:
        return self.layout_now.row_of(Spot(place.passage, place.start)) in self.rows_in_sight()

    def action_keep_statement(self) -> None:
        """Keep the statement that is lit, or let it go."""
        if self.current >= 0:
            self.post_message(self.KeepWanted(self.current))
        else:
            self.remark(_NOTHING_LIT)

    def action_copy_statement(self) -> None:
        """Copy what is selected; else the statement that is lit, with its citation; else the key is the screen's."""
        selection = self.text_selection
        if selection is not None and (found := self.get_selection(selection)):
            self.set_selection(None, None)
            self.want_copy(found[0], "the selection")
        elif self.article is not None and self.current >= 0:
            statement = self.article.statements[self.current]
            self.want_copy(citation(self.article, statement, zone=self.zone), cited(statement))
        else:
            raise SkipAction

    def action_justify(self) -> None:
        """Ragged or even right margin."""
        self.justified = not self.justified
        self.relayout()

    # Finding

    def action_find(self, words: str = "") -> None:
        """Type what to find, or go to these words."""
        if self.article is not None:
            mode = FindMode(self)
            self.enter_mode(mode)
            if words:
                mode.take(words)

    # Links, contents, selection

    def action_link_hints(self) -> None:
        """Put a letter on every link in sight."""
        mode = HintMode(self)
        if mode.hints:
            self.enter_mode(mode)
        else:
            self.remark("There are no links on this screen.")

    def action_link(self, number: int) -> None:
        """A link was clicked; not where the mouse only selected text."""
        if self.text_selection is None:
            self.choose_link(number, "open")

    def on_click(self, event: events.Click) -> None:
        """A click on a bar, a label or a note lights its statement."""
        y = event.y + self.scroll_offset.y
        if event.chain != 1 or y >= len(self.layout_now.lines):
            return
        line, frame = self.layout_now.lines[y], self.layout_now.frame
        beside = event.x < frame.left or (frame.note > 0 and event.x >= frame.note_at) or line.start() is None
        if beside and line.statements:
            self.goto(line.statements[0])

    def choose_link(self, number: int, how: messages.How) -> None:
        """Tell the application what is to be done with a link of the layout; one inside the article is followed."""
        target = self.layout_now.targets.get(number)
        if target is not None:
            self._go_to_passage(target)
        elif 0 <= number < len(self.layout_now.links):  # a click may come from a frame that is gone
            self.post_message(self.LinkChosen(self.layout_now.links[number], how))

    def action_contents(self) -> None:
        """Show the headings and go to the one chosen."""
        from orda_tui.tui.widgets.article_view_contents import Contents

        headings = [(n, p) for n, p in enumerate(self.layout_now.passages) if p.role in ("title", "heading", "section")]
        if len(headings) > 1:
            self.app.push_screen(Contents(headings, self.place.passage), self._go_to_passage)
        else:
            self.remark("This article has no headings.")

    def _go_to_passage(self, passage: int | None) -> None:
        if passage is not None:
            self.lay_out_to(Spot(passage, 0))
            self.scroll_to(y=self.layout_now.row_of(Spot(passage, 0)), animate=False)

    def action_select(self) -> None:
        """Select by keyboard: from the hit or the statement that is lit, else from the first word in sight."""
        if not self.layout_now.lines:  # not on the screen yet
            return
        lit = self.callouts.places[self.current] if self.current >= 0 else None
        for start in (self.hit_now, lit):
            if start is not None and self._in_sight(start):
                self.enter_mode(SelectMode(self, Spot(start.passage, start.start), Spot(start.passage, start.end)))
                break
        else:
            self.enter_mode(SelectMode(self, self.place))

    def relayout(self) -> None:
        """Rows move, and the letters on links with them, once the rows stand where they go."""
        super().relayout()
        if isinstance(self.mode, HintMode):
            self.mode.clear()
            self.call_after_refresh(self.mode.set_anew)
