"""Settings: one commented ``config.toml``. A bad value names its line and the rest goes on.

Every setting is a field below, with its default, its comment and what it allows; the check of what was read, the file
that is written (``configfile``) and the screen of settings are all made from these fields.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any


def _setting(default: Any, comment: str, *, choices: tuple[str, ...] = (), least: int = 0, most: int = 0) -> Any:
    metadata = {"comment": comment, "choices": choices, "least": least, "most": most}
    if isinstance(default, tuple):
        return field(default_factory=lambda: default, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Screen:
    """How it looks."""

    theme: str = _setting(
        "auto", "colours; auto: as the terminal is", choices=("auto", "light", "dark", "ansi", "mono")
    )
    density: str = _setting("two", "lines a headline takes", choices=("one", "two", "statement"))
    measure: int = _setting(76, "widest column of text, in cells", least=30, most=200)
    justify: bool = _setting(False, "even right margin")
    hyphenate: bool = _setting(False, "break long words at the ends of rows, where their language is known")
    callouts: bool = _setting(True, "callouts pane open at start, where there is room")
    counts: bool = _setting(True, "numbers of unread articles beside sources")
    pictures: str = _setting("none", "pictures shown (and stored)", choices=("none", "lead", "all"))
    mouse: bool = _setting(True, "mouse; false spares slow links")
    hide_read: bool = _setting(False, "lists leave read articles out")
    order: str = _setting(
        "newest", "what lists are sorted by", choices=("newest", "oldest", "source", "longest", "shortest")
    )
    group: bool = _setting(False, "name the days, sources or lengths that lists are sorted by")
    splash: bool = _setting(True, "paint the last screen at once while the program starts")


@dataclass(frozen=True, slots=True)
class Refresh:
    """How sources are visited."""

    on_start: bool = _setting(False, "visit what is due when the reader opens")
    every: int = _setting(0, "minutes between visits while the reader is open; 0: only when asked", most=10080)
    at_once: int = _setting(24, "connections at once, over all hosts", least=1, most=200)
    deadline: int = _setting(30, "seconds an answer may take from first to last byte", least=1, most=600)
    body_limit: int = _setting(20, "largest answer, in megabytes after decompression", least=1, most=200)
    ahead: int = _setting(10, "pages fetched ahead per source and visit, for sources that give only stubs", most=200)


@dataclass(frozen=True, slots=True)
class Network:
    """How the network is reached."""

    proxy: str = _setting("", "address of a proxy for all requests (http, socks5); empty: as the environment says")
    no_proxy: str = _setting("", "hosts that are reached directly all the same, with commas between them")


@dataclass(frozen=True, slots=True)
class Keep:
    """What is kept, and for how long. Starred, later, kept and tagged articles never leave."""

    days: int = _setting(0, "read articles older than this many days may leave; 0: never", most=36500)
    articles: int = _setting(0, "articles a source may hold; 0: any number", most=10_000_000)
    megabytes: int = _setting(0, "size the store may reach before old read articles leave; 0: any", most=1_000_000)
    pictures: int = _setting(200, "megabytes of stored pictures before the oldest leave", most=1_000_000)


@dataclass(frozen=True, slots=True)
class Commands:
    """Programs that the reader starts. Each is a list of words; nothing goes through a shell."""

    browser: tuple[str, ...] = _setting((), "opens a link, which is added as the last word; empty: the system's own")
    pipe: tuple[str, ...] = _setting((), "gets an article's text on its standard input")
    editor: tuple[str, ...] = _setting((), "edits a file, whose name is added; empty: $VISUAL or $EDITOR")


@dataclass(frozen=True, slots=True)
class Keys:
    """A whole set of keys, and changes to it."""

    preset: str = _setting("orda", "the whole set of keys", choices=("orda", "newsboat", "vim", "elfeed", "nnw"))
    map: dict[str, str] = field(
        default_factory=dict,
        metadata={"comment": 'keys of single actions, such as { next_statement = "]" }', "choices": ()},
    )


@dataclass(frozen=True, slots=True)
class Problem:
    """A setting that could not be taken. ``line`` counts from 1; 0 where none can be named."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Config:
    """All settings, and what was wrong with the file they came from."""

    screen: Screen = Screen()
    refresh: Refresh = Refresh()
    network: Network = Network()
    keep: Keep = Keep()
    commands: Commands = Commands()
    keys: Keys = Keys()
    path: Path | None = None
    problems: tuple[Problem, ...] = ()

    def complaints(self, of_keys: Mapping[str, str]) -> list[str]:
        """What is wrong with the file, a sentence each that names its line. ``of_keys``: what is wrong with the changes
        below [keys.map], by their names; it is found where the actions are known."""
        found = list(self.problems)
        for name, sentence in of_keys.items():
            found.append(Problem(_line_in(self.path, "keys", "map", name), f"keys.map: {sentence}"))
        return [f"line {one.line}: {one.sentence}" if one.line else one.sentence for one in found]


