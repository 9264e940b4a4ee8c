#!/usr/bin/env python3
"""make.py - writes base.json, a small runbook without a mistake, and RB0xx.json, the same with one thing broken.

A rule that can be broken in several ways has several files: RB008.json, RB008-unread.json. What lint says of each is in
the .txt beside it, which is written by hand.
"""
import copy
import json
import pathlib

HERE = pathlib.Path(__file__).parent


def text(en, ko):
    return {"en": en, "ko": ko}


def node(kind, stage, en, ko, **rest):
    return {"kind": kind, "stage": stage, "text": text(en, ko), "teach": text(f"Why: {en}", f"이유: {ko}"),
            "cite": ["manual#1"], **rest}


def loop(goto):
    return {"goto": goto, "max": 2, "then": "end.unknown"}


BASE = {
    "format": "runbook/1", "id": "lamp", "version": "1.0.0", "title": text("The lamp", "램프"),
    "locales": ["en", "ko"],
    "source": {"title": "The lamp's manual", "sections": {"manual#1": "Use", "manual#2": "Care", "manual#3": "Law"},
               "uncovered": {"manual#3": "says nothing on faults"}},
    "params": {"lamp_path": {"value": "/dev/lamp0", "allow": "/[a-z0-9/]+", "cite": ["manual#1"]}},
    "facts": {
        "model": {"type": "enum", "values": ["desk", "floor", "wall"], "label": text("model", "모델"),
                  "labels": {"desk": text("on a desk", "책상용"), "floor": text("on the floor", "바닥용"),
                             "wall": text("on a wall", "벽걸이용")}},
        "firmware": {"type": "version"},
        "lamp.state": {"type": "enum", "values": ["on", "off", "dim"], "ttl": "PT1H"},
        "lamp.until": {"type": "instant"},
        "lamp.light": {"type": "enum", "values": ["light", "dark"], "derive": {"cases": [
            {"if": {"fact": "lamp.state", "in": ["on", "dim"]}, "value": "light"},
            {"if": {"fact": "lamp.state", "in": ["off"]}, "value": "dark"}]}},
    },
    "headline": "model",
    "verdicts": {
        "undetermined": {"status": "unknown", "rank": 1, "label": text("could not tell", "알 수 없음")},
        "lit": {"status": "pass", "rank": 10, "label": text("the lamp is lit", "램프가 켜져 있음")},
        "saving": {"status": "warn", "rank": 20, "time_limited": True, "label": text("saving power", "절전 중")},
        "broken": {"status": "fail", "rank": 30, "label": text("the lamp is dark", "램프가 꺼져 있음")},
    },
    "parsers": {"lamp_status": {
        "extract": [{"fact": "lamp.state", "regex": "state: (?<value>on|off|dim)\\b"},
                    {"fact": "lamp.until", "regex": "until: (?<value>\\S+)"}],
        "optional": ["lamp.until"],
        "samples": [
            {"text": "state: on\nuntil: 2026-11-24T18:00:00Z\n",
             "facts": {"lamp.state": "on", "lamp.until": "2026-11-24T18:00:00Z"}},
            {"text": "state: off\n", "facts": {"lamp.state": "off"}},
            {"text": "lampctl: no such device\n", "facts": {}}]}},
    "commands": {
        "read_lamp": {"effect": "read", "at": "appliance", "shell": "root", "run": ["lampctl show {lamp_path}"],
                      "parser": "lamp_status", "cite": ["manual#1"]},
        "switch_lamp": {"effect": "change", "at": "appliance", "shell": "root", "run": ["lampctl on {lamp_path}"],
                        "cite": ["manual#2"]},
    },
    "stages": [{"id": "look", "label": text("Look", "확인")}, {"id": "act", "label": text("Act", "조치")},
               {"id": "result", "label": text("Result", "결과")}],
    "nodes": {
        "model": node("ask", "look", "Which model is it?", "어떤 모델입니까?", fact="model", next="firmware"),
        "firmware": node("ask", "look", "Which firmware?", "펌웨어 버전은?", fact="firmware", next="series"),
        "series": node("decide", "look", "Which series?", "어떤 시리즈입니까?", rules=[
            {"id": "old", "if": {"fact": "firmware", "ranges": [{"lt": "2.0.0"}]}, "goto": "lamp"},
            {"id": "new", "if": {"fact": "firmware", "ranges": [{"gte": "2.0.0"}]}, "goto": "lamp"}],
            **{"else": {"status": "unknown", "goto": "end.unknown"}}, on_unknown=loop("firmware")),
        "lamp": node("check", "look", "Is it lit?", "켜져 있습니까?", use="read_lamp", modes=["paste"], outcomes=[
            {"id": "dim", "if": {"fact": "lamp.state", "in": ["dim"]}, "status": "warn", "verdict": "saving",
             "goto": "end.saving",
             "remind": {"at": "lamp.until", "lead": "PT1H", "why": text("Saving ends.", "절전이 끝납니다.")}},
            {"id": "dark", "if": {"fact": "lamp.light", "in": ["dark"]}, "status": "fail", "verdict": "broken",
             "goto": "switch"}],
            **{"else": {"verdict": "lit", "goto": "end.lit"}}, on_unknown=loop("lamp")),
        "switch": node(
            "do", "act", "Switch it on", "켜기", use="switch_lamp",
            requires={"all": [{"fact": "lamp.state", "in": ["off"]}, {"fact": "model", "in": ["desk", "floor"]}]},
            approve=text("Switch {model} on?", "{model} 램프를 켜시겠습니까?"), impact=text("It gets light.", "밝아집니다."),
            undo=text("Switch it off.", "다시 끕니다."), invalidates=["lamp."], verify="lamp", skip_to="end.broken"),
        "end.lit": node("end", "result", "Lit", "켜짐", verdict="lit", say=text("Enjoy.", "즐기십시오.")),
        "end.saving": node("end", "result", "Saving", "절전", verdict="saving", say=text("Wait.", "기다리십시오.")),
        "end.broken": node("end", "result", "Dark", "꺼짐", verdict="broken", say=text("Buy one.", "새로 사십시오.")),
        "end.unknown": node("end", "result", "Not known", "알 수 없음", verdict="undetermined",
                            say=text("Ask somebody.", "문의하십시오.")),
    },
    "start": "model",
}

