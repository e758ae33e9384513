"""The pictures of the article on screen: how many rows each takes, and its rows once a thread has decoded them."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.widget import Widget

from orda_tui.model.document import Figure
from orda_tui.tui import signs
from orda_tui.tui.render import kitty
from orda_tui.tui.render.pictures import BadPicture, fit, half_cells, size_of

_MOST_ROWS = 24
_KEPT = 64

Rows = list[list[Segment]]
#: Writes a sequence to the terminal; given only where that is one that shows pictures the kitty way.
Write = Callable[[str], None]


class Developer:
    """Makes rows of cells of a picture: half cells everywhere, the picture itself where the terminal can show it."""

    def __init__(self, widget: Widget, write: Write | None) -> None:
        self._widget = widget
        self._write = write
        self._sent: list[int] = []

    def develop(self, data: bytes, columns: int, rows: int) -> tuple[Rows, str, int]:
        """Rows, what must be sent to the terminal before they are shown, and the number it is sent under (0: nothing).

        Slow, and called in a thread. Raises BadPicture.
        """
        if self._write is None or max(columns, rows) > kitty.MOST_CELLS:
            return half_cells(data, columns, rows), "", 0
        number = kitty.new_number(few_colours=self._widget.app.console.color_system != "truecolor")
        return kitty.placeholders(columns, rows, number), kitty.transmission(data, columns, rows, number), number

    def send(self, sequence: str, number: int) -> None:
        """Hand a picture over to the terminal."""
        if self._write is not None and number and self._widget.is_attached:
            self._write(sequence)
            self._sent.append(number)

    def forget(self) -> None:
        """The terminal may let go of everything that was sent."""
        if self._write is not None and self._sent:
            self._write("".join(kitty.removal(number) for number in self._sent))
        self._sent.clear()


class PictureShelf:
    """Decodes pictures for one widget. ``bytes_of`` gives the stored bytes of a picture, or None; it is called in the
    widget's own thread. Rows are reserved from the picture's head, before it is decoded, so that text never jumps."""

    def __init__(
        self,
        widget: Widget,
        bytes_of: Callable[[str], bytes | None] | None,
        changed: Callable[[], None],
        write: Write | None,
    ) -> None:
        self._widget = widget
        self._bytes_of = bytes_of
        self._changed = changed
        self._developer = Developer(widget, write)
        self._heads: dict[str, tuple[int, int] | None] = {}
        self._rows: dict[tuple[str, int, int], Rows | str] = {}

    def forget(self) -> None:
        """Another article, or pictures that have come since: ask for the bytes anew."""
        self._heads.clear()
        self._rows.clear()
        self._developer.forget()

    def measure(self, figure: Figure, columns: int) -> tuple[int, int]:
        """Columns and rows of a picture in a column of that width; (0, 0) where there is nothing to show."""
        if figure.src not in self._heads:
            data = self._bytes_of(figure.src) if self._bytes_of is not None else None
            self._heads[figure.src] = size_of(data) if data is not None else None
        size = self._heads[figure.src]
        return fit(*size, columns, _MOST_ROWS) if size is not None else (0, 0)

    def row(self, figure: Figure, columns: int, number: int) -> list[Segment]:
        """One row of the picture; blank while it is decoded, a few words on the first row where it cannot be."""
        wide, high = self.measure(figure, columns)
        key = (figure.src, wide, high)
        found = self._rows.get(key)
        if found is None:
            self._start(key)
            return [Segment(" " * wide)]
        if isinstance(found, str):
            words = f"{signs.PICTURE} {found}" if found and number == 0 else ""
            return [Segment(words.ljust(wide)[:wide])]
        return found[number] if number < len(found) else []

    def _start(self, key: tuple[str, int, int]) -> None:
        source, columns, rows = key
        while len(self._rows) >= _KEPT:
            self._rows.pop(next(iter(self._rows)))
        self._rows[key] = ""
        data = self._bytes_of(source) if self._bytes_of is not None else None

        def decode() -> None:
            found: Rows | str
            sequence, number = "", 0
            try:
                found, sequence, number = self._developer.develop(data or b"", columns, rows)
            except BadPicture as error:
                found = str(error)
            self._widget.app.call_from_thread(self._put, key, found, sequence, number)

        self._widget.run_worker(decode, name="decode a picture", group="pictures", thread=True)

    def _put(self, key: tuple[str, int, int], found: Rows | str, sequence: str, number: int) -> None:
        if key in self._rows:
            self._developer.send(sequence, number)
            self._rows[key] = found
            self._changed()
