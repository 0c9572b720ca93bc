# Wasl: `make build` builds the example into build/site, `make test` proves that all is well.
# Needs Python 3.11+ and make; everything else is installed into .venv (and, for the tests, by the system's packages).

PYTHON ?= python3
PYTEST_ARGS ?= -n 2 --dist loadfile
VENV := .venv
BIN := $(VENV)/bin
TOOLS := tests/tools/node_modules/.installed
CODE := bench generator scripts tests

export PYTHON

.PHONY: build test serve lint format lock fonts package clean help
.NOTPARALLEL:

build: $(VENV)/.runtime  ## Build the example into build/
	@$(BIN)/wasl build --root . --out build
	@echo
	@echo "Done. Open build/site/index.html, or run 'make serve' and follow the address it prints."
	@echo "For your team: build/reports (every tracked link, what was made, what to improve)."

test: $(VENV)/.test $(TOOLS) lint  ## Check style, types, layers and behaviour
	$(BIN)/python -m pytest $(PYTEST_ARGS)

serve: $(VENV)/.runtime  ## Build, show in the browser, rebuild on every change
	@$(BIN)/wasl serve --root .

lint: $(VENV)/.test  ## Check style, types and who imports whom
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.test  ## Rewrite the code in the house style
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

lock:  ## Write the lock files anew (UPGRADE=--upgrade for newer versions)
	scripts/lock.sh

fonts: $(VENV)/.test  ## Make the typeface of the base theme anew (needs npm)
	$(BIN)/python scripts/build_fonts.py

package: $(VENV)/.test  ## Build the wheel and the source archive into dist/
	$(BIN)/python -m build --no-isolation

clean:  ## Remove all that was made, .venv included
	rm -rf build dist $(VENV) tests/tools/node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find $(CODE) -type d -name __pycache__ -prune -exec rm -rf {} +

help:  ## Show this list
	@awk -F ':.*##  *' '/^[a-z]+:.*##/ { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Stamps: done once, and again only when what they were made from changes.

$(VENV)/.runtime: requirements.lock pyproject.toml scripts/venv.sh
	@scripts/venv.sh requirements.lock
	@touch $@

# The tests' lock file holds the runtime's as well.
$(VENV)/.test: requirements-test.lock requirements.lock pyproject.toml scripts/venv.sh
	@scripts/venv.sh requirements-test.lock
	@touch $@ $(VENV)/.runtime

$(TOOLS): tests/tools/package-lock.json tests/tools/package.json scripts/tools.sh | $(VENV)/.test
	@scripts/tools.sh
	@touch $@
