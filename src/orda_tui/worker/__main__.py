"""``python -m orda_tui.worker``: started by a face, never by hand."""

from __future__ import annotations

import os
import sys

from orda_tui.worker.server import main

code = main()
sys.stderr.flush()
# All is closed and written. Python would take apart what it imported, and the face, which waits, would wait for that.
os._exit(code)
