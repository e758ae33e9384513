"""Write the table of keys into the README, from the registry of actions: ``make keys``."""

from __future__ import annotations

from pathlib import Path

from orda_tui.tui.key_tables import key_table

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- keys -->\n", "<!-- /keys -->"


def with_keys(text: str) -> str:
    """The README with its table of keys as it is now."""
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return head + BEGIN + key_table() + END + tail


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
