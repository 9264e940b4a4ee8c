# make run     install what is missing, build, start the tool
# make test    install the test peers too, then lint, check the imports, run all tests

SWIFT ?= swift
# Debug: for a first user what counts is how soon the tool is there. Nothing is optimised, which saves minutes of the
# first build, and `make test` finds everything built already. A release: make run CONFIGURATION=release
CONFIGURATION ?= debug
# The same flags everywhere, so that nothing is built twice.
FLAGS := --configuration $(CONFIGURATION) --explicit-target-dependency-import-check error
ARGS ?=

PACKAGES := libncurses-dev git ca-certificates openssh-client
TEST_PACKAGES := $(PACKAGES) tmux openssl perl-base procps dialog python3 bind9-dnsutils dnsmasq-base \
	inetutils-telnet openssh-server tinyproxy-bin

SOURCES := $(wildcard Package.swift Sources Tests)

.PHONY: run build test lint format bench install-deps install-test-deps install-bench-deps check-swift
.NOTPARALLEL:

run: install-deps check-swift
	$(SWIFT) build $(FLAGS) --product taloscope
	@exec "$$($(SWIFT) build $(FLAGS) --show-bin-path)/taloscope" $(ARGS)

build: install-deps check-swift
	$(SWIFT) build $(FLAGS)

# The build is the import check: it fails where a target imports what its manifest entry does not name.
test: install-test-deps lint
	$(SWIFT) build $(FLAGS) --build-tests
	$(SWIFT) test $(FLAGS) --skip-build --disable-xctest

lint: check-swift
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

format: check-swift
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

bench: install-bench-deps check-swift
	SWIFT="$(SWIFT)" Benchmarks/run.sh

check-swift:
	@command -v $(SWIFT) >/dev/null || { echo "Taloscope needs Swift 6.3 or later, and there is no '$(SWIFT)' on the PATH." \
	  "Install it from https://www.swift.org/install/linux/ and run make again." >&2; exit 1; }

# Touches neither apt nor the network where nothing is missing.
install-deps: PACKAGES_WANTED := $(PACKAGES)
install-test-deps: PACKAGES_WANTED := $(TEST_PACKAGES)
install-bench-deps: PACKAGES_WANTED := $(TEST_PACKAGES) whiptail htop ncdu
install-deps install-test-deps install-bench-deps:
	@command -v dpkg-query >/dev/null || { echo "Not a Debian system: these must be there already: $(PACKAGES_WANTED)" >&2; exit 0; }; \
	missing=; \
	for package in $(PACKAGES_WANTED); do \
	  status=$$(dpkg-query --show --showformat='$${db:Status-Status}' "$$package" 2>/dev/null) || status=none; \
	  [ "$$status" = installed ] || missing="$$missing $$package"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	echo "Installing$$missing"; \
	as_root=env; \
	if [ "$$(id -u)" != 0 ]; then \
	  command -v sudo >/dev/null || { echo "There is no sudo here. As root: apt-get install$$missing" >&2; exit 1; }; \
	  as_root="sudo env"; \
	fi; \
	$$as_root apt-get update && $$as_root DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $$missing
