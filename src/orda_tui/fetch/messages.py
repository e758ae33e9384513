"""What is asked of the network and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Accept = Literal["feed", "page", "picture", "any"]


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for.

    limit               bytes the unpacked body may have
    deadline            seconds for the whole exchange; time spent waiting for a turn is not counted
    allow_private       the source may live on one's own network
    follow              go where redirects lead; False: a redirect is an error (sites send unknown paths home)
    credentials_origin  an address whose origin's secret may be sent, to that origin only; None: for a feed its own
                        origin, for pages and pictures none (anybody can put the address of a picture into an article)
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    accept: Accept = "feed"
    limit: int = 20 << 20
    deadline: float = 30.0
    allow_private: bool = False
    credentials_origin: str | None = None
    follow: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: status 2xx with the unpacked ``body``, or 304 (``not_modified``) without one.

    url             where it came from in the end
    retry_after     seconds the server asks to be left alone for, None if it does not
    fresh_for       seconds the server calls the answer fresh, None if it does not say; ``fresh_why``: the header's name
    redirects       (status, address that answered with it), in order
    permanent_url   where permanent redirects (301, 308) lead, counted from the first hop; "" if there are none
    elapsed         seconds, without waiting for a turn
    wire_bytes      bytes received from the last host, before unpacking
    """

    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False
    retry_after: float | None = None
    fresh_for: int | None = None
    fresh_why: str = ""
    redirects: tuple[tuple[int, str], ...] = ()
    permanent_url: str = ""
    elapsed: float = 0.0
    wire_bytes: int = 0
