"""What a program wrote to its terminal, taken apart, and which of it the screen's driver has no business sending."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from torture.poison import acting

_SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    rb"|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC, DCS, APC, PM, SOS
    rb"|\x1b[ -/]*[0-~]?"
)
#: Private modes: wrapping, cursor, mouse, focus, pasting, the alternate screen, synchronised output, resizing.
_MODES = {
    b"7",
    b"25",
    b"1000",
    b"1002",
    b"1003",
    b"1004",
    b"1006",
    b"1015",
    b"1016",
    b"1049",
    b"2004",
    b"2026",
    b"2048",
}
_EXACT = {
    b"\x1b[c",  # what are you?
    b"\x1b[16t",  # how large is a cell?
    b"\x1b[H", b"\x1b[2J", b"\x1b[J", b"\x1b[K", b"\x1b[0K",
    b"\x1b[?2026$p", b"\x1b[?2048$p",  # which modes do you know?
    b"\x1b[>25u", b"\x1b[>1u", b"\x1b[<u", b"\x1b[?u",  # keys reported in full
    b"\x1b[0 q", b"\x1b[2 q", b"\x1b[4 q", b"\x1b[6 q",
    b"\x1b]11;?\x1b\\", b"\x1b]10;?\x1b\\",  # what are your colours?
    b"\x1b]22;default\x07", b"\x1b]22;text\x07", b"\x1b]22;pointer\x07",  # the mouse pointer
    b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\",  # do you know pictures?
}  # fmt: skip
_PLACES = re.compile(rb"\x1b\[(?:[0-9;:]*m|[0-9]+;[0-9]+H|[0-9]*[ABCDGKJ])")
_MODE = re.compile(rb"\x1b\[\?([0-9]+)[hl]")
_COPY = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


def strangers(raw: bytes, *, copies: bool = False) -> list[bytes]:
    """The sequences and characters that the driver never sends by itself; empty: the terminal was only painted on.
    ``copies``: somebody asked for a copy, so text may go to the clipboard, but only text."""
    found = [sequence for sequence in _SEQUENCE.findall(raw) if not _allowed(sequence, copies)]
    rest = _SEQUENCE.sub(b"", raw).decode("utf-8", "replace")
    return [*found, *(name.encode() for name in acting(rest, allowed="\r\n"))]


def _allowed(sequence: bytes, copies: bool) -> bool:
    if sequence in _EXACT or _PLACES.fullmatch(sequence):
        return True
    mode = _MODE.fullmatch(sequence)
    if mode:
        return mode.group(1) in _MODES
    copied = _COPY.fullmatch(sequence)
    if copied and copies:
        try:
            return acting(base64.b64decode(copied.group(1)).decode()) == []
        except (binascii.Error, UnicodeDecodeError):
            return False
    return False


def copied_texts(raw: bytes) -> Iterator[str]:
    """What was put on the clipboard by way of the terminal."""
    for found in _COPY.finditer(raw):
        yield base64.b64decode(found.group(1)).decode("utf-8", "replace")
