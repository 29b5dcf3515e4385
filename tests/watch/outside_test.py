#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""outside_test.py COMPILER LIBRARY [--preload SO] [--fearless PROGRAM] [...]

What a watched process does with the world: which processes it starts to look
places up, the stacks of its reports, and who gets a dump of it. The rest are
arguments of unittest.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from watched_program import ROOT, build, build_instrumented

sys.path.insert(0, str(ROOT / "tests"))
from json_schema import Schema  # noqa: E402

SCENARIOS = ROOT / "testcases" / "runtime" / "scenarios"
STD_SCENARIOS = ROOT / "testcases" / "runtime" / "scenarios_std"
TOOL = shutil.which("llvm-addr2line") or shutil.which("addr2line")
ARGUMENTS = None

HANGS = """#include <mutex>
#include <thread>
std::mutex account;
int main() {
  std::lock_guard mine(account);
  std::thread([] { std::lock_guard theirs(account); }).detach();
  for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
}
"""


class Outside(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.programs = {}

    def setUp(self):
        self.fresh = pathlib.Path(tempfile.mkdtemp(dir=self.folder))

    def library_program(self, name):
        if name not in self.programs:
            self.programs[name] = build_instrumented(
                ARGUMENTS.compiler, ARGUMENTS.library,
                SCENARIOS / f"{name}.cpp", self.folder / name)
        return self.programs[name]

    def std_program(self, name, *flags):
        if not ARGUMENTS.preload:
            self.skipTest("there is no library to preload")
        key = " ".join([name, *flags])
        if key not in self.programs:
            program = self.folder / key.replace(" ", "")
            self.programs[key] = build(ARGUMENTS.compiler,
                                       STD_SCENARIOS / f"{name}.cpp", program,
                                       *flags)
        return self.programs[key]

    def environment(self, options, is_preloaded):
        environment = {**os.environ, "FEARLESS_OPTIONS": options}
        if is_preloaded:
            environment["LD_PRELOAD"] = str(ARGUMENTS.preload)
        return environment

    def report_of(self, program, options="", is_preloaded=False, path=None):
        environment = self.environment(options, is_preloaded)
        if path:
            environment["PATH"] = path
        done = subprocess.run([program], env=environment, text=True, cwd=ROOT,
                              capture_output=True, check=False, timeout=60)
        self.assertEqual(done.returncode, 66, done.stderr)
        return done.stderr


class LookUps(Outside):
    def asked(self, program):
        """The processes that a report starts, and the report."""
        log = self.fresh / "log"
        tool = self.fresh / "llvm-addr2line"
        tool.write_text(f'#!/bin/sh\necho "$@" >> "{log}"\n'
                        f'exec "{TOOL}" "$@"\n')
        tool.chmod(0o755)
        report = self.report_of(program, is_preloaded=True,
                                path=f"{self.fresh}:{os.environ['PATH']}")
        asked = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return asked, report

    @unittest.skipUnless(TOOL, "nobody tells lines")
    def test_one_process_for_all_places(self):
        for name in ("s09_forced_cycle", "s01_two_orders",
                     "s13_join_under_lock"):
            for level in ("-O0", "-O2"):
                asked, report = self.asked(self.std_program(name, level))
                self.assertEqual(len(asked), 1, asked)
                self.assertRegex(report, rf"{name}\.cpp:\d+")

    def test_none_without_lines(self):
        program = self.fresh / "stripped"
        subprocess.run(["strip", "-g", "-o", program,
                        self.std_program("s09_forced_cycle", "-O2")],
                       check=True)
        asked, report = self.asked(program)
        self.assertEqual(asked, [], report)
        self.assertIn("(stripped)", report)

    @unittest.skipUnless(TOOL and shutil.which("objcopy"), "needs binutils")
    def test_lines_may_be_in_a_file_beside_it(self):
        program = self.fresh / "linked"
        lines = self.fresh / "linked.debug"
        built = self.std_program("s09_forced_cycle", "-O2")
        subprocess.run(["objcopy", "--only-keep-debug", built, lines],
                       check=True)
        subprocess.run(["objcopy", "--strip-debug",
                        f"--add-gnu-debuglink={lines}", built, program],
                       check=True)
        asked, report = self.asked(program)
        self.assertEqual(len(asked), 1, report)
        self.assertRegex(report, r"s09_forced_cycle\.cpp:\d+")


@unittest.skipUnless(TOOL, "nobody tells lines")
class Stacks(Outside):
    LINE = re.compile(r"^    (\S+):(\d+) +(\S.*)$", re.M)

    def assert_stacks(self, report, file, threads):
        """Each has a stack, of the user's functions only."""
        parts = re.split(r"^  stack of (.*)$", report, flags=re.M)
        self.assertEqual(len(parts), 1 + 2 * threads, report)
        for thread, stack in zip(parts[1::2], parts[2::2]):
            frames = self.LINE.findall(stack)
            self.assertTrue(frames, f"{thread}: {report}")
            for path, _, _ in frames:
                self.assertTrue(path.endswith(file), report)

    def test_without_the_option(self):
        report = self.report_of(self.library_program("s09_forced_cycle"))
        self.assertNotIn("stack", report)

    def test_library(self):
        for name, threads in (("s09_forced_cycle", 2), ("s01_two_orders", 2),
                              ("s12_no_notifier", 2), ("s08_lock_twice", 1)):
            report = self.report_of(self.library_program(name), "stacks=1")
            self.assert_stacks(report, f"{name}.cpp", threads)

    def test_preloaded(self):
        for name, threads in (("s09_forced_cycle", 2), ("s01_two_orders", 2),
                              ("s12_no_notifier", 2), ("s08_lock_twice", 1)):
            for flags in (["-O0"], ["-O2", "-fomit-frame-pointer"]):
                report = self.report_of(self.std_program(name, *flags),
                                        "stacks=1", is_preloaded=True)
                self.assert_stacks(report, f"{name}.cpp", threads)

    def test_json(self):
        saved = self.fresh / "report.json"
        self.report_of(self.library_program("s09_forced_cycle"),
                       f"stacks=1:json={saved}")
        finding, = json.loads(saved.read_text())["findings"]
        for label in finding["labels"]:
            self.assertTrue(label["stack"])
            for frame in label["stack"]:
                self.assertTrue(frame["function"])
                self.assertTrue(frame["location"]["path"].endswith(".cpp"))
                self.assertGreater(frame["location"]["line"], 0)


class Json(Outside):
    """What is written is what docs/schema says."""

    SCENARIOS = ("s01_two_orders", "s09_forced_cycle", "s12_no_notifier",
                 "s13_join_under_lock", "s14_both_receive_first",
                 "s17_lock_held_while_sending", "s18_owner_gone",
                 "s20_reader_and_mutex")

    def test_reports(self):
        schema = Schema("findings.json")
        saved = self.fresh / "report.json"
        for name in self.SCENARIOS:
            for options in ("", "stacks=1:"):
                self.report_of(self.library_program(name),
                               f"{options}json={saved}")
                report = json.loads(saved.read_text())
                self.assertEqual(schema.complaints(report), [], name)

    def test_lock_orders(self):
        schema = Schema("lock_orders.json")
        for name in self.SCENARIOS:
            prefix = self.fresh / name
            self.report_of(self.library_program(name),
                           f"order_graph={prefix}")
            orders = json.loads(next(
                self.fresh.glob(f"{name}.*")).read_text())
            self.assertEqual(schema.complaints(orders), [], name)


class Dump(Outside):
    def started(self, program, options="", is_preloaded=True):
        process = subprocess.Popen(
            [program], text=True, stderr=subprocess.PIPE,
            env=self.environment(options, is_preloaded))
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def hanging(self, **more):
        if not ARGUMENTS.preload:
            self.skipTest("there is no library to preload")
        if "hangs" not in self.programs:
            source = self.folder / "hangs.cpp"
            source.write_text(HANGS)
            program = self.folder / "hangs"
            subprocess.run([ARGUMENTS.compiler, "-std=c++20", "-g1", source,
                            "-pthread", "-o", program], check=True)
            self.programs["hangs"] = program
        process = self.started(self.programs["hangs"], **more)
        self.wait_for_threads(process, 2)
        return process

    def wait_for_threads(self, process, count):
        """Until so many sleep, and still do a while later."""
        for _ in range(300):
            if self.sleeping(process) >= count:
                time.sleep(0.3)
                if self.sleeping(process) >= count:
                    return
            time.sleep(0.1)
        self.fail("the threads did not start")

    @staticmethod
    def sleeping(process):
        states = [task.read_text().rpartition(")")[2].split()[0] for task in
                  pathlib.Path(f"/proc/{process.pid}/task").glob("*/stat")]
        return states.count("S")

    def test_sigquit_ends_with_a_dump(self):
        process = self.hanging()
        process.send_signal(signal.SIGQUIT)
        said = process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, -signal.SIGQUIT)
        self.assertIn("THREADS of process", said)
        self.assertRegex(said, r'waits for mutex "account", held by main')

    def dump(self, *arguments):
        if not ARGUMENTS.fearless:
            self.skipTest("this build has no `fearless`")
        return subprocess.run([ARGUMENTS.fearless, "dump",
                               *map(str, arguments)], text=True,
                              capture_output=True, check=False, timeout=60)

    def assert_refused(self, *arguments, says):
        done = self.dump(*arguments)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn(says, done.stderr)

    def test_dump_says_who_waits(self):
        process = self.hanging()
        for _ in range(3):
            done = self.dump(process.pid)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertRegex(
                done.stdout, r'waits for mutex "account", held by main  '
                             r"\S*hangs\.cpp:6")
            self.assertIn("1 blocked, 1 running", done.stdout)
        self.assertIsNone(process.poll())
        process.kill()
        self.assertEqual(process.communicate()[1], "")

    def test_dump_with_stacks(self):
        process = self.hanging(options="stacks=1")
        self.assertRegex(self.dump(process.pid).stdout,
                         r"stack of .*\n    \S*hangs\.cpp:6 ")

    def test_dump_of_the_library(self):
        source = self.folder / "waits.cpp"
        source.write_text("""#include <thread>
#include "fearless/channel.h"
#include "fearless/thread.h"
int main() {
  auto [tx, rx] = fearless::channel<int>("orders");
  auto clerk = fearless::spawn("clerk", [rx = std::move(rx)]() mutable {
    (void)rx.recv();
  });
  for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
}
""")
        program = self.folder / "waits"
        subprocess.run([ARGUMENTS.compiler, "-std=c++20", "-g1",
                        "-DFEARLESS_INSTRUMENT=1", "-I",
                        ROOT / "runtime/include", source, "-pthread", "-o",
                        program, ARGUMENTS.library], check=True)
        process = self.started(program, is_preloaded=False)
        self.wait_for_threads(process, 2)
        self.assertRegex(self.dump(process.pid).stdout,
                         r'clerk  waits for a value in channel "orders"')

    def test_who_cannot_be_asked(self):
        self.assert_refused(says="takes the number of one process")
        self.assert_refused("hangs", says="takes the number of one process")
        self.assert_refused(1, 2, says="takes the number of one process")
        sleeper = subprocess.Popen(["sleep", "100"])
        self.addCleanup(sleeper.wait)
        self.addCleanup(sleeper.kill)
        self.assert_refused(sleeper.pid, says="is not watched")
        self.assertIsNone(sleeper.poll())
        ended = subprocess.Popen(["true"])
        for _ in range(1000):
            state = pathlib.Path(f"/proc/{ended.pid}/stat").read_text()
            if " Z " in state:
                break
            time.sleep(0.01)
        self.assert_refused(ended.pid, says="has ended")
        ended.wait()
        self.assert_refused(ended.pid, says="there is no process")

    def test_who_does_not_want_to_be_asked(self):
        process = self.hanging(options="dump=0")
        self.assert_refused(process.pid, says="is not watched")
        self.assertIsNone(process.poll())

    def test_who_is_stopped(self):
        process = self.hanging()
        process.send_signal(signal.SIGSTOP)
        self.assert_refused(process.pid, says="does not answer")
        process.send_signal(signal.SIGCONT)
        done = self.dump(process.pid)  # the request that came late harms nobody
        self.assertIn("1 blocked", done.stdout)

    @unittest.skipUnless(os.geteuid() == 0, "needs to become somebody else")
    def test_who_is_somebody_elses(self):
        if not ARGUMENTS.fearless:
            self.skipTest("this build has no `fearless`")
        process = self.hanging()
        program = self.fresh / "fearless"
        shutil.copy(ARGUMENTS.fearless, program)
        for folder in (self.folder, self.fresh):
            folder.chmod(0o755)
        done = subprocess.run([program, "dump", str(process.pid)], user=65534,
                              text=True, capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("is somebody else's", done.stderr)


if __name__ == "__main__":
    PARSER = argparse.ArgumentParser()
    PARSER.add_argument("compiler")
    PARSER.add_argument("library", type=pathlib.Path)
    PARSER.add_argument("--preload", type=pathlib.Path)
    PARSER.add_argument("--fearless", type=pathlib.Path)
    ARGUMENTS, REST = PARSER.parse_known_args()
    unittest.main(argv=[sys.argv[0], *REST])
