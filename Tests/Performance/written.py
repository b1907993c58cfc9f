"""How checking a scenario, and the record of its run, grow with what is written in it: mistakes, override blocks, bases and
changes by the thousand.

Prints processor seconds, the least of three, and the exponent of what the last doubling adds beside what the one before
adds, which the time of a scenario that writes nothing does not touch: 1 is linear. Sizes must double.
"""

import math
import pathlib
import resource
import subprocess
import sys
import tempfile

program, scenarios = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
sizes = [int(word) for word in sys.argv[3:]] or [1000, 2000, 4000, 8000]


def head(base):
    return f'base = {base}\nname = "case"\n'


central = f'"{scenarios}/2020.toml"'
cases = {
    "deletions of unknown keys": lambda n: head(central) + "delete = ["
    + ", ".join(f'"unknown-{i}"' for i in range(n)) + "]\n",
    "used override blocks": lambda n: head(central) + "use = [" + ", ".join(f'"b{i}"' for i in range(n)) + "]\n"
    + "".join(f"[overrides.b{i}.electricity]\nlosses = {0.05 + i * 1e-8:.10f}\n" for i in range(n)),
    "unknown uncertain keys": lambda n: head(central) + "[uncertain]\n"
    + "".join(f'"electricity.lossez{i}" = {{ distribution = "uniform", low = 0.01, high = 0.2 }}\n' for i in range(n)),
    "unknown modules": lambda n: head(central) + "".join(f"[modules.unknown-{i}]\n" for i in range(n)),
    "equal bases": lambda n: head("[" + ", ".join([central] * n) + "]"),
    "changes of the economy": lambda n: head(central)
    + "".join(f'[economy.changes.c{i}]\nverb = "scale"\nspace = "coefficient"\nfrom = "ELC"\nto = "MIN"\n'
              f'factor = {{ 2015 = 1, 2017 = 1, 2020 = 0.99999, interpolation = "linear" }}\nreason = "r"\n'
              for i in range(n)),
}
# Values that are recorded, and shown as evidence in the report.
recorded = ["used override blocks", "changes of the economy"]
runs = [(name, name, ["validate"]) for name in cases] + [(f"{name}, run and recorded", name, ["run", "--quiet"]) for name in recorded]


def used():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def seconds(text, folder, command):
    file = pathlib.Path(folder) / "case.toml"
    file.write_text(text, encoding="utf-8")
    best = math.inf
    for _ in range(3):
        start = used()
        subprocess.run([program, *command, "--allow-outside", str(file)], cwd=folder, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)
        best = min(best, used() - start)
    return best


with tempfile.TemporaryDirectory() as folder:
    print("| written | " + " | ".join(f"{n:,}" for n in sizes) + " | exponent |")
    print("|---|" + "---|" * (len(sizes) + 1))
    for name, case, command in runs:
        times = [seconds(cases[case](n), folder, command) for n in sizes]
        before, last = (max(times[k] - times[k - 1], 1e-3) for k in (-2, -1))
        exponent = math.log2(last / before)
        print(f"| {name} | " + " | ".join(f"{t:.3f}" for t in times) + f" | {exponent:.2f} |", flush=True)
