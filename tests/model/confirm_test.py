#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""confirm_test.py COMPILER LIBRARY: from a possible deadlock to a schedule.

What the watcher writes of a program that can deadlock is handed to the explorer
of the same program, which must come back with that deadlock; what it says then
as JSON must be what docs/schema/findings.json says, with a flow per thread, and
must be confirmed itself. What cannot happen must not be reached.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "watch"))
import watched_program  # noqa: E402

SCENARIOS = ROOT / "testcases" / "runtime" / "scenarios"
SCHEMA = json.loads((ROOT / "docs/schema/findings.json").read_text())
KINDS = {"object": dict, "array": list, "string": str, "boolean": bool,
         "integer": int, "number": (int, float)}


def faults(value, schema, where="report"):
    """What of a value is not as the schema says."""
    if reference := schema.get("$ref"):
        schema = SCHEMA["$defs"][reference.split("/")[-1]]
    if kind := schema.get("type"):
        if not isinstance(value, KINDS[kind]):
            return [f"{where}: not a {kind}"]
    if "const" in schema and value != schema["const"]:
        return [f"{where}: not {schema['const']}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: not one of {schema['enum']}"]
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return [f"{where}: not like {schema['pattern']}"]
    found = []
    if isinstance(value, list):
        for item in value:
            found += faults(item, schema["items"], where + "[]")
    if isinstance(value, dict):
        found += [f"{where}: no {name}" for name in schema.get("required", ())
                  if name not in value]
        for name, member in value.items():
            found += faults(member, schema["properties"][name],
                            f"{where}.{name}")
    return found


class Confirm(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_program(self, scenario, options, *link):
        program = self.folder / f"{scenario}{len(link)}"
        if not program.exists():
            watched_program.build(
                COMPILER, SCENARIOS / f"{scenario}.cpp", program, "-O1",
                "-DFEARLESS_INSTRUMENT=1", "-Iruntime/include",
                link=[LIBRARY, *link])
        return subprocess.run(
            [program], cwd=ROOT, text=True, capture_output=True, timeout=60,
            env={**os.environ, "FEARLESS_OPTIONS": options}, check=False)

    def explore(self, scenario, options):
        return self.run_program(scenario, options, "-Wl,--wrap=main")

    def test_what_the_watcher_says_is_reached(self):
        for scenario in ("s01_two_orders", "s04_three_locks",
                         "s20_reader_and_mutex"):
            said = self.folder / f"{scenario}.json"
            watched = self.run_program(scenario, f"json={said}")
            self.assertIn("CAN DEADLOCK", watched.stderr)
            done = self.explore(scenario, f"confirm={said}")
            self.assertEqual(done.returncode, 66, done.stderr)
            self.assertIn(f"fearless: DEADLOCK in {scenario}", done.stderr)
            self.assertIn("confirmed; failed after 1 execution", done.stderr)
            finding = json.loads(said.read_text())["findings"][0]
            done = self.explore(
                scenario, f"confirm={said}@{finding['fingerprint']}")
            self.assertIn("confirmed", done.stderr)

    def test_json_is_as_the_schema_says_and_can_be_confirmed(self):
        found = self.folder / "found.json"
        self.explore("s01_two_orders", f"json={found}")
        report = json.loads(found.read_text())
        self.assertEqual(faults(report, SCHEMA), [])
        finding = report["findings"][0]
        self.assertEqual(finding["check"], "deadlock")
        self.assertEqual(finding["message"], "DEADLOCK in s01_two_orders1")
        self.assertEqual({label["thread"] for label in finding["labels"]},
                         {"main", "transfer", "audit"})
        self.assertEqual(
            sum(label["primary"] for label in finding["labels"]), 1)
        self.assertIn("FEARLESS_OPTIONS=replay=fl1-", finding["fix"])
        done = self.explore("s01_two_orders", f"confirm={found}")
        self.assertIn("confirmed", done.stderr)

    def test_what_cannot_happen_is_not_reached(self):
        """Both orders, but under a gate, as a tool without it might say."""
        text = (SCENARIOS / "s03_gate.cpp").read_text()
        lines = [number for number, line in enumerate(text.splitlines(), 1)
                 if ".lock()" in line and "gate" not in line]
        self.assertEqual(len(lines), 4)
        labels = [{"location": {"path": "anywhere/s03_gate.cpp", "line": line},
                   "text": "takes it", "thread": thread}
                  for line, thread in zip(lines, "1122")]
        said = self.folder / "said.json"
        said.write_text(json.dumps({"findings": [
            {"check": "lock-order-inversion", "labels": labels}]}))
        done = self.explore("s03_gate", f"confirm={said}")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("not reached; complete", done.stderr)

    def test_what_is_no_finding_is_refused(self):
        said = self.folder / "said.json"
        for text, words in ((None, "cannot be read"), ("{", "is no JSON"),
                            ("{}", "has no finding about a deadlock")):
            if text:
                said.write_text(text)
            done = self.explore("s03_gate", f"confirm={said}")
            self.assertEqual(done.returncode, 2)
            self.assertIn(words, done.stderr)

    def test_options_that_make_no_sense_are_refused(self):
        for option, words in (
                ("search=best", "must be optimal, exhaustive"),
                ("shard=3/2", "must be from 1 to"),
                ("shard=half", "must be i/n"),
                ("jobs=1000", "must be from 1 to 256"),
                ("jobs=2:checkpoint=x", "needs jobs=1")):
            done = self.explore("s03_gate", option)
            self.assertEqual(done.returncode, 2, option)
            self.assertIn(words, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1)

    def test_shards_of_a_program(self):
        sums = []
        for part in (1, 2, 3):
            done = self.explore("s06_only_tried", f"shard={part}/3")
            self.assertEqual(done.returncode, 0, done.stderr)
            sums.append(int(re.search(r"(\d+) execution", done.stderr)[1]))
        whole = self.explore("s06_only_tried", "jobs=2")
        self.assertEqual(
            sum(sums), int(re.search(r"(\d+) execution", whole.stderr)[1]))


if __name__ == "__main__":
    COMPILER, LIBRARY = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1])
