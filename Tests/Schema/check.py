"""Validates every scenario of a folder against the schema of scenarios, and proves that mistakes do not pass."""

import copy
import json
import pathlib
import sys
import tomllib

import jsonschema

schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
study_schema = json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(study_schema)
studies = jsonschema.Draft7Validator(study_schema)
failures = 0


def complain(text):
    global failures
    failures += 1
    print(text, file=sys.stderr)


files = sorted(pathlib.Path(sys.argv[2]).rglob("*.toml"))
for file in files:
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    # A module of formulas beside the scenario that runs it.
    if "module" in content:
        continue
    for error in (studies if "scenario" in content else validator).iter_errors(content):
        complain(f"{file.name}: {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}")

central = tomllib.loads((pathlib.Path(sys.argv[2]) / "2020.toml").read_text(encoding="utf-8"))
for name, change in {
    "an unknown key": {"nmae": "x"},
    "a number for a name": {"name": 2020},
    "an unknown key of a module": {"modules": {"wind-solar": {"capcity": 3}}},
    "an instance of no module": {"modules": {"north-parks": {"enabled": True}}},
    "an unknown key of an instance": {"modules": {"north-parks": {"module": "wind-solar", "capcity": 3}}},
    "a language that is none": {"language": "fr"},
    "a name that reads as a number": {"name": "2020"},
    "a name that reads as a truth value": {"name": "True"},
    "a name that names no folder": {"name": "plans/2020"},
    "a use of nothing": {"use": []},
    "a list of no base": {"base": []},
    "a lever with one value listed twice": {"levers": {"electricity.losses": {"values": [0.06, 0.06]}}},
    "a distribution with the key of another": {
        "uncertain": {"electricity.losses": {"distribution": "uniform", "low": 0.05, "high": 0.08, "mean": 0.06}}
    },
    "a lever of one value": {"levers": {"electricity.losses": {"values": 0.07}}},
    "a lever with a distribution": {"levers": {"electricity.losses": {"distribution": "range"}}},
}.items():
    wrong = copy.deepcopy(central) | change
    if validator.is_valid(wrong):
        complain(f"the schema lets {name} pass")

for name, change in {
    "a lever over values with a unit": {"levers": {"electricity.losses": {"values": {"value": [5, 8], "unit": "%"}}}},
    "a lever between two numbers": {"levers": {"electricity.losses": {"low": 0.05, "high": "8 %"}}},
    "a part of a distribution that a base names": {"uncertain": {"electricity.losses": {"high": 0.07}}},
    "a part of a distribution that a base names too": {
        "uncertain": {"electricity.losses": {"distribution": "triangular", "low": "5 %"}}
    },
    "a name with a number in it": {"name": "plan-2020"},
    "an instance": {"modules": {"north-parks": {"module": "wind-solar", "full_load_hours": 2000}}},
    "two values of the same weight": {
        "uncertain": {
            "electricity.losses": {"distribution": "discrete", "values": [0.05, 0.08], "weights": [0.5, 0.5]}
        }
    },
    "one weight for all values": {
        "uncertain": {"electricity.losses": {"distribution": "discrete", "values": [0.05, 0.08], "weights": 0.5}}
    },
}.items():
    for error in validator.iter_errors(copy.deepcopy(central) | change):
        complain(f"the schema refuses {name}: {error.message[:200]}")

growth = {"key": "economy.growth", "distribution": "uniform", "low": "6 %", "high": 0.09}
for name, change, is_valid in [
    ("a study of a scenario alone", {}, True),
    ("a study with everything", {
        "analysis": ["prim", "cart"], "factor": [growth], "levels": {"economy.growth": 3},
        "correlation": {"economy.growth": {"electricity.losses": 0.5}}, "outputs": ["sei_share"],
        "shares": [{"keys": ["a", "b"], "low": [0, 0.1], "high": 1}],
    }, True),
    ("an analysis that is none", {"analysis": "prin"}, False),
    ("an unknown key of a study", {"sampels": 3}, False),
    ("a factor without its key", {"factor": [{**growth, "key": 3}]}, False),
    ("a factor with the key of another distribution", {"factor": [{**growth, "mean": 1}]}, False),
    ("a correlation of one", {"correlation": {"a": {"b": 1}}}, False),
    ("a share alone", {"shares": [{"keys": ["a"]}]}, False),
]:
    if studies.is_valid({"scenario": "2020.toml"} | change) != is_valid:
        complain(f"the schema of studies {'refuses' if is_valid else 'lets'} {name}{'' if is_valid else ' pass'}")

print(f"{len(files)} scenario files against the schema: {failures} failures")
sys.exit(1 if failures or not files else 0)
