"""No module imports itself, by whatever way round (imports for type checkers only do not count)."""

from __future__ import annotations

import grimp


def test_there_is_no_import_cycle() -> None:
    graph = grimp.build_graph("orda_tui", exclude_type_checking_imports=True)
    waiting = {module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules}
    while True:  # take away whatever imports nothing that is left; a cycle cannot be taken away
        free = {module for module, imports in waiting.items() if not imports & waiting.keys()}
        if not free:
            break
        for module in free:
            del waiting[module]
    assert not waiting
