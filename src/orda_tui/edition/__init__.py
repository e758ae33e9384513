"""The bundled edition: what a newcomer reads before adding anything.

A guide to the reader told as news, and news to practise on, in English, Russian and Kazakh: Markdown files with front
matter in ``pieces/``, each ``NN-slug.LANG.md``. They are an ordinary source of the kind ``edition``.
"""

from __future__ import annotations

from importlib import resources
from typing import Final

#: What the source is called in lists.
TITLE: Final = "The First Edition"

#: Raised when a piece is added or changed, so that a store that holds an older edition takes in the new one.
EDITION_VERSION: Final[int] = 4


#: Where the pictures of the edition say that they are. Nobody can be asked there: the store has them from the start.
PICTURES: Final = "https://edition.invalid/"


def pictures() -> dict[str, bytes]:
    """The pictures of the edition (PNG) by their addresses, as the pieces name them."""
    folder = resources.files(__name__).joinpath("pictures")
    return {PICTURES + file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(".png")}


def pieces() -> list[tuple[str, str]]:
    """All pieces as (name, text), the front page first. A name is the file's name without ``.md`` and never changes
    once released: it is the piece's identity in the store."""
    folder = resources.files(__name__).joinpath("pieces")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".md")), key=lambda file: file.name)
    return [(file.name.removesuffix(".md"), file.read_text(encoding="utf-8")) for file in files]
