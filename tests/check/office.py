#!/usr/bin/env python3
"""Opens what `glapp export` writes with openpyxl and compares every figure with `glapp gap --format json`. So it does with
the workbooks of `glapp compare`, `consensus`, `trend`, `coverage` and `handbook`, and what these say as JSON.

With --soffice it also changes answers in the workbook, has LibreOffice compute it anew, and compares again, with what
glapp computes from the same answers; and it fills in a questionnaire, has LibreOffice save it, and reads it back.

    python3 tests/check/office.py --glapp target/debug/glapp assessments/examples/*.glapp.json
    python3 tests/check/office.py --glapp target/debug/glapp --soffice soffice assessments/examples/*.glapp.json
"""

import argparse
import datetime
import json
import random
import subprocess
import tempfile
from pathlib import Path

import openpyxl

TOLERANCE = 1e-9
NOT_APPLICABLE = "ej tillämpligt"
# Makes LibreOffice compute every formula when it opens a workbook, whatever values lie beside them.
RECOMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


class Disagreement(Exception):
    pass


def same(where, found, expected):
    numbers = isinstance(expected, (int, float)) and isinstance(found, (int, float))
    if found != expected and not (numbers and abs(found - expected) <= TOLERANCE):
        raise Disagreement(f"{where}: the workbook has {found!r}, glapp {expected!r}")


def value(cell):
    """What a cell holds, with nothing for what stands where there is no number."""
    return None if cell.value in ("", "–") else cell.value


def compare(name, book, gap):
    """The figures of a workbook with those of glapp."""
    result, clauses, gaps = book["Resultat"], book["Avsnitt"], book["Glapp"]
    rows = {str(row[0].value): row for row in result.iter_rows(min_row=13) if row[0].value is not None}
    for part in [*gap["chapters"], {"id": "Totalt", **gap["total"]}]:
        row = rows[part["id"]]
        where = f"{name}: {part['id']}"
        for cell, key in zip(row[2:7], ["score", "lower", "upper", "target", "gap"]):
            same(f"{where}: {key}", value(cell), part[key])
        same(f"{where}: rated", row[7].value, part["rated"])
        same(f"{where}: applicable", row[8].value, part["applicable"])
        percent = part["applicable"] and 100 * part["rated"] // part["applicable"] / 100 or None
        same(f"{where}: completeness", value(row[9]) or None, percent)
    status = {"besvarat": "rated", "ej besvarat": "unanswered", NOT_APPLICABLE: "not_applicable"}
    advice = dict(zip(
        ["använd", "återuppliva", "bygg", "behåll", "dela", "vila", None],
        ["use", "revive", "build", "sustain", "share", "rest", None],
    ))
    covered = dict(zip(
        ["helt", "delvis", "underlättar", "upphört", "inget"], ["direct", "partial", "supporting", "lapsed", "none"]
    ))
    contributions = {it["id"]: it for it in gap["priorities"]}
    for row, clause in zip(clauses.iter_rows(min_row=2), gap["clauses"], strict=True):
        where = f"{name}: {clause['id']}"
        same(where, row[0].value, clause["id"])
        same(f"{where}: status", status[row[3].value], clause["status"])
        same(f"{where}: level", None if row[4].value == NOT_APPLICABLE else row[4].value, clause["level"])
        same(f"{where}: target", row[5].value, clause["target"])
        same(f"{where}: gap", value(row[6]), clause["gap"])
        same(f"{where}: coverage", covered[row[9].value], clause["coverage"])
        same(f"{where}: advice", advice[value(row[10])], clause["advice"])
        same(f"{where}: unsupported", value(row[11]) == "ja", clause["unsupported"])
        it = contributions.get(clause["id"], {"contribution": 0, "priority": 0})
        same(f"{where}: contribution", row[12].value, it["contribution"])
        same(f"{where}: priority", row[13].value, it["priority"])
    listed = [row for row in gaps.iter_rows(min_row=2) if value(row[0]) is not None]
    for row, it in zip(listed, gap["priorities"], strict=True):
        same(f"{name}: gaps", row[1].value, it["id"])
        same(f"{name}: gaps: {it['id']}", row[8].value, it["priority"])
    return len(rows) + len(gap["clauses"]) + len(listed)


