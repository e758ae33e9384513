"""Which panes are on the screen: one at a time on a narrow one, two on a middling one, four on a wide one."""

from __future__ import annotations

from textual import events
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from orda_tui.tui import actions
from orda_tui.tui.screens.main.base import PANES, MainBase, Pane
from orda_tui.tui.widgets import frames
from orda_tui.tui.widgets.bars import DeadKey, KeyHint, KeysMoved

MIDDLE, WIDE = 100, 160
LEAST_WIDTH, LEAST_HEIGHT = 30, 8

SCOPES: dict[Pane, tuple[actions.Scope, ...]] = {
    "sources": ("sources", "rows", "app"),
    "list": ("list", "rows", "app"),
    "reader": ("reader", "app"),
    "callouts": ("callouts", "rows", "app"),
}


class Layout(MainBase):
    """Panes and focus. Widths come from the style sheet by Textual's breakpoints; what is open is decided here."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (MIDDLE, "-middle"), (WIDE, "-wide")]

    # Who gets and who loses the focus repaints what shows it; Textual would repaint the whole screen, too.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    want_sources: bool | None = None
    """None: where there is room."""
    want_callouts: bool | None = None
    """None: where there is room and the settings want it."""
    zoomed = False

    def start_at(self, width: int) -> None:
        """Take the class of this width before anything is mounted. The first resize would find it changed, and style
        every widget a second time: a third of what is done before the first frame."""
        self.add_class(next(name for least, name in reversed(self.HORIZONTAL_BREAKPOINTS) if width >= least))

    @property
    def is_narrow(self) -> bool:
        """One pane at a time?"""
        return self.app.size.width < MIDDLE

    @property
    def reader_is_visible(self) -> bool:
        """Would a preview be seen?"""
        return not self.is_narrow or self.front in ("reader", "callouts")

    @property
    def callouts_are_open(self) -> bool:
        """Is the callouts pane wanted at this width?"""
        if self.want_callouts is None:
            return self.app.size.width >= WIDE and self.services.config.screen.callouts
        return self.want_callouts

    @property
    def sources_are_open(self) -> bool:
        """Is the sources pane wanted at this width?"""
        return self.app.size.width >= WIDE if self.want_sources is None else self.want_sources

    def apply_layout(self) -> None:
        """Show the panes that belong on the screen now. At once, not by the style sheet: what is not displayed cannot
        take the focus."""
        visible = self.panes_on_screen()
        for pane in PANES:
            self.query_one(f"#{pane}-column").display = pane in visible
        self.set_class(self.zoomed, "-zoomed")
        size = self.app.size
        was_too_small = self.has_class("-too-small")
        self.set_class(size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT, "-too-small")
        if was_too_small and not self.has_class("-too-small") and not self.entry.is_open:
            self.call_after_refresh(self.bring_forward, self.front)  # what is hidden loses the focus
        self.show_hints()
        self.show_place()

    def on_resize(self, event: events.Resize) -> None:
        """The screen hears of each size twice: from the terminal, and from the layout that follows."""
        if frames.is_laid_out(self, event.size):
            event.prevent_default()

    def _screen_resized(self, size: Size) -> None:
        with frames.in_one_frame(self):
            super()._screen_resized(size)

    def render_lines(self, crop: Region) -> list[Strip]:
        return super().render_lines(frames.first_row(crop)) * crop.height

    def show_hints(self) -> None:
        """What keys do now: in a mode what they do there, else what they do in the pane that has the focus."""
        own: tuple[KeyHint, ...] = ()
        takes_all = False
        if self.entry.is_open:
            own, takes_all = self.entry.key_hints(), True
        elif self.front == "reader":
            own, takes_all = self.reader.key_hints(), self.reader.mode is not None
        elif self.front == "list":
            own = self.headlines.key_hints()
        if self.zoomed and not takes_all and not self.is_narrow:
            own += (("{app.zoom}", "all panes"),)
        hints = [(self.keyed(key), title) for key, title in own]
        if not takes_all:
            told = {key for key, _ in hints}
            idle = self.sources.idle_actions() if self.front == "sources" else frozenset()
            usual = actions.footer(SCOPES[self.front], self.services.keymap, idle)
            hints += [hint for hint in usual if hint[0] not in told]
        self.key_bar.show(hints)

    def on_dead_key(self, message: DeadKey) -> None:
        """Say where the key does something."""
        others = actions.in_other_panes(message.key, SCOPES[self.front], self.services.keymap)
        if others:
            told = ", ".join(f"{actions.WHERE[action.scope]}: {action.title.lower()}" for action in others)
            self.hint(f"{message.shown} does nothing here ({told}).")
        elif message.writes:
            self.hint(self.keyed(f"{message.shown} does nothing here; {{app.help}} tells all keys."))

    def on_keys_moved(self, message: KeysMoved) -> None:
        self.show_hints()

    def bring_forward(self, pane: Pane) -> None:
        """Give a pane the focus, opening it where it is not on the screen."""
        self.front = pane
        if pane not in ("reader", "callouts"):
            self.zoomed = False
        self.apply_layout()
        self.set_focus(self.pane(pane), scroll_visible=False)  # at once: the next key may be on its way already

    def show_place(self) -> None:
        """Where one is, at the right of the status line."""
        raise NotImplementedError

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        for pane in PANES:
            if event.widget is self.pane(pane) and self.front != pane:
                self.front = pane
                self.apply_layout()

    def panes_on_screen(self) -> set[Pane]:
        """The panes that are seen at this size, with this focus."""
        if self.is_narrow:
            return {self.front}
        if self.zoomed:
            return {"reader"}
        at_text = self.front in ("reader", "callouts")
        callouts = self.callouts_are_open or self.front == "callouts"
        sources = self.sources_are_open or self.front == "sources"
        if self.app.size.width < WIDE and callouts and at_text:
            return {"reader", "callouts"}
        panes: set[Pane] = {"list", "reader"}
        if sources:
            panes.add("sources")
        if callouts and self.app.size.width >= WIDE:
            panes.add("callouts")
        return panes

    def _panes_to_step_through(self) -> list[Pane]:
        wanted: list[Pane] = ["list"]
        if self.sources_are_open or self.is_narrow:
            wanted.insert(0, "sources")
        if self.shown is not None:
            wanted.append("reader")
            if self.callouts_are_open or self.is_narrow:
                wanted.append("callouts")
        return wanted

    def action_next_pane(self) -> None:
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, way: int) -> None:
        panes = self._panes_to_step_through()
        at = panes.index(self.front) if self.front in panes else 0
        self.bring_forward(panes[(at + way) % len(panes)])

    def action_sources_pane(self) -> None:
        if self.is_narrow:
            self.bring_forward("list" if self.front == "sources" else "sources")
            return
        self.want_sources = not self.sources_are_open
        self.bring_forward("sources" if self.want_sources else ("list" if self.front == "sources" else self.front))

    def action_callouts(self) -> None:
        if self.is_narrow:
            self.bring_forward("reader" if self.front == "callouts" else "callouts")
            return
        self.want_callouts = not self.callouts_are_open
        if not self.want_callouts and self.front == "callouts":
            self.front = "reader"
        if self.want_callouts and self.front == "list" and self.app.size.width < WIDE and self.shown is not None:
            self.front = "reader"
        self.bring_forward(self.front)

    def action_zoom(self) -> None:
        if self.shown is None:
            self.say("Open an article first.")
            return
        self.zoomed = not self.zoomed
        self.bring_forward("reader")
