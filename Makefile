# Everything a person does with this repository. `make help` lists it.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run up down status test test-unit bench bench-projector docs format lint clean-local bootstrap build-release build-tests

local := PYTHONPATH=deploy/local PYTHONDONTWRITEBYTECODE=1 .local/venv/bin/python -m wniosek_local
sources := Package.swift Sources Tests

help: ## this text
	@echo 'Wniosek: make TARGET'
	@echo
	@sed -nE 's/^([a-z-]+):.*## (.*)/  \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '%-16s %s\n' "  $$name" "$$text"; done
	@echo
	@echo 'Ports on 127.0.0.1, changed by environment, e.g. WNIOSEK_INTAKE_PORT=8095 make run:'
	@echo
	@PYTHONPATH=deploy/local PYTHONDONTWRITEBYTECODE=1 python3 -m wniosek_local ports 2>/dev/null || echo '  (needs python3: make run installs it)'
	@echo
	@echo 'Given KAFKA_BOOTSTRAP_SERVERS, DATABASE_URL or SMTP_URL, that server is used and none of its kind is started.'
	@echo 'As root, PostgreSQL and the broker run as the user postgres (WNIOSEK_UNPRIVILEGED_USER names another).'

run: bootstrap build-release ## install what is missing, build, start everything, show one log; Ctrl-C stops it
	@exec env $(local) run

up: bootstrap build-release ## the same in the background
	@$(local) up

down: ## stop what make up started
	@if [[ -x .local/venv/bin/python ]]; then $(local) down; else echo 'Nothing is running.'; fi

status: ## say what runs
	@if [[ -x .local/venv/bin/python ]]; then $(local) status; else echo 'Wniosek does not run; nothing is set up yet.'; fi

# The Swift tests start a clamd of their own; browser tests drive Chromium and read PDFs with poppler.
test test-unit: further_packages := clamav-daemon chromium poppler-utils
# Prometheus' own judge of alerting rules.
test: further_packages += promtool

test: bootstrap build-tests ## every test: Swift, end to end, faults, against servers of their own; and a release build
	@exec env $(local) test

test-unit: bootstrap build-tests ## the Swift tests only
	@exec env $(local) test swift

bench: ## measure: a table, and .local/bench/results.jsonl
	@deploy/local/bootstrap.sh wrk
	swift build -c release
	@exec env $(local) bench

bench-projector: bootstrap build-release ## measure the projector over 1,000,000 events: a quarter of an hour
	@exec env $(local).bench projector

format: ## format the Swift sources
	swift format --in-place --parallel --recursive $(sources)

lint: ## what format would change, and more
	swift format lint --strict --parallel --recursive $(sources)

docs: build-tests ## write docs/configuration.md from what the services say of themselves
	@{ printf '# Configuration\n\nWritten by `make docs` from the declarations in the code; do not edit. Every key is an environment variable;\nthe same keys may stand as nested members in the JSON file that `WNIOSEK_CONFIG_FILE` names. Keys that end in\n`_FILE` hold the path of a secret, never the secret.\n'; \
	for service in intake importer 'projector --projection housing-allowance' casework notifier; do \
	echo; LD_LIBRARY_PATH=.local/lib .build/debug/$$service --print-configuration markdown; done; } > docs/configuration.md

clean-local: ## wipe the log, the read models, mail and secrets under .local
	@if [[ -x .local/venv/bin/python ]]; then $(local) clean; else echo 'Nothing to wipe.'; fi

bootstrap:
	@deploy/local/bootstrap.sh $(further_packages)

build-release:
	swift build -c release

build-tests:
	swift build --build-tests
