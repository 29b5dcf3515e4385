# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Small programs with the instrumented runtime, and what it says of them.

A program states in comments at its top what is to be said:

    // expect: DEADLOCK          or CAN DEADLOCK, or nothing
    // options: attribution=1    FEARLESS_OPTIONS, if it needs any
"""

import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TITLE = re.compile(r"^==fearless== (CAN DEADLOCK|DEADLOCK|LEAKED THREAD)\b",
                   re.M)


def directive(text, name, default=""):
    found = re.search(rf"^// {name}: (.*)$", text, re.M)
    return found[1].strip() if found else default


def build(compiler, source, program, *flags, link=()):
    cache = ["ccache"] if shutil.which("ccache") else []
    unit = program.with_suffix(".o")
    subprocess.run([*cache, compiler, "-std=c++20", "-g1", *flags, "-c",
                    source.relative_to(ROOT), "-o", unit], check=True, cwd=ROOT)
    subprocess.run([compiler, unit, *link, "-pthread", "-o", program],
                   check=True)
    return program


def build_instrumented(compiler, library, source, program):
    return build(compiler, source, program, "-O1", "-DFEARLESS_INSTRUMENT=1",
                 "-Iruntime/include", link=[library])


def verdict(program, options, preload=None):
    """The title of the program's report, and all that it said."""
    environment = {**os.environ, "FEARLESS_OPTIONS": options}
    if preload:
        environment["LD_PRELOAD"] = str(preload)
    try:
        done = subprocess.run([program], cwd=ROOT, env=environment, text=True,
                              capture_output=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        return "hangs", ""
    found = TITLE.search(done.stderr)
    got = found[1] if found else "nothing"
    wanted = {"DEADLOCK": 66, "nothing": 0}.get(got, done.returncode)
    if done.returncode != wanted:
        got += f", but ends with {done.returncode}"
    return got, done.stderr


def compare(compiler, library, folder, words):
    """Prints the table of the programs in `folder` whose names have one of
    `words`, if there are any; with their reports then. How many differ."""
    sources = [source for source in sorted(folder.glob("*.cpp"))
               if not words or any(word in source.name for word in words)]
    wrong = 0
    print(f"{'id':34} {'expected':13} got")
    with tempfile.TemporaryDirectory() as out, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        programs = [pathlib.Path(out) / source.stem for source in sources]
        builds = [pool.submit(build_instrumented, compiler, library, *pair)
                  for pair in zip(sources, programs)]
        for source, program, built in zip(sources, programs, builds):
            built.result()
            text = source.read_text()
            expected = directive(text, "expect")
            got, output = verdict(program, directive(text, "options"))
            print(f"{source.stem:34} {expected:13} {got}", flush=True)
            if words or got != expected:
                print(output)
            wrong += got != expected
    print(f"{len(sources)} programs, " +
          ("all as expected" if wrong == 0 else f"{wrong} differ"))
    return wrong
