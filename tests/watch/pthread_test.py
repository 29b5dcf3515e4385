#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""pthread_test.py COMPILER SO [WORD]: programs that know nothing of us.

Each program of testcases/runtime/pthread (whose name has WORD in it) is built
without and with optimisation and runs with SO preloaded. It must report what
its `// expect:` line says, DEADLOCK or nothing, in words that match `// says:`,
and end with 66 or 0. Ends 1 if one differs.
"""

import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

from watched_program import ROOT, directive, verdict

FOLDER = ROOT / "testcases" / "runtime" / "pthread"


def build(compiler, source, program, level):
    is_c = source.suffix == ".c"
    subprocess.run([compiler, *(["-x", "c"] if is_c else ["-std=c++20"]), "-g1",
                    level, source, "-pthread", "-o", program,
                    *([] if is_c else ["-lstdc++"])], check=True)


def complaint(compiler, preload, source, level, folder):
    text = source.read_text()
    program = folder / f"{source.stem}{level}"
    build(compiler, source, program, level)
    got, output = verdict(program, directive(text, "options"), preload)
    expected = directive(text, "expect")
    says = directive(text, "says")
    if got != expected:
        return f"{program.name}: {got}, expected {expected}\n{output}"
    if says and not re.search(says, output):
        return f"{program.name}: does not say `{says}`:\n{output}"
    return None


def main(compiler, preload, word=""):
    # The C driver does both.
    c_compiler = compiler.replace("clang++", "clang").replace("g++", "gcc")
    jobs = [(source, level) for level in ("-O0", "-O2")
            for source in sorted(FOLDER.glob("*.c*")) if word in source.name]
    with (tempfile.TemporaryDirectory() as folder,
          concurrent.futures.ThreadPoolExecutor(2) as pool):
        complaints = list(filter(None, pool.map(
            lambda job: complaint(c_compiler, preload, *job,
                                  pathlib.Path(folder)), jobs)))
    print(*complaints, sep="\n")
    print(f"{len(jobs)} programs, {len(complaints)} wrong")
    return 1 if complaints or not jobs else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
