"""What the commands of `simplan table` cost as the table grows: processor seconds of the whole program, start and reading
included, the least of some runs; and the exponents between sizes, 2 for what is linear in the cells, 3 for a factorisation.
`split` is left out: it needs national profiles, and its cost is that of the parts.

`commands.py PROGRAM [RUNS] [SIZE ...]`
"""

import math
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

program = sys.argv[1]
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
sizes = [int(word) for word in sys.argv[3:]] or [42, 500, 1000, 2000, 4000]
longest = 900  # seconds; what takes longer is said to


def flow(i, j):
    return 100 + (i * 7919 + j * 104729) % 9900


def text(hundredths):
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def write_table(path, n, year):
    """A table that balances, with households, exports and imports, two decimals and no zeros."""
    codes = [f"S{k + 1}" for k in range(n)]
    flows = [[flow(i, j) for j in range(n)] for i in range(n)]
    if year != 2017:
        flows = [[value + (i + j) % 7 for j, value in enumerate(row)] for i, row in enumerate(flows)]
    sold = [sum(row) for row in flows]
    bought = [sum(column) for column in zip(*flows)]
    output = [2 * max(pair) for pair in zip(sold, bought)]
    with path.open("w") as file:
        for key, value in [("title_en", "t"), ("title_zh", "t"), ("year", year), ("unit", "1e8 CNY"),
                           ("prices", "current producers' prices"), ("decimals", 2), ("citation", "made"),
                           ("unit employment", "persons")]:
            file.write(f"# {key}: {value}\n")
        file.write("code,name_zh,name_en," + ",".join(codes) + ",household,gross_fixed_capital_formation,export,import,output\n")
        file.write("role,,," + "intermediate," * n + "household,capital_formation,export,import,output\n")
        for row in ("column_zh", "column_en"):
            file.write(f"{row},,," + "," * n + "h,k,e,i,o\n")
        for i in range(n):
            imported = sold[i] // 4
            left = output[i] - sold[i] + imported
            demand = [left - 2 * (left // 4), left // 4, left // 4]
            cells = flows[i] + demand + [imported, output[i]]
            file.write(f"{codes[i]},z{i},e{i}," + ",".join(map(text, cells)) + "\n")
        added = [output[j] - bought[j] for j in range(n)]
        file.write("compensation,c,c," + ",".join(text(value // 2) for value in added) + ",,,,,\n")
        file.write("operating_surplus,s,s," + ",".join(text(value - value // 2) for value in added) + ",,,,,\n")
        file.write("employment,e,e," + ",".join(text(value // 10) for value in added) + ",,,,,\n")
    return codes, output


def write_supply_and_use(folder, n):
    """Each industry makes a tenth of its output as the next one's product; use is that of the table, sold to one category."""
    flows = [[flow(i, j) for j in range(n)] for i in range(n)]
    bought = [sum(column) for column in zip(*flows)]
    sold = [sum(row) for row in flows]
    made = [20 * max(pair) for pair in zip(sold, bought)]
    supply = [[0] * n for _ in range(n)]
    for j, output in enumerate(made):
        supply[j][j] += output - output // 10
        supply[(j + 1) % n][j] += output // 10
    industries = [f"I{k}" for k in range(n)]
    with (folder / "supply.csv").open("w") as file:
        file.write(f"# unit: t\ncode,name_zh,name_en,{','.join(industries)}\nrole,,," + ",".join(["intermediate"] * n) + "\n")
        file.write("column_zh,,," + "," * (n - 1) + "\ncolumn_en,,," + "," * (n - 1) + "\n")
        for k, row in enumerate(supply):
            file.write(f"P{k},,," + ",".join(map(str, row)) + "\n")
    with (folder / "use.csv").open("w") as file:
        for key, value in [("title_en", "t"), ("title_zh", "t"), ("year", 2017), ("unit", "t"), ("prices", "basic"),
                           ("decimals", 0), ("citation", "made")]:
            file.write(f"# {key}: {value}\n")
        file.write(f"code,name_zh,name_en,{','.join(industries)},final\nrole,,," + "intermediate," * n + "household\n")
        file.write("column_zh,,," + "".join(f"业{k}," for k in range(n)) + "终\n")
        file.write("column_en,,," + "".join(f"industry {k}," for k in range(n)) + "f\n")
        for k, row in enumerate(flows):
            file.write(f"P{k},品{k},product {k}," + ",".join(map(str, row)) + f",{sum(supply[k]) - sold[k]}\n")
        file.write("value_added,v,v," + ",".join(str(made[j] - bought[j]) for j in range(n)) + ",\n")


def inputs(folder, n):
    codes, output = write_table(folder / "table.csv", n, 2017)
    write_table(folder / "later.csv", n, 2018)
    write_supply_and_use(folder, n)
    head = "# citation: made\n"
    (folder / "totals.csv").write_text(head + "code,total\n" + "".join(
        f"{code},{text(value + value // 50)}\n" for code, value in zip(codes, output)))
    (folder / "half.csv").write_text(head + "code,total\n" + "".join(
        f"{code},{text(value // 3 + k % 11)}\n" for k, (code, value) in enumerate(zip(codes, output))))
    (folder / "pairs.csv").write_text(head + "from,to,name_zh,name_en\n" + "".join(
        f"{code},P{k // 2},{'中' + str(k // 2) if k % 2 == 0 else ''},{'pair ' + str(k // 2) if k % 2 == 0 else ''}\n"
        for k, code in enumerate(codes)))
    with (folder / "capital.csv").open("w") as file:
        file.write("code," + ",".join(codes) + "\n")
        for i, code in enumerate(codes):
            file.write(code + "," + ",".join("0.3" if i == j else "0" for j in range(n)) + "\n")
    with (folder / "office.csv").open("w") as file:
        lines = [line for line in (folder / "table.csv").read_text().split("\n") if line and line[0] != "#"]
        rows = [line.split(",") for line in lines]
        file.write("2017年投入产出表\n单位：亿元\n")
        file.write(",代码," + ",".join(f"部门甲{k}" for k in range(n)) + ",居民消费,固定资本形成总额,出口,进口,总产出\n")
        for k, row in enumerate(rows[4:4 + n]):
            file.write(f"部门甲{k},{k + 1}," + ",".join(row[3:]) + "\n")
        file.write("劳动者报酬,," + ",".join(rows[4 + n][3:]) + "\n营业盈余,," + ",".join(rows[5 + n][3:]) + "\n")


def commands(folder, kept):
    t = str(folder / "table.csv")
    return {
        "check": ["check", t],
        "import, an office's layout": ["import", str(folder / "office.csv")],
        "convert to binary": ["convert", t, "--to", "binary", "-o", f"{kept}.simtable"],
        "check, binary": ["check", str(folder / "table.simtable")],
        "multipliers": ["multipliers", t],
        "linkages": ["linkages", t],
        "extract": ["extract", t],
        "influence": ["influence", t],
        "decompose": ["decompose", t, str(folder / "later.csv")],
        "decompose, n factors": ["decompose", t, str(folder / "later.csv"), "--method", "n-factor"],
        "paths": ["paths", t],
        "footprint": ["footprint", t],
        "solve": ["solve", t, "--final-demand", "S1=+10%"],
        "supply": ["supply", t, "--value-added", "S1=+10%"],
        "price": ["price", t, "--value-added", "all=+10%"],
        "mixed": ["mixed", t, "--output", "S1=-10%"],
        "inoperability": ["inoperability", t, "--demand-loss", "S1=10%"],
        "dynamic": ["dynamic", t, "--capital", str(folder / "capital.csv"), "--growth", "2%", "--years", "5"],
        "imports": ["imports", t],
        "imports --to non-competitive": ["imports", t, "--to", "non-competitive", "--csv"],
        "balance": ["balance", t, "-o", f"{kept}.csv"],
        "project": ["project", t, "--year", "2020", "--totals", str(folder / "totals.csv"), "-o", f"{kept}.csv"],
        "aggregate to half": ["aggregate", t, "--concordance", str(folder / "pairs.csv"), "-o", f"{kept}.csv"],
        "regionalise": ["regionalise", t, "--totals", str(folder / "half.csv"), "--name", "P", "--name-zh", "部", "-o",
                        f"{kept}.csv"],
        **{f"from-supply-use, model {model}": [
            "from-supply-use", "--supply", str(folder / "supply.csv"), "--use", str(folder / "use.csv"), "--model", model,
            "-o", f"{kept}.csv"] for model in "AD"},
        "regions, a part and the rest": ["regions", t, "--part", f"P={folder / 'half.csv'}", "--rest", "R"],
    }


def seconds(command):
    """Processor seconds of a command."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = child.stderr.read().decode()
    _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)}: {status} {message[:2000]}")
    return used.ru_utime + used.ru_stime


def main():
    resource.setrlimit(resource.RLIMIT_CPU, (longest, longest))
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    table = {}
    with tempfile.TemporaryDirectory() as name:
        for n in sizes:
            folder = pathlib.Path(name) / str(n)
            folder.mkdir()
            inputs(folder, n)
            subprocess.run([program, "table", "convert", str(folder / "table.csv"), "--to", "binary", "-o",
                            str(folder / "table.simtable")], check=True, stdout=subprocess.DEVNULL)
            for what, command in commands(folder, folder / "new").items():
                samples = []
                for _ in range(runs if n < 2000 else 1):
                    samples.append(seconds([program, "table", *command]))
                    for made in folder.glob("new.*"):
                        made.unlink()
                table.setdefault(what, []).append(min(samples))
                print(n, what, table[what][-1], file=sys.stderr, flush=True)
    print("| command | " + " | ".join(f"n = {n}" for n in sizes) + " | exponents |")
    print("|---" * (len(sizes) + 2) + "|")
    for what, samples in table.items():
        pairs = zip(zip(samples, sizes), zip(samples[1:], sizes[1:]))
        exponents = [math.log(b[0] / a[0]) / math.log(b[1] / a[1]) for a, b in pairs]
        print(f"| {what} | " + " | ".join(f"{sample:.3f} s" for sample in samples)
              + " | " + ", ".join(f"{value:.1f}" for value in exponents) + " |")


main()