def judge(**rest):
    return node("decide", "look", "Was it dark?", "꺼져 있었습니까?", rules=[
        {"id": "dark", "if": {"fact": "lamp.state", "in": ["off"]}, "goto": "end.broken"}],
        **{"else": {"goto": "end.lit"}}, on_unknown=loop("lamp"), **rest)


def cases(book):
    """Every way to break the runbook: name → what it does to a copy of it."""
    nodes, facts, lamp = book["nodes"], book["facts"], book["nodes"]["lamp"]
    parser = book["parsers"]["lamp_status"]
    read, path = book["commands"]["read_lamp"], book["params"]["lamp_path"]
    dim, dark = lamp["outcomes"]
    rules = nodes["series"]["rules"]
    return {
        "RB001": lambda: None,
        "RB002": lambda: nodes["model"].update(optionl=True),
        "RB003": lambda: lamp["else"].update(goto="end.lite"),
        "RB004": lambda: nodes.update(spare=node("ask", "look", "Anything else?", "또 있습니까?", fact="model",
                                                 next="firmware")),
        "RB005": lambda: (rules[0].update(goto="again"),
                          nodes.update(again=node("ask", "look", "Again?", "다시?", fact="model", next="again"))),
        "RB006": lambda: rules[0].update(goto="model"),
        "RB007": lambda: nodes["series"].pop("on_unknown"),
        "RB008": lambda: (facts.update(colour={"type": "text"}), lamp.update(show=["colour"])),
        "RB008-unread": lambda: (facts.update(room={"type": "text"}), nodes["model"].update(fact="room"),
                                 nodes.update(kind=node("ask", "look", "Which kind?", "종류는?", fact="model",
                                                        next="firmware")), nodes["model"].update(next="kind")),
        "RB009": lambda: nodes["model"].update(next="series"),
        "RB009-derived": lambda: rules.insert(
            0, {"id": "dark", "if": {"fact": "lamp.light", "in": ["dark"]}, "goto": "end.broken"}),
        "RB009-order": lambda: facts.update(model={**facts["model"], "derive": {"cases": [
            {"if": {"fact": "firmware", "present": True}, "value": "desk"}], "else": "wall"}}),
        "RB009-itself": lambda: facts["lamp.light"]["derive"]["cases"][0]["if"].update(
            {"fact": "lamp.light", "in": ["light"]}),
        "RB009-unit": lambda: (
            facts["lamp.state"].update(scope="unit"), lamp["else"].update(goto="other"),
            nodes["switch"].update(unit="A"), nodes.update(other=judge(unit="B"))),
        "RB009-invalidated": lambda: (nodes["switch"].update(verify="judge"), nodes.update(judge=judge())),
        "RB010": lambda: dim["if"].update({"in": ["dimm"]}),
        "RB010-operator": lambda: dim.update({"if": {"fact": "lamp.state", "lt": "dim"}}),
        "RB010-type": lambda: lamp.update(timeline=["model", "lamp.until"]),
        "RB010-days": lambda: (lamp.update(show=["span"]), facts.update(
            span={"type": "int", "derive": {"days": ["model", "lamp.until"]}})),
        "RB010-version": lambda: rules[0].update({"if": {"fact": "firmware", "in": ["2.0"]}}),
        "RB010-set": lambda: rules[0].update(set={"model": "dek"}),
        "RB011": lambda: facts["lamp.light"]["derive"]["cases"][0]["if"].update({"in": ["on"]}),
        "RB012": lambda: rules[0]["if"].update(ranges=[{"lt": "2.1.0"}]),
        "RB013": lambda: lamp["outcomes"].append(
            {"id": "saving", "if": {"fact": "lamp.state", "in": ["dim"]}, "goto": "end.saving"}),
        "RB014": lambda: nodes["switch"].pop("requires"),
        "RB015": lambda: (dark.update(goto="pause"), nodes.update(pause=node(
            "wait", "act", "Wait", "대기", until="PT5M", then="switch", say=text("It may be warming up.", "예열 중입니다.")))),
        "RB016": lambda: parser["extract"][0].update(regex="state:( +)+(?<value>on|off|dim)\\b"),
        "RB016-compile": lambda: parser["extract"][0].update(regex="state: (?<value>on|off|dim\\b"),
        "RB017": lambda: parser["samples"].pop(),
        "RB017-partial": lambda: parser["samples"].pop(1),
        "RB017-positive": lambda: parser.update(samples=parser["samples"][2:]),
        "RB017-output": lambda: parser["samples"][1]["facts"].update({"lamp.state": "dim"}),
        "RB018": lambda: lamp["outcomes"].extend([
            {"id": "on", "if": {"fact": "lamp.state", "in": ["on"]}, "goto": "end.lit"},
            {"id": "light", "if": {"fact": "lamp.light", "in": ["light"]}, "goto": "end.saving"}]),
        "RB019": lambda: nodes["model"]["text"].pop("ko"),
        "RB019-empty": lambda: nodes["model"]["text"].update(ko=" "),
        "RB019-equal": lambda: nodes["model"]["text"].update(ko=nodes["model"]["text"]["en"]),
        "RB020": lambda: nodes["switch"].update(impact=text("The {modell} gets light.", "{modell} 램프가 밝아집니다.")),
        "RB020-differ": lambda: nodes["switch"].update(impact=text("The {model} gets light.", "밝아집니다.")),
        "RB021": lambda: book["stages"][0].update(label=text("Look", "램프의 상태를 봅니다")),
        "RB021-choice": lambda: facts["model"]["labels"].update(desk=text("on a " + "very " * 10 + "large desk", "책상용")),
        "RB022": lambda: nodes["model"].update(cite=["manual#11"]),
        "RB022-missing": lambda: nodes["model"].pop("cite"),
        "RB022-section": lambda: book["source"]["sections"].update({"manual#4": "Index"}),
        "RB022-uncovered": lambda: nodes["model"].update(cite=["manual#3"]),
        "RB022-listed": lambda: book["source"]["uncovered"].update({"manual#33": "says nothing on faults"}),
        "RB023": lambda: dark.update(basis="practice"),
        "RB023-change": lambda: nodes["switch"].update(basis="practice"),
        "RB023-end": lambda: nodes["end.broken"].update(basis="practice"),
        "RB024": lambda: nodes["switch"].pop("undo"),
        "RB024-invalidates": lambda: nodes["switch"].update(invalidates=[]),
        "RB025": lambda: read.update(run=["lampctl show {lamp_path} | tee /tmp/lamp"]),
        "RB026": lambda: path.pop("allow"),
        "RB026-value": lambda: path.update(value="/dev/lamp-0"),
        "RB026-quote": lambda: path.update(allow="/.+"),
        "RB027": lambda: dim.pop("remind"),
        "RB028": lambda: lamp.update(unit="A"),
        "RB029": lambda: None,
        "RB030": lambda: nodes["model"]["text"].update(en="Which \u001b[1mmodel\u001b[0m is it?"),
        "RB030-line": lambda: read.update(run=["lampctl\u200b show {lamp_path}"]),
    }


def write(name, book):
    written = json.dumps(book, ensure_ascii=False, indent=2).replace("\u200b", "\\u200b") + "\n"
    if name == "RB001":
        written = written.replace('"id": "lamp",', '"id": "lamp",\n  "id": "torch",')
    (HERE / f"{name}.json").write_text(written)


def main():
    write("base", BASE)
    for name in cases(copy.deepcopy(BASE)):
        book = copy.deepcopy(BASE)
        cases(book)[name]()
        write(name, book)


if __name__ == "__main__":
    main()
