"""``python -m orda_tui.worker``: started by a face, never by hand."""

from __future__ import annotations

import sys

from orda_tui.worker.server import main

sys.exit(main())
