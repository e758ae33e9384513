"""orda: a terminal news reader that keeps who said what.

The map. Data takes one path, and every package is one step of it::

    fetch        network  -> bytes
    parse        bytes    -> what a feed said (ParsedFeed)
    decide       + what the store knows -> what changed (Changes; pure, ``now`` is an argument)
    extract      HTML, Markdown, plain text -> Document (typed blocks of text)
    statements   Document -> key statements: who said what, and where it stands
    store        all of it <-> SQLite: the offline cache
    tui, cli     headlines -> reader -> callouts

``subscribe``, ``importing``, ``refresh`` and ``read`` are the verbs: the only modules that join the steps. They run in
the worker process (``worker``), so that no download and no hostile document can stall a key press. ``model`` holds the
frozen dataclasses that the steps hand to each other, ``text`` what every text from outside goes through, ``errors``
every way to fail.

This module imports nothing.
"""

__version__ = "0.1.0"
