"""What takes the keys for a while: typing what to find, choosing a link by its letter, selecting text by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import events

from orda_tui.text.neutral import one_line
from orda_tui.tui.keys import CYRILLIC
from orda_tui.tui.render.excerpt import excerpt
from orda_tui.tui.render.lines import Spot
from orda_tui.tui.render.units import GROWTH, piece_at, pieces
from orda_tui.tui.widgets.article_view_messages import How
from orda_tui.tui.widgets.bars import KeyHint, KeysMoved

if TYPE_CHECKING:
    from orda_tui.tui.widgets.article_view import ArticleView

_LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
_LATIN = {cyrillic: latin for latin, cyrillic in CYRILLIC.items() if latin.isalpha()}
_HOWS: tuple[How, ...] = ("open", "copy", "share")


class Mode:
    """Takes the keys until it is left."""

    def __init__(self, view: ArticleView) -> None:
        self.view = view

    def prompt(self) -> str:
        """What the last row says meanwhile."""
        raise NotImplementedError

    def key_hints(self) -> tuple[KeyHint, ...]:
        """What its keys do; the last one is the way out."""
        raise NotImplementedError

    def key(self, event: events.Key) -> None:
        """A key was pressed; Escape has been dealt with."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Escape was pressed."""

    def paste(self, text: str) -> None:
        """Text was pasted."""


class FindMode(Mode):
    """Types what to find; the hits light up while it is typed. Nothing found, nothing moved."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self.words = ""
        self._from = view.place
        self._back = view.way_back()

    def prompt(self) -> str:
        """The words so far, and how many places have them."""
        if not self.words:
            return "/▏  type what to find"
        return f"/{self.words}▏  {self.view.hits_told()}"

    def key_hints(self) -> tuple[KeyHint, ...]:
        """Enter is where the hits can be gone through."""
        return ("Enter", "find"), ("^U", "clear"), ("Esc", "leave it")

    def key(self, event: events.Key) -> None:
        """A letter more, a letter less, or done."""
        if event.key == "enter":
            self._end()
        elif event.key == "backspace":
            if not self.words:
                self.view.leave_mode(cancelled=True)
                return
            self._set(self.words[:-1])
        elif event.key == "ctrl+u":
            self._set("")
        elif event.key == "ctrl+w":
            self._set(self.words.rstrip().rpartition(" ")[0])
        elif event.is_printable and event.character:
            self._set(self.words + event.character)

    def take(self, words: str) -> None:
        """All the words at once, and Enter."""
        self._set(one_line(words, 200))
        self._end()

    def _end(self) -> None:
        self.view.leave_mode()
        if self.words and not self.view.has_hits:
            self.view.remark(f"“{self.words}” was not found.")

    def paste(self, text: str) -> None:
        """Pasted words are typed words."""
        self._set(one_line(self.words + text, 200))

    def cancel(self) -> None:
        """Nothing was looked for."""
        self._set("")

    def _set(self, words: str) -> None:
        self.words = words
        self._back()  # so that words found near are gone to from here, and words not found leave one here
        self.view.find(words, self._from)


class Hint(NamedTuple):
    """A letter painted over the first cell of a link: where it stands, and the number of the link."""

    letter: str
    y: int
    x: int
    link: int


class HintMode(Mode):
    """Chooses one of the links in sight by its letter."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self.how: How = "open"
        self.hints: list[Hint] = []
        self.by_row: dict[int, list[Hint]] = {}
        self._set(self._find())

    def _set(self, hints: list[Hint]) -> None:
        self.hints, self.by_row = hints, {}
        for hint in hints:
            self.by_row.setdefault(hint.y, []).append(hint)

    def clear(self) -> None:
        """No letters, for the rows are on their way to somewhere else."""
        self._set([])

    def set_anew(self) -> None:
        """Put letters on the links that are in sight now."""
        if self.view.mode is self:
            self._set(self._find())
            self.view.repaint()

    def _find(self) -> list[Hint]:
        letters = iter(_LETTERS)
        seen: set[int] = set()
        hints: list[Hint] = []
        for y in self.view.rows_in_sight():
            x = 0
            for piece in self.view.layout_now.lines[y].pieces:
                if piece.link >= 0 and piece.link not in seen and (letter := next(letters, "")):
                    seen.add(piece.link)
                    hints.append(Hint(letter, y, x, piece.link))
                x += len(piece.text)
        return hints

    def prompt(self) -> str:
        """What a letter will do."""
        words = {"open": "Open which link?", "copy": "Copy which link?", "share": "Share which link?"}[self.how]
        return f"{words}  Type its letter."

    def key_hints(self) -> tuple[KeyHint, ...]:
        """Tab changes what a letter will do."""
        return ("a-Z", self.how), ("Tab", f"{self._next_how} instead"), ("Esc", "leave it")

    @property
    def _next_how(self) -> How:
        return _HOWS[(_HOWS.index(self.how) + 1) % len(_HOWS)]

    def key(self, event: events.Key) -> None:
        """A letter chooses, Tab changes what is done, any other key leaves."""
        if event.key == "tab":
            self.how = self._next_how
            self.view.refresh()
            self.view.post_message(KeysMoved())
            return
        letter = _LATIN.get(event.character or "", event.character)
        link = next((hint.link for hint in self.hints if hint.letter == letter), -1)
        self.view.leave_mode()
        if link >= 0:
            self.view.choose_link(link, self.how)


