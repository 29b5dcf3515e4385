#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""rust_book_test.py COMPILER LIBRARY: the book's programs with the real headers.

Every testcases/rust_book/*_fearless*.cpp compiles against runtime/include, and
each row of the book that promises something of a running program has one that
runs. Those end with 0 and print what is in the file beside them that ends in
.stdout: the same lines in any order, since threads print as they come; `{2|3}`
stands for either, and a line that begins with `? ` may be missing. A bad_ one
without such a file races or deadlocks: it is only compiled.
"""

import re
import sys

import programs

BOOK = programs.ROOT / "testcases" / "rust_book"
ROWS = [*range(1, 20), 22, 23]


def pattern(line):
    return re.sub(r"\\{(.*?)\\}", lambda m: "(" + m[1].replace("\\|", "|") + ")",
                  re.escape(line))


def is_same(printed, expected):
    """The same lines in any order."""
    may_miss = [line[2:] for line in expected if line.startswith("? ")]
    must = [line for line in expected if not line.startswith("? ")]
    for line in printed:
        of = next((lines for lines in (must, may_miss) for e in lines
                   if re.fullmatch(pattern(e), line)), None)
        if of is None:
            return False
        of.remove(next(e for e in of if re.fullmatch(pattern(e), line)))
    return not must


def rows_without_program(runs):
    rows = {int(source.name.split("_")[1]) for source in runs}
    return [row for row in ROWS if row not in rows]


def main(compiler, library):
    def expected_of(source):
        return source.with_suffix(".stdout")

    def complaint(source, folder):
        program = folder / source.stem
        runs = expected_of(source).exists()
        if source.name.startswith("ok_") and not runs:
            return f"{expected_of(source).name} is missing"
        built = programs.compile_text(compiler, source.read_text(),
                                      program if runs else None, library)
        if built.returncode != 0:
            return f"does not compile:\n{built.stderr}"
        if not runs:
            return None
        printed, wrong = programs.run(program)
        if wrong or is_same(printed.splitlines(),
                            expected_of(source).read_text().splitlines()):
            return wrong
        return f"printed\n{printed}"

    sources = sorted(BOOK.glob("*_fearless*.cpp"))
    missing = rows_without_program(s for s in sources if expected_of(s).exists())
    if missing:
        sys.exit(f"no program runs for the rows {missing}")
    programs.check_all(sources, lambda source: source.name, complaint)


if __name__ == "__main__":
    main(*sys.argv[1:])
