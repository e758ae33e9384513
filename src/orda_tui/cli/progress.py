"""Verbs that take a while, followed on one line of the terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from orda_tui.cli.output import ProgressLine, complain
from orda_tui.worker.client import run
from orda_tui.worker.protocol import Message


def follow(verb: str, **details: Any) -> Message:
    """Run a verb with a progress line, and a line for each source that failed."""
    line = ProgressLine()
    try:
        return run(verb, told_on(line, verb), **details)
    finally:
        line.clear()


def told_on(line: ProgressLine, verb: str) -> Callable[[Message], None]:
    """What tells the events of a verb: how far it is on the line, and what a person should know below each other."""

    def on_event(event: Message) -> None:
        kind = event["event"]
        if kind == "progress" and event["stage"] == "refresh" and event["total"] > 1:
            line.show(f"{event['done']} of {event['total']} sources", now=event["done"] == event["total"])
        elif kind == "progress" and event["stage"] == "statements":
            line.show(f"reading what was said: {event['done']} articles")
        elif kind == "feed_failed" and verb == "refresh":
            line.clear()
            complain(f"{event['name']}: {event['sentence']}")
        elif kind == "note":
            line.clear()
            complain(event["sentence"])
        elif kind == "worker_died" and verb == "refresh":
            line.clear()
            complain("A source ended the worker process; it is left out this time, and all others go on.")

    return on_event
