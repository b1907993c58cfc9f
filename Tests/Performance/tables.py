"""Random multi-region tables of a fixed seed, as pymrio objects and as the raw files that Bench reads."""
import numpy as np
import pandas as pd


def arrays(regions, sectors, extensions, seed=7):
    """Z with column sums of about 0.6 of output, Y with a column a region, F with a row an extension."""
    n = regions * sectors
    draw = np.random.default_rng(seed)
    a = draw.random((n, n)) * (1.2 / n)
    y = draw.random((n, regions)) * 100
    x = np.linalg.solve(np.eye(n) - a, y.sum(axis=1))
    return a * x, y, draw.random((extensions, n)) * x


def write(folder, z, y, f):
    """Column after column, as LAPACK stores matrices; F with a column an extension."""
    folder.mkdir(parents=True, exist_ok=True)
    z.ravel(order="F").tofile(folder / "Z")
    y.ravel(order="F").tofile(folder / "Y")
    f.T.ravel(order="F").tofile(folder / "F")


def system(regions, sectors, z, y, f):
    import pymrio

    rows = pd.MultiIndex.from_product(
        [[f"r{i}" for i in range(regions)], [f"s{i}" for i in range(sectors)]], names=["region", "sector"])
    columns = pd.MultiIndex.from_product(
        [[f"r{i}" for i in range(regions)], ["all"]], names=["region", "category"])
    stressors = pd.Index([f"e{i}" for i in range(len(f))], name="stressor")
    made = pymrio.IOSystem(
        Z=pd.DataFrame(z, index=rows, columns=rows), Y=pd.DataFrame(y, index=rows, columns=columns),
        unit=pd.DataFrame({"unit": ["1"] * len(rows)}, index=rows))
    made.account = pymrio.Extension(
        "account", F=pd.DataFrame(f, index=stressors, columns=rows),
        unit=pd.DataFrame({"unit": ["1"] * len(f)}, index=stressors))
    return made
