"""Times the loading and checking of all shipped scenarios together: one process, start-up included, nothing run."""

import pathlib
import statistics
import subprocess
import sys
import time

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
samples = int(sys.argv[3]) if len(sys.argv) > 3 else 9
files = sorted(str(file) for file in folder.glob("*.toml") if "\nname = " in file.read_text(encoding="utf-8"))
times = []
for _ in range(samples + 1):
    start = time.perf_counter()
    subprocess.run([program, "validate", *files], check=True, stdout=subprocess.DEVNULL)
    times.append(time.perf_counter() - start)
times = sorted(times[1:])  # the first reads the files from disk
print(f"{len(files)} scenarios loaded and checked together: median {1000 * statistics.median(times):.0f} ms, "
      f"spread {1000 * times[0]:.0f} to {1000 * times[-1]:.0f} ms, {samples} samples")
