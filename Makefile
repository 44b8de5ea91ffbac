# `make run` and `make test` do everything from a fresh clone; `make help` lists the rest.
PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest
SETUP  := packaging/setup.sh
# Where there is no screen, a virtual one of the size the pictures are made for.
XVFB   := xvfb-run --auto-servernum --server-args="-screen 0 1400x900x24 -nolisten tcp"

.PHONY: help run test test-all lint unit end2end pictures bench setup forms translations clean

help:
	@echo "make run           install what is missing and open VMDesk (without a display: a tour into tour/)"
	@echo "make test          lint, unit, window and end-to-end tests, with all set-up"
	@echo "make test-all      the same, and the slow ones"
	@echo "make lint          ruff, mypy, import-linter"
	@echo "make unit          the tests that need no hypervisor"
	@echo "make end2end       the tests on a real libvirt with real guests"
	@echo "make pictures      the pictures of the manual, made by the program"
	@echo "make bench         measure VMDesk beside its peers"
	@echo "make setup         only the set-up of make run"
	@echo "make forms         compile ui/*.ui"
	@echo "make translations  collect new texts into resources/translations and compile them"
	@echo "make clean         remove what was built (.venv stays)"

run:
	@$(SETUP) run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		.venv/bin/vmdesk; \
	else \
		echo "==> no display: the main job in a virtual one, pictures go to tour/"; \
		$(XVFB) $(PYTHON) packaging/tour.py; \
	fi

test:
	@packaging/test.sh

test-all:
	@packaging/test.sh --all

lint:
	@$(SETUP) lint
	@packaging/test.sh --only lint

unit:
	@$(SETUP) lint
	@packaging/test.sh --only unit

end2end:
	@$(SETUP) test
	@packaging/test.sh --only end2end

pictures: setup
	@$(XVFB) $(PYTHON) packaging/tour.py docs/pictures

bench:
	@$(SETUP) bench
	@$(PYTHON) -m benchmarks

setup:
	@$(SETUP) run

forms:
	@$(PYTHON) packaging/build_forms.py

translations: forms
	@$(PYTHON) packaging/translations.py update
	@$(PYTHON) packaging/translations.py compile

clean:
	rm -rf build dist tour vmdesk/_data vmdesk/views/forms .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache
	find vmdesk tests packaging benchmarks -name __pycache__ -type d -exec rm -rf {} +
