#!/usr/bin/env bash
# Measures taloscope beside its peers, in one run on one machine. Usage: Benchmarks/run.sh [RUNS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=${1:-7}
swift=${SWIFT:-swift}
flags=(--configuration release --static-swift-stdlib --disable-local-rpath --product taloscope)
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
    {"name": "whiptail", "argv": ["whiptail", "--menu", "Peer", "20", "60", "12", *items], "ready": "item number 1",
     "quit": ["esc"]},
    {"name": "htop", "argv": ["htop"], "ready": "PID"},
    {"name": "ncdu", "argv": ["ncdu", "Resources"], "ready": "ncdu"},
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

if [ -x "$program" ]; then
  section "Esc alone, from the key to the answer"
  python3 Benchmarks/esc.py "$program" "$runs"
fi

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
section "Whole process: judge the largest case, every command's output at once"
python3 - >"$work/large.json" <<'PYTHON'
import json
import sys

outputs = {
    "show_version": "shell/show-version-fmc-7.6", "show_managers": "shell/show-managers-none",
    "server_version": "rest/server-version-7.6.0", "health_alert": "alerts/technote-urldb",
    "health_alerts": "rest/health-alert-details", "ha_status": "rest/ha-none",
    "read_certificate": "certificates/five-day", "process_status": "shell/pmtool-status-whole",
    "resolve": "network/nslookup-bind-9.18-answer", "reach": "network/telnet-netkit-connected",
    "tls_probe": "network/s_client-trusted", "search_messages": "shell/messages-tunnel",
    "appliance_clock": "shell/date-iso", "license_status": "rest/license-registered",
    "cloud_status": "rest/cloud-not-registered",
}


def text(name):
    return open(f"Tests/Fixtures/{name}" + (".json" if name.startswith("rest/") else ".txt")).read()


json.dump({
    "runbook": "talos-connectivity", "unit": "fmc-a", "now": "2026-11-23T18:20:00Z", "log": [],
    "answers": {"product": "fmc", "version": "7.6.0", "ha.role": "standalone", "internet": True,
                "license.mode": "smart", "proxy": False, "csn.enabled": True, "vdb.version": 392,
                "geodb.version": None},
    "evidence": [{"command": command, "text": text(name)} for command, name in outputs.items()],
}, sys.stdout)
PYTHON
python3 Benchmarks/compare.py process "$program" interpret "$work/large.json" -- "$program" interpret "$work/case.json"

section "Cases a second in one process: the rehearsals of the bundled runbook"
rehearsals=$(python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))["rehearsals"]))' \
  Resources/Runbooks/talos-connectivity.rehearsals.json)
python3 Benchmarks/compare.py rate --runs 10 "$rehearsals" "$program" runbook rehearse

section "Lint: 100, 1,000 and 10,000 generated nodes"
for nodes in 100 1000 10000; do
  python3 Benchmarks/runbook_gen.py "$nodes" >"$work/$nodes.json"
  printf '%s nodes, %s bytes\n' "$nodes" "$(wc -c <"$work/$nodes.json")"
  python3 Benchmarks/compare.py process --runs 5 "$program" runbook lint "$work/$nodes.json"
done

section "Local probes: slow peers on loopback, one at a time and all at once"
python3 Benchmarks/probes.py "$program"

section "The shell over ssh, beside a plain ssh"
shell=${PRACTICE_SHELL:-}
if [ -z "$shell" ]; then
  "$swift" build --configuration release --static-swift-stdlib --product practice-shell
  shell=$("$swift" build --configuration release --static-swift-stdlib --show-bin-path)/practice-shell
fi
python3 Benchmarks/ssh.py "$program" "$shell"
