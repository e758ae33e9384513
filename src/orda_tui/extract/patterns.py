"""Regular expressions that are compiled when they are first used, so that importing this package stays cheap."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern; the first question to it compiles it, and each method is then found right here."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, value)
        return value


def lazy(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, for all purposes but ``isinstance``, not compiled yet."""
    return cast("re.Pattern[str]", _Lazy(text, flags))
