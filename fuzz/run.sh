#!/usr/bin/env bash
# Runs a fuzz target for some seconds with the pinned compiler, where cargo-fuzz or a nightly compiler cannot be had:
#   fuzz/run.sh formats 120 -max_len=4000
# The flags are those of `cargo fuzz run -s none`, with overflows and failed assertions as crashes; it needs a C++ compiler.
# What it keeps stands in fuzz/corpus/TARGET, what crashes in fuzz/artifacts/TARGET; more than 512 MB or 10 s for one input is a crash, too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

target=${1:?which target: bytes, compilation, figures, formats, vocabulary}
seconds=${2:-120}
shift $(($# > 2 ? 2 : $#))

host=$(rustc -vV | sed -n 's/^host: //p')
coverage=(level=4 inline-8bit-counters pc-table trace-compares)
flags="-C passes=sancov-module --cfg fuzzing -C debug-assertions -C overflow-checks"
for what in "${coverage[@]}"; do flags+=" -C llvm-args=-sanitizer-coverage-$what"; done

# With --target the flags are for the target alone, not for build scripts.
RUSTFLAGS=$flags cargo build --release --target "$host" --bin "$target"
mkdir -p "corpus/$target" "artifacts/$target"
exec "${CARGO_TARGET_DIR:-target}/$host/release/$target" "corpus/$target" "-artifact_prefix=artifacts/$target/" \
  "-max_total_time=$seconds" -rss_limit_mb=512 -timeout=10 "$@"
