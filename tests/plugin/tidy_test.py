#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What people do with clang-tidy works for the checks of our plug-in, too.

    tidy_test.py BUILD [unittest arguments]
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS))
from small_programs import BAD, UNNAMED, use_after_send  # noqa: E402

BUILD = pathlib.Path()
CHECK = "[fearless-use-after-send"
# Nobody knows what `post` does but its own vocabulary.
HANDED = """#include <memory>
struct Bus {
  void post(std::unique_ptr<int> parcel);
};
int hand_over(Bus& bus, std::unique_ptr<int> parcel) {
  int* seen = parcel.get();
  bus.post(std::move(parcel));
  return *seen;
}
"""
WORDS = """library: ours
types:
  Bus:
    functions:
      post: send arg0 via this
"""

# A program that says it is some other LLVM, and loads what it is told to.
HOST = """#include <dlfcn.h>
#include <stdio.h>
#ifdef VERSION
void LLVMGetVersion(unsigned* a, unsigned* b, unsigned* c) {
  *a = VERSION; *b = 1; *c = 0;
}
#endif
int main(int count, char** arguments) {
  if (!dlopen(arguments[1], RTLD_LAZY | RTLD_GLOBAL)) puts(dlerror());
  puts("went on");
}
"""


class TidyTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        self.plugin = str(BUILD / "lib" / "libFearlessTidy.so")

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def run_here(self, *command):
        return subprocess.run(command, cwd=self.folder, text=True, check=False,
                              capture_output=True, timeout=300)

    def tidy(self, *arguments, checks="-*,fearless-*", flags=("-std=c++20",)):
        words = [f"--checks={checks}"] if checks is not None else []
        return self.run_here("clang-tidy-19", "-load", self.plugin, *words,
                             *arguments, "a.cpp", "--", *flags)


class Findings(TidyTest):
    def test_warning_notes_and_fix(self):
        self.write("a.cpp", BAD)
        done = self.tidy()
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = [line for line in done.stdout.splitlines()
                 if re.match(r".*: (warning|note): ", line)]
        self.assertRegex(lines[0], r"/a.cpp:6:\d+: warning: `\*order` .*"
                                   r"\[fearless-use-after-send\]$")
        self.assertRegex(lines[1], r"/a.cpp:5:\d+: note: ")
        self.assertRegex(lines[-1], r"/a.cpp:6:\d+: note: fix: ")

    def test_is_listed(self):
        self.write("a.cpp", BAD)
        listed = self.tidy("--list-checks").stdout
        program = subprocess.run([BUILD / "bin" / "fearless", "list"],
                                 text=True, capture_output=True, check=True)
        for line in program.stdout.splitlines():
            self.assertIn(f"fearless-{line.split()[0]}\n", listed)

    def test_one_check_of_ours_among_theirs(self):
        self.write("a.cpp", BAD)
        done = self.tidy(checks="-*,fearless-double-lock,bugprone-*")
        self.assertIn("[bugprone-use-after-move]", done.stdout)
        self.assertNotIn("[fearless-", done.stdout)

    def test_c(self):
        self.write("a.c", "#include <pthread.h>\n"
                   "pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\n"
                   "void f(void) { pthread_mutex_lock(&m); "
                   "pthread_mutex_lock(&m); }\n")
        done = self.run_here("clang-tidy-19", "-load", self.plugin,
                             "--checks=-*,fearless-*", "a.c", "--")
        self.assertIn("[fearless-double-lock]", done.stdout)

    def test_code_that_does_not_compile(self):
        self.write("a.cpp", BAD + "int broken = ;\n")
        done = self.tidy()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(CHECK, done.stdout)
        self.assertIn("expected expression", done.stdout)

    def test_text_is_not_a_format(self):
        self.write("a.cpp", BAD.replace("*order;", "*order % 3 + 0 * '%';"))
        self.assertIn(CHECK, self.tidy().stdout)


