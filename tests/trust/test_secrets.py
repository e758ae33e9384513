"""Canaries for secrets, carried through every feature: found where they are kept, and nowhere else."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from torture.commands import Said, environment, fault, orda
from torture.damage import here
from torture.kills import children

from tests.factories import PAGE, QUOTED, rss
from tests.loopback import Loopback, Personality, Visit, password
from tests.test_program import Terminal

PASSWORD, HEADER, LINKED, TOKEN = (f"CANARY-{name}" for name in ("PASSWORD", "HEADER", "LINKED", "TOKEN"))


def behind_header(body: bytes) -> Personality:
    async def serve(visit: Visit) -> None:
        if visit.request.headers.get("x-api-key") == HEADER:
            await visit.reply(200, body, {"Content-Type": "application/rss+xml"})
        else:
            await visit.reply(403, b"no")

    return serve


def away(location: str) -> Personality:
    async def serve(visit: Visit) -> None:
        await visit.reply(302, b"", {"Location": location})

    return serve


@pytest.fixture
def servers() -> Iterator[tuple[Loopback, Loopback]]:
    with Loopback() as one, Loopback() as other:
        yield one, other


def found_in(folder: Path, canary: str) -> set[str]:
    """Names of the files below a folder that hold the canary."""
    needles = (canary.encode(), canary.encode("utf-16-le"))
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    }


def everything_said(folder: Path, first: list[Said]) -> str:
    said = [*first]
    for words in (
        "refresh", "list", "list --json", "show 1", "show 1 --json", "sources --verbose", "sources --json", "doctor",
        "statements", "kept --json", "secret", "read 1", "log", "export", f"export {folder / 'out.opml'}",
        f"backup {folder / 'copy.db'}",
    ):  # fmt: skip
        run = orda if words in ("refresh", "read 1") else here
        said.append(run(folder, *words.split()))
        assert fault(said[-1]) == "", said[-1]
    return "\n".join(one.out + one.err for one in said)


def test_secrets_are_kept_in_one_place_and_told_nowhere(tmp_path: Path, servers: tuple[Loopback, Loopback]) -> None:
    one, other = servers
    linked = f"http://eve:{LINKED}@{one.host}:{one.port}/page"
    body = rss(("Storm", QUOTED + f'<p><a href="{linked}">the page</a></p>'), link=f"http://eve:{LINKED}@a.example/")
    one.on("/private", password("ann", PASSWORD, body))
    one.on("/away", away(f"http://eve:{LINKED}@127.0.0.1:{other.port}/caught"))
    other.on("/key", behind_header(body))
    other.add("/caught", b"nothing", status=403)
    one.add("/page", PAGE.encode(), type="text/html")
    at = f"127.0.0.1:{one.port}"
    lists = tmp_path / "urls"
    lists.write_text(f'http://ann:{PASSWORD}@{at}/list "tag"\nexec:curl {PASSWORD}\n', encoding="utf-8")
    opml = tmp_path / "in.opml"
    opml.write_text(
        f'<opml version="2.0"><body><outline text="x" xmlUrl="http://ann:{PASSWORD}@{at}/opml"/></body></opml>',
        encoding="utf-8",
    )
    private = ("--allow-private",)
    first = [
        orda(tmp_path, "add", f"http://ann:{PASSWORD}@{at}/private", *private),
        orda(tmp_path, "secret", f"http://127.0.0.1:{other.port}", "--header", "X-Api-Key", given=HEADER + "\n"),
        orda(tmp_path, "add", f"http://127.0.0.1:{other.port}/key", *private),
        orda(tmp_path, "add", f"http://{at}/away", *private),
        orda(tmp_path, "add", f"http://ann:{PASSWORD}@127.0.0.1:9/nobody-listens", *private),
        orda(tmp_path, "import", "--yes", str(opml)),
    ]
    assert [said.code for said in first] == [0, 0, 0, 4, 4, 0], first
    for said in first:
        assert fault(said) == ""
    lists_said = orda(tmp_path, "import", "--yes", "--kind", "newsboat", str(lists))
    opml.unlink()
    lists.unlink()
    text = everything_said(tmp_path, [*first])
    for canary in (PASSWORD, HEADER, LINKED):
        assert canary not in text
        assert found_in(tmp_path, canary) <= {"config/secrets.json"}
    assert "Storm" in text
    assert lists_said.code in (0, 2)
    # and on the wire: the password and the header went to their own origin only
    for seen in other.seen:
        assert "authorization" not in seen.headers or seen.path == "/none"
    for seen in one.seen:
        assert "x-api-key" not in seen.headers


def test_no_process_shows_a_secret(tmp_path: Path, servers: tuple[Loopback, Loopback]) -> None:
    one, _ = servers
    asked = f"http://127.0.0.1:{one.port}"
    orda(tmp_path, "secret", asked, "--user", "ann", given=PASSWORD + "\n")
    orda(tmp_path, "import", "--yes", "--allow-private", str(_list_of(tmp_path, [f"{asked}/slow?token={TOKEN}"])))

    async def slow(visit: Visit) -> None:
        await visit.reader.read()  # until the other side gives up

    one.on("/slow", slow)
    process = subprocess.Popen(
        [sys.executable, "-m", "orda_tui", "refresh"], env=environment(tmp_path),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        end = time.monotonic() + 20
        while not one.seen:
            assert time.monotonic() < end
            time.sleep(0.01)
        family = [process.pid, *children(process.pid)]
        assert len(family) == 2
        for pid in family:
            for name in ("cmdline", "environ"):
                shown = Path(f"/proc/{pid}/{name}").read_bytes()
                assert PASSWORD.encode() not in shown
                assert TOKEN.encode() not in shown
    finally:
        process.kill()
        process.communicate()
    assert one.seen[0].headers["authorization"].startswith("Basic ")
    assert found_in(tmp_path, PASSWORD) == {"config/secrets.json"}
    logs = {name for name in found_in(tmp_path, TOKEN) if name.endswith(".log")}
    assert logs == set(), "a token in an address belongs to the library, not to the log"
    assert (tmp_path / "config" / "secrets.json").stat().st_mode & 0o777 == 0o600


FAULT = """
import sys
from orda_tui.tui.screens.main.tending import Tending

given = sys.argv[1]

def fail(self):
    password = given
    raise RuntimeError("adding https://ann:%s@a.example/ failed, token=%s" % (password, password))

Tending.action_catalogue = fail
from orda_tui.__main__ import main
sys.argv = ["orda"]
sys.exit(main())
"""


def test_a_screen_that_fails_says_one_sentence_and_the_log_the_rest(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, 90, 30, under=(sys.executable, "-c", FAULT, PASSWORD), **environment(tmp_path))
    try:
        terminal.until(lambda text: "Good Morning" in text)
        terminal.press("C")
        assert terminal.end() == 1
        assert "Something went wrong inside the program (RuntimeError). 'orda log' says more." in terminal.text
        assert "Traceback" not in terminal.text
        assert PASSWORD.encode() not in terminal.raw
    finally:
        terminal.close()
    log = orda(tmp_path, "log").out
    assert "RuntimeError: adding https://***@a.example/ failed, token=***" in log
    assert "tending.py" in log or "in fail" in log
    assert found_in(tmp_path, PASSWORD) == set()


def _list_of(folder: Path, addresses: list[str]) -> Path:
    path = folder / "addresses.txt"
    path.write_text("\n".join(addresses), encoding="utf-8")
    return path
