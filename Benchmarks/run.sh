#!/usr/bin/env bash
# Measures taloscope beside its peers, in one run on one machine. Usage: Benchmarks/run.sh [RUNS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=${1:-7}
swift=${SWIFT:-swift}
flags=(--configuration release --static-swift-stdlib --product taloscope)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Sessions and settings of the person at this machine stay out of it.
export XDG_STATE_HOME="$work/state" XDG_CONFIG_HOME="$work/config"

section() { printf '\n## %s\n\n' "$1"; }

program=${TALOSCOPE:-}
if [ -z "$program" ]; then
  section "Build"
  "$swift" build "${flags[@]}"
  program=$("$swift" build "${flags[@]}" --show-bin-path)/taloscope
fi

section "Screen, 80x24, xterm-256color, medians of $runs runs"
suite="$work/suite.json"
python3 - "$program" >"$suite" <<'PYTHON'
import json
import sys

items = [word for number in range(1, 16) for word in (str(number), f"item number {number}")]
json.dump([
    {"name": "taloscope", "argv": [sys.argv[1]], "ready": "Taloscope"},
    {"name": "dialog", "argv": ["dialog", "--menu", "Peer", "20", "60", "12", *items], "ready": "item number 1",
     "quit": ["esc"]},
], sys.stdout)
PYTHON
if [ ! -x "$program" ]; then
  echo "There is no $program: the peers are measured alone." >&2
  python3 - "$suite" <<'PYTHON'
import json
import sys

entries = json.load(open(sys.argv[1]))
json.dump(entries[1:], open(sys.argv[1], "w"))
PYTHON
fi
python3 Benchmarks/tui_bench.py --runs "$runs" --key down --key up --suite "$suite" >"$work/screen.json"
python3 Benchmarks/compare.py screen "$work/screen.json"

section "Whole process: judge one case"
certificate=Tests/Fixtures/certificates/factory.txt
python3 - "$certificate" >"$work/case.json" <<'PYTHON'
import json
import sys

json.dump({
    "runbook": "talos-connectivity", "unit": "fmc-a", "now": "2026-11-23T18:20:00Z", "log": [],
    "answers": {"product": "fmc", "version": "7.6.0"},
    "evidence": [{"command": "read_certificate", "method": "ssh", "vantage": "appliance", "status": 0,
                  "at": "2026-11-23T18:19:58Z", "text": open(sys.argv[1]).read()}],
}, sys.stdout)
PYTHON
peer=(openssl x509 -in "$certificate" -noout -dates)
if [ -x "$program" ]; then
  python3 Benchmarks/compare.py process "$program" interpret "$work/case.json" -- "${peer[@]}"
else
  python3 Benchmarks/compare.py process "${peer[@]}"
fi

[ -x "$program" ] || exit 0
section "Lint: 100, 1,000 and 10,000 generated nodes"
for nodes in 100 1000 10000; do
  python3 Benchmarks/runbook_gen.py "$nodes" >"$work/$nodes.json"
  printf '%s nodes, %s bytes\n' "$nodes" "$(wc -c <"$work/$nodes.json")"
  python3 Benchmarks/compare.py process --runs 5 "$program" runbook lint "$work/$nodes.json"
done
