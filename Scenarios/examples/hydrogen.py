#!/usr/bin/env python3
"""Hydrogen for new chemical works in Henan: a module of a third party, over simplan's kit for Python.

Electrolysers take up to a share of the wind and solar power of the year; what the works need beside is made of coal.
Electrolysers are bought, electricity is used, and coal's carbon dioxide goes to the account co2.

    needed = demand + other_demand
    electricity = min(capacity * hours, surplus * wind_solar_electricity)
    electrolytic = min(electricity / consumption, needed);  coal = needed - electrolytic
    bill[s, y] = shares[s] * cost * (capacity[y] - capacity[y - 1])
"""

from simplan_module import Infeasible, note, serve


def assumption(value, low, high, why):
    return {"value": {"number": value}, "origin": "assumption", "source": why, "low": low, "high": high}


def number(key, unit, meaning, default, **bounds):
    kind = {"type": "number", "unit": unit, **(bounds or {"lower": 0})}
    return {"key": key, "kind": kind, "meaning": meaning, "default": default}


def array(key, axes, unit, meaning, **bounds):
    kind = {"type": "array", "axes": axes, "unit": unit, "lower": 0, "absent": 0, **bounds}
    return {"key": key, "kind": kind, "meaning": meaning}


MANIFEST = {
    "identifier": "hydrogen",
    "version": "1.0.0",
    "title": {"en": "Hydrogen", "zh": "氢能"},
    "summary": "Hydrogen of new chemical works, by electrolysis with wind and solar power or from coal.",
    "parameters": [
        array("demand", ["year"], "t", "hydrogen that new works need"),
        array("capacity", ["year"], "GW", "electrolysers at the end of the year"),
        array("bill_shares", ["sector"], "1", "sectors that make electrolysers", upper=1),
        number("hours", "h", "most hours at full load", assumption(
            3000, 1500, 5000, "Electrolysers that follow wind and sun run between the hours of PV and half of a year.")),
        number("surplus", "1", "share of wind and solar power that electrolysers may take", assumption(
            0.05, 0, 0.2, "Curtailment of wind in China was 4 % to 17 % a year in 2015-2020 (NEA), little in Henan."),
            lower=0, upper=1),
        number("consumption", "kWh/kg", "electricity for hydrogen", assumption(
            53, 50, 78, "IRENA, Green hydrogen cost reduction (2020): alkaline systems take 50-78 kWh/kg; large new ones "
            "are near the lower end."), above=0),
        number("cost", "CNY_table/W", "capital cost of electrolysers", assumption(
            2.5, 1.5, 6, "Chinese alkaline systems cost 200-300 USD/kW about 2020, others 500-1,400 USD/kW (IEA, The "
            "Future of Hydrogen, 2019).")),
        number("coal_emissions", "t/t", "carbon dioxide of hydrogen from coal", {
            "value": {"number": 19}, "origin": "unverified",
            "source": "IEA, The Future of Hydrogen (2019): coal gasification without capture, about 19 t/t, from memory"}),
    ],
    "inputs": [
        {"name": "wind_solar_electricity", "unit": "TWh", "axes": ["year"], "meaning": "wind and solar power"},
        {"name": "other_demand", "unit": "t", "axes": ["year"], "meaning": "hydrogen that other modules need",
         "optional": True},
    ],
    "outputs": [
        {"name": "hydrogen_bill", "unit": "1e8 CNY_table", "axes": ["sector", "year"], "meaning": "electrolysers bought"},
        {"name": "hydrogen_electricity", "unit": "TWh", "axes": ["year"], "meaning": "electricity of electrolysers"},
        {"name": "hydrogen_co2", "unit": "kt", "axes": ["year"], "meaning": "carbon dioxide of hydrogen from coal"},
        {"name": "electrolytic_hydrogen", "unit": "t", "axes": ["year"], "meaning": "hydrogen by electrolysis"},
    ],
    "links": [
        {"kind": "bill", "output": "hydrogen_bill", "host": "gross_fixed_capital_formation", "required": True},
        {"kind": "electricityDemand", "output": "hydrogen_electricity", "required": True},
        {"kind": "flow", "output": "hydrogen_co2", "account": "co2", "required": True},
    ],
    "charts": [
        {"name": "electrolytic-hydrogen", "output": "electrolytic_hydrogen", "mark": "columns",
         "title": {"en": "Hydrogen by electrolysis", "zh": "电解水制氢"},
         "quantity": {"en": "Hydrogen", "zh": "氢"}},
    ],
}


def check(parameters):
    total = sum(parameters["bill_shares"])
    if abs(total - 1) > 1e-6:
        yield {"parameter": "bill_shares", "message": f"sums to {total:.6g}", "advice": "let the shares sum to 1"}


def run(parameters, inputs):
    electricity, electrolytic, emitted, spent = [], [], [], []
    before = 0.0
    years = parameters.axes["year"]
    others = inputs.get("other_demand", [0.0] * len(years))
    for year, label in enumerate(years):
        needed = float(parameters["demand"][year]) + float(others[year])
        capacity = float(parameters["capacity"][year])
        if capacity < before:
            raise Infeasible(f"electrolysers last longer than six years, but {label} has fewer than the year before")
        power = min(capacity * parameters["hours"] / 1000,
                    parameters["surplus"] * float(inputs["wind_solar_electricity"][year]))
        # t: TWh are 1e9 kWh, and a tonne is 1e3 kg.
        made = min(power * 1e6 / parameters["consumption"], needed)
        if capacity > 0 and made < capacity * parameters["hours"] * 1e3 / parameters["consumption"] * 0.999:
            note(f"electrolysers stand idle in {label}: power or demand is short")
        electricity.append(made * parameters["consumption"] / 1e6)
        electrolytic.append(made)
        emitted.append((needed - made) * parameters["coal_emissions"] / 1000)
        # 1e8 CNY: 1 GW at 1 CNY/W costs 1e9 CNY.
        spent.append((capacity - before) * parameters["cost"] * 10)
        before = capacity
    return {
        "hydrogen_bill": [[float(share) * money for money in spent] for share in parameters["bill_shares"]],
        "hydrogen_electricity": electricity, "hydrogen_co2": emitted, "electrolytic_hydrogen": electrolytic,
    }


if __name__ == "__main__":
    serve(MANIFEST, run, check=check)
