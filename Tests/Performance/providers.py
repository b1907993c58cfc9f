"""Compares what `simplan table import` reads of providers' layouts with the parsers of MARIO and pymrio.

Usage: providers.py SIMPLAN FIXTURES, the built program and the folder of small tables in providers' layouts: CSV files, and
sheets as lines of cells (`.rows`), of which workbooks are made. Ends with 1 where a figure differs: the gap has to be 0.
"""
import csv
import logging
import pathlib
import subprocess
import sys
import tempfile

import mario.parsers.adb
import mario.parsers.ceads
import mario.parsers.eora
import mario.parsers.eurostat_sdmx
import mario.parsers.figaro
import mario.parsers.oecd_icio
import mario.parsers.oecd_iot
import mario.parsers.specs
import mario.parsers.wiod
import numpy as np
import openpyxl
import pandas as pd
import pymrio


def workbook(source, target):
    """A workbook of lines of cells separated by bars; a line `=== NAME` begins a sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheet = None
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("=== ") or sheet is None:
            sheet, row = book.create_sheet(line[4:] if line.startswith("=== ") else "Sheet1"), 0
            if line.startswith("=== "):
                continue
        row += 1
        for column, cell in enumerate(line.split("|"), 1):
            if cell:
                code = cell.startswith("0") and cell != "0" and not cell.startswith("0.")
                try:
                    sheet.cell(row, column, cell if code else float(cell))
                except ValueError:
                    sheet.cell(row, column, cell)
    book.save(target)


class Ours:
    """A table as the program wrote it, by the codes of its rows and columns."""

    def __init__(self, simplan, source, folder, *words):
        subprocess.run(
            [simplan, "table", "import", str(source), "--to", str(folder), *words], check=True, capture_output=True)
        with open(folder / f"{source.stem}.csv", encoding="utf-8-sig") as file:
            rows = [row for row in csv.reader(line for line in file if not line.startswith("#")) if row]
        header, roles, body = rows[0], rows[1], {row[0]: row for row in rows[4:]}
        sectors = [k for k, role in enumerate(roles) if role == "intermediate"]
        self.codes = [header[k] for k in sectors]
        demand = [
            k for k, role in enumerate(roles) if k > 2 and role not in ("intermediate", "output", "residual", "import")]
        self.demand = [header[k] for k in demand]
        cells = lambda codes, columns: np.array([[float(body[c][k] or 0) for k in columns] for c in codes])
        self.z, self.y = cells(self.codes, sectors), cells(self.codes, demand)
        self.column = lambda role: cells(self.codes, [roles.index(role)])[:, 0]
        self.row = lambda code: cells([code], sectors)[0]
        self.under_demand = lambda code: cells([code], demand)[0]


def same(what, ours, theirs):
    ours, theirs = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    if ours.shape != theirs.shape:
        sys.exit(f"{what}: {ours.shape} here and {theirs.shape} there")
    if not np.array_equal(ours, theirs):
        sys.exit(f"{what}: the largest gap is {np.abs(ours - theirs).max()}")


def told(provider, peer):
    print(f"{provider}: Z, final demand and the rows below are those of {peer}, gap 0")


def wiod_2013(ours, path):
    theirs = pymrio.parse_wiod(path)
    if [".".join(levels) for levels in theirs.Z.index] != ours.codes:
        sys.exit("WIOD 2013: the labels differ")
    if [".".join(levels) for levels in theirs.Y.columns] != ours.demand:
        sys.exit("WIOD 2013: the labels of final demand differ")
    same("WIOD 2013 Z", ours.z, theirs.Z)
    same("WIOD 2013 Y", ours.y, theirs.Y)
    factors, below = theirs.factor_inputs.F, theirs.factor_inputs.F_Y
    same("WIOD 2013 value added", ours.row("value_added"), factors.loc["Value added at basic prices"])
    same("WIOD 2013 taxes", ours.row("net_production_taxes"), factors.loc["taxes less subsidies on products"])
    others = [name for name in factors.index if name not in (
        "Value added at basic prices", "taxes less subsidies on products")]
    same("WIOD 2013 margins", ours.row("imported_inputs"), factors.loc[others].sum())
    same("WIOD 2013 imported demand", ours.under_demand("imported_inputs"), below.loc[others].sum())
    told("WIOD, release of 2013", "pymrio")


def saved(simplan, path, folder):
    """A provider's table as a folder of pymrio, imported inputs among them."""
    subprocess.run(
        [simplan, "table", "convert", str(path), "--to", "pymrio", "-o", str(folder)], check=True, capture_output=True)
    back, theirs = pymrio.load_all(folder), pymrio.parse_wiod(path)
    same("saved Z", back.Z, theirs.Z)
    same("saved Y", back.Y, theirs.Y)
    factors, below = theirs.factor_inputs.F, theirs.factor_inputs.F_Y
    others = [name for name in factors.index if name not in (
        "Value added at basic prices", "taxes less subsidies on products")]
    same("saved imports", back.factor_inputs.F.loc["imported_inputs"], factors.loc[others].sum())
    same("saved imported demand", back.factor_inputs.F_Y.loc["imported_inputs"], below.loc[others].sum())
    print("WIOD, release of 2013: saved as pymrio's folder and loaded there, gap 0")


