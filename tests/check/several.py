#!/usr/bin/env python3
"""Recomputes `glapp consensus`, `compare` and `trend` from random documents and compares the JSON.

Written from domain.md alone, with exact fractions and nothing but the standard library. The assignment of learners to
teachers is only held against the rules and against the most gap that any assignment closes, found as a maximum-weight
flow by trying augmenting paths, since several may close the same.

    python3 tests/check/several.py --glapp target/debug/glapp --random 20 --seed 3
"""

import argparse
import json
import random
import sys
import tempfile
from fractions import Fraction
from itertools import combinations
from pathlib import Path

from independent import CATALOGUE, PRACTICES, Catalogue, differences, gap_analysis, invent_assessment, load, load_whole, run


def level(assessment, clause):
    return assessment["ratings"].get(clause, {}).get("level")


def not_applicable(assessment, clause):
    return "not_applicable" in assessment["ratings"].get(clause, {})


def target(assessment, clause):
    return assessment["ratings"].get(clause, {}).get("target", assessment.get("target", 3))


# Consensus


def agreement(counts):
    """Van der Eijk (2001): layer by layer; U from the triples of a pattern, S its categories."""
    total, k = sum(counts), len(counts)
    if total == 0:
        return None
    counts, result = list(counts), Fraction(0)
    while any(counts):
        depth = min(count for count in counts if count)
        pattern = tuple(int(count > 0) for count in counts)
        s = sum(pattern)
        triples = [tuple(pattern[i] for i in three) for three in combinations(range(k), 3)]
        tu = triples.count((1, 1, 0)) + triples.count((0, 1, 1))
        tdu = triples.count((1, 0, 1))
        u = Fraction(1) if tu + tdu == 0 else Fraction((k - 2) * tu - (k - 1) * tdu, (k - 2) * (tu + tdu))
        result += Fraction(depth * s, total) * u * (1 - Fraction(s - 1, k - 1))
        counts = [count - depth * there for count, there in zip(counts, pattern)]
    return result


