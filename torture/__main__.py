"""``python -m torture``: the long form of all trials; about twenty minutes, counts at the end."""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from orda_tui.model.selection import Selection
from orda_tui.store import Store
from torture import damage, fuzz, kills, network, sharing, windows
from torture.commands import fault, orda


def kill(folder: Path, options: argparse.Namespace) -> list[str]:
    """kill -9 of commands, of the worker and of the window at random moments."""
    outcome = kills.run(folder / "ground", options.rounds, options.seed, kills.ACTS | windows.ACTS)
    _say(f"rounds of kill -9: {sum(outcome.rounds.values())}")
    for act, count in outcome.rounds.items():
        _say(f"  {count} {act}")
    _say(f"articles at the end: {outcome.articles}; marks confirmed before a kill: {outcome.confirmed}")
    return outcome.losses


def share(folder: Path, options: argparse.Namespace) -> list[str]:
    """Two windows, a refresh and commands on one store."""
    shared = sharing.run(folder / "shared", options.sharing)
    acts = ", ".join(f"{count} {kind}" for kind, count in sorted(shared.runs.items()))
    _say(f"shared for {options.sharing:g} s: {acts}")
    _say(f"stars seen by the windows: {shared.sightings}, the slowest after {shared.slowest:.2f} s")
    return shared.losses


def net(folder: Path, options: argparse.Namespace) -> list[str]:
    """Servers that misbehave, asked by real refreshes."""
    outcome = network.run(folder / "net", options.network, options.seed)
    for name, met in outcome.met.items():
        said = " / ".join(f"“{sentence}”" for sentence, _ in met.said.most_common(2))
        _say(f"  {name}: {met.tries} tries, at most {met.longest:.1f} s and {met.memory:.1f} MB, {said}")
    tries = sum(met.tries for met in outcome.met.values())
    _say(f"refreshes: {outcome.rounds}, hostile answers: {tries} of {len(outcome.met)} kinds")
    most = max(met.memory for met in outcome.met.values())
    _say(f"memory of the worker: at most {most:.1f} MB more for one answer, {outcome.together:.1f} for several at once")
    _say(f"entries at the end: {outcome.entries}")
    return outcome.losses


def harm(folder: Path, options: argparse.Namespace) -> list[str]:
    """Harmed stores, each with every command and a repair."""
    losses: list[str] = []
    for name in damage.HARMS:
        for seed in range(options.harms):
            losses += damage.trial(folder / f"{name} {seed}".replace(" ", "-"), name, options.seed * 1000 + seed)
    trials = len(damage.HARMS) * options.harms
    _say(f"harmed stores: {trials}; commands tried on them: {trials * (len(damage.COMMANDS) + 1)}")
    return losses


def full(folder: Path, options: argparse.Namespace) -> list[str]:
    """A small disk of its own that fills up, where this machine allows one to be mounted."""
    disk = folder / "disk"
    disk.mkdir(parents=True)
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run([mount, "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)], capture_output=True).returncode
    ):
        _say("full disk: no small disk can be mounted here; the tests hold the form with a limit of file sizes")
        return []
    losses: list[str] = []
    rounds = refused = 0
    try:
        (disk / "data").mkdir()
        with Store.open(disk / "data"):
            pass
        page = folder / "pages"
        page.mkdir()
        marked: set[int] = set()
        for number in range(40):
            (page / f"{number}.txt").write_text(
                f"Story {number}\n\n" + f"Words of story {number} go on. " * 800, "utf-8"
            )
            for argv in (("add", str(page / f"{number}.txt")), ("mark", "star", "1"), ("refresh",)):
                said = orda(disk, *argv)
                rounds += 1
                refused += said.code != 0
                if fault(said):
                    losses.append(f"full disk: orda {argv[0]}: {fault(said)}")
                if argv[0] == "mark" and said.code == 0:
                    marked.add(1)
            if refused > 12:
                break
        after = folder / "after"  # where there is room to look
        shutil.copytree(disk / "data", after)
        losses += [f"full disk: {what}" for what in kills.whole(after)]
        with Store.open(after) as store:
            losses += [f"full disk: star of {n} is lost" for n in marked if not store.statuses.get(n).starred]
            kept = store.headlines.count(Selection())
        _say(f"full disk: {rounds} commands, {refused} refused in a sentence, {kept} articles kept")
    finally:
        subprocess.run(["umount", str(disk)], capture_output=True, check=False)
    return losses


def feed(folder: Path, options: argparse.Namespace) -> list[str]:
    """Bad input for every parser."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    counts, found = fuzz.run(folder / "fuzz", options.fuzz, options.seed)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    tried = ", ".join(f"{count} {target}" for target, count in sorted(counts.items()))
    _say(f"bad inputs tried in {spent / 60:.1f} CPU minutes: {sum(counts.values())} ({tried})")
    again = [
        f"{path.name}: {wrong}" for target, path in fuzz.corpus() if (wrong := fuzz.tried(target, path.read_bytes()))
    ]
    _say(f"inputs of the corpus tried again: {len(fuzz.corpus())}")
    return [*found, *again]


TRIALS: dict[str, Callable[[Path, argparse.Namespace], list[str]]] = {
    "kill": kill, "share": share, "net": net, "harm": harm, "full": full, "feed": feed,
}  # fmt: skip


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run the trials that are named, or all; exit code 1 where anything was lost or anything came through."""
    parser = argparse.ArgumentParser(prog="python -m torture", description=__doc__)
    parser.add_argument("trial", nargs="*", choices=[[], *TRIALS], help="only these (all if none is given)")
    parser.add_argument("--rounds", type=int, default=200, help="of kill -9")
    parser.add_argument("--sharing", type=float, default=120.0, help="seconds")
    parser.add_argument("--network", type=int, default=40, help="refreshes with several hostile servers at once")
    parser.add_argument("--harms", type=int, default=20, help="stores for each kind of harm")
    parser.add_argument("--fuzz", type=float, default=240.0, help="CPU seconds for all parsers together")
    parser.add_argument(
        "--seed", type=int, default=1, help="for the dice; the moment of a kill is never quite the same"
    )
    options = parser.parse_args()
    losses: list[str] = []
    start = time.monotonic()
    for name in options.trial or TRIALS:
        with tempfile.TemporaryDirectory(prefix="orda-torture-") as folder:
            found = TRIALS[name](Path(folder), options)
        losses += found
        _say(f"{name}: {len(found)} faults")
    for loss in losses:
        _say(f"  FAULT {loss}")
    _say(f"losses and faults: {len(losses)}; {time.monotonic() - start:.0f} s")
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main())
