"""A year by the hour at least cost, beside PyPSA with HiGHS: the same program, whole process against whole process.

    power.py SIMPLAN check     a week and a year, with and without a share of 70 %: objectives and shadow costs
    power.py SIMPLAN speed [N] processor time, time and memory of both
"""
import json, math, os, random, resource, statistics, subprocess, sys, tempfile, time

YEARS = ["2020"]


def profiles(hours, seed=5):
    rng, state = random.Random(seed), 0.0
    rows = []
    for h in range(hours):
        state = 0.97 * state + 0.24 * rng.gauss(0, 1)
        wind = min(1, max(0, 0.25 + 0.2 * state + 0.05 * math.cos(2 * math.pi * h / 24)))
        noon = max(0, math.cos(2 * math.pi * (h % 24 - 12.5) / 24))
        sun = min(1, 0.9 * noon ** 1.5 * (0.55 + 0.45 * rng.random()) * (1 + 0.2 * math.cos(2 * math.pi * (h / 8760 - 0.45))))
        load = 1 + 0.15 * math.cos(2 * math.pi * (h % 24 - 14) / 24) + 0.12 * math.cos(4 * math.pi * h / 8760) + 0.02 * rng.gauss(0, 1)
        rows.append((load, wind, sun))
    return rows


# CNY/kW, share of fixed cost, life, CNY/kWh
STATIONS = {
    "wind": (5400, 0.02, 20, 0), "solar": (3500, 0.02, 25, 0), "coal": (3600, 0.03, 30, 0.28), "battery": (3600, 0.01, 15, 0)}
RATE, DEMAND, LOST = 0.08, 300.0, 20.0


def yearly(name):
    capital, fixed, life, _ = STATIONS[name]
    return 1000 * capital * (RATE / (1 - (1 + RATE) ** -life) + fixed)  # CNY/MW


def scenario(folder, rows, share):
    with open(f"{folder}/year.csv", "w") as file:
        file.write("load,wind,solar\n")
        file.writelines(f"{l:.9f},{w:.9f},{s:.9f}\n" for l, w, s in rows)
    def station(name, kind, extra):
        capital, fixed, life, energy = STATIONS[name]
        return (f'[modules.wind-solar.stations.{name}]\nkind = "{kind}"\ncapital_cost = {capital / 1000}\n'
                f"fixed_share = {fixed}\nlifetime = {life}\nenergy_cost = {energy}\n{extra}\n")
    flat = "monthly_shape = 1\n"
    text = (
        'name = "one-year"\ntitle_en = "A year"\ntitle_zh = "一年"\nregion = "Example"\nyears = { first = 2020, last = 2020, prices = 2017 }\n[axes]\nsector = ["MCH", "ELE"]\n'
        "[modules.wind-solar]\nmode = \"least_cost\"\nrepresentative_days = 0\nprofiles = \"year.csv\"\n"
        + (f"renewable_share = {share}\n" if share else "")
        + "capacity = { wind = 0, solar = 0 }\ncapacity_before = { wind = 0, solar = 0 }\n"
        "full_load_hours = { wind = 2000, solar = 1200 }\ncapital_cost = { wind = 6.5, solar = 3.5 }\n"
        "cumulative_capacity = { wind = 100, solar = 100 }\ncumulative_capacity_reference = { wind = 100, solar = 100 }\n"
        "learning_rate = { wind = 0, solar = 0 }\nspillover_share = { wind = 0, solar = 0 }\ntax_share = { wind = 0, solar = 0 }\n"
        "bill_shares = { wind = { MCH = 1 }, solar = { ELE = 1 } }\n"
        "monthly_shape = { load = 1, wind = 1, solar = 1 }\ndiurnal_shape = { load = 1, wind = 1, solar = 1 }\n"
        "profile_mean = { load = 1, wind = 0.2, solar = 0.1 }\nprofile_spread = { load = 0, wind = 0, solar = 0 }\n"
        "profile_persistence = { load = 0, wind = 0, solar = 0 }\n"
        f"[modules.wind-solar.inputs]\nelectricity_demand = {DEMAND}\n"
        + station("wind", "wind", "part = 1") + station("solar", "solar", "part = 1")
        + station("coal", "thermal", "capacity = 0\navailability = 1")
        + station("battery", "storage", "capacity = 0\nstorage_hours = 4"))
    with open(f"{folder}/year.toml", "w") as file:
        file.write(text)


