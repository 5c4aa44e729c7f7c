# Two commands: `make run` and `make test`. What they need is set up as it is needed, into .venv.
PYTHON ?= python3
JOBS ?= 2
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
WORDS := $(wildcard src/regulars/locale/*/LC_MESSAGES/*.po)

.PHONY: run test test-long check lint bench lock

run: $(VENV)/.run $(VENV)/.words
	@REGULARS_DATA="$${REGULARS_DATA:-$(CURDIR)/data}" exec $(BIN)/regulars serve

test: lint $(VENV)/.browser $(VENV)/.servers
	$(BIN)/python -m pytest --numprocesses $(JOBS)

test-long: $(VENV)/.dev $(VENV)/.words $(VENV)/.browser $(VENV)/.servers
	$(BIN)/python -m pytest -m long

check: lint
	$(BIN)/python -m pytest --quiet tests/architecture

lint: $(VENV)/.dev $(VENV)/.words
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev $(VENV)/.words
	$(BIN)/python -m bench

lock: $(VENV)/.uv
	echo uv | $(COMPILE) --upgrade --no-annotate --output-file locks/uv.txt -
	$(COMPILE) --upgrade --output-file locks/run.txt pyproject.toml
	$(COMPILE) --upgrade --constraints locks/run.txt --group dev --output-file locks/dev.txt pyproject.toml
	echo hatchling | $(COMPILE) --constraints locks/dev.txt --no-annotate --output-file locks/build.txt -

$(VENV)/.uv: locks/uv.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Regulars needs Python 3.11 or newer. Name one: make PYTHON=python3.12 run")'
	@$(PYTHON) -m venv $(VENV) || { echo "Python came without venv. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement locks/uv.txt
	@touch $@

$(VENV)/.run: $(VENV)/.uv locks/run.txt locks/build.txt pyproject.toml hatch_build.py
	$(INSTALL) --require-hashes --requirement locks/run.txt --requirement locks/build.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run locks/dev.txt
	$(INSTALL) --require-hashes --requirement locks/dev.txt
	@touch $@

$(VENV)/.words: $(VENV)/.run $(WORDS)
	$(BIN)/python hatch_build.py
	@touch $@

$(VENV)/.browser: $(VENV)/.dev tests/browser.py
	$(BIN)/python tests/browser.py
	@touch $@

$(VENV)/.servers: $(VENV)/.dev tests/servers.py
	$(BIN)/python -m tests.servers
	@touch $@
