#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""`fearless check --fix` changes files, and what it must leave alone.

    fix_test.py PROGRAM [unittest arguments]

That the edits themselves are right: tests/fixes_test.py.
"""

import os
import subprocess

import program_case
from program_case import ProgramTest

from small_programs import NAMED, UNNAMED


class Fix(ProgramTest):
    def text(self, name):
        return (self.folder / name).read_text()

    def fix(self, *arguments, code=1, says=()):
        return self.assert_ends(code, "check", "--fix", "--quiet", *arguments,
                                "--", "-std=c++20", says=says)

    def test_edits_are_made_shown_and_counted(self):
        self.write("a.cpp", UNNAMED)
        os.chmod(self.folder / "a.cpp", 0o640)
        self.fix("a.cpp", says=[
            "= edit: with --fix, line 5 becomes "
            "`std::lock_guard<std::mutex> lock{mutex};`",
            "1 finding fixed in 1 file"])
        self.assertEqual(self.text("a.cpp"), NAMED)
        mode = (self.folder / "a.cpp").stat().st_mode
        self.assertEqual(mode & 0o777, 0o640)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["a.cpp"])
        self.fix("a.cpp", code=0, says="0 findings fixed")

    def test_a_link_still_points_to_its_file(self):
        self.write("real.cpp", UNNAMED)
        (self.folder / "a.cpp").symlink_to("real.cpp")
        self.fix("a.cpp")
        self.assertTrue((self.folder / "a.cpp").is_symlink())
        self.assertEqual(self.text("real.cpp"), NAMED)

    def test_what_does_not_compile_is_not_touched(self):
        broken = UNNAMED + "int f() { return nothing; }\n"
        self.write("a.cpp", broken)
        self.write("b.cpp", UNNAMED)
        self.fix("a.cpp", "b.cpp", code=3,
                 says="1 finding fixed in 1 file, 1 without an edit")
        self.assertEqual(self.text("a.cpp"), broken)
        self.assertEqual(self.text("b.cpp"), NAMED)

    def test_what_is_hidden_is_not_touched(self):
        quiet = UNNAMED.replace("{mutex};",
                              "{mutex};  // NOLINT(fearless-unnamed-guard): x")
        self.write("a.cpp", quiet)
        self.fix("a.cpp", code=0, says="0 findings fixed")
        self.assertEqual(self.text("a.cpp"), quiet)

    def test_headers_below_here_but_no_others(self):
        inside, outside = self.folder / "in", self.folder / "out"
        inside.mkdir()
        outside.mkdir()
        header = UNNAMED.replace("\nvoid", "\ninline void").replace(
            "std::mutex mutex;", "inline std::mutex mutex;").replace(
            "int hits;", "inline int hits;").replace("int read",
                                                     "inline int read")
        (inside / "near.h").write_text(header)
        (inside / "a.cpp").write_text('#include "near.h"\n')
        (outside / "far.h").write_text(header)
        (inside / "b.cpp").write_text('#include "../out/far.h"\n')
        for name in ("a.cpp", "b.cpp"):
            subprocess.run([self.program, "check", "--fix", "--quiet", name,
                            "--", "-std=c++20"], cwd=inside,
                           capture_output=True, check=False)
        self.assertIn("lock{mutex}", (inside / "near.h").read_text())
        self.assertEqual((outside / "far.h").read_text(), header)

    def test_a_folder_that_cannot_be_written(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everywhere")
        self.write("a.cpp", UNNAMED)
        self.folder.chmod(0o500)
        self.addCleanup(self.folder.chmod, 0o700)
        self.fix("a.cpp", code=2, says="cannot write `a.cpp`")
        self.assertEqual(self.text("a.cpp"), UNNAMED)


if __name__ == "__main__":
    program_case.main(__doc__)
