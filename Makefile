# `make` alone prints the targets. Everything but the first install works without a network.

VENV   := .venv
PYTHON ?= python3
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
CASES  ?= ../shared/cases
PORT   ?= 8000

.DEFAULT_GOAL := help
.PHONY: help run test lint bench fuzz-engine fuzz-shims fuzz-mappings conformance replay-history clean

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

run: $(READY) ## Start the registry with demo content (PORT=8000)
	@$(BIN)/python manage.py run_locally --port $(PORT)

test: $(READY) ## Run every test; database tests on SQLite and on PostgreSQL
	@$(BIN)/python -m tests

lint: $(READY) ## Check style, types and the arrows between rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) ## Measure speed and print it beside the peers
	@$(BIN)/python -m tests.bench

fuzz-engine: $(READY) ## Try the engine on random small schemas (SECONDS=60), keep what disagrees; then its laws (EXAMPLES=200)
	@$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),60)
	@ENGINE_EXAMPLES=$(or $(EXAMPLES),200) $(BIN)/python -m pytest -q tests/linting/containment/test_laws.py \
		tests/linting/containment/test_laws_of_dialects.py

fuzz-shims: $(READY) ## Compare the runtimes of mappings on random pairs (PAIRS=100000 SEED=…)
	@$(BIN)/python -m tests.shims.fuzz --pairs $(or $(PAIRS),100000) $(if $(SEED),--seed $(SEED))

fuzz-mappings: $(READY) ## Try what is said of random mappings on payloads (SECONDS=60 SEED=…), keep what is wrong
	@$(BIN)/python -m tests.shims.verdicts --seconds $(or $(SECONDS),60) $(if $(SEED),--seed $(SEED))

conformance: $(READY) ## Run the engine over the public cases (CASES=…)
	@$(BIN)/python -m tests.conformance $(CASES)

replay-history: $(READY) ## Register real schema histories through the API (CASES=…)
	@$(BIN)/python -m tests.replay $(CASES)

clean: ## Remove the virtual environment and what tools left; never var/
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $$($(PYTHON) --version) was found. Name another: make PYTHON=python3.11 …"; exit 1; }
	@echo "Installing into $(VENV) from requirements.lock (once; about a minute)…"
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "No virtual environment could be made. On Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock || \
		{ echo "The packages could not be installed. The first install needs the Python package index: check the network or pip's settings, then run this again."; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