class SelectMode(Mode):
    """Selects by word, sentence, paragraph, the whole article; ``y`` copies."""

    def __init__(self, view: ArticleView, start: Spot, end: Spot | None = None) -> None:
        """Begin with the word at ``start``, or with what stands between ``start`` and ``end``."""
        super().__init__(view)
        self.size = 0
        self._given = end is not None
        self.start, self.end = start, end or start
        if end is None:
            self._take(self._text(start.passage), start)
            if self.start == self.end:  # a picture or a rule: on to the first word below
                self._move(1)
        view.set_selection(self.start, self.end)

    @property
    def unit(self) -> str:
        """What the selection is counted in."""
        return "these words" if self._given else GROWTH[self.size]

    def prompt(self) -> str:
        """How much is selected."""
        return f"Selected: {self.unit}"

    def key_hints(self) -> tuple[KeyHint, ...]:
        """Moving, growing, copying."""
        return ("y", "copy"), ("v", "more"), ("j k", "move"), ("J K", "stretch"), ("Esc", "leave it")

    def key(self, event: events.Key) -> None:
        """Grow, move, stretch, copy."""
        letter = _LATIN.get(event.character or "", event.character) or event.key
        if letter == "y" or event.key == "enter":
            text = excerpt(self.view.layout_now.passages, self.start, self.end)
            self.view.leave_mode(cancelled=True)
            self.view.want_copy(text, "the selection")
            return
        self._given = False
        if letter == "v":
            self._grow()
        elif letter in ("j", "l") or event.key in ("down", "right"):
            self._move(1)
        elif letter in ("k", "h") or event.key in ("up", "left"):
            self._move(-1)
        elif letter in ("J", "L") or event.key in ("shift+down", "shift+right"):
            self._stretch(1)
        elif letter in ("K", "H") or event.key in ("shift+up", "shift+left"):
            self._stretch(-1)
        self.view.set_selection(self.start, self.end)
        self.view.reach(self.end if letter in ("J", "L") else self.start)

    def cancel(self) -> None:
        """Nothing is selected any more."""
        self.view.set_selection(None, None)

    def _text(self, passage: int) -> str:
        return self.view.layout_now.passages[passage].text

    def _take(self, text: str, spot: Spot) -> None:
        start, end = piece_at(text, GROWTH[self.size], spot.offset)
        self.start, self.end = Spot(spot.passage, start), Spot(spot.passage, end)

    def _grow(self) -> None:
        self.size = min(self.size + 1, len(GROWTH) - 1)
        if GROWTH[self.size] == "article":
            last = len(self.view.layout_now.passages) - 1
            self.view.lay_out_all()
            self.start, self.end = Spot(0, 0), Spot(last, len(self._text(last)))
        else:
            self._take(self._text(self.start.passage), self.start)

    def _move(self, way: int) -> None:
        found = self._neighbour(self.start if way < 0 else self.end, way)
        if found is not None:
            self.start, self.end = found

    def _stretch(self, way: int) -> None:
        if way > 0:
            found = self._neighbour(self.end, 1)
            if found is not None:
                self.end = found[1]
            return
        before = self._neighbour(self.end, -1, holding=True)
        if before is not None and before[1] > self.start:
            self.end = before[1]

    def _neighbour(self, spot: Spot, way: int, *, holding: bool = False) -> tuple[Spot, Spot] | None:
        """The unit after or before a place; ``holding``: the one before the unit that ends there."""
        passages = self.view.layout_now.passages
        number = spot.passage
        limit = spot.offset
        while 0 <= number < len(passages):
            if passages[number].text:
                units = pieces(passages[number].text, GROWTH[min(self.size, len(GROWTH) - 2)])
                if way > 0:
                    after = [unit for unit in units if unit[0] >= limit]
                else:
                    after = [unit for unit in units if (unit[1] < limit if holding else unit[1] <= limit)][::-1]
                if after:
                    self.view.lay_out_to(Spot(number, after[0][0]))
                    return Spot(number, after[0][0]), Spot(number, after[0][1])
            number += way
            limit = 0 if way > 0 else 1 << 60
        return None
