"""Measures the engine beside pymrio, numpy and bare dgetrf, alternating, and prints medians, spread and ratios.

Usage: bench.py BENCH DGETRF [SAMPLES], the two built programs; nine samples unless told.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

import numpy as np

import tables

REGIONS, EXTENSIONS = 5, 3
HERE = pathlib.Path(__file__).parent


def seconds(*command):
    out = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout
    return [float(word) for word in out.split()]


def report(subject, programs, samples):
    """Every program in turn, again and again; the first is ours, and ratios are medians over its median."""
    times = {name: [] for name in programs}
    for _ in range(samples):
        for name, command in programs.items():
            times[name] += seconds(*command)
    show(subject, times)


def show(subject, times):
    ours = statistics.median(next(iter(times.values())))
    for name, values in times.items():
        median = statistics.median(values)
        print(f"| {subject} | {name} | {median:.4g} s | {min(values):.3g} to {max(values):.3g} s "
              f"| {median / ours:.2f} |", flush=True)


def main():
    bench, bare = sys.argv[1:3]
    samples = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    python = [sys.executable, HERE / "peer.py"]
    print(f"threads: {os.environ.get('OPENBLAS_NUM_THREADS')}, samples: {samples}")
    print("| what | program | median | spread | over ours |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for n in [500, 2000, 4000]:
            folder = pathlib.Path(scratch) / str(n)
            z, y, f = tables.arrays(REGIONS, n // REGIONS, EXTENSIONS)
            tables.write(folder, z, y, f)
            tables.system(REGIONS, n // REGIONS, z, y, f).save_all(folder / "pymrio", table_format="parquet")
            sizes = [REGIONS, n // REGIONS, EXTENSIONS]
            report(f"load, solve, all multipliers, n = {n}", {
                "simplan": [bench, "accounts", folder, *sizes], "pymrio": [*python, "pymrio", folder],
                "numpy": [*python, "numpy", folder, *sizes]}, samples)
            if n == 500:
                continue
            a = z / (z.sum(axis=1) + y.sum(axis=1))
            (np.eye(n) - a).ravel(order="F").tofile(folder / "IA")
            report(f"factorisation, n = {n}", {
                "simplan": [bench, "factor", folder, n], "dgetrf": [bare, folder / "IA", n],
                "simplan with dgecon": [bench, "factor", folder, n, "estimate"]}, samples)
            if n == 2000:
                a.ravel(order="F").tofile(folder / "A")
                np.random.default_rng(3).random(n * 500).tofile(folder / "demands")
                report("500 final demands, n = 2000", {
                    "simplan": [bench, "demands", folder, n, 500],
                    "numpy": [*python, "numpy-demands", folder, n, 500]}, samples)
    for what, n in [("extraction", 150), ("influence", 60)]:
        pairs = [seconds(bench, what, n) for _ in range(samples)]
        show(f"{what}, n = {n}", {"closed form": [p[0] for p in pairs], "refactored": [p[1] for p in pairs]})
    n = 9800
    kilobytes = seconds(bench, "memory", n)[0]
    print(f"\npeak memory, n = {n}: {kilobytes / 1e6:.2f} GB, "
          f"{kilobytes * 1024 / (2 * 8 * n * n):.3f} times matrix plus factors")


main()
