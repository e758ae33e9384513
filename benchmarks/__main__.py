"""Run every benchmark, or those named: ``python -m benchmarks [store refresh ...]``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HELPERS = {"__init__", "__main__", "corpus", "readers", "server", "terminal"}


def main() -> int:
    """Each in a process of its own, one after the other."""
    known = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in HELPERS)
    wanted = sys.argv[1:] or known
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(f"There is no benchmark {unknown[0]}; there are: {', '.join(known)}.", file=sys.stderr)
        return 2
    return max(subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode for name in wanted)


if __name__ == "__main__":
    sys.exit(main())
