"""All settings, made from the fields of ``orda_tui.config``: what each is, what it may be. Changes go into the file."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.widgets import Static
from textual.worker import Worker

from orda_tui import configfile
from orda_tui.config import Config
from orda_tui.errors import UsageError
from orda_tui.store import Store
from orda_tui.text.neutral import one_line
from orda_tui.tui.screens.listing import Listing
from orda_tui.tui.screens.prompt import Choice, Prompt
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.row_list import RowList
from orda_tui.tui.widgets.text_list import TextRow

_NAME_WIDTH = 12
_VALUE_WIDTH, _NARROW_VALUE = 18, 9
_ROOMY = 96
_TRUE, _FALSE = {"yes", "true", "on", "1"}, {"no", "false", "off", "0"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: where it stands, what it is now, what it may be."""

    section: str
    name: str
    value: Any
    default: Any
    comment: str
    choices: tuple[str, ...]
    least: int = 0
    most: int = 0

    @property
    def allowed(self) -> str:
        """What it may be, in words."""
        if self.choices:
            return ", ".join(self.choices)
        if isinstance(self.value, bool):
            return "yes or no"
        if isinstance(self.value, int):
            return f"{self.least:,} to {self.most:,}"
        if isinstance(self.value, dict):
            return "changed in the file, below [keys.map]"
        return "words; quotes hold several together" if isinstance(self.value, tuple) else "text"

    @property
    def possible(self) -> str:
        """What it may be, and what it is where nobody changed it, in two sentences."""
        return f"{_sentence(self.allowed)} Default: {shown(self.default) or 'empty'}."

    def read(self, text: str) -> Any:
        """The value that was typed, as the settings file holds it. UsageError where it is none."""
        if isinstance(self.value, dict):
            raise UsageError(f"{self.section}.{self.name} is changed in the settings file, below [keys.map].")
        if isinstance(self.value, bool):
            if text.strip().lower() not in _TRUE | _FALSE:
                raise UsageError(f"{self.section}.{self.name}: it is yes or no.")
            return text.strip().lower() in _TRUE
        if isinstance(self.value, int):
            try:
                return int(text.strip())
            except ValueError:
                raise UsageError(
                    f"{self.section}.{self.name}: it is a whole number from {self.least} to {self.most}."
                ) from None
        if isinstance(self.value, tuple):
            try:
                return tuple(shlex.split(text))
            except ValueError:
                raise UsageError(f"{self.section}.{self.name}: a quote is not closed.") from None
        return text.strip()


def shown(value: object) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return shlex.join(value)
    return (f"{len(value)} changed" if value else "none") if isinstance(value, dict) else str(value)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def settings_of(whole: Config) -> list[Setting]:
    """Every setting with its present value, section by section."""
    found = []
    fresh_whole = Config()
    for section in fields(whole):
        values, fresh = getattr(whole, section.name), getattr(fresh_whole, section.name)
        if is_dataclass(values):
            for one in fields(values):
                found.append(
                    Setting(
                        section.name,
                        one.name,
                        getattr(values, one.name),
                        getattr(fresh, one.name),
                        one.metadata["comment"],
                        one.metadata["choices"],
                        one.metadata.get("least", 0),
                        one.metadata.get("most", 0),
                    )
                )
    return found


def offered(whole: Config) -> list[str]:
    """Names of settings, with their section and without, and what those of a closed list may be."""
    full: list[str] = []
    for one in settings_of(whole):
        values = one.choices or (("yes", "no") if isinstance(one.value, bool) else ())
        full += [f"{one.section}.{one.name}", *(f"{one.section}.{one.name} {value}" for value in values)]
    return [*full, *sorted({one.name for one in settings_of(whole)})]


def named(whole: Config, name: str) -> Setting:
    """The setting of this name, with its section or without; a beginning that only one has is enough. UsageError where
    there is none, or several."""
    wanted = name.strip().lower()
    names = [(one, (one.name, f"{one.section}.{one.name}")) for one in settings_of(whole)]
    found = [one for one, two in names if wanted in two]
    found = found or [one for one, two in names if any(each.startswith(wanted) for each in two)]
    if not found:
        raise UsageError(f"There is no setting {one_line(name, 60)}.")
    if len(found) > 1:
        raise UsageError("There are " + ", ".join(f"{one.section}.{one.name}" for one in found) + ".")
    return found[0]


