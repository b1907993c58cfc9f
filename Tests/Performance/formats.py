"""Compares the layouts that `simplan table convert` reads and writes with pymrio's own parsers.

Usage: formats.py SIMPLAN FIXTURES, the built program and the folder of small files in providers' layouts. Ends with 1 where a
figure differs.
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import pymrio


def table(path):
    """Z, final demand by column and other rows of a table file of ours, by labels."""
    with open(path, encoding="utf-8-sig") as file:
        rows = [row for row in csv.reader(line for line in file if not line.startswith("#"))]
    header, roles, body = rows[0], rows[1], rows[4:]
    sectors = [k for k, role in enumerate(roles) if role == "intermediate"]
    others = [k for k, role in enumerate(roles) if k > 2 and role not in ("intermediate", "output")]
    codes = {header[k] for k in sectors}
    z = {(row[0], header[k]): float(row[k]) for row in body if row[0] in codes for k in sectors}
    y = {(row[0], header[k]): float(row[k]) for row in body if row[0] in codes for k in others}
    below = {(row[0], header[k]): float(row[k]) for row in body if row[0] not in codes for k in sectors}
    return z, y, below


def label(levels):
    return ".".join(levels)


def compare(name, ours, frame):
    """Entries of a frame of pymrio beside ours, which carry 12 digits."""
    worst = 0.0
    for row, values in zip(frame.index, frame.to_numpy(dtype=float)):
        for column, theirs in zip(frame.columns, values):
            key = (label(row), label(column))
            if key not in ours:
                sys.exit(f"{name}: {key} is missing")
            gap = abs(ours[key] - theirs) / max(1.0, abs(theirs))
            worst = max(worst, gap)
            if not gap <= 1e-11:
                sys.exit(f"{name}: {key} is {ours[key]} here and {theirs} in pymrio")
    return worst


def same(name, ours, theirs):
    if list(map(label, ours.index)) != list(map(label, theirs.index)) or list(map(label, ours.columns)) != list(
        map(label, theirs.columns)
    ):
        sys.exit(f"{name}: the labels differ")
    if not np.array_equal(ours.to_numpy(dtype=float), theirs.to_numpy(dtype=float)):
        sys.exit(f"{name}: figures differ")


def main():
    simplan, fixtures = sys.argv[1], pathlib.Path(sys.argv[2])

    def convert(*words):
        subprocess.run([simplan, "table", "convert", *map(str, words)], check=True, capture_output=True)

    facts = ["--year", "2018", "--prices", "current"]
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        test = pymrio.load_test()
        test.calc_system()
        test.save_all(folder / "test", table_format="txt")
        convert(folder / "test", "-o", folder / "test.csv", *facts)
        z, y, below = table(folder / "test.csv")
        gaps = [compare("Z", z, test.Z), compare("Y", y, test.Y)]
        emissions = test.emissions.F
        for levels, values in zip(emissions.index, emissions.to_numpy(dtype=float)):
            code = f"{levels[0]} ({levels[1]})"
            for column, theirs in zip(emissions.columns, values):
                if not abs(below[code, label(column)] - theirs) <= 1e-11 * max(1.0, abs(theirs)):
                    sys.exit(f"emissions: {code} of {column} differs")
        print(f"pymrio's folder: Z, Y and F of its test table agree, worst gap {max(gaps):.1e}")

        # There and back: the binary form keeps every bit, and so does the folder.
        convert(folder / "test", "--to", "binary", "-o", folder / "test.simtable", *facts)
        convert(folder / "test.simtable", "--to", "pymrio", "-o", folder / "back")
        back = pymrio.load_all(folder / "back")
        same("Z there and back", back.Z, test.Z)
        same("Y there and back", back.Y, test.Y)
        back.calc_all()
        if not np.allclose(back.L.to_numpy(), test.L.to_numpy(), rtol=1e-12, atol=1e-12):
            sys.exit("L there and back differs")
        print("pymrio's folder: Z and Y are the same to the bit there and back")

        exiobase = fixtures / "exiobase3"
        theirs = pymrio.parse_exiobase3(exiobase)
        theirs.calc_all()
        convert(exiobase, "-o", folder / "exiobase.csv", *facts)
        z, y, below = table(folder / "exiobase.csv")
        gaps = [compare("EXIOBASE Z", z, theirs.Z), compare("EXIOBASE Y", y, theirs.Y)]
        for code, values in zip(theirs.satellite.F.index, theirs.satellite.F.to_numpy(dtype=float)):
            for column, value in zip(theirs.satellite.F.columns, values):
                if not abs(below[code, label(column)] - value) <= 1e-11 * max(1.0, abs(value)):
                    sys.exit(f"EXIOBASE: {code} of {column} differs")
        print(f"EXIOBASE 3: Z, Y and F agree with pymrio's parser, worst gap {max(gaps):.1e}")

        oecd = fixtures / "ICIO2021_2018.csv"
        theirs = pymrio.parse_oecd(oecd)
        convert(oecd, "--from", "oecd", "-o", folder / "oecd.csv", *facts)
        z, y, below = table(folder / "oecd.csv")
        gaps = [compare("OECD Z", z, theirs.Z), compare("OECD Y", y, theirs.Y)]
        factors = theirs.factor_inputs.F
        for code, rows in {
            "value_added": factors[factors.index.str.contains("VA")],
            "net_production_taxes": factors[factors.index.str.contains("TAX|TLS")],
        }.items():
            for column, value in rows.sum().items():
                if not abs(below[code, label(column)] - value) <= 1e-11 * max(1.0, abs(value)):
                    sys.exit(f"OECD: {code} of {column} is {below[code, label(column)]} here and {value} in pymrio")
        print(f"OECD: Z, Y, taxes and value added agree with pymrio's parser, worst gap {max(gaps):.1e}")


main()
