#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""scenarios_test.py COMPILER LIBRARY [WORD]: one table, scenario by scenario.

Builds each program of testcases/runtime/scenarios (whose name has WORD in it)
with the instrumented runtime, runs it, and compares what was reported with its
`// expect:` line: DEADLOCK, CAN DEADLOCK or nothing. `// options:` sets
FEARLESS_OPTIONS. Ends 1 if one differs.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "testcases" / "runtime" / "scenarios"
TITLE = re.compile(r"^==fearless== (CAN DEADLOCK|DEADLOCK):", re.M)


def directive(text, name, default=""):
    found = re.search(rf"^// {name}: (.*)$", text, re.M)
    return found[1].strip() if found else default


def build(compiler, library, source, program):
    cache = ["ccache"] if shutil.which("ccache") else []
    unit = program.with_suffix(".o")
    subprocess.run([*cache, compiler, "-std=c++20", "-O1", "-g1",
                    "-DFEARLESS_INSTRUMENT=1", "-Iruntime/include", "-c",
                    source.relative_to(ROOT), "-o", unit], check=True, cwd=ROOT)
    subprocess.run([compiler, unit, library, "-pthread", "-o", program],
                   check=True)


def verdict(program, options):
    environment = {**os.environ, "FEARLESS_OPTIONS": options}
    try:
        done = subprocess.run([program], cwd=ROOT, env=environment, text=True,
                              capture_output=True, timeout=20, check=False)
    except subprocess.TimeoutExpired:
        return "hangs", ""
    found = TITLE.search(done.stderr)
    got = found[1] if found else "nothing"
    if got == "DEADLOCK" and done.returncode != 66:
        got += f", but ends with {done.returncode}"
    if got == "nothing" and done.returncode != 0:
        got += f", but ends with {done.returncode}"
    return got, done.stderr


def main():
    compiler, library, *words = sys.argv[1:]
    wrong = 0
    print(f"{'scenario':34} {'expected':13} got")
    with tempfile.TemporaryDirectory() as folder:
        for source in sorted(FOLDER.glob("*.cpp")):
            if words and words[0] not in source.name:
                continue
            text = source.read_text()
            expected = directive(text, "expect")
            program = pathlib.Path(folder) / source.stem
            build(compiler, library, source, program)
            got, output = verdict(program, directive(text, "options"))
            print(f"{source.stem:34} {expected:13} {got}", flush=True)
            if words or got != expected:
                print(output)
            wrong += got != expected
    print("all as expected" if wrong == 0 else f"{wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
