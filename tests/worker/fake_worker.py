"""A worker that behaves badly on purpose: it speaks the protocol, and dies where the test tells it to.

``die`` in a request lists the feeds at which it ends itself; every other feed is done at once. ``wait`` names a feed
that it reads and then waits at, for whatever the next request is, unless it was asked to go on after a death. The verb
``page`` reads bytes of a feed and dies of them; ``linger`` is busy until the file ``until`` is there.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


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
    if request["verb"] == "flood":
        for _ in range(20):
            sys.stderr.write("y" * request["bytes"] + "\n")
        sys.stderr.flush()
        say(number, "note", sentence="x" * request["bytes"])
        say(number, "finished", stopped=False)
        continue
    if request["verb"] == "noise":
        sys.stdout.write('no json\n[1,2]\n{"id": 999, "event": "finished"}\n')
        say(number, "finished", stopped=False)
        continue
    if request["verb"] == "linger":
        say(number, "progress", stage="refresh", done=0, total=0)
        while not Path(request["until"]).exists():
            time.sleep(0.005)
        continue
    if request["verb"] == "page":
        say(number, "in_hand", feed=request["feed"])
        os._exit(11)
    for feed in request["feeds"]:
        if feed in request.get("skip", []):
            continue
        say(number, "in_hand", feed=feed)
        if feed in request["die"]:
            os._exit(11)
        if feed == request.get("wait") and "skip" not in request:
            say(number, "progress", stage="refresh", done=0, total=0)
            break
        say(number, "feed_done", feed=feed)
    else:
        say(number, "finished", stopped=False, blamed=request.get("blame", []))
