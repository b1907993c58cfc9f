"""Measures batches of a scenario's economy beside vectorised numpy and EMA workbench, alternating.

Usage: batch.py BATCH SCENARIO MODULES [SAMPLES]: the built program, a scenario and the folders of the modules, between colons.
The peers compute what the case "economy" asks for, from the same numbers: value added by driver, outputs and the purchases of
electricity over all years, for one factor on the growth of all categories. Their central case is compared with simplan's
before anything is timed.
"""
import importlib.metadata
import json
import logging
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
import warnings

import numpy as np


class Economy:
    def __init__(self, numbers):
        self.anchor, count = numbers["anchor"], numbers["categories"]
        self.growth = np.array(numbers["growth"])
        a = np.array(numbers["coefficients"])
        self.v = np.array(numbers["valueAdded"])
        n = a.shape[1]
        regional = np.eye(n) - (1 - np.array(numbers["importShares"]))[:, None] * a
        self.inverse = np.linalg.inv(regional)
        x = np.array(numbers["outputByDriver"])
        demand = np.einsum("tij,dtj->dti", regional, x)
        self.hosts = demand[:count] / self.index(np.ones(1))[0][:, :, None]
        self.fixed = demand[count:]
        self.central = x.sum(axis=0)
        self.row = a[:, numbers["seller"], :]

    def index(self, factor):
        """1 in the table's year, and from there by growth; [sample, category, year]."""
        rates = 1 + factor[:, None, None] * self.growth
        index = np.ones(rates.shape)
        for year in range(self.anchor + 1, rates.shape[2]):
            index[:, :, year] = index[:, :, year - 1] * rates[:, :, year]
        for year in reversed(range(self.anchor)):
            index[:, :, year] = index[:, :, year + 1] / rates[:, :, year + 1]
        return index

    def evaluate(self, factor):
        index = self.index(factor)
        demand = np.einsum("sct,ctj->tsj", index, self.hosts) + self.fixed.sum(axis=0)[:, None, :]
        x = demand @ self.inverse.transpose(0, 2, 1)
        multipliers = np.einsum("ti,tij->tj", self.v, self.inverse)
        hosts = index * np.einsum("tj,ctj->ct", multipliers, self.hosts)
        fixed = np.einsum("tj,dtj->dt", multipliers, self.fixed)
        return x, hosts, fixed, np.einsum("tj,tsj->st", self.row, x)


def with_numpy(economy, samples):
    factors = np.linspace(0.98, 1.02, samples)
    start = time.perf_counter()
    economy.evaluate(factors)
    return 1e6 * (time.perf_counter() - start) / samples


def with_workbench(economy, samples):
    warnings.filterwarnings("ignore", message="ipyparallel")
    from ema_workbench import ArrayOutcome, Model, RealParameter, SequentialEvaluator, ema_logging

    ema_logging.log_to_stderr(logging.ERROR)

    def one(factor=1.0):
        x, hosts, _, electricity = economy.evaluate(np.array([factor]))
        return {"output": x[:, 0], "value_added": hosts[0], "electricity": electricity[0]}

    model = Model("economy", function=one)
    model.uncertainties = [RealParameter("factor", 0.98, 1.02)]
    model.outcomes = [ArrayOutcome(name) for name in ("output", "value_added", "electricity")]
    with SequentialEvaluator(model) as evaluator:
        start = time.perf_counter()
        evaluator.perform_experiments(scenarios=samples, reporting_interval=samples)
        return 1e6 * (time.perf_counter() - start) / samples


def whole_table(program, scenario, modules, samples):
    """The economy of the table before a sector is split: 23 sectors, fixed technology, no modules and no premium."""
    with tempfile.TemporaryDirectory() as scratch:
        file = pathlib.Path(scratch) / "whole.toml"
        base = pathlib.Path(scenario).resolve().parent / "premium-check.toml"
        file.write_text(f'base = "{base}"\nname = "whole"\n[strategic_industries]\ndelete = ["growth_premium"]\n')
        words = [program, file, modules, "economy", str(samples)]
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def main():
    program, scenario, modules = sys.argv[1:4]
    samples = int(sys.argv[4]) if len(sys.argv) > 4 else 10_000
    with tempfile.TemporaryDirectory() as scratch:
        file = pathlib.Path(scratch) / "numbers.json"
        subprocess.run([program, scenario, modules, "numbers", file], check=True)
        economy = Economy(json.loads(file.read_text()))
    x = economy.evaluate(np.ones(1))[0][:, 0]
    gap = np.abs(x - economy.central).max() / economy.central.max()
    assert gap < 1e-12, gap
    print(f"largest gap of the peers' central outputs: {gap:.1e}; threads: {os.environ.get('OPENBLAS_NUM_THREADS')}")
    workbench = f"EMA workbench {importlib.metadata.version('ema_workbench')}"
    times = {"simplan": [], "numpy": [], workbench: []}
    for _ in range(5):
        words = [program, scenario, modules, "economy", str(samples)]
        out = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        times["simplan"].append(float(re.match(r"economy: ([\d.]+) us", out)[1]))
        times["numpy"].append(with_numpy(economy, samples))
        times[workbench].append(with_workbench(economy, max(1, samples // 10)))
    ours = statistics.median(times["simplan"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"| economy | {name} | {median:.3g} us | {min(values):.3g} to {max(values):.3g} us | {median / ours:.2f} |")
    print(f"whole table of premium-check.toml, no modules: {whole_table(program, scenario, modules, samples)}", end="")
    for case in ("ten", "modules", "industries", "all"):
        out = subprocess.run(
            [program, scenario, modules, case, str(samples)], check=True, capture_output=True, text=True).stdout
        print(out, end="")


main()
