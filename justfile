# What people run. `just` lists it.

shared := env("DUIDU_SHARED", "../shared")

# list the commands
default:
    @just --list

# open the site on the usual database
serve *args:
    cargo run --release -- serve {{args}}

# the tests
test *args:
    cargo test {{args}}

# format, lints, docs
lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# licences, bans and sources of dependencies (`cargo deny check` asks for known holes too)
deny:
    cargo deny check licenses bans sources

# everything that CI checks
check:
    .ci/run

# what the parser makes of the real compilation, against the gold
score:
    cargo build --release
    python3 .ci/score-floors.py "${CARGO_TARGET_DIR:-target}/release/duidu" {{shared}}

# open every page in headless Chromium
smoke:
    cargo build --release
    cd tests/browser && npm ci --no-audit --no-fund
    node tests/browser/smoke.mjs

# pictures of the main pages, e.g. `just shots docs/images --only overview --size 1366x768`
shots folder *args:
    cargo build --release
    cd tests/browser && npm ci --no-audit --no-fund
    node tests/browser/shots.mjs {{folder}} {{args}}

# milliseconds a page, MB/s of the parser
bench:
    cargo bench --bench pages --bench parse
