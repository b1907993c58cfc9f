"""Compares divisions of the fund and frontiers of returns with cvxpy, or how long a batch of divisions takes.

Usage: fund.py crosscheck DIVISION, fund.py speed DIVISION [SAMPLES]; DIVISION is the built program of this package. Ends
with 1 where a figure differs.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import cvxpy as cp
import numpy as np

INDUSTRIES, YEARS, DISCOUNT, OPERATING = 8, 5, 1 / 1.08, 0.5 * 0.7


def case(seed, samples):
    """Limits that leave room: floors of at most 40 in a fund of 100 and more."""
    random = np.random.default_rng(seed)
    return {
        "total": np.array([random.uniform(100, 300)]), "payments": random.uniform(20, 80, YEARS),
        "floor": random.uniform(0, 5, INDUSTRIES), "ceiling": random.uniform(15, 80, INDUSTRIES),
        "absorption": random.uniform(10, 60, (INDUSTRIES, YEARS)), "leverage": random.uniform(1.5, 4, INDUSTRIES),
        "returns": random.uniform(0.05, 0.15, INDUSTRIES), "deviations": random.uniform(0.1, 0.4, INDUSTRIES),
        "multipliers": random.uniform(0.3, 0.9, (samples, INDUSTRIES)),
    }


def write(folder, numbers):
    for name, values in numbers.items():
        np.ascontiguousarray(values, dtype=float).tofile(folder / name)


def worths(numbers, multipliers):
    """Of a CNY of the fund by industry and year: building, and a year later operation, to five years after the run."""
    span = YEARS + 5
    operation = np.array([sum(DISCOUNT ** (s - t) for s in range(t + 1, span)) for t in range(YEARS)])
    by_year = DISCOUNT ** np.arange(YEARS) * (1 + OPERATING * operation)
    return (numbers["leverage"] * multipliers)[:, None] * by_year[None, :]


def programme(numbers):
    money = cp.Variable((INDUSTRIES, YEARS), nonneg=True)
    worth = cp.Parameter((INDUSTRIES, YEARS), nonneg=True)
    limits = [
        cp.sum(money) <= numbers["total"][0], cp.sum(money, axis=0) <= numbers["payments"],
        cp.sum(money, axis=1) <= numbers["ceiling"], cp.sum(money, axis=1) >= numbers["floor"],
        cp.multiply(numbers["leverage"][:, None], money) <= numbers["absorption"],
    ]
    return cp.Problem(cp.Maximize(cp.sum(cp.multiply(worth, money))), limits), worth, money


def agree(what, ours, theirs, tolerance):
    gap = np.abs(np.asarray(ours) - np.asarray(theirs)).max() / max(1.0, np.abs(np.asarray(theirs)).max())
    if not gap <= tolerance:
        sys.exit(f"{what}: differs by {gap:.1e}, more than {tolerance:.0e}\n{ours}\n{theirs}")
    return gap


def crosscheck(division):
    worst = {"objective": 0.0, "dual objective": 0.0, "ranges": 0.0, "frontier": 0.0}

    def check(what, seed, ours, theirs, tolerance):
        worst[what] = max(worst[what], agree(f"fund {seed}, {what}", ours, theirs, tolerance))

    for seed in range(1, 21):
        samples = 5
        numbers = case(seed, samples)
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            write(folder, numbers)
            subprocess.run([division, "solve", scratch, str(samples)], check=True)

            def read(name, shape):
                return np.fromfile(folder / f"ours-{name}").reshape(shape)

            problem, worth, money = programme(numbers)
            objective = read("fund_objective", samples)
            quotas = read("fund_quota_shadow_price", (samples, INDUSTRIES))
            priced = (
                read("fund_shadow_price", samples) * numbers["total"][0]
                + read("fund_payment_shadow_price", (samples, YEARS)) @ numbers["payments"]
                + (read("fund_absorption_shadow_price", (samples, INDUSTRIES, YEARS)) * numbers["absorption"]).sum((1, 2))
                + np.where(quotas > 0, quotas * numbers["ceiling"], quotas * numbers["floor"]).sum(1))
            ranges = read("fund_range", (samples, INDUSTRIES, 3))
            for sample in range(samples):
                worth.value = worths(numbers, numbers["multipliers"][sample])
                best = problem.solve(solver=cp.HIGHS)
                check("objective", seed, objective[sample], best, 1e-7)
                check("dual objective", seed, priced[sample], best, 1e-7)
                if sample == 0:
                    kept = problem.constraints + [cp.sum(cp.multiply(worth.value, money)) >= 0.98 * best]
                    ends = [
                        [cp.Problem(goal(cp.sum(money[i])), kept).solve(solver=cp.HIGHS) for goal in (cp.Minimize, cp.Maximize)]
                        for i in range(3)
                    ]
                    check("ranges", seed, ranges[0, :3][:, [0, 2]], ends, 1e-6)
            if seed <= 5:
                frontier(division, folder, numbers, lambda ours, theirs: check("frontier", seed, ours, theirs, 1e-6))
    for what, gap in worst.items():
        print(f"fund, {what}: agrees with cvxpy {cp.__version__}, worst gap {gap:.1e}")


def frontier(division, folder, numbers, check):
    subprocess.run([division, "frontier", str(folder)], check=True)
    paid = np.fromfile(folder / "ours-fund_money").reshape(INDUSTRIES, YEARS).sum(1)
    most = np.minimum(numbers["ceiling"], numbers["absorption"].sum(1) / numbers["leverage"]) / paid.sum()
    returns, deviations = numbers["returns"], numbers["deviations"]
    covariance = np.outer(deviations, deviations) * (0.7 * np.eye(INDUSTRIES) + 0.3)
    shares = cp.Variable(INDUSTRIES)
    limits = [cp.sum(shares) == 1, shares >= numbers["floor"] / paid.sum(), shares <= np.minimum(most, 1)]
    # The division itself stands behind the points of the frontier.
    targets, ours_by_point = (np.fromfile(folder / f"ours-fund_frontier_{name}")[:-1] for name in ("return", "deviation"))
    for target, ours in zip(targets, ours_by_point):
        problem = cp.Problem(
            cp.Minimize(cp.quad_form(shares, cp.psd_wrap(covariance))), limits + [returns @ shares >= target - 1e-9])
        check(ours, np.sqrt(problem.solve(solver=cp.CLARABEL)))
    highest = cp.Problem(cp.Maximize(returns @ shares), limits).solve(solver=cp.HIGHS)
    check(targets[-1], highest)


def speed(division, samples):
    numbers = case(7, samples)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        write(folder, numbers)
        problem, worth, money = programme(numbers)
        all_worths = [worths(numbers, multipliers) for multipliers in numbers["multipliers"]]
        worth.value = all_worths[0]
        peers = {}
        for solver in (cp.HIGHS, cp.CLARABEL):
            problem.solve(solver=solver)
            peers[solver] = []
        ours, objectives = [], np.zeros(samples)
        for _ in range(9):
            ours.append(float(subprocess.run(
                [division, "speed", scratch, str(samples)], check=True, capture_output=True, text=True).stdout))
            for solver, times in peers.items():
                start = time.perf_counter()
                for sample, value in enumerate(all_worths):
                    worth.value = value
                    objectives[sample] = problem.solve(solver=solver)
                times.append(time.perf_counter() - start)
        subprocess.run([division, "solve", scratch, str(samples)], check=True)
        agree("objectives", np.fromfile(folder / "ours-fund_objective"), objectives, 1e-6)
        print(f"| {samples:,} divisions of eight industries and five years | median | spread | over ours |")
        for name, times in [("simplan, one thread", ours)] + [(f"cvxpy {cp.__version__}, {s}", t) for s, t in peers.items()]:
            median = statistics.median(times)
            print(f"| {name} | {median:.4f} s | {min(times):.4f} to {max(times):.4f} s "
                  f"| {median / statistics.median(ours):.1f} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "crosscheck":
        crosscheck(sys.argv[2])
    else:
        speed(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1000)
