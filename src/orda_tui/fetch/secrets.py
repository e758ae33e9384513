"""Passwords and header values of sources, each bound to the origin (scheme, host, port) it was given for.

They are kept in the desktop's keyring where the ``keyring`` package and a real backend are there, else in
``secrets.json`` in the settings folder, readable by its owner only. The file also lists what the keyring holds, without
the secrets themselves. Nothing here is ever logged, and no ``repr`` shows a secret.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

from orda_tui.errors import UsageError
from orda_tui.fetch.address import split_address

_SERVICE = "orda-tui"
_IN_KEYRING = {"in": "keyring"}
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}\Z")
_VALUE = re.compile(r"[\x20-\x7e\x80-\xff]{0,8000}\Z")
_NOT_YOURS = frozenset(
    (
        "host",
        "content-length",
        "transfer-encoding",
        "connection",
        "te",
        "trailer",
        "upgrade",
        "expect",
        "proxy-authorization",
    )
)


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user name and password (sent as Basic authentication), or one header of the source's own, such as a token."""

    user: str = ""
    password: str = field(default="", repr=False)
    header: str = ""
    value: str = field(default="", repr=False)

    def as_header(self) -> tuple[str, str]:
        """Name and value of the header that proves who asks."""
        if self.header:
            return self.header, self.value
        packed = base64.b64encode(f"{self.user}:{self.password}".encode()).decode("ascii")
        return "Authorization", f"Basic {packed}"

    def check(self) -> None:
        """UsageError where they cannot be sent as they are."""
        if self.header and (not _NAME.match(self.header) or self.header.lower() in _NOT_YOURS):
            raise UsageError("This is no header that a source may be given; a name such as X-Api-Key is.")
        if not _VALUE.match(self.value) or self.value != self.value.strip():
            raise UsageError("The value of a header is one line of Latin letters, digits and signs.")
        if not self.header and (":" in self.user or not self.user):
            raise UsageError("A user name is not empty and holds no colon.")


class Keyring(Protocol):
    """The part of the ``keyring`` package that is used."""

    def get_password(self, service: str, name: str) -> str | None: ...
    def set_password(self, service: str, name: str, secret: str) -> None: ...
    def delete_password(self, service: str, name: str) -> None: ...


