#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""cmake_test.py BUILD COMPILER: fearless_check() and fearless_test().

The project functions/ is built with Ninja and with Makefiles, with what BUILD
installs and with the sources of fearless as a part of it, and once with
FEARLESS_INSTRUMENT. Its targets and tests must end as they have to.
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import install_test  # noqa: E402

BUILD = pathlib.Path()
COMPILER = ""
TESTS = {  # and what they print
    "fearless-test-bank_test/Bank.HasAName": "Passed",
    "fearless-test-bank_test/Bank.IsWatched": "Passed",
    "fearless-test-bank_test/Bank.LocksOnceTooOften":
        "==fearless== DEADLOCK in test Bank.LocksOnceTooOften",
    "fearless-test-hangs": "==fearless== DEADLOCK",
    "fearless-test-explored": "fearless: DEADLOCK in ",
    "fearless-check-bank": "Passed",
    "fearless-check-accounts": "[fearless-double-lock]",
    "fearless-check-explored": "Passed",
}


class Functions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="functions-")
        cls.addClassCleanup(folder.cleanup)
        cls.work = pathlib.Path(folder.name).resolve()
        cls.prefix = install_test.install(BUILD, cls.work)

    def do(self, *command):
        done = subprocess.run(list(map(str, command)), text=True, check=False,
                              stdout=subprocess.PIPE, timeout=900,
                              stderr=subprocess.STDOUT)
        return done.stdout, done.returncode

    def configure(self, name, generator="Ninja", **options):
        options = {"CMAKE_PREFIX_PATH": self.prefix, **options}
        return self.do("cmake", "-S", install_test.HERE / "functions", "-B",
                       self.work / name, "-G", generator,
                       *install_test.definitions(COMPILER, **options))

    def assert_works(self, name, generator="Ninja", **options):
        printed, code = self.configure(name, generator, **options)
        self.assertEqual(code, 0, printed)
        folder = self.work / name
        printed, code = self.do("cmake", "--build", folder, "-j", "2")
        self.assertEqual(code, 0, printed)
        self.assert_tests(folder)
        printed, code = self.do("cmake", "--build", folder, "--target",
                                "fearless-check-hangs")
        self.assertNotEqual(code, 0, printed)
        self.assertIn("::error file=", printed)
        printed, code = self.do("cmake", "--build", folder, "--target",
                                "fearless-check-bank",
                                "fearless-test-bank_test")
        self.assertEqual(code, 0, printed)

    def assert_tests(self, folder):
        printed, _ = self.do("ctest", "--test-dir", folder, "-L", "fearless",
                             "--output-on-failure", "-j", "2")
        self.assertIn(f"out of {len(TESTS)}\n", printed)
        for test, text in TESTS.items():
            part = printed[printed.index(f": {test} "):]
            self.assertIn(text, part.split(" Test #")[0], test)

    def test_ninja(self):
        self.assert_works("ninja")

    def test_makefiles(self):
        self.assert_works("makefiles", "Unix Makefiles")

    def test_everything_instrumented(self):
        self.assert_works("instrumented", FEARLESS_INSTRUMENT="ON")
        for twin in ("fearless-test-bank_test", "fearless-test-explored"):
            self.assertFalse((self.work / "instrumented" / twin).exists())

    def test_part_of_a_project(self):
        self.assert_works("part", FEARLESS=install_test.ROOT,
                          FEARLESS_PROGRAM=self.prefix / "bin" / "fearless")

    def test_mistakes(self):
        for line, text in [
                ("fearless_check()", "needs the name of a target"),
                ("fearless_check(hnags)", "`hnags` is neither a target nor"),
                ("fearless_check(fees)", "nothing is compiled for fees"),
                ("fearless_check(Threads::Threads)", "nothing is compiled"),
                ("fearless_check(bank_test bank2 OUTPUT a)", "`bank2` is"),
                ("fearless_check(bank_test explored OUTPUT a)",
                 "one OUTPUT for 2 targets"),
                ("fearless_check(bank_test FORMAT)", "FORMAT needs a value"),
                ("fearless_test(bank)", "bank is no program"),
                ("fearless_test(late) ", "EXPLORE is for programs that link"),
                ("fearless_test(late)", "stands before `fearless::runtime`")]:
            if "late" in line:
                line = line.replace(") ", " EXPLORE)")
                line = (f"add_executable(late explored.cpp)\n{line}\n"
                        "target_link_libraries(late PRIVATE fearless::runtime)")
            printed, code = self.configure("mistakes", MISTAKE=line)
            self.assertNotEqual(code, 0, line)
            self.assertIn(text, " ".join(printed.split()), line)


if __name__ == "__main__":
    BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
    COMPILER = sys.argv.pop(1)
    unittest.main(verbosity=2)