def blocks(payload):
    return payload[0]["baseline"]


def world(name, ours, theirs, added, taxes):
    same(f"{name} Z", ours.z, theirs["Z"])
    same(f"{name} Y", ours.y, theirs["Y"])
    same(f"{name} value added", ours.row("value_added"), theirs["V"].loc[added])
    same(f"{name} taxes", ours.row("net_production_taxes"), theirs["V"].loc[taxes])
    others = [label for label in theirs["V"].index if label not in (added, taxes)]
    same(f"{name} margins", ours.row("imported_inputs"), theirs["V"].loc[others].sum())
    told(name, "MARIO")


def ceads(ours, path):
    theirs = blocks(mario.parsers.ceads.parse_ceads_iot(path))
    regions = [levels[0] for levels in theirs["Z"].index]
    if regions != [code.split(".")[0] for code in ours.codes]:
        sys.exit("CEADs: the provinces differ")
    same("CEADs Z", ours.z, theirs["Z"])
    same("CEADs Y", ours.y, theirs["Y"])
    for code, label in {
        "imported_inputs": "Imports", "compensation": "Compensation of employees",
        "net_production_taxes": "Net taxes on production", "depreciation": "Depreciation of fixed capital",
        "operating_surplus": "Operating surplus",
    }.items():
        same(f"CEADs {code}", ours.row(code), theirs["V"].loc[label])
    same("CEADs CO2", ours.row("CO2"), theirs["E"].loc["CO2"])
    told("CEADs", "MARIO")


def oecd(ours, path):
    theirs = blocks(mario.parsers.oecd_iot.parse_oecd_iot_total(path))
    same("OECD Z", ours.z, theirs["Z"])
    imports = [column for column in theirs["Y"].columns if column[2] == "IMPO"]
    same("OECD imports", -ours.column("import"), theirs["Y"][imports[0]])
    same("OECD Y", ours.y, theirs["Y"].drop(columns=imports))
    v = theirs["V"]
    same("OECD compensation", ours.row("compensation"), v.loc["LABR"])
    same("OECD taxes", ours.row("net_production_taxes"), v.loc["TXS_INT_FNL"] + v.loc["OTXS"])
    same("OECD depreciation", ours.row("depreciation"), v.loc["CFC"])
    same("OECD surplus", ours.row("operating_surplus"), v.loc["NOPS"])
    told("OECD national tables", "MARIO")


