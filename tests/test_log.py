"""The log holds no secrets and nothing that acts in a terminal."""

from __future__ import annotations

import pytest

from orda_tui.log import redact


@pytest.mark.parametrize(
    "line",
    [
        "GET https://ann:CANARY@example.org/feed",
        "GET https://example.org/feed?api_key=CANARY&x=1",
        "GET https://example.org/feed?token=CANARY",
        "Authorization: Basic CANARY",
        "cookie=CANARY; other",
        "X-Api-Key: CANARY",
    ],
)
def test_secrets_are_left_out(line: str) -> None:
    assert "CANARY" not in redact(line)
    assert "***" in redact(line)


def test_control_characters_are_written_out() -> None:
    assert redact("a\x1b]52;c;x\x07b\u202e") == "a\\x1b]52;c;x\\x07b\\x202e"
