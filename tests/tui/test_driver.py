"""The driver where it must differ from Textual's own."""

from __future__ import annotations

import io

from textual.drivers._writer_thread import WriterThread

from orda_tui.tui.driver import Unbreakable


class Gone(io.StringIO):
    """What a terminal answers once it is closed."""

    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")

    def flush(self) -> None:
        raise OSError(5, "Input/output error")


def test_a_closed_terminal_does_not_make_the_program_wait_for_ever() -> None:
    writer = WriterThread(Unbreakable(Gone()))  # type: ignore[arg-type]  # all of a file that the thread uses
    writer.start()
    for _ in range(200):  # many more than its queue holds
        writer.write("x")
    writer.stop()
    assert not writer.is_alive()