class Secrets:
    """All secrets of one settings folder. ``problem``: a sentence where their file could not be read, else empty.

    ``find_keyring`` is called when first needed; it returns None where there is no keyring. Changes by other processes
    are seen.
    """

    def __init__(self, folder: Path, *, find_keyring: Callable[[], Keyring | None] | None = None) -> None:
        self._path = folder / "secrets.json"
        self._find_keyring = find_keyring or system_keyring
        self._stamp: tuple[int, int] | None = None
        self._rows: dict[str, dict[str, str]] = {}
        self._cache: dict[str, Credentials] = {}
        self._problems: dict[str, str] = {}
        self.problem = ""

    def problem_with(self, origin: str) -> str:
        """What kept the secret of an origin from being sent, as a sentence; empty where nothing did."""
        return self._problems.get(origin, "") or self.problem

    def origins(self) -> list[str]:
        """The origins for which something is kept."""
        self._load()
        return sorted(self._rows)

    def has(self, origin: str) -> bool:
        """Whether something is kept for an origin; does not ask the keyring."""
        self._load()
        return origin in self._rows

    def at_hand(self, origin: str) -> bool:
        """Whether ``get`` answers without asking the keyring."""
        self._load()
        return origin in self._cache or self._rows.get(origin) != _IN_KEYRING

    def get(self, origin: str) -> Credentials | None:
        """What is kept for an origin. May block while the desktop asks to unlock the keyring."""
        self._load()
        row = self._rows.get(origin)
        if row is None:
            return None
        if origin not in self._cache:
            found = self._from_keyring(origin) if row == _IN_KEYRING else Credentials(**row)
            if found is None:
                return None
            try:
                found.check()
            except UsageError as error:
                self._problems[origin] = f"What is kept for it cannot be sent. {error}"
                return None
            self._cache[origin] = found
        return self._cache[origin]

    def set(self, address: str, credentials: Credentials) -> str:
        """Keep credentials for the origin of an address; where they are kept, as a sentence. UsageError where they are
        not fit to be sent, or cannot be kept."""
        credentials.check()
        origin = split_address(address).origin
        row = {name: value for name in ("user", "password", "header", "value") if (value := getattr(credentials, name))}
        self._load()
        keyring = self._keyring
        where = f"It is kept in {self._path}, which only you can read."
        if keyring is not None:
            try:
                keyring.set_password(_SERVICE, origin, json.dumps(row))
                row, where = dict(_IN_KEYRING), "It is kept in the keyring."
            except Exception as error:  # noqa: BLE001 - backends raise what they like; the file is the way out
                where = f"The keyring does not take it ({type(error).__name__}). {where}"
        self._save(self._rows | {origin: row})
        return where

    def forget(self, address: str) -> bool:
        """Drop what is kept for the origin of an address. False where nothing was."""
        origin = split_address(address).origin
        self._load()
        if origin not in self._rows:
            return False
        keyring = self._keyring if self._rows[origin] == _IN_KEYRING else None
        if keyring is not None:
            try:
                keyring.delete_password(_SERVICE, origin)
            except Exception as error:
                raise UsageError(f"The keyring does not let go of the secret ({type(error).__name__}).") from error
        self._save({name: row for name, row in self._rows.items() if name != origin})
        return True

    @cached_property
    def _keyring(self) -> Keyring | None:
        return self._find_keyring()

    def _from_keyring(self, origin: str) -> Credentials | None:
        keyring = self._keyring
        if keyring is None:
            self._problems[origin] = "Its password is in a keyring that is not there; give it again."
            return None
        try:
            text = keyring.get_password(_SERVICE, origin)
            return Credentials(**_row(json.loads(text))) if text else None
        except Exception as error:  # noqa: BLE001 - backends raise what they like; the sentence goes with the 401
            self._problems[origin] = f"The keyring does not give its password ({type(error).__name__})."
            return None

    def _load(self) -> None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            self._stamp, self._rows = None, {}
            self._cache.clear()
            return
        except OSError as error:
            self.problem = f"{self._path} cannot be read ({error.strerror})."
            return
        stamp = (found.st_mtime_ns, found.st_ino)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        self._cache.clear()
        self._problems.clear()
        self._rows = {}
        try:
            if found.st_mode & 0o077:
                self._path.chmod(0o600)
            rows = json.loads(self._path.read_text(encoding="utf-8"))
            self._rows = {str(origin): _row(row) for origin, row in rows.items()}
            self.problem = ""
        except (OSError, ValueError, AttributeError, RecursionError):
            self.problem = f"{self._path} is damaged, so no password is sent; give the passwords again."

    def _save(self, rows: Mapping[str, Mapping[str, str]]) -> None:
        """Replace the file whole or not at all; a damaged one is set aside, not overwritten."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._stamp is not None and self.problem:
                self._path.rename(self._path.with_suffix(".damaged"))
            handle, temporary = tempfile.mkstemp(dir=self._path.parent, prefix=".secrets-")  # mode 0600
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as out:
                    json.dump(rows, out, indent=1, sort_keys=True)
                    out.flush()
                    os.fsync(out.fileno())
                Path(temporary).replace(self._path)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(temporary).unlink()
                raise
        except OSError as error:
            raise UsageError(f"{self._path} cannot be written ({error.strerror}); the secret was not kept.") from error
        self._stamp = None
        self._load()


def _row(value: Any) -> dict[str, str]:
    """One entry of the file; ValueError where it is not what is written here."""
    if value == _IN_KEYRING:
        return dict(_IN_KEYRING)
    names = ("user", "password", "header", "value")
    if not isinstance(value, dict) or not all(k in names and isinstance(v, str) for k, v in value.items()):
        raise ValueError("not an entry")
    return value


def system_keyring() -> Keyring | None:
    """The desktop's keyring, or None where the package or a real backend is missing."""
    try:
        import keyring
    except ImportError:
        return None
    backend = keyring.get_keyring()
    return backend if getattr(backend, "priority", 0) >= 1 else None


def take_userinfo(url: str) -> tuple[str, Credentials | None]:
    """The URL without ``user:password@``, and what stood there (None where nothing did)."""
    head, slashes, rest = url.partition("//")
    cut = min((rest.find(mark) for mark in "/?#" if mark in rest), default=len(rest))
    userinfo, at, host = rest[:cut].rpartition("@")
    if not slashes or not at:
        return url, None
    user, _, password = userinfo.partition(":")
    clean = head + slashes + host + rest[cut:]
    return clean, Credentials(unquote(user), unquote(password)) if user else None
