# ordertop: `make demo` shows it, `make test` proves it. Both set up what they need on Debian.

SWIFT      ?= swift
PREFIX     ?= /usr/local
BINARY      = .build/release/ordertop
RELEASE     = -c release --static-swift-stdlib
SUDO        = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
BUILD_DEPS  = libsqlite3-dev libpq-dev libncurses-dev pkg-config
TEST_DEPS   = sqlite3 postgresql
BENCH_DEPS  = htop btop tig
SOAK       ?= 10

.PHONY: help deps test-deps build demo test soak check-release lint format bench screens man completions install clean

help:
	@echo "make demo     build ordertop and open the demo"
	@echo "make test     run every check and every test"
	@echo "make soak     run the long tests of live totals, archive and terminal ten times as long (SOAK=n: n times)"
	@echo "make build    build the release binary, $(BINARY)"
	@echo "make install  install it under PREFIX, $(PREFIX), with man pages and completions"
	@echo "make bench    measure: JSON on stdout, a table on stderr; ORDERS=1M,10M is how large, TOPICS=live,writers what"
	@echo "make screens  take the README's pictures anew from the program"
	@echo "make lint     check the formatting; make format mends it"

deps:
	@SUDO="$(SUDO)" ./.ci/install-packages $(BUILD_DEPS)

test-deps:
	@SUDO="$(SUDO)" ./.ci/install-packages $(BUILD_DEPS) $(TEST_DEPS)

build: deps
	$(SWIFT) build $(RELEASE) --product ordertop

demo: build
	@$(BINARY) demo

# What keeps every core busy for a minute runs by itself: beside it, tests of what a person waits for would time out.
SOAKED_TOTALS := RandomTotals|ConcurrentTotals|ProgramTotals|VariantTotals|KilledTotals
SOAKED_ARCHIVE := KilledArchive|FaultyDiskArchive|HistorySnapshot
SOAKED := SQLiteStoreTests\.($(SOAKED_TOTALS)|$(SOAKED_ARCHIVE)|StoppedBuild)
# The program in a terminal that is killed, flooded and slow.
OF_SCREEN := Screen(Ending|Ground|Input|Opening|Soak)Tests
# These race with a program at work, look at the clock, or take a core for long.
APART := TotalsBuildTests|RankingTests|FuzzTests|RandomKeysTests|JobBinaryTests|ManyIndexesTests|SizeTests|ToneTests|$(OF_SCREEN)
# These share a PostgreSQL server, or start several.
SOAKED_ON_SERVER := PostgresStoreTests\.(ConcurrentTotals|KilledMoves|DisturbedMoves)
ON_SERVER := PostgresStoreTests|StoreConformanceTests|PostgresBinaryTests|ArchiveServerBinaryTests

test: test-deps lint check-release
	$(SWIFT) build --build-tests
	@SWIFT="$(SWIFT)" ./.ci/test --skip '$(SOAKED)|$(APART)|$(ON_SERVER)'
	@SWIFT="$(SWIFT)" ./.ci/test --filter '$(APART)'
	@SWIFT="$(SWIFT)" ./.ci/test --filter '$(ON_SERVER)'
	@SWIFT="$(SWIFT)" ./.ci/test --filter '$(SOAKED)'

# The same tests as in `make test`, with more operations, comparisons and killed processes.
soak: test-deps
	$(SWIFT) build --build-tests
	@ORDERTOP_SOAK=$(SOAK) SWIFT="$(SWIFT)" ./.ci/test --filter '$(SOAKED)|$(SOAKED_ON_SERVER)|$(OF_SCREEN)|InputFuzzTests'

# Warnings are errors in release builds of our own targets, so the release build is a check too.
check-release: test-deps
	$(SWIFT) build $(RELEASE) --product ordertop
	$(SWIFT) build $(RELEASE) --product Benchmarks
	$(SWIFT) build $(RELEASE) --product ReadmeScreens

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format:
	$(SWIFT) format format --in-place --recursive Package.swift Sources Tests

# Standard output is the figures alone.
bench: test-deps
	@SUDO="$(SUDO)" ./.ci/install-packages $(BENCH_DEPS) || echo "measuring without $(BENCH_DEPS)" >&2
	@$(SWIFT) build $(RELEASE) --product ordertop >&2
	@$(SWIFT) build $(RELEASE) --product Benchmarks >&2
	@.build/release/Benchmarks

# The pictures in the README come from the program.
screens: deps
	$(SWIFT) build $(RELEASE) --product ordertop
	$(SWIFT) build $(RELEASE) --product ReadmeScreens
	@.build/release/ReadmeScreens $(BINARY) README.md

man: deps
	mkdir -p .build/man
	$(SWIFT) package --allow-writing-to-package-directory generate-manual --output-directory .build/man

completions: build
	mkdir -p .build/completions
	$(BINARY) --generate-completion-script bash > .build/completions/ordertop
	$(BINARY) --generate-completion-script zsh > .build/completions/_ordertop
	$(BINARY) --generate-completion-script fish > .build/completions/ordertop.fish

install: build completions man
	install -D -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/ordertop
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man1 .build/man/*.1
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/bash-completion/completions .build/completions/ordertop
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/zsh/site-functions .build/completions/_ordertop
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d .build/completions/ordertop.fish

clean:
	$(SWIFT) package clean
