#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""watch_guide_test.py COMPILER LIBRARY: does docs/watch.md tell the truth?

Its ```cpp deadlock program must end with 66 and print the ```text block that
follows, but for the id and for which thread comes first, and README.md must show
both; its ```cpp test program must pass. Its table of options must be what
options.def says.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from guide_blocks import ROOT, Guide, build  # noqa: E402

GUIDE = Guide("docs/watch.md")
OPTION = re.compile(r'FEARLESS_OPTION\(\w+, (\w+), (.*?), "(.*)"\)')


def run(program):
    return subprocess.run([program], cwd=program.parent, capture_output=True,
                          text=True, timeout=60, check=False)


def anonymous(report):
    """Lines in any order, without drawing, blanks and id."""
    report = re.sub(r"id: .*", "", report)
    return sorted(" ".join(re.sub("[┌▶│└─]", " ", line).split())
                  for line in report.splitlines())


def main(compiler, library):
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ran = run(build(compiler, library, folder / "store.cpp",
                        GUIDE.block("cpp deadlock")))
        if ran.returncode != 66 or anonymous(ran.stderr) != anonymous(
                GUIDE.block("text")):
            wrong.append(f"ends with {ran.returncode}:\n{ran.stderr}")
        ran = run(build(compiler, library, folder / "account.cpp",
                        GUIDE.block("cpp test"), "-lgtest_main", "-lgtest"))
        if ran.returncode != 0:
            wrong.append(ran.stdout + ran.stderr)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    wrong += [f"README.md: another `{kind}` than docs/watch.md"
              for kind in ("cpp deadlock", "text")
              if GUIDE.block(kind) not in readme]
    table = (ROOT / "runtime" / "watch" / "options.def").read_text()
    for option, value, text in OPTION.findall(table):
        value = value.strip('"')
        if f"| `{option}={value}` | {text} |" not in GUIDE.text:
            wrong.append(f"docs/watch.md: the row of {option} differs")
    print("\n".join(wrong) or "docs/watch.md tells the truth")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
