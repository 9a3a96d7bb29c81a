SHELL := /bin/bash
unexport PYTHONDONTWRITEBYTECODE
export PIP_RETRIES ?= 10
export PIP_DEFAULT_TIMEOUT ?= 60
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo hub-demo run test check fix bench lock clean

help:  ## Show what can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null 2>&1 && $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/runtime.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.hub: requirements/hub.txt $(VENV)/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/hub.txt
	@touch $@

COMPILED := $(wildcard src/strikeback/linking/*/kernels_*.py src/strikeback/linking/name_*.py) \
	src/strikeback/linking/engine/compiled.py src/strikeback/linking/engine/levels.py

$(VENV)/.kernels: $(COMPILED) $(VENV)/.runtime
	@find src -name '*.nb[ic]' -delete
	$(BIN)/python -m strikeback.flows.warm
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime $(VENV)/.kernels
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.dev
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/bench.txt
	@touch $@

setup: $(VENV)/.runtime $(VENV)/.kernels  ## Make the environment that running needs

setup-dev: $(VENV)/.dev  ## Make the environment that testing needs

demo: setup  ## Generate a scenario, run the main job on it, print what a coordinator wants to see
	$(BIN)/strikeback demo --dir demo

hub-demo: setup $(VENV)/.hub  ## Start a real PostgreSQL, let three agencies share through it: hit, request, answer, recall
	$(BIN)/strikeback hub-demo

run: demo  ## The same for now; the workbench comes with the web room
	@echo "The workbench is not built yet; open demo/brief.html"

test: setup-dev  ## Run all tests, with the coverage floor
	$(BIN)/pytest -n $(JOBS) --cov=strikeback --cov-branch --cov-report=term:skip-covered --cov-fail-under=95

check: setup-dev  ## Format, lint, types, architecture, duplicates of words in docs; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: setup-dev  ## Format and mend what ruff can mend (the only target that writes)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.bench  ## Measure the figures of docs/benchmarks.md, with Splink beside our engine
	$(BIN)/python benchmarks/run.py

lock: setup-dev  ## Pin requirements anew, with hashes and without index addresses (needs uv)
	cd requirements && uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 runtime.in ../pyproject.toml -o runtime.txt
	cd requirements && uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 --extra hub-demo runtime.in ../pyproject.toml -o hub.txt
	cd requirements && uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 --extra spark --extra hub-demo dev.in ../pyproject.toml -o dev.txt
	cd requirements && uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 --extra spark --extra hub-demo --constraint dev.txt bench.in ../pyproject.toml -o bench.txt

clean:  ## Remove what demo and tests leave behind
	rm -rf demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
