"""Tables: those that hold data become ``Table`` blocks; those that only lay out a page are walked like any element."""

from __future__ import annotations

from collections.abc import Container, Iterator

from orda_tui.extract.tree import Element, pieces_of, tag_of
from orda_tui.model.document import Table
from orda_tui.text.neutral import one_line

_LONGEST_CELL = 700
_MOST_CELLS = 20_000
_MOST_COLUMNS = 100
_LAYOUT = ("h1", "h2", "h3", "h4", "h5", "h6", "table", "article", "section", "form", "blockquote", "pre")


def is_data_table(table: Element) -> bool:
    """Data: at least two rows of two cells, nothing of a page's frame in them, no cell as long as an article."""
    if (table.get("role") or "") in ("presentation", "none") or next(table.iterdescendants(*_LAYOUT), None) is not None:
        return False
    widths = []
    for row in _rows(table):
        cells = _cells(row)
        widths.append(len(cells))
        if any(len("".join(pieces_of(cell))) > _LONGEST_CELL or len(cell.findall(".//p")) > 4 for cell in cells):
            return False
    return len(widths) >= 2 and max(widths) >= 2


def table_block(table: Element, without: Container[Element]) -> Table | None:
    """The table as rows of equal length; a cell that spans stands in its first place. None where all are empty."""
    rows: list[list[str]] = []
    header, count = 0, 0
    held: dict[int, int] = {}
    for row in _rows(table):
        cells = _cells(row)
        texts, held = _texts(cells, held, without)
        count += len(texts)
        if count > _MOST_CELLS:
            break
        parent = row.getparent()
        in_head = parent is not None and tag_of(parent) == "thead"
        if len(rows) == header and cells and (in_head or all(tag_of(cell) == "th" for cell in cells)):
            header += 1
        if any(texts):
            rows.append(texts)
        elif header > len(rows):
            header -= 1
    if not rows:
        return None
    width = max(map(len, rows))
    caption = table.find("caption")
    return Table(
        tuple(tuple(row + [""] * (width - len(row))) for row in rows),
        min(header, len(rows)),
        one_line("".join(pieces_of(caption))) if caption is not None else "",
    )


def _texts(cells: list[Element], held: dict[int, int], without: Container[Element]) -> tuple[list[str], dict[int, int]]:
    """The texts of a row, and its columns that cells of it or above it (``held``) take in so many rows below."""
    texts: list[str] = []
    below = {column: rows - 1 for column, rows in held.items() if rows > 1}
    for cell in cells:
        while len(texts) in held:
            texts.append("")
        first = len(texts)
        texts.append(one_line(" ".join(_pieces(cell, without))))
        texts.extend([""] * (min(_span(cell.get("colspan")), _MOST_COLUMNS) - 1))
        rows = _span(cell.get("rowspan")) - 1
        if rows:
            below.update(dict.fromkeys(range(first, len(texts)), rows))
        if len(texts) > _MOST_CELLS:
            break
    return texts, below


def _rows(table: Element) -> Iterator[Element]:
    return table.iterdescendants("tr")


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if tag_of(cell) in ("td", "th")]


def _pieces(element: Element, without: Container[Element]) -> Iterator[str]:
    for node in element.iter():
        if node not in without and tag_of(node) not in ("script", "style"):
            yield node.text or ""
        if node is not element:
            yield node.tail or ""


def _span(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 4 and int(value) > 0 else 1
