"""The sources pane: views, folders, sources, with counts that can be turned off and a mark where visits fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType
from textual.message import Message

from orda_tui.model.feed import Feed
from orda_tui.model.selection import Selection, View
from orda_tui.text.neutral import one_line
from orda_tui.tui import actions, signs
from orda_tui.tui.widgets.bars import KeysMoved
from orda_tui.tui.widgets.cells import cut
from orda_tui.tui.widgets.row_list import RowList

VIEWS: tuple[tuple[View, str], ...] = (
    ("all", "All"),
    ("today", "Today"),
    ("unread", "Unread"),
    ("starred", "Starred"),
    ("later", "Later"),
    ("kept", "With kept statements"),
)

_OF_SOURCES = frozenset(("remove", "rename", "move", "about"))

Health = Literal["good", "failing", "gone"]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line: a view, a tag, a folder or a source. ``feeds``: the sources whose unread articles it counts."""

    label: str
    view: View = "all"
    folder: str | None = None
    feed: int | None = None
    depth: int = 0
    feeds: tuple[int, ...] = ()
    health: Health = "good"
    tag: str = ""

    @property
    def identity(self) -> tuple[View, str, str | None, int | None]:
        """What makes it the same row in another list of rows."""
        return self.view, self.tag, self.folder, self.feed

    def inside(self, other: SourceRow) -> bool:
        """Is it in that folder, or in a folder inside it?"""
        if other.folder is None or self is other or not self.feeds:
            return False
        if self.folder is not None:
            return self.folder.startswith(other.folder + "/")
        return self.feed is not None and self.feed in other.feeds

    def selection(self, base: Selection) -> Selection:
        """The headlines it stands for, in the order and with the filter of ``base``."""
        view = self.view if self.feed is None and self.folder is None else "all"
        return Selection(
            view=view, folder=self.folder, feed=self.feed, tag=self.tag, hide_read=base.hide_read, order=base.order
        )


def source_rows(feeds: Sequence[Feed], failing: Mapping[int, Health], tags: Sequence[str] = ()) -> list[SourceRow]:
    """Views first, then tags, then the sources in their folders; ``feeds`` come ordered by folder and position."""
    every = tuple(feed.id for feed in feeds)
    rows = [SourceRow(label, view=view, feeds=every if view == "unread" else ()) for view, label in VIEWS]
    rows += [SourceRow(f"#{tag}", tag=tag) for tag in tags]
    shown: set[str] = set()
    for feed in sorted(feeds, key=lambda feed: feed.folder != ""):
        depth = 0
        if feed.folder:
            parts = feed.folder.split("/")
            depth = len(parts)
            for level in range(1, depth + 1):
                path = "/".join(parts[:level])
                if path not in shown:
                    shown.add(path)
                    rows.append(_folder_row(path, parts[level - 1], level - 1, feeds))
        rows.append(
            SourceRow(feed.shown, feed=feed.id, depth=depth, feeds=(feed.id,), health=failing.get(feed.id, "good"))
        )
    return rows


def _indent(row: SourceRow) -> str:
    return " " + "  " * row.depth


def _folder_row(path: str, label: str, depth: int, feeds: Iterable[Feed]) -> SourceRow:
    inside = tuple(feed.id for feed in feeds if feed.folder == path or feed.folder.startswith(path + "/"))
    return SourceRow(label, folder=path, depth=depth, feeds=inside)


def unfolded(rows: Iterable[SourceRow], folded: Set[str]) -> list[SourceRow]:
    """The rows that are not in a folded folder."""
    shown: list[SourceRow] = []
    depth: int | None = None
    for row in rows:
        if depth is not None and row.depth > depth:
            continue
        depth = row.depth if row.folder in folded else None
        shown.append(row)
    return shown


