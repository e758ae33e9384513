"""What the doctor says: all that is wrong, and nothing is wrong only where nothing is."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Orda


def settings(tmp_path: Path, text: str) -> None:
    (tmp_path / "config").mkdir(mode=0o700)
    (tmp_path / "config" / "config.toml").write_text(text)


def test_every_bad_setting_is_listed_with_its_line(orda: Orda, tmp_path: Path) -> None:
    settings(tmp_path, '[screen]\nmeasure = 7\nnothing = 1\n[keys.map]\nnosuch = "x"\nstar = "*"\n')
    told = orda("doctor").out
    for sentence in (
        "line 2: screen.measure",
        "line 3: There is no setting",
        "line 5: keys.map: there is no action nosuch",
    ):
        assert sentence in told
    assert "Nothing is wrong." not in told
