"""Who said what, across the library: all speakers, and the statements of one of them."""

from __future__ import annotations

from orda_tui.errors import OrdaError
from orda_tui.store import Store
from orda_tui.text.neutral import one_line
from orda_tui.tui import signs
from orda_tui.tui.ages import age
from orda_tui.tui.screens.listing import Place
from orda_tui.tui.screens.statements import Places, Statements
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.text_list import Part, TextRow

_MOST_SPEAKERS = 2000
_MOST_STATEMENTS = 1000


def activity_bar(activity: tuple[int, ...], most: int) -> str:
    """One character a span of time, as high as its share of the most in any span of the list."""
    if most <= 0:
        return " " * len(activity)
    steps = signs.ACTIVITY
    return "".join(steps[-(-count * (len(steps) - 1) // most)] for count in activity)


class Speakers(Places):
    """All speakers. Enter shows what one said; names can be joined and split, and that taken back."""

    NAME = "Who said what"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._marked: set[str] = set()
        self._spoken: Spoken | None = None
        """The list of what one of them said, where that is open or was left for an article."""

    def on_mount(self) -> None:
        if self._spoken is not None:
            self.app.push_screen(self._spoken, self._go)

    def again(self) -> Speakers:
        screen = Speakers(self.services).resume(self)
        if self._spoken is not None:
            screen._spoken = Spoken(self.services, self._spoken.speaker).resume(self._spoken)
        return screen

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        now = self.services.clock()
        found = store.speakers.all(words, limit=_MOST_SPEAKERS)
        most = max((max(one.activity, default=0) for one in found), default=0)
        name_width = max(16, min(40, width - 52))
        rows = []
        for one in found:
            mark: Part = (f"  {signs.MARKED} " if one.name in self._marked else "    ", "mark")
            name = one_line(one.name)
            if one.names:
                name += f" (+{len(one.names)})"
            said = f"{one.statements:,} in {one.articles:,} article{'' if one.articles == 1 else 's'}"
            bar = activity_bar(one.activity, most)
            parts: tuple[Part, ...] = (mark, (name, "strong", name_width), (f" {bar}", "quote", 15), (said, "muted"))
            rows.append(TextRow((parts,), age(one.last, now), one.name))
        return rows

    def empty(self) -> str:
        return "No speakers yet: statements are found when articles are fetched."

    def _current(self) -> str | None:
        """The name under the cursor."""
        row = self.listing.current
        return str(row.key) if row is not None else None

    def choose(self, row: TextRow) -> None:
        self._spoken = Spoken(self.services, str(row.key))
        self.app.push_screen(self._spoken, self._go)

    def _go(self, place: Place | None) -> None:
        if place is not None:
            self.leave_with(place)
        else:
            self._spoken = None

    def action_mark_row(self) -> None:
        speaker = self._current()
        if speaker is not None:
            self._marked ^= {speaker}
            self.load(keep=True)
            self.say(
                f"{len(self._marked)} marked. {self.keyed('{listing.join}')} on another name joins them with it."
                if self._marked
                else ""
            )

    def action_join(self) -> None:
        speaker = self._current()
        names = sorted(self._marked - {speaker}) if speaker is not None else []
        if speaker is None or not names:
            mark = self.keyed("Mark the names that mean the same person with {listing.mark_row}, ")
            self.say(mark + self.keyed("then press {listing.join} on the one to keep."))
            return
        try:
            self.services.library.store.speakers.join(names, speaker, self.services.clock())
        except OrdaError as error:
            self.complain(str(error))
            return
        self._marked.clear()
        count = "counts" if len(names) == 1 else "count"
        self.say(f"{', '.join(names)} now {count} as {speaker}. {self.keyed('{listing.undo}')} takes it back.")
        self.load(keep=True)

    def action_split(self) -> None:
        speaker = self._current()
        if speaker is None:
            return
        try:
            self.services.library.store.speakers.split(speaker, self.services.clock())
        except OrdaError as error:
            self.complain(str(error))
            return
        self.say(f"{speaker} stands alone again. {self.keyed('{listing.undo}')} takes it back.")
        self.load(keep=True)


class Spoken(Statements):
    """What one speaker said, the latest first."""

    def __init__(self, services: Services, speaker: str) -> None:
        super().__init__(services)
        self.speaker = speaker

    def listing_name(self) -> str:
        return one_line(self.speaker)

    def how_many(self, count: int) -> str:
        return super().how_many(count) if count < _MOST_STATEMENTS else f"the latest {count:,}"

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        return self.rows_of(store.statements.search(words, speaker=self.speaker, limit=_MOST_STATEMENTS), width)
