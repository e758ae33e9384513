"""Write the tables of keys and signs into the README, from the registry of actions: ``make keys``."""

from __future__ import annotations

from pathlib import Path

from orda_tui.tui.key_tables import key_table, preset_table, signs_table, words_table

README = Path(__file__).parent.parent / "README.md"
TABLES = {"keys": key_table, "words": words_table, "presets": preset_table, "signs": signs_table}


def with_keys(text: str) -> str:
    """The README with its tables of keys as they are now, each where its marks are."""
    for name, table in TABLES.items():
        head, begin, rest = text.partition(f"<!-- {name} -->\n")
        _, end, tail = rest.partition(f"<!-- /{name} -->")
        if begin and end:
            text = head + begin + table() + end + tail
    return text


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
