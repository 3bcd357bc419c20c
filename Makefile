# Everything here works with Python 3.11 or newer and nothing else: .venv is made when it is first needed.

SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help play plain test check bench wheel lock clean

BIN := .venv/bin
CHECK = "style: $(BIN)/ruff check --output-format=concise ." \
	"format: $(BIN)/ruff format --check ." \
	"types: $(BIN)/mypy game tests benchmarks" \
	"floors: $(BIN)/lint-imports" \
	"story: $(BIN)/python -m game.cli check"
TEST = "tests: $(BIN)/python -m pytest -n auto -m 'not slow' --cov --cov-report=" \
	"endurance: $(BIN)/python -m pytest -n auto -m slow" \
	"coverage: $(BIN)/coverage report | sed '/files skipped/d'"

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

play: .venv/.play ## play in this terminal (ARGS="--lang fr --seed 7")
	@$(BIN)/python -m game.cli $(ARGS)

plain: .venv/.play ## play line by line
	@$(BIN)/python -m game.cli plain $(ARGS)

test: .venv/.dev ## everything that must hold: the checks, then all tests with coverage
	@bash .ci/steps $(CHECK) $(TEST)

check: .venv/.dev ## the checks alone: style, types, floors, the story
	@bash .ci/steps $(CHECK)

bench: .venv/.dev ## measure speed and memory against baselines of this machine
	@$(BIN)/python -m benchmarks $(ARGS)

wheel: .venv/.dev ## build a wheel, install it into an empty environment, play there
	@bash .ci/wheel

lock: ## write requirements.lock anew from the bounds of pyproject.toml
	@bash .ci/lock "$(PYTHON)"

clean: ## remove what was built; saves stay
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.*
	find game tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. A stamp says what is in it: .play the game, .dev everything. Both fall with the lock.

PYTHON = $(shell for name in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)

ifneq ($(shell $(BIN)/python -c '' 2>/dev/null && echo fine),fine)
.PHONY: .venv/.play .venv/.dev # there is none yet, or its Python is gone
endif

.venv/.play: requirements.lock pyproject.toml
	@bash .ci/venv play "$(PYTHON)"

.venv/.dev: requirements.lock pyproject.toml
	@bash .ci/venv dev "$(PYTHON)"
