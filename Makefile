# Kezek. `make run` opens the program, `make test` checks everything; each target installs what it needs and is missing.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

export PATH := $(PATH):/usr/local/go/bin
export GOFLAGS := -mod=readonly -buildvcs=false

# OpenGL ES compiles in one minute instead of ten; the window speaks X11 (under Wayland through XWayland). Without
# animations an idle window costs nothing: a blinking cursor repaints all of it.
TAGS := migrated_fynedo,no_emoji,no_animations,gles,x11
# Windows' own drivers know OpenGL, not OpenGL ES.
WINDOWS_TAGS := migrated_fynedo,no_emoji,no_animations
STRIP := -s -w -buildid=

# Only main.go needs cgo: every other package is built and tested with Go alone.
PURE := CGO_ENABLED=0
ROOMS = $$(go list ./... | grep -v '^kezek$$')
WINDOW = CGO_ENABLED=1 go build -tags $(TAGS) -o build/kezek .
KEZEKCTL = $(PURE) go build -o build/kezekctl ./cmd/kezekctl
GOFMT = unformatted=$$("$$(go env GOROOT)/bin/gofmt" -l .) && if [[ -n $$unformatted ]]; then echo "not gofmt'ed:" $$unformatted >&2; exit 1; fi

# CI trusts no cached result.
FRESH := $(if $(CI),-count=1)
CASES ?= 1000
SEED ?= 1

.PHONY: help run test demo bench e2e lint soak windows wine kezekctl clean

help: ## list the targets
	@sed -nE 's/^([a-z0-9]+):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

run: ## open the window; without a display make the demo office in the terminal
	@if [[ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]]; then \
	  .ci/setup window && $(WINDOW) && exec build/kezek; \
	else \
	  echo "No display (neither DISPLAY nor WAYLAND_DISPLAY is set): making the demo office in the terminal instead." && \
	  $(MAKE) --no-print-directory demo; \
	fi

test: ## vet, gofmt, every test, and the builds: window, kezekctl, kezekctl for Windows
	@.ci/setup window papers
	@$(GOFMT)
	$(PURE) go vet -tags $(TAGS) $(ROOMS)
	$(PURE) go test -timeout 20m $(FRESH) -tags $(TAGS) $(ROOMS)
	$(KEZEKCTL)
	GOOS=windows GOARCH=amd64 $(PURE) go build -o build/kezekctl.exe ./cmd/kezekctl
	$(WINDOW)
	go vet -tags $(TAGS) .
	go test -count=1 -tags $(TAGS) .
	@echo "Kezek: every test passed. Built: build/kezek, build/kezekctl, build/kezekctl.exe"

demo: ## a synthetic office in build/demo (CASES=1000 SEED=1)
	@.ci/setup
	$(KEZEKCTL)
	@rm -rf build/demo
	build/kezekctl --data build/demo/office demo --cases $(CASES) --seed $(SEED) --out build/demo

bench: ## the figures of the README
	@.ci/setup bench
	$(PURE) go test -p 1 -tags $(TAGS) -run '^$$' -bench . -benchmem -timeout 60m $(ROOMS)

e2e: ## the built window under Xvfb, by keyboard; screenshots in build/e2e
	@.ci/setup e2e
	$(WINDOW)
	$(KEZEKCTL)
	@mkdir -p build/e2e
	./e2e/run build/e2e

lint: ## gofmt, vet, staticcheck
	@.ci/setup window
	@$(GOFMT)
	go vet -tags $(TAGS) ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 -tags $(TAGS) ./...

soak: ## the long loops of the tests (they read KEZEK_SOAK=1)
	@.ci/setup papers
	KEZEK_SOAK=1 $(PURE) go test -v -count=1 -timeout 12h -tags $(TAGS) $(ROOMS)

windows: ## build/kezek.exe and build/kezekctl.exe
	@.ci/setup windows
	@mkdir -p build
	@trap 'rm -f kezek_windows_amd64.syso' EXIT && set -x && \
	x86_64-w64-mingw32-windres -I assets assets/windows.rc -O coff -o kezek_windows_amd64.syso && \
	GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc-posix go build -tags $(WINDOWS_TAGS) \
	  -trimpath -ldflags '$(STRIP) -H=windowsgui' -o build/kezek.exe .
	GOOS=windows GOARCH=amd64 $(PURE) go build -trimpath -ldflags '$(STRIP)' -o build/kezekctl.exe ./cmd/kezekctl

wine: ## start build/kezek.exe under Wine; screenshot in build/wine.png
	@.ci/setup windows wine
	@[[ -e build/kezek.exe ]] || $(MAKE) --no-print-directory windows
	xvfb-run -a -s "-screen 0 1366x768x24" .ci/wine build

kezekctl: ## build/kezekctl, the office from a terminal
	@.ci/setup
	$(KEZEKCTL)

clean: ## remove what was built
	rm -rf build
