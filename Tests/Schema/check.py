"""Validates every TOML file of a folder against the schema of scenarios, and proves that mistakes do not pass."""

import copy
import json
import pathlib
import sys
import tomllib

import jsonschema

schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
failures = 0


def complain(text):
    global failures
    failures += 1
    print(text, file=sys.stderr)


files = sorted(pathlib.Path(sys.argv[2]).rglob("*.toml"))
for file in files:
    for error in validator.iter_errors(tomllib.loads(file.read_text(encoding="utf-8"))):
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

print(f"{len(files)} scenario files against the schema: {failures} failures")
sys.exit(1 if failures or not files else 0)
