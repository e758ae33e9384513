"""Paint laid-out rows: lines -> strips. Text goes out as segments, never as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from orda_tui.tui import signs
from orda_tui.tui.render.callouts import Callouts
from orda_tui.tui.render.lines import MARGIN, Layout, Line
from orda_tui.tui.render.wrap import cells
from orda_tui.tui.widgets.article_view_styles import Sheet


class Overlay(NamedTuple):
    """Characters ``[start:end]`` of a row in another style; ``text`` is painted over them where it is not empty."""

    start: int
    end: int
    style: Style
    text: str = ""


@dataclass(slots=True)
class Look:
    """What changes how a row looks without changing the layout."""

    current: int = -1
    shift: int = 0
    overlays: Sequence[Overlay] = ()
    picture: list[Segment] | None = field(default=None)


class Painter:
    """Paints the rows of one widget in the styles of its sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.style = sheet

    def paint(self, layout: Layout, y: int, callouts: Callouts, look: Look) -> Strip:
        """The strip of row ``y``, exactly as wide as the frame."""
        frame, line = layout.frame, layout.lines[y]
        if look.picture is not None:
            body = [Segment(segment.text, segment.style or self.style("quiet")) for segment in look.picture]
        else:
            body = list(self._pieces(layout, line, y, look.overlays))
        used = sum(cells(segment.text) for segment in body)
        room = frame.width - frame.left
        if line.wide and (used >= room or look.shift):
            body, used = self._sideways(body, used, room - 1, look.shift)
        elif used > room:
            body, used = list(Strip(body).crop(0, room)), room
        length = sum(len(piece.text) for piece in line.pieces)
        tail = Style.from_meta({"offset": (length, y)})
        segments = [*self._margin(line, y, frame.left, callouts, look.current), *body]
        at = frame.left + used
        if line.note:
            segments.append(Segment(" " * (frame.note_at - at), self.style("body") + tail))
            at = frame.note_at
            for piece in line.note:
                segments.append(Segment(piece.text, self.style(piece.style) + tail))
                at += cells(piece.text)
        if at < frame.width:
            segments.append(Segment(" " * (frame.width - at), self.style("body") + tail))
        return Strip(segments, frame.width)

    def _margin(self, line: Line, y: int, left: int, callouts: Callouts, current: int) -> list[Segment]:
        place = Style.from_meta({"offset": (0, y)})
        base = self.style("body") + place
        lit = current in line.statements
        number = current if lit else line.statements[0] if line.statements else line.group
        if number < 0:
            return [Segment(" " * left, base)]
        bar = Segment(signs.BAR_LIT if lit else signs.BAR, self.style(f"speaker{callouts.colours[number]}") + place)
        return [Segment(" " * (left - MARGIN), base), bar, Segment(" " * (MARGIN - 1), base)]

    def _pieces(self, layout: Layout, line: Line, y: int, overlays: Sequence[Overlay]) -> Iterator[Segment]:
        x = 0
        for piece in line.pieces:
            style = self.style(piece.style)
            if piece.link >= 0 and piece.link not in layout.targets:
                style += Style(link=layout.links[piece.link])
            end = x + len(piece.text)
            over = [o for o in overlays if o.start < end and o.end > x]
            cuts = sorted({x, end, *(c for o in over for c in (o.start, o.end) if x < c < end)}) if over else (x, end)
            for begin, stop in pairwise(cuts):
                meta: dict[str, object] = {"offset": (begin, y)}
                if piece.link >= 0:
                    meta["@click"] = f"link({piece.link})"
                text, painted = piece.text[begin - x : stop - x], style
                for overlay in over:
                    if overlay.start <= begin < overlay.end:
                        painted += overlay.style
                        text = _painted_over(text, overlay.text) if overlay.text else text
                yield Segment(text, painted + Style.from_meta(meta))
            x = end

    def _sideways(self, body: list[Segment], used: int, room: int, shift: int) -> tuple[list[Segment], int]:
        """The window of a wide row that is in sight, with a sign at each end where more is hidden."""
        shift = min(shift, max(0, used - room))
        shown = list(Strip(body, used).crop(shift, shift + room))
        sign = self.style("mark")
        if shift:
            shown = [Segment(signs.MORE_LEFT, sign), *Strip(shown).crop(1, room)]
        if used - shift > room:
            shown = [*Strip(shown).crop(0, room - 1), Segment(signs.MORE_RIGHT, sign)]
        return shown, min(room, used - shift)


def _painted_over(text: str, letters: str) -> str:
    """The letters in the cells of ``text``'s beginning; the rest of the text stays where it is."""
    spans = split_graphemes(text)[0]
    if not spans:
        return text
    _, end, size = spans[0]
    return letters.ljust(size)[:size] + text[end:]
