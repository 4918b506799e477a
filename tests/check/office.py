#!/usr/bin/env python3
"""Opens what `glapp export` writes with openpyxl and compares every figure with `glapp gap --format json`.

With --soffice it also changes answers in the workbook, has LibreOffice compute it anew, and compares again, with what
glapp computes from the same answers; and it fills in a questionnaire, has LibreOffice save it, and reads it back.

    python3 tests/check/office.py --glapp target/debug/glapp assessments/examples/*.glapp.json
    python3 tests/check/office.py --glapp target/debug/glapp --soffice soffice assessments/examples/*.glapp.json
"""

import argparse
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
        ["direkt", "delvis", "stödjande", "upphört", "inget"], ["direct", "partial", "supporting", "lapsed", "none"]
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
        if sheet.title in ("Avsnitt", "Glapp", "Åtgärder") and not (sheet.auto_filter.ref and sheet.freeze_panes):
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
    print(f"{len(options.files)} files agree, in {count} rows")


if __name__ == "__main__":
    try:
        main()
    except Disagreement as error:
        raise SystemExit(str(error))
