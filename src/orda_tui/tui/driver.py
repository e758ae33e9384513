"""All that is private to Textual, in one place: the driver with a quick exit, the frame as text, bindings by keymap.

Textual is pinned to one exact version; when the pin moves, this is the file to look through.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import selectors
import signal
import threading
from codecs import getincrementaldecoder
from typing import IO, Any

from textual._compositor import CompositorUpdate
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import Monochrome, NoColor
from textual.geometry import Region
from textual.widget import Widget

from orda_tui.tui.capabilities import without_answers
from orda_tui.tui.render.kitty import without_pictures
from orda_tui.tui.splash import ENTER

_READ, _STOP = b"r", b"x"
_LOOK_AROUND = 0.5
"""Seconds between two looks whether the program is still there, while it does not take keys yet."""
_LISTENING = 0.1
"""Seconds in which a program that is woken in the background may be told to end."""
_ALTERNATE_SCREEN = ENTER.split(b"\x1b[?25l")[0].decode()


def leave_colours_out(app: App[Any]) -> None:
    """Where NO_COLOR is set: send no colours at all. Textual would turn them into greys, and the terminal's own
    colours, which it cannot know, into black on black."""
    app._filters = [NoColor() if isinstance(one, Monochrome) else one for one in app._filters]


class Unbreakable:
    """A terminal to write to that takes no harm from being closed.

    Textual's writer thread ends with the first error, its queue then fills up, and the program waits for ever for room
    in it: a terminal that is closed under the program would leave it hanging.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, if there is still somebody to read it."""
        with contextlib.suppress(OSError, ValueError):
            self._file.write(text)

    def flush(self) -> None:
        """Flush, likewise."""
        with contextlib.suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        """The terminal's own number."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Is it a terminal?"""
        return self._file.isatty()


