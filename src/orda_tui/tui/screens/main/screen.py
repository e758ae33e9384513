"""The main screen: sources, headlines, reader, callouts."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from orda_tui.errors import NotFound
from orda_tui.tui import actions, themes
from orda_tui.tui.driver import rebind, use_mouse
from orda_tui.tui.question import theme_name
from orda_tui.tui.screens.main.dragging import Dragging
from orda_tui.tui.screens.main.layout import LEAST_HEIGHT, LEAST_WIDTH, SCOPES
from orda_tui.tui.widgets.bars import KeyBar, PaneTitle
from orda_tui.tui.widgets.frames import Column, Columns

if TYPE_CHECKING:
    from orda_tui.config import Config, Screen
    from orda_tui.tui.screens.listing import Place
    from orda_tui.tui.screens.statements import Places

_STYLE = """
MainScreen {
    layout: vertical; background: $background;
    & > #panes { height: 1fr; }
    & > #too-small { display: none; height: 1fr; width: 1fr; background: $background; color: $foreground; }
    & #sources-column { width: 30; background: $panel; }
    & #list-column { width: 2fr; max-width: 64; border-left: vkey $border-blurred; }
    & #reader-column { width: 3fr; border-left: vkey $border-blurred; }
    & #list-column.-first, & #reader-column.-first { border-left: none; }
    & #callouts-column { width: 38; border-left: vkey $border-blurred; }
    &.-middle #sources-column { width: 26; }
    &.-narrow #panes > Vertical, &.-zoomed #panes > Vertical { width: 1fr; max-width: 100%; border-left: none; }

    &.-too-small > #panes, &.-too-small > #status, &.-too-small > #key-bar { display: none; }
    &.-too-small > #too-small { display: block; }
}
"""


COPY_KEY = Binding("ctrl+c", "copy_text", show=False)
"""Copies what the mouse selected; it belongs to the terminal, not to the registry."""


class MainScreen(Dragging):
    """Puts the panes together; everything they say is answered in the classes it is made of."""

    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("app"), COPY_KEY]
    DEFAULT_CSS = _STYLE
    AUTO_FOCUS = ""
    _rebound = False

    def compose(self) -> ComposeResult:
        with Columns(id="panes"):
            with Column(id="sources-column"):
                yield PaneTitle(id="sources-title")
                yield self.sources
            with Column(id="list-column"):
                yield self.list_title
                yield self.headlines
            with Column(id="reader-column"):
                yield self.reader
            with Column(id="callouts-column"):
                yield self.callouts
        yield Static(f"orda needs at least {LEAST_WIDTH} x {LEAST_HEIGHT} cells.", id="too-small", markup=False)
        yield self.entry
        yield self.status
        yield self.key_bar

    def on_mount(self) -> None:
        self.apply_keys()
        self.query_one("#sources-title", PaneTitle).show("Sources")
        self.headlines.set_density(self.services.config.screen.density)  # type: ignore[arg-type]
        self.apply_layout()
        self.load_sources()
        self.show_selection(self.selection, article=self.first_article())
        self.headlines.focus()
        if self.start_words:
            self.search_for(self.start_words)
        self.greet()
        for notice in self.library.store.notices:
            self.complain(notice)
        if self.has_only_edition() and self.headlines.ids:
            self.say_welcome()
        self._tell_problems()
        if self.services.config.refresh.on_start:
            self.refresh_feeds(None, due_only=True)

    def apply_keys(self) -> None:
        """Give every pane the keys that the settings want."""
        keymap = self.services.keymap
        self.reader.keyed = self.callouts.keyed = self.keyed
        if keymap.changed or self._rebound:
            self._rebound = True
            rebind(self, [*actions.bindings("app", keymap=keymap), *actions.elsewhere(keymap), COPY_KEY])
            rebind(self.headlines, actions.bindings("list", "rows", keymap=keymap))
            rebind(self.sources, actions.bindings("sources", "rows", keymap=keymap))
            rebind(self.reader, actions.bindings("reader", keymap=keymap))
            rebind(self.callouts, actions.bindings("callouts", "rows", keymap=keymap))

    def _tell_problems(self) -> None:
        problems = self.services.config.complaints(self.services.keymap.problems)
        if problems:
            more = f" (and {len(problems) - 1} more: orda doctor)" if problems[1:] else ""
            self.complain(f"config.toml, {problems[0]}{more}")
        elif self.library.store.read_only:
            self.complain("The data folder cannot be written: you can read, but nothing is remembered.")

    def on_resize(self, event: events.Resize) -> None:
        self.apply_layout()

    @property
    def is_home(self) -> bool:
        return (
            not self.headlines.selected_ids
            and self._before_search is None
            and not self.is_refreshing
            and self.selection == self.home()
        )

    def _back_from_list(self) -> None:
        if self.headlines.selected_ids:
            self.headlines.end_selection()
        elif self._before_search is not None:
            self.end_search()
        elif self.is_refreshing:
            self.action_stop()
        elif not self.is_home:
            self.show_selection(self.home(), article=self.headlines.current)
            if self.came_from_sources and "sources" not in self.panes_on_screen():
                self.bring_forward("sources")
                return
            self.sources.select(lambda row: row.identity == ("all", "", None, None))
        else:
            self.say(self.keyed("{app.leave} leaves the program."))

    def take_settings(self, settings: Config) -> None:
        """These settings hold from now on."""
        before, self.services.config = self.services.config, settings
        self.services.keymap = actions.Keymap(settings.keys.preset, settings.keys.map)
        self._show_settings(before.screen)
        if before != settings:
            self.say("The settings were read again.")
        self._tell_problems()

    def _show_settings(self, before: Screen) -> None:
        """The settings say something else now than ``before``. What was chosen by a key since holds where its setting
        did not change."""
        screen = self.services.config.screen
        self.apply_keys()
        if screen.theme != before.theme:
            self.use_theme(theme_name(screen.theme, self.services.capabilities.ground, os.environ))
        self.headlines.set_density(screen.density)  # type: ignore[arg-type]
        self._set_reader(before, screen)
        self.load_sources()
        self.sources.repaint()
        if screen.callouts != before.callouts:
            self.want_callouts = None
        self.apply_layout()
        if screen.group != before.group:
            self.grouped = screen.group
        wanted = self.selection
        if screen.hide_read != before.hide_read:
            wanted = replace(wanted, hide_read=screen.hide_read)
        if screen.order != before.order:
            wanted = replace(wanted, order=screen.order)  # type: ignore[arg-type]
        if wanted != self.selection or screen.group != before.group:
            self.show_selection(wanted, article=self.headlines.current)
        use_mouse(self.app, screen.mouse)

    def _set_reader(self, before: Screen, screen: Screen) -> None:
        reader = self.reader
        if screen.justify != before.justify:
            reader.justified = screen.justify
        reader.hyphenated = screen.hyphenate
        if screen.pictures != before.pictures:
            reader.shown = screen.pictures  # type: ignore[assignment]
            if self.shown is not None:
                self.fetch_pictures(self.shown.id)
        reader.measure = screen.measure
        reader.relayout()

    def use_theme(self, name: str) -> None:
        """Take a set of colours, one of ``themes.THEMES``."""
        self.theme_key = name
        self.app.theme = themes.THEMES[name].name

    # -- colours ------------------------------------------------------------------------------------------------------

    def action_theme(self, name: str = "") -> None:
        names = list(themes.THEMES)
        if not name:
            name = names[(names.index(self.theme_key) + 1) % len(names)]
        self.use_theme(theme_name(name, self.services.capabilities.ground, os.environ))
        self.remember("theme", name)
        self.say(f"Colours: {name}.")

    # -- other screens: imported when they are opened, not before the first frame --------------------------------------

    def action_kept(self, words: str = "") -> None:
        from orda_tui.tui.screens.kept import KeptStatements

        self._ask_place(KeptStatements(self.services).searching(words))

    def action_speakers(self, words: str = "") -> None:
        from orda_tui.tui.screens.speakers import Speakers

        self._ask_place(Speakers(self.services).searching(words))

    def _ask_place(self, screen: Places) -> None:
        """Show a list of statements; what was taken back there shows here, too. Back from the article leads there."""

        def came_back(place: Place | None) -> None:
            if screen.walked:
                self.after_journal(screen.walked)
            self._go_to(place)
            if place is not None and self.front == "reader":
                self.way_back = lambda: self._ask_place(screen.again())

        self.ask_over(screen, came_back)

    def _go_to(self, place: Place | None) -> None:
        """Open the article of a statement at its place."""
        if self.shown is not None:
            self.callouts.set_kept(self._kept_of(self.shown))
        if place is None:
            return
        self.headlines.goto(place.article)
        try:
            statements = self.library.article(place.article).statements
        except NotFound as error:
            self.complain(str(error))
            return
        places = [(said.block, said.start) for said in statements]
        at = places.index(place.statement) if place.statement in places else None
        self.open_article(place.article, statement=at)

    # -- the program --------------------------------------------------------------------------------------------------

    def action_help(self, words: str = "") -> None:
        from orda_tui.tui.screens.help import Help

        here = [action for action in actions.ACTIONS if action.scope in SCOPES[self.front]]
        screen = Help(self.services.keymap, here, words=words)
        self.ask_over(screen, lambda chosen: self.perform(chosen) if chosen else None)

    def action_palette(self) -> None:
        from orda_tui.tui.screens.palette import Palette

        self.ask_over(Palette(self.services.keymap), lambda chosen: self.perform(chosen) if chosen else None)

    def on_key_bar_help_wanted(self, message: KeyBar.HelpWanted) -> None:
        self.action_help()

    def action_redraw(self) -> None:
        self.app.refresh()

    def action_suspend(self) -> None:
        self.write_place()
        self.app.action_suspend_process()

    async def action_quit(self) -> None:
        await self.app.action_quit()
