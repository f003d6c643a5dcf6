# Parley's two commands are `make book` and `make test`; `make help` lists the rest.
# All they need beforehand is make and Python 3.11 or newer.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PYTEST := $(BIN)/python -m pytest
# The front page lies at the top level, because it is the site's own index.html.
BOOK   := index.ipynb chapters

# Under a Jupyter server the figures turn live, and what is committed is their static form.
unexport JPY_SESSION_NAME
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Debugger checks of the chapters' kernels: noise on Python 3.11 and newer.
export PYDEVD_DISABLE_FILE_VALIDATION := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help book site lab pdf test chapters benchmark scale fuzz guided gains confidence peers lint lock clean distclean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s%s\n", $$1, $$2 }'

book: site ## build the site into _build/html from the committed chapters
	@echo "The site lies in $(CURDIR)/_build/html: open index.html in a browser."

site: $(READY)
	@echo "Building the site; a warning is an error ..."
	@$(BIN)/jupyter-book build . -W --all -q

lab: $(READY) ## open the chapters in JupyterLab, where the charts are live
	@test -x $(BIN)/jupyter-lab || { echo "Adding JupyterLab to $(VENV) ..."; \
		$(BIN)/python -m pip install --quiet "jupyterlab>=4.4,<5"; }
	@env -u JPY_SESSION_NAME $(BIN)/jupyter-lab index.ipynb

pdf: site ## print the whole book into _build/parley.pdf (needs Chromium)
	@$(BIN)/python -m parley.book.pdf _build/html _build/parley.pdf

test: $(READY) lint ## run every test: style, unit, chapters, site
	@echo "== Units, properties, doctests =="
	@$(PYTEST) -q -m "not site" --benchmark-disable
	@echo "== Chapters: the committed outputs are the ones they give =="
	@$(PYTEST) -q --nbval --nbval-current-env -p no:cacheprovider $(BOOK)
	@echo "== The book builds without a warning =="
	@$(MAKE) --no-print-directory site
	@echo "== The built site =="
	@$(PYTEST) -q -m site

chapters: $(READY) ## execute every chapter in place, write the tables (twice gives the same bytes)
	@$(BIN)/python -m parley.publish seeds data/tables data/exports
	@$(BIN)/python -m parley.tables > chapters/data-dictionary.md
	@$(BIN)/python -m parley.chapters $(BOOK)

benchmark: $(READY) ## measure time and memory of a reading
	@$(BIN)/python tests/benchmarks/measure.py

scale: $(READY) ## measure many texts: speed, memory, cost by number (writes data/evaluation/scale.csv)
	@PYTHONPATH=tests $(BIN)/python -m benchmarks.scale

fuzz: $(READY) ## throw 100,000 broken and hostile texts at a reading (or TEXTS=, JOBS=)
	@$(BIN)/python tests/benchmarks/fuzz.py --texts $(or $(TEXTS),100000) --jobs $(or $(JOBS),1)

guided: $(READY) ## let atheris look for texts that break a reading, where it installs (or SECONDS=)
	@$(BIN)/python -c "import atheris" 2>/dev/null || { echo "Adding atheris to $(VENV) ..."; \
		$(BIN)/python -m pip install --quiet "atheris>=3"; }
	@$(BIN)/python tests/benchmarks/guided.py $(or $(SECONDS),600)

gains: $(READY) ## show the finds gained, lost and changed since the last commit (or SINCE=, TEXTS=)
	@PYTHONPATH=tests $(BIN)/python -m benchmarks.gains --since="$(SINCE)" --texts="$(TEXTS)"

confidence: $(READY) ## measure how often each rule is right on the development sets (SHARED=../shared)
	@$(BIN)/python -m parley.evaluate.confidence "$(or $(SHARED),../shared)" data/lexicon/confidence.csv

peers: $(READY) ## measure Parley beside other systems on the public sets (SHARED=../shared)
	@$(BIN)/python -m parley.evaluate.peers "$(or $(SHARED),../shared)" data/evaluation

lint: $(READY) ## check style and formatting
	@echo "== Style =="
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Not formatted: run $(BIN)/ruff format" >&2; exit 1; }

lock: ## compile requirements.txt anew from pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv" >&2; exit 1; }
	uv pip compile pyproject.toml --extra book --extra gazetteer --extra test --extra build \
		--universal --generate-hashes --quiet -o requirements.txt

clean: ## remove what was built, keep the environment
	rm -rf _build dist .pytest_cache .ruff_cache .hypothesis
	find parley tests chapters -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove the environment as well
	rm -rf $(VENV)

# The stamp says that the environment holds this lock and this checkout.
$(READY): requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
		echo "Parley needs Python 3.11 or newer, and there is no $(PYTHON). Name yours: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Parley needs Python 3.11 or newer; $(PYTHON) is `$(PYTHON) -V 2>&1`. Name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) || { \
		echo "The environment could not be made; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) from the lock; the first time takes a few minutes ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
