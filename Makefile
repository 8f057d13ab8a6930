# make run    sets everything up and opens the window (without a display: guides in the terminal)
# make test   sets up what tests need and runs everything, what fails fastest first
# make bench  measures start, memory, CPU, lateness of cues and reading; writes build/bench.json
# make soak   runs the long tests: more examples, longer recordings
# make clean  removes what the others made

PYTHON := $(or $(PYTHON),$(shell scripts/find-python))
BIN = .venv/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
PYTEST = $(BIN)/python -m pytest --numprocesses 2
ARGS ?=

.NOTPARALLEL:
.PHONY: run test checks core-tests tests bench soak clean packages-run packages-test

# 3 is how the program says that no window can open: a display may be named and not answer.
run: .venv/.run
	@code=3; \
	if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; \
	then $(BIN)/exercise-coach $(ARGS); code=$$?; fi; \
	if [ $$code != 3 ]; then exit $$code; fi; \
	echo "There is no display here, so this guides in the terminal."; \
	exec $(BIN)/exercise-coach play $(ARGS)

test: checks core-tests tests

checks: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy

# The core must do without Qt: here it cannot be imported.
core-tests: .venv/.test
	$(PYTEST) -q -p no:pytest-qt --without-qt --dist worksteal $(ARGS)

# Those that keep time with a clock come last, one of each kind: they wait more than they work.
tests: .venv/.test
	$(PYTEST) --but-core -m "not timed" --dist worksteal $(ARGS)
	$(PYTEST) --numprocesses 3 -m timed --dist loadgroup $(ARGS)

bench: .venv/.test
	$(BIN)/python -m tests.benchmarks $(ARGS)

soak: .venv/.test
	$(BIN)/python -m pytest --soak $(ARGS)

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	    .import_linter_cache

# A stamp is newer than pyproject.toml where all that it names is installed.

.venv/.run: .venv/bin/python pyproject.toml | packages-run
	$(PIP) --editable .
	@touch $@

.venv/.test: .venv/bin/python pyproject.toml | packages-test
	$(PIP) --editable '.[test]'
	@touch $@ .venv/.run

.venv/bin/python: | packages-run
	$(PYTHON) -m venv .venv

packages-run packages-test: packages-%:
	@test -n "$(PYTHON)" && scripts/system-packages $* $(PYTHON)
