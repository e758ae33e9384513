"""Neutralise text from outside, so that no terminal, browser or reader takes it for more than text.

``neutralise`` is called at the store's boundary and again where text is shown; it is idempotent, so calling it twice
does no harm. ``one_line`` is for titles, names and messages.
"""

from __future__ import annotations

import re
import unicodedata

# Whole control sequences go, not only their first character: what is left of ESC ] 52 ; c ; ... BEL without ESC would
# still be noise in a title. String sequences (OSC, DCS, APC, PM, SOS) run to BEL or ST, or to the end of the line.
_SEQUENCE = re.compile(
    r"(?:\x1b[\]P_^X]|[\x9d\x90\x9f\x9e\x98])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|\x1b[ -/]*[0-~]?"
)
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # bidi controls, zero width
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # soft hyphen, fillers, selectors of no use here
    "\ufe00-\ufe0f\ufff9-\ufffb"  # variation selectors, interlinear marks
    "\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"  # skin tones (width differs by terminal), tag characters
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# A joined emoji (a family) is as wide as each terminal likes; its first member has one width everywhere.
_JOINED = re.compile("(?<=[\u2190-\u2bff\U0001f000-\U0001faff])(?:\u200d[\u2190-\u2bff\U0001f000-\U0001faff])+")
_MARKS_IN_A_ROW = 4
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]{5,}")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
# Letters that no rule touches and that are in NFC whatever stands beside them: most texts hold nothing else.
_HARMLESS = re.compile(
    "[\n -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2116\u2122]*"
)
# Everything that any of the rules above could touch; most other texts have none of it.
_SUSPECT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u0483-\u0489\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20f0\u3164\ud800-\udfff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\ufff9-\ufffb\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)


def neutralise(text: str) -> str:
    """The text without anything that acts: control sequences, control and bidi characters, invisible characters.

    Line feeds stay, a tab becomes a blank, a lone surrogate becomes U+FFFD, runs of combining marks are cut to four,
    and the result is in NFC. Idempotent; never raises.
    """
    if _HARMLESS.fullmatch(text):
        return text
    if not _SUSPECT.search(text):
        return unicodedata.normalize("NFC", text)
    text = _BREAKS.sub("\n", text)
    # Deleting can bring two harmless halves together, so repeat until nothing changes; two rounds are the rule.
    for _ in range(8):
        before = text
        text = _SEQUENCE.sub("", text)
        text = text.replace("\t", " ")
        text = _CONTROL.sub("", text)
        text = _JOINED.sub("", text)
        text = _MARKS.sub(lambda run: run.group()[:_MARKS_IN_A_ROW], text)
        text = _SURROGATE.sub("\ufffd", text)
        text = unicodedata.normalize("NFC", text)
        if text == before:
            break
    return text


def one_line(text: str, limit: int = 0) -> str:
    """``neutralise`` on one line: runs of white space become one blank; cut to ``limit`` code points if given."""
    if not text:
        return text
    text = " ".join(neutralise(text).split())
    if limit and len(text) > limit:
        text = text[: limit - 1].rstrip() + "\u2026"
    return text


def clean_folder(text: str) -> str:
    """The path of a folder: titles on one line each, joined by single slashes, none at the ends."""
    return "/".join(part for part in (one_line(part) for part in text.split("/")) if part)
