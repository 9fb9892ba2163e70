.PHONY: help run test check chaos setup clean

help:
	@echo "make run     set up, start everything and open the market; Ctrl-C stops it"
	@echo "make test    set up and run all tests, browser journeys included"
	@echo "make check   the quick part: format, types, contracts, quick tests"
	@echo "make chaos   break a market of its own under load; prove that every order is there once"
	@echo "make clean   remove .venv and caches; the market's data in var/ stays"

setup:
	@bin/setup

run: setup
	@exec .venv/bin/argosy up

test:
	@bin/setup --browser
	@.venv/bin/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check:
	@bin/check

chaos: setup
	@.venv/bin/argosy chaos

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build src/argosy.egg-info
	find src tests demo -name __pycache__ -type d -prune -exec rm -rf {} +
