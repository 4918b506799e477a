"""Time and memory of the core against size, from the benches: `core.py [--write]`.

Runs `cargo bench --package glapp-bench`, prints tables, and with --write puts them and the plots into docs.
"""

import pathlib
import re
import subprocess
import sys

import plot

ROOT = pathlib.Path(__file__).resolve().parents[3]
SECONDS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0}
BYTES = {"B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9}
ROW = re.compile(r"[├╰]─ (\S+)\s+(?:([\d.]+) (\S+)\s+│ [\d.]+ \S+\s+│ ([\d.]+) (\S+))?")
VALUE = re.compile(r"([\d.]+) (B|KB|MB|GB)\b")


def measured(bench):
    """Of each bench, by name and size: the fastest and the median in seconds, and the most memory in bytes."""
    command = ["cargo", "bench", "--quiet", "--package", "glapp-bench", "--locked", "--bench", bench, "--", "--max-time", "10"]
    told = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    found, group, key, peak = {}, None, None, 0
    for line in told.splitlines():
        row = ROW.search(line)
        if row and row[2] is None:
            group = row[1]
        elif row:
            key = (group, int(row[1])) if row[1].isdigit() else (row[1], None)
            times = [float(row[at]) * SECONDS[row[at + 1]] for at in (2, 4)]
            found[key] = [*times, 0.0]
        elif "max alloc:" in line:
            peak = 2
        elif peak:
            peak -= 1
            if peak == 0 and (value := VALUE.search(line)):
                found[key][2] = float(value[1]) * BYTES[value[2]]
    return found


def shown(seconds):
    for unit, size in [("ns", 1e-9), ("µs", 1e-6), ("ms", 1e-3)]:
        if seconds < 999.5 * size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds:.3g} s"


def bytes_shown(number):
    for unit, size in [("B", 1), ("kB", 1e3)]:
        if number < 999.5 * size:
            return f"{number / size:.3g} {unit}"
    return f"{number / 1e6:.3g} MB"


def main():
    found = measured("core") | measured("format")
    clauses = 52  # assessable in the bundled catalogue: an item of the benches is a unit times a clause
    single = [
        [name.replace("_", " "), shown(it[0]), shown(it[1]), bytes_shown(it[2])]
        for (name, size), it in found.items() if size is None
    ]
    text = plot.table(["one", "fastest", "median", "memory at most"], single)
    grown = [
        [f"{name}, {size:,}", shown(it[0]), shown(it[1]), f"{it[0] / size / clauses * 1e9:.1f} ns",
         bytes_shown(it[2]), bytes_shown(it[2] / size)]
        for (name, size), it in found.items() if size
    ]
    head = ["of so many", "fastest", "median", "fastest, for each and clause", "memory at most", "for each"]
    text += "\n" + plot.table(head, grown)
    print(text)
    if "--write" in sys.argv:
        pictures = []
        for at, what, unit, scale, file in [(0, "Time", "ms", 1e3, "core-time"), (2, "Memory", "MB", 1e-6, "core-memory")]:
            lines = [
                (name, [(size, it[at] * scale) for (other, size), it in found.items() if other == name and size])
                for name in ("compare", "consensus")
            ]
            svg = plot.chart(f"{what} of comparing, and of consensus", "units or people", unit, lines, lambda y: f"{y:g}")
            pictures.append((file, f"{what} of comparing and of consensus, against the number of units or people", svg))
        plot.put(ROOT, "core", text, pictures)


main()