def inert(name, book):
    """No formula has a text in it that a person wrote, and nothing leads out."""
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink or cell.data_type == "f" and "HYPERLINK" in str(cell.value):
                    raise Disagreement(f"{name}: {sheet.title}!{cell.coordinate} leads somewhere")
        if sheet.title not in ("Resultat", "Metod", "Om") and not (sheet.auto_filter.ref and sheet.freeze_panes):
            raise Disagreement(f"{name}: {sheet.title} has no filter or no frozen row")


class Glapp:
    def __init__(self, program, folder, soffice):
        self.program, self.folder, self.soffice = program, Path(folder), soffice
        if soffice:
            profile = self.folder / "profile/user"
            profile.mkdir(parents=True)
            (profile / "registrymodifications.xcu").write_text(RECOMPUTE)

    def run(self, *arguments):
        command = [self.program, "--lang", "sv", *map(str, arguments)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout

    def gap(self, file):
        return json.loads(self.run("gap", file, "--format", "json"))

    def export(self, file, kind):
        out = self.folder / f"{Path(file).name}.{kind}.xlsx"
        self.run("export", file, "--to", kind, "-o", out)
        return out

    def recompute(self, files):
        """Has LibreOffice compute and save the workbooks, in a folder beside them."""
        profile = f"-env:UserInstallation=file://{self.folder}/profile"
        command = [self.soffice, "--headless", profile, "--convert-to", "xlsx", "--outdir", self.folder / "out", *files]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)

    def recomputed(self, file):
        return self.folder / "out" / file.name


