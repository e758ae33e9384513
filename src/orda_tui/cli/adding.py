"""Commands that add sources: one, a list of addresses, the subscriptions of another reader, the bundled edition."""

from __future__ import annotations

import argparse
from typing import Any

from orda_tui.cli.output import ask, complain, moment, say
from orda_tui.cli.progress import follow
from orda_tui.errors import NotAFeed, OwnNetwork, UsageError
from orda_tui.text.counting import counted, number_in
from orda_tui.worker.client import run
from orda_tui.worker.protocol import Message


def add(options: argparse.Namespace) -> int:
    """``orda add``"""
    details = {"folder": options.folder, "allow_private": options.allow_private, "name": options.name}
    if options.list:
        if options.what or options.name:
            raise UsageError("Give either one source or --from FILE; in a file the name of a source follows it.")
        return _add_list(options)
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
        raise OwnNetwork(f"{error} `orda add --allow-private` does that.") from error
    _tell_added(result, plain=plain)
    return 0


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


def _add_list(options: argparse.Namespace) -> int:
    """Subscribe to every address of a list, without asking and without fetching: it may be long, and a refresh fetches
    many at once."""
    details = {"folder": options.folder, "allow_private": options.allow_private}
    plan = run("import", source=options.list, kind="addresses", apply=True, **details)
    _tell_plan(plan, verb="added")
    if plan["new"]:
        say("`orda refresh` fetches them.")
    return 0


def import_(options: argparse.Namespace) -> int:
    """``orda import``"""
    details = {
        "source": options.file,
        "kind": options.kind,
        "folder": options.folder,
        "allow_private": options.allow_private,
    }
    plan = run("import", **details)
    _tell_plan(plan, verb="to add")
    if not plan["new"]:
        return 0
    if not options.yes and not ask("Add them (y/n)?").lower().startswith("y"):
        raise UsageError("Nothing was added. With --yes it is done without asking.")
    run("import", **details, apply=True)
    say("Added. `orda refresh` fetches them.")
    return 0


def _tell_plan(plan: Message, *, verb: str) -> None:
    for one in plan["new"][:40]:
        say(f"  {one['folder'] + ' / ' if one['folder'] else ''}{one['name'] or one['address']}")
    if len(plan["new"]) > 40:
        say(f"  ... and {len(plan['new']) - 40} more")
    for one in plan["skipped"] + plan["partly"]:
        complain(f"line {one['line']}: {one['text']}: {one['why']}")
    counts = [f"{counted(len(plan['new']), 'source')} {verb}", f"{plan['known']} known already"]
    counts.append(f"{len(plan['skipped'])} skipped")
    if plan["partly"]:
        counts.append(f"{counted(len({one['line'] for one in plan['partly']}), 'line')} not taken whole")
    say(", ".join(counts) + ".")


def edition(_: argparse.Namespace) -> int:
    """``orda edition``"""
    result = run("edition", asked=True)
    say(f"{result['name']} is among your sources (source {result['feed']}, {counted(result['new'], 'new piece')}).")
    return 0
