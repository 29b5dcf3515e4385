#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads the machine code of fast_paths.cpp: fast_paths_test.py COMPILER...

The fast path of a function is what runs if every compare-exchange succeeds:
from the first instruction to the first return, where the branch after a
compare-exchange goes as on success, and every other conditional branch is not
taken (compilers lay out code so). It must not call, and must have exactly as
many locked instructions as the algorithm needs.
"""

import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parent.parent / "runtime" / "include"
LOCKED = {
    "fast_mutex_guard": 2, "fast_mutex_with": 2, "fast_std_mutex": 2,
    "fast_read": 2, "fast_write": 2, "fast_semaphore": 2,
    "fast_notify": 0, "fast_once": 0,
}
LOCKED_OR_XCHG = re.compile(r"^(lock\b|xchg\b.*\()")


def functions(compiler, folder):
    """name -> instructions of it, in order."""
    unit = pathlib.Path(folder) / "fast_paths.o"
    subprocess.run([compiler, "-std=c++20", "-O2", f"-I{INCLUDE}", "-c",
                    HERE / "fast_paths.cpp", "-o", unit], check=True)
    text = subprocess.run(["objdump", "-d", "--no-show-raw-insn", unit],
                          capture_output=True, text=True, check=True).stdout
    result = {}
    for block in re.split(r"\n(?=[0-9a-f]+ <)", text):
        if head := re.match(r"[0-9a-f]+ <(\w+)>:\n", block):
            lines = re.findall(r"^ *([0-9a-f]+):\s+(.*?)\s*$", block, re.M)
            result[head[1]] = [(int(a, 16), code) for a, code in lines]
    return result


KEEPS_FLAGS = re.compile(r"(mov|lea|nop|push|pop|data16|cs nop|j)")


def fast_path(instructions):
    """What runs on success, until the function returns."""
    by_address = {address: i for i, (address, _) in enumerate(instructions)}
    at, path, seen = 0, [], set()
    flags_of = ""
    while at is not None and at < len(instructions) and at not in seen:
        seen.add(at)
        code = instructions[at][1]
        path.append(code)
        if code.startswith("ret"):
            return path
        if not KEEPS_FLAGS.match(code):
            flags_of = code
        has_exchanged = flags_of.startswith("lock cmpxchg")
        jump = re.match(r"(jmp|je)\s+([0-9a-f]+)\b", code)
        if jump and (jump[1] == "jmp" or has_exchanged):
            at = by_address.get(int(jump[2], 16))
        else:
            at += 1
    return path + ["leaves the function"]


def complaints(compiler, folder):
    found = functions(compiler, folder)
    for name, locked in LOCKED.items():
        if name not in found:
            yield f"{name}: is not there"
            continue
        path = fast_path(found[name])
        calls = [c for c in path if c.startswith(("call", "leaves"))]
        count = sum(1 for c in path if LOCKED_OR_XCHG.match(c))
        if calls or count != locked:
            code = "\n    ".join(path)
            yield (f"{name}: {len(calls)} calls, {count} locked instructions "
                   f"instead of {locked}\n    {code}")


def main(compilers):
    if platform.machine() != "x86_64" or not shutil.which("objdump"):
        print("skipped: reads x86-64 code with objdump")
        return 0
    compilers = [c for c in dict.fromkeys(compilers) if shutil.which(c)]
    failures = 0
    for compiler in compilers:
        with tempfile.TemporaryDirectory() as folder:
            for wrong in complaints(compiler, folder):
                print(f"{compiler}: {wrong}")
                failures += 1
    print(f"{len(LOCKED)} functions, {len(compilers)} compilers, "
          f"{failures} failures")
    return 1 if failures or not compilers else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
