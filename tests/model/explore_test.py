#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""explore_test.py COMPILER LIBRARY [WORD...]: one table in Markdown.

The programs of testcases/runtime (those whose name has a WORD in it) are linked
with --wrap=main, so that main() is explored: what drives them into their bugs
is nothing there. Whatever can deadlock must be found; what is cured must be
explored completely without a report, or within what `// bound:` in it says.
`// explored:` says where something else must be, and why. Milliseconds are those
of the process. Ends 1 if one differs.
"""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "watch"))
import watched_program  # noqa: E402

FOLDERS = ("goker", "scenarios")
DEADLOCKS = {"DEADLOCK", "LEAKED THREAD", "LOST WAKE-UP"}
TITLE = re.compile(r"^fearless: ([A-Z -]+) in ", re.M)
RUNS = re.compile(r"^fearless: \S+: (.*?(\d+) executions?.*)$", re.M)


def expected(text):
    """(what, or None if it is not of this table, and why)."""
    explored = watched_program.directive(text, "explored")
    if explored:
        return tuple(explored.split(", ", 1))
    kind = watched_program.directive(text, "kind")
    if kind.startswith(("no deadlock", "leaks")):
        return None, kind
    found = watched_program.directive(text, "expect") != "nothing"
    return ("found" if found else "nothing"), kind


def build(compiler, library, source, program):
    return watched_program.build(
        compiler, source, program, "-O1", "-DFEARLESS_INSTRUMENT=1",
        "-Iruntime/include", link=[library, "-Wl,--wrap=main"])


def explore(program, bound):
    """(found, nothing, or what else; executions and so on; seconds; all)."""
    start = time.monotonic()
    try:
        done = subprocess.run(
            [program], cwd=ROOT, text=True, capture_output=True, timeout=60,
            env={**os.environ, "FEARLESS_OPTIONS": f"time=30s:{bound}"},
            check=False)
    except subprocess.TimeoutExpired:
        return "hangs", "", 60, ""
    seconds = time.monotonic() - start
    title = TITLE.search(done.stderr)
    runs = RUNS.search(done.stderr)
    if title and title[1] in DEADLOCKS and done.returncode == 66:
        got = "found"
    elif title or done.returncode != 0 or not runs:
        got = title[1] if title else f"ends with {done.returncode}"
    else:
        got = "nothing" if runs[1].startswith("complete") else "not complete"
    return got, runs[1] if runs else "", seconds, done.stderr


def main(compiler, library, *words):
    sources = [source for folder in FOLDERS for source in sorted(
        (ROOT / "testcases" / "runtime" / folder).glob("*.cpp"))
        if not words or any(word in source.name for word in words)]
    wrong = 0
    print("| program | expected | got | ms | executions |\n"
          "|---|---|---|---:|---|")
    with tempfile.TemporaryDirectory() as out, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        programs = [pathlib.Path(out) / source.stem for source in sources]
        builds = [pool.submit(build, compiler, library, *pair)
                  for pair in zip(sources, programs)]
        for source, program, built in zip(sources, programs, builds):
            text = source.read_text()
            what, why = expected(text)
            bound = watched_program.directive(text, "bound").split(" ")[0]
            built.result()
            if what is None:
                print(f"| {source.stem} | - | - | - | {why} |")
                continue
            got, runs, seconds, output = explore(program, bound)
            print(f"| {source.stem} | {what} | {got} | {seconds * 1000:.0f} "
                  f"| {runs} |", flush=True)
            if words or got != what:
                print(output)
            wrong += got != what
    print(f"{len(sources)} programs, " +
          ("all as expected" if wrong == 0 else f"{wrong} differ"))
    return wrong != 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
