#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that score_real_bugs tells bugs that are found from those that are not.

The stand-in for `fearless` prints the file report.json of the folder that it
is asked to check.
"""

import json
import pathlib
import subprocess
import tempfile
import unittest

SCORE = pathlib.Path(__file__).resolve().parent / "score_real_bugs"

STAND_IN = r'''#!/usr/bin/env python3
import pathlib, sys
folder = pathlib.Path(sys.argv[sys.argv.index("-p") + 1])
print((folder / "report.json").read_text())
'''

HEAD = "id\tcategory\tdetectable\tfile\tlines\tdescription\n"
RACE = "R1\trace-member\tyes\tsrc/a.cpp\t10,40\t`count_` grows without a lock\n"
LOCK = "R2\tdouble-lock\thard\tsrc/b.cpp\t7\t`lock_` is taken again\n"


def at(line, path="src/a.cpp"):
    return {"path": path, "line": line, "column": 1}


def finding(line, path="src/a.cpp", message="`x` is read", labels=()):
    return {"check": "some-check", "message": message, "subject": "",
            "location": at(line, path),
            "labels": [{"location": where, "text": ""} for where in labels]}


class ScoreRealBugs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        program = self.root / "build/bin/fearless"
        program.parent.mkdir(parents=True)
        program.write_text(STAND_IN)
        program.chmod(0o755)

    def report(self, name, *findings, problem=""):
        folder = self.root / name
        folder.mkdir()
        (folder / "compile_commands.json").write_text("[]")
        problems = [{"kind": "error", "text": problem}] if problem else []
        (folder / "report.json").write_text(
            json.dumps({"findings": findings, "problems": problems}))

    def score(self, *arguments, rows=RACE):
        table = self.root / "table.tsv"
        table.write_text(HEAD + rows)
        done = subprocess.run(
            [SCORE, self.root, "--build", self.root / "build", "--table", table,
             *arguments], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def verdict(self, *found):
        self.report("R1", *found)
        line = self.score().splitlines()[1]
        return line[39:52].strip(), line[52:61].strip()

    def test_near_enough(self):
        self.assertEqual(self.verdict(finding(43)), ("reported", "0"))

    def test_too_far(self):
        self.assertEqual(self.verdict(finding(44)), ("missed", "1"))

    def test_other_file(self):
        self.assertEqual(self.verdict(finding(10, "src/c.cpp")),
                         ("missed", "0"))

    def test_label(self):
        self.assertEqual(self.verdict(finding(90, labels=[at(11)])),
                         ("reported", "0"))

    def test_other_side(self):
        self.assertEqual(
            self.verdict(finding(90, message="`x.count_` is read")),
            ("other side", "0"))

    def test_other_name(self):
        self.assertEqual(
            self.verdict(finding(90, message="`x.count_of` is read")),
            ("missed", "1"))

    def test_name_counts_for_races_only(self):
        self.report("R2", finding(90, "src/b.cpp", "`lock_` is kept"))
        self.assertIn("hard: 0 of 1 (1 missed)", self.score(rows=LOCK))

    def test_totals(self):
        self.report("R1", finding(10), finding(70), finding(80))
        self.report("R2")
        told = self.score(rows=RACE + LOCK)
        self.assertIn("yes: 1 of 1 (1 reported)", told)
        self.assertIn("hard: 0 of 1 (1 missed)", told)
        self.assertIn("1.00 per file, 2 files analysed", told)

    def test_not_analysed(self):
        self.report("R1", problem="it does not compile")
        told = self.score(rows=RACE + LOCK)
        self.assertIn("it does not compile", told)
        self.assertIn("yes: 0 of 1 (1 not analysed)", told)
        self.assertIn("hard: 0 of 1 (1 not analysed)", told)

    def test_after_the_fix(self):
        self.report("R1", finding(10))
        self.report("R1.fixed")
        self.assertRegex(self.score(), "reported +0 +gone +some-check")

    def test_still_there_after_the_fix(self):
        self.report("R1", finding(10))
        self.report("R1.fixed", finding(12))
        self.assertRegex(self.score(), "reported +0 +stays +some-check")

    def test_one_row(self):
        self.report("R1", finding(10, labels=[at(12)]))
        told = self.score("--row", "R1", rows=RACE + LOCK)
        self.assertIn("src/a.cpp:10: `x` is read [some-check]", told)
        self.assertNotIn("R2", told)


if __name__ == "__main__":
    unittest.main()
