"""The honest record of a source: what it answered and when, when it is asked again and why; and what may be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from textual.worker import Worker

from orda_tui.errors import NotFound, OrdaError
from orda_tui.model.feed import LONGEST_INTERVAL, Feed, FetchRecord, FullText
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.text.counting import number_in
from orda_tui.text.neutral import one_line
from orda_tui.tui import signs
from orda_tui.tui.ages import day, span
from orda_tui.tui.screens.listing import Undoing
from orda_tui.tui.screens.prompt import Choice, Prompt
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.cells import wrapped
from orda_tui.tui.widgets.text_list import TextRow

_LABEL_WIDTH = 16
_MINUTE = 60
_EXCERPT = 600
_MOST_MINUTES = LONGEST_INTERVAL // 60
_FULL_TEXT: dict[FullText, str] = {
    "auto": "fetched where the feed gives only a stub",
    "always": "always fetched",
    "never": "never fetched",
}

#: What may be changed: field of the source -> its label.
CHANGEABLE = {
    "name": "Name",
    "folder": "Folder",
    "full_text": "Full text",
    "selector": "Selector",
    "interval": "Visited every",
    "allow_private": "Own network",
}
_ALLOWED = {False: "never fetched from there", True: "may be fetched from there: you know and trust this address"}


def visits(record: FetchRecord, now: int) -> list[tuple[str, str]]:
    """Label and sentence of what is known of the visits. ``now`` in seconds since 1970."""

    def ago(when: int | None) -> str:
        return "never" if when is None else f"{span(now - when)} ago"

    lines = [("Last visit", ago(record.last_tried)), ("Last good one", ago(record.last_good))]
    if record.outcome:
        status = f"{record.status}: " if record.status and str(record.status) not in record.outcome else ""
        lines.append(("It answered", status + record.outcome))
    if record.failures:
        lines.append(("In a row", f"{record.failures} failed"))
    if record.moved_to:
        lines.append(("Moved to", record.moved_to))
    if record.gone:
        lines.append(("Next visit", "none: its server says it is gone for good"))
    elif record.next_due is not None:
        left = record.next_due - now
        why = f", {record.due_why}" if record.due_why else ""
        lines.append(("Next visit", ("due now" if left <= 0 else f"in {span(left)}") + why))
    return lines


class SourceRecord(Undoing[None]):
    """``change`` is called with the source and the fields to change; it says itself what went wrong."""

    CHOOSE = "change"
    _trying: Worker[None] | None = None

    def __init__(self, services: Services, feed: int, change: Callable[..., None]) -> None:
        super().__init__(services)
        self._feed = feed
        self._change = change

    def listing_name(self) -> str:
        try:
            return one_line(self._get().shown)
        except NotFound:
            return "A removed source"

    def _get(self) -> Feed:
        return self.services.library.store.feeds.get(self._feed)

    def on_mount(self) -> None:
        told = f"{{listing.choose}} on a line with {signs.CHANGEABLE} changes it; {{listing.undo}} takes it back."
        self.say(self.keyed(told))

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        try:
            feed = store.feeds.get(self._feed)
        except NotFound:
            return []
        unread, total = store.feeds.counts().get(feed.id, (0, 0))
        now = self.services.clock()
        facts = [("Address", feed.address)]
        if feed.site:
            facts.append(("Site", feed.site))
        facts += [("Articles", f"{total:,}, {unread:,} unread"), *visits(store.records.get(feed.id), now)]
        if feed.added:
            facts.append(("Added", day(feed.added, now)))
        rows = [row for label, text in facts for row in _rows(label, text, width)]
        return rows + [_choice(label, _value(feed, name), name) for name, label in CHANGEABLE.items()]

    def choose(self, row: TextRow) -> None:
        if row.key not in CHANGEABLE:
            return
        try:
            feed = self._get()
        except NotFound as error:
            self.complain(str(error))
            return
        if row.key == "full_text":
            texts = {value: f"{value}: {told}" for value, told in _FULL_TEXT.items()}
            self._offer(feed, "full_text", "The whole text of its articles", texts)
        elif row.key == "allow_private":
            self._offer(feed, "allow_private", "Where its address is on this machine or in your network", _ALLOWED)
        else:
            self._ask(feed, str(row.key))

    def _offer(self, feed: Feed, name: str, title: str, texts: Mapping[Any, str]) -> None:
        """Let the reader choose a value by what is said of it."""
        values = list(texts)
        rows = [
            TextRow(((("● " if getattr(feed, name) == value else "  ", "mark"), (texts[value], "text")),))
            for value in values
        ]

        def taken(answer: int | None) -> None:
            if answer is not None:
                self._set(feed, **{name: values[answer]})

        self.app.push_screen(Choice(title, rows, at=values.index(getattr(feed, name))), taken)

    def _ask(self, feed: Feed, name: str) -> None:
        hints = {
            "name": "Empty: its own name.",
            "folder": "Empty: none. A/B: B inside A.",
            "selector": "CSS that says where the article stands in its pages, such as  div.story  Empty: found alone.",
            "interval": "Minutes. 0: after what the source itself says.",
        }
        store = self.services.library.store
        folders = sorted({one.folder for one in store.feeds.all() if one.folder}) if name == "folder" else []
        value = str(feed.interval // _MINUTE) if name == "interval" else str(getattr(feed, name))
        prompt = Prompt(CHANGEABLE[name], hints[name], value=value, suggestions=folders, afresh=name != "selector")
        self.app.push_screen(prompt, lambda answer: self._answered(feed, name, answer))

    def _answered(self, feed: Feed, name: str, answer: str | None) -> None:
        if answer is None:
            return
        if name == "interval":
            minutes = number_in(answer.strip())
            if minutes is None or minutes > _MOST_MINUTES:
                self.complain(f"It is a whole number of minutes, at most {_MOST_MINUTES:,}.")
            else:
                self._set(feed, interval=minutes * _MINUTE)
        elif name == "selector" and answer.strip():
            self._trying = self.run_worker(partial(self._try, feed, one_line(answer)), group="try", exclusive=True)
        else:
            self._set(feed, **{name: one_line(answer)})

    async def _try(self, feed: Feed, selector: str) -> None:
        """Show what a selector makes of the newest article's page before it is kept."""
        newest = self.services.library.store.headlines.ids(Selection(feed=feed.id), limit=1)
        if not newest:
            self._set(feed, selector=selector)
            return
        self.say("Trying it on the newest article's page…")
        try:
            async for event in self.services.worker.request("try_selector", article=newest[0], selector=selector):
                if event["event"] == "failed":
                    self.complain(f"{event.get('sentence', '')} The selector was not kept.")
                    return
                if event["event"] == "finished":
                    self._offer_selector(feed, selector, event)
                    return
        except OrdaError as error:
            self.complain(str(error))

    def _offer_selector(self, feed: Feed, selector: str, found: dict[str, Any]) -> None:
        words, text = int(found.get("words", 0)), one_line(str(found.get("text", "")))
        lines = wrapped(text[:_EXCERPT], 68)[:6]
        rows = [TextRow((((choice, "strong"),),)) for choice in ("Keep this selector", "Leave it as it was")]
        rows += [TextRow((((f"  {line}", "muted"),),)) for line in lines]

        def taken(answer: int | None) -> None:
            if answer == 0:
                self._set(feed, selector=selector)
                self.say(f"Kept: {selector}")
            else:
                self.say("The selector was left as it was.")

        count = "One word" if words == 1 else f"{words:,} words"
        self.app.push_screen(Choice(f"{count} with {selector}", rows), taken)

    def _set(self, feed: Feed, **fields: Any) -> None:
        self._change(feed, **fields)
        self.load(keep=True)


def _value(feed: Feed, name: str) -> str:
    if name == "full_text":
        return f"{feed.full_text}: {_FULL_TEXT[feed.full_text]}"
    if name == "allow_private":
        return _ALLOWED[feed.allow_private]
    if name == "interval":
        return f"{span(feed.interval)}" if feed.interval else "as the source says"
    return str(getattr(feed, name)) or {"name": "its own", "folder": "none", "selector": "none"}[name]


def _rows(label: str, text: str, width: int) -> list[TextRow]:
    """One fact, on as many rows as it takes."""
    lines = wrapped(one_line(text), max(10, width - _LABEL_WIDTH - 4)) or [""]
    labels = [label, *[""] * (len(lines) - 1)]
    return [
        TextRow((((f"    {name}", "muted", _LABEL_WIDTH + 4), (line, "text")),), key=(label, at))
        for at, (name, line) in enumerate(zip(labels, lines, strict=True))
    ]


def _choice(label: str, value: str, name: str) -> TextRow:
    return TextRow(
        (((f"  {signs.CHANGEABLE} {label}", "mark", _LABEL_WIDTH + 4), (one_line(value), "strong")),), key=name
    )
