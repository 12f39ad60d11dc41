PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
# By their modules: the scripts in .venv/bin hold the path that the folder had when it was made.
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest
OLD := This .venv is of another time. Remove it with: rm -rf .venv, then run make again.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url
# What a server with these settings would have; nothing here is secret.
PRODUCTION = DEBUG=off ALLOWED_HOSTS=ledger.example.org DATABASE_URL=sqlite://:memory: EMAIL_URL=consolemail:// \
	SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(50))")

.PHONY: help run test test-sqlite test-postgres screenshots markup lint audit lock bench
.NOTPARALLEL:

help: ## say what each target does
	@sed -n "s/^\([a-z-]*\):.*## /  make \1\t/p" Makefile | expand -t 22

run: .venv/.base ## serve the demo ledger on http://127.0.0.1:8000 (PORT=8001 for another)
	@DEBUG=on $(BIN)/python manage.py migrate --verbosity 0
	@DEBUG=on $(BIN)/python manage.py demo
	@echo "Worth Renewing is at http://127.0.0.1:$(PORT)/"
	@echo "Sign in as demo / demo. Stop with Ctrl-C."
	@DEBUG=on PYTHONUNBUFFERED=1 $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

# Containers often tell Python not to keep what it compiles; the tests then take 5 s a process more.
test-sqlite test-postgres: export PYTHONDONTWRITEBYTECODE =

test: test-sqlite test-postgres ## the whole suite on SQLite, and on PostgreSQL where there is a server
	@if .ci/with-postgres --find; then echo "Databases used: SQLite and PostgreSQL."; \
	else echo "Databases used: SQLite only (PostgreSQL was skipped)."; fi

test-sqlite: .venv/.dev ## the suite on SQLite, in memory
	@echo "Testing on SQLite, in memory"
	@DATABASE_URL=sqlite://:memory: $(PYTEST) -n auto

test-postgres: .venv/.dev ## the suite on a throw-away PostgreSQL server
	@echo "Testing on PostgreSQL, a throw-away server"
	@.ci/with-postgres $(PYTEST) -n auto

screenshots: .venv/.dev ## pictures of every page, to leaf through in screenshots/index.html
	@SCREENSHOTS=1 DATABASE_URL=sqlite://:memory: $(PYTEST) -n auto tests/browser/test_pages.py
	@cp screenshots/first-sight.png docs/dashboard.png

markup: .venv/.dev ## the Nu HTML checker on every page (VNU_JAR=/path/to/vnu.jar; needs Java)
	@DATABASE_URL=sqlite://:memory: $(PYTEST) tests/test_templates.py -k nu_html

BENCH = $(BIN)/python -m benchmarks $(if $(ONLY),--only $(ONLY)) $(if $(OTHERS),--others $(OTHERS)) \
	$(if $(ROUNDS),--rounds $(ROUNDS))

bench: .venv/.dev ## how fast it is (ONLY=dashboard,log for parts, OTHERS=1000000 for a crowd of others)
	@$(BENCH) --json bench-sqlite.json
	@if .ci/with-postgres --find; then .ci/with-postgres $(BENCH) --json bench-postgresql.json; fi

lint: .venv/.dev ## style, types, migrations, production settings, lock files
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@echo "Types right?"
	@$(BIN)/python -m mypy
	@echo "Migrations complete?"
	@$(PRODUCTION) $(BIN)/python -W error manage.py makemigrations --check --dry-run
	@echo "Fit for production?"
	@$(PRODUCTION) $(BIN)/python -W error manage.py check --deploy --fail-level WARNING
	@echo "Locks whole?"
	@$(PYTEST) tests/test_locks.py

audit: ## whether faults are known of what the locks hold; red too when nobody could be asked
	@$(PYTHON) .ci/audit

lock: ## resolve the ranges of pyproject.toml again (needs uv)
	$(LOCK) --upgrade pyproject.toml --extra dev --output-file requirements-dev.txt
	$(LOCK) --constraint requirements-dev.txt pyproject.toml --output-file requirements.txt

.venv/bin/pip:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
		{ echo "Worth Renewing needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	@# The second way is for systems that ship Python without ensurepip.
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || \
		{ $(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip --quiet --python .venv install pip; }

# A lock is installed as it is, never resolved: what an index offers today changes nothing.
define install
	@$(BIN)/python -c "import sys; sys.exit(sys.version_info < (3, 11))" || { echo "$(OLD)"; exit 1; }
	@$(PIP) install --quiet --no-deps --require-hashes -r $<
	@$(PIP) check || { echo "$(OLD)"; exit 1; }
endef

.venv/.base: requirements.txt | .venv/bin/pip
	@echo "Installing what is needed to run"
	$(install)
	@touch $@

.venv/.dev: requirements-dev.txt | .venv/bin/pip
	@echo "Installing what is needed to run and test"
	$(install)
	@touch $@ .venv/.base
