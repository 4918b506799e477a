"""`glapp compare` of very many files beside DuckDB and pandas: time and memory, in one run, turn by turn.

    python3 tests/bench/scale/scale.py [SIZE …] [--write]

Builds the command, invents the files (they stay in target/scale), checks that all three tell the same of each clause,
and prints a table; with --write, the table and plots in docs become those of this run. Linux or macOS.
"""

import concurrent.futures
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time
import venv

import plot

ROOT = pathlib.Path(__file__).resolve().parents[3]
HERE = pathlib.Path(__file__).resolve().parent
WORK = ROOT / "target" / "scale"
SIZES = [100, 1_000, 10_000, 100_000]


def python():
    """A Python with the packages, and nothing else."""
    folder, wanted = WORK / "python", (HERE / "requirements.txt").read_bytes()
    stamp, program = folder / "packages", folder / "bin" / "python"
    if not (stamp.exists() and stamp.read_bytes() == wanted):
        venv.create(folder, clear=True, with_pip=True)
        pinned = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", HERE / "requirements.txt"]
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pinned]
        subprocess.run([program, *install], check=True)
        stamp.write_bytes(wanted)
    return program


def folder_of(size):
    """A folder of so many invented files, which are in the machine's memory when this ends."""
    folder = WORK / str(size)
    if not folder.exists() or sum(1 for _ in folder.iterdir()) != size:
        subprocess.run(["cargo", "xtask", "generate", folder, str(size)], cwd=ROOT, check=True)
    for path in folder.iterdir():
        path.read_bytes()
    return folder


def run(command, out):
    """Seconds and the most memory in MB of a program whose output goes to a file."""
    begin = time.perf_counter()
    with out.open("wb") as file:
        process = subprocess.Popen(command, stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return seconds, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)


def figures(out):
    """The figures of each clause, rounded where the last digit depends on the order of adding.

    Read in a process of its own: what a process ever held counts as its children's too, from the start.
    """
    with concurrent.futures.ProcessPoolExecutor(max_workers=1) as aside:
        return aside.submit(read_figures, out).result()


def read_figures(out):
    found = json.loads(out.read_bytes())
    clauses = found["clauses"] if isinstance(found, dict) else found
    names = ("n", "mean", "median", "min", "max", "q1", "q3")
    return {it["id"]: [round(float(it[name]), 9) for name in names] for it in clauses}


def main():
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or SIZES
    WORK.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cargo", "build", "--release", "--locked", "--package", "glapp-cli"], cwd=ROOT, check=True)
    interpreter, measured = python(), []
    for size in sizes:
        folder = folder_of(size)
        programs = {
            "glapp": [ROOT / "target/release/glapp", "compare", folder, "--format", "json"],
            "DuckDB": [interpreter, HERE / "with_duckdb.py", folder],
            "pandas": [interpreter, HERE / "with_pandas.py", folder],
        }
        runs = {name: [] for name in programs}
        for _ in range(3 if size >= 100_000 else 5):
            for name, command in programs.items():
                runs[name].append(run(command, WORK / f"{name}.json"))
        told = [figures(WORK / f"{name}.json") for name in programs]
        if any(other != told[0] for other in told):
            sys.exit(f"{size} files: the three do not tell the same")
        median = lambda name, at: statistics.median(run[at] for run in runs[name])
        faster = min((median("DuckDB", 0), median("pandas", 0)))
        # Of the same turn: what else the machine did then slowed all three.
        turns = zip(runs["glapp"], runs["DuckDB"], runs["pandas"])
        ratio = statistics.median(min(duck[0], pandas[0]) / glapp[0] for glapp, duck, pandas in turns)
        measured.append((size, {name: (median(name, 0), median(name, 1)) for name in programs}, ratio))
        print(size, measured[-1][1], f"{ratio:.1f} times as fast as the faster ({faster:.2f} s)", flush=True)
    names = ["glapp", "DuckDB", "pandas"]
    head = ["files", *(f"{name}, s" for name in names), "ratio", *(f"{name}, MB" for name in names)]
    rows = [
        [f"{size:,}", *(f"{by[name][0]:.2f}" for name in names), f"{ratio:.1f}", *(f"{by[name][1]:.0f}" for name in names)]
        for size, by, ratio in measured
    ]
    print(plot.table(head, rows))
    if "--write" in sys.argv:
        pictures = []
        for at, what, unit, file in [(0, "Time", "seconds", "scale-time"), (1, "Memory", "MB", "scale-memory")]:
            lines = [(name, [(size, by[name][at]) for size, by, _ in measured]) for name in names]
            svg = plot.chart(f"{what} of comparing files", "files", unit, lines, lambda y: f"{y:g}")
            pictures.append((file, f"{what} of comparing files, against their number", svg))
        plot.put(ROOT, "command line", plot.table(head, rows), pictures)


if __name__ == "__main__":
    main()
