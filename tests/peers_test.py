#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""peers_test.py PROGRAM: README's table of other tools, run again.

Each program of the table goes through clang-tidy, the compiler's warnings and
`fearless check`. The names in the cell are what that tool has to say, no more
and no less. What Rust says of the same program, and what ThreadSanitizer saw in
the runs of a day, cannot be run here.
"""

import concurrent.futures
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FLAGS = ("-std=c++20", "-Wall", "-Wextra", "-Wthread-safety")
TIDY_CHECKS = "-*,bugprone-*,concurrency-*,clang-analyzer-*"
ROW = re.compile(r"^\| \[.*?\]\((testcases/.*?\.cpp)\) \|(.*)\|$", re.M)


def table():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    part = text.split("## Next to other tools")[1].split("\n## ")[0]
    for row in ROW.finditer(part):
        _, tidy, warnings, _, fearless = row[2].split("|")
        yield row[1], {"clang-tidy": tidy, "clang": warnings,
                       "fearless": fearless}


def commands(program, file):
    return {
        "clang-tidy": ("clang-tidy-19", "--quiet", f"-checks={TIDY_CHECKS}",
                       file, "--", FLAGS[0]),
        "clang": ("clang++-19", "-fsyntax-only", *FLAGS, file),
        "fearless": (program, "check", "--quiet", "--format=short", file,
                     "--", FLAGS[0])}


def names_said(command):
    """`[bugprone-x]`, `[-Wy]`, `[fearless-z]`: x, y, z with their prefixes."""
    done = subprocess.run(command, cwd=ROOT, text=True, check=False,
                          capture_output=True, timeout=900)
    return {name.removeprefix("fearless-") for name in re.findall(
        r"(?:warning|error): .*\[([\w.,-]+)\]$", done.stdout + done.stderr,
        re.M)}


def complaints(program, file, cells):
    for tool, command in commands(program, file).items():
        told, said = set(re.findall(r"`(.*?)`", cells[tool])), names_said(command)
        if told != said:
            yield f"{file}: {tool} says {sorted(said)}, README {sorted(told)}"


def main(program):
    program = pathlib.Path(program).resolve()
    rows = list(table())
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = [text for found in pool.map(
            lambda row: list(complaints(program, *row)), rows)
                 for text in found]
    print(*wrong, sep="\n")
    print(f"{len(rows)} programs, {len(wrong)} cells that are wrong")
    return 1 if wrong or not rows else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
