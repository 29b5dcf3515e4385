#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""kernels_test.py COMPILER LIBRARY [WORD...]: one table, kernel by kernel.

Builds each program of testcases/runtime/goker (whose name has a WORD in it)
with the instrumented runtime, runs it, and compares what was reported with its
`// expect:` line: those that still deadlock must be reported, the cured ones
must end, and their variants with the other half in shared state must be
reported. Each program says how it is driven into its bug. Ends 1 if one differs,
or if the table of the folder's README is not that of its programs.
"""

import re
import sys

import watched_program

FOLDER = watched_program.ROOT / "testcases" / "runtime" / "goker"
REPORTED = {"still deadlocks", "the other half is kept in shared state"}


def wrong_kinds():
    """Programs whose kind, expectation and drive do not go together."""
    wrong = 0
    for source in sorted(FOLDER.glob("*.cpp")):
        text = source.read_text()
        kind = watched_program.directive(text, "kind")
        is_reported = watched_program.directive(text, "expect") == "DEADLOCK"
        has_drive = bool(watched_program.directive(text, "driven"))
        if not kind or not has_drive or is_reported != (kind in REPORTED):
            print(f"{source.name}: kind, expect and driven do not agree")
            wrong += 1
    return wrong


def wrong_rows():
    """Kernels that the README's table has and the folder has not, or the other
    way round; with the kind of each."""
    rows = dict(re.findall(r"^\| (\w+_\d+) \| ([^|]+) \|",
                           (FOLDER / "README.md").read_text(), re.M))
    kinds = {source.stem: watched_program.directive(source.read_text(), "kind")
             for source in FOLDER.glob("*.cpp")
             if not source.stem.endswith("_shared")}
    differing = sorted(set(rows.items()) ^ set(kinds.items()))
    for name, kind in differing:
        print(f"README.md and the programs differ: {name}, {kind}")
    return len(differing)


if __name__ == "__main__":
    COMPILER, LIBRARY, *WORDS = sys.argv[1:]
    WRONG = watched_program.compare(COMPILER, LIBRARY, FOLDER, WORDS)
    sys.exit(WRONG + wrong_kinds() + wrong_rows() != 0)
