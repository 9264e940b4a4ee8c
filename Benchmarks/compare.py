#!/usr/bin/env python3
"""compare.py - prints measured figures beside those of a peer.

Usage
  compare.py screen FILE.json                    what tui_bench.py --suite wrote; the last entry is the peer
  compare.py process [--runs N] COMMAND... [-- PEER...]
                                                 runs both in turn, 40 times each, after 3 runs that do not count
  compare.py rate [--runs N] CASES COMMAND...    how many of its CASES the command plays in a second, start and all

An exit status other than 0 to 3 is an error: then the figures would be those of a failure.
"""
import json
import shlex
import statistics
import subprocess
import sys
import time

ROWS = (("start to first complete frame", "frame_ms", "ms"), ("first frame", "start_bytes", "bytes"),
        ("key to settled", "key_settled_ms", "ms"), ("key to settled, worst", "key_settled_ms/max", "ms"),
        ("a key", "key_bytes", "bytes"), ("peak memory", "peak_rss_mb", "MB"),
        ("idle output", "idle_bytes_per_s", "bytes/s"), ("idle CPU", "idle_cpu_pct", "%"))


def screen(path):
    with open(path) as file:
        reports = json.load(file)
    failed = [report["name"] for report in reports if report["exited_early"] or not report["settled_every_run"]]
    peer = reports[-1]
    print("| | " + " | ".join(report["name"] for report in reports) + f" | beside {peer['name']} |\n" + "|---" * (len(reports) + 2) + "|")
    for label, field, unit in ROWS:
        name, _, part = field.partition("/")
        values = [(report[name] or {}).get(part or "median") for report in reports]
        ratio = f"{values[0] / values[-1]:.2f}" if len(values) > 1 and values[-1] and values[0] is not None else "-"
        cells = ["-" if value is None else f"{value:g}" for value in values]
        print(f"| {label}, {unit} | " + " | ".join(cells) + f" | {ratio} |")
    cells = ["yes" if report["restore"]["clean_every_run"] else "no" for report in reports]
    print("| terminal left as found | " + " | ".join(cells) + " | - |")
    print(f"\nload {peer['loadavg']:.2f}" + ("" if peer["emulator"] else "; without pyte: a frame is complete when it is quiet"))
    if failed:
        sys.exit("never came to its first frame: " + ", ".join(failed))


def once(command):
    start = time.perf_counter_ns()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    took = (time.perf_counter_ns() - start) / 1e6
    if not 0 <= done.returncode <= 3:
        sys.exit(f"{shlex.join(command)}: exit status {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return took


def taking_runs(words):
    return (int(words[1]), words[2:]) if words[0] == "--runs" else (40, words)


def rate(words):
    runs, (cases, *command) = taking_runs(words)
    once(command)
    times = [once(command) for _ in range(runs)]
    print(f"{int(cases) * 1000 / statistics.median(times):8.0f} cases a second, median of {runs} runs of {cases} cases"
          f"   {shlex.join(command)}")


def process(words):
    runs, words = taking_runs(words)
    at = words.index("--") if "--" in words else len(words)
    commands = [command for command in (words[:at], words[at + 1:]) if command]
    for _ in range(3):
        for command in commands:
            once(command)
    # In turn, so that what else this machine does strikes both.
    times = list(zip(*([once(command) for command in commands] for _ in range(runs))))
    medians = [statistics.median(values) for values in times]
    for command, values, median in zip(commands, times, medians):
        print(f"{median:8.2f} ms median {min(values):8.2f} ms least   {shlex.join(command)}")
    if len(medians) > 1:
        print(f"{medians[0] / medians[1]:8.2f} times the peer")


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "screen":
        screen(sys.argv[2])
    elif len(sys.argv) > 2 and sys.argv[1] == "process":
        process(sys.argv[2:])
    elif len(sys.argv) > 3 and sys.argv[1] == "rate":
        rate(sys.argv[2:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