class SourcesPane(RowList):
    """Shows ``SourceRow``s and says which one the reader chose, or wants to change."""

    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("sources")]
    DEFAULT_CSS = """
    SourcesPane { background: $panel; }
    SourcesPane > .row--text, SourcesPane > .row--strong, SourcesPane > .row--muted, SourcesPane > .row--mark,
    SourcesPane > .row--bad { background: $panel; }
    """

    class Selected(Message):
        """Show the headlines of this row."""

        def __init__(self, row: SourceRow) -> None:
            super().__init__()
            self.row = row

    class ChangeWanted(Message):
        """The reader wants to ``remove``, ``rename``, ``move`` or hear ``about`` what is in a row. ``words``: its new
        name or folder, where that was said already."""

        def __init__(self, what: str, row: SourceRow, words: str = "") -> None:
            super().__init__()
            self.what = what
            self.row = row
            self.words = words

    class Folded(Message):
        """A folder was folded or unfolded: these are folded now."""

        def __init__(self, folders: frozenset[str]) -> None:
            super().__init__()
            self.folders = folders

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[SourceRow] = []
        self.every: list[SourceRow] = []
        """All rows, also those in folded folders."""
        self.folded: frozenset[str] = frozenset()
        self._unread: dict[int, int] = {}
        self.show_counts = True

    @property
    def row_count(self) -> int:
        return len(self.rows)

    @property
    def current(self) -> SourceRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def set_rows(self, rows: list[SourceRow]) -> None:
        """Show these rows; the cursor stays on the same view, folder or source."""
        self.every = rows
        self._show_rows()

    def _show_rows(self) -> None:
        before = self.current
        self.rows = unfolded(self.every, self.folded)
        self.rows_changed()
        if before is not None:
            self.select(lambda row: row.identity == before.identity)

    def fold(self, folders: frozenset[str]) -> None:
        """Have these folders folded, and no others."""
        if folders != self.folded:
            self.folded = folders
            self._show_rows()
            self.post_message(self.Folded(folders))

    def set_unread(self, unread: Mapping[int, int]) -> None:
        """Unread articles by source."""
        if self._unread != unread:
            self._unread = dict(unread)
            self.repaint()

    def unread(self, row: SourceRow) -> int:
        """Unread articles of a row."""
        return sum(self._unread.get(feed, 0) for feed in row.feeds)

    def select(self, wanted: Callable[[SourceRow], bool], *, unfold: bool = True) -> None:
        """Put the cursor on the first row that is wanted, if there is one; its folder unfolds for that, if it may."""
        hidden = next((row for row in self.every if wanted(row)), None) if unfold else None
        if hidden is not None and hidden not in self.rows:
            self.fold(self.folded - {row.folder for row in self.every if row.folder is not None and hidden.inside(row)})
        for index, row in enumerate(self.rows):
            if wanted(row):
                self.cursor = index
                return

    def idle_actions(self) -> frozenset[str]:
        """Actions that do nothing with the row under the cursor."""
        return frozenset() if self.current is not None and self.current.feed is not None else _OF_SOURCES

    def watch_cursor(self, old: int, new: int) -> None:
        super().watch_cursor(old, new)
        self.post_message(KeysMoved())

    def draw_row(self, index: int, line: int, width: int) -> list[Segment]:
        row = self.rows[index]
        unread = self.unread(row)
        count = f"{unread:,}" if unread and self.show_counts and row.view in ("all", "unread") else ""
        health = {"good": "", "failing": f"{signs.FAILING} ", "gone": f"{signs.GONE} "}[row.health]
        sign = "" if row.folder is None else f"{signs.FOLDED if row.folder in self.folded else signs.UNFOLDED} "
        lead = _indent(row) + sign
        room = width - cell_len(lead) - cell_len(health) - len(count) - 2
        label = cut(one_line(row.label), room)
        style = self.style("strong" if unread and row.view == "all" else "text")
        if row.folder is not None:
            style = self.style("mark")
        gap = " " * max(1, room - cell_len(label) + 1)
        return [
            Segment(lead, self.style("muted")),
            Segment(health, self.style("bad")),
            Segment(label + gap, style),
            Segment(count, self.style("muted")),
        ]

    def clicked(self, index: int, column: int) -> None:
        """One click lists what stands in the row; one on the sign of a folder folds it."""
        self.cursor = index
        row = self.rows[index]
        if row.folder is not None and column - len(_indent(row)) in (0, 1):
            self.action_fold()
        else:
            self.action_open()

    def action_open(self) -> None:
        if self.current is not None:
            self.post_message(self.Selected(self.current))

    def action_fold(self) -> None:
        here = self.current
        found = [row for row in self.rows[: self.cursor + 1] if here is not None and (row is here or here.inside(row))]
        folder = next((row for row in reversed(found) if row.folder is not None), None)
        if folder is not None and folder.folder is not None:
            self.cursor = self.rows.index(folder)
            self.fold(self.folded ^ {folder.folder})

    def _ask_change(self, what: str, words: str = "") -> None:
        if self.current is not None:
            self.post_message(self.ChangeWanted(what, self.current, words))

    def action_remove(self) -> None:
        self._ask_change("remove")

    def action_rename(self, words: str = "") -> None:
        self._ask_change("rename", words)

    def action_move(self, words: str = "") -> None:
        self._ask_change("move", words)

    def action_about(self) -> None:
        self._ask_change("about")
