"""Commands run in this process, on a library and settings of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from orda_tui.cli.main import run


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Orda = Callable[..., Said]


@pytest.fixture
def orda(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Orda:
    """``orda("list", "--json")`` as a person would run it."""
    monkeypatch.setenv("ORDA_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ORDA_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("TERM", "dumb")  # or the doctor would ask the terminal that the tests are run in
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)

    def call(*argv: object) -> Said:
        capsys.readouterr()
        code = run([str(word) for word in argv])
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return call