class Settings(Listing[None]):
    """``take`` gets the settings after each change."""

    NAME = "Settings"
    CHOOSE = "change"
    DEFAULT_CSS = """
    Settings > #detail { height: 3; padding: 0 1; background: $panel; color: $foreground; }
    """
    _changing: Worker[None] | None = None
    _begun: str | None = None
    """The words whose rows the cursor has begun on."""

    def __init__(self, services: Services, take: Callable[[Config], None]) -> None:
        super().__init__(services)
        self._take = take
        self.detail = Static(id="detail", markup=False)

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            if widget is self.entry:
                yield self.detail
            yield widget

    def on_mount(self) -> None:
        path = self.services.config.path
        self.hint(f"{path}" if path is not None else "There is no settings file: nothing can be changed here.")

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        wanted = words.casefold().split()
        rows: list[TextRow] = []
        section = ""
        column = _VALUE_WIDTH if width >= _ROOMY else _NARROW_VALUE
        for one in settings_of(self.services.config):
            text = f"{one.section} {one.name} {one.comment} {shown(one.value)}".casefold()
            if not all(word in text for word in wanted):
                continue
            if one.section != section:
                section = one.section
                told = one_line(type(getattr(self.services.config, section)).__doc__ or "")
                rows.append(TextRow((((f"  {section}", "mark", _NAME_WIDTH + 4), (told, "muted")),), "", section))
            changed = one.value != one.default
            right = f"default {shown(one.default) or 'empty'}" if changed else ""
            value = (shown(one.value) or "–", "strong" if changed else "text", column)
            parts = ((f"    {one.name}", "text", _NAME_WIDTH + 4), value, (f" {one.comment}", "muted"))
            rows.append(TextRow((parts,), right, (one.section, one.name)))
        return rows

    def rows_came(self) -> None:
        if self._begun != self.words and self._current() is None and len(self.listing.rows) > 1:
            self.listing.cursor += 1  # from the name of a section to its first setting
        self._begun = self.words

    def how_many(self, count: int) -> str:
        return super().how_many(sum(isinstance(row.key, tuple) for row in self.listing.rows))

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Tell the whole of what the row may have no room for, and what may stand there."""
        one = self._current()
        told = f"{_sentence(one.comment)} {one.possible}" if one is not None else ""
        self.detail.update(told)

    def _current(self) -> Setting | None:
        key = self.listing.current.key if self.listing.current is not None else None
        found = [one for one in settings_of(self.services.config) if (one.section, one.name) == key]
        return found[0] if found else None

    def choose(self, row: TextRow) -> None:
        one = self._current()
        if one is None:
            return
        if self.services.config.path is None:
            self.complain("There is no settings file: nothing can be changed here.")
        elif isinstance(one.value, dict):
            self.say(f"Keys are changed in the file, below [keys.map]: {self.services.config.path}")
        elif isinstance(one.value, bool):
            self._change(one, not one.value)
        elif one.choices:
            self._offer(one)
        else:
            self._ask(one)

    def _offer(self, one: Setting) -> None:
        rows = [
            TextRow((((f"{'● ' if choice == one.value else '  '}{choice}", "text"),),), key=choice)
            for choice in one.choices
        ]

        def taken(answer: int | None) -> None:
            if answer is not None:
                self._change(one, one.choices[answer])

        at = one.choices.index(one.value) if one.value in one.choices else 0
        self.app.push_screen(Choice(f"{one.name}: {one.comment}", rows, at=at), taken)

    def _ask(self, one: Setting) -> None:
        def answered(answer: str | None) -> None:
            if answer is None:
                return
            try:
                self._change(one, one.read(answer))
            except UsageError as error:
                self.complain(str(error))

        self.app.push_screen(Prompt(f"{one.name}: {one.comment}", one.possible, value=shown(one.value)), answered)

    def action_reset(self) -> None:
        one = self._current()
        if one is not None and one.value != one.default and self.services.config.path is not None:
            self._change(one, one.default)

    def _change(self, one: Setting, value: Any) -> None:
        self._changing = self.run_worker(partial(self._write, one, value), group="settings", exclusive=False)

    async def _write(self, one: Setting, value: Any) -> None:
        path = self.services.config.path
        if path is None:
            return
        try:
            changed = await asyncio.to_thread(configfile.change, path, one.section, one.name, value)
        except UsageError as error:
            self.complain(str(error))
            return
        self._take(changed)
        self.apply_keys()
        self.show_hints()
        self.say(f"{one.name}: {shown(value) or 'empty'}.")
        self.load(keep=True)
