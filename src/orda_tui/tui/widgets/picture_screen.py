"""A picture of the article on the whole screen, with its caption; the others are one key away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from orda_tui.model.document import Figure
from orda_tui.text.neutral import one_line
from orda_tui.tui.render.pictures import BadPicture, fit, size_of
from orda_tui.tui.widgets.bars import KeyBar
from orda_tui.tui.widgets.picture_shelf import Developer, Rows, Write


class Canvas(Widget):
    """One picture, as large as fits, in the middle."""

    def __init__(self, write: Write | None) -> None:
        super().__init__()
        self._developer = Developer(self, write)
        self._data: bytes | None = None
        self._rows: Rows = []
        self._words = self._instead = ""
        self._wanted = (0, 0)

    def show(self, data: bytes | None, instead: str) -> None:
        """Show these bytes; where the picture is not stored (None), the words ``instead``."""
        self._data = data
        self._instead = instead
        self._wanted = (0, 0)
        self._decode()

    def on_resize(self, event: events.Resize) -> None:
        """Another size needs other pixels."""
        self._decode()

    def _decode(self) -> None:
        size = size_of(self._data) if self._data is not None else None
        if size is None or not self.size:
            self._rows, self._words = [], self._instead if self._data is None else "This is no picture."
            self.refresh()
            return
        wanted = fit(*size, self.size.width, self.size.height)
        if wanted == self._wanted:
            return
        self._wanted, self._rows, self._words = wanted, [], "…"
        data = self._data or b""

        def decode() -> None:
            sequence, number = "", 0
            try:
                (rows, sequence, number), words = self._developer.develop(data, *wanted), ""
            except BadPicture as error:
                rows, words = [], f"This is {error}."
            self.app.call_from_thread(self._put, data, wanted, rows, words, sequence, number)

        self.run_worker(decode, name="decode a picture", group="pictures", thread=True)
        self.refresh()

    def _put(self, data: bytes, wanted: tuple[int, int], rows: Rows, words: str, sequence: str, number: int) -> None:
        if data == self._data and wanted == self._wanted:
            self._developer.forget()  # the one before, or the same in another size
            self._developer.send(sequence, number)
            self._rows, self._words = rows, words
            self.refresh()

    def on_unmount(self) -> None:
        """The terminal need not keep the pictures."""
        self._developer.forget()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width, height = self.size
        base = self.visual_style.rich_style
        rows = self._rows or [[Segment(self._words, base)]]
        at = y - (height - len(rows)) // 2
        if not 0 <= at < len(rows):
            return Strip.blank(width, base)
        row = Strip(rows[at])
        left = max(0, (width - row.cell_length) // 2)
        return Strip([Segment(" " * left, base), *row]).adjust_cell_length(width, base)


class PictureScreen(ModalScreen[None]):
    """Shows the pictures of an article one by one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,I,й,Ш", "close", show=False),
        Binding("right,down,l,j,space,n,д,о,т", "step(1)", show=False),
        Binding("left,up,h,k,p,р,л,з", "step(-1)", show=False),
    ]
    DEFAULT_CSS = """
    PictureScreen {
        background: $background;
        & > Canvas { height: 1fr; background: $background; }
        & > Static { height: auto; max-height: 3; padding: 0 1; color: $text-muted; text-align: center; }
    }
    """

    def __init__(
        self, figures: Sequence[Figure], at: int, bytes_of: Callable[[str], bytes | None], write: Write | None = None
    ) -> None:
        """``figures``: at least one; ``at``: the first to show; ``bytes_of`` gives the stored bytes by address."""
        super().__init__()
        self._figures = figures
        self._at = at
        self._bytes_of = bytes_of
        self._write = write
        self._missing = "This picture is not stored."
        self._is_bare = False

    def compose(self) -> ComposeResult:
        """The picture and its caption."""
        yield Canvas(self._write)
        yield Static(markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the first."""
        steps = [("→", "next"), ("←", "previous")] if len(self._figures) > 1 else []
        self.query_one(KeyBar).show([*steps, ("Esc", "back")])
        self._show()

    def _show(self) -> None:
        figure = self._figures[self._at]
        number = f"{self._at + 1} of {len(self._figures)}" if len(self._figures) > 1 else ""
        parts = (one_line(part) for part in (figure.text or figure.alt, figure.credit, number))
        self.query_one(Static).update(Content(" · ".join(part for part in parts if part)))
        data = self._bytes_of(figure.src)
        self._is_bare = data is None
        self.query_one(Canvas).show(data, self._missing)

    def pictures_changed(self, missing: str) -> None:
        """Pictures may have come into the store. ``missing``: what is said in the place of one that is not there."""
        self._missing = missing
        if self._is_bare:
            self._show()

    def action_step(self, way: int) -> None:
        """The next picture, or the one before; around at the ends."""
        self._at = (self._at + way) % len(self._figures)
        self._show()

    def action_close(self) -> None:
        """Back to the article."""
        self.dismiss(None)

    def on_click(self) -> None:
        """Back to the article."""
        self.dismiss(None)
