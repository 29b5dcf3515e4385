#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Our SARIF is SARIF 2.1.0, by the schema of its makers.

`./dev` gets the schema from a package of npm into BUILD/sarif/; where there is
no npm, or no python3-jsonschema, the test is skipped.

    sarif_test.py BUILD [unittest arguments]
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import warnings

# Debian's package, also for a Python of one's own.
sys.path.append("/usr/lib/python3/dist-packages")

ROOT = pathlib.Path(__file__).resolve().parents[1]
BUILD = pathlib.Path()
SCHEMA = {}
SKIPPED = 77

DEADLOCK = """#include <pthread.h>
#include <unistd.h>
static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t b = PTHREAD_MUTEX_INITIALIZER;
static void* other(void* none) {
  pthread_mutex_lock(&b);
  usleep(200000);
  pthread_mutex_lock(&a);
  return none;
}
int main(void) {
  pthread_t thread;
  pthread_create(&thread, 0, other, 0);
  pthread_mutex_lock(&a);
  usleep(200000);
  pthread_mutex_lock(&b);
  pthread_join(thread, 0);
}
"""


class Sarif(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def fearless(self, *arguments, where=ROOT):
        done = subprocess.run([BUILD / "bin" / "fearless", *arguments],
                              cwd=where, capture_output=True, text=True,
                              check=False)
        self.assertNotEqual(done.returncode, 2, done.stderr)
        return done

    def results(self, text):
        log = json.loads(text)
        mistakes = [f"{list(error.path)}: {error.message[:200]}"
                    for error in validator(SCHEMA).iter_errors(log)]
        self.assertEqual(mistakes[:5], [])
        return log["runs"][0]["results"]

    def gallery_report(self):
        """What the test `gallery` wrote, unless the program is newer."""
        program = BUILD / "bin" / "fearless"
        report = BUILD / "gallery.json"
        if not report.exists() or \
                report.stat().st_mtime < program.stat().st_mtime:
            subprocess.run([ROOT / "tests" / "run_cases", "--build", BUILD,
                            "--no-golden", "--report", report],
                           stdout=subprocess.DEVNULL, check=False)
        return report

    def test_the_gallery(self):
        cases = list((ROOT / "testcases").glob("*/bad_*.cpp"))
        done = self.fearless("report", "--format=sarif", self.gallery_report())
        results = self.results(done.stdout)
        self.assertGreaterEqual(len(results), len(cases))
        for result in results:
            self.assertTrue(result["locations"])
            self.assertRegex(result["partialFingerprints"]["fearless/v1"],
                             "^[0-9a-f]{16}$")
        races = [result for result in results
                 if result["ruleId"] == "fearless-unguarded-shared-access"]
        flows = [len(race["codeFlows"][0]["threadFlows"]) for race in races
                 if "codeFlows" in race]
        self.assertIn(2, flows)

    def test_a_deadlock_that_happened(self):
        if not (BUILD / "lib" / "libfearless_watch.so").exists():
            self.skipTest("built without the runtime")
        (self.folder / "deadlock.c").write_text(DEADLOCK)
        subprocess.run(["clang-19", "-g", "deadlock.c", "-o", "deadlock"],
                       cwd=self.folder, check=True)
        done = self.fearless("run", "--option=json=report.json", "--",
                             "./deadlock", where=self.folder)
        self.assertEqual(done.returncode, 66, done.stderr)
        done = self.fearless("report", "--format=sarif", "report.json",
                             where=self.folder)
        (result,) = self.results(done.stdout)
        self.assertEqual(result["ruleId"], "fearless-deadlock")
        self.assertEqual(len(result["codeFlows"][0]["threadFlows"]), 2)

    def test_a_check_writes_what_a_report_does(self):
        case = "testcases/unguarded_shared_access/bad_async_before_get.cpp"
        sarif = self.fearless("check", "--format=sarif", case, "--",
                              "-std=c++20").stdout
        (self.folder / "run.json").write_text(
            self.fearless("check", "--format=json", case, "--",
                          "-std=c++20").stdout)
        report = self.fearless("report", "--format=sarif",
                               self.folder / "run.json").stdout
        self.assertTrue(self.results(sarif))
        self.assertEqual(self.results(sarif), self.results(report))

    def test_hostile_names(self):
        name = "a b\"'\n](x) %#?\u00e4\U0001f600.cpp"
        (self.folder / name).write_text(
            "#include <mutex>\nvoid f(std::mutex& m) "
            "{ /* \u00e4\U0001f600 */ m.lock(); m.lock(); }\n")
        done = self.fearless("check", "--format=sarif", name, "--",
                             where=self.folder)
        results = self.results(done.stdout)
        self.assertEqual({result["ruleId"] for result in results} &
                         {"fearless-double-lock"}, {"fearless-double-lock"})


def validator(schema):
    import jsonschema
    return jsonschema.validators.validator_for(schema)(schema)


def skip(why):
    print("skipped: " + why)
    sys.exit(SKIPPED)


def main():
    global BUILD, SCHEMA
    BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
    schema = BUILD / "sarif" / "sarif-2.1.0.json"
    if not schema.exists():
        skip(f"no {schema}; `./dev test` gets it where there is npm")
    warnings.simplefilter("ignore")
    try:
        validator({})
    except ImportError:
        skip("no python3-jsonschema")
    SCHEMA = json.loads(schema.read_text(encoding="utf-8-sig"))
    unittest.main()


if __name__ == "__main__":
    main()
