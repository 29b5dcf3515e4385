#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""rust_book_test.py COMPILER LIBRARY: the book's programs with the real headers.

Every testcases/rust_book/*_fearless*.cpp compiles against runtime/include. The ok_* ones run, end with 0, and print what is in
the file beside them that ends in .stdout: the same lines, in any order, since
threads print as they come; `{2|3}` stands for either. The bad_* ones race or
deadlock: only compiled.
"""

import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BOOK = ROOT / "testcases" / "rust_book"
INCLUDE = ROOT / "runtime" / "include"


def is_same(printed, expected):
    """The same lines in any order."""
    for line in printed:
        match = [e for e in expected if re.fullmatch(
            re.sub(r"\\{(.*?)\\}",
                   lambda m: "(" + m[1].replace("\\|", "|") + ")",
                   re.escape(e)), line)]
        if not match:
            return False
        expected.remove(match[0])
    return not expected


def complaint(compiler, library, source, folder):
    program = pathlib.Path(folder) / source.stem
    bad = source.name.startswith("bad_")
    built = subprocess.run(
        [compiler, "-std=c++20", f"-I{INCLUDE}", source,
         *(["-c"] if bad else [library, "-pthread"]), "-o", program],
        capture_output=True, text=True, check=False)
    if built.returncode != 0:
        return f"does not compile:\n{built.stderr}"
    if bad:
        return None
    try:
        ran = subprocess.run([program], capture_output=True, text=True,
                             check=False, timeout=20)
    except subprocess.TimeoutExpired:
        return "did not end within 20 s"
    expected = source.with_suffix(".stdout")
    if ran.returncode != 0 or ran.stderr:
        return f"ended with {ran.returncode}, saying\n{ran.stderr}"
    if not expected.exists():
        return f"{expected.name} is missing; it printed\n{ran.stdout}"
    if not is_same(ran.stdout.splitlines(), expected.read_text().splitlines()):
        return f"printed\n{ran.stdout}"
    return None


def main(compiler, library):
    sources = sorted(BOOK.glob("*_fearless*.cpp"))
    failures = 0
    with (tempfile.TemporaryDirectory() as folder,
          concurrent.futures.ThreadPoolExecutor(2) as pool):
        results = pool.map(
            lambda s: complaint(compiler, library, s, folder), sources)
        for source, wrong in zip(sources, results):
            if wrong:
                print(f"{source.name}: {wrong}")
                failures += 1
    print(f"{len(sources)} programs, {failures} failures")
    return 1 if failures or not sources else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
