# `make run` and `make test` work on a bare Debian 12 with a Swift 6.3 toolchain on the path.

PREFIX ?= /usr/local
SCENARIO ?= scenarios/2020.toml

# Libraries that the build includes and links.
PACKAGES := libtomlplusplus-dev libudunits2-dev coinor-libclp-dev libnlopt-dev libopenblas-dev liblapacke-dev libssl-dev \
  libzip-dev libexpat1-dev
# The library that computes formulas; it is opened when a module of formulas runs.
PACKAGES += libmuparser2v5
# A host and modules in Python are among the tests.
PACKAGES += python3
# Needs of the Swift toolchain itself: C and C++ headers, an assembler, the libraries of the package manager.
PACKAGES += libc6-dev libstdc++-12-dev binutils ca-certificates git libcurl4 libncurses6 libsqlite3-0 libxml2

# Libraries that only some commands open when they need them; the tests need them all.
test peers: PACKAGES += libnetcdf19 libxlsxwriter4 libfreexl1
# Reports are read in a browser, by letters of both languages, and their pages counted.
test peers: PACKAGES += chromium fonts-noto-cjk poppler-utils

# Every folder of Swift under Plugins is a simulation module and a product of its own.
MODULES := $(sort $(foreach source,$(wildcard Plugins/*/*.swift),$(notdir $(patsubst %/,%,$(dir $(source))))))

# Modules of formulas are files; a build finds them where they lie.
FORMULAS := $(wildcard Plugins/*/*.toml)

.PHONY: run test bench peers install format clean setup

run: setup
	set -e; for product in simplan $(MODULES); do swift build --configuration release --product $$product; done
	.build/release/simplan run $(SCENARIO)

test: setup
	swift build
	swift test

# Runs where no toolchain is: what the programs use of its libraries goes along, and they look for it beside
# themselves. That needs other link options than `make run`, hence a build folder of its own.
INSTALLED_BUILD := swift build --configuration release --scratch-path .build-install \
  -Xswiftc -no-toolchain-stdlib-rpath
INSTALLED := .build-install/release

install: setup
	set -e; \
	$(INSTALLED_BUILD) --product simplan -Xlinker -rpath -Xlinker '$$ORIGIN/../lib/simplan'; \
	for module in $(MODULES); do $(INSTALLED_BUILD) --product $$module -Xlinker -rpath -Xlinker '$$ORIGIN/..'; done
	install -d '$(PREFIX)/bin' '$(PREFIX)/lib/simplan/modules' '$(PREFIX)/share/simplan'
	install -m 755 $(INSTALLED)/simplan '$(PREFIX)/bin'
	install -m 644 $(MODULES:%=$(INSTALLED)/lib%.so) $(FORMULAS) '$(PREFIX)/lib/simplan/modules'
	set -e; \
	runtime=$$(swiftc -print-target-info | sed -n '/"runtimeLibraryPaths"/{n;s/^[^"]*"\(.*\)".*/\1/p}'); \
	used=$$(LD_LIBRARY_PATH=$$runtime ldd $(INSTALLED)/simplan $(MODULES:%=$(INSTALLED)/lib%.so) \
	  | awk -v runtime="$$runtime/" 'index($$3, runtime) == 1 { print $$3 }' | sort -u); \
	install -m 644 $$used '$(PREFIX)/lib/simplan'
	cp -R Scenarios '$(PREFIX)/share/simplan'
	install -d '$(PREFIX)/share/simplan/python' '$(PREFIX)/share/simplan/include' '$(PREFIX)/share/simplan/templates'
	cp -R Sources/ModuleTemplates/Templates/. '$(PREFIX)/share/simplan/templates'
	install -m 644 Sources/CSimulationModule/include/simplan_module.h Sources/CSimulationModule/PROTOCOL.md \
	  '$(PREFIX)/share/simplan/include'
	install -m 644 Sources/PythonKit/simplan_module.py '$(PREFIX)/share/simplan/python'
	install -d '$(PREFIX)/share/man/man1' '$(PREFIX)/share/bash-completion/completions' \
	  '$(PREFIX)/share/zsh/site-functions' '$(PREFIX)/share/fish/vendor_completions.d'
	'$(PREFIX)/bin/simplan' manual > '$(PREFIX)/share/man/man1/simplan.1'
	'$(PREFIX)/bin/simplan' --generate-completion-script bash \
	  > '$(PREFIX)/share/bash-completion/completions/simplan'
	'$(PREFIX)/bin/simplan' --generate-completion-script zsh > '$(PREFIX)/share/zsh/site-functions/_simplan'
	'$(PREFIX)/bin/simplan' --generate-completion-script fish \
	  > '$(PREFIX)/share/fish/vendor_completions.d/simplan.fish'

# Beside pymrio and numpy, in a throw-away venv; some minutes. What it said stands in Tests/Performance/README.md.
bench: setup
	Tests/Performance/run bench
	Tests/Performance/run batch
	Tests/Performance/run growth
	Tests/Performance/run workbook
	Tests/Performance/run written
	Tests/Performance/run scenarios
	Tests/Performance/run formulas
	Tests/Performance/run cohorts
	Tests/Performance/run fund
	Tests/Performance/run power speed

# Checks that take too long for every change: nodes and studies that are killed, files read by other programs.
peers: run
	Tests/Slurm/run kill
	Tests/Kill/run 20
	Tests/Performance/run netcdf
	Tests/Performance/run power check
	Tests/Performance/run crosscheck

format:
	swift format --in-place --recursive Package.swift Sources Plugins Tests

clean:
	rm -rf .build .build-install Tests/Performance/.build Tests/Fuzz/.build

# Says nothing when nothing is missing.
setup:
	@set -e; \
	command -v dpkg-query >/dev/null || { echo 'simplan is built on Debian 12; dpkg-query is not here.' >&2; exit 1; }; \
	have=" $$(dpkg-query --show --showformat='$${db:Status-Status}:$${Package} ' $(PACKAGES) 2>/dev/null || true)"; \
	missing=; \
	for package in $(PACKAGES); do \
	  case "$$have" in *" installed:$$package "*) ;; *) missing="$$missing $$package" ;; esac; \
	done; \
	if [ -n "$$missing" ]; then \
	  apt='env DEBIAN_FRONTEND=noninteractive apt-get'; \
	  if [ "$$(id -u)" -ne 0 ]; then \
	    if sudo -n true 2>/dev/null; then apt="sudo -n $$apt"; else \
	      echo "Packages are missing and may not be installed from here. Type this, then make again:" >&2; \
	      echo "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends$$missing" >&2; \
	      exit 1; \
	    fi; \
	  fi; \
	  echo "Installing$$missing"; \
	  $$apt -qq update; \
	  $$apt -qq install --yes --no-install-recommends $$missing; \
	fi; \
	command -v swift >/dev/null || { \
	  echo 'swift is not on the path; install Swift 6.3 from https://www.swift.org/install/linux' >&2; exit 1; }
