"""Loads the series of two runs in pyam, as a user of that library does, and checks a filter, a pivot and the definitions.

Usage: iamc.py SIMPLAN SCENARIOS, the program and the folder of shipped scenarios. Ends with 1 where something is lost.
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

import pint
import pyam
import yaml


def check(condition, words):
    if not condition:
        sys.exit(f"pyam {pyam.__version__}: {words}")


def rows_of(folder):
    with open(folder / "variables.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def main():
    program, scenarios = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        folders = [pathlib.Path(scratch) / name for name in ["central", "slow"]]
        for folder, scenario in zip(folders, ["2020.toml", "2020-slow-fund.toml"]):
            subprocess.run(
                [program, "run", scenarios / scenario, "--quiet", "--output", folder], check=True,
                stdout=subprocess.DEVNULL)
        frames = [pyam.IamDataFrame(folder / "variables.csv") for folder in folders]
        for frame, folder in zip(frames, folders):
            frame.load_meta(folder / "meta.csv")
        frame = pyam.concat(frames)
        rows = [row for folder in folders for row in rows_of(folder)]
        years = [key for key in rows[0] if key.isdigit()]
        check(len(frame.timeseries()) == len(rows), f"{len(frame.timeseries())} of {len(rows)} series are there")
        check(frame.scenario == ["plan-2020", "plan-2020-slow-fund"] and frame.model == ["simplan"], "names are changed")
        check("sei-share|computed" in frame.meta.columns, "the targets are not there")

        # A filter on words of the names, at one level.
        industries = frame.filter(variable="Strategic Emerging Industries|Value Added|*", unit="1e8 CNY_*", level=0)
        check(len(industries.variable) == 8, f"{industries.variable} are the industries")
        total = frame.filter(variable="Strategic Emerging Industries|Value Added").timeseries()
        gap = (industries.timeseries().groupby(level="scenario").sum() - total.groupby(level="scenario").sum()).abs()
        check(gap.to_numpy().max() < 1e-6, "the industries do not sum to their total")

        # A pivot beside the numbers of the file.
        pivot = frame.filter(variable="Value Added").pivot_table(index="year", columns="scenario", values="value", aggfunc="sum")
        for row in rows:
            if row["Variable"] == "Value Added":
                check(
                    all(pivot.loc[int(year), row["Scenario"]] == float(row[year]) for year in years),
                    "the pivot has other numbers than the file")

        # Every variable stands once in the list for databases, with its unit, and Pint reads every unit.
        with open(folders[0] / "definitions/variable/variables.yaml", encoding="utf-8") as file:
            listed = {name: tags for entry in yaml.safe_load(file) for name, tags in entry.items()}
        for row in rows_of(folders[0]):
            unit = "" if row["Unit"] == "1" else row["Unit"]
            check(listed[row["Variable"]]["unit"] == unit, f"{row['Variable']} is listed in another unit")
        check(len(listed) == len(rows_of(folders[0])), "more variables are listed than there are")
        with open(folders[0] / "definitions/region/regions.yaml", encoding="utf-8") as file:
            check(yaml.safe_load(file) == [{"Model regions": ["Henan"]}], "the region is not listed")
        registry = pint.UnitRegistry()
        registry.load_definitions(str(folders[0] / "definitions/units.txt"))
        for unit in {tags["unit"] for tags in listed.values()}:
            registry.parse_expression(unit)
        print(
            f"pyam {pyam.__version__} reads {len(rows)} series of two runs as they were written; a filter, a pivot, "
            f"{len(listed)} definitions and their units agree")


main()
