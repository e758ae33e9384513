"""The README says what the program does."""

from __future__ import annotations

import re

from tests.readme import README, with_keys


def test_the_keys_are_those_of_the_registry() -> None:
    text = README.read_text(encoding="utf-8")
    assert with_keys(text) == text, "run `make keys`"


def test_every_file_it_points_to_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)|src=\"([^\":]+)\"", text):
        path = next(part for part in target if part)
        assert (README.parent / path).exists(), path
