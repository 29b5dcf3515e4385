#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Commands that answer: traits, completion, man, doctor; .clang-tidy.

    ask_test.py PROGRAM [unittest arguments]
"""

import os
import pathlib
import shutil
import subprocess

import program_case
from program_case import ProgramTest

from small_programs import BAD

TYPES = """#include <memory>
#include <mutex>
#include <vector>
namespace gfx {
class Ref {
 public:
  Ref(const Ref& other) : count_(other.count_) { ++*count_; }
  ~Ref() { if (--*count_ == 0) delete count_; }
 private:
  int* count_;
};
struct Scene { std::vector<Ref> nodes; };
}
struct Safe { std::mutex mu; std::shared_ptr<const int> shared; };
"""


class Traits(ProgramTest):
    def traits(self, kind, code=0, says=()):
        self.write("types.cpp", TYPES)
        return self.assert_ends(code, "traits", kind, "types.cpp", "--",
                                "-std=c++20", says=says).stdout

    def test_a_chain_of_reasons(self):
        lines = self.traits("std::unique_ptr<gfx::Scene>").splitlines()
        self.assertEqual(lines[0], "std::unique_ptr<gfx::Scene>")
        self.assertIn("Send  no", lines[1])
        for line, text in zip(lines[2:], [
                "points to `gfx::Scene`",
                "has a member `nodes` of type `std::vector<gfx::Ref>`   "
                "types.cpp:12:33",
                "holds `gfx::Ref`", "counts references in", "a plain `int`"]):
            self.assertIn(text, line)
        self.assertIn("for the same reason", self.traits("gfx::Ref"))

    def test_yes(self):
        for kind in ("int", "Safe", "std::unique_ptr<Safe>"):
            self.assertIn("Send  yes", self.traits(kind))

    def test_mistakes(self):
        self.traits("Scene", 2, "`Scene` is no type at the end of")
        self.traits("int; }", 2)
        self.assert_ends(2, "traits", "int", says="takes a type and the file")
        self.write("broken.cpp", "int x = ;\n")
        self.assert_ends(3, "traits", "int", "broken.cpp", "--",
                         says="could not analyse")


class Shells(ProgramTest):
    def complete(self, *words):
        """What bash offers for the last of `words`."""
        script = self.assert_ends(0, "completion", "bash").stdout
        script += f"""
compopt() {{ :; }}
COMP_WORDS=({' '.join(f"'{word}'" for word in words)})
COMP_CWORD={len(words) - 1}
_fearless
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
        done = subprocess.run(["bash", "-c", script], cwd=self.folder,
                              text=True, capture_output=True, check=True)
        return done.stdout.splitlines()

    def test_bash(self):
        self.assertEqual(self.complete("fearless", "ch"), ["check"])
        self.assertEqual(self.complete("fearless", "check", "--format", "=",
                                       "sa"), ["sarif"])
        self.assertIn("use-after-send",
                      self.complete("fearless", "explain", ""))
        self.assertIn("--prune", self.complete("fearless", "baseline", "--"))
        self.assertNotIn("--prune", self.complete("fearless", "check", "--"))

    def test_hostile_file_names(self):
        self.write("a $(touch hit) `touch hit`.cpp", "")
        self.assertEqual(self.complete("fearless", "check", "a"),
                         ["a $(touch hit) `touch hit`.cpp"])
        self.assertFalse((self.folder / "hit").exists())

    def test_the_others(self):
        for shell, text in (("zsh", "compdef _fearless"),
                            ("fish", "complete -c fearless")):
            script = self.assert_ends(0, "completion", shell).stdout
            for word in (text, "--baseline" if shell == "zsh" else
                         "-l baseline", "use-after-send", "sarif"):
                self.assertIn(word, script)
        self.assert_ends(2, "completion", "bsh", says="did you mean `bash`?")
        self.assert_ends(2, "completion", says="takes bash, zsh, fish")

    def test_man(self):
        page = self.assert_ends(0, "man").stdout
        self.assertTrue(page.startswith(".TH FEARLESS 1"))
        for text in (".B check", "\\-\\-since", "use\\-after\\-send"):
            self.assertIn(text, page)


