# make run    sets up everything, builds the database and starts the dashboard
# make test   sets up everything, lints and runs all tests

PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
# Where deliveries and the database live; data/ in the checkout unless the environment says otherwise.
HOME_DIR := $(or $(GRONDSTOFFEN_HOME),data)
UV := $(shell command -v uv 2>/dev/null)
RECENT := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c '$(RECENT)' 2>/dev/null && echo "$$p" && break; done)
CHROMIUM_NAMES := chromium chromium-browser google-chrome google-chrome-stable
FIND_CHROMIUM = for b in "$$CHROMIUM" $(CHROMIUM_NAMES); do command -v "$$b" 2>/dev/null && break; done

.DEFAULT_GOAL := help
.PHONY: help run database test lint lock benchmark browser clean

help:
	@echo "make run        the dashboard on http://127.0.0.1:$(PORT) (PORT=... for another port)"
	@echo "make test       lint and all tests"
	@echo "make lint       lint only"
	@echo "make benchmark  how long building and the pages take"
	@echo "make lock       renew requirements.txt and requirements-dev.txt from the .in files"
	@echo "make clean      remove the environment, the database and all caches; deliveries stay"

run: database
	STREAMLIT_SERVER_PORT=$(PORT) $(PY) asgi.py

# A build of what stands already does nothing.
database: $(VENV)/installed-run
	@$(PY) cli.py build

# Both always run, so that one report shows everything that is wrong.
test: $(VENV)/installed-dev browser
	@result=0; \
	$(VENV)/bin/ruff check . || result=1; \
	$(PY) -m pytest || result=1; \
	exit $$result

lint: $(VENV)/installed-dev
	$(VENV)/bin/ruff check .

benchmark: $(VENV)/installed-dev
	$(PY) -m benchmarks

browser:
	@if [ -z "$$($(FIND_CHROMIUM))" ]; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing Chromium for the browser tests ..."; \
			{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
				apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
			|| echo "Chromium could not be installed: the browser tests will be skipped."; \
		else \
			echo "Chromium is missing, so the browser tests will be skipped." \
				"Install the package 'chromium' (or set CHROMIUM to a browser of that family) to run them."; \
		fi; \
	fi

# UPGRADE=--upgrade also takes newer versions of what is pinned already.
lock: $(PY)
	@$(if $(UV),,$(PY) -m pip install --quiet uv)
	$(or $(UV),$(VENV)/bin/uv) pip compile --quiet --universal --python-version 3.11 --no-header \
		--no-emit-index-url --no-emit-find-links $(UPGRADE) requirements.in -o requirements.txt
	$(or $(UV),$(VENV)/bin/uv) pip compile --quiet --universal --python-version 3.11 --no-header \
		--no-emit-index-url --no-emit-find-links $(UPGRADE) requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis data/example data/readings \
		"$(HOME_DIR)/example" "$(HOME_DIR)/readings" \
		"$(HOME_DIR)/current.json" "$(HOME_DIR)"/*.duckdb*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each installed-* file stands for the list it was made from: a newer list means installing again.
$(PY):
	@if [ -n "$(PYTHON)" ]; then \
		"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
			echo "Python cannot make an environment here. On Debian or Ubuntu: apt install python3-venv"; exit 1; }; \
	elif [ -n "$(UV)" ]; then \
		"$(UV)" venv --quiet --seed --python 3.11 $(VENV); \
	else \
		echo "Python 3.11 or newer is needed and was not found. Install it, or name it: make run PYTHON=..."; \
		exit 1; \
	fi

INSTALL = $(if $(UV),"$(UV)" pip install --quiet --python $(PY),$(PY) -m pip install --quiet --disable-pip-version-check)

$(VENV)/installed-run: requirements.txt | $(PY)
	@echo "Installing what the dashboard needs ..."
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements.txt requirements-dev.txt | $(PY)
	@echo "Installing what the dashboard and its tests need ..."
	@$(INSTALL) -r requirements.txt -r requirements-dev.txt
	@touch $@ $(VENV)/installed-run
