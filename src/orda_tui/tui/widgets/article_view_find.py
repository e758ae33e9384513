"""Words that are lit: those found in the article, and those a search of the library looked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import tzinfo

from textual.actions import SkipAction

from orda_tui.text.searching import searched
from orda_tui.tui.render.find import find_in
from orda_tui.tui.render.lines import Spot, Stretch
from orda_tui.tui.widgets.article_view_paint import Overlay
from orda_tui.tui.widgets.article_view_selection import SelectablePage
from orda_tui.tui.widgets.bars import KeyHint, KeysMoved


class FindablePage(SelectablePage):
    """A page with hits. They are places in the article, so they hold over a resize."""

    def __init__(
        self,
        *,
        measure: int,
        justify: bool,
        zone: tzinfo | None,
        id: str | None,
    ) -> None:
        super().__init__(measure=measure, justify=justify, zone=zone, id=id)
        self._hits: list[Stretch] = []
        self._hit_at = -1
        self._hits_of: dict[int, list[tuple[int, int, str]]] = {}
        self._words_of: dict[int, list[tuple[int, int, str]]] = {}
        self.words = ""
        """What a search of the library looked for."""

    @property
    def has_hits(self) -> bool:
        """Whether something was found and is lit."""
        return bool(self._hits)

    @property
    def hit_now(self) -> Stretch | None:
        """The place found that one is at."""
        return self._hits[self._hit_at] if self._hit_at >= 0 else None

    def forget_hits(self) -> None:
        """Nothing was looked for."""
        self._hits, self._hit_at = [], -1
        self._hits_of, self._words_of = {}, {}
        self.words = ""

    def found(self, y: int) -> list[Overlay]:
        """What of row ``y`` is lit."""
        line = self.layout_now.lines[y]
        first, last = line.start(), line.end()
        overlays: list[Overlay] = []
        if first is None or last is None:
            return overlays
        for start, end, key in (*self._words_of.get(line.passage, ()), *self._hits_of.get(line.passage, ())):
            if start < last and end > first:
                overlays += self.overlay(y, start, end, key)
        return overlays

    def light_words(self, query: str, *, go: bool = True) -> None:
        """Light what a search of the library looked for; ``go``: to the first place, where the title is not enough."""
        looked_for = searched(query)
        passages = self.layout_now.passages
        found = {
            number: [(start, end, "word") for start, end, _ in places]
            for number, passage in enumerate(passages)
            if (places := looked_for.places(passage.text))
        }
        self.words = query
        if found != self._words_of:
            self._words_of = found
            self.repaint()
        title = next((passage.text for passage in passages if passage.role == "title"), "")
        told = {place.term for place in looked_for.places(title)}
        if go and len(told) < len(looked_for.terms):
            texts = (passage.text if passage.block >= 0 or passage.role == "dek" else "" for passage in passages)
            first = looked_for.first(texts, title)
            if first is not None:
                number, place = first
                self.reach(Spot(number, place.start), Spot(number, place.end - 1))

    def find(self, words: str, start: Spot | None = None) -> int:
        """Light every place of the words, go to the first after ``start``; the number of places. Empty: none."""
        self._hits = find_in(self.layout_now.passages, words)
        self._hit_at = -1
        if self._hits:
            after = start or self.place
            self._hit_at = next((n for n, hit in enumerate(self._hits) if (hit.passage, hit.start) >= after), 0)
        self._mark_hits()
        return len(self._hits)

    def way_back(self) -> Callable[[], None]:
        """What brings the screen back to what it shows now, also at another width."""
        galley, top, (spot, above) = self._galley, self.scroll_offset.y, self._place

        def back() -> None:
            if self._galley is not galley:
                self.lay_out_to(spot)
            y = top if self._galley is galley else max(0, self.layout_now.row_of(spot) - above)
            self.scroll_to(y=y, animate=False)
            self._place = (spot, above)

        return back

    def hits_told(self) -> str:
        """ "3 of 17", or that there is none."""
        return f"{self._hit_at + 1} of {len(self._hits)}" if self._hits else "not found"

    def key_hints(self) -> tuple[KeyHint, ...]:
        """Where something was found, how to go through it."""
        if not self._hits:
            return super().key_hints()
        return ("{reader.next_hit}", "next"), ("{reader.previous_hit}", "previous"), ("Esc", "put out")

    def _mark_hits(self) -> None:
        self._hits_of = {}
        for number, hit in enumerate(self._hits):
            key = "hit-now" if number == self._hit_at else "hit"
            self._hits_of.setdefault(hit.passage, []).append((hit.start, hit.end, key))
        self.repaint()
        self.post_message(KeysMoved())
        self._reach_hit()

    def _reach_hit(self) -> None:
        hit = self.hit_now
        if hit is not None:
            self.reach(Spot(hit.passage, hit.start), Spot(hit.passage, hit.end - 1))

    def _step_hit(self, way: int) -> None:
        if not self._hits and self._words_of:
            self._take_words(way)
            return
        if not self._hits:
            raise SkipAction
        self._relight("hit")
        self._hit_at = (self._hit_at + way) % len(self._hits)
        self._relight("hit-now")
        self.refresh_lines(self.scroll_offset.y + self.size.height - 1)  # the count
        self._reach_hit()

    def _take_words(self, way: int) -> None:
        """Make hits of what the search of the library lit: in a search, keys for hits go to what was searched for."""
        for number, spans in sorted(self._words_of.items()):
            self._hits += [Stretch(number, start, end) for start, end, _ in spans]
        after = bisect_left([(hit.passage, hit.start) for hit in self._hits], self.place)
        self._hit_at = (after if way > 0 else after - 1) % len(self._hits)
        self._mark_hits()

    def _relight(self, key: str) -> None:
        hit = self.hit_now
        if hit is not None:
            lit = self._hits_of[hit.passage]
            at = bisect_left(lit, (hit.start,))
            lit[at] = (hit.start, hit.end, key)
            self.repaint_passages(hit.passage)

    def action_next_hit(self) -> None:
        """The next place found; the first after the last."""
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        """The place found before."""
        self._step_hit(-1)
