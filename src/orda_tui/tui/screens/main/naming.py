"""Actions by name: the line that takes one, with words for it, and what help and palette choose."""

from __future__ import annotations

import asyncio

from orda_tui.config import Config
from orda_tui.errors import UsageError
from orda_tui.text.counting import number_in
from orda_tui.text.neutral import one_line
from orda_tui.tui import actions, by_name
from orda_tui.tui.screens.main.base import PANES, Pane
from orda_tui.tui.screens.main.finding import Finding


class Naming(Finding):
    """Whatever has a name can be done by it. Words go to the actions that take some, as the registry says."""

    def action_elsewhere(self, key: str) -> None:
        """A key of another program: a figure begins a row's number, as it does there; for others, what to press."""
        if key.isdigit() and self.front in ("list", "sources"):
            self._take_name(key)
        else:
            self.say(self.services.keymap.elsewhere.get(key, ""))

    def action_command(self) -> None:
        self._take_name("")

    def _take_name(self, begun: str) -> None:
        """Open the line for a name, of which this is typed already."""
        from orda_tui.tui.screens.settings import offered

        store = self.library.store
        feeds = store.feeds.all()
        known = {
            "source": [feed.shown for feed in feeds],
            "folder": sorted({feed.folder for feed in feeds if feed.folder}),
            "tags": [tag for tag, _ in store.statuses.tags()],
            "setting value": offered(self.services.config),
        }
        self.entry.open(":", begun, names=by_name.lines(known), afresh=False)

    def perform_line(self, line: str) -> None:
        """Do what the ``:`` line says: an action's name, and words for it; or a row's number."""
        line = line.strip()
        if not line:
            return
        if (number := number_in(line)) is not None:
            self.headlines.cursor = number - 1
            self.bring_forward("list")
            return
        action, words = by_name.parse(line)
        if action is None:
            name = one_line(line.split()[0], 60)
            self.complain(f"There is no action “{name}”. {self.keyed('{app.help}')} lists them all.")
        else:
            self.perform(action, words)

    def perform(self, action: actions.Action, words: str = "") -> None:
        """Do an action as its key would, with words where it takes some; panes that it belongs to come forward."""
        try:
            given = [by_name.fitting(action, words)] if words else []
        except UsageError as error:
            self.complain(str(error))
            return
        if action.scope == "app":
            self.call_later(getattr(self, f"action_{action.name}"), *given)
            return
        pane: Pane = next((pane for pane in PANES if pane == action.scope), "list")
        if pane in ("reader", "callouts") and self.shown is None:
            self.say("Open an article first.")
            return
        self.bring_forward(pane)
        self.call_later(self._perform_in, pane, action, *given)

    async def _perform_in(self, pane: Pane, action: actions.Action, *words: str) -> None:
        widget = self.pane(pane)
        if words:
            getattr(widget, f"action_{action.name}")(*words)
        elif not await self.app.run_action(action.name, widget):
            self.say(f"“{action.title}” has nothing to do here now.")

    # -- settings -----------------------------------------------------------------------------------------------------

    def action_set(self, words: str = "") -> None:
        """``section.name value``, the section only where two have that name; without a value: tell what it is."""
        from orda_tui.tui.screens.settings import named, shown

        if not words:
            self.action_settings()
            return
        name, _, text = words.partition(" ")
        try:
            one = named(self.services.config, name)
            if not text.strip():
                self.say(f"{one.section}.{one.name} is {shown(one.value) or 'empty'} ({one.comment}; {one.allowed}).")
                return
            value = one.read(text.strip().removeprefix("=").strip())
        except UsageError as error:
            self.complain(str(error))
            return
        if self.services.config.path is None:
            self.complain("There is no settings file: nothing can be changed here.")
        else:
            told = f"{one.section}.{one.name} is {shown(value) or 'empty'} now."
            self.background("settings", self._set, (one.section, one.name, value), told, exclusive=False)

    async def _set(self, change: tuple[str, str, object], told: str) -> None:
        path = self.services.config.path
        if path is None:
            return
        from orda_tui import configfile  # here, because settings are written seldom and read at every start

        changed = await asyncio.to_thread(configfile.change, path, *change)
        self.take_settings(changed)
        self.say(told)

    def action_settings(self) -> None:
        from orda_tui.tui.screens.settings import Settings

        self.ask_over(Settings(self.services, self.take_settings))

    def take_settings(self, settings: Config) -> None:
        """These settings hold from now on."""
        raise NotImplementedError
