#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs that must not compile: refused_test.py COMPILER...

Each refused/*.cpp must fail under each compiler with the text of its `//~`
line, and compile with -DFIXED, which shows that nothing else was wrong.
"""

import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parent.parent / "runtime" / "include"
FLAGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror",
         f"-I{INCLUDE}"]


def compile_one(compiler, source, *more):
    return subprocess.run([compiler, *FLAGS, *more, source],
                          capture_output=True, text=True, check=False)


def complaint(compiler, source):
    """What is wrong with one case, or None."""
    expected = re.search(r"^//~ (.*)$", source.read_text(), re.MULTILINE)
    if not expected:
        return "has no `//~` line"
    refused = compile_one(compiler, source)
    if refused.returncode == 0:
        return "compiles"
    # Compilers break long messages of static_assert into nothing, so search.
    if expected[1] not in refused.stderr:
        return f"is refused without the text `{expected[1]}`:\n{refused.stderr}"
    fixed = compile_one(compiler, source, "-DFIXED")
    if fixed.returncode != 0:
        return f"does not compile with -DFIXED:\n{fixed.stderr}"
    return None


def main(compilers):
    sources = sorted((HERE / "refused").glob("*.cpp"))
    failures = 0
    compilers = [c for c in dict.fromkeys(compilers) if shutil.which(c)]
    for compiler in compilers:
        for source in sources:
            if wrong := complaint(compiler, source):
                print(f"{source.name}, {compiler}: {wrong}")
                failures += 1
    print(f"{len(sources)} programs, {len(compilers)} compilers, "
          f"{failures} failures")
    return 1 if failures or not sources or not compilers else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
