#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""merge_test.py COMPILER LIBRARY SO FEARLESS [unittest arguments]

Runs parts of the two banks of testcases/runtime/lock_orders, a process each, and
gives what they wrote to `fearless report --merge`. No run reports anything; what
some of them make together must be reported, and nothing else.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from watched_program import ROOT, build, build_instrumented

FOLDER = ROOT / "testcases" / "runtime" / "lock_orders"
COMPILER = LIBRARY = PRELOAD = FEARLESS = None


class Merge(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.library = build_instrumented(COMPILER, LIBRARY,
                                         FOLDER / "library.cpp",
                                         cls.folder / "library")
        cls.pthread = {level: build(COMPILER, FOLDER / "pthread.cpp",
                                    cls.folder / f"pthread{level}", level)
                       for level in ("-O0", "-O2")}

    def setUp(self):
        self.graphs = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        self.count = 0

    def run_parts(self, program, parts, preload=None, options=""):
        """The graphs that the parts write, in their order."""
        graphs = []
        for part in parts:
            self.count += 1
            prefix = self.graphs / f"{self.count}-{part}"
            environment = {
                **os.environ,
                "FEARLESS_OPTIONS": f"order_graph={prefix}{options}"}
            if preload:
                environment["LD_PRELOAD"] = str(preload)
            done = subprocess.run([program, part], env=environment, text=True,
                                  capture_output=True, check=False, cwd=ROOT,
                                  timeout=60)
            self.assertEqual((done.returncode, done.stderr), (0, ""), part)
            found = list(self.graphs.glob(f"{prefix.name}.*"))
            self.assertEqual(len(found), 1, part)
            graphs += found
        return graphs

    def report(self, *arguments):
        return subprocess.run([FEARLESS, "report", *arguments], text=True,
                              capture_output=True, check=False, cwd=ROOT,
                              timeout=60)

    def merged(self, graphs, findings):
        done = self.report("--merge", "--format=json", *graphs)
        self.assertEqual(done.returncode, 1 if findings else 0, done.stderr)
        found = json.loads(done.stdout)["findings"]
        self.assertEqual(len(found), findings, done.stdout)
        return found

    def assert_library(self, findings, *parts):
        return self.merged(self.run_parts(self.library, parts), findings)

    def assert_pthread(self, findings, *parts):
        for level in self.pthread:
            graphs = self.run_parts(self.pthread[level], parts, PRELOAD)
            found = self.merged(graphs, findings)
        return found


class Library(Merge):
    def test_two_runs(self):
        finding, = self.assert_library(1, "transfer", "audit")
        self.assertEqual(finding["check"], "lock-order-inversion")
        self.assertIn("are taken in both orders", finding["message"])
        self.assertIn('"accounts"', finding["message"])
        self.assertIn('"ledger"', finding["message"])
        threads = {label["thread"] for label in finding["labels"]}
        self.assertEqual(len(threads), 2)
        for thread in threads:
            self.assertRegex(thread, r"^main \(process \d+, library\)$")
        self.assertEqual(len(finding["assumed"]), 1)

    def test_one_run_more_often(self):
        self.assert_library(0, "transfer", "transfer")
        self.assert_library(0, "transfer")

    def test_a_gate_of_both(self):
        self.assert_library(0, "transfer_while_closing", "audit_while_closing")

    def test_a_gate_of_one(self):
        self.assert_library(1, "transfer_while_closing", "audit")

    def test_another_way_round_the_gate(self):
        self.assert_library(1, "transfer_while_closing", "audit_while_closing",
                            "audit")

    def test_a_lock_that_is_only_tried_for(self):
        self.assert_library(0, "transfer", "audit_if_free")

    def test_readers_need_a_writer(self):
        self.assert_library(0, "quote", "estimate")
        self.assert_library(1, "quote", "estimate", "set_rates_and_fees")

    def test_three_runs(self):
        finding, = self.assert_library(1, "transfer", "enter_in_journal",
                                       "replay_journal")
        self.assertIn("are taken in a circle", finding["message"])

    def test_threads_of_one_run_that_could_not_meet(self):
        self.assert_library(0, "transfer_then_enter", "replay_journal")
        self.assert_library(1, "transfer_beside_enter", "replay_journal")

    def test_tests_of_one_process_are_runs(self):
        finding, = self.assert_library(1, "two_tests")
        self.assertEqual({label["thread"] for label in finding["labels"]},
                         {"main (Bank.Transfers, library)",
                          "main (Bank.Audits, library)"})

    def test_what_one_run_has_it_has_judged(self):
        self.assert_library(0, "one_test_both_ways")
        self.assert_library(0, "one_test_both_ways", "one_test_both_ways")

    def test_the_id_is_that_of_one_run(self):
        """What one process says of both, and what two of them make."""
        finding, = self.assert_library(1, "transfer", "audit")
        saved = self.graphs / "both.json"
        environment = {**os.environ,
                       "FEARLESS_OPTIONS": f"json={saved}"}
        done = subprocess.run([self.library, "transfer_beside_audit"],
                              env=environment, text=True,
                              capture_output=True, check=False, cwd=ROOT)
        self.assertEqual(done.returncode, 66, done.stderr)
        shown = self.report("--format=json", saved)
        its, = json.loads(shown.stdout)["findings"]
        self.assertEqual(finding["fingerprint"], its["fingerprint"])
        self.assertEqual(sorted(finding["message"].split()),
                         sorted(its["message"].split()))

    def test_text(self):
        graphs = self.run_parts(self.library, ["transfer", "audit"])
        done = self.report("--merge", *graphs)
        self.assertEqual(done.returncode, 1, done.stderr)
        for words in ("are taken in both orders", "[fearless-lock-order-",
                      "lock_orders/library.cpp", "= fix:", "= assumed:"):
            self.assertIn(words, done.stdout)


class Pthread(Merge):
    def test_two_runs(self):
        finding, = self.assert_pthread(1, "transfer", "audit")
        self.assertIn("are taken in both orders", finding["message"])

    def test_a_gate_of_both(self):
        self.assert_pthread(0, "transfer_while_closing", "audit_while_closing")
        self.assert_pthread(1, "transfer_while_closing", "audit")

    def test_a_lock_that_is_only_tried_for(self):
        self.assert_pthread(0, "transfer", "audit_if_free")

    def test_what_may_be_a_gate(self):
        self.assert_pthread(0, "open_safe", "count_safe")

    def test_locks_of_a_class_of_ones_own(self):
        self.assert_pthread(0, "sell", "buy")


class WrongUse(Merge):
    def assert_refused(self, content, *words):
        file = self.graphs / "graph"
        file.write_text(content)
        done = self.report("--merge", file)
        self.assertEqual(done.returncode, 2)
        for word in (str(file), *words):
            self.assertIn(word, done.stderr)

    def test_files_that_are_none(self):
        self.assert_refused("#", "is no file of lock orders",
                            "order_graph=FILE writes one")
        self.assert_refused("[]", "order_graph=FILE writes one")
        self.assert_refused('{"lock_orders": 2}', "of this version")
        self.assert_refused('{"schema": 1, "findings": []}',
                            "without `--merge`")
        graph, = self.run_parts(self.library, ["transfer"])
        text = graph.read_text()
        self.assert_refused(text[:-10], "is no file of lock orders")
        self.assert_refused(text.replace('"held": [', '"held": [7, ', 1),
                            "run the program again")

    def test_no_files(self):
        done = self.report("--merge")
        self.assertEqual(done.returncode, 2)
        self.assertIn("order_graph=FILE", done.stderr)
        self.assertIn("gone", self.report("--merge", "gone").stderr)

    def test_a_place_that_cannot_be_written(self):
        done = subprocess.run(
            [self.library, "transfer"], text=True, capture_output=True,
            check=False,
            env={**os.environ, "FEARLESS_OPTIONS": "order_graph=/nowhere/a"})
        self.assertEqual(done.returncode, 0)
        self.assertIn("fearless: cannot write /nowhere/a.", done.stderr)


if __name__ == "__main__":
    COMPILER, LIBRARY, PRELOAD, FEARLESS = sys.argv[1:5]
    del sys.argv[1:5]
    unittest.main()
