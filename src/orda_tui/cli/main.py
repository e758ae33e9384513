"""The command line: what can be asked, and who answers. Imports nothing heavy until a command is known."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from orda_tui import __version__
from orda_tui.errors import OrdaError

if TYPE_CHECKING:
    import argparse
    import logging

    Command = Callable[[argparse.Namespace], int]

EPILOG = """\
Without a command, orda opens the reader. It needs no network: what was fetched is there.
Data lives in the folder that `orda doctor` names; --data-dir or ORDA_DATA_DIR moves it.
"""


def _number(text: str) -> int:
    """A number as an argument gives it: of an article, of rows, of minutes."""
    from orda_tui.text.counting import number_in

    number = number_in(text)
    if number is None:
        import argparse

        raise argparse.ArgumentTypeError(f"{text} is no whole number")
    return number


def build_parser() -> argparse.ArgumentParser:
    """The whole command line as one parser."""
    import argparse  # the reader, who gives no command, starts sooner without

    class Parser(argparse.ArgumentParser):
        """Says what is wrong in one sentence, without the whole usage before it."""

        def error(self, message: str) -> NoReturn:
            if found := re.match(r"argument COMMAND: invalid choice: '?(.*?)'? \(choose from ", message):
                message = f"there is no command {found[1]}"
            self.exit(2, f"{self.prog}: {message[0].upper()}{message[1:]}. `{self.prog} --help` tells how it goes.\n")

    parser = Parser(
        prog="orda",
        description="A terminal news reader that keeps who said what, offline.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"orda {__version__}")
    parser.add_argument("--data-dir", metavar="FOLDER", help="where the library is kept")
    parser.add_argument("--plain", action="store_true", help="read in plain lines, for screen readers and pipes")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(name: str, runs: str, summary: str, **options: object) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".", **options)  # type: ignore[arg-type]
        sub.set_defaults(runs=runs)
        return sub

    _changing(command)
    _marking(command)
    _listing(command)
    _caring(command)
    return parser


def _changing(command: Callable[..., argparse.ArgumentParser]) -> None:
    sub = command("add", "adding:add", "add a source: a web address, a feed, a file or a folder")
    sub.add_argument("what", nargs="?", help="address or path; `edition` brings the bundled edition back")
    sub.add_argument(
        "--from",
        dest="list",
        metavar="FILE",
        help="subscribe to every address of a file, one a line, without asking or fetching",
    )
    sub.add_argument("--name", default="", help="what you want to call it")
    sub.add_argument("--folder", default="", help="the folder it goes into")
    sub.add_argument("--allow-private", action="store_true", help="it may live on your own network")
    sub.add_argument("--first", action="store_true", help="where an address offers several feeds, take the first")

    sub = command("import", "adding:import_", "add the subscriptions of another reader (OPML, newsboat's urls, a list)")
    sub.add_argument("file", help="the list: OPML, newsboat's urls, or one address a line")
    sub.add_argument(
        "--kind", choices=("opml", "newsboat", "addresses"), default="", help="what the file is, if it is not clear"
    )
    sub.add_argument("--folder", default="", help="folder for those that have none")
    sub.add_argument("--allow-private", action="store_true", help="they may live on your own network")
    sub.add_argument("--yes", action="store_true", help="do not ask first")

    sub = command("export", "changing:export", "write the subscriptions as OPML")
    sub.add_argument("file", nargs="?", default="-", help="where to (standard output if not given)")
    sub.add_argument("--replace", action="store_true", help="write over a file that is there")

    sub = command(
        "refresh",
        "changing:refresh",
        "visit the sources and fetch what is new",
        epilog="Every source that fails is named on standard error. The exit code is 4 if all of them failed.",
    )
    sub.add_argument("source", nargs="*", help="only these (number, name or address)")
    sub.add_argument("--due", action="store_true", help="only those whose next visit is due")
    sub.add_argument("--watch", action="store_true", help="go on: visit each source whenever it is due, until ^C")
    sub.add_argument("--quiet", action="store_true", help="print only what failed")

    sub = command("read", "changing:read", "fetch the whole text of articles from their pages")
    sub.add_argument("article", nargs="+", type=_number, help="number of an article")
    sub.add_argument("--selector", default="", help="try a CSS selector for the text of the page; nothing is stored")

    sub = command("source", "changing:source", "show or change the settings of one source")
    sub.add_argument("source", help="number, name or address")
    sub.add_argument("--name", help="what you want to call it; empty for its own title")
    sub.add_argument("--folder", help="folder it goes into; empty for none")
    sub.add_argument("--full-text", choices=("auto", "always", "never"), help="fetch the pages of its articles")
    sub.add_argument("--selector", help="CSS selector of the text on its pages; empty for none")
    sub.add_argument("--encoding", help="read its bytes as this, whatever they claim; empty to tell by themselves")
    sub.add_argument("--every", type=_number, metavar="MINUTES", help="visit it so often; 0 for automatic")
    sub.add_argument("--private", choices=("yes", "no"), help="it may live on your own network")

    sub = command("remove", "changing:remove", "remove a source; `orda undo` brings it back")
    sub.add_argument("source", help="number, name or address")


def _marking(command: Callable[..., argparse.ArgumentParser]) -> None:
    sub = command("mark", "changing:mark", "mark articles read, unread, starred, for later")
    sub.add_argument("mark", choices=("read", "unread", "star", "unstar", "later", "not-later"))
    sub.add_argument("article", nargs="+", type=_number, help="number of an article")

    sub = command("secret", "secrets:secret", "keep a password or token for the feeds of one site")
    sub.add_argument("address", nargs="?", help="of the site or feed; without one, list what is kept")
    sub.add_argument("--user", default="", help="user name; the password is asked for, or read from standard input")
    sub.add_argument("--header", default="", help="name of a header instead; its value is asked for")
    sub.add_argument("--forget", action="store_true", help="drop what is kept for the site")

    command("undo", "changing:undo", "take back the last change of marks, statements or sources")
    command("edition", "adding:edition", "bring the bundled edition back, or up to date")


def _listing(command: Callable[..., argparse.ArgumentParser]) -> None:
    sub = command("list", "listing:headlines", "list headlines, newest first")
    sub.add_argument("words", nargs="*", help="only articles with these words")
    sub.add_argument("--view", choices=("all", "today", "unread", "starred", "later", "kept"), default="all")
    sub.add_argument("--source", default="", help="only this source (number, name or address)")
    sub.add_argument("--limit", type=_number, default=50, help="at most so many (0: all)")
    sub.add_argument("--json", action="store_true", help="for programs: one JSON array")
    sub.add_argument("--count", action="store_true", help="print only how many there are")

    sub = command("show", "listing:show", "print an article as text, with its key statements")
    sub.add_argument("article", type=_number, help="its number, as `orda list` prints it")
    sub.add_argument("--json", action="store_true", help="for programs: everything that is stored of it")
    sub.add_argument("--width", type=_number, default=0, help="columns (the terminal's, at most 80, if not given)")

    sub = command("sources", "listing:sources", "list the sources; `sources edit` opens them all in your editor")
    sub.add_argument("action", nargs="?", choices=("edit",), help="open all subscriptions as one text in $EDITOR")
    sub.add_argument("--verbose", action="store_true", help="with the record of each: answers, next visit and why")
    sub.add_argument("--failing", action="store_true", help="only those whose last visit failed, or that are gone")
    sub.add_argument("--json", action="store_true", help="for programs")

    sub = command("statements", "listing:statements", "search who said what, over the whole library")
    sub.add_argument("words", nargs="*", help="only statements with these words")
    sub.add_argument("--speaker", default="", help="only by this speaker")
    sub.add_argument("--since", default="", metavar="AGE", help="not older than this: 12h, 7d, 4w")
    sub.add_argument("--limit", type=_number, default=50, help="at most so many (0: all)")
    sub.add_argument("--json", action="store_true", help="for programs")

    sub = command("speakers", "listing:speakers", "list who is quoted, and how often")
    sub.add_argument("words", nargs="*", help="only names with these words")
    sub.add_argument("--limit", type=_number, default=50, help="at most so many (0: all)")
    sub.add_argument("--json", action="store_true", help="for programs")

    sub = command("kept", "listing:kept", "list the statements you kept")
    sub.add_argument("words", nargs="*", help="only those with these words")
    sub.add_argument("--json", action="store_true", help="for programs")
    sub.add_argument("--markdown", action="store_true", help="as Markdown, with sources")

    sub = command("catalogue", "listing:catalogue", "browse the starter catalogue of feeds")
    sub.add_argument("words", nargs="*", help="topic, language or words of a name")
    sub.add_argument("--json", action="store_true", help="for programs")


def _caring(command: Callable[..., argparse.ArgumentParser]) -> None:
    sub = command("doctor", "doctor:doctor", "say what the terminal can do, where the data is, and what is wrong")
    sub.add_argument("--repair", action="store_true", help="set a damaged store aside and save what can be read of it")
    sub = command("backup", "caring:backup", "write a copy of the library that is whole, even while it is in use")
    sub.add_argument("file", help="where to")
    sub.add_argument("--replace", action="store_true", help="write over a file that is there, as a scheduled job needs")
    sub = command("restore", "caring:restore", "put a backup in the place of the library, which is set aside first")
    sub.add_argument("file", help="a copy that `orda backup` wrote")
    sub = command("log", "caring:log", "print the log")
    sub.add_argument("--lines", type=_number, default=50, help="how many of the last lines")


def run(argv: Sequence[str]) -> int:
    """Run one command line; returns the exit code. Errors are one sentence on standard error."""
    options = build_parser().parse_args(argv) if argv else None
    if options is not None and options.data_dir:
        os.environ["ORDA_DATA_DIR"] = os.path.abspath(os.path.expanduser(options.data_dir))  # noqa: PTH100, PTH111 - no import
    try:
        if options is None or options.command is None:
            return _plain_reader() if options is not None and options.plain else _reader()
        module, _, function = options.runs.partition(":")
        answer: Command = getattr(import_module(f"orda_tui.cli.{module}"), function)
        return answer(options)
    except OrdaError as error:
        from orda_tui.cli.output import complain

        complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone (`orda list | head`); that is no fault, but Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:  # a fault of ours: the log has the whole of it, without secrets; a person a sentence
        log = _log()
        log.exception("a command failed")
        return _own_fault(error)


def _log() -> logging.Logger:
    import logging

    from orda_tui import log

    log.start()
    return logging.getLogger("orda.cli")


def _own_fault(error: Exception) -> int:
    from orda_tui.cli.output import complain

    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else ""
        complain(f"The system refused that ({place}{error.strerror}).")
        return 3
    complain(f"Something went wrong inside the program ({type(error).__name__}). 'orda log' says more.")
    return 1


def _plain_reader() -> int:
    from orda_tui.cli.reading import plain

    return plain()


def _reader() -> int:
    from orda_tui.tui.launch import run as run_reader

    return run_reader()
