#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""cmake_guide_test.py BUILD COMPILER: does docs/cmake.md tell the truth?

Its project, around two small sources, goes through the commands of its ```sh
blocks, with its presets and what BUILD installs. Options that it lists are those
that the functions take.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import install_test  # noqa: E402
from guide_blocks import ROOT, Guide  # noqa: E402

GUIDE = Guide("docs/cmake.md")
SOURCES = {
    "orders.cpp": """#include <fearless/mutex.h>
int orders() {
  static fearless::Mutex<int> count(0);
  return ++*count.lock();
}
""",
    "orders_test.cpp": """#include <gtest/gtest.h>
int orders();
TEST(Orders, AreCounted) { EXPECT_EQ(orders(), 1); }
"""}


def commands():
    for block in re.findall(r"^```sh\n(.*?)^```$", GUIDE.text, re.M | re.S):
        yield from block.splitlines()


def options_of(function):
    """Those that the function parses, and those that the guide lists."""
    path = ROOT / "cmake" / f"Fearless{function.title()}.cmake"
    parsed = re.search(r"cmake_parse_arguments\(PARSE_ARGV 0 ARG (.*?)\)",
                       path.read_text(), re.S)[1]
    part = GUIDE.text.split(f"## fearless_{function}(")[1].split("\n## ")[0]
    return (set(re.findall(r"[A-Z_]+", parsed)),
            set(re.findall(r"`([A-Z_]{4,})[ `]", part)) - {"PATH"})


def main(build, compiler):
    wrong = []
    with tempfile.TemporaryDirectory(prefix="guide-") as name:
        work = pathlib.Path(name).resolve()
        prefix = install_test.install(pathlib.Path(build).resolve(), work)
        project = work / "orders"
        project.mkdir()
        SOURCES["CMakeLists.txt"] = GUIDE.block("cmake project")
        SOURCES["CMakePresets.json"] = GUIDE.block("json presets")
        for file, text in SOURCES.items():
            (project / file).write_text(text)
        for command in commands():
            done = subprocess.run(
                ["bash", "-c", command], cwd=project, text=True, check=False,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300,
                env={**os.environ, "CXX": compiler,
                     "CMAKE_PREFIX_PATH": str(prefix)})
            if done.returncode != 0:
                wrong.append(f"`{command}` ends with {done.returncode}:\n"
                             + done.stdout)
    for function in ("check", "test"):
        parsed, listed = options_of(function)
        if parsed != listed:
            wrong.append(f"fearless_{function} takes {sorted(parsed)}, the "
                         f"guide lists {sorted(listed)}")
    print("\n".join(wrong) or "docs/cmake.md tells the truth")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
