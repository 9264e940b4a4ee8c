#!/usr/bin/env python3
"""runbook_gen.py - writes a runbook of a given size that lint finds nothing wrong with.

Usage
  runbook_gen.py NODES >runbook.json

It is made of blocks of ten nodes: a question, a check, a decision, a change, a look afterwards, and so on, each block
with facts, a parser and commands of its own, so that everything that lint has to follow grows with it.
"""
import json
import sys


def text(name):
    return {"en": f"Look at {name}.", "ko": f"{name}을(를) 확인합니다."}


def node(kind, name, **rest):
    return {"kind": kind, "stage": "main", "text": text(name), "teach": text(f"{name}, why"), "cite": ["manual#1"],
            **rest}


def loop(goto):
    return {"goto": goto, "max": 2, "then": "end.unknown"}


def block(number, following, book):
    """Ten nodes that begin with ask{number} and lead to `following`."""
    n = number
    state, size, kind, light = f"b{n}.state", f"b{n}.size", f"b{n}.kind", f"b{n}.light"
    book["facts"] |= {
        kind: {"type": "enum", "values": ["a", "b", "c"]},
        state: {"type": "enum", "values": ["on", "off", "dim"], "ttl": "PT1H"},
        size: {"type": "int"},
        light: {"type": "enum", "values": ["light", "dark"], "derive": {"cases": [
            {"if": {"fact": state, "in": ["on", "dim"]}, "value": "light"}], "else": "dark"}},
    }
    book["parsers"][f"parser{n}"] = {
        "extract": [{"fact": state, "regex": "state: (?<value>on|off|dim)\\b"},
                    {"fact": size, "regex": "size: (?<value>\\d{1,6})\\b"}],
        "optional": [size],
        "samples": [{"text": "state: on\nsize: 12\n", "facts": {state: "on", size: 12}},
                    {"text": "state: off\n", "facts": {state: "off"}}, {"text": "no such device\n", "facts": {}}]}
    book["commands"] |= {
        f"read{n}": {"effect": "read", "at": "appliance", "shell": "root", "run": [f"lampctl{n} show {{path}}"],
                     "parser": f"parser{n}", "cite": ["manual#1"]},
        f"switch{n}": {"effect": "change", "at": "appliance", "shell": "root", "run": [f"lampctl{n} on {{path}}"],
                       "cite": ["manual#1"]},
    }
    change = {"approve": text("it"), "impact": text(f"{{b{n}.kind}}"), "undo": text("none"), "invalidates": [f"b{n}.s"],
              "requires": {"fact": state, "in": ["off"]}}
    book["nodes"] |= {
        f"ask{n}": node("ask", f"kind {n}", fact=kind, next=f"check{n}"),
        f"check{n}": node("check", f"lamp {n}", use=f"read{n}", modes=["paste"], show=[size], outcomes=[
            {"id": "dim", "if": {"fact": state, "in": ["dim"]}, "status": "warn", "goto": f"guide{n}"},
            {"id": "dark", "if": {"fact": light, "in": ["dark"]}, "status": "fail", "verdict": "dark",
             "goto": f"decide{n}"}],
            **{"else": {"goto": following}}, on_unknown=loop(f"check{n}")),
        f"decide{n}": node("decide", f"kind {n}", rules=[
            {"id": "a", "if": {"fact": kind, "in": ["a"]}, "goto": f"switch{n}"},
            {"id": "b", "if": {"all": [{"fact": kind, "in": ["b"]}, {"fact": size, "gt": 3}]}, "goto": f"open{n}"}],
            **{"else": {"status": "skipped", "goto": following}}, on_unknown=loop(f"ask{n}")),
        f"switch{n}": node("do", f"switch {n}", use=f"switch{n}", verify=f"rest{n}", skip_to=following, **change),
        f"open{n}": node("guide", f"open {n}", effect="change", steps=[text("the lid")], verify=f"after{n}",
                         skip_to=following, **change),
        f"rest{n}": node("wait", f"rest {n}", until="PT5M", then=f"after{n}", say=text("the clock")),
        f"after{n}": node("check", f"lamp {n} again", use=f"read{n}", modes=["paste"], outcomes=[
            {"id": "dark", "if": {"fact": light, "in": ["dark"]}, "status": "fail", "verdict": "dark",
             "goto": f"again{n}"}],
            **{"else": {"goto": f"guide{n}"}}, on_unknown=loop(f"after{n}")),
        f"again{n}": node("wait", f"lamp {n} once more", recheck=f"after{n}", max=3, within="PT10M",
                          then=f"guide{n}", say=text("the clock")),
        f"guide{n}": node("guide", f"lamp {n} by eye", steps=[text("the lamp")], confirm=text("it, done"),
                          next=f"size{n}"),
        f"size{n}": node("decide", f"size {n}", rules=[
            {"id": "small", "if": {"fact": size, "lt": 10}, "goto": following},
            {"id": "large", "if": {"fact": size, "gte": 10}, "status": "warn", "goto": following}],
            **{"else": {"goto": following}}, on_unknown=loop(f"check{n}")),
    }


def runbook(nodes):
    book = {
        "format": "runbook/1", "id": "generated", "version": "1.0.0", "title": text("lamps"), "locales": ["en", "ko"],
        "source": {"title": "The manual", "sections": {"manual#1": "Lamps"}},
        "params": {"path": {"value": "/dev/lamp", "allow": "/[a-z/]+", "cite": ["manual#1"]}},
        "facts": {}, "headline": "b0.kind",
        "verdicts": {"undetermined": {"status": "unknown", "rank": 1, "label": text("nothing")},
                     "lit": {"status": "pass", "rank": 2, "label": text("lamps that are lit")},
                     "dark": {"status": "fail", "rank": 3, "label": text("a dark lamp")}},
        "parsers": {}, "commands": {}, "stages": [{"id": "main", "label": {"en": "Lamps", "ko": "램프"}}], "nodes": {},
        "start": "ask0",
    }
    blocks = max(1, nodes // 10)
    for number in range(blocks):
        block(number, f"ask{number + 1}" if number + 1 < blocks else "end.lit", book)
    book["nodes"] |= {
        "end.lit": node("end", "all lamps", verdict="lit", say=text("nothing more")),
        "end.unknown": node("end", "what is not known", verdict="undetermined", say=text("it with somebody")),
    }
    return book


def main():
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal():
        sys.exit(__doc__)
    json.dump(runbook(int(sys.argv[1])), sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
