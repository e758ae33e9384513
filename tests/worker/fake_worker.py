"""A worker that behaves badly on purpose: it speaks the protocol, and dies where the test tells it to.

``die`` in a request lists the feeds at which it ends itself; every other feed is done at once.
"""

from __future__ import annotations

import json
import os
import sys


def say(number: int, event: str, **details: object) -> None:
    sys.stdout.write(json.dumps({"id": number, "event": event, **details}) + "\n")
    sys.stdout.flush()


for line in sys.stdin:
    request = json.loads(line)
    number = request["id"]
    if request["verb"] == "die":
        sys.stderr.write("out of memory, they said\n")
        sys.stderr.flush()
        os._exit(9)
    if request["verb"] == "noise":
        sys.stdout.write('no json\n[1,2]\n{"id": 999, "event": "finished"}\n')
        say(number, "finished", stopped=False)
        continue
    for feed in request["feeds"]:
        if feed in request.get("skip", []):
            continue
        say(number, "in_hand", feed=feed)
        if feed in request["die"]:
            os._exit(11)
        say(number, "feed_done", feed=feed)
    say(number, "finished", stopped=False, blamed=request.get("blame", []))
