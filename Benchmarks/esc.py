#!/usr/bin/env python3
"""esc.py PROGRAM [RUNS] - how long a lone Esc takes: from the key to the first byte of the answer, or to the end.

A terminal sends the same byte first for many other keys, so a program has to wait whether more comes. Ours closes its
help; dialog and whiptail end.
"""
import os
import re
import statistics
import sys

from tui_bench import NOW, Terminal

MENU = ["--menu", "Peer", "20", "60", "12", "1", "item one", "2", "item two"]


def once(argv, ready, before):
    terminal = Terminal(argv, 80, 24, {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}, None)
    try:
        if not terminal.settle(150, 15000, re.compile(ready)):
            sys.exit(f"{argv[0]} never came to its first frame")
        for key in before:
            terminal.key(key)
            terminal.settle(60, 3000)
        began = NOW()
        terminal.key("esc")
        while NOW() - began < 5e9:
            if terminal._read(20) != "quiet":
                return (NOW() - began) / 1e6
        sys.exit(f"{argv[0]} does nothing on Esc")
    finally:
        terminal.end(["q"], "key")
        terminal.close()


def main():
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    peers = [([sys.argv[1]], "Taloscope", ["?"]), (["dialog", *MENU], "item one", []), (["whiptail", *MENU], "item one", [])]
    # In turn, so that what else this machine does strikes all.
    times = list(zip(*([once(*peer) for peer in peers] for _ in range(runs))))
    for (argv, _, _), values in zip(peers, times):
        print(f"{statistics.median(values):8.1f} ms median {max(values):8.1f} ms most   {os.path.basename(argv[0])}")
    print(f"{statistics.median(times[0]) / statistics.median(times[1]):8.2f} times dialog")


if __name__ == "__main__":
    main()
