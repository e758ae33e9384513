"""What there is to read in a folder or a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from orda_tui.errors import NothingReadable
from orda_tui.local import scan


def test_a_folder_gives_its_readable_files_by_name(tmp_path: Path) -> None:
    for name in ("b.md", "a.html", "sub/c.txt", "sub/feed.xml", "picture.png", ".hidden.md", ".git/x.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [(file.name, file.kind) for file in scan(tmp_path)] == [
        ("a.html", "page"),
        ("b.md", "markdown"),
        ("sub/c.txt", "text"),
        ("sub/feed.xml", "feed"),
    ]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [file.name for file in scan(tmp_path)] == ["a.md"]


def test_a_single_file_of_any_ending_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "NEWS").write_text("x")
    assert [(file.name, file.kind) for file in scan(tmp_path / "NEWS")] == [("NEWS", "text")]


@pytest.mark.parametrize("what", ["missing", "empty-folder", "pictures"])
def test_nothing_readable_is_one_sentence(tmp_path: Path, what: str) -> None:
    (tmp_path / "empty-folder").mkdir()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_text("x")
    with pytest.raises(NothingReadable, match=what):
        scan(tmp_path / what)


def test_a_changed_file_has_another_stamp(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one")
    before = scan(tmp_path)[0].stamp
    path.write_text("two, longer")
    assert scan(tmp_path)[0].stamp != before
