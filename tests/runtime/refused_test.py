#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs that must not compile: refused_test.py COMPILER...

Each refused/*.cpp must fail under each compiler with the text of its `//~`
line. With FIXED defined it must compile, which shows that nothing else was
wrong. A line `//~only clang++ FLAG...` leaves out the other compilers.

Parsing headers is what takes time, so each compiler does it once, into a
precompiled header; and the fixed programs, which are correct, are one unit.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parent.parent / "runtime" / "include"
FLAGS = ["-std=c++20", "-Wall", "-Wextra", "-Werror", f"-I{INCLUDE}"]


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True,
                          text=True, check=False)


class Case:
    def __init__(self, path):
        text = path.read_text()
        expected = re.search(r"^//~ (.*)$", text, re.M)
        only = re.search(r"^//~only (\S+)(.*)$", text, re.M)
        self.path = path
        self.expected = expected[1] if expected else None
        self.only, self.flags = (only[1], only[2].split()) if only else ("", [])

    def is_for(self, compiler):
        return pathlib.Path(compiler).name.startswith(self.only)


class Compiler:
    """A compiler with all public headers in its mind."""

    def __init__(self, name, folder):
        self.name = name
        self.folder = pathlib.Path(folder)
        headers = sorted(h.name for h in (INCLUDE / "fearless").glob("*.h"))
        source = self.folder / "all.h"
        source.write_text(
            "".join(f'#include "fearless/{h}"\n' for h in headers))
        result = run(name, *FLAGS, "-x", "c++-header", source, "-o",
                     self.folder / "all.h.gch")
        self.error = result.stderr if result.returncode else None

    def compile(self, source, flags=()):
        return run(self.name, *FLAGS, *flags, "-include",
                   self.folder / "all.h", "-fsyntax-only", source)

    def refuses(self, case):
        """What is wrong with the refusal of a case, or None."""
        if not case.expected:
            return "has no `//~` line"
        result = self.compile(case.path, case.flags)
        if result.returncode == 0:
            return "compiles"
        if case.expected not in result.stderr:
            return (f"is refused without the text `{case.expected}`:\n"
                    + result.stderr)
        return None

    def accepts(self, cases):
        """What is wrong with the fixed programs, or None."""
        unit = self.folder / "fixed.cpp"
        unit.write_text("#define FIXED\n" + "".join(
            f"#define main fixed_{i}\n#include \"{case.path}\"\n#undef main\n"
            for i, case in enumerate(cases)))
        flags = [flag for case in cases for flag in case.flags]
        # Only of main() is the end of a function a return.
        result = self.compile(unit, [*flags, "-Wno-return-type"])
        return result.stderr if result.returncode else None


def main(names):
    cases = [Case(path) for path in sorted((HERE / "refused").glob("*.cpp"))]
    names = [name for name in dict.fromkeys(names) if shutil.which(name)]
    failures = []
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            compiler = Compiler(name, folder)
            mine = [case for case in cases if case.is_for(name)]
            failures += [(name, compiler.error), (name, compiler.accepts(mine))]
            failures += [(f"{case.path.name}, {name}", compiler.refuses(case))
                         for case in mine]
    failures = [(what, wrong) for what, wrong in failures if wrong]
    for what, wrong in failures:
        print(f"{what}: {wrong}")
    print(f"{len(cases)} programs, {len(names)} compilers, "
          f"{len(failures)} failures")
    return 1 if failures or not cases or not names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
