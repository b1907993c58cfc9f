"""One measurement of a peer a call, in a process of its own; prints seconds, imports not counted.

pymrio: peer.py pymrio FOLDER (load_all from its parquet folder, then calc_all)
numpy:  peer.py numpy FOLDER REGIONS SECTORS EXTENSIONS, or peer.py numpy-demands FOLDER N COUNT
"""
import pathlib
import sys
import time

import numpy as np


def with_pymrio(folder):
    import pymrio

    start = time.perf_counter()
    pymrio.load_all(folder / "pymrio").calc_all()
    return time.perf_counter() - start


def with_numpy(folder, regions, sectors, extensions):
    n = regions * sectors
    start = time.perf_counter()
    z = np.fromfile(folder / "Z").reshape((n, n), order="F")
    y = np.fromfile(folder / "Y").reshape((n, regions), order="F")
    f = np.fromfile(folder / "F").reshape((n, extensions), order="F").T
    x = z.sum(axis=1) + y.sum(axis=1)
    inverse = np.linalg.inv(np.eye(n) - z / x)
    s = f / x
    made, m = inverse @ y, s @ inverse
    inverse.sum(axis=0)
    for k in range(extensions):
        by_region = np.stack([
            s[k, r * sectors:(r + 1) * sectors] @ inverse[r * sectors:(r + 1) * sectors] for r in range(regions)])
        np.einsum("ri,ic->rc", by_region, y), s[k][:, None] * made
    return time.perf_counter() - start


def demands(folder, n, count):
    a = np.fromfile(folder / "A").reshape((n, n), order="F")
    f = np.fromfile(folder / "demands").reshape((n, count), order="F")
    start = time.perf_counter()
    np.linalg.solve(np.eye(n) - a, f)
    return time.perf_counter() - start


kind, folder, *sizes = sys.argv[1:]
work = {"pymrio": with_pymrio, "numpy": with_numpy, "numpy-demands": demands}[kind]
print(work(pathlib.Path(folder), *map(int, sizes)))
