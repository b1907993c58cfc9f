"""The netCDF file of a study, read by xarray and turned into Parquet, beside the CSV shards that it was made from.

usage: netcdf.py SIMPLAN SCENARIO [SAMPLES]
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy
import pandas
import xarray

simplan, scenario = (os.path.abspath(path) for path in sys.argv[1:3])
samples = sys.argv[3] if len(sys.argv) > 3 else "2000"

with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    study, file = folder / "study", folder / "samples.nc"
    subprocess.run(
        [simplan, "ensemble", scenario, "--samples", samples, "--output", study], check=True, stdout=subprocess.DEVNULL)
    start = time.monotonic()
    subprocess.run([simplan, "study", "export", study, "--netcdf", file], check=True)
    seconds = time.monotonic() - start

    shards = pandas.concat(pandas.read_csv(path, comment="#") for path in sorted((study / "samples").glob("*.csv")))
    data = xarray.open_dataset(file)
    assert data.sizes["sample"] == len(shards) == int(samples)
    compared = 0

    def compare(name, found, written):
        global compared
        assert numpy.array_equal(found, written, equal_nan=True), name
        compared += found.size

    for key in data.input.values:
        compare(key, data.input_value.sel(input=key).values, shards[key].to_numpy())
    for key in data.target.values:
        compare(key, data.target_value.sel(target=key).values, shards[f"target.{key}"].to_numpy())
    for year in data.year.values:
        compare(f"value_added {year}", data.value_added.sel(year=year).values, shards[f"value_added.{year}"].to_numpy())
        # In the unit of the file, with as many digits as files have.
        assert numpy.allclose(
            data.sei_share.sel(year=year), 100 * shards[f"sei_share.{year}"].to_numpy(), rtol=1e-11, atol=0), year
    assert data.sei_share.units == "%" and data.attrs["simplan_study"] in data.attrs["study"]

    data.sei_share.to_dataframe().to_parquet(folder / "share.parquet")
    parquet = pandas.read_parquet(folder / "share.parquet")
    compare("parquet", parquet["sei_share"].to_numpy(), data.sei_share.values.reshape(-1))

    size = sum(path.stat().st_size for path in (study / "samples").iterdir())
    print(
        f"netCDF: {compared} numbers the same in xarray and in the shards; {samples} samples exported in {seconds:.2f} s, "
        f"{file.stat().st_size / 1e6:.1f} MB beside {size / 1e6:.1f} MB of CSV")
