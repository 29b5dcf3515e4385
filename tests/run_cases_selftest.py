#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Proves that run_cases can fail: made-up cases and a made-up `fearless`.

The stand-in reports a finding for each line `REPORT check: message`, with a
label on each line `LABEL text`, and cannot analyse a file with `BROKEN`.
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

RUN_CASES = pathlib.Path(__file__).resolve().parent / "run_cases"

STAND_IN = r'''#!/usr/bin/env python3
import json, re, sys
command, *arguments = sys.argv[1:]
if command == "list":
    print("use-after-send  error  summary\ndouble-lock  error  summary")
elif command == "report":
    for finding in json.load(sys.stdin)["findings"]:
        print("error:", finding["message"], "\n")
    print("1 error in 1 file")
else:
    findings, problems = [], []
    split = arguments.index("--")
    if "-DQUIET" in arguments[split:]:
        arguments = arguments[:1]
    for path in arguments[:split]:
        if path.startswith("-"):
            continue
        lines = open(path).read().split("\n")
        at = lambda n: {"path": path, "line": n + 1, "column": 1}
        labels = [{"location": at(n), "text": m[1]} for n, l in enumerate(lines)
                  if (m := re.search("LABEL (.*?)( //~|$)", l))]
        for n, line in enumerate(lines):
            if "BROKEN" in line:
                problems.append({"kind": "incomplete", "file": path,
                                 "text": "it is broken"})
            if m := re.search(r"REPORT ([a-z-]+): (.*?)( //~|$)", line):
                findings.append({"check": m[1], "message": m[2],
                                 "location": at(n), "labels": labels})
    print(json.dumps({"findings": findings, "problems": problems}))
'''

REPORT = "REPORT use-after-send: `x` is read"