class Controls(TidyTest):
    def test_nolint(self):
        for comment in ("NOLINT(fearless-use-after-send)", "NOLINT",
                        "NOLINT(use-after-send): known"):
            self.write("a.cpp", use_after_send(comment))
            self.assertNotIn(CHECK, self.tidy().stdout, comment)
        self.write("a.cpp", use_after_send("NOLINT(fearless-lock*)"))
        self.assertIn(CHECK, self.tidy().stdout)

    def test_warnings_as_errors(self):
        self.write("a.cpp", BAD)
        done = self.tidy("--warnings-as-errors=fearless-*")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error: ", done.stdout)

    def test_line_filter(self):
        self.write("a.cpp", BAD)
        for lines, is_shown in (([6, 6], True), ([1, 3], False)):
            only = json.dumps([{"name": "a.cpp", "lines": [lines]}])
            self.assertEqual(CHECK in self.tidy("--line-filter", only).stdout,
                             is_shown)

    def test_configuration_file(self):
        self.write("a.cpp", BAD)
        self.write(".clang-tidy", "Checks: '-*,fearless-use-*'\n"
                                  "WarningsAsErrors: 'fearless-*'\n")
        done = self.tidy(checks=None)
        self.assertIn(CHECK + ",-warnings-as-errors]", done.stdout)

    def test_export_fixes(self):
        self.write("a.cpp", BAD)
        self.tidy("--export-fixes=fixes.yaml")
        text = (self.folder / "fixes.yaml").read_text()
        self.assertIn("DiagnosticName:  fearless-use-after-send", text)
        self.assertIn("fix: ", text)

    def test_fix(self):
        self.write("a.cpp", UNNAMED)
        done = self.tidy("--fix")
        self.assertIn("applied 1 of 1 suggested fixes", done.stderr)
        self.assertIn("std::lock_guard<std::mutex> lock{mutex};",
                      (self.folder / "a.cpp").read_text())
        self.assertNotIn("fearless-", self.tidy().stdout)

    def test_vocabulary(self):
        self.write("a.cpp", HANDED)
        self.assertNotIn(CHECK, self.tidy().stdout)
        self.write("words.yaml", WORDS)
        self.write(".clang-tidy", "CheckOptions:\n"
                                  "  fearless-vocabulary: words.yaml\n")
        self.assertIn(CHECK, self.tidy().stdout)
        program = self.run_here(BUILD / "bin" / "fearless", "check",
                                "--format=short", "a.cpp", "--", "-std=c++20")
        self.assertIn(CHECK, program.stdout, program.stderr)
        (self.folder / "words.yaml").unlink()
        done = self.tidy()
        self.assertIn("fearless-vocabulary: cannot read `words.yaml`",
                      done.stdout + done.stderr)

    def test_run_clang_tidy(self):
        self.write("a.cpp", BAD)
        self.write("compile_commands.json", json.dumps([
            {"directory": str(self.folder), "file": "a.cpp",
             "command": "c++ -std=c++20 -c a.cpp"}]))
        done = self.run_here("run-clang-tidy-19", "-quiet", "-p", ".",
                             "-load", self.plugin, "-checks=-*,fearless-*")
        self.assertIn(CHECK, done.stdout, done.stderr)


class Loading(TidyTest):
    def test_no_check_enabled(self):
        self.write("a.cpp", BAD)
        done = self.tidy(checks="-*,bugprone-use-after-move")
        self.assertIn("fearless: 0 fearless checks enabled", done.stderr)
        self.assertNotIn("0 fearless checks", self.tidy().stderr)

    def test_one_llvm_in_the_process(self):
        for room in ("FearlessTidy.so", "FearlessClang.so"):
            done = self.run_here("readelf", "--dynamic",
                                 str(BUILD / "lib" / "fearless" / room))
            needed = re.findall(r"NEEDED.*\[(.*)\]", done.stdout)
            self.assertTrue(needed)
            self.assertFalse([name for name in needed
                              if "LLVM" in name or "clang" in name], needed)

    def test_another_llvm(self):
        self.write("host.c", HOST)
        for flags, says in ((["-DVERSION=20"], "this program is LLVM 20.1.0"),
                            ([], "an LLVM older than 16")):
            self.run_here("clang-19", *flags, "-rdynamic", "host.c", "-o",
                          "host")
            for name, use in (("libFearlessTidy.so", "clang-tidy-19"),
                              ("libFearlessClang.so", "clang-19")):
                done = self.run_here("./host", str(BUILD / "lib" / name))
                self.assertEqual(done.returncode, 2)
                self.assertNotIn("went on", done.stdout)
                for text in (name, "is for LLVM 19", says, use):
                    self.assertIn(text, done.stderr)

    def test_half_an_installation(self):
        alone = self.folder / "libFearlessTidy.so"
        alone.write_bytes((BUILD / "lib" / "libFearlessTidy.so").read_bytes())
        self.write("a.cpp", BAD)
        self.plugin = str(alone)
        done = self.tidy()
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot load " + str(self.folder / "fearless"),
                      done.stderr)


if __name__ == "__main__":
    BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
