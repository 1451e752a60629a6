# Two commands: `make run` and `make test`. Nothing needs root; the network is used once, for the packages.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check lint types venv build bench pictures lock clean

run: $(VENV)/.run
	@if $(BIN)/python -m bot --has-token; then exec $(BIN)/python -m bot; else exec $(BIN)/python -m sandbox; fi

# A file's tests stay in one process: they share a bot. More than four would wait for each other.
test: $(VENV)/.test
	$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile

check: lint types test

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

venv: $(VENV)/.test

build: $(VENV)/.run
	$(BIN)/python -m briefs build

pictures: $(VENV)/.test
	$(BIN)/python -m tools.take_pictures

bench: $(VENV)-bench/.bench
	$(VENV)-bench/bin/python -m benchmarks.matching

$(VENV)-bench/.bench: requirements/bench.txt | $(VENV)/bin/python
	$(BIN)/python -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/bin/python:
	@for python in "$(PYTHON)" python3 python3.13 python3.12 python3.11; do \
	  if [ -n "$$python" ] && "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    exec "$$python" -m venv $(VENV); fi; done; \
	echo "briefing-bot needs Python 3.11 or newer; none was found. Install it, or say where it is: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1

$(VENV)/.run: requirements/run.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

# Needs uv on the PATH. --no-emit-index-url: a lock file names packages and hashes, never where they came from.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --group test -c requirements/run.txt pyproject.toml -o requirements/test.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --group bench -c requirements/run.txt pyproject.toml -o requirements/bench.txt

clean:
	rm -rf $(VENV) $(VENV)-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis
