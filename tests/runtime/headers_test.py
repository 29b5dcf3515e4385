#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""headers_test.py COMPILER LIBRARY: each public header compiles alone and
without a warning, twice in one program; so does each header in detail/, which
nobody includes but they, after the headers of std; and a program that has a
unit of the other form does not link, with a name that says why."""

import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INCLUDE = ROOT / "runtime" / "include"
FORM = "fearless_plain_form_of_the_runtime_must_not_mix_with_FEARLESS_INSTRUMENT"
FLAGS = ["-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
         f"-I{INCLUDE}"]
PUBLIC = sorted((INCLUDE / "fearless").glob("*.h"))
DETAIL = sorted((INCLUDE / "fearless" / "detail").rglob("*.h"))


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True,
                          text=True, check=False)


def alone(compiler, header, folder, *more):
    source = folder / "alone.cpp"
    name = header.relative_to(INCLUDE)
    source.write_text(f'#include "{name}"\n#include "{name}"\n')
    result = run(compiler, *FLAGS, *more, "-fsyntax-only", source)
    return None if result.returncode == 0 else f"{name}:\n{result.stderr}"


def precompiled_std(compiler, folder):
    """Flags for a unit that begins with all headers of std that we use."""
    text = "".join(header.read_text() for header in PUBLIC + DETAIL)
    header = folder / "std.h"
    header.write_text("".join(
        sorted(set(re.findall(r"^#include <\w+>\n", text, re.M)))))
    run(compiler, *FLAGS, "-x", "c++-header", header, "-o", f"{header}.gch")
    return ["-include", header]


def links(compiler, library, folder):
    """A program needs the plain library, and says so by name without it."""
    source = folder / "form.cpp"
    source.write_text('#include "fearless/once.h"\nint main() {}\n')
    program = folder / "form"
    result = run(compiler, *FLAGS, source, library, "-pthread", "-o", program)
    if result.returncode != 0:
        return f"does not link with the plain library:\n{result.stderr}"
    for more in ([], ["-O2", "-ffunction-sections", "-fdata-sections",
                      "-Wl,--gc-sections"]):
        result = run(compiler, *FLAGS, *more, source, "-pthread", "-o", program)
        if result.returncode == 0 or FORM not in result.stderr:
            return f"links without the plain library {more}:\n{result.stderr}"
    return None


def main(compiler, library):
    if "clang" in run(compiler, "--version").stdout:
        FLAGS.append("-Wthread-safety")
    failures = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        failures += [alone(compiler, header, folder) for header in PUBLIC]
        std = precompiled_std(compiler, folder)
        failures += [alone(compiler, h, folder, *std) for h in DETAIL]
        failures.append(links(compiler, library, folder))
    failures = [failure for failure in failures if failure]
    for failure in failures:
        print(failure)
    print(f"{len(PUBLIC)} and {len(DETAIL)} headers, {len(failures)} failures")
    return 1 if failures or not PUBLIC or not DETAIL else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
