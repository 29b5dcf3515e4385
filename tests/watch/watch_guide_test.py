#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""watch_guide_test.py COMPILER LIBRARY: does docs/watch.md tell the truth?

Its ```cpp deadlock program must end with 66 and print the ```text block that
follows, but for the id and for which thread comes first, and README.md must show
both; its ```cpp test program must pass. Its table of options must be what options.def says.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "watch.md").read_text(encoding="utf-8")
OPTION = re.compile(r'FEARLESS_OPTION\(\w+, (\w+), (.*?), "(.*)"\)')


def block(kind):
    return re.search(rf"^```{kind}\n(.*?)^```$", TEXT, re.M | re.S)[1]


def run(compiler, library, folder, name, source, *more):
    (folder / name).write_text(source)
    program = folder / pathlib.Path(name).stem
    subprocess.run([compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror",
                    "-DFEARLESS_INSTRUMENT=1",
                    f"-I{ROOT / 'runtime' / 'include'}", name, library, *more,
                    "-pthread", "-o", program], check=True, cwd=folder)
    return subprocess.run([program], cwd=folder, capture_output=True, text=True,
                          timeout=60, check=False)


def anonymous(report):
    """Lines in any order, without drawing, blanks and id."""
    report = re.sub(r"id: .*", "", report)
    return sorted(" ".join(re.sub("[┌▶│└─]", " ", line).split())
                  for line in report.splitlines())


def main(compiler, library):
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ran = run(compiler, library, folder, "store.cpp", block("cpp deadlock"))
        if ran.returncode != 66 or anonymous(ran.stderr) != anonymous(
                block("text")):
            wrong.append(f"ends with {ran.returncode}:\n{ran.stderr}")
        ran = run(compiler, library, folder, "account.cpp", block("cpp test"),
                  "-lgtest_main", "-lgtest")
        if ran.returncode != 0:
            wrong.append(ran.stdout + ran.stderr)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    wrong += [f"README.md: another `{kind}` than docs/watch.md"
              for kind in ("cpp deadlock", "text") if block(kind) not in readme]
    table = (ROOT / "runtime" / "watch" / "options.def").read_text()
    for option, value, text in OPTION.findall(table):
        value = value.strip('"')
        if f"| `{option}={value}` | {text} |" not in TEXT:
            wrong.append(f"docs/watch.md: the row of {option} differs")
    print("\n".join(wrong) or "docs/watch.md tells the truth")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
