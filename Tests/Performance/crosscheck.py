"""Compares the engine with pymrio: pymrio's own test table and random tables of one region and of several.

Usage: crosscheck.py BENCH, the built program of this package. Ends with 1 where an account differs.
"""
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd
import pymrio

import tables

TOLERANCE = 1e-9


def compare(name, bench, regions, sectors, z, y, f):
    reference = tables.system(regions, sectors, z, y, f).calc_all(include_ghosh=True)
    account = reference.account
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        tables.write(folder, z, y, f)
        subprocess.run([bench, "crosscheck", scratch, str(regions), str(sectors), str(len(f))], check=True)
        # Accounts are concatenated extension by extension; L and M are column-major.
        pairs = {"x": reference.x, "A": reference.A.T, "L": reference.L.T, "G": reference.G.T, "M": account.M}
        for key in ["D_pba", "D_cba", "D_imp", "D_exp"]:
            pairs[key] = getattr(account, key)
            pairs[key + "_reg"] = getattr(account, key + "_reg")
        worst = 0.0
        for key, frame in pairs.items():
            theirs = frame.to_numpy(dtype=float).ravel()
            ours = np.fromfile(folder / f"ours-{key}")
            if ours.shape != theirs.shape:
                sys.exit(f"{name}: {key} has {ours.size} entries, pymrio's has {theirs.size}")
            gap = np.abs(ours - theirs).max() / max(1.0, np.abs(theirs).max())
            worst = max(worst, gap)
            if not gap <= TOLERANCE:
                sys.exit(f"{name}: {key} differs from pymrio's by {gap:.1e} of its largest entry")
    print(f"{name}: {', '.join(pairs)} agree with pymrio {pymrio.__version__}, worst gap {worst:.1e}")


def main():
    bench = sys.argv[1]
    for regions, sectors in [(1, 23), (5, 12)]:
        z, y, f = tables.arrays(regions, sectors, 2)
        compare(f"random, {regions} region(s) of {sectors} sectors", bench, regions, sectors, z, y, f)
    test = pymrio.load_test()
    regions, sectors = list(test.get_regions()), list(test.get_sectors())
    y = test.Y.T.groupby(level="region", sort=False).sum().T[regions]
    f = pd.concat([test.emissions.F, test.factor_inputs.F]).to_numpy(dtype=float)
    compare(
        "pymrio's test table", bench, len(regions), len(sectors), test.Z.to_numpy(dtype=float),
        y.to_numpy(dtype=float), f)


main()
