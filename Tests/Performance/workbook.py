"""How long a workbook takes to read: its cells, and the table in it, beside openpyxl in its fastest documented form
(`read_only`, values only; openpyxl's documentation, "Optimised Modes").

The workbook has a table of 290 sectors, unrounded doubles, a sheet of about 1.4 MB. Programs alternate, one process a
sample, the times are taken inside them.
"""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

program = sys.argv[1]
samples = int(sys.argv[2]) if len(sys.argv) > 2 else 9
reading = """
import sys, time, openpyxl
start = time.perf_counter()
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
print(time.perf_counter() - start)
"""


def table(n):
    names = [f"sector {k}" for k in range(n)]
    flows = [[(1 + (i * 31 + j * 17) % 97) / 7 for j in range(n)] for i in range(n)]
    outputs = [sum(flows[i]) + 100 * (i + 1) / 3 for i in range(n)]
    yield ["2017年投入产出表"]
    yield ["单位：万元"]
    yield [None, *names, "Final demand", "Total output"]
    for i in range(n):
        yield [names[i], *flows[i], outputs[i] - sum(flows[i]), outputs[i]]
    yield ["Value added", *(outputs[j] - sum(row[j] for row in flows) for j in range(n))]


with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "table.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    for row in table(290):
        sheet.append(row)
    book.save(path)
    size = zipfile.ZipFile(path).getinfo("xl/worksheets/sheet1.xml").file_size
    print(f"the sheet has {size / 1e6:.1f} MB, the file {path.stat().st_size / 1e6:.1f} MB")
    runs = {
        "simplan, cells": [program, "cells", str(path), "1"],
        "simplan, table": [program, "table", str(path), "1"],
        "openpyxl, cells": [sys.executable, "-c", reading, str(path)],
    }
    times = {name: [] for name in runs}
    for _ in range(samples):
        for name, command in runs.items():
            times[name].append(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    ours = statistics.median(times["simplan, cells"])
    print("| what | median | spread | over our cells |\n|---|---|---|---|")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"| {name} | {middle * 1e3:.1f} ms | {min(values) * 1e3:.1f} to {max(values) * 1e3:.1f} | {middle / ours:.1f} |")
