"""Messages between a face and the worker: one JSON object a line, in both directions.

A request is ``{"id": 7, "verb": "refresh", ...}``; its answers are events ``{"id": 7, "event": "...", ...}``:

started      the verb began
in_hand      feed: bytes of this feed are being read, until the next event of any request: a death is its fault
feed_done    feed, name, new, updated, outcome: a visit to a source ended well
feed_failed  feed, name, sentence: a visit to a source ended badly; nothing was lost
progress     done, total, stage: how far a long verb is
note         sentence: something the reader should know
failed       sentence, code, kind: the verb ended with an error (exit code of a command, name of the class)
finished     the verb ended; stopped: true if it was asked to stop; further details by verb
"""

from __future__ import annotations

import json
from typing import Any

Message = dict[str, Any]


def encode(message: Message) -> bytes:
    """One line, ASCII only, so that no byte of a text from outside can end it early."""
    return json.dumps(message, separators=(",", ":"), default=str).encode("ascii") + b"\n"


def decode(line: bytes) -> Message | None:
    """The message in a line; None where it is none."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None
