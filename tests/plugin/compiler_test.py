#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""libFearlessClang.so: findings as warnings of the compile itself.

    compiler_test.py BUILD [unittest arguments]
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS))
from small_programs import BAD, use_after_send  # noqa: E402

BUILD = pathlib.Path()
CHECK = "[fearless-use-after-send]"

# Its templates are instantiated at the end of the unit, and the linker needs
# what the compiler made of them.
TEMPLATES = """#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <thread>
template <typename T> struct Box {
  T value{};
  T get() const { return value; }
};
int main() {
  auto box = std::make_shared<Box<std::map<std::string, int>>>();
  box->value["a"] = 41;
  int answer = 0;
  std::thread([&] { answer = box->get().at("a") + 1; }).join();
  std::printf("%d\\n", answer);
}
"""


class CompilerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        (self.folder / "a.cpp").write_text(BAD)

    def compile(self, *flags, file="a.cpp", output=("-c", "-o", "a.o")):
        return subprocess.run(
            ["clang++-19", "-std=c++20",
             f"-fplugin={BUILD / 'lib' / 'libFearlessClang.so'}", *flags,
             *output, file], cwd=self.folder, text=True, check=False,
            capture_output=True, timeout=300)

    def test_a_warning_and_an_object_file(self):
        done = self.compile()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, r"a.cpp:6:\d+: warning: `\*order`")
        self.assertIn(CHECK, done.stderr)
        self.assertIn("note: fix: ", done.stderr)
        self.assertTrue((self.folder / "a.o").exists())

    def test_the_compiler_decides_what_a_warning_is(self):
        done = self.compile("-Werror")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error: ", done.stderr)
        self.assertEqual(self.compile("-w").stderr, "")

    def test_arguments(self):
        quiet = "-fplugin-arg-fearless-checks=double-lock"
        self.assertEqual(self.compile(quiet).stderr, "")
        for argument, text in (
                ("checks=use-after-sned", "did you mean `use-after-send`?"),
                ("chekcs=x", "unknown argument `chekcs`"),
                ("option=double-lock.Depth=3", "has no option `Depth`"),
                ("config=none.yaml", "cannot read `none.yaml`")):
            done = self.compile("-fplugin-arg-fearless-" + argument)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(text, done.stderr)

    def test_comments_are_heeded(self):
        (self.folder / "a.cpp").write_text(
            use_after_send("NOLINT(fearless-use-after-send)"))
        self.assertEqual(self.compile().stderr, "")

    def test_what_is_compiled_is_not_changed(self):
        (self.folder / "b.cpp").write_text(TEMPLATES)
        for flags in ([], ["-O2", "-g"]):
            done = self.compile(*flags, file="b.cpp",
                                output=("-o", "with", "-pthread"))
            self.assertEqual(done.returncode, 0, done.stderr)
            ran = subprocess.run(["./with"], cwd=self.folder, text=True,
                                 capture_output=True, check=True)
            self.assertEqual(ran.stdout, "42\n")


if __name__ == "__main__":
    BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
