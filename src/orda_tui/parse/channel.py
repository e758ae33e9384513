"""What a feed says about itself, whatever its format: the Draft's counterpart for the document as a whole."""

from __future__ import annotations

from orda_tui.model.parsed import ParsedEntry, ParsedFeed, Person, Schedule
from orda_tui.parse.entry import absolute, body_of, distinct, resolve
from orda_tui.parse.people import join
from orda_tui.parse.titles import line

_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONGEST_INTERVAL = 31 * 86400
DESCRIPTION_LIMIT = 10_000


class Channel:
    """A feed while its elements are read. ``url`` is where the document stands, ``base`` its xml:base, or ""."""

    def __init__(self, url: str, base: str = "") -> None:
        self.url = url
        self.base = base
        self.title = ""
        self.link = ""
        self.link_rank = 0
        self.description = ""
        self.language = ""
        self.icons: dict[int, str] = {}
        self.updated: int | None = None
        self.authors: list[Person] = []
        self.self_link = ""
        self.hub = ""
        self.next_link = ""
        self.ttl: int | None = None
        self.period = ""
        self.frequency = 1
        self.skip_hours: set[int] = set()
        self.skip_days: set[int] = set()
        self.truncated = False

    def offer_link(self, address: str, rank: int, base: str = "") -> None:
        """Take the address as the feed's link if it is as good as what there is."""
        if rank >= self.link_rank and address.strip():
            self.link, self.link_rank = resolve(address, base or self.around), rank

    def offer_icon(self, address: str, rank: int, base: str = "") -> None:
        """Remember a picture of the feed; the one with the highest rank is shown."""
        if address.strip():
            self.icons.setdefault(rank, resolve(address, base or self.around))

    @property
    def around(self) -> str:
        """What addresses of the feed itself are relative to."""
        return self.base or self.url

    def describe(self, markup: str, base: str = "") -> None:
        """Take the HTML as the feed's description, its addresses made absolute: nobody knows their base later."""
        text = body_of(markup)
        if text:
            self.description = absolute(text[:DESCRIPTION_LIMIT], base or self.around)

    def skip(self, hours: list[str], days: list[str]) -> None:
        """Hours (UTC) and days on which the feed asks not to be asked."""
        self.skip_hours |= {int(hour) % 24 for hour in hours if hour.isascii() and hour.isdigit() and len(hour) < 3}
        self.skip_days |= {_DAYS.index(day.lower()) for day in days if day.lower() in _DAYS}

    def schedule(self) -> Schedule:
        """How often the feed wants to be asked: ``ttl`` before ``sy:``, at most a month."""
        interval: int | None = None
        if self.period in _PERIODS:
            interval = _PERIODS[self.period] // max(1, self.frequency)
        if self.ttl:
            interval = self.ttl
        hours = self.skip_hours if len(self.skip_hours) < 24 else set()
        days = self.skip_days if len(self.skip_days) < 7 else set()
        return Schedule(min(interval, _LONGEST_INTERVAL) if interval else None, frozenset(hours), frozenset(days))

    def finish(self, form: str, entries: list[ParsedEntry], salvaged: str = "") -> ParsedFeed:
        """The feed with its entries, in document order."""
        return ParsedFeed(
            format=form,
            title=self.title,
            link=self.link,
            description=self.description,
            language=line(self.language, 35),
            icon=self.icons[max(self.icons)] if self.icons else "",
            entries=distinct(entries),
            updated=self.updated,
            authors=join(self.authors),
            schedule=self.schedule(),
            self_link=self.self_link,
            hub=self.hub,
            next_link=self.next_link,
            salvaged=salvaged,
            truncated=self.truncated,
        )
