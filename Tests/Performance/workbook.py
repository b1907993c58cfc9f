"""How long files of tables take to read, beside the peers in their fastest documented forms: a workbook beside openpyxl
(`read_only`, values only; its documentation, "Optimised Modes"), a CSV in our layout beside pandas (`read_csv`, C engine) and
a folder of pymrio's beside its `load_all`.

The workbook has unrounded doubles in a sheet of about 1.4 MB; CSV and folder have 4,000 and 1,000 sectors, or as many as the
third and fourth argument say. Programs alternate, one process a sample, the times are taken inside them, imports left out.

`workbook.py PROGRAM [SAMPLES] [SECTORS] [SECTORS OF THE FOLDER]`
"""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import zipfile

import numpy as np
import openpyxl
import pandas as pd
import tables

program = sys.argv[1]
samples = int(sys.argv[2]) if len(sys.argv) > 2 else 9
sectors = int(sys.argv[3]) if len(sys.argv) > 3 else 4000
folder_sectors = int(sys.argv[4]) if len(sys.argv) > 4 else 1000
READING = {
    "openpyxl": """
import sys, time, openpyxl
start = time.process_time()
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
print(time.process_time() - start)
""",
    "pandas": """
import sys, time, pandas
start = time.process_time()
pandas.read_csv(sys.argv[1], comment="#", index_col=0, skiprows=range(8, 11), low_memory=False)
print(time.process_time() - start)
""",
    "pymrio": """
import sys, time, pymrio
start = time.process_time()
pymrio.load_all(sys.argv[1])
print(time.process_time() - start)
""",
}


def official(n):
    """The rows of a workbook in the layout of a statistical office."""
    names = [f"sector {k}" for k in range(n)]
    flows = [[(1 + (i * 31 + j * 17) % 97) / 7 for j in range(n)] for i in range(n)]
    outputs = [sum(flows[i]) + 100 * (i + 1) / 3 for i in range(n)]
    yield ["2017年投入产出表"]
    yield ["单位：万元"]
    yield [None, *names, "Final demand", "Total output"]
    for i in range(n):
        yield [names[i], *flows[i], outputs[i] - sum(flows[i]), outputs[i]]
    yield ["Value added", *(outputs[j] - sum(row[j] for row in flows) for j in range(n))]


def write_csv(path, n):
    """A table in our layout that balances, two decimals, no zeros: hundredths, so that sums are exact."""
    i, j = np.ogrid[:n, :n]
    flows = 100 + (i * 7919 + j * 104729) % 9900
    sold, bought = flows.sum(axis=1), flows.sum(axis=0)
    output = 2 * np.maximum(sold, bought)
    codes = [f"S{k}" for k in range(n)]
    with path.open("w") as file:
        for key, value in [("title_en", "t"), ("title_zh", "t"), ("year", 2017), ("unit", "1e8 CNY"), ("prices", "current"),
                           ("decimals", 2), ("citation", "made")]:
            file.write(f"# {key}: {value}\n")
        file.write(f"code,name_zh,name_en,{','.join(codes)},household,output\n")
        file.write("role,,," + "intermediate," * n + "household,output\n")
        for row in ("column_zh", "column_en"):
            file.write(f"{row},,," + "," * n + "h,o\n")
        for k in range(n):
            cells = np.append(flows[k], [output[k] - sold[k], output[k]]) / 100
            file.write(f"{codes[k]},z{k},e{k}," + ",".join(map("{:.2f}".format, cells.tolist())) + "\n")
        file.write("value_added,v,v," + ",".join(map("{:.2f}".format, ((output - bought) / 100).tolist())) + ",,\n")


def measure(runs):
    """Medians of alternating runs; the first is ours."""
    times = {name: [] for name in runs}
    for _ in range(samples):
        for name, command in runs.items():
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(f"{name}: {done.stdout[:2000]} {done.stderr[:2000]}")
            times[name].append(float(done.stdout))
    ours = statistics.median(next(iter(times.values())))
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"| {name} | {middle * 1e3:.1f} ms | {min(values) * 1e3:.1f} to {max(values) * 1e3:.1f} | {middle / ours:.1f} |")


def peer(name, path):
    return [sys.executable, "-W", "ignore", "-c", READING[name], str(path)]


def main():
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name)
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Sheet1")
        for row in official(175):
            sheet.append(row)
        book.save(path / "table.xlsx")
        size = zipfile.ZipFile(path / "table.xlsx").getinfo("xl/worksheets/sheet1.xml").file_size
        write_csv(path / "table.csv", sectors)
        z, y, f = tables.arrays(1, folder_sectors, 1)
        system = tables.system(1, folder_sectors, z, y, f)
        system.save_all(path / "pymrio", table_format="txt")
        print(f"a sheet of {size / 1e6:.1f} MB; a CSV of {(path / 'table.csv').stat().st_size / 1e6:.0f} MB, {sectors} sectors; "
              f"a folder of {folder_sectors} sectors; openpyxl {openpyxl.__version__}, pandas {pd.__version__}")
        print("| what | median | spread | over ours |\n|---|---|---|---|")
        measure({
            "workbook, table, simplan": [program, "table", str(path / "table.xlsx"), "1"],
            "workbook, cells alone, simplan": [program, "cells", str(path / "table.xlsx"), "1"],
            "workbook, cells alone, openpyxl": peer("openpyxl", path / "table.xlsx"),
        })
        measure({
            "CSV, table, simplan": [program, "table", str(path / "table.csv"), "1"],
            "CSV, frame, pandas": peer("pandas", path / "table.csv"),
        })
        measure({
            "pymrio's folder, table, simplan": [program, "pymrio", str(path / "pymrio"), "1"],
            "pymrio's folder, system, pymrio": peer("pymrio", path / "pymrio"),
        })


main()