class TidyConfiguration(ProgramTest):
    def check(self, text, code, says=()):
        self.write("a.cpp", BAD)
        self.write(".clang-tidy", text)
        return self.assert_ends(code, "check", "a.cpp", "--", says=says)

    def test_lists_for_other_tools_change_nothing(self):
        self.check("Checks: '-*,bugprone-*'\nCheckOptions:\n"
                   "  bugprone-a.B: c\n", 1)

    def test_mistakes(self):
        self.check("CheckOptions: [\n", 2, ".clang-tidy:")
        self.check("Checks: a\nCheckOptions:\n"
                   "  fearless-use-after-sned.Depth: 3\n", 2,
                   [".clang-tidy:3: ", "did you mean `use-after-send`?"])
        self.check("CheckOptions: {fearless-use-after-send.Depth: 3}\n", 2,
                   ".clang-tidy:1: `use-after-send` has no option `Depth`")


class Doctor(ProgramTest):
    """Each thing that can be wrong with a set-up is named, with a way out."""

    def setUp(self):
        super().setUp()
        self.write("a.cpp", "#include <vector>\n")
        self.database("a.cpp")

    def test_no_database(self):
        (self.folder / "compile_commands.json").unlink()
        self.assert_ends(2, "doctor", says=[
            "problem  found no compile_commands.json in build/",
            "configure with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON"])

    def test_no_checks(self):
        self.assert_ends(2, "doctor", "--checks=-*",
                         says="problem  `--checks=-*` leaves no check to run")

    def test_stale_database(self):
        self.write("CMakeLists.txt", "")
        os.utime(self.folder / "compile_commands.json", (1, 1))
        self.assert_ends(2, "doctor", says=[
            "compile_commands.json is older than ", "configure again"])
        self.database(*(f"gone{number}.cpp" for number in range(5)))
        done = self.assert_ends(2, "doctor", says=[
            "problem  5 of 5 files of ", "do not exist; configure again",
            "gone2.cpp\n         ...\n"])
        self.assertNotIn("gone3.cpp", done.stdout)

    def test_headers_of_the_compiler(self):
        self.assert_ends(2, "doctor", "--extra-arg=-nostdinc++", says=[
            "problem  a small program cannot be analysed: ",
            "'thread' file not found",
            "install the headers of a C++ library"])

    def test_headers_of_the_project(self):
        self.write("b.cpp", '#include "made.h"\n')
        self.database("a.cpp", "b.cpp", "a.cpp")
        self.assert_ends(2, "doctor", says=[
            "problem  b.cpp cannot be analysed: ", "'made.h' file not found",
            "if it is generated, build first"])
        self.write("include/made.h", "")
        self.assert_ends(0, "doctor", "--extra-arg=-Iinclude",
                         says="of its files, 2 were analysed")

    def test_no_instrumented_library(self):
        alone = self.folder / "alone" / "bin" / "fearless"
        alone.parent.mkdir(parents=True)
        shutil.copy(self.program, alone)
        done = subprocess.run([alone, "doctor"], cwd=self.folder, text=True,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)
        for library in ("libfearless_instrumented.a", "libfearless_watch.so"):
            self.assertRegex(done.stdout,
                             "note     no instrumented runtime beside this "
                             f"program: .* {library}; install")


class Companions(ProgramTest):
    """What doctor says of the tools that our checks are loaded into."""

    def doctor(self, code=0, says=(), **environment):
        self.write("a.cpp", "")
        self.database("a.cpp")
        return self.assert_ends(code, "doctor", says=says,
                                environment=environment).stdout

    def test_clang_tidy(self):
        if not (pathlib.Path(self.program).parents[1] / "lib" /
                "libFearlessTidy.so").exists():
            self.skipTest("built without the plug-in")
        self.doctor(says="ok       libFearlessTidy.so, for ")
        old = self.folder / "clang-tidy"
        old.write_text("#!/bin/sh\necho '  LLVM version 14.0.6'\n")
        old.chmod(0o755)
        self.doctor(PATH=str(self.folder), says=[
            "note     libFearlessTidy.so is for LLVM 19, and ",
            "clang-tidy is LLVM 14.0.6: install clang-tidy-19"])
        old.unlink()
        self.doctor(PATH=str(self.folder), says="has no clang-tidy-19")

    def test_configuration(self):
        self.assertNotIn(".clang-tidy", self.doctor())
        self.write(".clang-tidy", "Checks: '-*,bugprone-*'\n")
        self.doctor(says="note     .clang-tidy names no check of ours")
        for checks in ("'-*,fearless-*'", "\n  - bugprone-*\n  - fearless-*"):
            self.write(".clang-tidy", f"Checks: {checks}\n")
            self.doctor(says="ok       .clang-tidy")
        self.write(".clang-tidy", "CheckOptions: {fearless-a.B: c}\n")
        self.doctor(2, "problem  .clang-tidy:1: there is no check")


if __name__ == "__main__":
    program_case.main(__doc__)
