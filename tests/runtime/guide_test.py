#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""guide_test.py COMPILER LIBRARY [DOCUMENT]: does docs/runtime.md tell the truth?

Each ```cpp block is a whole program. It must compile without a warning, run,
end with 0 and print exactly the ```text block that follows it. A ```cpp refused
block must not compile, and the compiler must say each line of its text block.
"""

import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = re.compile(r"^```cpp(| refused)\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?",
                     re.M | re.S)


def programs(text):
    """(line, whether it is refused, source, what it prints) of each."""
    for found in PROGRAM.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield line, bool(found[1]), found[2], found[3]


def complaint(compiler, library, folder, program):
    line, is_refused, source, expected = program
    if expected is None:
        return "no ```text block follows"
    binary = pathlib.Path(folder) / f"line_{line}"
    built = subprocess.run(
        [compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror",
         f"-I{ROOT / 'runtime' / 'include'}", "-x", "c++", "-", "-x", "none",
         library, "-pthread", "-o", binary],
        input=source, capture_output=True, text=True, check=False)
    if is_refused:
        if built.returncode == 0:
            return "compiles"
        missing = [said for said in expected.splitlines()
                   if said not in built.stderr]
        return f"{missing} is not in\n{built.stderr}" if missing else None
    if built.returncode != 0:
        return f"does not compile:\n{built.stderr}"
    try:
        ran = subprocess.run([binary], capture_output=True, text=True,
                             check=False, timeout=20)
    except subprocess.TimeoutExpired:
        return "did not end within 20 s"
    if ran.returncode != 0 or ran.stderr or ran.stdout != expected:
        return (f"ended with {ran.returncode} and printed\n{ran.stdout}"
                + ran.stderr)
    return None


def main(compiler, library, document=ROOT / "docs" / "runtime.md"):
    found = list(programs(pathlib.Path(document).read_text(encoding="utf-8")))
    failures = 0
    with (tempfile.TemporaryDirectory() as folder,
          concurrent.futures.ThreadPoolExecutor(2) as pool):
        complaints = pool.map(
            lambda p: complaint(compiler, library, folder, p), found)
        for program, wrong in zip(found, complaints):
            if wrong:
                print(f"{document}:{program[0]}: {wrong}")
                failures += 1
    print(f"{len(found)} programs, {failures} failures")
    return 1 if failures or not found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
