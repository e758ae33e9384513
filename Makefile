# `make` lists the targets. Everything is set up on first use in .venv; only Python >= 3.11, make and git are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test check format types layers snapshots screenshots keys torture bench clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "orda needs Python 3.11 or newer; name it with PYTHON=...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e . --group dev
	@touch $@

run: $(READY) ## set up and open the reader (arguments: make run ARGS="--help")
	@$(BIN)/orda $(ARGS)

test: $(READY) ## set up and run the tests
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(READY) ## what must be green before a commit: format, lint, types, layers, tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(MAKE) --no-print-directory types layers test

types: $(READY) ## mypy, strict, tests too
	@$(BIN)/mypy src tests torture benchmarks

layers: $(READY) ## the import contracts
	@$(BIN)/lint-imports

format: $(READY) ## let ruff format and mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

snapshots: $(READY) ## take the SVG snapshots of the tests anew (look at the diff)
	@$(BIN)/python -m pytest tests/tui -k snapshot --snapshot-update

screenshots: $(READY) ## take the pictures in screenshots/ from the program itself
	@$(BIN)/python -m tests.screenshots

keys: $(READY) ## write the table of keys into the README, from the registry of actions
	@$(BIN)/python -m tests.readme

torture: $(READY) ## the long trials: kills, full disks, hostile input (bounded, loopback only)
	@$(BIN)/python -m torture

bench: $(READY) ## measure: ratios against named limits and peers
	@$(BIN)/python -m benchmarks

clean: ## remove what the targets above made
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .grimp_cache \
		snapshot_report.html build dist
