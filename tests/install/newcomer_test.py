#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""newcomer_test.py BUILD COMPILER: the first day with fearless, played.

Installs BUILD into an empty prefix, moves it, and takes newcomer/, a small
project with a bug of each kind that `./dev demo` shows and a deadlock, through
everything a user would do: lint it with clang-tidy, check it as CI does, with
SARIF and a baseline, run its test watched; then correct it, and all is clean.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import install_test  # noqa: E402

BUILD = pathlib.Path()
COMPILER = ""
FOUND = {
    "src/catalogue.cpp": "thread-unsafe-refcount",
    "src/dispatch.cpp": "use-after-send",
    "src/ledger.cpp": "blocking-under-lock",
    "src/name.cpp": "non-sync-shared",
    "src/prices.cpp": "dangling-thread-capture",
    "src/visitors.cpp": "unguarded-shared-access",
}


class Newcomer(unittest.TestCase):
    """One project, day by day: the steps run in the order of their names."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="newcomer-")
        cls.addClassCleanup(folder.cleanup)
        work = pathlib.Path(folder.name).resolve()
        cls.prefix = install_test.install(BUILD, work)
        cls.shop = work / "shop"
        shutil.copytree(install_test.HERE / "newcomer", cls.shop)
        (cls.shop / "fixed").rename(work / "fixed")
        cls.fixed = work / "fixed"
        install_test.run(
            "cmake", "-S", cls.shop, "-B", cls.shop / "build", "-G", "Ninja",
            *install_test.definitions(COMPILER, CMAKE_PREFIX_PATH=cls.prefix))
        install_test.run("cmake", "--build", cls.shop / "build", "-j", "2")

    def setUp(self):
        started = time.monotonic()
        self.addCleanup(lambda: print(
            f"  {time.monotonic() - started:.1f} s", end=" ", file=sys.stderr))

    def do(self, code, *command):
        """What a command prints that has to end with `code`."""
        done = subprocess.run(list(map(str, command)), cwd=self.shop,
                              text=True, stdout=subprocess.PIPE, timeout=900,
                              stderr=subprocess.STDOUT, check=False)
        self.assertEqual(done.returncode, code, done.stdout)
        return done.stdout

    def fearless(self, code, *arguments):
        return self.do(code, self.prefix / "bin" / "fearless", *arguments)

    def ctest(self, code, *arguments):
        return self.do(code, "ctest", "--test-dir", "build",
                       "--output-on-failure", "--no-tests=error", *arguments)

    def test_1_the_doctor_is_content(self):
        self.assertNotIn("problem", self.fearless(0, "doctor"))

    def test_2_clang_tidy(self):
        plugin = next(self.prefix.rglob("libFearlessTidy.so"))
        printed = self.do(0, "clang-tidy-19", "--quiet", "-p", "build",
                          "-load", plugin, "-checks=-*,fearless-*", *FOUND)
        for file, check in FOUND.items():
            self.assertRegex(printed, f"{file}:.* warning: .*fearless-{check}")

    def test_3_ci_shows_everything(self):
        self.fearless(1, "check", "-p", "build", "--format=sarif", "-o",
                      "fearless.sarif", "src")
        text = (self.shop / "fearless.sarif").read_text(encoding="utf-8")
        (run,) = json.loads(text)["runs"]
        found = {}
        for result in run["results"]:
            place = result["locations"][0]["physicalLocation"]
            found[place["artifactLocation"]["uri"]] = result["ruleId"]
        self.assertEqual(found, {file: "fearless-" + check
                                 for file, check in FOUND.items()})

    def test_4_a_baseline_shows_what_is_new(self):
        self.fearless(0, "baseline", "-p", "build")
        self.ctest(0, "-R", "fearless-check-shop")
        prices = self.shop / "src" / "prices.cpp"
        old = prices.read_text(encoding="utf-8")
        prices.write_text(old + old[old.index("std::thread print_prices"):]
                          .replace("print_prices", "print_sums"), "utf-8")
        printed = self.fearless(1, "check", "--format=short", prices)
        self.assertIn("src/prices.cpp:16:", printed)
        self.assertIn("1 error in 1 file", printed)
        prices.write_text(old, encoding="utf-8")

    def test_5_the_watched_test_names_the_deadlock(self):
        printed = self.ctest(8, "-R", "fearless-test-shop_test")
        for text in ("DEADLOCK in test Shop.ClosesTheDay",
                     'clerk  waits for mutex "total"', "src/ledger.cpp:"):
            self.assertIn(text, printed)

    def test_6_corrected_it_is_clean(self):
        shutil.copytree(self.fixed, self.shop, dirs_exist_ok=True,
                        copy_function=shutil.copyfile)  # as of now
        self.do(0, "cmake", "--build", "build", "-j", "2")
        self.assertIn("100% tests passed", self.ctest(0))
        self.assertIn(" 0 known findings",
                      self.fearless(0, "baseline", "--prune"))


if __name__ == "__main__":
    BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
    COMPILER = sys.argv.pop(1)
    unittest.main(verbosity=2)
