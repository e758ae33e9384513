"""Adding sources: an address that is typed, one of several feeds of a site, a choice from the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orda_tui.errors import OrdaError
from orda_tui.model.selection import Selection
from orda_tui.text.neutral import one_line
from orda_tui.tui.ages import day
from orda_tui.tui.screens.main.importing import Importing
from orda_tui.tui.screens.prompt import Choice, Prompt
from orda_tui.tui.widgets.text_list import TextRow

if TYPE_CHECKING:
    from orda_tui.catalogue import CatalogueFeed


class Adding(Importing):
    """What is added is listed; what could not be is offered again."""

    _refused = ""
    """What was typed last and could not be added: offered again, to be mended."""

    def action_add_source(self, what: str = "") -> None:
        if what:
            self._add(what)
            return
        hint = "An address (of a feed or of a site), a file or a folder."
        self.ask_over(
            Prompt("Add a source", hint, value=self._refused, afresh=True),
            lambda answer: self._add(answer.strip()) if answer and answer.strip() else None,
        )

    def _add(self, what: str, *, take_first: bool = False, allow_private: bool = False) -> None:
        self.background(
            "add", self._add_source, what, take_first=take_first, allow_private=allow_private, exclusive=False
        )

    async def _add_source(self, what: str, **details: Any) -> None:
        self.status.set_work(f"Looking at {one_line(what, 60)}…")
        try:
            async for event in self.services.worker.request("add", what=what, **details):
                if event["event"] == "failed":
                    self._add_failed(what, event, **details)
                elif event["event"] == "finished":
                    self._added(what, event, **details)
        finally:
            self.status.set_work("")

    def _add_failed(self, what: str, event: dict[str, Any], **details: Any) -> None:
        self._refused = what
        self.complain(str(event.get("sentence", "")))
        if event.get("kind") == "OwnNetwork" and not details["allow_private"]:
            self.ask_over(
                Choice(
                    f"{one_line(what, 60)} is in your own network",
                    [
                        TextRow(((("Do not add it", "text"),),)),
                        TextRow(((("Add it: I know this address and trust it", "text"),),)),
                    ],
                ),
                lambda answer: self._add(what, **{**details, "allow_private": True}) if answer == 1 else None,
            )

    def _added(self, what: str, event: dict[str, Any], *, allow_private: bool, **_: Any) -> None:
        candidates = event.get("candidates")
        if candidates:
            self._choose_candidate(candidates, allow_private)
            return
        if not isinstance(event.get("feed"), int):
            return
        if self._refused == what:
            self._refused = ""
        feed = event["feed"]
        self.load_sources()
        self.show_source(feed)
        name = one_line(str(event.get("name", "")), 60)
        if event.get("known"):
            self.say(f"{name} is among your sources already.")
        else:
            new = int(event.get("new", 0))
            plain = " It answers over plain http only." if event.get("plain") else ""
            self.say(f"Added {name}: {new:,} article{'' if new == 1 else 's'}.{plain}")

    def show_source(self, feed: int) -> None:
        """List the headlines of a source."""
        self.show_selection(Selection(feed=feed, order=self.selection.order))
        self.sources.select(lambda row: row.feed == feed)
        self.bring_forward("list")

    def _choose_candidate(self, candidates: list[dict[str, Any]], allow_private: bool) -> None:
        now = self.now()
        rows = [
            TextRow(
                (
                    ((str(one.get("title") or one.get("address", "")), "strong"),),
                    ((f"  {one.get('address', '')}", "muted"),),
                ),
                f"{one.get('entries', 0)} items" + (f", newest {day(one['newest'], now)}" if one.get("newest") else ""),
                one.get("address", ""),
            )
            for one in candidates
        ]

        def taken(answer: int | None) -> None:
            if answer is not None:
                address = str(candidates[answer].get("address", ""))
                self._add(address, take_first=True, allow_private=allow_private)

        self.ask_over(Choice("There are several feeds. Which one?", rows, lines=2), taken)

    def action_catalogue(self, words: str = "") -> None:
        from orda_tui.tui.screens.catalogue import Catalogue

        self.ask_over(Catalogue(self.services).searching(words), self._add_chosen)

    def _add_chosen(self, chosen: list[CatalogueFeed] | None) -> None:
        if chosen:
            self.background("add", self._add_several, [feed.url for feed in chosen], exclusive=False)

    async def _add_several(self, addresses: list[str]) -> None:
        """Add one after the other, as one act; say at the end how it went."""
        failed: list[str] = []
        entry = 0
        try:
            for number, address in enumerate(addresses, 1):
                self.status.set_work(f"Adding {number}/{len(addresses)}: {address}")
                async for event in self.services.worker.request("add", what=address, take_first=True, entry=entry):
                    if event["event"] == "failed":
                        failed.append(f"{address}: {event.get('sentence', '')}")
                    elif event["event"] == "finished":
                        entry = int(event.get("entry", entry))
        except OrdaError as error:
            failed.append(str(error))
        finally:
            self.status.set_work("")
        self.sources_changed()
        if failed:
            self.complain(f"{len(addresses) - len(failed)} of {len(addresses)} added. {failed[0]}")
        else:
            self.say("Added." if len(addresses) == 1 else f"{len(addresses)} sources added.")
