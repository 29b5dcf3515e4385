#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""scenarios_test.py COMPILER LIBRARY [--preload SO] [--peers] [WORD]: one table.

Each scenario of runtime/scenarios (whose name has WORD in it) is built with the
instrumented LIBRARY, and its twin of runtime/scenarios_std as anybody would
build it, to run with SO preloaded. Both must report what the `// expect:` line
says: DEADLOCK, CAN DEADLOCK or nothing; `// options:` sets FEARLESS_OPTIONS.
Ends 1 if one differs.

--peers adds what ThreadSanitizer, Helgrind, DRD and abseil say of the second
form, if they are there: `report`, `-`, `hangs`, `crash`. That takes minutes.
"""

import argparse
import collections
import concurrent.futures
import pathlib
import sys
import tempfile

import peers
from watched_program import (ROOT, build, build_instrumented, directive,
                             verdict)

FOLDER = ROOT / "testcases" / "runtime" / "scenarios"
STD_FOLDER = ROOT / "testcases" / "runtime" / "scenarios_std"


class Table:
    def __init__(self, arguments, folder):
        self.arguments = arguments
        self.folder = pathlib.Path(folder)
        self.forms = ["library"] + ["std"] * bool(arguments.preload)
        self.peers = peers.available(arguments.compiler) \
            if arguments.peers else []

    def library(self, source, options):
        program = build_instrumented(self.arguments.compiler,
                                     self.arguments.library, source,
                                     self.folder / source.stem)
        return verdict(program, options)

    def std(self, source, options):
        twin = STD_FOLDER / source.name
        program = build(self.arguments.compiler, twin,
                        self.folder / f"{source.stem}-std", "-O2")
        return verdict(program, options, self.arguments.preload)

    def row(self, source):
        """(name, expected, [(what was got, output)], [what peers say])"""
        text = source.read_text()
        options = directive(text, "options")
        got = [getattr(self, form)(source, options) for form in self.forms]
        said = [peer.verdict(STD_FOLDER / source.name, self.folder)
                for peer in self.peers]
        return source.stem, directive(text, "expect"), got, said

    def head(self):
        return self.forms + [peer.name for peer in self.peers]


def summary(rows):
    """`7 of 7 DEADLOCK` and so on, for each form."""
    lines = []
    all_forms = list(zip(*[[verdict for verdict, _ in got]
                           for _, _, got, _ in rows]))
    for form, verdicts in zip(("library", "std"), all_forms):
        count = collections.Counter(row[1] for row in rows)
        right = collections.Counter(
            row[1] for row, got in zip(rows, verdicts) if row[1] == got)
        false = count["nothing"] - right["nothing"]
        lines.append(
            f"{form}: {right['DEADLOCK']} of {count['DEADLOCK']} hanging "
            f"reported as DEADLOCK, {right['CAN DEADLOCK']} of "
            f"{count['CAN DEADLOCK']} potential as CAN DEADLOCK, {false} of "
            f"{count['nothing']} safe ones")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("compiler")
    parser.add_argument("library")
    parser.add_argument("--preload", type=pathlib.Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("word", nargs="?", default="")
    arguments = parser.parse_intermixed_args()
    sources = [source for source in sorted(FOLDER.glob("*.cpp"))
               if arguments.word in source.name]
    rows = []
    with (tempfile.TemporaryDirectory() as folder,
          concurrent.futures.ThreadPoolExecutor(2) as pool):
        table = Table(arguments, folder)
        print(f"{'scenario':34} {'expected':13} "
              + " ".join(f"{form:13}" for form in table.head()))
        for row in pool.map(table.row, sources):
            name, expected, got, said = row
            cells = [expected, *(verdict for verdict, _ in got), *said]
            print(f"{name:34} " + " ".join(f"{cell:13}" for cell in cells),
                  flush=True)
            for verdict_, output in got:
                if arguments.word or verdict_ != expected:
                    print(output)
            rows.append(row)
    print(*summary(rows), sep="\n")
    return 1 if not rows or any(verdict_ != expected
                                for _, expected, got, _ in rows
                                for verdict_, _ in got) else 0


if __name__ == "__main__":
    sys.exit(main())
