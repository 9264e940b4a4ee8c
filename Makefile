# make run     install what is missing, build, start the tool
# make fuzz    let libFuzzer look for bytes that break the key decoder or SafeText; FUZZ_SECONDS=60 each
# make readme  write the screens in README.md anew, as the program shows them
# make test    install the test peers too, then lint, check the imports, run all tests

SWIFT ?= swift
# Debug: for a first user what counts is how soon the tool is there. Nothing is optimised, which saves minutes of the
# first build, and `make test` finds everything built already. A release: make run CONFIGURATION=release
CONFIGURATION ?= debug
# The same flags everywhere, so that nothing is built twice.
FLAGS := --configuration $(CONFIGURATION) --explicit-target-dependency-import-check error
ARGS ?=

PACKAGES := libncurses-dev git ca-certificates openssh-client
TEST_PACKAGES := $(PACKAGES) tmux openssl perl-base procps dialog python3 python3-icalendar bind9-dnsutils dnsmasq-base \
	inetutils-telnet libvterm0 openssh-server tinyproxy-bin

SOURCES := $(wildcard Package.swift Sources Tests)

.PHONY: run build test lint format bench fuzz readme install-deps install-test-deps install-bench-deps check-swift
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

# Built apart, since what is instrumented cannot be linked into the rest. What is found stays in the corpus as a file of
# its own, and the ordinary tests play it from then on; what only reaches new code is kept beside the build.
FUZZ_SECONDS ?= 60
FUZZ_MODULES := CNcurses PlainText Terminal TextCanvas

fuzz: install-deps check-swift
	mkdir -p .build-fuzz/Sources .build-fuzz/found/keys .build-fuzz/found/text
	cp Tests/Fuzzing/Package.swift .build-fuzz/
	for module in $(FUZZ_MODULES); do ln -sfn "$(CURDIR)/Sources/$$module" .build-fuzz/Sources/$$module; done
	ln -sfn "$(CURDIR)/Tests/Fuzzing/Entries" .build-fuzz/Sources/Fuzzing
	ln -sfn "$(CURDIR)/Tests/Fuzzing/Main" .build-fuzz/Sources/fuzz
	$(SWIFT) build --package-path .build-fuzz
	for entry in keys text; do \
	  FUZZ=$$entry .build-fuzz/.build/debug/fuzz -max_total_time=$(FUZZ_SECONDS) -max_len=400 \
	    -artifact_prefix=Tests/Fuzzing/Corpus/$$entry/ .build-fuzz/found/$$entry Tests/Fuzzing/Corpus/$$entry || exit 1; \
	done

readme: install-test-deps check-swift
	$(SWIFT) build $(FLAGS) --build-tests
	@TALOSCOPE_RECORD=1 $(SWIFT) test $(FLAGS) --skip-build --disable-xctest --filter ReadmeTests >.build/readme.log 2>&1; \
	  ! grep 'Caught error' .build/readme.log || exit 1; \
	  echo "README.md is written. Look at it; 'make test' compares."

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
