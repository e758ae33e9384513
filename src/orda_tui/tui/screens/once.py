"""Screens that are left once, however fast the keys come."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.screen import Screen

Result = TypeVar("Result")


class Once(Screen[Result], Generic[Result]):
    """A screen over another. A second Enter that was on its way when the first one left it does nothing."""

    _left = False

    def leave_with(self, result: Result | None) -> None:
        """Go back with a result."""
        if not self._left and self.app.screen is self:
            self._left = True
            self.dismiss(result)
