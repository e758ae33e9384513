"""Articles set before they are shown, and kept after: a galley is one article set for one frame.

What is kept is bounded, by articles and by rows: a row takes about half a kilobyte.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator

from orda_tui.model.article import Article
from orda_tui.tui.render.callouts import NO_CALLOUTS, Callouts, find_callouts
from orda_tui.tui.render.lines import Frame, Layout, Spot, frame_for
from orda_tui.tui.render.passages import Passage
from orda_tui.tui.render.typeset import Options, Typesetter

_KEPT_ARTICLES = 4
_KEPT_ROWS = 12_000


class Galley:
    """A manuscript set for one frame, as far as it has been set: ``layout`` grows."""

    def __init__(self, layout: Layout, setting: Iterator[Layout] | None = None) -> None:
        self.layout = layout
        self._setting = setting

    @property
    def is_whole(self) -> bool:
        """Is everything set?"""
        return self._setting is None

    def advance(self, enough: Callable[[], bool]) -> None:
        """Set one passage after the other, until it is enough or all is set."""
        if self._setting is not None:
            for _ in self._setting:
                if enough():
                    return
            self._setting = None


class Manuscript:
    """An article as passages with its statements placed, which holds at every width."""

    def __init__(self, article: Article | None, passages: tuple[Passage, ...]) -> None:
        self.article = article
        self.passages = passages
        self.callouts: Callouts = find_callouts(article.statements, passages) if article is not None else NO_CALLOUTS
        self._before = [0]
        for passage in passages:
            self._before.append(self._before[-1] + len(passage.text) + 1)
        tail = next((number for number, passage in enumerate(passages) if passage.role == "section"), len(passages))
        self._length = max(1, self._before[tail])

    def unset(self) -> Galley:
        """What there is before the width is known."""
        return Galley(Layout(Frame(0, 0, 0), self.passages))

    def spot_of(self, fraction: float) -> Spot:
        """The place so far into the text: 0 is its beginning, 1 the end of what is not a list of files or links."""
        target = round(min(max(fraction, 0.0), 1.0) * self._length)
        for passage in range(len(self.passages)):
            if self._before[passage + 1] > target:
                return Spot(passage, target - self._before[passage])
        return Spot(0, 0)

    def place_again(self, spot: Spot, above: int, before: Manuscript) -> tuple[Spot, int] | None:
        """The place that was ``spot``, with so many rows above it, while the article had another text: the same words,
        or the next ones that both texts have; None: none of them is left, or it is another article."""
        if self.article is None or before.article is None or self.article.id != before.article.id:
            return None
        if spot == (0, 0):
            return spot, above
        places: dict[str, list[int]] = {}
        for at, passage in enumerate(self.passages):
            if passage.text.strip():
                places.setdefault(passage.text, []).append(at)
        for number in range(spot.passage, len(before.passages)):
            same = places.get(before.passages[number].text)
            if same:
                nearest = min(same, key=lambda at: abs(at - number))
                return Spot(nearest, spot.offset if number == spot.passage else 0), above
        return None

    def fraction_of(self, spot: Spot) -> float:
        """How far into the text a place is, at most 1."""
        return min(1.0, (self._before[spot.passage] + spot.offset) / self._length)


class Galleys:
    """Makes and keeps manuscripts and galleys; those that were asked for longest ago are let go."""

    def __init__(self, passages_of: Callable[[Article], tuple[Passage, ...]]) -> None:
        self._passages_of = passages_of
        self._manuscripts: OrderedDict[int, Manuscript] = OrderedDict()
        self._galleys: OrderedDict[tuple[int, Frame, bool, bool], Galley] = OrderedDict()

    def manuscript_of(self, article: Article) -> Manuscript:
        """An article as it is now, as a manuscript."""
        manuscript = self._manuscripts.get(article.id)
        if manuscript is None or (manuscript.article is not article and manuscript.article != article):
            self._forget(article.id)
            manuscript = self._manuscripts[article.id] = Manuscript(article, self._passages_of(article))
        self._manuscripts.move_to_end(article.id)
        if len(self._manuscripts) > _KEPT_ARTICLES:
            self._forget(next(iter(self._manuscripts)))
        return manuscript

    def galley_of(self, manuscript: Manuscript, width: int, measure: int, options: Options) -> Galley:
        """A manuscript set for so many cells and a column of at most ``measure``. Where pictures take rows it is set
        anew: they may have come since."""
        frame = frame_for(width, measure, notes=bool(manuscript.callouts.statements))
        article = manuscript.article
        if article is None or self._manuscripts.get(article.id) is not manuscript or _pictured(manuscript, options):
            return _new(manuscript, frame, options)
        key = (article.id, frame, options.justify, options.hyphenate)
        galley = self._galleys.get(key)
        if galley is None:
            galley = self._galleys[key] = _new(manuscript, frame, options)
        self._galleys.move_to_end(key)
        rows = sum(len(kept.layout.lines) for kept in self._galleys.values())
        while rows > _KEPT_ROWS and len(self._galleys) > 1:
            rows -= len(self._galleys.popitem(last=False)[1].layout.lines)
        return galley

    def set_ahead(self, article: Article, width: int, measure: int, options: Options, rows: int) -> None:
        """Have so many rows of an article ready for when it is wanted; at no width, what holds at every width."""
        manuscript = self.manuscript_of(article)
        if width and not _pictured(manuscript, options):
            galley = self.galley_of(manuscript, width, measure, options)
            galley.advance(lambda: len(galley.layout.lines) > rows)

    def _forget(self, article: int) -> None:
        self._manuscripts.pop(article, None)
        for key in [key for key in self._galleys if key[0] == article]:
            del self._galleys[key]


def _pictured(manuscript: Manuscript, options: Options) -> bool:
    return options.picture_rows is not None and any(passage.role == "picture" for passage in manuscript.passages)


def _new(manuscript: Manuscript, frame: Frame, options: Options) -> Galley:
    lang = manuscript.article.lang if manuscript.article is not None else ""
    setter = Typesetter(manuscript.passages, manuscript.callouts, frame, options, lang)
    return Galley(setter.layout, setter.run())
