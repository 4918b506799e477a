#!/usr/bin/env python3
"""Recomputes `glapp gap` and `glapp coverage` from the documents and compares the JSON.

Written from domain.md alone, with exact fractions and nothing but the standard library, so that a mistake in the
arithmetic of the Rust code has no twin here. Every key, its order and every value must agree, floats within 1e-9.

    python3 tests/check/independent.py --glapp target/debug/glapp assessments/examples/*.glapp.json
    python3 tests/check/independent.py --glapp target/debug/glapp --random 50 --seed 7
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "assessments/catalogues/iso-56002-2019/catalogue.json"
PRACTICES = ROOT / "assessments/practices/goteborg/set.json"
TOLERANCE = 1e-9


def load(path):
    return json.loads(Path(path).read_text(encoding="utf-8-sig"), parse_float=Fraction)


def load_whole(path, items):
    """A document whose items may lie in parts beside it."""
    document = load(path)
    document[items] = list(document.get(items) or [])
    for part in document.pop("parts", None) or []:
        document[items] += load(Path(path).parent / part)[items]
    return document


def order(clause):
    return [int(part) for part in clause.split(".")]


class Catalogue:
    """The tree of clauses, with w for the assessable ones and W for the chapters."""

    def __init__(self, document):
        self.id = document["id"]
        self.top = max(level["level"] for level in document["scale"])
        ids = [clause["id"] for clause in document["clauses"]]
        self.weight = {c["id"]: Fraction(1 if c.get("weight") is None else c["weight"]) for c in document["clauses"]}
        self.leaves = sorted((i for i in ids if not any(j.startswith(i + ".") for j in ids)), key=order)
        self.chapters = sorted((i for i in ids if "." not in i), key=order)

    def below(self, chapter):
        return [leaf for leaf in self.leaves if leaf == chapter or leaf.startswith(chapter + ".")]


# Practice coverage of a clause on a day


def is_active(practice, day):
    begin, end = practice["period"].get("from"), practice["period"].get("to")
    contains = (begin is None or begin <= day) and (end is None or day <= end)
    return contains and practice["status"] not in ("not_completed", "unknown")


def has_ended(practice, day):
    end = practice["period"].get("to")
    return end is not None and end < day


def coverage(catalogue, practices, day):
    clauses = []
    for leaf in catalogue.leaves:
        links = [(p, link) for p in practices for link in p.get("clauses") or [] if link["id"] == leaf]
        active = {link["strength"] for p, link in links if is_active(p, day)}
        best = next((strength for strength in ("direct", "partial", "supporting") if strength in active), None)
        lapsed = any(has_ended(p, day) for p, _ in links)
        clauses.append({
            "id": leaf,
            "coverage": best or ("lapsed" if lapsed else "none"),
            "practices": [
                {"id": p["id"], "strength": link["strength"], "active": is_active(p, day)} for p, link in links
            ],
        })
    return {"as_of": day, "clauses": clauses}


def advice(gap, level, covered):
    if gap > 0:
        return "use" if covered in ("direct", "partial") else "revive" if covered == "lapsed" else "build"
    if level < 3:
        return "rest"
    return "sustain" if covered in ("direct", "partial") else "share"


# Scores


def mean(pairs):
    """A weighted mean of (weight, value); none of nothing."""
    weight = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / weight if pairs else None


def gap_analysis(catalogue, practices, assessment, day):
    ratings = assessment.get("ratings") or {}
    on_day = {clause["id"]: clause["coverage"] for clause in coverage(catalogue, practices, day)["clauses"]}

    def said(clause, field, default=None):
        value = (ratings.get(clause) or {}).get(field)
        return default if value is None else value

    def target(clause):
        common = assessment.get("target")
        return said(clause, "target", 3 if common is None else common)

    w, level = catalogue.weight, lambda clause: said(clause, "level")
    gap = lambda clause: max(0, target(clause) - level(clause))

    def counts(applicable, rated):
        share = Fraction(rated, applicable) if applicable else None
        return {"applicable": applicable, "rated": rated, "completeness": share}

    chapters = []
    for chapter in catalogue.chapters:
        a = [c for c in catalogue.below(chapter) if said(c, "not_applicable") is None]
        r = [c for c in a if level(c) is not None]
        chapters.append({
            "id": chapter,
            "score": mean([(w[c], level(c)) for c in r]),
            "lower": mean([(w[c], level(c) if c in r else 0) for c in a]),
            "upper": mean([(w[c], level(c) if c in r else catalogue.top) for c in a]),
            "target": mean([(w[c], target(c)) for c in a]),
            "gap": mean([(w[c], gap(c)) for c in r]),
            **counts(len(a), len(r)),
        })

    def whole(field):
        return mean([(w[k["id"]], k[field]) for k in chapters if k[field] is not None])

    total = {field: whole(field) for field in ("score", "lower", "upper", "target", "gap")}
    total |= counts(sum(k["applicable"] for k in chapters), sum(k["rated"] for k in chapters))

    clauses, priorities = [], []
    for c in catalogue.leaves:
        rated = level(c) is not None
        status = "rated" if rated else "unanswered" if said(c, "not_applicable") is None else "not_applicable"
        support = said(c, "evidence", []) or said(c, "practices", [])
        clauses.append({
            "id": c,
            "status": status,
            "level": level(c),
            "target": target(c),
            "gap": gap(c) if rated else None,
            "coverage": on_day[c],
            "advice": advice(gap(c), level(c), on_day[c]) if rated else None,
            "unsupported": bool(rated and level(c) >= 3 and not support),
        })
        if not rated or gap(c) == 0:
            continue
        scored = sum(w[k["id"]] for k in chapters if k["score"] is not None)
        chapter = c.split(".")[0]
        weight_rated = sum(w[other] for other in catalogue.below(chapter) if level(other) is not None)
        contribution = w[chapter] / scored * w[c] / weight_rated * gap(c)
        importance = said(c, "importance", 2)
        priorities.append({
            "id": c,
            "gap": gap(c),
            "importance": importance,
            "contribution": contribution,
            "priority": importance * contribution,
        })
    priorities.sort(key=lambda it: (-it["priority"], order(it["id"])))

    unit = {"kind": "other"} | {key: value for key, value in assessment["unit"].items() if value not in (None, "")}
    known = [key for key in ("name", "kind", "organisation") if key in unit]
    unit = {key: unit[key] for key in known + [key for key in unit if key not in known]}
    return {
        "format": "glapp/gap-analysis",
        "version": 1,
        "catalogue": assessment["catalogue"],
        "unit": unit,
        "date": assessment["date"],
        "total": total,
        "chapters": chapters,
        "clauses": clauses,
        "priorities": priorities,
    }


# Comparison


def differences(ours, theirs, path="$"):
    number = lambda value: isinstance(value, (int, float, Fraction)) and not isinstance(value, bool)
    if isinstance(ours, dict) and isinstance(theirs, dict):
        if list(ours) != list(theirs):
            yield f"{path}: expected the keys {list(ours)}, found {list(theirs)}"
        for key in ours.keys() & theirs.keys():
            yield from differences(ours[key], theirs[key], f"{path}.{key}")
    elif isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            yield f"{path}: expected {len(ours)} items, found {len(theirs)}"
        for index, (one, other) in enumerate(zip(ours, theirs)):
            yield from differences(one, other, f"{path}[{index}]")
    elif number(ours) and number(theirs):
        if abs(float(ours) - float(theirs)) > TOLERANCE:
            yield f"{path}: expected {float(ours)}, found {theirs}"
    elif type(ours) is not type(theirs) or ours != theirs:
        yield f"{path}: expected {ours!r}, found {theirs!r}"


def run(command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{command[0]} {command[1]} ended with {done.returncode}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def compare(glapp, options, catalogue, practices, files, days):
    found = []
    for day in days:
        as_of = ["--as-of", day] if day else []
        results = run([glapp, "gap", "--format", "json", *options, *as_of, *files])
        if len(results) != len(files):
            sys.exit(f"expected {len(files)} results, found {len(results)}")
        for file, result in zip(files, results):
            assessment = load(file)
            expected = gap_analysis(catalogue, practices, assessment, day or assessment["date"])
            found += [f"{file} {day or ''} {line}" for line in differences(expected, result)]
    for day in {day for day in days if day} | {load(file)["date"] for file in files}:
        [result] = run([glapp, "coverage", "--format", "json", *options, "--as-of", day])
        found += [f"coverage {day} {line}" for line in differences(coverage(catalogue, practices, day), result)]
    return found


# Assessments at random, against a catalogue with weights at random


def invent_catalogue(document, dice):
    for clause in document["clauses"]:
        clause["weight"] = dice.choice([0.25, 0.5, 1, 1, 2, 3.5])
    return document


def invent_assessment(catalogue, practices, number, dice):
    ratings = {}
    for clause in catalogue.leaves:
        rating = {}
        kind = dice.random()
        # Now and then a whole chapter without answers, or not applicable.
        if dice.random() < 0.1 or (number % 5 == 0 and clause.startswith("9")):
            kind = 0.8 if number % 2 else 0.95
        if kind < 0.75:
            rating["level"] = dice.randint(0, catalogue.top)
        elif kind < 0.9:
            rating["not_applicable"] = "Påhittat skäl"
        if dice.random() < 0.3:
            rating["target"] = dice.randint(0, catalogue.top)
        if dice.random() < 0.3:
            rating["importance"] = dice.randint(1, 3)
        if dice.random() < 0.3:
            rating["evidence"] = [{"text": "Påhittat belägg"}]
        if dice.random() < 0.3:
            rating["practices"] = [dice.choice(practices)["id"]]
        if rating:
            ratings[clause] = rating
    assessment = {
        "format": "glapp/assessment",
        "version": 1,
        "id": f"random-{number}",
        "catalogue": catalogue.id,
        "unit": {"name": f"Enhet {number} (påhittad)", "kind": "other"},
        "date": dice.choice(["2012-05-01", "2019-06-15", "2023-12-31", "2024-01-01", "2026-03-02"]),
        "ratings": ratings,
    }
    return assessment | ({"target": dice.randint(0, catalogue.top)} if dice.random() < 0.7 else {})


def compare_random(arguments, catalogue_file, practices):
    dice = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        document = invent_catalogue(load_whole(catalogue_file, "clauses"), dice)
        file = Path(folder) / "catalogue.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        catalogue = Catalogue(document)
        files = []
        for number in range(arguments.random):
            files.append(Path(folder) / f"{number}.glapp.json")
            assessment = invent_assessment(catalogue, practices, number, dice)
            files[-1].write_text(json.dumps(assessment), encoding="utf-8")
        options = ["--catalogue", file, "--practices", arguments.practices or PRACTICES]
        return compare(arguments.glapp, options, catalogue, practices, files, [None])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="FILE", help="assessments")
    parser.add_argument("--glapp", default="glapp", help="the command to check")
    parser.add_argument("--catalogue", type=Path, help="a catalogue's file; else the bundled one is checked")
    parser.add_argument("--practices", type=Path, help="a set's file; else the bundled one is checked")
    parser.add_argument("--random", type=int, default=0, metavar="N", help="also N assessments at random")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()

    options = [word for name in ("catalogue", "practices") if (file := getattr(arguments, name)) for word in (f"--{name}", file)]
    catalogue_file = arguments.catalogue or CATALOGUE
    catalogue = Catalogue(load_whole(catalogue_file, "clauses"))
    practices = load_whole(arguments.practices or PRACTICES, "practices")["practices"]
    found = []
    if arguments.files:
        days = [None, "2017-12-31", "2023-12-31", "2024-01-01"]
        found += compare(arguments.glapp, options, catalogue, practices, arguments.files, days)
    if arguments.random:
        found += compare_random(arguments, catalogue_file, practices)
    for line in found[:50]:
        print(line, file=sys.stderr)
    if found:
        sys.exit(f"{len(found)} differences")
    print(f"{len(arguments.files)} files and {arguments.random} at random agree")


if __name__ == "__main__":
    main()