def changed(document, leaves, seed):
    """Other answers to a third of the clauses."""
    random.seed(seed)
    ratings = document["ratings"]
    for clause in random.sample(leaves, len(leaves) // 3):
        rating = ratings.setdefault(clause, {})
        rating.pop("level", None)
        rating.pop("not_applicable", None)
        choice = random.randrange(8)
        if choice == 6:
            rating["not_applicable"] = "Gäller inte oss."
        elif choice < 6:
            rating["level"] = choice
    document["ratings"] = {clause: rating for clause, rating in ratings.items() if rating}
    return document


def fill(sheet, document, first, level, reason=None):
    """Writes the answers of a document into a sheet with a row a clause."""
    for row in sheet.iter_rows(min_row=first):
        rating = document["ratings"].get(row[0].value, {})
        why = rating.get("not_applicable")
        row[level].value = NOT_APPLICABLE if why else rating.get("level")
        if reason is not None:
            row[reason].value = why


def check(glapp, file):
    """What glapp writes, as it is."""
    workbook = glapp.export(file, "xlsx")
    inert(file, openpyxl.load_workbook(workbook))
    return compare(file, openpyxl.load_workbook(workbook, data_only=True), glapp.gap(file))


class Case:
    """A file with other answers, written into its workbook and its questionnaire by a program of others."""

    def __init__(self, glapp, file, number):
        self.file, self.plain = file, glapp.export(file, "xlsx")
        leaves = [clause["id"] for clause in glapp.gap(file)["clauses"]]
        document = json.loads(Path(file).read_text(encoding="utf-8"))
        document.pop("adopted", None)
        document["state"] = "draft"
        document = changed(document, leaves, number)
        self.other = glapp.folder / f"other{number}.glapp.json"
        self.other.write_text(json.dumps(document))
        self.workbook, self.form = glapp.folder / f"workbook{number}.xlsx", glapp.folder / f"form{number}.xlsx"
        book = openpyxl.load_workbook(self.plain)
        fill(book["Avsnitt"], document, 2, 4)
        book.save(self.workbook)
        book = openpyxl.load_workbook(glapp.export(file, "questionnaire-filled"))
        fill(book["Frågor"], document, 4, 4, 5)
        book.save(self.form)

    def check(self, glapp):
        book = lambda file: openpyxl.load_workbook(glapp.recomputed(file), data_only=True)
        gap = glapp.gap(self.other)
        count = compare(f"{self.file} as LibreOffice computes it", book(self.plain), glapp.gap(self.file))
        count += compare(f"{self.file} with other answers", book(self.workbook), gap)
        read = glapp.folder / f"read{self.form.name}.glapp.json"
        for form in [self.form, glapp.recomputed(self.form)]:
            read.write_text(glapp.run("fill", form))
            same(f"{self.file}: the questionnaire", glapp.gap(read), gap)
            ratings = json.loads(read.read_text())["ratings"]
            same(f"{self.file}: the answers", ratings, json.loads(self.other.read_text())["ratings"])
        return count


def changed_levels(path, sheet, column, seed):
    """Other levels in a third of the cells of a workbook's sheet, from a column on; gives the sheet as rows of values."""
    random.seed(seed)
    book = openpyxl.load_workbook(path)
    rows = list(book[sheet].iter_rows(min_row=2, min_col=column + 1))
    for cell in random.sample([cell for row in rows for cell in row], len(rows) * len(rows[0]) // 3):
        cell.value = random.choice([0, 1, 2, 3, 4, 5, None, NOT_APPLICABLE])
    book.save(path)
    return [[cell.value for cell in row] for row in rows]


def numbers(values):
    return sorted(value for value in values if isinstance(value, (int, float)))


def quantile(levels, share):
    place = share * (len(levels) - 1)
    below = int(place)
    above = min(below + 1, len(levels) - 1)
    return levels[below] + (place - below) * (levels[above] - levels[below])


def rows_of(sheet, first=2):
    return [[value(cell) for cell in row] for row in sheet.iter_rows(min_row=first)]


def no_errors(name, book):
    """No formula failed."""
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "e":
                    raise Disagreement(f"{name}: {sheet.title}!{cell.coordinate} is {cell.value}")


class Several:
    """A workbook of several files: as glapp wrote it, and with other levels as LibreOffice computes it."""

    def __init__(self, glapp, command, files, sheet=None, column=0):
        self.command, self.files = command, files
        self.plain = glapp.folder / f"{command}.xlsx"
        glapp.run(command, *files, "-o", self.plain)
        self.json = [json.loads(line) for line in glapp.run(command, *files, "--format", "json").splitlines()]
        self.workbook = None
        if sheet:
            self.workbook = glapp.folder / f"{command}-changed.xlsx"
            self.workbook.write_bytes(self.plain.read_bytes())
            self.levels = changed_levels(self.workbook, sheet, column, command)

    def check(self, book, changed=False):
        no_errors(self.command, book)
        return getattr(self, self.command)(book, changed)

    def compare(self, book, changed):
        [found] = self.json
        units = {row[0]: row for row in rows_of(book["Enheter"])}
        for unit in found["units"]:
            row, total = units[unit["name"]], unit["total"]
            keys = ["score", "lower", "upper", "target", "gap", "rated", "applicable"]
            for key, cell in zip(keys, row[4:11]):
                same(f"{unit['name']}: {key}", cell, total[key])
        scores = numbers(unit["total"]["score"] for unit in found["units"])
        same("the mean of the totals", units["Medelvärde"][4], sum(scores) / len(scores))
        same("the median of the totals", units["Median"][4], quantile(scores, 0.5))
        names = [row[0] for row in rows_of(book["Nivåer"])]
        for place, (row, clause) in enumerate(zip(rows_of(book["Avsnitt"]), found["clauses"], strict=True)):
            same("clause", row[0], clause["id"])
            if changed:
                levels = numbers(unit[place] for unit in self.levels)
                of = lambda number: number if levels else None
                expected = [len(levels)] + [of(levels and it) for it in [
                    levels and sum(levels) / len(levels), levels and quantile(levels, 0.5), levels and levels[0],
                    levels and levels[-1], levels and quantile(levels, 0.25), levels and quantile(levels, 0.75),
                    levels and levels[-1] - levels[0]]]
            else:
                expected = [clause[key] for key in ["n", "mean", "median", "min", "max", "q1", "q3", "spread"]]
                column = [row[2 + place] for row in rows_of(book["Nivåer"])]
                by_name = {unit["name"]: level for unit, level in zip(found["units"], clause["levels"])}
                for name, level in zip(names, column):
                    same(f"{clause['id']}: {name}", None if level == NOT_APPLICABLE else level, by_name[name])
            for cell, wanted in zip(row[2:10], expected, strict=True):
                same(clause["id"], cell, wanted)
        if not changed:
            pairs = [(row[0], row[2], row[3], row[4]) for row in rows_of(book["Lära av varandra"])]
            same("lessons", pairs, [tuple(it[key] for key in ["clause", "learner", "teacher", "gap"]) for it in found["learning"]])
        return len(found["clauses"]) + len(found["units"])

    def consensus(self, book, changed):
        [found] = self.json
        for place, (row, clause) in enumerate(zip(rows_of(book["Samsyn"]), found["clauses"], strict=True)):
            counts, [out, n, median, low, high, agreement, discuss, proposed] = row[2:8], row[8:16]
            if changed:
                given = [person[place] for person in self.levels]
                levels = numbers(given)
                missing = given.count(NOT_APPLICABLE)
                middle = levels[(len(levels) - 1) // 2] if levels else None
                ends = (levels[0], levels[-1]) if levels else (None, None)
                # Agreement is not computed anew; the rest follows from what stands there.
                wide = bool(levels) and (ends[1] - ends[0] >= 2 or (agreement is not None and agreement < 0.5))
                expected = {"counts": [levels.count(level) for level in range(6)], "not_applicable": missing,
                            "n": len(levels), "median": middle, "min": ends[0], "max": ends[1], "agreement": agreement,
                            "discuss": wide, "proposed": "not_applicable" if missing > len(levels) else middle}
            else:
                expected = clause
            where = f"consensus: {clause['id']}"
            same(where, row[0], clause["id"])
            same(f"{where}: counts", counts, expected["counts"])
            for name, cell in [("not_applicable", out), ("n", n), ("median", median), ("min", low), ("max", high),
                               ("agreement", agreement), ("discuss", discuss == "ja"),
                               ("proposed", "not_applicable" if proposed == NOT_APPLICABLE else proposed)]:
                same(f"{where}: {name}", cell, expected[name])
        return len(found["clauses"])

    def trend(self, book, changed):
        dates, clauses = rows_of(book["Datum"]), rows_of(book["Avsnitt"])
        by_date = {(row[0], str(row[1])[:10]): row for row in dates}
        for unit in self.json:
            for place, (date, total) in enumerate(zip(unit["dates"], unit["total"])):
                row = by_date[unit["unit"], date]
                for key, cell in zip(["score", "lower", "upper", "target", "gap", "rated", "applicable"], row[2:9]):
                    same(f"{unit['unit']} {date}: {key}", cell, total[key])
                before = unit["total"][place - 1]["score"] if place else None
                both = None not in (before, total["score"])
                same(f"{unit['unit']} {date}: since", row[10], total["score"] - before if both else None)
                for chapter, cell in zip(unit["chapters"], row[11:], strict=True):
                    same(f"{unit['unit']} {date}: {chapter['id']}", cell, chapter["scores"][place]["score"])
        wanted = [(unit["unit"], clause) for unit in self.json if len(unit["dates"]) > 1 for clause in unit["clauses"]]
        for place, (row, (name, clause)) in enumerate(zip(clauses, wanted, strict=True)):
            where, levels = f"{name}: {clause['id']}", [None if it == NOT_APPLICABLE else it for it in row[6:]]
            same(where, (row[0], row[1]), (name, clause["id"]))
            if changed:
                given = self.levels[place][: len(clause["levels"])]
                out = [it == NOT_APPLICABLE for it in given]
                given = [None if it == NOT_APPLICABLE else it for it in given]
                by = lambda one, other: None if None in (given[one], given[other]) else given[other] - given[one]
                scope = any(one != other for one, other in zip(out, out[1:]))
                change, step = None if scope else by(0, -1), by(-2, -1)
            else:
                scope, change, step = clause["scope_change"], clause["change"], clause["last_step"]
                same(f"{where}: levels", levels[: len(clause["levels"])], clause["levels"])
            same(f"{where}: change, step, scope", (row[3], row[4], row[5] == "ja"), (change, step, scope))
        return len(dates) + len(clauses)

    def coverage(self, book, changed):
        [found] = self.json
        words = dict(zip(["helt", "delvis", "underlättar", "upphört", "inget"], ["direct", "partial", "supporting", "lapsed", "none"]))
        links = {(row[0], row[2]): row for row in rows_of(book["Kopplingar"])}
        for row, clause in zip(rows_of(book["Täckning"], 4), found["clauses"], strict=True):
            where = f"coverage {found['as_of']}: {clause['id']}"
            same(where, (row[0], words[row[2]]), (clause["id"], clause["coverage"]))
            active = sum(it["active"] for it in clause["practices"])
            same(where, (row[3], row[4]), (active, len(clause["practices"])))
            for it in clause["practices"]:
                link = links.pop((clause["id"], it["id"]))
                same(f"{where}: {it['id']}", (words[link[4]], link[5] == "ja"), (it["strength"], it["active"]))
        same("links left over", len(links), 0)
        marks = [cell for row in rows_of(book["Matris"]) for cell in row[1:] if cell]
        active = sum(it["active"] for clause in found["clauses"] for it in clause["practices"])
        same("marks", (len(marks), sum("(" not in mark for mark in marks)),
             (sum(len(clause["practices"]) for clause in found["clauses"]), active))
        return len(found["clauses"]) + len(marks)

    def handbook(self, book, changed):
        [found] = self.json
        for row, clause in zip(rows_of(book["Avsnitt"]), found["clauses"], strict=True):
            levels = row[10 : 10 + len(clause["levels"])]
            wanted = (clause["id"], clause["title"], clause["question"], clause["purpose"], clause["levels"])
            same(f"handbook: {clause['id']}", (row[0], row[1], row[2], row[3], levels), wanted)
            practices = (row[5] or "").split("\n") if row[5] else []
            same(f"handbook: {clause['id']}: practices", practices, [it["name"] for it in clause["active"]])
        same("terms", [row[0] for row in rows_of(book["Orden"])], [it["name"] for it in found["terms"]])
        same("phases", [row[0] for row in rows_of(book["Processen"])], [it["name"] for it in found["phases"]])
        return len(found["clauses"])


def people_of_one(glapp, files):
    """The same answers as if they were of one unit, on the days they have: for consensus and trend."""
    written = []
    for number, file in enumerate(files):
        document = json.loads(Path(file).read_text(encoding="utf-8"))
        document["unit"] = {"name": "=Enheten (påhittad)", "kind": "other"}
        written.append(glapp.folder / f"person{number}.glapp.json")
        written[-1].write_text(json.dumps(document))
    return written


def several(glapp, files):
    """Every workbook of several files."""
    people = people_of_one(glapp, files)
    cases = [
        Several(glapp, "compare", files, "Nivåer", 2),
        Several(glapp, "consensus", people, "Svar", 1),
        Several(glapp, "trend", [*people, files[0]], "Avsnitt", 6),
        Several(glapp, "handbook", ["--as-of", "2023-12-31"]),
        Several(glapp, "coverage", ["--as-of", "2023-12-31"]),
    ]
    opened = lambda file: openpyxl.load_workbook(file, data_only=True)
    for case in cases:
        inert(case.command, openpyxl.load_workbook(case.plain))
    count = sum(case.check(opened(case.plain)) for case in cases)
    if not glapp.soffice:
        return count
    # The day after the programme ended, written into the workbook of its last day.
    coverage, after = cases[-1], glapp.folder / "coverage-changed.xlsx"
    book = openpyxl.load_workbook(coverage.plain)
    book["Täckning"]["B1"].value = datetime.date(2024, 1, 1)
    book.save(after)
    changed = [case for case in cases if case.workbook]
    glapp.recompute([*(case.plain for case in cases), *(case.workbook for case in changed), after])
    count += sum(case.check(opened(glapp.recomputed(case.plain))) for case in cases)
    count += sum(case.check(opened(glapp.recomputed(case.workbook)), changed=True) for case in changed)
    coverage.json = [json.loads(glapp.run("coverage", "--as-of", "2024-01-01", "--format", "json"))]
    return count + coverage.check(opened(glapp.recomputed(after)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--glapp", required=True)
    parser.add_argument("--soffice")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        glapp = Glapp(options.glapp, folder, options.soffice)
        count = sum(check(glapp, file) for file in options.files)
        if options.soffice:
            cases = [Case(glapp, file, number) for number, file in enumerate(options.files)]
            glapp.recompute([file for case in cases for file in (case.plain, case.workbook, case.form)])
            count += sum(case.check(glapp) for case in cases)
        count += several(glapp, options.files)
    print(f"{len(options.files)} files agree, in {count} rows")


if __name__ == "__main__":
    try:
        main()
    except Disagreement as error:
        raise SystemExit(str(error))
