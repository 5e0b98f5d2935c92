#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Our date parser beside those of Rust, JavaScript and Python, in one run: each is timed on the texts that it takes for
# dates, and ours on the same ones, in turn. Whatever is not installed is left out, and said.
#   bench/dates.sh BUILD [SECONDS]    where BUILD holds bench/dates; peers are fetched by cargo, npm and pip into BUILD/peers
set -euo pipefail
build="$(cd "$1" && pwd)"
seconds="${2:-2}"
here="$(cd "$(dirname "$0")" && pwd)/peers/dates"
work="$build/peers/dates"
mkdir -p "$work"
cp -R "$here/." "$work/"
cd "$work"

peers=()
if command -v cargo >/dev/null && cargo build --release --quiet 2>build.log; then peers+=("rust:target/release/dates-peer"); else echo "rust: left out"; fi
if command -v npm >/dev/null && npm install --silent --no-audit --no-fund >build.log 2>&1; then peers+=("js:node peer.js"); else echo "js: left out"; fi
if python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check 'edtf==5.*' >build.log 2>&1; then peers+=("python:env/bin/python peer.py"); else echo "python: left out"; fi

for level in 1 2; do
  "$build/bench/dates" make "$level" 100000 >"texts$level"
  echo "texts of levels 0 to $level:"
  printf '  %-8s %8s %8s %10s %14s\n' who texts dates ns/text 'to ours'
  printf '  %-8s %8s %8s %10s %14s\n' $("$build/bench/dates" time "texts$level" "$seconds" 2>/dev/null) 1
  printf '  %-8s %8s %8s %10s %14s\n' $("$build/bench/dates" parse "texts$level" "$seconds" 2>/dev/null) ''
  for peer in "${peers[@]}"; do
    name="${peer%%:*}"
    # In turn, three times each; the least of each counts.
    theirs='' ours=''
    for _ in 1 2 3; do
      line="$(${peer#*:} "texts$level" "$seconds")"
      mine="$("$build/bench/dates" time "texts$level.$name" "$seconds" 2>/dev/null)"
      theirs="$(printf '%s\n%s\n' "$theirs" "${line##* }" | sort -n | grep -m 1 .)"
      ours="$(printf '%s\n%s\n' "$ours" "${mine##* }" | sort -n | grep -m 1 .)"
    done
    printf '  %-8s %8s %8s %10s %14s\n' ${line% *} "$theirs" "$(awk -v a="$theirs" -v b="$ours" 'BEGIN { printf "%.2f (%s)", a / b, b }')"
  done
done
echo "habeas parses and gives all four bounds; parsing: ours without the bounds. The last column is their time over ours on the texts that they take, and ours in"
echo "ns. The crate of Rust parses alone, those of JavaScript and Python give two bounds."
