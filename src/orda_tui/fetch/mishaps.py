"""What can go wrong on the way, before it is put into a sentence. Only ``sentences`` reads these."""

from __future__ import annotations


class Mishap(Exception):
    """Base of all that the network, or who is at its other end, can do to an exchange."""


class NoSuchName(Mishap):
    """The host's name does not resolve."""


class ProxyRefused(Mishap):
    """The proxy did not open a way to the host. ``status``: the HTTP status it answered, 407 also for any kind of "who
    are you"; ``why`` in words, where it says why."""

    def __init__(self, status: int, why: str = "it closes the connection") -> None:
        super().__init__(why)
        self.status = status
        self.why = why


class Stale(Mishap):
    """A connection that was open for use again turned out to be closed; nothing of the answer had come."""


class NotWanted(Mishap):
    """What would be read next is not wanted any more: the answer is complete as far as it matters."""


class CutShort(Mishap):
    """The connection ended in the middle of the answer."""


class HeadTooLarge(Mishap):
    """The headers alone are more than any honest answer has."""


class Nonsense(Mishap):
    """What came is no answer by the rules of HTTP; the text says why."""


class Dripping(Mishap):
    """The answer has begun, but comes a few bytes at a time."""


class TooLarge(Mishap):
    """The body is larger than its limit."""


class BadPacking(Mishap):
    """The body is not packed the way it says, or in a way that was not asked for. ``packing``: the name it gives."""

    def __init__(self, packing: str, *, cut: bool = False) -> None:
        super().__init__(packing)
        self.packing = packing
        self.cut = cut
