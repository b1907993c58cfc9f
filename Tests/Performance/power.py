"""Power by the hour at least cost, beside PyPSA with HiGHS: the same programs, whole process against whole process.

    power.py SIMPLAN check     a week (seven days that stand for a year) and a year, with and without a share, with targets
                               and limits that bind: objectives, signs of reduced costs, shadow costs, hourly prices
    power.py SIMPLAN speed [N] processor time, time and memory of both
"""
import json, math, os, random, resource, statistics, subprocess, sys, tempfile, time


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
FIRM = {"wind": 0, "solar": 0, "coal": 0.9, "battery": 0.5}
RATE, DEMAND, LOST = 0.08, 300.0, 20.0


def case(name, days, share=None, curtailment=None, reserve=None, wind=0, solar=0, hours=True, **potential):
    return {"name": name, "days": days, "renewable_share": share, "curtailment_cap": curtailment, "reserve_margin": reserve,
            "target": {"wind": wind, "solar": solar}, "potential": potential, "hours": hours}


# In the cases of `speed` all four are built; those of `check` have limits and targets that bind.
SPEED = [case("a year, share 70 %", 0, 0.7, hours=False), case("a year", 0, hours=False)]
CHECK = [
    case("a week", 7), case("a week, share 90 %", 7, 0.9),
    case("a week, targets and reserve", 7, wind=20, solar=70, reserve=0.1),
    case("a week, share 90 %, curtailment 5 %, potential of solar 30 GW", 7, 0.9, curtailment=0.05, solar_potential=30),
    case("a year, share 70 %", 0, 0.7), case("a year, targets and reserve", 0, wind=20, solar=70, reserve=0.1)]
for entry in CHECK:
    entry["potential"] = {name.removesuffix("_potential"): value for name, value in entry["potential"].items()}


def yearly(name):
    capital, fixed, life, _ = STATIONS[name]
    return 1000 * capital * (RATE / (1 - (1 + RATE) ** -life) + fixed)  # CNY/MW


