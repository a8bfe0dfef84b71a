# `make` lists the targets. CI calls `make test`, a newcomer `make run`.
PORT ?= 8000
PYTHON ?= python3
CCHC := .venv/bin/cchc
COMPILE := .venv/bin/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-emit-index-url
export PYTHON
unexport PYTHONDONTWRITEBYTECODE  # read from source at every start, the product takes twice as long to come up

.DEFAULT_GOAL := help
.PHONY: help install run demo test check bench lock format licences docs pictures system

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

install: .venv/runtime.installed  ## install the product into .venv
	@$(CCHC) --version

run: .venv/runtime.installed  ## install, play three months of the demonstration ward once, serve it (PORT=8000)
	@$(CCHC) prepare
	@$(CCHC) demo --months 3 --direction-months 12 --if-empty
	@exec $(CCHC) serve --port $(PORT)

demo: .venv/runtime.installed  ## play the whole demonstration year into an empty database
	@$(CCHC) prepare
	@$(CCHC) demo

test: .venv/test.installed system  ## everything CI holds: checks, tests on SQLite and PostgreSQL, browser journeys
	@.venv/bin/python scripts/test.py

check: .venv/test.installed  ## the checks without the tests: lint, types, import contracts, migrations
	@.venv/bin/python scripts/test.py --only-checks

bench: .venv/test.installed system  ## measure the bars and write docs/performance.md
	@.venv/bin/python -m benchmarks

format: .venv/test.installed  ## let ruff and djade rewrite the code and the templates
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .
	@find cchc -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} +

lock: .venv/installer.installed  ## compile requirements/*.in to hash-locked requirements/*.txt
	@$(COMPILE) requirements/installer.in -o requirements/installer.txt
	@$(COMPILE) requirements/runtime.in -o requirements/runtime.txt
	@$(COMPILE) -c requirements/installer.txt -c requirements/runtime.txt requirements/test.in -o requirements/test.txt

licences: .venv/runtime.installed  ## write NOTICE: every dependency and vendored file with its licence
	@$(CCHC) licences > NOTICE.new && mv NOTICE.new NOTICE

docs: .venv/runtime.installed  ## draw the life cycles into docs/lifecycle
	@DJANGO_SETTINGS_MODULE=cchc.config.settings .venv/bin/python scripts/draw_lifecycles.py

pictures: .venv/test.installed system  ## walk the journeys and put the screens they keep into the manual
	@.venv/bin/pytest tests/journeys -q
	@cp var/journeys/huong-dan/*.png docs/screenshots/

system:
	@scripts/system.sh

.venv/installer.installed: requirements/installer.txt scripts/venv.sh
	@scripts/venv.sh
	@touch $@

.venv/runtime.installed: .venv/installer.installed requirements/runtime.txt pyproject.toml
	@scripts/install.sh runtime
	@touch $@

.venv/test.installed: .venv/runtime.installed requirements/test.txt
	@scripts/install.sh test
	@touch $@
