#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Stock clang-tidy with our plug-in finds what `fearless check` finds.

Over the whole gallery and the examples of every check.md: the same findings,
each with the same place, check, message and notes.

    tidy_gallery_test.py BUILD [--every N] [NAME...]

Only cases whose path contains a NAME, if there are any; one in N of them. The
tests take one in eight, since each file is parsed twice: all are a quarter of an
hour of two processors.
"""

import argparse
import collections
import concurrent.futures
import importlib.machinery
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
REMARK = re.compile(r"^(?P<path>[^:\n]+):(?P<line>\d+):(?P<column>\d+): "
                    r"(?P<kind>error|warning|note): (?P<text>.*)$")
BATCH = 40  # files a process


def load_run_cases():
    loader = importlib.machinery.SourceFileLoader(
        "run_cases", str(ROOT / "tests" / "run_cases"))
    module = importlib.util.module_from_spec(
        importlib.util.spec_from_loader("run_cases", loader))
    sys.modules["run_cases"] = module
    loader.exec_module(module)
    return module


def findings_in(output):
    """Each finding as (where, message, notes); notes of the fix left out."""
    findings, problems = [], []
    for line in output.splitlines():
        found = REMARK.match(line)
        if not found:
            continue
        path = os.path.relpath(os.path.join(ROOT, found["path"]), ROOT)
        where = (path, int(found["line"]), int(found["column"]))
        if found["kind"] != "note":
            if not found["text"].endswith("]") or "[fearless-" not in line:
                problems.append(line)
                continue
            findings.append((where, found["text"], []))
        elif findings and not found["text"].startswith("fix: "):
            findings[-1][2].append((where, found["text"]))
    unique = {(where, text, tuple(notes)) for where, text, notes in findings}
    return unique, problems


class Front:
    def __init__(self, build):
        self.program = build / "bin" / "fearless"
        self.plugin = build / "lib" / "libFearlessTidy.so"

    def check(self, files, flags):
        return [self.program, "check", "--format=short", "--quiet", "-j1",
                *files, "--", *flags]

    def tidy(self, files, flags):
        return ["clang-tidy-19", "-load", self.plugin, "--quiet",
                "--config={}", "--checks=-*,fearless-*", "--header-filter=.*",
                *files, "--", *flags]


def run(command):
    done = subprocess.run([str(word) for word in command], cwd=ROOT, text=True,
                          encoding="utf-8", errors="replace",
                          capture_output=True, check=False,
                          env={**os.environ, "NO_COLOR": "1"})
    findings, problems = findings_in(done.stdout)
    if done.returncode < 0:
        problems.append(f"killed by signal {-done.returncode}: "
                        + done.stderr[-2000:])
    return findings, problems


def compare(front, files, flags):
    """What differs, as lines; and how many findings were compared."""
    ours, problems = run(front.check(files, flags))
    theirs, more = run(front.tidy(files, flags))
    lines = [f"clang-tidy says: {line}" for line in problems + more]
    for name, only in (("fearless check", ours - theirs),
                       ("clang-tidy", theirs - ours)):
        for where, text, notes in sorted(only):
            lines.append(f"only {name}: {':'.join(map(str, where))}: {text}")
            lines += [f"    {':'.join(map(str, place))}: {note}"
                      for place, note in notes]
    return lines, len(ours)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    build, wanted = options.build.resolve(), options.names
    run_cases = load_run_cases()
    with tempfile.TemporaryDirectory() as folder:
        cases, _ = run_cases.gallery(ROOT)
        cases += run_cases.examples(ROOT, folder)
        groups = collections.defaultdict(list)
        for case in cases[::options.every]:
            if not wanted or any(word in case.name for word in wanted):
                groups[case.flags()].append(case.path)
        batches = [(files[i:i + BATCH], flags)
                   for flags, files in groups.items()
                   for i in range(0, len(files), BATCH)]
        front = Front(build)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            results = list(pool.map(lambda batch: compare(front, *batch),
                                    batches))
    failures = [line for lines, _ in results for line in lines]
    print("\n".join(failures))
    files = sum(len(batch[0]) for batch in batches)
    print(f"{sum(count for _, count in results)} findings in {files} files, "
          f"{len(failures)} lines of difference")
    return 1 if failures or not files else 0


if __name__ == "__main__":
    sys.exit(main())
