#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""scenarios_test.py COMPILER LIBRARY [WORD...]: one table, scenario by scenario.

Builds each program of testcases/runtime/scenarios (whose name has a WORD in it)
with the instrumented runtime, runs it, and compares what was reported with its
`// expect:` line. Ends 1 if one differs.
"""

import sys

import watched_program

if __name__ == "__main__":
    COMPILER, LIBRARY, *WORDS = sys.argv[1:]
    FOLDER = watched_program.ROOT / "testcases" / "runtime" / "scenarios"
    sys.exit(watched_program.compare(COMPILER, LIBRARY, FOLDER, WORDS) != 0)
