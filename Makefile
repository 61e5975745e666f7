# Everything runs in .venv, installed from locked requirements; python3 (3.11 or newer), make, git and a package index are
# enough. The command in .venv is compiled where there is a C compiler; tests and tools read the sources in the checkout.

PYTHON ?= python3
BIN := .venv/bin
SOURCES := $(shell find facttrack migrations seeds -type f -not -name "*.pyc")
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"

.PHONY: help demo test lint types contract docs docs-check floors bench lock clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 20

demo: .venv/run ## install, read the demo corpus, show what is contested and why
	@$(BIN)/facttrack demo

test: .venv/dev .venv/run ## install what the tests need and run them all
	@$(BIN)/python -m pytest

lint: .venv/dev ## style and likely mistakes
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/dev ## mypy --strict
	@$(BIN)/mypy

contract: .venv/dev ## imports point down
	@$(BIN)/lint-imports

docs: .venv/dev ## write the generated pages of docs/ and the README's picture anew
	@PYTHONPATH=. $(BIN)/python docs/generate_reference.py
	@PYTHONPATH=. $(BIN)/python docs/generate_picture.py

docs-check: .venv/dev ## are the generated pages up to date?
	@PYTHONPATH=. $(BIN)/python docs/generate_reference.py --check

floors: .venv/run ## score the labelled sets, where they lie beside the checkout, against the floors of .ci/floors.json
	@$(BIN)/python .ci/floors.py

bench: .venv/bench ## speed, side by side with references in the same run
	@$(BIN)/python .ci/bench

lock: .venv/dev ## resolve the requirements anew
	@$(BIN)/python -m pip --quiet install uv
	$(LOCK) pyproject.toml .ci/build.in -o requirements.txt
	$(LOCK) --group dev -c requirements.txt .ci/build.in -o .ci/requirements.txt
	$(LOCK) -c .ci/requirements.txt .ci/bench/requirements.in -o .ci/bench/requirements.txt

clean: ## remove what the other targets made
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis facttrack-demo.db*

.venv/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("facttrack needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3 …")'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/requirements: .venv/python requirements.txt
	@echo "installing what facttrack needs into .venv …" >&2
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

.venv/run: .venv/requirements pyproject.toml hatch_build.py $(SOURCES)
	@echo "compiling facttrack and installing it into .venv, which takes a minute or two …" >&2
	@$(PIP) install --no-deps --no-build-isolation .
	@touch $@

.venv/dev: .venv/requirements .ci/requirements.txt
	@echo "installing what the tests need into .venv …" >&2
	@$(PIP) install --require-hashes -r .ci/requirements.txt
	@touch $@

.venv/bench: .venv/dev .venv/run .ci/bench/requirements.txt
	@echo "installing the references of the benchmark into .venv …" >&2
	@$(PIP) install --require-hashes -r .ci/bench/requirements.txt
	@touch $@
