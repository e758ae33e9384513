"""The command palette: every action of the registry, found by its name, its title or its help."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from orda_tui.tui import actions
from orda_tui.tui.screens.main.screen import MainScreen


class Actions(Provider):
    """Offers what the main screen can do."""

    def _main(self) -> MainScreen | None:
        return self.screen if isinstance(self.screen, MainScreen) else None

    def _entries(self) -> list[tuple[str, actions.Action]]:
        main = self._main()
        if main is None:
            return []
        entries = []
        for action in sorted(actions.ACTIONS, key=lambda action: action.scope != "app"):
            if action.scope not in ("rows", "listing") and action.name != "palette":
                key = main.services.keymap.shown(action)
                where = f" ({actions.WHERE[action.scope]})" if actions.WHERE[action.scope] else ""
                title = action.title[0].upper() + action.title[1:]
                entries.append((f"{title}{where}" + (f"  {key}" if key else ""), action))
        return entries

    async def discover(self) -> Hits:
        main = self._main()
        for text, action in self._entries():
            if main is not None:
                yield DiscoveryHit(
                    Content(text),
                    partial(main.perform, action),
                    text=text,
                    help=main.services.keymap.filled(action.help),
                )

    async def search(self, query: str) -> Hits:
        main = self._main()
        matcher = self.matcher(query)
        for text, action in self._entries():
            score = max(matcher.match(text), matcher.match(action.name), matcher.match(action.help) * 0.8)
            if score > 0 and main is not None:
                yield Hit(
                    score,
                    Content(text),
                    partial(main.perform, action),
                    text=text,
                    help=main.services.keymap.filled(action.help),
                )
