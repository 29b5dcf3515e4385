# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small programs that use the runtime, for tests that compile and run them."""

import concurrent.futures
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INCLUDE = ROOT / "runtime" / "include"
SECONDS = 60


def compile_text(compiler, text, program=None, library=None):
    """The finished compilation of `text`, into a program if one is wanted."""
    link = ["-x", "none", library, "-pthread", "-o", program]
    return subprocess.run(
        [compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror", f"-I{INCLUDE}",
         "-x", "c++", "-", *(link if program else ["-fsyntax-only"])],
        input=text, capture_output=True, text=True, check=False)


def run(program):
    """What the program printed, or what is wrong: (text, None) or (_, wrong).
    It must end with 0, say nothing on stderr, and be done in time."""
    try:
        ran = subprocess.run([program], capture_output=True, text=True,
                             check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "", f"did not end within {SECONDS} s"
    if ran.returncode != 0 or ran.stderr:
        return "", (f"ended with {ran.returncode} and printed\n"
                    + ran.stdout + ran.stderr)
    return ran.stdout, None


def check_all(cases, name, complaint):
    """Exits. `complaint(case, folder)` says what is wrong with one case, or
    None; `name(case)` is what to call it."""
    failures = 0
    with (tempfile.TemporaryDirectory() as folder,
          concurrent.futures.ThreadPoolExecutor(2) as pool):
        results = pool.map(lambda c: complaint(c, pathlib.Path(folder)), cases)
        for case, wrong in zip(cases, results):
            if wrong:
                print(f"{name(case)}: {wrong}")
                failures += 1
    print(f"{len(cases)} programs, {failures} failures")
    sys.exit(1 if failures or not cases else 0)
