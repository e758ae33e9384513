"""Every way to fail, as one tree. Each error is one sentence for the reader that says what to do next.

::

    OrdaError                    exit code 1
    ├── UsageError               2   what was asked makes no sense as it stands
    ├── StoreError               3   the store cannot be opened, read or written
    │   ├── StoreTooNew          3   written by a newer version of the program
    │   ├── StoreBusy            3   another process held the store too long
    │   └── StoreDamaged         3   SQLite says the file is malformed
    ├── SourceError              4   a source gave nothing that can be read
    │   ├── FetchError           4   the network said no (name, connection, TLS, time, size, status)
    │   │   ├── AddressRefused   4   the address is not one that may be fetched (scheme, spelling, network)
    │   │   │   └── OwnNetwork   4   ... unless the reader allows this source his own network
    │   │   └── HttpStatus       4   an answer with a status of 400 or more
    │   ├── NotAFeed             4   the bytes are no feed of a known kind
    │   │   ├── HtmlInstead      4   ... but an HTML page
    │   │   └── EmptyAnswer      4   ... but nothing at all
    │   ├── BrokenFeed           4   a feed that even salvage could not read
    │   └── NothingReadable      4   a file or folder without anything to read
    ├── NotFound                 5   no such source, article or statement in the store
    └── WorkerError              6   the worker process died or cannot be started

The sentence is ``str(error)``; it may hold text from outside, so the faces neutralise it before they show it.
"""

from __future__ import annotations


class OrdaError(Exception):
    """Base of all: a sentence for the reader and the exit code of a command that ends with it."""

    exit_code = 1


class UsageError(OrdaError):
    """What was asked makes no sense as it stands."""

    exit_code = 2


class StoreError(OrdaError):
    """The store cannot be opened, read or written."""

    exit_code = 3


class StoreTooNew(StoreError):
    """The store was written by a newer version of the program; nothing was touched."""


class StoreBusy(StoreError):
    """Another process held the store longer than the program is willing to wait."""


class StoreDamaged(StoreError):
    """SQLite calls the file malformed or no database at all."""


class SourceError(OrdaError):
    """A source gave nothing that can be read; what was stored before stays."""

    exit_code = 4


class FetchError(SourceError):
    """The network said no. ``retry_after``: seconds after which the server asked to be tried again, or None."""

    def __init__(self, sentence: str, *, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after


class AddressRefused(FetchError):
    """The address is not one that may be fetched: misspelt, a scheme other than http(s), or a network that may not be
    reached."""


class OwnNetwork(AddressRefused):
    """The address is in the reader's own network, which no source reaches that the reader did not allow it."""


class HttpStatus(FetchError):
    """An answer with a status of 400 or more."""

    def __init__(self, sentence: str, status: int, *, retry_after: float | None = None) -> None:
        super().__init__(sentence, retry_after=retry_after)
        self.status = status


class NotAFeed(SourceError):
    """The bytes are no feed of a known kind."""


class HtmlInstead(NotAFeed):
    """The bytes are an HTML page; its address may lead to a feed by discovery."""


class EmptyAnswer(NotAFeed):
    """The body is empty, or too short to be anything."""


class BrokenFeed(SourceError):
    """It looks like a feed, but even salvage found neither a title nor an entry."""


class NothingReadable(SourceError):
    """A file or folder that holds nothing the program can read."""


class NotFound(OrdaError):
    """No such source, article or statement in the store."""

    exit_code = 5


class WorkerError(OrdaError):
    """The worker process died or cannot be started."""

    exit_code = 6