PEER = '''
import json, sys, warnings; warnings.filterwarnings("ignore")
import pandas as pd, pypsa, logging; logging.disable(logging.CRITICAL)
spec = json.load(open(sys.argv[1])); rows = pd.read_csv(spec["csv"])
scale = spec["demand"] * 1e6 / rows.load.sum()
n = pypsa.Network(); n.set_snapshots(range(len(rows))); n.add("Bus", "b")
n.add("Load", "l", bus="b", p_set=rows.load * scale)
y = spec["yearly"]
n.add("Generator", "wind", bus="b", p_nom_extendable=True, capital_cost=y["wind"], p_max_pu=rows.wind)
n.add("Generator", "solar", bus="b", p_nom_extendable=True, capital_cost=y["solar"], p_max_pu=rows.solar)
n.add("Generator", "coal", bus="b", p_nom_extendable=True, capital_cost=y["coal"], marginal_cost=spec["energy"])
n.add("Generator", "lost", bus="b", p_nom=1e9, marginal_cost=spec["lost"])
n.add("StorageUnit", "battery", bus="b", p_nom_extendable=True, capital_cost=y["battery"], max_hours=4,
      efficiency_store=.95, efficiency_dispatch=.95, cyclic_state_of_charge=True)
m = n.optimize.create_model()
if spec["share"]:
    p = m.variables["Generator-p"]
    m.add_constraints(p.sel(name="coal").sum() <= (1 - spec["share"]) * spec["demand"] * 1e6, name="share")
n.optimize.solve_model(solver_name="highs", solver_options={"output_flag": False})
out = {"cost": n.objective, "capacity": {**n.generators.p_nom_opt.to_dict(), **n.storage_units.p_nom_opt.to_dict()}}
if spec["share"]: out["share"] = float(-m.constraints["share"].dual)
json.dump(out, open("peer-out.json", "w"))
'''


def measured(command, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    out, error = process.communicate()
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        sys.exit(f"{command}\n{out.decode()}\n{error.decode()}")
    return out, clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak(command, **options):
    """Peak memory in MB of a process, by a shell of its own."""
    code = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)")
    return float(subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, **options).stdout)


def ours(simplan, folder):
    return [simplan, "run", "year.toml", "--only", "wind-solar", "--module-path", os.path.dirname(simplan), "-o", "out"]


def column(folder, name):
    with open(f"{folder}/out/modules/wind-solar/{name}.csv", encoding="utf-8-sig") as file:
        rows = [line.strip().split(",") for line in file][1:]
    return {row[0]: float(row[-1]) for row in rows}


def main():
    simplan, what = os.path.abspath(sys.argv[1]), sys.argv[2]
    samples = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    for hours, share in [(8760, 0.7), (8760, None)]:
        with tempfile.TemporaryDirectory() as folder:
            scenario(folder, profiles(hours), share)
            with open(f"{folder}/peer.py", "w") as file: file.write(PEER)
            with open(f"{folder}/peer.json", "w") as file:
                json.dump({"csv": "year.csv", "demand": DEMAND, "share": share, "energy": 1000 * STATIONS["coal"][3],
                           "lost": 1000 * LOST, "yearly": {name: yearly(name) for name in STATIONS}}, file)
            peer = [sys.executable, "peer.py", "peer.json"]
            times = {"simplan": [], "PyPSA": []}
            for _ in range(1 if what == "check" else samples):
                out, *own = measured(ours(simplan, folder), cwd=folder)
                times["simplan"].append(own)
                out, *other = measured(peer, cwd=folder)
                times["PyPSA"].append(other)
            theirs = json.load(open(f"{folder}/peer-out.json"))
            cost = list(column(folder, "power_plan_cost").values())[0] * 1e8
            capacity = column(folder, "power_plan_capacity")
            print(f"{hours} hours, share {share}: cost {cost:.9g}, PyPSA {theirs['cost']:.9g}, relative difference {cost / theirs['cost'] - 1:.2e}")
            for name, value in capacity.items():
                print(f"  {name:8} {value:10.5f} GW, PyPSA {theirs['capacity'][name] / 1000:10.5f}")
            assert abs(cost / theirs["cost"] - 1) < 1e-6
            assert all(value > 0.01 for value in capacity.values()), "all four are meant to be built"
            if share:
                shadow = column(folder, "power_shadow_cost")["renewable_share"]
                print(f"  a MWh less of coal costs {shadow:.6f} CNY, PyPSA {theirs['share']:.6f}")
                assert abs(shadow / theirs["share"] - 1) < 1e-5
            if what == "speed":
                memory = {"simplan": peak(ours(simplan, folder), cwd=folder), "PyPSA": peak(peer, cwd=folder)}
                for name, values in times.items():
                    print(f"  {name:8} {statistics.median(v[0] for v in values):7.2f} s, processor "
                          f"{statistics.median(v[1] for v in values):7.2f} s, {memory[name]:6.0f} MB")


main()
