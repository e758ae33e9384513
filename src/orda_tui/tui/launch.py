"""Start the screen. Before anything heavy is imported the last frame is painted and the terminal asked what it can."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from orda_tui.tui import splash
from orda_tui.tui.question import Question, ground_of, theme_name
from orda_tui.tui.splash import Early, unfit

if TYPE_CHECKING:
    from orda_tui.config import Config
    from orda_tui.model.selection import Selection
    from orda_tui.tui.app import OrdaApp

NO_TERMINAL = (
    "orda: There is no screen here that can show the reader: {why}. 'orda --plain' reads in lines everywhere; "
    "'orda list', 'orda show NUMBER' and 'orda refresh' are the single commands."
)


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line hands over: where the store is, the settings, what to list first."""

    data_dir: Path
    config: Config
    selection: Selection | None = None
    words: str = ""


def usual_options() -> Options:
    """The reader's own folders, everything listed."""
    from orda_tui import config, paths

    return Options(paths.make_private(paths.data_dir()), config.load(paths.config_dir() / "config.toml"))


def run(options: Options | None = None, *, end_process: bool = True) -> int:
    """Show the screen until the reader leaves it. The exit code; 2 where there is no terminal to show it on.

    ``end_process``: everything is closed and written by then, so the process ends on the spot instead of letting
    Python take apart what it imported, which takes longer than all the rest of leaving.
    """
    why = unfit()
    if why:
        print(NO_TERMINAL.format(why=why), file=sys.stderr)  # noqa: T201 - there is no screen to say it on
        return 2
    try:
        options = options or usual_options()
        Early.question.ask()
        if options.config.screen.splash and not Early.painted:
            Early.painted = _paint(options, Early.question)
        app, close = _build(options, Early.question, Early.painted)
        Early.painted = False  # from here on the screen is the application's
        Early.question.end_signals()
        try:
            code = app.run(mouse=options.config.screen.mouse)
        finally:
            close()
    except BaseException:
        Early.take_back()
        raise
    if app.last_frame:
        _keep(app, *app.last_frame)
    code = code if code is not None else app.return_code or 0
    if end_process:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


def _keep(app: OrdaApp, frame: str, keys: bytes, theme: str) -> None:
    """Keep the frame for the next start, where the settings (which may have changed since this one) want that."""
    services = app.services
    if services.config.screen.splash:
        columns, lines = app.size
        settings = f"{services.config.screen.theme} {splash.settings_mark(_config_dir())}"
        splash.save_frame(_state_dir(), services.data_dir, columns, lines, theme, frame, keys, settings)


def _state_dir() -> Path:
    from orda_tui import paths

    return paths.state_dir()


def _config_dir() -> Path:
    from orda_tui import paths

    return paths.config_dir()


def _paint(options: Options, question: Question) -> bool:
    """Paint the last frame, if it still holds. True: the alternate screen is on."""
    wanted = options.config.screen.theme
    if wanted == "auto" and not os.environ.get("NO_COLOR"):
        question.wait(splash.PATIENCE)
    theme = theme_name(wanted, ground_of(question.so_far), os.environ)
    columns, lines = os.get_terminal_size(1)
    frame, keys = splash.saved_frame(_state_dir(), options.data_dir, columns, lines, theme)
    if not frame:
        return False
    splash.paint(frame)
    if options.selection is None and not options.words:
        splash.answer_keys(keys)
    return True


def _build(options: Options, question: Question, painted: bool) -> tuple[OrdaApp, Callable[[], None]]:
    """Import what is heavy and put the application together. The second value closes the store and saves what lies
    beside it."""
    gc.disable()
    if isinstance(sys.__stderr__, TextIOWrapper):  # what Textual paints on
        # Whatever the locale claims: terminals that show no UTF-8 are rarer than locales that were never set.
        sys.__stderr__.reconfigure(encoding="utf-8")
    from orda_tui.store import Store
    from orda_tui.tui.actions import Keymap
    from orda_tui.tui.app import OrdaApp
    from orda_tui.tui.capabilities import understood
    from orda_tui.tui.driver import QuickDriver, take_keys
    from orda_tui.tui.keeping import FrameKeeper, Settler
    from orda_tui.tui.library import Library
    from orda_tui.tui.render.kitty import knows_placeholders
    from orda_tui.tui.services import Services
    from orda_tui.worker.client import Worker

    library = Library(lambda: Store.open(options.data_dir))
    gc.freeze()
    capabilities = understood(question.answer())
    capabilities = replace(capabilities, kitty=capabilities.kitty and knows_placeholders(os.environ))
    QuickDriver.painted = painted
    QuickDriver.before = question.before
    keys = options.config.keys
    worker = Worker(options.data_dir)
    services = Services(
        library=library,
        worker=worker,
        config=options.config,
        clock=lambda: int(time.time()),
        data_dir=options.data_dir,
        keymap=Keymap(keys.preset, keys.map),
        capabilities=capabilities,
    )

    def first_article() -> int | None:
        article = question.rest()
        QuickDriver.typed = understood(question.so_far).typed
        return article

    def first_frame() -> None:
        gc.enable()
        take_keys(app)
        FrameKeeper(app, lambda frame, keys, theme: _keep(app, frame, keys, theme)).begin()
        Settler(app).begin()

    app = OrdaApp(
        services,
        theme_key=theme_name(options.config.screen.theme, capabilities.ground, os.environ),
        selection=options.selection,
        words=options.words,
        first_article=first_article,
        on_first_frame=first_frame,
    )
    return app, lambda: library.close(side_file=not worker.is_left_behind)