class QuickDriver(LinuxDriver):
    """Ends its input thread at once, by a pipe, where Textual's own waits for two turns of a 100 ms clock.

    Keys wait in the terminal until ``take_keys``: before there is a pane that has the focus, the letters of a search
    that is typed at once would each act as a key of their own.

    ``painted``: the alternate screen is on and shows the last frame, so it must not be entered (and cleared) again.
    ``typed``: what was read of the terminal before. ``before``: its modes before the program changed them, where it
    already has.
    """

    painted = False
    typed = b""
    before: list[Any] | None = None

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        self._file: Any = Unbreakable(self._file)
        self._wake: tuple[int, int] | None = None
        self._takes_keys = False
        self._is_away = False

    def start_application_mode(self) -> None:
        """Also called when the program comes back from the shell, after ``close``."""
        self._wake = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if QuickDriver.before is not None:
            self.attrs_before, QuickDriver.before = QuickDriver.before, None
        self._is_away = False

    def suspend_application_mode(self) -> None:
        super().suspend_application_mode()
        self._is_away = True

    def stop_application_mode(self) -> None:
        """Give the terminal back; where the shell has it already, it is left alone, for who touches it is stopped."""
        if not self._is_away:
            super().stop_application_mode()

    def _sigcont_application(self, *signals: object) -> None:
        """Woken while the shell has the terminal: what ends the program may have come along, as ``kill %1`` sends it,
        and is heard first; nothing else is done there."""
        if self._in_background():
            asyncio.get_running_loop().call_later(_LISTENING, self._sleep_again)
        else:
            super()._sigcont_application(*signals)

    def _in_background(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:  # the terminal is gone
            return False

    def _sleep_again(self) -> None:
        if not self._app._exit:
            os.kill(os.getpid(), signal.SIGSTOP)

    def take_keys(self) -> None:
        """The screen is there: read the keyboard from now on."""
        self._takes_keys = True
        if self._wake is not None:
            os.write(self._wake[1], _READ)

    def write(self, data: str) -> None:
        if data == _ALTERNATE_SCREEN and QuickDriver.painted:
            QuickDriver.painted = False
            return
        super().write(data)

    def disable_input(self) -> None:
        if self._is_away:
            return
        if self._wake is not None:
            os.write(self._wake[1], _STOP)
        super().disable_input()

    def close(self) -> None:
        super().close()
        if self._wake is not None:
            for end in self._wake:
                os.close(end)
            self._wake = None

    def _abandoned(self) -> bool:
        """Has the program ended, also where it ended without telling its driver, as when the terminal goes while it
        starts? Python waits for this thread, so this thread must not wait for Python."""
        return self.exit_event.is_set() or not threading.main_thread().is_alive()

    def run_input_thread(self) -> None:
        """Read the keyboard until woken by ``disable_input``; every 100 ms see to escape sequences left unfinished."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        assert self._wake is not None
        wake = self._wake[0]
        with selectors.DefaultSelector() as selector:
            selector.register(wake, selectors.EVENT_READ)
            while not self._takes_keys:
                if selector.select(_LOOK_AROUND):
                    if os.read(wake, 1) == _STOP:
                        return
                elif self._abandoned():
                    return
            selector.register(self.fileno, selectors.EVENT_READ)
            early, QuickDriver.typed = QuickDriver.typed, b""
            early, begun = without_answers(early)
            self._feed(parser, decode(early))
            while not self._abandoned():
                ready = selector.select(0.1)
                if any(key.fd == wake for key, _ in ready):
                    if os.read(wake, 1) == _STOP:
                        break
                    continue
                if ready:
                    data = _read(self.fileno)
                    if not data:  # the terminal is gone
                        os.kill(os.getpid(), signal.SIGHUP)
                        break
                    data, begun = without_answers(begun + data)
                    self._feed(parser, decode(data))
                for event in parser.tick():
                    self.process_message(event)

    def _feed(self, parser: XTermParser, text: str) -> None:
        """Pass on what was typed. An empty text, such as half a letter is, would be the end of all input."""
        if text:
            for event in parser.feed(text):
                self.process_message(event)


def _read(fileno: int) -> bytes:
    try:
        return os.read(fileno, 4096)
    except OSError:  # what a closed terminal answers
        return b""


def take_keys(app: App[Any]) -> None:
    """Read the keyboard from now on, where the driver has waited for that."""
    if isinstance(app._driver, QuickDriver):
        app._driver.take_keys()


def send(app: App[Any], sequence: str) -> None:
    """Send the terminal something beside the frames: before, between or after them, never inside one."""
    if app._driver is not None:
        app._driver.write(sequence)


def use_mouse(app: App[Any], wanted: bool) -> None:
    """Have the terminal tell of the mouse, or leave the mouse to the terminal, from now on."""
    if isinstance(app._driver, LinuxDriver) and app._driver._mouse != wanted:
        app._driver._mouse = True  # else neither of the two says anything
        if wanted:
            app._driver._enable_mouse_support()
        else:
            app._driver._disable_mouse_support()
        app._driver._mouse = wanted


def frame_of(app: App[Any]) -> str:
    """The whole screen as it stands, as terminal sequences from the upper left corner on."""
    screen = app.screen
    update = screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    return without_pictures(update.render_segments(app.console)) if isinstance(update, CompositorUpdate) else ""


def lines_of(widget: Widget, lines: Region) -> str:
    """These lines of a widget, painted anew, as terminal sequences that go to where they stand on the screen."""
    widget._styles_cache.set_dirty(lines)
    strips = widget.render_lines(lines)
    widget._styles_cache.set_dirty(lines)
    x, y = widget.region.offset + lines.offset
    console = widget.app.console
    return "".join(f"\x1b[{y + line + 1};{x + 1}H{strip.render(console)}" for line, strip in enumerate(strips))


def rebind(node: DOMNode, bindings: list[Binding]) -> None:
    """Give a mounted widget or screen these bindings in place of its class's own."""
    node._bindings = BindingsMap(bindings)
