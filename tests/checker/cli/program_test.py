#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the program `fearless` as users do, mostly in ways that go wrong.

    program_test.py PROGRAM [unittest arguments]
"""

import json
import os
import pathlib
import pty
import re
import signal
import subprocess
import sys
import time

import program_case
from program_case import ROOT, ProgramTest

from json_schema import Schema
from small_programs import BAD, use_after_send

# Takes a compiler for ever: the innermost of 2^60 instantiations is a leaf.
ENDLESS = """template <int N, long P> struct Tree {
  static constexpr long kSize =
      Tree<N - 1, 2 * P>::kSize + Tree<N - 1, 2 * P + 1>::kSize;
};
template <long P> struct Tree<0, P> { static constexpr long kSize = 1; };
long size = Tree<60, 1>::kSize;
"""


class WrongUse(ProgramTest):
    def test_nothing(self):
        self.assert_ends(2, says="Find concurrency bugs")

    def test_help_and_version(self):
        self.assert_ends(0, "--help", says="fearless explain")
        self.assert_ends(0, "check", "--help", says="--stop-after")
        self.assert_ends(0, "--version", says="LLVM 19")

    def test_unknown_names(self):
        self.write("a.cpp", "")
        self.assert_ends(2, "chekc", says="did you mean `check`?")
        self.assert_ends(2, "a.cpp", says="`fearless check a.cpp`?")
        for argument, text in [
                ("--chekcs=x", "did you mean `--checks`?"),
                ("--format=jsn", "did you mean `json`?"),
                ("--format=html", "not part of this version yet"),
                ("--checks=use-after-sent", "did you mean `use-after-send`?"),
                ("--stop-after=lunch", "takes ir or summary"),
                ("--no-cache", "not part of this version yet"),
                ("--baseline=none", "`fearless baseline -o none` writes it"),
                ("--timeout=soon", "takes a number"),
                ("--config=none.yaml", "cannot read `none.yaml`")]:
            self.assert_ends(2, "check", argument, "a.cpp", "--", says=text)
        self.assert_ends(2, "explain", "use-after-sent",
                         says="did you mean `use-after-send`?")

    def test_no_database(self):
        self.write("a.cpp", "")
        for path in ((), ("a.cpp",)):
            self.assert_ends(2, "check", *path,
                             says=["compile_commands.json",
                                   "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
                                   "bear", "-- COMPILER FLAGS"])
        self.assert_ends(2, "check", "-p", "nowhere", says="`nowhere`")

    def test_malformed_database(self):
        self.write("compile_commands.json", '[\n {"file": }]')
        self.assert_ends(2, "check", says="compile_commands.json:2:")
        self.write("compile_commands.json", '[{"file": "a.cpp"}]')
        self.assert_ends(2, "check", says="entry 1 has neither")

    def test_no_sources(self):
        self.write("empty/readme.txt", "")
        self.write("h.h", "")
        self.write("a.cpp", "")
        self.database("a.cpp")
        self.assert_ends(2, "check", "empty", says="no file below it")
        self.assert_ends(2, "check", "h.h", says="files that include it")
        self.assert_ends(2, "check", "none.cpp", says="no such file")
        self.assert_ends(2, "check", "empty", "--", says="no C or C++ file")
        self.database()
        self.assert_ends(2, "check", says="names no C or C++ file")

    def test_output_that_cannot_be_written(self):
        self.write("a.cpp", "")
        for path in ("none/out.txt", ".", "/dev/full"):
            self.assert_ends(2, "check", "-o", path, "a.cpp", "--",
                             says=f"cannot write `{path}`")
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([self.program, "check", "a.cpp", "--"],
                                  cwd=self.folder, stdout=full, check=False,
                                  stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 2, done.stderr)

    def test_wrong_vocabulary(self):
        self.write("a.cpp", "")
        self.write("words.yaml", "functions: [3\n")
        self.assert_ends(2, "check", "--config=words.yaml", "a.cpp", "--",
                         says="words.yaml:")


class Incomplete(ProgramTest):
    """What cannot be analysed is named, the rest goes on, exit 3."""

    def test_missing_header(self):
        self.write("a.cpp", '#include "gone.h"\n')
        self.write("b.cpp", BAD)
        self.database("a.cpp", "b.cpp")
        done = self.assert_ends(
            3, "check", "--format=short",
            says=["could not analyse a.cpp", "a.cpp:1:10: ", "gone.h"])
        self.assertIn("b.cpp:6:", done.stdout)

    def test_missing_file(self):
        self.write("b.cpp", "int x;\n")
        self.database("gone.cpp", "b.cpp")
        self.assert_ends(3, "check", says=["gone.cpp", "2 files checked"])

    def test_errors_in_a_file(self):
        self.write("a.cpp", BAD + "int broken() { return nothing; }\n")
        done = self.assert_ends(3, "check", "--format=short", "a.cpp", "--",
                                "-std=c++20",
                                says="a.cpp:10:23: ")
        self.assertIn("a.cpp:6:", done.stdout)

    def test_a_file_without_entry(self):
        self.write("a.cpp", "")
        self.write("new.cpp", "")
        self.database("a.cpp")
        self.assert_ends(3, "check", "a.cpp", "new.cpp",
                         says="could not analyse new.cpp: it is not in")

    def test_time_out(self):
        self.write("slow.cpp", ENDLESS)
        self.write("b.cpp", BAD)
        self.database(("slow.cpp", "-ftemplate-depth=9999"), "b.cpp")
        done = self.assert_ends(3, "check", "--timeout=10", "--format=short",
                                says="could not analyse slow.cpp: gave up "
                                     "after 10 s")
        self.assertIn("b.cpp:6:", done.stdout)

    def test_crash(self):
        """A worker that gets a signal is a crash like any other."""
        self.write("slow.cpp", ENDLESS)
        self.write("b.cpp", BAD)
        self.database(("slow.cpp", "-ftemplate-depth=9999"), "b.cpp")
        running = subprocess.Popen(
            [self.program, "check", "-j1", "--format=short"], cwd=self.folder,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        children = pathlib.Path(f"/proc/{running.pid}/task/{running.pid}"
                                "/children")
        for _ in range(600):
            if workers := children.read_text().split():
                break
            time.sleep(0.05)
        time.sleep(0.5)
        os.kill(int(workers[0]), signal.SIGSEGV)
        output, errors = running.communicate(timeout=300)
        self.assertEqual(running.returncode, 3, errors)
        self.assertIn("could not analyse slow.cpp: crashed (signal 11)", errors)
        self.assertIn("b.cpp:6:", output)


class Odd(ProgramTest):
    """Input nobody writes: never a crash, never a hang."""

    def run_on(self, content, *codes):
        self.write("odd.cpp", content)
        done = self.fearless("check", "--timeout=120", "odd.cpp", "--",
                             "-std=c++20")
        self.assertIn(done.returncode, codes, done.stdout + done.stderr)
        for word in ("crashed", "gave up", "killed"):
            self.assertNotIn(word, done.stderr)
        return done

    def test_empty(self):
        self.run_on("", 0)

    def test_invalid_utf8(self):
        self.run_on(b"// \xff\xfe\nconst char* text = \"\xc3\x28\";\n", 0, 3)

    def test_zero_bytes(self):
        self.run_on(b"int x;\0\0\nint y;\n", 0, 3)

    def test_unfinished(self):
        self.run_on("#include <mutex>\nclass A { std::mutex m; void f() { "
                    "std::lock_guard g(m); if (", 3)

    def test_deep_nesting(self):
        deep = "int f(int x) { return " + "(" * 2000 + "x" + ")" * 2000 + "; }"
        self.run_on(deep, 0, 3)
        self.run_on("void f() {" + "{" * 5000 + "}" * 5000 + "}", 0, 3)
        self.run_on("int f(int x) { return " + "x + " * 20000 + "x; }", 0, 3)

    def test_endless_recursion_of_templates(self):
        self.run_on("template <int N> struct A { A<N + 1> next; };\nA<0> a;\n",
                    3)

    def test_giant_function(self):
        done = self.run_on("int f(int x) {\n" + "  x = x * 3 + 1;\n" * 60000
                           + "  return x;\n}\n", 0)
        self.assertRegex(done.stderr, r"note: odd\.cpp: odd\.cpp:1:5: `f` has "
                                      r"more than \d+ events; it was left out")

    def test_function_that_takes_too_long(self):
        text = ("struct Step { Step(int); ~Step(); };\nvoid many() {\n"
                + "".join(f"  Step step{i}({i});\n" for i in range(6000))
                + "}\n")
        done = self.run_on(text, 0)
        words = "odd.cpp:2:6: `many` is too large to analyse; it was left out"
        self.assertEqual(done.stderr.count(words), 1, done.stderr)
        done = self.fearless("check", "--format=json", "odd.cpp", "--")
        self.assertEqual(json.loads(done.stdout)["problems"],
                         [{"kind": "note", "file": "odd.cpp",
                           "text": words}])

    def test_binary(self):
        self.run_on(bytes(range(256)) * 64, 3)


class Right(ProgramTest):
    def test_clean(self):
        self.write("a.cpp", "int x;\n")
        done = self.assert_ends(0, "check", "a.cpp", "--", "-std=c++20")
        self.assertRegex(done.stdout, r"^0 errors in 0 files · 1 file checked "
                                      r"in \d+\.\d s\n$")
        self.assertEqual(done.stderr, "")

    def test_finding(self):
        self.write("a.cpp", BAD)
        done = self.assert_ends(1, "check", "a.cpp", "--", "-std=c++20")
        self.assertRegex(done.stdout, r"(?m)^error: .* +\[fearless-use-after-"
                                      r"send\]$")
        for text in ("  --> a.cpp:6:", "  int value = *order;", "  = fix: ",
                     "  = see: fearless explain use-after-send"):
            self.assertIn(text, done.stdout)
        self.assertRegex(done.stdout.splitlines()[-1],
                         r"^1 error in 1 file · 1 file checked in ")

    def test_short(self):
        self.write("a.cpp", BAD)
        done = self.assert_ends(1, "check", "--format=short", "a.cpp", "--")
        lines = done.stdout.splitlines()
        self.assertRegex(lines[0], r"^a\.cpp:6:\d+: error: .* \[fearless-use-"
                                   r"after-send\]$")
        for line in lines[1:]:
            self.assertRegex(line, r"^a\.cpp:\d+:\d+: note: .")

    def test_suppressed(self):
        for comment in ("NOLINT", "NOLINT(fearless-use-after-send): why",
                        "NOLINT(use-*)"):
            self.write("a.cpp", use_after_send(comment))
            self.assert_ends(0, "check", "a.cpp", "--", "-std=c++20")
        self.write("a.cpp", use_after_send("NOLINT(bugprone-*)"))
        self.assert_ends(1, "check", "a.cpp", "--", "-std=c++20")

    def test_a_header_is_reported_once(self):
        self.write("a.h", "#pragma once\n" + BAD.replace("int total",
                                                         "inline int total"))
        for name in ("a", "b"):
            self.write(name + ".cpp", '#include "a.h"\n')
        self.database("a.cpp", "b.cpp")
        done = self.assert_ends(1, "check", says="2 files checked")
        self.assertEqual(done.stdout.count("[fearless-"), 1, done.stdout)

    def test_order_of_workers_does_not_show(self):
        names = [f"{name}.cpp" for name in "dcba"]
        for name in names:
            self.write(name, BAD)
        self.database(*names)
        reports = []
        for jobs in ("-j1", "-j4"):
            done = self.assert_ends(1, "check", "--format=json", jobs)
            reports.append(re.sub(r'"seconds":.*', "", done.stdout))
        self.assertEqual(reports[0], reports[1])

    def test_paths_select(self):
        for name in ("src/a.cpp", "lib/b.cpp"):
            self.write(name, BAD)
        self.database("src/a.cpp", "lib/b.cpp",
                      name="out/compile_commands.json")
        done = self.assert_ends(1, "check", "-p", "out", "src",
                                says="1 file checked")
        self.assertIn("--> src/a.cpp:", done.stdout)

    def test_flags_of_gcc(self):
        for name in ("a.cpp", "b.cpp"):
            self.write(name, "int x;\n")
        flags = "-fno-tree-sra -fconserve-stack"
        self.database(("a.cpp", flags), ("b.cpp", flags))
        done = self.assert_ends(0, "check", says="-fconserve-stack")
        self.assertEqual(done.stderr.count("-fconserve-stack"), 1, done.stderr)

    def test_response_file(self):
        self.write("flags.rsp", "-DANSWER=42 -I'include dir'")
        self.write("include dir/a.h", "")
        self.write("a.cpp", '#include "a.h"\nint x = ANSWER;\n')
        self.database(("a.cpp", "@flags.rsp"))
        self.assert_ends(0, "check")
        (self.folder / "flags.rsp").unlink()
        self.assert_ends(3, "check", says="no response file `flags.rsp`")

    def test_extra_arguments(self):
        self.write("a.cpp", "int x = FIRST + LAST;\n")
        self.database("a.cpp")
        self.assert_ends(0, "check", "--extra-arg=-DLAST=1",
                         "--extra-arg-before=-DFIRST=2")

    def test_output_file(self):
        self.write("a.cpp", BAD)
        self.write("out.json", "old")
        done = self.assert_ends(1, "check", "--format=json", "-o", "out.json",
                                "a.cpp", "--")
        self.assertEqual(done.stdout, "")
        report = json.loads((self.folder / "out.json").read_text())
        self.assertEqual(len(report["findings"]), 1)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()),
                         ["a.cpp", "out.json"])

    def test_report_shows_what_check_showed(self):
        self.write("a.cpp", BAD)
        text = self.fearless("check", "a.cpp", "--").stdout
        self.assert_ends(1, "check", "--format=json", "-o", "out.json", "a.cpp",
                         "--")
        again = self.assert_ends(1, "report", "out.json").stdout
        self.assertEqual(text.splitlines()[:-1], again.splitlines()[:-1])
        self.assert_ends(2, "report", "a.cpp", says="a.cpp")
        self.write("other.json", "{}")
        self.assert_ends(2, "report", "other.json", says="schema 1")

    def test_stop_after(self):
        self.write("a.cpp", BAD)
        done = self.assert_ends(0, "check", "--stop-after=ir", "a.cpp", "--")
        self.assertTrue(done.stdout.startswith("module "), done.stdout[:100])
        self.assertIn("total", done.stdout)
        self.assert_ends(0, "check", "--stop-after=summary", "a.cpp", "--",
                         says="total")

    def test_stats(self):
        self.write("a.cpp", BAD)
        self.assert_ends(1, "check", "--stats", "a.cpp", "--",
                         says=["functions", "peak MiB", "use-after-send"])

    def test_colours_on_terminals_only(self):
        self.write("a.cpp", BAD)

        def on_terminal(**environment):
            leader, follower = pty.openpty()
            done = subprocess.Popen([self.program, "check", "a.cpp", "--"],
                                    cwd=self.folder, stdout=follower,
                                    stderr=subprocess.DEVNULL,
                                    env={**os.environ, "TERM": "xterm",
                                         "NO_COLOR": "", **environment})
            os.close(follower)
            output = b""
            try:
                while part := os.read(leader, 4096):
                    output += part
            except OSError:  # the other end was closed
                pass
            os.close(leader)
            done.wait()
            return output

        self.assertIn(b"\x1b[", on_terminal())
        self.assertNotIn(b"\x1b[", on_terminal(NO_COLOR="1"))
        self.assertNotIn("\x1b[", self.fearless("check", "a.cpp", "--").stdout)

    def test_list_and_explain(self):
        names = [line.split()[0] for line in
                 self.assert_ends(0, "list").stdout.splitlines()]
        self.assertIn("use-after-send", names)
        for name in names:
            self.assert_ends(0, "explain", name, says="## What it catches")
            self.assert_ends(0, "explain", "fearless-" + name)

    def test_doctor(self):
        self.write("a.cpp", "")
        self.database("a.cpp")
        self.assert_ends(0, "doctor", says=["ok       LLVM 19", ": 1 file\n",
                                             "1 was analysed"])
        self.database("a.cpp", "gone.cpp")
        self.assert_ends(2, "doctor", says=["1 of 2 files", "gone.cpp"])
        self.assert_ends(2, "doctor", "--checks=nonsense",
                         says="no check matches `nonsense`")
        time.sleep(0.01)
        self.database("a.cpp")
        os.utime(self.folder / "compile_commands.json", (1, 1))
        self.write("CMakeLists.txt", "")
        self.assert_ends(2, "doctor", says="configure again")


class Json(ProgramTest):
    """`--format=json` is what docs/schema/findings.json says."""

    def test_report(self):
        schema = Schema("findings.json")
        self.write("a.cpp", BAD)
        self.write("b.cpp", '#include "gone.h"\n')
        done = self.assert_ends(3, "check", "--format=json", "a.cpp", "b.cpp",
                                "--")
        report = json.loads(done.stdout)
        self.assertEqual(len(report["findings"]), 1)
        self.assertEqual(len(report["problems"]), 1)
        self.assertEqual(schema.complaints(report), [])
        self.write("c.cpp", use_after_send("NOLINT: known"))
        done = self.assert_ends(0, "check", "--format=json", "c.cpp", "--")
        report = json.loads(done.stdout)
        self.assertEqual(report["silenced"][0]["silence"],
                         {"by": "comment", "reason": "known"})
        self.assertEqual(schema.complaints(report), [])
        golden = ROOT / "tests/golden/render/findings.json"
        self.assertEqual(schema.complaints(json.loads(golden.read_text())), [])


if __name__ == "__main__":
    program_case.main(__doc__)
