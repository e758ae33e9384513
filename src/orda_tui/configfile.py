"""The settings file is written: whole for a newcomer, value by value after that, with its comments kept."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import threading
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

from orda_tui.config import SECTIONS, Config, checked, line_of, load, parse
from orda_tui.errors import UsageError


def default_text() -> str:
    """The commented file that a newcomer finds: every setting, its default, what it allows."""
    out = [
        "# Settings of orda. Take the # away from a line to change it; a bad value is named and the rest goes on.",
        "",
    ]
    for name, cls in SECTIONS.items():
        out.append(f"[{name}]")
        for setting in fields(cls):
            default = setting.default_factory() if callable(setting.default_factory) else setting.default
            allowed = ", ".join(setting.metadata["choices"])
            comment = setting.metadata["comment"] + (f" ({allowed})" if allowed else "")
            out += [f"# {comment}", f"#{setting.name} = {_toml(default)}"]
        out.append("")
    return "\n".join(out)


def write_default(path: Path) -> None:
    """Write the commented file where there is none yet, so that there is something to edit; silent where that fails."""
    with contextlib.suppress(OSError):
        if not path.exists():
            _write(path, default_text())


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


_CHANGING = threading.Lock()
"""Two changes at once, each in its thread, would each write the file without the other's."""


def change(path: Path, section: str, name: str, value: Any) -> Config:
    """Set one value in the file, its comments and everything else untouched, and read it again.

    UsageError where the setting does not exist, the value does not fit, or the file cannot be written.
    """
    cls = SECTIONS.get(section)
    setting = next((f for f in fields(cls) if f.name == name), None) if cls else None
    if setting is None:
        raise UsageError(f"There is no setting {section}.{name}.")
    try:
        checked(setting, list(value) if isinstance(value, tuple) else value)
    except ValueError as error:
        raise UsageError(f"{section}.{name}: {error}") from error
    try:
        with _CHANGING:
            text = path.read_text(encoding="utf-8") if path.exists() else default_text()
            changed = _with_value(text, section, name, _toml(value))
            if not _took(changed, section, name, value):
                raise UsageError(f"{path}, {_why_not(text, section, name)}")
            _write(path, changed)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be changed: {error}") from error
    return load(path)


def _took(text: str, section: str, name: str, value: Any) -> bool:
    """Can the text be read, and does it hold this value?"""
    try:
        held = tomllib.loads(text)[section][name]
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    return bool(held == (list(value) if isinstance(value, tuple) else value))


def _why_not(text: str, section: str, name: str) -> str:
    """Why a value cannot be set in the text, and in which line that shows."""
    problem = next(iter(parse(text, before=Config()).problems), None)
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        if problem is not None:
            return f"line {problem.line}: {problem.sentence}"
    line = line_of(text, section, name) or (problem.line if problem is not None else 0)
    return f"line {line}: that is written in a way that can be changed only in the file."


def _with_value(text: str, section: str, name: str, value: str) -> str:
    lines = text.rstrip("\n").split("\n")
    line = f"{name} = {value}"
    start = next((i for i, row in enumerate(lines) if re.match(rf"\s*\[{section}\]", row)), None)
    if start is None:
        return "\n".join([*lines, "", f"[{section}]", line, ""])
    end = next((i for i in range(start + 1, len(lines)) if re.match(r"\s*\[", lines[i])), len(lines))
    set_at = [i for i in range(start + 1, end) if re.match(rf"\s*#?\s*{re.escape(name)}\s*=", lines[i])]
    active = [i for i in set_at if not lines[i].lstrip().startswith("#")]
    if set_at:
        at = (active or set_at)[0]
        lines[at] = line + _comment_after(lines[at])
    else:
        lines.insert(start + 1, line)
    return "\n".join(lines) + "\n"


def _comment_after(line: str) -> str:
    """What stands behind the value in a line that sets one, with the blanks before it."""
    for found in re.finditer(r"\s*#", line):
        with contextlib.suppress(ValueError):
            if tomllib.loads(line[: found.start()]):
                return line[found.start() :]
    return ""


def _write(path: Path, text: str) -> None:
    """Replace the file whole or not at all; where it is a link, the file that it leads to."""
    path = path.resolve()
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
