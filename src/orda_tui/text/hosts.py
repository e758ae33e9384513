"""Hosts as they are written down: a name that mixes scripts is not what it looks like, so it stands in punycode."""

from __future__ import annotations

import unicodedata

# Chinese, Japanese and Korean are written with several of these at once.
_EASTERN = frozenset(("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"))


def honest_host(host: str) -> str:
    """The host (with its port, if it has one), every label that mixes scripts in punycode: a Cyrillic letter among
    Latin ones names another host than the one it looks like. Kazakh letters are Cyrillic like all others there."""
    if host.isascii():
        return host
    return ".".join(label if len(_scripts(label)) < 2 else _punycode(label) for label in host.split("."))


def _scripts(label: str) -> set[str]:
    letters = [letter for letter in unicodedata.normalize("NFKC", label) if letter.isalpha()]
    first = {unicodedata.name(letter, "UNKNOWN").partition(" ")[0] for letter in letters}
    return {"EASTERN" if script in _EASTERN else script for script in first}


def _punycode(label: str) -> str:
    name, colon, port = label.partition(":")
    try:
        return name.encode("idna").decode("ascii") + colon + port
    except UnicodeError:
        return "xn--" + name.lower().encode("punycode").decode("ascii") + colon + port
