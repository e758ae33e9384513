"""Subscriptions from a file: what it holds is shown first, and comes only if the reader wants it."""

from __future__ import annotations

from typing import Any

from orda_tui.tui.screens.main.work import Work
from orda_tui.tui.screens.prompt import Prompt


class Importing(Work):
    """Looks into a list of subscriptions, asks, and subscribes."""

    _unread_list = ""
    """The path that was typed last and could not be read: offered again, to be mended."""

    def action_import_file(self, path: str = "") -> None:
        if path:
            self.background("add", self._import, path, exclusive=False)
            return
        hint = "An OPML file, newsboat's urls file, or a list of addresses."
        self.ask_over(
            Prompt("Import subscriptions", hint, value=self._unread_list, afresh=True),
            lambda answer: self.action_import_file(answer.strip()) if answer and answer.strip() else None,
        )

    def sources_changed(self) -> None:
        """Sources came, went or moved, as the reader wanted: every pane follows at once."""
        raise NotImplementedError

    async def _import(self, path: str, apply: bool = False) -> None:
        """Look what a list holds and ask; with ``apply``: subscribe to it."""
        self.status.set_work("Importing…" if apply else "Reading the list…")
        try:
            async for event in self.services.worker.request("import", source=path, apply=apply):
                if event["event"] == "failed":
                    self._unread_list = path
                    self.complain(str(event.get("sentence", "")))
                    return
                if event["event"] == "finished" and apply:
                    self.sources_changed()
                    count = len(event.get("new", ()))
                    added = "One source" if count == 1 else f"{count:,} sources"
                    self.say(self.keyed(f"{added} added. {{app.refresh_all}} visits them."))
                    return
                if event["event"] == "finished":
                    self._unread_list = ""
                    self._ask_import(path, event)
                    return
        finally:
            self.status.set_work("")

    def _ask_import(self, path: str, plan: dict[str, Any]) -> None:
        from orda_tui.tui.screens.import_plan import ImportPlan

        def answered(agreed: bool | None) -> None:
            if agreed:
                self.background("add", self._import, path, True, exclusive=False)

        self.ask_over(ImportPlan(self.services, path, plan), answered)