def figaro(ours, flat, folder):
    """MARIO reads what it once downloaded: the same columns under names of its own."""
    frame = pd.read_csv(flat)[["refArea", "rowIi", "counterpartArea", "colIi", "obsValue"]]
    frame.columns = ["refArea", "rowCode", "counterpartArea", "colCode", "obsValue"]
    layout = mario.parsers.figaro.detect_figaro_iot_layout(2019, mode="industry")
    metadata = mario.parsers.figaro.load_figaro_metadata()
    cache = mario.parsers.figaro._figaro_cache_file(
        folder / "cache", dataflow=layout.dataflow, year=2019, unit="MIO_EUR", row_dim="ind_ava", col_dim="ind_use",
        countries=None, include_dom=True, factor_codes=metadata.loc[metadata["Level"] == "f", "Code"].tolist())
    cache.parent.mkdir(parents=True)
    frame.to_csv(cache, index=False)
    theirs = blocks(mario.parsers.figaro.parse_figaro_iot(year=2019, mode="industry", cache_path=folder / "cache"))
    same("FIGARO Z", ours.z, theirs["Z"])
    same("FIGARO Y", ours.y, theirs["Y"])
    v = theirs["V"]
    same("FIGARO compensation", ours.row("compensation"), v.loc["Compensation of employees"])
    same("FIGARO surplus", ours.row("operating_surplus"), v.loc["Gross operating surplus"])
    taxes = [label for label in v.index if "axes" in label]
    same("FIGARO taxes", ours.row("net_production_taxes"), v.loc[taxes].sum())
    told("FIGARO", "MARIO")


def eurostat(ours, path):
    """MARIO has rows for users where the other tables have them for sellers, so that its Z is transposed here."""
    theirs = blocks(mario.parsers.eurostat_sdmx.parse_eurostat_iot_sdmx(country="IT", year=2015, iot_path=path))
    labels = mario.parsers.specs.EUROSTAT_SUT_COMMODITY_LABELS
    places = [list(labels).index(code) for code in ours.codes]
    same("Eurostat Z", ours.z, theirs["Z"].to_numpy()[np.ix_(places, places)].T)
    sums = np.stack([
        sum(ours.y[:, ours.demand.index(code)] for code in codes)
        for codes in (["P3_S13", "P3_S14", "P3_S15"], ["P51G", "P5M"], ["P6"])], axis=1)
    same("Eurostat Y", sums, theirs["Y"].to_numpy()[places])
    v = theirs["V"].to_numpy()[:, places]
    rows = dict(zip(theirs["V"].index, v))
    same("Eurostat compensation", ours.row("compensation"), rows["Compensation of employees"])
    same("Eurostat depreciation", ours.row("depreciation"), rows["Consumption of fixed capital"])
    same("Eurostat surplus", ours.row("operating_surplus"), rows["Operating surplus and mixed income, net"])
    same("Eurostat imports", ours.column("import"), rows["Imports of goods and services"])
    told("Eurostat", "MARIO")


def main():
    logging.disable(logging.INFO)
    simplan, fixtures = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        books = {}
        for source in sorted(fixtures.glob("*.rows")):
            books[source.stem] = folder / f"{source.stem}.xlsx"
            workbook(source, books[source.stem])
        read = lambda path, *words: Ours(simplan, path, folder, *words)
        wiod_2013(read(books["wiod-2013"]), books["wiod-2013"])
        saved(simplan, books["wiod-2013"], folder / "saved")
        path = books["wiod-2016"]
        frame = pd.read_excel(path, header=None)
        world(
            "WIOD, release of 2016", read(path), blocks(mario.parsers.wiod.build_wiod_iot_from_frame(frame, year=2014)),
            "Value added at basic prices", "taxes less subsidies on products")
        path = books["adb"]
        frame = pd.read_excel(path, header=None)
        world(
            "ADB", read(path), blocks(mario.parsers.adb.build_adb_iot_from_frame(frame, year=2019)),
            "Value added at basic prices", "Taxes less subsidies on products")
        ceads(read(books["ceads-2018"]), books["ceads-2018"])
        oecd(read(fixtures / "CHN2018ttl.csv"), fixtures / "CHN2018ttl.csv")
        for name in ("flat", "matrix"):
            flat = fixtures / "flat_eu-ic-io_ind-by-ind_24ed_2019.csv"
            figaro(read(fixtures / f"{name}_eu-ic-io_ind-by-ind_24ed_2019.csv"), flat, folder / name)
        eurostat(read(fixtures / "naio_10_cp1700.csv"), fixtures / "naio_10_cp1700.csv")


main()
