"""The excerpts a list of hits shows: asked for around the rows that are drawn, kept until others are searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orda_tui.model.article import Excerpt

_BLOCK = 32
"""Rows whose excerpts are asked for at once; those of the next rows are asked for half a block ahead."""

_MOST = 4096


class Excerpts:
    """Excerpts by article. An article without one has the words in its title only."""

    def __init__(self) -> None:
        self._found: dict[int, Excerpt | None] = {}
        self._fresh: set[int] = set()
        self._asked: set[int] = set()

    def begin(self, found: Mapping[int, Excerpt | None]) -> None:
        """Other words are searched; these are the first rows."""
        self._found.clear()
        self.ask_again()
        self.take(found)

    def ask_again(self) -> None:
        """Texts may have changed, or rows moved: ask anew, and show what there is meanwhile."""
        self._fresh.clear()
        self._asked.clear()

    def get(self, article: int) -> Excerpt | None:
        """The excerpt of an article, if it has come and there is one."""
        return self._found.get(article)

    def take(self, found: Mapping[int, Excerpt | None]) -> bool:
        """These articles were looked through. Does any look different now?"""
        if len(self._found) > _MOST:
            self._found.clear()
        changed = any(self._found.get(article) != excerpt for article, excerpt in found.items())
        self._found.update(found)
        self._fresh.update(found)
        return changed

    def wanted(self, index: int, ids: Sequence[int]) -> list[int]:
        """The articles around a row that is drawn which nobody asked for yet."""
        wanted: list[int] = []
        half = _BLOCK // 2
        for block in {max(0, index - half) // _BLOCK, (index + half) // _BLOCK} - self._asked:
            self._asked.add(block)
            wanted += (one for one in ids[block * _BLOCK : (block + 1) * _BLOCK] if one not in self._fresh)
        return wanted
