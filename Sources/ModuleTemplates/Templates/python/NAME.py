#!/usr/bin/env python3
"""TITLE: a module of simplan in Python. simplan_module, which comes with the program, speaks with it."""

from simplan_module import serve

MANIFEST = {
    "identifier": "NAME",
    "version": "0.1.0",
    "title": {"en": "TITLE", "zh": "TITLE"},
    "summary": "Electricity of plants that run some hours a year.",
    "parameters": [
        {"key": "capacity", "kind": {"type": "array", "axes": ["year"], "unit": "GW", "lower": 0},
         "meaning": "capacity in use"},
        {"key": "full_load_hours", "kind": {"type": "number", "unit": "h", "lower": 0, "upper": 8784},
         "meaning": "hours a year at full load",
         "default": {"value": {"number": 2000}, "origin": "assumption", "low": 1500, "high": 2500,
                     "source": "an example: write your own reason"}},
    ],
    "outputs": [
        {"name": "electricity", "unit": "TWh", "axes": ["year"], "meaning": "electricity used",
         "iamc": "Final Energy|Electricity|TITLE"},
    ],
    "links": [{"kind": "electricityDemand", "output": "electricity"}],
    "charts": [
        {"name": "electricity", "output": "electricity", "mark": "columns",
         "title": {"en": "Electricity used", "zh": "用电量"}, "quantity": {"en": "Electricity", "zh": "用电量"}},
    ],
}


def run(parameters, inputs):
    """One sample: outputs by name, in the units of the manifest. GW times hours are GWh."""
    hours = parameters["full_load_hours"]
    return {"electricity": [gigawatts * hours / 1000 for gigawatts in parameters["capacity"]]}


if __name__ == "__main__":
    serve(MANIFEST, run)