def representative(rows, count):
    """Days and weights: that of the peak for itself, then stretches of the calendar by the day nearest to their mean."""
    mean = sum(row[0] for row in rows) / len(rows)
    days = [[rows[24 * d + h] for h in range(24)] for d in range(len(rows) // 24)]
    peak = max(range(len(rows)), key=lambda h: rows[h][0]) // 24
    others = [d for d in range(len(days)) if d != peak]
    def vector(d):
        return [row[0] / mean for row in days[d]] + [row[1] for row in days[d]] + [row[2] for row in days[d]]
    chosen = [(peak, 1)]
    for part in range(count - 1):
        stretch = others[part * len(others) // (count - 1):(part + 1) * len(others) // (count - 1)]
        middle = [sum(column) / len(stretch) for column in zip(*map(vector, stretch))]
        nearest = min(stretch, key=lambda d: sum((x - m) ** 2 for x, m in zip(vector(d), middle)))
        chosen.append((nearest, len(stretch)))
    return sorted(chosen), peak


def blocks(rows, case):
    """Stretches of hours within which storage goes round: (weight, hours of (load in MW, wind, sun)), and their places."""
    scale = DEMAND * 1e6 / sum(row[0] for row in rows)
    if case["days"] == 0:
        return [(1, [(load * scale, wind, sun) for load, wind, sun in rows])], list(range(len(rows)))
    chosen, peak = representative(rows, case["days"])
    energy = {day: scale * sum(rows[24 * day + h][0] for h in range(24)) for day, _ in chosen}
    kept = sum(weight * energy[day] for day, weight in chosen if day == peak)
    rest = sum(weight * energy[day] for day, weight in chosen if day != peak)
    factor = {day: 1 if day == peak else (DEMAND * 1e6 - kept) / rest for day, _ in chosen}
    made = [(weight, [(scale * factor[day] * load, wind, sun) for load, wind, sun in rows[24 * day:24 * day + 24]])
            for day, weight in chosen]
    return made, [24 * day + h for day, _ in chosen for h in range(24)]


def scenario(folder, rows, case):
    with open(f"{folder}/year.csv", "w") as file:
        file.write("load,wind,solar\n")
        file.writelines(f"{l:.9f},{w:.9f},{s:.9f}\n" for l, w, s in rows)
    def station(name, kind, extra):
        capital, fixed, life, energy = STATIONS[name]
        potential = f"potential = {case['potential'][name]}\n" if name in case["potential"] else ""
        return (f'[modules.wind-solar.stations.{name}]\nkind = "{kind}"\ncapital_cost = {capital / 1000}\n'
                f"fixed_share = {fixed}\nlifetime = {life}\nenergy_cost = {energy}\n"
                f"firm_share = {FIRM[name]}\n{potential}{extra}\n")
    limits = "".join(
        f"{key} = {case[key]}\n" for key in ("renewable_share", "curtailment_cap", "reserve_margin") if case[key] is not None)
    text = (
        'name = "one-year"\ntitle_en = "A year"\ntitle_zh = "一年"\nregion = "Example"\nyears = { first = 2020, last = 2020, prices = 2017 }\n[axes]\nsector = ["MCH", "ELE"]\n'
        f"[modules.wind-solar]\nmode = \"least_cost\"\nrepresentative_days = {case['days']}\nprofiles = \"year.csv\"\n{limits}"
        f"capacity = {{ wind = {case['target']['wind']}, solar = {case['target']['solar']} }}\n"
        "capacity_before = { wind = 0, solar = 0 }\n"
        "full_load_hours = { wind = 2000, solar = 1200 }\ncapital_cost = { wind = 6.5, solar = 3.5 }\n"
        "cumulative_capacity = { wind = 100, solar = 100 }\ncumulative_capacity_reference = { wind = 100, solar = 100 }\n"
        "learning_rate = { wind = 0, solar = 0 }\nspillover_share = { wind = 0, solar = 0 }\ntax_share = { wind = 0, solar = 0 }\n"
        "bill_shares = { wind = { MCH = 1 }, solar = { ELE = 1 } }\n"
        "monthly_shape = { load = 1, wind = 1, solar = 1 }\ndiurnal_shape = { load = 1, wind = 1, solar = 1 }\n"
        "profile_mean = { load = 1, wind = 0.2, solar = 0.1 }\nprofile_spread = { load = 0, wind = 0, solar = 0 }\n"
        "profile_persistence = { load = 0, wind = 0, solar = 0 }\n"
        f"[modules.wind-solar.inputs]\nelectricity_demand = {DEMAND}\n"
        + ("[modules.wind-solar.hourly_years.all]\nyear = 2020\n" if case["hours"] else "")
        + station("wind", "wind", "part = 1") + station("solar", "solar", "part = 1")
        + station("coal", "thermal", "capacity = 0\navailability = 1")
        + station("battery", "storage", "capacity = 0\nstorage_hours = 4"))
    with open(f"{folder}/year.toml", "w") as file:
        file.write(text)


# A block of hours is a network of its own, whose capacities are those of the first block.
PEER = '''
import json, sys, warnings; warnings.filterwarnings("ignore")
import pandas as pd, pypsa, logging; logging.disable(logging.CRITICAL)
spec = json.load(open(sys.argv[1])); blocks = spec["blocks"]; case = spec["case"]
n = pypsa.Network(); n.set_snapshots(range(len(blocks[0][1])))
y = spec["yearly"]
for k, (weight, hours) in enumerate(blocks):
    load, wind, sun = (pd.Series(column, index=n.snapshots) for column in zip(*hours))
    n.add("Bus", f"b{k}"); n.add("Load", f"l{k}", bus=f"b{k}", p_set=load)
    def unit(name, **more):
        n.add("Generator", f"{name}{k}", bus=f"b{k}", p_nom_extendable=True, capital_cost=y[name] / len(blocks),
              p_nom_max=1000 * case["potential"].get(name, 1e6), **more)
    unit("wind", p_max_pu=wind); unit("solar", p_max_pu=sun); unit("coal", marginal_cost=weight * spec["energy"])
    n.add("Generator", f"lost{k}", bus=f"b{k}", p_nom=1e9, marginal_cost=weight * spec["lost"])
    n.add("StorageUnit", f"battery{k}", bus=f"b{k}", p_nom_extendable=True, capital_cost=y["battery"] / len(blocks), max_hours=4,
          efficiency_store=.95, efficiency_dispatch=.95, cyclic_state_of_charge=True)
m = n.optimize.create_model()
p, g, s = m.variables["Generator-p"], m.variables["Generator-p_nom"], m.variables["StorageUnit-p_nom"]
for k in range(1, len(blocks)):
    for name in ("wind", "solar", "coal"):
        m.add_constraints(g.sel(name=f"{name}{k}") - g.sel(name=f"{name}0") == 0, name=f"{name} {k}")
    m.add_constraints(s.sel(name=f"battery{k}") - s.sel(name="battery0") == 0, name=f"battery {k}")
def energy(names):
    return sum(weight * p.sel(name=f"{name}{k}").sum() for k, (weight, _) in enumerate(blocks) for name in names)
if case["renewable_share"] is not None:
    m.add_constraints(energy(["coal"]) <= (1 - case["renewable_share"]) * spec["demand"] * 1e6, name="renewable_share")
if case["curtailment_cap"] is not None:
    offer = [sum(weight * sum(hour[c] for hour in hours) for weight, hours in blocks) for c in (1, 2)]
    m.add_constraints(
        energy(["wind", "solar"]) - (1 - case["curtailment_cap"]) * (offer[0] * g.sel(name="wind0") + offer[1] * g.sel(name="solar0")) >= 0,
        name="curtailment")
if case["reserve_margin"] is not None:
    peak = max(hour[0] for _, hours in blocks for hour in hours)
    m.add_constraints(
        spec["firm"]["coal"] * g.sel(name="coal0") + spec["firm"]["battery"] * s.sel(name="battery0") >= (1 + case["reserve_margin"]) * peak,
        name="reserve")
for name in ("wind", "solar"):
    if case["target"][name]: m.add_constraints(g.sel(name=f"{name}0") >= 1000 * case["target"][name], name=f"{name}_target")
n.optimize.solve_model(solver_name="highs", solver_options={"output_flag": False})
units = {**n.generators.p_nom_opt.to_dict(), **n.storage_units.p_nom_opt.to_dict()}
upper = m.constraints["Generator-ext-p_nom-upper"].dual.to_series() if "Generator-ext-p_nom-upper" in m.constraints else {}
limits = ("renewable_share", "curtailment", "reserve", "wind_target", "solar_target")
out = {"cost": n.objective, "capacity": {name: units[f"{name}0"] for name in y},
       "ceiling": {name: sum(float(upper[f"{name}{k}"]) for k in range(len(blocks))) for name in case["potential"]},
       "shadow": {name: abs(float(m.constraints[name].dual)) for name in limits if name in m.constraints},
       "prices": [float(value) / weight for k, (weight, _) in enumerate(blocks) for value in n.buses_t.marginal_price[f"b{k}"]]}
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


def table(folder, name):
    with open(f"{folder}/out/modules/wind-solar/{name}.csv", encoding="utf-8-sig") as file:
        return [line.strip().split(",") for line in file][1:]


def column(folder, name):
    return {row[0]: float(row[-1]) for row in table(folder, name)}


def hourly_prices(folder, places):
    """CNY/MWh."""
    prices = [1000 * float(row[-1]) for row in table(folder, "power_hourly_price")]
    return [prices[place] for place in places]


def solved(simplan, folder, rows, case):
    """Both answers, and the places of the hours in the year."""
    scenario(folder, rows, case)
    made, places = blocks(rows, case)
    with open(f"{folder}/peer.py", "w") as file: file.write(PEER)
    with open(f"{folder}/peer.json", "w") as file:
        json.dump({"blocks": made, "case": case, "demand": DEMAND, "energy": 1000 * STATIONS["coal"][3], "firm": FIRM,
                   "lost": 1000 * LOST, "yearly": {name: yearly(name) for name in STATIONS}}, file)
    times = {"simplan": measured(ours(simplan, folder), cwd=folder)[1:],
             "PyPSA": measured([sys.executable, "peer.py", "peer.json"], cwd=folder)[1:]}
    with open(f"{folder}/peer-out.json") as file: return json.load(file), times, places


def compare(folder, case, theirs):
    cost = list(column_of_year(folder, "power_plan_cost"))[0] * 1e8
    gap = list(column_of_year(folder, "power_plan_gap"))[0]
    print(f"{case['name']}: cost {cost:.9g}, PyPSA {theirs['cost']:.9g}, relative difference {cost / theirs['cost'] - 1:.2e}, "
          f"gap to the dual objective {gap:.1e}")
    assert abs(cost / theirs["cost"] - 1) < 1e-6 and gap < 1e-6
    capacity, reduced = column(folder, "power_capacity"), column(folder, "power_plan_reduced_cost")
    for name, value in capacity.items():
        print(f"  {name:8} {value:10.5f} GW, PyPSA {theirs['capacity'][name] / 1000:10.5f}; one kW more {reduced[name]:12.6f} CNY a year")
        assert abs(value - theirs["capacity"][name] / 1000) < 1e-3 * max(1, value)
        # A capacity between its bounds has no reduced cost; one that is not built has none below zero.
        if name in case["potential"]:
            other = theirs["ceiling"][name] / 1000
            print(f"           PyPSA's dual of the potential {other:12.6f}")
            assert reduced[name] < 1e-4 and abs(reduced[name] - other) < 1e-4 * max(1, abs(other))
        elif value > 1e-3:
            assert abs(reduced[name]) < 1e-6 * yearly(name) / 1000
        else:
            assert reduced[name] > -1e-6 * yearly(name) / 1000
    ours_of = column(folder, "power_shadow_cost")
    for name, other in theirs["shadow"].items():
        # CNY/MWh of energy; CNY/kW a year of capacity.
        other = other if name in ("renewable_share", "curtailment") else other / 1000
        print(f"  a unit more of {name} costs {ours_of[name]:.6f}, PyPSA {other:.6f}")
        assert abs(ours_of[name] - other) < 1e-5 * max(1, other)
    return capacity


def column_of_year(folder, name):
    return [float(row[-1]) for row in table(folder, name)]


def compare_hours(simplan, folder, rows, case, theirs, places):
    """Prices of the hours where loads changed by a millionth change neither answer's price."""
    own = hourly_prices(folder, places)
    rng = random.Random(3)
    moved = [(load * (1 + 1e-6 * rng.random()), wind, sun) for load, wind, sun in rows]
    others, _, again = solved(simplan, folder, moved, case)
    assert again == places
    own_moved = hourly_prices(folder, places)
    def near(a, b): return abs(a - b) < 1e-3 * max(1, abs(b))
    firm = [h for h in range(len(places)) if near(own[h], own_moved[h]) and near(theirs["prices"][h], others["prices"][h])]
    apart = [h for h in firm if not near(own[h], theirs["prices"][h])]
    print(f"  prices of {len(firm)} of {len(places)} hours do not move with the loads; apart in {len(apart)} of these")
    assert len(firm) > 0.5 * len(places) and not apart


def main():
    simplan, what = os.path.abspath(sys.argv[1]), sys.argv[2]
    samples = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    rows = profiles(8760)
    for case in CHECK if what == "check" else SPEED:
        with tempfile.TemporaryDirectory() as folder:
            times = {"simplan": [], "PyPSA": []}
            for _ in range(1 if what == "check" else samples):
                theirs, taken, places = solved(simplan, folder, rows, case)
                for name, value in taken.items(): times[name].append(value)
            capacity = compare(folder, case, theirs)
            if what == "check":
                compare_hours(simplan, folder, rows, case, theirs, places)
                continue
            assert all(value > 0.01 for value in capacity.values()), "all four are meant to be built"
            memory = {"simplan": peak(ours(simplan, folder), cwd=folder),
                      "PyPSA": peak([sys.executable, "peer.py", "peer.json"], cwd=folder)}
            for name, values in times.items():
                print(f"  {name:8} {statistics.median(v[0] for v in values):7.2f} s, processor "
                      f"{statistics.median(v[1] for v in values):7.2f} s, {memory[name]:6.0f} MB")


main()
