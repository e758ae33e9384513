"""Settings: one commented ``config.toml``. A bad value names its line and the rest goes on.

Every setting is a field below, with its default, its comment and what it allows; the file that ``default_text`` writes,
the check of what was read and the help are all made from these fields.
"""

from __future__ import annotations

import contextlib
import os
import re
import threading
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from orda_tui.errors import UsageError


def _setting(default: Any, comment: str, *, choices: tuple[str, ...] = (), least: int = 0, most: int = 0) -> Any:
    metadata = {"comment": comment, "choices": choices, "least": least, "most": most}
    if isinstance(default, tuple):
        return field(default_factory=lambda: default, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Screen:
    """How it looks."""

    theme: str = _setting("auto", "colours", choices=("auto", "light", "dark", "ansi", "mono"))
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
    """Keys: a preset, and changes to it."""

    preset: str = _setting("orda", "set of keys", choices=("orda", "newsboat", "vim", "elfeed", "nnw"))
    map: dict[str, str] = field(
        default_factory=dict, metadata={"comment": 'keys of one action, such as  next_statement = "]"', "choices": ()}
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


_SECTIONS: dict[str, type[Any]] = {
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
    except (OSError, UnicodeDecodeError) as error:
        return replace(before or Config(path=path), problems=(Problem(0, f"{path} cannot be read: {error}"),))
    return parse(text, path, before)


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
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else 0
        hold = "all settings are the defaults" if before is None else "all settings stay as they were"
        problem = Problem(line, f"This is no TOML, so {hold}: {error}")
        return replace(before or Config(path=path), problems=(problem,))
    problems: list[Problem] = []
    config = Config(path=path)
    for name, given in tree.items():
        cls = _SECTIONS.get(name)
        if cls is None or not isinstance(given, dict):
            problems.append(_misplaced(text, name))
            continue
        section, wrong = _read_section(cls, name, given, text)
        problems += wrong
        config = replace(config, **{name: section})
    return replace(config, problems=tuple(sorted(problems, key=lambda p: p.line)))


def _misplaced(text: str, name: str) -> Problem:
    """What to say of a name that is no section: where it belongs, if it is a setting."""
    home = next((section for section, cls in _SECTIONS.items() if name in {f.name for f in fields(cls)}), None)
    if home is None:
        return Problem(_line_of(text, name, None) or _line_at_top(text, name), f"There is no section [{name}].")
    return Problem(_line_at_top(text, name), f"{name} belongs under [{home}].")


def _line_at_top(text: str, name: str) -> int:
    """The line of a setting that stands before any section."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"""\s*["']?{re.escape(name)}["']?\s*=""", line):
            return number
    return 0


def write_default(path: Path) -> None:
    """Write the commented file where there is none yet, so that there is something to edit; silent where that fails."""
    with contextlib.suppress(OSError):
        if not path.exists():
            _write(path, default_text())


def _read_section(cls: type[Any], name: str, given: dict[str, Any], text: str) -> tuple[Any, list[Problem]]:
    known = {f.name: f for f in fields(cls)}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in given.items():
        if key not in known:
            problems.append(Problem(_line_of(text, name, key), f"There is no setting {name}.{key}."))
            continue
        try:
            values[key] = _checked(known[key], value)
        except ValueError as error:
            problems.append(Problem(_line_of(text, name, key), f"{name}.{key}: {error}"))
    return cls(**values), problems


def _checked(setting: Any, value: Any) -> Any:
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
        return dict(value)
    if limits["choices"] and value not in limits["choices"]:
        raise ValueError("it is one of " + ", ".join(limits["choices"]) + ".")
    if not isinstance(value, str):
        raise ValueError('it is a text in quotes, such as "http://127.0.0.1:3128".')
    return value


def _line_of(text: str, section: str, key: str | None) -> int:
    """The line on which a section, or a key in it, stands; 0 where it cannot be found."""
    inside = False
    header = 0
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[([^\]]+)\]", line)
        if head:
            inside = head.group(1).strip().split(".")[0] == section
            if inside and not header:
                header = number
                if key is None or head.group(1).strip() == f"{section}.{key}":
                    return number
            continue
        if key is not None and inside and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line):
            return number
    return header


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(word) for word in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_toml(k)} = {_toml(v)}" for k, v in value.items()) + " }" if value else "{}"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    escaped = re.sub(r"[\x00-\x1f\x7f]", lambda bad: f"\\u{ord(bad.group()):04x}", escaped)
    return f'"{escaped}"'


def default_text() -> str:
    """The commented file that a newcomer finds: every setting, its default, what it allows."""
    out = [
        "# Settings of orda. Take the # away from a line to change it; a bad value is named and the rest goes on.",
        "",
    ]
    for name, cls in _SECTIONS.items():
        out.append(f"[{name}]")
        for setting in fields(cls):
            default = setting.default_factory() if callable(setting.default_factory) else setting.default
            allowed = ", ".join(setting.metadata["choices"])
            comment = setting.metadata["comment"] + (f" ({allowed})" if allowed else "")
            out += [f"# {comment}", f"#{setting.name} = {_toml(default)}"]
        out.append("")
    return "\n".join(out)


_CHANGING = threading.Lock()
"""Two changes at once, each in its thread, would each write the file without the other's."""


def change(path: Path, section: str, name: str, value: Any) -> Config:
    """Set one value in the file, its comments and everything else untouched, and read it again.

    UsageError where the setting does not exist, the value does not fit, or the file cannot be written.
    """
    cls = _SECTIONS.get(section)
    setting = next((f for f in fields(cls) if f.name == name), None) if cls else None
    if setting is None:
        raise UsageError(f"There is no setting {section}.{name}.")
    try:
        _checked(setting, list(value) if isinstance(value, tuple) else value)
    except ValueError as error:
        raise UsageError(f"{section}.{name}: {error}") from error
    try:
        with _CHANGING:
            text = path.read_text(encoding="utf-8") if path.exists() else default_text()
            _write(path, _with_value(text, section, name, _toml(value)))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be changed: {error}") from error
    return load(path)


def _with_value(text: str, section: str, name: str, value: str) -> str:
    lines = text.splitlines()
    line = f"{name} = {value}"
    start = next((i for i, row in enumerate(lines) if re.match(rf"\s*\[{section}\]", row)), None)
    if start is None:
        return "\n".join([*lines, "", f"[{section}]", line, ""])
    end = next((i for i in range(start + 1, len(lines)) if re.match(r"\s*\[", lines[i])), len(lines))
    pattern = re.compile(rf"\s*#?\s*{re.escape(name)}\s*=")
    set_at = [i for i in range(start + 1, end) if pattern.match(lines[i])]
    active = [i for i in set_at if not lines[i].lstrip().startswith("#")]
    if set_at:
        lines[(active or set_at)[0]] = line
    else:
        lines.insert(start + 1, line)
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    """Replace the file whole or not at all."""
    import tempfile  # here, because settings are written seldom and read at every start

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".config-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
