"""Compares sensitivity indices and boxes with SALib and the EMA workbench on the same samples.

Usage: sampled.py SAMPLED, the built program of this package. Ends with 1 where a figure differs.
"""
import importlib.metadata
import inspect
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd
from ema_workbench.analysis import prim
from SALib.analyze import fast, morris, pawn, sobol

FACTORS = 5
PROBLEM = {"num_vars": FACTORS, "names": [f"x{i}" for i in range(FACTORS)], "bounds": [[0, 1]] * FACTORS}


def compare(what, ours, theirs, tolerance):
    ours, theirs = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    if ours.shape != theirs.shape:
        sys.exit(f"{what}: {ours.size} figures, the peer has {theirs.size}")
    gap = np.abs(ours - theirs).max()
    if not gap <= tolerance:
        sys.exit(f"{what}: differs by {gap:.1e}, more than {tolerance:.0e}\n{ours}\n{theirs}")
    print(f"{what}: {ours.size} figures agree, worst gap {gap:.1e}")


def main():
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.argv[1], "crosscheck", scratch], check=True)

        def read(name):
            return np.fromfile(pathlib.Path(scratch) / f"ours-{name}")

        def points(name):
            return read(f"{name}-points").reshape(-1, FACTORS)

        salib, ema = (f"{name} {importlib.metadata.version(name)}" for name in ("SALib", "ema_workbench"))
        found = sobol.analyze(PROBLEM, read("sobol-outputs"), calc_second_order=True, num_resamples=2, seed=1)
        pairs = [found["S2"][i, j] for i in range(FACTORS) for j in range(i + 1, FACTORS)]
        compare(f"Sobol' indices, {salib}", read("sobol"), np.concatenate([found["S1"], found["ST"], pairs]), 1e-9)
        found = morris.analyze(PROBLEM, points("morris"), read("morris-outputs"), num_resamples=2, num_levels=4, seed=1)
        compare(
            f"Morris effects, {salib}", read("morris"), np.concatenate([found["mu"], found["mu_star"], found["sigma"]]),
            1e-9)
        found = fast.analyze(PROBLEM, read("efast-outputs"), M=4, num_resamples=2, seed=1)
        compare(f"eFAST, {salib}", read("efast"), np.concatenate([found["S1"], found["ST"]]), 1e-9)
        found = pawn.analyze(PROBLEM, points("scatter"), read("scatter-outputs"), S=10, seed=1)
        # SALib leaves the largest value of a factor out of its last slice of 400.
        compare(
            f"PAWN, {salib}", read("pawn"), np.concatenate([found["median"], found["mean"], found["maximum"]]), 1 / 400)

        table = pd.DataFrame(points("scatter"), columns=PROBLEM["names"])
        # The first box is looked for with any density; version 3 no longer asks for a least one.
        least = {"threshold": 0.01} if "threshold" in inspect.signature(prim.Prim.__init__).parameters else {}
        box = prim.Prim(table, read("scatter-outputs") < 0.25, mass_min=0.02, **least).find_box()
        steps = box.peeling_trajectory[["coverage", "density", "mass"]].to_numpy()
        compare(f"PRIM's trajectory, {ema}", read("prim"), steps.ravel(), 1e-12)
        # Version 3 says p_values.
        chances = (box.p_values if hasattr(box, "p_values") else box.qp)[-1]
        limits, whole = box.box_lims[-1], box.box_lims[0]
        theirs = []
        for name in PROBLEM["names"]:
            ends = [limits[name][side] if limits[name][side] != whole[name][side] else -1 for side in (0, 1)]
            theirs += [*ends, *chances.get(name, [-1, -1])]
        compare(f"PRIM's box and its quasi-p-values, {ema}", read("box"), theirs, 1e-9)


main()
