#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is known and not shown: comments, baselines, unchanged lines.

    known_test.py PROGRAM [unittest arguments]
"""

import json
import subprocess

import program_case
from program_case import ProgramTest

from small_programs import BAD, use_after_send

OTHER = BAD.replace("total", "other")


class Comments(ProgramTest):
    def review(self, comment, *options):
        self.write("a.cpp", use_after_send(comment))
        return self.fearless("check", "--check-suppressions", *options,
                             "--format=short", "a.cpp", "--", "-std=c++20")

    def test_only_on_request(self):
        self.write("a.cpp", "int x;  // NOLINT(fearless-double-lock)\n")
        self.assert_ends(0, "check", "a.cpp", "--")
        self.assert_ends(1, "check", "--check-suppressions", "a.cpp", "--",
                         says="[fearless-unused-suppression]")

    def test_unused(self):
        done = self.review("NOLINT(fearless-double-lock): twice")
        self.assertIn("a.cpp:6:", done.stdout)
        self.assertIn("`NOLINT(fearless-double-lock)` silences nothing",
                      done.stdout)
        self.assertNotIn("unused", self.review(
            "NOLINT(fearless-double-lock): twice",
            "--checks=use-after-send").stdout)

    def test_without_reason(self):
        done = self.review("NOLINT(fearless-use-after-send)")
        self.assertEqual(done.returncode, 1)
        self.assertIn("gives no reason", done.stdout)
        done = self.review("NOLINT(fearless-use-after-send): never null")
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_reasons_reach_services(self):
        self.write("a.cpp", use_after_send(
            "NOLINT(use-after-send): \"never\" null"))
        done = self.assert_ends(0, "check", "--format=sarif", "a.cpp", "--")
        (result,) = json.loads(done.stdout)["runs"][0]["results"]
        self.assertEqual(result["suppressions"],
                         [{"kind": "inSource",
                           "justification": '"never" null'}])


class Baselines(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("a.cpp", BAD)
        self.write("b.cpp", "int x;\n")
        self.database("a.cpp", "b.cpp")

    def baseline(self):
        return (self.folder / "fearless.baseline").read_text()

    def test_hides_what_is_known_and_shows_what_is_new(self):
        self.assert_ends(0, "baseline", says="fearless.baseline: 1 known")
        done = self.assert_ends(0, "check")
        self.assertIn("1 known finding hidden by fearless.baseline",
                      done.stdout)
        self.write("b.cpp", OTHER)
        done = self.assert_ends(1, "check", "--format=short")
        self.assertIn("b.cpp:6:", done.stdout)
        self.assertNotIn("a.cpp:6:", done.stdout)

    def test_survives_edits(self):
        self.assert_ends(0, "baseline")
        moved = "// a comment\n\n\n" + BAD.replace(
            "int value = *order;", "int value =\n        *order;")
        self.write("a.cpp", moved)
        self.write("c.cpp", "int y;\n")
        (self.folder / "b.cpp").unlink()
        self.database("a.cpp", "c.cpp")
        self.assert_ends(0, "check")

    def test_is_named(self):
        self.assert_ends(0, "baseline", "-o", "known.txt")
        self.assert_ends(1, "check")
        self.assert_ends(0, "check", "--baseline", "known.txt")

    def test_shrinks(self):
        self.write("b.cpp", OTHER)
        self.assert_ends(0, "baseline")
        before = self.baseline()
        self.write("a.cpp", "int x;\n")
        self.write("b.cpp", OTHER + BAD.replace("total", "new_one"))
        self.assert_ends(0, "baseline", "--prune", says="1 known")
        (kept,) = set(self.baseline().splitlines()) & {
            line for line in before.splitlines() if not line.startswith("#")}
        self.assertIn(" b.cpp use-after-send: ", kept)
        self.assert_ends(1, "check")  # the new one

    def test_one_path_keeps_the_others(self):
        self.assert_ends(0, "baseline")
        self.write("b.cpp", OTHER)
        self.assert_ends(0, "baseline", "b.cpp", says="2 known")
        self.assert_ends(0, "check")
        self.assert_ends(2, "baseline", "--prune", "b.cpp",
                         says="needs the whole project")

    def test_never_hides_a_failure(self):
        self.assert_ends(0, "baseline")
        before = self.baseline()
        self.write("b.cpp", '#include "gone.h"\n')
        self.assert_ends(3, "check", says="could not analyse b.cpp")
        for more in ([], ["--prune"]):
            self.assert_ends(3, "baseline", *more, says="left as it was")
        self.assertEqual(self.baseline(), before)

    def test_mistakes(self):
        self.write("fearless.baseline", "# known\nnonsense here\n")
        for command in ("check", "baseline"):
            self.assert_ends(2, command,
                             says=["fearless.baseline:2: expected a "
                                   "fingerprint", "`nonsense`",
                                   "`fearless baseline`"])
        self.assertEqual(self.baseline(), "# known\nnonsense here\n")
        (self.folder / "fearless.baseline").unlink()
        self.assert_ends(2, "baseline", "--prune", says="cannot read")

    def test_report_keeps_what_was_silenced(self):
        self.assert_ends(0, "baseline")
        self.assert_ends(0, "check", "--format=json", "-o", "run.json")
        done = self.assert_ends(0, "report", "--format=sarif", "run.json")
        (result,) = json.loads(done.stdout)["runs"][0]["results"]
        self.assertEqual(result["suppressions"][0]["kind"], "external")


class Since(ProgramTest):
    def git(self, *arguments):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c",
                        *arguments], cwd=self.folder, check=True,
                       capture_output=True)

    def setUp(self):
        super().setUp()
        self.write("src/a.cpp", BAD + OTHER)
        self.git("init", "-q", "-b", "main")
        self.git("add", ".")
        self.git("commit", "-qm", "one")
        self.database("src/a.cpp")

    def check(self, *more, code):
        return self.assert_ends(code, "check", "--format=short", "--since",
                                "main", *more)

    def test_nothing_changed(self):
        done = self.check(code=0)
        self.assertIn("2 findings on lines not changed since main",
                      done.stderr)

    def test_a_changed_line_shows_its_finding(self):
        self.write("src/a.cpp", BAD + OTHER.replace("*order;", "*order + 1;"))
        done = self.check(code=1)
        self.assertNotIn("a.cpp:6:", done.stdout)
        self.assertIn("a.cpp:15:", done.stdout)

    def test_any_step_counts(self):
        self.write("src/a.cpp", BAD.replace("(void)*mine;", "(void)(*mine);")
                   + OTHER)
        self.git("commit", "-qam", "two")
        self.assert_ends(1, "check", "--since=HEAD~", says="a.cpp:6:")

    def test_from_a_folder_below(self):
        self.write("src/new.cpp", OTHER)
        self.database("src/a.cpp", "src/new.cpp")
        done = subprocess.run(
            [self.program, "check", "--format=short", "--since=main"],
            cwd=self.folder / "src", text=True, capture_output=True,
            check=False)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("new.cpp:6:", done.stdout)
        self.assertNotIn("a.cpp:", done.stdout)

    def test_never_hides_a_failure(self):
        self.write("src/a.cpp", BAD)
        self.git("commit", "-qam", "two")
        self.database("src/a.cpp", "src/gone.cpp")
        self.check(code=3)

    def test_mistakes(self):
        for ref in ("nowhere", "--output=x", "main:src/a.cpp"):
            self.assert_ends(2, "check", "--since=" + ref,
                             says="no commit is called so")
        self.assertFalse((self.folder / "x").exists())
        subprocess.run(["rm", "-rf", ".git"], cwd=self.folder, check=True)
        self.assert_ends(2, "check", "--since=main", says="git says: ")


if __name__ == "__main__":
    program_case.main(__doc__)
