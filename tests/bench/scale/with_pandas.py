"""What `glapp compare` tells of each clause, by pandas: `with_pandas.py FOLDER`, a JSON list on stdout."""

import json
import pathlib
import sys

import pandas

levels = {}
for path in pathlib.Path(sys.argv[1]).glob("*.glapp.json"):
    with path.open("rb") as file:
        for clause, rating in json.load(file)["ratings"].items():
            level = rating.get("level")
            if level is not None:
                levels.setdefault(clause, []).append(level)

clauses = []
for clause, found in levels.items():
    column = pandas.Series(found)
    q1, median, q3 = column.quantile([0.25, 0.5, 0.75])
    clauses.append({
        "id": clause, "n": int(column.size), "mean": float(column.mean()), "min": int(column.min()),
        "max": int(column.max()), "q1": float(q1), "median": float(median), "q3": float(q3),
    })
json.dump(clauses, sys.stdout)
