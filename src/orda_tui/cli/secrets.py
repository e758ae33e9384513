"""The command that keeps passwords and tokens. A secret is never an argument: those are seen by everybody."""

from __future__ import annotations

import argparse
import getpass
import sys

from orda_tui import paths
from orda_tui.cli.output import say
from orda_tui.errors import NotFound, UsageError
from orda_tui.fetch.secrets import Credentials, Secrets


def secret(options: argparse.Namespace) -> int:
    """``orda secret``"""
    secrets = Secrets(paths.make_private(paths.config_dir()))
    if secrets.problem:
        raise UsageError(secrets.problem)
    if not options.address:
        for origin in secrets.origins():
            say(origin)
        return 0
    address = options.address if "://" in options.address else f"https://{options.address}"
    if options.forget:
        if not secrets.forget(address):
            raise NotFound(f"Nothing is kept for {address}. `orda secret` lists what is.")
        say(f"Forgotten what was kept for {address}.")
        return 0
    if bool(options.user) == bool(options.header):
        raise UsageError("Say what proves who asks: --user NAME (for a password) or --header NAME (for a token).")
    value = _value(f"Password of {options.user}: " if options.user else f"Value of {options.header}: ")
    if options.user:
        say(secrets.set(address, Credentials(user=options.user, password=value)))
    else:
        say(secrets.set(address, Credentials(header=options.header, value=value)))
    return 0


def _value(prompt: str) -> str:
    value = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not value:
        raise UsageError("Nothing was given, so nothing is kept.")
    return value
