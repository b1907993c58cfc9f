"""Computes one sample of the shipped module wind-solar and prints where it differs from a run: `parks.py RESULTS PROGRAM ...`.

The parameters are those of the results folder's record, the host is that of Tests/ModuleHostTests, and the words behind the
folder start the module, as `simplan serve-module libWindSolar.so` does.
"""
import csv
import json
import sys

from host import Program, decode, encode

folder, *words = sys.argv[1:]
module = Program(*words)


def ask(head, blocks=()):
    head, blocks = decode(module.exchange(encode(head, blocks))[0])
    assert "error" not in head, head["error"]
    return head, blocks


def table(name):
    with open(f"{folder}/modules/wind-solar/{name}.csv", encoding="utf-8-sig") as file:
        return list(csv.reader(file))


manifest = ask({"request": "describe"})[0]["manifest"]
with open(f"{folder}/run.json", encoding="utf-8") as file:
    values = {value["key"]: value["value"] for value in json.load(file)["values"]
              if value["section"] == "modules.wind-solar"}
bill = table("wind_solar_bill")
axes = {axis["name"]: axis.get("labels", []) for axis in manifest["axes"]}
axes |= {"year": bill[0][2:], "sector": [row[0] for row in bill[1:]]}
mode, blocks, parameters = values["mode"], [], {}
for parameter in manifest["parameters"]:
    if parameter["key"] in values and mode in (parameter.get("modes") or [mode]):
        parameters[parameter["key"]] = {"array": {"block": len(blocks)}}
        blocks.append(values[parameter["key"]])
opening = {"mode": mode, "axes": axes, "parameters": parameters}
assert ask({"request": "check"} | opening, blocks)[0]["diagnostics"] == []
session = ask({"request": "open"} | opening, blocks)[0]["session"]
reply, outputs = ask({"request": "run", "session": session})
for name, place in reply["outputs"].items():
    rows = table(name)
    stored = [float(cell) for row in rows[1:] for cell in row[len(row) - len(axes["year"]):]]
    computed = [float(f"{number:.12g}") for number in outputs[place["block"]]]
    print(name, len(stored), "as in the run" if computed == stored else f"{computed} and in the run {stored}")
ask({"request": "close", "session": session})
module.process.stdin.close()
sys.exit(module.process.wait())
