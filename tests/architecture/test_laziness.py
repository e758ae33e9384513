"""What a fresh interpreter loads: laziness is proved, not hoped for."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

PROBE = """
import json, sys
sys.argv = ["orda", *{arguments!r}]
try:
    {code}
except SystemExit:
    pass
json.dump(sorted(sys.modules), sys.stderr)
"""


def loaded(code: str, *arguments: str) -> set[str]:
    program = PROBE.format(arguments=list(arguments), code=code)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    return set(json.loads(done.stderr))


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_load_neither_screen_nor_network_nor_store(argument: str) -> None:
    modules = loaded("from orda_tui.__main__ import main; main()", argument)
    assert not modules & {"textual", "rich", "httpx", "lxml", "apsw", "asyncio", "orda_tui.store", "platformdirs"}


def test_the_package_itself_imports_nothing() -> None:
    assert {name for name in loaded("import orda_tui") if name.startswith("orda_tui")} == {"orda_tui"}


def test_the_screen_loads_no_network_and_no_parser() -> None:
    modules = loaded("import orda_tui.tui.app")
    assert not modules & {
        "httpx",
        "httpcore",
        "lxml",
        "markdown_it",
        "orda_tui.fetch",
        "orda_tui.parse",
        "orda_tui.extract",
    }