class RunCases(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()
        self.write("build/bin/fearless", STAND_IN).chmod(0o755)
        (self.root / "testcases").mkdir()

    def write(self, path, text):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def case(self, name, *lines):
        return self.write(f"testcases/use_after_send/{name}.cpp",
                          "\n".join(lines) + "\n")

    def run_cases(self, *arguments):
        done = subprocess.run([RUN_CASES, "--root", self.root, *arguments],
                              capture_output=True, text=True, check=False)
        self.assertRegex(done.stdout.splitlines()[-1],
                         r"^\d+ passed, \d+ failed$", done.stderr)
        return done

    def assert_passes(self, *arguments):
        done = self.run_cases(*arguments)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def assert_fails(self, text, *arguments):
        done = self.run_cases(*arguments)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn(text, done.stdout)

    def test_what_is_right_passes(self):
        self.case("bad_a", REPORT + " //~ use-after-send: is read")
        self.case("bad_above", REPORT, "", "//~^^ use-after-send")
        self.case("ok_a", "int x;")
        self.case("fp_a", REPORT + " //~ use-after-send")
        self.case("fn_a", "x; //~ MISSED use-after-send")
        self.assertIn("5 passed, 0 failed",
                      self.assert_passes("--no-golden"))

    def test_two_markers_on_a_line(self):
        self.case("bad_a", REPORT + " //~ use-after-send //~ double-lock")
        self.assert_fails("not reported: double-lock", "--no-golden")

    def test_not_reported(self):
        self.case("bad_a", "x; //~ use-after-send")
        self.assert_fails("1: not reported: use-after-send", "--no-golden")

    def test_reported_elsewhere(self):
        self.case("bad_a", "x; //~ use-after-send", REPORT)
        self.assert_fails("2: unexpected use-after-send", "--no-golden")

    def test_reported_twice(self):
        self.case("bad_a", REPORT + " //~ use-after-send", REPORT)
        self.assert_fails("2: unexpected use-after-send", "--no-golden")

    def test_other_words(self):
        self.case("bad_a", REPORT + " //~ use-after-send: is written")
        self.assert_fails("not `is written`", "--no-golden")

    def test_ok_that_reports(self):
        self.case("ok_a", REPORT)
        self.assert_fails("1: unexpected use-after-send: `x` is read")

    def test_bad_without_marker(self):
        self.case("bad_a", REPORT)
        self.assert_fails("needs a marker")

    def test_ok_with_marker(self):
        self.case("ok_a", "x; //~ use-after-send")
        self.assert_fails("has no markers")

    def test_gap_that_closed(self):
        self.case("fn_a", REPORT + " //~ MISSED use-after-send")
        self.assert_fails("rename me to bad_")

    def test_gap_without_marker(self):
        self.case("fn_a", "x;")
        self.assert_fails("needs a marker `//~ MISSED check`")

    def test_false_alarm_that_went(self):
        self.case("fp_a", "x; //~ use-after-send")
        self.assert_fails("no longer wrong")

    def test_labels(self):
        self.case("bad_a", "LABEL sent here //~| label: sent",
                  REPORT + " //~ use-after-send")
        self.assert_passes("--no-golden")
        self.case("bad_a", "LABEL sent here //~| made",
                  REPORT + " //~ use-after-send")
        self.assert_fails("1: no label `made`", "--no-golden")

    def test_marker_that_is_none(self):
        self.case("bad_a", REPORT + " //~ Use After Send")
        self.assert_fails("no marker", "--no-golden")

    def test_name_without_meaning(self):
        self.case("bda_a", "x;")
        self.assert_fails("a case is called bad_, ok_, fp_ or fn_")

    def test_file_that_cannot_be_analysed(self):
        self.case("ok_a", "BROKEN")
        self.assert_fails("could not be analysed: it is broken")

    def test_flags(self):
        self.case("ok_a", "// story", "// flags: -DQUIET", REPORT)
        self.assert_passes()

    def test_golden(self):
        self.case("bad_a", REPORT + " //~ use-after-send")
        self.assert_fails("no bad_a.txt; --bless writes it")
        self.assert_passes("--bless")
        self.assert_passes()
        golden = self.root / "testcases/use_after_send/bad_a.txt"
        self.assertEqual(golden.read_text(), "error: `x` is read \n")
        golden.write_text("error: other words\n")
        self.assert_fails("differs from bad_a.txt")

    def test_bless_does_not_hide_what_is_wrong(self):
        self.case("bad_a", REPORT, "x; //~ use-after-send")
        self.assert_fails("not reported", "--bless")
        golden = self.root / "testcases/use_after_send/bad_a.txt"
        self.assertFalse(golden.exists())

    def test_golden_of_no_case(self):
        self.write("testcases/use_after_send/bad_gone.txt", "")
        self.case("ok_a", "x;")
        self.assert_fails("the approved output of no case")

    def test_headers(self):
        self.case("ok_a", '#include "shared.h"')
        self.write("testcases/use_after_send/shared.h", "x; //~ use-after-send")
        self.assert_fails("shared.h: 1: not reported")

    def test_checks_that_do_not_exist_yet(self):
        self.case("bad_a", "x; //~ guard-escape")
        self.assertIn("1 markers of guard-escape skipped",
                      self.assert_passes())

    def test_only(self):
        self.case("bad_a", REPORT + " //~ use-after-send",
                  "REPORT double-lock: twice")
        self.assert_fails("unexpected double-lock", "--no-golden")
        self.assert_passes("--only", "use-after-send")

    def test_filters(self):
        self.case("ok_a", REPORT)
        self.case("ok_b", "x;")
        self.assertIn("1 passed", self.assert_passes("ok_b"))
        self.assert_fails("no case has such a name", "ok_c")

    def test_examples_of_documents(self):
        document = "checker/checks/use_after_send/check.md"
        good = f"```cpp bad\n{REPORT}\n```\n\n```cpp ok\nx;\n```\n"
        self.write(document, good)
        self.assertIn("2 passed", self.assert_passes())
        self.write(document, good.replace("cpp ok", "cpp bad"))
        self.assert_fails("check.md#bad2: not reported: use-after-send")
        self.write(document, good.replace("cpp bad", "cpp ok"))
        self.assert_fails("check.md#ok1: 1: unexpected use-after-send")

    def test_examples_with_markers(self):
        document = "checker/checks/use_after_send/check.md"
        good = f"```cpp bad\n{REPORT}  //~ use-after-send: is read\n```\n"
        self.write(document, good)
        self.assertIn("1 passed", self.assert_passes())
        self.write(document, good.replace("REPORT use", "  REPORT double-lock"
                                          ": x  // "))
        self.assert_fails("1: not reported: use-after-send")

    def test_table(self):
        self.case("bad_a", REPORT + " //~ use-after-send",
                  REPORT + " //~ use-after-send")
        self.case("fp_a", REPORT + " //~ use-after-send")
        self.case("fn_a", "x; //~ MISSED use-after-send")
        table = self.assert_passes("--no-golden", "--table")
        row = next(l for l in table.splitlines() if l.startswith("use-after"))
        self.assertEqual(row.split(), ["use-after-send", "3", "2", "66.7", "%",
                                       "3", "1", "66.7", "%"])


if __name__ == "__main__":
    sys.exit(unittest.main())
