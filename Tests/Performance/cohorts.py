"""Measures cohort runs of ten classes over thirty years beside flodym and EMA workbench, on one core, alternating.

Usage: cohorts.py COHORTSPEED [SAMPLES]. flodym computes stock and outflow with a sample axis, once with survival that it keeps
from one batch to the next and once with lives that differ by sample; its `inflow_at = "end"` is our `within_year = "start"`.
Both once as one writes it down, with a large set of samples as one axis (10,000; 100,000 would take it 33 GB), and once in
batches of 100 or 1,000, whichever is faster, which its arrays of years x years x samples x classes leave in the cache. Sums of the first thousand samples are compared before anything is timed. EMA workbench runs one sample after the other of the
same in numpy.
"""
import importlib.metadata
import logging
import statistics
import subprocess
import sys
import time

import numpy as np
import flodym as fd
from flodym.stocks import InflowDrivenDSM

CLASSES, YEARS = 10, 30
SCALES = 8 + 0.7 * np.arange(CLASSES)
SHAPES = 4 + 0.1 * np.arange(CLASSES)


def inflow(first, count):
    """[year, sample, class]"""
    sample = np.arange(first, first + count)[None, :, None] % 1000
    row, year = np.arange(CLASSES)[None, None, :], np.arange(YEARS)[:, None, None]
    return 1 + ((sample * 7919 + row * 104729 + year * 1299709) % 1000) / 100


class Flodym:
    def __init__(self, samples):
        self.samples = samples
        self.dims = fd.DimensionSet(dim_list=[
            fd.Dimension(name="Time", letter="t", items=list(range(2015, 2015 + YEARS)), dtype=int),
            fd.Dimension(name="Sample", letter="s", items=list(range(samples)), dtype=int),
            fd.Dimension(name="Class", letter="c", items=[f"class {n}" for n in range(CLASSES)], dtype=str),
        ])
        self.stock = InflowDrivenDSM(
            dims=self.dims, name="fleet", process=fd.Process(name="use", id=1),
            lifetime_model=fd.WeibullLifetime(dims=self.dims, inflow_at="end"), time_letter="t")
        self.set_lives(np.zeros(samples))

    def set_lives(self, longer):
        shape = (YEARS, self.samples, CLASSES)
        model = self.stock.lifetime_model
        model.weibull_shape = np.broadcast_to(SHAPES, shape).copy()
        model.weibull_scale = np.broadcast_to(SCALES * (1 + longer[:, None]), shape).copy()

    def run(self, first, longer=None):
        if longer is not None:
            self.set_lives(longer)
        self.stock.inflow.values[...] = inflow(first, self.samples)
        start = time.process_time()
        self.stock.compute()
        return time.process_time() - start

    def sum(self):
        return float(self.stock.stock.values.sum() + self.stock.outflow.values.sum())


def ours(program, samples):
    lines = subprocess.run([program, str(samples)], check=True, capture_output=True, text=True).stdout.splitlines()
    return {what: (float(us), float(check)) for what, us, check in (line.split("\t") for line in lines)}


def ema(runs):
    import ema_workbench
    from ema_workbench import Model, RealParameter, ScalarOutcome, SequentialEvaluator

    ages = np.arange(YEARS)
    survival = np.exp(-((ages[None, :] / SCALES[:, None]) ** SHAPES[:, None]))
    lag = ages[:, None] - ages[None, :]
    table = np.where(lag >= 0, survival[:, np.maximum(lag, 0)], 0)
    base = inflow(1, 1)[:, 0, :].T

    def fleet(factor=1.0):
        flow = base * factor
        stock = np.einsum("ctv,cv->ct", table, flow)
        out = flow - np.diff(stock, axis=1, prepend=0)
        return {"stock": stock.sum(), "outflow": out.sum()}

    model = Model("fleet", function=fleet)
    model.uncertainties = [RealParameter("factor", 0.5, 2)]
    model.outcomes = [ScalarOutcome("stock"), ScalarOutcome("outflow")]
    ema_workbench.ema_logging.log_to_stderr(logging.ERROR)
    with SequentialEvaluator(model) as evaluator:
        start = time.process_time()
        evaluator.perform_experiments(scenarios=runs)
    bare = time.process_time()
    for _ in range(1000):
        fleet()
    return (bare - start) / runs * 1e6, (time.process_time() - bare) / 1000 * 1e6


def main():
    program = sys.argv[1]
    samples = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    check = ours(program, 1000)
    whole = Flodym(1000)
    for what, longer in [("batch, same lives", None), ("batch, lives vary", np.arange(1000) % 100 / 1000)]:
        whole.run(0, longer)
        difference = abs(whole.sum() / check[what][1] - 1)
        print(f"{what}: sums differ by {difference:.1e}")
        assert difference < 1e-9
    batch = Flodym(100)
    batch.run(0)
    same, vary, own = [], [], []
    for turn in range(9):
        own.append(ours(program, samples))
        same.append(min(sum(whole.run(n) for n in range(0, 3000, 1000)) / 3000,
                        sum(batch.run(n) for n in range(0, 3000, 100)) / 3000) * 1e6)
        batch.set_lives(np.zeros(100))
        vary.append(sum(batch.run(n, np.arange(n, n + 100) % 100 / 1000) for n in range(0, 300, 100)) / 300 * 1e6)
        batch.set_lives(np.zeros(100))
        batch.run(0)
    large_same, large_vary = [], []
    for turn in range(3):
        large = Flodym(10_000)
        large_vary.append(large.run(0, np.arange(10_000) % 100 / 1000) / 10_000 * 1e6)
        large_same.append(large.run(0) / 10_000 * 1e6)
        del large
    one = Flodym(1)
    single, kept = [], []
    for n in range(101):
        one.set_lives(np.zeros(1))
        single.append(one.run(n) * 1e6)
        kept.append(one.run(n) * 1e6)
    with_workbench, bare = ema(2000)
    versions = " and ".join(f"{name} {importlib.metadata.version(name)}" for name in ("flodym", "ema_workbench"))
    print(f"{versions}, one core, medians of nine, {samples} samples; microseconds a sample")

    def show(what, values, ours=None):
        middle = statistics.median(values)
        over = f"  {middle / ours:.0f} times ours" if ours else ""
        print(f"{what:50s}{middle:10.2f}  ({min(values):.2f} to {max(values):.2f}){over}")

    medians = {what: statistics.median(run[what][0] for run in own) for what in own[0]}
    for what in own[0]:
        show("simplan: " + what, [run[what][0] for run in own])
    show("flodym: 10,000 on one axis, survival kept", large_same, medians["batch, same lives"])
    show("flodym: small batches, survival kept", same, medians["batch, same lives"])
    show("flodym: 10,000 on one axis, lives vary", large_vary, medians["batch, lives vary"])
    show("flodym: small batches, lives vary", vary, medians["batch, lives vary"])
    show("flodym: one sample", single, medians["one sample, cohorts"])
    show("flodym: one sample, survival kept", kept, medians["one sample, cohorts"])
    show("EMA workbench: one sample, cohorts in numpy", [with_workbench], medians["one sample, cohorts"])
    show("numpy alone: the same", [bare], medians["one sample, cohorts"])


if __name__ == "__main__":
    main()