def consensus(catalogue, people):
    clauses = []
    for clause in catalogue.leaves:
        levels = sorted(it for it in (level(person, clause) for person in people) if it is not None)
        out = sum(not_applicable(person, clause) for person in people)
        counts = [levels.count(n) for n in range(catalogue.top + 1)]
        a = agreement(counts)
        median = levels[(len(levels) - 1) // 2] if levels else None
        clauses.append({
            "id": clause,
            "n": len(levels),
            "counts": counts,
            "median": median,
            "min": levels[0] if levels else None,
            "max": levels[-1] if levels else None,
            "agreement": a,
            "not_applicable": out,
            "discuss": bool(levels) and (levels[-1] - levels[0] >= 2 or a < Fraction(1, 2)),
            "proposed": "not_applicable" if 2 * out > out + len(levels) else median,
        })
    return {"clauses": clauses}


# Comparison


def quantile(levels, share):
    place = share * (len(levels) - 1)
    below = place.numerator // place.denominator
    above = min(below + 1, len(levels) - 1)
    return levels[below] + (place - below) * (levels[above] - levels[below])



def comparison(catalogue, practices, units):
    analyses = [gap_analysis(catalogue, practices, unit, unit["date"]) for unit in units]
    clauses = []
    for clause in catalogue.leaves:
        given = [level(unit, clause) for unit in units]
        levels = sorted(it for it in given if it is not None)
        some = lambda value: value if levels else None
        clauses.append({
            "id": clause,
            "n": len(levels),
            "mean": some(levels and Fraction(sum(levels), len(levels))),
            "median": some(levels and quantile(levels, Fraction(1, 2))),
            "min": some(levels and levels[0]),
            "max": some(levels and levels[-1]),
            "q1": some(levels and quantile(levels, Fraction(1, 4))),
            "q3": some(levels and quantile(levels, Fraction(3, 4))),
            "spread": some(levels and levels[-1] - levels[0]),
            "levels": given,
        })
    names = [{"name": unit["unit"]["name"], "date": unit["date"], "total": it["total"]} for unit, it in zip(units, analyses)]
    return {"units": names, "clauses": clauses}


def most_gap(learners, teachers, capacity):
    """The most gap that can be closed: learners (gap, level needed), widest first, each placed if the placed can move."""
    placed = {}  # (teacher, seat) -> learner

    def place(learner, seen):
        for teacher, has in enumerate(teachers):
            for seat in range(capacity):
                if has is None or has < learners[learner][1] or (teacher, seat) in seen:
                    continue
                seen.add((teacher, seat))
                if (teacher, seat) not in placed or place(placed[teacher, seat], seen):
                    placed[teacher, seat] = learner
                    return True
        return False

    order = sorted(range(len(learners)), key=lambda it: -learners[it][0])
    return sum(learners[it][0] for it in order if place(it, set()))


def wrong_lessons(catalogue, units, lessons, capacity):
    place = {unit["unit"]["name"]: unit for unit in units}
    for clause in catalogue.leaves:
        mine = [it for it in lessons if it["clause"] == clause]
        for it in mine:
            learner, teacher = place[it["learner"]], place[it["teacher"]]
            low, high, goal = level(learner, clause), level(teacher, clause), target(learner, clause)
            if it["gap"] != goal - low or it["gap"] < 1 or high < goal or high < low + 2:
                yield f"{it}: {low} of {goal} cannot learn from {high}"
        for who in place:
            if sum(it["learner"] == who for it in mine) > 1 or sum(it["teacher"] == who for it in mine) > capacity:
                yield f"{clause}: {who} too often"
        rated = [unit for unit in units if level(unit, clause) is not None]
        gaps = [(target(unit, clause) - level(unit, clause), unit) for unit in rated]
        learners = [(gap, max(target(unit, clause), level(unit, clause) + 2)) for gap, unit in gaps if gap >= 1]
        closed, most = sum(it["gap"] for it in mine), most_gap(learners, [level(unit, clause) for unit in rated], capacity)
        if closed != most:
            yield f"{clause}: {closed} closed where {most} could be"
    if [it["clause"] for it in lessons] != sorted((it["clause"] for it in lessons), key=catalogue.leaves.index):
        yield "lessons are not in clause order"


# Trend


def trend(catalogue, practices, dated):
    dated = sorted(dated, key=lambda it: it["date"])
    analyses = [gap_analysis(catalogue, practices, it, it["date"]) for it in dated]
    clauses = []
    for clause in catalogue.leaves:
        levels = [level(it, clause) for it in dated]
        out = [not_applicable(it, clause) for it in dated]
        scope = any(one != other for one, other in zip(out, out[1:]))
        change = lambda one, other: None if one is None or other is None else other - one
        clauses.append({
            "id": clause,
            "levels": levels,
            "change": None if scope else change(levels[0], levels[-1]),
            "last_step": change(levels[-2], levels[-1]) if len(levels) > 1 else None,
            "scope_change": scope,
        })
    return {"dates": [it["date"] for it in dated], "total": [it["total"] for it in analyses], "clauses": clauses}


def check(glapp, folder, catalogue, practices, dice, number):
    count = dice.randint(1, 7)
    invented = [invent_assessment(catalogue, practices, it, dice) for it in range(count)]
    files = [Path(folder) / f"{number}-{it}.glapp.json" for it in range(count)]

    def written(change):
        for place, (file, assessment) in enumerate(zip(files, invented)):
            file.write_text(json.dumps(assessment | change(place, assessment)), encoding="utf-8")
        return [load(file) for file in files]

    one_unit = {"unit": {"name": "Enheten (påhittad)", "kind": "other"}}
    people = written(lambda *_: one_unit)
    [found] = run([glapp, "consensus", "--format", "json", *files])
    yield from differences(consensus(catalogue, people), found)

    dated = written(lambda place, _: one_unit | {"date": f"{2020 + (place * 3) % 7}-01-01"})
    [found] = run([glapp, "trend", "--format", "json", *files])
    found = {key: found[key] for key in found if key not in ("unit", "chapters")}
    yield from differences(trend(catalogue, practices, dated), found)

    units, capacity = written(lambda *_: {}), dice.randint(1, 3)
    [found] = run([glapp, "compare", "--format", "json", "--capacity", str(capacity), *files])
    lessons = found.pop("learning")
    yield from differences(comparison(catalogue, practices, units), found)
    yield from wrong_lessons(catalogue, units, lessons, capacity)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--glapp", default="glapp", help="the command to check")
    parser.add_argument("--random", type=int, default=10, metavar="N", help="so many sets of assessments at random")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    catalogue = Catalogue(load_whole(CATALOGUE, "clauses"))
    practices = load_whole(PRACTICES, "practices")["practices"]
    dice, found = random.Random(arguments.seed), []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(arguments.random):
            found += check(arguments.glapp, folder, catalogue, practices, dice, number)
    for line in found[:50]:
        print(line, file=sys.stderr)
    if found:
        sys.exit(f"{len(found)} differences")
    print(f"{arguments.random} sets at random agree")


if __name__ == "__main__":
    main()
