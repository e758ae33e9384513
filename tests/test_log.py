"""The log holds no secrets and nothing that acts in a terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk here that is always full")
def test_a_log_without_room_prints_nothing_instead(tmp_path: Path) -> None:
    (tmp_path / "orda.log").symlink_to("/dev/full")
    program = "import logging; from orda_tui import log; log.start(); logging.error('a line'); print('went on')"
    done = subprocess.run(
        [sys.executable, "-c", program], env={"ORDA_STATE_DIR": str(tmp_path)}, capture_output=True, timeout=60
    )
    assert (done.stdout, done.stderr, done.returncode) == (b"went on\n", b"", 0)


def test_control_characters_are_written_out() -> None:
    assert redact("a\x1b]52;c;x\x07b\u202e") == "a\\x1b]52;c;x\\x07b\\x202e"