SECTIONS: dict[str, type[Any]] = {
    "screen": Screen,
    "refresh": Refresh,
    "network": Network,
    "keep": Keep,
    "commands": Commands,
    "keys": Keys,
}


def load(path: Path, before: Config | None = None) -> Config:
    """The settings in the file; the defaults where there is none. Never raises: what is wrong is in ``problems``.

    ``before``: the settings that held until the file changed; they go on where it cannot be read as a whole.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config(path=path)
    except UnicodeDecodeError as error:
        problem = Problem(
            error.object.count(b"\n", 0, error.start) + 1, f"This is no text in UTF-8, so {_hold(before)}."
        )
        return replace(before or Config(path=path), problems=(problem,))
    except OSError as error:
        problem = Problem(0, f"{path} cannot be read: {error.strerror or error}.")
        return replace(before or Config(path=path), problems=(problem,))
    return parse(text, path, before)


def _hold(before: Config | None) -> str:
    return "all settings are the defaults" if before is None else "all settings stay as they were"


def mark_of(path: Path | None) -> int:
    """A number that changes when the file does; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns if path is not None else 0
    except OSError:
        return 0


def parse(text: str, path: Path | None = None, before: Config | None = None) -> Config:
    """The settings in a TOML text; see ``load``."""
    import tomllib  # here, so that who has no settings starts sooner

    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else text.rstrip().count("\n") + 1  # it says "at end of document"
        why = re.sub(r" \(at .*\)$", "", str(error))
        problem = Problem(line, f"This is no TOML, so {_hold(before)}: {why}.")
        return replace(before or Config(path=path), problems=(problem,))
    problems: list[Problem] = []
    config = Config(path=path)
    for name, given in tree.items():
        cls = SECTIONS.get(name)
        if cls is None or not isinstance(given, dict):
            problems.append(_misplaced(text, name))
            continue
        section, wrong = _read_section(cls, name, given, text)
        problems += wrong
        config = replace(config, **{name: section})
    return replace(config, problems=tuple(sorted(problems, key=lambda p: p.line)))


def _misplaced(text: str, name: str) -> Problem:
    """What to say of a name that is no section: where it belongs, if it is a setting."""
    home = next((section for section, cls in SECTIONS.items() if name in {f.name for f in fields(cls)}), None)
    line = line_of(text, name)
    if name in SECTIONS:
        return Problem(line, f"{name} is a section: [{name}] stands in a line of its own, its settings below.")
    if home is None:
        return Problem(line, f"There is no section [{name}].")
    return Problem(line, f"{name} belongs under [{home}].")


def _read_section(cls: type[Any], name: str, given: dict[str, Any], text: str) -> tuple[Any, list[Problem]]:
    known = {f.name: f for f in fields(cls)}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in given.items():
        if key not in known:
            problems.append(Problem(line_of(text, name, key), f"There is no setting {name}.{key}."))
            continue
        if isinstance(value, dict) and key == "map":
            problems += _without_texts(value, text, name, key)
            value = {inner: keys for inner, keys in value.items() if isinstance(keys, str)}
        try:
            values[key] = checked(known[key], value)
        except ValueError as error:
            problems.append(Problem(line_of(text, name, key), f"{name}.{key}: {error}"))
    return cls(**values), problems


def _without_texts(table: dict[str, Any], text: str, *path: str) -> list[Problem]:
    """What in a table of texts is none."""
    return [
        Problem(line_of(text, *path, key), f'{".".join((*path, key))}: it is a text in quotes, such as "enter".')
        for key, value in table.items()
        if not isinstance(value, str)
    ]


def checked(setting: Any, value: Any) -> Any:
    """The value as the setting holds it; ValueError says what it may be."""
    default = setting.default_factory() if callable(setting.default_factory) else setting.default
    limits = setting.metadata
    if isinstance(default, bool):
        if not isinstance(value, bool):
            raise ValueError("it is true or false.")
        return value
    if isinstance(default, int):
        least, most = limits["least"], limits["most"]
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"it is a whole number from {least} to {most}.")
        return value
    if isinstance(default, tuple):
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            raise ValueError('it is a list of words, such as ["firefox", "--new-tab"].')
        return tuple(value)
    if isinstance(default, dict):
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise ValueError('it is a table of texts, such as { open = "enter" }.')
        return value
    if limits["choices"] and value not in limits["choices"]:
        raise ValueError("it is one of " + ", ".join(limits["choices"]) + ".")
    if not isinstance(value, str):
        raise ValueError('it is a text in quotes, such as "http://127.0.0.1:3128".')
    return value


def _line_in(path: Path | None, *names: str) -> int:
    try:
        return line_of(path.read_text(encoding="utf-8"), *names) if path is not None else 0
    except (OSError, UnicodeDecodeError):
        return 0


def line_of(text: str, *path: str) -> int:
    """The line on which this is set, or what it is in; 0 where neither stands in the text."""
    from orda_tui.text.tomllines import places_in  # here, because few files have anything wrong

    places = places_in(text)
    return next((places[path[:end]] for end in range(len(path), 0, -1) if path[:end] in places), 0)
