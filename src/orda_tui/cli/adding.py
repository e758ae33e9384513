"""Commands that add sources: one, each line of a file, the subscriptions of another reader, the bundled edition."""

from __future__ import annotations

import argparse
import asyncio
import re
from typing import Any

from orda_tui import files
from orda_tui.cli.output import ProgressLine, ask, complain, moment, say
from orda_tui.cli.progress import follow, told_on
from orda_tui.errors import NotAFeed, OrdaError, OwnNetwork, SourceError, UsageError
from orda_tui.text.counting import counted, number_in
from orda_tui.worker.client import Worker, run
from orda_tui.worker.protocol import Message


def add(options: argparse.Namespace) -> int:
    """``orda add``"""
    details = {"folder": options.folder, "allow_private": options.allow_private, "name": options.name}
    if options.list:
        if options.what or options.name:
            raise UsageError("Give either one source or --from FILE; in a file the name of a source follows it.")
        return asyncio.run(_add_all(_lines_of(options.list), details))
    if not (options.what or "").strip():
        raise UsageError("Say what to add: a web address, a file or a folder. `orda catalogue` has ideas.")
    if options.what == "edition":
        return edition(options)
    details["what"] = options.what
    try:
        result = follow("add", take_first=options.first, **details)
        plain = bool(result.get("plain"))
        if "candidates" in result:
            details["what"] = _choose(result["candidates"])
            result = follow("add", take_first=True, **details)
    except OwnNetwork as error:
        raise OwnNetwork(_refused(error)) from error
    _tell_added(result, plain=plain)
    return 0


def _refused(error: OrdaError) -> str:
    return f"{error} `orda add --allow-private` does that." if isinstance(error, OwnNetwork) else str(error)


def _tell_added(result: Message, *, plain: bool) -> None:
    if result.get("known"):
        say(f"You already read {result['name']} (source {result['feed']}).")
    else:
        say(f"Added {result['name']} (source {result['feed']}): {counted(result['new'], 'article')}.")
    if plain:
        complain("It answers over plain http only: whoever is on the way can read and change what it says.")


def _choose(candidates: list[dict[str, Any]]) -> str:
    """The address a person picks from several feeds; without a person, a sentence that names them."""
    say("This address offers several feeds:")
    for number, one in enumerate(candidates, 1):
        newest = f", newest {moment(one['newest'])}" if one["newest"] else ""
        say(f"  {number}. {one['title'] or one['address']}  ({counted(one['entries'], 'entry', 'entries')}{newest})")
        say(f"     {one['address']}")
    chosen = number_in(ask(f"Which one (1 to {len(candidates)})?"))
    if chosen is None or not 1 <= chosen <= len(candidates):
        raise NotAFeed("Nothing was added. Run `orda add` with one of these addresses, or with --first.")
    return str(candidates[chosen - 1]["address"])


async def _add_all(lines: list[tuple[int, str, str]], details: dict[str, Any]) -> int:
    """Add what each line names as if it were given alone; all of it is taken back as one. Exit code 4 if one of them
    could not be added."""
    counts = dict.fromkeys(("added", "known already", "not added"), 0)
    progress = ProgressLine()
    entry = 0
    async with Worker() as worker:
        for place, (number, what, name) in enumerate(lines, 1):
            progress.show(f"{place} of {len(lines)}: {what}", now=True)
            details |= {"what": what, "name": name, "entry": entry}
            try:
                result = await worker.ask("add", told_on(progress, "add"), take_first=True, **details)
            except (SourceError, UsageError) as error:
                progress.clear()
                complain(f"line {number}: {_refused(error)}")
                counts["not added"] += 1
                continue
            finally:
                progress.clear()
            entry = result.get("entry", entry)
            counts["known already" if result["known"] else "added"] += 1
            _tell_added(result, plain=bool(result.get("plain")))
    say(f"{counted(len(lines), 'line')}: " + ", ".join(f"{count} {what}" for what, count in counts.items()) + ".")
    return SourceError.exit_code if counts["not added"] else 0


def _lines_of(name: str) -> list[tuple[int, str, str]]:
    """The lines of a list of sources: number, what to add, and what the reader calls it, if that follows (a path, which
    may hold blanks, after two of them)."""
    path = files.typed(name)
    if path.is_dir():
        raise UsageError(f"{name} is a folder. `orda add` without --from reads the files it holds.")
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror or error}.") from error
    if "\0" in text or text.lstrip().startswith("<"):
        raise UsageError(f"{name} is no list of one source a line. `orda import` takes OPML and other readers' lists.")
    found = []
    for number, row in enumerate((line.strip() for line in text.splitlines()), 1):
        if row and not row.startswith("#"):
            parts = re.split(r"\s{2,}|\t" if row.startswith(("/", "~", ".")) else r"\s+", row, maxsplit=1)
            found.append((number, parts[0], parts[1] if parts[1:] else ""))
    return found


def import_(options: argparse.Namespace) -> int:
    """``orda import``"""
    details = {
        "source": options.file,
        "kind": options.kind,
        "folder": options.folder,
        "allow_private": options.allow_private,
    }
    plan = run("import", **details)
    _tell_plan(plan)
    if not plan["new"]:
        return 0
    if not options.yes and not ask("Add them (y/n)?").lower().startswith("y"):
        raise UsageError("Nothing was added. With --yes it is done without asking.")
    run("import", **details, apply=True)
    say("Added. `orda refresh` fetches them.")
    return 0


def _tell_plan(plan: Message) -> None:
    for one in plan["new"][:40]:
        say(f"  {one['folder'] + ' / ' if one['folder'] else ''}{one['name'] or one['address']}")
    if len(plan["new"]) > 40:
        say(f"  ... and {len(plan['new']) - 40} more")
    for one in plan["skipped"] + plan["partly"]:
        complain(f"line {one['line']}: {one['text']}: {one['why']}")
    counts = [f"{counted(len(plan['new']), 'source')} to add", f"{plan['known']} known already"]
    counts.append(f"{len(plan['skipped'])} skipped")
    if plan["partly"]:
        counts.append(f"{counted(len({one['line'] for one in plan['partly']}), 'line')} not taken whole")
    say(", ".join(counts) + ".")


def edition(_: argparse.Namespace) -> int:
    """``orda edition``"""
    result = run("edition", asked=True)
    say(f"{result['name']} is among your sources (source {result['feed']}, {counted(result['new'], 'new piece')}).")
    return 0
