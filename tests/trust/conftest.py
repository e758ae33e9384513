"""The command line as a person runs it, in this process."""

from tests.cli.conftest import orda

__all__ = ["orda"]
